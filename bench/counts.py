"""Counts that add up over documents, and the figures that they give.

A figure of several documents is never the mean of their figures: the counts are added first.
"""

from collections.abc import Iterable
from dataclasses import dataclass


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


@dataclass(frozen=True, slots=True)
class F1:
    """How many of the predicted and of the gold things are right; `value` is their F1."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "F1") -> "F1":
        """Add the counts of two documents."""
        return F1(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Of what was predicted, the share that is right, in percent."""
        return _percent(self.right, self.predicted)

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that was predicted, in percent."""
        return _percent(self.right, self.gold)

    @property
    def value(self) -> float | None:
        """The harmonic mean of precision and recall in percent; None where there was nothing to count."""
        return _percent(2 * self.right, self.predicted + self.gold)

    @property
    def count(self) -> int:
        """How many gold things the figure stands on."""
        return self.gold


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things are right; `value` is the share in percent."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Add the counts of two documents."""
        return Share(self.right + other.right, self.total + other.total)

    @property
    def value(self) -> float | None:
        """The share that is right in percent; None where there was nothing to count."""
        return _percent(self.right, self.total)

    @property
    def count(self) -> int:
        """How many things the figure stands on."""
        return self.total


@dataclass(frozen=True, slots=True)
class BCubed:
    """The share of each thing's group that belongs there, and the share of its true group that is there, summed."""

    precise: float = 0.0
    complete: float = 0.0
    total: int = 0

    def __add__(self, other: "BCubed") -> "BCubed":
        """Add the sums of two documents."""
        return BCubed(self.precise + other.precise, self.complete + other.complete, self.total + other.total)

    @property
    def precision(self) -> float | None:
        """The mean share of a group that belongs there, in percent."""
        return 100 * self.precise / self.total if self.total else None

    @property
    def recall(self) -> float | None:
        """The mean share of a true group that is there, in percent."""
        return 100 * self.complete / self.total if self.total else None

    @property
    def value(self) -> float | None:
        """The harmonic mean of precision and recall in percent; None where there was nothing to count."""
        if not self.total:
            return None
        both = self.precise + self.complete
        return 200 * self.precise * self.complete / (both * self.total) if both else 0.0

    @property
    def count(self) -> int:
        """How many things the figure stands on."""
        return self.total


Measure = F1 | Share | BCubed
Scores = dict[str, Measure]
"""The measures of one layer by name; a name with a slash belongs to a family: "recall/noun cue"."""


def share(outcomes: Iterable[bool]) -> Share:
    """Count how many of `outcomes` are true."""
    seen = list(outcomes)
    return Share(sum(seen), len(seen))


def add(one: Measure, other: Measure) -> Measure:
    """Add two measures of the same kind."""
    if isinstance(one, F1) and isinstance(other, F1):
        return one + other
    if isinstance(one, Share) and isinstance(other, Share):
        return one + other
    if isinstance(one, BCubed) and isinstance(other, BCubed):
        return one + other
    raise TypeError(f"cannot add {type(one).__name__} and {type(other).__name__}")


def total(scores: Iterable[Scores]) -> Scores:
    """Add the measures of many documents, name by name, in the order in which they first appear."""
    summed: Scores = {}
    for one in scores:
        for name, measure in one.items():
            summed[name] = add(summed[name], measure) if name in summed else measure
    return summed
