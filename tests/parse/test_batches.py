"""Sentences become padded batches; none is lost and none is too long."""

from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.parse.batches import BATCH_PIECES, LONGEST, make_batches
from reportedly.parse.pieces import Pieces, shape

PIECES = Pieces(Path(str(files("reportedly.parse") / "model" / "tokenizer.json")))


@pytest.mark.parametrize(
    ("word", "number"),
    [("the", 1), ("Paris", 2), ("NATO", 3), ("McCall", 4), ("—", 5), ("1984", 6), ("A", 7), ("😀", 5), ("سلام", 4)],
)
def test_the_shape_of_a_word_is_its_case(word: str, number: int) -> None:
    assert shape(word) == number


@pytest.mark.parametrize("word", ["\u200b", "\ufffd", "😀", "\x07", "x" * 5000, "سلام", "é" * 300])
def test_every_word_has_at_least_one_piece_and_not_too_many(word: str) -> None:
    ids, _ = PIECES.encode([word])[0]
    assert 1 <= len(ids) <= 48


def test_every_word_of_every_sentence_lies_in_one_batch() -> None:
    sentences = [["Rain", "fell", "."], ["word", ","] * 700, [], ["z" * 10_000] * 30, ["Yes"]]
    places = []
    for batch in make_batches(sentences, PIECES):
        assert batch.ids.shape[1] <= LONGEST + 2
        assert batch.ids.size <= max(BATCH_PIECES, batch.ids.shape[1])
        places += [(s.sentence, word) for s in batch.stretches for word in range(s.first, s.last)]
    assert sorted(places) == [(number, word) for number, forms in enumerate(sentences) for word in range(len(forms))]


def test_a_sentence_that_is_too_long_is_cut_behind_a_mark() -> None:
    sentence = [*["word"] * 400, ";", *["word"] * 300]
    stretches = sorted((s.first, s.last) for b in make_batches([sentence], PIECES) for s in b.stretches)
    assert stretches == [(0, 401), (401, 701)]
