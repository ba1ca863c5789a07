"""Whether two claims of one story contradict each other, in what, and what moved on between them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reportedly.compare.days import apart, day_number, minutes_apart, overlapping
from reportedly.compare.facts import Fact
from reportedly.compare.features import Pair, features
from reportedly.compare.lexemes import acts, classes_of, classes_of_noun
from reportedly.compare.scopes import differing_scopes, wider_act
from reportedly.compare.slots import Figure, Slot, same_unit
from reportedly.comparison import Dispute
from reportedly.lexicon import words as listed
from reportedly.names import plain

_LEEWAY = 0.1
"""What "about" allows a number to be off by."""
_SURE = 0.5
"""Value of a feature from which two claims share more than their act."""
_HALF = 30
"""Minutes that two clocks may differ by before they exclude each other."""
_TOLD_OF = frozenset({"happened", "alleged"})
_OPEN = frozenset({"planned", "promised"})
_STANDING = _OPEN | {"happened", "ongoing"}
_TOGETHER = 3
"""Days within which two reports tell of how one thing stands."""
_FORTNIGHT = 14
"""Days within which two reports tell of one occasion, where neither names a day."""
_AHEAD = _OPEN | {"possible", "demanded"}

Kind = Dispute | Literal["development"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What stands against what: the kind, and the sentence that a reader is told."""

    kind: Kind
    detail: str


def contradiction(pair: Pair, *, same_origin: bool) -> Contradiction | None:
    """Return in what two claims contradict each other; None where both can be so.

    `same_origin`: one origin that says another thing later has a history and no dispute.
    """
    if pair.one.heading or pair.other.heading:
        return None
    for ask in _ASKED:
        found = ask(pair)
        if found is None:
            continue
        later = _later(pair)
        if found.kind in ("figure", "date") and same_origin and later:
            return Contradiction("revision", f"later: {found.detail}")
        return found
    return None


def _denial(pair: Pair) -> Contradiction | None:
    one, other = pair.one, pair.other
    if one.denied == other.denied:
        return None
    near = {frozenset((a, b)) for a in one.acts for b in other.acts} & acts().near
    same = bool(one.acts & other.acts) or (near and _same_thing(pair))
    if not (same and _about_one(pair)) and not _none_of_it(pair) and not _one_verb(pair):
        return None
    denier = one if one.denied else other
    who = ", ".join(speaker.words for speaker in denier.chain.denied_by or denier.chain.speakers[:1])
    told = pair.here if denier is one else pair.there
    return Contradiction("denial", f"{who or told.outlet or told.key[1]} says that it is not so")


def _one_verb(pair: Pair) -> bool:
    """Whether one verb of a meaning of its own is affirmed and denied of what is nowhere another thing."""
    one, other, known = pair.one, pair.other, acts()
    if one.lemma != other.lemma or one.lemma in known.light:
        return False
    told = {feature.name: feature.value for feature in features(pair)}
    return min(told.get("undergoer", 0), told.get("doer", 0)) >= 0 and {one.status, other.status} <= _AHEAD


def _none_of_it(pair: Pair) -> bool:
    """Whether one denies that there is any of what the other tells something of: "no rubber bullets were used"."""
    denying, telling = (pair.one, pair.other) if pair.one.denied else (pair.other, pair.one)
    for slot in denying.slots:
        if slot.head in acts().people or not _denies_any(slot):
            continue
        if any(slot.head == told.head and slot.stems <= told.stems | telling.stems for told in telling.slots):
            return True
    return False


def _figure(pair: Pair) -> Contradiction | None:
    if _habit(pair):
        return None
    for one in pair.one.figures:
        against = [other for other in pair.other.figures if _same_count(one, other, pair)]
        if not against or any(not _exclude(one, other) for other in against):
            continue
        words = f"{one.words!r} against {against[0].words!r}"
        wider = _wider(pair)
        if wider:
            return Contradiction("scope", f"{words}: {wider}")
        if _moved_on(pair, one, against[0]):
            return Contradiction("development", f"{words}: counted at different times")
        return Contradiction("figure", words)
    return None


