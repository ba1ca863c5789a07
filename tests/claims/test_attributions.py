"""Attributions: what the model marked, carried to the borders that quotation marks and the tree set."""

from dataclasses import dataclass

import pytest
from attribution_trees import Nobody, contents, document

from reportedly.analysis import Analysis, Cue, Tree
from reportedly.claims.attributions import find_attributions
from reportedly.claims.attributions.quotes import quoted_stretches
from reportedly.parse.sentences import sentences
from reportedly.record import Attribution


@dataclass(frozen=True)
class Marked:
    """What the model is made to say of one sentence: cue, source and content, as words that stand in it."""

    cue: str
    source: str = ""
    content: tuple[str, ...] = ()


def read(
    paragraphs: list[str], *marks: Marked, conj: tuple[str, str] | None = None
) -> tuple[str, tuple[Attribution, ...]]:
    """Find attributions where flat trees carry the marks; `conj` coordinates its two words."""
    doc = document(*paragraphs)
    trees = []
    for number, block in enumerate(doc.blocks):
        for spans in sentences(doc.text, block.kind, block.start, block.end):
            trees.append(_tree(doc.text, number, spans, marks, conj))
    return doc.text, find_attributions(Analysis(doc, tuple(trees)), Nobody())


def _tree(
    text: str, block: int, spans: list[tuple[int, int]], marks: tuple[Marked, ...], conj: tuple[str, str] | None
) -> Tree:
    words = tuple(text[a:b] for a, b in spans)
    cues = [_cue(text, spans, mark) for mark in marks if _words(text, spans, mark.cue)]
    root = cues[0].parts[0][0] if cues else 0
    heads = [root] * len(words)
    rels = ["dep"] * len(words)
    heads[root], rels[root] = -1, "root"
    if conj and conj[0] in words and conj[1] in words:
        heads[words.index(conj[1])], rels[words.index(conj[1])] = words.index(conj[0]), "conj"
        heads[words.index(conj[1]) - 1], rels[words.index(conj[1]) - 1] = words.index(conj[1]), "cc"
    kinds = tuple("PUNCT" if not any(map(str.isalnum, word)) else "X" for word in words)
    starts, ends = zip(*spans, strict=True)
    none = ("_",) * len(words)
    return Tree(block, starts, ends, words, words, kinds, none, none, tuple(heads), tuple(rels), cues=tuple(cues))


def _cue(text: str, spans: list[tuple[int, int]], mark: Marked) -> Cue:
    content = tuple(run for piece in mark.content if (run := _words(text, spans, piece)))
    source = _words(text, spans, mark.source) if mark.source else None
    cue = _words(text, spans, mark.cue)
    assert cue
    return Cue((cue,), (source,) if source else (), content, "state", "person")


def _words(text: str, spans: list[tuple[int, int]], phrase: str) -> tuple[int, int] | None:
    start = text.find(phrase, spans[0][0], spans[-1][1])
    if start < 0:
        return None
    inside = [n for n, (a, b) in enumerate(spans) if a < start + len(phrase) and b > start]
    return inside[0], inside[-1] + 1


@pytest.mark.parametrize(
    ("paragraphs", "mark", "expected"),
    [
        (["Ana said the road was open."], Marked("said", "Ana", ("the road was open.",)), ["the road was open"]),
        (
            ['"The road is open. It was shut for a day," Ana said.'],
            Marked("said", "Ana", ("It was shut for a day",)),
            ['"The road is open. It was shut for a day,"'],
        ),
        (
            ["Ana said: “The road is open. It was shut for a day.” Lorries passed."],
            Marked("said", "Ana", ("The road is open",)),
            ["“The road is open. It was shut for a day.”"],
        ),
        (
            ["Ana said: “The road is open.", "“It was shut for a day.”", "Lorries passed."],
            Marked("said", "Ana", ("The road is open",)),
            ["“The road is open.\n“It was shut for a day.”"],
        ),
        (
            ["Ana Ruiz said:", "The road is open.", "It was shut for a day."],
            Marked("said", "Ana Ruiz"),
            ["The road is open.\nIt was shut for a day."],
        ),
        (
            ['"The road is open," Ana said. "It was shut for a day."'],
            Marked("said", "Ana", ('"The road is open,"',)),
            ['"The road is open,"', '"It was shut for a day."'],
        ),
        (
            ["The bridge is open and, as Ana said, the road is not; she smiled."],
            Marked("said", "Ana", ("The bridge is open", "the road is not; she smiled.")),
            ["The bridge is open", "the road is not"],
        ),
    ],
)
def test_a_content_runs_to_its_borders(paragraphs: list[str], mark: Marked, expected: list[str]) -> None:
    text, (found,) = read(paragraphs, mark)
    assert contents(text, found) == expected


