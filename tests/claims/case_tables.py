"""Tables of cases: sentences in which square brackets mark what must be found, with the values that it must have.

A case stands alone: its sentences are parsed with those of its family in one batch, and then read as a document of
their own.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.analysis import Analysis, Tree
from reportedly.parse.parser import shipped
from reportedly.record import Block, Document, Published

HERE = Path(__file__).parent
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Case:
    """A text without its brackets, the spans that they marked in text order, and a value for each."""

    family: str
    text: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[str, ...]

    @property
    def expected(self) -> list[tuple[str, str]]:
        return [(self.text[start:end], value) for (start, end), value in zip(self.spans, self.values, strict=True)]


def load(folder: str) -> list[Case]:
    """All cases of a folder, family by family."""
    return [case for path in sorted((HERE / folder).glob("*.toml")) for case in _family(path)]


def _family(path: Path) -> Iterator[Case]:
    for marked, values in tomllib.loads(path.read_text("utf-8")).items():
        text, spans = unmarked(marked)
        listed = tuple(value.strip() for value in values.split("|")) if values else ()
        if len(listed) != len(spans):
            raise ValueError(f"{path.name}: {marked!r} has {len(spans)} brackets and {len(listed)} values")
        yield Case(path.stem, text, spans, listed)


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the brackets out of a text, and return what they stood around."""
    plain: list[str] = []
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for char in marked:
        if char == "[":
            opened.append(len(plain))
        elif char == "]":
            spans.append((opened.pop(), len(plain)))
        else:
            plain.append(char)
    return "".join(plain), tuple(sorted(spans))


def parsed_cases(cases: Sequence[Case], published: str | None = None) -> dict[str, Analysis]:
    """The analysis of each case by its text; one family is one batch, so that no family changes another's trees."""
    families = sorted({case.family for case in cases})
    found: dict[str, Analysis] = {}
    for family in families:
        own = [case for case in cases if case.family == family]
        found |= {case.text: analysis for case, analysis in zip(own, _analyses(own, published), strict=True)}
    return found


def _analyses(cases: Sequence[Case], published: str | None) -> list[Analysis]:
    """Parse cases in one batch and return the analysis of each, as if it were a document of its own."""
    text = GAP.join(case.text for case in cases)
    blocks, place = [], 0
    for case in cases:
        blocks.append(Block("paragraph", place, place + len(case.text)))
        place += len(case.text) + len(GAP)
    whole = shipped().analyse(Document("d", "s", text, blocks=tuple(blocks)))
    trees: list[list[Tree]] = [[] for _ in cases]
    for tree in whole.sentences:
        trees[tree.block].append(_moved(tree, blocks[tree.block].start))
    date = Published(published, "option") if published else None
    return [
        Analysis(
            Document("d", "s", case.text, published=date, blocks=(Block("paragraph", 0, len(case.text)),)), tuple(own)
        )
        for case, own in zip(cases, trees, strict=True)
    ]


def _moved(tree: Tree, by: int) -> Tree:
    starts, ends = (tuple(offset - by for offset in offsets) for offsets in (tree.starts, tree.ends))
    return replace(tree, block=0, starts=starts, ends=ends)
