"""Cues, sources and borders that grammar mends, each a class of sentence, on trees that are told word by word."""

import pytest
from attribution_trees import contents, hung

from reportedly.analysis import Cue


def test_an_auxiliary_and_its_verb_are_one_cue() -> None:
    text, (found,) = hung(
        "Critics do not believe him",
        "4,nsubj,NOUN 4,aux,AUX 4,advmod,PART 0,root,VERB 4,obj,PRON",
        Cue(((1, 2),), ((0, 1),), ((4, 5),), "deny", "group"),
        Cue(((3, 4),), ((0, 1),), ((4, 5),), "deny", "group"),
    )

    assert [text[span.start : span.end] for span in found.cue] == ["do not believe"]


def test_a_piece_behind_another_cue_is_that_ones_content() -> None:
    text, (said, added) = hung(
        "Rain fell , said Ada who added that roofs leaked",
        "2,nsubj,NOUN 4,ccomp,VERB 4,punct,PUNCT 0,root,VERB 4,nsubj,PROPN 7,nsubj,PRON 5,acl:relcl,VERB 10,mark,SCONJ "
        "10,nsubj,NOUN 7,ccomp,VERB",
        Cue(((3, 4),), ((4, 5),), ((0, 2), (7, 10)), "state", "person"),
        Cue(((6, 7),), ((4, 5),), ((7, 10),), "state", "person"),
    )

    assert contents(text, said) == ["Rain fell"]
    assert contents(text, added) == ["that roofs leaked"]


def test_a_claim_that_others_dispute_is_not_what_they_dispute() -> None:
    _, found = hung(
        "a claim that experts dispute",
        "2,det,DET 0,root,NOUN 5,obj,PRON 5,nsubj,NOUN 2,acl:relcl,VERB",
        Cue(((1, 2),), (), ((2, 5),), "state", "none"),
    )

    assert found == ()


def test_a_clause_about_the_source_is_no_content() -> None:
    text, (found,) = hung(
        "Rain fell , said Ada who left",
        "2,nsubj,NOUN 4,ccomp,VERB 4,punct,PUNCT 0,root,VERB 4,nsubj,PROPN 7,nsubj,PRON 5,acl:relcl,VERB",
        Cue(((3, 4),), ((4, 5),), ((0, 2), (5, 7)), "state", "person"),
    )

    assert contents(text, found) == ["Rain fell"]


def test_an_it_that_holds_the_place_of_a_clause_says_nothing() -> None:
    rows = "4,{it},PRON 4,cop,AUX 4,advmod,ADV 0,root,ADJ 6,mark,PART 4,{say},VERB 6,advmod,ADV"
    cue = Cue(((5, 6),), ((0, 1),), ((6, 7),), "state", "person")

    _, (early,) = hung("It is too early to say why", rows.format(it="expl", say="csubj"), cue)
    text, (unable,) = hung("It is not able to say why", rows.format(it="nsubj", say="xcomp"), cue)

    assert early.source is None
    assert unable.source is not None
    assert text[unable.source.start : unable.source.end] == "It"


def test_a_content_ends_before_the_next_who_says_something_and_a_source_begins_with_no_conjunction() -> None:
    text, (agreed, promised) = hung(
        "Ana agreed to leave and Bo promised to stay",
        "2,nsubj,PROPN 0,root,VERB 4,mark,PART 2,xcomp,VERB 7,cc,CCONJ 7,nsubj,PROPN 2,conj,VERB 9,mark,PART "
        "7,xcomp,VERB",
        Cue(((1, 2),), ((0, 1),), ((2, 6),), "promise", "person"),
        Cue(((6, 7),), ((4, 6),), ((7, 9),), "promise", "person"),
    )

    assert contents(text, agreed) == ["to leave"]
    assert promised.source is not None
    assert text[promised.source.start : promised.source.end] == "Bo"


