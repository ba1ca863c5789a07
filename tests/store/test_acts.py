from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_decisions import PEOPLE, decided, logs, moment, taken_back

from reportedly.decision import Decision
from reportedly.store.acts import clashes, in_effect, standing, standing_acts, to_redo, to_undo


def test_a_later_verdict_takes_the_place_of_the_one_it_was_made_in_view_of() -> None:
    first = decided("accept")
    second = decided("reject", "Oda Karsten", at=1, log=(first,))
    assert standing((first, second), "c1").verdict == "rejected"
    assert not standing((first, second), "c1").clashes


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("accept", {}), ("reject", {}), True),
        (("accept", {}), ("accept", {}), False),
        (("accept", {}), ("correct", {"field": "status", "value": "planned"}), True),
        (("correct", {"field": "status", "value": "x"}), ("correct", {"field": "status", "value": "y"}), True),
        (("correct", {"field": "status", "value": "x"}), ("correct", {"field": "polarity", "value": "y"}), False),
        (("correct", {"field": "status", "value": 1}), ("correct", {"field": "status", "value": True}), True),
        (("tag", {"value": "hot"}), ("untag", {"value": "hot"}), True),
        (("tag", {"value": "hot"}), ("tag", {"value": "cold"}), False),
        (("note", {"value": "seen"}), ("note", {"value": "not seen"}), False),
    ],
)  # fmt: skip
def test_acts_that_disagree_and_do_not_know_each_other_clash(
    one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]], clash: bool
) -> None:
    acts = (decided(one[0], at=0, **one[1]), decided(other[0], "Oda Karsten", at=1, **other[1]))
    assert bool(list(clashes(acts, "c1"))) == clash
    assert len(standing_acts(acts)) == 2


def test_what_was_decided_in_view_of_a_clash_settles_it() -> None:
    acts = (decided("accept"), decided("reject", "Oda Karsten", at=1))
    settled = (*acts, decided("accept", at=2, log=acts))
    assert standing(settled, "c1").verdict == "accepted"
    assert not standing(settled, "c1").clashes


def test_an_undo_brings_back_what_was_there_before_and_a_redo_takes_it_away_again() -> None:
    first = decided("accept")
    second = decided("reject", at=1, log=(first,))
    undo = taken_back("undo", second, at=2)
    redo = taken_back("redo", undo, at=3)
    assert standing((first, second, undo), "c1").verdict == "accepted"
    assert standing((first, second, undo, redo), "c1").verdict == "rejected"


def test_an_act_in_the_middle_that_is_undone_does_not_bring_back_the_one_before_it() -> None:
    first = decided("accept")
    second = decided("reject", at=1, log=(first,))
    third = decided("accept", at=2, log=(first, second))
    acts = (first, second, third, taken_back("undo", second, at=3))
    assert standing_acts(acts) == [third]


def test_several_undos_are_redone_in_the_opposite_order_until_something_new_is_decided() -> None:
    first, second = decided("tag", value="hot"), decided("tag", at=1, value="cold")
    undo_second = taken_back("undo", second, at=2)
    undo_first = taken_back("undo", first, at=3)
    log = (first, second, undo_second, undo_first)
    assert to_redo(log, "Ida Rook") == undo_first
    assert to_redo((*log, taken_back("redo", undo_first, at=4)), "Ida Rook") == undo_second
    assert to_redo((*log, decided("note", at=4, value="x")), "Ida Rook") is None
    assert to_redo(log, "Oda Karsten") is None


def test_a_verdict_on_another_reading_is_stale() -> None:
    act = replace(decided("accept"), was="as it was read")
    assert standing((act,), "c1", reading="as it is read now").is_stale
    assert not standing((act,), "c1", reading="as it was read").is_stale


@given(logs())
def test_undoing_everything_gives_the_first_state(log: tuple[Decision, ...]) -> None:
    acts, number = list(log), len(log)
    for by in PEOPLE:
        while (last := to_undo(acts, by)) is not None:
            acts.append(taken_back("undo", last, by, at=number))
            number += 1
    assert in_effect(acts) == []
    assert standing(acts, "c1") == standing((), "c1")


@given(logs(), st.sampled_from(PEOPLE))
def test_a_redo_gives_the_state_before_the_undo(log: tuple[Decision, ...], by: str) -> None:
    last = to_undo(log, by)
    if last is not None:
        undo = taken_back("undo", last, by, at=len(log))
        redo = taken_back("redo", undo, by, at=len(log) + 1)
        assert to_redo((*log, undo), by) == undo
        assert standing((*log, undo, redo), "c1") == standing(log, "c1")


@given(logs().flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_the_order_in_which_acts_come_in_changes_nothing(logs: tuple[tuple[Decision, ...], list[Decision]]) -> None:
    log, mixed = logs
    assert standing(log, "c1") == standing([*mixed, *mixed[:3]][: len(mixed)], "c1")
    assert in_effect(log) == in_effect(mixed)


@given(logs(people=PEOPLE[:1]))
def test_whoever_works_alone_meets_no_clash(log: tuple[Decision, ...]) -> None:
    assert not list(clashes(log, "c1"))
    assert all(one.at < other.at for one, other in pairwise(log))
    assert all(act.at == moment(number) for number, act in enumerate(log))
