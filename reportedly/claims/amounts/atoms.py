"""A sentence cut into atoms, so that "17-year-old", "€110bn" and "3–7" read alike however the words were cut."""

import re
from dataclasses import dataclass

from reportedly.analysis import Tree

ATOM = re.compile(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){2,}(?![\d.,]*\d)"  # 1 234 567
    r"|\d{1,3}[ \u00a0\u2009\u202f]000(?![\d.,]*\d)"  # 25 000
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?![\d.,'’]*\d)"  # 1'234'567
    r"|\d+(?:[.,]\d+)*"
    r"|(?<=[$£€¥])\.\d+"
    r"|['’]s\b"
    r"|[^\W\d_]+"
    r"|\S"
)
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−")


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of one sentence as parallel tuples: text, lower case, offsets, and the word that each belongs to."""

    tree: Tree
    atoms: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[int, ...]

    def __len__(self) -> int:
        """How many atoms the sentence has."""
        return len(self.atoms)

    def low(self, atom: int) -> str:
        """The atom in lower case, or nothing where the sentence has no such atom."""
        return self.lower[atom] if 0 <= atom < len(self.lower) else ""

    def glued(self, atom: int) -> bool:
        """Tell whether no space stands between this atom and the one before."""
        return 0 < atom < len(self.atoms) and self.starts[atom] == self.ends[atom - 1]

    def upos(self, atom: int) -> str:
        """The part of speech of the atom's word, or nothing past the ends."""
        return self.tree.upos[self.words[atom]] if 0 <= atom < len(self.atoms) else ""

    def matches(self, atom: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether the phrase stands at this atom."""
        return self.lower[atom : atom + len(phrase)] == phrase


def cut(text: str, tree: Tree) -> Line:
    """Cut the words of a sentence into atoms."""
    atoms, lower, starts, ends, words = [], [], [], [], []
    word, last = 0, len(tree) - 1
    for found in ATOM.finditer(text, tree.start, tree.end):
        start = found.start()
        while word < last and tree.ends[word] <= start:
            word += 1
        piece = found.group()
        atoms.append(piece)
        lower.append(piece.lower())
        starts.append(start)
        ends.append(found.end())
        words.append(word)
    return Line(tree, tuple(atoms), tuple(lower), tuple(starts), tuple(ends), tuple(words))


def pieces(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a table the way a sentence is cut."""
    return tuple(ATOM.findall(phrase.lower()))
