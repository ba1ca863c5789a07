"""What a dossier tells, without its looks: stories with their claims, documents with their hashes, ties, decisions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.comparison import Reason, Story
from reportedly.record import Claim
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid, Voice
from reportedly.show.values import amount_words, date_words, time_words

ORDER = ("disputed", "denied", "independently reported", "repeated", "not comparable", "asserted")
"""The verdicts, what a reader has to know first before the rest."""
AGAINST = frozenset({"denial", "figure", "actor", "date", "place", "status", "scope", "revision", "development"})
"""Features of a comparison whose reasons tell a disagreement."""


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as a dossier shows it; `before` and `after` are the rest of its sentence."""

    document: str
    claim: str
    quote: str
    before: str
    after: str
    voices: tuple[Voice, ...]
    status: str
    polarity: str
    hedges: str
    times: str
    amounts: str
    places: str
    span: tuple[int, int]
    utf16: tuple[int, int]
    utf8: tuple[int, int]
    review: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a dossier lists it."""

    number: int
    id: str
    title: str
    source: str
    url: str | None
    publisher: str
    authors: str
    published: str
    edtf: str
    retrieved: str | None
    sha256: str | None
    text_sha256: str
    origin: str | None
    claims: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story with its claims, or the claims of a document that belong to none."""

    story: Story | None
    lines: tuple[Line, ...]
    disagreements: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Digest:
    """All of it."""

    sources: dict[str, Source] = field(default_factory=dict)
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    speakers: Counter[str] = field(default_factory=Counter)
    bundle: Bundle | None = None

    def chapters(self) -> Iterator[Chapter]:
        """Yield the stories that more than one claim tells, in ORDER, then what is left of each document."""
        stories = self.bundle.stories if self.bundle else ()
        told: set[tuple[str, str]] = set()
        for story in sorted(stories, key=_rank):
            lines = tuple(self.lines[c.document, c.claim] for c in story.claims if (c.document, c.claim) in self.lines)
            if len(story.claims) > 1 and lines:
                told.update((line.document, line.claim) for line in lines)
                yield Chapter(story, lines, _disagreements(story))
        for document in self.sources:
            rest = tuple(line for key, line in self.lines.items() if key[0] == document and key not in told)
            if rest:
                yield Chapter(None, rest)

    def number(self, document: str) -> int | None:
        """Return the number of a document in the list; None for one that is not in it."""
        source = self.sources.get(document)
        return source.number if source else None

    def verdicts(self) -> list[tuple[str, int]]:
        """Return how many stories have each verdict, in ORDER."""
        counted = Counter(story.verdict for story in (self.bundle.stories if self.bundle else ()))
        return [(verdict, counted[verdict]) for verdict in ORDER if counted[verdict]]  # type: ignore[index]


def digest(bundle: Bundle) -> Digest:
    """Return what a dossier of the bundle tells."""
    made = Digest(bundle=bundle)
    origins = bundle.origin_of()
    for number, exhibit in enumerate(bundle.exhibits(), start=1):
        one = Laid(exhibit)
        claims = list(one.claims())
        for claim in claims:
            made.lines[one.doc.id, claim.id] = _line(one, claim)
            for voice in one.voices(claim)[1:]:
                made.speakers[voice.name] += 1
        made.sources[one.doc.id] = _source(one, number, origins.get(one.doc.id), len(claims))
    return made


def _rank(story: Story) -> tuple[int, int, int]:
    return ORDER.index(story.verdict), -story.origins, -len(story.claims)


def _disagreements(story: Story) -> tuple[Reason, ...]:
    found = {one.detail: one for one in story.reasons if one.feature in AGAINST and one.score < 0}
    return tuple(found.values())


def _line(one: Laid, claim: Claim) -> Line:
    first, last = one.sentence(claim.start)
    text, count = one.doc.text, one.offsets
    times = [one.times[name] for name in claim.when if name in one.times]
    amounts = [one.amounts[name] for name in claim.amounts if name in one.amounts]
    return Line(
        one.doc.id,
        claim.id,
        text[claim.start : claim.end],
        text[first : claim.start] if first < claim.start else "",
        text[claim.end : last] if claim.end < last else "",
        one.voices(claim),
        claim.status,
        claim.polarity,
        one.cut_all(claim.hedges),
        "; ".join(f"{one.cut(when)} = {time_words(when)}" if when.edtf else one.cut(when) for when in times),
        "; ".join(f"{one.cut(amount)} = {amount_words(amount)}" for amount in amounts),
        "; ".join(one.cut(where) for where in claim.where),
        (claim.start, claim.end),
        (count.utf16(claim.start), count.utf16(claim.end)),
        (count.utf8(claim.start), count.utf8(claim.end)),
        _review(one, claim.id),
    )


def _review(one: Laid, thing: str) -> str:
    standing = one.exhibit.standings.get(thing)
    if standing is None or not (standing.is_reviewed or standing.notes):
        return ""
    said = standing.verdict or ("corrected" if standing.corrections else "noted")
    notes = "; ".join(str(act.value) for act in standing.notes)
    return f"{said} by {', '.join(standing.by)}" + (f": {notes}" if notes else "")


def _source(one: Laid, number: int, origin: str | None, claims: int) -> Source:
    doc = one.doc
    return Source(
        number, doc.id, doc.title or doc.source, doc.source, doc.url, doc.publisher or "publisher unknown",
        ", ".join(doc.authors), date_words(doc.published.edtf) if doc.published else "no date",
        doc.published.edtf if doc.published else "", doc.retrieved, doc.sha256, one.text_sha256, origin, claims,
        tuple(problem.message for problem in one.record.problems),
    )  # fmt: skip
