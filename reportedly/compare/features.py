"""What speaks for and against two claims being about one act: each feature is a score and a sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from reportedly.compare.days import day_number, overlapping
from reportedly.compare.facts import Fact, Told
from reportedly.compare.in_common import InCommon, in_common
from reportedly.compare.lexemes import acts
from reportedly.compare.likeness import AHEAD, SAME_UNIT, acts_alike, figures_alike, slots_alike
from reportedly.compare.scopes import differing_scopes, wider_act
from reportedly.compare.weights import MOST_WORDS, SOME_WORDS, WEIGHTS
from reportedly.compare.words import overlap


@dataclass(frozen=True)
class Pair:
    """Two claims with their documents, always in one order."""

    one: Fact
    other: Fact
    here: Told
    there: Told

    @cached_property
    def answers(self) -> dict[str, tuple[float, str]]:
        """What each feature says; one that knows nothing of one side says nothing."""
        told = {name: answer for name, ask in _ASKED.items() if (answer := ask(self))}
        value = {name: answer[0] for name, answer in told.items()}
        return told | {name: answer for name, ask in _FOLLOWING.items() if (answer := ask(value))}

    @cached_property
    def in_common(self) -> InCommon:
        """The telling words that both claims have, and what those weigh."""
        return in_common(self.one.stems, self.other.stems, self.here.spread, self.there.spread, _claims(self))


@dataclass(frozen=True, slots=True)
class Feature:
    """The value of a feature, from -1 to 1, and what a reader is told."""

    name: str
    value: float
    detail: str

    @property
    def weighted(self) -> float:
        """What the feature counts, by the table of weights."""
        return WEIGHTS[self.name].of(self.value)


def features(pair: Pair) -> Iterator[Feature]:
    """Yield what can be said of a pair; a feature that knows nothing of one side says nothing."""
    for name, answer in pair.answers.items():
        yield Feature(name, *answer)


def score(pair: Pair) -> float:
    """Return the sum of the weighted features; far below any line where both name others and nothing joins them."""
    if _strangers(pair):
        return _APART
    return total(pair)


def match_score(pair: Pair) -> float | None:
    """Return the sum of the weighted features; None where two claims share no act, or nothing beside it.

    That two documents are of one day and one event makes no act one that their claims tell of.
    """
    if _strangers(pair):
        return None
    same_act = acts_alike(pair.one, pair.other)[0] > 0
    if not (same_act and "bare" not in pair.answers) and _share(pair) < MOST_WORDS:
        return None
    return total(pair)


def across_score(pair: Pair) -> float:
    """Return the sum as it would be if both claims counted in one scope: of casualties and of deaths."""
    told = {name: answer[0] for name, answer in pair.answers.items()}
    told["figure"] = SAME_UNIT
    told.setdefault("undergoer", _BOTH_COUNT)
    if wider_act(pair.one, pair.other):
        told["act"] = 1.0
    return sum(weight.of(told.get(name)) for name, weight in WEIGHTS.items())


def total(pair: Pair) -> float:
    """Return the sum of the weighted features."""
    told = pair.answers
    return sum(weight.of(told[name][0] if name in told else None) for name, weight in WEIGHTS.items())


def _strangers(pair: Pair) -> bool:
    """Whether two documents share no name, and both claims name somebody or something: that is another event."""
    if not pair.here.names.isdisjoint(pair.there.names):
        return False
    return bool(pair.one.stems & pair.here.name_stems and pair.other.stems & pair.there.name_stems)


_APART = -1.0
_BOTH_COUNT = 0.6
"""What it is worth that two claims of one act count people, under whatever nouns."""
_STALE = 200
"""Days after which what is told without a date is not taken to be of then."""
_SLIP = 4
"""Days by which two outlets may differ about one act of one bearer: more is another act."""
_SLIPPED = -0.05
"""What two dates count that may be two outlets' dates of one act."""
_TOLD_ALIKE = 0.5
"""Share of telling words from which two claims tell of one act, though their dates differ."""
_SOON, _LONG = 60, 60
"""Days between two publications up to which they say nothing, and further days in which they come to say all."""
_PAST = frozenset({"happened", "ongoing"})
Answer = tuple[float, str] | None


def _act(pair: Pair) -> Answer:
    return acts_alike(pair.one, pair.other)


def _undergoer(pair: Pair) -> Answer:
    one, other = pair.one.undergoer, pair.other.undergoer
    if one is None or other is None:
        return _across(pair)
    value, detail = slots_alike(one, other)
    if value < _BOTH_COUNT and _people(pair.one) and _people(pair.other):
        return _BOTH_COUNT, "both count people"
    return value, detail


def _across(pair: Pair) -> Answer:
    """Where one claim has no undergoer, its doer may be the other's: "the roof gave way", "they broke the roof"."""
    one, other = pair.one.undergoer or pair.one.doer, pair.other.undergoer or pair.other.doer
    if one is None or other is None or (pair.one.undergoer is None) == (pair.other.undergoer is None):
        return None
    value, detail = slots_alike(one, other)
    return (value, detail) if value > 0 else None


