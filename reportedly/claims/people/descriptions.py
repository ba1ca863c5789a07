"""Which entity a description may take up ("the minister", "her lawyer", "this law"), and what speaks for each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.analysis import Tree
from reportedly.claims.people.chains import Chain
from reportedly.claims.people.classes import Classes
from reportedly.claims.people.phrase import Phrase
from reportedly.record import EntityKind

_REACH = 6
"""How many bearers of a noun are looked at, the latest first; further back nobody is just "the minister"."""
_KINDRED = 4
"""How many of the latest of a kind a general noun is compared with."""
_POINTING = frozenset({"the", "this"})
_CLAUSES = frozenset({"acl:relcl", "acl"})
_SENTENCES = ("this sentence", "the sentence before", "two sentences back", "three sentences back")
_COUNT = ("", "spoken of once", "spoken of twice", "spoken of often")
_NEW = ("no new word", "one new word", "new words")
_RANK = ("the latest", "one between", "more between")


def description_class(phrase: Phrase) -> str:
    """Return the row of the table that a description belongs to."""
    if phrase.inside:
        return "within"
    if phrase.proper:
        return "proper"
    return "own" if phrase.owner >= 0 else phrase.definite or "bare"


class Descriptions:
    """What has been spoken of so far, by the nouns that it goes by, and the last of each kind."""

    def __init__(self, classes: Classes, phrases: Sequence[Phrase], trees: Sequence[Tree]) -> None:
        """Begin with nothing."""
        self.classes, self.phrases, self.trees = classes, phrases, trees
        self.by_role: dict[str, list[Chain]] = defaultdict(list)
        self.by_owner: dict[tuple[str, int], Chain] = {}
        self.latest: dict[EntityKind, list[Chain]] = defaultdict(list)

    def note(self, chain: Chain, phrase: Phrase) -> None:
        """Remember that a chain was spoken of by this phrase."""
        roles = (*phrase.roles, phrase.lemma) if phrase.form == "nominal" and phrase.lemma else phrase.roles
        for role in roles:
            _move_up(self.by_role[role], chain)
        if chain.owner is not None and phrase.form == "nominal":
            self.by_owner[phrase.lemma, id(chain.owner.top())] = chain
        _move_up(self.latest[chain.kind], chain)

    def candidates(self, phrase: Phrase, owner: Chain | None) -> Iterator[tuple[int, list[str]]]:
        """Yield the phrases that a description may take up, the last of each chain, with what speaks for them."""
        seen: set[int] = set()
        same_owner = self.by_owner.get((phrase.lemma, id(owner))) if owner is not None else None
        if same_owner is not None and _number_fits(phrase, same_owner.top()):
            chain = same_owner.top()
            seen.add(id(chain))
            yield chain.last, self._features(phrase, chain, owner, 0, "of the same")
        for chain in reversed(self.by_role.get(phrase.lemma, ())):
            older = chain.top()
            if id(older) not in seen and self._fits(phrase, older, owner):
                yield older.last, self._features(phrase, older, owner, len(seen), "the same noun")
                seen.add(id(older))
        if phrase.definite in _POINTING and not phrase.inside:
            yield from self._kindred(phrase, owner, seen)

    def _kindred(self, phrase: Phrase, owner: Chain | None, seen: set[int]) -> Iterator[tuple[int, list[str]]]:
        """Yield the latest that a general noun may denote: "the company" a named body, "the man" any person."""
        for kind in [kind for kind, nouns in self.classes.generic.items() if phrase.lemma in nouns]:
            for chain in reversed(self.latest[kind][-_KINDRED:]):
                older = chain.top()
                if id(older) in seen or not (older.named or kind == "person"):
                    continue
                if self._fits(phrase, older, owner):
                    several = "several " if self.phrases[older.last].several else ""
                    link = several + "of its kind"
                    yield older.last, self._features(phrase, older, owner, len(seen), link)
                    seen.add(id(older))

    def _fits(self, phrase: Phrase, chain: Chain, owner: Chain | None) -> bool:
        if not _number_fits(phrase, chain) or self._is_part(phrase, chain):
            return False
        if phrase.nation and chain.nation and phrase.nation != chain.nation:
            return False
        if phrase.gender in ("m", "f") and chain.gender and phrase.gender != chain.gender:
            return False
        if owner is None:
            return True
        if chain.owner is not None:
            return chain.owner.top() is owner
        return not (owner.nation and chain.nation and owner.nation != chain.nation)

    def _is_part(self, phrase: Phrase, chain: Chain) -> bool:
        """Whether one stands within the other: "the head of the office" is not the office."""
        other = self.phrases[chain.last]
        if other.tree != phrase.tree:
            return False
        return phrase.first <= other.head < phrase.last or other.first <= phrase.head < other.last

    def _features(self, phrase: Phrase, chain: Chain, owner: Chain | None, rank: int, link: str) -> list[str]:
        other = self.phrases[chain.last]
        back = phrase.tree - other.tree
        new = sum(m not in chain.mods and m not in chain.roles for m in phrase.mods)
        words = _NEW[min(new, 2)] if phrase.mods else "no words"
        was = (
            "was several"
            if other.several
            else "was " + (other.definite or "bare")
            if other.form == "nominal"
            else "was a " + other.form
        )
        found = [
            link,
            _SENTENCES[back] if back < len(_SENTENCES) else "some sentences back" if back < 10 else "far back",
            _COUNT[min(chain.seen, 3)],
            words,
            _RANK[min(rank, 2)],
            was,
            "kind " + chain.kind,
        ]
        if chain.named:
            found.append("named")
        if phrase.mods == other.mods and other.lemma == phrase.lemma:
            found.append("the same words" if phrase.mods else "the bare noun")
        if other.mods and not other.mods <= phrase.mods and other.form == "nominal":
            found.append("lacks a word")
        if owner is not None and chain.owner is None:
            found.append("of another")
        if any(self.trees[phrase.tree].rels[kid] in _CLAUSES for kid in self.trees[phrase.tree].kids[phrase.head]):
            found.append("told apart by a clause")
        if self.trees[phrase.tree].rels[phrase.head] == self.trees[other.tree].rels[other.head]:
            found.append("same role")
        return found


def _number_fits(phrase: Phrase, chain: Chain) -> bool:
    return not chain.number or chain.number == phrase.number


def _move_up(chains: list[Chain], chain: Chain) -> None:
    """Make a chain the last of a list that is kept short."""
    if chains and chains[-1] is chain:
        return
    if chain in chains:
        chains.remove(chain)
    elif len(chains) >= _REACH:
        del chains[0]
    chains.append(chain)
