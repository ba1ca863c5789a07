"""Every page answers, says what it should, and holds nothing that could run."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from case_of_ferry import SECOND, browse, make_case
from fastapi.testclient import TestClient
from made_record import make_record
from memory_case import MemoryCase

from reportedly.errors import DatabaseFailure
from reportedly.record import Block, Claim, Document, Predicate, Record
from reportedly.show.web.pages import KEYS
from reportedly.show.web.reading import lay_out


@pytest.fixture
def case() -> MemoryCase:
    return make_case()


@pytest.fixture
def client(case: MemoryCase) -> Iterator[TestClient]:
    with browse(case) as client:
        yield client


FIRST = make_record().document.id
PAGES = {
    "/": "Look at first",
    "/search?q=hurt": "2 sentences",
    "/search": "explo*",
    "/stories": "repeated",
    "/stories?verdict=repeated": "At least 13 people",
    "/story/s1": "Two printings are one telling.",
    "/entities": "Port Ansel",
    "/entities?kind=place": "Port Ansel",
    "/entity/1": "Names",
    "/review": "Accept the",
    "/timeline": "The Ansel Bell",
    "/timeline?lanes=actor": "nobody named",
    "/timeline?lanes=verdict&first=2024-01-01&last=2024-12-31": "repeated",
    "/network": "No claim here joins two names.",
    "/network?view=voices": "who speaks about whom",
    "/map": "Port Ansel",
    "/map?whole=1": "Near the places",
    "/add": "for reading only",
    "/keys": "accept, and on to the next",
    "/audit": "Nobody has decided anything yet.",
    f"/document/{FIRST}": "Ferry fire off Port Ansel",
    f"/document/{FIRST}/correct/c2": "Decide on a reading",
    f"/document/{SECOND}": "every word stands in both",
}


@pytest.mark.parametrize(("address", "words"), PAGES.items())
def test_a_page_answers_with_what_it_is_about(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_scripts_or_styles_inside_or_asks_anybody_else(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)|<style|\sstyle=|\son\w+=", page)
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//(?!www\.w3\.org)', page)


@pytest.mark.parametrize(
    "address", [address for address in PAGES if not address.startswith(("/document", "/story/", "/entity/"))]
)
def test_pages_of_an_empty_case_answer_too(address: str) -> None:
    with browse(MemoryCase()) as client:
        assert client.get(address).status_code == 200


def test_an_empty_case_asks_for_documents_and_for_nothing_that_needs_them() -> None:
    with browse(MemoryCase()) as client:
        assert "There is nothing to compare yet" in client.get("/stories").text
        assert "data-days" not in client.get("/timeline").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/document/nothing", 404),
        ("/story/s99", 404),
        ("/entity/99", 404),
        ("/entity/x", 400),
        ("/network?most=1", 400),
        (f"/document/{FIRST}/entity/e99", 404),
    ],
)
def test_what_is_not_there_has_a_page_that_says_so(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Back to the case" in answer.text


def test_a_database_that_does_not_answer_is_no_missing_page(
    case: MemoryCase, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str) -> Record:
        raise DatabaseFailure("ferry.case: the disk is full; make room and try again")

    monkeypatch.setattr(case, "record", fail)
    answer = client.get(f"/document/{SECOND}")
    assert answer.status_code == 503
    assert "The case does not answer" in answer.text
    assert "make room" in answer.text


def test_a_query_that_cannot_be_read_is_told_beside_its_chips(client: TestClient) -> None:
    answer = client.get("/search", params={"q": 'the "quay'})
    assert answer.status_code == 400
    assert "wanted closed quotes" in answer.text
    assert "is%3Adisputed" in answer.text


@pytest.mark.parametrize("key", [key for key, _ in KEYS])
def test_every_key_is_documented(key: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "web.md").read_text("utf-8")
    assert f"`{key}`" in page


@pytest.mark.parametrize("name", ["timeline", "network", "map"])
def test_a_drawing_can_be_saved_as_a_file_with_its_look_inside(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.svg"'
    assert answer.text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "<style>" in answer.text
    assert ElementTree.fromstring(answer.text).attrib["width"] == "1160"


def test_every_claim_has_its_words_its_card_and_a_way_from_each_to_the_other(client: TestClient) -> None:
    page = client.get(f"/document/{FIRST}").text
    for claim in make_record().claims:
        assert f'id="{claim.id}"' in page
        assert f'href="#{claim.id}"' in page
        assert f'id="w-{claim.id}"' in page
        assert f'href="#w-{claim.id}"' in page


def test_a_name_in_a_document_leads_to_its_page(client: TestClient) -> None:
    answer = client.get(f"/document/{FIRST}/entity/e2", follow_redirects=False)
    assert answer.status_code == 303
    assert "Port Ansel" in client.get(answer.headers["location"]).text


HOSTILE = "<script>alert(1)</script> \u202egnp.exe\u202c javascript:alert(2) " + "x" * 400


def test_hostile_words_are_text_wherever_they_stand() -> None:
    record = make_record()
    doc = replace(record.document, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(3)", source=HOSTILE)
    hostile = replace(record, document=doc, entities=tuple(replace(item, name=HOSTILE) for item in record.entities))
    with browse(MemoryCase([hostile])) as client:
        for address in (
            "/",
            f"/document/{doc.id}",
            "/entities",
            "/entity/1",
            "/timeline",
            "/network?view=voices",
            "/map",
        ):
            page = client.get(address).text
            assert "<script>alert" not in page
            assert "\u202e" not in page
            assert 'href="javascript' not in page


def test_words_in_no_block_are_shown_and_offsets_count_code_points() -> None:
    text = "👩‍🚒 قال: A\u0301nsel burnt."
    start = text.index("A\u0301nsel")
    doc = Document("d1", "x.txt", text, blocks=(Block("paragraph", start, len(text)),))
    claim = Claim("c1", start, len(text) - 1, Predicate(None, None, "be", implied=True))
    with browse(MemoryCase([Record(doc, claims=(claim,))])) as client:
        page = client.get("/document/d1").text
    assert "👩‍🚒 قال: " in page
    assert '<mark id="w-c1" class="claim" data-on="c1">A\u0301nsel burnt</mark>' in page


@pytest.mark.parametrize(
    ("text", "spans", "shown"),
    [
        ("- one\n- two", [(2, 5), (8, 11)], ["- one", "- two"]),
        ("One.\n\n1. two", [(0, 4), (9, 12)], ["One.", "1. two"]),
        ("Lost.\n\nKept.", [(7, 12)], ["Lost.\n\n", "Kept."]),
        ("Kept.\n\nLost.", [(0, 5)], ["Kept.", "\n\nLost."]),
        ("nothing but text", [], ["nothing but text"]),
        ("one two", [(0, 5), (3, 7)], ["one t", "wo"]),
    ],
)
def test_all_of_a_text_is_shown_once_and_the_signs_of_a_list_stand_with_it(
    text: str, spans: list[tuple[int, int]], shown: list[str]
) -> None:
    record = Record(Document("d1", "x.txt", text, blocks=tuple(Block("item", *span) for span in spans)))
    assert ["".join(run.text for run in block.runs) for block in lay_out(record).blocks] == shown


@pytest.mark.parametrize(("order", "words"), [("newest", "newest first"), ("disputed", "most disputed")])
def test_the_documents_of_a_case_can_be_put_in_order(order: str, words: str) -> None:
    with browse(make_case()) as client:
        page = client.get(f"/?order={order}").text
    assert f'order={order}#documents" aria-current="true">{words}</a>' in page


@pytest.mark.parametrize(
    ("address", "part"), [(f"/document/{SECOND}", "/"), ("/story/s1", "/stories"), ("/stories", "/stories")]
)
def test_the_navigation_shows_which_part_a_page_belongs_to(address: str, part: str) -> None:
    with browse(make_case()) as client:
        page = client.get(address).text
    assert re.findall(r'<a href="([^"]*)" aria-current="(?:page|true)">', page.split("</nav>")[0]) == [part]
