import json

import pytest
from flat_trees import analysis, flat
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import Analysis, Tree
from reportedly.claims.amounts import find_amounts
from reportedly.record import Amount, Document, When


def amounts(text: str, times: tuple[When, ...] = ()) -> list[tuple[str, float | None, float | None, bool, str | None]]:
    return [(text[a.start : a.end], a.low, a.high, a.approximate, a.unit) for a in find_amounts(analysis(text), times)]


COUNTS = [
    ("Thirteen coal miners died.", "Thirteen coal miners", 13, 13, False, "people"),
    ("The storm killed 1,426 villagers.", "1,426 villagers", 1426, 1426, False, "people"),
    ("Two hundred and five houses burned.", "Two hundred and five houses", 205, 205, False, "houses"),
    ("The town needs twenty-two buses.", "twenty-two buses", 22, 22, False, "buses"),
    ("The port sold one thousand two hundred crates.", "one thousand two hundred crates", 1200, 1200, False, "crates"),
    ("It carried a hundred passengers.", "a hundred passengers", 100, 100, False, "people"),
    ("It carried a dozen children.", "a dozen children", 12, 12, False, "people"),
    ("The library has 1.7 million books.", "1.7 million books", 1700000, 1700000, False, "books"),
    ("The library has half a million books.", "half a million books", 500000, 500000, False, "books"),
    ("The city lost two and a half million trees.", "two and a half million trees", 2500000, 2500000, False, "trees"),
    ("The city lost a million and a half trees.", "a million and a half trees", 1500000, 1500000, False, "trees"),
    ("The flood killed three.", "three", 3, 3, False, "people"),
    ("They opened a pair of bridges.", "a pair of bridges", 2, 2, False, "bridges"),
    ("They opened a couple of bridges.", "a couple of bridges", 2, 2, True, "bridges"),
    ("It was a 15-member council.", "15-member", 15, 15, False, "people"),
    ("It was a ten-storey house.", "ten-storey", 10, 10, False, "storeys"),
]

BOUNDS = [
    ("At least 13 farmers fled.", "At least 13 farmers", 13, None, False, "people"),
    ("No fewer than 13 farmers fled.", "No fewer than 13 farmers", 13, None, False, "people"),
    ("More than 40 bridges fell.", "More than 40 bridges", 40, None, False, "bridges"),
    ("Over 40 bridges fell.", "Over 40 bridges", 40, None, False, "bridges"),
    ("As many as nine sailors died.", "As many as nine sailors", None, 9, False, "people"),
    ("Up to nine sailors died.", "Up to nine sailors", None, 9, False, "people"),
    ("At most 30 bridges fell.", "At most 30 bridges", None, 30, False, "bridges"),
    ("Fewer than 30 bridges fell.", "Fewer than 30 bridges", None, 30, False, "bridges"),
    ("No more than 30 bridges fell.", "No more than 30 bridges", None, 30, False, "bridges"),
    ("Under 30 bridges fell.", "Under 30 bridges", None, 30, False, "bridges"),
    ("Nearly 30 bridges fell.", "Nearly 30 bridges", None, 30, True, "bridges"),
    ("Almost 30 bridges fell.", "Almost 30 bridges", None, 30, True, "bridges"),
    ("Just over 30 bridges fell.", "Just over 30 bridges", 30, None, True, "bridges"),
    ("About 300 bridges fell.", "About 300 bridges", 300, 300, True, "bridges"),
    ("Around 300 bridges fell.", "Around 300 bridges", 300, 300, True, "bridges"),
    ("Some 300 bridges fell.", "Some 300 bridges", 300, 300, True, "bridges"),
    ("Roughly 300 bridges fell.", "Roughly 300 bridges", 300, 300, True, "bridges"),
    ("An estimated 300 bridges fell.", "An estimated 300 bridges", 300, 300, True, "bridges"),
    ("Exactly 300 bridges fell.", "Exactly 300 bridges", 300, 300, False, "bridges"),
    ("A total of 39 bridges fell.", "A total of 39 bridges", 39, 39, False, "bridges"),
    ("The school hired 12 or more teachers.", "12 or more teachers", 12, None, False, "people"),
    ("The hall has 500+ seats.", "500+ seats", 500, None, False, "seats"),
    ("The hall has 500 seats or so.", "500 seats or so", 500, 500, True, "seats"),
]

