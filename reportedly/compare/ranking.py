"""The order of stories: first what a person should look at first."""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.comparison import Story, standing


def ranked(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories in order, numbered s1, s2 …"""
    ordered = sorted(stories, key=place_of)
    return tuple(replace(story, story=f"s{number}") for number, story in enumerate(ordered, start=1))


def place_of(story: Story) -> tuple[object, ...]:
    """Return where a story stands among others."""
    return standing(story), tuple((claim.source, claim.document, claim.start, claim.claim) for claim in story.claims)
