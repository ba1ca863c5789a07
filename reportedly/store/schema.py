"""The tables of a case; one schema for SQLite and PostgreSQL.

A document gets the next free `number` from the one writer that there is at a time. What stands in it is numbered from
that, `number_in(document, position)`, so that rows are made in bulk without asking for numbers, and all rows of a
document lie side by side. Rows under `claims`, `names`, `parts`, `times` and `passages` are made from the current
record and can be made again; `records`, `decisions` and `sightings` cannot, and nothing removes them but a person.
"""

from typing import overload

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    event,
    text,
)

from reportedly.store.columns import Letters, Number, Terms, metadata
from reportedly.store.schema_comparing import (
    compared,
    links,
    matches,
    origin_documents,
    origins,
    owners,
    postings,
    stories,
    story_claims,
)

__all__ = [
    "APPLICATION_ID", "FTS", "HEAD", "PARTS", "SHIFT", "about", "bonds", "claims", "compared", "counts",
    "decisions", "documents", "entities", "identifiers", "lies_in", "links", "matches", "metadata", "name_starts",
    "names", "number_in", "origin_documents", "origins", "owners", "parts", "passages", "postings", "range_of", "raws",
    "records", "runs", "sightings", "spelling_keys", "spelling_links", "spellings", "storable", "stories",
    "story_claims", "texts", "times",
]  # fmt: skip

HEAD = "0003"
"""The migration that this schema is; older cases are brought to it, newer ones are refused."""

APPLICATION_ID = 0x72706472
"""What marks a SQLite file as a case, in its header (`rpdr`)."""

SHIFT = 20
"""Bits for a position inside a document: a million claims, names or sentences each."""


def number_in(document: int, position: int) -> int:
    """Return the number of the claim, name or passage at a position of a document."""
    return document << SHIFT | position


def range_of(document: int) -> tuple[int, int]:
    """Return the first and last number that something in a document can have."""
    return document << SHIFT, ((document + 1) << SHIFT) - 1


