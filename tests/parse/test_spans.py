"""Tags become spans, and only tags that may follow each other are chosen."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.labels import FRAME_TAGS
from reportedly.parse.spans import may_follow, runs, viterbi

NAMES = ("O", "B-person", "I-person", "B-place", "I-place")


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["O", "O"], []),
        (["B-person", "I-person", "O"], [(0, 2, "person")]),
        (["B-person", "B-person"], [(0, 1, "person"), (1, 2, "person")]),
        (["S-C", "B-C", "E-C"], [(0, 1, "C"), (1, 3, "C")]),
        (["B-S", "I-S", "E-S", "B-q"], [(0, 3, "S"), (3, 4, "q")]),
        (["I-person"], [(0, 1, "person")]),
    ],
)
def test_runs_are_the_marked_words(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert runs(tags) == spans


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "I-person", False),
        ("B-person", "I-person", True),
        ("B-person", "I-place", False),
        ("B-C", "O", False),
        ("B-C", "E-C", True),
        ("E-C", "B-C", True),
        ("S-C", "I-C", False),
        ("B-q", "O", True),
    ],
)
def test_a_run_goes_on_only_after_its_beginning_and_an_upper_case_kind_must_be_closed(
    before: str, after: str, allowed: bool
) -> None:
    assert may_follow(before, after) is allowed


@given(st.data(), st.sampled_from([NAMES, FRAME_TAGS]))
def test_whatever_the_scores_the_chosen_tags_are_well_formed(data: st.DataObject, tags: tuple[str, ...]) -> None:
    lengths = data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    seed = data.draw(st.integers(0, 2**16))
    scores = np.random.default_rng(seed).normal(size=(len(lengths), max(lengths), len(tags))).astype(np.float32)
    for row, path in enumerate(viterbi(scores, lengths, tags).tolist()):
        chosen = [tags[number] for number in path[: lengths[row]]]
        assert chosen[0][0] in "OBS"
        assert all(may_follow(a, b) for a, b in itertools.pairwise(chosen))
        assert not (chosen[-1][0] in "BI" and chosen[-1][2:].isupper())
