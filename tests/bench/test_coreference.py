"""The coreference scores, on clusters small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coreference import Tally, b3_counts, ceaf_similarity, muc_counts, pairs, without_singletons


def clusters(text: str) -> list[frozenset[object]]:
    return [frozenset(part) for part in text.split()]


@pytest.mark.parametrize(
    ("gold", "ours", "kept", "total"),
    [
        ("abc", "abc", 2, 2),
        ("abc", "ab c", 1, 2),
        ("abcd", "ab cd", 2, 3),
        ("ab cd", "abcd", 2, 2),
        ("abc", "xyz", 0, 2),
    ],
)
def test_muc_counts_the_links_that_the_other_side_keeps(gold: str, ours: str, kept: int, total: int) -> None:
    assert muc_counts(clusters(gold), clusters(ours)) == (kept, total)


@pytest.mark.parametrize(
    ("gold", "ours", "agreed"),
    [("abc", "abc", 3.0), ("abc", "ab c", 5 / 3), ("ab cd", "abcd", 4.0), ("abc", "xyz", 0.0)],
)
def test_b3_shares_out_each_mention(gold: str, ours: str, agreed: float) -> None:
    found, total = b3_counts(clusters(gold), clusters(ours))
    assert found == pytest.approx(agreed)
    assert total == sum(map(len, clusters(gold)))


@pytest.mark.parametrize(
    ("gold", "ours", "similarity"),
    [
        ("abc", "abc", 1.0),
        ("abc", "ab c", 0.8),
        ("ab cd", "abcd", 2 * 2 / 6),
        ("ab cd", "bc ad", 1.0),
        ("ab", "xy", 0.0),
    ],
)
def test_ceaf_takes_the_best_alignment(gold: str, ours: str, similarity: float) -> None:
    assert ceaf_similarity(clusters(gold), clusters(ours)) == pytest.approx(similarity)


_PARTITION = st.lists(st.integers(0, 5), min_size=1, max_size=12).map(
    lambda marks: [frozenset(i for i, m in enumerate(marks) if m == group) for group in sorted(set(marks))]
)


@given(_PARTITION)
def test_what_equals_the_gold_scores_full_marks(partition: list[frozenset[object]]) -> None:
    tally = Tally.empty()
    tally.add(partition, partition)
    scores = tally.scores()
    assert scores["b3"] == pytest.approx(100)
    assert scores["ceafe"] == pytest.approx(100)
    assert scores["muc"] == pytest.approx(100 if without_singletons(partition) else 0)


@given(_PARTITION, _PARTITION)
def test_swapping_the_sides_keeps_f1(one: list[frozenset[object]], other: list[frozenset[object]]) -> None:
    there, back = Tally.empty(), Tally.empty()
    there.add(one, other)
    back.add(other, one)
    assert there.scores() == pytest.approx(back.scores())


def test_pairs_are_of_kept_mentions_within_one_cluster() -> None:
    assert pairs(clusters("abc de"), lambda m: m != "c") == {("a", "b"), ("d", "e")}
