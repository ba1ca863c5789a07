"""Goes through a document in text order and gives descriptions and pronouns to what they take up."""

from collections.abc import Callable, Iterable, Sequence

from reportedly.analysis import Tree
from reportedly.claims.people.chains import Chain
from reportedly.claims.people.classes import Classes
from reportedly.claims.people.descriptions import Descriptions, description_class
from reportedly.claims.people.phrase import NONE, Phrase
from reportedly.claims.people.pronouns import Scene, candidates, pronoun_class
from reportedly.claims.people.speakers import speakers

_NO_SUBJECT = frozenset({"this", "that", "there", "what", "which", "these"})


_TITLED = frozenset({"person", "organisation"})
_TITLE_REACH = 5
"""How many phrases a title may hold: "chief of staff of the navy"."""
_IN_TITLE = frozenset({"appos", "flat", "nmod", "compound", "nmod:desc", "conj"})
_ALSO_MANY = frozenset({"organisation", "other"})
"""Kinds that may be many as well as one: "the students, a majority"."""
_SETTLED = frozenset({"person", "group"})
"""Kinds that nothing else is taken for; that a state is called place here and organisation there says little."""
Options = Iterable[tuple[int, list[str]]]
"""Earlier phrases, each with what speaks for or against it."""
Choose = Callable[[int, str, Options, bool], int | None]
"""Takes the number of a phrase, its row of the table, its options, and whether it must mean something before."""


def likeliest(table: dict[str, float], options: Options, *, must: bool) -> int | None:
    """Return the phrase that the weights of a table speak for most, None if `nothing` outweighs all."""
    best, top = None, float("-inf") if must else table["nothing"]
    for candidate, features in options:
        score = 0.0
        for feature in features:
            score += table.get(feature, 0.0)
        if score > top:
            best, top = candidate, score
    return best


def _above(tree: Tree, word: int) -> int:
    """Return the head of a word within a noun phrase, NONE above one."""
    return tree.heads[word] if tree.rels[word] in _IN_TITLE else NONE