RANGES = [
    ("The road needs 10 to 15 bridges.", "10 to 15 bridges", 10, 15, False, "bridges"),
    ("The road needs 10-15 bridges.", "10-15 bridges", 10, 15, False, "bridges"),
    ("The road needs 10–15 bridges.", "10–15 bridges", 10, 15, False, "bridges"),
    ("The road needs between 10 and 15 bridges.", "10 and 15 bridges", 10, 15, False, "bridges"),
    ("Between 30% and 40% of trees fell.", "30% and 40%", 30, 40, False, "percent"),
    ("The road needs between 15 and 10 bridges.", "15 and 10 bridges", None, None, False, "bridges"),
    ("It scored one or two points.", "one or two points", 1, 2, False, "points"),
    ("It costs four to five billion euros.", "four to five billion euros", 4 * 10**9, 5 * 10**9, False, "EUR"),
    ("It costs $10-15 million.", "$10-15 million", 10**7, 15 * 10**6, False, "dollars"),
    ("It costs $10 million to $15 million.", "$10 million to $15 million", 10**7, 15 * 10**6, False, "dollars"),
    ("Prices rose 10 to 15 per cent.", "10 to 15 per cent", 10, 15, False, "percent"),
]

VAGUE = [
    ("A handful of houses burned.", "A handful of houses", 3, None, True, "houses"),
    ("Dozens of sailors fled.", "Dozens of sailors", 24, None, True, "people"),
    ("Hundreds of houses burned.", "Hundreds of houses", 200, None, True, "houses"),
    ("Tens of thousands marched.", "Tens of thousands", 20000, None, True, "people"),
    ("Hundreds of thousands of books burned.", "Hundreds of thousands of books", 200000, None, True, "books"),
    ("Millions of trees burned.", "Millions of trees", 2000000, None, True, "trees"),
    ("Several houses burned.", "Several houses", 3, None, True, "houses"),
    ("Several hundred houses burned.", "Several hundred houses", 200, None, True, "houses"),
    ("A few houses burned.", "A few houses", 3, None, True, "houses"),
]

MONEY = [
    ("It cost nearly $50 billion.", "nearly $50 billion", None, 50 * 10**9, True, "dollars"),
    ("It cost US$27.9 million.", "US$27.9 million", 27900000, 27900000, False, "USD"),
    ("It cost A$5.", "A$5", 5, 5, False, "AUD"),
    ("It cost £1.1bn.", "£1.1bn", 1100000000, 1100000000, False, "GBP"),
    ("It cost 5m dollars.", "5m dollars", 5000000, 5000000, False, "dollars"),
    ("It cost $300m.", "$300m", 300000000, 300000000, False, "dollars"),
    ("It cost £35m.", "£35m", 35000000, 35000000, False, "GBP"),
    ("It cost €9 billion.", "€9 billion", 9 * 10**9, 9 * 10**9, False, "EUR"),
    ("It cost EUR 487 million.", "EUR 487 million", 487 * 10**6, 487 * 10**6, False, "EUR"),
    ("It cost ₹12,34,567.", "₹12,34,567", 1234567, 1234567, False, "INR"),
    ("It cost Rs 5 crore.", "Rs 5 crore", 5 * 10**7, 5 * 10**7, False, "INR"),
    ("It cost two million Swiss francs.", "two million Swiss francs", 2000000, 2000000, False, "CHF"),
    ("It cost two million euros.", "two million euros", 2000000, 2000000, False, "EUR"),
    ("It cost €1.234.567,50.", "€1.234.567,50", 1234567.5, 1234567.5, False, "EUR"),
]

SHARES = [
    ("Turnout rose to 58%.", "58%", 58, 58, False, "percent"),
    ("Turnout rose by 2.5 percentage points.", "2.5 percentage points", 2.5, 2.5, False, "percentage points"),
    ("It fell by a quarter.", "a quarter", 25, 25, False, "percent"),
    ("It lost a third of its trees.", "a third", 33.3, 33.3, True, "percent"),
    ("It lost two-thirds of its trees.", "two-thirds", 66.7, 66.7, True, "percent"),
    ("It lost three quarters of its trees.", "three quarters", 75, 75, False, "percent"),
    ("It lost half of its trees.", "half", 50, 50, False, "percent"),
    ("One in three trees fell.", "One in three", 33.3, 33.3, True, "percent"),
    ("Roughly 1 in 10 trees fell.", "Roughly 1 in 10", 10, 10, True, "percent"),
    ("Four out of 10 trees fell.", "Four out of 10", 40, 40, False, "percent"),
]

