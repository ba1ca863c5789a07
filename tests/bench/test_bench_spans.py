from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.spans import matched_spans, merged, one_to_one, overlap, size
from reportedly.record import Span

TEXT = "One two.  Three four."


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(0, 8), Span(10, 21)], (Span(0, 21),)),
        ([Span(10, 21), Span(0, 3)], (Span(0, 3), Span(10, 21))),
        ([Span(0, 5), Span(3, 7)], (Span(0, 7),)),
        ([Span(8, 15)], (Span(10, 15),)),
        ([], ()),
    ],
)
def test_pieces_that_only_white_space_parts_are_joined(spans: list[Span], expected: tuple[Span, ...]) -> None:
    assert merged(spans, TEXT) == expected


def test_overlap_counts_the_characters_in_common() -> None:
    assert overlap([Span(0, 4), Span(6, 9)], [Span(3, 7)]) == 2


def test_the_best_score_is_matched_first_and_nothing_twice() -> None:
    scores = {(0, 0): (1,), (0, 1): (3,), (1, 1): (2,)}
    assert one_to_one(2, 2, lambda p, g: scores.get((p, g))) == {0: 1}


def test_of_two_equal_overlaps_the_one_with_equal_borders_is_matched() -> None:
    assert matched_spans([Span(0, 9), Span(2, 6)], [Span(2, 6)]) == {1: 0}


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: Span(one[0], sum(one))), max_size=6)


@given(spans, spans)
def test_a_matching_pairs_each_span_at_most_once_and_only_with_one_that_it_overlaps(
    one: list[Span], other: list[Span]
) -> None:
    pairs = matched_spans(one, other)
    assert len(set(pairs.values())) == len(pairs)
    assert all(overlap([one[p]], [other[g]]) > 0 for p, g in pairs.items())


@given(spans)
def test_joined_pieces_do_not_overlap_each_other(some: list[Span]) -> None:
    joined = merged(some, "x" * 60)
    assert all(a.end < b.start for a, b in pairwise(joined))
    assert size(joined) <= sum(span.end - span.start for span in some)
