"""An infinitive hangs on the verb that asks for it, and not on the nearest one."""

from dataclasses import replace

import pytest

from reportedly.analysis import Tree
from reportedly.parse.infinitives import rehung

ORDERED = """
Judges judge NOUN 2 nsubj _
ordered order VERB 0 root _
bodies body NOUN 2 obj _
charged charge VERB 3 acl _
with with SCONJ 6 mark _
hiding hide VERB 4 advcl _
letters letter NOUN 6 obj _
to to PART 9 mark _
pay pay VERB 6 advcl VerbForm=Inf
fines fine NOUN 9 obj _
within within ADP 12 case _
weeks week NOUN 6 obl _
"""


def tree(table: str) -> Tree:
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, upos, heads, rels, feats = (tuple(column) for column in zip(*rows, strict=True))
    starts = tuple(range(0, 20 * len(rows), 20))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    above = tuple(int(head) - 1 for head in heads)
    return Tree(0, starts, ends, words, lemmas, upos, upos, feats, above, rels)


def test_an_infinitive_behind_a_long_object_goes_to_the_verb_that_lacks_one() -> None:
    mended = rehung(tree(ORDERED))

    pay = mended.words.index("pay")
    assert (mended.words[mended.heads[pay]], mended.rels[pay]) == ("ordered", "xcomp")
    assert mended.words[mended.heads[mended.words.index("weeks")]] == "pay"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hiding hide", "planning plan"),
        ("ordered order", "met meet"),
        ("to to PART 9 mark", "and and CCONJ 9 cc"),
        ("pay pay VERB 6 advcl", "pay pay VERB 2 xcomp"),
    ],
    ids=["the nearest verb takes infinitives", "the first verb asks for none", "no infinitive", "right already"],
)
def test_all_other_infinitives_stay_where_they_are(old: str, new: str) -> None:
    found = tree(ORDERED.replace(old, new))

    assert rehung(found) is found


def test_a_verb_that_has_its_infinitive_wants_no_second_one() -> None:
    found = tree(ORDERED + "to to PART 14 mark _\nstop stop VERB 2 xcomp VerbForm=Inf\n")

    assert rehung(replace(found)) == found
