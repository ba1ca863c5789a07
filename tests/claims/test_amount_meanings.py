"""What became of people who are counted, which way a figure moved, what cannot be: as the model's trees give it."""

import pytest

from reportedly.claims import build_record
from reportedly.parse.parser import shipped
from reportedly.read import read_text
from reportedly.record import Record

OUTCOMES = [
    ("At least 13 people were killed in the blast.", ["killed"]),
    ("The blast killed three soldiers and injured five others.", ["killed", "wounded"]),
    ("The bombing, which killed 7, injured 12 more.", ["killed", "wounded"]),
    ("Twenty people died.", ["killed"]),
    ("The storm left 13 dead and dozens missing.", ["killed", "missing"]),
    ("The fire claimed nine lives.", ["killed"]),
    ("The death toll rose to 17.", ["killed"]),
    ("Officials reported the deaths of 12 miners.", ["killed"]),
    ("Eleven sailors drowned when the ferry sank.", ["killed"]),
    ("The army said it had killed 14 fighters.", ["killed"]),
    ("Forty passengers were wounded.", ["wounded"]),
    ("A gunman wounded six students.", ["wounded"]),
    ("Hospitals treated 30 injured people.", ["wounded"]),
    ("Six people are missing.", ["missing"]),
    ("Four climbers remain missing.", ["missing"]),
    ("Police arrested 45 protesters.", ["detained"]),
    ("More than 200 activists were detained.", ["detained"]),
    ("Gunmen kidnapped 19 teachers.", ["abducted"]),
    ("Some 3,000 residents fled the town.", ["displaced"]),
    ("The quake displaced 40,000 families.", ["displaced"]),
    ("The flood made 5,000 people homeless.", ["displaced"]),
    ("About 700 villagers were evacuated.", ["displaced"]),
    ("Firefighters rescued eight children.", ["rescued"]),
    ("Ten survivors were found.", ["rescued"]),
    ("Three hundred guests attended the wedding.", [None]),
    ("The factory hired 40 workers.", [None]),
    ("The bomb destroyed 12 houses.", [None]),
    ("Two officers arrested the man.", [None]),
    ("Fifty voters killed time in the queue.", [None]),
]

CHANGES = [
    ("Sales rose by 5 percent to $20 million.", ["up by", "up to"]),
    ("Prices fell 3%.", ["down by"]),
    ("Unemployment dropped from 8% to 6%.", ["down from", "down to"]),
    ("A 12% increase in rents angered tenants.", ["up by"]),
    ("Shares were up 4 percent.", ["up by"]),
    ("Turnout increased two percentage points.", ["up by"]),
    ("The budget grew from $1 billion to $1.5 billion.", ["up from", "up to"]),
    ("The deal raised the wage by 2 dollars.", ["up by"]),
    ("The company cut 300 jobs.", [None]),
    ("The bank raised $50 million.", [None]),
    ("Rents climbed to 900 euros.", ["up to"]),
    ("The price of bread costs 3 euros.", [None]),
    ("Exports declined by 7 per cent.", ["down by"]),
    ("The town has 900 houses.", [None]),
]


def record(text: str) -> Record:
    reading = read_text(text, source="test")
    return build_record(shipped().analyse(reading.document), reading.problems)


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_a_count_of_people_says_what_became_of_them(text: str, expected: list[str | None]) -> None:
    assert [amount.outcome for amount in record(text).amounts] == expected


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_figure_that_moved_says_which_way_and_whether_by_from_or_to(text: str, expected: list[str | None]) -> None:
    assert [amount.change for amount in record(text).amounts] == expected


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("It has 13 rooms.", 13),
        ("It has about 13 rooms.", 13),
        ("It has at least 13 rooms.", None),
        ("It has nearly 13 rooms.", None),
        ("It has 13 to 15 rooms.", None),
    ],
)
def test_a_best_figure_is_only_where_the_text_gives_one_and_no_bounds(text: str, best: float | None) -> None:
    assert [amount.best for amount in record(text).amounts] == [best]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("On 31 February the hall closed.", "impossible-date", "31 February"),
        ("It closed on February 30, 2021 for good.", "impossible-date", "February 30, 2021"),
        ("It ran from 2014 to 2010 without a break.", "contradictory-range", "from 2014 to 2010"),
        ("Between 15 and 10 guests came.", "contradictory-range", "15 and 10 guests"),
    ],
)
def test_a_value_that_cannot_be_is_left_out_and_told(text: str, code: str, words: str) -> None:
    found = record(text)

    (problem,) = found.problems
    assert problem.code == code
    assert text[problem.start : problem.end] == words
    assert all(when.edtf is None for when in found.times)
    assert all(amount.low is None and amount.high is None for amount in found.amounts)


def test_a_value_that_is_merely_unknown_is_no_problem() -> None:
    assert record("Some time ago, several guests left.").problems == ()
