from pathlib import Path

import pytest

from bench import names, treebank
from bench.conll18 import evaluate
from bench.syntax import as_words
from reportedly.analysis import Name, Tree
from reportedly.record import Block

CONLLU = """\
# newdoc id = harbour
# newpar
# newpar_block = head (1 s)
# sent_id = s1
# text = Harbour
1	Harbour	harbour	NOUN	NN	_	0	root	_	_

# newpar
# newpar_block = p (2 s)
# sent_id = s2
# text = It isn't shut.
1	It	it	PRON	PRP	_	4	nsubj	_	_
2-3	isn't	_	_	_	_	_	_	_	_
2	is	be	AUX	VBZ	_	4	cop	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
3.1	gone	go	VERB	VBN	_	_	_	4:x	_
4	shut	shut	ADJ	JJ	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	SpaceAfter=No

# sent_id = s3
# text = So
1	So	so	ADV	RB	_	0	root	_	_

# sent_id = s4
# text = we go
1	we	we	PRON	PRP	_	2	nsubj	_	_
2	go	go	VERB	VBP	_	0	root	_	_

# newdoc id = pier
# sent_id = p1
# text = Pier
1	Pier	pier	NOUN	NN	_	0	root	_	_

# newpar
# newpar_block = list type:::"unordered" (1 s) | item (1 s)
# sent_id = p2
# text = One
1	One	one	NUM	CD	_	0	root	_	_
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[treebank.GoldText]:
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, "utf-8")
    return treebank.read(path)


def test_the_running_text_has_its_spaces_paragraphs_and_blocks(texts: list[treebank.GoldText]) -> None:
    harbour, pier = (text.document() for text in texts)
    assert harbour.text == "Harbour\n\nIt isn't shut.So we go"
    assert harbour.blocks == (Block("heading", 0, 7), Block("paragraph", 9, 31))
    assert pier.text == "Pier\n\nOne"
    assert [block.kind for block in pier.blocks] == ["paragraph", "item"]


def test_a_multiword_token_holds_two_words_and_empty_nodes_are_left_out(texts: list[treebank.GoldText]) -> None:
    sent = texts[0].sentences[1].sentence
    assert sent.tokens == ("It", "isn't", "shut", ".")
    assert [word.form for word in sent.words] == ["It", "is", "n't", "shut", "."]
    assert [word.token for word in sent.words] == [0, 1, 1, 2, 3]
    assert [word.head for word in sent.words] == [3, 3, 3, -1, 3]


def test_given_words_are_each_a_token_of_their_own(texts: list[treebank.GoldText]) -> None:
    sent = as_words(texts[0].sentences[1].sentence)
    assert sent.tokens == ("It", "is", "n't", "shut", ".")
    assert evaluate([sent], [texts[0].sentences[1].sentence])["words"].value == 100


def test_a_sentence_whose_tokens_do_not_give_its_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(
        "# sent_id = s1\n# text = a b\n1\ta\ta\tX\tX\t_\t0\troot\t_\tSpaceAfter=No\n2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n"
    )
    with pytest.raises(ValueError, match="sentence s1"):
        treebank.read(path)


def test_a_tree_of_ours_is_counted_word_by_word() -> None:
    tree = Tree(
        0,
        (0, 3),
        (2, 5),
        ("We", "go"),
        ("we", "go"),
        ("PRON", "VERB"),
        ("PRP", "VBP"),
        ("_", "_"),
        (1, -1),
        ("nsubj", "root"),
    )
    sent = treebank.of_tree(tree)
    assert sent.tokens == ("We", "go")
    assert [(word.head, word.rel, word.token) for word in sent.words] == [(1, "nsubj", 0), (-1, "root", 1)]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-PER I-PER O", [Name(0, 2, "person")]),
        ("B-LOC B-LOC", [Name(0, 1, "place"), Name(1, 2, "place")]),
        ("B-ORG I-LOC", [Name(0, 1, "organisation"), Name(1, 2, "place")]),
        ("O I-ORG I-ORG", [Name(1, 3, "organisation")]),
        ("B-OTH I-OTH O", []),
        ("B-O O", []),
    ],
)
def test_names_are_read_off_the_tags(tags: str, expected: list[Name]) -> None:
    assert list(names.names_of(tags.split())) == expected


def test_a_name_needs_its_words_and_its_kind() -> None:
    scores = names.score_names(
        [(Name(0, 2, "person"), Name(3, 4, "place"))], [(Name(0, 2, "person"), Name(3, 4, "organisation"))]
    )
    assert scores["names"].value == 50
    assert scores["names, words alone"].value == 100
    assert scores["names: person"].value == 100


def test_iob2_files_are_read_sentence_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(
        "# sent_id = s1\n# text = Ann left\n1\tAnn\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n\n# sent_id = s2\n1\tNo\tO\t-\t-\n"
    )
    assert names.read(path) == [
        names.NamedSentence("s1", ("Ann", "left"), (Name(0, 1, "person"),)),
        names.NamedSentence("s2", ("No",), ()),
    ]
