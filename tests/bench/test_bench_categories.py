from dataclasses import replace

import pytest
from gold import ACCORDING, ADDED, DOC, REPORTEDLY, SAID, words

from bench.categories import categories, depth, form, runs_on
from bench.corpus import GoldAttribution
from reportedly.record import Span


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (ACCORDING, ("according to", "act state")),
        (SAID, ("verb after content", "nested depth 2", "act promise")),
        (ADDED, ("verb after content", "pronoun source", "run-on quote", "act state")),
        (REPORTEDLY, ("adverb", "no source", "act rumour")),
    ],
)
def test_a_gold_attribution_is_sorted_by_form_source_extent_depth_and_act(
    attribution: GoldAttribution, expected: tuple[str, ...]
) -> None:
    assert categories(attribution, DOC) == expected


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "expected"),
    [
        ("Ann said it rained.", "said", "Ann", "it rained", "verb before content"),
        ("The clerk said it rained.", "said", "The clerk", "it rained", "verb before content"),
        ("Ann: it rained.", ":", "Ann", "it rained", "colon"),
        ("The claim that it rained spread.", "claim", None, "that it rained", "noun cue"),
        ("Ann's vow to stay held.", "vow", "Ann", "to stay", "noun cue"),
        ("They heard her plan to stay.", "plan", "her", "to stay", "noun cue"),
        ("They plan to stay.", "plan", "They", "to stay", "verb before content"),
        ("Per Ann, it rained.", "Per", "Ann", "it rained", "according to"),
        ("Ann had not commented.", "commented", "Ann", None, "verb without content"),
    ],
)
def test_the_form_of_a_cue_is_read_off_the_words_around_it(
    text: str, cue: str, source: str | None, content: str | None, expected: str
) -> None:
    def span(part: str | None) -> tuple[Span, ...]:
        return (words(part, text),) if part else ()

    one = GoldAttribution(
        "a1", span(cue), next(iter(span(source)), None), source, "person", span(content), "state", None
    )
    assert form(one, text) == expected


def test_a_verb_between_two_pieces_of_content_stands_inside() -> None:
    text = "It rained, Ann said, all day."
    pieces = (words("It rained", text), words("all day", text))
    one = GoldAttribution("a1", (words("said", text),), words("Ann", text), "Ann", "person", pieces, "state", None)
    assert form(one, text) == "verb inside content"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("It rained. We left.", True),
        ("“It rained.” “We left.”", True),
        ("It rained\nWe left", True),
        ("It rained, and we left.", False),
        ("the U.S. embassy is shut", False),
    ],
)
def test_a_content_runs_on_if_a_sentence_ends_within_it(text: str, runs: bool) -> None:
    one = GoldAttribution("a1", (Span(0, 0),), None, None, "none", (Span(0, len(text)),), "state", None)
    assert runs_on(one, text) is runs


def test_depth_ends_even_where_two_attributions_are_inside_each_other() -> None:
    one, other = replace(SAID, id="x", inside="y"), replace(SAID, id="y", inside="x")
    assert depth(one, (one, other)) <= 4
