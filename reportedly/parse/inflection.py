"""Leads an inflected form back to its base by the rules of the language, where the learnt rule makes no known word."""

from functools import cache

from reportedly.lexicon import table, words

INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS"})
"""Tags of forms that rules can lead back; all others keep the learnt lemma."""

UNINFLECTED = frozenset({"VB", "VBP"})
"""Tags of verb forms that are their own base."""

SOFT = (
    "at", "iz", "is", "v", "u", "c", "dg", "rg", "ag", "ur", "ir", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl",
)  # fmt: skip
"""Ends of a stem that want an "e" where the verb is not in the table ("evacuat-e")."""

SINGLE = frozenset("bdgmnprt")
DOUBLED = SINGLE | {"l", "s"}
"""Consonants that are doubled before an ending and stand once in the base ("stopp-ed")."""

SIBILANT = ("ches", "shes", "sses", "xes", "zzes", "oes")
"""Ends of forms whose ending is "es" and not "s"."""


@cache
def irregular() -> dict[str, str]:
    """Return the forms that no rule makes, with their bases."""
    found: dict[str, str] = table("en", "inflection")["irregular"]
    return found


def base_form(form: str, tag: str, learnt: str) -> str:
    """Return the base of a form with this tag: the learnt lemma if it is a known word, else what the rules make."""
    if tag not in INFLECTED or not form.isascii() or not form.isalpha():
        return learnt
    low = form.lower()
    if tag == "NNS":
        return _noun(low, learnt)
    if low in irregular():
        return irregular()[low]
    known = words("en", "inflection", "verbs.base")
    stems = stems_of(low)
    if learnt in known and (learnt in stems or not stems):
        return learnt
    if low in known and tag in ("VBD", "VBN"):
        return low
    return next((stem for stem in stems if stem in known), _regular(low, stems, learnt))


def is_past(form: str, tag: str) -> bool:
    """Return whether a form that is tagged as a base ("VB") or a present ("VBP") can only be a past: "re-opened"."""
    if tag not in UNINFLECTED or not form.endswith("ed"):
        return False
    last = form.lower().rpartition("-")[2]
    known = words("en", "inflection", "verbs.base")
    return last not in known and any(stem in known for stem in stems_of(last))


def stems_of(form: str) -> list[str]:
    """Return what the regular endings can have been added to, the likelier first."""
    found: list[str] = []
    if form.endswith(("ies", "ied")) and len(form) > 4:
        found.append(form[:-3] + "y")
    for ending in ("ing", "ed"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            undoubled = [stem[:-1]] if stem[-1] == stem[-2] and stem[-1] in DOUBLED else []
            found.extend((*undoubled, stem + "e", stem))
    if form.endswith("es"):
        found.extend((form[:-2], form[:-1]) if form.endswith(SIBILANT) else (form[:-1],))
    elif form.endswith("s"):
        found.append(form[:-1])
    return found


def _regular(form: str, stems: list[str], learnt: str) -> str:
    """Return the base of a verb that is in no table, by the end of its stem."""
    if form.endswith(("ies", "ied")):
        return stems[0] if stems else learnt
    for ending in ("ing", "ed"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2:
            if stem[-1] == stem[-2] and stem[-1] in SINGLE:
                return stem[:-1]
            return stem + "e" if stem.endswith(SOFT) else stem
    return stems[0] if stems else learnt


def _noun(form: str, learnt: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return learnt if form[:-1] in words("en", "inflection", "nouns.ie") else form[:-3] + "y"
    if form.endswith(("ches", "shes", "xes", "sses")):
        return form[:-1] if form[:-1] in words("en", "inflection", "nouns.e") else form[:-2]
    return learnt
