"""The model reads names that the word lists know under stand-ins of their class, alike for both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.lexicon import table
from reportedly.parse.pieces import shape
from reportedly.parse.stand_ins import stand_ins

POOLS = table("en", "stand_ins")["pools"]


def read_as(*sentences: str) -> list[str]:
    return [" ".join(forms) for forms in stand_ins([sentence.split(" ") for sentence in sentences])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway warned Kenya on Friday .", "Kenya warned Norway on Friday ."),
        ("The Chilean envoy met Kenyans in Oslo .", "The Kenyan envoy met Chileans in Nairobi ."),
        ("Officials in Lisbon blamed Athens .", "Officials in Athens blamed Lisbon ."),
        ("French and Dutch boats left .", "Dutch and French boats left ."),
        ("Costa Rica thanked Sri Lanka .", "Sri Lanka thanked Costa Rica ."),
        ("NORWAY WINS AGAINST KENYA", "KENYA WINS AGAINST NORWAY"),
        ("Republicans outvoted Democrats .", "Democrats outvoted Republicans ."),
        ("A Democratic senator spoke .", "A Republican senator spoke ."),
        ("Erik Hansen thanked Amadou Diallo .", "Amadou Diallo thanked Erik Hansen ."),
        ("Ingrid Bauer thanked Aisha Diallo .", "Aisha Diallo thanked Ingrid Bauer ."),
        ("Mr. Hansen thanked Senator Diallo .", "Mr. Diallo thanked Senator Hansen ."),
    ],
)
def test_two_names_of_a_class_that_change_places_are_read_alike(one: str, other: str) -> None:
    assert read_as(one) == read_as(other)


def test_a_name_keeps_its_stand_in_within_a_sentence() -> None:
    (read,) = read_as("Kenya said that Norway owed Kenya an answer")

    first, *_, again, _, _ = read.split(" ")
    assert first == again == POOLS["state"][0]
    assert POOLS["state"][1] in read.split(" ")


def test_a_family_name_is_known_by_a_full_name_elsewhere_in_the_document() -> None:
    alone = read_as("Okafor resigned .")
    later, _ = read_as("Okafor resigned .", "Chidi Okafor was 60 .")

    assert alone == ["Okafor resigned ."]
    assert later == f"{POOLS['family'][0]} resigned ."


@pytest.mark.parametrize(
    "kept",
    [
        "The turkey was served on china .",
        "Jordan said so .",
        "The Democratic Republic was founded .",
        "Will spoke to Mark .",
        "Norway Street was closed .",
        "The U.S. and the EU agreed .",
        "She asked Anna .",
    ],
)
def test_what_may_be_something_else_is_read_as_it_stands(kept: str) -> None:
    assert read_as(kept) == [kept]


@given(
    st.lists(st.lists(st.sampled_from(["Kenya", "South", "Korea", "Ali", "Erik", "Mr.", "said", "", "🙂", "كينيا"])))
)
def test_no_word_is_lost_and_none_is_added(sentences: list[list[str]]) -> None:
    read = stand_ins(sentences)

    assert [len(forms) for forms in read] == [len(forms) for forms in sentences]


def test_a_stand_in_stands_in_for_itself_in_the_case_of_the_name() -> None:
    for kind, pool in POOLS.items():
        assert len(set(pool)) == len(pool), kind
    assert [shape(word) for word in stand_ins([["KENYA", "Kenya"]])[0]] == [shape("KENYA"), shape("Kenya")]
