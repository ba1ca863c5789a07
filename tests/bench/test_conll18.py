"""Hand-made cases of the CoNLL-2018 way of counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.conll18 import MismatchError, Sentence, Word, evaluate, universal
from bench.counts import F1


def sentence(text: str, *, heads: str = "", rels: str = "", **same: str) -> Sentence:
    """Make a sentence: tokens by spaces; a multiword token is `form=word+word`."""
    tokens: list[str] = []
    words: list[Word] = []
    above = [int(head) for head in heads.split()]
    names = rels.split()
    for number, part in enumerate(text.split()):
        form, _, inside = part.rpartition("=")
        pieces = inside.split("+") if form else [part]
        tokens.append(form or part)
        for piece in pieces:
            at = len(words)
            head = above[at] if above else at - 1
            rel = names[at] if names else "dep"
            words.append(
                Word(
                    piece,
                    same.get("lemma", piece),
                    same.get("upos", "X"),
                    "X",
                    same.get("feats", "_"),
                    head,
                    rel,
                    number,
                )
            )
    return Sentence(tuple(tokens), tuple(words))


def one(gold: Sentence, ours: Sentence, name: str) -> F1:
    measure = evaluate([gold], [ours])[name]
    assert isinstance(measure, F1)
    return measure


def test_the_same_sentence_scores_a_hundred() -> None:
    gold = sentence("we do=do+n't know")
    assert {measure.value for measure in evaluate([gold], [gold]).values()} == {100}


@pytest.mark.parametrize(
    ("gold", "ours", "words"),
    [
        ("a bc d", "a b c d", F1(2, 4, 3)),
        ("a b c d", "a bc d", F1(2, 3, 4)),
        ("a b", "ab", F1(0, 1, 2)),
        ("don't=do+n't go", "do n't go", F1(3, 3, 3)),
        ("do n't go", "don't=do+n't go", F1(3, 3, 3)),
        ("don't=do+n't go", "don 't go", F1(1, 3, 3)),
        ("don't=do+n't go", "don't go", F1(1, 2, 3)),
        ("don't=do+not go", "do n't go", F1(2, 3, 3)),
        ("au=à+le fait", "au=a+le fait", F1(2, 3, 3)),
        ("x don't=do+n't go", "xdo n't go", F1(2, 3, 4)),
        ("DON'T=DO+N'T", "DON'T=do+n't", F1(2, 2, 2)),
    ],
)
def test_words_are_aligned_by_characters_and_inside_multiword_tokens_by_form(gold: str, ours: str, words: F1) -> None:
    assert one(sentence(gold), sentence(ours), "words") == words


def test_the_same_form_at_another_place_is_another_word() -> None:
    assert one(sentence("aa a"), sentence("a aa"), "words") == F1(0, 2, 2)


def test_sentences_are_right_if_their_characters_are() -> None:
    scores = evaluate([sentence("a b"), sentence("c")], [sentence("a"), sentence("b"), sentence("c")])
    assert scores["sentences"] == F1(1, 3, 2)


@pytest.mark.parametrize(
    ("heads", "rels", "uas", "las", "with_subtypes"),
    [
        ("1 -1 1", "nsubj root obj", 3, 3, 3),
        ("1 -1 1", "nsubj:pass root obj", 3, 3, 2),
        ("1 -1 1", "obl root obj", 3, 2, 2),
        ("2 -1 1", "nsubj root obj", 2, 2, 2),
        ("-1 0 1", "root dep obj", 1, 1, 1),
    ],
)
def test_a_head_is_right_if_it_is_aligned_to_the_gold_head(
    heads: str, rels: str, uas: int, las: int, with_subtypes: int
) -> None:
    gold = sentence("we saw it", heads="1 -1 1", rels="nsubj root obj")
    ours = sentence("we saw it", heads=heads, rels=rels)
    assert one(gold, ours, "UAS") == F1(uas, 3, 3)
    assert one(gold, ours, "LAS") == F1(las, 3, 3)
    assert one(gold, ours, "LAS with subtypes") == F1(with_subtypes, 3, 3)


def test_a_word_whose_head_was_not_aligned_is_not_attached() -> None:
    gold = sentence("go now then", heads="-1 0 0")
    ours = sentence("go nowthen", heads="-1 0")
    assert one(gold, ours, "UAS") == F1(1, 2, 3)


def test_heads_in_later_sentences_are_counted_in_their_own_sentence() -> None:
    sentences = [sentence("a b", heads="-1 0"), sentence("c d", heads="1 -1")]
    assert evaluate(sentences, sentences)["UAS"] == F1(4, 4, 4)


def test_a_gold_lemma_that_is_not_given_is_right_whatever_we_say() -> None:
    assert one(sentence("a", lemma="_"), sentence("a", lemma="z"), "lemmas") == F1(1, 1, 1)


def test_only_universal_features_are_compared() -> None:
    assert universal("Case=Nom|NumForm=Word|Number=Sing") == {"Case=Nom", "Number=Sing"}
    assert one(sentence("a", feats="Number=Sing|NumForm=Word"), sentence("a", feats="Number=Sing"), "UFeats") == F1(
        1, 1, 1
    )


def test_texts_that_differ_cannot_be_aligned_and_the_place_is_named() -> None:
    with pytest.raises(MismatchError, match="character 2"):
        evaluate([sentence("ab cd")], [sentence("ab xd")])


letters = st.text("ab", min_size=1, max_size=12)
cuts = st.lists(st.booleans(), min_size=12, max_size=12)


@given(letters, cuts, cuts)
def test_no_word_is_aligned_twice_and_the_measure_is_symmetric(
    text: str, one_cut: list[bool], other_cut: list[bool]
) -> None:
    def cut(where: list[bool]) -> Sentence:
        return sentence("".join(char + " " * gap for char, gap in zip(text, where, strict=False)))

    ours, gold = cut(one_cut), cut(other_cut)
    there, back = one(gold, ours, "words"), one(ours, gold, "words")
    assert there.right == back.right <= min(there.predicted, there.gold)
