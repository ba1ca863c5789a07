"""What of a claim can be corrected in the browser, in a case that is kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_of_ferry import HERE
from fastapi.testclient import TestClient
from made_record import TEXT, make_record

import reportedly
from reportedly.show.web.app import make_app
from reportedly.store.case import Case

RECORD = make_record()
FIRST = RECORD.document.id


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with reportedly.open(tmp_path / "ferry.case") as opened:
        opened.add(RECORD)
        yield opened


@pytest.fixture
def client(case: Case) -> Iterator[TestClient]:
    with TestClient(make_app(case, name="ferry.case", reviewer="Ida Rook"), base_url=HERE) as client:
        yield client


def correct(client: TestClient, claim: str = "c2", **fields: str) -> tuple[int, str]:
    page = client.get(f"/document/{FIRST}/correct/{claim}").text
    hidden = dict(re.findall(r'type="hidden" name="(token|seen)" value="([^"]*)"', page))
    form = {"what": "correct", "document": FIRST, "claim": claim, **hidden, **fields}
    answer = client.post("/decide", data=form, headers={"accept": "application/json"})
    return answer.status_code, answer.text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("status", "planned", "planned"),
        ("predicate.lemma", "sink", "sink"),
        ("roles.recipient", TEXT[:9], TEXT[:9]),
        ("roles.agent", "", ""),
        ("said_in", "", ""),
    ],
)
def test_every_simple_field_of_a_claim_can_be_corrected(
    client: TestClient, case: Case, field: str, value: str, told: str
) -> None:
    claim = next(one for one in RECORD.claims if one.said_in and any(role.role == "agent" for role in one.roles))
    status, said = correct(client, claim.id, **{field: value})
    assert status == 200, said
    (act,) = case.decisions()
    assert (act.act, act.field, act.by) == ("correct", field, "Ida Rook")
    assert f'name="{field}"' in (page := client.get(f"/document/{FIRST}/correct/{claim.id}").text)
    assert re.search(rf'name="{re.escape(field)}" value="{re.escape(told)}"', page) or "<select" in page


def test_the_days_and_figures_of_a_claim_are_corrected_and_the_claim_is_reviewed(
    client: TestClient, case: Case
) -> None:
    figure = next(one for one in RECORD.claims if one.amounts)
    status, said = correct(client, figure.id, **{f"{figure.amounts[0]}.low": "50", f"{figure.amounts[0]}.high": "60"})
    assert status == 200, said
    assert [act.act for act in case.decisions()] == ["correct", "correct", "accept"]
    amount = next(one for one in case.corrected(FIRST).amounts if one.id == figure.amounts[0])
    assert (amount.low, amount.high) == (50, 60)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "changes nothing"),
        ({"status": "sometime"}, "wanted happened"),
        ({"roles.agent": "no such words"}, "does not stand in the document"),
    ],
)
def test_a_correction_that_cannot_be_says_what_is_wanted(
    client: TestClient, case: Case, fields: dict[str, str], words: str
) -> None:
    status, said = correct(client, **fields)
    assert status == 400
    assert words in said
    assert not case.decisions()


def test_notes_and_tags_stand_on_the_card(client: TestClient) -> None:
    assert correct(client, **{"note-words": "<b>ask the harbour</b>", "tag-words": "harbour"})[0] == 200
    page = client.get(f"/document/{FIRST}").text
    assert "noted by Ida Rook [harbour]; &lt;b&gt;ask the harbour&lt;/b&gt;" in page
