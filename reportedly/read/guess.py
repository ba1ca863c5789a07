"""Guesses the encoding of text that is not quite UTF-8, from the few characters in which encodings differ."""

import re
from collections.abc import Iterator

GUESS_FROM = 200_000
"""Bytes that an encoding is guessed from: more does not change the guess and costs seconds."""

MOSTLY = 4
"""UTF-8 with faults is UTF-8 if it has at least so many good characters beyond ASCII for one faulty one."""

PREFERRED = "cp1252"
"""Of the older encodings, the one of nearly all western text that is no UTF-8: taken unless another fits better."""

GUESSES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "mac_roman",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
)  # fmt: skip


def older_encoding(data: bytes) -> str:
    """Return the encoding of bytes that are not quite UTF-8."""
    good, bad = _tally(data)
    if bad == 0 or good >= MOSTLY * bad:
        return "utf-8"
    sample = b"".join(_surroundings(data))
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(GUESSES), enable_fallback=False)
    best = matches.best()
    if best is None or any(PREFERRED in match.could_be_from_charset and match.chaos <= best.chaos for match in matches):
        return PREFERRED
    return best.encoding


def _tally(data: bytes) -> tuple[int, int]:
    """Return how many characters beyond ASCII are good UTF-8, and how many faults there are.

    A character that the end of the data cuts is no fault, unless it is one byte and there is no sign of UTF-8 else.
    """
    cut = _cut_short(data)
    text = data[: len(data) - cut].decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}") - data.count("\N{REPLACEMENT CHARACTER}".encode())
    good = sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - bad
    return good, bad + (cut == 1 and not good)


def _cut_short(data: bytes) -> int:
    """Return how many bytes at the end begin a character that is not whole."""
    for size in (1, 2, 3):
        lead = data[-size:][:1]
        if lead >= b"\xc2":
            needed = 2 if lead < b"\xe0" else 3 if lead < b"\xf0" else 4
            return size if size < needed else 0
        if lead < b"\x80":
            break
    return 0


def _surroundings(data: bytes) -> Iterator[bytes]:
    """Yield the bytes around those beyond ASCII: only they tell the encodings apart."""
    left, last = GUESS_FROM, 0
    for match in re.finditer(rb"[\x80-\xff]+", data):
        start = max(last, match.start() - 40)
        piece = data[start : match.end() + 40]
        last = match.end() + 40
        yield piece
        left -= len(piece)
        if left < 0:
            return
