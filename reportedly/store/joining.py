"""Joins the names of a case into its bearers, given all names that hang together; knows no database.

The result follows from the set of names, links and bonds, and not from the order in which they came:
1. what a person has said comes first, the latest act before the earlier ones
2. whole names that are like each other are joined, the likest first, unless anything speaks against any two of them
3. a lesser name goes to the one bearer that it can mean; if there are several, it stays by itself
4. where it can mean a few, the company that it keeps in one document may tell for that document
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportedly.store.likeness import Likeness, veto
from reportedly.store.spelling import SHORT, SINGLE, Spelling

FIRST = "the first of its name"
SAME = "the same name as in another document"
COMPANY = 2
"""Names that must stand beside a lesser one, as they do beside one of the bearers that it can mean and no other."""
FEW = 8
"""Bearers that a lesser name can mean at most for its company to tell; more bear it than those who are in the case."""
COMMON = "many of this name are in the case"


@dataclass(frozen=True, slots=True)
class Node:
    """A name in one document: its number, the key of its spelling, and the spellings named beside it there."""

    number: int
    spelling: str
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bond:
    """What a person said of two names, by their numbers; `split` moves `one` out of what it shares with `other`."""

    sort: Literal["merge", "forbid", "split"]
    one: int
    other: int
    by: str
    at: str
    decision: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """One bearer: the numbers of its names, each with its reason and who decided it ("" for the program)."""

    names: Mapping[int, tuple[str, str]]
    spelling: Spelling
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The bearers of some names, and the bonds that could not be kept because a later one says otherwise.

    `whose` says for a spelling whose it is where neither a person nor the company of the name says otherwise, `refused`
    which whole names that are like each other were kept apart, and `may_be` for a lesser name that may be one of a few
    all spellings that its company is compared with, and its own.
    """

    bearers: tuple[Bearer, ...]
    broken: tuple[tuple[Bond, Bond], ...] = ()
    whose: Mapping[str, Bearer] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()
    may_be: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Unit:
    """Nodes that go together: those of one spelling, but for the ones that a person split off."""

    spelling: Spelling
    nodes: list[Node]
    name: str
    reason: str = ""
    by: str = ""
    is_open: bool = False


@dataclass(slots=True)
class _State:
    units: dict[str, _Unit]
    up: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    apart: list[tuple[str, str, Bond]] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    may_be: dict[str, frozenset[str]] = field(default_factory=dict)

    def top(self, unit: str) -> str:
        way = []
        while unit in self.up:
            way.append(unit)
            unit = self.up[unit]
        self.up.update(dict.fromkeys(way, unit))  # the next one gets there in one step
        return unit

    def join(self, one: str, other: str) -> None:
        one, other = sorted((self.top(one), self.top(other)))
        if one != other:
            self.up[other] = one
            self.members[one] |= self.members.pop(other)

    def forbidden(self, one: str, other: str) -> Bond | None:
        ends = {self.top(one), self.top(other)}
        return next((bond for a, b, bond in self.apart if {self.top(a), self.top(b)} == ends), None)

    def spellings(self, top: str) -> Iterator[Spelling]:
        yield from (self.units[unit].spelling for unit in sorted(self.members[top]))


def join(
    spellings: Mapping[str, Spelling],
    links: Iterable[Likeness],
    nodes: Iterable[Node],
    bonds: Iterable[Bond] = (),
    *,
    common: Iterable[str] = (),
    telling: Collection[str] | None = None,
) -> Joined:
    """Return the bearers of names that hang together: spellings by key, the links between them, and all their nodes.

    `common` are lesser names that more than FEW are known to bear; what they could mean need not be among the links.
    `telling` are the lesser names whose company is looked at, which is that of all if it is not given.
    """
    bonds, links = sorted(bonds, key=lambda bond: (bond.at, bond.decision, bond.one, bond.other)), list(links)
    units, unit_of = _units(spellings, sorted(nodes, key=lambda node: node.number), bonds)
    state = _State(units, members={name: {name} for name in units})
    broken = _bind(state, unit_of, bonds)  # 1
    refused = _join_like(state, links)  # 2
    moved: dict[int, tuple[str, str]] = {}
    for size in (SHORT, SINGLE):
        moved |= _join_lesser(state, links, size, telling)  # 3, 4
    for name in common:
        if name in units and len(state.members[state.top(name)]) == 1:
            _leave_open(units[name], COMMON)
    bearers = dict(_bearers(state, moved))
    whose = {name: bearers[state.top(name)] for name in units if state.top(name) in bearers and "#split" not in name}
    return Joined(tuple(bearers.values()), tuple(broken), whose, refused, state.may_be)


