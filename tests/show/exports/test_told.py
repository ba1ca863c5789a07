import csv
import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from bundles import TEXT, bundle, harm, made, retold

from reportedly.errors import OptionError
from reportedly.record import (
    Amount,
    Attribution,
    Block,
    Document,
    Entity,
    Mention,
    PlaceValue,
    Record,
    Span,
)
from reportedly.show.exports.bundle import of_records
from reportedly.show.exports.dates import precision_of
from reportedly.show.exports.ged import COLUMNS, OURS_FROM
from reportedly.show.exports.options import Choice
from reportedly.text import content_id

TEI = "{http://www.tei-c.org/ns/1.0}"


def events(*records: Record, every: bool = False) -> list[dict[str, str]]:
    text = made("events", bundle(*records), Choice(every=every)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


GED = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start
date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
"""The header of UCDP GED, as it is since version 23.1."""


def test_the_columns_of_ged_come_first_under_their_names_and_in_their_order() -> None:
    names = [column.name for column in COLUMNS]
    assert names[: names.index(OURS_FROM)] == GED.split()
    assert len(set(names)) == len(names)


def harmed(**more: Any) -> Record:
    """The report of harm with another place, or another time."""
    record = harm()
    if "place" in more:
        entities = tuple(replace(one, place=more["place"]) if one.id == "e3" else one for one in record.entities)
        record = replace(record, entities=entities)
    return replace(record, times=(more.get("when", record.times[0]),))


DAY = replace(harm().times[0], edtf="2024-05-03", earliest="2024-05-03", latest="2024-05-03", rule="day")


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (PlaceValue(46.5, 7.25, "CH", "point", "geonames:1", 1), "1"),
        (PlaceValue(46.5, 7.25, "CH", "town", "geonames:1", 1), "1"),
        (PlaceValue(46.5, 7.25, "CH", "district", "geonames:1", 1), "3"),
        (PlaceValue(None, None, "CH", "district", None, 1), ""),
        (PlaceValue(46.5, 7.25, "CH", "province", "geonames:1", 1), "4"),
        (PlaceValue(None, None, "CH", "region", None, 1), "5"),
        (PlaceValue(None, None, "CH", "country", None, 1), "6"),
        (PlaceValue(None, None, "CH", "unknown", None, 3), ""),
    ],
)
def test_a_place_has_the_code_of_ged_only_where_it_means_the_same(place: PlaceValue, wanted: str) -> None:
    assert events(harmed(place=place))[0]["where_prec"] == wanted


def test_an_event_is_clear_where_one_day_and_one_place_are_told() -> None:
    assert events(harmed(when=DAY))[0]["event_clarity"] == "1"
    assert events(harmed())[0]["event_clarity"] == ""


def test_coding_is_done_where_a_person_accepted_every_claim() -> None:
    assert (events(harm())[0]["code_status"], events(harm())[0]["review"]) == ("Clear", "accepted")
    assert (events()[0]["code_status"], events()[0]["review"]) == ("", "accepted")


def test_a_story_of_harm_is_one_event_that_counts_origins() -> None:
    (row,) = events()
    assert (row["id"], row["number_of_sources"], row["verdict"]) == ("s1", "2", "disputed")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-05-01", "2024-05-31", "4")
    assert (row["where_prec"], row["latitude"], row["country_iso"]) == ("1", "46.5", "CH")
    assert row["source_original"] == "Ada Holt"
    assert row["source_office"] == "Brenn & Sons;Bell"


@pytest.mark.parametrize(("lemma", "last"), [("die", "2024-05-31"), ("wound", "2024-07-04")])
def test_a_death_that_is_dated_later_does_not_move_the_event(lemma: str, last: str) -> None:
    later = retold()
    when = replace(later.times[0], edtf="2024-07-04", earliest="2024-07-04", latest="2024-07-04")
    claim = replace(later.claims[0], predicate=replace(later.claims[0].predicate, lemma=lemma))
    (row,) = events(harm(), replace(later, times=(when,), claims=(claim,)))
    assert (row["date_start"], row["date_end"]) == ("2024-05-01", last)


def test_there_is_no_best_figure_where_sources_differ() -> None:
    (row,) = events()
    assert (row["low"], row["high"], row["best"]) == ("3", "", "")
    assert (row["civilians_low"], row["deaths_civilians"]) == ("3", "")


def test_there_is_a_best_figure_where_there_is_one() -> None:
    (row,) = events(harm())
    assert (row["low"], row["high"], row["best"], row["deaths_civilians"]) == ("4", "4", "4", "4")


