"""Synthetic records as news tells of events: most events in one to eight documents, a few in hundreds.

Each event has names, acts and numbers of its own, words of its own for the others, and falls on one of some thousand
days; a document of it is one of the demo articles in those names and words, some of them replaced once more, and comes
some days later.
They come in the order of their days, as they would to a desk.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from heapq import heappop, heappush

from bench.synthetic import KEPT, given, like, word
from reportedly.lexicon import table
from reportedly.pipeline import read_demo
from reportedly.record import Amount, Claim, Published, Record, When
from reportedly.text import content_id

STEEPNESS, MOST = 1.6, 300
"""How quickly events of more documents become rare, and the most documents of one."""
DAYS, LATER = 3_000, 8
"""Days over which the events are spread, and those on which documents tell of one."""
NAMES = 40_000
"""Names of each length that there are, all drawn alike."""
REWORDED = 0.15
"""Share of its words that a document has to itself."""
OUTLETS = 400
FIRST = date(2015, 1, 1)
_WORD = re.compile(r"([A-Za-z]{3,})")
"""Names of three letters are an event's own too: a name that all events had would bring all of them together."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Original = tuple[Record, frozenset[str]]


def records(claims: int, *, seed: int = 7) -> Iterator[Record]:
    """Yield records, the earliest first, until they hold so many claims."""
    originals = _originals()
    mean = sum(len(record.claims) for record, _ in originals) / len(originals) * _mean_size()
    events = max(round(claims / mean), 1)
    drawn, waiting, made, number = random.Random(seed), list[tuple[int, int, int]](), 0, 0
    for event in range(2 * events):
        first = event * DAYS // events
        while waiting and waiting[0][0] < first and made < claims:
            day, of, telling = heappop(waiting)
            record = _telling(originals, seed, of, telling, day)
            made += len(record.claims)
            yield record
        if made >= claims:
            return
        for telling in range(_size(drawn)):
            number += 1
            heappush(waiting, (first + int(LATER * drawn.random() ** 2), event, telling))


def one_more(event: int, telling: int, day: int, *, seed: int = 7) -> Record:
    """Return one more document of an event."""
    return _telling(_originals(), seed, event, telling, day)


@cache
def _originals() -> list[Original]:
    return [(record, _names(record)) for record in read_demo() if len(record.claims) > 10]


def _size(drawn: random.Random) -> int:
    return min(int((1 - drawn.random()) ** (-1 / STEEPNESS)), MOST)


def _mean_size() -> float:
    return sum((size**-STEEPNESS for size in range(1, MOST + 1)), 0.0)


def _names(record: Record) -> frozenset[str]:
    """The words of its names, folded: those have to be an event's own."""
    return frozenset(
        piece.lower() for entity in record.entities for piece in _WORD.findall(entity.name) if piece[:1].isupper()
    )


def _telling(originals: list[Original], seed: int, event: int, telling: int, day: int) -> Record:
    """Return a document of an event: always the same."""
    record, names = originals[(event + telling) % len(originals)]
    own = random.Random(f"{seed} {event} {telling}")
    chosen = {kept: kept for kept in KEPT}

    def another(old: str) -> str:
        if old not in chosen:
            lower = old.lower()
            if lower not in chosen:
                chosen[lower] = _word_of(lower, lower in names, own, f"{seed} {event} {lower}")
            chosen[old] = chosen[lower].capitalize() if old[0].isupper() else chosen[lower]
        return chosen[old]

    def with_others(text: str) -> str:
        pieces = _WORD.split(text)
        pieces[1::2] = map(another, pieces[1::2])
        return "".join(pieces)

    doc, outlet = record.document, f"Outlet {own.randrange(OUTLETS)}"
    text = with_others(doc.text)
    published = FIRST + timedelta(days=day)
    shift = published - date.fromisoformat((doc.published or Published("2024-05-14", "option")).edtf[:10])
    return replace(
        record,
        document=replace(
            doc,
            id=content_id(text, outlet),
            text=text,
            publisher=outlet,
            published=Published(published.isoformat(), "option"),
            source=f"events/{event}/{telling}.txt",
            title=with_others(doc.title) if doc.title else None,
            found=(),
        ),
        entities=tuple(replace(entity, name=with_others(entity.name)) for entity in record.entities),
        times=tuple(_moved(when, shift) for when in record.times),
        amounts=tuple(_counted(amount, f"{seed} {event}") for amount in record.amounts),
        claims=tuple(_of_act(claim, f"{seed} {event}") for claim in record.claims),
    )


def _word_of(old: str, is_name: bool, own: random.Random, of_event: str) -> str:
    """Return what an event has for a word, or a document for itself; only given names are drawn from a list."""
    if len(old) == 3 and not is_name:
        return old
    event = random.Random(of_event)
    if is_name:
        known = given().get(len(old), [])
        return event.choice(known) if old in known else word(event.randrange(NAMES), len(old))
    return like(old, own if own.random() < REWORDED else event)


def _counted(amount: Amount, of_event: str) -> Amount:
    """Return a number as it is in an event: so many times what it was."""
    times = random.Random(of_event).randint(1, 60)
    low, high = (None if bound is None else bound * times for bound in (amount.low, amount.high))
    return replace(amount, low=low, high=high)


def _of_act(claim: Claim, of_event: str) -> Claim:
    """Return a claim with the act that an event has in the place of its own."""
    act = random.Random(f"{of_event} {claim.predicate.lemma}").choice(_acts())
    return replace(claim, predicate=replace(claim.predicate, lemma=act))


@cache
def _acts() -> list[str]:
    """A verb of each class of acts."""
    return [words[0] for words in table("en", "acts")["classes"].values()]


def _moved(when: When, by: timedelta) -> When:
    """Return a time, of a day or between days, as many days later; months and years stay."""
    if not _DAY.search(when.edtf or ""):
        return when
    return replace(
        when, edtf=_shifted(when.edtf, by), earliest=_shifted(when.earliest, by), latest=_shifted(when.latest, by)
    )


def _shifted(moment: str | None, by: timedelta) -> str | None:
    if moment is None:
        return None
    return _DAY.sub(lambda day: (date.fromisoformat(day.group()) + by).isoformat(), moment)
