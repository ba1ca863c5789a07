"""What a headline says of its first noun is its verb, though it has none."""

import pytest

from reportedly.analysis import Tree
from reportedly.parse.headlines import completed
from reportedly.record import Block, BlockKind, Document


def told(text: str, rows: str, kind: BlockKind = "heading") -> Tree:
    words = tuple(text.split())
    heads, rels, upos = zip(*(row.split(",") for row in rows.split()), strict=True)
    starts = tuple(range(0, 20 * len(words), 20))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    none = ("_",) * len(words)
    tree = Tree(0, starts, ends, words, words, upos, none, none, tuple(int(head) - 1 for head in heads), rels)
    (found,) = completed(Document("d", "d", text, blocks=(Block(kind, 0, len(text)),)), (tree,))
    return found


def test_an_adjective_behind_a_number_is_what_the_headline_says_and_so_is_the_next_one() -> None:
    tree = told(
        "Two dead , five injured in fire",
        "0,root,NUM 1,amod,ADJ 4,punct,PUNCT 1,conj,NUM 1,conj,ADJ 7,case,ADP 5,obl,NOUN",
    )

    assert tree.heads == (1, -1, 1, 4, 1, 6, 4)
    assert tree.rels == ("nsubj", "root", "punct", "nsubj", "conj", "case", "obl")


@pytest.mark.parametrize(
    ("text", "rows", "kind"),
    [
        ("Two dead men", "3,nummod,NUM 3,amod,ADJ 0,root,NOUN", "heading"),
        ("Fire , deadly again", "0,root,NOUN 3,punct,PUNCT 1,amod,ADJ 3,advmod,ADV", "heading"),
        ("Two dead", "0,root,NUM 1,amod,ADJ", "paragraph"),
    ],
    ids=["before its noun", "behind a comma", "in a paragraph"],
)
def test_any_other_adjective_stays_an_attribute(text: str, rows: str, kind: BlockKind) -> None:
    tree = told(text, rows, kind)

    assert "nsubj" not in tree.rels
