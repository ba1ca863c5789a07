"""One claim on the sheet: its marks, its exact words, then who, whom, when, where and how many."""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.record import Claim, Role
from reportedly.show.flow import Piece, flow
from reportedly.show.values import amount_words, is_measure, time_words
from reportedly.show.view import View

UNCERTAIN = frozenset({"alleged", "possible", "hypothetical", "attempted"})
SOMEBODY = frozenset({"person", "organisation", "group"})
GUTTER = 5
"""Cells at the left for what a reader looks things up by: the numbers of blocks and the ids of claims."""
INDENT = GUTTER + 2
Field = tuple[str, list[Piece]]

DESCRIBING = frozenset({"be", "become", "remain"})
"""Verbs that say what somebody is: that is no one to whom something is done."""


def claim_lines(view: View, claim: Claim) -> Iterator[str]:
    """Yield the lines of a claim."""
    words = [*marks(view, claim), *quotation(view, claim.start, claim.end, focus=_predicate(claim))]
    yield from listed(view, claim.id, words)
    groups = _joined([*_act(view, claim), *(_labelled(field) for field in fields(view, claim))])
    yield from flow(groups, width=view.width, first=" " * INDENT, rest=" " * (INDENT + 2), paint=view.paint)


def listed(view: View, name: str, words: list[Piece]) -> Iterator[str]:
    """Yield some words with their id in the gutter."""
    first = view.paint(name, "quiet") + " " * max(INDENT - len(name), 1)
    yield from flow([words], width=view.width, first=first, rest=" " * INDENT, paint=view.paint)


def quotation(view: View, start: int, end: int, *, focus: tuple[int, int] | None = None) -> list[Piece]:
    """Return the words of the text between quotation marks, with the predicate and the loaded words in their style."""
    pieces: list[Piece] = [("“", "quiet")]
    for left, right in _runs(view, start, end, focus):
        style = "predicate" if focus and focus[0] <= left < focus[1] else ""
        if any(one <= left < other for one, other in view.loaded):
            style = f"{style} loaded".strip()
        pieces.append((_spaced(view, left, right), style))
    return [*pieces, ("”", "quiet")]


def marks(view: View, claim: Claim) -> list[Piece]:
    """Return the warnings that stand before a claim: what is not told as a plain happening."""
    found: list[Piece] = []
    if claim.polarity == "denied" or _is_denied_by_its_voice(view, claim):
        found.append(("DENIED", "denied"))
    if status := view.names["status"].get(claim.status):
        found.append((status, "hedged" if claim.status in UNCERTAIN else "open"))
    if claim.hedges:
        hedges = ", ".join(f"“{view.cut(hedge.start, hedge.end)}”" for hedge in claim.hedges)
        found.append((f"HEDGED by {hedges}", "hedged"))
    ends = [", "] * (len(found) - 1) + [": "]
    return [piece for mark, end in zip(found, ends, strict=False) for piece in (mark, (end, ""))]


def fields(view: View, claim: Claim) -> list[Field]:
    """Return what a reader wants to know of a claim, label by label; the same words are not said twice."""
    found = [(_role_label(view, claim, role), _role(view, role)) for role in claim.roles]
    found += [("when", _time(view, name)) for name in claim.when if name in view.times]
    for place in claim.where:
        words = view.cut(place.start, place.end)
        found.append(("where", [(words, ""), *view.supplied(place.entity, words)]))
    for name in claim.amounts:
        amount = view.amounts.get(name)
        if amount is None:
            continue
        words, value = view.cut(amount.start, amount.end), amount_words(amount)
        told = any(role.start <= amount.start and amount.end <= role.end for role in claim.roles)
        if not told or not _same(words, value):
            of = view.cut(amount.of.start, amount.of.end) if amount.of else ""
            label = "how much" if is_measure(amount.unit) else "how many"
            found.append((label, _valued(words if not of or of in words else f"{words} ({of})", value)))
    return found


def _is_denied_by_its_voice(view: View, claim: Claim) -> bool:
    said_in = view.attributions.get(claim.said_in or "")
    return said_in is not None and said_in.act == "deny"


def _predicate(claim: Claim) -> tuple[int, int] | None:
    verb = claim.predicate
    return None if verb.start is None or verb.end is None else (verb.start, verb.end)


def _act(view: View, claim: Claim) -> list[list[Piece]]:
    span = _predicate(claim)
    if span:
        return [[(view.cut(*span), "predicate")]]
    lemma = claim.predicate.lemma
    return [[(f"[{view.names['implied'].get(lemma, lemma)}]", "predicate")]]


def _role_label(view: View, claim: Claim, role: Role) -> str:
    entity = view.entities.get(role.entity or "")
    described = claim.predicate.lemma in DESCRIBING and role.role == "patient"
    somebody = entity is not None and entity.kind in SOMEBODY and not described
    label = view.names["roles_of_somebody"].get(role.role) if somebody else None
    return str(label or view.names["roles"][role.role])


def _role(view: View, role: Role) -> list[Piece]:
    words = view.cut(role.start, role.end)
    name = view.supplied(role.entity, words)
    if role.elsewhere:
        return [(f"[{words}]", "quiet")] if not name else [(name[0][0].strip(), "quiet")]
    return [(words, ""), *name]


def _time(view: View, name: str) -> list[Piece]:
    when = view.times[name]
    return _valued(view.cut(when.start, when.end), time_words(when))


def _valued(words: str, value: str) -> list[Piece]:
    """The words, and what they mean where that is more than they say."""
    return [(words, "")] if not value or _same(words, value) else [(words, ""), (f" = {value}", "quiet")]


def _same(words: str, value: str) -> bool:
    """Whether the words say all of the value: "Monday, 2 May 2016" does of 2 May 2016, "Monday" does not."""
    return _tokens(value) <= _tokens(words)


def _tokens(words: str) -> set[str]:
    return set(words.casefold().replace(",", "").replace("-", " ").split())


def _labelled(field: Field) -> list[Piece]:
    label, pieces = field
    return [(f"{label}: ", "label"), *pieces]


def _joined(groups: list[list[Piece]]) -> list[list[Piece]]:
    return [[*group, (" ·", "quiet")] for group in groups[:-1]] + groups[-1:]


def _runs(view: View, start: int, end: int, focus: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """The span, cut wherever a style may begin or end."""
    near = [span for span in view.loaded if span[0] < end and span[1] > start]
    cuts = {start, end, *(cut for span in (*near, *([focus] if focus else [])) for cut in span if start < cut < end)}
    return pairwise(sorted(cuts))


def _spaced(view: View, start: int, end: int) -> str:
    """The words of a run, with the white space at its ends: it parts them from the next run."""
    raw = view.record.document.text[start:end]
    words = view.cut(start, end)
    return f"{' ' * raw[:1].isspace()}{words}{' ' * raw[-1:].isspace()}" if words else " " * bool(raw)
