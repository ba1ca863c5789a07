"""One name in several spellings counts as one; other numbers, compass words and given names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.names import distance, same_name, sounds


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Muammar Qadhafi", "Muammar Gaddafi", "person"),
        ("Hezbollah", "Hizbullah", "organisation"),
        ("Okafor, Adaeze", "Adaeze Okafor", "person"),
        ("Dr. Adaeze Okafor", "Adaeze Okafor", "person"),
        ("A. Okafor", "Adaeze Okafor", "person"),
        ("Bob Lind", "Robert Lind", "person"),
        ("Роберт Линд", "Robert Lind", "person"),
        ("RobertLind", "Robert Lind", "person"),
        ("Zoë Müller", "Zoe Muller", "person"),
        ("HWU", "Harbour Workers Union", "organisation"),
        ("First Bank", "1st Bank", "organisation"),
        ("Nordvik Ltd", "Nordvik Limited", "organisation"),
    ],
)
def test_variants_of_one_name_count_as_one(one: str, other: str, kind: str) -> None:
    assert same_name(one, other, kind), same_name(one, other, kind).detail


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Tunde Okafor", "Adaeze Okafor", "person"),
        ("B. Okafor", "Adaeze Okafor", "person"),
        ("North Valland", "South Valland", "place"),
        ("North Valland", "Valland", "place"),
        ("Brigade 44", "Brigade 45", "organisation"),
        ("Harbour Workers Union", "Harbour Owners Union", "organisation"),
        ("…", "Adaeze Okafor", "person"),
    ],
)
def test_other_names_do_not(one: str, other: str, kind: str) -> None:
    assert not same_name(one, other, kind)


def test_the_reason_says_which_words_are_least_alike() -> None:
    assert same_name("Adaeze Okafor", "Adaeze Okefor").detail == "the least alike words are 'okafor' and 'okefor'"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "place"]))
def test_a_comparison_is_symmetric_and_within_bounds(one: str, other: str, kind: str) -> None:
    there, back = same_name(one, other, kind).score, same_name(other, one, kind).score
    assert there == pytest.approx(back)
    assert 0 <= there <= 1


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("", "ab", 2)]
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips


def test_sounds_fold_transliterations() -> None:
    assert sounds("qadhafi") == sounds("gaddafi")
