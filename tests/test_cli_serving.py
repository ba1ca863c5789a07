"""The commands that show a case in a browser: what they refuse, and what they put into a case."""

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from made_record import make_record
from typer.testing import CliRunner, Result

import reportedly
from reportedly.cli import app
from reportedly.cli.taking import Taker
from reportedly.cli.web import demo_case, handing_on
from reportedly.show.web.app import make_app
from reportedly.show.web.case import CaseLike
from reportedly.store.case import Case

HERE = "http://127.0.0.1"
PASSWORD = "correct horse battery"


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, args, input=text)


@pytest.fixture
def case(tmp_path: Path) -> str:
    place = str(tmp_path / "ferry.case")
    with reportedly.open(place) as opened:
        opened.add(make_record())
    return place


@pytest.fixture
def accounts(tmp_path: Path) -> str:
    place = str(tmp_path / "team.accounts")
    assert run("account", "ida", "--accounts", place, text=f"{PASSWORD}\n").exit_code == 0
    return place


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "cases.example.org"])
def test_without_accounts_nobody_but_this_machine_is_served(case: str, host: str) -> None:
    result = run("serve", "--case", case, "--host", host)
    assert result.exit_code == 2
    assert "without accounts" in result.stderr


def test_a_team_is_served_only_under_names_that_are_given(case: str, accounts: str) -> None:
    result = run("serve", "--case", case, "--host", "0.0.0.0", "--accounts", accounts)
    assert result.exit_code == 2
    assert "--name" in result.stderr


def test_an_empty_file_of_accounts_is_no_protection(case: str, tmp_path: Path) -> None:
    result = run("serve", "--case", case, "--accounts", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "holds no account" in result.stderr


def test_a_case_that_is_not_there_is_not_made_by_looking_at_it(tmp_path: Path) -> None:
    place = tmp_path / "none.case"
    assert run("open", str(place), "--no-browser").exit_code == 1
    assert not place.exists()


def test_an_account_is_removed_once(accounts: str) -> None:
    assert run("account", "ida", "--accounts", accounts, "--remove").exit_code == 0
    assert run("account", "ida", "--accounts", accounts, "--remove").exit_code == 2


@pytest.mark.parametrize(("password", "role"), [("short", "reader"), (PASSWORD, "king")])
def test_an_account_with_a_weak_password_or_a_wrong_role_is_refused(tmp_path: Path, password: str, role: str) -> None:
    result = run("account", "ida", "--accounts", str(tmp_path / "a"), "--role", role, text=f"{password}\n")
    assert result.exit_code == 2


def test_what_is_pasted_and_what_is_uploaded_is_read_and_added(case: str) -> None:
    with reportedly.open(case) as opened:
        app_ = make_app(opened, reviewer="Ida", take=Taker(opened))
        with TestClient(app_, base_url="http://127.0.0.1", follow_redirects=False) as client:
            found = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
            assert found
            form = {"token": found[1], "text": "The mayor said the bridge was closed.", "publisher": "The Bell"}
            pasted = client.post("/add", data=form)
            files = [
                ("uploads", ("../../a note.txt", b"Ships left Port Ansel on Monday.")),
                ("uploads", ("b.txt", b"")),
            ]
            uploaded = client.post("/add", data={"token": found[1]}, files=files)
        rows = {row.source: row for row in opened.documents()}
    assert pasted.status_code == 303
    assert rows["pasted.txt"].publisher == "The Bell"
    assert rows["a note.txt"].claims == 1
    assert "nothing stands in it" in uploaded.text or "empty" in uploaded.text
    assert "/tmp/" not in uploaded.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "begins with https:// or http://"),
        ("/etc/passwd", "begins with https:// or http://"),
        ("http://127.0.0.1:9/news", "127.0.0.1"),
        ("http://localhost:9/news", "localhost"),
    ],
)
def test_an_address_is_one_of_the_web_and_never_this_machine_itself(case: str, address: str, words: str) -> None:
    with reportedly.open(case) as opened:
        with TestClient(make_app(opened, take=Taker(opened)), base_url="http://127.0.0.1") as client:
            token = re.findall(r'name="token" value="([^"]+)"', client.get("/add").text)[0]
            answer = client.post("/add", data={"token": token, "address": address})
        assert words in answer.text
        assert opened.counts().documents == 1


def test_a_script_is_told_of_each_document_as_soon_as_it_is_read(case: str) -> None:
    lines = {"accept": "application/x-ndjson"}
    with reportedly.open(case) as opened, TestClient(make_app(opened, take=Taker(opened)), base_url=HERE) as client:
        token = re.findall(r'name="token" value="([^"]+)"', client.get("/add").text)[0]
        files = [
            ("uploads", ("a.txt", b"The mayor said on Monday that nobody was hurt.")),
            ("uploads", ("b.pdf", b"%PDF-")),
        ]
        answer = client.post("/add", data={"token": token}, files=files, headers=lines)
        one, other = map(json.loads, answer.text.splitlines())
        assert (one["source"], one["new"], one["claims"] > 0) == ("a.txt", True, True)
        assert other["source"] == "b.pdf"
        assert "PDF" in other["message"]


def test_without_a_case_the_articles_of_the_demo_are_shown_and_leave_nothing_behind() -> None:
    with demo_case() as place, reportedly.open(place) as opened:
        assert opened.counts().documents == 5
        assert opened.counts().stories > 10
    assert not Path(place).exists()


def test_a_case_answers_all_that_the_pages_ask() -> None:
    def as_pages_see_it(case: Case) -> CaseLike:
        return case  # the types are checked by mypy

    asked = [name for name in vars(CaseLike) if not name.startswith("_")]
    assert asked
    assert [name for name in asked if not callable(getattr(Case, name, None))] == []
    assert as_pages_see_it.__annotations__["return"] is CaseLike


@pytest.mark.parametrize("format_", ["jsonl", "csv", "tei"])
def test_the_pages_export_what_the_command_exports(case: str, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "by-command"
    assert run("export", format_, "hurt", "--case", case, "--output", str(target)).exit_code == 0
    with reportedly.open(case) as opened:
        client = TestClient(make_app(opened, hand_on=handing_on(opened)), base_url=HERE)
        token = re.search(r'name="token" value="([^"]*)"', client.get("/export").text)
        assert token
        answer = client.post("/export", data={"token": token[1], "format": format_, "q": "hurt"})
    assert answer.content == target.read_bytes()
