from hypothesis import given
from hypothesis import strategies as st
from made_names import NAMES

from reportedly.store.joining import Bond, Joined, Node, join
from reportedly.store.likeness import Likeness, likeness
from reportedly.store.spelling import Spelling, spell

SPELLINGS: dict[str, Spelling] = {
    made.key: made for name, kind in reversed(NAMES) if (made := spell(name, kind)) is not None
}
LINKS: list[Likeness] = [
    found
    for one in SPELLINGS.values()
    for other in SPELLINGS.values()
    if one.key < other.key and (found := likeness(one, other)) is not None
]
KEYS = sorted(SPELLINGS)


def bond(sort: str, one: int, other: int, number: int = 0) -> Bond:
    return Bond(sort, one, other, "Ida Rook", f"2024-05-14T09:00:{number:02}.000000Z", f"d{number}")  # type: ignore[arg-type]


def parts(made: Joined) -> set[frozenset[int]]:
    return {frozenset(bearer.names) for bearer in made.bearers}


_NODES = st.lists(st.sampled_from(KEYS), min_size=1, max_size=12).map(
    lambda keys: [Node(number, key, frozenset(set(keys) - {key})) for number, key in enumerate(keys)]
)


@st.composite
def knots(draw: st.DrawFn) -> tuple[list[Node], list[Bond]]:
    nodes = draw(_NODES)
    number = st.integers(0, len(nodes) - 1)
    drawn = draw(st.lists(st.tuples(st.sampled_from(("merge", "forbid", "split")), number, number), max_size=5))
    return nodes, [bond(sort, a, b, at) for at, (sort, a, b) in enumerate(drawn) if a != b]


@given(knots(), st.randoms(use_true_random=False))
def test_the_order_of_names_links_and_bonds_changes_nothing(
    knot: tuple[list[Node], list[Bond]], chance: st.DataObject
) -> None:
    nodes, bonds = knot
    first = join(SPELLINGS, LINKS, nodes, bonds)
    mixed = [list(each) for each in (LINKS, nodes, bonds)]
    for each in mixed:
        chance.shuffle(each)  # type: ignore[attr-defined]
    assert join(SPELLINGS, mixed[0], mixed[1], mixed[2]) == first  # type: ignore[arg-type]


@given(knots())
def test_each_name_has_one_bearer_and_a_reason(knot: tuple[list[Node], list[Bond]]) -> None:
    nodes, bonds = knot
    made = join(SPELLINGS, LINKS, nodes, bonds)
    assert sorted(number for bearer in made.bearers for number in bearer.names) == [node.number for node in nodes]
    assert all(reason for bearer in made.bearers for reason, _ in bearer.names.values())


@given(knots())
def test_the_latest_word_of_a_person_always_holds(knot: tuple[list[Node], list[Bond]]) -> None:
    nodes, bonds = knot
    same_spelling = {node.number: node.spelling for node in nodes}
    if not bonds:
        return
    last = bonds[-1]
    whose = {number: id(bearer) for bearer in join(SPELLINGS, LINKS, nodes, bonds).bearers for number in bearer.names}
    if last.sort == "merge":
        split = {each.one for each in bonds if each.sort == "split"}
        if not {last.one, last.other} & split:
            assert _leads(last, whose, same_spelling)
    elif last.sort == "split":
        assert whose[last.one] != whose[last.other] or same_spelling[last.one] != same_spelling[last.other]


def _leads(last: Bond, whose: dict[int, int], spelling: dict[int, str]) -> bool:
    """Whether some name of each side is the same bearer's: company may have moved one of them in its document."""
    sides = [{whose[n] for n, key in spelling.items() if key == spelling[end]} for end in (last.one, last.other)]
    return bool(sides[0] & sides[1])


@given(_NODES, st.data())
def test_taking_back_what_was_said_gives_what_was_before(nodes: list[Node], data: st.DataObject) -> None:
    if len(nodes) > 1:
        one, other = data.draw(st.lists(st.integers(0, len(nodes) - 1), min_size=2, max_size=2, unique=True))
        before = join(SPELLINGS, LINKS, nodes)
        join(SPELLINGS, LINKS, nodes, [bond("merge", one, other)])
        assert join(SPELLINGS, LINKS, nodes, []) == before


def test_a_bond_that_a_later_one_contradicts_is_told() -> None:
    nodes = [Node(1, "person|petar lund|"), Node(2, "person|ada lund|")]
    older, newer = bond("merge", 1, 2, 1), bond("forbid", 1, 2, 2)
    made = join(SPELLINGS, LINKS, nodes, [older, newer])
    assert made.broken == ((older, newer),)
    assert parts(made) == {frozenset({1}), frozenset({2})}


def test_a_bearer_is_called_as_the_entity_that_others_were_merged_into() -> None:
    nodes = [Node(1, "person|petar lund|"), Node(2, "person|ada lund|")]
    for one, other, name in ((1, 2, "Ada Lund"), (2, 1, "Petar Lund")):
        (bearer,) = join(SPELLINGS, LINKS, nodes, [bond("merge", one, other)]).bearers
        assert bearer.spelling.name == name
