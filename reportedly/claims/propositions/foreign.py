"""Whether a sentence is clearly in another language than its document, by its script and its little words."""

from reportedly.analysis import Tree
from reportedly.claims.propositions import classes

LEAST = 2
"""Little words of other languages that a foreign sentence holds at least; names hold one or two beside English ones."""

SHARE = 0.2
"""Their least share of the words; "Van der Meer and de la Cruz win" stays below, real sentences lie above 0.3."""

LATIN_END = "\u0250"
"""The first letter behind the Latin ones."""


def foreign(tree: Tree) -> bool:
    """Return whether the sentence is clearly not in the language of the tables."""
    small = {word.lower() for word in tree.words}
    if not small.isdisjoint(classes.words("little.own")):
        return False
    found = small & classes.words("little.foreign")
    if len(found) >= LEAST and len(found) >= SHARE * len(tree):
        return True
    letters = [word[0] for word in tree.words if word[0].isalpha()]
    return bool(letters) and sum(letter >= LATIN_END for letter in letters) > len(letters) / 2
