"""Says how far a new name reaches in a case: which bearers are joined anew with it, so that no others can change.

It rests on how names are joined (`joining`, ADR 17). Two whole names that were kept apart stay apart, whoever joins
either side, so a bearer that grows changes nobody else; one that falls apart lets go of its neighbours, and they are
looked at, too. Whom a lesser name means changes only with those whom it can mean.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field

from sqlalchemy import Connection

from reportedly.store import knots
from reportedly.store.joining import Bond, Joined
from reportedly.store.knots import Link, Name, Row
from reportedly.store.likeness import Likeness


@dataclass(slots=True)
class Knot:
    """Spellings that are joined anew, with the links, names and bonds between them; it holds bearers whole.

    `common` are lesser names that many bear: it does not go on through them, as nothing that comes in changes whose
    these are. `news` are the spellings that something is new of; `anew` says that anything may be, as a person said it.
    """

    news: Set[int]
    new: Mapping[int, int]
    """The spelling of each name that has no row yet."""
    anew: bool = False
    rows: dict[int, Row] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    bound: list[Bond] = field(default_factory=list)
    common: set[int] = field(default_factory=set)
    _ends: dict[int, int] = field(default_factory=dict)
    _beside: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _links: dict[tuple[int, int], Link] = field(default_factory=dict)
    _whose: dict[int, int | None] = field(default_factory=dict)
    _like: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _means: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _lesser: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _asked: set[int] = field(default_factory=set)
    _borne: set[int] = field(default_factory=set)

    @property
    def links(self) -> list[Likeness]:
        """The links between the spellings, but for those that lead from a common one."""
        return [
            Likeness(self.rows[one].spelling.key, self.rows[other].spelling.key, link.sort, link.score, link.reason)
            for (one, other), link in sorted(self._links.items())
            if one in self.rows and other in self.rows and (link.sort == "same" or one not in self.common)
        ]

    @property
    def bonds(self) -> list[Bond]:
        """What people said of the names of these spellings."""
        return [bond for bond in self.bound if self._ends.get(bond.one) in self.rows]


def begin(conn: Connection, news: Iterable[int], new: Mapping[int, int], *, anew: bool = False) -> Knot:
    """Return a knot of the spellings that something is new of, with what can change whose they are."""
    knot = Knot(set(news), new, anew, bound=knots.bonds_of_two(conn), _borne=set(new.values()))
    knot._ends = knots.spelling_of(conn, {end for bond in knot.bound for end in (bond.one, bond.other)}, new)
    for bond in knot.bound:
        if bond.one in knot._ends and bond.other in knot._ends:
            knot._beside[knot._ends[bond.one]].add(knot._ends[bond.other])
            knot._beside[knot._ends[bond.other]].add(knot._ends[bond.one])
    _complete(conn, knot, knot.news)
    return knot


def grow(conn: Connection, knot: Knot, made: Joined) -> bool:
    """Take in what the joined names change beyond the knot; tell whether there was any."""
    beyond = _let_go(knot, made) | _meaning(conn, knot, _changed(knot, made))
    return _complete(conn, knot, beyond - knot.rows.keys())


def _complete(conn: Connection, knot: Knot, wanted: Set[int]) -> bool:
    """Take in some spellings and all that can change whose these are; tell whether there were any."""
    has_grown = bool(wanted)
    while wanted:
        _take_in(conn, knot, wanted)
        known = {name.spelling for name in knot.names}
        fresh = {n for n, row in knot.rows.items() if knot.anew or row.entity is None or n not in known}
        heard = knot.news | {n for n, row in knot.rows.items() if knot.anew or not row.plain}
        like = {other for one in fresh for other in knot._like[one]}
        wanted = (like | _meant(knot) | _meaning(conn, knot, heard)) - knot.rows.keys()
    return has_grown


def _take_in(conn: Connection, knot: Knot, wanted: Set[int]) -> None:
    """Take in spellings with all others of their bearers, and their names."""
    before, edge = set(knot.rows), wanted
    while edge:
        for row in knots.rows(conn, edge):
            knot.rows[row.number] = row
            knot._whose[row.number] = row.entity
        _ask(conn, knot, edge)
        _follow(conn, knot, edge)
        edge = {other for one in edge for other in _same_bearer(knot, one)} - knot.rows.keys()
    names = knots.names_of(conn, knot.rows.keys() - before)
    knot.names += names
    knot._borne.update(name.spelling for name in names)


def _same_bearer(knot: Knot, one: int) -> Set[int]:
    entity = knot._whose[one]
    linked = knot._like[one] | knot._means[one] | knot._lesser[one] if entity is not None else set[int]()
    return knot._beside[one] | {other for other in linked if knot._whose[other] == entity}


def _ask(conn: Connection, knot: Knot, lesser: Iterable[int]) -> None:
    """Find out which lesser names many bear."""
    unknown = set(lesser) - knot._asked
    knot.common |= knots.common(conn, unknown)
    knot._asked |= unknown


def _follow(conn: Connection, knot: Knot, edge: Set[int]) -> None:
    """Note where the links of some spellings lead."""
    for link in knots.links_of(conn, edge, but=knot.common):
        knot._links[link.one, link.other] = link
        knot._whose.setdefault(link.far, link.entity)
        if link.sort == "same":
            knot._like[link.one].add(link.other)
            knot._like[link.other].add(link.one)
        else:
            knot._means[link.one].add(link.other)
            knot._lesser[link.other].add(link.one)


def _meant(knot: Knot) -> set[int]:
    """The likest of those that the lesser names of a knot can mean."""
    found = set[int]()
    for lesser in knot.rows.keys() & knot._means.keys() - knot.common:
        live = [other for other in knot._means[lesser] if knot._whose[other] is not None or other in knot._borne]
        best = max((knot._links[lesser, other].score for other in live), default=0.0)
        found.update(other for other in live if knot._links[lesser, other].score == best)
    return found


def _meaning(conn: Connection, knot: Knot, some: Collection[int]) -> set[int]:
    """The lesser names that can mean some spellings of a knot, but for those that many bear."""
    found = {lesser for one in some for lesser in knot._lesser[one]} - knot.rows.keys()
    _ask(conn, knot, found)
    return found - knot.common


def _let_go(knot: Knot, made: Joined) -> set[int]:
    """The neighbours of bearers of which parts that are like each other are no longer joined."""
    number = {row.spelling.key: row.number for row in knot.rows.values()}
    refused = ((knot.rows[number[one]].entity, knot.rows[number[other]].entity) for one, other in made.refused)
    broken = {one for one, other in refused if one == other}
    broken |= {row.entity for one, row in knot.rows.items() if one not in knot._borne}
    broken.discard(None)
    return {other for one, row in knot.rows.items() if row.entity in broken for other in knot._like[one]}


def _changed(knot: Knot, made: Joined) -> set[int]:
    """The spellings of bearers that are not as they were before."""
    before, now = defaultdict[int | None, set[int]](set), defaultdict[int, set[int]](set)
    for number, row in knot.rows.items():
        before[row.entity].add(number)
        now[id(made.whose.get(row.spelling.key))].add(number)
    found = set(knot.news)
    for numbers in now.values():
        entities = {knot.rows[number].entity for number in numbers}
        if None in entities or len(entities) > 1 or numbers != before[next(iter(entities))] or numbers & knot.news:
            found |= numbers
    return found