def _doer(pair: Pair) -> Answer:
    one, other = pair.one.doer, pair.other.doer
    return None if one is None or other is None else slots_alike(one, other)


def _figure(pair: Pair) -> Answer:
    if not pair.one.figures or not pair.other.figures:
        return None
    value, detail = _best_figures(pair)
    return (value if value < 0 or pair.one.acts & pair.other.acts else value / 2), detail


def _best_figures(pair: Pair) -> tuple[float, str]:
    if scopes := differing_scopes(pair.one, pair.other):
        return -1.0, scopes
    return max(
        (figures_alike(a, b) for a in pair.one.figures for b in pair.other.figures), key=lambda answer: answer[0]
    )


def _verb(pair: Pair) -> Answer:
    one, other = pair.one.lemma, pair.other.lemma
    return (1.0, f"both use the word {one!r}") if one == other and one not in acts().light else None


def _counts(pair: Pair) -> Answer:
    if bool(pair.one.figures) == bool(pair.other.figures):
        return None
    counting = pair.one if pair.one.figures else pair.other
    return -1.0, f"one counts {counting.figures[0].words!r}, the other counts nothing"


def _words(pair: Pair) -> Answer:
    share = _share(pair)
    return (share, f"{share:.0%} of what the words tell is the same") if share else None


def _share(pair: Pair) -> float:
    """The share of two claims' words that is the same; a word counts by how few claims of the two documents have it."""
    all_words = pair.in_common.of_one + pair.in_common.of_other
    return 2 * pair.in_common.of_both / all_words if all_words else 0.0


def _rare(pair: Pair) -> Answer:
    """The most telling word that both have: one that few claims of the two documents have."""
    best = pair.in_common.best
    if best is None:
        return None
    return best[0] / log(1 + _claims(pair)), f"both have {best[1]!r}, which few other claims of the two texts have"


def _within(pair: Pair) -> Answer:
    """How much of what the shorter of two claims tells stands in the longer."""
    least = min(pair.in_common.of_one, pair.in_common.of_other)
    if not least:
        return None
    share = pair.in_common.of_both / least
    return (share, f"{share:.0%} of what the shorter tells stands in the longer") if share else None


def _order(pair: Pair) -> Answer:
    """Reports of one event tell things in much the same order."""
    apart_ = abs(pair.one.place_in(pair.here) - pair.other.place_in(pair.there))
    return 1 - 2 * apart_, f"they stand {apart_:.0%} of a text apart"


def _claims(pair: Pair) -> int:
    return len(pair.here.facts) + len(pair.there.facts)


def _time(pair: Pair) -> Answer:
    one, other = pair.one.days, pair.other.days
    if one and other:
        if overlapping(one, other):
            return 1.0, f"both may be {max(one[0], other[0])}"
        if _states(pair) and _counts_on(pair):
            return None
        may_err = _slipped(one[0], other[0], _leeway(pair)) or _planned(pair)
        return (_SLIPPED if may_err else -1.0), f"{one[0]} and {other[0]} are different days"
    if not one and not other and (pair.one.period or pair.other.period):
        return _periods(pair)
    return _day_and_period(pair) or _near(pair) or _spoken_of(pair)


def _day_and_period(pair: Pair) -> Answer:
    """A day, and a period that does not hold it: "on Tuesday" is no other date of what is laid in 1989."""
    one, other = pair.one.period, pair.other.period
    if not one or not other or overlapping(one, other):
        return None
    return -1.0, f"{one[0]} and {other[0]} are different times"


def _near(pair: Pair) -> Answer:
    """Days of the paragraphs around, where a claim names none; a day's difference says nothing then."""
    one, other = pair.one.days or pair.one.near_days, pair.other.days or pair.other.near_days
    if not one or not other:
        return None
    if overlapping(one, other):
        return 0.5, f"both stand beside {max(one[0], other[0])}"
    if _slipped(one[0], other[0], 1) or _counts_on(pair):
        return None
    return -0.6, f"one stands beside {one[0]}, the other beside {other[0]}"


def _spoken_of(pair: Pair) -> Answer:
    """The day of one claim, and whether the other's document speaks of it, or could."""
    fact, there = (pair.one, pair.there) if pair.one.days else (pair.other, pair.here)
    days = fact.days
    if days is None:
        return None
    if fact.status in _PAST and there.published and there.published[:10] < days[0]:
        return None if _counts_on(pair) else (-0.8, f"the other document is older than {days[0]}")
    if any(days[0] <= day <= days[1] for day in (*there.days, *([] if there.days else [there.published[:10]]))):
        return 0.5, f"the other document speaks of {days[0]} too"
    return (-0.1, f"the other document does not speak of {days[0]}") if there.days else None


def _states(pair: Pair) -> bool:
    """Whether both say how things stand: the day is then that of the counting."""
    return {pair.one.status, pair.other.status} <= {"state", "ongoing"}


