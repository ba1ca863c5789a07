"""Readers that behave badly, for the guard to hold."""

import ctypes
import os
import signal
import sys
import time

from reportedly.errors import EmptyInput, Hostile
from reportedly.read import Options, read_text
from reportedly.record import Reading

HELD: list[bytes] = []


def read_well(data: bytes, source: str, options: Options) -> Reading:
    return read_text(data.decode(), source=source, options=options)


def tell_pid(data: bytes, source: str, options: Options) -> Reading:
    return read_text(f"pid {os.getpid()}", source=source, options=options)


def sleep(data: bytes, source: str, options: Options) -> Reading:
    time.sleep(60)
    return read_well(data, source, options)


def spin(data: bytes, source: str, options: Options) -> Reading:
    while True:
        pass


def gorge(data: bytes, source: str, options: Options) -> Reading:
    while True:
        HELD.append(bytes(50_000_000))


def gorge_once_worn(data: bytes, source: str, options: Options) -> Reading:
    HELD.append(bytes(500_000_000))
    return read_well(data, source, options)


def crash(data: bytes, source: str, options: Options) -> Reading:
    ctypes.string_at(0)
    return read_well(data, source, options)


def kill(data: bytes, source: str, options: Options) -> Reading:
    os.kill(os.getpid(), signal.SIGKILL)
    return read_well(data, source, options)


def leave(data: bytes, source: str, options: Options) -> Reading:
    os._exit(3)


def print_much(data: bytes, source: str, options: Options) -> Reading:
    print("noise" * 10_000)
    os.write(1, b"more noise")
    sys.stdout.flush()
    return read_well(data, source, options)


def answer_much(data: bytes, source: str, options: Options) -> Reading:
    return read_text("word " * 100_000, source=source, options=options)


def recurse(data: bytes, source: str, options: Options) -> Reading:
    return recurse(data, source, options)


def refuse(data: bytes, source: str, options: Options) -> Reading:
    raise EmptyInput(f"{source}: got nothing")


def suspect(data: bytes, source: str, options: Options) -> Reading:
    raise Hostile(f"{source}: got a bomb")


def stumble(data: bytes, source: str, options: Options) -> Reading:
    raise KeyError("rId7")


def write_a_file(data: bytes, source: str, options: Options) -> Reading:
    with open(data.decode(), "wb") as file:
        file.write(b"x" * 100_000)
    return read_well(data, source, options)
