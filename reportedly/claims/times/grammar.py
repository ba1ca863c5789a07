"""Patterns over classes of words, and how a table of rules is applied: level by level, left to right, longest first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.claims.times.lexer import OTHER, Items, alphabet
from reportedly.claims.times.nodes import Node

MACROS: Final = {
    "MON": "(?:month|month_short stop?)",
    "WD": "(?:weekday|weekday_short stop?)",
    "DD": "(?:small|ordinal)",
    "ORD": "(?:ordinal|ordinal_word|second)",
    "UNIT": "(?:unit|day_word|year_word|century|quarter)",
    "UNITS": "(?:units|quarters)",
    "RELY": "(?P<rely>(?:the? (?:last|next|preceding|following|coming|same)|dem|current) year_word)",
    "CARD": "(?:small|big|year|decimal|number_word(?: dash number_word)?|a? hundred)",
    "APPROX": "(?:about|nearly|shortly? (?:over|under)|shortly|over|under|up to|more than|at the? least|as more as)",
    "TO": "(?:dash|to|until|through)",
    "LOCAL": "(?:comma? (?:local time|zone_name time?|zone))",
    "THAT": "(?:the|whose|dem|a|month|month_short|year)",
    "DATE": "(?:day|month_of|span)",
    "TIME": "(?:day|month_of|span|moment)",
}
"""Names for what many patterns share."""

_NAME = re.compile(r"\(\?P<\w+>|[A-Za-z_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern's match over items, for the function that builds its node."""

    items: Items
    match: re.Match[str]

    def words(self, group: str | int = 0) -> list[str]:
        """The words of a group in lower case; none where the group is not there."""
        if isinstance(group, str) and group not in self.match.re.groupindex:
            return []
        first, last = self.match.span(group)
        return [word.lower() for word in self.items.words[first:last]] if first >= 0 else []

    def word(self, *groups: str) -> str:
        """The first word of the first group that is there, or of the whole match, in lower case."""
        for group in groups or (0,):
            if found := self.words(group):
                return found[0]
        return ""

    def node(self, group: str) -> Node | None:
        """The node of the first item of a group."""
        first = self.match.start(group)
        return self.items.nodes[first] if first >= 0 else None

    def near(self, offset: int) -> str:
        """The word `offset` places before (negative) or after (positive) the match, in lower case."""
        place = self.match.start() + offset if offset < 0 else self.match.end() + offset - 1
        return self.items.words[place].lower() if 0 <= place < len(self.items.words) else ""

    def near_class(self, offset: int) -> str:
        """The class character of that word."""
        place = self.match.start() + offset if offset < 0 else self.match.end() + offset - 1
        return self.items.classes[place] if 0 <= place < len(self.items.words) else OTHER


Build = Callable[[Hit], Node | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the class of what it finds, and the function that makes the node; None from it means: not so."""

    name: str
    result: str
    pattern: str
    build: Build


@dataclass(frozen=True, slots=True)
class Level:
    """Rules that are tried together, compiled."""

    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    anywhere: re.Pattern[str]


def compile_level(rules: Sequence[Rule]) -> Level:
    """Compile rules; `anywhere` finds quickly where one of them may start."""
    sources = [translate(rule.pattern) for rule in rules]
    nameless = "|".join(re.sub(r"\?P<\w+>", "?:", source) for source in sources)
    compiled = tuple((rule, re.compile(source)) for rule, source in zip(rules, sources, strict=True))
    return Level(compiled, re.compile(f"(?=[^{OTHER}])(?:{nameless})"))


def translate(pattern: str) -> str:
    """Return the regex over class characters that a pattern of class names means."""
    for name, meaning in MACROS.items():
        pattern = re.sub(rf"\b{name}\b", meaning, pattern)
    letters = {**alphabet(), OTHER: OTHER}
    return _NAME.sub(lambda m: m[0] if m[0].startswith("(?P") else letters[m[0]], pattern).replace(" ", "")


def apply(level: Level, items: Items) -> Items:
    """Return the items with every match of the level's rules made into one item."""
    classes, letters = items.classes, alphabet()
    out = Items([], [], [], [], [], "")
    pieces: list[str] = []
    done = place = 0
    while found := level.anywhere.search(classes, place):
        best = _best(level, items, found.start())
        if best is None:
            place = found.start() + 1
            continue
        rule, end, node = best
        _copy(items, out, done, found.start())
        pieces += [classes[done : found.start()], letters[rule.result]]
        _add(items, out, (found.start(), end), node, rule.name)
        done = place = end
    _copy(items, out, done, len(classes))
    out.classes = "".join(pieces) + classes[done:]
    return out


def _best(level: Level, items: Items, place: int) -> tuple[Rule, int, Node] | None:
    hits = [(rule, hit) for rule, regex in level.rules if (hit := regex.match(items.classes, place))]
    for rule, match in sorted(hits, key=lambda pair: -pair[1].end()):
        node = rule.build(Hit(items, match))
        if node is not None:
            return rule, match.end(), node
    return None


def _copy(items: Items, out: Items, first: int, last: int) -> None:
    out.starts += items.starts[first:last]
    out.ends += items.ends[first:last]
    out.words += items.words[first:last]
    out.nodes += items.nodes[first:last]
    out.rules += items.rules[first:last]


def _add(items: Items, out: Items, run: tuple[int, int], node: Node, name: str) -> None:
    out.starts.append(items.starts[run[0]])
    out.ends.append(items.ends[run[1] - 1])
    out.words.append(" ".join(items.words[run[0] : run[1]]))
    out.nodes.append(node)
    out.rules.append(name)
