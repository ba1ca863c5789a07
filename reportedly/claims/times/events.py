"""Third level: times that are told by an event: "before the outbreak", "since the election", "during the war"."""

from typing import Final

from reportedly.claims.times.grammar import Hit, Rule
from reportedly.claims.times.nodes import Node, Word
from reportedly.claims.times.numbers import language

SIDES: Final = {
    "since": "after event",
    "after": "after event",
    "before": "before event",
    "prior": "before event",
    "until": "before event",
}


def event(hit: Hit) -> Node | None:
    """A preposition of time with the name of something that happens."""
    if hit.words()[-1] not in language("events")["nouns"]:
        return None
    return Word(SIDES.get(hit.word(), "event"))


_PREP = "(?:since|before|after|until|during|preceding to|at the time of|as of)"

RULES: Final = (
    Rule("event", "event", f"{_PREP} (?:the|whose|dem) (?:_|number_word)", event),
    Rule("event", "event", f"{_PREP} (?:the|whose|dem) (?:_|last|recent|current) _", event),
)
