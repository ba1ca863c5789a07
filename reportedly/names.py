"""Whether two spellings are likely one bearer's name, across documents and transliterations, and why.

Names are compared word by word: each word of one goes to the likeliest word of the other. Words that are
equal, initials, short forms, the same sound classes or a slip or two apart agree; what is left over counts against it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon import table, words

LIMIT = 0.72
"""Score from which two names count as one; set on the first half of the pairs of names that we developed on."""
_JOINED = 0.84
"""Share of letters in place from which names cut into words differently count as one."""
_EXTRA_GIVEN, _EXTRA_WORD = 0.1, 0.6
"""What a word that only one name has costs, by its weight: little for further given names."""
_LONG = 8
"""Letters up to which a word may have one slip; a longer one may have two."""
_SPLIT = re.compile(r"[\s\-–,./()\"“”]+")
_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "9": "g"}
_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("kh", "k"), ("gh", "g"), ("qu", "k"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("sh", "s"),
    ("zh", "z"), ("ch", "c"), ("ck", "k"), ("cz", "c"), ("ts", "s"), ("dj", "j"), ("x", "s"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("z", "s"), ("c", "k"),
    ("e", "i"), ("o", "u"), ("g", "k"), ("d", "t"), ("b", "p"), ("h", ""),
)  # fmt: skip
"""Letters that transliterations write one for another, longest first; the folding is coarse and never decides alone."""


_FORMS = re.compile(
    r"\b(?:(?:open |public |closed )?joint stock company|limited liability company|sp\. z o\.o\.|aktiengesell?schaft"
    r"|societatea cu raspundere limitata|srl|akg|p\.l\.c\.|s\.p\.a\.)(?!\w)"
)
"""Legal forms of several words or spellings; the single words stand in the language's table."""
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NUMBER_WORDS = (
    ("one", "first", "1st"), ("two", "second", "2nd"), ("three", "third", "3rd"), ("four", "fourth", "4th"),
    ("five", "fifth", "5th"), ("six", "sixth", "6th"), ("seven", "seventh", "7th"), ("eight", "eighth", "8th"),
    ("nine", "ninth", "9th"), ("ten", "tenth", "10th"),
)  # fmt: skip
_NUMBERS = {word: str(number) for number, words in enumerate(_NUMBER_WORDS, 1) for word in words}
_ALPHABETS = (
    ("абвгґдеєзиіїйклмнопрстуфыэъь", "abvhgdeezyiijklmnoprstufye''"),
    ("αβγδεζηθικλμνξοπρσςτυφχω", "abgdeziuiklmnxoprsstifho"),
)
_LETTERS = {a: b for letters, latin in _ALPHABETS for a, b in zip(letters, latin, strict=True)} | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "ψ": "ps",
}  # fmt: skip
"""Cyrillic and Greek letters in Latin ones, as newspapers write them; the folding of sounds evens out the rest."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A score from 0 to 1 and what a reader is told of it."""

    score: float
    detail: str

    def __bool__(self) -> bool:
        """Whether the two names count as one."""
        return self.score >= LIMIT


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a language that count little in a name, or much: read from its table of people and bodies."""

    titles: frozenset[str]
    particles: frozenset[str]
    forms: frozenset[str]
    small: frozenset[str]
    compass: frozenset[str]
    short: dict[str, str]


@cache
def known_words(language: str) -> Known:
    """Return the words of a language."""
    return Known(
        titles=words(language, "people", "titles.words"),
        particles=words(language, "people", "titles.particles"),
        forms=words(language, "people", "organisations.forms"),
        small=words(language, "people", "organisations.small"),
        compass=words(language, "people", "organisations.compass"),
        short=table(language, "people")["given"]["short"],
    )


def same_name(one: str, other: str, kind: str = "person", language: str = "en") -> Reason:
    """Return how likely two names are one bearer's; `kind` is that of an entity."""
    known = known_words(language)
    a, b = _tokens(one, kind, known), _tokens(other, kind, known)
    if not a or not b:
        return Reason(0.0, "one of the names has no letters")
    if a == b or sorted(set(a)) == sorted(set(b)):
        return _ordered(a, b, kind)
    if "".join(a) == "".join(b):
        return Reason(0.97, "the same letters, cut into words differently")
    near = _joined(a, b)
    if near is not None:
        return near
    if _numbers(a) != _numbers(b):
        return Reason(0.2, "different numbers")
    clash = known.compass & (set(a) ^ set(b))
    if clash:
        return Reason(0.3, f"only one has {sorted(clash)[0]!r}")
    if kind != "person" and (_is_acronym(one, b) or _is_acronym(other, a)):
        return Reason(0.85, "one is the initials of the other")
    return _aligned(a, b, kind, known)


