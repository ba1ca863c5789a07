"""PDF: the words come in the order that a person reads them in, with page and box, and nothing else comes with them."""

import re
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from made_pdf import Text, lines, locked, paged, scanned, show, written

from reportedly.errors import EmptyInput, InputError, TooLarge
from reportedly.read import Options
from reportedly.read.docx import read_docx
from reportedly.read.odt import read_odt
from reportedly.read.pdf import read_pdf
from reportedly.record import Document, Reading

FILES = Path(__file__).parent / "files"
READERS: dict[str, Callable[[bytes, str, Options], Reading]] = {"pdf": read_pdf, "docx": read_docx, "odt": read_odt}


def document(name: str) -> Document:
    return READERS[name.rpartition(".")[2]]((FILES / name).read_bytes(), name, Options()).document


def read(data: bytes) -> Document:
    return read_pdf(data, "a.pdf", Options()).document


def blocks(doc: Document, *kinds: str) -> list[str]:
    return [doc.text[block.start : block.end] for block in doc.blocks if not kinds or block.kind in kinds]


ONE = "The mayor of Elmford said on Monday that the bridge would stay closed for at least another six weeks, and that "
ONE += "the ferry would run until midnight from now on."
TWO = "Shopkeepers on the northern bank disagreed. Their association counted 340 fewer customers a day than in the "
TWO += "spring and demanded that the province should pay for the loss."


SEVERAL = [
    ONE,
    TWO,
    "An engineer of the province inspected the piers on Tuesday and found that two had moved by a hand's width.",
    "Nobody was hurt, the fire brigade said, although a cyclist had fallen on the wet planks of the new crossing.",
]


@pytest.mark.parametrize("name", ["winter.docx", "winter.odt"])
def test_a_pdf_says_what_the_document_said_that_it_was_made_from(name: str) -> None:
    ours, theirs = document("winter.pdf"), document(name)
    kinds = ("heading", "paragraph", "item", "quote", "byline", "dateline", "source")
    pairs = [
        [(block.kind, doc.text[block.start : block.end]) for block in doc.blocks if block.kind in kinds]
        for doc in (ours, theirs)
    ]
    numbered = [(kind, text.removeprefix("1 ")) for kind, text in pairs[0]]
    assert numbered == pairs[1]
    assert [block.lead for block in ours.blocks if block.kind == "item"] == [7, 7, 7]


def test_columns_of_a_browser_come_in_order_with_mended_words_and_without_heads_and_feet() -> None:
    page = (FILES / "tram.html").read_text("utf-8").replace("&shy;", "")
    wanted = [
        unescape(re.sub("<[^>]+>", "", text))
        for text in re.findall(r"<(?:h1|h2|p|p class=n|li)>(.*?)</(?:h\d|p|li)>", page)
    ]
    doc = document("tram.pdf")
    assert blocks(doc, "heading", "paragraph", "item", "byline", "dateline") == wanted
    edges = blocks(doc, "boilerplate")
    assert edges[0] == "“It is quieter than before, and I did not expect that”"
    assert [edge for edge in edges if "Selm Daily" in edge] == ["Tram line 5 reopens – Selm Daily"]
    assert "1/2" not in edges


def test_each_block_says_on_which_page_and_where_it_stands() -> None:
    doc = document("winter.pdf")
    place = r"page [12] \(\d+, \d+, \d+, \d+\)"
    assert all(block.origin and re.fullmatch(f"{place}(?:; {place})*", block.origin) for block in doc.blocks)
    first = doc.blocks[0]
    assert first.origin == "page 1 (57, 67, 487, 93)"
    over = [block for block in doc.blocks if block.origin and "page 1" in block.origin and "page 2" in block.origin]
    assert [doc.text[block.start : block.start + 20] for block in over] == ["On the eighth day th"]


def test_what_the_file_says_of_itself_is_kept_and_the_text_goes_before() -> None:
    doc = document("winter.pdf")
    assert doc.title == "Norrby opens its winter stores after the long storm"
    assert doc.authors == ("Ada Berg",)
    assert doc.published is not None
    assert doc.published.edtf == "2024-03-05"
    assert doc.sha256 == sha256((FILES / "winter.pdf").read_bytes()).hexdigest()
    own = {found.field: (found.value, found.chosen) for found in doc.found if found.found_in == "file properties"}
    assert own["title"] == ("Winter stores of Norrby", False)
    assert own["author"] == ("Ada Berg", False)
    assert own["published"][1] is False


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("D:20240305093000+01'00'", "2024-03-05T09:30:00+01:00"),
        ("D:20240305093000Z", "2024-03-05T09:30:00Z"),
        ("D:20240305", "2024-03-05"),
        ("D:2024", "2024"),
        ("yesterday", None),
    ],
)
def test_dates_of_a_file_are_as_precise_as_they_stand_there(said: str, value: str | None) -> None:
    info = b"<< /Title (Minutes) /Author (jroe) /ModDate (%s) >>" % said.encode()
    doc = read(written(lines(ONE), info=info))
    found = {one.field: one for one in doc.found}
    assert (found["modified"].value if "modified" in found else None) == value
    assert (doc.title, doc.authors, found["author"].chosen) == ("Minutes", (), False)


