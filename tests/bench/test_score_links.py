import pytest

from bench.counts import F1, Scores, Share
from bench.events import Event, TrueLink, Truth
from bench.score_links import score_links
from reportedly.comparison import Link, LinkKind, Origin, OriginDocument

TRUTH = Truth(
    (
        Event(
            "e",
            (
                TrueLink("e/1", "e/2", "agency tag", whole=True),
                TrueLink("e/1", "e/3", "copied text", whole=False),
                TrueLink("e/2", "e/4", "same statement", whole=False),
                TrueLink("e/1", "e/5", "cites", whole=False),
            ),
            (frozenset({"e/1", "e/2"}), frozenset({"e/3"}), frozenset({"e/4"}), frozenset({"e/5"})),
            (),
            frozenset(),
        ),
    )
)
ALL = ("1", "2", "3", "4", "5", "6")


def link(one: str, other: str, kind: LinkKind, *, overruled: bool = False) -> Link:
    return Link("", "", f"in/e/{one}", f"in/e/{other}", kind, 1.0, "because", overruled=overruled)


def score(*links: Link, groups: tuple[tuple[str, ...], ...] = ()) -> Scores:
    alone = tuple((name,) for name in ALL if not any(name in group for group in groups))
    origins = [
        Origin(f"o{number}", tuple(OriginDocument("", f"in/e/{name}") for name in group))
        for number, group in enumerate(groups + alone)
    ]
    return score_links(origins, links, TRUTH)


def test_every_link_found_scores_full_marks() -> None:
    scores = score(
        link("1", "2", "agency tag"),
        link("3", "1", "copied text"),
        link("2", "4", "same statement"),
        link("1", "5", "cites"),
        groups=(("1", "2"),),
    )
    assert {name: one.value for name, one in scores.items() if name != "document origins"} == {
        "copies": 100,
        "kind": 100,
        "citations": 100,
        "same statement": 100,
    }


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (link("1", "2", "copied text"), F1(1, 1, 2)),
        (link("2", "3", "copied text"), F1(1, 1, 2)),
        (link("2", "4", "copied text"), F1(0, 0, 2)),
        (link("1", "6", "copied text"), F1(0, 1, 2)),
        (link("1", "6", "copied text", overruled=True), F1(0, 0, 2)),
        (link("1", "4", "same statement"), F1(0, 0, 2)),
    ],
)
def test_a_copy_is_right_through_either_copy_and_wrong_where_there_is_none(one: Link, expected: F1) -> None:
    assert score(one)["copies"] == expected


def test_an_origin_too_large_is_wrong_for_each_pair_and_each_document() -> None:
    scores = score(link("1", "3", "copied text"), groups=(("1", "2", "3"),))
    assert scores["copies"] == F1(2, 4, 2)
    assert scores["document origins"] == Share(2, 6)


def test_a_kind_is_judged_where_the_link_is_there() -> None:
    assert score(link("1", "2", "forward"))["kind"] == Share(0, 1)
    assert score()["kind"] == Share(0, 0)


def test_the_same_statement_may_be_linked_through_a_copy_at_no_cost() -> None:
    assert score(link("1", "4", "same statement"))["same statement"] == F1(0, 0, 1)
    assert score(link("3", "4", "same statement"))["same statement"] == F1(0, 1, 1)
