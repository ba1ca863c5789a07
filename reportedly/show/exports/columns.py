"""The columns of tables: what each holds, in one place for all formats, and the table of claims.

CSV and Parquet have the same columns; the page of the docs is made of them, and a corrected table is read by them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.record import Claim
from reportedly.show.exports.laid import Laid

Kind = Literal["words", "whole", "number", "yes"]
Cell = str | int | float | bool | None

JOIN = " | "
"""Stands between several values of one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Context:
    """What stands beside a document in a comparison: the story and verdict of a claim, the origin of a document."""

    story: Callable[[str, str], tuple[str | None, str | None, int | None]]
    origin: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and what makes its rows of one document."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Laid, Context], Iterator[tuple[Cell, ...]]]


def parsed(text: str) -> tuple[Column, ...]:
    """Return columns from lines of name, kind and meaning."""
    rows = (line.split(None, 2) for line in text.splitlines() if line.strip())
    return tuple(Column(name, kind, meaning) for name, kind, meaning in rows)  # type: ignore[arg-type]


PROOF = """
quote           words   the words, exactly as they stand in the text
start           whole   offset of the first, in Unicode code points
end             whole   offset after the last
utf16_start     whole   the same in UTF-16 units, as JavaScript and Java count
utf16_end       whole   the same
utf8_start      whole   the same in bytes of UTF-8
utf8_end        whole   the same
document        words   id of the document: hash of its text and publisher
text_sha256     words   SHA-256 of the text in UTF-8 that the offsets count
sha256          words   SHA-256 of the file that was read; empty where a text was given
source          words   path or address that was read
publisher       words   who published it; empty where unknown
published       words   date of publication, EDTF
"""
"""The columns that show where words stand; every table has them."""


def proof(one: Laid, start: int, end: int) -> tuple[Cell, ...]:
    """Return the cells of PROOF."""
    text, count = one.doc.text, one.offsets
    return (
        text[start:end], start, end, count.utf16(start), count.utf16(end), count.utf8(start), count.utf8(end),
        *one.stamp,
    )  # fmt: skip


REVIEW = """
review          words   accepted, rejected or corrected, if somebody has decided
reviewed_by     words   who
notes           words   what was noted
tags            words   the tags
"""


def review(one: Laid, thing: str) -> tuple[Cell, ...]:
    """Return the cells of REVIEW."""
    standing = one.exhibit.standings.get(thing)
    if standing is None:
        return (None, None, None, None)
    notes = joined(str(act.value) for act in standing.notes)
    verdict = standing.verdict or ("corrected" if standing.corrections else None)
    return (verdict, joined(standing.by), notes, joined(standing.tags))


def joined(values: Any) -> str | None:
    """Return several values as one cell; None for none."""
    return JOIN.join(str(value) for value in values if value is not None) or None


CLAIMS = parsed(
    """
claim           words   id within the document
"""
    + PROOF
    + """
voices          words   whoever it reached the page through, from the publisher inwards
voice_ids       words   the same, as ids of attributions
said_in         words   id of the innermost attribution; empty for the publisher's own words
speaker         words   the innermost voice
speaker_words   words   the words that name it in the text
speaker_entity  words   the entity of the case that speaks
cue             words   the words that signal that somebody speaks
act             words   what the speaker does by it: state, deny, promise …
predicate       words   the verb or noun, in its dictionary form
polarity        words   affirmed or denied
status          words   happened, planned, alleged …
hedges          words   the words that weaken it
agent           words   who does it, in the words of the text
agent_entity    words   the entity of the case that does it
patient         words   whom or what it is done to
patient_entity  words   the entity of the case that it is done to
other_roles     words   recipient, about, instrument, with, reason and purpose, each behind its name
time_words      words   the words for when
time            words   when, EDTF
earliest        words   first day, or minute, that all of this allows
latest          words   last day, or minute
place_words     words   the words for where
place_precision words   point, town, district, province, country, region or unknown
country         words   ISO 3166-1; empty where open or disputed
latitude        number  degrees north; only for what is no larger than a province
longitude       number  degrees east
amount_words    words   the words for how many
low             number  lower bound, where there is one amount; see the table of figures for all
high            number  upper bound
best            number  the figure, where the text gives one and no more
unit            words   what is counted
outcome         words   killed, wounded … for people
sentence        words   the sentence that it stands in
origin          words   the origin of the document, if documents were compared
story           words   the story that it belongs to
verdict         words   how that story's claims stand to each other; never whether they are true
origins         whole   how many origins tell the story
"""
    + REVIEW
)


