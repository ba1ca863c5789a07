"""The entities of a document, and which of them some words of the text stand for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.analysis import Tree
from reportedly.record import Entity, Mention

_LOWER = ("appos", "flat", "nmod:desc", "compound")
"""Below the head of a phrase: where the person stands whom a title or a role introduces."""

_TITLES = ("NOUN", "PROPN")
"""What may stand right before a name as the end of a title: "Secretary of State", "spokesman"."""


@dataclass(frozen=True, slots=True)
class People:
    """The entities in order of first mention, with a lookup by words."""

    entities: tuple[Entity, ...] = ()
    trees: tuple[Tree, ...] = field(default=(), repr=False)
    heads: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    starts: tuple[int, ...] = field(default=(), repr=False)
    together: Mapping[tuple[int, int, int], str] = field(default_factory=dict, repr=False)
    persons: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note who is a person: of a phrase that was parsed as two, the person is meant, not a body in the title."""
        object.__setattr__(self, "persons", frozenset(e.id for e in self.entities if e.kind == "person"))

    def at_word(self, tree: int, word: int) -> str | None:
        """Return the entity that the phrase around this head word stands for."""
        return self.heads.get((tree, word))

    def at(self, start: int, end: int) -> str | None:
        """Return the entity that the words `[start, end)` stand for, as a whole: that of their head."""
        found = self.words_at(start, end)
        if found is None:
            return None
        if found in self.together:
            return self.together[found]
        number, first, last = found
        bearer = self._bearer(number, first, last)
        if bearer is not None:
            return bearer
        tree = self.trees[number]
        tops = [w for w in range(first, last) if not first <= tree.heads[w] < last]
        found_at = [e for top in tops if (e := self._of(number, top, first, last))]
        if found_at:
            return found_at[0] if len(found_at) == 1 else next(filter(self.persons.__contains__, found_at), found_at[0])
        return next((e for w in range(first, last) if (e := self.heads.get((number, w)))), None)

    def words_at(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return the tree and the run of words that `[start, end)` covers."""
        number = bisect_right(self.starts, start) - 1
        if number < 0:
            return None
        tree = self.trees[number]
        first = bisect_right(tree.ends, start)
        last = bisect_left(tree.starts, end)
        return (number, first, last) if first < last else None

    def head_of(self, mention: Mention) -> tuple[int, int]:
        """Return the tree and the head word of a mention of ours."""
        found = self.words_at(mention.start, mention.end)
        if found is None:
            raise ValueError(
                f"got a mention [{mention.start}, {mention.end}) that covers no word; pass one of `entities`"
            )
        number, first, last = found
        tree = self.trees[number]
        outer = [w for w in range(first, last) if not first <= tree.heads[w] < last]
        return number, next((w for w in outer if (number, w) in self.heads), outer[0])

    def _of(self, number: int, top: int, first: int, last: int) -> str | None:
        return self.heads.get((number, top)) or self._below(number, top, first, last) or self._around(number, top)

    def _bearer(self, number: int, first: int, last: int) -> str | None:
        """Return the person whose name ends the words, behind a title: "Union leader Ada Lind's aide Robert Reyes"."""
        tree, name = self.trees[number], last - 1
        while first < name and tree.rels[name] == "flat":
            name = tree.heads[name]
        entity = self.heads.get((number, name))
        if entity not in self.persons or tree.upos[name] != "PROPN" or name <= first or tree.right[name] >= last:
            return None
        is_under = any(tree.rels[kid] == "case" and kid < name for kid in tree.kids[name])
        is_title = tree.upos[name - 1] in _TITLES and self.heads.get((number, name - 1)) not in self.persons - {entity}
        return entity if is_title and not is_under else None

    def _around(self, number: int, top: int) -> str | None:
        """Return the entity of the name that a word is a later part of."""
        tree = self.trees[number]
        while tree.rels[top] == "flat" and tree.heads[top] >= 0:
            top = tree.heads[top]
            if (number, top) in self.heads:
                return self.heads[number, top]
        return None

    def _below(self, number: int, top: int, first: int, last: int) -> str | None:
        for kid in self.trees[number].kids[top]:
            if first <= kid < last and self.trees[number].rels[kid] in _LOWER:
                entity = self.heads.get((number, kid))
                if entity is not None:
                    return entity
        return None


def text_of(tree: Tree, first: int, last: int) -> str:
    """Return words as they stand in the text, a blank for any space."""
    pieces = []
    for word in range(first, last):
        pieces.append(tree.words[word])
        if word + 1 < last and tree.starts[word + 1] > tree.ends[word]:
            pieces.append(" ")
    return "".join(pieces)
