import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proposition_trees import Nobody, analysis, by_predicate, claims, told

from reportedly.analysis import Analysis, Tree
from reportedly.claims.propositions import find_claims
from reportedly.record import Block, Document

GAVE = """
The the DET DT 2 det
mayor mayor NOUN NN 3 nsubj
gave give VERB VBD 0 root
the the DET DT 5 det
school school NOUN NN 3 iobj
a a DET DT 7 det
bus bus NOUN NN 3 obj
"""
GAVE_TO = """
The the DET DT 2 det
mayor mayor NOUN NN 3 nsubj
gave give VERB VBD 0 root
a a DET DT 5 det
bus bus NOUN NN 3 obj
to to ADP IN 8 case
the the DET DT 8 det
school school NOUN NN 3 obl
"""
WAS_GIVEN = """
The the DET DT 2 det
school school NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
given give VERB VBN 0 root
a a DET DT 6 det
bus bus NOUN NN 4 obj
by by ADP IN 9 case
the the DET DT 9 det
mayor mayor NOUN NN 4 obl
"""


@pytest.mark.parametrize("table", [GAVE, GAVE_TO, WAS_GIVEN])
def test_who_gives_what_to_whom_is_the_same_in_every_construction(table: str) -> None:
    found = analysis(table)
    ((_, roles),) = [told(found, claim) for claim in claims(found)]
    assert {name: words.lower() for name, words in roles.items()} == {
        "agent": "the mayor",
        "recipient": "the school",
        "patient": "a bus",
    }


LIGHT = """
She she PRON PRP 2 nsubj
took take VERB VBD 0 root
command command NOUN NN 2 obj
of of ADP IN 6 case
the the DET DT 6 det
fleet fleet NOUN NN 3 nmod
"""


def test_a_light_verb_and_its_noun_are_one_predicate() -> None:
    found = analysis(LIGHT)
    assert by_predicate(found, claims(found)) == {"took command": {"agent": "She", "patient": "the fleet"}}


OBLIQUE = """
They they PRON PRP 2 nsubj
{form} {lemma} VERB VBD 0 root
him he PRON PRP 2 obj
{prep} {prep} ADP IN 5 case
{noun} {noun} NOUN NN 2 obl
"""


@pytest.mark.parametrize(
    ("form", "lemma", "prep", "noun", "role"),
    [
        ("charged", "charge", "with", "fraud", "about"),
        ("fined", "fine", "for", "speeding", "reason"),
        ("sentenced", "sentence", "to", "death", "about"),
        ("met", "meet", "with", "lawyers", "with"),
        ("sent", "send", "to", "relatives", "recipient"),
    ],
)
def test_a_preposition_brings_the_role_that_its_verb_wants(
    form: str, lemma: str, prep: str, noun: str, role: str
) -> None:
    found = analysis(OBLIQUE.format(form=form, lemma=lemma, prep=prep, noun=noun))
    roles = by_predicate(found, claims(found))[form]
    assert noun in roles[role]


PLACE = """
Workers worker NOUN NNS 2 nsubj
gathered gather VERB VBD 0 root
in in ADP IN 4 case
Strelsau Strelsau PROPN NNP 2 obl
on on ADP IN 6 case
Monday Monday PROPN NNP 2 obl
"""


def test_a_place_is_where_and_a_time_is_when_and_neither_is_a_role() -> None:
    found = analysis(PLACE, names={"Strelsau": "place"})
    (claim,) = claims(found, times=("on Monday",))
    text = found.document.text
    assert [text[place.start : place.end] for place in claim.where] == ["Strelsau"]
    assert claim.when == ("t1",)
    assert [role.role for role in claim.roles] == ["agent"]


RESPECTIVELY = """
It it PRON PRP 2 nsubj
opened open VERB VBD 0 root
and and CCONJ CC 4 cc
closed close VERB VBD 2 conj
in in ADP IN 6 case
May May PROPN NNP 2 obl
and and CCONJ CC 8 cc
June June PROPN NNP 6 conj
, , PUNCT , 10 punct
respectively respectively ADV RB 2 advmod
"""


def test_respectively_gives_each_of_two_verbs_its_own_time() -> None:
    found = analysis(RESPECTIVELY)
    made = claims(found, times=("May", "June"))
    assert {told(found, claim)[0]: claim.when for claim in made} == {"opened": ("t1",), "closed": ("t2",)}


