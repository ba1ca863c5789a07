import multiprocessing
import os
import time
from collections.abc import Iterator
from functools import partial

from reportedly.workers import AHEAD, in_order


def upper(source: str, *, slow: str = "") -> str:
    if source == slow:
        time.sleep(0.3)
    return f"{source.upper()} {os.getpid()}" if source == "-" else source.upper()


def deadly(source: str) -> str:
    if source == "bad":
        os._exit(9)
    return source.upper()


def lost(source: str) -> str:
    return f"lost {source}"


def test_results_come_in_the_order_of_the_sources() -> None:
    sources = [f"s{number}" for number in range(20)]
    found = list(in_order(partial(upper, slow="s0"), sources, jobs=2, lost=lost))
    assert found == [source.upper() for source in sources]
    assert multiprocessing.active_children() == []


def test_sources_are_taken_only_a_little_ahead_and_processes_end_with_the_loop() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        while True:
            taken.append(len(taken))
            yield f"s{len(taken)}"

    results = in_order(upper, endless(), jobs=2, lost=lost)
    assert next(results) == "S1"
    assert len(taken) <= 2 * AHEAD
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_killed_process_costs_the_one_source_that_killed_it() -> None:
    sources = ["a", "b", "bad", "c", "d", "bad", "e"]
    found = list(in_order(deadly, sources, jobs=2, lost=lost))
    assert found == ["A", "B", "lost bad", "C", "D", "lost bad", "E"]


def test_standard_input_is_read_in_this_process() -> None:
    assert list(in_order(upper, ["a", "-"], jobs=2, lost=lost, here=("-",))) == ["A", f"- {os.getpid()}"]
