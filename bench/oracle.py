"""Makes of a gold document the record that a perfect reader would write: the scorers' own check, and their ceiling."""

from bench.corpus import GoldAttribution, GoldClaim, GoldDocument
from reportedly.record import (
    PUBLISHER,
    Amount,
    Attribution,
    Block,
    Claim,
    Document,
    Entity,
    Mention,
    Place,
    Predicate,
    Record,
    Role,
    Span,
    When,
    Wording,
)
from reportedly.text import content_id


def perfect_record(doc: GoldDocument) -> Record:
    """Return the record whose every layer says what the gold document says."""
    times = tuple(When(f"t{n}", one.span.start, one.span.end, one.edtf) for n, one in enumerate(doc.times))
    amounts = tuple(
        Amount(f"n{n}", one.span.start, one.span.end, one.low, one.high, one.approximate, one.unit)
        for n, one in enumerate(doc.amounts)
    )
    return Record(
        document=Document(
            content_id(doc.text, None), doc.name, doc.text, blocks=(Block("paragraph", 0, len(doc.text)),)
        ),
        entities=tuple(_speaker(one) for one in doc.attributions if one.source),
        times=times,
        amounts=amounts,
        attributions=tuple(map(_attribution, doc.attributions)),
        claims=tuple(_claim(one, times, amounts) for one in doc.claims),
        wording=tuple(
            Wording(one.span.start, one.span.end, "label", one.by or PUBLISHER, "marked") for one in doc.loaded
        ),
    )


def _speaker(one: GoldAttribution) -> Entity:
    mentions = (Mention(one.source.start, one.source.end, "name"),) if one.source else ()
    return Entity(f"e{one.id}", one.source_name or "", "other", mentions)


def _attribution(one: GoldAttribution) -> Attribution:
    return Attribution(
        id=one.id,
        cue=one.cue,
        source=one.source,
        entity=f"e{one.id}" if one.source else None,
        source_kind=one.source_kind,
        content=one.content,
        act=one.act,
        inside=one.inside,
    )


def _claim(one: GoldClaim, times: tuple[When, ...], amounts: tuple[Amount, ...]) -> Claim:
    words = [one.predicate] if one.predicate else []
    words += [span for _, span in one.roles]
    predicate = one.predicate
    return Claim(
        id=one.id,
        start=min((span.start for span in words), default=0),
        end=max((span.end for span in words), default=0),
        predicate=Predicate(predicate.start, predicate.end, "")
        if predicate
        else Predicate(None, None, "be", implied=True),
        roles=tuple(Role(role, span.start, span.end) for role, span in one.roles),
        when=_ids(times, one.when),
        where=tuple(Place(span.start, span.end) for span in one.where),
        amounts=_ids(amounts, one.amounts),
        polarity=one.polarity,
        status=one.status,
        hedges=one.hedges,
        said_in=one.said_in,
    )


def _ids(things: tuple[When, ...] | tuple[Amount, ...], spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things if Span(thing.start, thing.end) in spans)
