import json
from dataclasses import replace
from pathlib import Path

import pytest
from gold import DOC, words

from bench import accuracy, reading
from bench.corpus import LAYERS, GoldDocument, parse
from bench.oracle import perfect_record
from reportedly.record import Record

RAW = {
    "doc": "wikinews_pier",
    "published": "2021-05-07",
    "layers": ["attributions", "claims", "times", "amounts", "loaded"],
    "attributions": [
        {
            "id": "a1",
            "cue": [[4, 8]],
            "source": [0, 3],
            "source_name": "Ann",
            "source_kind": "person",
            "content": [[9, 38]],
            "act": "state",
            "inside": None,
        }
    ],
    "times": [{"text": [32, 38], "edtf": "2021-05-03"}],
    "amounts": [{"text": [9, 19], "low": 2, "high": 2, "approx": False, "unit": "boats", "of": "boats"}],
    "loaded": [],
    "claims": [
        {
            "id": "c1",
            "predicate": [19, 23],
            "roles": {"agent": [9, 18]},
            "when": [[32, 38]],
            "where": [],
            "amounts": [[9, 18]],
            "polarity": "affirmed",
            "status": "happened",
            "said_in": "a1",
            "hedges": [],
        },
        {
            "id": "c2",
            "predicate": "is",
            "implied": True,
            "roles": {"agent": [0, 3]},
            "when": [],
            "where": [],
            "amounts": [],
            "polarity": "affirmed",
            "status": "state",
            "said_in": None,
            "hedges": [],
        },
    ],
}
TEXT = "Ann said two boats sank here on Monday."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("dev", "docs"):
        (tmp_path / "corpus" / folder).mkdir(parents=True)
    for name in ("wikinews_pier", "weblog_pier"):
        layers = RAW["layers"] if name.startswith("wiki") else ["attributions"]
        (tmp_path / "corpus" / "dev" / f"{name}.json").write_text(json.dumps(RAW | {"doc": name, "layers": layers}))
        (tmp_path / "corpus" / "docs" / f"{name}.txt").write_text(TEXT)
    return tmp_path


def test_an_annotation_file_becomes_a_typed_document() -> None:
    doc = parse(RAW, TEXT)
    assert doc.part == "news"
    assert doc.claims[0].predicate is not None
    assert doc.claims[1].predicate is None
    assert doc.claims[0].role("agent") == (doc.claims[0].roles[0][1],)


def test_the_gold_marks_score_a_hundred_in_every_layer_and_part(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--data", str(data), "--oracle", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["attributions"]["excerpts"]["whole"] == {"value": 100.0, "right": 1, "predicted": 1, "gold": 1}
    assert printed["claims"]["news"]["roles"]["value"] == 100
    assert "excerpts" not in printed["claims"]


def test_a_layer_that_was_not_annotated_is_not_scored() -> None:
    doc = replace(DOC, layers=frozenset(["times"]))
    assert list(reading.score_document(doc, perfect_record(doc), LAYERS)) == ["times"]


def test_a_record_of_another_text_is_refused() -> None:
    record = perfect_record(replace(DOC, text=DOC.text + " "))
    with pytest.raises(ValueError, match="another text"):
        reading.score_document(DOC, record, LAYERS)


def test_the_table_shows_news_beside_excerpts_and_recall_by_kind(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accuracy.main(["--data", str(data), "--oracle", "--layer", "attributions", "--confusions"]) == 0
    printed = capsys.readouterr().out
    assert "news (1 texts)" in printed
    assert "excerpts (1 texts)" in printed
    assert "verb before content" in printed


def broken(doc: GoldDocument) -> Record:
    """A record that misses one attribution, invents one, and tells several things otherwise."""
    perfect = perfect_record(doc)
    one, *rest = perfect.attributions
    changed = replace(one, act="deny", source=None, entity=None)
    return replace(perfect, attributions=(changed, *rest[1:]), claims=perfect.claims[1:], times=())


def test_one_document_is_shown_with_the_words_of_its_misses_and_false_alarms(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_document", broken)
    assert accuracy.main(["--data", str(data), "--show", "wikinews_pier"]) == 0
    printed = capsys.readouterr().out
    assert "− [sank] agent: two boats" in printed
    assert "≠ said: act\n         gold  state\n         ours  deny" in printed
    assert "− Monday\n         2021-05-03" in printed


def test_an_unknown_document_is_answered_with_the_names_that_there_are(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accuracy.main(["--data", str(data), "--oracle", "--show", "nothing"]) == 2
    assert "weblog_pier" in capsys.readouterr().err


def test_the_worst_documents_come_first() -> None:
    fine = replace(DOC, name="fine")
    lines = list(accuracy.worst([(fine, perfect_record(fine)), (DOC, broken(DOC))], list(LAYERS), 20))
    assert [line.split()[-1] for line in lines] == ["document", DOC.name, "fine"]
    assert list(accuracy.worst([(DOC, broken(DOC))], ["times"], 0)) == lines[:1] or len(lines) == 3


def test_confusions_count_what_is_missed_and_what_is_taken_for_what() -> None:
    lines = list(accuracy.confusions([(DOC, broken(DOC))], "attributions"))
    assert "attributions, missed (1): said" in lines
    assert "attributions, act, gold → ours (1): state → deny" in lines


def test_long_passages_are_cut_in_the_middle() -> None:
    from bench.differences import quoted

    assert len(quoted("word " * 100, words("word " * 100, "word " * 100))) < 170


def test_without_data_the_message_says_where_it_is_to_be_had(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert accuracy.main(["--data", str(tmp_path)]) == 2
    assert "newsreader-project.eu" in capsys.readouterr().err
