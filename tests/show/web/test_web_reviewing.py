"""Deciding in the browser."""

import re
from collections.abc import Iterator

import pytest
from case_of_ferry import HERE, browse, make_case
from fastapi.testclient import TestClient
from made_record import make_record
from memory_case import MemoryCase

from reportedly.show.web.app import make_app


@pytest.fixture
def case() -> MemoryCase:
    return make_case()


@pytest.fixture
def client(case: MemoryCase) -> Iterator[TestClient]:
    with browse(case) as client:
        yield client


FIRST = make_record().document.id


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(f"/document/{FIRST}").text)
    assert found
    return found[1]


def decide(client: TestClient, what: str, **more: str) -> int:
    form = {"what": what, "document": FIRST, "claim": "c2", "token": token(client), **more}
    return client.post("/decide", data=form, headers={"accept": "application/json"}).status_code


@pytest.mark.parametrize(("what", "words"), [("accept", "accepted by Ida Rook"), ("reject", "rejected by Ida Rook")])
def test_a_decision_is_kept_and_shown(client: TestClient, case: MemoryCase, what: str, words: str) -> None:
    assert decide(client, what) == 200
    assert [(act.act, act.by) for act in case.acts] == [(what, "Ida Rook")]
    assert words in client.get(f"/document/{FIRST}").text


def test_a_correction_keeps_the_field_that_changed_and_what_stood_there(client: TestClient, case: MemoryCase) -> None:
    assert decide(client, "correct", status="possible", polarity="affirmed", note="only perhaps") == 200
    (act,) = case.acts
    assert (act.field, act.value, act.was, act.why) == ("status", "possible", "happened", "only perhaps")


def test_a_corrected_claim_is_shown_as_it_holds_now_and_can_be_set_back(client: TestClient, case: MemoryCase) -> None:
    decide(client, "correct", status="planned")
    assert "PLANNED" in client.get(f"/document/{FIRST}").text
    seen = re.findall(r'data-seen="([0-9a-f]+)"', client.get(f"/document/{FIRST}").text)[0]
    assert decide(client, "correct", status="happened", seen=seen) == 200
    assert [(act.was, act.value) for act in case.acts] == [("happened", "planned"), ("planned", "happened")]


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("explode", {}),
        ("correct", {}),
        ("correct", {"status": "nonsense"}),
        ("accept", {"claim": "c99"}),
    ],
)
def test_a_decision_that_means_nothing_is_refused(
    client: TestClient, case: MemoryCase, what: str, more: dict[str, str]
) -> None:
    assert decide(client, what, **more) == 400
    assert not case.acts


def test_a_form_without_our_token_decides_nothing(client: TestClient, case: MemoryCase) -> None:
    form = {"what": "accept", "document": FIRST, "claim": "c2", "token": "guessed"}
    assert client.post("/decide", data=form).status_code == 403
    assert not case.acts


def test_a_second_reviewer_does_not_overwrite_the_first_but_sees_what_stands(
    client: TestClient, case: MemoryCase
) -> None:
    assert decide(client, "accept") == 200
    assert decide(client, "reject") == 409
    assert [act.act for act in case.acts] == ["accept"]


def test_who_has_seen_what_stands_may_decide_otherwise(client: TestClient, case: MemoryCase) -> None:
    form = {"what": "accept", "document": FIRST, "claim": "c2", "token": token(client)}
    told = client.post("/decide", data=form, headers={"accept": "application/json"}).json()
    assert decide(client, "reject", seen=told["state"]["id"]) == 200
    assert [act.act for act in case.acts] == ["accept", "reject"]


def test_undo_takes_back_the_last_act_and_says_what_stands_now(client: TestClient, case: MemoryCase) -> None:
    decide(client, "accept")
    answer = client.post("/undo", data={"token": token(client)}, headers={"accept": "application/json"})
    assert answer.json() == {"undone": [{"document": FIRST, "claim": "c2", "state": None}]}
    assert not case.standings(FIRST)


def test_what_is_shown_is_accepted_at_once_and_all_of_it_taken_back(client: TestClient, case: MemoryCase) -> None:
    decide(client, "reject")
    names = [f"{FIRST}/{claim.id}" for claim in make_record().claims]
    client.post("/decide-all", data={"what": "accept", "claims": names, "token": token(client)})
    assert [act.act for act in case.acts] == ["reject"] + ["accept"] * (len(names) - 1)
    client.post("/undo", data={"token": token(client), "times": "1000"})
    assert not case.standings(FIRST)


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_a_form_leads_back_to_our_own_pages_alone(client: TestClient, back: str) -> None:
    answer = client.post("/undo", data={"token": token(client), "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/?notice=nothing"


def test_an_address_puts_no_words_of_its_own_into_a_page(client: TestClient) -> None:
    assert "Call this number" not in client.get("/?notice=Call+this+number").text


def test_a_link_is_overruled_with_a_reason(client: TestClient, case: MemoryCase) -> None:
    link = case.links()[0]
    form = {
        "from": link.from_,
        "to": link.to,
        "kind": link.kind,
        "note": "both were at the quay",
        "token": token(client),
    }
    assert client.post("/overrule", data=form, follow_redirects=False).status_code == 303
    assert [(act.act, act.field, act.why) for act in case.acts] == [
        ("overrule", "copied text", "both were at the quay")
    ]
    assert client.post("/overrule", data=form | {"note": " "}).status_code == 400


def test_two_names_are_merged_with_a_reason(client: TestClient, case: MemoryCase) -> None:
    form = {"other": "2", "note": "one harbour", "token": token(client)}
    assert client.post("/entity/1/merge", data=form, follow_redirects=False).status_code == 303
    assert case.acts[0].act == "merge"
    assert client.post("/entity/1/merge", data=form | {"other": "1"}).status_code == 400


def test_the_documents_are_compared_anew_one_comparison_at_a_time(case: MemoryCase) -> None:
    made: list[str] = []

    def compare() -> None:
        made.append("once")
        if len(made) == 1:
            answer = client.post("/compare", data={"token": key}, follow_redirects=False)
            assert answer.headers["location"] == "/stories?notice=busy"

    with TestClient(make_app(case, compare=compare), base_url=HERE) as client:
        key = token(client)
        answer = client.post("/compare", data={"token": key}, follow_redirects=False)
    assert answer.headers["location"] == "/stories?notice=compared"
    assert made == ["once"]


def test_a_case_for_reading_only_is_not_compared(client: TestClient) -> None:
    assert client.post("/compare", data={"token": token(client)}).status_code == 400
