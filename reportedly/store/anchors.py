"""Holds a thing of a record by its words, and finds it again in another record: the same words first, then like ones.

1. the quote stands where it stood; 2. it stands elsewhere, and what stands around it tells which place is meant;
3. the same without regard to white space and the shape of quotation marks; 4. words that are like it, within a bound.
Then the thing is what now stands on these words, or on most of them. What is not found is for the caller to show.
"""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from reportedly.decision import Found, Target, TargetKind
from reportedly.record import Attribution, Claim, Entity, Record

AROUND = 40
"""Code points of text kept before and after a quote: enough to tell two places of one sentence apart, and readable."""
LIKE = 0.8
"""Share of letters in place from which other words count as the quote, if what is around them agrees too."""
_ALIKE_ALONE = 0.9
"""The same where nothing around them agrees: the sentences before and after were rewritten."""
_AROUND_LIKE = 0.6
"""Share of letters in place from which what is around a quote agrees; any two English texts have half of it."""
_SIDE, _SIDE_LIKE = 8, 0.8
"""Code points of one side, and the share in place, from which it agrees by itself: the other was rewritten."""
_TELLING = 16
"""Code points from which a quote that stands once in a text is found by itself, whatever is around it."""
_PLACES = 300
"""Places of a quote that are weighed at most, the nearest ones: a quote that stands more often tells nothing."""
_OVERLAP = 0.5
"""Share of the words in common, of all that either covers, from which a thing counts as the one that stood there."""
_HEAD = 0.3
"""What the same head (verb, cue, name) adds to the overlap: it settles which of several things is meant."""

_SAME_SIGNS = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—\u00a0\u2028\u2029", '\'\'\'\'""""""-----   ')

LISTS: dict[TargetKind, str] = {
    "claim": "claims",
    "attribution": "attributions",
    "time": "times",
    "amount": "amounts",
    "wording": "wording",
    "entity": "entities",
}
"""Where things of a kind stand in a record."""


def anchor(record: Record, thing: str = "") -> Target:
    """Return a thing of a record by its words; `thing` is an id, `w3` for the fourth wording, or "" for the document.

    Raises KeyError where the record has no such thing.
    """
    doc = record.document
    if not thing:
        return Target("document", doc.id, quote=doc.title or "", source=doc.source)
    for kind, name, noun in things(record):
        if name == thing:
            start, end = extent(noun)
            entity_kind = noun.kind if isinstance(noun, Entity) else None
            return words(record, start, end, kind, head=head(record, noun), entity_kind=entity_kind)
    raise KeyError(thing)


def words(record: Record, start: int, end: int, kind: TargetKind = "words", **more: object) -> Target:
    """Return a span of a record's text as a target."""
    doc, text = record.document, record.document.text
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Target(kind, doc.id, text[start:end], before, after, start, end, source=doc.source, **more)  # type: ignore[arg-type]


def find(target: Target, record: Record) -> Found | None:
    """Return where a target stands in a record, and as what; None if its words, or the thing on them, are gone."""
    if target.kind == "document":
        return Found(0, 0, 1.0, "the document", "")
    span = find_words(target, record.document.text)
    if span is None or target.kind == "words":
        return span
    best, score = "", 0.0
    for kind, name, noun in things(record):
        if kind == target.kind:
            fit = _fit(span, noun, same_head=head(record, noun) == target.head)
            best, score = (name, fit) if fit > score else (best, score)
    return Found(span.start, span.end, span.score, span.how, best) if best else None


def find_words(target: Target, text: str) -> Found | None:
    """Return where the words of a target stand in a text, or those most like them; None if they are gone."""
    quote, start, end = target.quote, target.start, target.end
    if not quote.strip():
        return None
    if text[start:end] == quote and _around(target, text, start, end) >= _AROUND_LIKE:
        return Found(start, end, 1.0, "the same words in the same place")
    exact = _best(target, text, list(_places(quote, text)))
    if exact is not None:
        return Found(*exact, 1.0, "the same words" if exact == (start, end) else "the same words in another place")
    plain, offsets = _plain(text)
    spans = [(offsets[a], offsets[b - 1] + 1) for a, b in _places(_plain(quote)[0].strip(), plain)]
    folded = _best(target, text, spans)
    if folded is not None:
        return Found(*folded, 0.99, "the same words, spaced or quoted otherwise")
    return _like(target, text)


def things(record: Record) -> Iterator[tuple[TargetKind, str, object]]:
    """Yield the kind, the id and the noun of everything that a decision can speak of."""
    for kind, key in LISTS.items():
        for index, noun in enumerate(getattr(record, key)):
            yield kind, f"w{index}" if kind == "wording" else noun.id, noun


