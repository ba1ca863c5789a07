import json
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

import pytest
from bundles import TEXT, bundle, harm, made
from followthemoney import StatementEntity, model
from followthemoney.dataset import UndefinedDataset
from followthemoney.statement import Statement

from reportedly.errors import MissingExtra, OutputError
from reportedly.record import Entity, Mention
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import line
from reportedly.show.exports.table import named


def lines(table: str = "", some: Bundle | None = None) -> list[dict[str, Any]]:
    return [json.loads(told) for told in made("ftm", some, Choice(table)).splitlines()]


POINTING = ("proof", "involved", "subject", "object", "document", "resolved", "entity")


def test_every_entity_points_at_what_is_there() -> None:
    ids = [one["id"] for one in lines()]
    assert max(Counter(ids).values()) == 1
    for one in lines():
        for key in POINTING:
            assert set(one["properties"].get(key, ())) <= set(ids)
        assert all(isinstance(value, str) and value for values in one["properties"].values() for value in values)


def test_followthemoney_accepts_every_entity_and_keeps_all_of_it() -> None:
    found = lines()
    assert {one["schema"] for one in found} >= {"Article", "Person", "Organization", "Event", "Mention", "Note"}
    for told in found:
        entity = model.get_proxy(told)
        assert entity.schema.name == told["schema"]
        entity.schema.validate(told)  # type: ignore[arg-type]
        for name, values in told["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), name


def test_an_export_that_is_checked_has_the_same_bytes() -> None:
    assert made("ftm", choice=Choice(check=True)) == made("ftm")


def test_a_check_says_which_entity_is_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.show.exports.ftm_entities._country", lambda *_: "nowhere")
    with pytest.raises(OutputError, match=r"does not accept the Event .*/c1.*country"):
        made("ftm", choice=Choice(check=True))


def test_without_the_library_a_check_names_the_extra_and_the_plain_export_needs_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    assert lines()
    with pytest.raises(MissingExtra, match=r"reportedly\[ftm\]"):
        made("ftm", choice=Choice(check=True))


def test_statements_say_what_the_entities_say() -> None:
    by_entity: dict[str, list[Statement]] = defaultdict(list)
    for told in lines("statements"):
        by_entity[told["entity_id"]].append(Statement.from_dict(told))  # type: ignore[arg-type]
    entities = {one["id"]: one for one in lines()}
    assert set(by_entity) == set(entities)
    for name, statements in by_entity.items():
        whole = StatementEntity.from_statements(UndefinedDataset, statements)
        assert whole.schema.name == entities[name]["schema"]
        for prop, values in entities[name]["properties"].items():
            assert sorted(whole.get(prop)) == sorted(values), prop


def test_statements_are_written_as_the_library_writes_and_names_them() -> None:
    for told in lines("statements"):
        statement = Statement.from_dict({**told, "id": None})  # type: ignore[typeddict-item]
        assert line(dict(statement.to_dict())) == line(told)


def test_the_origin_of_a_statement_is_the_claim_that_it_rests_on() -> None:
    doc = harm().document.id
    events = [one for one in lines("statements") if one["schema"] == "Event" and one["prop"] == "date"]
    assert f"{doc}/c1" in {one["origin"] for one in events}
    assert {one["origin"] for one in lines("statements") if one["schema"] == "Person"} == {None}


def test_voices_stand_beside_the_entities_under_the_same_ids() -> None:
    entities = {one["id"]: one["schema"] for one in lines()}
    voices = lines("voices")
    assert all(entities[one["id"]] == one["schema"] for one in voices)
    assert {one["schema"] for one in voices} == {"Mention", "Note", "Event"}
    event = next(one for one in voices if one["schema"] == "Event" and one["document"] == harm().document.id)
    assert TEXT[event["start"] : event["end"]] == event["quote"]
    assert [voice["name"] for voice in event["voices"]] == ["Brenn & Sons", "Ada Holt"]
    assert entities[event["voices"][1]["speaks"]] == "Person"


def test_a_mention_has_the_voices_around_it() -> None:
    mention = next(one for one in lines("voices") if one["schema"] == "Mention" and one["entity"] == "e2")
    (told,) = mention["mentions"]
    assert (told["quote"], [voice["name"] for voice in told["voices"]]) == (
        "Northern Guard", ["Brenn & Sons", "Ada Holt"],
    )  # fmt: skip


def test_who_does_and_to_whom_it_is_done_are_linked_where_both_are_named() -> None:
    record = harm()
    dead = record.entities[3]
    named_ = replace(dead, mentions=(replace(dead.mentions[0], form="name"),))
    entities = tuple(named_ if one is dead else one for one in record.entities)
    (link,) = [one for one in lines(some=bundle(replace(record, entities=entities))) if one["schema"] == "UnknownLink"]
    assert link["properties"]["role"] == ["kill"]
    assert not [one for one in lines() if one["schema"] == "UnknownLink"]


def test_those_without_a_name_are_no_entities() -> None:
    assert "civilians" not in [name for one in lines() for name in one["properties"].get("name", ())]


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("Ministry of Grain", "PublicBody"),
        ("Selm Police", "PublicBody"),
        ("Selm News Agency", "Organization"),
        ("River Council", "Organization"),
    ],
)
def test_a_body_is_public_where_its_name_says_so(name: str, schema: str) -> None:
    record = harm()
    body = Entity("e9", name, "organisation", (Mention(0, 5, "name"),))
    found = lines(some=bundle(replace(record, entities=(*record.entities, body))))
    assert [
        one["schema"] for one in found if one["schema"] != "Mention" and one["properties"].get("name") == [name]
    ] == [schema]


def test_a_claim_that_something_may_be_makes_no_event() -> None:
    found = lines()
    events = [one for one in found if one["schema"] == "Event" and "kill" in one["properties"]["name"][0]]
    assert [one["properties"]["date"] for one in events] == [["2024-05"], ["2024-05"]]
    assert not any("=1+1" in one["properties"]["name"][0] for one in found if one["schema"] == "Event")
    note = next(one for one in found if one["schema"] == "Note")
    assert json.loads(note["properties"]["notes"][0])["voices"][1]["name"] == "Ada Holt"


def test_unknown_hashes_are_left_out() -> None:
    record = harm()
    without = replace(record, document=replace(record.document, sha256=None))
    assert "None" not in str(lines(some=bundle(without))[0]["properties"]["notes"])


@pytest.mark.parametrize("table", named("ftm").tables)
def test_every_table_has_the_same_bytes_again(table: str) -> None:
    assert made("ftm", choice=Choice(table)) == made("ftm", choice=Choice(table))
