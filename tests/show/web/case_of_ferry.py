"""The case that the tests of the pages share: two reports, one of which repeats the other, and their story."""

from dataclasses import replace

from fastapi.testclient import TestClient
from made_record import TEXT, make_record
from memory_case import MemoryCase

from reportedly.comparison import Link, Origin, OriginDocument, Reason, SharedSpan, Story, StoryClaim
from reportedly.record import PlaceValue, Record
from reportedly.show.web.app import make_app

PLACE = PlaceValue(54.5, 10.2, "DE", "town", "geonames:1", 1)
HERE = "http://127.0.0.1"
SECOND = "0123456789abcdef0123456789abcdef"


def placed_record() -> Record:
    """The made record, with its place on the map."""
    record = make_record()
    entities = tuple(replace(item, place=PLACE) if item.kind == "place" else item for item in record.entities)
    return replace(record, entities=entities)


def make_case() -> MemoryCase:
    """A case with one story that two outlets tell."""
    first = placed_record()
    doc = first.document
    second = replace(first, document=replace(doc, id=SECOND, source="copy.txt", publisher="The Quay Mail"))
    documents = tuple(
        OriginDocument(one.document.id, one.document.source, one.document.publisher) for one in (first, second)
    )
    origin = Origin("o1", documents)
    whole = SharedSpan((0, len(TEXT)), (0, len(TEXT)))
    link = Link(doc.id, SECOND, doc.source, "copy.txt", "copied text", 1.0, "every word stands in both", (whole,))
    claim = first.claims[1]
    told = tuple(
        StoryClaim(one.id, one.source, claim.id, "o1", claim.start, claim.end, (one.publisher or "",))
        for one in documents
    )
    reasons = (Reason("origin", 1.0, "both go back to The Ansel Bell"),)
    story = Story("s1", "repeated", None, False, 1, told, reasons, "Two printings are one telling.")
    return MemoryCase([first, second], [origin], [link], [story])


def browse(case: MemoryCase) -> TestClient:
    """A browser without a screen: the pages of a case, called in this process."""
    return TestClient(make_app(case, name="ferry.case", reviewer="Ida Rook"), base_url=HERE)
