"""The nouns of a record (format 1): what was read, and who says what in it.

Offsets are half-open `[start, end)`, in Unicode code points into `Document.text`. Unknown is
None or an empty tuple, never a guess. The field names are the keys of `reportedly read --json`.
"""

from dataclasses import dataclass
from typing import Literal

FORMAT = 1

BlockKind = Literal["heading", "paragraph", "item", "quote", "caption", "byline", "dateline", "source", "boilerplate"]
EntityKind = Literal["person", "organisation", "place", "group", "event", "work", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
PlacePrecision = Literal["point", "town", "district", "province", "country", "region", "unknown"]
SourceKind = Literal["person", "organisation", "role", "group", "document", "none"]
Act = Literal[
    "state", "believe", "deny", "refuse", "promise", "threaten", "demand", "ask", "accuse",
    "rule", "praise", "criticise", "rumour",
]  # fmt: skip
RoleName = Literal["agent", "patient", "recipient", "about", "instrument", "with", "reason", "purpose"]
Polarity = Literal["affirmed", "denied"]
Status = Literal[
    "happened", "ongoing", "planned", "promised", "threatened", "demanded", "attempted", "alleged",
    "possible", "hypothetical", "state",
]  # fmt: skip
Outcome = Literal["killed", "wounded", "missing", "detained", "abducted", "displaced", "rescued"]
Change = Literal["up by", "up from", "up to", "down by", "down from", "down to"]
WordingKind = Literal["label", "praise", "blame", "euphemism", "doubt", "intensifier"]

FoundField = Literal[
    "title", "publisher", "author", "published", "audience",
    "modified", "url", "site", "agency", "language", "forwarded_from", "reply_to", "channel", "reactions", "owner",
]  # fmt: skip

PUBLISHER = "publisher"
"""The outermost voice of every claim: whoever published the document."""


def _check(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"a span needs 0 <= start <= end; got [{start}, {end})")


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of the text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item …; `lead` is the index of the block whose sentence an item completes.

    `origin` says where it came from in a file that is no plain text: a path in the tree of a page, or a page and a box.
    """

    kind: BlockKind
    start: int
    end: int
    lead: int | None = None
    origin: str | None = None

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date of publication that somebody or something states, as EDTF, and where it was found."""

    edtf: str
    found_in: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The date of publication that we go by; its rivals are in `others`."""

    edtf: str
    found_in: str
    start: int | None = None
    end: int | None = None
    others: tuple[DateFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value for a field of the document and where it stands; of rivals for one field, one is `chosen`."""

    field: FoundField
    value: str
    found_in: str
    start: int | None = None
    end: int | None = None
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One published text, cut into blocks, with what is known of its origin.

    `text` is canonical and never changes: all offsets of the record count its code points.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Published | None = None
    retrieved: str | None = None
    language: str = "en"
    audience: int | None = None
    sha256: str | None = None
    blocks: tuple[Block, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read, and what went wrong on the way."""

    document: Document
    problems: tuple["Problem", ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` is the index of its block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names or stands for an entity."""

    start: int
    end: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where a place is, as far as it is certain; only what is no larger than a province has coordinates.

    `country` is null where it is open, where there are several, and where the place is disputed; then `countries` are
    those that it lies in or that claim it, in alphabetical order. `candidates` counts the places of the gazetteer that
    the name may mean here: 1 is settled, 2 and more are left open, 0 where the text alone tells the country.
    """

    latitude: float | None
    longitude: float | None
    country: str | None
    precision: PlacePrecision
    gazetteer: str | None
    candidates: int
    countries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError(f"a place needs both coordinates or none; got {self.latitude} and {self.longitude}")
        if self.latitude is not None and self.precision in ("country", "region", "unknown"):
            raise ValueError(f"a place of precision {self.precision!r} has no coordinates; got {self.latitude}")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the text speaks of; `name` is the fullest name in the text."""

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...] = ()
    place: PlaceValue | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An expression of time; `edtf` is null where the text does not allow a value."""

    id: str
    start: int
    end: int
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds; `low` or `high` is null where the text sets no bound.

    `best` is the figure where the text gives one and no more, `outcome` what became of people who are counted, and
    `change` which way a figure moved: by how much, from what, or to what.
    """

    id: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    of: Span | None = None
    best: float | None = None
    outcome: Outcome | None = None
    change: Change | None = None

    def __post_init__(self) -> None:
        _check(self.start, self.end)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an amount needs low <= high; got {self.low} and {self.high}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place where the text says that somebody conveys something; `inside` is the attribution around it."""

    id: str
    cue: tuple[Span, ...]
    source: Span | None
    entity: str | None
    source_kind: SourceKind
    content: tuple[Span, ...]
    act: Act
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb or noun of a claim; `start` and `end` are null where it is only implied ("X, the capital of Y")."""

    start: int | None
    end: int | None
    lemma: str
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what takes part; `elsewhere` where the words belong to another clause, sentence or block."""

    role: RoleName
    start: int
    end: int
    entity: str | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said to take place."""

    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and the voices that it reached the page through, outermost first."""

    id: str
    start: int
    end: int
    predicate: Predicate
    roles: tuple[Role, ...] = ()
    when: tuple[str, ...] = ()
    where: tuple[Place, ...] = ()
    amounts: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    status: Status = "happened"
    hedges: tuple[Span, ...] = ()
    said_in: str | None = None
    voices: tuple[str, ...] = (PUBLISHER,)


@dataclass(frozen=True, slots=True)
class Wording:
    """A loaded word, of the publisher's own or of an attribution; `why` is the reason that a reader sees."""

    start: int
    end: int
    kind: WordingKind
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or not be settled: what we got, what we wanted, what to do."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read in one document."""

    document: Document
    reportedly: int = FORMAT
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[When, ...] = ()
    amounts: tuple[Amount, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    wording: tuple[Wording, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no record, and why: what we got, what we wanted, what to do."""

    source: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a part of one, that nobody asked for by name and that is nothing for us; `reason` says why."""

    source: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one source: a line of the report of a run."""

    source: str
    outcome: Literal["read", "failed", "skipped"]
    code: str | None = None
    reason: str | None = None
    format: str | None = None
    id: str | None = None
    sha256: str | None = None
    title: str | None = None
    words: int = 0
    problems: tuple[str, ...] = ()
