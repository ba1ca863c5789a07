"""People: names, titles, descriptions and pronouns that stand for the same entity, on trees written by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import Analysis, Cue, Name, NameKind, Tree
from reportedly.claims.people import People, Speaker, find_people, resolve_first_person
from reportedly.record import Document

NAMES: dict[str, NameKind] = {
    "Adaeze Okafor": "person", "Okafor": "person", "Tunde Okafor": "person", "Adaeze": "person",
    "Robert Lind": "person", "Lind": "person", "Harold Reyes": "person", "Harold Reyes Jr.": "person",
    "Harold Reyes Sr.": "person", "Valland": "place", "North Valland": "place", "South Valland": "place",
    "Porto Verde": "place", "Harbour Workers Union": "organisation", "HWU": "organisation", "Nordvik": "organisation",
    "Nordvik Motor Company": "organisation", "France": "place", "Paris": "place",
}  # fmt: skip


def tree(text: str, start: int, block: int = 0) -> Tree:
    """Build a tree from `form|TAG|head|relation` words; a lemma may follow, and `+` marks the plural."""
    rows = [word.split("|") for word in text.split()]
    forms = tuple(row[0] for row in rows)
    starts, at = [], start
    for form in forms:
        starts.append(at)
        at += len(form) + 1
    plain = [row[4] if len(row) > 4 else row[0].lower() for row in rows]
    feats = [
        "Number=Plur" if lemma.endswith("+") else "PronType=Rel" if row[1] == "REL" else "_"
        for lemma, row in zip(plain, rows, strict=True)
    ]
    tags = tuple("PRON" if row[1] == "REL" else row[1] for row in rows)
    return Tree(
        block, tuple(starts), tuple(s + len(f) for s, f in zip(starts, forms, strict=True)), forms,
        tuple(lemma.rstrip("+") for lemma in plain), tags, tags, tuple(feats),
        tuple(int(row[2]) - 1 for row in rows), tuple(row[3] for row in rows), _names(forms),
    )  # fmt: skip


def _names(forms: tuple[str, ...]) -> tuple[Name, ...]:
    found: list[Name] = []
    first = 0
    while first < len(forms):
        lengths = (n for n in (3, 2, 1) if first + n <= len(forms) and " ".join(forms[first : first + n]) in NAMES)
        size = next(lengths, 0)
        if size:
            found.append(Name(first, first + size, NAMES[" ".join(forms[first : first + size])]))
        first += size or 1
    return tuple(found)


def analyse(*sentences: str) -> Analysis:
    trees, start = [], 0
    for sentence in sentences:
        trees.append(tree(sentence, start))
        start = trees[-1].end + 1
    text = " ".join(" ".join(t.words) for t in trees)
    return Analysis(Document("d", "d", text), tuple(trees))


def people(*sentences: str) -> tuple[People, str]:
    analysis = analyse(*sentences)
    return find_people(analysis), analysis.document.text


def mentions(found: People, text: str, name: str) -> list[str]:
    return next([text[m.start : m.end] for m in e.mentions] for e in found.entities if e.name == name)


OKAFOR = "Minister|PROPN|2|nmod:desc Adaeze|PROPN|4|nsubj Okafor|PROPN|2|flat resigned|VERB|0|root .|PUNCT|4|punct"


@pytest.mark.parametrize(
    ("later", "mention"),
    [
        ("Okafor|PROPN|2|nsubj left|VERB|0|root", "Okafor"),
        ("Adaeze|PROPN|2|nsubj left|VERB|0|root", "Adaeze"),
        ("She|PRON|2|nsubj left|VERB|0|root", "She"),
        ("Critics|NOUN|2|nsubj|critic+ praised|VERB|0|root her|PRON|2|obj", "her"),
        ("The|DET|2|det minister|NOUN|3|nsubj left|VERB|0|root", "The minister"),
        ("The|DET|2|det woman|NOUN|3|nsubj left|VERB|0|root", "The woman"),
    ],
    ids=lambda value: value if "|" not in value else "",
)
def test_a_person_is_taken_up_by_a_shorter_name_a_pronoun_or_her_title(later: str, mention: str) -> None:
    found, text = people(OKAFOR, later)
    assert mentions(found, text, "Adaeze Okafor") == ["Minister Adaeze Okafor", mention]


def test_nobody_is_taken_up_by_a_pronoun() -> None:
    found, text = people(
        OKAFOR,
        "No|DET|2|det fighter|NOUN|3|nsubj fell|VERB|0|root",
        "She|PRON|2|nsubj left|VERB|0|root",
    )
    assert mentions(found, text, "Adaeze Okafor")[-1] == "She"


def test_he_is_not_a_woman_even_when_she_was_named_last() -> None:
    found, text = people(
        "Robert|PROPN|3|nsubj Lind|PROPN|1|flat met|VERB|0|root Adaeze|PROPN|3|obj Okafor|PROPN|4|flat",
        "He|PRON|2|nsubj left|VERB|0|root",
    )
    assert mentions(found, text, "Robert Lind") == ["Robert Lind", "He"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Adaeze|PROPN|3|nsubj Okafor|PROPN|1|flat won|VERB|0|root",
            "Tunde|PROPN|3|nsubj Okafor|PROPN|1|flat lost|VERB|0|root",
        ),
        (
            "Harold|PROPN|4|nsubj Reyes|PROPN|1|flat Jr.|PROPN|1|flat won|VERB|0|root",
            "Harold|PROPN|4|nsubj Reyes|PROPN|1|flat Sr.|PROPN|1|flat lost|VERB|0|root",
        ),
        (
            "North|PROPN|2|compound Valland|PROPN|3|nsubj won|VERB|0|root",
            "South|PROPN|2|compound Valland|PROPN|3|nsubj lost|VERB|0|root",
        ),
        ("North|PROPN|2|compound Valland|PROPN|3|nsubj won|VERB|0|root", "Valland|PROPN|2|nsubj lost|VERB|0|root"),
    ],
    ids=["given names", "generations", "north and south", "north and whole"],
)
def test_names_that_share_a_word_may_have_two_bearers(one: str, other: str) -> None:
    found, _ = people(one, other)
    assert len(found.entities) == 2


def test_an_acronym_in_brackets_is_the_body_that_it_follows_and_later_stands_for_it() -> None:
    found, text = people(
        "The|DET|4|det Harbour|PROPN|4|compound Workers|PROPN|4|compound Union|PROPN|8|nsubj (|PUNCT|6|punct "
        "HWU|PROPN|4|appos )|PUNCT|6|punct struck|VERB|0|root",
        "HWU|PROPN|2|nsubj won|VERB|0|root",
        "The|DET|2|det union|NOUN|3|nsubj rejoiced|VERB|0|root",
        "It|PRON|2|nsubj rested|VERB|0|root",
    )
    assert mentions(found, text, "Harbour Workers Union") == [
        "The Harbour Workers Union",
        "HWU",
        "HWU",
        "The union",
        "It",
    ]


def test_a_company_is_called_by_its_first_word_and_by_its_kind() -> None:
    found, text = people(
        "Nordvik|PROPN|3|compound Motor|PROPN|3|compound Company|PROPN|4|nsubj grew|VERB|0|root",
        "Nordvik|PROPN|2|nsubj paid|VERB|0|root",
        "The|DET|2|det firm|NOUN|3|nsubj shrank|VERB|0|root",
    )
    assert mentions(found, text, "Nordvik Motor Company") == ["Nordvik Motor Company", "Nordvik", "The firm"]


def test_an_apposition_and_a_relative_pronoun_are_mentions() -> None:
    found, text = people(
        "Robert|PROPN|8|nsubj Lind|PROPN|1|flat ,|PUNCT|5|punct the|DET|5|det mayor|NOUN|1|appos "
        "who|REL|7|nsubj ran|VERB|5|acl:relcl left|VERB|0|root",
        "The|DET|2|det mayor|NOUN|3|nsubj returned|VERB|0|root",
    )
    assert mentions(found, text, "Robert Lind") == ["Robert Lind", "the mayor", "who", "The mayor"]


def test_a_role_without_a_name_is_an_entity_of_its_own() -> None:
    found, text = people(
        "A|DET|3|det senior|ADJ|3|amod official|NOUN|4|nsubj spoke|VERB|0|root",
        "The|DET|2|det official|NOUN|3|nsubj left|VERB|0|root",
        "Police|NOUN|2|nsubj|police stayed|VERB|0|root",
    )
    assert mentions(found, text, "A senior official") == ["A senior official", "The official"]
    assert [e.kind for e in found.entities] == ["person", "organisation"]


@pytest.mark.parametrize(
    "words", ["Minister Adaeze Okafor", "Adaeze Okafor", "Okafor", "Minister Adaeze Okafor resigned"]
)
def test_a_whole_phrase_a_name_and_a_part_of_it_are_looked_up_alike(words: str) -> None:
    found, text = people(OKAFOR)
    start = text.index(words)
    entity = found.at(start, start + len(words))
    if words.endswith("resigned"):
        assert entity is not None
    assert entity == found.entities[0].id


def test_no_words_have_no_entity() -> None:
    assert People().at(0, 5) is None


_WORDS = st.sampled_from(
    ["Adaeze|PROPN", "Okafor|PROPN", "Robert|PROPN", "Lind|PROPN", "HWU|PROPN", "she|PRON", "it|PRON", "who|REL",
     "the|DET", "minister|NOUN", "company|NOUN", "said|VERB", "old|ADJ", "\"|PUNCT", "I|PRON", "two|NUM", "those|PRON"]
)  # fmt: skip
_RELS = st.sampled_from(
    ["nsubj", "obj", "appos", "flat", "compound", "nmod:poss", "det", "acl:relcl", "cop", "conj", "nmod"]
)


@given(st.lists(st.tuples(_WORDS, _RELS, st.integers(0, 20)), min_size=1, max_size=12))
def test_every_mention_of_any_tree_cuts_words_and_belongs_to_one_entity(rows: list[tuple[str, str, int]]) -> None:
    words = [f"{word}|{head % n + 1 if n else 0}|{rel if n else 'root'}" for n, (word, rel, head) in enumerate(rows)]
    found, text = people(" ".join(words))
    spans = [(m.start, m.end, m.form) for e in found.entities for m in e.mentions]
    assert len(spans) == len(set(spans))
    for start, end, _ in spans:
        assert text[start:end] == text[start:end].strip() != ""
    assert [e.id for e in found.entities] == [f"e{n + 1}" for n in range(len(found.entities))]
    assert found == find_people(analyse(" ".join(words)))


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        (
            "Robert|PROPN|6|nsubj Lind|PROPN|1|flat adviser|NOUN|1|nmod:desc Adaeze|PROPN|3|appos Okafor|PROPN|4|flat "
            "spoke|VERB|0|root",
            "Robert Lind adviser Adaeze Okafor",
            "Adaeze Okafor",
        ),
        (
            "A|DET|2|det spokesman|NOUN|7|nsubj for|ADP|5|case President|PROPN|5|nmod:desc Robert|PROPN|2|nmod "
            "Lind|PROPN|5|flat spoke|VERB|0|root",
            "A spokesman for President Robert Lind",
            "A spokesman for President Robert Lind",
        ),
        (
            "Chair|NOUN|7|nsubj|chair of|ADP|4|case the|DET|4|det board|NOUN|1|nmod Adaeze|PROPN|4|appos "
            "Okafor|PROPN|5|flat spoke|VERB|0|root",
            "Chair of the board Adaeze Okafor",
            "Adaeze Okafor",
        ),
        (
            "The|DET|2|det journal|NOUN|4|nsubj Harbours|PROPN|4|nsubj asked|VERB|0|root",
            "The journal Harbours",
            "Harbours",
        ),
        (
            "Director|NOUN|5|nsubj Porto|PROPN|1|appos Verde|PROPN|2|flat had|AUX|5|aux spoken|VERB|0|root",
            "Director Porto Verde",
            "Porto Verde",
        ),
    ],
    ids=["behind an adviser's title", "below a preposition", "hung on a word of the title", "second subject", "place"],
)
def test_words_that_name_somebody_with_a_title_mean_the_bearer(sentence: str, words: str, name: str) -> None:
    found, text = people(sentence)
    start = text.index(words)
    entity = found.at(start, start + len(words))
    assert next(e.name for e in found.entities if e.id == entity) == name


def test_a_title_makes_a_person_of_a_name_that_was_taken_for_a_place() -> None:
    found, _ = people("Director|NOUN|4|nsubj Porto|PROPN|1|appos Verde|PROPN|2|flat spoke|VERB|0|root")
    assert [e.kind for e in found.entities] == ["person"]


def test_several_named_together_are_taken_up_by_their_noun() -> None:
    found, text = people(
        "Harbour|PROPN|3|compound Workers|PROPN|3|compound Union|PROPN|6|nsubj and|CCONJ|5|cc HWU|PROPN|3|conj "
        "agreed|VERB|0|root",
        "The|DET|2|det unions|NOUN|3|nsubj|union+ struck|VERB|0|root",
    )
    assert mentions(found, text, "Harbour Workers Union and HWU") == ["Harbour Workers Union and HWU", "The unions"]


def test_a_pronoun_that_is_explained_by_a_name_joins_nobody_else() -> None:
    found, _ = people(
        "Robert|PROPN|3|nsubj Lind|PROPN|1|flat spoke|VERB|0|root",
        "He|PRON|6|nsubj [|PUNCT|3|punct Harold|PROPN|1|appos Reyes|PROPN|3|flat ]|PUNCT|3|punct left|VERB|0|root",
    )
    assert [e.name for e in found.entities] == ["Robert Lind", "Harold Reyes"]


def test_the_ministry_of_another_state_is_another_ministry() -> None:
    found, _ = people(
        "The|DET|3|det French|ADJ|3|amod|french ministry|NOUN|4|nsubj spoke|VERB|0|root",
        "The|DET|3|det Italian|ADJ|3|amod|italian government|NOUN|4|nsubj fell|VERB|0|root "
        "and|CCONJ|7|cc its|PRON|7|nmod:poss|its ministry|NOUN|4|conj|ministry",
    )
    ministries = [e for e in found.entities if "ministry" in e.name]
    assert len(ministries) == 2


def test_it_as_a_learnt_source_is_somebody_even_where_the_parser_took_it_for_nobody() -> None:
    first = tree("HWU|PROPN|2|nsubj met|VERB|0|root", 0)
    base = tree("It|PRON|2|expl said|VERB|0|root that|SCONJ|5|mark trade|NOUN|5|nsubj grew|VERB|2|ccomp", 8)
    cued = replace(base, cues=(Cue(((1, 2),), ((0, 1),), ((2, 5),), "state"),))
    found = find_people(Analysis(Document("d", "d", "HWU met It said that trade grew"), (first, cued)))
    assert found.at(8, 10) == found.at(0, 3)


def test_swapping_two_names_swaps_the_entities_and_nothing_else() -> None:
    story = (
        "{a}|PROPN|2|nsubj accused|VERB|0|root {b}|PROPN|2|obj",
        "The|DET|2|det country|NOUN|3|nsubj denied|VERB|0|root it|PRON|3|obj",
    )
    shapes = []
    for a, b in (("France", "Valland"), ("Valland", "France")):
        found, _ = people(*(line.format(a=a, b=b) for line in story))
        shapes.append([({a: "A", b: "B"}.get(e.name, e.name), e.kind, len(e.mentions)) for e in found.entities])
    assert shapes[0] == shapes[1]


def test_i_and_we_go_to_the_speaker_and_to_the_body_that_the_title_names() -> None:
    found, text = people(
        "HWU|PROPN|2|compound spokesman|NOUN|5|nsubj Robert|PROPN|2|appos Lind|PROPN|3|flat said|VERB|0|root "
        "I|PRON|7|nsubj know|VERB|5|ccomp we|PRON|9|nsubj won|VERB|7|ccomp",
    )
    quoted = text.index("I know")
    speaker = found.at(0, text.index(" said"))
    assert speaker is not None
    settled = resolve_first_person(found, [Speaker(quoted, len(text), speaker)])
    assert mentions(settled, text, "Robert Lind")[-1] == "I"
    assert mentions(settled, text, "HWU") == ["HWU", "we"]
    assert settled.at(quoted, quoted + 1) == next(e.id for e in settled.entities if e.name == "Robert Lind")


def test_first_persons_outside_of_anybodys_words_stay() -> None:
    found, _ = people("I|PRON|2|nsubj left|VERB|0|root")
    assert resolve_first_person(found, []) == found


def test_two_who_speak_as_one_are_an_entity_beside_the_two() -> None:
    base = tree("France|PROPN|4|nsubj and|CCONJ|3|cc Valland|PROPN|1|conj agreed|VERB|0|root", 0)
    cued = replace(base, cues=(Cue(((3, 4),), ((0, 3),), (), "state"),))
    found = find_people(Analysis(Document("d", "d", " ".join(base.words)), (cued,)))
    assert [e.name for e in found.entities] == ["France and Valland", "France", "Valland"]
    assert found.at(0, len("France and Valland")) == "e1"
    assert found.at(0, len("France")) == "e2"


def test_a_spokeswoman_for_a_man_tells_nothing_of_him() -> None:
    found, text = people(
        "A|DET|2|det spokeswoman|NOUN|6|nsubj for|ADP|5|case Robert|PROPN|5|compound Lind|PROPN|2|nmod "
        "spoke|VERB|0|root",
        "Lind|PROPN|2|nsubj left|VERB|0|root",
        "He|PRON|2|nsubj waved|VERB|0|root",
    )
    assert mentions(found, text, "Robert Lind") == ["Robert Lind", "Lind", "He"]


def test_a_body_that_a_clause_tells_apart_is_not_the_last_one_named() -> None:
    found, text = people(
        "Nordvik|PROPN|2|nsubj spoke|VERB|0|root",
        "The|DET|2|det company|NOUN|6|nsubj that|REL|4|nsubj employs|VERB|2|acl:relcl miners|NOUN|4|obj|miner+ "
        "left|VERB|0|root",
    )
    assert mentions(found, text, "Nordvik") == ["Nordvik"]


@pytest.mark.parametrize(
    "label",
    [
        "MS|PROPN|2|compound LIND|PROPN|0|root :|PUNCT|2|punct",
        "MS|PROPN|0|root LIND|PROPN|1|flat :|PUNCT|1|punct",
        "MR.|PROPN|2|nmod:desc LIND|PROPN|0|root :|PUNCT|2|punct",
    ],
)
@pytest.mark.parametrize("named", [(1, 2), (0, 1)])
def test_a_title_in_capitals_before_a_name_is_nobody_of_its_own(label: str, named: tuple[int, int]) -> None:
    spoken = tree(label, 0)
    names = tuple(Name(first, last, "person") for first, last in {named, (1, 2)})
    text = " ".join(spoken.words)
    found = find_people(Analysis(Document("d", "d", text), (replace(spoken, names=names),)))
    assert [entity.name for entity in found.entities] == ["LIND"]


def test_a_phrase_ends_before_a_colon() -> None:
    found, text = people(
        "Lind|PROPN|0|root :|PUNCT|5|punct on|ADP|5|case the|DET|5|det harbour|NOUN|1|nmod .|PUNCT|1|punct"
    )
    assert mentions(found, text, "Lind") == ["Lind"]