def test_a_quotation_that_another_cue_owns_is_not_added() -> None:
    paragraphs = ['"The road is open," Ana said. "It is shut," Ben replied.']
    marks = (Marked("said", "Ana", ('"The road is open,"',)), Marked("replied", "Ben", ('"It is shut,"',)))
    text, found = read(paragraphs, *marks)
    assert [contents(text, one) for one in found] == [['"The road is open,"'], ['"It is shut,"']]


def test_a_cue_in_a_later_paragraph_owns_no_quotation_of_this_one() -> None:
    paragraphs = ['"The road is open," Ana said. "It was shut for a day."', "Ben replied that it was shut."]
    marks = (Marked("said", "Ana", ('"The road is open,"',)), Marked("replied", "Ben", ("it was shut",)))
    text, found = read(paragraphs, *marks)
    assert contents(text, found[0]) == ['"The road is open,"', '"It was shut for a day."']


def test_in_a_transcript_each_label_speaks_to_the_next_one() -> None:
    paragraphs = ["Q: Was the road shut?", "MS RUIZ: It was shut.", "It is open now.", "Q: Since when?", "A: Monday."]
    text, found = read(paragraphs)
    assert [(text[one.source.start : one.source.end], one.act, contents(text, one)) for one in found if one.source] == [
        ("Q", "ask", ["Was the road shut?"]),
        ("MS RUIZ", "state", ["It was shut.\nIt is open now."]),
        ("Q", "ask", ["Since when?"]),
        ("A", "state", ["Monday."]),
    ]


def test_one_label_alone_is_no_transcript() -> None:
    assert read(["Note: The road is open."])[1] == ()


def test_a_verb_beside_the_cue_is_not_in_its_content() -> None:
    mark = Marked("said", "Ana", ("the road was open and promised repairs",))
    text, (found,) = read(["Ana said the road was open and promised repairs."], mark, conj=("said", "promised"))
    assert contents(text, found) == ["the road was open"]


def test_a_piece_behind_foreign_words_is_dropped() -> None:
    mark = Marked("said", "Ana", ("the road was open", "repairs"))
    text, (found,) = read(["Ana said the road was open while Ben promised repairs."], mark)
    assert contents(text, found) == ["the road was open"]


def test_an_attribution_lies_inside_the_smallest_content_around_its_cue() -> None:
    marks = (
        Marked("According to", "the Herald", ("Ana said Ben feared a flood",)),
        Marked("said", "Ana", ("Ben feared a flood",)),
        Marked("feared", "Ben", ("a flood",)),
    )
    _, found = read(["According to the Herald, Ana said Ben feared a flood."], *marks)
    assert [one.inside for one in found] == [None, "a1", "a2"]


@pytest.mark.parametrize(
    ("paragraphs", "quoted"),
    [
        (['He said "yes" and "no".'], ['"yes"', '"no"']),
        (["It’s the boys’ “own” word."], ["“own”"]),
        (['A 5" pipe and a "big" one.'], ['"big"']),
        (["“One.", "“Two.” Three"], ["“One.\n“Two.”"]),
        (["“Left open.", "Another paragraph."], ["“Left open."]),
        (["‘Single marks’ count too, don’t they?"], ["‘Single marks’"]),
        (["😀 “قال” done"], ["“قال”"]),
        (["No marks."], []),
    ],
)
def test_quoted_stretches_go_from_mark_to_mark(paragraphs: list[str], quoted: list[str]) -> None:
    doc = document(*paragraphs)
    assert [doc.text[quote.start : quote.end] for quote in quoted_stretches(doc)] == quoted


def test_a_content_ends_where_an_infinitive_completes_a_verb_above_its_cue() -> None:
    text = "Judges ordered bodies accused of hiding letters to pay"
    doc = document(text)
    words = tuple(text.split())
    ends = tuple(text.index(word) + len(word) for word in words)
    starts = tuple(end - len(word) for word, end in zip(words, ends, strict=True))
    cue = Cue(((3, 4),), ((0, 1),), ((4, 9),), "accuse", "person")
    none = ("_",) * len(words)
    heads = (1, -1, 1, 2, 5, 3, 5, 8, 1)
    rels = ("nsubj", "root", "obj", "acl", "mark", "advcl", "obj", "mark", "xcomp")
    tree = Tree(0, starts, ends, words, words, ("X",) * len(words), none, none, heads, rels, cues=(cue,))

    (found,) = find_attributions(Analysis(doc, (tree,)), Nobody())

    assert contents(doc.text, found) == ["of hiding letters"]
