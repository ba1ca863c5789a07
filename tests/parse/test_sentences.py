import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.sentences import sentences
from reportedly.parse.words import words


def split(text: str, kind: str = "paragraph") -> list[str]:
    return [text[sent[0][0] : sent[-1][1]] for sent in sentences(text, kind, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The dam held.", "Nobody was hurt!", "Why?"],
        ["“It held.”", "The mayor was glad."],
        ["He said (in May.)", "She left."],
        ["Mr. Hill met Gov. Anna P. Stone in St. Ives.", "They spoke."],
        ["J. K. Moss won 3.5 percent."],
        ["He lives in the U.S. Senate building.", "She does not."],
        ["They met at 5 p.m. on Monday.", "It rained."],
        ["They met at 5 p.m.", "The rain came later."],
        ['"I left." he said.', "Nobody saw it."],
        ["“Why?” asked Hill.", "Nobody knew."],
        ["“Why now?” Hill asked."],
        ["He paused ... and went on."],
        ["The mayor said: “The dam held; nobody was hurt.”"],
        ["1. Close the dam.", "2. Call the mayor."],
        ["BONN, Germany, May 3 (Agency) —", "The dam held on Monday."],
        ["The mayor — Anna Hill — spoke."],
        ["Hill was born in 1950.[3][12]", "She lives in Bonn."],
        ["They came from farms, towns, etc.", "Nobody stayed."],
        ["They met at 5 p.m. Tuesday."],
        ["It held (b. 1950)."],
        ["THE U.S. WAS READY.", "MR. HILL LEFT."],
        ["They live on Main St.", "They like it."],
        ["The plan was drawn by J.", "However, nobody knew."],
        ["U.S. Under Secretary Hill met Ford Inc. Chief Hall."],
        ["“It held.”", "Hill said so."],
        ["Hill’s iPhone rang.", "iPhones do."],
        ["We met e.g. The Mayor."],
        ["It lies near Bonn etc.", "Rain fell."],
        ["the dam held.", "nobody was hurt."],
        ["We won! :)", "Come and see."],
        ["“Why?” and “How?” were asked.", "(see below)"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_missing_space_between_two_sentences_is_no_hindrance() -> None:
    assert split("The dam held.Nobody was hurt.") == ["The dam held.", "Nobody was hurt."]


def test_a_blank_line_ends_a_sentence_and_a_single_one_does_not() -> None:
    assert split("The dam\nheld today\n \nNobody was hurt") == ["The dam\nheld today", "Nobody was hurt"]


@pytest.mark.parametrize("kind", ["dateline", "byline", "source"])
def test_a_line_about_the_text_is_one_sentence(kind: str) -> None:
    assert split("By A. Hill. News Desk.", kind) == ["By A. Hill. News Desk."]


@given(st.text() | st.text(alphabet="aA.!?\"”(') \n1"), st.sampled_from(["paragraph", "heading", "byline"]))
def test_sentences_hold_every_word_once_in_order(text: str, kind: str) -> None:
    found = sentences(text, kind, 0, len(text))
    assert [span for sent in found for span in sent] == words(text, 0, len(text))
    assert all(found)
