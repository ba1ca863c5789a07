import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.terms import LONGEST, of_field, places, tsvector, words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Bridge", ["the", "bridge"]),
        ("don’t U.N. 3.5", ["don", "t", "u", "n", "3", "5"]),
        ("Zoë Öst, café", ["zoe", "ost", "cafe"]),
        ("snake_case", ["snake", "case"]),
        ("😀 🇺🇳 —", []),
        ("Straße", ["strasse"]),
        ("x" * 900, ["x" * LONGEST]),
    ],
)
def test_words_are_cut_without_case_and_accents(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_with_their_places_are_the_same_words(text: str) -> None:
    found = list(places(text))
    assert [word for word, _, _ in found] == words(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_place_of_a_word_holds_it(text: str) -> None:
    for word, start, end in places(text):
        assert word in "".join(words(text[start:end]))


def test_combining_marks_belong_to_their_letter() -> None:
    text = "cafe\u0301 x"
    assert list(places(text)) == [("cafe", 0, 5), ("x", 6, 7)]


def test_words_of_a_field_are_marked_and_kept_apart() -> None:
    assert of_field("speaker", ["Ida Rook", "Bram"]) == ["·", "s·ida", "s·rook", "·", "s·bram"]


def test_postgresql_is_told_the_places_and_no_breaks() -> None:
    packed = b"\0\0\0\2" + b"old\0\0\1\0\1" + "s·ida".encode() + b"\0\0\2\0\3\0\4"
    assert tsvector(["old", "·", "s·ida", "s·ida"]) == packed
