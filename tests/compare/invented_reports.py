"""Short invented reports with their claims, built by hand: no model is needed to compare them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.record import (
    Amount,
    Attribution,
    Block,
    Claim,
    Document,
    Entity,
    Found,
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


@dataclass(frozen=True)
class Said:
    """One sentence of a report and its claim: the words that play the parts stand in the sentence."""

    text: str
    verb: str
    lemma: str
    agent: str | None = None
    patient: str | None = None
    where: str | None = None
    when: str | None = None
    day: str | None = None
    number: tuple[str, float | None, float | None, str] | None = None
    by: str | None = None
    cue: str = "said"
    act: Any = "state"
    denied: bool = False
    status: Any = "happened"


def report(
    source: str,
    said: Sequence[Said],
    *,
    publisher: str | None = None,
    published: str | None = "2024-05-14",
    names: Sequence[str] = (),
    note: str = "",
    found: tuple[Found, ...] = (),
) -> Record:
    """Return the record of a report; `names` are the proper names in it, `note` is a line at its foot."""
    text = "\n\n".join([*(one.text for one in said), *([note] if note else [])])
    builder = _Builder(text, names)
    for one in said:
        builder.add(one)
    blocks = [Block("paragraph", *builder.span(one.text)) for one in said]
    if note:
        blocks.append(Block("source", *builder.span(note)))
    document = Document(
        content_id(text, publisher), source, text, publisher=publisher, blocks=tuple(blocks), found=found,
        published=Published(published, "option") if published else None,
    )  # fmt: skip
    return Record(
        document, sentences=tuple(Sentence(block.start, block.end, n) for n, block in enumerate(blocks)),
        entities=tuple(builder.entities.values()), times=tuple(builder.times), amounts=tuple(builder.amounts),
        attributions=tuple(builder.attributions), claims=tuple(builder.claims),
    )  # fmt: skip


class _Builder:
    def __init__(self, text: str, names: Sequence[str]) -> None:
        self.text = text
        self.entities = {
            name: Entity(f"e{n}", name, "other", (Mention(*self.span(name), "name"),))
            for n, name in enumerate((name for name in names if name in text), 1)
        }
        self.times: list[When] = []
        self.amounts: list[Amount] = []
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def span(self, words: str, start: int = 0) -> tuple[int, int]:
        at = self.text.index(words, start)
        return at, at + len(words)

    def add(self, said: Said) -> None:
        start, end = self.span(said.text)
        roles = [Role(role, *self.span(words, start), self._entity(words)) for role, words in _parts(said)]
        where = [Place(*self.span(said.where, start), self._entity(said.where))] if said.where else []
        verb = Predicate(*self.span(said.verb, start), said.lemma)
        claim = Claim(
            f"c{len(self.claims) + 1}",
            start,
            end,
            verb,
            tuple(roles),
            self._when(said, start),
            tuple(where),
            self._amount(said, start),
            "denied" if said.denied else "affirmed",
            said.status,
            voices=("publisher", *self._voice(said, start)),
        )
        self.claims.append(claim)

    def _entity(self, words: str) -> str | None:
        return next((entity.id for name, entity in self.entities.items() if name in words), None)

    def _when(self, said: Said, start: int) -> tuple[str, ...]:
        if not said.when:
            return ()
        self.times.append(When(f"t{len(self.times) + 1}", *self.span(said.when, start), said.day, said.day, said.day))
        return (self.times[-1].id,)

    def _amount(self, said: Said, start: int) -> tuple[str, ...]:
        if not said.number:
            return ()
        words, low, high, unit = said.number
        span = self.span(words, start)
        self.amounts.append(Amount(f"n{len(self.amounts) + 1}", *span, low, high, False, unit, Span(*span)))
        return (self.amounts[-1].id,)

    def _voice(self, said: Said, start: int) -> tuple[str, ...]:
        if not said.by:
            return ()
        source, cue = Span(*self.span(said.by, start)), Span(*self.span(said.cue, start))
        name = f"a{len(self.attributions) + 1}"
        entity = self._entity(said.by)
        content = (Span(*self.span(said.text)),)
        self.attributions.append(Attribution(name, (cue,), source, entity, "person", content, said.act))
        return (name,)


def _parts(said: Said) -> list[tuple[Any, str]]:
    return [(role, words) for role, words in (("agent", said.agent), ("patient", said.patient)) if words]
