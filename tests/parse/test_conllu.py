import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import Analysis, Name, Tree
from reportedly.errors import RecordError
from reportedly.parse import conllu
from reportedly.parse.words import words
from reportedly.record import Block, Document

FILE = """\
# newdoc id = flood
# newpar id = flood-p1
# sent_id = flood-1
# text = The mayor didn't wait, for dams can't.
1\tThe\t_\t_\t_\t_\t_\t_\t_\t_
2\tmayor\t_\t_\t_\t_\t_\t_\t_\tNote=kept
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\t_\t_\t_\t_\t_\t_\t_\t_
4\tn't\t_\t_\t_\t_\t_\t_\t_\t_
5\twait\t_\t_\t_\t_\t_\t_\t5:root\tSpaceAfter=No
5.1\twaited\t_\t_\t_\t_\t_\t_\t_\t_
6\t,\t_\t_\t_\t_\t_\t_\t_\t_
7\tfor\t_\t_\t_\t_\t_\t_\t_\t_
8\tdams\t_\t_\t_\t_\t_\t_\t_\t_
9-10\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
9\tcan\t_\t_\t_\t_\t_\t_\t_\t_
10\tnot\t_\t_\t_\t_\t_\t_\t_\t_
11\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = flood-2
1\tYes\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\t.\t_\t_\t_\t_\t_\t_\t_\t_

# newpar
1\tNo\t_\t_\t_\t_\t_\t_\t_\t_

"""


def tree(text: str, spans: list[tuple[int, int]], forms: tuple[str, ...] = (), block: int = 0) -> Tree:
    """A tree in which every word hangs on the first."""
    size = len(spans)
    return Tree(
        block=block,
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        words=forms or tuple(text[start:end] for start, end in spans),
        lemmas=("lemma",) * size,
        upos=("X",) * size,
        xpos=("FW",) * size,
        feats=("", *("Foreign=Yes",) * (size - 1)),
        heads=(-1, *(0,) * (size - 1)),
        rels=("root", *("dep",) * (size - 1)),
    )


def analysis(text: str, *, names: tuple[Name, ...] = ()) -> Analysis:
    doc = Document("d", "d.txt", text, blocks=(Block("paragraph", 0, len(text)),))
    whole = tree(text, words(text, 0, len(text)))
    parts = {field: getattr(whole, field) for field in ("starts", "ends", "words", "lemmas", "upos", "xpos", "feats")}
    return Analysis(doc, (Tree(0, **parts, heads=whole.heads, rels=whole.rels, names=names),))


def test_sentences_are_laid_out_as_the_text_that_they_were_cut_from() -> None:
    laid = conllu.lay_out(list(conllu.read(FILE.splitlines())), source="flood.conllu")
    text = laid.document.text
    assert text == "The mayor didn't wait, for dams can't. Yes.\n\nNo"
    assert [text[block.start : block.end] for block in laid.document.blocks] == text.split("\n\n")
    assert laid.blocks == (0, 0, 1)
    assert [text[start:end] for start, end in laid.spans[0]] == [
        *("The", "mayor", "did", "n't", "wait", ",", "for", "dams", "ca", "n't", "."),
    ]
    assert laid.forms[0][8:10] == ("can", "not")
    assert [text[start:end] for start, end in laid.spans[1]] == ["Yes", "."]


def test_a_filled_file_keeps_all_but_the_columns_of_the_tree() -> None:
    sents = list(conllu.read(FILE.splitlines(keepends=True)))
    laid = conllu.lay_out(sents, source="flood.conllu")
    filled: list[str] = []
    for sent, spans, forms in zip(sents, laid.spans, laid.forms, strict=True):
        filled += conllu.fill(sent, tree(laid.document.text, list(spans), forms))
    for before, after in zip(FILE.splitlines(), filled, strict=True):
        if re.match(r"\d+\t", before):
            assert after.split("\t")[:2] + after.split("\t")[8:] == before.split("\t")[:2] + before.split("\t")[8:]
            assert after.split("\t")[2:4] == ["lemma", "X"]
        else:
            assert after == before
    assert filled[4].split("\t")[2:8] == ["lemma", "X", "FW", "_", "0", "root"]
    assert filled[5].split("\t")[2:8] == ["lemma", "X", "FW", "Foreign=Yes", "1", "dep"]


