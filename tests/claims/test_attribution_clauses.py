"""Whole clauses, prepositions of cues and subjects of passives, on trees that are told word by word."""

import pytest
from attribution_trees import contents, hung

from reportedly.analysis import Cue
from reportedly.record import Act, Attribution, Span


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def source(text: str, found: Attribution) -> str | None:
    return text[found.source.start : found.source.end] if found.source else None


@pytest.mark.parametrize(
    ("clause", "verb"), [("7,ccomp,VERB", "0,root,VERB"), ("0,root,VERB", "2,parataxis,VERB")], ids=["under", "beside"]
)
def test_a_clause_before_a_comma_and_who_reports_it_is_content_as_a_whole(clause: str, verb: str) -> None:
    text, (found,) = hung(
        "Rain closed roads overnight , Ada say",
        f"2,nsubj,NOUN {clause} 2,obj,NOUN 2,advmod,ADV 7,punct,PUNCT 7,nsubj,PROPN {verb}",
        Cue(((6, 7),), ((5, 6),), ((2, 3),), "state", "person"),
    )

    assert contents(text, found) == ["Rain closed roads overnight"]


def test_a_verb_with_an_object_behind_it_reports_that_and_not_the_clause_before() -> None:
    text, (found,) = hung(
        "Rain fell , Ada report losses",
        "2,nsubj,NOUN 0,root,VERB 5,punct,PUNCT 5,nsubj,PROPN 2,parataxis,VERB 5,obj,NOUN",
        Cue(((4, 5),), ((3, 4),), ((5, 6),), "state", "person"),
    )

    assert contents(text, found) == ["losses"]


def test_according_to_reports_who_said_it_too() -> None:
    text, (said, according) = hung(
        "Ada said that roads closed , according to aides",
        "2,nsubj,PROPN 0,root,VERB 5,mark,SCONJ 5,nsubj,NOUN 2,ccomp,VERB 9,punct,PUNCT 9,case,VERB 7,fixed,ADP "
        "2,obl,NOUN",
        Cue(((1, 2),), ((0, 1),), ((2, 5),), "state", "person"),
        Cue(((6, 8),), ((8, 9),), ((2, 5),), "state", "group"),
    )

    assert contents(text, according) == ["Ada said that roads closed"]
    assert said.inside == according.id


def test_what_stands_in_the_subject_is_not_what_its_verb_says() -> None:
    text, (found,) = hung(
        "Ada hailed yesterday refused to leave",
        "4,nsubj,PROPN 1,acl,VERB 2,advmod,ADV 0,root,VERB 6,mark,PART 4,xcomp,VERB",
        Cue(((3, 4),), ((0, 1),), ((1, 3), (4, 6)), "refuse", "person"),
    )

    assert contents(text, found) == ["to leave"]


def test_the_noun_of_a_relative_clause_is_content_of_its_verb() -> None:
    text, (found,) = hung(
        "roads that Ada planned to close",
        "0,root,NOUN 6,obj,PRON 4,nsubj,PROPN 1,acl:relcl,VERB 6,mark,PART 4,xcomp,VERB",
        Cue(((3, 4),), ((2, 3),), ((0, 1), (4, 6)), "promise", "person"),
    )

    assert contents(text, found) == ["roads", "to close"]


@pytest.mark.parametrize(
    ("verb", "agent", "expected"),
    [("told", "", None), ("told", "by Ada", "Ada"), ("committed", "", "We")],
    ids=["nobody", "agent", "no hearer"],
)
def test_who_is_told_is_the_source_of_nothing(verb: str, agent: str, expected: str | None) -> None:
    lemma = {"told": "tell", "committed": "commit"}[verb]
    rows = "3,nsubj:pass,PRON 3,aux:pass,AUX 0,root,VERB"
    tail = " 5,case,ADP 3,obl:agent,PROPN" if agent else ""
    last = 5 if agent else 3
    text, (found,) = hung(
        f"We were {lemma} {agent} to leave".replace("  ", " "),
        f"{rows}{tail} {last + 2},mark,PART 3,xcomp,VERB",
        Cue(((2, 3),), ((0, 1),), ((last, last + 2),), "state", "group"),
    )

    assert source(text, found) == expected


