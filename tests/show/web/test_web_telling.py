"""A story that hundreds of documents tell, in pages: some origins, some tellings of each, and what clashes first."""

from dataclasses import replace

import pytest
from case_of_ferry import SECOND, browse, make_case
from made_record import make_record
from memory_case import MemoryCase

from reportedly.comparison import Reason, Story, StoryClaim
from reportedly.show.web.telling import ALONE, ORIGINS, TELLINGS, shown_of

FIRST = make_record().document.id
MANY, TOLD = 3 * ORIGINS, 60
"""Origins of the story, and tellings of its first origin; each other has one."""


def large() -> Story:
    """A story of many origins, of which the first and the last clash."""
    (story,) = make_case().stories()
    one = story.claims[0]
    first = [replace(one, document=FIRST, claim=f"c{number}") for number in range(1, TOLD + 1)]
    others = [
        replace(one, document=f"d{number}", origin=f"o{number}", voices=(f"Outlet {number}",))
        for number in range(2, MANY + 1)
    ]
    clash = Reason("figure", -1.0, "'31' against '13'", (f"{FIRST}/c50", f"d{MANY}/{one.claim}"))
    return replace(
        story, verdict="disputed", dispute="figure", origins=MANY, claims=(*first, *others), reasons=(clash,)
    )


def case_of(story: Story) -> MemoryCase:
    case = make_case()
    case._stories = (story,)
    return case


def origins(told: list[StoryClaim]) -> list[str]:
    return list(dict.fromkeys(one.origin for one in told))


def test_what_clashes_comes_first_and_each_origin_with_a_few_tellings() -> None:
    shown = shown_of(large(), origin=None, start=0)
    assert origins(shown) == ["o1", f"o{MANY}", *(f"o{number}" for number in range(2, ORIGINS))]
    assert [one.claim for one in shown if one.origin == "o1"] == ["c50", "c1", "c2", "c3"][:TELLINGS]


def test_the_pages_of_a_story_hold_every_origin_once_and_those_of_an_origin_every_telling_once() -> None:
    story = large()
    pages = [origins(shown_of(story, origin=None, start=start)) for start in range(0, MANY, ORIGINS)]
    assert sorted(name for names in pages for name in names) == sorted(origins(list(story.claims)))
    alone = [one.claim for start in range(0, TOLD, ALONE) for one in shown_of(story, origin="o1", start=start)]
    assert sorted(alone) == sorted(f"c{number}" for number in range(1, TOLD + 1))


@pytest.mark.parametrize(
    ("address", "there", "absent"),
    [
        (
            "",
            [">56 more tellings of this origin</a>", "start=12", "Outlet 36"],
            "← Bef",
        ),
        ("?start=24", ["Outlet 30", "← Before"], "Next →"),
        ("?origin=o1", ["In the words of origin o1", "All 36 origins", "origin=o1&amp;start=40"], "more tellings"),
        ("?start=90", ["Nothing of the story stands here"], "Next →"),
        ("?origin=none", ["Nothing of the story stands here"], "Next →"),
    ],
)
def test_a_large_story_is_shown_in_pages(address: str, there: list[str], absent: str) -> None:
    with browse(case_of(large())) as client:
        page = client.get(f"/story/s1{address}").text
    assert [words for words in there if words not in page] == []
    assert absent not in page


def test_a_dispute_is_headed_by_the_two_tellings_that_it_rests_on() -> None:
    (story,) = make_case().stories()
    clash = Reason("figure", -1.0, "'31' against '13'", tuple(f"{one.document}/{one.claim}" for one in story.claims))
    with browse(case_of(replace(story, verdict="disputed", dispute="figure", reasons=(clash,)))) as client:
        page = client.get("/story/s1").text
    assert page.index("against lead") < page.index('<ul class="sides">') < page.index("In each origin")
    assert f'href="/document/{SECOND}#c2"' in page


def test_many_reasons_are_folded() -> None:
    (story,) = make_case().stories()
    reasons = tuple(Reason("origin", 1.0, f"rests on o{number}") for number in range(30))
    with browse(case_of(replace(story, reasons=reasons))) as client:
        page = client.get("/story/s1").text
    assert "<summary>10 more reasons</summary>" in page


def test_a_small_story_is_told_whole_however_many_tellings_an_origin_has() -> None:
    story = large()
    few = replace(story, claims=story.claims[:ALONE], origins=1)
    assert len(shown_of(few, origin=None, start=0)) == ALONE


def test_pages_of_a_list_say_which_part_of_how_many_they_show() -> None:
    with browse(case_of(large())) as client:
        assert "13–24 of 36" in client.get("/story/s1?start=12").text
        assert "41–60 of 60" in client.get("/story/s1?origin=o1&start=40").text