def test_a_tree_is_written_with_ranges_spaces_names_and_offsets() -> None:
    assert list(conllu.write(analysis("Ann Hill\ndidn’t.", names=(Name(0, 2, "person"),)))) == [
        "# newdoc id = d",
        "# newpar id = d-p1",
        "# sent_id = d-s1",
        "# text = Ann Hill didn’t.",
        "1\tAnn\tlemma\tX\tFW\t_\t0\troot\t_\tName=B-person|start_char=0|end_char=3",
        "2\tHill\tlemma\tX\tFW\tForeign=Yes\t1\tdep\t_\tName=I-person|start_char=4|end_char=8",
        "3-4\tdidn’t\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "3\tdid\tlemma\tX\tFW\tForeign=Yes\t1\tdep\t_\tstart_char=9|end_char=12",
        "4\tn’t\tlemma\tX\tFW\tForeign=Yes\t1\tdep\t_\tstart_char=12|end_char=15",
        "5\t.\tlemma\tX\tFW\tForeign=Yes\t1\tdep\t_\tstart_char=15|end_char=16",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("They cannot wait", ["cannot"]),
        ("It shouldn't've held", ["shouldn't've"]),
        ("the mayor's dam", ["mayor's"]),
        ("“It’s”", ["It’s"]),
        ("a well-known dam (here)", []),
    ],
)
def test_words_that_are_written_as_one_stand_in_a_range(text: str, ranges: list[str]) -> None:
    rows = [line.split("\t") for line in conllu.write(analysis(text)) if re.match(r"\d+-", line)]
    assert [row[1] for row in rows] == ranges


@given(
    st.lists(
        st.sampled_from(["don't", "can", "not", "na", "gon", "’s", "-", "(", "U.S.", " ", "\n", "é", "😀"]), min_size=1
    )
)
def test_what_is_written_is_read_back_with_the_same_words_and_spaces(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    (sent,) = conllu.read(conllu.write(analysis(text)))
    laid = conllu.lay_out([sent], source="x")
    assert laid.document.text == " ".join(text.split())
    assert list(laid.forms[0]) == [text[start:end] for start, end in words(text, 0, len(text))]


def row(identity: str, form: str = "x", columns: int = 10) -> str:
    return "\t".join([identity, form, *["_"] * (columns - 2)])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([row("1", columns=9)], "line 1: got 9 columns"),
        ([row("1"), row("3")], "line 2: got the id '3' where word 2 was expected"),
        ([row("one")], "line 1: got the id 'one'"),
        ([row("1"), row("1-2"), row("2")], "line 2: got the id '1-2'"),
        ([row("1-2"), row("1"), row("2-3"), row("2"), row("3")], "line 3: got the id '2-3'"),
        (["", row("1-3"), row("1"), row("2")], "line 2: got a range that ends with word 3 of 2"),
        ([row("2.1")], "line 1: got the id '2.1'"),
        ([row("1", form="")], "line 1: got the form ''"),
        ([row("1"), "# text = x"], "line 2: got a comment after a word"),
        (["# text = x", ""], "line 1: got a sentence without words"),
    ],
)
def test_a_broken_file_is_refused_with_the_line_that_breaks_it(lines: list[str], message: str) -> None:
    with pytest.raises(RecordError, match=re.escape(message)):
        list(conllu.read(lines))


@pytest.mark.parametrize("stated", ["y", "x y", "  "])
def test_a_stated_text_that_holds_other_words_is_refused(stated: str) -> None:
    (sent,) = conllu.read([f"# text = {stated}", row("1")])
    with pytest.raises(RecordError, match="line 1: `# text`"):
        conllu.lay_out([sent], source="x")


def test_a_stated_text_says_where_the_spaces_are() -> None:
    (sent,) = conllu.read(["# text = xx  x", row("1"), row("2"), row("3")])
    laid = conllu.lay_out([sent], source="x")
    assert laid.spans == (((0, 1), (1, 2), (4, 5)),)


@pytest.mark.parametrize(
    ("surface", "forms", "cut"),
    [
        ("wanna", ["want", "to"], ["wan", "na"]),
        ("don’t", ["do", "n't"], ["do", "n’t"]),
        ("au", ["à", "le"], ["a", "u"]),
        ("ß", ["so", "so"], ["ß", "ß"]),
    ],
)
def test_words_that_do_not_spell_their_surface_share_it(surface: str, forms: list[str], cut: list[str]) -> None:
    (sent,) = conllu.read([row("1-2", surface), row("1", forms[0]), row("2", forms[1])])
    laid = conllu.lay_out([sent], source="x")
    assert [laid.document.text[start:end] for start, end in laid.spans[0]] == cut
    assert list(laid.forms[0]) == forms
