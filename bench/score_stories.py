"""Scores stories against the invented events.

How it is counted: a claim of the program speaks of a statement if its predicate stands in the statement's quote; a
story of the program is the set of statements that its claims speak of. Claims that speak of none count in no measure;
how many there are is told beside them (`unmarked`).

- pairs: F1 over pairs of statements in one story. Pairs across two true stories that differ in scope alone count
  neither way.
- B³: over all statements, those of no story of the program standing alone; the same pairs are left out.
- origins: the share of true stories of two and more statements whose number of origins is exactly right in the story
  of the program that holds most of their statements; 1 where there is none. `origins, all` takes in the rest.
- verdict, development: of the same stories, the share with the right word and the right flag.
- dispute precision: of the program's disputes (a type other than revision) with at least two statements, the share
  that lies in a story that is in dispute, or, for scope, lays such a pair side by side. A figure dispute across scopes
  is wrong.
- dispute recall: of the true disputes and pairs of scopes, those found; dispute type: of those found, the right types.
- independent: of the program's independently reported stories with at least two statements, the share where these rest
  on two origins at least, being of one true story.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from bench.counts import F1, BCubed, Scores, share
from bench.events import Statement, TrueStory, Truth

REVISION, SCOPE = "revision", "scope"
INDEPENDENT = "independently reported"


@dataclass(frozen=True, slots=True)
class Told:
    """A story of the program: the statements that its claims speak of, and how many claims speak of none."""

    name: str
    statements: frozenset[Statement]
    unmarked: int
    verdict: str
    dispute: str | None
    development: bool
    origins: int

    @property
    def disputed(self) -> str | None:
        """The type of its dispute; a revision is a history and no dispute."""
        return None if self.dispute == REVISION else self.dispute


def score_stories(told: list[Told], truth: Truth) -> Scores:
    """Return the measures of stories."""
    held = {name: best(story, told) for name, story in truth.stories.items()}
    several = [(story, held[name]) for name, story in truth.stories.items() if len(story.statements) > 1]
    judged = [one for one in told if one.verdict == INDEPENDENT and len(one.statements) > 1]
    return {
        "pairs": _pairs(told, truth),
        "B³": _b_cubed(told, truth),
        "origins": share(_origins(one) == story.origins for story, one in several),
        "origins, all": share(_origins(held[name]) == story.origins for name, story in truth.stories.items()),
        "verdict": share(one is not None and one.verdict == story.verdict for story, one in several),
        "development": share((one is not None and one.development) == story.development for story, one in several),
        **_disputes(told, truth),
        "independent": share(is_independent(one) for one in judged),
    }


def best(story: TrueStory, told: Iterable[Told]) -> Told | None:
    """Return the program's story that holds most of a true story's statements; of equals the one with fewest others."""
    wanted = frozenset(story.statements)
    held = [one for one in told if one.statements & wanted]
    plain = [one for one in held if one.dispute != SCOPE] or held
    return max(plain, key=lambda one: (len(one.statements & wanted), -len(one.statements)), default=None)


def right_dispute(one: Told, truth: Truth) -> list[str]:
    """Return the true disputes that a dispute of the program finds: names of stories, or of a pair of scopes."""
    counted = Counter(statement.story for statement in one.statements)
    if one.disputed == SCOPE:
        return [_joined(pair) for pair in truth.scopes if pair <= set(counted)]
    stories = truth.stories
    most = max(counted.values(), default=0)
    return [
        name for name, count in counted.items() if count == most and count > 1 and _is_dispute(stories[name].dispute)
    ]


def is_independent(one: Told) -> bool:
    """Say whether some statements of one true story rest on two origins."""
    rests = Counter(story for story, _ in {(each.story, each.origin) for each in one.statements})
    return max(rests.values()) > 1


def neutral(one: Statement, other: Statement, scopes: frozenset[frozenset[str]]) -> bool:
    """Say whether two statements differ in scope alone."""
    return frozenset((one.story, other.story)) in scopes


def _origins(one: Told | None) -> int:
    return one.origins if one else 1


def _joined(pair: frozenset[str]) -> str:
    return " against ".join(sorted(pair))


def _is_dispute(kind: str | None) -> bool:
    return kind not in (None, REVISION)


def _pairs(told: list[Told], truth: Truth) -> F1:
    scopes = truth.scopes
    gold = {frozenset(pair) for story in truth.stories.values() for pair in combinations(story.statements, 2)}
    found = {frozenset((a, b)) for one in told for a, b in combinations(one.statements, 2) if not neutral(a, b, scopes)}
    return F1(len(found & gold), len(found), len(gold))


def _b_cubed(told: list[Told], truth: Truth) -> BCubed:
    scopes, stories = truth.scopes, truth.stories
    near: dict[Statement, set[Statement]] = {one: {one} for one in truth.statements}
    for one in told:
        for statement in one.statements:
            near[statement] |= {other for other in one.statements if not neutral(statement, other, scopes)}
    total = BCubed()
    for statement, group in near.items():
        gold = set(stories[statement.story].statements)
        total += BCubed(len(group & gold) / len(group), len(group & gold) / len(gold), 1)
    return total


def _disputes(told: list[Told], truth: Truth) -> Scores:
    said = [one for one in told if one.disputed and len(one.statements) > 1]
    gold: dict[str, str] = {name: story.dispute or "" for name, story in truth.stories.items()}
    gold = {name: kind for name, kind in gold.items() if _is_dispute(kind or None)}
    gold |= {_joined(pair): SCOPE for pair in truth.scopes}
    types: dict[str, set[str]] = {}
    for one in said:
        for name in right_dispute(one, truth):
            types.setdefault(name, set()).add(one.disputed or "")
    return {
        "dispute precision": share(bool(right_dispute(one, truth)) for one in said),
        "dispute recall": share(name in types for name in gold),
        "dispute type": share(kind in types[name] for name, kind in gold.items() if name in types),
    }
