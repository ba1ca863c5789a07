"""A story in a few lines."""

from dataclasses import replace

import pytest
from case_of_ferry import browse, make_case
from made_record import make_record

from reportedly.comparison import Reason, Story
from reportedly.show.web.contrast import story_lines

RECORD = make_record()


def disputed() -> Story:
    case = make_case()
    (story,) = case.stories()
    sides = tuple(f"{told.document}/{told.claim}" for told in story.claims)
    reasons = (*story.reasons, Reason("figure", 0.4, "both count"), Reason("figure", -1.0, "'31' against '13'", sides))
    return replace(story, verdict="disputed", dispute="figure", reasons=reasons)


def test_a_line_says_what_stands_against_what_and_whose_words_these_are() -> None:
    (line,) = story_lines(make_case(), [disputed()], sides=True)
    claim = RECORD.claims[1]
    words = " ".join(RECORD.document.text[claim.start : claim.end].split())
    assert line.against == "'31' against '13'"
    assert [side.words for side in line.sides] == [words, words]
    assert [side.voices for side in line.sides] == [("The Ansel Bell",), ("The Quay Mail",)]
    assert (line.outlets, line.more, line.documents) == (("The Ansel Bell", "The Quay Mail"), 0, 2)


@pytest.mark.parametrize("verdict", ["repeated", "asserted", "independently reported"])
def test_a_story_in_which_nothing_clashes_has_no_sides(verdict: str) -> None:
    story = replace(disputed(), verdict=verdict, dispute=None)  # type: ignore[arg-type]
    (line,) = story_lines(make_case(), [story], sides=True)
    assert (line.against, line.sides) == ("", ())


def test_the_first_page_shows_both_sides_of_a_dispute() -> None:
    case = make_case()
    case._stories = (disputed(),)
    with browse(case) as client:
        page = client.get("/").text
        assert page.count('<ul class="sides">') == 1
        assert "disputed: the figure" in page
        assert "&#39;31&#39; against &#39;13&#39;" in client.get("/stories").text


@pytest.mark.parametrize(("verdict", "sides"), [("disputed", 1), ("", 0)])
def test_a_list_of_disputes_shows_both_sides_of_each_word_for_word(verdict: str, sides: int) -> None:
    case = make_case()
    case._stories = (disputed(),)
    with browse(case) as client:
        page = client.get(f"/stories?verdict={verdict}" if verdict else "/stories").text
    assert page.count('<ul class="sides">') == sides
