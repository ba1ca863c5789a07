"""The verdict on a story: how many origins tell it, who contradicts whom in what, and what the verdict cannot say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportedly.compare.disputes import Contradiction, Kind, contradiction
from reportedly.compare.facts import Fact, Key, Told
from reportedly.compare.features import Feature, Pair, features
from reportedly.compare.independence import unshown
from reportedly.compare.roots import Root, name
from reportedly.compare.slots import same_unit
from reportedly.comparison import Dispute, Reason, Story, StoryClaim, Verdict

_WEIGHED = 40
"""Claims of a story that are laid against each other; the rest are copies of them in any story that long."""
_ORDER: tuple[Dispute, ...] = ("denial", "figure", "actor", "date", "place", "status", "scope")
"""Which of several disputes names the story."""
_NO_FACT = frozenset({"hypothetical"})
_OF_COUNTS = frozenset({"figure", "development"})

LIMITS: dict[Verdict, str] = {
    "asserted": "One origin says so, as far as the documents at hand tell; nothing here checks it.",
    "repeated": "All that tell it go back to one origin, as far as words and dates show; many pages add nothing to it.",
    "independently reported": (
        "The origins share no words, credits or speakers that were found; they may still rest on one source that none"
        " of them names."
    ),
    "disputed": "Both sides stand as they were told; who is right is not for the comparison to say.",
    "denied": "That somebody denies it makes it neither less nor more so; both sides stand as they were told.",
    "not comparable": "The claims look alike, but it could not be shown that they speak of one thing in one scope.",
}

UNSHOWN = "{origins} origins tell it as far as links were found, but that they do so independently is not shown: {why}."
"""The limit of a story that several origins repeat, where one may have it from the other."""

_ABOUT: dict[Dispute, str] = {
    "figure": "the figure",
    "date": "the date",
    "place": "the place",
    "actor": "who did it",
    "denial": "whether it was so",
    "status": "whether it has happened",
    "scope": "what is counted",
    "revision": "the figure, which changed later",
}
"""What the tellings of a dispute differ in."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims and what stands between them."""

    pair: Pair
    what: Contradiction


def judge(
    facts: Sequence[Fact],
    told: Mapping[Key, Told],
    roots: Mapping[str, Root],
    tied: Callable[[Key, Key], bool],
) -> Story:
    """Return the story of a group of claims, still without its number; `tied` says whether texts are linked."""
    found = _ordered(facts, told)
    clashes = _settled(_clashes(found[:_WEIGHED], told, roots), roots)
    origins = len({roots[name(fact)].origin for fact in found})
    dispute = _dispute(clashes)
    why = unshown(found[:_WEIGHED], told, roots, tied) if origins > 1 and not dispute else None
    verdict = _verdict(found, origins, dispute, shown=why is None)
    moved = any(clash.what.kind in ("development", "revision") for clash in clashes)
    reasons = [*_matching(found, told), *_resting(found, roots), *(_told_of(clash) for clash in clashes[:12])]
    return Story(
        "", verdict, dispute or ("revision" if any(c.what.kind == "revision" for c in clashes) else None), moved,
        origins, tuple(_claim(fact, told[fact.key], roots) for fact in found), tuple(reasons),
        _limits(verdict, dispute, origins, found, why),
    )  # fmt: skip


def _ordered(facts: Sequence[Fact], told: Mapping[Key, Told]) -> list[Fact]:
    """Earliest first; what has no date last."""
    return sorted(facts, key=lambda fact: (told[fact.key].published or "~", fact.key[1], fact.key[0], fact.start))


def _clashes(facts: Sequence[Fact], told: Mapping[Key, Told], roots: Mapping[str, Root]) -> list[Clash]:
    found = []
    for one, other in combinations(facts, 2):
        same = roots[name(one)].origin == roots[name(other)].origin
        if same and (one.key == other.key and not _other_voice(one, other)):
            continue
        pair = Pair(one, other, told[one.key], told[other.key])
        what = contradiction(pair, same_origin=same and not _other_voice(one, other))
        if what and not (what.kind == "figure" and _agreed(pair, facts)):
            found.append(Clash(pair, what))
    return found


def _agreed(pair: Pair, facts: Sequence[Fact]) -> bool:
    """Whether one document gives the other's number too, beside another one: that is a part, or an earlier count."""
    one, other = pair.one, pair.other
    if one.key == other.key:
        return False
    return any(
        _gives(fact, other if fact.key == one.key else one) for fact in facts if fact.key in (one.key, other.key)
    )


