"""Turns bytes into text: by their byte order mark, as UTF-8, or in an older encoding that we have to guess."""

import codecs
import re
from dataclasses import dataclass, replace

from reportedly.errors import NotText
from reportedly.read.guess import GUESS_FROM, older_encoding
from reportedly.record import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 before UTF-16, because the shorter mark is the start of the longer."""

SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
)
"""What files start with that are not plain text, in lower case."""

SHIFTS = (("iso2022", b"\x1b"), ("hz", b"~{"))
"""Encodings of 7 bits, and what in their bytes is a shift."""

WANTED = "wanted text, or a format that we read: save the text of it as a .txt file"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS_SHARE = 0.02
"""Above this share of control characters, what was decoded is no text: running text has none, a coloured log few."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, its encoding, and what was lost."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, source: str) -> Decoded:
    """Return the text of `data`.

    Raises NotText where the bytes are none.
    """
    start = data[:64].lstrip().lower()
    for signature, what in SIGNATURES:
        if start.startswith(signature.lower()):
            raise NotText(f"{source}: got {what}, {WANTED}")
    return _as_text(_decode(data, source), source)


def decode_as(data: bytes, source: str, encoding: str | None) -> Decoded:
    """Return the text of a file that says its own encoding, None where it does not: 1. mark, 2. UTF-8, 3. what it says.

    Bytes that are sound UTF-8 are nothing else, whatever a file says: programs that save it anew leave the label alone.
    But those of 7 bits may be letters in what the file says. Raises NotText.
    """
    if encoding is None or any(data.startswith(mark) for mark, _ in MARKS):
        return _as_text(_decode(data, source), source)
    if is_shifted(data, encoding):
        return _as_text(_lossy(data, encoding, source), source)
    try:
        return _as_text(Decoded(data.decode("utf-8"), "utf-8"), source)
    except UnicodeDecodeError:
        return _as_text(_lossy(data, encoding, source), source)


def is_shifted(data: bytes, encoding: str) -> bool:
    """Say whether bytes hold letters of an East Asian encoding of 7 bits, which shifts to them by signs."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return False
    return any(name.startswith(one) and sign in data for one, sign in SHIFTS)


def _as_text(decoded: Decoded, source: str) -> Decoded:
    sample = decoded.text[:GUESS_FROM]
    if len(CONTROLS.findall(sample)) > CONTROLS_SHARE * len(sample):
        raise NotText(f"{source}: got bytes that are no text in any encoding that we know, {WANTED}")
    return decoded


def _decode(data: bytes, source: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding, source)
    if b"\0" in data[:GUESS_FROM]:
        return _lossy(data, _wide(data, source), source)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = older_encoding(data)
    decoded = _lossy(data, encoding, source)
    return (
        decoded if encoding == "utf-8" else replace(decoded, problems=(_guessed(encoding, source), *decoded.problems))
    )


def _guessed(encoding: str, source: str) -> Problem:
    message = (
        f"{source}: got bytes that are no UTF-8, and read them as {encoding}, which is a guess: "
        "convert the file to UTF-8 if letters look wrong"
    )
    return Problem("guessed-encoding", message)


def _lossy(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{source}: got bytes that are no {encoding.upper()}, the first at byte {error.start}; each stands as "
            "\N{REPLACEMENT CHARACTER} in the text: convert the file to UTF-8 if a word matters"
        )
    text = data.decode(encoding, "replace")
    first = text.find("\N{REPLACEMENT CHARACTER}")
    return Decoded(text, encoding, (Problem("replaced-bytes", message, first, first + 1),))


def _wide(data: bytes, source: str) -> str:
    """Return the encoding of bytes with NULs and without a mark: UTF-16 of western text has them on one side only."""
    sample = data[: GUESS_FROM - GUESS_FROM % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.5 * half and not even:
        return "utf-16-le"
    if even > 0.5 * half and not odd:
        return "utf-16-be"
    raise NotText(f"{source}: got a binary file (it has NUL bytes), {WANTED}")
