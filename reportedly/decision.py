"""The nouns of what people decide in a case: an act, the words that it speaks of, and what becomes of both.

Acts are only ever added. An undo is an act too, and so is what a colleague sends: which acts hold is worked out from
the set of all of them, so that it does not matter in which order, or how often, they came in.
"""

from dataclasses import dataclass
from typing import Literal

from reportedly.errors import OptionError
from reportedly.record import EntityKind

TargetKind = Literal["document", "claim", "attribution", "time", "amount", "wording", "entity", "words"]
DecisionAct = Literal[
    "accept", "reject", "correct", "note", "tag", "untag",
    "merge", "forbid", "split", "rename", "kind", "identify", "overrule",
    "undo", "redo",
]  # fmt: skip
"""What a person can do: judge a thing that was read, say who is who, overrule a link, and take an act back."""

IDENTITY: frozenset[DecisionAct] = frozenset({"merge", "forbid", "split", "rename", "kind", "identify"})
"""The acts that say who is who; all their targets are entities."""

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Target:
    """Something in a document, held by its words: they are found again when ids and offsets have changed.

    `quote` stands at [start, end), between `prefix` and `suffix`. `head` tells apart what stands on the same words:
    the lemma of a claim, the cue of an attribution, the name of an entity. `source` is for a reader, and for a document
    that was fetched anew with another text.
    """

    kind: TargetKind
    document: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    head: str | None = None
    entity_kind: EntityKind | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of one person.

    `others` are further things that it speaks of: what is merged, forbidden or split off, and what a corrected field is
    to point at. `field` is what is corrected (`status`, `roles.agent.entity`), the scheme of an identifier, or the kind
    of a link. `was` is what stood there when it was decided, and `on` are the acts that it was decided in view of: None
    until it is entered, which fills in all that hold then. `of` is the act that an undo or redo speaks of.
    """

    act: DecisionAct
    by: str
    target: Target | None = None
    others: tuple[Target, ...] = ()
    field: str | None = None
    value: Value = None
    was: Value = None
    why: str | None = None
    on: tuple[str, ...] | None = None
    of: str | None = None
    at: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise OptionError("a decision needs a name of who decides")
        if (self.of is not None) != (self.act in ("undo", "redo")):
            raise OptionError("an undo or a redo names the act that it is of, and nothing else does")
        if (self.target is None) != (self.of is not None):
            raise OptionError("a decision needs a target, unless it is an undo or a redo")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a target stand now; `score` is 1 for the same words, and `how` says in words what was done."""

    start: int
    end: int
    score: float
    how: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Acts of one thing that do not agree, and none of which was made in view of the other; all of them are kept."""

    about: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An act whose words, or whose thing, are gone from the case as it is read now; it is kept and shown."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Entered:
    """An act as it was entered, what it does not agree with, and the act that an undo or redo was of in the end."""

    decision: Decision
    clashes: tuple[Clash, ...] = ()
    taken: Decision | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: the acts that were new, how many were known, and all that is not in order since then."""

    new: tuple[Decision, ...]
    known: int
    clashes: tuple[Clash, ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What people decided about one thing, undone acts left out; `is_stale` if it was read otherwise when judged."""

    verdict: Literal["accepted", "rejected"] | None = None
    corrections: tuple[Decision, ...] = ()
    notes: tuple[Decision, ...] = ()
    tags: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    is_stale: bool = False

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody accepted, rejected or corrected it."""
        return self.verdict is not None or bool(self.corrections)
