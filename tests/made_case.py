"""Records by the dozen: the record made by hand under other publishers, and small ones with words of one's own."""

from dataclasses import replace

from made_record import make_record

from reportedly.record import (
    Attribution,
    Block,
    Claim,
    Document,
    Entity,
    Mention,
    Place,
    Predicate,
    Published,
    Record,
    Role,
    Sentence,
    Span,
    When,
)
from reportedly.text import content_id


def copies(number: int, *, first: int = 1) -> list[Record]:
    """The record made by hand, told by so many outlets."""
    return [published_by(make_record(), f"Outlet {index}") for index in range(first, first + number)]


def published_by(record: Record, publisher: str) -> Record:
    doc = record.document
    id_ = content_id(doc.text, publisher)
    return replace(record, document=replace(doc, id=id_, publisher=publisher, source=f"{publisher}.txt"))


def said(
    speaker: str, verb: str, claim: str, *, publisher: str = "Bell", when: str | None = None, at: str = ""
) -> Record:
    """A record of one sentence, `speaker verb claim [when] [at place].`, with all its parts."""
    end = "".join(f" {part}" for part in (when, at) if part)
    text = f"{speaker} {verb} {claim}{end}."
    at_claim = text.index(claim, len(speaker))
    doer, act = claim.split(" ", 1)[0], claim.rsplit(" ", 1)[-1]
    spot = text.index(at, at_claim) if at else 0
    return Record(
        Document(
            content_id(text, publisher),
            f"{publisher}-{content_id(text, publisher)[:6]}.txt",
            text,
            publisher=publisher,
            published=Published("2024-05-14", "option"),
            blocks=(Block("paragraph", 0, len(text)),),
        ),
        sentences=(Sentence(0, len(text), 0),),
        entities=(
            Entity("e1", speaker, "person", (Mention(0, len(speaker), "name"),)),
            Entity("e2", doer, "person", (Mention(at_claim, at_claim + len(doer), "name"),)),
            *((Entity("e3", at, "place", (Mention(spot, spot + len(at), "name"),)),) if at else ()),
        ),
        times=(_when(text, when),) if when else (),
        attributions=(
            Attribution(
                "a1",
                (Span(len(speaker) + 1, len(speaker) + 1 + len(verb)),),
                Span(0, len(speaker)),
                "e1",
                "person",
                (Span(at_claim, len(text) - 1),),
                "deny" if verb == "denied" else "state",
            ),
        ),
        claims=(
            Claim(
                "c1",
                at_claim,
                len(text) - 1,
                Predicate(at_claim + len(claim) - len(act), at_claim + len(claim), act),
                (Role("agent", at_claim, at_claim + len(doer), "e2"),),
                when=("t1",) if when else (),
                where=(Place(spot, spot + len(at), "e3"),) if at else (),
                said_in="a1",
                voices=("publisher", "a1"),
            ),
        ),
    )


def _when(text: str, when: str) -> When:
    from reportedly import edtf

    first, last = edtf.bounds(edtf.parse(when))
    start = text.index(when)
    return When("t1", start, start + len(when), when, first, last, "as written")