def _date(pair: Pair) -> Contradiction | None:
    one, other = pair.one, pair.other
    if one.days and other.days and not overlapping(one.days, other.days):
        if _one_night(pair):
            return None
        detail = f"{one.days[0]} against {other.days[0]}"
        return Contradiction("development" if _carried_out(pair) else "date", detail)
    if (
        one.period
        and other.period
        and (one.acts & other.acts & acts().once or _one_end(pair))
        and not overlapping(one.period, other.period)
    ):
        return Contradiction("date", f"{one.period[0]} against {other.period[0]}")
    if one.since and other.since and not overlapping(one.since, other.since):
        return Contradiction("date", f"since {one.since[0]} against since {other.since[0]}")
    if one.clock and other.clock and (minutes_apart(one.clock, other.clock) or 0) > _HALF:
        return Contradiction("date", f"{one.clock[0].lstrip('T')} against {other.clock[0].lstrip('T')}")
    return None


def _denies_any(slot: Slot) -> bool:
    return f"{plain(slot.words)} ".startswith(tuple(f"{word} " for word in listed("en", "acts", "none")))


def _one_end(pair: Pair) -> bool:
    """Whether both tell when one thing began, or ended."""
    ends = classes_of(pair.one.lemma, acts()) & classes_of(pair.other.lemma, acts()) & _ENDS
    return bool(ends) and _done_to_one(pair)


_ENDS = frozenset({"beginning", "ending", "opening", "closing"})


def _one_night(pair: Pair) -> bool:
    """Whether two days may be one night, which belongs to the day before it and to the day after."""
    one, other = pair.one, pair.other
    numbers = [day_number(fact.days[0]) for fact in (one, other) if fact.days]
    near = len(numbers) == 2 and None not in numbers and abs((numbers[0] or 0) - (numbers[1] or 0)) == 1
    return near and bool((one.stems | other.stems) & acts().nights)


def _carried_out(pair: Pair) -> bool:
    """Whether the later of two reports tells as done what was still planned in the earlier."""
    first, then = (pair.one, pair.other) if pair.here.published <= pair.there.published else (pair.other, pair.one)
    return first.status in _OPEN and then.status == "happened" and _later(pair)


def _place(pair: Pair) -> Contradiction | None:
    if not pair.one.places or not pair.other.places or not _one_occasion(pair):
        return None
    if any(_may_be_one(a, b) for a in pair.one.places for b in pair.other.places):
        return None
    return Contradiction("place", f"{pair.one.places[0].words!r} against {pair.other.places[0].words!r}")


def _actor(pair: Pair) -> Contradiction | None:
    one, other = pair.one.doer, pair.other.doer
    if one is None or other is None or _is_event(one) != _is_event(other) or not _one_occasion(pair):
        return None
    named_apart = one.is_named and other.is_named and not (one.names & other.names)
    if named_apart or _described_apart(pair, one, other) or _turned_round(pair):
        return Contradiction("actor", f"{one.words!r} against {other.words!r}")
    return None


def _one_occasion(pair: Pair) -> bool:
    """Whether two claims are shown to tell of one occasion: of one day, or in reports of the same fortnight.

    Else another doer, or another place, is another act: ministers meet and armies strike more than once.
    """
    if pair.one.days and pair.other.days:
        return overlapping(pair.one.days, pair.other.days)
    one, other = day_number(pair.here.published), day_number(pair.there.published)
    return one is not None and other is not None and abs(one - other) <= _FORTNIGHT


def _is_event(slot: Slot) -> bool:
    """Whether a doer is itself something that happened: "the accident killed 17" says nothing of who did it."""
    return not slot.names and bool(classes_of_noun(slot.head, acts()))


