"""The views of a comparison by name: for a person as lines of text, for a program as lines of JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from reportedly.comparison import Link, Origin, Story
from reportedly.errors import OptionError
from reportedly.show.origins import origin_lines, timeline_lines
from reportedly.show.stories import list_lines, page_lines
from reportedly.show.tellings import RecordOf, Tellings
from reportedly.wire import encode_comparison


class Made(Protocol):
    """What a comparison gives; the stage that makes it is none of ours."""

    @property
    def origins(self) -> Sequence[Origin]:
        """The origins, earliest first."""

    @property
    def links(self) -> Sequence[Link]:
        """The links that make them."""

    @property
    def stories(self) -> Sequence[Story]:
        """The stories, first what a person should look at first."""


def as_json(made: Made, view: str, number: int = 0) -> Iterator[bytes]:
    """Yield the lines of JSON of a view."""
    nouns: Iterable[Origin | Link | Story] = (
        (*made.origins, *made.links) if view == "origins" else _stories(made, view, number)
    )
    return map(encode_comparison, nouns)


def for_a_person(made: Made, record_of: RecordOf, view: str, number: int, width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of a view."""
    told = Tellings(record_of, width, colour)
    if view == "origins":
        yield from origin_lines(told, made.origins, made.links)
        return
    stories = _stories(made, view, number)
    if view == "story":
        yield from page_lines(told, stories[0])
    elif view == "timeline":
        yield from timeline_lines(told, [story for story in stories if _is_told_twice(story)])
    elif view == "rests-on-one":
        yield from list_lines(told, stories)
    else:
        yield from _overview(told, made, stories)


def _overview(told: Tellings, made: Made, stories: Sequence[Story]) -> Iterator[str]:
    documents = sum(len(origin.documents) for origin in made.origins)
    counts = ((documents, "document"), (len(made.origins), "origin"), (len(stories), "stor"))
    yield ", ".join(f"{count} {_counted(count, noun)}" for count, noun in counts)
    shown = [story for story in stories if _is_told_twice(story)]
    yield from list_lines(told, shown)
    left = len(stories) - len(shown)
    if left:
        yield ""
        yield f"{left} more claims are asserted by one origin alone: reportedly rests-on-one"


def _counted(count: int, noun: str) -> str:
    one, many = ("y", "ies") if noun == "stor" else ("", "s")
    return noun + (one if count == 1 else many)


def _stories(made: Made, view: str, number: int) -> Sequence[Story]:
    if view == "rests-on-one":
        return [story for story in made.stories if story.origins == 1]
    if view != "story":
        return made.stories
    found = [story for story in made.stories if story.story == f"s{number}"]
    if not found:
        raise OptionError(f"got story {number}; there are {len(made.stories)}: `reportedly compare` lists them")
    return found


def _is_told_twice(story: Story) -> bool:
    """Whether more than one document tells a story, or one tells two sides of it."""
    return story.verdict != "asserted" or len({(claim.document, claim.source) for claim in story.claims}) > 1
