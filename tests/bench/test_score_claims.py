from dataclasses import replace
from typing import Any

import pytest
from gold import DOC, words

from bench.counts import F1, Scores, Share
from bench.oracle import perfect_record
from bench.score_claims import score_claims
from reportedly.record import Claim, Place, Predicate, Role

PERFECT = perfect_record(DOC)
C1, C2, C3 = PERFECT.claims


def scored(*claims: Claim, **changed: Any) -> Scores:
    return score_claims(replace(PERFECT, claims=claims, **changed), DOC)


def test_the_gold_marks_themselves_score_a_hundred_everywhere() -> None:
    for name, measure in score_claims(PERFECT, DOC).items():
        assert measure.value in (100, None), name


def test_a_predicate_is_matched_by_overlap() -> None:
    wide = words("would reopen")
    scores = scored(replace(C1, predicate=Predicate(wide.start, wide.end, "reopen")), C3)
    assert (scores["predicate"], scores["predicate exact"]) == (F1(2, 2, 3), F1(1, 2, 3))


def test_an_implied_predicate_is_matched_by_its_roles() -> None:
    elsewhere = tuple(replace(role, start=0, end=3) for role in C3.roles)
    assert scored(C3)["predicate"] == F1(1, 1, 3)
    assert scored(replace(C3, roles=elsewhere))["predicate"] == F1(0, 1, 3)


def test_an_implied_predicate_is_not_matched_to_one_that_stands_in_the_text() -> None:
    coast = words("smallest")
    assert scored(replace(C3, predicate=Predicate(coast.start, coast.end, "be")))["predicate"] == F1(0, 1, 3)


def test_a_role_needs_its_name_its_words_and_a_matched_claim() -> None:
    agent, patient = C2.roles
    swapped = (replace(agent, role="patient"), replace(patient, role="agent"))
    assert scored(C1, C2, C3)["roles"] == F1(5, 5, 5)
    assert scored(C1, replace(C2, roles=swapped), C3)["roles"] == F1(3, 5, 5)
    assert scored(C1, C3)["roles"] == F1(3, 3, 5)


def test_a_role_that_is_said_twice_counts_once() -> None:
    agent = C1.roles[0]
    assert scored(replace(C1, roles=(agent, agent)))["role/agent"] == F1(1, 2, 3)


def test_a_role_with_other_borders_is_right_and_not_exact() -> None:
    harbour = words("harbour")
    scores = scored(replace(C1, roles=(Role("agent", harbour.start, harbour.end),)))
    assert (scores["roles"], scores["roles exact"]) == (F1(1, 1, 5), F1(0, 1, 5))


@pytest.mark.parametrize(
    ("field", "value"), [("status", "happened"), ("polarity", "denied"), ("said_in", None), ("said_in", "a1")]
)
def test_status_polarity_and_voice_are_counted_on_matched_claims(field: str, value: str | None) -> None:
    changed: dict[str, Any] = {field: value}
    assert scored(replace(C1, **changed), C2)[field.replace("_", " ")] == Share(1, 2)


def test_a_claim_said_in_an_attribution_that_was_not_found_is_wrong() -> None:
    assert scored(C1, C2, attributions=PERFECT.attributions[3:])["said in"] == Share(1, 2)


def test_what_is_attached_to_a_claim_is_counted_by_overlap() -> None:
    coast = words("coast,")
    scores = scored(replace(C1, when=("t0", "t1")), replace(C3, where=(Place(coast.start, coast.end),)))
    assert (scores["when"], scores["where"], scores["amounts"]) == (F1(1, 2, 1), F1(1, 1, 1), F1(0, 0, 0))


def test_recall_is_given_by_status_and_place() -> None:
    scores = scored(C1)
    assert scores["recall/inside an attribution"] == Share(1, 2)
    assert scores["recall/implied predicate"] == Share(0, 1)
    assert scores["recall/status planned"] == Share(1, 1)
