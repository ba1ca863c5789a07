"""An entity is found by what a part of its name begins with, and by nothing that was its name once."""

from dataclasses import replace
from typing import Any

import pytest
from made_names import called, naming

from reportedly.casefile import CaseFault, Run
from reportedly.decision import Decision, DecisionAct
from reportedly.store import entities
from reportedly.store.case import Case
from reportedly.store.terms import folded

TYPED = (
    "p",
    "pe",
    "petar",
    "petar l",
    "lund",
    "lund petar",
    "u",
    "ŐDA",
    "of",
    "of p",
    "ports",
    "zz",
    "%",
    "_",
    "lund%",
)
DOCS = (
    naming(1, "Petar Lund", "Öda Karsten", ("Ministry of Ports", "organisation")),
    naming(2, "Petar Lund", "Ada Lund", ("Port Ansel", "place")),
    naming(3, "Ulla Peters", ("French Ministry of Ports", "organisation"), "Petar Lund"),
    naming(4, "Lund", "Piet Lund", ("Selm", "place"), "…"),
)


def by_hand(case: Case, typed: str) -> list[int]:
    """The entities that have a name with such a beginning, found by looking at every name."""
    found = []
    for row in case.entities(limit=None):
        names = (f" {folded(name.name)}" for name in case.entity(row.number).names)
        if any(f" {folded(typed)}" in name for name in names):
            found.append(row.number)
    return found


def assert_found_as_by_hand(case: Case) -> None:
    for typed in TYPED:
        wanted = by_hand(case, typed) if folded(typed) else [row.number for row in case.entities()]
        assert [row.number for row in case.entities(name=typed)] == wanted
        assert [row.number for row in case.entities(name=typed, limit=2, offset=1)] == wanted[1:3]
    assert [found for found in case.verify() if isinstance(found, CaseFault)] == []


@pytest.fixture(params=[(10_000, 50_000), (1, 50_000), (1, 2), (1, 0)], ids=["few", "many", "top", "tail"])
def sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the ways by which a large case is looked through, taken in a small one."""
    for name, size in zip(("MANY", "MENTIONED"), request.param, strict=True):
        monkeypatch.setattr(entities, name, size)


@pytest.mark.usefixtures("sizes")
def test_a_part_of_a_name_finds_those_who_have_it_most_mentioned_first(case: Case) -> None:
    list(case.add_all(DOCS))
    assert_found_as_by_hand(case)
    assert [row.name for row in case.entities(name="port", kind="place")] == ["Port Ansel"]


def act(case: Case, name: DecisionAct, first: str, *others: str, **more: Any) -> None:
    targets = [case.bearer(each) for each in (first, *others)]
    case.decide(Decision(name, "ida", target=targets[0], others=tuple(targets[1:]), **more))


def test_who_is_merged_split_off_and_taken_back_is_found_by_the_names_that_are_left(case: Case) -> None:
    list(case.add_all(DOCS))
    act(case, "merge", "Petar Lund", "Ulla Peters")
    assert [row.name for row in case.entities(name="ulla")] == ["Petar Lund"]
    assert_found_as_by_hand(case)
    out = case.target("3.txt", "e1")
    case.decide(Decision("split", "ida", target=case.bearer("Petar Lund"), others=(out,)))
    assert_found_as_by_hand(case)
    while case.undo("ida"):
        assert_found_as_by_hand(case)
    assert called(case)["Ulla Peters"] == {"Ulla Peters"}


def test_a_new_reading_leaves_no_beginning_of_a_name_that_is_gone(case: Case) -> None:
    list(case.add_all(DOCS))
    read = replace(DOCS[2], entities=DOCS[2].entities[1:])
    case.replace(read, run=Run("reportedly 9", "m", "l", ""))
    assert case.entities(name="ulla") == []
    assert_found_as_by_hand(case)


def test_a_name_of_many_letters_is_found_by_the_first_of_them(case: Case) -> None:
    long = " ".join(["Selm Dockers Union"] * 9)
    case.add(naming(1, (long, "organisation")))
    assert [row.name for row in case.entities(name=long)] == [long]
