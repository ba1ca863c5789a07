"""A name right behind the noun that says what it is stands beside it, and is no second object or subject."""

import pytest

from reportedly.analysis import Tree
from reportedly.parse.called import called


def tree(text: str, rows: str) -> Tree:
    words = tuple(text.split())
    heads, rels, upos = zip(*(row.split(",") for row in rows.split()), strict=True)
    starts = tuple(range(0, 20 * len(words), 20))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    none = ("_",) * len(words)
    return Tree(0, starts, ends, words, words, upos, none, none, tuple(int(head) - 1 for head in heads), rels)


@pytest.mark.parametrize("rel", ["obj", "nsubj"])
def test_behind_a_noun_with_a_determiner_the_name_is_an_apposition(rel: str) -> None:
    told = tree("They unload the freighter Calyra", f"2,nsubj,PRON 0,root,VERB 4,det,DET 2,obj,NOUN 2,{rel},PROPN")

    mended = called(told)

    assert (mended.heads[4], mended.rels[4]) == (3, "appos")
    assert (mended.heads[3], mended.rels[3]) == (1, "obj")


def test_behind_a_bare_noun_the_name_is_the_head() -> None:
    told = tree("Presenter Ada Byron left", "4,nsubj,NOUN 4,nsubj,PROPN 2,flat,PROPN 0,root,VERB")

    mended = called(told)

    assert (mended.heads[0], mended.rels[0]) == (1, "nmod:desc")
    assert (mended.heads[1], mended.rels[1]) == (3, "nsubj")


@pytest.mark.parametrize(
    ("text", "rows", "heads", "rels"),
    [
        ("South Norva voted", "3,nsubj,PROPN 3,nsubj,PROPN 0,root,VERB", (1, 2), ("compound", "nsubj")),
        ("Calyra 4 sailed", "3,nsubj,PROPN 3,nsubj,NUM 0,root,VERB", (2, 0), ("nsubj", "nummod")),
    ],
)
def test_parts_of_one_name_are_one(text: str, rows: str, heads: tuple[int, ...], rels: tuple[str, ...]) -> None:
    mended = called(tree(text, rows))

    assert (mended.heads[:2], mended.rels[:2]) == (heads, rels)


def test_a_title_with_words_of_its_own_has_the_name_beside_it() -> None:
    told = tree(
        "Minister of Trade Ada Byron left",
        "6,nsubj,PROPN 3,case,ADP 1,nmod,PROPN 6,nsubj,PROPN 4,flat,PROPN 0,root,VERB",
    )

    mended = called(told)

    assert (mended.heads[3], mended.rels[3]) == (0, "appos")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Yesterday Calyra sailed", "3,obl:unmarked,NOUN 3,nsubj,PROPN 0,root,VERB"),
        ("They gave the crew the Calyra", "2,nsubj,PRON 0,root,VERB 4,det,DET 2,iobj,NOUN 6,det,DET 2,obj,PROPN"),
        ("The crew Ada left", "2,det,DET 0,root,NOUN 4,nsubj,PROPN 2,acl:relcl,VERB"),
    ],
)
def test_a_day_a_second_thing_and_a_subject_of_its_own_stay_what_they_are(text: str, rows: str) -> None:
    told = tree(text, rows)

    assert called(told) is told
