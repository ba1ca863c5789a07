"""Documents that mean harm: each costs one error, soon, in a bounded process, and the next document is read."""

import random
import time
from collections.abc import Callable, Iterator

import pytest
from hostile_zips import MB, bomb, lying, nested, overlapping, packed
from made_office import CONTENT, docx, odt
from made_pdf import claiming, deep, inflating, lines, looped, paged, self_drawing, show, written

from reportedly.errors import InputError
from reportedly.read import Options
from reportedly.read.cell import Limits
from reportedly.read.guard import close, guarded

LIMITS = Limits(seconds=20, processor_seconds=3, memory=600 * MB)
SOON = 12
"""Seconds for one of them on a machine that does other work beside."""

LOCKED = b"<manifest><encryption-data/></manifest>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(scope="module", autouse=True)
def _end() -> Iterator[None]:
    yield
    close()


def refused(kind: str, data: bytes) -> InputError:
    started = time.perf_counter()
    with pytest.raises(InputError) as raised:
        guarded(kind, data, f"a.{kind}", Options(), limits=LIMITS)
    assert time.perf_counter() - started < SOON
    message = str(raised.value)
    assert message.startswith((f"a.{kind}: got ", f"a.{kind}: the parser "))
    assert "\n" not in message
    return raised.value


@pytest.mark.parametrize(
    ("kind", "make", "code", "says"),
    [
        ("docx", lambda: docx(before=LAUGHING), "hostile", "document type declaration"),
        ("docx", lambda: docx(before=OUTSIDE), "hostile", "document type declaration"),
        ("docx", lambda: docx(encoding="utf-16", before=OUTSIDE), "hostile", "document type declaration"),
        ("odt", lambda: odt(before=LAUGHING), "hostile", "document type declaration"),
        ("odt", lambda: odt(before=OUTSIDE), "hostile", "document type declaration"),
        ("odt", lambda: odt(encoding="utf-16", before=OUTSIDE), "hostile", "document type declaration"),
        ("odt", lambda: odt("<text:span>" * 5000 + "x" + "</text:span>" * 5000), "input", "broken"),
        ("odt", lambda: odt("&undefined;"), "input", "broken"),
        ("docx", lambda: docx("<w:ins>" * 5000 + "x" + "</w:ins>" * 5000), "input", "broken"),
        ("docx", lambda: bomb(210 * MB, "word/document.xml"), "hostile", "unpack"),
        ("docx", overlapping, "hostile", "same bytes|the limit is"),
        ("odt", lambda: bomb(150 * MB, "content.xml"), "hostile", "unpack"),
        ("odt", lambda: lying(declared=100, actual=MB), "input", "broken|content.xml"),
        ("odt", lambda: nested(2), "input", "content.xml"),
        ("odt", lambda: packed({"content.xml": b"no xml"}), "input", "broken"),
        ("odt", lambda: packed({"content.xml": CONTENT, "META-INF/manifest.xml": LOCKED}), "input", "password"),
        ("docx", lambda: packed({"word/document.xml": b"<x/>"}), "input", "broken"),
        ("docx", lambda: b"PK\x03\x04", "input", "broken"),
        ("pdf", looped, "empty", "without any text"),
        ("pdf", lambda: inflating(60 * MB), "too-large|hostile", "limit|memory|seconds"),
        ("pdf", self_drawing, "hostile", "memory|seconds"),
        ("pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 100_000, "input", "broken"),
    ],
)  # fmt: skip
def test_a_document_that_means_harm_costs_one_error(kind: str, make: Callable[[], bytes], code: str, says: str) -> None:
    error = refused(kind, make())
    assert error.code in code.split("|"), str(error)
    assert any(word in str(error) for word in says.split("|")), str(error)


@pytest.mark.parametrize("make", [lambda: deep(100_000), lambda: claiming(300), lambda: claiming(2_000_000_000)])
def test_oddities_around_honest_words_do_not_hide_them(make: Callable[[], bytes]) -> None:
    text = guarded("pdf", make(), "a.pdf", Options(), limits=LIMITS).document.text
    assert text.split()[0] in ("Words.", "The")


def test_a_space_that_is_said_to_be_repeated_a_billion_times_is_one() -> None:
    text = guarded("odt", odt('one<text:s text:c="1000000000"/>two'), "a.odt", Options(), limits=LIMITS).document.text
    assert text == "one two"


def test_a_cell_that_is_said_to_be_repeated_a_million_times_is_one() -> None:
    cell = '<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell>'
    data = odt("before", after=f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert guarded("odt", data, "a.odt", Options(), limits=LIMITS).document.text == "before\n\nx"


def outcome(kind: str, data: bytes) -> str:
    try:
        return guarded(kind, data, f"a.{kind}", Options(), limits=LIMITS).document.text
    except InputError as error:
        return str(error).removeprefix(f"a.{kind}: ")


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_broken_bytes_give_a_document_or_one_error(kind: str) -> None:
    whole = {"pdf": written(lines("The mayor said that the bridge was closed. " * 5)), "docx": docx(), "odt": odt()}[
        kind
    ]
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(whole[: chance.randint(len(whole) // 2, len(whole))])
        for _ in range(chance.randint(0, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert outcome(kind, bytes(data))


def test_a_hundred_thousand_drawings_do_not_stop_a_page() -> None:
    drawing = b"".join(b"%d %d 3 3 re f\n" % (number % 600, number % 800) for number in range(100_000))
    data = paged([drawing + show(lines("The mayor said that the map was old."))])
    assert (
        guarded("pdf", data, "a.pdf", Options(), limits=LIMITS).document.text == "The mayor said that the map was old."
    )
