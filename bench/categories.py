"""Sorts gold attributions into kinds of case, so that a figure says where to dig.

The kinds are read off the gold marks and the words around them, never from the model: they stay the same cases while
the model changes. What they say of word classes is therefore rough (a word after "the" is a noun), and meant for
counting only.
"""

import re

from bench.corpus import GoldAttribution, GoldDocument
from reportedly.record import Span

PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        """i me my we us our you your he him his she her hers it its they them their theirs who whom whose which that
        this these those one some many others both all""",
    )
)
PREPOSITIONS = frozenset(
    ("according to", "per", "as per", "by", "in", "under", "for", "with", "from", "on the grounds", "in the words of")
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|no|any|some|such|under|of|with|in|on|for|from)"
    r"|['’]s|s['’])\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’]|^(?:my|our|your|his|her|its|their))$", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:tion|sion|ment|ness|ism|ity|ence|ance|ship|acy|cy|ory|icism|osis|opsy)s?$"
    r"|^(?:goal|aim|view|word|comment|idea|belief|plea|proposal|denial|refusal|analysis|law|letter|message|news)s?$"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\]”\"’'][.!?])[”\"’')]*\s+[“\"‘'(]*(?=[A-Z“\"‘])|\n")


def categories(attribution: GoldAttribution, doc: GoldDocument) -> tuple[str, ...]:
    """Return the kinds of case that an attribution belongs to: form, source, extent, depth, and act."""
    kinds = [form(attribution, doc.text)]
    if attribution.source is None:
        kinds.append("no source")
    elif is_pronoun(doc.text, attribution.source):
        kinds.append("pronoun source")
    if runs_on(attribution, doc.text):
        kinds.append("run-on quote")
    deep = depth(attribution, doc.attributions)
    if deep > 1:
        kinds.append("nested depth 2" if deep == 2 else "nested depth 3+")
    return (*kinds, f"act {attribution.act}")


def form(attribution: GoldAttribution, text: str) -> str:
    """Return what signals the attribution, and for a verb where it stands: before, after or inside the content."""
    cue = " ".join(text[part.start : part.end] for part in attribution.cue).lower()
    if cue == ":":
        return "colon"
    if cue in PREPOSITIONS:
        return "according to"
    if re.fullmatch(r"\w+ly", cue):
        return "adverb"
    if _is_noun(cue, _before(attribution, text)):
        return "noun cue"
    if not attribution.content:
        return "verb without content"
    at = attribution.cue[0].start
    after = [piece.start >= at for piece in attribution.content]
    return "verb before content" if all(after) else "verb inside content" if any(after) else "verb after content"


def _before(attribution: GoldAttribution, text: str) -> str:
    """Return the words before the cue without those of the source: in "the minister said", "the" tells nothing."""
    start, source = attribution.cue[0].start, attribution.source
    if source is None or source.end > start or _POSSESSIVE.search(text[source.start : source.end]):
        return text[:start]
    return text[source.end : start]


def _is_noun(cue: str, before: str) -> bool:
    if cue.endswith(("ing", "ed")) or " " in cue:
        return False
    return bool(_NOUN.search(cue)) or bool(_DETERMINER.search(before[-40:]))


def is_pronoun(text: str, span: Span) -> bool:
    """Say whether the words of a source are a pronoun."""
    return text[span.start : span.end].lower() in PRONOUNS


def runs_on(attribution: GoldAttribution, text: str) -> bool:
    """Say whether the content crosses the end of a sentence, the pieces on one side of the cue taken together."""
    return any(_SENTENCE_END.search(text[piece.start : piece.end].rstrip()) for piece in _sides(attribution))


def _sides(attribution: GoldAttribution) -> list[Span]:
    at = attribution.cue[0].start
    pieces = attribution.content
    sides = ([p for p in pieces if p.start < at], [p for p in pieces if p.start >= at])
    return [Span(min(p.start for p in side), max(p.end for p in side)) for side in sides if side]


def depth(attribution: GoldAttribution, all_of_them: tuple[GoldAttribution, ...]) -> int:
    """Return how deep an attribution stands: 1 if it is inside no other."""
    above = {one.id: one.inside for one in all_of_them}
    found, inside = 1, attribution.inside
    while inside is not None and found <= len(above):
        found, inside = found + 1, above[inside]
    return found
