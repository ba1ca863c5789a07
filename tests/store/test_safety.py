"""Nothing that was reported as added is lost, nothing is there by half, and every failure says what to do."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from made_case import copies
from made_record import make_record

import reportedly
from reportedly.casefile import CaseFault
from reportedly.errors import CaseError, MissingExtra
from reportedly.store import engines
from reportedly.store.case import Case

KILLS = 2
ROOT = Path(__file__).parents[2]


@pytest.fixture
def adder(where: str, tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    records = tmp_path / "records.jsonl"
    records.write_bytes(reportedly.encode(make_record()) + b"\n")

    def start(*numbers: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "bench.adder", where, str(records), *map(str, numbers)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    return start


def killed_after(running: "subprocess.Popen[str]", lines: int, seconds: float) -> list[str]:
    """Kill a process some time after it has reported so many documents; return all that it reported."""
    assert running.stdout is not None
    told = [running.stdout.readline().strip() for _ in range(lines)]
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    rest, _ = running.communicate()
    whole = rest.rpartition("\n")[0].split()
    return told + whole


def faults(case: Case) -> list[CaseFault]:
    return [found for found in case.verify() if isinstance(found, CaseFault)]


def test_a_kill_loses_nothing_that_was_reported_and_leaves_no_half(
    where: str, adder: Callable[..., "subprocess.Popen[str]"]
) -> None:
    told: list[str] = []
    for kill in range(KILLS):
        told += killed_after(adder(kill * 100_000, 1 + kill % 2 * 7), 3, 0.007 * kill)
    with reportedly.open(where) as case:
        assert set(told) <= {row.id for row in case.documents()}
        assert faults(case) == []


def test_two_processes_add_to_one_case_at_once(where: str, adder: Callable[..., "subprocess.Popen[str]"]) -> None:
    running = [adder(0, 1, 12), adder(0, 1, 12), adder(6, 3, 4)]
    told = [process.communicate()[0].split() for process in running]
    with reportedly.open(where) as case:
        ids = [row.id for row in case.documents()]
        assert [len(names) for names in told] == [12, 12, 12]
        assert sorted({name for names in told for name in names}) == sorted(ids)
        assert faults(case) == []


def test_a_reader_is_not_in_the_way_of_a_writer(where: str) -> None:
    with reportedly.open(where) as case, reportedly.open(where) as other:
        list(case.add_all(copies(2)))
        reading = other.records()
        next(reading)
        list(case.add_all(copies(2, first=3)))
        assert case.counts().documents == 4


def test_a_failure_in_the_middle_of_a_batch_keeps_nothing_of_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    list(case.add_all(copies(1)))

    def fail(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("reportedly.store.derived.put_rows", fail)
    with pytest.raises(ValueError, match="broken"):
        list(case.add_all(copies(2, first=2)))
    monkeypatch.undo()
    assert case.counts().documents == 1
    assert faults(case) == []


def no_case(folder: Path) -> Path:
    path = folder / "notes.txt"
    path.write_text("The bridge was closed. " * 99)
    return path


def other_database(folder: Path) -> Path:
    path = folder / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE bridges (name)")
    return path


def newer(folder: Path) -> Path:
    path = folder / "newer.case"
    reportedly.open(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '0999'")
        conn.commit()
    return path


def damaged(folder: Path) -> Path:
    path = folder / "damaged.case"
    with reportedly.open(path) as case:
        list(case.add_all(copies(30)))
    whole = bytearray(path.read_bytes())
    whole[4096 * 30 :] = b"\xff" * len(whole[4096 * 30 :])
    path.write_bytes(whole)
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (no_case, "it is not a case; wanted"),
        (other_database, "it is not a case; wanted"),
        (newer, "a newer version of the program made it"),
        (lambda folder: folder, "got a folder; wanted the file of a case"),
        (lambda folder: folder / "no" / "my.case", "there is no such folder"),
    ],
)
def test_what_is_no_case_is_told_and_left_as_it_is(make: Callable[[Path], Path], told: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CaseError, match=told):
        reportedly.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    with pytest.raises(CaseError, match=r"damaged|lacks a table"), reportedly.open(path) as case:
        list(case.records())


def test_a_case_that_is_not_there_is_made_only_if_wanted(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no such case; `reportedly add"):
        reportedly.open(tmp_path / "my.case", create=False)
    assert not (tmp_path / "my.case").exists()


def test_a_case_for_reading_only_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "my.case"
    with reportedly.open(path) as case:
        list(case.add_all(copies(1)))
    with reportedly.open(path, read_only=True) as case:
        assert case.search("ferry").total == 1
        with pytest.raises(CaseError, match="open for reading only"):
            case.add(copies(1)[0])


def test_a_file_that_may_not_be_written_is_opened_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.case"
    reportedly.open(path).close()
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("reportedly.store.open.access", lambda *_: False)
    with reportedly.open(path) as case:
        assert case.read_only
        assert case.counts().documents == 0


def test_a_write_that_the_system_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / "my.case"
    reportedly.open(path).close()
    engine = engines.make(str(path), read_only=True)
    with pytest.raises(CaseError, match="cannot be written to"):
        Case(engine, "my.case").add(make_record())
    engine.dispose()


def test_a_full_disk_is_told_and_does_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "my.case"
    with reportedly.open(path) as case:
        list(case.add_all(copies(2)))
        with case._engine.connect() as conn:  # the file may not grow: that is what a full disk is to SQLite
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit = f"PRAGMA max_page_count = {pages}"
        case._engine.dispose()
        from sqlalchemy import event

        event.listen(case._engine, "connect", lambda connection, _: connection.execute(limit) and None)
        with pytest.raises(CaseError, match=r"the disk is full.*make room"):
            list(case.add_all(copies(200, first=3)))
    with reportedly.open(path) as case:
        assert case.counts().documents == 2
        assert faults(case) == []


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a case? 100% #1 é.case"
    with reportedly.open(path) as case:
        case.add(make_record())
    assert path.exists()


# --- servers ---


@pytest.fixture
def socket_folder(server: str) -> str:
    return urlsplit(server).query.removeprefix("host=")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("postgresql://nobody@127.0.0.1:9/x", "no server answers there"),
        ("mysql://root@localhost/x", "got mysql; wanted a file, or postgresql://"),
        ("postgresql://host:port/x", "got no address of a database"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told(where: str, told: str) -> None:
    with pytest.raises(CaseError, match=told):
        reportedly.open(where)


def test_a_database_or_user_that_is_not_there_is_told(socket_folder: str) -> None:
    for user, name in (("postgres", "nowhere"), ("nobody_at_all", "postgres")):
        with pytest.raises(CaseError, match=r"no such database, user|cannot be reached|user or the password"):
            reportedly.open(f"postgresql://{user}@/{name}?host={socket_folder}")


def test_a_password_never_stands_in_a_message() -> None:
    with pytest.raises(CaseError) as error:
        reportedly.open("postgresql://me:secret@127.0.0.1:9/x")
    assert "secret" not in str(error.value)


def test_a_server_without_its_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"pip install 'reportedly\[postgres\]'"):
        reportedly.open("postgresql://me@localhost/x")


def test_a_database_of_something_else_is_refused(new_database: Callable[[], str]) -> None:
    import psycopg

    where = new_database()
    with psycopg.connect(where, autocommit=True) as conn:
        conn.execute("CREATE TABLE bridges (name text)")
    with pytest.raises(CaseError, match="not a case"):
        reportedly.open(where)


def test_a_lost_connection_is_told_and_the_next_call_connects_anew(new_database: Callable[[], str]) -> None:
    import psycopg

    where = new_database()
    with reportedly.open(where) as case:
        list(case.add_all(copies(1)))

        def cut_off() -> None:
            with case._writing() as conn:
                pid = conn.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
                with psycopg.connect(where, autocommit=True) as other:
                    other.execute("SELECT pg_terminate_backend(%s)", [pid])
                conn.exec_driver_sql("SELECT 1")

        with pytest.raises(CaseError, match="the connection to the database was lost"):
            cut_off()
        assert case.counts().documents == 1
        assert case.add(copies(2)[1]).is_new
