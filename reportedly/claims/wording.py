"""Finds loaded words: labels, praise, blame, euphemism, doubt and intensifiers, and says by whom and why.

What stands in the content of an attribution is the words of its source; all else is the publisher's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reportedly.analysis import Analysis, Tree
from reportedly.lexicon import table, words
from reportedly.record import PUBLISHER, Attribution, Span, Wording, WordingKind

LANGUAGE = "en"
PIECE = re.compile(r"[^\s-]+|-")
OPEN_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
REPORTED = frozenset({"ccomp", "xcomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One class of the lexicon as it applies to one word or phrase."""

    kind: WordingKind
    why: str
    upos: frozenset[str]
    reports: bool
    phrase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by form, and phrases by their first word, the longest first."""

    single: dict[str, Entry]
    phrases: dict[str, tuple[Entry, ...]]


@cache
def lexicon() -> Lexicon:
    """Read the classes of loaded words once."""
    single: dict[str, Entry] = {}
    phrases: dict[str, list[Entry]] = {}
    for group in table(LANGUAGE, "wording")["class"]:
        entry = Entry(group["kind"], group["why"], frozenset(group["upos"]), group.get("reports", False))
        listed = group.get("words", ())
        for word in listed:
            for form in forms(word, entry.upos):
                single.setdefault(form, entry)
        for text in (*group.get("phrases", ()), *(word for word in listed if "-" in word)):
            phrase = tuple(PIECE.findall(text))
            phrases.setdefault(phrase[0], []).append(replace(entry, phrase=phrase))
    ordered = {first: tuple(sorted(found, key=lambda one: -len(one.phrase))) for first, found in phrases.items()}
    return Lexicon(single, ordered)


def forms(word: str, upos: frozenset[str]) -> set[str]:
    """The word with the endings that English may give it as that part of speech."""
    found, stem = {word}, word.removesuffix("e")
    if upos & {"NOUN", "VERB"} and not word.endswith("s"):
        found |= {word + "s", word + "es"} | ({word[:-1] + "ies"} if word.endswith("y") else set())
    if upos == {"VERB"}:
        found |= {f"{stem}{ending}" for ending in ("ed", "ing")} | {f"{word}{word[-1]}{e}" for e in ("ed", "ing")}
        found |= {word[:-1] + "ied", word + "ing"} if word.endswith("y") else set()
    return found


def find_wording(analysis: Analysis, attributions: tuple[Attribution, ...]) -> tuple[Wording, ...]:
    """Return the loaded words of a document in text order."""
    text = analysis.document.text
    contents = _contents(attributions)
    spoken = _spoken(attributions)
    cues = frozenset((cue.start, cue.end) for one in attributions for cue in one.cue)
    found: list[Wording] = []
    for tree in analysis.sentences:
        for span, kind, why in sorted(
            (*_listed(tree, cues), *_distanced(tree, spoken)), key=lambda item: item[0].start
        ):
            if found and span.start < found[-1].end:
                continue
            reason = why.replace("{word}", text[span.start : span.end])
            found.append(Wording(span.start, span.end, kind, _voice(span, contents), reason))
    return tuple(found)


def _contents(attributions: tuple[Attribution, ...]) -> list[tuple[int, int, str]]:
    """The spans of contents with the id of their attribution, the shortest first: the innermost comes first."""
    spans = [(part.start, part.end, one.id) for one in attributions for part in one.content]
    return sorted(spans, key=lambda item: item[1] - item[0])


def _spoken(attributions: tuple[Attribution, ...]) -> list[tuple[int, int]]:
    """Everything between the first and the last word of each attribution: there somebody is said to speak."""
    parts = [(*one.cue, *one.content) for one in attributions]
    return [(min(part.start for part in spans), max(part.end for part in spans)) for spans in parts if spans]


def _voice(span: Span, contents: list[tuple[int, int, str]]) -> str:
    """The id of the innermost attribution whose content holds the words, or the publisher."""
    return next((name for start, end, name in contents if start <= span.start and span.end <= end), PUBLISHER)


def _listed(tree: Tree, cues: frozenset[tuple[int, int]]) -> Iterator[tuple[Span, WordingKind, str]]:
    """The loaded words of a sentence that stand in the lexicon."""
    known = lexicon()
    lower = [form.lower() for form in tree.words]
    for word, form in enumerate(lower):
        phrase = _phrase(lower, word, known.phrases[form]) if form in known.phrases else None
        if phrase is not None and not _in_name(tree, word):
            yield tree.span(word, word + len(phrase.phrase)), phrase.kind, phrase.why
        elif form in known.single and _applies(tree, word, known.single[form], cues):
            yield tree.span(word, word + 1), known.single[form].kind, known.single[form].why


def _phrase(lower: list[str], word: int, entries: tuple[Entry, ...]) -> Entry | None:
    """The longest phrase that stands at the word."""
    return next((one for one in entries if tuple(lower[word : word + len(one.phrase)]) == one.phrase), None)


def _applies(tree: Tree, word: int, entry: Entry, cues: frozenset[tuple[int, int]]) -> bool:
    """Tell whether a word of the lexicon is used as the part of speech, and in the sense, that is loaded."""
    attribute = "ADJ" in entry.upos and tree.rels[word] in ("amod", "compound")
    if (tree.upos[word] not in entry.upos and not attribute) or _in_name(tree, word):
        return False
    if not entry.reports:
        return True
    if _plain_object(tree, word):
        return False
    return (tree.starts[word], tree.ends[word]) in cues or bool(tree.kids_by(word, *REPORTED))


def _plain_object(tree: Tree, word: int) -> bool:
    """Tell whether a verb of saying has an object that makes it another verb ("claimed responsibility")."""
    plain = words(LANGUAGE, "wording", "quotes.plain_objects")
    return any(tree.words[kid].lower() in plain for kid in tree.kids_by(word, "obj"))


def _in_name(tree: Tree, word: int) -> bool:
    """Tell whether the word belongs to the name of somebody or something."""
    return any(name.first <= word < name.last for name in tree.names)


def _distanced(tree: Tree, spoken: list[tuple[int, int]]) -> Iterator[tuple[Span, WordingKind, str]]:
    """Words of the outlet in quotation marks, in a sentence where nobody is said to speak."""
    if OPEN_QUOTES.keys().isdisjoint(tree.words) or any(start < tree.end and tree.start < end for start, end in spoken):
        return
    why = table(LANGUAGE, "wording")["quotes"]["why"]
    for opening, form in enumerate(tree.words):
        closing, word = OPEN_QUOTES.get(form), opening + 1
        if closing is None or word + 1 >= len(tree) or tree.words[word + 1] != closing:
            continue
        if _is_held_off(tree, word):
            yield tree.span(word, word + 1), "doubt", why


def _is_held_off(tree: Tree, word: int) -> bool:
    """Tell a common word that is doubted ("the 'election'", "a 'voluntary' move") from a name, a title or a term."""
    before = word - 2
    if not tree.words[word].isalpha() or not tree.words[word].islower():
        return False
    if before < 0 or tree.words[before].lower() in words(LANGUAGE, "wording", "quotes.names"):
        return False
    following = tree.upos[word + 2] if word + 2 < len(tree) else ""
    if tree.upos[word] == "ADJ":
        return following in ("NOUN", "PROPN")
    return tree.upos[word] == "NOUN" and tree.upos[before] in ("DET", "PRON") and following != "NOUN"
