"""Stored web pages, as the programs of outlets write them: each in the blocks of its report."""

from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HTMLParser

from reportedly.read import Options
from reportedly.read.html import read_html
from reportedly.record import Document, Reading, Record
from reportedly.verify import faults

PAGES = Path(__file__).parent / "pages"
TODAY = Options(today="2026-11-25")


def read(name: str, options: Options = TODAY) -> Reading:
    return read_html((PAGES / f"{name}.html").read_bytes(), name, options)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


EXPECTED = {
    "article": [
        "heading: Ferry runs aground off Lund",
        "byline: By Jane Doe and John Roe",
        "dateline: 17 May 2024",
        "dateline: LUND (AP) —",
        "paragraph: A ferry with 120 people",
        "caption: The ferry on the rocks.",
        "paragraph: Nobody was hurt",
        "boilerplate: Related",
        "heading: What the company promised",
        "paragraph: The company said that it would:",
        "item: refund every ticket",
        "item: pay for hotel rooms",
        "item: publish its own report.",
        "quote: “We are sorry",
        "paragraph: Trip | People",
        "paragraph: 07:10 | 120",
        "boilerplate: Read more: Why ferries",
        "paragraph: The cause is being",
        "source: With files from Reuters",
    ],
    "wordpress": [
        "heading: Dam above Tarn passes its test",
        "dateline: Posted on November 2, 2023 by",
        "dateline: TARN, Nov. 2 (Reuters) –",
        "paragraph: Engineers said on Thursday",
        "paragraph: The reservoir was filled",
        "caption: Water runs over",
        "boilerplate: no crack was seen, the operator said",
        "heading: What comes next",
        "paragraph: An inspector of the region",
        "item: the readings",
        "item: a plan",
        "item: what the repairs",
        "paragraph: “We are satisfied,”",
    ],
    "ticker": [
        "heading: Live: Flood in the Arno valley",
        "heading: What we know",
        "item: The river stands",
        "item: About 400 people",
        "dateline: 11:40",
        "heading: Bridge closed",
        "paragraph: The police have closed",
        "dateline: 10:05",
        "heading: Schools stay shut",
        "paragraph: All schools",
        "dateline: 08:30",
        "heading: Helicopters in the air",
        "paragraph: Two helicopters",
    ],
    "amp": [
        "heading: Union and mill agree on pay",
        "paragraph: The union of paper workers",
        "boilerplate: Advertisement",
        "paragraph: The strike, which began",
        "paragraph: The head of the union",
        "source: (AFP)",
    ],
    "lists": [
        "heading: What both sides signed at Ostra",
        "byline: By Tomas Reyes, Staff Writer",
        "dateline: June 12, 2019",
        "paragraph: The two governments signed",
        "paragraph: Under its first part, the northern side will:",
        "item: open the road",
        "item: let the inspectors",
        "item: visit both depots,",
        "item: take samples, and",
        "item: speak to the crews;",
        "item: release 14 fishermen.",
        "paragraph: The southern side, according to the text, has promised to:",
        "item: pay the fishermen's debts",
        "item: withdraw its patrol boats",
        "paragraph: A spokesman for the mediators",
        "item: The talks began in March.",
        "item: They were broken off twice.",
        "source: Source: Southern News Agency",
    ],
    "tables": [
        "heading: Count of the wounded by town",
        "paragraph: The Red Crescent",
        "caption: Wounded and missing, by town",
        "paragraph: Town | Wounded | Missing",
        "paragraph: Arda | 13 | 2",
        "paragraph: Belen | 7",
        "paragraph: Corvo | at least 20 | 4",
        "paragraph: The figures for Corvo",
        "source: Figure of Sunday evening.",
    ],
    "old": [
        "heading: Café owners protest against new tax",
        "byline: By Olga Renn",
        "dateline: Tuesday, 3 July 2001",
        "paragraph: More than 300 owners of cafés",
        "paragraph: The mayor, René Dubois, said: “Nobody",
        "paragraph: The tax was passed",
    ],
    "interview": [
        "heading: “We were not asked”",
        "heading: The harbour master of Lund",
        "dateline: Ana Ruiz · 3 March 2022",
        "paragraph: Did you know about the sale?",
        "paragraph: No. We were not asked",
        "paragraph: What will happen",
        "paragraph: Two will stay.",
        "boilerplate: nobody wants to pay for it",
        "paragraph: And the debts?",
        "paragraph: Ask the council.",
        "paragraph: The council did not reply",
    ],
    "entries": [
        "heading: Storm: latest updates",
        "dateline: 14:32 GMT",
        "heading: Ferries cancelled",
        "paragraph: All ferries",
        "dateline: 13:10 GMT",
        "heading: Two hurt in Lund",
        "paragraph: Two people were hurt",
        "dateline: 11:55 GMT",
        "paragraph: BREAKING: The airport",
    ],
    "statement": [
        "heading: Statement by the Ministry",
        "dateline: Published: 4 May 2023",
        "paragraph: The Ministry confirms",
        'paragraph: The Minister said: "Safety',
        "paragraph: The following steps have been taken:",
        "item: Traffic is sent",
        "item: Lorries above",
        "item: A hotline",
    ],
    "teasers": [
        "heading: Night trains return to Brell",
        "byline: Kim Aalto",
        "dateline: March 3, 2020",
        "paragraph: After eleven years",
        "paragraph: The first train",
        "boilerplate: Read more",
        "boilerplate: Why the last night train",
        "paragraph: The town has bought",
        "boilerplate: Sign up for our newsletter",
        "paragraph: The environmental group",
        "boilerplate: After eleven years",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_cut_into_the_blocks_of_its_report(name: str) -> None:
    found = [f"{kind}: {words}" for kind, words in kinds(read(name).document)]
    assert len(found) == len(EXPECTED[name]), found
    assert [one for one, wanted in zip(found, EXPECTED[name], strict=True) if not one.startswith(wanted)] == []


@pytest.mark.parametrize("name", [path.stem for path in sorted(PAGES.glob("*.html"))])
def test_the_place_of_a_block_is_an_element_that_holds_its_words(name: str) -> None:
    document = read(name).document
    raw = (PAGES / f"{name}.html").read_bytes().decode("cp1252" if name == "old" else "utf-8")
    tree = etree.fromstring(raw.encode(), HTMLParser(encoding="utf-8", remove_comments=True))
    for block in document.blocks:
        (element,) = tree.xpath(block.origin)
        words = "".join("".join(element.itertext()).split())
        for cell in document.text[block.start : block.end].split(" | "):
            assert "".join(cell.split()) in words


@pytest.mark.parametrize("name", [path.stem for path in sorted(PAGES.glob("*.html"))])
def test_a_page_makes_a_sound_record(name: str) -> None:
    reading = read(name)
    assert list(faults(Record(reading.document, problems=reading.problems))) == []