def lies_in(number: ColumnElement[int], document: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that what has a number stands in a document; rows are found by it without an index more."""
    return number.between(document * (1 << SHIFT), (document + 1) * (1 << SHIFT) - 1)


@overload
def storable(words: str) -> str: ...
@overload
def storable(words: None) -> None: ...
@overload
def storable(words: str | None) -> str | None: ...
def storable(words: str | None) -> str | None:
    """Return a text as both databases can hold it: PostgreSQL takes no NUL, so U+2400 stands for it in all columns."""
    return words.replace("\0", "\u2400") if words and "\0" in words else words


about = Table("about", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

counts = Table("counts", metadata, Column("name", Text, primary_key=True), Column("value", Number, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("number", Number, primary_key=True),
    Column("program", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index("runs_by_what", "program", "model", "lexicon", "options", unique=True),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("language", Text, nullable=False),
    Column("sha256", Text),
    Column("added", Text, nullable=False),
    Column("run", Number, ForeignKey("runs.number"), nullable=False),
    Column("claims", Integer, nullable=False),
    Column("attributions", Integer, nullable=False),
    Column("entities", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    Column("reviewed", Integer, nullable=False, server_default="0"),
    Column("disputed", Integer, nullable=False, server_default="0"),
    Index("documents_by_publisher", "publisher"),
    Index("documents_by_day", "first_day", "number"),
    Index("documents_by_sha256", "sha256"),
)
"""`first_day` and `last_day` bound the date of publication: year × 10,000 + month × 100 + day."""
Index("documents_by_newest", documents.c.first_day.desc().nulls_last(), documents.c.number.desc()).ddl_if(
    dialect="postgresql"
)
# SQLite walks documents_by_day backwards; there, in PostgreSQL, those without a day would come first

sightings = Table(
    "sightings",
    metadata,
    Column("document", Number, ForeignKey("documents.number"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("url", Text),
    Column("sha256", Text),
    Column("seen", Text, nullable=False),
)
"""Every source that gave this document: the same text by the same publisher at another path or address."""

raws = Table("raws", metadata, Column("sha256", Text, primary_key=True), Column("data", LargeBinary, nullable=False))

texts = Table(
    "texts",
    metadata,
    Column("document", Number, ForeignKey("documents.number"), primary_key=True),
    Column("text", Text, nullable=False),
)
"""The text to cut words from (see `storable`)."""

records = Table(
    "records",
    metadata,
    Column("document", Number, ForeignKey("documents.number"), primary_key=True),
    Column("run", Number, ForeignKey("runs.number"), primary_key=True),
    Column("made", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("records_by_run", "run"),
)
"""The whole record as its line of JSON, compressed with zlib, and the hash of the line; one for each run."""

claims = Table(
    "claims",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("document", Number, nullable=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("lemma", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("act", Text),
    Column("voices", Text, nullable=False),
    Column("reviewed", Boolean, nullable=False, server_default="0"),
    Column("disputed", Boolean, nullable=False, server_default="0"),
)
"""`voices` is a JSON list of the names or words of the voices, outermost first; `act` is the innermost one's.

`reviewed` and `disputed` are kept by `store.flags`.
"""
Index("claims_disputed", claims.c.number, sqlite_where=text("disputed = 1"), postgresql_where=text("disputed"))
Index("claims_reviewed", claims.c.number, sqlite_where=text("reviewed = 1"), postgresql_where=text("reviewed"))

entities = Table(
    "entities",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
)
"""The entities of the case; one has the number of the first of its names."""
Index("entities_by_mentions", entities.c.mentions.desc(), entities.c.number)

names = Table(
    "names",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("document", Number, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("entity", Number, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False, server_default=""),
    Column("spelling", Number),
    Index("names_by_entity", "entity"),
    Index("names_by_folded", "folded"),
    Index("names_by_spelling", "spelling"),
)
"""An entity as one document has it, and the entity of the case that it is held to be, with the reason.

`spelling` is null for what has no name in the document; `store.identity` sets it.
"""

name_starts = Table(
    "name_starts",
    metadata,
    Column("start", Letters, primary_key=True),
    Column("entity", Number, primary_key=True, autoincrement=False),
    Index("name_starts_by_entity", "entity", "start"),
    sqlite_with_rowid=False,
)
"""What an entity is found by: its names, each from each of its words on (`store.starts`)."""

parts = Table(
    "parts",
    metadata,
    Column("entity", Number, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("claim", Number, primary_key=True, autoincrement=False),
    Column("name", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Who has which part in a claim: `part` is an index of PARTS. A name that goes to another entity takes these along."""

PARTS = ("speaker", "actor", "party", "place")

times = Table(
    "times",
    metadata,
    Column("last_day", Integer, primary_key=True, autoincrement=False),
    Column("first_day", Integer, primary_key=True, autoincrement=False),
    Column("claim", Number, primary_key=True, autoincrement=False),
    Index("times_by_claim", "claim"),
    sqlite_with_rowid=False,
)
"""The days that a time of a claim allows; an open side is ±99,999,999."""

passages = Table(
    "passages",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("document", Number, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("terms", Terms, nullable=False),
)
"""What a search finds: one row for each claim, with the number of the claim and the span of its sentence; and one
for each sentence without a claim. `size` counts the words of the sentence. `terms` are those words and, marked with the
letter of their field, those of the claim's speakers, actors and so on (`store.terms`)."""
Index("passages_by_terms", passages.c.terms, postgresql_using="gin").ddl_if(dialect="postgresql")

FTS = DDL(  # type: ignore[no-untyped-call]
    "CREATE VIRTUAL TABLE passages_index USING fts5(terms, content='passages', content_rowid='number', "
    "tokenize='ascii', columnsize=0)"
)
"""The `ascii` tokenizer cuts at ASCII signs only: what we give it are words that `store.terms` has cut already."""
event.listen(passages, "after_create", FTS.execute_if(dialect="sqlite"))

decisions = Table(
    "decisions",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("document", Text),
    Column("target", Text),
    Column("of", Text),
    Column("body", Text, nullable=False),
    Column("found", Text, nullable=False, server_default=""),
    Column("undone", Boolean, nullable=False, server_default="0"),
    Column("orphan", Boolean, nullable=False, server_default="0"),
    Index("decisions_by_document", "document", "target"),
    Index("decisions_by_of", "of"),
    Index("decisions_by_time", "at", "id"),
)
"""One act of one person. `body` is the act as its line of a decisions file; all else is made from it and the records:
`document` is a document's id, `what` the kind of its target, `target` the id of the thing in its current record (null
for an orphan) and `found` how it was found. Rows are never removed; an act that was taken back is `undone`."""

identifiers = Table(
    "identifiers",
    metadata,
    Column("entity", Number, primary_key=True, autoincrement=False),
    Column("scheme", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("decision", Number, ForeignKey("decisions.number")),
    Index("identifiers_by_value", "scheme", "value"),
)

spellings = Table(
    "spellings",
    metadata,
    Column("number", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Number),
    Column("plain", Boolean, nullable=False, server_default="0"),
)
"""Every name of the case once, as its folded words tell it apart (`store.spelling`), and how it is written first.

Where it is `plain`, a further document that has it adds to `entity`, and changes nothing else.
"""

spelling_keys = Table(
    "spelling_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("spelling", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Where to look for names that may be the same bearer's: by the sound of a surname, by initials, and so on."""

spelling_links = Table(
    "spelling_links",
    metadata,
    Column("one", Number, primary_key=True, autoincrement=False),
    Column("other", Number, primary_key=True, autoincrement=False),
    Column("sort", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("spelling_links_by_other", "other"),
)
"""Two spellings that may be one bearer's: by themselves, without regard to the rest of the case."""

bonds = Table(
    "bonds",
    metadata,
    Column("decision", Text, primary_key=True),
    Column("one", Number, primary_key=True, autoincrement=False),
    Column("other", Number, primary_key=True, autoincrement=False),
    Column("sort", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("broken_by", Text, nullable=False, server_default=""),
    Index("bonds_by_one", "one"),
    Index("bonds_by_other", "other"),
)
"""What people said of who is who, by numbers of `names`: the acts that are not undone, made again from `decisions`.

`other` is 0 where the act speaks of one name only; `broken_by` is the later act that a bond could not be kept beside.
"""
