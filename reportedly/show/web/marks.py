"""Cuts a text wherever a highlight begins or ends, so that highlights may overlap and every one still shows.

All offsets are code points, as in the record; nothing is left for the browser to count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LAYERS = ("claim", "cue", "loaded", "figure", "date", "copied")
"""The kinds of highlight, in the order in which they are named."""
CHIPS = frozenset({"figure", "date"})
"""Those that are drawn as chips, with ends of their own."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Some words and what they are: `ref` is the id in the record of the thing that stands on them."""

    start: int
    end: int
    layer: str
    ref: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are all under the same highlights; `opens` and `closes` are those that begin and end here."""

    text: str
    under: tuple[Highlight, ...] = ()
    opens: tuple[Highlight, ...] = ()
    closes: tuple[Highlight, ...] = ()

    @property
    def classes(self) -> str:
        """The layers, and the ends of chips, as names of CSS classes."""
        names = [layer for layer in LAYERS if any(item.layer == layer for item in self.under)]
        for ends, word in ((self.opens, "first"), (self.closes, "last")):
            names += [f"{item.layer}-{word}" for item in ends if item.layer in CHIPS]
        return " ".join(dict.fromkeys(names))

    @property
    def refs(self) -> str:
        """The ids of what stands on the words, narrowest first, parted by spaces."""
        return " ".join(dict.fromkeys(item.ref for item in sorted(self.under, key=_width)))


def runs(text: str, start: int, end: int, highlights: Iterable[Highlight]) -> Iterator[Run]:
    """Yield the text from `start` to `end` in runs; joined, they are that text."""
    near = [item for item in highlights if item.start < end and item.end > start and item.start < item.end]
    cuts = {start, end} | {cut for item in near for cut in (item.start, item.end) if start < cut < end}
    opening: dict[int, list[Highlight]] = {}
    for item in near:
        opening.setdefault(max(item.start, start), []).append(item)
    under: list[Highlight] = []
    for left, right in pairwise(sorted(cuts)):
        under = [item for item in under if item.end > left] + opening.get(left, [])
        yield Run(
            text[left:right],
            tuple(under),
            tuple(item for item in under if item.start == left),
            tuple(item for item in under if item.end == right),
        )


def _width(item: Highlight) -> int:
    return item.end - item.start
