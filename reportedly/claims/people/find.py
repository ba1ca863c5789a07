"""Finds who and what a document speaks of: which phrases stand for the same person, body or place.

1. every tree gives its phrases; 2. names are grouped by bearer; 3. apposition, titles, copulas and relative
pronouns join phrases of one sentence; 4. in text order descriptions and pronouns go to what was named before;
5. what is worth an entity becomes one.
"""

from collections.abc import Sequence

from reportedly.analysis import Analysis, Tree
from reportedly.claims.people.chains import Chain
from reportedly.claims.people.classes import Classes, classes
from reportedly.claims.people.entities import entities
from reportedly.claims.people.extract import phrases
from reportedly.claims.people.lookup import People
from reportedly.claims.people.names import fold, group_names
from reportedly.claims.people.phrase import Phrase
from reportedly.claims.people.quotes import quotations
from reportedly.claims.people.resolve import Resolver
from reportedly.claims.people.several import with_several
from reportedly.claims.people.spelling import known_names


def find_people(analysis: Analysis) -> People:
    """Return the entities of a document with all their mentions."""
    resolver = prepare(analysis.sentences, classes(analysis.document.language))
    # 3. and 4. links, descriptions, pronouns; 5. entities
    return entities(
        resolver.run(), resolver.phrases, analysis.sentences, resolver.scene.speakers, resolver.classes.titles
    )


def prepare(trees: Sequence[Tree], known: Classes) -> Resolver:
    """Return the phrases of a document with their names grouped, ready for the rest."""
    # 1. phrases
    found = all_phrases(trees, known)
    # 2. names
    chains: list[Chain | None] = [None] * len(found)
    for members in group_names(found, trees, known):
        chain = Chain()
        for index in members:
            chain.add(index, found[index])
            chains[index] = chain
        chain.gender = chain.gender or _given_gender(chain, found, trees, known)
    return Resolver(found, trees, chains, known)


def all_phrases(trees: Sequence[Tree], known: Classes) -> list[Phrase]:
    """Return the phrases of all trees in text order."""
    found: list[Phrase] = []
    names = known_names(trees, known)
    for number, (tree, quoted) in enumerate(zip(trees, quotations(trees), strict=True)):
        found.extend(with_several(list(phrases(number, tree, known, quoted, names)), tree))
    return found


def _given_gender(chain: Chain, found: Sequence[Phrase], trees: Sequence[Tree], known: Classes) -> str:
    if chain.kind != "person":
        return ""
    for index in chain.members:
        name = found[index].name
        if name is not None and name.last - name.first > 1:
            for word in trees[found[index].tree].words[name.first : name.last - 1]:
                gender = known.given_gender.get(fold(word))
                if gender:
                    return gender
    return ""