def test_a_source_begins_with_the_adjective_of_its_noun_and_is_the_subject_not_who_stands_in_it() -> None:
    text, (found,) = hung(
        "Old letters released by Ada today say nothing",
        "2,amod,ADJ 7,nsubj,NOUN 2,acl,VERB 5,case,ADP 3,obl:agent,PROPN 3,obl,NOUN 0,root,VERB 7,obj,NOUN",
        Cue(((6, 7),), ((4, 5),), ((7, 8),), "state", "document"),
    )

    assert source(text, found) == "Old letters released by Ada today"


@pytest.mark.parametrize(
    ("words", "rels", "cue", "content", "expected"),
    [
        ("call for talks", "3,case,ADP 1,obl,NOUN", (0, 1), (1, 3), ("call for", "talks")),
        ("point out faults", "1,compound:prt,ADP 1,obj,NOUN", (0, 1), (2, 3), ("point out", "faults")),
        ("ask for talks", "3,case,ADP 1,obl,NOUN", (0, 1), (1, 3), ("ask", "for talks")),
        ("decline to talk", "3,mark,PART 1,xcomp,VERB", (0, 2), (2, 3), ("decline", "to talk")),
        ("tell reporters everything", "1,iobj,NOUN 1,obj,PRON", (0, 2), (2, 3), ("tell", "everything")),
        ("speak out often", "1,compound:prt,ADP 1,advmod,ADV", (0, 2), (2, 3), ("speak out", "often")),
        ("say to voters nothing", "3,case,ADP 1,obl,NOUN 1,obj,PRON", (0, 2), (3, 4), ("say", "nothing")),
    ],
    ids=["preposition", "particle", "of the content", "to", "hearer", "particle kept", "said to"],
)
def test_a_cue_has_its_preposition_and_no_hearer(
    words: str, rels: str, cue: tuple[int, int], content: tuple[int, int], expected: tuple[str, str]
) -> None:
    text, (found,) = hung(words, f"0,root,VERB {rels}", Cue((cue,), (), (content,), "demand", "none"))

    assert (cut(text, found.cue), contents(text, found)) == ([expected[0]], [expected[1]])


def test_what_an_object_is_called_or_blamed_for_is_content_too() -> None:
    text, (called,) = hung(
        "Ada call it unfair",
        "2,nsubj,PROPN 0,root,VERB 2,obj,PRON 2,xcomp,ADJ",
        Cue(((1, 2),), ((0, 1),), ((2, 3),), "criticise", "person"),
    )
    assert contents(text, called) == ["it unfair"]

    text, (blamed,) = hung(
        "Ada blame rain for losses",
        "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN 5,case,ADP 2,obl,NOUN",
        Cue(((1, 2),), ((0, 1),), ((2, 3),), "state", "person"),
    )
    assert contents(text, blamed) == ["rain for losses"]
    assert blamed.act == "accuse"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2,det,DET 4,nsubj,NOUN 2,acl,VERB 0,root,VERB 6,mark,SCONJ 4,ccomp,VERB", [("found", "a poll released")]),
        ("2,det,DET 3,nsubj,NOUN 0,root,VERB 3,advcl,VERB 6,mark,SCONJ 4,ccomp,VERB", [("released", "a poll")]),
    ],
    ids=["a participle in the source", "goes on"],
)
def test_of_two_verbs_that_say_the_same_one_is_the_cue(rows: str, expected: list[tuple[str, str]]) -> None:
    said = ((4, 6),)
    text, found = hung(
        "a poll released found that rain",
        rows,
        Cue(((2, 3),), ((0, 2),), said, "state", "document"),
        Cue(((3, 4),), ((0, 2),), said, "state", "document"),
        xpos={2: "VBN"},
    )

    assert [(cut(text, one.cue)[0], source(text, one)) for one in found] == expected


