"""What contradicts what, and what only looks so: units, directions, nights, plans that were dropped or carried out."""

from dataclasses import replace

import pytest
from invented_reports import Said, report
from mill_fire import NAMES

from reportedly.compare import compare
from reportedly.compare.disputes import contradiction
from reportedly.compare.facts import told
from reportedly.compare.features import Pair
from reportedly.compare.slots import Figure, same_unit
from reportedly.comparison import Story
from reportedly.record import Record

HALT = Said("The race at Torvik was stopped on Sunday.", "stopped", "stop", patient="The race at Torvik", when="Sunday")
HALT = replace(HALT, day="2024-05-12")
NIGHT = Said(
    "The race at Torvik was stopped overnight on Monday.", "stopped", "stop", patient="The race at Torvik",
    when="Monday", day="2024-05-13",
)  # fmt: skip
DONE = Said(
    "The inspection of the bridge at Torvik took place on Sunday.", "took", "take",
    agent="The inspection of the bridge at Torvik", when="Sunday", day="2024-05-12",
)  # fmt: skip
DROPPED = Said(
    "The inspection of the bridge at Torvik on Sunday was cancelled.", "cancelled", "cancel",
    patient="The inspection of the bridge at Torvik", when="Sunday", day="2024-05-12",
)  # fmt: skip
NORTH = Said("The flare at Torvik was thrown from the north stand.", "thrown", "throw", patient="The flare at Torvik")
NORTH = replace(NORTH, where="the north stand")
SOUTH = replace(NORTH, text="The flare at Torvik was thrown from the south stand.", where="the south stand")
FELL = Said("A man died at Torvik on Sunday.", "died", "die", agent="A man", when="Sunday", day="2024-05-12")
NOBODY = Said("Nobody died at Torvik on Sunday.", "died", "die", agent="Nobody", when="Sunday", day="2024-05-12")
NOBODY = replace(NOBODY, denied=True)


RAMMED = Said("The tanker rammed the trawler off Torvik.", "rammed", "ram", agent="The tanker", patient="the trawler")
TURNED = Said("The trawler rammed the tanker off Torvik.", "rammed", "ram", agent="The trawler", patient="the tanker")
USED = Said("No plastic shells were used.", "used", "use", patient="No plastic shells", denied=True)
SEEN = Said("Two men fired plastic shells.", "fired", "fire", agent="Two men", patient="plastic shells")
BROKE_OUT = Said(
    "Eleven inmates escaped.", "escaped", "escape", agent="Eleven inmates", number=("Eleven inmates", 11, 11, "people")
)
THERE_WERE = Said(
    "There were fourteen of them.", "were", "be", agent="fourteen of them", status="state",
)  # fmt: skip
TUNNEL = Said("The man was arrested in the tunnel.", "arrested", "arrest", patient="The man", where="the tunnel")
BRIDGE = Said("The man was arrested on the bridge.", "arrested", "arrest", patient="The man", where="the bridge")
PORT = Said("The man was arrested at the crossing.", "arrested", "arrest", patient="The man", where="the crossing")
COMPLY = Said("The board will comply.", "comply", "comply", agent="The board", status="promised")
REFUSE = Said("The board will not comply.", "comply", "comply", agent="The board", status="planned", denied=True)


def between(one: Said, two: Said) -> str | None:
    here, there = (told(report(name, [said], names=NAMES)) for name, said in (("a", one), ("b", two)))
    found = contradiction(Pair(here.facts[0], there.facts[0], here, there), same_origin=False)
    return found.kind if found else None


@pytest.mark.parametrize(
    ("one", "two", "dispute"),
    [
        (RAMMED, TURNED, "actor"),
        (RAMMED, RAMMED, None),
        (USED, SEEN, "denial"),
        (TUNNEL, BRIDGE, "place"),
        (BRIDGE, PORT, None),
        (COMPLY, REFUSE, "denial"),
    ],
)
def test_two_claims_contradict_each_other_in_one_thing_or_in_none(one: Said, two: Said, dispute: str | None) -> None:
    assert between(one, two) == dispute
    assert between(two, one) == dispute


@pytest.mark.parametrize(("published", "dispute"), [("2024-05-15", "status"), ("2024-05-13", None)])
def test_what_is_still_to_be_decided_after_it_is_told_as_done_is_a_dispute(published: str, dispute: str | None) -> None:
    done = Said("The cook was suspended.", "suspended", "suspend", patient="The cook")
    pending = Said(
        "The board decides whether the cook is suspended.", "suspended", "suspend", patient="the cook",
        status="possible", by="The board decides whether", cue="decides",
    )  # fmt: skip
    here, there = told(report("a", [done])), told(report("b", [pending], published=published))
    fact = replace(there.facts[0], start=there.record.document.text.index("the cook"), status="possible")
    found = contradiction(Pair(here.facts[0], fact, here, there), same_origin=False)
    assert (found.kind if found else None) == dispute