def test_sides_stand_only_where_somebody_did_it_to_somebody() -> None:
    assert (events()[0]["side_a"], events()[0]["direction"]) == ("Northern Guard", "stated")
    record = harm()
    passive = replace(record, claims=(replace(record.claims[0], roles=record.claims[0].roles[1:]),))
    assert (events(passive)[0]["side_a"], events(passive)[0]["side_b"]) == ("", "")


def test_events_without_harm_are_asked_for() -> None:
    assert len(events(every=True)) > len(events())


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2024-05-01", "2024-05-01", (1, 1)),
        ("2024-05-01", "2024-05-06", (6, 2)),
        ("2024-05-01", "2024-05-07", (7, 3)),
        ("2024-05-01", "2024-05-31", (31, 4)),
        ("2024-01-01", "2024-12-31", (366, 5)),
        ("2023-01-01", "2024-12-31", (731, None)),
    ],
)
def test_a_stretch_has_the_precision_of_the_codebook(first: str, last: str, wanted: tuple[int, int | None]) -> None:
    assert precision_of(first, last) == wanted


def test_tei_is_well_formed_and_its_text_is_the_text() -> None:
    corpus = ElementTree.fromstring(made("tei"))
    first = corpus.find(f"{TEI}TEI")
    assert first is not None
    body = first.find(f"{TEI}text/{TEI}body")
    assert body is not None
    assert "".join(body.itertext()).strip() == TEXT
    dates = list(body.iter(f"{TEI}date"))
    assert (dates[0].get("notBefore"), dates[0].get("notAfter")) == ("2024-05-01", "2024-05-31")
    assert [one.text for one in body.iter(f"{TEI}persName")] == ["Ada Holt"]
    said = next(body.iter(f"{TEI}said"))
    assert said.get("who") == "#d1-e1"
    assert first.find(f".//{TEI}certainty") is not None


def test_what_is_quoted_is_said_directly_and_figures_are_written_out() -> None:
    text = "“We paid 12,000,000 euros,” Ada Holt said."
    content, figure = (0, 26), (9, 25)
    record = Record(
        Document(content_id(text, None), "x.txt", text, blocks=(Block("paragraph", 0, len(text)),)),
        entities=(
            Entity("e1", "Ada Holt", "person", (Mention(27, 35, "name"),)),
            Entity("e2", "We", "group", (Mention(1, 3, "pronoun"),)),
        ),
        amounts=(Amount("n1", *figure, 12e6, 12e6, False, "EUR"),),
        attributions=(
            Attribution("a1", (Span(36, 40),), Span(27, 35), "e1", "person", (Span(*content),), "state"),
            Attribution("a2", (Span(4, 8),), None, None, "none", (Span(*figure),), "state", "a1"),
        ),
    )
    corpus = ElementTree.fromstring(made("tei", of_records(lambda: [record])))
    said = next(one for one in corpus.iter(f"{TEI}said") if one.get("direct") == "true")
    quote = said.find(f"{TEI}quote")
    assert quote is not None
    assert (said.get("who"), "".join(quote.itertext())) == ("#d1-e1", text[:26])
    assert [one.get("atLeast") for one in corpus.iter(f"{TEI}num")] == ["12000000"]
    listed = [one[0].tag.removeprefix(TEI) for one in corpus.iter(f"{TEI}item")]
    assert listed == ["persName", "rs", "name", "name"]
    assert [one.get("target") for one in corpus.iter(f"{TEI}ref")] == ["#d1-a1"]


def test_ids_of_a_corpus_are_unique_and_pointers_find_them() -> None:
    corpus = ElementTree.fromstring(made("tei"))
    ids = [one.get("{http://www.w3.org/XML/1998/namespace}id") for one in corpus.iter()]
    known = [name for name in ids if name]
    assert len(set(known)) == len(known)
    for one in corpus.iter():
        for key in ("who", "ref", "ana", "target"):
            assert (one.get(key) or "#" + known[0])[1:] in known


def test_each_sentence_of_conllu_has_its_claims() -> None:
    text = made("conllu").decode()
    claim = harm().claims[0]
    places = f"{claim.start}-{claim.end} utf16={claim.start + 1}-{claim.end + 1} utf8={claim.start + 4}-{claim.end + 4}"
    assert f"# claim = c1 {places} affirmed happened voices=Brenn & Sons › Ada Holt" in text
    assert text.endswith("\n\n")


def test_conllu_needs_trees() -> None:
    with pytest.raises(OptionError, match="trees"):
        made("conllu", replace(bundle(retold()), trees=None))


def test_a_story_that_nobody_wants_leaves_no_event() -> None:
    whole = bundle()
    some: Any = [replace(one, wanted=frozenset()) for one in whole.exhibits()]
    assert made("events", replace(whole, exhibits=lambda: iter(some))).count(b"\r\n") == 1
