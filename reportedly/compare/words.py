"""The words of a text with their offsets, folded so that case, quotation marks and endings do not part them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from reportedly.lexicon import words as listed
from reportedly.names import plain
from reportedly.record import Document

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»]{1,2000}»")
_OUTSIDE = frozenset({"boilerplate", "source", "byline", "dateline"})
"""Kinds of blocks whose words are the page's and not the article's."""
_PHRASE = 400
"""Letters of a claim or a part of one: its words are asked for again and again, and are remembered."""
_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ions", ""), ("ion", ""),
    ("ies", "y"), ("ied", "y"), ("ees", "e"), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""Endings that are cut, longest first, where three letters stay."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the running text: a code of each, and where it starts and ends."""

    codes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.codes)


def words_of(document: Document) -> Words:
    """Return the words of the article itself, without bylines and boilerplate."""
    codes, starts, ends = [], [], []
    for start, end in body_spans(document):
        for match in _WORD.finditer(document.text, start, end):
            codes.append(_code(match.group()))
            starts.append(match.start())
            ends.append(match.end())
    return Words(tuple(codes), tuple(starts), tuple(ends))


def quoted(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans between quotation marks."""
    return tuple(match.span() for match in _QUOTED.finditer(document.text))


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say something by themselves."""
    return _phrase_stems(text) if len(text) <= _PHRASE else _stems(text)


def tokens(text: str) -> list[str]:
    """Return the folded words of a text, a possessive without its mark."""
    return list(_phrase_tokens(text)) if len(text) <= _PHRASE else _tokens(text)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word without its ending, so that forms of one word meet; coarse, and never shown."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            cut = word[: len(word) - len(ending)] + instead
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut
    return word


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of two sets that they have in common, from 0 to 1 (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def key(*parts: object) -> int:
    """Return a 64 bit key of some parts, the same in every run."""
    data = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return crc32(data) << 32 | crc32(data[::-1], 7)


def keys(parts: Iterable[tuple[object, ...]]) -> list[int]:
    """Return the keys of several, sorted, each once."""
    return sorted({key(*part) for part in parts})


def _stems(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(_telling, _WORD.findall(text))))


def _tokens(text: str) -> list[str]:
    return list(map(_folded, _WORD.findall(text)))


_phrase_stems, _phrase_tokens = lru_cache(maxsize=1 << 12)(_stems), lru_cache(maxsize=1 << 12)(_tokens)


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> int:
    return crc32(_folded(word).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    folded = plain(word).replace("’", "'")
    return folded.removesuffix("'s")


@lru_cache(maxsize=1 << 16)
def _telling(word: str) -> str:
    """The stem of a word; "" for one that says nothing by itself."""
    folded = _folded(word)
    return stem(folded) if folded not in _small() and (len(folded) > 2 or folded.isdigit()) else ""


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return listed("en", "acts", "small")


def body_spans(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the running text: of all of it where no blocks are known."""
    if not document.blocks:
        return [(0, len(document.text))]
    return [(block.start, block.end) for block in document.blocks if block.kind not in _OUTSIDE]