def test_a_number_of_what_there_was_stands_against_a_count_of_people() -> None:
    here, there = (told(report(name, [said])) for name, said in (("a", BROKE_OUT), ("b", THERE_WERE)))
    bare = replace(there.facts[0], figures=(Figure("fourteen", 14, 14, False, "", ""),))
    found = contradiction(Pair(here.facts[0], bare, here, there), same_origin=False)
    assert found is not None
    assert found.kind == "figure"


def together(one: Said, two: Said) -> Story | None:
    records = [report(name, [said], publisher=name, names=NAMES) for name, said in (("a", one), ("b", two))]
    return next((story for story in compare(records).stories if len(story.claims) == 2), None)


@pytest.mark.parametrize(
    ("one", "two", "dispute"),
    [
        (NORTH, SOUTH, "place"),
        (FELL, NOBODY, "denial"),
    ],
    ids=["north and south", "nobody"],
)
def test_a_contradiction_has_its_type(one: Said, two: Said, dispute: str) -> None:
    story = together(one, two)
    assert story is not None
    assert story.dispute == dispute


def test_what_is_cancelled_in_one_report_and_took_place_in_the_other_is_a_dispute_of_status() -> None:
    here, there = (told(report(name, [said], names=NAMES)) for name, said in (("a", DONE), ("b", DROPPED)))
    found = contradiction(Pair(here.facts[0], there.facts[0], here, there), same_origin=False)
    assert found is not None
    assert found.kind == "status"


def test_one_night_lies_on_two_days() -> None:
    story = together(HALT, NIGHT)
    assert story is None or story.dispute != "date"


def _money(unit: str) -> Figure:
    return Figure("5 million", 5e6, 5e6, False, unit, "")


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("usd", "dollar", True),
        ("cad", "dollar", True),
        ("usd", "cad", False),
        ("usd", "usd", True),
        ("eur", "usd", False),
    ],
)
def test_dollars_that_are_nobodys_may_be_anybodys(one: str, other: str, are: bool) -> None:
    assert same_unit(_money(one), _money(other)) is same_unit(_money(other), _money(one)) is are


def test_who_tells_most_of_a_report_in_its_words_is_of_its_origin() -> None:
    said = [
        Said("Four people at Torvik were killed by the fire.", "killed", "kill", "the fire", "Four people"),
        Said("The mill at Torvik burned to the ground.", "burned", "burn", "The mill"),
        Said("The road to Torvik was closed by the police.", "closed", "close", "the police", "The road"),
        Said("The mayor of Torvik cancelled the summer fair.", "cancelled", "cancel", "The mayor", "the summer fair"),
    ]
    again = [
        replace(
            said[3], text="Torvik's mayor has cancelled the fair of the summer.", agent="mayor", patient="the fair"
        ),
        replace(said[2], text="Police closed the road to Torvik.", agent="Police", patient="the road"),
        replace(said[1], text="Burned to the ground: the mill at Torvik burned.", agent="the mill"),
        replace(said[0], text="The fire killed four people at Torvik.", agent="The fire", patient="four people"),
    ]
    records = [report("a", said, publisher="a", names=NAMES), report("b", again, publisher="b", names=NAMES)]
    found = compare(records)
    assert len(found.origins) == 1
    assert "much the same words" in found.links[0].reason


@pytest.mark.parametrize(
    ("published", "disputed"),
    [("2024-05-13", True), ("2024-05-27", True), ("2024-06-20", False), (None, False)],
)
def test_another_doer_is_a_dispute_only_where_one_occasion_is_shown(published: str | None, disputed: bool) -> None:
    met = Said("Ana Ruiz opened the bridge at Torvik.", "opened", "open", agent="Ana Ruiz", patient="the bridge")
    other = replace(met, text="Bo Lind opened the bridge at Torvik.", agent="Bo Lind")
    names = ["Ana Ruiz", "Bo Lind", "Torvik"]
    here = told(report("a", [met], names=names))
    there = told(report("b", [other], published=published, names=names))

    found = contradiction(Pair(here.facts[0], there.facts[0], here, there), same_origin=False)

    assert (found is not None and found.kind == "actor") == disputed


def _cut(number: float, place: str) -> Said:
    words = f"{number:.0f} jobs"
    return Said(
        f"Norva Mills cut {words} in {place}.", "cut", "cut", agent="Norva Mills", patient=words, where=place,
        number=(words, number, number, "jobs"),
    )  # fmt: skip


def test_who_gives_the_others_number_beside_another_does_not_contradict_it() -> None:
    names = ["Norva Mills", "Torvik", "Selm"]
    one = report("a", [_cut(4300, "Torvik")], publisher="a", names=names)
    both = report("b", [_cut(4300, "Torvik"), _cut(3700, "Selm")], publisher="b", names=names)
    other = report("c", [_cut(3700, "Torvik")], publisher="c", names=names)

    def disputed(*records: Record) -> bool:
        return any(story.dispute == "figure" for story in compare(records).stories)

    assert not disputed(one, both)
    assert disputed(one, other)
