import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import record as nouns
from reportedly import wire
from reportedly.comparison import Link, Origin, OriginDocument, SharedSpan, Story, StoryClaim
from reportedly.errors import InputError, MissingInput, RecordError
from reportedly.record import Amount, Document, Record

VAGUE = ("country", "region", "unknown")
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def noun(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a noun that its own checks let through."""

    def make(values: dict[str, Any]) -> Any:
        for low, high in (("start", "end"), ("low", "high")):
            if None not in (values.get(low), values.get(high)):
                values[low], values[high] = sorted((values[low], values[high]))
        if None in (values.get("latitude"), values.get("longitude")) or values.get("precision") in VAGUE:
            values.update(dict.fromkeys(values.keys() & {"latitude", "longitude"}))
        return kind(**values)

    values = {field.name: st.from_type(Any if isinstance(field.type, str) else field.type) for field in fields(kind)}
    values.update(dict.fromkeys(values.keys() & {"start", "end"}, st.integers(0, 2**40)))
    values.update(dict.fromkeys(values.keys() & {"low", "high", "best", "latitude", "longitude"}, numbers))
    return st.fixed_dictionaries(values).map(make)


for kind in vars(nouns).values():
    if is_dataclass(kind) and kind is not Record:
        st.register_type_strategy(kind, noun(kind))  # type: ignore[arg-type]

records = noun(Record).map(lambda record: replace(record, reportedly=1))


@settings(max_examples=30, deadline=None)
@given(records)
def test_a_record_comes_back_as_it_was_written(record: Record) -> None:
    line = wire.encode(record)
    assert wire.decode(line) == record
    assert wire.encode(wire.decode(line)) == line


@given(st.text())
def test_a_record_is_one_line_whatever_its_text(text: str) -> None:
    line = wire.encode(Record(Document("id", "source", text)))
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line)["document"]["text"] == text


@given(st.binary())
def test_no_line_crashes_the_reader(line: bytes) -> None:
    with pytest.raises(RecordError):
        wire.decode(line)


def test_the_keys_are_those_of_the_format(made: Record) -> None:
    data = json.loads(wire.encode(made))
    assert list(data) == [
        "reportedly",
        "document",
        "sentences",
        "entities",
        "times",
        "amounts",
        "attributions",
        "claims",
        "wording",
        "problems",
    ]
    assert data["reportedly"] == 1
    assert data["document"]["published"]["edtf"] == "2024-05-14"
    assert data["claims"][1]["roles"][0]["role"] == "patient"
    assert data["claims"][1]["voices"] == ["publisher", "a1", "a2"]
    assert data["attributions"][4]["source"] is None


@pytest.mark.parametrize(("number", "written"), [(13.0, b"13"), (13, b"13"), (2.5, b"2.5"), (5e10, b"50000000000")])
def test_a_whole_number_is_written_as_one(number: float, written: bytes) -> None:
    line = wire.encode(Record(Document("id", "source", "text"), amounts=(Amount("n1", 0, 4, number),)))
    assert b'"low":' + written + b"," in line


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"", "got no record"),
        (b"[]", "Expected `object`, got `array`"),
        (b"{}", "missing required field `reportedly`"),
        (b'{"reportedly":2}', "got a record of format 2; wanted format 1"),
        (b'{"reportedly":1}', "missing required field `document`"),
        (
            b'{"reportedly":1,"document":{"id":"x","source":"s","text":5}}',
            "Expected `str`, got `int` - at `$.document.text`",
        ),
        (
            b'{"reportedly":1,"document":{"id":"x","source":"s","text":"t"},"times":[{"id":"t1","start":"0"}]}',
            "Expected `int`",
        ),
        (
            b'{"reportedly":1,"document":{"id":"x","source":"s","text":"t"},"amounts":[{"id":"n1","start":3,"end":1}]}',
            "a span needs 0 <= start <= end; got [3, 1)",
        ),
        (b'{"reportedly":1,"document":{"id":"x","source":"s","text":"\\udc80"}}', "invalid"),
        (b"[" * 100_000, "got no record"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: bytes, message: str) -> None:
    with pytest.raises(RecordError, match=r"wanted") as caught:
        wire.decode(line)
    assert message in str(caught.value)


def test_half_a_character_is_refused_with_the_name_of_the_source() -> None:
    with pytest.raises(RecordError, match=r"page\.txt: got text with half a character"):
        wire.encode(Record(Document("id", "page.txt", "a\udc80b")))


def test_records_are_read_line_by_line_past_bad_ones(tmp_path: Path, made: Record) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(wire.encode(made) + b"\n\nnonsense\n" + wire.encode(made))
    found = list(wire.read_records(str(path)))
    assert [number for number, _ in found] == [1, 3, 4]
    assert found[0][1] == found[2][1] == made
    assert isinstance(found[1][1], RecordError)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        list(wire.read_records(str(tmp_path / "none")))
    with pytest.raises(InputError, match="cannot be read"):
        list(wire.read_records(str(tmp_path)))


def test_the_schema_describes_every_key_and_asks_for_it() -> None:
    schema = wire.schema()
    for name, described in schema["$defs"].items():
        kind = getattr(nouns, name)
        assert set(described["required"]) == {field.name for field in fields(kind)}
        assert all(value["description"] for value in described["properties"].values()), name
    assert schema["$defs"]["Record"]["properties"]["reportedly"]["const"] == 1
    assert next(iter(schema["$defs"]["Record"]["properties"])) == "reportedly"


def test_a_meaning_is_kept_for_no_key_that_is_gone() -> None:
    keys = {f"{name}.{key}" for name, described in wire.schema()["$defs"].items() for key in described["properties"]}
    plain = {key.partition(".")[2] for key in keys}
    assert {meaning for meaning in wire._MEANINGS if meaning not in keys | plain} == set()


def test_a_link_between_documents_is_written_with_the_keys_of_the_format() -> None:
    link = Link(
        from_="d1", to="d2", from_source="a.txt", to_source="b.txt", kind="copied text", strength=0.93,
        reason="the same 40 words", spans=(SharedSpan((0, 9), (5, 14)),),
    )  # fmt: skip

    assert json.loads(wire.encode_comparison(link)) == {
        "reportedly": 1,
        "link": {
            "from": "d1", "to": "d2", "from_source": "a.txt", "to_source": "b.txt", "kind": "copied text",
            "strength": 0.93, "reason": "the same 40 words", "spans": [{"from": [0, 9], "to": [5, 14]}],
            "overruled": False,
        },
    }  # fmt: skip


def test_a_story_is_written_with_its_limits() -> None:
    claim = StoryClaim("d1", "a.txt", "c3", "o1", 4, 9, ("Agency", "the mayor"))
    story = Story("s1", "asserted", None, False, 1, (claim,), (), "one telling alone says it")

    written = json.loads(wire.encode_comparison(story))

    assert list(written)[:4] == ["reportedly", "story", "verdict", "dispute"]
    assert written["claims"][0]["voices"] == ["Agency", "the mayor"]


def test_an_origin_is_written_with_its_documents() -> None:
    origin = Origin("o1", (OriginDocument("d1", "a.txt", "Agency"),))

    assert json.loads(wire.encode_comparison(origin)) == {
        "reportedly": 1,
        "origin": "o1",
        "documents": [{"id": "d1", "source": "a.txt", "publisher": "Agency"}],
    }


def test_a_story_without_a_word_on_its_limits_is_refused() -> None:
    with pytest.raises(ValueError, match="limits"):
        Story("s1", "asserted", None, False, 1, (), (), " ")


@given(records)
@settings(max_examples=20, deadline=None)
def test_a_noun_that_was_packed_comes_back_from_another_process(record: Record) -> None:
    assert wire.unpack(Document, wire.pack(record.document)) == record.document


def test_half_a_character_is_packed_too_and_what_is_no_noun_is_told() -> None:
    odd = Document("1", "a\udcff.txt", "Text.")
    assert wire.unpack(Document, wire.pack(odd)) == odd
    with pytest.raises(RecordError, match="got no Document"):
        wire.unpack(Document, b'{"id": 1}')