def _units(
    spellings: Mapping[str, Spelling], nodes: Sequence[Node], bonds: Sequence[Bond]
) -> tuple[dict[str, _Unit], dict[int, str]]:
    """One unit for each spelling, and one more for each act that splits some of its nodes off."""
    split = {bond.one: bond for bond in bonds if bond.sort == "split"}
    units: dict[str, _Unit] = {}
    unit_of: dict[int, str] = {}
    for node in nodes:
        bond = split.get(node.number)
        name = f"{node.spelling}#split {bond.decision}" if bond else node.spelling
        unit = units.setdefault(name, _Unit(spellings[node.spelling], [], name))
        unit.nodes.append(node)
        unit_of[node.number] = name
        if bond:
            unit.reason, unit.by = f"split off by {bond.by}", bond.by
    return units, unit_of


def _bind(state: _State, unit_of: Mapping[int, str], bonds: Sequence[Bond]) -> list[tuple[Bond, Bond]]:
    """Keep what people said, the latest first; return what could not be kept, with what it broke on."""
    broken, merges = [], list[Bond]()
    for bond in reversed(bonds):
        one, other = unit_of.get(bond.one), unit_of.get(bond.other)
        if one is None or other is None:
            continue
        if bond.sort == "merge":
            against = state.forbidden(one, other)
            if against is not None:
                broken.append((bond, against))
                continue
            if state.units[one].reason == "":
                state.units[one].reason, state.units[one].by = f"merged by {bond.by}", bond.by
            state.join(one, other)
            state.leads.append(other)
            merges.append(bond)
        elif state.top(one) == state.top(other):
            against = next((each for each in merges if state.top(unit_of[each.one]) == state.top(one)), None)
            if against is not None:
                broken.append((bond, against))
        else:
            state.apart.append((one, other, bond))
    return broken


def _join_like(state: _State, links: Sequence[Likeness]) -> tuple[tuple[str, str], ...]:
    """Join whole names by the likest links first, where nothing speaks against any two names of both sides.

    Returns the ends of the links that were not followed.
    """
    same = [link for link in links if link.sort == "same" and link.one in state.units and link.other in state.units]
    for link in sorted(same, key=lambda link: (-link.score, link.one, link.other)):
        one, other = state.top(link.one), state.top(link.other)
        if one != other and not state.forbidden(one, other) and not _vetoed(state, one, other):
            unit = state.units[link.one] if not state.units[link.one].reason else state.units[link.other]
            unit.reason = unit.reason or link.reason
            state.join(one, other)
    return tuple((link.one, link.other) for link in same if state.top(link.one) != state.top(link.other))


def _vetoed(state: _State, one: str, other: str) -> bool:
    mine = list(state.spellings(one))
    return any(veto(a, b) for b in state.spellings(other) for a in mine)


