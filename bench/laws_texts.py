"""Texts for the laws: sentences and documents that say the same twice, with every offset of one laid on the other's."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import cycle, islice, product
from typing import Any

UNIT = 100
"""How far a letter moves a place; what lies inside a name is told apart by less."""

_SLOT = re.compile(r"\{(\w+)\}")
_OPENS_A_SENTENCE = re.compile(r"(?:^|[.\n] ?|“)$")
_BORDER = re.compile(r"(?<=[a-z0-9][.”]) (?=[A-Z“])|(?<=\.”) (?=[A-Z“])")
_PARAGRAPH = re.compile(r"(?<=\.)\n\n")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_AGREEING = {
    "m": {"he": "he", "him": "him", "his": "his", "who": "who", "was": "was", "has": "has"},
    "f": {"he": "she", "him": "her", "his": "her", "who": "who", "was": "was", "has": "has"},
    "n": {"he": "it", "him": "it", "his": "its", "who": "which", "was": "was", "has": "has"},
    "p": {"he": "they", "him": "them", "his": "their", "who": "who", "was": "were", "has": "have"},
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a text: a name under its label, words that only one of two texts has, or what both have."""

    words: str
    label: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A text, for each offset its place in what two texts have in common, and the names: start, end, label."""

    text: str
    places: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts of which a law says that they are read alike; `group` is the row of the table that counts them."""

    law: str
    group: str
    pair: str
    one: Told
    other: Told


def lay(pieces: Iterable[Piece]) -> Told:
    """Join pieces to a text; a name is one letter wide whatever its length, its article and added words not at all."""
    text, places, names, at = "", [], [], 0
    for piece in pieces:
        words = piece.words
        if piece.label:
            if _OPENS_A_SENTENCE.search(text):
                words = words[:1].upper() + words[1:]
            names.append((len(text), len(text) + len(words), piece.label))
            article = 4 if words[:4].lower() == "the " else 0
            places += [at] * article + [at + step for step in _steps(words[article:])]
        else:
            places += [at if piece.added else at + UNIT * number for number in range(len(words))]
        text += words
        at += 0 if piece.added else UNIT * (1 if piece.label else len(words))
    return Told(text, (*places, at), tuple(names))


def _steps(name: str) -> list[int]:
    """Return the step of each letter: words are counted from the last, because a family name stands there."""
    first = len(name.split(maxsplit=1)[0])
    return [0 if at < first else UNIT - 2 * len(name[at:].split()) - (name[at] == " ") for at in range(len(name))]


@cache
def texts() -> dict[str, Any]:
    """Return the table of texts and names."""
    return tomllib.loads((files("bench") / "laws.toml").read_text("utf-8"))


def swaps() -> Iterator[Case]:
    """Yield every sentence and document with the names of pairs in both orders."""
    for law, key in (("swap", "templates"), ("swap in documents", "documents")):
        for kind, text, pair in _filled(key, texts()["per_template"]):
            one, other = (lay(fill(text, pair, order)) for order in ("ab", "ba"))
            yield Case(law, kind, _label(pair), one, other)
    for entry in texts()["demo"]:
        one, other = (lay(_renamed(_article(entry), entry["names"], turned)) for turned in (False, True))
        yield Case("swap in documents", "demo", " / ".join(entry["names"][0]), one, other)


def rewordings() -> Iterator[Case]:
    """Yield each text beside itself with a neutral clause or sentence more, other quotes, or paragraphs split."""
    clauses, sentences = (cycle(texts()["clause"][key]) for key in ("fronted", "sentences"))
    for group, label, pieces in _plain():
        one = lay(pieces)
        if group == "sentence" and not one.text.startswith("“"):
            clause = [Piece(next(clauses), added=True), *_lowered(pieces)]
            yield Case("neutral clause", group, label, one, lay(clause))
        yield Case("neutral sentence", group, label, one, lay(_with_more(pieces, " " + next(sentences))))
        straight = Told(one.text.translate(_STRAIGHT), one.places, one.names)
        if straight.text != one.text:
            yield Case("quotes' shape", group, label, one, straight)
        parted = list(_parted(pieces))
        if len(parted) > len(pieces):
            yield Case("paragraph split", group, label, one, lay(parted))