def test_a_content_does_not_end_in_a_word_that_opens_a_clause_without_it() -> None:
    text, (found,) = hung(
        "Ana praised a town where rain fell",
        "2,nsubj,PROPN 0,root,VERB 4,det,DET 2,obj,NOUN 7,advmod,ADV 7,nsubj,NOUN 4,acl:relcl,VERB",
        Cue(((1, 2),), ((0, 1),), ((2, 5),), "praise", "person"),
    )

    assert contents(text, found) == ["a town"]


def test_a_clause_that_and_that_adds_is_content_even_where_it_hangs_beside_the_cue() -> None:
    rows = "2,nsubj,PRON 0,root,VERB 4,nsubj,NOUN 2,ccomp,VERB 8,cc,CCONJ {that} 8,nsubj,NOUN 2,conj,VERB"
    cue = Cue(((1, 2),), ((0, 1),), ((2, 8),), "state", "person")

    text, (added,) = hung("He said rain fell and that roofs leaked", rows.format(that="8,mark,SCONJ"), cue)
    other, (beside,) = hung("He said rain fell and then he left", rows.format(that="8,advmod,ADV"), cue)

    assert contents(text, added) == ["rain fell and that roofs leaked"]
    assert contents(other, beside) == ["rain fell"]


@pytest.mark.parametrize(
    ("text", "rel", "content"),
    [
        ("Ana assure drivers roads were open", "ccomp", "roads were open"),
        ("Ana assure drivers here to stay", "xcomp", "drivers here to stay"),
    ],
)
def test_whom_it_is_said_to_is_no_content_of_what_is_said_but_of_a_demand(text: str, rel: str, content: str) -> None:
    cue = Cue(((1, 2),), ((0, 1),), ((2, 6),), "state", "person")
    text, (found,) = hung(
        text,
        f"2,nsubj,PROPN 0,root,VERB 2,obj,NOUN 6,dep,X 6,dep,X 2,{rel},VERB",
        cue,
    )

    assert contents(text, found) == [content]


def test_a_content_ends_where_the_same_speaker_says_something_more() -> None:
    rows = "2,nsubj,PROPN 0,root,VERB 4,nsubj,NOUN 2,ccomp,VERB 6,cc,CCONJ 4,conj,VERB 8,nsubj,NOUN 6,ccomp,VERB"
    said = Cue(((1, 2),), ((0, 1),), ((2, 8),), "state", "person")
    added = Cue(((5, 6),), ((0, 1),), ((6, 8),), "state", "person")
    by_others = Cue(((5, 6),), ((2, 3),), ((6, 8),), "state", "group")

    text, (first, _) = hung("Ana said roads closed but added schools stayed", rows, said, added)
    other, (whole, _) = hung("Ana said roads closed but added schools stayed", rows, said, by_others)

    assert contents(text, first) == ["roads closed"]
    assert contents(other, whole) == ["roads closed but added schools stayed"]


def test_who_declines_to_comment_refuses_whatever_the_model_says() -> None:
    cue = Cue(((1, 4),), ((0, 1),), ((4, 6),), "state", "person")
    _, (found,) = hung(
        "Ana decline to comment on it", "2,nsubj,PROPN 0,root,VERB 4,mark,PART 2,xcomp,VERB 6,case,ADP 4,obl,PRON", cue
    )

    assert found.act == "refuse"


@pytest.mark.parametrize(("thing", "cues"), [("life", 0), ("success", 1)])
def test_a_fire_that_claims_a_life_says_nothing(thing: str, cues: int) -> None:
    cue = Cue(((1, 2),), ((0, 1),), ((2, 4),), "state", "none")
    _, found = hung(f"fire claim a {thing}", "2,nsubj,NOUN 0,root,VERB 4,det,DET 2,obj,NOUN", cue)

    assert len(found) == cues


@pytest.mark.parametrize(("begin", "end"), [(2, 3), (1, 3)])
def test_a_cue_that_was_cut_at_the_article_has_its_verb_and_its_noun(begin: int, end: int) -> None:
    text, (found,) = hung(
        "Ana set a new goal to win",
        "2,nsubj,PROPN 0,root,VERB 5,det,DET 5,amod,ADJ 2,obj,NOUN 7,mark,PART 5,acl,VERB",
        Cue(((begin, end),), ((0, 1),), ((2, 7),), "promise", "person"),
    )

    assert [text[span.start : span.end] for span in found.cue] == ["set a new goal"]
    assert contents(text, found) == ["to win"]