@pytest.mark.parametrize(
    ("lemma", "xpos", "marked", "act"),
    [
        ("recommend", "_", "state", "demand"),
        ("wonder", "_", "believe", "ask"),
        ("say", "_", "deny", "deny"),
        ("fear", "VBN", "rumour", "rumour"),
        ("blame", "VBN", "state", "accuse"),
    ],
    ids=["settled", "a question", "many acts", "a passive that is a rumour", "a passive that is none"],
)
def test_a_verb_that_performs_one_act_does_so_whatever_the_model_says(
    lemma: str, xpos: str, marked: Act, act: Act
) -> None:
    _, (found,) = hung(
        f"Ada {lemma} it",
        "2,nsubj,PROPN 0,root,VERB 2,obj,PRON",
        Cue(((1, 2),), ((0, 1),), ((2, 3),), marked, "person"),
        xpos={1: xpos},
    )

    assert found.act == act


@pytest.mark.parametrize(
    ("words", "rows", "cue", "content"),
    [
        (
            "Ada condemn rain for losses",
            "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN 5,case,ADP 2,obl,NOUN",
            ["condemn"],
            ["rain for losses"],
        ),
        (
            "Ada portray rain as luck",
            "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN 5,case,ADP 2,obl,NOUN",
            ["portray", "as"],
            ["rain", "luck"],
        ),
    ],
    ids=["criticises", "says what it is like"],
)
def test_a_verb_that_always_reports_with_its_arguments_is_a_cue_that_nobody_marked(
    words: str, rows: str, cue: list[str], content: list[str]
) -> None:
    text, (found,) = hung(words, rows)

    assert (cut(text, found.cue), contents(text, found), source(text, found)) == (cue, content, "Ada")


@pytest.mark.parametrize("verb", ["slam", "close"], ids=["does other things too", "reports nothing"])
def test_a_verb_that_does_other_things_too_is_none(verb: str) -> None:
    _, found = hung(f"Ada {verb} doors", "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN")

    assert found == ()


def test_a_passive_that_may_be_what_happened_is_none() -> None:
    _, found = hung("rain was praised", "3,nsubj:pass,NOUN 3,aux:pass,AUX 0,root,VERB", xpos={2: "VBN"})

    assert found == ()


def test_an_auxiliary_beside_an_adverb_is_content() -> None:
    text, (found,) = hung(
        "rain is reportedly falling",
        "4,nsubj,NOUN 4,aux,AUX 4,advmod,ADV 0,root,VERB",
        Cue(((2, 3),), (), ((0, 1), (3, 4)), "rumour", "none"),
    )

    assert contents(text, found) == ["rain is", "falling"]


def test_who_a_relative_pronoun_stands_for_is_the_source_before_who_stands_behind() -> None:
    text, (found,) = hung(
        "papers which say rain hit Bo",
        "0,root,NOUN 3,nsubj,PRON 1,acl:relcl,VERB 5,nsubj,NOUN 3,ccomp,VERB 5,obj,PROPN",
        Cue(((2, 3),), ((5, 6),), ((3, 5),), "state", "person"),
        xpos={1: "WDT"},
    )

    assert source(text, found) == "papers"


def test_according_to_without_content_says_how_something_is_done() -> None:
    _, found = hung(
        "troops drill according to plan",
        "2,nsubj,NOUN 0,root,VERB 5,case,VERB 3,fixed,ADP 2,obl,NOUN",
        Cue(((2, 4),), ((4, 5),), (), "state", "document"),
    )

    assert found == ()


