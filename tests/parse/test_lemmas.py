"""Lemma rules give back the lemma that they were made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.lemmas import apply_rule, rule_of


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [("running", "run", "0|4|"), ("said", "say", "0|2|y"), ("Paris", "Paris", "1|0|"), ("The", "the", "0|0|")],
)
def test_a_rule_cuts_and_adds(form: str, lemma: str, rule: str) -> None:
    assert rule_of(form, lemma) == rule
    assert apply_rule(form, rule) == lemma


@given(st.text(min_size=1, max_size=12), st.text(max_size=12))
def test_a_rule_applied_to_its_own_word_gives_its_lemma(form: str, lemma: str) -> None:
    made = apply_rule(form, rule_of(form, lemma))
    assert made == lemma or not lemma


def test_a_rule_that_cuts_more_than_there_is_leaves_the_word() -> None:
    assert apply_rule("is", "0|4|be") == "is"
