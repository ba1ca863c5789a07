"""Loads the invented events of `bench/stories`: what is true of each, and where its statements stand."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportedly.record import Record

Split = Literal["dev", "test", "fresh", "blind"]
SPLITS: tuple[Split, ...] = ("dev", "test", "fresh", "blind")
GATED: tuple[Split, ...] = ("dev", "test")
"""The splits that have floors."""
FOLDER = Path(__file__).with_name("stories")

DocKey = str
"""A document: its event and its file, "keld-flood/01-agency.txt"."""
Pair = frozenset[DocKey]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that carry one claim; `origin` names what it rests on within its event."""

    doc: DocKey
    quote: str
    origin: str
    story: str


@dataclass(frozen=True, slots=True)
class TrueLink:
    """Why one document repeats another, as a whole or in passages."""

    from_: DocKey
    to: DocKey
    kind: str
    whole: bool


@dataclass(frozen=True, slots=True)
class TrueStory:
    """Statements about one thing, and how they stand to each other; `name` holds its event."""

    name: str
    about: str
    verdict: str
    dispute: str | None
    development: bool
    origins: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its links, the origins of its documents, its stories, and the stories that differ in scope alone."""

    name: str
    links: tuple[TrueLink, ...]
    origins: tuple[frozenset[DocKey], ...]
    stories: tuple[TrueStory, ...]
    scopes: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one event, or of several that are compared together."""

    events: tuple[Event, ...]

    @property
    def stories(self) -> dict[str, TrueStory]:
        """All stories by name."""
        return {story.name: story for event in self.events for story in event.stories}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements."""
        return tuple(one for event in self.events for story in event.stories for one in story.statements)

    @property
    def scopes(self) -> frozenset[frozenset[str]]:
        """All pairs of stories that speak of the same thing in different scopes."""
        return frozenset(pair for event in self.events for pair in event.scopes)


def load(split: Split, folder: Path = FOLDER) -> tuple[Event, ...]:
    """Return the events of a split by name."""
    return tuple(_event(path) for path in sorted((folder / split).iterdir()) if path.is_dir())


def doc_key(source: str) -> DocKey:
    """Return the key of the document that was read from a path."""
    return "/".join(Path(source).parts[-2:])


def aligned(records: list[Record], truth: Truth) -> dict[tuple[DocKey, str], Statement]:
    """Return the statements that claims speak of, by document and claim: the predicate stands in the quote."""
    by_doc: dict[DocKey, list[Statement]] = {}
    for one in truth.statements:
        by_doc.setdefault(one.doc, []).append(one)
    found = {}
    for record in records:
        key = doc_key(record.document.source)
        for one in by_doc.get(key, ()):
            start = record.document.text.find(one.quote)
            for claim in record.claims:
                at = claim.predicate.start if claim.predicate.start is not None else claim.start
                if start <= at < start + len(one.quote):
                    found[key, claim.id] = one
    return found


def _event(folder: Path) -> Event:
    raw: dict[str, Any] = json.loads((folder / "truth.json").read_text("utf-8"))
    name = folder.name
    return Event(
        name,
        tuple(
            TrueLink(f"{name}/{one['from']}", f"{name}/{one['to']}", one["kind"], one["extent"] == "document")
            for one in raw["links"]
        ),
        tuple(frozenset(f"{name}/{file}" for file in files) for files in raw["origins"].values()),
        tuple(_story(name, one) for one in raw["stories"]),
        frozenset(frozenset(f"{name}: {story}" for story in one["stories"]) for one in raw["scopes"]),
    )


def _story(event: str, raw: dict[str, Any]) -> TrueStory:
    name = f"{event}: {raw['story']}"
    return TrueStory(
        name,
        raw["about"],
        raw["verdict"],
        raw["dispute"],
        raw["development"],
        raw["origins"],
        tuple(Statement(f"{event}/{one['file']}", one["quote"], one["origin"], name) for one in raw["claims"]),
    )
