"""The way from a document to its times."""

from bisect import bisect_right
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reportedly.analysis import Analysis, Tree
from reportedly.claims.times import clock, dates, events, joins, lengths, relative
from reportedly.claims.times.grammar import Level, apply, compile_level
from reportedly.claims.times.lexer import Items, lex
from reportedly.claims.times.nodes import Between, Calendar, Clock, DayPart, Node, Part, Relative, Shift
from reportedly.claims.times.resolve import resolve
from reportedly.claims.times.scene import Scene, open_scene
from reportedly.claims.times.shifts import moved
from reportedly.edtf import Period, Value, bounds, render
from reportedly.lexicon import words
from reportedly.record import When

LISTING = frozenset({",", "and", "or", "but", "not", "on", "in", "then"})
"""Words between dates that are listed."""
LOOK_AHEAD = 6
"""How many items after a time of day its day may stand: "at 23:36 (14:36 UTC) on Wednesday"."""


@cache
def _levels() -> tuple[Level, ...]:
    first = (*dates.RULES, *lengths.RULES, *clock.RULES, *relative.RULES)
    return tuple(map(compile_level, (first, joins.SECOND, (*joins.THIRD, *events.RULES))))


def find_times(analysis: Analysis) -> tuple[When, ...]:
    """Return the times of a document in text order, with exact offsets and values as far as the text allows them."""
    items = lex(analysis.document.text)  # 1
    for level in _levels():  # 2
        inner, items = items, apply(level, items)
    found = _resolved(_with_inner(items, inner), open_scene(analysis))  # 3
    outside = [when for when in found if not _in_a_name(analysis, when)]  # 4
    return tuple(replace(when, id=f"t{number}") for number, when in enumerate(outside, start=1))


def _in_a_name(analysis: Analysis, when: When) -> bool:
    """Whether a time is one part of a name: "the Evening Herald" says nothing of an evening.

    Such a time lies in a name that the model found, is a capitalised word before a proper noun that rules it, or a
    "Today" within a sentence.
    """
    at = bisect_right(analysis.sentences, when.start, key=lambda tree: tree.start) - 1
    if at < 0 or when.start not in analysis.sentences[at].starts or when.end not in analysis.sentences[at].ends:
        return False
    tree = analysis.sentences[at]
    first, last = tree.starts.index(when.start), tree.ends.index(when.end)
    first += first < last and tree.upos[first] == "DET"
    if any(name.first <= first and last < name.last - 1 for name in tree.names):
        return True
    if any(name.first < first and last < name.last and name.kind == "person" for name in tree.names):
        return True
    if first == last and _is_title(analysis, tree, first):
        return True
    head = tree.heads[last]
    ruled = head == last + 1 and tree.upos[head] == "PROPN" and tree.rel(last) in ("compound", "amod")
    return first == last and ruled and tree.words[last][:1].isupper()


def _is_title(analysis: Analysis, tree: Tree, word: int) -> bool:
    """Whether this is a "Today" or "Tonight" with a capital that neither a sentence nor a headline gives it."""
    if word == 0 or tree.words[word] not in words("en", "times", "titles"):
        return False
    return tree.upos[word - 1] != "PUNCT" and analysis.document.blocks[tree.block].kind != "heading"


def _resolved(items: Items, scene: Scene) -> list[When]:
    places = [place for place, node in enumerate(items.nodes) if node is not None]
    _share_years(items, places)
    scene.only_year = _only_year(items, places)
    found: list[When] = []
    for place in places:
        node = _said_again(items, place) or _with_day(items, place)
        scene.place = items.starts[place]
        value = _ahead(items, place, resolve(node, scene), scene)
        if not items.rules[place].startswith(("now", "present")):
            scene.note(value, deictic=isinstance(node, Relative), explicit=_says_year(node))
        found.append(_when(f"t{len(found) + 1}", items, place, value))
    return found


