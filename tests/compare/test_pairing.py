"""Which claims of two documents are weighed against each other, and what makes one pair fit better than another."""

import pytest
from invented_reports import Said, report
from mill_fire import NAMES

from reportedly.compare.facts import Told, told
from reportedly.compare.likeness import acts_alike, slots_alike
from reportedly.compare.pairing import candidates, matches
from reportedly.compare.slots import Slot
from reportedly.compare.weights import WEIGHTS
from reportedly.compare.words import content_stems

DECIDED = Said("The jury decided on Sunday.", "decided", "decide", agent="The jury")
DECISION = Said("The decide of the jury fell.", "fell", "fall", agent="The decide of the jury")
DROVE = Said("Farmers drove the sheep off.", "drove", "drive", agent="Farmers", patient="the sheep")
SOLD = Said("Farmers sold the sheep.", "sold", "sell", agent="Farmers", patient="the sheep")
HUMMED = Said("The organ hummed.", "hummed", "hum", agent="The organ")
SWAYED = Said("The organ swayed.", "swayed", "sway", agent="The organ")
ROCKED = Said("The chimney swayed.", "swayed", "sway", agent="The chimney")
DIED = Said("Four people died in the mill.", "died", "die", agent="Four people", where="the mill")
KILLED = Said("The fire at the mill killed four.", "killed", "kill", agent="The fire at the mill", patient="four")


def opened(name: str, *said: Said) -> Told:
    return told(report(name, said, names=NAMES))


def slot(words: str) -> Slot:
    return Slot(words, words.rsplit(maxsplit=1)[-1], frozenset(), content_stems(words))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (HUMMED, SWAYED, True),
        (HUMMED, ROCKED, False),
        (DIED, KILLED, True),
    ],
)
def test_claims_are_weighed_that_have_an_act_or_a_telling_word_in_common(one: Said, other: Said, meet: bool) -> None:
    assert bool(list(candidates(opened("a", one), opened("b", other)))) == meet


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (DECIDED, DECISION, 0.3, 0.5),
        (DROVE, SOLD, -1.0, -0.9),
        (HUMMED, SWAYED, -0.5, -0.3),
        (DIED, KILLED, 0.8, 1.0),
    ],
)
def test_acts_that_the_table_tells_apart_are_apart_more_surely(
    one: Said, other: Said, least: float, most: float
) -> None:
    value, detail = acts_alike(opened("a", one).facts[0], opened("b", other).facts[0])
    assert least <= value <= most
    assert detail


def test_a_number_makes_two_things_no_one_thing() -> None:
    assert slots_alike(slot("212 coins"), slot("212 tiles"))[0] < 0
    assert slots_alike(slot("four boxes"), slot("four men"))[0] < 0


def test_what_a_feature_does_not_know_counts_what_the_table_says() -> None:
    assert all(weight.of(None) == weight.unknown for weight in WEIGHTS.values())
    assert all(weight.of(-1.0) <= 0 <= weight.of(1.0) for weight in WEIGHTS.values())


def test_which_claims_match_is_the_same_from_either_side() -> None:
    here, there = opened("a", DIED, DROVE), opened("b", KILLED, SOLD, DROVE)
    found = [{match.ids for match in matches(*pair)} for pair in ((here, there), (there, here))]
    assert found[0] == found[1] != set()
