"""Inflected forms of regular English verbs and nouns, enough to put one reporting word in another's place."""

from collections.abc import Callable
from functools import cache

from reportedly import lexicon

VOWELS = frozenset("aeiou")
DOUBLED = frozenset({"quip", "slam", "ban", "rebut", "commit", "admit", "aver", "plan", "beg"})
IRREGULAR = frozenset(
    {
        "say", "tell", "write", "swear", "show", "foresee", "forecast", "feel", "know", "think", "understand", "choose",
        "undertake", "seek", "hold", "find", "overturn", "beseech", "rebut", "read", "beset",
    }
)  # fmt: skip
"""Verbs that are replaced by others, but put in no other's place."""


def verb_forms(lemma: str) -> dict[str, str]:
    """Return the forms of a regular verb by slot: base, third person, past (and participle), -ing."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head + head[-1] if head in DOUBLED else head
    if head.endswith("e"):
        past, ing = head + "d", (head if head.endswith("ee") else head[:-1]) + "ing"
    elif head.endswith("y") and head[-2] not in VOWELS:
        past, ing = head[:-1] + "ied", head + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    return {"base": head + tail, "third": _with_s(head) + tail, "past": past + tail, "ing": ing + tail}


def noun_forms(lemma: str) -> dict[str, str]:
    """Return singular and plural."""
    return {"singular": lemma, "plural": lemma if lemma.endswith("s") else _with_s(lemma)}


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


@cache
def alternatives() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Return for an act and a lower-case cue form the forms that may stand in its place, as words.

    They belong to the same act, the same kind of complement and the same slot.
    """
    table = lexicon.table("en", "reporting")
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for act, frames in table["verbs"].items():
        for lemmas in frames.values():
            _enter(found, act, lemmas, [lemma for lemma in lemmas if lemma.split()[0] not in IRREGULAR], verb_forms)
    for act, lemmas in table["nouns"].items():
        _enter(found, act, lemmas, lemmas, noun_forms)
    for act, lemmas in table["adverbs"].items():
        _enter(found, act, lemmas, lemmas, lambda lemma: {"adverb": lemma})
    return {key: sorted(forms) for key, forms in found.items()}


def _enter(
    found: dict[tuple[str, str], set[tuple[str, ...]]],
    act: str,
    lemmas: list[str],
    fit: list[str],
    forms_of: Callable[[str], dict[str, str]],
) -> None:
    for lemma in lemmas:
        own = dict(forms_of(lemma))
        if lemma == "say":
            own["past"] = "said"
        for slot, form in own.items():
            rivals = {tuple(forms_of(other)[slot].split()) for other in fit}
            found.setdefault((act, form), set()).update(rivals)
