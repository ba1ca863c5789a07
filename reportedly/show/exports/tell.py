"""Words that the dossier and its Markdown share."""

from collections.abc import Callable, Iterable

from reportedly.comparison import Link, Reason, Story
from reportedly.decision import Decision

MOST = 6
"""Reasons of a story that are told; `reportedly story` has all."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def flat(words: str | None) -> str:
    """Return words on one line."""
    return " ".join((words or "").split())


def verdict_words(story: Story) -> str:
    """Return a verdict, with what is disputed."""
    about = f" ({story.dispute})" if story.dispute and story.dispute != "denial" else ""
    return story.verdict + about + (", since moved on" if story.development else "")


def shown_words(story: Story, shown: int) -> str:
    """Return how many of the claims of a story are shown; "" where all are."""
    return f"{shown} of its {counted(len(story.claims), 'claim')} shown" if shown < len(story.claims) else ""


def distinct(reasons: Iterable[Reason]) -> list[Reason]:
    """Return the reasons of a story, each once, the strongest of each kind first."""
    best: dict[tuple[str, str], Reason] = {}
    for reason in sorted(reasons, key=lambda one: -abs(one.score)):
        best.setdefault((reason.feature, reason.detail), reason)
    return list(best.values())[:MOST]


def sides(reason: Reason, number: Callable[[str], int | None]) -> str:
    """Return where the claims of a reason stand, by the numbers of their documents; "" where it names none."""
    told = []
    for name in reason.claims:
        document, _, claim = name.rpartition("/")
        if (found := number(document)) is not None:
            told.append(f"document {found}, {claim}")
    return " against ".join(told)


def link_words(link: Link, from_: int, to: int) -> str:
    """Return why a document is held to repeat another; they are named by their numbers in the list."""
    over = "Overruled: d" if link.overruled else "D"
    return f"{over}ocument {to} repeats document {from_} ({link.kind}): {link.reason}"


def decision_words(act: Decision) -> str:
    """Return an act of a person in one sentence."""
    told = [act.at[:16].replace("T", " "), act.by, act.act]
    if act.target:
        told.append(f"“{flat(act.target.quote or act.target.head)}”" if act.target.quote else str(act.target.source))
    if act.field:
        told.append(f"{act.field}: {act.was} → {act.value if act.value is not None else '…'}")
    elif act.value is not None:
        told.append(str(act.value))
    return " · ".join(part for part in told if part) + (f" ({act.why})" if act.why else "")
