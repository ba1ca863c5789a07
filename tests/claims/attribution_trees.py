"""What tests of attributions build from: documents of paragraphs, and trees that are told word by word."""

from reportedly.analysis import Analysis, Cue, Tree
from reportedly.claims.attributions import find_attributions
from reportedly.record import Attribution, Block, Document


class Nobody:
    def at(self, start: int, end: int) -> str | None:
        return None


def document(*paragraphs: str) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    return Document("d", "d", text, blocks=tuple(blocks))


def contents(text: str, attribution: Attribution) -> list[str]:
    return [text[span.start : span.end] for span in attribution.content]


def hung(text: str, rows: str, *cues: Cue, xpos: dict[int, str] | None = None) -> tuple[str, tuple[Attribution, ...]]:
    """Find attributions on a tree that is told word by word: head, relation, part of speech; `xpos` of some words."""
    doc = document(text)
    words = tuple(text.split())
    starts, at = [], 0
    for word in words:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    heads, rels, upos = zip(*(row.split(",") for row in rows.split()), strict=True)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    none = ("_",) * len(words)
    finer = tuple((xpos or {}).get(place, "_") for place in range(len(words)))
    above = tuple(int(head) - 1 for head in heads)
    tree = Tree(0, tuple(starts), ends, words, words, upos, finer, none, above, rels, cues=cues)
    return doc.text, find_attributions(Analysis(doc, (tree,)), Nobody())
