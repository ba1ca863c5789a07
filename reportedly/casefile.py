"""The nouns of a case file: what it keeps of documents and runs, what can be asked of it, and what it answers.

`number` is the row of a thing in this case and no other; `id` is its name anywhere (the content hash of a document,
`c3` of a claim in its record). Offsets count the code points of the document's text, as in a record.
"""

from dataclasses import dataclass
from typing import Literal

from reportedly.record import Act, EntityKind, Polarity, Status

RoleOf = Literal["speaker", "actor", "party", "place"]
"""The part that an entity has in a claim: a voice, its agent, another role, or where it takes place."""

Flag = Literal["disputed", "unreviewed", "reviewed", "denied", "attributed"]


@dataclass(frozen=True, slots=True)
class Run:
    """What made a record: the versions of the program, its model and its language data, and its options."""

    program: str
    model: str = ""
    lexicon: str = ""
    options: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was given to the case; it is on the disk when this is returned.

    `is_new` is false for a document that was there; `differs` if it is there by another record, which is left as it is.
    """

    id: str
    source: str
    number: int
    is_new: bool
    differs: bool = False
    claims: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of documents, with counts that are kept and not counted."""

    number: int
    id: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    added: str
    run: int
    claims: int
    attributions: int
    entities: int
    problems: int
    reviewed: int = 0
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds; kept as it changes, so that asking costs nothing."""

    documents: int = 0
    claims: int = 0
    attributions: int = 0
    entities: int = 0
    reviewed: int = 0
    disputed: int = 0
    decisions: int = 0
    orphans: int = 0
    origins: int = 0
    stories: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with the words that it stands on, its voices' names from the publisher inwards, and its flags."""

    number: int
    document: str
    source: str
    publisher: str | None
    published: str | None
    id: str
    start: int
    end: int
    words: str
    voices: tuple[str, ...]
    act: Act | None
    polarity: Polarity
    status: Status
    reviewed: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin by its name, and how many documents go back to it."""

    origin: str
    documents: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of the case: one bearer over all documents, with counts that are kept."""

    number: int
    name: str
    kind: EntityKind
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entity as one document has it, and why it is held to be this entity of the case."""

    number: int
    document: str
    source: str
    id: str
    name: str
    kind: EntityKind
    mentions: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier that a person attached to an entity: `wikidata` and `Q…`, `opensanctions` and its id."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that is shown of an entity: its names, what it says, what it is said to do, what is said to befall it."""

    row: EntityRow
    names: tuple[NameRow, ...]
    identifiers: tuple[Identifier, ...]
    says: tuple[ClaimRow, ...]
    does: tuple[ClaimRow, ...]
    undergoes: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row that are looked for; `field` is None for the text itself, `prefix` lets the last one run on."""

    words: tuple[str, ...]
    field: str | None = None
    prefix: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, each as a number (year × 10,000 + month × 100 + day); None is open."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term, every flag, and times that overlap the days; made by `parse_query`."""

    terms: tuple[Term, ...] = ()
    flags: tuple[Flag, ...] = ()
    when: Days | None = None
    published: Days | None = None
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, with the places of the words looked for and the ids of the claims that answer.

    `marks` are offsets into the document's text, as `start` and `end` are; `words` is the sentence.
    """

    document: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits, best first; `total` sentences were found, and there are more if `capped`."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two records of one document; `before` and `after` are words, None where there is nothing."""

    what: Literal["added", "gone", "changed"]
    kind: Literal["claim", "attribution", "entity", "time", "amount"]
    start: int
    end: int
    words: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """A document and what a new reading of it changed."""

    document: DocumentRow
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run, how many records of it the case keeps, and whether one of them is the current one of its document."""

    run: Run
    records: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class CaseFault:
    """Something in a case that does not hold: where it stands, and what is wrong."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of a case was proved."""

    documents: int = 0
    spans: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class NewName:
    """An entity of a document that has just been read, for `store.identity.settle` to say whose name it is.

    `number` is its own; it becomes the number of a new entity of the case where it is nobody's yet. `spellings` are
    the words of its mentions by name: none for what only nouns and pronouns speak of, which is joined with nothing.
    """

    number: int
    document: int
    name: str
    kind: EntityKind
    mentions: int
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The entity of the case that a name is held to be, and why; `name` and `kind` are what that entity is called.

    `by` is the person who said so, "" for the program; `spelling` is its row among the spellings of the case.
    """

    entity: int
    reason: str
    by: str = ""
    spelling: int | None = None
    name: str = ""
    kind: EntityKind = "other"
