"""The JSON routes keep to their own description, whatever is asked of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from case_of_ferry import browse, make_case
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_record import make_record

from reportedly.wire import decode

FIRST = make_record().document.id
WORDS = st.text(max_size=20) | st.sampled_from(["", "a:b", '"', "is:disputed", "\x00", "../..", "*", FIRST, "s1", "c1"])
NUMBERS = st.integers(-(2**70), 2**70).map(str) | st.sampled_from(["0", "1", "x", "", "1.5", "1e9", "٣"])


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with browse(make_case()) as client:
        yield client


@pytest.fixture(scope="module")
def routes(client: TestClient) -> dict[str, Any]:
    described: dict[str, Any] = client.get("/api/openapi.json").json()["paths"]
    return described


def test_the_description_names_every_json_route_and_no_page(routes: dict[str, Any]) -> None:
    assert set(routes) == {
        "/api/counts",
        "/api/documents",
        "/api/documents/{name}",
        "/api/search",
        "/api/entities",
        "/api/entities/{number}",
        "/api/stories",
        "/api/stories/{name}",
    }


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_question_is_answered_otherwise_than_described(
    client: TestClient, routes: dict[str, Any], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(routes)))
    operation = routes[path]["get"]
    asked: dict[str, str] = {}
    address = path
    for parameter in operation.get("parameters", []):
        value = data.draw(NUMBERS if parameter["schema"].get("type") == "integer" else WORDS)
        if parameter["in"] == "query":
            asked[parameter["name"]] = value
        else:
            address = address.replace(f"{{{parameter['name']}}}", _quoted(value))
    answer = client.get(address, params=asked)
    assert str(answer.status_code) in operation["responses"], (address, asked, answer.text)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() is not None


def test_a_record_comes_as_the_command_line_prints_it(client: TestClient) -> None:
    assert decode(client.get(f"/api/documents/{FIRST}").content).document.id == FIRST


def _quoted(value: str) -> str:
    from urllib.parse import quote

    return quote(value, safe="") or "-"