def claim_rows(one: Laid, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each claim."""
    doc, text = one.doc.id, one.doc.text
    origin, chains = context.origin(doc), dict[tuple[object, ...], tuple[Cell, ...]]()
    for claim in one.claims():
        story, verdict, origins = context.story(doc, claim.id)
        first, last = one.sentence(claim.start)
        chain = chains.get((claim.voices, claim.said_in))
        if chain is None:
            chain = chains[claim.voices, claim.said_in] = _voices(one, claim)
        yield (
            claim.id,
            *proof(one, claim.start, claim.end),
            *chain, claim.predicate.lemma, claim.polarity, claim.status, one.cut_all(claim.hedges) or None,
            *_roles(one, claim),
            *_when(one, claim),
            *_where(one, claim),
            *_amounts(one, claim),
            text[first:last],
            origin, story, verdict, origins,
            *review(one, claim.id),
        )  # fmt: skip


def _voices(one: Laid, claim: Claim) -> tuple[Cell, ...]:
    voices = one.voices(claim)
    inner = voices[-1]
    bearer = one.exhibit.bearers.get(inner.entity or "")
    return (
        JOIN.join(voice.name for voice in voices), JOIN.join(claim.voices), claim.said_in,
        inner.name, inner.words, bearer.id if bearer else None, inner.cue, inner.act,
    )  # fmt: skip


def _roles(one: Laid, claim: Claim) -> tuple[Cell, ...]:
    text, bearers = one.doc.text, one.exhibit.bearers
    cells: dict[str, str] = {}
    whose: dict[str, str] = {}
    for role in claim.roles:
        words, key = text[role.start : role.end], role.role if role.role in _MAIN else ""
        if not key:
            words = f"{role.role}: {words}"
        elif bearer := bearers.get(role.entity or ""):
            whose[key] = f"{whose[key]}{JOIN}{bearer.id}" if key in whose else bearer.id
        cells[key] = f"{cells[key]}{JOIN}{words}" if key in cells else words
    return (
        cells.get("agent") or None, whose.get("agent"),
        cells.get("patient") or None, whose.get("patient"), cells.get("") or None,
    )  # fmt: skip


_MAIN = ("agent", "patient")


def _when(one: Laid, claim: Claim) -> tuple[Cell, ...]:
    if not claim.when:
        return (None, None, None, None)
    times = [one.times[name] for name in claim.when if name in one.times]
    early = [when.earliest for when in times if when.earliest]
    late = [when.latest for when in times if when.latest]
    return (
        joined(map(one.cut, times)), joined(when.edtf for when in times),
        min(early) if len(early) == len(times) and early else None,
        max(late) if len(late) == len(times) and late else None,
    )  # fmt: skip


def _where(one: Laid, claim: Claim) -> tuple[Cell, ...]:
    if not claim.where:
        return (None, None, None, None, None)
    words, place = joined(map(one.cut, claim.where)), one.place(claim)
    if place is None:
        return (words, None, None, None, None)
    return (words, place.precision, place.country, place.latitude, place.longitude)


def _amounts(one: Laid, claim: Claim) -> tuple[Cell, ...]:
    if not claim.amounts:
        return (None, None, None, None, None, None)
    amounts = [one.amounts[name] for name in claim.amounts if name in one.amounts]
    words = joined(map(one.cut, amounts))
    if len(amounts) != 1:
        return (words, None, None, None, None, None)
    only = amounts[0]
    return (words, only.low, only.high, only.best, only.unit, only.outcome)