def _ahead(items: Items, place: int, value: Value | None, scene: Scene) -> Value | None:
    """The date that "in three days" is in a sentence that looks forward; a length stays one elsewhere."""
    after_in = place > 0 and items.words[place - 1].lower() == "in"
    if not after_in or not isinstance(value, Period) or scene.published is None or scene.tense != "future":
        return value
    found = moved(scene.published, value, 1)
    if found is None or found.minute is not None:
        return value
    return replace(found, approximate=value.approximate or bool(value.years))


def _with_inner(items: Items, inner: Items) -> Items:
    """Give a date that stands at the end of "since <an event> in <a date>" its own place behind it."""
    for place in reversed([place for place, rule in enumerate(items.rules) if rule == joins.NESTING]):
        own = inner.ends.index(items.ends[place])
        for ours, theirs in zip(items.columns(), inner.columns(), strict=True):
            ours.insert(place + 1, theirs[own])
        items.classes = items.classes[: place + 1] + inner.classes[own] + items.classes[place + 1 :]
    return items


def _when(name: str, items: Items, place: int, value: Value | None) -> When:
    start, end, rule = items.starts[place], items.ends[place], items.rules[place]
    if value is None:
        return When(name, start, end, rule=rule)
    earliest, latest = bounds(value)
    return When(name, start, end, render(value), earliest, latest, rule)


def _share_years(items: Items, places: list[int]) -> None:
    """Give dates that lack a year that of the date which they are listed with: "in May, June and July 2015"."""
    for place, after in reversed(list(pairwise(places))):
        node, said = items.nodes[place], items.nodes[after]
        if not isinstance(node, Calendar) or not isinstance(said, Calendar) or node.year is not None or node.sense:
            continue
        alike = node.month is not None and said.month is not None and (node.day is None) == (said.day is None)
        if alike and isinstance(said.year, int) and LISTING.issuperset(items.words[place + 1 : after]):
            items.nodes[place] = replace(node, year=said.year - ((node.month or 0) > (said.month or 0)))


def _only_year(items: Items, places: list[int]) -> int | None:
    """The year of a text whose full dates have one and the same."""
    nodes = [items.nodes[place] for place in places]
    nodes += [node.end for node in nodes if isinstance(node, Between)]
    years = {node.year for node in nodes if isinstance(node, Calendar) and node.month and isinstance(node.year, int)}
    return years.pop() if len(years) == 1 else None


def _said_again(items: Items, place: int) -> Node | None:
    """The date that follows a counted one and says it again: "almost two years ago, in November 2014"."""
    node, after = items.nodes[place], place + 1
    if not isinstance(node, Shift):
        return None
    while after < min(len(items.nodes), place + 4) and items.words[after] in (",", "in", "on", "(", "–", "—"):
        after += 1
    said = items.nodes[after] if place + 1 < after < len(items.nodes) else None
    if not isinstance(said, Calendar) or said.month is None:
        return None
    return Part("about", said) if node.approximate else said


def _says_year(node: Node) -> bool:
    """Whether a later "February" means the same one: "last February", but not one of a year long past."""
    return isinstance(node, Calendar) and (node.sense != "" or (node.day is not None and node.year is not None))


def _with_day(items: Items, place: int) -> Node:
    """A time of day with the day that follows it closely, where it names none itself."""
    node = items.nodes[place]
    assert node is not None
    if not isinstance(node, Clock) or node.day is not None:
        return node
    for after in range(place + 1, min(place + 1 + LOOK_AHEAD, len(items.nodes))):
        if items.words[after] in (".", "\n"):
            break
        day = items.nodes[after]
        if isinstance(day, DayPart) and day.day is not None:
            day = day.day
        if isinstance(day, Calendar | Relative) and _is_day(day):
            return Clock(node.hour, node.minute, node.zone, node.approximate, day)
    return node


def _is_day(node: Calendar | Relative) -> bool:
    if isinstance(node, Relative):
        return node.unit == "day"
    return node.day is not None or node.weekday is not None
