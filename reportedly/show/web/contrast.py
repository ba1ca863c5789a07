"""A story in a few lines: its first words, what stands against what, and whose words these are."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.comparison import Dispute, Reason, Story, Verdict
from reportedly.show.web.case import CaseLike

VERDICTS: dict[Verdict, str] = {
    "disputed": "Tellings that cannot both be right: in a figure, a date, a place, who did it, or whether it was.",
    "denied": "Somebody says that it is not so.",
    "independently reported": "Origins that share no words, credits or speakers, as far as could be found.",
    "not comparable": "Claims that look alike, and may still speak of two things.",
    "repeated": "Told in several documents; that origins tell it independently is not shown.",
    "asserted": "Told by one origin alone.",
}
"""What each verdict means, those that most want a pair of eyes first."""
CONTRADICTED = frozenset({"disputed", "denied", "not comparable"})
"""Verdicts that say that two tellings do not agree."""
DISPUTES: dict[Dispute, str] = {
    "figure": "the figure",
    "date": "the date",
    "place": "the place",
    "actor": "who did it",
    "denial": "denied",
    "status": "whether it has happened",
    "scope": "what is counted",
    "revision": "the figure changed later",
}
"""What a dispute is about."""
LONGEST = 160
"""Letters of a claim that a line shows."""
NAMING = 4
"""Claims of a story, the first ones, of which the fullest names it."""
OUTLETS = 4
"""Outlets that a line names."""
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two tellings that stand against each other."""

    words: str
    voices: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as a list shows it; `against` says what stands against what, `sides` are whose words that is."""

    story: Story
    gist: str
    against: str
    outlets: tuple[str, ...]
    more: int
    documents: int
    sides: tuple[Side, ...] = ()


def story_lines(case: CaseLike, stories: Sequence[Story], *, sides: bool = False) -> list[StoryLine]:
    """Return the lines of some stories; with `sides` the two tellings that the verdict rests on, word for word."""
    wanted = {_place(story, n) for story in stories for n in {*_first(story), *(_sides(story) if sides else ())}}
    words = case.cut(wanted)
    return [_line(story, words, sides=sides) for story in stories]


def contradiction(story: Story) -> Reason | None:
    """Return the reason that says what stands against what."""
    if story.verdict not in CONTRADICTED:
        return None
    return next((reason for reason in story.reasons if reason.feature == story.dispute and reason.score < 0), None)


def _line(story: Story, words: dict[Place, str], *, sides: bool) -> StoryLine:
    against = contradiction(story)
    outlets = tuple(dict.fromkeys(told.voices[0] if told.voices else told.source for told in story.claims))
    gist = _fullest([words.get(_place(story, n), "") for n in _first(story)])
    return StoryLine(
        story,
        _short(gist or story.story),
        against.detail if against else "",
        outlets[:OUTLETS],
        len(outlets[OUTLETS:]),
        len({told.document for told in story.claims}),
        tuple(_side(story, n, words) for n in _sides(story)) if sides else (),
    )


def _first(story: Story) -> range:
    """The claims of which one names the story, by their places in it."""
    return range(min(len(story.claims), NAMING))


def _fullest(told: list[str]) -> str:
    """The telling that says most in one line; the first of those that say as much."""
    fit = [words for words in told if len(words) <= LONGEST]
    return max(fit, key=len, default=told[0] if told else "")


def _side(story: Story, number: int, words: dict[Place, str]) -> Side:
    told = story.claims[number]
    said = _short(words.get(_place(story, number), told.claim))
    return Side(said, told.voices, f"/document/{told.document}#{told.claim}")


def _sides(story: Story) -> list[int]:
    """The two claims whose contradiction names the story, by their places in it."""
    against = contradiction(story)
    names = [f"{told.document}/{told.claim}" for told in story.claims]
    return [names.index(name) for name in against.claims if name in names] if against else []


def _place(story: Story, number: int) -> Place:
    told = story.claims[number]
    return told.document, told.start, told.end


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
