"""Sentences without a real tree, tagged by a small table: enough for what reads words and their parts of speech."""

import re

from reportedly.analysis import Analysis, Tree
from reportedly.record import Block, Document

WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*|\d+(?:[.,]\d+)*|\S")
TAGS = {
    "ADP": """
        in of to by at from on for with over under above below about around near since between than among
        per within up after against
    """,
    "DET": "a an the all another some no every each",
    "PRON": "he she it they her his their one's nobody who its",
    "AUX": "was were is are had has have been be would will did",
    "CCONJ": "and or but",
    "ADV": """
        about only just nearly almost more less most roughly approximately exactly together away fully twice
        down here
    """,
    "VERB": """
        killed injured died fell rose lost won raised cost costs lived said passed beat walked voted ran
        measured grew reported opened sold paid owed turned saw hired carried fled marched flooded needs
        shook drew defeated ordered flew signed adopted reads missing arrested wounded hurt doubled burned
        left counted reached measures weighed weighs reads sailed
    """,
    "ADJ": """
        old high long wide local young new estimated additional further bright sunny coal total record tall
        least many few heavy public separate small northern dead several other rural mid
    """,
    "NUM": """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
        million billion trillion dozen zero
    """,
}
TAG_OF = {word: tag for tag, listed in TAGS.items() for word in listed.split()}


def tag_of(word: str, first: bool) -> str:
    if word[0].isdigit():
        return "NUM"
    if not word[0].isalpha():
        return "SYM" if word in "$£€%" else "PUNCT"
    known = TAG_OF.get(word.lower())
    if known is None and word[0].isupper() and not first:
        return "PROPN"
    return known or "NOUN"


def flat(text: str) -> Tree | None:
    """A sentence without a real tree: each word hangs on the first."""
    found = list(WORD.finditer(text))
    if not found:
        return None
    words = tuple(match.group() for match in found)
    size = len(words)
    return Tree(
        block=0,
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
        words=words,
        lemmas=tuple(word.lower() for word in words),
        upos=tuple(tag_of(word, number == 0) for number, word in enumerate(words)),
        xpos=("",) * size,
        feats=("",) * size,
        heads=(-1, *(0,) * (size - 1)),
        rels=("root", *("dep",) * (size - 1)),
    )


def analysis(text: str) -> Analysis:
    tree = flat(text)
    blocks = (Block("paragraph", 0, len(text)),)
    return Analysis(Document("d", "s", text, blocks=blocks), () if tree is None else (tree,))
