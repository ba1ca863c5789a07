"""Decisions made by hand, and logs of them drawn at random as two people would make them."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from reportedly.decision import Decision, Target
from reportedly.store.acts import to_redo, to_undo, viewed
from reportedly.store.decision_files import named

CLAIM = Target(
    "claim", "d1", "the bridge had been closed", "said that ", " on Monday.", 25, 51, "close", source="a.txt"
)
PEOPLE = ("Ida Rook", "Oda Karsten")


def moment(number: int) -> str:
    """The moment at which the act with a number in a log is made."""
    return f"2024-05-14T09:{number // 60:02}:{number % 60:02}.000000Z"


def decided(act: str, by: str = "Ida Rook", *, at: int = 0, log: tuple[Decision, ...] = (), **more: Any) -> Decision:
    """An act on the claim, entered in view of all acts of a log."""
    made = Decision(act, by, target=CLAIM, at=moment(at), **more)  # type: ignore[arg-type]
    return named(replace(made, on=viewed(made, log)))


def taken_back(act: str, of: Decision, by: str = "Ida Rook", *, at: int = 0) -> Decision:
    """An undo or redo."""
    return named(Decision(act, by, of=of.id, at=moment(at), on=()))  # type: ignore[arg-type]


_PLAIN: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), st.just({})),
    st.tuples(st.sampled_from(["tag", "untag"]), st.fixed_dictionaries({"value": st.sampled_from(["hot", "cold"])})),
    st.tuples(st.just("note"), st.fixed_dictionaries({"value": st.text("abc é\u2028\n", min_size=1, max_size=9)})),
    st.tuples(
        st.just("correct"),
        st.fixed_dictionaries(
            {
                "field": st.sampled_from(["status", "polarity"]),
                "value": st.sampled_from(["planned", "denied", 3, 3.5, True]),
                "was": st.sampled_from([None, "happened"]),
            }
        ),
    ),
)


@st.composite
def logs(draw: st.DrawFn, people: tuple[str, ...] = PEOPLE, start: int = 0, size: int = 12) -> tuple[Decision, ...]:
    """A log that people could have made one after the other in one case."""
    log: list[Decision] = []
    for number in range(start, start + draw(st.integers(0, size))):
        by = draw(st.sampled_from(people))
        choice = draw(st.sampled_from(["plain", "plain", "undo", "redo"]))
        last = to_undo(log, by) if choice == "undo" else to_redo(log, by) if choice == "redo" else None
        if last is not None:
            log.append(taken_back(choice, last, by, at=number))
        else:
            act, more = draw(_PLAIN)
            log.append(decided(act, by, at=number, log=tuple(log), **more))
    return tuple(log)