def indented(texts: list[Text]) -> list[Text]:
    (left, foot, size, words), *rest = texts
    return [(left + 12, foot, size, words), *rest]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_parted_by_white_indents_and_short_lines() -> None:
    by_white = lines(ONE) + lines(TWO, top=690)
    by_indent = indented(lines(ONE)) + indented(lines(TWO, top=740 - 12 * len(lines(ONE))))
    by_room = lines(ONE) + lines(TWO, top=740 - 12 * len(lines(ONE)))
    for page in (by_white, by_indent, by_room):
        assert blocks(read(written(page))) == [ONE, TWO]


def test_paragraphs_of_one_line_are_parted_where_the_white_between_them_is_the_most_frequent_distance() -> None:
    short = [f"Bridge {number} was closed on Monday, said the mayor, and the ferry runs." for number in range(6)]
    page = lines(ONE, width=70, top=750)
    page += [text for number, words in enumerate(short) for text in lines(words, width=70, top=700 - 24 * number)]
    page += lines(TWO, width=70, top=540)
    assert blocks(read(written(page))) == [ONE, *short, TWO]


@pytest.mark.parametrize("date", ["5/28/24, 2:05 PM", "28/05/2024, 14:05", "28.05.2024, 14:05"])
def test_what_a_browser_prints_around_a_page_is_no_part_of_it(date: str) -> None:
    page: list[Text] = [(24, 780, 8, date), (240, 780, 8, "Bridge stays closed - Elmford Gazette")]
    page += [(60, 720, 20, "Bridge stays closed"), *lines(ONE, top=690), *lines(TWO, top=600)]
    page += [(24, 20, 8, "https://gazette.example/bridge?id=1"), (560, 20, 8, "1/1")]
    doc = read(written(page))
    assert blocks(doc, "heading", "paragraph", "dateline") == ["Bridge stays closed", ONE, TWO]
    around = [date, "Bridge stays closed - Elmford Gazette", "https://gazette.example/bridge?id=1"]
    assert blocks(doc, "boilerplate") == around


def test_two_columns_are_read_one_after_the_other_whatever_the_order_in_the_file() -> None:
    left, right = lines(ONE, width=40), lines(TWO, width=40, left=320)
    across: list[Text] = [(60, 770, 20, "Bridge stays closed until the autumn")]
    rows = [text for pair in zip(left, right, strict=False) for text in pair]
    rows += [*left, *right][len(rows) :] if len(left) == len(right) else [*left[len(right) :], *right[len(left) :]]
    for texts in (left + right, right + left, rows):
        assert blocks(read(written(across + texts))) == ["Bridge stays closed until the autumn", ONE, TWO]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    cut = lines(ONE)
    moved = [(left, foot + 24, size, words) for left, foot, size, words in cut[2:]]
    assert blocks(read(written(cut[:2], moved + lines(TWO, top=700)))) == [ONE, TWO]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (
            "The council postponed the recon-",
            "struction of the pier.",
            "The council postponed the reconstruction of the pier.",
        ),
        (
            "A well-known mayor met the well-",
            "known harbour master.",
            "A well-known mayor met the well-known harbour master.",
        ),
        ("The treaty of the Anglo-", "Norse league was signed.", "The treaty of the Anglo-Norse league was signed."),
        ("They served from 1914-", "1918 on the island.", "They served from 1914-1918 on the island."),
        ("The mayor answered -", "nobody had asked.", "The mayor answered - nobody had asked."),
    ],
)
def test_hyphens_at_the_end_of_a_line_are_mended_where_the_word_goes_on(first: str, second: str, whole: str) -> None:
    assert blocks(read(written([(60, 700, 10, first), (60, 688, 10, second)])))[0] == whole


def test_running_heads_and_page_numbers_are_left_out_and_heads_are_kept_once() -> None:
    heads: list[Text] = [(60, 780, 9, "The Elmford Gazette"), (300, 780, 9, "Issue 12, 5 May 2024")]
    pages = [
        [*heads, (500, 780, 9, f"{number} of 4"), (300, 30, 9, str(number)), *lines(text, top=740)]
        for number, text in enumerate(SEVERAL, start=1)
    ]
    doc = read(written(*pages))
    assert blocks(doc, "boilerplate") == ["The Elmford Gazette", "Issue 12, 5 May 2024"]
    assert blocks(doc, "paragraph") == SEVERAL


def test_headings_of_chapters_at_the_top_of_their_pages_are_no_running_heads() -> None:
    pages = [[(60, 760, 18, f"Chapter {number}"), *lines(text, top=730)] for number, text in enumerate(SEVERAL, 1)]
    assert blocks(read(written(*pages)), "heading") == [f"Chapter {number}" for number in range(1, 5)]


