"""Sentences that we wrote ourselves for the attribution head, of kinds and with cues that the corpus has few of.

A line of `training/written/*.txt` is a passage; attributions are marked in it by number: `[s1 The mayor]` is a source,
`[c1:st.r said]` a cue with its act and kind of source, `[c1+ as]` a further part of a cue, `[k1 that …]` a piece of
content. Marks may lie in one another. The events and the people are invented.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.parse.sentences import sentences
from training.corpus import CueSentence, Frame, words_of

FOLDER = Path(__file__).parent / "written"

ACTS = {
    "st": "state", "be": "believe", "de": "deny", "re": "refuse", "pr": "promise", "th": "threaten", "dm": "demand",
    "as": "ask", "ac": "accuse", "ru": "rule", "pz": "praise", "cr": "criticise", "rm": "rumour",
}  # fmt: skip
KINDS = {"p": "person", "o": "organisation", "r": "role", "g": "group", "d": "document", "n": "none"}

_MARK = re.compile(r"\[(?P<part>[sck])(?P<number>\d)(?P<more>\+)?(?::(?P<act>[a-z]{2})\.(?P<kind>[a-z]))? |\]")

Piece = tuple[int, int]


class MarkError(ValueError):
    """A passage whose marks do not fit: what is wrong, and in which passage."""


@dataclass(slots=True)
class Marked:
    """One attribution of a passage, its pieces as offsets into the passage's text."""

    source: list[Piece] = field(default_factory=list)
    cue: list[Piece] = field(default_factory=list)
    content: list[Piece] = field(default_factory=list)
    act: str = ""
    kind: str = ""


def load(folder: Path = FOLDER) -> Iterator[CueSentence]:
    """Yield the sentences of all passages, cut as the program cuts them.

    Raises:
        MarkError: a mark is not closed, is not known, or has no cue.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            text, marked = unmark(line)
            yield from _sentences(f"{path.stem} {number}", text, marked)


def unmark(line: str) -> tuple[str, list[Marked]]:
    """Return a passage's text without its marks, and its attributions by the order of their numbers."""
    text, at = "", 0
    open_marks: list[tuple[re.Match[str], int]] = []
    found: dict[str, Marked] = defaultdict(Marked)
    for mark in _MARK.finditer(line):
        text, at = text + line[at : mark.start()], mark.end()
        if mark[0] != "]":
            open_marks.append((mark, len(text)))
        elif open_marks:
            opened, start = open_marks.pop()
            _note(found[opened["number"]], opened, (start, len(text)))
        else:
            raise MarkError(f"a mark is closed that was not opened: {line}")
    text += line[at:]
    if open_marks or "[" in text or any(not marked.cue for marked in found.values()):
        raise MarkError(f"a mark is not closed, not known or without a cue: {line}")
    return text, [found[number] for number in sorted(found)]


def _note(marked: Marked, mark: re.Match[str], piece: Piece) -> None:
    if mark["part"] == "s":
        marked.source.append(piece)
    elif mark["part"] == "k":
        marked.content.append(piece)
    else:
        marked.cue.append(piece)
        if not mark["more"]:
            marked.act, marked.kind = ACTS[mark["act"]], KINDS[mark["kind"]]


def _sentences(doc: str, text: str, marked: list[Marked]) -> Iterator[CueSentence]:
    for spans in sentences(text, "paragraph", 0, len(text)):
        found = CueSentence(doc, [text[a:b] for a, b in spans], spans)
        for given in marked:
            if cue := words_of(spans, given.cue[0]):
                source = words_of(spans, given.source[0]) if given.source else []
                content = [words for piece in given.content if (words := words_of(spans, piece))]
                parts = [words for piece in given.cue[1:] if (words := words_of(spans, piece))]
                found.frames.append(Frame(cue, source, content, parts, given.act, given.kind))
        yield found
