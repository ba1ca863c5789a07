from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_decisions import decided, logs

from reportedly.decision import Decision
from reportedly.errors import MissingInput, RecordError
from reportedly.store.acts import in_order
from reportedly.store.decision_files import lines, named, read
from reportedly.wire import decode_decision, encode_decision


def _read(tmp: Path, text: bytes) -> list[Decision | RecordError]:
    path = tmp / "decisions.jsonl"
    path.write_bytes(text)
    return [act for _, act in read(str(path))]


@given(logs())
def test_a_line_gives_back_the_act_that_it_was_made_of(log: tuple[Decision, ...]) -> None:
    for act in log:
        assert named(act) == act
        got = decode_decision(encode_decision(act))
        assert named(got).id == act.id
        assert (got.act, got.by, got.target, got.value, got.of) == (act.act, act.by, act.target, act.value, act.of)


@given(logs().flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_the_same_acts_give_the_same_file_in_whatever_order(both: tuple[tuple[Decision, ...], list[Decision]]) -> None:
    log, mixed = both
    assert list(lines(log)) == list(lines([*mixed, *log]))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    log = (decided("accept"), decided("note", at=1, value="seen\u2028on site"))
    assert _read(tmp_path, b"\n".join(lines(log)) + b"\n\n") == in_order(log)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((b'"accept"', b'"reject"'), "says something else"),
        ((b'"accept"', b'"admire"'), "got no decision"),
        ((b'{"reportedly":1', b'{"reportedly":2'), "format 2"),
        ((b"2024-05-14T", b"14 May 2024 "), "got the moment"),
        ((b"{", b""), "got no decision"),
        ((b'"by":"Ida Rook"', b'"by":" "'), "who decides"),
    ],
)
def test_a_line_that_is_not_in_order_is_told(tmp_path: Path, change: tuple[bytes, bytes], message: str) -> None:
    line = next(lines([decided("accept")])).replace(*change, 1)
    (got,) = _read(tmp_path, line)
    assert isinstance(got, RecordError)
    assert message in str(got)


def test_a_line_that_a_person_wrote_needs_no_id(tmp_path: Path) -> None:
    act = decided("accept")
    line = next(lines([act])).replace(f'"decision":"{act.id}",'.encode(), b"")
    assert _read(tmp_path, line) == [act]


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(MissingInput, match="no such file"):
        list(read("/nowhere/decisions.jsonl"))