COUNTED = """
The the DET DT 2 det
blast blast NOUN NN 3 nsubj
killed kill VERB VBD 0 root
nine nine NUM CD 5 nummod
miners miner NOUN NNS 3 obj
, , PUNCT , 7 punct
hurting hurt VERB VBG 3 advcl
four four NUM CD 7 obj
"""


def test_an_amount_belongs_to_the_verb_whose_role_it_counts() -> None:
    found = analysis(COUNTED)
    made = claims(found, amounts=("nine miners", "four"))
    assert {told(found, claim)[0]: claim.amounts for claim in made} == {"killed": ("n1",), "hurting": ("n2",)}


FOLLOWED = """
{one} {one} PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
{two} {two} PROPN NNP 2 obj
of of SCONJ IN 5 mark
shelling shell VERB VBG 2 advcl
towns town NOUN NNS 5 obj
"""


def test_two_sides_swapped_swap_the_roles_and_nothing_else() -> None:
    def read(one: str, two: str) -> list[tuple[str, dict[str, str], str]]:
        found = analysis(FOLLOWED.format(one=one, two=two), names={one: "place", two: "place"})
        return [(*told(found, claim), claim.status) for claim in claims(found)]

    swapped = {"Ruritania": "Graustark", "Graustark": "Ruritania"}
    expected = [
        (word, {role: swapped.get(words, words) for role, words in roles.items()}, status)
        for word, roles, status in read("Ruritania", "Graustark")
    ]
    assert read("Graustark", "Ruritania") == expected


TAGS = {
    "NN": "NOUN", "VBD": "VERB", "VBN": "VERB", "VB": "VERB", "VBG": "VERB", "MD": "AUX", "NNP": "PROPN", "IN": "ADP",
    ",": "PUNCT", "WDT": "PRON", "CD": "NUM", "JJ": "ADJ",
}  # fmt: skip
RELS = [
    "nsubj", "nsubj:pass", "obj", "obl", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj", "appos", "cop", "aux",
    "aux:pass", "mark", "case", "nmod", "nmod:poss", "punct", "flat", "csubj", "parataxis",
]  # fmt: skip
FORMS = ["strike", "attempt", "that", "not", "by", "to", "said", "Lee", "will", "respectively", ",", "(", '"']


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any tree at all, sensible or not."""
    size = draw(st.integers(1, 9))
    root = draw(st.integers(0, size - 1))
    order = draw(st.permutations(range(size)))
    order = [root, *(word for word in order if word != root)]
    heads = [-1] * size
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    forms = [draw(st.sampled_from(FORMS)) for _ in range(size)]
    tags = [draw(st.sampled_from(sorted(TAGS))) for _ in range(size)]
    rels = ["root" if head < 0 else draw(st.sampled_from(RELS)) for head in heads]
    starts = [sum(len(form) + 1 for form in forms[:k]) for k in range(size)]
    ends = [start + len(form) for start, form in zip(starts, forms, strict=True)]
    return Tree(0, tuple(starts), tuple(ends), tuple(forms), tuple(forms), tuple(TAGS[tag] for tag in tags),
                tuple(tags), ("",) * size, tuple(heads), tuple(rels))  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(trees())
def test_no_tree_crashes_and_every_span_lies_in_the_text(tree: Tree) -> None:
    text = " ".join(tree.words)
    found = Analysis(Document("d", "d", text, blocks=(Block("paragraph", 0, len(text)),)), (tree,))
    for claim in find_claims(found, Nobody(), (), (), ()):
        assert 0 <= claim.start < claim.end <= len(text)
        for role in claim.roles:
            assert 0 <= role.start < role.end <= len(text)


def test_of_two_objects_the_first_is_who_is_left_with_the_second() -> None:
    found = analysis("""
The the DET DT 2 det
flood flood NOUN NN 3 nsubj
left leave VERB VBD 0 root
the the DET DT 5 det
town town NOUN NN 3 obj
a a DET DT 7 det
debt debt NOUN NN 3 obj
""")
    ((_, roles),) = [told(found, claim) for claim in claims(found)]
    assert (roles["recipient"], roles["patient"]) == ("the town", "a debt")
