"""Openers that behave badly, for the guard to hold."""

import ctypes
import os
import sys
import time
from collections.abc import Iterator

from reportedly.read import Item, Options, Part
from reportedly.record import Failure, Found, Problem, Skipped, Span

HELD: list[bytes] = []
Parts = Iterator[tuple[Part, int]]


def three(item: Item, path: str | None, options: Options) -> Parts:
    for number in (1, 2, 3):
        yield Item(f"{item.source}#{number}", b"The ferry is back."), number


def every_kind(item: Item, path: str | None, options: Options) -> Parts:
    found = (Found("title", "“Zürich” 🙂", "feed entry"), Found("author", "Jo", "sender", 1, 3, chosen=False))
    problems = (Problem("digest", "got a capture", 1, 2),)
    yield (
        Item(
            "a\udcff.zip!/b", b"\0\xff", "html", "b\udcff", found, "https://a", "2020", (Span(0, 3),), problems, "utf-8"
        ),
        1,
    )
    yield Item("a", item.data, named=True, told_by="capture"), 2
    yield Failure("c", "input", "got nothing"), 3
    yield Skipped("d\udc80", "not-text", path or "no path"), 2**40


def tell_pid(item: Item, path: str | None, options: Options) -> Parts:
    yield Item(str(os.getpid()), b"x"), 0


def crash(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    ctypes.string_at(0)


def crash_at_once(item: Item, path: str | None, options: Options) -> Parts:
    ctypes.string_at(0)
    yield from three(item, path, options)


def gorge(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    while True:
        HELD.append(bytes(50_000_000))


def gorge_once_worn(item: Item, path: str | None, options: Options) -> Parts:
    HELD.append(bytes(500_000_000))
    yield from three(item, path, options)


def sleep(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    time.sleep(60)


def spin(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    while True:
        pass


def recurse(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    yield from recurse_deep(item)


def recurse_deep(item: Item) -> Parts:
    return recurse_deep(item)


def leave(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    os._exit(3)


def stumble(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    raise KeyError("rId7")


def answer_much(item: Item, path: str | None, options: Options) -> Parts:
    yield from three(item, path, options)
    yield Item("b", bytes(300_000)), 4


def talk(item: Item, path: str | None, options: Options) -> Parts:
    print("noise" * 10_000)
    sys.stdout.flush()
    yield from three(item, path, options)


def for_ever(item: Item, path: str | None, options: Options) -> Parts:
    for number in range(1_000):
        os.utime(path or "", (number, number))
        yield Item(f"{number}", bytes(100_000)), number


def slow_to_read_on(item: Item, path: str | None, options: Options) -> Parts:
    for number in range(40):
        yield Item(f"{number}", bytes(100_000)), number
