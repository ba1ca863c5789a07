"""The nouns of a comparison (format 1): origins, the links that make them, and the stories that they tell.

Nothing here says what is true: a verdict counts who says a thing independently of whom, and who disputes it.
"""

from dataclasses import dataclass
from typing import Literal

from reportedly.record import FORMAT

LinkKind = Literal["same bytes", "copied text", "agency tag", "forward", "cites", "same statement", "ownership"]
Verdict = Literal["asserted", "repeated", "independently reported", "disputed", "denied", "not comparable"]
Dispute = Literal["figure", "date", "place", "actor", "denial", "status", "scope", "revision"]


@dataclass(frozen=True, slots=True)
class OriginDocument:
    """One document of an origin."""

    id: str
    source: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one telling; what is counted anywhere is origins."""

    origin: str
    documents: tuple[OriginDocument, ...]


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Words that stand in both documents, each as [start, end) in its own text."""

    from_: tuple[int, int]
    to: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Why one document is held to repeat another; `from_` is the earlier one as far as dates tell."""

    from_: str
    to: str
    from_source: str
    to_source: str
    kind: LinkKind
    strength: float
    reason: str
    spans: tuple[SharedSpan, ...] = ()
    overruled: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= 1:
            raise ValueError(f"a strength lies between 0 and 1; got {self.strength}")
        if not self.reason:
            raise ValueError("a link needs its reason in words")


@dataclass(frozen=True, slots=True)
class Tie:
    """A link, whether it makes one origin of two documents, and what of the later one rests on the first."""

    link: Link
    first: tuple[str, str]
    later: tuple[str, str]
    joins: bool
    passages: tuple[tuple[int, int], ...] = ()
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Card:
    """A document by its id and source: when and by whom it was published, how long it is, and a digest of its text."""

    key: tuple[str, str]
    published: str
    outlet: str | None
    size: int
    digest: bytes

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Where it stands among documents: the earlier first, then the shorter, then by name."""
        return self.published or "~", self.size, self.key[1], self.key[0]


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """A claim of one document in a story, with the voices that it reached the page through, as words."""

    document: str
    source: str
    claim: str
    origin: str
    start: int
    end: int
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A score with its sentence; `claims` are the claims that it speaks of, as `document/claim`."""

    feature: str
    score: float
    detail: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Matched claims, how many origins they have, and how they stand to each other; `limits` is never empty.

    `development`: the same origin, or later counts, moved on.
    """

    story: str
    verdict: Verdict
    dispute: Dispute | None
    development: bool
    origins: int
    claims: tuple[StoryClaim, ...]
    reasons: tuple[Reason, ...]
    limits: str
    reportedly: int = FORMAT

    def __post_init__(self) -> None:
        if not self.limits.strip():
            raise ValueError("a story needs a sentence on the limits of its verdict")


_FIRST: tuple[Verdict, ...] = (
    "disputed", "denied", "independently reported", "not comparable", "repeated", "asserted",
)  # fmt: skip
"""Contradictions before agreement, and what many tell before what one tells."""
_MANY = 0xFFFFFFFF


def standing(story: Story) -> tuple[int, int, int, int]:
    """Return how soon a person should look at a story, the smaller the sooner: by verdict, then by how many tell it."""
    documents = len({(claim.document, claim.source) for claim in story.claims})
    return _FIRST.index(story.verdict), _MANY - story.origins, _MANY - documents, _MANY - len(story.claims)
