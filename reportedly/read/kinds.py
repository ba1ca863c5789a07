"""Says what a piece of a text is, by its signs, its shape and its place among the others."""

from collections.abc import Callable

from reportedly.read.bylines import bare_name, signed
from reportedly.read.datelines import standing
from reportedly.read.endings import finished, unfinished
from reportedly.read.furniture import (
    ASKING_LONGEST,
    LONGEST,
    SOURCE_LONGEST,
    counts,
    credit,
    has_notice,
    is_boilerplate,
    labelled,
)
from reportedly.read.layout import RULE
from reportedly.read.place import Place
from reportedly.record import BlockKind

TITLE_LONGEST, HEADING_LONGEST = 150, 90
"""Characters of a first line and of a later one that can be a heading; headlines of 25 words reach 140."""

BODY = 80
"""Characters from which a piece is running text, for a heading to stand over."""

OPENERS, ENDERS = '"“«„', '"”»“'


def kind_of(place: Place) -> BlockKind:
    """Return the kind of a piece: the first of the table whose test holds; long pieces skip those for short ones."""
    if place.size <= LONGEST and not _is_sentence(place):
        for kind, holds in SHORT:
            if holds(place):
                return kind
    for kind, holds in ANY:
        if holds(place):
            return kind
    return "paragraph"


def _is_sentence(place: Place) -> bool:
    """Say whether a piece is so plainly text that no test for short lines could hold: cheap, asked of every piece."""
    text, start, end, language = place.span
    if (
        end - start <= ASKING_LONGEST
        or place.piece.fenced
        or not finished(text, end)
        or text.find(":", start, end) >= 0
    ):
        return False
    return (text[start].isalpha() or text[start] in OPENERS) and not has_notice(text, start, end, language)


def _is_frame(place: Place) -> bool:
    return place.piece.fenced or RULE.fullmatch(*place.span[:3]) is not None


def _has_label(*kinds: str, longest: int = LONGEST) -> Callable[[Place], bool]:
    def test(place: Place) -> bool:
        if place.size > longest or ":" not in place.text[place.piece.start : place.piece.start + 40]:
            return False
        label = labelled(*place.span)
        return label is not None and label.kind in kinds

    return test


def _at_edge(test: Callable[[Place], bool]) -> Callable[[Place], bool]:
    return lambda place: (place.top or place.tail) and test(place)


def _is_furniture(place: Place) -> bool:
    return place.number > 0 and is_boilerplate(*place.span)


def _is_count(place: Place) -> bool:
    return place.tail and place.number > 0 and place.size <= 60 and any(counts(*place.span))


def _is_source(place: Place) -> bool:
    label = labelled(*place.span) if place.size <= SOURCE_LONGEST else None
    if label is None or label.kind not in ("publisher", "forwarded", "several"):
        return False
    return place.number > 0 or _over_furniture(place)


def _over_furniture(place: Place) -> bool:
    """Say whether a date, a byline or the name of the outlet stands below: then no sentence runs on."""
    below = place.beside(1)
    return below is not None and (_is_dated(below) or _is_signed(below) or _is_source(below))


def _is_credit(place: Place) -> bool:
    return credit(*place.span) == place.piece.start


def _is_caption(place: Place) -> bool:
    return credit(*place.span) is not None


def _is_signed(place: Place) -> bool:
    if signed(*place.span):
        return True
    return (
        place.number > 0
        and bool(bare_name(*place.span))
        and any(side and _is_dated(side) for side in (place.beside(-1), place.beside(1)))
    )


def _is_dated(place: Place) -> bool:
    return (place.top or place.tail) and standing(*place.span) is not None


def _is_title(place: Place) -> bool:
    """Say whether the first line is a headline: short, without a final stop, and something follows."""
    if place.number or place.size > TITLE_LONGEST or place.beside(1) is None or place.piece.mark:
        return False
    text, start, end, language = place.span
    if unfinished(text, start, end, language) and not _over_furniture(place):
        return False
    asks = (
        text[end - 1] in "?!"
        and ":" not in text[start:end]
        and not any(sign in text[start : end - 1] for sign in ".?!")
    )
    return asks or not finished(text, end)


def _is_heading(place: Place) -> bool:
    """Say whether a later line is a heading: like a title, shorter, and over running text or a list."""
    text, start, end, language = place.span
    if place.number == 0 or end - start > HEADING_LONGEST or place.piece.mark or place.piece.quoted:
        return False
    if not (text[start].isupper() or text[start].isdigit()) or finished(text, end):
        return False
    below = place.beside(1)
    if below is None or not (below.size >= BODY or below.piece.mark):
        return False
    return not unfinished(text, start, end, language)


def _is_quotation(place: Place) -> bool:
    """Say whether the whole piece is one quotation: its mark opens at the start, closes at the end, never between."""
    text, start, end, _ = place.span
    if text[start] not in OPENERS or text[end - 1] not in ENDERS or place.size < 3:
        return False
    if text[start] == '"':
        return text[end - 1] == '"' and text.count('"', start, end) == 2
    return text.count(text[start], start, end) == 1 and text.count(text[end - 1], start, end) == 1 + (
        text[start] == text[end - 1]
    )


Test = Callable[[Place], bool]

SHORT: tuple[tuple[BlockKind, Test], ...] = (
    ("byline", lambda place: place.piece.fenced and _has_label("author")(place)),
    ("dateline", lambda place: place.piece.fenced and _has_label("published", "updated")(place)),
    ("heading", _at_edge(_has_label("title"))),
    ("boilerplate", _is_frame),
    ("source", _is_source),
    ("boilerplate", _is_count),
    ("boilerplate", _is_furniture),
    ("byline", _at_edge(_is_signed)),
    ("dateline", _is_dated),
    ("dateline", _at_edge(_has_label("published", "updated", longest=70))),
    ("boilerplate", _at_edge(_has_label("mail"))),
    ("source", _is_credit),
)
ANY: tuple[tuple[BlockKind, Test], ...] = (
    ("boilerplate", lambda place: place.piece.fenced),
    ("item", lambda place: bool(place.piece.mark)),
    ("quote", lambda place: place.piece.quoted > 0),
    ("heading", lambda place: place.piece.level > 0),
    ("caption", lambda place: place.size <= 2 * LONGEST and _is_caption(place)),
    ("heading", _is_title),
    ("heading", _is_heading),
    ("quote", _is_quotation),
)
"""The policy: what a piece is, first match. ANY is for pieces of any length, and is asked after SHORT."""