def extent(noun: object) -> tuple[int, int]:
    """Return the words that a thing stands on: of an attribution its first cue, of an entity its first name."""
    if isinstance(noun, Attribution):
        return noun.cue[0].start, noun.cue[0].end
    if isinstance(noun, Entity):
        first = next((mention for mention in noun.mentions if mention.form == "name"), None) or noun.mentions[0]
        return first.start, first.end
    return noun.start, noun.end  # type: ignore[attr-defined]


def head(record: Record, noun: object) -> str | None:
    """Return what tells a thing apart from others on the same words."""
    if isinstance(noun, Claim):
        return noun.predicate.lemma
    if isinstance(noun, Attribution):
        source = noun.source
        return " ".join(record.document.text[source.start : source.end].split()) if source else ""
    return noun.name if isinstance(noun, Entity) else None


def _fit(span: Found, noun: object, *, same_head: bool) -> float:
    """How well a thing stands on some words, 0 where it does not."""
    spans = [extent(noun)]
    if isinstance(noun, Attribution):
        spans = [(cue.start, cue.end) for cue in noun.cue]
    elif isinstance(noun, Entity):
        spans = [(mention.start, mention.end) for mention in noun.mentions]
    overlap = max(_shared(span, *each) for each in spans)
    bound = _OVERLAP - (_HEAD if same_head else 0)
    return overlap + (_HEAD if same_head else 0) if overlap >= bound else 0.0


def _shared(span: Found, start: int, end: int) -> float:
    both = min(span.end, end) - max(span.start, start)
    return max(0, both) / max(1, max(span.end, end) - min(span.start, start))


def _places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _best(target: Target, text: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The place that what is around it speaks for, and then the nearest; None where nothing speaks for any."""
    if not spans:
        return None
    nearest = sorted(spans, key=lambda span: abs(span[0] - target.start))[:_PLACES]
    rated = [(-_around(target, text, *span), abs(span[0] - target.start), span) for span in nearest]
    rating, _, best = min(rated)
    alone = len(spans) == 1 and len(target.quote) >= _TELLING
    return best if alone or -rating >= _AROUND_LIKE else None


def _around(target: Target, text: str, start: int, end: int) -> float:
    """How much of what stood around the quote stands around these words, from 0 to 1."""
    before, after = text[max(0, start - len(target.prefix)) : start], text[end : end + len(target.suffix)]
    total = len(target.prefix) + len(target.suffix)
    if before == target.prefix and after == target.suffix:
        return 1.0
    like = (Indel.normalized_similarity(target.prefix, before), Indel.normalized_similarity(target.suffix, after))
    weighed = (like[0] * len(target.prefix) + like[1] * len(target.suffix)) / total if total else 1.0
    sides = zip(like, (target.prefix, target.suffix), strict=True)
    return max(weighed, *(part for part, side in sides if len(side) >= _SIDE and part >= _SIDE_LIKE), 0.0)


def _like(target: Target, text: str) -> Found | None:
    """Words that are like the quote, first at the place that its surroundings point to, then anywhere."""
    found = fuzz.partial_ratio_alignment(target.quote, text, score_cutoff=100 * LIKE)
    if found is None or len(text) < len(target.quote) * LIKE:
        return None
    start, end = _trimmed(target.quote, text, *_whole_words(text, found.dest_start, found.dest_end))
    score = Indel.normalized_similarity(target.quote, text[start:end])
    agrees = _around(target, text, start, end) >= _AROUND_LIKE
    if score < (LIKE if agrees else _ALIKE_ALONE) or not (agrees or len(target.quote) >= _TELLING):
        return None
    return Found(start, end, round(score, 3), f"{score:.0%} of the words' letters are the same")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a window out to the ends of words, and in over white space."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _trimmed(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends in over what the quote does not start or end with: white space, and a sign beside a word."""
    while start < end and (text[start].isspace() or (quote[0].isalnum() and not text[start].isalnum())):
        start += 1
    while end > start and (text[end - 1].isspace() or (quote[-1].isalnum() and not text[end - 1].isalnum())):
        end -= 1
    return start, end


@lru_cache(maxsize=8)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with runs of white space as one space and plain signs, and where each of its code points stood."""
    kept: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text.translate(_SAME_SIGNS)):
        if sign.isspace():
            if kept and kept[-1] == " ":
                continue
            sign = " "  # noqa: PLW2901
        kept.append(sign)
        offsets.append(at)
    return "".join(kept), tuple(offsets)
