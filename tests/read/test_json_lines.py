"""JSON Lines: text and metadata under named fields, and our own records."""

import json
from pathlib import Path

import pytest
from containers import SENTENCE, documents, failures, parts
from made_record import make_record

from reportedly.errors import OptionError
from reportedly.read import Options
from reportedly.wire import encode


def lines(*objects: object) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in objects)


@pytest.mark.parametrize(
    ("fields", "options"),
    [
        ({"text": SENTENCE, "title": "Ferry", "publisher": "Pier Post", "date": "2023-07-03", "authors": ["Jo Roe"]},
         ()),
        ({"maintext": SENTENCE, "headline": "Ferry", "source_name": "Pier Post", "date_publish": "2023-07-03 00:00:00",
          "author": "Jo Roe"}, ()),
        ({"a": SENTENCE, "b": "Ferry", "c": {"d": "Pier Post"}, "e": 1688342400, "f": [{"name": "Jo Roe"}],
          "text": "no"},
         (("text", "a"), ("title", "b"), ("publisher", "c.d"), ("published", "e"), ("author", "f"))),
    ],
)  # fmt: skip
def test_fields_are_found_under_usual_names_and_under_given_ones(
    tmp_path: Path, fields: dict[str, object], options: tuple[tuple[str, str], ...]
) -> None:
    (doc,) = documents(parts(tmp_path, "a.jsonl", lines(fields), Options(fields=options)))
    assert (doc.text, doc.title, doc.publisher, doc.authors) == (SENTENCE, "Ferry", "Pier Post", ("Jo Roe",))
    assert doc.published is not None
    assert doc.published.edtf == "2023-07-03"
    assert doc.source == f"{tmp_path / 'a.jsonl'}#1"


def test_our_own_records_are_read_again(tmp_path: Path) -> None:
    record = make_record()
    (doc,) = documents(parts(tmp_path, "records", encode(record) + b"\n"))
    assert (doc.text, doc.publisher, doc.id) == (record.document.text, record.document.publisher, record.document.id)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"nonsense", "no JSON"),
        (b"[1]", "no object but list"),
        (b'{"x": 1}', "it has the fields x; wanted one of text, body"),
        (b'{"text": 7}', "whose field text holds no words"),
        (b'{"body": " "}', "whose field body holds no words"),
        (b'{"said": "x"}', "without a text: it has the fields said"),
        (b'{"text": "' + b"x" * 700 + b'"}', "more than 600 bytes"),
        (b'{"text": ' + b"[" * 300, "no JSON"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path: Path, line: bytes, words: str) -> None:
    good = lines({"text": SENTENCE})
    found = parts(tmp_path, "a.jsonl", good + line + b"\n\n" + good, Options(max_bytes=100))
    assert [doc.source.rpartition("#")[2] for doc in documents(found, Options())] == ["1", "4"]
    (failure,) = failures(found)
    assert failure.source.endswith("#2")
    assert words in failure.message


def test_an_object_and_a_list_of_objects_are_read_too(tmp_path: Path) -> None:
    article = {"headline": "Ferry", "maintext": SENTENCE, "authors": ["Jo Roe"]}
    (doc,) = documents(parts(tmp_path, "a.json", json.dumps(article, indent=2).encode()))
    assert (doc.source, doc.text, doc.title) == (str(tmp_path / "a.json"), SENTENCE, "Ferry")
    found = parts(tmp_path, "b.json", json.dumps([article, 7, article]).encode())
    assert [doc.source.rpartition("#")[2] for doc in documents(found)] == ["1", "3"]
    assert failures(found)[0].message == "got no object but int; wanted one with a text"


def test_a_date_that_is_none_is_a_problem(tmp_path: Path) -> None:
    (item,) = parts(tmp_path, "a.jsonl", lines({"text": SENTENCE, "date": "someday"}))
    assert [problem.code for problem in getattr(item, "problems", ())] == ["impossible-date"]


def test_json_without_a_text_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    assert failures(parts(tmp_path, "a.txt", SENTENCE.encode())) == []


def test_a_field_for_a_part_that_there_is_not_is_an_option_error() -> None:
    with pytest.raises(OptionError, match="wanted one for text, title"):
        Options(fields=(("body", "text"),))


@pytest.mark.parametrize(("said", "language"), [("en-GB", "en"), ("FR", "fr"), ("nonsense words", "en")])
def test_a_language_that_is_named_counts_for_a_short_text(tmp_path: Path, said: str, language: str) -> None:
    (doc,) = documents(parts(tmp_path, "a.jsonl", lines({"text": "Le bac.", "language": said})))
    assert doc.language == language