def _ordered(a: list[str], b: list[str], kind: str) -> Reason:
    if kind == "person" and len(a) == 2 and a == b[::-1] and a != b:
        return Reason(0.8, "the same words in another order")
    return Reason(1.0, "the same words")


def plain(text: str) -> str:
    """Return a text in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))


def _tokens(name: str, kind: str, known: Known) -> list[str]:
    """Return the words that count: without titles, legal forms, small words and repetitions."""
    text = "".join(_LETTERS.get(c, c) for c in plain(name))
    if kind != "person":
        text = _FORMS.sub(" ", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text)
    words = _SPLIT.split(text)
    words = [_NUMBERS.get(w, w) for w in words] if kind != "person" else words
    words = [w for w in map(_letters, words) if w]
    kept = [w for w in words if not (w in known.forms or w in (known.titles if kind == "person" else known.small))]
    return list(dict.fromkeys(kept or words))


def _letters(word: str) -> str:
    word = "".join(c for c in word.replace("’", "").replace("'", "") if c.isalnum())
    if any(c.isalpha() for c in word) and any(c.isdigit() for c in word):
        return "".join(_DIGITS.get(c, c) for c in word)
    return word


def _numbers(words: list[str]) -> list[str]:
    return sorted(w for w in words if w.isdigit())


def _joined(a: list[str], b: list[str]) -> Reason | None:
    """Return a score where the words were cut differently, and all letters together are nearly the same."""
    one, other = "".join(a), "".join(b)
    if len(a) == len(b) or abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 6:
        return None
    score = 1 - distance(one, other) / max(len(one), len(other))
    return Reason(score, "nearly the same letters, cut into words differently") if score >= _JOINED else None


def _is_acronym(short: str, words: list[str]) -> bool:
    letters = plain("".join(c for c in short if c.isalnum()))
    return 1 < len(letters) <= 6 and letters == "".join(w[0] for w in words)


def _aligned(a: list[str], b: list[str], kind: str, known: Known) -> Reason:
    """Return the score of the best word by word alignment, weighed by length."""
    shorter, longer = sorted((a, b), key=lambda words: (len(words), sum(map(len, words))))
    free, total, weight = list(longer), 0.0, 0.0
    weakest = (1.0, "the same words, some only in one")
    for word in sorted(shorter, key=len, reverse=True):
        best = max(free, key=lambda w: word_score(word, w, known), default="")
        score = word_score(word, best, known) if best else 0.0
        if best:
            free.remove(best)
        total += score * _weight(word, known)
        weight += _weight(word, known)
        weakest = min(weakest, (score, f"the least alike words are {word!r} and {best!r}"))
    rest = sum(_weight(word, known) for word in free if word not in known.particles)
    score = total / (weight + (_EXTRA_GIVEN if kind == "person" else _EXTRA_WORD) * rest)
    return Reason(score if weakest[0] >= 0.5 else min(score, 0.6), weakest[1])


def _weight(word: str, known: Known) -> float:
    """Return how much a word counts: by length, particles little."""
    return 1.0 if word in known.particles else min(8.0, 2.0 + len(word))


def word_score(one: str, other: str, known: Known) -> float:
    """Return how alike two words of a name are, from 0 to 1."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.9 if one[0] == other[0] else 0.0
    if known.short.get(one, one) == known.short.get(other, other):
        return 0.95
    longest = max(len(one), len(other))
    if longest < 5 and not (one.isascii() and other.isascii()):
        return 0.0
    slips = distance(one, other)
    if sounds(one) == sounds(other) and slips * 2 <= longest:
        return 0.92
    if slips <= (1 if longest <= _LONG else 2) and longest > 2:
        return 0.88
    if slips == 2 and longest > 5 and consonants(one) == consonants(other):
        return 0.86
    return 0.7 * (1 - slips / longest)


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """Return a word folded to classes of sounds: Qadhafi and Gaddafi, Hezbollah and Hizbullah are each one."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def consonants(word: str) -> str:
    """Return the folded sounds of a word without its vowels."""
    return "".join(c for c in sounds(word) if c not in "aiu")


def distance(one: str, other: str) -> int:
    """Return the slips between two words: a letter more, less, another, or two swapped."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            step = min(last[j] + 1, now[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                step = min(step, before[j - 2] + 1)
            now.append(step)
        before, last = last, now
    return last[-1]