@pytest.mark.parametrize(
    ("text", "rows", "cue", "whole"),
    [
        ("Ana have not yet say why", "5,nsubj,PROPN 5,aux,AUX 5,advmod,PART 5,advmod,ADV 0,root,VERB", (4, 5), (1, 5)),
        ("Ana have not yet say why", "5,nsubj,PROPN 5,aux,AUX 5,advmod,PART 5,advmod,ADV 0,root,VERB", (2, 5), (1, 5)),
        ("Ana have never yet say why", "5,nsubj,PROPN 5,aux,AUX 5,advmod,ADV 5,advmod,ADV 0,root,VERB", (4, 5), (2, 5)),
        ("Ana will soon ask him why", "4,nsubj,PROPN 4,aux,AUX 4,advmod,ADV 0,root,VERB 4,iobj,PRON", (3, 5), (3, 4)),
    ],
)
def test_a_cue_has_what_denies_its_verb_and_not_whom_it_is_said_to(
    text: str, rows: str, cue: tuple[int, int], whole: tuple[int, int]
) -> None:
    verb = rows.split().index("0,root,VERB") + 1
    text, (found,) = hung(text, f"{rows} {verb},ccomp,ADV", Cue((cue,), ((0, 1),), ((5, 6),), "state", "person"))

    assert [text[span.start : span.end] for span in found.cue] == [" ".join(text.split()[slice(*whole)])]


@pytest.mark.parametrize("cues", [(), (Cue(((3, 4),), (), ((4, 7),), "believe", "none"),)])
def test_to_make_it_clear_that_is_a_cue_of_its_own_whatever_was_marked(cues: tuple[Cue, ...]) -> None:
    text, (found,) = hung(
        "Ana make it clear that roofs leaked",
        "2,nsubj,PROPN 0,root,VERB 2,expl,PRON 2,xcomp,ADJ 7,mark,SCONJ 7,nsubj,NOUN 4,ccomp,VERB",
        *cues,
    )

    assert [text[span.start : span.end] for span in found.cue] == ["make it clear"]
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "Ana"
    assert contents(text, found) == ["that roofs leaked"]


def test_a_mere_not_before_a_verb_is_no_cue() -> None:
    _, found = hung(
        "Ana did not argue with him",
        "4,nsubj,PROPN 4,aux,AUX 4,advmod,PART 0,root,VERB 6,case,ADP 4,obl,PRON",
        Cue(((1, 3),), ((0, 1),), (), "refuse", "person"),
    )

    assert found == ()


def test_the_source_of_according_to_is_what_stands_behind_it() -> None:
    text, (found,) = hung(
        "According to an official who met Ana roads are shut",
        "4,case,ADP 1,fixed,ADP 4,det,DET 10,obl,NOUN 6,nsubj,PRON 4,acl:relcl,VERB 6,obj,PROPN 10,nsubj,NOUN "
        "10,cop,AUX 0,root,ADJ",
        Cue(((0, 2),), ((6, 7),), ((7, 10),), "state", "person"),
    )

    assert found.source is not None
    assert text[found.source.start : found.source.end] == "an official"


def test_a_source_begins_behind_another_cue() -> None:
    text, found = hung(
        "According to Ana denying it roads are shut",
        "3,case,ADP 1,fixed,ADP 8,obl,PROPN 3,acl,VERB 4,obj,PRON 8,nsubj,NOUN 8,cop,AUX 0,root,ADJ",
        Cue(((0, 2),), ((2, 3),), ((5, 8),), "state", "person"),
        Cue(((3, 4),), ((0, 3),), ((4, 5),), "deny", "person"),
    )

    sources = [one.source for one in found]
    assert [text[span.start : span.end] for span in sources if span] == ["Ana", "Ana"]
