"""The chain of voices that a claim reached the page through, each with its own words."""

from collections.abc import Iterable
from itertools import groupby

from reportedly.record import PUBLISHER, Attribution
from reportedly.show.flow import Piece
from reportedly.show.safe import harmless
from reportedly.show.view import View

UNNAMED_PUBLISHER = "the publisher"


def chain(view: View, voices: Iterable[str]) -> list[list[Piece]]:
    """Return one group of words for each voice, outermost first."""
    groups: list[list[Piece]] = []
    for voice in voices:
        group = [(publisher(view), "publisher")] if voice == PUBLISHER else _voice(view, voice)
        groups.append([("› ", "quiet"), *group] if groups else group)
    return groups


def named(voices: Iterable[str]) -> list[str]:
    """Return the names of a chain; one that follows itself ("Ada said that she thinks") stands there once.

    A voice that nobody names ("allegedly") is left out.
    """
    return [name for name, _ in groupby(filter(None, voices))]


def publisher(view: View) -> str:
    """Return the name of the publisher, if known."""
    return harmless(view.record.document.publisher or UNNAMED_PUBLISHER)


def way_to(view: View, name: str) -> tuple[str, ...]:
    """Return the voices down to an attribution, outermost first."""
    found: list[str] = []
    inner: str | None = name
    while inner is not None and inner in view.attributions and inner not in found:
        found.append(inner)
        inner = view.attributions[inner].inside
    return (PUBLISHER, *reversed(found))


def short(view: View, voice: str) -> str:
    """Return a voice in few words, for a remark about it."""
    item = view.attributions.get(voice)
    if voice == PUBLISHER or item is None:
        return publisher(view)
    if item.entity in view.entities:
        return harmless(view.entities[item.entity].name)
    return view.cut(item.source.start, item.source.end) if item.source else f"“{view.cut_all(item.cue)}”"


def count(view: View) -> int:
    """Return how many voices speak, the publisher among them; sources that nobody names are not counted."""
    heard = {_identity(view, item) for item in view.record.attributions if item.source}
    return 1 + len(heard)


def _identity(view: View, item: Attribution) -> str:
    if item.entity or item.source is None:
        return item.entity or ""
    return view.cut(item.source.start, item.source.end).casefold()


def _voice(view: View, name: str) -> list[Piece]:
    item = view.attributions[name]
    cue: list[Piece] = [(f"“{view.cut_all(item.cue)}”", "cue")]
    act = view.names["acts"].get(item.act)
    remark: list[Piece] = [(f" ({act})", "quiet")] if act else []
    if item.source is None:
        return cue + remark
    words = view.cut(item.source.start, item.source.end)
    source: list[Piece] = [(words, "source"), *view.supplied(item.entity, words)]
    if item.cue and item.cue[0].start < item.source.start:
        return [*cue, (" ", ""), *source, *remark]
    return [*source, (" ", ""), *cue, *remark]
