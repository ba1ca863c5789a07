"""Whoever waits for another program is told so, and then gets what was wanted."""

from threading import Event, Thread

import pytest
from made_case import copies

import reportedly
from reportedly.store import waiting


def test_a_writer_that_waits_for_another_says_so_and_goes_on(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    told = Event()

    def say(words: str) -> None:
        said.append(words)
        told.set()

    with reportedly.open(where) as one, reportedly.open(where, say=say) as other:
        monkeypatch.setattr(waiting, "MOMENT", 0.05)
        adding = Thread(target=lambda: list(other.add_all(copies(1))))
        with one._writing():
            adding.start()
            assert told.wait(30)
        adding.join(30)
        assert one.counts().documents == 1
    assert said == [f"{other.where}: waiting for another program that is writing to it"]


def test_what_takes_no_longer_than_a_moment_says_nothing(where: str) -> None:
    said: list[str] = []
    with reportedly.open(where, say=said.append) as case:
        list(case.add_all(copies(1)))
    assert said == []


def test_no_thread_is_started_where_nobody_is_to_be_told(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "Timer", None)
    with reportedly.open(where) as case:
        assert [added.claims for added in case.add_all(copies(1))] == [4]
