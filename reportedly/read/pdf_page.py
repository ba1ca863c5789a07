"""Takes the words of a PDF page with their boxes; the only module that asks pdfium for them.

Boxes count in points from the upper left corner of the page, so that what stands higher has the smaller number.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

WORD = re.compile("[^\\s\x00\x02\ufffe]+[\x02\ufffe]?")
"""A word; behind the hyphen of a line's end, pdfium goes on with the next line."""

NOTE = re.compile(r"(?<=[^\W\d_]{2})([\"”’,.;:)]?)(\d{1,2})(?=[,.;:”’\")]?$)")
"""Where a small raised number may stand that points at a note."""

NOTE_ENDS = frozenset('0123456789,.;:”’")')

RAISED = 0.8
"""Share of the height of letters that a raised number has at most."""

RIGHT_ANGLE = 90
TILT = 5
"""Degrees by which a line of a page may lean."""

GAP = 1.0
"""Heights of a letter between two words from which on they may belong to different columns."""

OVERLAP = 0.5
"""Share of the height that two words of one line have in common at least."""

HYPHENS, INNER = re.compile("[\x02\ufffe\xad\u2010]$"), re.compile("[\x02\ufffe\xad]")
"""What pdfium gives for a hyphen at the end of a line, or a page for one that shows only there."""

LIGATURES = {
    chr(0xFB00 + number): letters for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf071\uf06e\u2751\u2752", "•")
"""Bullets of symbol fonts, which have no character of their own."""

CLEAN = str.maketrans(LIGATURES | BULLETS)
UNREADABLE = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd\ue000-\uf8ff]")
"""Letters of fonts that do not say which letters they are, and halves of characters."""

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
NAME_LONGEST = 128


DOT = (1.5, 9.0)
"""Points of width that a drawn bullet has."""

BULLET_GAP = 2
"""Heights of a letter between a drawn bullet and its text at most."""

DOTS = 200
"""Bullets that a page has at most."""

INDENT = 10.0
"""Points by which the items of a list stand right of the text at least."""

DRAWINGS = 5_000
"""Things on a page that are looked at for bullets and pictures: a map has a hundred thousand lines."""

Word = tuple[int, str, float, float, float, float]
"""Number of the first letter, text, and box: left, bottom, right, top."""


class Box(NamedTuple):
    """Left, top, right and bottom in points from the upper left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def around(self, other: "Box") -> "Box":
        """Return the box around both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class Run:
    """Some words on one line, with no gap between them that could part columns; `size` is the height of the letters."""

    text: str
    box: Box
    size: float
    bold: bool = False
    tilted: bool = False
    first: float = 0.0

    @property
    def middle(self) -> float:
        """Where the middle of its height is."""
        return (self.box.y0 + self.box.y1) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page in the order of the file."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    unreadable: int = 0
    pictures: bool = False


