"""What the drawings show, and what they leave out in so many words."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from case_of_ferry import PLACE, make_case, placed_record
from made_record import make_record

from reportedly.comparison import OriginDocument, Story, StoryClaim
from reportedly.record import Amount, Entity, PlaceValue, Role, When
from reportedly.show.web.atlas import draw_map, sites, world
from reportedly.show.web.gathering import Drawn, gather
from reportedly.show.web.network import SETTLED, draw_network, join
from reportedly.show.web.scale import draw_scale
from reportedly.show.web.shelf import Shelf
from reportedly.show.web.telling import Figure, tell
from reportedly.show.web.timeline import bars, draw_timeline, window


def drawn(claim: str = "c2", when: When | None = None) -> Drawn:
    record = placed_record()
    if when:
        record = replace(record, times=(when,))
    found = next(one for one in record.claims if one.id == claim)
    return Drawn(record, found, "asserted", "o1")


@pytest.mark.parametrize(
    ("when", "days", "rough"),
    [
        (When("t1", 0, 1, "2024-05-13", "2024-05-13", "2024-05-13"), 0, False),
        (When("t1", 0, 1, "2024-05", "2024-05-01", "2024-05-31"), 30, True),
        (When("t1", 0, 1, "2024-05-13~", "2024-05-13", "2024-05-13"), 0, True),
        (When("t1", 0, 1, "2024-05-13/..", "2024-05-13", None), 0, True),
    ],
)
def test_a_bar_is_as_wide_as_the_time_is_vague(when: When, days: int, rough: bool) -> None:
    (bar,) = bars([drawn(when=when)], "outlet")
    assert (bar.last - bar.first, bar.rough) == (days, rough)


@pytest.mark.parametrize("when", [When("t1", 0, 1), When("t1", 0, 1, "P3M")])
def test_a_time_without_a_day_is_in_no_timeline(when: When) -> None:
    assert not bars([drawn(when=when)], "outlet")


def test_bars_outside_the_days_that_are_drawn_are_counted() -> None:
    days = ("1998-01-01", "2024-05-13", "2031-01-01")
    found = bars([drawn(when=When("t1", 0, 1, day, day, day)) for day in days], "outlet")
    middle = next(bar for bar in found if bar.when.earliest == days[1])
    line = draw_timeline(found, middle.first - 3, middle.last + 3)
    assert (line.shown, line.before, line.after) == (1, 1, 1)


def test_a_single_far_date_does_not_press_the_others_together() -> None:
    days = ["1998-01-01"] + [f"2024-05-{day:02}" for day in range(1, 20)]
    found = bars([drawn(when=When("t1", 0, 1, day, day, day)) for day in days], "outlet")
    first, last = window(found)
    assert last - first < 30


def test_a_country_is_an_area_and_never_a_point() -> None:
    record = placed_record()
    country = PlaceValue(None, None, "DE", "country", "geonames:2", 1)
    entities = tuple(replace(item, place=country) if item.kind == "place" else item for item in record.entities)
    there = Drawn(replace(record, entities=entities), record.claims[0], None, "o1")
    placed, unplaced = sites([there])
    picture = draw_map(placed)
    assert 'class="area"' in picture
    assert "<circle" not in picture
    assert not unplaced


def test_a_town_is_a_spot_as_large_as_it_may_be_off_and_says_so() -> None:
    placed, _ = sites([drawn("c1")])
    assert [site.place for site in placed] == [PLACE]
    picture = draw_map(placed)
    assert 'class="spot"' in picture
    assert "Port Ansel (town)" in picture


def test_a_place_that_no_gazetteer_knows_is_listed_and_not_drawn() -> None:
    record = make_record()
    placed, unplaced = sites([Drawn(record, record.claims[0], None, "o1")])
    assert not placed
    assert [name for name, _ in unplaced] == ["Port Ansel"]


def test_a_link_of_the_network_weighs_origins_and_not_copies() -> None:
    case = make_case()
    claims = gather(case, Shelf(case), "").claims
    for edge in join(claims, "voices", most=10).edges:
        assert edge.origins == 1
        assert len(edge.claims) >= edge.origins


def test_a_network_of_nothing_is_drawn_empty() -> None:
    assert "<line" not in draw_network(join([], "acts", most=10))


@pytest.mark.parametrize(
    ("amount", "signs"),
    [
        (Amount("n1", 0, 1, 13, None), ('class="exact"', "at least 13")),
        (Amount("n1", 0, 1, None, 40), ('class="exact"', "at most 40")),
        (Amount("n1", 0, 1, 40, 60), ("<rect", "between 40 and 60")),
        (Amount("n1", 0, 1, 12, 12, approximate=True), ('class="rough"', "about 12")),
        (Amount("n1", 0, 1, 0, 0), ("<circle", ">0<")),
        (Amount("n1", 0, 1, -5, -5), ("<circle", ">-5<")),
    ],
)
def test_a_figure_stands_on_its_scale_with_its_bounds(amount: Amount, signs: tuple[str, ...]) -> None:
    from reportedly.show.values import amount_words

    figure = Figure("o1", "The Bell", "words", amount_words(amount), amount, "/document/d#c1")
    picture = draw_scale((figure,))
    for sign in signs:
        assert sign in picture


def test_a_story_whose_document_is_gone_still_says_who_told_it() -> None:
    told = StoryClaim("gone", "gone.txt", "c1", "o1", 0, 5, ("The Bell",))
    story = Story("s1", "asserted", None, False, 1, (told,), (), "limits")
    (column,) = tell(story, story.claims, {}).columns
    assert column.told[0].claim.voices == ("The Bell",)
    assert OriginDocument("gone", "gone.txt").publisher is None


def test_what_somebody_is_said_to_be_is_no_act_upon_anybody() -> None:
    record = placed_record()
    roles = (Role("agent", 0, 1, "e0"), Role("patient", 0, 1, "e1"))
    record = replace(record, entities=(Entity("e0", "Mirel Dask", "person"), Entity("e1", "Fire Chief", "person")))
    being, doing = (replace(claim, roles=roles) for claim in record.claims[:2])
    assert being.predicate.implied
    assert join([Drawn(record, being, None, "o1")], "acts", most=10).edges == ()
    assert len(join([Drawn(record, doing, None, "o1")], "acts", most=10).edges) == 1


def test_a_large_network_names_the_heaviest_and_keeps_all_others_at_hand() -> None:
    record = placed_record()
    names = [f"Person {number}" for number in range(SETTLED + 10)]
    entities = tuple(Entity(f"e{number}", name, "person") for number, name in enumerate(names))
    claims = []
    for number in range(1, len(names)):
        roles = (Role("agent", 0, 1, "e0"), Role("patient", 0, 1, f"e{number}"))
        claims.append(replace(record.claims[1], id=f"c{number}", roles=roles))
    told = [Drawn(replace(record, entities=entities), claim, None, "o1") for claim in claims]
    picture = draw_network(join(told, "acts", most=1000))
    assert all(f"<title>{name}</title>" in picture for name in names)
    assert picture.count("data-label") == len(names)
    assert picture.count('class="far"') == len(names) - SETTLED // 2
    assert "Person 0</text>" in picture


def test_no_country_is_drawn_across_the_whole_map() -> None:
    for code in ("RU", "FJ", "US"):
        for ring in "".join(world()[code]).split("Z"):
            places = [float(x) for x, _ in re.findall(r"(-?[\d.]+) (-?[\d.]+)", ring)]
            assert all(abs(one - other) < 90 for one, other in pairwise(places))


def test_lanes_beyond_what_can_be_read_are_put_together() -> None:
    record = placed_record()
    day = When("t1", 0, 1, "2024-05-13", "2024-05-13", "2024-05-13")
    claim = next(one for one in record.claims if one.id == "c2")
    told = []
    for number in range(40):
        doc = replace(record.document, publisher=f"Outlet {number}")
        told.append(Drawn(replace(record, document=doc, times=(day,)), claim, "asserted", "o1"))
    found = bars(told, "outlet")
    line = draw_timeline(found, found[0].first, found[0].last)
    assert line.shown == 40
    assert line.drawing.count('class="who"') == 25
    assert "all others" in line.drawing