def test_large_and_bold_lines_are_headings() -> None:
    page = [(60, 760, 20, "Bridge stays closed"), *lines(ONE), (60, 660, 10, "What comes next"), *lines(TWO, top=640)]
    doc = read(paged([show(page, bold=["What comes next"])]))
    assert blocks(doc, "heading") == ["Bridge stays closed", "What comes next"]


def test_a_page_of_a_newspaper_has_its_headline_over_all_columns_and_its_first_letter_at_its_word() -> None:
    first, second, third = (
        lines(text, width=30, left=left, top=700) for text, left in zip(SEVERAL, (60, 240, 420), strict=False)
    )
    cap: Text = (60, 690, 30, first[0][3][0])
    first[0] = (90, 700, 10, first[0][3][1:])
    first[1] = (90, *first[1][1:])
    over: list[Text] = [
        (60, 760, 9, "The Elmford Gazette"),
        (420, 760, 9, "14 May 2024"),
        (60, 730, 22, "Bridge stays closed"),
    ]
    below: list[Text] = [(60, 600, 16, "Ferry until midnight"), *lines(SEVERAL[3], width=30, top=580)]
    doc = read(written([*over, cap, *first, *second, *third, *below, *lines(TWO, width=30, left=240, top=580)]))
    assert blocks(doc) == [
        "The Elmford Gazette",
        "14 May 2024",
        "Bridge stays closed",
        *SEVERAL[:3],
        "Ferry until midnight",
        SEVERAL[3],
        TWO,
    ]
    assert [block.kind for block in doc.blocks[:3]] == ["boilerplate", "dateline", "heading"]
    assert doc.title == "Bridge stays closed"


def test_items_of_a_list_have_their_lead() -> None:
    texts = ["The council resolved to:", "• repair the bridge;", "• extend the ferry;", "• pay the shops."]
    doc = read(written([*lines(ONE), *((60, 680 - 14 * number, 10, text) for number, text in enumerate(texts))]))
    assert blocks(doc, "item") == ["repair the bridge;", "extend the ferry;", "pay the shops."]
    assert {doc.text[doc.blocks[block.lead].start :][:11] for block in doc.blocks if block.lead is not None} == {
        "The council"
    }


def test_a_table_is_read_row_by_row() -> None:
    rows = [("District", "Houses", "Shops"), ("Harbour", "410", "12"), ("Old Town", "530", "45")]
    page = [
        (60 + 120 * column, 650 - 14 * at, 10, cell) for at, row in enumerate(rows) for column, cell in enumerate(row)
    ]
    assert blocks(read(written([*lines(ONE), *page]))) == [ONE, *(" | ".join(row) for row in rows)]


def test_small_print_at_the_foot_of_a_page_stands_behind_the_text() -> None:
    cut = lines(ONE)
    note: list[Text] = [(60, 60, 7, "1 The ferry was bought in 1987.")]
    assert blocks(read(written([*cut[:2], *note], cut[2:]))) == [ONE, "1 The ferry was bought in 1987."]


@pytest.mark.parametrize("turn", [0, 90])
def test_pages_that_lie_on_their_side_are_read_as_they_are_held(turn: int) -> None:
    texts = lines(ONE)
    content = show(texts)
    if turn:
        content = b"".join(
            b"BT /F 10 Tf 0 1 -1 0 %g %g Tm (%s) Tj ET\n" % (800 - foot, left, words.encode())
            for left, foot, _, words in texts
        )
    assert blocks(read(paged([content], rotate=turn))) == [ONE]


def test_a_watermark_across_the_page_is_boilerplate() -> None:
    mark = b"BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n"
    doc = read(paged([mark + show(lines(ONE))]))
    assert (blocks(doc, "paragraph"), blocks(doc, "boilerplate")) == ([ONE], ["DRAFT"])


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (scanned(), EmptyInput, "scanned PDF.*ocrmypdf"),
        (paged([b""]), EmptyInput, "without any text"),
        (locked(), InputError, "locked with a password"),
        (b"%PDF-1.7\nnothing", InputError, "broken or cut short"),
        (b"", InputError, "broken or cut short"),
    ],
)
def test_a_file_without_text_says_what_to_do(data: bytes, kind: type[InputError], says: str) -> None:
    with pytest.raises(kind, match=says) as raised:
        read(data)
    assert type(raised.value) is kind


def test_too_much_text_is_refused() -> None:
    with pytest.raises(TooLarge, match="the limit"):
        read_pdf(written(lines(ONE)), "a.pdf", Options(max_bytes=20))


def test_a_page_that_is_a_picture_among_others_is_told_of() -> None:
    data = scanned().replace(b"/Kids [4 0 R] /Count 1", b"/Kids [4 0 R 10 0 R] /Count 2")
    words = written(lines(ONE)).partition(b"10 0 obj")
    reading = read_pdf(
        data.replace(b"xref", b"10 0 obj" + words[2].partition(b"xref")[0] + b"xref"), "a.pdf", Options()
    )
    assert [problem.code for problem in reading.problems] == ["no-text-on-page"]
    assert "page 1 hold" in reading.problems[0].message
