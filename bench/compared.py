"""Puts an invented comparison of a lifelike shape into a case, for measuring pages that show stories.

Documents are dealt out to events, few large and most small; in each some repeat others, and their claims are laid side
by side in stories. What was compared before is forgotten.

python -m bench.compared COPY.case        writes into it: give a copy
"""

import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import reportedly
from reportedly.casefile import ClaimRow, DocumentRow
from reportedly.comparison import Card, Dispute, Link, LinkKind, Reason, SharedSpan, Story, StoryClaim, Tie, Verdict
from reportedly.store.case import Case
from reportedly.store.ground import Ground, Key

LARGEST = 500
"""Documents of the largest event, and tellings of its largest story."""
STEEPNESS = 1.1
"""How fast the number of events falls with their size: half has one document."""
EVENTS = 400
"""Documents whose events are written in one transaction, at least."""
CLAIMS = 8
"""Claims of each document that get a story: with all of them a case of a million claims takes an hour to fill."""
VERDICTS: dict[Verdict, int] = {
    "repeated": 55, "independently reported": 18, "disputed": 15, "not comparable": 7, "denied": 5,
}  # fmt: skip
"""Of a hundred stories that several origins tell."""
DISPUTES: tuple[Dispute, ...] = ("figure", "date", "place", "actor", "status", "scope", "revision")
KINDS: tuple[LinkKind, ...] = ("copied text", "agency tag", "cites", "same statement")
WHY = (
    ("act", 2.4, "both tell of the same act"),
    ("agent", 1.9, "both name the same doer, by one name"),
    ("patient", 1.7, "both name the same thing that it is done to"),
    ("day", 1.2, "both lie within two days of each other"),
    ("place", 0.8, "both name a place that lies in the other"),
    ("words", 0.6, "they share rare words"),
)
LIMIT = "It counts origins that tell of the act; none of that says that it was so."
Mine = tuple[DocumentRow, list[ClaimRow]]


@dataclass(slots=True)
class Event:
    """Documents of one event, each with its claims and the origin that it belongs to."""

    told: list[Mine]
    origins: dict[str, str]


def main() -> int:
    """Compare a case by chance; 2 where none is given."""
    if len(sys.argv) != 2:
        print("got no case; wanted a copy of one: python -m bench.compared copy.case")
        return 2
    with reportedly.open(sys.argv[1], create=False) as case:
        fill(case)
        counts = case.counts()
        print(f"{counts.claims:,} claims, {counts.origins:,} origins, {counts.stories:,} stories")
    return 0


def fill(case: Case, *, seed: int = 11) -> None:
    """Put a comparison into a case."""
    drawn = random.Random(seed)
    case.begin_comparison("drawn by chance")
    rows = list(case.documents(order="added"))
    drawn.shuffle(rows)
    waiting: list[Sequence[DocumentRow]] = []
    for one in _dealt(rows, drawn):
        waiting.append(one)
        if sum(map(len, waiting)) >= EVENTS:
            _write(case, waiting, drawn)
            waiting.clear()
    _write(case, waiting, drawn)


def _dealt(rows: list[DocumentRow], drawn: random.Random) -> Iterator[list[DocumentRow]]:
    """Yield the documents of each event; the largest one comes first."""
    at, size = 0, LARGEST
    while at < len(rows):
        yield rows[at : at + size]
        at += size
        size = _size(drawn, LARGEST)


def _size(drawn: random.Random, most: int) -> int:
    """A number from 1 to `most`, most often a small one."""
    return min(int(drawn.paretovariate(STEEPNESS)), most)


def _write(case: Case, events: Sequence[Sequence[DocumentRow]], drawn: random.Random) -> None:
    told = [[(row, list(case.claims(row.id))[:CLAIMS]) for row in rows] for rows in events]
    with case.growing() as ground:
        for mine in told:
            event, ties = Event(mine, {}), list[Tie]()
            for row, _ in mine:
                digest = hashlib.sha256(row.id.encode()).digest()
                ground.put(Card(_key(row), row.published or "", row.publisher, 2_000, digest), _key(row), None)
            for rows in _origins(mine, drawn):
                origin = ground.next_origin()
                ground.put_origins({origin: [_key(row) for row in rows]}, ())
                event.origins.update((row.id, origin) for row in rows)
                ties += [_tie(rows[0], row, drawn) for row in rows[1:]]
            ground.put_ties(ties)
            _tell(ground, event, drawn)


def _key(row: DocumentRow) -> Key:
    return row.id, row.source


def _origins(mine: Sequence[Mine], drawn: random.Random) -> Iterator[list[DocumentRow]]:
    at = 0
    while at < len(mine):
        size = _size(drawn, len(mine) - at)
        yield [row for row, _ in mine[at : at + size]]
        at += size


def _tie(first: DocumentRow, later: DocumentRow, drawn: random.Random) -> Tie:
    kind = drawn.choice(KINDS)
    places = sorted(drawn.sample(range(1_500), 6)) if kind == "copied text" else []
    spans = tuple(SharedSpan(pair, pair) for pair in zip(places[::2], places[1::2], strict=True))
    link = Link(first.id, later.id, first.source, later.source, kind, drawn.uniform(0.5, 1), f"{kind}: 61 words", spans)
    return Tie(link, _key(first), _key(later), kind in ("copied text", "agency tag"))


def _tell(ground: Ground, event: Event, drawn: random.Random) -> None:
    """Lay claims side by side until each is in a story; the first story is told by all."""
    left = {row.id: claims[::-1] for row, claims in event.told if claims}
    stories: list[tuple[Story, bool]] = []
    while left:
        chosen = drawn.sample(list(left), _size(drawn, len(left))) if stories else list(left)
        story = _story(f"n{len(stories)}", [left[name].pop() for name in chosen], event, drawn)
        stories.append((story, False))
        left = {name: claims for name, claims in left.items() if claims}
    ground.put_stories(stories, claims=(), documents=())


def _story(name: str, claims: list[ClaimRow], event: Event, drawn: random.Random) -> Story:
    told = tuple(
        StoryClaim(row.document, row.source, row.id, event.origins[row.document], row.start, row.end, row.voices)
        for row in claims
    )
    origins, ids = len({claim.origin for claim in told}), [f"{claim.document}/{claim.claim}" for claim in told]
    if len(told) == 1:
        return Story(name, "asserted", None, False, 1, told, (), LIMIT)
    verdict: Verdict = "repeated"
    if origins > 1:
        (verdict,) = drawn.choices(list(VERDICTS), list(VERDICTS.values()))
    dispute = drawn.choice(DISPUTES) if verdict in ("disputed", "not comparable") else None
    dispute = "denial" if verdict == "denied" else dispute
    pair = ids[0], ids[-1]
    against = [Reason(dispute, -1.0, f"“41” against “43 or more”: {dispute}", pair)] if dispute else []
    why = [Reason(feature, score, detail, pair) for feature, score, detail in WHY]
    rests = [Reason("origin", 1.0, f"rests on {event.origins[told[0].document]}: the same words", tuple(ids))]
    return Story(name, verdict, dispute, dispute == "revision", origins, told, (*against, *why, *rests), LIMIT)


if __name__ == "__main__":
    sys.exit(main())
