"""Sentences of our own for the attribution head: marks are taken out, and what they mark is kept."""

import pytest

from training.written import FOLDER, MarkError, load, unmark


def test_marks_cut_the_words_that_they_stand_around() -> None:
    text, (said, told) = unmark("[k1 [s2 The mayor] [c2:st.r told] us [k2 it rained]], [c1:st.o per] [s1 the Ledger].")
    assert text == "The mayor told us it rained, per the Ledger."
    assert [text[a:b] for a, b in said.content] == ["The mayor told us it rained"]
    assert [text[a:b] for a, b in [*said.cue, *said.source]] == ["per", "the Ledger"]
    assert [text[a:b] for a, b in [*told.source, *told.cue, *told.content]] == ["The mayor", "told", "it rained"]
    assert (said.kind, told.act, told.kind) == ("organisation", "state", "role")


def test_a_cue_in_two_parts_is_one_cue() -> None:
    text, (called,) = unmark("[s1 He] [c1:cr.p branded] [k1 it] [c1+ as] [k1 needless].")
    assert [text[a:b] for a, b in called.cue] == ["branded", "as"]
    assert (called.act, called.kind) == ("criticise", "person")


@pytest.mark.parametrize(
    "line",
    ["[s1 The mayor [c1:st.r said] so.", "The mayor] said so.", "[x1 The mayor] said so.", "[s1 The mayor] said so."],
)
def test_marks_that_do_not_fit_are_told(line: str) -> None:
    with pytest.raises(MarkError):
        unmark(line)


def test_every_passage_that_we_wrote_can_be_read() -> None:
    found = list(load())
    assert {path.stem for path in FOLDER.glob("*.txt")} == {sentence.doc.split()[0] for sentence in found}
    assert sum(len(sentence.frames) for sentence in found) > len(found)