def _gives(fact: Fact, number: Fact) -> bool:
    return any(
        same_unit(a, b) and (a.low, a.high) == (b.low, b.high) and a.low is not None
        for a in fact.figures
        for b in number.figures
    )


def _settled(clashes: Sequence[Clash], roots: Mapping[str, Root]) -> list[Clash]:
    """Return clashes, of which a copy's figures count as of the day of the first that told them."""
    first: dict[object, Kind] = {}
    settled = []
    for clash in clashes:
        kind = clash.what.kind
        if kind in _OF_COUNTS:
            kind = first.setdefault(_counts(clash, roots), kind)
        settled.append(replace(clash, what=replace(clash.what, kind=kind)))
    return settled


def _counts(clash: Clash, roots: Mapping[str, Root]) -> frozenset[tuple[str, frozenset[tuple[object, ...]]]]:
    """Return by origin what the two sides of a clash count."""
    return frozenset(
        (roots[name(fact)].origin, frozenset((f.kin, f.low, f.high) for f in fact.figures))
        for fact in (clash.pair.one, clash.pair.other)
    )


def _other_voice(one: Fact, other: Fact) -> bool:
    voices = [tuple((s.name or s.words).casefold() for s in fact.chain.speakers) for fact in (one, other)]
    return voices[0] != voices[1]


def _dispute(clashes: Sequence[Clash]) -> Dispute | None:
    kinds = {clash.what.kind for clash in clashes}
    return next((kind for kind in _ORDER if kind in kinds), None)


def _verdict(facts: Sequence[Fact], origins: int, dispute: Dispute | None, *, shown: bool) -> Verdict:
    if dispute == "denial":
        return "denied"
    if dispute == "scope":
        return "not comparable"
    if dispute:
        return "disputed"
    if len({fact.key for fact in facts}) > 1 and all(fact.status in _NO_FACT for fact in facts) and origins > 1:
        return "not comparable"
    if origins > 1 and shown:
        return "independently reported"
    return "repeated" if len({fact.key for fact in facts}) > 1 else "asserted"


def _matching(facts: Sequence[Fact], told: Mapping[Key, Told]) -> list[Reason]:
    """Why the claims count as one story: the features of the first two from different documents."""
    first = facts[0]
    other = next((fact for fact in facts if fact.key != first.key), facts[1] if len(facts) > 1 else None)
    if other is None:
        return []
    pair = Pair(first, other, told[first.key], told[other.key])
    return [_reason(feature, first, other) for feature in features(pair)]


def _reason(feature: Feature, one: Fact, other: Fact) -> Reason:
    return Reason(feature.name, round(feature.weighted, 3), feature.detail, (one.id, other.id))


def _resting(facts: Sequence[Fact], roots: Mapping[str, Root]) -> list[Reason]:
    why: dict[str, list[str]] = {}
    for fact in facts:
        root = roots[name(fact)]
        if root.why:
            why.setdefault(f"rests on {root.origin}: {root.why}", []).append(fact.id)
    return [Reason("origin", 1.0, detail, tuple(claims)) for detail, claims in sorted(why.items())]


def _told_of(clash: Clash) -> Reason:
    claims = clash.pair.one.id, clash.pair.other.id
    return Reason(clash.what.kind, -1.0, clash.what.detail, claims)


def _claim(fact: Fact, told: Told, roots: Mapping[str, Root]) -> StoryClaim:
    voices = (told.outlet or told.key[1], *(speaker.name or speaker.words for speaker in fact.chain.speakers))
    return StoryClaim(*fact.key, fact.claim, roots[name(fact)].origin, fact.start, fact.end, voices)


def _limits(verdict: Verdict, dispute: Dispute | None, origins: int, facts: Sequence[Fact], why: str | None) -> str:
    said = [UNSHOWN.format(origins=origins, why=why) if why and verdict == "repeated" else LIMITS[verdict]]
    if dispute and verdict == "disputed":
        said.append(f"The tellings differ in {_ABOUT[dispute]}; {origins} origin{'s' * (origins > 1)} tell of the act.")
    if not any(fact.days for fact in facts) and len(facts) > 1:
        said.append("No claim of it names a day: that they speak of one act rests on the documents around them.")
    return " ".join(said)
