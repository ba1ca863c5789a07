"""What the program guarantees whatever the names are: all that is not learnt. The rest is measured by `bench.laws`."""

import pytest

from bench.laws_facts import differences, record_facts, renamed
from bench.laws_texts import Case, Told, fill, lay, rewordings, swaps, texts
from reportedly import read
from reportedly.analysis import Analysis, Cue, Name, NameKind, Tree
from reportedly.claims import build_record
from reportedly.parse.sentences import sentences
from reportedly.record import Act, BlockKind

SWAPS = [case for case in swaps() if case.law.startswith("swap")]
STRAIGHT = [case for case in rewordings() if case.law == "quotes' shape"]
KINDS: dict[str, NameKind] = {
    "country": "place", "city": "place", "person": "person", "party": "organisation", "outlet": "organisation",
}  # fmt: skip
Cut = list[list[tuple[int, int]]]

TREES = {
    "{a} said that {b} had ignored three letters .": """
        {a}     PROPN NNP 2 nsubj
        said    VERB  VBD 0 root
        that    SCONJ IN  6 mark
        {b}     PROPN NNP 6 nsubj
        had     AUX   VBD 6 aux
        ignored VERB  VBN 2 ccomp
        three   NUM   CD  8 nummod
        letters NOUN  NNS 6 obj
        .       PUNCT .   2 punct""",
    "{b} was warned twice by {a} in 2019 .": """
        {b}     PROPN NNP 3 nsubj:pass
        was     AUX   VBD 3 aux:pass
        warned  VERB  VBN 0 root
        twice   ADV   RB  3 advmod
        by      ADP   IN  6 case
        {a}     PROPN NNP 3 obl:agent
        in      ADP   IN  8 case
        2019    NUM   CD  3 obl
        .       PUNCT .   3 punct""",
    "{a} denied the charge , {b} said on Tuesday .": """
        {a}     PROPN NNP 2 nsubj
        denied  VERB  VBD 0 root
        the     DET   DT  4 det
        charge  NOUN  NN  2 obj
        ,       PUNCT ,   7 punct
        {b}     PROPN NNP 7 nsubj
        said    VERB  VBD 2 parataxis
        on      ADP   IN  9 case
        Tuesday PROPN NNP 7 obl
        .       PUNCT .   2 punct""",
    "Reportedly {a} will pay {b} 2 million euros .": """
        Reportedly ADV RB  4 advmod
        {a}     PROPN NNP 4 nsubj
        will    AUX   MD  4 aux
        pay     VERB  VB  0 root
        {b}     PROPN NNP 4 iobj
        2       NUM   CD  7 compound
        million NUM   CD  8 nummod
        euros   NOUN  NNS 4 obj
        .       PUNCT .   4 punct""",
}
CUES: dict[str, Act] = {"said": "state", "denied": "deny", "warned": "threaten", "Reportedly": "rumour"}
PAIRS = [
    {**pair, "a": pair["a"][:1], "b": pair["b"][:1]}
    for pair in texts()["pairs"]
    if len(pair["a"][0].split()) == 1 == len(pair["b"][0].split())
]
"""Names of one word: the trees are written for them."""


def cut(told: Told) -> tuple[list[tuple[BlockKind, int, int]], Cut]:
    """Return the blocks and the words of each sentence, as places that both texts have."""
    doc, at = read.read_text(told.text, source="text", options=read.Options()).document, told.places
    blocks = [(block.kind, at[block.start], at[block.end]) for block in doc.blocks]
    spans = [part for block in doc.blocks for part in sentences(doc.text, block.kind, block.start, block.end)]
    return blocks, [[(at[start], at[end]) for start, end in part] for part in spans]


def ends(parts: Cut) -> list[tuple[int, int]]:
    return [(part[0][0], part[-1][1]) for part in parts]


def same_length(case: Case) -> bool:
    one, other = ([len(told.text[a:b].split()) for a, b, _ in told.names] for told in (case.one, case.other))
    return one == other


def test_a_text_is_cut_into_the_same_blocks_and_sentences_when_names_are_swapped() -> None:
    for case in SWAPS:
        (blocks, parts), (other_blocks, other_parts) = cut(case.one), cut(case.other)
        assert blocks == other_blocks, case.other.text
        assert ends(parts) == ends(other_parts), case.other.text


def test_a_text_is_cut_into_the_same_words_when_names_of_one_length_are_swapped() -> None:
    for case in filter(same_length, SWAPS):
        assert cut(case.one)[1] == cut(case.other)[1], case.other.text


def test_a_text_is_cut_into_the_same_words_whatever_the_shape_of_its_quotes() -> None:
    for case in STRAIGHT:
        assert cut(case.one) == cut(case.other), case.other.text


@pytest.mark.parametrize("template", TREES)
@pytest.mark.parametrize("kind", ["country", "city", "person", "outlet"])
def test_the_rules_say_the_same_of_the_same_tree_whatever_the_names(template: str, kind: str) -> None:
    for pair in [pair for pair in PAIRS if pair["kind"] == kind] or [_family_names()]:
        (one, mine), (other, theirs) = (_told(template, pair, order, KINDS[kind]) for order in ("ab", "ba"))
        swapped = renamed(mine, one, theirs, other)
        assert swapped is not None
        found = differences(record_facts(build_record(mine), one), record_facts(build_record(swapped), other))
        assert found == [], pair


def test_the_rules_find_something_in_each_tree() -> None:
    for template in TREES:
        record = build_record(_told(template, _family_names(), "ab", "person")[1])
        assert record.claims or len(record.attributions) > 1, template
        assert record.attributions, template
        assert len(record.entities) >= 2, template


def _family_names() -> dict[str, list[str]]:
    return {"a": ["Kovalenko"], "b": ["Okonkwo"]}


def _told(template: str, pair: dict[str, list[str]], order: str, kind: NameKind) -> tuple[Told, Analysis]:
    told = lay(fill(template, pair, order))
    rows = [row.split() for row in TREES[template].strip().splitlines()]
    names = dict(zip("ab", (pair[key][0] for key in order), strict=True))
    words = [row[0].format(**names) for row in rows]
    starts: list[int] = []
    for at in range(len(words)):
        starts.append(told.text.index(words[at], starts[-1] + len(words[at - 1]) if starts else 0))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    _, upos, xpos, heads, rels = zip(*rows, strict=True)
    tree = Tree(
        0, tuple(starts), ends, tuple(words), tuple(words), upos, xpos, ("",) * len(words),
        tuple(int(head) - 1 for head in heads), rels,
        names=tuple(Name(at, at + 1, kind) for at, row in enumerate(rows) if "{" in row[0]),
        cues=tuple(
            Cue(((at, at + 1),), (), ((at + 1, len(words) - 1),), CUES[word])
            for at, word in enumerate(words)
            if word in CUES
        ),
    )  # fmt: skip
    doc = read.read_text(told.text, source="text", options=read.Options()).document
    return told, Analysis(doc, (tree,))