class Resolver:
    """The chains of a document while they grow; `choose` picks what a description or a pronoun takes up."""

    def __init__(
        self, phrases: Sequence[Phrase], trees: Sequence[Tree], chains: list[Chain | None], classes: Classes
    ) -> None:
        """Begin with the names grouped: `chains` has one for each phrase with a name."""
        self.choose: Choose = lambda _, row, options, must: likeliest(classes.weights[row], options, must=must)
        self.phrases, self.trees, self.chains, self.classes = phrases, trees, chains, classes
        self.at = {(phrase.tree, phrase.head): index for index, phrase in enumerate(phrases) if not phrase.several}
        self.descriptions = Descriptions(classes, phrases, trees)
        self.scene = Scene(phrases, trees, chains, speakers(trees))
        self.voices: dict[tuple[str, int], Chain] = {}

    def run(self) -> list[Chain]:
        """Return the chains after all links, descriptions and pronouns are settled."""
        for index, phrase in enumerate(self.phrases):
            if phrase.link != NONE:
                self._link(index, phrase, self.at.get((phrase.tree, phrase.link)))
            elif phrase.name is not None:
                self._link(index, phrase, self._title(index, phrase))
        for index, phrase in enumerate(self.phrases):
            if phrase.form == "pronoun":
                self._pronoun(index, phrase)
            elif phrase.form == "nominal":
                self._description(index, phrase)
            self._activate(index, phrase)
        found: dict[int, Chain] = {}
        for chain in self.chains:
            if chain is not None:
                found.setdefault(id(chain.top()), chain.top())
        return list(found.values())

    def chain(self, index: int) -> Chain:
        """Return the chain of a phrase, a new one if it has none."""
        chain = self.chains[index]
        if chain is None:
            chain = Chain()
            chain.add(index, self.phrases[index])
        elif chain.top() is not chain:
            chain = chain.top()
        self.chains[index] = chain
        return chain

    def _join(self, older: Chain, newer: Chain) -> None:
        if older is not newer:
            older.take(newer, self.phrases)

    def _title(self, index: int, phrase: Phrase, *, comma: bool = False) -> int | None:
        """Return the description that ends right before a name: "Minister for Trade" before "Ada Lind"."""
        if comma and self.trees[phrase.tree].words[phrase.first - 1] != ",":
            return None
        for before in range(index - 1, max(-1, index - _TITLE_REACH), -1):
            other = self.phrases[before]
            if other.tree != phrase.tree:
                return None
            if other.last == phrase.first - comma and other.form == "nominal" and not other.inside:
                fits = other.kind == phrase.kind and other.number == "s" and other.kind in _TITLED
                return before if fits else None
        return None

    def _link(self, index: int, phrase: Phrase, target: int | None) -> None:
        if target is not None and phrase.name is not None and not self._fits(phrase, self.phrases[target]):
            target = self._title_of(index, phrase)
        if target is None or target == index or not self._fits(phrase, self.phrases[target]):
            return
        one, other = self.chain(index), self.chain(target)
        if one.named and other.named and one is not other:
            return
        self._join(*((one, other) if one.named else (other, one)))

    def _title_of(self, index: int, phrase: Phrase) -> int | None:
        """Return the title of a name that the parser hung on a word of it: "chair of the board Ada Lind"."""
        if phrase.link == NONE:
            return None
        tree, above = self.trees[phrase.tree], _above(self.trees[phrase.tree], phrase.head)
        while above != NONE and tree.upos[phrase.first - 1] != "PUNCT":
            target = self.at.get((phrase.tree, above))
            if target is not None and self.phrases[target].kind == phrase.kind and self.phrases[target].name is None:
                return target
            above = _above(tree, above)
        return self._title(index, phrase, comma=True)

    def _fits(self, phrase: Phrase, target: Phrase) -> bool:
        """Whether apposition or copula may make two phrases one: no clash of kind or number, not two unlike names."""
        if phrase.form == "pronoun":
            return True
        if target.form == "pronoun":
            return target.lemma not in _NO_SUBJECT
        if phrase.kind != target.kind and not _SETTLED.isdisjoint((phrase.kind, target.kind)):
            return False
        return phrase.number == target.number or (phrase.kind in _ALSO_MANY and phrase.form != "name")

    def _activate(self, index: int, phrase: Phrase) -> None:
        chain = self.chain(index)
        chain.active, chain.last = True, index
        chain.seen += 1
        if phrase.form != "pronoun":
            self.descriptions.note(chain, phrase)

    def _description(self, index: int, phrase: Phrase) -> None:
        chain = self.chain(index)
        if phrase.owner != NONE:
            owner = self.at.get((phrase.tree, phrase.owner))
            if owner is not None:
                chain.owner = chain.owner or self.chain(owner)
        if chain.active or chain.named or phrase.several:
            return
        options = self.descriptions.candidates(phrase, chain.owner.top() if chain.owner else None)
        found = self.choose(index, description_class(phrase), options, False)
        if found is not None:
            self._join(self.chain(found), chain)

    def _pronoun(self, index: int, phrase: Phrase) -> None:
        own = self.chain(index)
        if phrase.link != NONE or (own.named and phrase.person == 3):
            return
        if phrase.person != 3:
            older = self._voice((str(phrase.person) + phrase.number, phrase.quoted), own)
        else:
            options = candidates(index, phrase, self.scene)
            speaks = phrase.lemma != "that" and (phrase.tree, phrase.head) in self.scene.speakers
            found = self.choose(index, pronoun_class(phrase), options, speaks)
            if found is None:
                return
            older = self.chain(found)
        self._join(older, self.chain(index))

    def _voice(self, key: tuple[str, int], own: Chain) -> Chain:
        """Return who says "I" or "we" here: as before in this quotation, unless both are named."""
        older = self.voices.setdefault(key, own).top()
        if own.named and older.named:
            self.voices[key] = older = own
        return older
