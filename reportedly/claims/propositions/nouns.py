"""The nouns of this folder: a predicate found in a tree, what takes part in it, and how it stands."""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from reportedly.analysis import Tree
from reportedly.record import RoleName

Kind = Literal["verb", "copula", "noun", "implied"]


class Entities(Protocol):
    """Whatever knows which entity the words of a span name."""

    def at(self, start: int, end: int) -> str | None:
        """Return the id of the entity that `[start, end)` names, or None."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Words `first` up to `last` of a tree that fill a role; `head` is their chief word."""

    role: RoleName
    tree: Tree
    head: int
    first: int
    last: int
    elsewhere: bool = False

    def named(self, role: RoleName, *, elsewhere: bool | None = None) -> "Filler":
        """Return the same words in another role."""
        return replace(self, role=role, elsewhere=self.elsewhere if elsewhere is None else elsewhere)

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.tree.starts[self.first]

    @property
    def end(self) -> int:
        """Offset just after the last word."""
        return self.tree.ends[self.last - 1]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word of a tree that states something.

    `word` heads the clause (of a copula: what is said of the subject), `first` up to `last` are the
    words that stand for it; `outer` are the verbs that it hangs on and that are no claims ("tried to"); `opened` is
    the modal or the verb in the line before a list that an item completes ("Drivers must:").
    """

    tree: Tree
    word: int
    first: int
    last: int
    kind: Kind
    lemma: str
    outer: tuple[int, ...] = ()
    fillers: tuple[Filler, ...] = ()
    opened: str = ""

    @property
    def implied(self) -> bool:
        """True where no word of the text stands for it."""
        return self.kind == "implied"
