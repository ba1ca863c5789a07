"""Says which language a document is in: by its little words, by its letters, by what it says of itself.

A wrong guess would cost a whole document, so English is never given up for a guess: a text with English little words is
English, and a text is of another language only if it is long enough, is running text, and the guess is a sure one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import islice
from typing import Any

from reportedly.lexicon import LANGUAGES, words
from reportedly.record import Block, Found, Problem

LEAST = 200
"""Characters below which a text is of the language that it says, or of that of the options: shorter ones mislead."""

SAMPLE = 6_000
"""Characters from the start of the running text that are looked at: an article is in one language."""

OWN_SHARE = 0.12
"""Share of English little words above which a text is English. News has 0.25 to 0.35, tables and lists 0.1; French,
German, Dutch, Spanish and Italian news below 0.03."""

FOREIGN_SHARE = 0.05
"""Share of them above which no guess makes a text foreign: an English text full of foreign names still has 0.1."""

SURE = 0.9
"""Probability of a guess, where the letters are ours; others are not English anyway.

Running text of 200 characters and more reaches 0.98 and more in the languages that it knows.
"""

RUNNING_SHARE = 0.5
"""Share of words in small letters in running text of our alphabet; lists of names, headlines and tables have less."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CODE = re.compile(r"[a-z]{2,3}(?=$|[-_@.])")
LATIN_END = "\u0250"

ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "cmn": "zh"}
"""Codes that mean a language that has another one."""

DETECTED = "text"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of a document, where it is said, and the problem if we have no model for it."""

    language: str
    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()


def spoken(
    text: str, blocks: Iterable[Block], declared: Iterable[tuple[str, str]] = (), *, wanted: str = "en"
) -> Spoken:
    """Return the language of a text; `declared` says what it says of itself, and where, the most trusted first.

    `wanted` is the language of the options: it holds where nothing else is known.
    """
    said = [(code, place) for value, place in declared if (code := code_of(value))]
    running = "\n".join(text[block.start : block.end] for block in blocks if block.kind != "boilerplate")
    heard = detect(running[:SAMPLE] or text[:SAMPLE])
    values = [*([(heard, DETECTED)] if heard else []), *said]
    language = values[0][0] if values else wanted
    found = tuple(Found("language", code, place, chosen=not number) for number, (code, place) in enumerate(values))
    if heard and not said and heard == wanted:
        found = ()
    return Spoken(language, found, no_model(language))


def code_of(value: str) -> str | None:
    """Return the code of a language for "en-GB", "en_US"; None for what is none."""
    match = CODE.match(value.strip().lower())
    return ALIASES.get(match[0], match[0]) if match and match[0] not in ("und", "mul", "zxx", "qaa") else None


def no_model(language: str) -> tuple[Problem, ...]:
    """Return the problem of a document that only English can be read of."""
    if language in LANGUAGES:
        return ()
    message = (
        f"no model for {language}: the text is kept with its blocks and no claims; we read {', '.join(LANGUAGES)}: "
        "read a translation, or report this if the text is in one of these"
    )
    return (Problem("no-model", message),)


def detect(text: str) -> str | None:
    """Return the language of a text; None where it is too short, no running text, or leaves doubt."""
    tokens = WORD.findall(text)
    if len(text.strip()) < LEAST or not tokens:
        return None
    own = words("en", "blocks", "little.words")
    lowered = [token.lower() for token in tokens]
    share = sum(token in own for token in lowered) / len(tokens)
    if share >= OWN_SHARE:
        return "en"
    latin = sum(token[0] < LATIN_END for token in tokens) > len(tokens) / 2
    running = sum(map(str.islower, tokens)) >= RUNNING_SHARE * len(tokens)
    if share >= FOREIGN_SHARE or (latin and not running):
        return None
    guess, probability = _guess(" ".join(islice(tokens, 1_000)))
    return ALIASES.get(guess, guess) if guess != "en" and (probability >= SURE or not latin) else None


def _guess(text: str) -> tuple[str, float]:
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


@cache
def _identifier() -> Any:
    """Return the detector; it unpacks its model into a file for a moment, and guarded processes may write none."""
    from py3langid import modelio
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    unpacked = modelio.tempfile
    modelio.tempfile = _InMemory
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    finally:
        modelio.tempfile = unpacked


class _InMemory:
    """What the detector takes for the module of temporary files."""

    @staticmethod
    def TemporaryFile(suffix: str = "") -> BytesIO:  # noqa: N802, ARG004
        return BytesIO()
