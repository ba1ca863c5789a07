"""Loads the corpus of who says what (`DATA/corpus`) as typed gold documents.

The folder has `docs/NAME.txt` and, by split, `train/NAME.json` and `dev/NAME.json`; the guidelines that came with
it say what each field means. A document counts for a layer only if its `layers` names it: elsewhere an empty list
means "not read" and not "nothing there".
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from reportedly.record import Act, Polarity, RoleName, SourceKind, Span, Status
from reportedly.text import canonical

Layer = Literal["attributions", "claims", "times", "amounts", "loaded"]
Part = Literal["news", "excerpts"]
Split = Literal["train", "dev"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
PARTS: tuple[Part, ...] = get_args(Part)
NEWS_PREFIX = "wikinews_"


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution that a reader marked; `source_name` is the fullest name that the document gives its source."""

    id: str
    cue: tuple[Span, ...]
    source: Span | None
    source_name: str | None
    source_kind: SourceKind
    content: tuple[Span, ...]
    act: Act
    inside: str | None


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An expression of time with its value, None where it cannot be resolved."""

    span: Span
    edtf: str | None


@dataclass(frozen=True, slots=True)
class GoldAmount:
    """A number with its bounds and unit."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str


@dataclass(frozen=True, slots=True)
class GoldLoaded:
    """A loaded word; `by` is None for the outlet, else the id of an attribution."""

    span: Span
    by: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A proposition; `predicate` is None where it is only implied."""

    id: str
    predicate: Span | None
    roles: tuple[tuple[RoleName, Span], ...]
    when: tuple[Span, ...]
    where: tuple[Span, ...]
    amounts: tuple[Span, ...]
    polarity: Polarity
    status: Status
    said_in: str | None
    hedges: tuple[Span, ...]

    def role(self, name: RoleName) -> tuple[Span, ...]:
        """The words in one role, empty if nobody plays it."""
        return tuple(span for role, span in self.roles if role == name)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One text of the corpus with all that was marked in it."""

    name: str
    text: str
    published: str | None
    layers: frozenset[str]
    attributions: tuple[GoldAttribution, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    times: tuple[GoldTime, ...] = ()
    amounts: tuple[GoldAmount, ...] = ()
    loaded: tuple[GoldLoaded, ...] = ()

    @property
    def part(self) -> Part:
        """Whether it is news (Wikinews articles) or an excerpt of another kind."""
        return "news" if self.name.startswith(NEWS_PREFIX) else "excerpts"


def load(data: Path, split: Split) -> Iterator[GoldDocument]:
    """Read one split of the corpus, in the order of the names."""
    for path in sorted((data / "corpus" / split).glob("*.json")):
        text = (data / "corpus" / "docs" / f"{path.stem}.txt").read_text("utf-8")
        yield parse(json.loads(path.read_text("utf-8")), canonical(text))


def parse(raw: dict[str, Any], text: str) -> GoldDocument:
    """Make a gold document of the decoded JSON of one annotation file."""
    return GoldDocument(
        name=raw["doc"],
        text=text,
        published=raw["published"],
        layers=frozenset(raw["layers"]),
        attributions=tuple(map(_attribution, raw["attributions"])),
        claims=tuple(map(_claim, raw["claims"])),
        times=tuple(GoldTime(Span(*one["text"]), one["edtf"]) for one in raw["times"]),
        amounts=tuple(map(_amount, raw["amounts"])),
        loaded=tuple(GoldLoaded(Span(*one["text"]), one["by"]) for one in raw["loaded"]),
    )


def _spans(raw: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in raw)


def _attribution(raw: dict[str, Any]) -> GoldAttribution:
    return GoldAttribution(
        id=raw["id"],
        cue=_spans(raw["cue"]),
        source=Span(*raw["source"]) if raw["source"] else None,
        source_name=raw["source_name"],
        source_kind=raw["source_kind"],
        content=_spans(raw["content"]),
        act=raw["act"],
        inside=raw["inside"],
    )


def _amount(raw: dict[str, Any]) -> GoldAmount:
    return GoldAmount(Span(*raw["text"]), raw["low"], raw["high"], raw["approx"], raw["unit"])


def _claim(raw: dict[str, Any]) -> GoldClaim:
    predicate = raw["predicate"]
    return GoldClaim(
        id=raw["id"],
        predicate=None if isinstance(predicate, str) else Span(*predicate),
        roles=tuple((role, Span(*span)) for role, span in raw["roles"].items()),
        when=_spans(raw["when"]),
        where=_spans(raw["where"]),
        amounts=_spans(raw["amounts"]),
        polarity=raw["polarity"],
        status=raw["status"],
        said_in=raw["said_in"],
        hedges=_spans(raw["hedges"]),
    )
