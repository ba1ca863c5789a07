"""What each claim of a story rests on: the telling of its document, of the one it copies or cites, or of a speaker.

Two outlets that quote one spokesman report independently that he spoke; for what he said they are one origin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from reportedly.compare.copying import share_within
from reportedly.compare.facts import Fact, Key, Told
from reportedly.compare.joining import Joined
from reportedly.compare.outlets import name_key
from reportedly.compare.ties import said_alike
from reportedly.compare.weights import PASSAGE_SHARE
from reportedly.compare.words import tokens
from reportedly.comparison import Tie
from reportedly.lexicon import words


@dataclass(frozen=True, slots=True)
class Root:
    """The origin that a claim counts for, and why where it is not its own document's."""

    origin: str
    why: str | None = None


def roots(
    facts: Sequence[Fact],
    ties: Mapping[Key, Sequence[Tie]],
    origin_of: Mapping[Key, str],
    told: Mapping[Key, Told],
) -> dict[str, Root]:
    """Return the root of each claim of a story, by the claim's id with its document's source.

    1. The document's own origin, or that of the telling that the passage was copied from or cites, or that of the
       party that told first what it does itself.
    2. A speaker whom two origins quote is one root for all that quote it.
    3. That root goes by the origin of one of them: by one that tells nothing of its own, if there is any.
    """
    own = {name(fact): _told_by(fact, ties, origin_of) for fact in facts}  # 1
    own |= _announced(facts, told, origin_of)
    spoken = [group for group in _speakers(facts, told) if len({own[name(fact)].origin for fact in group}) > 1]  # 2
    shared = {name(fact) for group in spoken for fact in group}
    used = {root.origin for claim, root in own.items() if claim not in shared}
    found = dict(own)
    for group in sorted(spoken, key=lambda group: (len({own[name(f)].origin for f in group}), name(group[0]))):  # 3
        origins = sorted({own[name(fact)].origin for fact in group}, key=_number)
        chosen = next((origin for origin in origins if origin not in used), origins[0])
        used.add(chosen)
        why = next((w for a in group for b in group if a.key != b.key and (w := said_alike(a, b))), "one speaker")
        found |= {name(fact): Root(chosen, why) for fact in group}
    return found | _repeated(facts, found)


def _repeated(facts: Sequence[Fact], found: Mapping[str, Root]) -> dict[str, Root]:
    """What a document says in its own words, in a headline too, rests on whom it quotes for the same."""
    quoted: dict[Key, Root] = {}
    for fact in sorted(facts, key=lambda fact: fact.start):
        if fact.chain.speakers:
            quoted.setdefault(fact.key, found[name(fact)])
    own = [fact for fact in facts if not fact.chain.speakers and fact.key in quoted]
    return {name(fact): replace(quoted[fact.key], why=None) for fact in own}


def _announced(facts: Sequence[Fact], told: Mapping[Key, Told], origin_of: Mapping[Key, str]) -> dict[str, Root]:
    """What a party tells of itself, as a release does, is the origin of what others narrate of it without a source."""
    found = {}
    for party in facts:
        date, outlet = told[party.key].published, told[party.key].outlet
        who = name_key(outlet or "")
        if not who or party.doer is None or not _bears(party.doer.names, who):
            continue
        for fact in facts:
            same = fact.doer is None or not fact.doer.names or _bears(fact.doer.names, who)
            by_others = any(s.name and not _bears(frozenset(tokens(s.name)), who) for s in fact.chain.speakers)
            if same and not by_others and fact.key != party.key and date <= told[fact.key].published:
                found[name(fact)] = Root(origin_of[party.key], f"{outlet} tells it of itself")
    for party, fact in permutations(facts, 2):
        if name(fact) not in found and _is_paper_of(told[party.key], told[fact.key], fact):
            found[name(fact)] = Root(origin_of[party.key], f"it is in the statement of {told[party.key].outlet}")
    return found


def _is_paper_of(party: Told, there: Told, fact: Fact) -> bool:
    """Whether a claim is what a statement says, and the party that issues statements tells it itself."""
    who = name_key(party.outlet or "")
    if not who or party.key == there.key or party.published > there.published or not who <= there.names:
        return False
    papers = words("en", "outlets", "papers")
    return any(papers & set(tokens(speaker.words)[-1:]) for speaker in fact.chain.speakers)


def name(fact: Fact) -> str:
    """Return the name of a claim among those of a story."""
    return f"{fact.key[0]}\0{fact.key[1]}\0{fact.claim}"


def _bears(names: frozenset[str], who: frozenset[str]) -> bool:
    """Whether a name is that of an outlet, in full or in short."""
    return bool(names) and (names <= who or who <= names)


def _number(origin: str) -> int:
    return int(origin[1:])


def _told_by(fact: Fact, ties: Mapping[Key, Sequence[Tie]], origin_of: Mapping[Key, str]) -> Root:
    first, why = rests_on(fact, ties)
    return Root(origin_of[first], why)


def rests_on(fact: Fact, ties: Mapping[Key, Sequence[Tie]]) -> tuple[Key, str | None]:
    """Return the document whose telling a claim rests on by a link, and why; its own where there is none."""
    for tie in ties.get(fact.key, ()):
        if tie.later != fact.key or tie.link.overruled:
            continue
        copied = share_within((fact.start, fact.end), tie.passages) >= PASSAGE_SHARE
        if fact.claim in tie.claims or copied:
            return tie.first, tie.link.reason
    return fact.key, None


def _speakers(facts: Sequence[Fact], told: Mapping[Key, Told]) -> Iterable[list[Fact]]:
    """Groups of claims that one speaker is quoted for, or that give his figure without saying whose it is."""
    joined = Joined(range(len(facts)))
    for one, here in enumerate(facts):
        for other in range(one + 1, len(facts)):
            there = facts[other]
            if said_alike(here, there, told[here.key].outlet, told[there.key].outlet) or any(
                rests(*pair) for rests in _REST for pair in ((here, there), (there, here))
            ):
                joined.join(one, other)
    groups = [[facts[number] for number in sorted(group)] for group in joined.groups()]
    return [group for group in groups if any(fact.chain.speakers for fact in group)]


def _gives_the_figure_of(fact: Fact, spoken: Fact) -> bool:
    """Whether a claim gives in its own words a figure that the other quotes: somebody else counted."""
    if fact.chain.speakers or all(speaker.anybody for speaker in spoken.chain.speakers):
        return False
    own = {(figure.kin, figure.low, figure.high) for figure in fact.figures}
    return any((figure.kin, figure.low, figure.high) in own for figure in spoken.figures)


def _gives_the_plan_of(fact: Fact, spoken: Fact) -> bool:
    """Whether a claim tells in its own words of a plan that the other quotes somebody for: it is no act to be seen."""
    if fact.chain.speakers or not spoken.chain.speakers or all(speaker.anybody for speaker in spoken.chain.speakers):
        return False
    return fact.status in _AHEAD and spoken.status in _AHEAD


_AHEAD = frozenset({"planned", "promised"})
_REST = (_gives_the_figure_of, _gives_the_plan_of)
