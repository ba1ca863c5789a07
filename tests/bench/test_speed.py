import importlib.util
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench import rival, speed, speed_workers
from bench.speed import AIMS, Aim, judged, lines, news, repeated, whole_process
from bench.speed_workers import MissingPackageError


@pytest.mark.parametrize(
    ("texts", "words", "expected"),
    [
        (["a b", "c"], 4, ["a b", "c", "a b"]),
        (["a b", "c"], 1, ["a b"]),
        ([], 5, []),
    ],
)
def test_texts_are_repeated_whole_until_there_are_enough_words(
    texts: list[str], words: int, expected: list[str]
) -> None:
    assert repeated(texts, words) == expected


def test_the_news_of_the_corpus_is_read_where_it_is(tmp_path: Path) -> None:
    for name in ("wikinews_pier", "weblog_pier"):
        for folder, end in (("dev", "json"), ("docs", "txt")):
            path = tmp_path / "corpus" / folder / f"{name}.{end}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name} " * speed.WORDS)
    assert [text.split()[0] for text in news(str(tmp_path))] == ["wikinews_pier"]


@pytest.mark.parametrize(
    ("aim", "value", "expected"),
    [
        (Aim("parse", "words/s", 12_000), 12_000, "  wanted ≥ 12,000"),
        (Aim("parse", "words/s", 12_000), 11_999, "  wanted ≥ 12,000  MISSED"),
        (Aim("help", "s", 0.35, at_most=True), 0.35, "  wanted ≤ 0.35"),
        (Aim("help", "s", 0.35, at_most=True), 0.4, "  wanted ≤ 0.35  MISSED"),
        (Aim("load", "s"), 9, ""),
    ],
)
def test_a_value_is_judged_by_its_aim(aim: Aim, value: float, expected: str) -> None:
    assert judged(aim, value) == expected


def test_the_table_has_a_row_for_each_measure_and_names_what_the_rival_leaves_out() -> None:
    measured = {aim.name: 100.0 for aim in AIMS}
    assert len(lines(measured, against=None)) == len(AIMS)
    assert "Its weights are random, and that slows it" in lines(measured, against="spacy")[-1]


def test_a_whole_process_is_run_by_this_python() -> None:
    seen: list[list[str]] = []
    assert whole_process(["--help"], run=lambda command, **_: seen.append(command)) >= 0
    assert seen == [[sys.executable, "-m", "reportedly", "--help"]] * speed.REPEATS


def test_without_any_text_there_is_a_message_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "news", lambda data: [])
    assert speed.main([]) == 2
    assert "--data" in capsys.readouterr().err


def test_without_spacy_the_extra_to_install_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rival, "find_spec", lambda name: None)
    with pytest.raises(MissingPackageError, match=r"reportedly\[spacy\]"):
        rival.spacy_pipeline()
    monkeypatch.setattr(speed, "news", lambda data: ["a b"])
    ended = SimpleNamespace(returncode=1, stdout="", stderr="bench.speed_workers.MissingPackageError: no spaCy here\n")
    monkeypatch.setattr("bench.speed.subprocess.run", lambda *_, **__: ended)
    assert speed.main(["--against", "spacy"]) == 2
    assert capsys.readouterr().err == "speed: no spaCy here\n"


def test_a_worker_that_fails_is_an_error_with_its_last_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ended = SimpleNamespace(returncode=1, stdout="", stderr="ModelError: no model")
    monkeypatch.setattr("bench.speed.subprocess.run", lambda *_, **__: ended)
    with pytest.raises(RuntimeError, match="no model"):
        speed.measure(["a b"], against=None)


def test_a_worker_prints_its_figures_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(speed_workers.WORKERS, "parse", lambda folder, threads: {"rate": float(threads)})
    assert speed.main(["--worker", "parse", "--folder", str(tmp_path), "--threads", "2"]) == 0
    assert json.loads(capsys.readouterr().out) == {"rate": 2.0}


def test_a_rate_counts_the_words_that_white_space_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("one two three")
    clock: Any = iter([0.0, 2.0, 10.0, 11.0, 20.0, 26.0])
    monkeypatch.setattr("bench.speed_workers.time.perf_counter", lambda: next(clock))
    result = speed_workers._timed(len, speed_workers._texts(tmp_path))
    assert result["rate"] == 1.5
    assert result["memory"] > 1


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs the extra `spacy`")
def test_the_rival_has_our_label_sets() -> None:
    from reportedly.parse.parser import shipped

    nlp = rival.spacy_pipeline()
    labels = shipped().labels
    assert set(nlp.get_pipe("tagger").labels) == set(labels.xpos)
    assert set(nlp.get_pipe("parser").labels) >= set(labels.rel) - {"root"}
    assert set(nlp.get_pipe("ner").labels) == {"person", "organisation", "place"}
