"""A comparison that a case keeps follows its documents, and is what comparing all of them at once gives."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mill_fire import KILLED, LOCKED, NOT_LOCKED, PADDING, SEVEN
from test_comparer import documents, made, told

import reportedly
from reportedly.casefile import Run
from reportedly.cases import follow
from reportedly.compare import Comparison, Owners, compare, meets, shelf
from reportedly.compare.ranking import ranked
from reportedly.comparison import Reason, Story
from reportedly.decision import Decision
from reportedly.store.case import Case

RARE = {"COMMON_PRINT": 2, "COMMON_KEY": 2, "COMMON_THING": 1, "BUSY": 2, "HEADS": 1}
BUSY = {"COMMON_PRINT": 2, "COMMON_KEY": 9, "COMMON_THING": 9, "BUSY": 1, "HEADS": 1}
"""So low that a handful of reports makes keys too common, or busy, and formulas of sentences."""


@pytest.fixture(params=[{}, RARE, BUSY], ids=["as they are", "common things soon", "busy things soon"])
def caps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in request.param.items():
        for module in (meets, shelf):
            monkeypatch.setattr(module, name, most)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def kept(case: Case) -> Comparison:
    return Comparison(tuple(case.origins()), tuple(case.links()), tuple(case.stories()))


def same(found: Comparison, wanted: Comparison) -> None:
    """Two comparisons are one, but for the numbers that origins and stories got."""
    name = {origin.documents[0]: origin.origin for origin in wanted.origins}
    called = {origin.origin: name[origin.documents[0]] for origin in found.origins}
    groups = [{origin.documents[0]: set(origin.documents) for origin in one.origins} for one in (found, wanted)]
    assert groups[0] == groups[1]
    assert found.links == wanted.links
    assert ranked(_named(story, called) for story in found.stories) == wanted.stories


def _named(story: Story, called: dict[str, str]) -> Story:
    claims = tuple(replace(claim, origin=called[claim.origin]) for claim in story.claims)
    return replace(story, claims=claims, reasons=tuple(_with_name(reason, called) for reason in story.reasons))


def _with_name(reason: Reason, called: dict[str, str]) -> Reason:
    start, colon, rest = reason.detail.partition(":")
    if reason.feature != "origin":
        return reason
    return replace(reason, detail=f"rests on {called[start.removeprefix('rests on ')]}{colon}{rest}")


_NUMBERS = count(1)


@pytest.mark.usefixtures("caps")
@given(plan=documents, cuts=st.sets(st.integers(0, 5)), random=st.randoms())
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_what_a_case_keeps_is_what_comparing_all_at_once_gives(
    folder: Path, plan: list[tuple[list[int], str]], cuts: set[int], random: object
) -> None:
    records = made(plan)
    random.shuffle(records)  # type: ignore[attr-defined]
    with reportedly.open(folder / f"{next(_NUMBERS)}.case") as case:
        for number, record in enumerate(records):
            case.add(record)
            if number in cuts:
                follow(case)
        follow(case)
        same(kept(case), compare(records))
        assert (case.counts().origins, case.counts().stories) == (len(case.origins()), len(case.stories()))


def test_both_databases_follow_one_document_after_the_other(case: Case) -> None:
    records = made([([0, 4], "2024-05-14"), ([0, 8], "2024-05-15"), ([2, 5], "2024-05-14"), ([0, 4], "2024-05-13")])
    for number, record in enumerate(records, start=1):
        case.add(record)
        assert follow(case) == 1
        same(kept(case), compare(records[:number]))
    assert follow(case) == 0
    assert case.counts().disputed > 0


def test_a_record_that_was_read_again_is_compared_again(case: Case) -> None:
    one, two, again = told("a", KILLED, PADDING), told("b", SEVEN, LOCKED), told("b", NOT_LOCKED)
    new = replace(two, claims=two.claims[:1])
    for record in (one, two, again):
        case.add(record)
    follow(case)
    case.replace(new, run=Run("another"))
    assert follow(case) == 1
    same(kept(case), compare([one, new, again]))


def test_a_story_keeps_its_number_when_more_tell_it(case: Case) -> None:
    case.add(told("a", KILLED))
    follow(case)
    before = case.stories()[0].story
    case.add(told("b", SEVEN))
    follow(case)
    after = case.story(before)
    assert after is not None
    assert (after.verdict, len(after.claims)) == ("disputed", 2)


def test_owners_and_rulings_are_followed(case: Case) -> None:
    one, two = told("a", KILLED, publisher="Torvik Bell"), told("b", SEVEN, publisher="Norva Post")
    case.add(one)
    case.add(two)
    follow(case)
    owners = Owners({"Torvik Bell": "Lind Media", "Norva Post": "Lind Media"})
    case.put_owners(owners.of)
    assert follow(case) == 2
    same(kept(case), compare([one, two], owners=owners))
    (link,) = case.links()
    target, other = (case.target(record.document.id, "") for record in (one, two))
    case.decide(Decision("overrule", "Ada", target, others=(other,), field="ownership"))
    assert follow(case) == 2
    assert [link.overruled for link in case.links()] == [True]
    same(kept(case), compare([one, two], owners=owners, overruled=case.reconsider()))
    assert link.kind == "ownership"
