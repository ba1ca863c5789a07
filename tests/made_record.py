"""A record made by hand: a short invented report with every kind of thing in it."""

from reportedly.record import (
    Amount,
    Attribution,
    Block,
    Claim,
    DateFound,
    Document,
    Entity,
    Found,
    Mention,
    Place,
    Predicate,
    Problem,
    Published,
    Record,
    Role,
    Sentence,
    Span,
    When,
    Wording,
)
from reportedly.text import content_id

TITLE = "Ferry fire off Port Ansel"
FIRST = "At least 13 people were hurt on Monday, a deckhand told the harbour master, who said so in a report."
SECOND = "The owner denied that it had ignored a reckless order. She plans to sue, “as soon as possible”."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def span(words: str, start: int = 0) -> Span:
    """The first place of some words after an offset."""
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def _ends(words: str) -> tuple[int, int]:
    found = span(words)
    return found.start, found.end


def make_record() -> Record:
    """The record of the report; `verify` finds no fault in it."""
    blocks = (Block("heading", *_ends(TITLE)), Block("paragraph", *_ends(FIRST)), Block("paragraph", *_ends(SECOND)))
    document = Document(
        id=content_id(TEXT, "The Ansel Bell"),
        source="ferry.txt",
        text=TEXT,
        title=TITLE,
        authors=("Ida Rook",),
        publisher="The Ansel Bell",
        published=Published("2024-05-14", "option", others=(DateFound("2024-05", "dateline"),)),
        audience=4194,
        blocks=blocks,
        found=(
            Found("publisher", "The Ansel Bell", "option"),
            Found("title", TITLE, "heading", *_ends(TITLE)),
            Found("publisher", "Wire", "source line", chosen=False),
        ),
    )
    return Record(
        document,
        sentences=(
            Sentence(*_ends(TITLE), 0),
            Sentence(*_ends(FIRST), 1),
            Sentence(*_ends("The owner denied that it had ignored a reckless order."), 2),
            Sentence(*_ends("She plans to sue, “as soon as possible”."), 2),
        ),
        entities=(
            Entity(
                "e1",
                "The owner",
                "person",
                (Mention(*_ends("The owner"), "nominal"), Mention(*_ends("She"), "pronoun")),
            ),
            Entity("e2", "Port Ansel", "place", (Mention(*_ends("Port Ansel"), "name"),)),
        ),
        times=(When("t1", *_ends("on Monday"), "2024-05-13", "2024-05-13", "2024-05-13", "weekday before"),),
        amounts=(Amount("n1", *_ends("At least 13 people"), 13, None, False, "people"),),
        attributions=(
            Attribution("a1", (span("said"),), span("the harbour master"), None, "role", (span(FIRST[:54]),), "state"),
            Attribution("a2", (span("told"),), span("a deckhand"), None, "role", (span(FIRST[:38]),), "state", "a1"),
            Attribution(
                "a3",
                (span("denied"),),
                span("The owner"),
                "e1",
                "person",
                (span("that it had ignored a reckless order"),),
                "deny",
            ),
            Attribution("a4", (span("plans"),), span("She"), "e1", "person", (span("to sue"),), "promise"),
            Attribution("a5", (span("report"),), None, None, "none", (span("possible"),), "rumour"),
        ),
        claims=(
            Claim(
                "c1",
                *_ends(TITLE),
                Predicate(None, None, "be", implied=True),
                where=(Place(*_ends("Port Ansel"), "e2"),),
            ),
            Claim(
                "c2",
                *_ends(FIRST[:38]),
                Predicate(*_ends("hurt"), "hurt"),
                (Role("patient", *_ends("At least 13 people")),),
                when=("t1",),
                amounts=("n1",),
                said_in="a2",
                voices=("publisher", "a1", "a2"),
            ),
            Claim(
                "c3",
                *_ends("it had ignored a reckless order"),
                Predicate(*_ends("ignored"), "ignore"),
                (Role("agent", *_ends("The owner"), "e1", elsewhere=True), Role("patient", *_ends("a reckless order"))),
                hedges=(span("had"),),
                said_in="a3",
                voices=("publisher", "a3"),
            ),
            Claim(
                "c4",
                *_ends("to sue"),
                Predicate(*_ends("sue"), "sue"),
                (Role("agent", *_ends("She"), "e1"),),
                status="planned",
                said_in="a4",
                voices=("publisher", "a4"),
            ),
        ),
        wording=(Wording(*_ends("reckless"), "blame", "a3", "says that somebody did not care"),),
        problems=(Problem("odd-date", "got two dates; wanted one: give --published", *_ends("Monday")),),
    )
