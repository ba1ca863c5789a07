"""The policy of matching in one place: what each feature counts for and against, and where the line is.

A feature is worth -1 to 1; it counts `for_` times that where it speaks for one act, and `against` times that where
it speaks against. Set on the events of `bench/stories` in dev and fresh.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature counts where it speaks for, where it speaks against, and where it knows nothing of one side."""

    for_: float
    against: float
    unknown: float
    asks: str

    def of(self, value: float | None) -> float:
        """Return what a value counts; None where the feature says nothing."""
        if value is None:
            return self.unknown
        return value * (self.for_ if value > 0 else self.against)


WEIGHTS: Final[dict[str, Weight]] = {
    "act": Weight(0.28, 0.30, 0.00, "Do the predicates name one class of act?"),
    "verb": Weight(0.03, 0.00, 0.00, "Is it the same verb?"),
    "undergoer": Weight(0.20, 0.22, 0.01, "Is it the same who or what it is done to?"),
    "deed": Weight(0.07, 0.00, 0.00, "Is the same done to the same?"),
    "doer": Weight(0.11, 0.01, 0.00, "Is it the same who or what does it? (another doer may be a dispute)"),
    "figure": Weight(0.36, 0.00, 0.00, "Do they count the same thing, and do the bounds overlap?"),
    "counts": Weight(0.00, 0.08, 0.00, "Do both count something?"),
    "words": Weight(0.42, 0.00, 0.00, "How much of what the words tell is the same?"),
    "rare": Weight(0.14, 0.00, 0.00, "Do they share a word that few other claims have?"),
    "within": Weight(0.18, 0.00, 0.00, "How much of the shorter stands in the longer?"),
    "bare": Weight(0.00, 0.03, 0.00, "Is anything beside the act the same?"),
    "time": Weight(0.05, 1.10, 0.00, "May the act lie on one day?"),
    "place": Weight(0.05, 0.25, 0.00, "May the act lie at one place?"),
    "event": Weight(0.10, 0.45, 0.00, "Do the two documents speak of the same names?"),
    "published": Weight(0.04, 0.40, 0.00, "Were they published about the same time?"),
    "order": Weight(0.08, 0.05, 0.00, "Do they stand at like places of the two texts?"),
    "rival": Weight(0.04, 0.07, 0.00, "Does any other claim of the two documents fit either better?"),
}
"""Features in the order in which a reader is told of them."""

LINE: Final = 0.67
"""Sum from which two claims count as being about one act or figure."""

SOME_WORDS: Final = 0.25
"""Share of the telling words that two claims of one act need where nothing else of them is the same."""

MOST_WORDS: Final = 0.60
"""Share from which the words alone tell that two claims may be of one act."""

RIVAL: Final = 0.70
"""Difference of sums from which one pair of claims surely fits better than another."""

NO_RIVAL: Final = 0.0
"""Sum that is taken for that of the second best where there is none."""

WITHIN: Final = 0.30
"""What two claims of one document need beyond the line: they share names and date anyhow."""

GROUP_LINE: Final = 0.49
"""Mean sum that the claims of two groups need to become one story: below it a chain of matches has drifted."""

VETO: Final = 0.34
"""Sum below which one pair keeps two groups apart, whatever the others say: two strikes on two days."""

ORIGIN_SHARE: Final = 0.40
"""Share of a text's words that stand in another's from which both are one telling."""

ORIGIN_WORDS: Final = 16
"""Words that two texts share at least to be one telling: two sentences; a short post may well repeat one."""

RETOLD_WORDS: Final = 0.60
"""Share of the telling words from which a claim is told in the other's words."""

RETOLD_SHARE: Final = 0.50
"""Share of the claims of a text told so from which both are one telling; of two that quote one release, 0.36."""

RETOLD_CLAIMS: Final = 4
"""Claims told so at least."""

SPOKEN_WORDS: Final = 0.40
"""Share of the telling words from which two statements of one speaker are one, though their acts do not meet."""

SPOKEN_DAYS: Final = 2
"""Days between two reports that quote one speaker at one occasion."""

PASSAGE_WORDS: Final = 12
"""Words from which a shared passage is copied though it is no whole sentence: shorter ones are turns of phrase."""

OWNED: Final = 0.20
"""Strength of a link that a table of owners alone makes: it says in whose hands both are, and nothing of the texts."""

TAG_SHARE: Final = 0.10
"""The same, where a document credits the other's outlet with its text or passes on its post."""

PASSAGE_SHARE: Final = 0.50
"""Share of a claim's words that has to lie in copied words for the claim to rest on the other's telling."""
