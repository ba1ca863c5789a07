import pytest

from bench import compare
from bench.compare_differences import differences
from bench.comparing import Compared, lay_side_by_side, read_event
from bench.events import Event, Statement, TrueStory, Truth, aligned, doc_key, load
from reportedly.record import Claim, Document, Predicate, Record

TEXT = "Nine died. Four were hurt."
DIED, HURT = (Statement("e/1.txt", quote, "A", f"e: {quote}") for quote in ("Nine died", "Four were hurt"))
TRUTH = Truth(
    (
        Event(
            "e",
            (),
            (),
            tuple(TrueStory(o.story, "", "asserted", None, False, 1, (o,)) for o in (DIED, HURT)),
            frozenset(),
        ),
    )
)


@pytest.fixture(scope="module")
def strike() -> Compared:
    [event] = [one for one in load("dev") if one.name == "tram-strike"]
    return lay_side_by_side([event], read_event("dev", event))


def claim(name: str, words: str, predicate: str | None) -> Claim:
    start = TEXT.find(words)
    at = TEXT.find(predicate) if predicate else None
    end = at + len(predicate) if at is not None and predicate else None
    return Claim(name, start, start + len(words), Predicate(at, end, "be", implied=predicate is None))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (claim("c1", "Nine died", "died"), {("e/1.txt", "c1"): DIED}),
        (claim("c1", "Four were hurt", "hurt"), {("e/1.txt", "c1"): HURT}),
        (claim("c1", "Four", None), {("e/1.txt", "c1"): HURT}),
        (claim("c1", "Nine died. Four were hurt", "hurt"), {("e/1.txt", "c1"): HURT}),
        (claim("c1", ".", "."), {}),
    ],
)
def test_a_claim_speaks_of_the_statement_that_its_predicate_stands_in(
    one: Claim, expected: dict[tuple[str, str], Statement]
) -> None:
    record = Record(Document("d", "some/where/e/1.txt", TEXT), claims=(one,))
    assert aligned([record], TRUTH) == expected


def test_a_document_goes_by_its_event_and_its_file() -> None:
    assert doc_key("/some/where/tram-strike/01-a.txt") == "tram-strike/01-a.txt"


def test_an_event_that_is_not_there_is_named_beside_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main(["--show", "tram-stroke"]) == 1
    assert "got the event 'tram-stroke'; wanted one of " in capsys.readouterr().out


def test_an_event_is_read_compared_and_scored(strike: Compared) -> None:
    scores = strike.scores()
    assert scores["statements read"].value == 100
    assert scores["pairs"].count > 5
    assert scores["document origins"].count == 5


def test_what_is_wrong_is_told_in_the_words_of_the_articles(strike: Compared) -> None:
    nothing = Compared(strike.truth, strike.records, strike.origins, (), ())
    lines = list(differences(nothing))
    assert any(line.startswith("link missed: tram-strike/01-ostreva-tribune.txt = ") for line in lines)
    assert "    got no story, origins 1; wanted disputed (figure), origins 2" in lines
    assert "  - 02-city-record.txt [B]: Only 48 per cent of our drivers took part" in lines