def _described_apart(pair: Pair, one: Slot, other: Slot) -> bool:
    """Whether two doers of one act to one thing are described as different, neither by a word for whoever it was."""
    vague = acts().anybody | acts().heads | acts().kinds
    told = not any(slot.names or not slot.stems or slot.head in vague for slot in (one, other))
    apart_ = one.head != other.head and not one.stems & other.stems
    same = pair.one.lemma == pair.other.lemma and _done_to_one(pair)
    return told and apart_ and same and {pair.one.status, pair.other.status} <= _TOLD_OF


def _done_to_one(pair: Pair) -> bool:
    """Whether two acts are done to one thing, by its noun."""
    one, other = pair.one.undergoer, pair.other.undergoer
    return one is not None and other is not None and one.head == other.head


def _turned_round(pair: Pair) -> bool:
    """Whether each says that the doer of the other underwent one act: who rammed whom."""
    one, other = pair.one, pair.other
    if not one.acts & other.acts or not (one.doer and one.undergoer and other.doer and other.undergoer):
        return False
    return _is_thing(one.doer, other.undergoer) and _is_thing(one.undergoer, other.doer)


def _is_thing(one: Slot, other: Slot) -> bool:
    return bool(one.names & other.names) or (one.head == other.head and not (one.names and other.names))


def _status(pair: Pair) -> Contradiction | None:
    one, other, known = pair.one, pair.other, acts()
    against = {frozenset((a, b)) for a in one.acts for b in other.acts} & known.opposite
    if against and not one.acts & other.acts:
        detail = f"{one.lemma!r} against {other.lemma!r}"
        return Contradiction("development" if _days_between(pair) else "status", detail)
    undone = [bool(fact.acts & known.undoing) for fact in (one, other)]
    if any(undone) and not all(undone) and not one.denied and not other.denied and _about_one(pair):
        standing = other if undone[0] else one
        if standing.status in _STANDING and _told_together(pair):
            return Contradiction("status", f"{one.lemma!r} against {other.lemma!r}")
    if one.acts & other.acts and (_is_open(pair) or _is_open(Pair(other, one, pair.there, pair.here))):
        return Contradiction("status", f"{one.status} against {other.status}")
    statuses = {one.status, other.status}
    same_act = one.acts == other.acts and not {one.lemma, other.lemma} & known.light
    if statuses & _OPEN and "happened" in statuses and same_act and not (one.denied or other.denied):
        planned = pair.here if one.status in _OPEN else pair.there
        done = pair.there if planned is pair.here else pair.here
        if planned.published[:10] > done.published[:10] > "":
            return Contradiction("status", f"{one.status} against {other.status}")
    return None


def _is_open(pair: Pair) -> bool:
    """Whether the first of two is still to be decided, "whether the cook is suspended", when the other is done."""
    done, fact, told = pair.other, pair.one, pair.here
    before = told.record.document.text[max(fact.start - 8, 0) : fact.start].rstrip()
    as_late = told.published[:10] >= pair.there.published[:10] > ""
    return (
        as_late
        and done.status == "happened"
        and not done.denied
        and before.endswith(tuple(listed("en", "acts", "undecided")))
    )


_ASKED: tuple[Callable[[Pair], Contradiction | None], ...] = (_denial, _status, _figure, _date, _place, _actor)
"""In the order in which they are asked: the first that answers is told."""


def _told_together(pair: Pair) -> bool:
    one, other = day_number(pair.here.published), day_number(pair.there.published)
    return one is not None and other is not None and abs(one - other) <= _TOGETHER


def _habit(pair: Pair) -> bool:
    """Whether one says what is so in general and the other what happened once: "it takes 300", "it took 180"."""
    lasting = [fact.status in ("state", "ongoing") for fact in (pair.one, pair.other)]
    counts = (pair.one.acts | pair.other.acts) & acts().running
    return any(lasting) and not all(lasting) and not counts and pair.one.lemma == pair.other.lemma


