"""Fingerprints are the smallest hash of each few neighbours, and the index over them finds all, in one run or many."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.compare.copying import SHORTEST, WINDOW, K, Prints, copied, prints_of
from reportedly.compare.postings import Postings
from reportedly.compare.words import Words

CODES = st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 3), max_size=60)


def _words(codes: list[int]) -> Words:
    return Words(tuple(codes), tuple(range(0, 2 * len(codes), 2)), tuple(range(1, 2 * len(codes), 2)))


def _told_plainly(codes: list[int]) -> Prints:
    """The fingerprints as whole numbers without bounds give them, window by window."""
    hashes = []
    for first in range(len(codes) - K + 1):
        value = 0
        for code in codes[first : first + K]:
            value = (value * 1_000_003 + code) % 2**64
        value ^= value >> 29
        value = value * 0xBF58476D1CE4E5B9 % 2**64
        hashes.append(value ^ value >> 32)
    found: dict[int, int] = {}
    for first in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        places = range(first, min(first + WINDOW, len(hashes)))
        place = min(places, key=lambda place: (hashes[place], -place))
        found[place] = hashes[place]
    return Prints(tuple(found[place] for place in sorted(found)), tuple(sorted(found)))


@given(CODES)
def test_fingerprints_are_the_smallest_of_each_few_neighbours(codes: list[int]) -> None:
    assert prints_of(_words(codes)) == _told_plainly(codes)


@given(CODES, CODES, st.lists(st.integers(4, 2**32 - 1), min_size=SHORTEST, max_size=20, unique=True))
def test_words_in_a_row_that_two_texts_share_are_found_wherever_they_stand(
    one: list[int], other: list[int], both: list[int]
) -> None:
    here, there = _words([*one, *both]), _words([*both, *other])
    found = copied(here, there, (prints_of(here), prints_of(there)))
    assert sum(run.length for run in found.runs) >= len(both)


@given(st.lists(st.tuples(st.lists(st.integers(0, 9), max_size=6), st.booleans()), max_size=8))
def test_an_index_finds_the_same_after_its_runs_are_made_one(documents: list[tuple[list[int], bool]]) -> None:
    kept, asked = Postings(), list(range(10))
    for number, (keys, is_asked) in enumerate(documents):
        kept.add(sorted(set(keys)), number)
        if is_asked:
            kept.find(asked)
    before = kept.find(asked), kept.find(asked, 2)
    kept.merge()
    assert (kept.find(asked), kept.find(asked, 2)) == before
    assert before[0] == [[n for n, (keys, _) in enumerate(documents) if key in keys] for key in asked]
