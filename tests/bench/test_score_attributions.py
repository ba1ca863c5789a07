from dataclasses import replace

import pytest
from gold import DOC, words

from bench.counts import F1, Scores, Share
from bench.oracle import perfect_record
from bench.score_attributions import same_name, score_attributions
from reportedly.record import Attribution, Record, Span

PERFECT = perfect_record(DOC)
A1, A2, A3, A4 = PERFECT.attributions


def scored(*attributions: Attribution) -> Scores:
    return score_attributions(replace(PERFECT, attributions=attributions), DOC)


def test_the_gold_marks_themselves_score_a_hundred_everywhere() -> None:
    for name, measure in score_attributions(PERFECT, DOC).items():
        assert measure.value in ((0, None) if name == "nested invented" else (100, None)), name


def test_an_empty_record_finds_nothing_and_invents_nothing() -> None:
    scores = scored()
    assert scores["found"] == F1(0, 0, 4)
    assert scores["nested"] == F1()


def test_a_cue_that_overlaps_is_found_though_it_is_not_exact() -> None:
    scores = scored(A1, replace(A2, cue=(words("mayor said"),)), A3, A4)
    assert scores["found"] == F1(4, 4, 4)
    assert scores["cue exact"] == F1(3, 4, 4)
    assert scores["cue overlap"] == F1(4, 4, 4)
    assert scores["cue characters"] == F1(31, 37, 31)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(A2, source=None),
        replace(A2, source=words("she")),
        replace(A2, content=()),
        replace(A2, content=(words("cheered"),)),
        replace(A4, source=words("the brave crew")),
    ],
)
def test_an_attribution_is_whole_only_with_its_source_and_its_content(wrong: Attribution) -> None:
    rest = [one for one in (A1, A2, A3, A4) if one.id != wrong.id]
    scores = scored(*rest, wrong)
    assert scores["found"] == F1(4, 4, 4)
    assert scores["whole"] == F1(3, 4, 4)


def test_source_precision_counts_only_attributions_that_have_a_source() -> None:
    assert scored(A1, replace(A2, source=None), A3, A4)["source exact"] == F1(2, 2, 3)


def test_a_content_in_two_sentences_is_the_same_in_one_span_or_two() -> None:
    joined = Span(A3.content[0].start, A3.content[-1].end)
    assert scored(A1, A2, replace(A3, content=(joined,)), A4)["content exact"] == F1(4, 4, 4)


def test_of_two_attributions_with_one_cue_the_one_with_more_in_common_is_matched() -> None:
    poor = replace(A2, id="a9", source=words("she"), content=(words("cheered"),))
    scores = scored(A1, poor, A2, A3, A4)
    assert scores["found"] == F1(4, 5, 4)
    assert scores["whole"] == F1(4, 5, 4)


@pytest.mark.parametrize(
    ("attributions", "right", "invented", "chain"),
    [
        ((A1, A2, A3, A4), Share(1, 1), Share(0, 1), Share(1, 1)),
        ((A1, replace(A2, inside=None), A3, A4), Share(0, 1), Share(0, 0), Share(0, 1)),
        ((A1, replace(A2, inside="a3"), A3, A4), Share(0, 1), Share(1, 1), Share(0, 1)),
        ((A1, A2, replace(A3, inside="a1"), A4), Share(1, 1), Share(1, 2), Share(1, 1)),
        ((A2, A3, A4), Share(0, 0), Share(0, 0), Share(0, 1)),
    ],
)
def test_links_are_right_missing_or_invented(
    attributions: tuple[Attribution, ...], right: Share, invented: Share, chain: Share
) -> None:
    scores = scored(*attributions)
    assert (scores["nested right"], scores["nested invented"], scores["chain depth 2"]) == (right, invented, chain)


def test_act_and_source_kind_are_counted_on_what_was_found() -> None:
    scores = scored(A1, replace(A2, act="threaten", source_kind="person"))
    assert (scores["act"], scores["source kind"]) == (Share(1, 2), Share(1, 2))


def test_a_speaker_is_named_by_its_entity_and_for_want_of_one_by_the_words_of_the_source() -> None:
    record = replace(PERFECT, attributions=(replace(A1, entity=None), A2, replace(A3, entity=None)))
    scores = score_attributions(record, DOC)
    assert scores["speaker, no pronoun"] == Share(2, 2)
    assert scores["speaker of a pronoun"] == Share(0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Mayor", "the mayor of Lowton", True),
        ("Ann Example", "Example", True),
        ("Ann Example's", "Ann Example", True),
        ("she", "Ann Example", False),
        ("Ann Example", "Ben Example", False),
        ("", "Ann Example", False),
        ("the", "Ann Example", False),
    ],
)
def test_names_are_the_same_if_all_words_of_one_are_in_the_other(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_recall_is_given_by_kind_of_case() -> None:
    scores = scored(A1, replace(A3, content=(words("cheered"),)))
    assert scores["recall/pronoun source"] == Share(1, 1)
    assert scores["whole/pronoun source"] == Share(0, 1)
    assert scores["recall/adverb"] == Share(0, 1)


def test_a_record_without_any_entity_or_with_unknown_links_is_still_scored() -> None:
    record: Record = replace(PERFECT, entities=(), attributions=(replace(A2, inside="nowhere"),))
    assert score_attributions(record, DOC)["found"] == F1(1, 1, 4)
