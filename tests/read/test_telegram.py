"""Telegram exports: one document a message, with all that the export says about it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from containers import SENTENCE, documents, failures, parts, skipped, telegram, values

from reportedly.read import Item, read_item
from reportedly.read.telegram import open_telegram
from reportedly.record import Span

MESSAGE = {"id": 17, "type": "message", "date": "2023-07-03T18:15:00", "date_unixtime": "1688400900", "text": SENTENCE}


def message(**more: object) -> Mapping[str, object]:
    return {**MESSAGE, **more}


def test_a_message_is_a_document_with_channel_time_and_all_its_origins(tmp_path: Path) -> None:
    export = telegram(
        [
            message(
                forwarded_from="Ocean Wire",
                reply_to_message_id=12,
                edited="2023-07-03T19:00:00",
                edited_unixtime="1688403600",
                views=1200,
                reactions=[{"type": "emoji", "count": 12, "emoji": "👍"}, {"type": "custom_emoji", "count": 3}],
                author="Jo Roe",
            )
        ]
    )
    (doc,) = documents(parts(tmp_path, "result.json", export))
    source = str(tmp_path / "result.json")
    assert (doc.source, doc.text) == (f"{source}#message17", SENTENCE)
    assert (doc.publisher, doc.authors, doc.audience) == ("Harbour Watch", ("Jo Roe",), 1200)
    assert doc.published is not None
    assert doc.published.edtf == "2023-07-03T16:15Z"
    told = {field: values(doc, field) for field in ("channel", "forwarded_from", "reply_to", "modified", "reactions")}
    assert told == {
        "channel": ["Harbour Watch"],
        "forwarded_from": ["Ocean Wire"],
        "reply_to": [f"{source}#message12"],
        "modified": ["2023-07-03T17:00Z"],
        "reactions": ["👍 12, custom_emoji 3"],
    }


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"text": ["Ferry 🔥 ", {"type": "bold", "text": "الميناء"}, " is shut."]}, "Ferry 🔥 الميناء is shut."),
        ({"text": "", "text_entities": [{"type": "plain", "text": "Ferry back."}]}, "Ferry back."),
        ({"text": "one\r\ntwo"}, "one\ntwo"),
        ({"text": ["half \ud83d", {"type": "bold", "text": "sign"}]}, "half \ufffdsign"),
        ({"text": "", "poll": {"question": "Was it late?", "answers": [{"text": "Yes"}, {"text": "No"}]}},
         "Was it late?\n- Yes\n- No"),
        ({"text": [{"type": "bold"}, 7, "Ferry."]}, "Ferry."),
    ],
)  # fmt: skip
def test_words_are_put_together_from_strings_and_entities(tmp_path: Path, fields: dict[str, object], text: str) -> None:
    data = json.dumps({"name": "H", "type": "public_channel", "messages": [message(**fields)]}).encode()
    (doc,) = documents(parts(tmp_path, "result.json", data))
    assert doc.text == text


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "🔥🔥 هنا\n\nThe pier is shut.", "entities": [{"type": "blockquote", "offset": 10, "length": 17}]},
        {"text": ["🔥🔥 هنا\n\n", {"type": "blockquote", "text": "The pier is shut."}]},
        {
            "text": "🔥🔥 هنا\n\nThe pier is shut.",
            "text_entities": [
                {"type": "plain", "text": "🔥🔥 هنا\n\n"},
                {"type": "blockquote", "text": "The pier is shut."},
            ],
        },
    ],
)
def test_quotations_are_found_by_entity_and_by_offsets_that_count_utf16(
    tmp_path: Path, fields: dict[str, object]
) -> None:
    found = parts(tmp_path, "result.json", telegram([message(**fields)]))
    (item,) = found
    assert isinstance(item, Item)
    assert item.quoted == (Span(8, 25),)
    (doc,) = documents(found)
    assert [(block.kind, doc.text[block.start : block.end]) for block in doc.blocks][-1] == (
        "quote",
        "The pier is shut.",
    )


@pytest.mark.parametrize(("offset", "length"), [(-1, 5), (3, -2), (900, 4), ("x", 2), (0, 0), (None, None)])
def test_offsets_that_lead_nowhere_mark_nothing(tmp_path: Path, offset: object, length: object) -> None:
    fields = {"entities": [{"type": "blockquote", "offset": offset, "length": length}, "junk", None]}
    (item,) = parts(tmp_path, "result.json", telegram([message(**fields)]))
    assert isinstance(item, Item)
    assert all(span.start < span.end <= len(SENTENCE) for span in item.quoted)


def test_what_the_service_wrote_and_what_has_no_words_is_passed_over(tmp_path: Path) -> None:
    export = telegram([{"id": 1, "type": "service", "action": "pin"}, message(text="", photo="a.jpg"), message(id=3)])
    found = parts(tmp_path, "result.json", export)
    assert [one.code for one in skipped(found)] == ["service", "no-text"]
    assert len(documents(found)) == 1


def test_an_account_gives_the_messages_of_all_its_chats(tmp_path: Path) -> None:
    group = {"name": "Pier group", "type": "private_group", "id": 2, "messages": [message(**{"from": "Ann Boat"})]}
    channel = {"name": "Harbour Watch", "type": "public_channel", "id": 3, "messages": [message()]}
    account = {
        "about": "Here is the data you requested. Telegram",
        "contacts": {"list": [{"first_name": "A"}]},
        "chats": {"about": "…", "list": [group, "junk", {"name": "empty"}]},
        "left_chats": {"list": [channel]},
    }
    docs = documents(parts(tmp_path, "result.json", json.dumps(account, indent=1).encode()))
    source = str(tmp_path / "result.json")
    assert [doc.source for doc in docs] == [f"{source}#chat1/message17", f"{source}#left_chat1/message17"]
    assert [(doc.publisher, doc.authors) for doc in docs] == [("Ann Boat", ("Ann Boat",)), ("Harbour Watch", ())]
    assert values(docs[0], "channel") == ["Pier group"]


def test_a_broken_message_costs_itself_and_a_broken_file_what_is_behind_the_break(tmp_path: Path) -> None:
    export = telegram([message(id=1), message(id=2)]).replace(b'"id": 2', b'"id": 2,,')
    found = parts(tmp_path, "result.json", export)
    assert len(documents(found)) == 1
    assert "JSON that is broken" in failures(found)[0].message
    odd = json.dumps({"name": "H", "type": "public_channel", "messages": [7, message()]}).encode()
    found = parts(tmp_path, "result.json", odd)
    assert (len(documents(found)), len(failures(found))) == (1, 1)


@pytest.mark.parametrize("data", [b'{"messages": ' + b"[" * 100_000, b'{"messages": [{"text": "' + b"a" * 9_000_000])
def test_what_is_nested_or_long_without_end_is_one_failure(tmp_path: Path, data: bytes) -> None:
    found = parts(tmp_path, "result.json", data.replace(b"{", b'{"type": "public_channel", ', 1))
    assert [type(part).__name__ for part in found] == ["Failure"]
    assert failures(found)[0].code in ("hostile", "too-large", "input")


def test_messages_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    from reportedly.read.items import Box
    from reportedly.read.options import Options

    path = tmp_path / "result.json"
    path.write_bytes(telegram([message(id=number, text=SENTENCE * 20) for number in range(2_000)]))
    with path.open("rb") as stream:
        first = next(open_telegram(Box(Item(str(path)), stream), Options()))
        assert isinstance(first, Item)
        assert stream.tell() < path.stat().st_size / 4


@pytest.mark.parametrize(
    "text", ["GIF89 is an old format.", "%PDF-1.7 is how they start.", "From: me\nTo: you\n\nFerry."]
)
def test_a_message_that_begins_like_a_file_is_a_message(tmp_path: Path, text: str) -> None:
    (doc,) = documents(parts(tmp_path, "result.json", telegram([message(text=text)])))
    assert doc.text == text


def test_a_message_in_another_language_is_kept_and_no_model_is_told(tmp_path: Path) -> None:
    words = "Паром снова ходит, сообщил в понедельник начальник порта после недели ремонта на верфи. "
    (item,) = parts(tmp_path, "result.json", telegram([message(text=words * 6)]))
    assert isinstance(item, Item)
    reading = read_item(item)
    assert reading.document.language == "ru"
    assert [problem.code for problem in reading.problems] == ["no-model"]
