"""Small gold documents, written for these tests: words are marked by naming them."""

from bench.corpus import LAYERS, GoldAmount, GoldAttribution, GoldClaim, GoldDocument, GoldLoaded, GoldTime
from reportedly.record import Span

TEXT = (
    'The harbour would reopen on Monday, the mayor said, according to Port Radio. "We lost two cranes. We will '
    'rebuild them," she added. About 300 workers, reportedly, cheered the brave crew. '
    "Lowton, the smallest port of the coast, had closed in March."
)


def words(part: str, text: str = TEXT, nth: int = 1) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


ACCORDING = GoldAttribution(
    "a1",
    (words("according to"),),
    words("Port Radio"),
    "Port Radio",
    "organisation",
    (words("The harbour would reopen on Monday, the mayor said"),),
    "state",
    None,
)
SAID = GoldAttribution(
    "a2",
    (words("said"),),
    words("the mayor"),
    "the mayor of Lowton",
    "role",
    (words("The harbour would reopen on Monday"),),
    "promise",
    "a1",
)
ADDED = GoldAttribution(
    "a3",
    (words("added"),),
    words("she"),
    "the mayor of Lowton",
    "role",
    (words('"We lost two cranes.'), words('We will rebuild them,"')),
    "state",
    None,
)
REPORTEDLY = GoldAttribution(
    "a4",
    (words("reportedly"),),
    None,
    None,
    "none",
    (words("About 300 workers"), words("cheered the brave crew")),
    "rumour",
    None,
)
REOPEN = GoldClaim(
    "c1",
    words("reopen"),
    (("agent", words("The harbour")),),
    (words("Monday"),),
    (),
    (),
    "affirmed",
    "planned",
    "a2",
    (),
)
CHEERED = GoldClaim(
    "c2",
    words("cheered"),
    (("agent", words("About 300 workers")), ("patient", words("the brave crew"))),
    (),
    (),
    (words("About 300 workers"),),
    "affirmed",
    "happened",
    "a4",
    (words("reportedly"),),
)
PORT = GoldClaim(
    "c3",
    None,
    (("agent", words("Lowton")), ("patient", words("the smallest port of the coast"))),
    (),
    (words("the coast"),),
    (),
    "affirmed",
    "state",
    None,
    (),
)
DOC = GoldDocument(
    "wikinews_harbour",
    TEXT,
    "2021-05-07",
    frozenset(LAYERS),
    (ACCORDING, SAID, ADDED, REPORTEDLY),
    (REOPEN, CHEERED, PORT),
    (GoldTime(words("Monday"), "2021-05-10"), GoldTime(words("March"), "2021-03")),
    (GoldAmount(words("About 300 workers"), 300, 300, True, "people"),),
    (GoldLoaded(words("brave"), "a4"),),
)
