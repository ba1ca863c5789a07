from pathlib import Path

import pytest

from bench.timex import read, same, score, to_edtf
from reportedly.record import When

ARTICLE = """<Document doc_name="x">
<token sentence="0" t_id="1">Ferry</token><token sentence="0" t_id="2">back</token>
<token sentence="1" t_id="3">It</token><token sentence="1" t_id="4">sailed</token>
<token sentence="1" t_id="5">on</token><token sentence="1" t_id="6">Monday</token><token sentence="1" t_id="7">.</token>
<token sentence="9" t_id="8">Later</token>
<Markables>
<TIMEX3 m_id="1" type="DATE" value="2012-05-08" functionInDocument="CREATION_TIME"/>
<TIMEX3 m_id="2" type="DATE" value="2012-05-07" functionInDocument="NONE"><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 m_id="3" type="DATE" value="2012" functionInDocument="NONE"><token_anchor t_id="8"/></TIMEX3>
</Markables></Document>"""


@pytest.mark.parametrize(
    ("kind", "value", "edtf"),
    [
        ("DATE", "2012-05-03", "2012-05-03"),
        ("DATE", "03-05-2012", "2012-05-03"),
        ("DATE", "2012-W19", "2012-05-07/2012-05-13"),
        ("DATE", "2012-W19-WE", "2012-05-12/2012-05-13"),
        ("DATE", "2012-Q2", "2012-04/2012-06"),
        ("DATE", "2012-WI", "2012-12/2013-02"),
        ("DATE", "199", "199X"),
        ("DATE", "FY2012", "2012"),
        ("DATE", "2012-05-XX", "2012-05"),
        ("DATE", "XXXX-XX-XX", None),
        ("TIME", "2012-05-03TMO", "2012-05-03"),
        ("DURATION", "P2.5Y", "P2Y6M"),
        ("SET", "P1D", "R/P1D"),
        ("DATE", "PRESENT_REF", "2012-05-08"),
        ("DATE", "FUTURE_REF", "2012-05-08/.."),
        ("DATE", "PAST_REF", "2012-05"),
    ],
)
def test_a_timex_value_becomes_edtf_by_rule(kind: str, value: str, edtf: str | None) -> None:
    assert to_edtf(kind, value, "2012-05-08") == edtf


@pytest.mark.parametrize(
    ("gold", "ours", "words", "expected"),
    [
        ("2012", "2012~", "about 2012", True),
        ("2012", "2012/..", "since 2012", True),
        ("P2Y", "2010/2012", "the last two years", True),
        ("2012", "2012-01/2012-04", "early 2012", True),
        ("2012", "2012-01", "January", False),
        (None, None, "some time", True),
        (None, "2012", "then", False),
    ],
)
def test_values_are_the_same_but_for_notation(gold: str | None, ours: str | None, words: str, expected: bool) -> None:
    assert same(gold, ours, words) is expected


def test_only_the_annotated_sentences_are_read_and_scored(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    article = read(path)

    assert (article.text, article.published) == ("Ferry back\nIt sailed on Monday.", "2012-05-08")
    (gold,) = article.times
    right = When("t1", gold.span.start - 3, gold.span.end, "2012-05-07")
    wrong = When("t2", 0, 5, "2012")
    scores = score(article, (wrong, right))
    assert scores["relaxed"].value == pytest.approx(200 / 3)
    assert scores["value"].value == pytest.approx(200 / 3)
