import re
from dataclasses import replace

import pytest
from made_record import make_record

from reportedly.record import Attribution, Block, Claim, Document, Predicate, Record, Span, Wording
from reportedly.show.flow import width_of
from reportedly.show.sheet import legend, render, signs_in

SHEET = """\
────────────────────────────────────────────────────────────────────────────────
Ferry fire off Port Ansel
publisher  The Ansel Bell (option); also Wire (source line)
published  14 May 2024 (option); also May 2024 (dateline)
by         Ida Rook
audience   4,194 (a figure printed with the text)
read from  ferry.txt
found      4 claims, 4 voices, 5 attributions, 1 loaded word
problem    odd-date: got two dates; wanted one: give --published

¶1   headline: The Ansel Bell
c1     “Ferry fire off Port Ansel”
       [is] · where: Port Ansel

¶2   The Ansel Bell › the harbour master “said” › a deckhand “told”
c2     “At least 13 people were hurt on Monday”
       hurt · what: At least 13 people · when: on Monday = 13 May 2024
     The Ansel Bell › “report” (nobody named)
a5     “possible” (no claim read in it)

¶3   The Ansel Bell › The owner “denied” (denial)
c3     DENIED, HEDGED by “had”: “it had ignored a reckless order”
       ignored · who: [The owner] · what: a reckless order
     The Ansel Bell › She [The owner] “plans” (promise)
c4     PLANNED: “to sue”
       sue · who: She [The owner]
     loaded words: “reckless” (blame, The owner)
"""


def small(text: str, **lists: tuple[object, ...]) -> Record:
    return replace(Record(Document("id", "s", text, blocks=(Block("paragraph", 0, len(text)),))), **lists)  # type: ignore[arg-type]


def test_the_sheet_shows_head_voices_claims_and_what_they_hang_on(made: Record) -> None:
    assert render(made) == SHEET


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_asked(made: Record, width: int) -> None:
    assert max(map(width_of, render(made, width=width).splitlines())) <= width


def test_colour_is_never_the_only_sign(made: Record) -> None:
    colour = render(made, colour=True)
    assert "\x1b[" in colour
    assert re.sub("\x1b\\[[0-9;]*m", "", colour) == SHEET


def test_a_sheet_is_the_same_each_time(made: Record) -> None:
    assert render(make_record()) == render(made)


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("planned", "PLANNED"),
        ("promised", "PROMISED"),
        ("threatened", "THREATENED"),
        ("demanded", "DEMANDED"),
        ("attempted", "ATTEMPTED"),
        ("alleged", "ALLEGED"),
        ("possible", "POSSIBLE"),
        ("hypothetical", "HYPOTHETICAL"),
        ("ongoing", "GOING ON"),
    ],
)
def test_what_is_not_told_as_done_is_marked(status: str, mark: str) -> None:
    claim = Claim("c1", 0, 6, Predicate(5, 6, "x"), status=status)  # type: ignore[arg-type]
    assert f"c1     {mark}: “They x”" in render(small("They x.", claims=(claim,)))


@pytest.mark.parametrize("status", ["happened", "state"])
def test_what_is_told_as_done_needs_no_mark(status: str) -> None:
    claim = Claim("c1", 0, 6, Predicate(5, 6, "x"), status=status)  # type: ignore[arg-type]
    assert "c1     “They x”" in render(small("They x.", claims=(claim,)))


def test_a_text_cannot_steer_the_terminal() -> None:
    text = "Boss\x1b[2J \u202esays\x07 it"
    record = small(text, claims=(Claim("c1", 0, len(text), Predicate(6, 10, "say")),))
    record = replace(
        record, document=replace(record.document, title=text, publisher=text, source=text, authors=(text,))
    )
    sheet = render(record)
    assert not {"\x1b", "\x07", "\u202e"} & set(sheet)
    assert sheet.count("<U+202E>says") == 6


def test_a_long_claim_is_shown_to_its_last_word() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    sheet = render(small(text, claims=(Claim("c1", 0, len(text), Predicate(0, 5, "word")),)))
    assert all(f"word{number}" in sheet for number in range(200))


def test_a_rival_that_says_the_same_is_no_rival(made: Record) -> None:
    found = (*made.document.found, replace(made.document.found[0], found_in="dateline", chosen=False))
    sheet = render(replace(made, document=replace(made.document, found=found)))
    assert "publisher  The Ansel Bell (option); also Wire (source line)\n" in sheet


def test_content_in_pieces_is_shown_in_pieces() -> None:
    item = Attribution("a1", (Span(7, 14),), None, None, "none", (Span(0, 6), Span(15, 19)), "rumour")
    sheet = render(small("Prices claimed fell", attributions=(item,)))
    assert "a1     “Prices” … “fell” (no claim read in it)" in sheet


def test_an_attribution_without_content_says_so() -> None:
    item = Attribution("a1", (Span(7, 14),), None, None, "none", (), "state")
    assert "what it conveys was not found" in render(small("Prices claimed fell", attributions=(item,)))


def test_loaded_words_are_shown_where_nothing_is_claimed() -> None:
    sheet = render(small("Brutal!", wording=(Wording(0, 6, "blame", "publisher", "takes a side"),)))
    assert "loaded words: “Brutal” (blame, the publisher)" in sheet


def test_a_record_of_nothing_is_a_head_alone() -> None:
    sheet = render(Record(Document("id", "s", "")))
    assert "(no headline)" in sheet
    assert "publisher  not named" in sheet
    assert sheet.endswith("found      no claims\n")


def test_the_legend_explains_the_signs_that_were_used_and_no_others(made: Record) -> None:
    assert legend(signs_in(render(made))) == (
        "[…] stands elsewhere in the text. = is how the program reads the words.\n"
        "¶ is the number of the block.\n"
        "DENIED: the words, or their voice, say that it is not so.\n"
    )
    assert legend(signs_in("plain words")) == ""
