"""A text is cut into the blocks that a reader sees; no word is lost and none stands twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.blocks import cut
from reportedly.text import canonical

LONG = "The council of Elmford met on Monday and talked for three hours about the new bridge over the river."
OTHER = "Its members agreed that the old one had to be closed to lorries before the winter, and said so to the press."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in cut(text)]


def leads(text: str) -> list[tuple[str, int | None]]:
    return [(text[block.start : block.end], block.lead) for block in cut(text) if block.kind == "item"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \t\n\n"])
def test_paragraphs_stand_on_lines_of_their_own_or_between_blank_ones(gap: str) -> None:
    text = gap.join(["Elmford gets a bridge", "Monday, July 3, 2023\xa0", LONG, OTHER])
    assert [kind for kind, _ in kinds(text)] == ["heading", "dateline", "paragraph", "paragraph"]


WRAPPED = """\
Elmford gets a bridge

The council of Elmford met on Monday and talked for
three hours about the new bridge over the river. It is
to be built by the firm that built the old one. The
Mayor, Ann Hill, said that it would cost less than
had been feared.
   A second paragraph begins with an indent, and it is
wrapped like the first one was.

Nobody in the town knows when the new bridge will be
ready.
"""


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    found = kinds(WRAPPED)
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph", "paragraph"]
    assert found[1][1].startswith("The council")
    assert found[1][1].endswith("feared.")
    assert found[3][1] == "Nobody in the town knows when the new bridge will be\nready."


def test_short_lines_of_a_conversation_are_not_joined() -> None:
    text = "\n".join(
        [
            "I do wear a lot of black.",
            "Why not?",
            "Well --",
            "-- because I can --",
            "-- yes --",
            "That is all.",
            LONG * 2,
        ]
    )
    assert [words for _, words in kinds(text)] == text.split("\n")


def test_a_wrapped_run_in_a_document_of_long_lines_is_joined_too() -> None:
    text = "\n\n".join(
        [LONG + " " + OTHER, LONG + "\n" + LONG * 2, WRAPPED.split("\n\n")[1].split("\n   ", maxsplit=1)[0]]
    )
    assert len(cut(text)) == 4


@pytest.mark.parametrize("mark", ["-", "--", "–", "—", "*", "•", "+", "🔹", "▪️"])
def test_items_leave_out_their_bullet_and_know_their_lead(mark: str) -> None:
    text = f"Under her leadership, the union:\n{mark} Won a rise of pay.\n\n{mark} Opened two schools.\n{LONG}"
    assert kinds(text)[0] == ("paragraph", "Under her leadership, the union:")
    assert leads(text) == [("Won a rise of pay.", 0), ("Opened two schools.", 0)]


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("a)", "b)", "c)"),
        ("(i)", "(ii)", "(iii)"),
        ("A.", "B.", "C."),
        ("9.", "10.", "11."),
    ],
)
def test_numbers_and_letters_in_order_are_bullets(marks: tuple[str, ...]) -> None:
    text = "The plan is to\n" + "\n".join(f"{mark} build part of it" for mark in marks)
    assert leads(text) == [("build part of it", 0)] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n— Ann Hill, mayor",
        f"{LONG}\n1. the only one",
        f"{LONG}\nA. Smith was the other speaker.\n{OTHER}",
        "Q. Why now?\nA. Because we can.",
        f"3. July was warm.\n7. August was not.\n{LONG}",
        f"-5 degrees were measured.\n-7 degrees on Monday.\n{LONG}",
    ],
)
def test_a_sign_without_company_or_order_is_no_bullet(text: str) -> None:
    assert "item" not in [kind for kind, _ in kinds(text)]


@pytest.mark.parametrize(
    ("lead", "open_"),
    [
        ("The minister promised to:", True),
        ("The report found that", True),
        ("Among them were the", True),
        ("She named three aims —", True),
        ("**The minister promised:**", True),
        ("The minister listed three demands.", False),
        ("“We want three things.”", False),
        ("Key findings", False),
    ],
)
def test_a_list_has_a_lead_only_where_a_sentence_is_open(lead: str, open_: bool) -> None:
    expected = 1 if open_ else None
    assert leads(f"{LONG}\n\n{lead}\n\n• More light\n• Less noise") == [
        ("More light", expected),
        ("Less noise", expected),
    ]


def test_a_deeper_list_completes_the_item_above_it() -> None:
    text = "The plan includes:\n- schools:\n  - in Elmford\n  - in Northport\n- a bridge\n\n"
    text += "Done.\n- It is late.\n- It is over."
    assert leads(text) == [
        ("schools:", 0), ("in Elmford", 1), ("in Northport", 1), ("a bridge", 0),
        ("It is late.", None), ("It is over.", None),
    ]  # fmt: skip


def test_a_wrapped_item_is_one_block() -> None:
    text = "He will:\n - repair the bearings before Friday, with\n   parts that the yard has\n - pay the owners"
    assert leads(text) == [
        ("repair the bearings before Friday, with\n   parts that the yard has", 0),
        ("pay the owners", 0),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Source: Northern News", "source"),
        ("**Source:** [Northern News](https://example.org)", "source"),
        ("Photo: Ann Hill", "source"),
        ("Image: Harbour Office / CC BY", "source"),
        ("Via @northern", "source"),
        ("4194247", "boilerplate"),
        ("12.3K views", "boilerplate"),
        ("1 204 shares", "boilerplate"),
        ("👁 4.1K · 35 shares", "boilerplate"),
        ("Read more: The bridge, a history", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("© 2023 Northern News. All rights reserved.", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Click here to read the report", "boilerplate"),
        ("* * *", "boilerplate"),
        ("The old bridge in May. Image: Ann Hill.", "caption"),
        ("The old bridge in May (Photo by Ann Hill)", "caption"),
        ("By Jane Roe and John Doe", "byline"),
        ("The old bridge was built in 1920.", "paragraph"),
        ("She showed them a map: it has three bridges.", "paragraph"),
        (
            "Share this burden with us, the mayor said, and read more of our letters before you decide on it.",
            "paragraph",
        ),
    ],
)
def test_the_lines_under_a_report_are_told_from_its_text(line: str, kind: str) -> None:
    body = "\n".join([LONG, OTHER] * 6)
    found = kinds(f"{body}\n{line}")
    assert found[-1] == (kind, line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Roe", "byline"),
        ("BY JANE ROE, STAFF WRITER", "byline"),
        ("*By Jane Roe and John de la Mar, Staff Writers*", "byline"),
        ("Jane Roe, Harbour Correspondent", "byline"),
        ("By Reuters", "byline"),
        ("By Jane Roe | July 3, 2023", "byline"),
        ("By Tuesday Evening", "heading"),
        ("By the River", "heading"),
        ("Monday, July 3, 2023", "dateline"),
        ("Northport, 3 July 2023", "dateline"),
        ("Published: July 3, 2023 4:15 PM", "dateline"),
        ("Last updated 3 July 2023", "dateline"),
        ("The vote of July 3, 2023", "heading"),
        ("What it will cost", "heading"),
        ("## What it will cost", "heading"),
        ("It will cost less.", "paragraph"),
        ("The mayor said:", "paragraph"),
        ("QUESTION: Will it cost less", "heading"),
    ],
)
def test_the_lines_above_a_report_are_told_from_its_text(line: str, kind: str) -> None:
    assert kinds(f"Elmford gets a bridge\n{line}\n{LONG}\n{OTHER}")[1] == (kind, line.removeprefix("## "))


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("OSLO, 4 May (ABC) —", "The harbour was closed on Tuesday because of the storm."),
        ("NORTHPORT (Reuters) -", "“The harbour is closed,” the office said on Tuesday."),
        ("LONDON, England (CNN) --", "The harbour was closed on Tuesday because of the storm."),
        ("NORTHPORT —", "The harbour was closed on Tuesday because of the storm."),
        ("Northport (AP) –", "The harbour was closed on Tuesday because of the storm."),
        ("Thursday, May 7, 2015", "On Tuesday, the harbour was closed because of the storm."),
    ],
)
def test_the_dateline_that_opens_a_report_is_a_block_of_its_own(opening: str, rest: str) -> None:
    assert kinds(f"Harbour closes\n{opening} {rest}\n{LONG}")[1:3] == [("dateline", opening), ("paragraph", rest)]


@pytest.mark.parametrize(
    "words",
    [
        "NATO — The alliance was founded in 1949, and has had many members since then, said the teacher.",
        "Ann Hill — the mayor — was there when the bridge was opened by the owners of the ferry on Monday.",
        "KABUL: For 25 years nobody has repaired the road that leads from the city to the old airport, they say.",
        "Sunday, January 1, 2017 was the day on which the bridge was opened by the owners of the ferry.",
    ],
)
def test_a_name_before_a_dash_is_no_dateline(words: str) -> None:
    assert kinds(f"Harbour closes\n{words}\n{LONG}")[1] == ("paragraph", words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("> The harbour is closed, he wrote.", "quote"),
        ('"The harbour is closed. Nobody may leave it."', "quote"),
        ("“The harbour is closed. He said ‘today’.”", "quote"),
        ('"The harbour is closed," he said. "Nobody may leave it."', "paragraph"),
        ("“The harbour is closed. Nobody may leave it.", "paragraph"),
        ("“The harbour” is what they call the “quay”", "paragraph"),
    ],
)
def test_a_quotation_block_is_quoted_as_a_whole(words: str, kind: str) -> None:
    assert kinds(f"{LONG}\n\n{words}\n\n{OTHER}.")[1] == (kind, words.removeprefix("> "))


def test_a_wrapped_mail_quotation_is_one_block() -> None:
    quoted = (
        "> The bridge was closed at noon, the police said. It was\n> not known why that was so, and nobody there said."
    )
    text = f"{LONG}\n\n{quoted}\n>\n> More follows."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "quote", "quote"]


def test_front_matter_and_fenced_code_are_no_text() -> None:
    front, code = "---\ntitle: A bridge\ntags: [a, b]\n---", "```\nx = 1\n\ny = 2\n```"
    text = "\n\n".join([front, "# A bridge for Elmford", LONG, code, OTHER])
    assert [kind for kind, _ in kinds(text)] == [
        "boilerplate", "boilerplate", "heading", "boilerplate", "boilerplate", "heading",
        "paragraph", "boilerplate", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "word " * 2_000,
        "مرحبا بالعالم " * 500,
        "🙂" * 500,
        "```\nnever closed\nand on",
        "•\n\nLone",
        "\x0b\x1c\u2028x",
    ],
)
def test_odd_texts_lose_nothing(text: str) -> None:
    check(text)


MARKS = [
    "- ",
    "-- ",
    "— ",
    "* ",
    "• ",
    "•",
    "1. ",
    "2. ",
    "a) ",
    "> ",
    ">",
    "# ",
    "## ",
    "```",
    "---",
    "===",
    "| ",
    "🔹 ",
    "❗️",
]
BREAKS = ["\n", "\n", "\n\n", "  ", "\t", "\x0b", "\u2028"]
LINES = [
    "By Jane Roe",
    "Source: ",
    "Title: ",
    "Photo: X",
    "Monday, July 3, 2023",
    "OSLO, 4 May (ABC) — ",
    "12.3K views",
    "Via @x",
]
WORDS = ["4194", "Read more", "The ", "river ", "said:", ".", '"', "“", "”", "word", "Elm", ",", "مرحبا"]
PARTS = st.sampled_from(MARKS + BREAKS + LINES + WORDS)


@given(st.lists(PARTS, max_size=40).map("".join) | st.text(max_size=200))
def test_every_word_lies_in_one_block_or_in_a_mark(raw: str) -> None:
    check(canonical(raw))


MARK = re.compile(
    r"(?:[>#]+|[-–—―*+~•‣◦▪▫●○■□◆◇►▶▸➤➢➔→✓✔✗∙⁃·\ufe0f]+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-H])[.)]|[^\w\s]+)"
)


def check(text: str) -> None:
    blocks = cut(text)
    assert cut(text) == blocks
    position = 0
    for number, block in enumerate(blocks):
        assert position <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert all(MARK.fullmatch(mark) for mark in text[position : block.start].split())
        assert block.lead is None or (block.kind == "item" and block.lead < number)
        position = block.end
    assert all(MARK.fullmatch(mark) for mark in text[position:].split())
