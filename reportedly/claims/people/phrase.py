"""A noun phrase that may stand for somebody or something, with what its own words tell of whom it means."""

from dataclasses import dataclass

from reportedly.analysis import Name
from reportedly.claims.people.classes import Gender
from reportedly.record import EntityKind, MentionForm

NONE = -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words `[first, last)` of tree number `tree` around the word `head`.

    `link` is the head of the phrase in the same tree that the grammar makes it one with, `owner` the head of its
    possessor. `roles` are nouns of title or role that it carries. `inside`: it is a part of a compound;
    `proper`: its head is a proper noun that no name was found in;
    `several`: it is a coordination, and `head` that of its first conjunct.
    """

    tree: int
    head: int
    first: int
    last: int
    form: MentionForm
    kind: EntityKind
    number: str
    gender: Gender
    lemma: str
    person: int = 3
    name: Name | None = None
    mods: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    definite: str = ""
    nation: str = ""
    owner: int = NONE
    link: int = NONE
    quoted: int = 0
    inside: bool = False
    proper: bool = False
    several: bool = False