def test_a_particle_that_was_marked_alone_has_its_verb() -> None:
    text, (found,) = hung(
        "Ada point out faults",
        "2,nsubj,PROPN 0,root,VERB 2,compound:prt,ADP 2,obj,NOUN",
        Cue(((2, 3),), ((0, 1),), ((3, 4),), "state", "person"),
    )

    assert cut(text, found.cue) == ["point out"]


def test_an_apposition_behind_a_comma_belongs_to_the_source() -> None:
    text, (found,) = hung(
        "rain fell , according to Ada , head of the port",
        "2,nsubj,NOUN 0,root,VERB 6,punct,PUNCT 6,case,VERB 4,fixed,ADP 2,obl,PROPN 6,punct,PUNCT 6,appos,NOUN "
        "11,case,ADP 11,det,DET 8,nmod,NOUN",
        Cue(((3, 5),), ((5, 6), (7, 11)), ((0, 2),), "state", "person"),
    )

    assert source(text, found) == "Ada , head of the port"


def test_an_as_behind_the_object_is_a_part_of_the_cue() -> None:
    text, (found,) = hung(
        "Ada interpret rain as luck",
        "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN 5,case,ADP 2,obl,NOUN",
        Cue(((1, 2),), ((0, 1),), ((2, 5),), "believe", "person"),
    )

    assert (cut(text, found.cue), contents(text, found)) == (["interpret", "as"], ["rain", "luck"])


@pytest.mark.parametrize(("thing", "act"), [("idea", "deny"), ("bill", "refuse")])
def test_who_rejects_what_somebody_says_denies_it_and_its_noun_is_content(thing: str, act: Act) -> None:
    text, (found,) = hung(
        f"Ada reject the {thing} that rain fell",
        "2,nsubj,PROPN 0,root,VERB 4,det,DET 2,obj,NOUN 7,mark,SCONJ 7,nsubj,NOUN 4,acl,VERB",
        Cue(((1, 4),), ((0, 1),), ((4, 7),), "refuse", "person"),
    )

    assert (cut(text, found.cue), contents(text, found)) == (["reject"], [f"the {thing} that rain fell"])
    assert found.act == act


@pytest.mark.parametrize("marked", [((0, 1),), ()], ids=["marked", "looked for"])
def test_who_is_asked_by_a_participle_is_no_source(marked: tuple[tuple[int, int], ...]) -> None:
    _, (found,) = hung(
        "Ada ask about rain left",
        "5,nsubj,PROPN 1,acl,VERB 4,case,ADP 2,obl,NOUN 0,root,VERB",
        Cue(((1, 2),), marked, ((2, 4),), "ask", "person"),
        xpos={1: "VBN"},
    )

    assert found.source is None


@pytest.mark.parametrize(("behind", "act"), [("guilty", "state"), ("not", "deny"), ("innocent", "demand")])
def test_who_pleads_guilty_states_it_and_who_pleads_not_guilty_denies_it(behind: str, act: Act) -> None:
    _, (found,) = hung(
        f"Ada plead {behind} guilty" if behind == "not" else f"Ada plead {behind} today",
        "2,nsubj,PROPN 0,root,VERB 4,advmod,ADV 2,xcomp,ADJ"
        if behind == "not"
        else "2,nsubj,PROPN 0,root,VERB 2,xcomp,ADJ 2,advmod,NOUN",
        Cue(((1, 2),), ((0, 1),), ((2, 4),), "demand", "person"),
    )

    assert found.act == act


@pytest.mark.parametrize(
    ("feeling", "act"), [("concern", "believe"), ("gratitude", "praise"), ("outrage", "criticise"), ("view", "state")]
)
def test_who_expresses_a_feeling_does_what_its_noun_says(feeling: str, act: Act) -> None:
    _, (found,) = hung(
        f"Ada express {feeling}",
        "2,nsubj,PROPN 0,root,VERB 2,obj,NOUN",
        Cue(((1, 2),), ((0, 1),), ((2, 3),), "state", "person"),
    )

    assert found.act == act
