"""The shipped model reads whatever text there is, loses no word, and gives the same trees each time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.analysis import Analysis
from reportedly.parse.parser import Parser
from reportedly.record import Block, Document

PARSER = Parser()

ARTICLE = (
    "The mayor said on Monday that the bridge had been closed. According to Ana Ruiz, an engineer, "
    "“two of the cables are worn”. The ferry company denied it. " * 6
)


def document(text: str) -> Document:
    blocks = (Block("paragraph", 0, len(text)),) if text.strip() else ()
    return Document("d", "d", text, blocks=blocks)


def words(analysis: Analysis) -> str:
    return "".join(word for tree in analysis.sentences for word in tree.words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes",
        "😀 😀😀 Rain 🌧️ fell.",
        "قالت الوزيرة إن الجسر مفتوح. She said so.",
        "x" * 10_000,
        "word, " * 3000,
        "((((((((((((((((((((" * 40,
        "\u200b\u200e\u202e hidden marks \ufeff",
        "É́́́ combining",
        "a.b.c.d " * 400,
    ],
)
def test_no_text_is_too_odd_and_no_word_is_dropped(text: str) -> None:
    analysis = PARSER.analyse(document(text))
    kept = "".join(text.split())
    assert "".join(words(analysis).split()) == kept
    for tree in analysis.sentences:
        assert tree.heads.count(-1) == 1
        assert all(text[a:b] == word for a, b, word in zip(tree.starts, tree.ends, tree.words, strict=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_every_sentence_is_a_tree_with_one_root(text: str) -> None:
    for tree in PARSER.analyse(document(text)).sentences:
        reached = {tree.root}
        for _ in range(len(tree)):
            reached |= {word for word, head in enumerate(tree.heads) if head in reached}
        assert len(reached) == len(tree)


def test_the_marks_of_a_quotation_are_no_words() -> None:
    text = "> The mayor said on Monday\n> that 5 > 3 and\n>> that it rained."
    quoted = Document("d", "d", text, blocks=(Block("quote", 2, len(text)),))
    assert words(PARSER.analyse(quoted)) == "ThemayorsaidonMondaythat5>3andthatitrained."


def test_threads_and_what_was_read_before_change_nothing() -> None:
    other = Parser(threads=2)
    other.analyse(document("Something else was read before. It was long, and it was about a ferry."))
    assert other.analyse(document(ARTICLE)) == PARSER.analyse(document(ARTICLE))


def test_a_sentence_that_is_too_long_for_the_model_hangs_together() -> None:
    text = "Ana said that " + "the road was long and the rain was cold, " * 120 + "and Ben left."
    (tree,) = PARSER.analyse(document(text)).sentences
    assert len(tree) > 1000
    assert tree.rels.count("root") == 1


def test_who_says_what_is_found() -> None:
    (tree,) = PARSER.analyse(document("The mayor said on Monday that the old bridge had been closed.")).sentences
    (cue,) = tree.cues
    assert [tree.words[first:last] for first, last in cue.parts] == [("said",)]
    assert [tree.words[first:last] for first, last in cue.source] == [("The", "mayor")]
    assert [tree.words[first:last] for first, last in cue.content] == [
        ("that", "the", "old", "bridge", "had", "been", "closed")
    ]
    assert cue.act == "state"


def test_a_name_has_its_kind() -> None:
    (tree,) = PARSER.analyse(document("Maria Lopez flew to London for the United Nations.")).sentences
    assert [(tree.words[n.first : n.last], n.kind) for n in tree.names] == [
        (("Maria", "Lopez"), "person"),
        (("London",), "place"),
        (("United", "Nations"), "organisation"),
    ]


def test_an_item_that_opens_with_a_verb_is_no_noun_phrase() -> None:
    text = "The union:\nCoordinated and trained the city's mostly young volunteer crews, which played a part."
    lead, item = Block("paragraph", 0, 10), Block("item", 11, len(text), 0)
    _, tree = PARSER.analyse(Document("d", "d", text, blocks=(lead, item))).sentences
    assert (tree.words[0], tree.upos[0], tree.rels[0]) == ("Coordinated", "VERB", "root")
    assert "".join(tree.words) == "".join(text[11:].replace("'s", "'s").split())
