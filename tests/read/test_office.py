"""Word and OpenDocument texts: what a reader of the page sees, in order, and nothing that is hidden in the file."""

import base64
import io
from collections.abc import Callable

import docx as word
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hostile_zips import packed
from made_office import CONTENT, docx, odt, saved

from reportedly.errors import EmptyInput, InputError
from reportedly.read import Options
from reportedly.read.docx import read_docx
from reportedly.read.odt import read_odt
from reportedly.read.zipped import members
from reportedly.record import Document

BODY = "The mayor of Elmford said on Monday that the bridge would stay closed for at least another six weeks."
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="


def from_docx(data: bytes) -> Document:
    return read_docx(data, "a.docx", Options()).document


def from_odt(data: bytes) -> Document:
    return read_odt(data, "a.odt", Options()).document


def cut(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.text[block.start : block.end]) for block in doc.blocks]


def test_styles_of_word_say_what_a_paragraph_is() -> None:
    made = word.Document()
    made.add_paragraph("Bridge stays closed", style="Title")
    made.add_paragraph("What the council said", style="Heading 2")
    made.add_paragraph(BODY)
    made.add_paragraph("The council resolved to:")
    made.add_paragraph("repair the bridge;", style="List Bullet")
    made.add_paragraph("pay the shops.", style="List Number")
    made.add_paragraph("We would rather walk.", style="Quote")
    made.add_paragraph("The bridge in May", style="Caption")
    doc = from_docx(saved(made))
    assert cut(doc) == [
        ("heading", "Bridge stays closed"),
        ("heading", "What the council said"),
        ("paragraph", BODY),
        ("paragraph", "The council resolved to:"),
        ("item", "repair the bridge;"),
        ("item", "pay the shops."),
        ("quote", "We would rather walk."),
        ("caption", "The bridge in May"),
    ]
    assert [block.lead for block in doc.blocks if block.kind == "item"] == [3, 3]
    assert doc.title == "Bridge stays closed"
    assert doc.blocks[2].origin == "paragraph 3"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:t>one </w:t></w:r><w:ins><w:r><w:t>inserted</w:t></w:r></w:ins><w:r><w:t/>", "one inserted"),
        ("<w:t>one</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t/>", "one"),
        ("<w:t>one</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t/>", "one"),
        ("<w:t>one</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t/>", "one"),
        ('<w:t>one</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t>', "oneshown"),
        ("<w:t>one</w:t><w:instrText>PAGE</w:instrText>", "one"),
        ("<w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t>", "one two\nthree"),
        ('<w:t xml:space="preserve">one  </w:t><w:t>two</w:t><w:noBreakHyphen/><w:t>fold</w:t>', "one two-fold"),
        ("<w:t>one </w:t></w:r><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:r><w:t/>", "one linked"),
        ("<w:t>1 </w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t/>", "1 in"),
    ],
)  # fmt: skip
def test_the_text_of_a_word_paragraph_is_what_its_page_shows(run: str, text: str) -> None:
    assert from_docx(docx(run)).text == text


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("one <text:span>two</text:span> three", "one two three"),
        ("one<text:tab/>two<text:line-break/>three", "one two\nthree"),
        ("one\n   two", "one two"),
        ("one<office:annotation><dc:creator>A</dc:creator><text:p>remark</text:p></office:annotation> two", "one two"),
        ('<text:a text:href="x">linked</text:a> words', "linked words"),
        ("one<text:soft-page-break/>two", "onetwo"),
        ("one<!-- remark -->two<?pi?>", "onetwo"),
    ],
)
def test_the_text_of_an_open_document_paragraph_is_what_its_page_shows(paragraph: str, text: str) -> None:
    assert from_odt(odt(paragraph)).text == text


def test_deleted_text_and_tables_of_contents_of_an_open_document_are_left_out() -> None:
    changes = "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
    contents = "<text:table-of-content><text:p>Chapter 1 … 3</text:p></text:table-of-content>"
    section = "<text:section><text:section><text:p>inside</text:p></text:section></text:section>"
    assert from_odt(odt("one", after=changes + contents + section)).text == "one\n\ninside"


