from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_names import NAMES

from reportedly.record import EntityKind
from reportedly.store.likeness import Sort, given_agree, likeness, veto
from reportedly.store.spelling import FULL, SHORT, SINGLE, Spelling, known, spell


def spelt(name: str, kind: EntityKind = "person") -> Spelling:
    made = spell(name, kind)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("name", "kind", "words", "size"),
    [
        ("Dr. Petar Lund", "person", ("petar", "lund"), FULL),
        ("P. J. Lund", "person", ("p", "j", "lund"), SHORT),
        ("President Lund", "person", ("lund",), SINGLE),
        ("Petar Lund Jr.", "person", ("petar", "lund"), FULL),
        ("Ida O’Rook’s", "person", ("ida", "orook"), FULL),
        ("The Dockers’ Union", "organisation", ("dockers", "union"), FULL),
        ("Tessel Lines Ltd", "organisation", ("tessel", "lines"), FULL),
        ("the U.N.", "organisation", ("united", "nations"), FULL),
        ("SDU", "organisation", ("sdu",), SHORT),
        ("Dášková Lhota", "place", ("daskova", "lhota"), FULL),
    ],
)
def test_a_name_is_its_words_without_titles_forms_and_articles(
    name: str, kind: EntityKind, words: tuple[str, ...], size: int
) -> None:
    assert (spelt(name, kind).words, spelt(name, kind).size) == (words, size)


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_name_that_the_case_knows_by_its_key_is_made_of_the_same(name: str, kind: EntityKind) -> None:
    made = spelt(name, kind)
    assert known(made.key, name, kind) == replace(made, keys=(), asks=())


def test_what_has_no_word_is_no_name() -> None:
    assert spell("…", "person") is None


@pytest.mark.parametrize(
    ("one", "other", "kinds", "sort"),
    [
        ("Bill Reke", "William Reke", ("person", "person"), "same"),
        ("Mohammed Darr", "Muhammad Darr", ("person", "person"), "same"),
        ("Petar Lund", "P. Lund", ("person", "person"), "part"),
        ("Petar Lund", "Lund", ("person", "person"), "part"),
        ("Wei Jinshan", "Wei", ("person", "person"), "part"),
        ("Petar Lund", "Petar Lund", ("person", "organisation"), None),
        ("Petar Lund", "Ada Lund", ("person", "person"), None),
        ("Maria Venn", "Mario Venn", ("person", "person"), None),
        ("Julia Venn", "Julie Venn", ("person", "person"), None),
        ("Petar Lund", "Petar Lund Jr.", ("person", "person"), None),
        ("Petar Lund Sr.", "Petar Lund Jr.", ("person", "person"), None),
        ("Lund", "Rook", ("person", "person"), None),
        ("SDU", "Selm Dockers Union", ("organisation", "organisation"), "part"),
        ("Ministry of Ports", "Danish Ministry of Ports", ("organisation", "organisation"), "part"),
        ("Harbour", "Harbour Party", ("organisation", "organisation"), "part"),
        ("Party", "Party Council", ("organisation", "organisation"), None),
        ("Hezbolan", "Hizbollan", ("organisation", "organisation"), "same"),
        ("Selm Union", "Selm Union", ("organisation", "group"), "same"),
        ("Selm", "Selm", ("place", "organisation"), None),
        ("Selm Terminal", "Selm Terminal", ("place", "organisation"), "same"),
        ("Turkey", "Turkey", ("place", "organisation"), "same"),
        ("Austria", "Australia", ("place", "place"), None),
        ("North Selm", "South Selm", ("place", "place"), None),
        ("Terminal 2", "Terminal 3", ("place", "place"), None),
        ("The Fire", "The Fire", ("event", "work"), None),
    ],
)
def test_two_names_may_be_one_bearer_s_or_not(
    one: str, other: str, kinds: tuple[EntityKind, EntityKind], sort: Sort | None
) -> None:
    found = likeness(spelt(one, kinds[0]), spelt(other, kinds[1]))
    assert (found.sort if found else None) == sort
    assert found is None or found.reason


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Petar Lund", "Ada Lund", "the given names are different: 'ada' and 'petar'"),
        ("Petar Lund", "Petar Lund Jr.", "only one is called Jr."),
        ("Maria Venn", "Mario Venn", "one is a man's name and one a woman's"),
        ("Petar Lund", "P. Lund", None),
        ("Petar Lund", "Lund", None),
        ("Mark Tein", "Samuel Clements", None),
    ],
)
def test_what_speaks_against_one_bearer_is_said_in_words(one: str, other: str, why: str | None) -> None:
    assert veto(spelt(one), spelt(other)) == veto(spelt(other), spelt(one)) == why


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [("john", "john fitz", True), ("john fitz", "fitz", True), ("j", "john", True), ("john", "joan", False),
     ("ahmad", "ahmed", True), ("oda", "ida", False), ("john adam", "john eric", False), ("", "john", True)],
)  # fmt: skip
def test_given_names_agree_or_not(one: str, other: str, agree: bool) -> None:
    assert given_agree(tuple(one.split()), tuple(other.split())) == agree


_WORD = st.text("abdelmnoru", min_size=1, max_size=8).map(str.capitalize)
_NAME = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
_KIND = st.sampled_from(("person", "organisation", "place", "group"))


@given(_NAME, _NAME, _KIND, _KIND)
def test_a_link_is_the_same_from_either_side_and_found_by_the_keys_of_both(
    one: str, other: str, kind: EntityKind, other_kind: EntityKind
) -> None:
    a, b = spelt(one, kind), spelt(other, other_kind)
    found = likeness(a, b)
    assert found == likeness(b, a)
    if found is not None and a.key != b.key and found.sort == "part":
        assert set(a.keys) & set(b.asks)
        assert set(b.keys) & set(a.asks)