def read_page(page: Any, number: int) -> Page:
    """Return the words of a page of pypdfium2."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        scribe = _Scribe(textpage.raw)
        runs = list(scribe.runs())
    finally:
        textpage.close()
    dots, pictures = _drawn(page.raw) if not runs or _has_indents(runs) else ([], False)
    turned = _turn(_dotted(runs, dots), Box(*page.get_bbox()))
    return Page(number, width, height, tuple(turned), scribe.unreadable, pictures)


def _drawn(page: Any) -> tuple[list[Box], bool]:
    """Return the small round or square drawings of a page, as browsers draw bullets, and whether it has pictures."""
    dots: list[Box] = []
    pictures = False
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page), DRAWINGS)):
        drawing = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(drawing)
        pictures = pictures or kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(drawing, *edges):
            box = Box(*(edge.value for edge in edges))
            width, height = box.x1 - box.x0, box.y1 - box.y0
            if DOT[0] <= width <= DOT[1] and abs(width - height) <= 0.3 * width:
                dots.append(box)
    return dots[:DOTS], pictures


def _has_indents(runs: list[tuple[Run, int]]) -> bool:
    """Say whether two lines in a row begin right of where others do: only then it is worth to look for bullets."""
    starts = [round(run.box.x0) for run, _ in runs]
    counts = Counter(starts)
    twice = {one for one, two in pairwise(starts) if one == two}
    return any(counts[margin] > 1 and INDENT < start - margin < 8 * INDENT for start in twice for margin in counts)


def _dotted(runs: list[tuple[Run, int]], dots: list[Box]) -> list[tuple[Run, int]]:
    """Return the runs, those that stand right behind a drawn bullet with it."""
    return [(_with_dot(run, dots) if angle == 0 else run, angle) for run, angle in runs] if dots else runs


def _with_dot(run: Run, dots: list[Box]) -> Run:
    for dot in dots:
        gap = run.box.x0 - dot.x1
        if run.box.y0 < (dot.y0 + dot.y1) / 2 < run.box.y1 and 0 < gap < BULLET_GAP * run.size:
            return replace(run, text=f"• {run.text}", box=run.box.around(dot))
    return run


def _turn(runs: list[tuple[Run, int]], area: Box) -> list[Run]:
    """Return the runs with their boxes counted from the upper left, the page turned so that most are upright."""
    weights: dict[int, int] = {}
    for run, angle in runs:
        weights[angle] = weights.get(angle, 0) + len(run.text)
    upright = max(weights, key=lambda angle: weights[angle], default=0)
    turned = []
    for run, angle in runs:
        box = _place(run.box, area, upright)
        size = box.y1 - box.y0 if angle == upright else run.size
        turned.append(Run(run.text, box, size, run.bold, angle != upright, run.first))
    return turned


def _place(box: Box, area: Box, upright: int) -> Box:
    """Return a box of pdfium's, which counts upwards, as we count it, on a page whose words run at an angle.

    The angle counts clockwise: at 270 degrees they run from the foot of the page to its top.
    """
    left, foot, right, top = area
    if upright == 270:
        return Box(box.y0 - foot, box.x0 - left, box.y1 - foot, box.x1 - left)
    if upright == 180:
        return Box(right - box.x1, box.y0 - foot, right - box.x0, box.y1 - foot)
    if upright == 90:
        return Box(top - box.y1, right - box.x1, top - box.y0, right - box.x0)
    return Box(box.x0 - left, top - box.y1, box.x1 - left, top - box.y0)


class _Scribe:
    """Asks pdfium for letters and boxes, through buffers that are made once a page."""

    def __init__(self, raw: object) -> None:
        self._raw = raw
        self._rect = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rect)
        self._name = ctypes.create_string_buffer(NAME_LONGEST)
        self.unreadable = 0

    def runs(self) -> Iterator[tuple[Run, int]]:
        """Yield the runs of the page, each with the angle of its words: upright 0, 90, 180, 270, or -1."""
        for line in re.finditer(r"[^\r\n]+", self._letters()):
            words = [self._word(word.start() + line.start(), word[0]) for word in WORD.finditer(line[0])]
            yield from self._cut([word for word in words if word])

    def _letters(self) -> str:
        """Return the text with one code unit for each of pdfium's characters."""
        count = pdfium.FPDFText_CountChars(self._raw)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self._raw, 0, count, buffer) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        return "".join(self._letter(number) for number in range(count))

    def _letter(self, number: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._raw, number)
        return chr(code) if 0 < code < 0x110000 else "\x00"

    def _word(self, start: int, word: str) -> Word | None:
        """Return a word with the box around its first and its last letter."""
        rect, reference = self._rect, self._reference
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, start, reference):
            return None
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if len(word) > 1:
            if not pdfium.FPDFText_GetLooseCharBox(self._raw, start + len(word) - 1, reference):
                return None
            left, low, right, high = rect.left, rect.bottom, rect.right, rect.top
            x0, y0 = left if left < x0 else x0, low if low < y0 else y0
            x1, y1 = right if right > x1 else x1, high if high > y1 else y1
        text = word if word.isascii() and word.isprintable() else self._readable(word)
        if word[-1] in NOTE_ENDS and (note := NOTE.search(text)) and self._is_raised(start, note.start(2), y1 - y0):
            text = text[: note.start(2)] + text[note.end(2) :]
        return start, text, x0, y0, x1, y1

    def _is_raised(self, start: int, number: int, height: float) -> bool:
        """Say whether the number at the end of a word is smaller than its letters, and so points at a note."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, start + number, self._reference)
        return bool(self._rect.top - self._rect.bottom < RAISED * height)

    def _readable(self, word: str) -> str:
        text = INNER.sub("", HYPHENS.sub("-", word)).translate(CLEAN)
        text, lost = UNREADABLE.subn("\N{REPLACEMENT CHARACTER}", text)
        self.unreadable += lost
        return text

    def _cut(self, words: list[Word]) -> Iterator[tuple[Run, int]]:
        """Cut a line of pdfium's where its words are far apart, or at different heights."""
        if not words:
            return
        angle = self._angle(words[0][0])
        begun = 0
        if angle == 0:
            for number, (one, two) in enumerate(pairwise(words), start=1):
                if _apart(one, two):
                    yield self._run(words[begun:number], angle), angle
                    begun = number
        yield self._run(words[begun:], angle), angle

    def _run(self, words: list[Word], angle: int) -> Run:
        start, _, x0, y0, x1, y1 = words[0]
        size = y1 - y0 if angle in (0, 180) else x1 - x0
        first = x1 - x0
        for _, _, left, low, right, high in words[1:]:
            x0, y0 = left if left < x0 else x0, low if low < y0 else y0
            x1, y1 = right if right > x1 else x1, high if high > y1 else y1
        bold = self._is_bold(start) and (len(words) == 1 or self._is_bold(words[-1][0]))
        return Run(" ".join([word[1] for word in words]), Box(x0, y0, x1, y1), size, bold, first=first)

    def _angle(self, number: int) -> int:
        degrees = round(pdfium.FPDFText_GetCharAngle(self._raw, number) * 57.29578) % 360
        nearest = round(degrees / RIGHT_ANGLE) * RIGHT_ANGLE
        return nearest % 360 if abs(degrees - nearest) <= TILT else -1

    def _is_bold(self, number: int) -> bool:
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self._raw, number, self._name, NAME_LONGEST, flags)
        return 0 < size <= NAME_LONGEST and BOLD.search(self._name.value.decode("latin-1")) is not None


def _apart(one: Word, two: Word) -> bool:
    """Say whether a word does not follow another on its line, without a gap that could part columns."""
    _, _, _, low, right, high = one
    _, _, left, bottom, _, top = two
    height = high - low
    gap = left - right
    if gap > GAP * height or gap < -height:
        return True
    return min(high, top) - max(low, bottom) < OVERLAP * min(height, top - bottom)