def test_styles_of_an_open_document_say_what_a_paragraph_is() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="P7" style:family="paragraph" '
        'style:parent-style-name="Quotations"/></office:automatic-styles>'
    )
    item = "<text:list><text:list-item><text:p>repair the bridge;</text:p>{}</text:list-item></text:list>"
    after = (
        '<text:h text:outline-level="2">What the council said</text:h>'
        '<text:p text:style-name="P7">We would rather walk.</text:p>'
        "<text:p>The council resolved to:</text:p>" + item.format(item.format(""))
    )
    doc = from_odt(odt(BODY, after=after, styles=styles))
    assert [kind for kind, _ in cut(doc)] == ["paragraph", "heading", "quote", "paragraph", "item", "item"]
    assert doc.blocks[4].lead == 3


CELLS = [("District", "Houses"), ("Harbour", "410"), ("Old Town", "530")]


def word_table(cells: list[tuple[str, str]]) -> Document:
    made = word.Document()
    made.add_paragraph(BODY)
    table = made.add_table(len(cells), 2)
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return from_docx(saved(made))


def open_table(cells: list[tuple[str, str]]) -> Document:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in cells
    )
    return from_odt(odt(BODY, after=f"<table:table><table:table-header-rows/>{rows}</table:table>"))


@pytest.mark.parametrize("make", [word_table, open_table])
def test_a_table_is_read_row_by_row_and_one_that_sets_columns_paragraph_by_paragraph(
    make: Callable[[list[tuple[str, str]]], Document],
) -> None:
    rows = make(CELLS)
    assert cut(rows)[1:] == [("paragraph", " | ".join(row)) for row in CELLS]
    assert [block.origin for block in rows.blocks[1:]] == [f"table 1, row {number}" for number in (1, 2, 3)]
    long = BODY * 3
    assert make([(long, "beside it"), ("below", BODY)]).text.split("\n\n")[1:] == [long, "beside it", "below", BODY]


def test_text_boxes_stand_behind_the_text_and_a_pull_quote_is_boilerplate() -> None:
    box = (
        "<w:r {}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = word.Document()
    for text in ("the bridge would stay closed", "Call the council on 555 0100"):
        paragraph = made.add_paragraph(BODY)
        paragraph._p.append(parse_xml(box.format(nsdecls("w"), text)))
    assert cut(from_docx(saved(made)))[2:] == [
        ("boilerplate", "the bridge would stay closed"),
        ("paragraph", "Call the council on 555 0100"),
    ]


def test_heads_and_feet_stand_once_at_the_end() -> None:
    made = word.Document()
    made.add_paragraph(BODY)
    made.sections[0].header.paragraphs[0].text = "Council of Elmford"
    made.sections[0].footer.paragraphs[0].text = "Council of Elmford"
    made.add_section().header.is_linked_to_previous = False
    assert cut(from_docx(saved(made))) == [("paragraph", BODY), ("boilerplate", "Council of Elmford")]


def test_properties_of_the_file_fill_what_the_text_leaves_open() -> None:
    meta = (
        "<dc:title>Minutes</dc:title><meta:initial-creator>Ada Berg</meta:initial-creator><dc:creator>jroe</dc:creator>"
    )
    meta += "<meta:creation-date>2024-03-05T09:30:00.123</meta:creation-date><dc:date>soon</dc:date>"
    doc = from_odt(odt(BODY, meta=meta))
    assert (doc.title, doc.authors, doc.published) == ("Minutes", ("Ada Berg",), None)
    assert [(one.field, one.value, one.chosen) for one in doc.found] == [
        ("title", "Minutes", True),
        ("author", "Ada Berg", True),
        ("published", "2024-03-05T09:30:00", False),
    ]


def test_a_document_of_pictures_alone_says_that_there_is_no_text() -> None:
    made = word.Document()
    made.add_picture(io.BytesIO(base64.b64decode(PIXEL)))
    with pytest.raises(EmptyInput, match="without any text"):
        from_docx(saved(made))
    with pytest.raises(InputError, match="no text"):
        from_odt(packed({"content.xml": CONTENT}))


def test_a_file_whose_styles_are_of_another_type_says_that_it_is_broken() -> None:
    parts = dict(members(docx()))
    kinds = parts["[Content_Types].xml"].replace(b"wordprocessingml.styles+xml", b"wordprocessingml.riddles+xml")
    with pytest.raises(InputError, match="broken"):
        from_docx(packed(parts | {"[Content_Types].xml": kinds}))
