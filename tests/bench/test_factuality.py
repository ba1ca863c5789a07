import pytest

from bench.conll18 import Sentence, Word
from bench.counts import Share
from bench.factuality import Judged, is_so, score, starts, values
from bench.treebank import GoldSentence, GoldText
from reportedly.record import Claim, Polarity, Predicate, Status


def claim(status: Status, polarity: Polarity = "affirmed") -> Claim:
    return Claim("c1", 0, 6, Predicate(0, 6, "close"), (), status=status, polarity=polarity)


def test_values_are_averaged_by_how_sure_their_readers_were() -> None:
    lines = ["# sent_id\ttoken\tvalue\tconfidence", "s1\t3\t3.0\t1.0", "s1\t3\t-1.0\t0.5", "s2\t1\t2.0\t0.0"]
    assert values(lines) == {("s1", 2): pytest.approx(2.5 / 1.5)}


@pytest.mark.parametrize(
    ("status", "polarity", "so"),
    [
        ("happened", "affirmed", True),
        ("ongoing", "affirmed", True),
        ("state", "affirmed", True),
        ("happened", "denied", False),
        ("planned", "affirmed", False),
        ("alleged", "affirmed", False),
    ],
)
def test_what_is_affirmed_and_no_mere_plan_is_so(status: Status, polarity: Polarity, so: bool) -> None:
    assert is_so(claim(status, polarity)) == so


def test_what_no_claim_holds_is_not_found_and_nothing_else() -> None:
    judged = [Judged(0, True, claim("happened")), Judged(9, False, claim("happened")), Judged(20, True, None)]
    assert score(judged) == {"side": Share(1, 2), "so": Share(1, 1), "not so": Share(0, 1), "found": Share(2, 3)}


def test_words_stand_where_their_tokens_do_and_two_words_of_one_token_share_its_place() -> None:
    words = [Word(form, "", "", "", "", -1, "root", token) for form, token in [("Do", 0), ("not", 0), ("close", 1)]]
    sent = GoldSentence("s1", Sentence(("Don't", "close"), tuple(words)), (True, False), "paragraph")
    assert list(starts(GoldText("d", [sent]))) == [
        (("s1", 0), 0, 5),
        (("s1", 1), 0, 5),
        (("s1", 2), 6, 11),
    ]