MEASURES = [
    ("The village is 160km away.", "160km", 160, 160, False, "km"),
    ("The town, population 4,300, was sold.", "4,300", 4300, 4300, False, "people"),
    ("It was a 12,000-strong choir.", "12,000-strong", 12000, 12000, False, "people"),
    ("The village is 2 1/2 miles away.", "2 1/2 miles", 2.5, 2.5, False, "miles"),
    ("The village is 2½ miles away.", "2½ miles", 2.5, 2.5, False, "miles"),
    ("The village is 2 miles away.", "2 miles", 2, 2, False, "miles"),
    ("The pipe was 36-inch wide.", "36-inch", 36, 36, False, "inches"),
    ("The park has 240 000 square metres.", "240 000 square metres", 240000, 240000, False, "square metres"),
    ("It reached 24C.", "24C", 24, 24, False, "degrees Celsius"),
    ("It reached minus 5 °C.", "minus 5 °C", -5, -5, False, "degrees Celsius"),
    ("Winds reached 56 miles per hour.", "56 miles per hour", 56, 56, False, "miles per hour"),
    ("It fell 90 feet per second.", "90 feet per second", 90, 90, False, "feet per second"),
    ("A magnitude 6.3 earthquake shook it.", "magnitude 6.3 earthquake", 6.3, 6.3, False, "magnitude"),
    ("A 5.0 earthquake shook it.", "5.0 earthquake", 5, 5, False, "magnitude"),
    ("They carried five metric tons of rice.", "five metric tons", 5, 5, False, "metric tons"),
    ("Output grew 18-fold.", "18-fold", 18, 18, False, "times"),
    ("They saw it twice.", "twice", 2, 2, False, "times"),
]

AGES = [
    ("A 17-year-old boy won.", "17-year-old", 17, 17, False, "years"),
    ("An eleven-month-old baby lived.", "eleven-month-old", 11, 11, False, "months"),
    ("The tree is 39 years old.", "39 years old", 39, 39, False, "years"),
    ("A teacher aged 24 won.", "aged 24", 24, 24, False, "years"),
    ("Women aged 18 to 34 won.", "aged 18 to 34", 18, 34, False, "years"),
    ("The mayor Ana Reyes, 62, said so.", "62", 62, 62, False, "years"),
    ("A woman in her 70s won.", "in her 70s", 70, 79, False, "years"),
    ("A woman in her late forties won.", "in her late forties", 40, 49, False, "years"),
    ("She died at 89.", "89", 89, 89, False, "years"),
    ("Children under five lived.", "under five", None, 5, False, "years"),
    ("He fled when he was six.", "six", 6, 6, False, "years"),
]

RESULTS = [
    ("The home team won 3–1.", "3–1", 1, 3, False, "points"),
    ("The home team drew 0 – 0 after a goal was annulled.", "0 – 0", 0, 0, False, "goals"),
]

NOUGHT = [
    ("No casualties were reported.", "No casualties", 0, 0, False, "people"),
    ("No one was hurt.", "No one", 0, 0, False, "people"),
]

FAMILIES = [*COUNTS, *BOUNDS, *RANGES, *VAGUE, *MONEY, *SHARES, *MEASURES, *AGES, *RESULTS, *NOUGHT]


@pytest.mark.parametrize("case", FAMILIES, ids=lambda case: str(case[0]))
def test_a_number_is_read_with_its_words_bounds_and_unit(
    case: tuple[str, str, float | None, float | None, bool, str],
) -> None:
    text, *expected = case
    assert [list(found) for found in amounts(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The parliament voted 321–103 against it.", [("321", 321, "votes"), ("103", 103, "votes")]),
        ("Two of the three boats sailed.", [("Two", 2, "boats"), ("three boats", 3, "boats")]),
        (
            "The boys are 15, 17 and 19 years old.",
            [("15", 15, "years"), ("17", 17, "years"), ("19 years old", 19, "years")],
        ),
        ("Twins aged 6 and 9 sailed.", [("aged 6", 6, "years"), ("9", 9, "years")]),
        ("Thirteen of 42 schools opened.", [("Thirteen", 13, "schools"), ("42 schools", 42, "schools")]),
        ("The number rose from 17 flights to 24.", [("17 flights", 17, "flights"), ("24", 24, "flights")]),
        ("It killed two sailors and injured nine.", [("two sailors", 2, "people"), ("nine", 9, "people")]),
        ("It is 500 miles (800 km) away.", [("500 miles", 500, "miles"), ("800 km", 800, "km")]),
    ],
)
def test_several_numbers_of_a_sentence_share_their_unit_where_the_words_say_so(
    text: str, spans: list[tuple[str, float, str]]
) -> None:
    assert [(span, low, unit) for span, low, _, _, unit in amounts(text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "They flew on a Boeing 737.",
        "The council adopted Resolution 2249.",
        "Article 5 was adopted.",
        "Articles 5 and 6 were adopted.",
        "The G20 opened.",
        "The shop is open 24/7.",
        "COVID-19 reached the island.",
        "The 4th bridge fell.",
        "A third man fled.",
        "The first half was long.",
        "It is one of the best.",
        "They walked for three days.",
        "It opened in 1998.",
        "Call 555-0192-33 for help.",
        "The finals were in May 3.",
        "She said so [12].",
        "1. Peel the potatoes.",
        "The 1UP network opened.",
        "A two-way road opened.",
        "Day five was sunny.",
        "The No. 2 Republican said so.",
        "They won 2-to-1.",
        "A six-figure sum was paid.",
        "The 787 Dreamliner flew.",
        "They lived there in ’72.",
        "There was no concern for victims.",
        "The study reads 2000 - 2050.",
        "A Falcon 9 rocket flew.",
        "The Group of Seven opened.",
    ],
)
def test_a_number_in_a_name_a_label_a_date_or_an_ordinal_is_no_amount(text: str) -> None:
    assert amounts(text) == []