def _plain() -> Iterator[tuple[str, str, list[Piece]]]:
    """Yield every text once for each kind of names: sentence or document, the pair, the pieces."""
    for group, key in (("sentence", "templates"), ("document", "documents")):
        for _, text, pair in _filled(key, 1):
            yield group, _label(pair), list(fill(text, pair, "ab"))
    for file in dict.fromkeys(entry["file"] for entry in texts()["demo"]):
        yield "document", file, [Piece(_article({"file": file}))]


def _filled(key: str, often: int) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield kind, text and pair for each text and each of its kinds, with as many pairs as `often`, in turn."""
    pairs = texts()["pairs"]
    turns = {kind: cycle([p for p in pairs if p["kind"] == kind]) for kind in dict.fromkeys(p["kind"] for p in pairs)}
    for group in texts()[key]:
        for kind, text in product(group["kinds"], group["texts"]):
            for pair in islice(turns[kind], often):
                yield kind, text.strip(), pair


def _article(entry: Mapping[str, Any]) -> str:
    path = files("reportedly") / "demo" / str(entry["file"])
    return path.read_text("utf-8").rstrip()


def passives() -> Iterator[Case]:
    """Yield sentences beside their passives; their places do not matter, for nothing stands where it stood."""
    data = texts()["passive"]
    for x, y in [pair for one in data["pairs"] for pair in (one, one[::-1])]:
        were, have = ("were", "have") if y.startswith("two ") else ("was", "has")
        for verb, frame in product(data["verbs"], data["frames"]):
            filled = (text.format(x=x, y=y, v=verb, were=were, have=have) for text in frame)
            one, other = (lay([Piece(text[:1].upper() + text[1:])]) for text in filled)
            yield Case("passive", "sentence", f"{x} / {y}", one, other)


def fill(text: str, pair: Mapping[str, Any], order: str) -> Iterator[Piece]:
    """Yield the pieces of a template with the names of a pair, `order` "ab" or the other way round, "ba"."""
    agreeing = _AGREEING["p" if pair.get("plural") else pair.get("gender", "n")]
    names = dict(zip("ab", (pair[key] for key in order), strict=True))
    for number, part in enumerate(_SLOT.split(text)):
        if number % 2 == 0:
            yield Piece(part)
        elif part in agreeing:
            yield Piece(agreeing[part])
        else:
            yield Piece(names[part[0]][-1 if part[1:] else 0], part)


def _renamed(text: str, names: Sequence[Sequence[str]], turned: bool) -> Iterator[Piece]:
    """Yield the pieces of a text in which the names stand as they are, or each in the place of its counterpart."""
    here = {name: f"{side}{number}" for number, pair in enumerate(names) for side, name in zip("ab", pair, strict=True)}
    there = {one: other for pair in names for one, other in (pair, pair[::-1])}
    longest_first = sorted(here, key=len, reverse=True)
    for number, part in enumerate(re.split(rf"\b({'|'.join(map(re.escape, longest_first))})\b", text)):
        yield Piece(there[part] if turned else part, here[part]) if number % 2 else Piece(part)


def _lowered(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without the capital that only the place at the beginning gave."""
    first = pieces[0].words or ""
    return [Piece(first[:1].lower() + first[1:]), *pieces[1:]]


def _with_more(pieces: Iterable[Piece], words: str) -> Iterator[Piece]:
    """Yield the pieces with words added to the first paragraph that ends in a full stop, or at the very end."""
    more: tuple[Piece, ...] = (Piece(words, added=True),)
    for piece in pieces:
        end = _PARAGRAPH.search(piece.words) if more and not piece.label else None
        if end:
            yield from (Piece(piece.words[: end.start()]), *more, Piece(piece.words[end.start() :]))
            more = ()
        else:
            yield piece
    yield from more


def _parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a paragraph's end at every second border of sentences."""
    borders = 0
    for piece in pieces:
        last = 0
        for border in () if piece.label else _BORDER.finditer(piece.words):
            borders += 1
            if borders % 2:
                yield Piece(piece.words[last : border.start()] + "\n")
                yield Piece("\n", added=True)
                last = border.end()
        yield Piece(piece.words[last:], piece.label)


def _label(pair: Mapping[str, Any]) -> str:
    return f"{pair['a'][0]} / {pair['b'][0]}"
