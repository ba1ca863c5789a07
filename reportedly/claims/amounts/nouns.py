"""Finds the noun that a number counts, and names its unit: "people" for persons, else the noun in the plural."""

import re

from reportedly.analysis import Tree
from reportedly.claims.amounts.atoms import HYPHENS
from reportedly.lexicon import table, words

PEOPLE = words("en", "amounts", "people.nouns")
ENDINGS = tuple(table("en", "amounts")["people"]["endings"])
NOT_PEOPLE = words("en", "amounts", "people.not_people")
PEOPLES = words("en", "amounts", "people.peoples")
PEOPLE_ENDINGS = tuple(table("en", "amounts")["people"]["people_endings"])
CALENDAR = words("en", "amounts", "veto.months") | words("en", "amounts", "veto.weekdays")
COUNTED = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"root", "acl:relcl", "ccomp", "advcl", "parataxis", "conj", "acl"})
PARTING = frozenset({"AUX", "ADP", "NUM", "PRON", "SCONJ"})
REACH = 9
"""Words that may stand between a number and the end of its noun phrase."""
PARTICIPLE = re.compile(r"\w+(?:ed|ing|en|wn|de)$")


def head_after(tree: Tree, number: int, first: int) -> int:
    """The head of the noun phrase that the number word counts, sought from word `first` on; -1 if there is none."""
    head = tree.heads[number]
    if tree.rel(number) == "nummod" and first <= head < first + REACH and _unbroken(tree, first, head):
        run = head_in_run(tree, first)
        return run if run > head and not tree.words[head].endswith("s") else head
    return head_in_run(tree, first)


def _unbroken(tree: Tree, first: int, head: int) -> bool:
    """Tell whether nothing parts the number from its head that no noun phrase holds."""
    return all(
        tree.words[word] not in ".;:()[]—–" and (tree.upos[word] not in PARTING or _is_type(tree, word))
        for word in range(first, head)
    )


def _is_type(tree: Tree, word: int) -> bool:
    """Tell the "24" of "Su-24": a number that a hyphen ties to the word before."""
    return tree.upos[word] == "NUM" and tree.words[word - 1] in HYPHENS and tree.ends[word - 1] == tree.starts[word]


def head_in_run(tree: Tree, first: int) -> int:
    """The last noun of the run of adjectives, participles and nouns that begins at a word; -1 if there is none."""
    found, size = -1, min(len(tree), first + REACH)
    for word in range(first, size):
        upos = tree.upos[word]
        if tree.words[word].lower() in CALENDAR:
            break
        if upos == "NOUN" or (upos == "PROPN" and not (found >= 0 and tree.upos[found] == "NOUN")):
            found = word
        elif (found >= 0 and upos == "VERB") or not _inside(tree, word, size):
            break
    return found


def _inside(tree: Tree, word: int, size: int) -> bool:
    """Tell whether a word that is no noun may stand inside a noun phrase before its head."""
    upos, text = tree.upos[word], tree.words[word]
    if text in HYPHENS:
        return word > 0 and tree.ends[word - 1] == tree.starts[word]
    if upos == "ADJ" or _is_type(tree, word):
        return True
    following = tree.upos[word + 1] if word + 1 < size else ""
    if upos == "ADV":
        return following in ("ADJ", "VERB")
    participle = upos == "VERB" and tree.rels[word] not in FINITE and PARTICIPLE.match(text) is not None
    return participle and following in ("NOUN", "ADJ", "PROPN", "PUNCT")


def unit_of(tree: Tree, word: int) -> str:
    """The name of what is counted, from the head noun."""
    text = tree.words[word]
    return name_of(text, proper=tree.upos[word] == "PROPN")


def name_of(text: str, *, proper: bool = False) -> str:
    """The unit that a noun gives: "people", or the noun in the plural."""
    lower = text.lower()
    if is_person(lower) or (text[:1].isupper() and is_people(lower)):
        return "people"
    return text if proper and text.endswith("s") else plural(text if proper else lower)


def is_people(lower: str) -> bool:
    """Tell whether a capitalised noun names members of a people or of a faith."""
    bare = lower.removesuffix("s")
    return bare in PEOPLES or lower in PEOPLES or bare.endswith(PEOPLE_ENDINGS)


def is_person(lower: str) -> bool:
    """Tell whether a noun, singular or plural, means persons."""
    if any(form in PEOPLE for form in singulars(lower)):
        return True
    last = lower.rpartition("-")[2]
    if last != lower and any(form in PEOPLE for form in singulars(last)):
        return True
    return lower.endswith(ENDINGS) and lower not in NOT_PEOPLE


def singulars(lower: str) -> tuple[str, ...]:
    """The forms that a noun may have in the singular, itself among them."""
    if lower.endswith("ies"):
        return lower, lower[:-3] + "y", lower[:-1]
    if lower.endswith("ves"):
        return lower, lower[:-3] + "f", lower[:-3] + "fe", lower[:-1]
    if lower.endswith(("ses", "xes", "ches", "shes")):
        return lower, lower[:-2], lower[:-1]
    return (lower, lower[:-1]) if lower.endswith("s") else (lower,)


IRREGULAR: dict[str, str] = table("en", "amounts")["people"]["plurals"]


def plural(noun: str) -> str:
    """The plural of an English noun; what ends in "s" already stays as it is."""
    if noun in IRREGULAR.values():
        return noun
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("us") and noun.isascii():
        return noun + "es"
    if (
        noun.endswith("craft")
        or (noun.endswith("s") and not noun.endswith("ss"))
        or not noun.isascii()
        or not noun.isalpha()
    ):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ss", "x", "ch", "sh", "z")) else "s")
