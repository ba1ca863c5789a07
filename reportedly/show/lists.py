"""What a case answers, as lines that a person reads: documents, sentences found, entities, changes, counts."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.casefile import (
    Added,
    ClaimRow,
    Counts,
    DocumentRow,
    EntityPage,
    EntityRow,
    Hit,
    Hits,
    KeptRun,
    Reread,
)
from reportedly.lexicon import table
from reportedly.show.flow import Paint, Piece, bare, coloured, flow
from reportedly.show.safe import harmless
from reportedly.show.values import date_words
from reportedly.show.voices import named

INDENT = "    "
DOT: Piece = (" ·", "quiet")
"""Stands between what is of different sorts on one line."""
NOBODY = "publisher not named"


@dataclass(frozen=True, slots=True)
class Page:
    """The width of what is printed, and whether in colour."""

    width: int = 80
    colour: bool = False

    @property
    def paint(self) -> Paint:
        """How words get their colours."""
        return coloured if self.colour else bare

    def lines(self, *groups: list[Piece], first: str = "", rest: str = INDENT) -> Iterator[str]:
        """Yield groups of words as lines."""
        return flow(groups, width=self.width, first=first, rest=rest, paint=self.paint)


def number(count: int, name: str, many: str = "") -> str:
    """Return a count with its noun: 1 claim, 2 claims."""
    return f"{count:,} {name if count == 1 else many or name + 's'}"


def added_line(added: Added) -> str:
    """Say what became of a document."""
    if added.is_new:
        return f"added  {harmless(added.source)}  {number(added.claims, 'claim')}"
    if added.differs:
        return f"kept   {harmless(added.source)}  there by another reading: `reportedly reread` makes a new one"
    return f"known  {harmless(added.source)}  nothing changed"


def compared_lines(case: str, counts: Counts) -> Iterator[str]:
    """Say what the comparison of a case holds, and how to look at it."""
    told = f"{number(counts.origins, 'origin')}, {number(counts.stories, 'story', 'stories')}"
    yield f"compared: {told}, {number(counts.disputed, 'disputed claim')}; to look at them:"
    yield f"{INDENT}reportedly compare --case {shlex.quote(case)}"


def count_lines(_page: Page, case: Mapping[str, Any]) -> Iterator[str]:
    """Yield how much a case holds."""
    counts: Counts = case["counts"]
    yield (
        f"{harmless(case['case'])}: {number(counts.documents, 'document')}, {number(counts.claims, 'claim')}, "
        f"{number(counts.attributions, 'attribution')}"
    )
    yield (
        f"{INDENT}reviewed {counts.reviewed:,}, disputed {counts.disputed:,}, {number(counts.decisions, 'decision')}"
        + (f", {number(counts.orphans, 'orphan')}" if counts.orphans else "")
    )
    if counts.origins or counts.stories:
        yield f"{INDENT}{number(counts.origins, 'origin')}, {number(counts.stories, 'story', 'stories')}"


def document_lines(page: Page, row: DocumentRow) -> Iterator[str]:
    """Yield a document: its number, title and publisher, then its source and counts."""
    head: list[Piece] = [(harmless(row.title or row.source), "title"), DOT]
    yield from page.lines(head, _outlet(row.publisher, row.published), first=f"{row.number:<4}")
    counts = [number(row.claims, "claim")]
    counts += [f"{row.reviewed:,} reviewed"] if row.reviewed else []
    counts += [f"{row.disputed:,} disputed"] if row.disputed else []
    counts += [number(row.problems, "problem")] if row.problems else []
    detail = f"{row.id[:12]} {harmless(row.source)}: {', '.join(counts)}"
    yield from page.lines([(detail, "quiet")], first=INDENT)


def hit_lines(page: Page, found: Hits, *, offset: int = 0) -> Iterator[str]:
    """Yield what a search found, each sentence with its marks, and how much there is."""
    for place, hit in enumerate(found.hits, start=offset + 1):
        yield from page.lines(
            [*_outlet(hit.publisher, hit.published), DOT], [(harmless(hit.source), "quiet")], first=f"{place:<4}"
        )
        yield from page.lines(_marked(hit), first=INDENT)
        if hit.claims:
            place_of = f"[{hit.start}, {hit.end}) {' '.join(hit.claims)}"
            yield INDENT + page.paint(place_of, "quiet")
    if not found.hits:
        yield "nothing found" if not found.total else f"{number(found.total, 'sentence')}, none of them so far down"
        return
    last = offset + len(found.hits)
    yield f"{offset + 1} to {last} of {'more than ' if found.capped else ''}{number(found.total, 'sentence')}"


def entity_lines(page: Page, row: EntityRow) -> Iterator[str]:
    """Yield an entity: its number, name and kind, and where it is spoken of."""
    what = f"{row.kind}, {number(row.mentions, 'mention')} in {number(row.documents, 'document')}"
    yield from page.lines([(harmless(row.name), "title"), DOT], [(what, "quiet")], first=f"{row.number:<10}")


def entity_page(page: Page, entity: EntityPage) -> Iterator[str]:
    """Yield all that is shown of an entity: names with their reasons, then what it says, does and undergoes."""
    yield from entity_lines(page, entity.row)
    for identifier in entity.identifiers:
        yield f"{INDENT}{harmless(identifier.scheme)} {harmless(identifier.value)}"
    yield ""
    yield "names"
    for name in entity.names:
        why = f"{name.id} in {harmless(name.source)}: {harmless(name.reason)}" + (
            f" ({harmless(name.by)})" if name.by else ""
        )
        yield from page.lines([(f"“{harmless(name.name)}”", "source")], [(why, "quiet")], first=INDENT, rest=INDENT * 2)
    for title, claims in (
        ("says", entity.says),
        ("does", entity.does),
        ("in claims of others' acts", entity.undergoes),
    ):
        if claims:
            yield ""
            yield title
        for claim in claims:
            yield from claim_lines(page, claim)


def claim_lines(page: Page, claim: ClaimRow) -> Iterator[str]:
    """Yield a claim with its voices and where it stands."""
    voices = " › ".join(harmless(voice or NOBODY) for voice in named(claim.voices))
    status = table("en", "sheet")["status"].get(claim.status)
    marks = [*(["DENIED"] if claim.polarity == "denied" else []), *([status] if status else [])]
    words: list[Piece] = [(f"{', '.join(marks)}: ", "open")] if marks else []
    words.append((f"“{harmless(claim.words)}”", ""))
    yield from page.lines([(voices, "source")], words, first=INDENT, rest=INDENT * 2)
    yield f"{INDENT * 2}{page.paint(f'{claim.id} [{claim.start}, {claim.end}) {harmless(claim.source)}', 'quiet')}"


def change_lines(page: Page, again: Reread) -> Iterator[str]:
    """Yield what changed in a document."""
    found = number(len(again.changes), "change") if again.changes else "nothing changed"
    yield f"{harmless(again.document.source)}: {found}"
    for change in again.changes:
        head = f"{change.what:<8}{change.kind} [{change.start}, {change.end})"
        yield from page.lines(
            [(head, "quiet")], [(f"“{harmless(change.words)}”", "title")], first=INDENT, rest=INDENT * 2
        )
        for sign, facts in (("-", change.before), ("+", change.after)):
            if facts:
                yield from page.lines([(harmless(facts), "")], first=f"{INDENT * 2}{sign} ", rest=INDENT * 2 + "  ")


def run_lines(_page: Page, kept: KeptRun) -> Iterator[str]:
    """Yield what a run was, and how many of its records are kept."""
    run = kept.run
    of = (f"model {run.model}" if run.model else "", f"lexicon {run.lexicon}" if run.lexicon else "", run.options)
    made = ", ".join(part for part in of if part)
    state = "current" if kept.is_current else "old"
    records = number(kept.records, "record")
    yield f"{run.number:<4}reportedly {harmless(run.program)} ({harmless(made)})  {records}, {state}"


def _outlet(publisher: str | None, published: str | None) -> list[Piece]:
    found: list[Piece] = [(harmless(publisher or NOBODY), "publisher")]
    return [*found, (f", {date_words(published)}", "quiet")] if published else found


def _marked(hit: Hit) -> list[Piece]:
    """The words of a sentence, those looked for in bold."""
    pieces: list[Piece] = []
    at = hit.start
    for start, end in _apart(hit.marks):
        pieces += [(_part(hit, at, start), ""), (_part(hit, start, end), "predicate")]
        at = end
    return [piece for piece in [*pieces, (_part(hit, at, hit.end), "")] if piece[0]]


def _part(hit: Hit, start: int, end: int) -> str:
    words = hit.words[start - hit.start : end - hit.start]
    kept = harmless(words)
    return (" " if words[:1].isspace() else "") + kept + (" " if words[-1:].isspace() and kept else "")


def _apart(marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The marks without those that begin inside of another."""
    last = -1
    for start, end in sorted(marks):
        if start >= last:
            yield start, end
            last = end
