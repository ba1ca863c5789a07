"""Whom the pages answer to, and what they forbid the browser."""

from collections.abc import Iterator

import pytest
from case_of_ferry import HERE, browse, make_case
from fastapi.testclient import TestClient
from memory_case import MemoryCase

from reportedly.show.web.guard import LARGEST


@pytest.fixture
def case() -> MemoryCase:
    return make_case()


@pytest.fixture
def client(case: MemoryCase) -> Iterator[TestClient]:
    with browse(case) as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "localhost.evil:80"])
def test_a_host_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]:8000"])
def test_names_of_this_machine_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/undo", data={"token": "x"}, headers=headers).status_code == 403


def test_more_than_fits_is_refused_before_it_is_read(client: TestClient) -> None:
    assert client.post("/undo", headers={"content-length": str(LARGEST + 1)}, content=b"").status_code == 413


def test_more_than_fits_is_refused_even_if_it_does_not_say_how_much_it_is(client: TestClient) -> None:
    piece = b"x" * 2**20
    pieces = (piece for _ in range(LARGEST // 2**20 + 2))
    answer = client.post("/undo", content=pieces, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_every_answer_forbids_scripts_of_others_and_frames(client: TestClient) -> None:
    for address in ("/", "/nothing", "/static/page.css", "/api/counts"):
        policy = client.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "access-control-allow-origin" not in client.get(address, headers={"origin": HERE}).headers


def test_pages_are_not_kept_and_files_are(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/page.css").headers["cache-control"]
