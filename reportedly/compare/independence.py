"""Whether two origins of a story are shown to tell it independently: what is not shown is not called so.

That no link was found between two tellings proves nothing. So two claims count as independent only if they surely
tell one thing, as a fact, each with a voice or a telling of its own, and nothing hints at a source that they share.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from reportedly.compare.days import apart, day_number, overlapping
from reportedly.compare.facts import Fact, Key, Told
from reportedly.compare.features import Pair, total
from reportedly.compare.roots import Root, name
from reportedly.compare.slots import same_unit

SURE = 0.90
"""Sum of the features from which two claims surely tell one thing."""
LIKELY = 0.85
"""The same where their counts differ: who copied would have copied the count."""
ALIKE = 0.75
"""Share of telling words from which two sentences may have one hand."""
RECENT = 14
"""Days after which a report recalls what was reported before."""
_FACT = frozenset({"happened", "ongoing", "state"})
_PARTS = ("undergoer", "doer", "figure", "place")


def unshown(
    facts: Sequence[Fact],
    told: Mapping[Key, Told],
    roots: Mapping[str, Root],
    tied: Callable[[Key, Key], bool],
) -> str | None:
    """Return why it is not shown that two origins tell a story independently; None where it is."""
    far, why = -1, "only headlines tell it elsewhere"
    for one, other in combinations([fact for fact in facts if not fact.heading], 2):
        if roots[name(one)].origin == roots[name(other)].origin or one.key == other.key:
            continue
        pair = Pair(one, other, told[one.key], told[other.key])
        passed, found = next(((n, said) for n, ask in enumerate(_ASKED) if (said := ask(pair))), (len(_ASKED), None))
        if found is None and not tied(one.key, other.key):
            return None
        if passed > far:
            far, why = passed, found or "one of the texts has words of the other, or cites it"
    return why


def _counted_apart(pair: Pair) -> bool:
    """Whether both count one unit, and come to numbers that exclude each other."""
    return any(
        a.unit and same_unit(a, b) and apart(a.low, a.high, b.low, b.high)
        for a in pair.one.figures
        for b in pair.other.figures
    )


def _no_fact(pair: Pair) -> str | None:
    told = {pair.one.status, pair.other.status}
    return None if told <= _FACT else "what is planned or possible each outlet has from whoever plans it"


def _unlike(pair: Pair) -> str | None:
    found = {name: answer[0] for name, answer in pair.answers.items()}
    same = max((found[part] for part in _PARTS if part in found), default=0.0)
    sure = (
        total(pair) >= (LIKELY if _counted_apart(pair) else SURE)
        and "act" in found
        and found["act"] >= 0.9
        and same >= 0.6
    )
    return None if sure else "the claims are not surely of one act"


def _one_hand(pair: Pair) -> str | None:
    share, _ = pair.answers.get("words", (0.0, ""))
    return "they tell it in much the same words" if share >= ALIKE else None


def _one_count(pair: Pair) -> str | None:
    same = {(f.kin, f.low, f.high) for f in pair.one.figures} & {(f.kin, f.low, f.high) for f in pair.other.figures}
    telling = any(max(abs(low or 0), abs(high or 0)) >= 10 for _, low, high in same)
    return "they give one figure, which somebody counted" if telling else None


def _one_voice(pair: Pair) -> str | None:
    """One quotes somebody for what the other says without a source: that may be whoever the first one quotes."""
    one, other = pair.one.chain.speakers, pair.other.chain.speakers
    if bool(one) == bool(other) or _counted_apart(pair):
        return None
    return "one gives a source for it, which may be that of the other too"


def _recalled(pair: Pair) -> str | None:
    one, other = day_number(pair.here.published), day_number(pair.there.published)
    if (one is None or other is None) and not _of_one_day(pair):
        return "one of the reports has no date, and they name no day in common"
    late = one is not None and other is not None and abs(one - other) > RECENT
    return "the later one may recall what was reported before" if late else None


def _of_one_day(pair: Pair) -> bool:
    one, other = pair.one.days, pair.other.days
    return one is not None and other is not None and overlapping(one, other)


_ASKED = (_no_fact, _unlike, _one_hand, _one_count, _one_voice, _recalled)
