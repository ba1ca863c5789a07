"""Exports from the browser: every format is offered, written whole, and given to who may read the case."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_of_ferry import HERE, make_case
from fastapi.testclient import TestClient

from reportedly.errors import OptionError
from reportedly.show.exports.options import Choice
from reportedly.show.exports.table import FORMATS
from reportedly.show.web.accounts import Accounts, SignedIn
from reportedly.show.web.app import make_app


class Writer:
    """Writes what it was asked for, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, str | None, Choice]] = []

    def __call__(self, name: str, path: str, *, query: str, story: str | None, choice: Choice) -> None:
        self.asked.append((name, path, query, story, choice))
        if query == "broken":
            raise OptionError("got a query that cannot be read")
        Path(path).write_bytes(b"made")


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def client(writer: Writer) -> Iterator[TestClient]:
    app = make_app(make_case(), name="ferry.case", reviewer="Ida Rook", hand_on=writer)
    with TestClient(app, base_url=HERE) as client:
        yield client


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]*)"', client.get("/export").text)
    assert found
    return found[1]


def export(client: TestClient, **fields: str) -> Any:
    return client.post("/export", data={"token": token(client)} | fields, follow_redirects=False)


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_is_offered_and_written(client: TestClient, writer: Writer, name: str) -> None:
    assert f'value="{name}"' in client.get("/export").text
    answer = export(client, format=name)
    known = next(one for one in FORMATS if one.name == name)
    assert answer.content == b"made"
    assert answer.headers["content-disposition"] == f'attachment; filename="ferry.{known.ending}"'
    assert answer.headers["content-type"].startswith(known.media)
    assert not Path(writer.asked[0][1]).exists()


def test_an_export_keeps_to_the_search_the_story_and_the_table(client: TestClient, writer: Writer) -> None:
    answer = export(client, format="csv", q="ferry is:denied", story="s1", table="figures", bom="1")
    assert answer.headers["content-disposition"] == 'attachment; filename="ferry-ferry-is-denied-s1-figures.csv"'
    assert writer.asked[0][2:] == ("ferry is:denied", "s1", Choice("figures", bom=True))


def test_a_dossier_comes_as_a_pdf_where_that_is_asked_for(client: TestClient, writer: Writer) -> None:
    answer = export(client, format="dossier.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert writer.asked[0][1].endswith(".pdf")
    assert export(client, format="csv.pdf").headers["content-disposition"].endswith('.csv"')


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"format": "docx"}, 400, "wanted one of"),
        ({"format": "csv", "q": "broken"}, 400, "cannot be read"),
        ({"format": "csv", "token": "another"}, 403, "not of this session"),
    ],
)
def test_what_cannot_be_exported_is_told_and_leaves_the_next_one_free(
    client: TestClient, fields: dict[str, str], status: int, told: str
) -> None:
    answer = export(client, **fields)
    assert answer.status_code == status
    assert told in answer.text
    assert export(client, format="csv").status_code == 200


def test_the_page_says_what_will_be_in_the_file(client: TestClient) -> None:
    assert "The whole case" in client.get("/export").text
    assert "answer the search" in client.get("/export?q=hurt").text
    assert "Nothing in the case answers this" in client.get("/export?q=zzz").text
    assert "wanted closed quotes" in client.get('/export?q="quay').text
    assert "story s1" in client.get("/export?story=s1").text


def test_a_case_that_is_shown_alone_offers_no_export() -> None:
    with TestClient(make_app(make_case(), name="ferry.case"), base_url=HERE) as client:
        assert "for reading only" in client.get("/export").text


def test_a_second_export_waits_until_the_first_is_written() -> None:
    told: list[str] = []

    def slow(name: str, path: str, **_: Any) -> None:
        told.append(export(browser, format="csv").headers["location"])
        Path(path).write_bytes(name.encode())

    with TestClient(make_app(make_case(), name="ferry.case", hand_on=slow), base_url=HERE) as browser:
        assert export(browser, format="jsonl").content == b"jsonl"
        assert told == ["/export?notice=exporting"]


def test_a_reader_may_export_and_nobody_who_is_not_signed_in(tmp_path: Path, writer: Writer) -> None:
    accounts = Accounts(str(tmp_path / "team.accounts"))
    accounts.keep("rea", "reader", "correct horse battery")
    app = make_app(make_case(), name="ferry.case", hand_on=writer, sessions=SignedIn(accounts))
    with TestClient(app, base_url=HERE) as client:
        refused = client.post("/export", data={"token": "none", "format": "csv"}, follow_redirects=False)
        assert refused.headers["location"].startswith("/sign-in")
        client.post("/sign-in", data={"user": "rea", "password": "correct horse battery"})
        assert export(client, format="csv").content == b"made"
        other = client.post("/export", data={"format": "csv"}, headers={"origin": "http://evil.example"})
        assert other.status_code == 403
