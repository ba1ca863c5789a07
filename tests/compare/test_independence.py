"""What is not shown to be told independently is called repeated, and says why."""

from dataclasses import replace

import pytest
from invented_reports import Said, report
from mill_fire import DIED, KILLED, NAMES

from reportedly.compare import compare
from reportedly.comparison import Story


def together(one: Said, two: Said, *, later: str | None = "2024-05-14") -> Story:
    first = report("a", [one], publisher="a", names=NAMES)
    second = report("b", [two], publisher="b", published=later, names=NAMES)
    return next(story for story in compare([first, second]).stories if len(story.claims) == 2)


@pytest.mark.parametrize(
    ("other", "later", "why"),
    [
        (replace(DIED, status="planned"), "2024-05-14", "planned"),
        (DIED, "2024-07-20", "recall"),
    ],
    ids=["a plan", "a later report"],
)
def test_two_origins_that_may_be_one_are_repeated_with_the_reason(other: Said, later: str, why: str) -> None:
    story = together(KILLED, other, later=later)
    assert (story.verdict, why in story.limits) == ("repeated", True)


def test_reports_without_a_date_are_independent_only_of_a_day_that_both_name() -> None:
    dayless = replace(DIED, text=DIED.text.replace(" on Monday", ""), when=None, day=None)

    assert together(KILLED, DIED, later=None).verdict == "independently reported"
    story = together(KILLED, dayless, later=None)
    assert (story.verdict, "no date" in story.limits) == ("repeated", True)


def test_two_tellings_in_words_of_their_own_are_independent() -> None:
    assert together(KILLED, DIED).verdict == "independently reported"
