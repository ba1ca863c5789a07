"""Where the names of a network stand."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.show.web.layout import settled

NAMES = [f"Name {number}" for number in range(12)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]))


@settings(deadline=None)
@given(PAIRS)
def test_every_name_stands_inside_the_drawing_and_no_two_on_one_spot(pairs: list[tuple[str, str]]) -> None:
    names = sorted({name for pair in pairs for name in pair})
    places, height = settled(names, pairs, 1160)
    assert set(places) == set(names)
    assert all(0 <= x <= 1160 and 0 <= y <= height for x, y in places.values())
    for (ax, ay), (bx, by) in combinations(places.values(), 2):
        assert abs(ax - bx) + abs(ay - by) > 5
    assert settled(names, pairs, 1160) == (places, height)


def test_what_nothing_joins_stands_apart() -> None:
    pairs = [("a", "b"), ("b", "c"), ("d", "e")]
    places, _ = settled(["a", "b", "c", "d", "e"], pairs, 1160)
    ours = [places[name] for name in "abc"]
    theirs = [places[name] for name in "de"]
    assert max(x for x, _ in ours) < min(x for x, _ in theirs) or max(y for _, y in ours) < min(y for _, y in theirs)


def test_a_part_of_many_names_is_drawn_within_the_width() -> None:
    names = [f"A name of many letters {number}" for number in range(60)]
    places, _ = settled(names, list(pairwise(names)), 1160)
    assert max(x for x, _ in places.values()) <= 1160
