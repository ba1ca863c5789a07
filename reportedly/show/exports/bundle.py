"""What an export is made of: documents with what people decided of them, and how they stand to each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.casefile import Identifier
from reportedly.comparison import Link, Origin, Story
from reportedly.decision import Decision, Standing
from reportedly.record import EntityKind, Record

Sentences = Iterable[tuple[int, int, tuple[str, ...]]]
"""Start and end of each sentence, and the lines of its tree in CoNLL-U."""

NOBODY: Mapping[str, "Bearer"] = {}
UNDECIDED: Mapping[str, Standing] = {}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose name an entity of a document is: one entity of the case, with the identifiers that people gave it."""

    id: str
    name: str
    kind: EntityKind
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One document: its record, whose names its entities are, what people decided, and which claims are wanted.

    `wanted` is None for all of them. The keys are ids of the record.
    """

    record: Record
    bearers: Mapping[str, Bearer] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    wanted: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that an export is made of; `exhibits` can be called again and gives the same, in the same order."""

    exhibits: Callable[[], Iterator[Exhibit]]
    title: str = "reportedly"
    program: str = "reportedly"
    asked: str = ""
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    stories: tuple[Story, ...] = ()
    decisions: tuple[Decision, ...] = ()
    trees: Callable[[Record], Sentences] | None = None

    def verdicts(self) -> dict[tuple[str, str], Story]:
        """Return the story of each claim, by ids of document and claim; the first where a claim is in several."""
        found: dict[tuple[str, str], Story] = {}
        for story in self.stories:
            for claim in story.claims:
                found.setdefault((claim.document, claim.claim), story)
        return found

    def origin_of(self) -> dict[str, str]:
        """Return the origin of each document, by its id."""
        return {doc.id: origin.origin for origin in self.origins for doc in origin.documents}


def of_records(records: Callable[[], Iterable[Record]], *, title: str = "reportedly") -> Bundle:
    """Return a bundle of records and nothing else."""
    return Bundle(lambda: map(Exhibit, records()), title=title)
