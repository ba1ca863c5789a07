"""Which earlier phrase a pronoun of the third person takes up: the best that fits, by a table of weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.analysis import Tree
from reportedly.claims.people.chains import Chain
from reportedly.claims.people.phrase import NONE, Phrase
from reportedly.claims.people.speakers import Words

_SENTENCES = {"he": 6, "it": 2, "they": 4, "that": 1}
"""How many sentences back each class of pronoun may reach."""
_PHRASES = 60
"""How many phrases back at most, whatever the length of the sentences."""
_REFLEXIVE = ("self", "selves")
_OUTSIDE = frozenset({"acl:relcl", "acl", "appos", "conj"})
"""Below these a pronoun no longer stands within the phrase that it may take up."""
_NOBODY = frozenset({"no", "nobody", "neither"})
"""What opens a phrase that stands for nobody ("no fighter"), whom nothing can take up."""
_CLAUSE_MATES = frozenset({"obj", "iobj", "obl", "nsubj", "nsubj:pass", "obl:agent"})
_ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "obj": "object",
    "iobj": "object",
    "nmod:poss": "owner",
    "obl": "oblique",
    "obl:agent": "oblique",
    "appos": "apposition",
    "conj": "conjunct",
    "nmod": "within",
    "compound": "within",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """The phrases of a document, the chains that they have so far, and the words that may convey something."""

    phrases: Sequence[Phrase]
    trees: Sequence[Tree]
    chains: list[Chain | None]
    speakers: Words


def pronoun_class(phrase: Phrase) -> str:
    """Return the row of the table that a pronoun belongs to."""
    if phrase.lemma == "that":
        return "that"
    return "he" if phrase.gender in ("m", "f") else "it" if phrase.gender == "n" else "they"


def candidates(index: int, phrase: Phrase, scene: Scene) -> Iterator[tuple[int, list[str]]]:
    """Yield the earlier phrases that a pronoun may take up, the nearest of each chain, with their features."""
    kind = pronoun_class(phrase)
    tree = scene.trees[phrase.tree]
    reach, seen, rank = phrase.tree - _SENTENCES[kind], set(), 0
    for other in range(index - 1, max(-1, index - _PHRASES), -1):
        earlier, chain = scene.phrases[other], scene.chains[other]
        if earlier.tree < reach:
            break
        if chain is None:
            continue
        chain = chain.top()
        if id(chain) in seen or not _agrees(kind, phrase, earlier, chain):
            continue
        if scene.trees[earlier.tree].words[earlier.first].lower() in _NOBODY:
            continue
        if earlier.tree == phrase.tree and _barred(tree, phrase, earlier):
            continue
        seen.add(id(chain))
        yield other, features(phrase, earlier, chain, scene, rank)
        rank += 1


def _agrees(kind: str, phrase: Phrase, earlier: Phrase, chain: Chain) -> bool:
    """Whether kind, number and gender allow it."""
    if earlier.person != 3:
        return False
    if kind == "he":
        if chain.number == "p" or chain.kind not in ("person", "other"):
            return False
        return chain.gender == phrase.gender or not chain.gender
    if kind == "that" and phrase.number == "p":
        return chain.number != "s"
    if kind in ("it", "that"):
        return chain.number != "p" and chain.gender not in ("m", "f") and chain.kind not in ("person", "group")
    if chain.number == "s" and chain.kind == "person":
        return not chain.gender and not chain.named
    return chain.number != "s" or chain.kind in ("organisation", "group")


def _barred(tree: Tree, phrase: Phrase, earlier: Phrase) -> bool:
    """Whether the grammar of the sentence forbids it: within itself, or with another argument of the same verb."""
    if tree.left[earlier.head] <= phrase.head <= tree.right[earlier.head]:
        inner = phrase.head
        while inner not in (NONE, earlier.head):
            if tree.rels[inner] in _OUTSIDE:
                return False
            inner = tree.heads[inner]
        return True
    if tree.heads[phrase.head] != tree.heads[earlier.head] or phrase.lemma.endswith(_REFLEXIVE):
        return False
    return tree.rels[phrase.head] in _CLAUSE_MATES and tree.rels[earlier.head] in _CLAUSE_MATES


def features(phrase: Phrase, earlier: Phrase, chain: Chain, scene: Scene, rank: int) -> list[str]:
    """Return what speaks for or against an earlier phrase, as names in the table of weights."""
    tree, before = scene.trees[phrase.tree], scene.trees[earlier.tree]
    role, role_before = _ROLES.get(tree.rels[phrase.head], "other"), _ROLES.get(before.rels[earlier.head], "other")
    found = [
        "something",
        _DISTANCE[min(phrase.tree - earlier.tree, 5)],
        _RANK[min(rank, 4)],
        "was " + role_before,
        "several" if earlier.several else "a " + earlier.form,
        "kind " + chain.kind,
        _COUNT[min(chain.seen, 6)],
    ]
    found.extend(_speaking(phrase, earlier, chain, scene))
    if role_before == "subject" and before.heads[before.heads[earlier.head]] == NONE:
        found.append("was what its sentence is about")
    if role == role_before:
        found.append("same role")
    if chain.gender and chain.gender == phrase.gender:
        found.append("gender known")
    if chain.number and chain.number == phrase.number:
        found.append("number known")
    if earlier.first == 0:
        found.append("opens its sentence")
    if earlier.definite == "a":
        found.append("indefinite")
    if phrase.tree == earlier.tree and tree.heads[phrase.head] == earlier.head:
        found.append("its own word")
    if phrase.tree == earlier.tree and (joint := _joint(tree, phrase.head, earlier.head)):
        found.append(joint)
    return found


def _speaking(phrase: Phrase, earlier: Phrase, chain: Chain, scene: Scene) -> Iterator[str]:
    """Yield what it tells that one of the two speaks or stands inside a quotation."""
    if (phrase.tree, phrase.head) in scene.speakers:
        yield "speaks, kind " + chain.kind
        if earlier.quoted and not phrase.quoted:
            yield "speaks, out of a quotation"
        if (earlier.tree, earlier.head) in scene.speakers:
            yield "both speak"
    if phrase.quoted != earlier.quoted:
        way = "into a quotation" if phrase.quoted else "out of a quotation"
        yield way + (", one sentence" if phrase.tree == earlier.tree else "")


def _joint(tree: Tree, word: int, earlier: int) -> str | None:
    """Say how the clause of a subject hangs on the clause of an earlier subject; None where it does not."""
    if tree.rel(word) != "nsubj" or tree.rel(earlier) != "nsubj":
        return None
    clause, above = tree.heads[word], tree.heads[earlier]
    return f"subject of what its clause is {tree.rel(clause)} of" if tree.heads[clause] == above else None


_DISTANCE = [f"{n} sentences back" for n in range(6)]
_RANK = [f"{n} fitting between" for n in range(5)]
_COUNT = [f"spoken of {n} times" for n in range(7)]
