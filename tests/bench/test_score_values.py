from dataclasses import replace
from typing import Any

import pytest
from gold import DOC, words

from bench.counts import F1, Share
from bench.oracle import perfect_record
from bench.score_values import score_amounts, score_loaded, score_times

PERFECT = perfect_record(DOC)


@pytest.mark.parametrize("score", [score_times, score_amounts, score_loaded])
def test_the_gold_marks_themselves_score_a_hundred_everywhere(score: Any) -> None:
    assert {measure.value for measure in score(PERFECT, DOC).values()} == {100}


def test_a_time_may_overlap_and_have_the_value_though_its_borders_differ() -> None:
    monday, march = PERFECT.times
    wide = words("on Monday")
    record = replace(PERFECT, times=(replace(monday, start=wide.start, end=wide.end), replace(march, edtf=None)))
    scores = score_times(record, DOC)
    assert scores == {"relaxed": F1(2, 2, 2), "strict": F1(1, 2, 2), "value": F1(1, 2, 2)}


def test_a_time_that_nobody_can_resolve_is_right_without_a_value() -> None:
    doc = replace(DOC, times=(replace(DOC.times[0], edtf=None),))
    record = replace(PERFECT, times=(replace(PERFECT.times[0], edtf=None),))
    assert score_times(record, doc)["value"] == F1(1, 1, 1)


@pytest.mark.parametrize(
    ("changed", "measure", "expected"),
    [
        ({"low": None}, "bounds", F1(0, 1, 1)),
        ({"high": None}, "bounds", F1(0, 1, 1)),
        ({"low": 299.0}, "bounds", F1(0, 1, 1)),
        ({"unit": "People"}, "unit", F1(1, 1, 1)),
        ({"unit": None}, "unit", F1(0, 1, 1)),
        ({"approximate": False}, "approximate", Share(0, 1)),
        ({"end": PERFECT.amounts[0].start + 9}, "strict", F1(0, 1, 1)),
        ({"end": PERFECT.amounts[0].start + 9}, "overlap", F1(1, 1, 1)),
    ],
)
def test_an_amount_is_wrong_in_just_the_field_that_differs(changed: dict[str, Any], measure: str, expected: F1) -> None:
    record = replace(PERFECT, amounts=(replace(PERFECT.amounts[0], **changed),))
    assert score_amounts(record, DOC)[measure] == expected


@pytest.mark.parametrize(("by", "right"), [("a4", True), ("a3", False), ("publisher", False)])
def test_a_loaded_word_is_laid_to_a_voice(by: str, right: bool) -> None:
    record = replace(PERFECT, wording=(replace(PERFECT.wording[0], by=by),))
    assert score_loaded(record, DOC)["by"] == Share(int(right), 1)
