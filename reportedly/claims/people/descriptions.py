"""Which entity a description takes up: "the minister", "the company", "her lawyer"."""

from collections import defaultdict

from reportedly.claims.people.chains import Chain
from reportedly.claims.people.classes import Classes
from reportedly.claims.people.phrase import Phrase
from reportedly.record import EntityKind

_REACH = 6
"""How many bearers of a role are looked at, the latest first; further back nobody is just "the minister"."""


class Descriptions:
    """What has been spoken of so far, by the nouns that it goes by, and the last of each kind."""

    def __init__(self, classes: Classes) -> None:
        """Begin with nothing."""
        self.classes = classes
        self.by_role: dict[str, list[Chain]] = defaultdict(list)
        self.by_owner: dict[tuple[str, int], Chain] = {}
        self.latest: dict[EntityKind, list[Chain]] = defaultdict(list)

    def note(self, chain: Chain, phrase: Phrase) -> None:
        """Remember that a chain was spoken of by this phrase."""
        roles = (*phrase.roles, phrase.lemma) if phrase.form == "nominal" else phrase.roles
        for role in roles:
            _move_up(self.by_role[role], chain)
        if chain.owner is not None and phrase.form == "nominal":
            self.by_owner[phrase.lemma, id(chain.owner.top())] = chain
        if chain.number != "p":
            _move_up(self.latest[chain.kind], chain)

    def antecedent(self, phrase: Phrase, owner: Chain | None) -> Chain | None:
        """Return the chain that a description takes up, None if it brings up something new."""
        if phrase.definite == "a":
            return None
        if owner is not None:
            known = self.by_owner.get((phrase.lemma, id(owner)))
            if known is not None and _number_fits(phrase, known.top()):
                return known.top()
        for chain in reversed(self.by_role.get(phrase.lemma, ())):
            older = chain.top()
            if self._fits(phrase, older, owner):
                return older
        if phrase.definite == "the" and owner is None and not phrase.mods and phrase.number == "s":
            return self._generic(phrase)
        return None

    def _fits(self, phrase: Phrase, chain: Chain, owner: Chain | None) -> bool:
        if not _number_fits(phrase, chain):
            return False
        if phrase.nation and chain.nation and phrase.nation != chain.nation:
            return False
        if owner is not None and chain.owner is not None and chain.owner.top() is not owner:
            return False
        if phrase.definite != "the":
            return phrase.mods == chain.mods and not chain.named
        new = {m for m in phrase.mods if m not in chain.mods and m not in self.classes.demonyms}
        return not new

    def _generic(self, phrase: Phrase) -> Chain | None:
        """Return the latest of a kind for a noun that any of the kind goes by ("the company", "the woman")."""
        for kind in ("person", "organisation", "place"):
            if phrase.lemma not in self.classes.generic[kind]:
                continue
            for chain in reversed(self.latest[kind]):
                older = chain.top()
                if older.named and not (phrase.gender in "mf" and older.gender and phrase.gender != older.gender):
                    return older
        return None


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
