"""The tables that CSV and Parquet can hold: attributions, figures, documents and entities here, beside the claims."""

from collections.abc import Iterator
from typing import Any

from reportedly.record import Claim
from reportedly.show.exports.columns import (
    CLAIMS,
    JOIN,
    PROOF,
    REVIEW,
    Cell,
    Context,
    Sheet,
    claim_rows,
    joined,
    parsed,
    proof,
    review,
)
from reportedly.show.exports.laid import Laid

ATTRIBUTIONS = parsed(
    """
attribution     words   id within the document
"""
    + PROOF
    + """
source_words    words   the words for whoever conveys it; empty where nobody is named
speaker         words   the fullest name that the text has for it
entity          words   its entity of the case
source_kind     words   person, organisation, role, group, document or none
cue             words   the words that signal it
act             words   what the source does by it
inside          words   id of the attribution around it
voices          words   the voices down to it, from the publisher inwards
"""
    + REVIEW
)


def attribution_rows(one: Laid, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each attribution; its quote is what is conveyed, from its first word to its last."""
    del context
    for item in one.record.attributions:
        spans = item.content or item.cue
        if not spans:
            continue
        voice, bearer = one.voice(item.id), one.exhibit.bearers.get(item.entity or "")
        yield (
            item.id,
            *proof(one, min(span.start for span in spans), max(span.end for span in spans)),
            voice.words, voice.name, bearer.id if bearer else None, item.source_kind, voice.cue, item.act, item.inside,
            JOIN.join(name.name for name in down_to(one, item.id)),
            *review(one, item.id),
        )  # fmt: skip


def down_to(one: Laid, name: str | None) -> list[Any]:
    """Return the voices down to an attribution, outermost first."""
    found: list[str] = []
    while name is not None and name in one.attributions and name not in found:
        found.append(name)
        name = one.attributions[name].inside
    return [one.voice("publisher"), *map(one.voice, reversed(found))]


FIGURES = parsed(
    """
amount          words   id within the document
"""
    + PROOF
    + """
low             number  lower bound; empty where the text sets none
high            number  upper bound; empty where the text sets none
best            number  the figure, where the text gives one and no more
approximate     yes     whether the text gives it only roughly
unit            words   what is counted or measured in
of              words   the words for what is counted
outcome         words   what became of the people that are counted
change          words   which way a figure moved
claim           words   the claim that it belongs to; one row for each claim
claim_words     words   the words of that claim
voices          words   the voices of that claim; of the publisher where it belongs to none
status          words   the status of that claim
polarity        words   affirmed or denied
time            words   when, EDTF
story           words   the story of that claim
verdict         words   how the claims of the story stand to each other
"""
)


def figure_rows(one: Laid, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each amount and each claim that it belongs to."""
    belonging: dict[str, list[Claim]] = {}
    for claim in one.claims():
        for name in claim.amounts:
            belonging.setdefault(name, []).append(claim)
    for amount in one.record.amounts:
        own: tuple[Cell, ...] = (
            amount.id, *proof(one, amount.start, amount.end), amount.low, amount.high, amount.best,
            amount.approximate, amount.unit, one.cut(amount.of) if amount.of else None, amount.outcome, amount.change,
        )  # fmt: skip
        for claim in belonging.get(amount.id, ()):
            story, verdict, _ = context.story(one.doc.id, claim.id)
            voices = JOIN.join(voice.name for voice in one.voices(claim))
            when = joined(one.times[name].edtf for name in claim.when if name in one.times)
            yield (*own, claim.id, one.cut(claim), voices, claim.status, claim.polarity, when, story, verdict)
        if amount.id not in belonging and one.exhibit.wanted is None:
            yield (*own, None, None, one.publisher, None, None, None, None, None)


DOCUMENTS = parsed(
    """
document        words   id: hash of its text and publisher
source          words   path or address that was read
url             words   address that the document names
title           words   headline
publisher       words   who published it
authors         words   names of the byline
published       words   date of publication, EDTF
published_in    words   where that date was found
language        words   ISO 639-1
retrieved       words   when it was fetched
audience        whole   shares or views printed with it
sha256          words   SHA-256 of the file that was read
text_sha256     words   SHA-256 of its text in UTF-8
characters      whole   code points of the text
sentences       whole   how many
claims          whole   how many
attributions    whole   how many
origin          words   its origin, if documents were compared
problems        words   what could not be read or settled
"""
    + REVIEW
)


def document_rows(one: Laid, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of the document."""
    doc, record = one.doc, one.record
    yield (
        doc.id, doc.source, doc.url, doc.title, doc.publisher, joined(doc.authors),
        doc.published.edtf if doc.published else None, doc.published.found_in if doc.published else None,
        doc.language, doc.retrieved, doc.audience, doc.sha256, one.text_sha256, len(doc.text),
        len(record.sentences), len(record.claims), len(record.attributions), context.origin(doc.id),
        joined(problem.message for problem in record.problems), *review(one, ""),
    )  # fmt: skip


ENTITIES = parsed(
    """
mention         words   the entity within the document, and the number of the mention
"""
    + PROOF
    + """
entity          words   the entity of the case; empty without a case
case_name       words   what it is called there
name            words   the fullest name in this document
kind            words   person, organisation, place, group, event, work or other
form            words   whether a name, a noun or a pronoun stands there
identifiers     words   identifiers that people attached, as scheme:value
place_precision words   how exactly a place is known
country         words   ISO 3166-1; empty where open or disputed
latitude        number  degrees north; only for what is no larger than a province
longitude       number  degrees east
gazetteer       words   entry of the gazetteer
voices          words   whose words name it: the voices of the attribution around the mention
"""
)


def entity_rows(one: Laid, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each mention of each entity."""
    del context
    for entity in one.record.entities:
        bearer, place = one.exhibit.bearers.get(entity.id), entity.place
        told = joined(f"{each.scheme}:{each.value}" for each in bearer.identifiers) if bearer else None
        where: tuple[Cell, ...] = (None,) * 5
        if place:
            where = (place.precision, place.country, place.latitude, place.longitude, place.gazetteer)
        for number, mention in enumerate(entity.mentions, start=1):
            yield (
                f"{entity.id}.{number}",
                *proof(one, mention.start, mention.end),
                bearer.id if bearer else None, bearer.name if bearer else None,
                entity.name, entity.kind, mention.form, told, *where,
                JOIN.join(voice.name for voice in down_to(one, around(one, mention.start, mention.end))),
            )  # fmt: skip


def around(one: Laid, start: int, end: int) -> str | None:
    """The innermost attribution whose content holds some words."""
    found = [
        (span.end - span.start, item.id)
        for item in one.record.attributions
        for span in item.content
        if span.start <= start and end <= span.end
    ]
    return min(found)[1] if found else None


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet("claims", "one row a claim", CLAIMS, claim_rows),
        Sheet(
            "attributions", "one row for each place where somebody conveys something", ATTRIBUTIONS, attribution_rows
        ),
        Sheet("figures", "one row for each amount and claim that it belongs to", FIGURES, figure_rows),
        Sheet("documents", "one row a document", DOCUMENTS, document_rows),
        Sheet("entities", "one row for each mention of each entity", ENTITIES, entity_rows),
    )
}
"""The tables by name."""

FIRST = "claims"
"""The table that is meant where none is named."""
