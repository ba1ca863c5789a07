"""Arc scores become a tree with one root."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.tree import decode, is_tree


def scores_of(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0, 0], True),
        ([0, 2, 0], True),
        ([0, 2, 1], False),
        ([0, 0, 0], False),
        ([0, 0, 3, 2], False),
        ([0, 2, 3, 0], True),
    ],
)
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], tree: bool) -> None:
    assert is_tree(np.array(heads)) is tree


def test_a_cycle_of_best_heads_is_broken_where_it_costs_least() -> None:
    scores = scores_of([[0, 0, 0], [1.0, 0, 5.0], [0.0, 5.0, 0]])
    assert decode(scores).tolist() == [0, 0, 1]


def test_of_two_words_that_want_to_be_root_the_better_one_is() -> None:
    scores = scores_of([[0, 0, 0], [9.0, 0, 1.0], [8.0, 1.0, 0]])
    assert decode(scores).tolist() == [0, 0, 1]


def _score(table: np.ndarray, heads: tuple[int, ...]) -> float:
    normed = table[1:] - np.logaddexp.reduce(table[1:], axis=1, keepdims=True)
    return float(sum(normed[word - 1, head] for word, head in enumerate(heads, 1)))


@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.integers(-20, 20), min_size=n**2, max_size=n**2)))
def test_no_other_tree_with_one_root_scores_higher(values: list[int]) -> None:
    size = int(len(values) ** 0.5)
    table = np.array(values, dtype=np.float32).reshape(size, size) / 4
    np.fill_diagonal(table, -1e4)
    table = table.astype(np.float64)
    heads = decode(table.astype(np.float32))
    assert is_tree(heads)
    rivals = [
        rival
        for rival in itertools.product(range(size), repeat=size - 1)
        if all(head != word for word, head in enumerate(rival, 1)) and is_tree(np.array([0, *rival]))
    ]
    assert _score(table, tuple(heads[1:].tolist())) >= max(_score(table, rival) for rival in rivals) - 1e-6
