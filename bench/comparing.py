"""Compares the invented events with the program: the one place of the bench that calls the comparing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.counts import Scores, Share, total
from bench.events import FOLDER, Event, Split, Statement, Truth, aligned, doc_key, load
from bench.score_links import score_links
from bench.score_stories import Told, score_stories
from reportedly.comparison import Link, Origin, Story
from reportedly.record import Failure, Record

ALONE, TOGETHER = "each event alone", "all together"


@dataclass(frozen=True, slots=True)
class Compared:
    """What the program says of some events, beside what is true of them."""

    truth: Truth
    records: tuple[Record, ...]
    origins: tuple[Origin, ...]
    links: tuple[Link, ...]
    stories: tuple[Story, ...]

    def told(self) -> list[Told]:
        """Return the stories as statements."""
        spoken = aligned(list(self.records), self.truth)
        return [
            _told(story, [spoken.get((doc_key(c.source), c.claim)) for c in story.claims]) for story in self.stories
        ]

    def scores(self) -> Scores:
        """Return all measures."""
        told = self.told()
        reached = set(aligned(list(self.records), self.truth).values())
        blind = [one for one in told if not one.statements and one.unmarked > 1]
        return {
            **score_links(self.origins, self.links, self.truth),
            **score_stories(told, self.truth),
            "statements read": Share(len(reached), len(self.truth.statements)),
            "claims unmarked": Share(sum(one.unmarked for one in told), sum(len(one.claims) for one in self.stories)),
            "stories of several unmarked": Share(len(blind), len(told)),
        }


def compared(split: Split, *, only: str | None = None) -> Iterator[tuple[str, Compared]]:
    """Compare each event of a split alone, and all together under the name `TOGETHER`."""
    events = [event for event in load(split) if only in (None, event.name)]
    read = {event.name: read_event(split, event) for event in events}
    for event in events:
        yield event.name, lay_side_by_side([event], read[event.name])
    yield TOGETHER, lay_side_by_side(events, [record for records in read.values() for record in records])


def measure(split: Split) -> dict[str, Scores]:
    """Return the measures of a split: the sums over events compared alone, and all compared together."""
    measured = {name: one.scores() for name, one in compared(split)}
    together = measured.pop(TOGETHER)
    return {ALONE: total(measured.values()), TOGETHER: together}


def read_event(split: Split, event: Event) -> list[Record]:
    """Read the articles of an event as `reportedly read` would."""
    from reportedly import pipeline

    read: list[Record | Failure] = list(
        pipeline.read_paths(map(str, sorted((FOLDER / split / event.name).glob("*.txt"))))
    )
    if failed := [one for one in read if isinstance(one, Failure)]:
        raise ValueError(f"{failed[0].source}: it cannot be read ({failed[0].message})")
    return [one for one in read if isinstance(one, Record)]


def lay_side_by_side(events: Iterable[Event], records: Iterable[Record]) -> Compared:
    """Compare the records of some events."""
    from reportedly.compare.comparer import compare

    kept = tuple(records)
    found = compare(kept)
    return Compared(Truth(tuple(events)), kept, found.origins, found.links, found.stories)


def _told(story: Story, spoken: list[Statement | None]) -> Told:
    marked = [one for one in spoken if one is not None]
    unmarked = len(spoken) - len(marked)
    return Told(
        story.story, frozenset(marked), unmarked, story.verdict, story.dispute, story.development, story.origins
    )