def _planned(pair: Pair) -> bool:
    """Whether a day may be another plan for one act: both lie ahead, or one, and is told alike."""
    ahead = [fact.status in AHEAD for fact in (pair.one, pair.other)]
    if all(ahead):
        return True
    alike = overlap(pair.one.stems, pair.other.stems) >= SOME_WORDS
    return any(ahead) and alike and pair.one.lemma == pair.other.lemma and bool(pair.one.acts & acts().once)


def _counts_on(pair: Pair) -> bool:
    """Whether the later of two counts that go on is not the smaller: then a later day is one of counting."""
    if not (pair.one.acts & pair.other.acts & acts().running):
        return False
    earlier, later = (pair.one, pair.other) if pair.here.published <= pair.there.published else (pair.other, pair.one)
    before, after = _most(earlier), _most(later)
    return before is not None and after is not None and before <= after


def _most(fact: Fact) -> float | None:
    found = [bound for figure in fact.figures for bound in (figure.low, figure.high) if bound is not None]
    return max(found, default=None)


def _periods(pair: Pair) -> Answer:
    """Of two claims without a day, one may be laid in a period that the other cannot be meant in."""
    one, other = pair.one.period, pair.other.period
    if one and other:
        if overlapping(one, other):
            return None
        return (_SLIPPED if _leeway(pair) or _planned(pair) else -1.0), f"{one[0]} and {other[0]} are different times"
    period, there = (one, pair.there) if one else (other, pair.here)
    ended, told_on = day_number(period[1]) if period else None, day_number(there.published)
    if period is None or ended is None or told_on is None or told_on - ended < _STALE:
        return None
    return -1.0, f"one is laid before {period[1]}, the other is news of {there.published}"


def _place(pair: Pair) -> Answer:
    one, other = pair.one.places, pair.other.places
    if not one or not other:
        return None
    best = max(slots_alike(a, b)[0] for a in one for b in other)
    if best > 0:
        return best, f"{one[0].words!r} and {other[0].words!r} may be one place"
    named = [place.names for place in (*one, *other)]
    return (-0.5, f"{one[0].words!r} and {other[0].words!r} are named differently") if all(named) else None


def _event(pair: Pair) -> Answer:
    one, other = pair.here.names, pair.there.names
    if pair.here.key == pair.there.key:
        return 0.5, "they stand in one document"
    words, shared = _overlap(pair.here.stems, pair.there.stems), one & other
    if not shared:
        return -1.0 + min(words * 5, 1.0), "the two documents share no name"
    share = len(shared) / max(min(len(one), len(other)), 4)
    return min(1.0, share * 1.5 + words), f"the two documents share names: {', '.join(sorted(shared)[:4])}"


_overlap = lru_cache(maxsize=64)(overlap)
"""Of two documents: asked for each pair of their claims."""


def _published(pair: Pair) -> Answer:
    one, other = day_number(pair.here.published), day_number(pair.there.published)
    if one is None or other is None:
        return None
    days = abs(one - other)
    if days <= 3:
        return 1.0, "published within three days"
    return (-min(1.0, (days - _SOON) / _LONG), f"published {days} days apart") if days > _SOON else None


def _leeway(pair: Pair) -> int:
    """Whether the act is one that its bearer does or undergoes but once; how far its dates may differ then."""
    if not (pair.one.acts | pair.other.acts) & acts().once:
        return 0
    slots = ((pair.one.undergoer, pair.other.undergoer), (pair.one.doer, pair.other.doer))
    if any(a and b and (a.names & b.names) for a, b in slots):
        return _SLIP
    if overlap(pair.one.stems, pair.other.stems) >= _TOLD_ALIKE:
        return _SLIP
    return int(any(a and b and a.head == b.head and a.head not in acts().people for a, b in slots))


def _slipped(one: str, other: str, days: int) -> bool:
    first, second = day_number(one), day_number(other)
    return first is not None and second is not None and abs(first - second) <= days


def _people(fact: Fact) -> bool:
    return any(figure.unit == "people" for figure in fact.figures) or (
        fact.undergoer is not None and fact.undergoer.head in acts().people
    )


_ASKED: dict[str, Callable[[Pair], Answer]] = {
    "act": _act, "verb": _verb, "undergoer": _undergoer, "doer": _doer, "figure": _figure, "counts": _counts,
    "words": _words, "rare": _rare, "within": _within, "time": _time, "place": _place, "event": _event,
    "published": _published, "order": _order,
}  # fmt: skip


def _deed(value: Mapping[str, float]) -> Answer:
    deed = max(value.get("act", 0.0), 0.0) * max(value.get("undergoer", 0.0), 0.0)
    return (deed, "the same is done to the same") if deed else None


def _bare(value: Mapping[str, float]) -> Answer:
    same = max(value.get(part, 0.0) for part in ("undergoer", "doer", "figure", "place"))
    known = same > 0 or value.get("words", 0.0) >= SOME_WORDS
    return None if known else (-1.0, "nothing beside the act is the same")


_FOLLOWING: dict[str, Callable[[Mapping[str, float]], Answer]] = {"deed": _deed, "bare": _bare}
"""Features that follow from the values of others."""
