"""The phrases of `blocks.toml` as patterns: labels, roles, credits, counts and page furniture."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lexicon import table

EMPHASIS = r"[*_\s]*"
"""Marks of Markdown around a label: **Source:** Agency."""

FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Phrases:
    """Compiled patterns of one language; `kinds` maps a label in lower case to its list in the table."""

    label: re.Pattern[str]
    uncoloned: re.Pattern[str]
    kinds: dict[str, str]
    opener: re.Pattern[str]
    role: re.Pattern[str]
    particles: frozenset[str]
    never: re.Pattern[str]
    dates: frozenset[str]
    credit: re.Pattern[str]
    bracketed: re.Pattern[str]
    count: re.Pattern[str]
    counts: re.Pattern[str]
    counted: frozenset[str]
    starts: re.Pattern[str]
    whole: frozenset[str]
    anywhere: re.Pattern[str]
    outlets: frozenset[str]


@cache
def phrases(language: str) -> Phrases:
    """Return the patterns of a language."""
    data = table(language, "blocks")
    kinds = {label: kind for kind, labels in data["labels"].items() if kind != "uncoloned" for label in labels}
    dates = {name for group in (*data["dates"]["months"], *data["dates"]["weekdays"]) for name in group}
    count = _count(data["audience"])
    return Phrases(
        label=re.compile(rf"{EMPHASIS}({any_of(kinds)}){EMPHASIS}:{EMPHASIS}(?=\S)", FLAGS),
        uncoloned=re.compile(rf"({any_of(data['labels']['uncoloned'])})\s+(?=[@A-Z])"),
        kinds=kinds,
        opener=re.compile(rf"{any_of(data['bylines']['openers'])}\s+(?=\S)", FLAGS),
        role=re.compile(rf"\b{any_of(data['bylines']['roles'])}\b", FLAGS),
        particles=frozenset(data["bylines"]["particles"]),
        never=re.compile(rf"{any_of(data['bylines']['never'])}\b", FLAGS),
        dates=frozenset(dates),
        credit=re.compile(rf"(?:^|(?<=[\s.)\]\"”])){any_of(data['labels']['credit'])}\s*:\s*[^:\n]{{1,80}}$", FLAGS),
        bracketed=re.compile(
            rf"[(\[](?:[A-Z][\w.]*[ /])?{any_of(data['credits']['bracketed'])}\b[^()\[\]\n]{{0,80}}[)\]]\.?$", FLAGS
        ),
        count=re.compile(count, FLAGS),
        counts=re.compile(
            rf"(?>[^\w\s]*\s*{re.sub(r'[?]P<[a-z0-9]+>', '', count)}[\s·•|,;]*)++(?:\d{{1,2}}:\d\d)?(?:,?\s*edited)?",
            FLAGS,
        ),
        counted=frozenset(data["audience"]["counted"]),
        starts=re.compile(rf"{EMPHASIS}{any_of(data['boilerplate']['starts'])}(?:(?<=\W)|(?![a-z]))", FLAGS),
        whole=frozenset(data["boilerplate"]["whole"]),
        anywhere=re.compile(any_of(data["boilerplate"]["anywhere"]), FLAGS),
        outlets=frozenset(data["outlets"]["nouns"]),
    )


def _count(audience: dict[str, Any]) -> str:
    unit = any_of([*audience["counted"], *audience["other"]])
    number = r"(?<![\d:])(?:\d{1,3}(?:[,. \xa0\u202f]\d{3})+|\d+(?:[.,]\d{1,2})?)(?![\d:])"
    before = rf"(?P<before>{unit})\s*:\s*(?P<number2>{number})\s?(?P<scale2>[KMB]\b)?"
    after = rf"(?P<number>{number})\s?(?P<scale>[KMB]\b)?(?:\s*(?P<unit>{unit})\b)?"
    return f"(?>{before}|{after})"


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for one of `names`, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"
