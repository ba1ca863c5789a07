"""Attributions: every place where the text says that somebody conveys something, and which lies inside which."""

from typing import Protocol

from reportedly.analysis import Analysis
from reportedly.claims.attributions.colons import colon_drafts
from reportedly.claims.attributions.draft import drafts
from reportedly.claims.attributions.nesting import enclosing
from reportedly.claims.attributions.quotations import run_on
from reportedly.record import Attribution


class People(Protocol):
    """What attributions ask of the people of a document."""

    def at(self, start: int, end: int) -> str | None:
        """Return the id of the entity that the words stand for."""


def find_attributions(analysis: Analysis, people: People) -> tuple[Attribution, ...]:
    """Return the attributions in text order: 1. cues, 2. quotations that run on, 3. colons, 4. nesting."""
    found = run_on(analysis, drafts(analysis))  # 1, 2
    found = sorted([*found, *colon_drafts(analysis, found)], key=lambda draft: draft.cue[0].start)  # 3
    parents = enclosing(found)  # 4
    return tuple(
        Attribution(
            id=f"a{number}",
            cue=draft.cue,
            source=draft.source,
            entity=people.at(draft.source.start, draft.source.end) if draft.source else None,
            source_kind=draft.source_kind,
            content=draft.content,
            act=draft.act,
            inside=None if parent is None else f"a{parent + 1}",
        )
        for number, (draft, parent) in enumerate(zip(found, parents, strict=True), start=1)
    )
