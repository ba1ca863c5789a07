"""A clause that only reports, behind what it reports, is beside it and no relative clause about the last noun."""

from dataclasses import replace

import pytest

from reportedly.analysis import Cue, Tree
from reportedly.parse.postposed import set_beside

TOLD = """
The DT 2 det
road NN 3 nsubj
crossed VBD 0 root
Kell NNP 3 obj
, , 7 punct
she PRP 7 nsubj
said VBD 4 acl:relcl
on IN 9 case
Monday NNP 7 obl
. . 3 punct
"""


def tree(table: str, *cues: Cue) -> Tree:
    rows = [line.split() for line in table.strip().splitlines()]
    words, xpos, heads, rels = (tuple(column) for column in zip(*rows, strict=True))
    upos = tuple("VERB" if tag.startswith("VB") else "X" for tag in xpos)
    starts = tuple(range(0, 20 * len(rows), 20))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    above = tuple(int(head) - 1 for head in heads)
    return Tree(0, starts, ends, words, words, upos, xpos, ("_",) * len(rows), above, rels, cues=cues)


SAID = Cue(((6, 7),), ((5, 6),), ((0, 4),), "state", "person")


@pytest.mark.parametrize("cue", [SAID, replace(SAID, content=())])
def test_it_hangs_on_the_clause_that_it_reports_and_that_is_its_content(cue: Cue) -> None:
    mended = set_beside(tree(TOLD, cue))

    assert (mended.heads[6], mended.rels[6]) == (2, "parataxis")
    assert mended.heads[8] == 6
    assert mended.cues[0].content == ((0, 4),)


@pytest.mark.parametrize(
    "table",
    [
        TOLD.replace("she PRP", "who WP"),
        TOLD.replace(", , 7 punct", "where WRB 7 advmod"),
        TOLD.replace("acl:relcl", "parataxis"),
    ],
)
def test_a_relative_clause_stays_one(table: str) -> None:
    before = tree(table, SAID)

    assert set_beside(before) == before


def test_a_verb_that_is_no_cue_stays_where_it_is() -> None:
    before = tree(TOLD)

    assert set_beside(before) == before