def _same_count(one: Figure, other: Figure, pair: Pair) -> bool:
    """Whether two numbers count one thing; of bare ones what one verb takes, or what there is: "there were ten"."""
    if same_unit(one, other):
        return bool(one.unit) or pair.one.lemma == pair.other.lemma
    bare, fact = (one, pair.one) if not one.unit else (other, pair.other)
    counted = other if bare is one else one
    single = len(pair.one.figures) == len(pair.other.figures) == 1
    heads = counted.kin == "people" or (bool(counted.of) and counted.kin not in acts().shares)
    return single and not bare.unit and fact.lemma in _EXISTING and heads


_SHARED_OUT = frozenset({"vote"})
"""Of counts that may fall, those that do so as a share alone: votes that were counted stay counted."""
_EXISTING = frozenset({"be", "have", "remain"})


def _exclude(one: Figure, other: Figure) -> bool:
    low, high = _bounds(one)
    return apart(low, high, *_bounds(other))


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    slack = _LEEWAY if figure.approximate else 0.0
    low, high = figure.low, figure.high
    return (None if low is None else low - abs(low) * slack), (None if high is None else high + abs(high) * slack)


def _wider(pair: Pair) -> str | None:
    return wider_act(pair.one, pair.other) or differing_scopes(pair.one, pair.other)


def _moved_on(pair: Pair, one: Figure, other: Figure) -> bool:
    """Whether the later of two counts that go on is a count of a later time."""
    if not ((pair.one.acts | pair.other.acts) & acts().running):
        return False
    if not _later(pair):
        return False
    before, after = (one, other) if pair.here.published < pair.there.published else (other, one)
    falls = (pair.one.acts | pair.other.acts) & acts().falling
    if one.kin not in acts().shares:
        falls -= _SHARED_OUT
    lower = apart(after.low, after.high, before.low, None) if before.low is not None else False
    return bool(falls) or not lower


def _later(pair: Pair) -> bool:
    one, other = pair.here.published, pair.there.published
    size = min(len(one), len(other))
    return size > 0 and one[:size] != other[:size]


def _same_thing(pair: Pair) -> bool:
    """Whether both acts are done to one thing, by its name or its noun."""
    one, other = pair.one.undergoer, pair.other.undergoer
    return one is not None and other is not None and (one.head == other.head or bool(one.names & other.names))


def _about_one(pair: Pair) -> bool:
    """Whether two claims are surely about one thing, so that "not" in one of them is against the other."""
    if pair.one.acts & pair.other.acts and _nobody(pair.one) != _nobody(pair.other):
        return True
    told = {feature.name: feature.value for feature in features(pair)}
    if {pair.one.lemma, pair.other.lemma} <= acts().light and told.get("doer", 0) < 0:
        return False
    return max(told.get("undergoer", 0), told.get("doer", 0), told.get("words", 0)) >= _SURE


def _nobody(fact: Fact) -> bool:
    """Whether a claim denies of everybody, or everything, what it tells: "nobody died"."""
    return fact.denied and any(plain(slot.words) in listed("en", "acts", "nobody") for slot in fact.slots)


def _days_between(pair: Pair) -> bool:
    one, other = day_number(pair.here.published), day_number(pair.there.published)
    return one is not None and other is not None and one != other


def _may_be_one(one: Slot, other: Slot) -> bool:
    if one.head == other.head and _contrasted(one, other):
        return False
    if _two_sites(one, other):
        return False
    if one.names & other.names or one.head == other.head or one.stems & other.stems:
        return True
    return not (one.names and other.names)


def _two_sites(one: Slot, other: Slot) -> bool:
    """Whether two nouns name two sites of which none lies in the other: the tunnel and the bridge."""
    sites = acts().sites
    return {one.head, other.head} <= sites and one.head not in other.stems and other.head not in one.stems


def _contrasted(one: Slot, other: Slot) -> bool:
    """Whether words that exclude each other tell two things of one noun apart: the north stand and the south stand."""
    for words in acts().contrasts:
        here, there = one.stems & words, other.stems & words
        if here and there and here.isdisjoint(there):
            return True
    return False