def test_what_a_time_covers_is_no_amount_but_an_age_is() -> None:
    text = "In 40 schools a 17-year-old boy won."
    times = (When("t1", 3, 5), When("t2", 16, 27))
    assert [span for span, *_ in amounts(text, times)] == ["17-year-old"]


def test_what_is_counted_is_the_noun_phrase_after_the_number() -> None:
    text = "At least 13 northern coal miners died."
    (found,) = find_amounts(analysis(text), ())
    assert found.of is not None
    assert text[found.of.start : found.of.end] == "northern coal miners"


def test_the_tree_decides_where_the_noun_phrase_ends() -> None:
    text = "Firms sold 13 bridges Tuesday markets"
    tree = flat(text)
    assert tree is not None
    heads = (1, -1, 3, 1, 5, 1)
    rels = ("nsubj", "root", "nummod", "obj", "compound", "obl")
    real = Tree(0, tree.starts, tree.ends, tree.words, tree.lemmas, tree.upos, tree.xpos, tree.feats, heads, rels)
    (found,) = find_amounts(Analysis(Document("d", "s", text), (real,)), ())
    assert text[found.start : found.end] == "13 bridges"


def test_a_bare_number_takes_its_unit_from_the_subject_of_its_verb() -> None:
    text = "Warnings rose to 24"
    tree = flat(text)
    assert tree is not None
    heads, rels = (1, -1, 3, 1), ("nsubj", "root", "case", "obl")
    lemmas = ("warning", "rise", "to", "24")
    real = Tree(0, tree.starts, tree.ends, tree.words, lemmas, tree.upos, tree.xpos, tree.feats, heads, rels)
    (found,) = find_amounts(Analysis(Document("d", "s", text), (real,)), ())
    assert (found.low, found.unit) == (24, "warnings")


def test_whole_numbers_are_integers_and_ids_count_in_text_order() -> None:
    found = find_amounts(analysis("Thirteen miners carried 2.5 tons and 1.0 million books."), ())
    assert [a.id for a in found] == ["n1", "n2", "n3"]
    assert json.dumps([a.low for a in found]) == "[13, 2.5, 1000000]"


PARTS = """
    13 1,426 2.5 1.2.3 1,2,3 12,34,567 1.234.567,8 $ £ US$ % per cent percent km 24C -5 – - / # ( ) [ ] , . :
    ; “ ”  at least up to nearly about between and or to from of a an the half third two-thirds dozen dozens
    hundreds thousands  million billion bn m k one two five twenty hundred no one nobody miners people years
    old year-old aged her 40s Boeing  737 Article won goal voted magnitude earthquake ½ 5½ × €
"""


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(PARTS.split()), max_size=14).map(" ".join),
        st.lists(st.sampled_from(PARTS.split()), max_size=10).map("".join),
    )
)
def test_no_text_crashes_and_every_amount_stands_on_its_words(text: str) -> None:
    found = find_amounts(analysis(text), ())
    assert [a.id for a in found] == [f"n{number}" for number in range(1, len(found) + 1)]
    for one in found:
        assert_sound(one, text)


def assert_sound(one: Amount, text: str) -> None:
    assert 0 <= one.start < one.end <= len(text)
    assert text[one.start : one.end].strip() == text[one.start : one.end]
    assert one.low is None or one.high is None or one.low <= one.high
    assert one.of is None or 0 <= one.of.start < one.of.end <= len(text)


@given(st.integers(0, 999_999_999))
def test_a_number_with_digit_groups_means_the_same_as_without(number: int) -> None:
    (plain,) = (
        amounts(f"The town sold {number} crates.") if not 1500 <= number <= 2099 else [("", number, number, False, "")]
    )
    (grouped,) = amounts(f"The town sold {number:,} crates.")
    assert plain[1] == grouped[1] == number