def _join_lesser(
    state: _State, links: Sequence[Likeness], size: int, telling: Collection[str] | None
) -> dict[int, tuple[str, str]]:
    """Give each lesser name to the one bearer that it can mean; return the nodes that their company tells apart."""
    wanted: dict[str, list[Likeness]] = defaultdict(list)
    for link in links:
        if (
            link.sort == "part"
            and link.one in state.units
            and (state.units[link.one].spelling.size == SINGLE) == (size == SINGLE)
        ):
            wanted[link.one].append(link)
    joins, moved = list[tuple[str, str, str]](), dict[int, tuple[str, str]]()
    for name, found in sorted(wanted.items()):
        can_mean = _can_mean(state, name, found)
        if len(can_mean) == 1:
            ((top, link),) = can_mean.items()
            joins.append((name, top, f"{link.reason}, and of nobody else in the case"))
        elif can_mean and state.top(name) not in can_mean:
            few = len(can_mean) <= FEW
            _leave_open(state.units[name], f"may be {_named(state, can_mean)}" if few else COMMON)
            if few:
                members = (unit for top in can_mean for unit in state.members[top])
                state.may_be[name] = frozenset({name, *(state.units[unit].spelling.key for unit in members)})
            if few and (telling is None or name in telling):
                moved |= _by_company(state, name, can_mean)
    for name, top, reason in joins:
        state.units[name].reason = state.units[name].reason or reason
        state.join(name, top)
    return moved


def _leave_open(unit: _Unit, reason: str) -> None:
    unit.is_open = True
    unit.reason = unit.reason or reason


def _can_mean(state: _State, name: str, found: Sequence[Likeness]) -> dict[str, Likeness]:
    """The bearers that a lesser name can mean, each with the link of its likest name."""
    mine, tops = state.top(name), dict[str, Likeness]()
    found = [link for link in found if link.other in state.units]
    best = max((link.score for link in found), default=0.0)
    found = [link for link in found if link.score == best]
    for link in sorted(found, key=lambda link: (-link.score, state.units[link.other].spelling.size, link.other)):
        top = state.top(link.other)
        if not state.forbidden(mine, top):
            tops.setdefault(top, link)
    return tops


def _named(state: _State, tops: Iterable[str]) -> str:
    names = sorted(repr(_fullest(state.spellings(top)).name) for top in tops)
    more = f" or {len(names) - 3} others" if len(names) > 4 else ""
    return " or ".join(names[:3] if more else names) + more


def _by_company(state: _State, name: str, can_mean: Mapping[str, Likeness]) -> dict[int, tuple[str, str]]:
    """The nodes that keep the company of one of the bearers and of no other, with where they go and why."""
    company: dict[str, set[str]] = {}
    for top in can_mean:
        nodes = (node for unit in state.members[top] for node in state.units[unit].nodes)
        company[top] = set[str]().union(*(node.company for node in nodes))
    told: dict[int, tuple[str, str]] = {}
    for node in state.units[name].nodes:
        beside = {top: node.company & found for top, found in company.items()}
        shared = Counter(key for found in beside.values() for key in found)
        telling = {top: {key for key in found if shared[key] == 1} for top, found in beside.items()}
        keeps = [top for top, found in telling.items() if found]
        if len(keeps) == 1 and len(telling[keeps[0]]) >= COMPANY:
            names = " and ".join(sorted(key.split("|")[1] for key in telling[keeps[0]])[:COMPANY])
            whose = _fullest(state.spellings(keeps[0])).name
            told[node.number] = (
                keeps[0],
                f"{can_mean[keeps[0]].reason}; named beside {names}, as {whose!r} is elsewhere",
            )
    return told


def _bearers(state: _State, moved: Mapping[int, tuple[str, str]]) -> Iterator[tuple[str, Bearer]]:
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for unit in state.units.values():
        for node in unit.nodes:
            if node.number in moved:
                top, reason = moved[node.number]
                found[state.top(top)][node.number] = reason, ""
            else:
                plain = FIRST if node is unit.nodes[0] else SAME
                found[state.top(unit.name)][node.number] = unit.reason or plain, unit.by
    for top, names in sorted(found.items()):
        members = [state.units[unit] for unit in state.members[top]]
        lead = next((state.units[unit].spelling for unit in state.leads if state.top(unit) == top), None)
        called = lead or _fullest(unit.spelling for unit in members)
        yield top, Bearer(names, called, any(unit.is_open for unit in members))


def _fullest(spellings: Iterable[Spelling]) -> Spelling:
    return min(spellings, key=lambda each: (each.size, -len(each.words), each.key))
