"""The order of stories: first what a person should look at first."""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.comparison import Story, Verdict

_FIRST: tuple[Verdict, ...] = (
    "disputed", "denied", "independently reported", "not comparable", "repeated", "asserted",
)  # fmt: skip
"""Contradictions before agreement, and what many tell before what one tells."""


def ranked(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories in order, numbered s1, s2 …"""
    ordered = sorted(stories, key=_place)
    return tuple(replace(story, story=f"s{number}") for number, story in enumerate(ordered, start=1))


def _place(story: Story) -> tuple[object, ...]:
    documents = len({(claim.document, claim.source) for claim in story.claims})
    first = story.claims[0]
    return (
        _FIRST.index(story.verdict), -story.origins, -documents, -len(story.claims), first.source, first.document,
        first.start, first.claim,
    )  # fmt: skip
