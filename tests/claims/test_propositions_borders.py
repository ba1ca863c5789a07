import pytest
from proposition_trees import analysis, by_predicate, claims, told

ASIDE = """
The the DET DT 2 det
bill bill NOUN NN 7 nsubj
, , PUNCT , 4 punct
{word} {lemma} {pos} {tag} 2 {rel}
in in ADP IN 6 case
May May PROPN NNP 4 obl
became become VERB VBD 0 root
law law NOUN NN 7 xcomp
"""


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "tag", "rel", "agent"),
    [
        ("passed", "pass", "VERB", "VBN", "acl", "The bill"),
        ("dependent", "dependent", "ADJ", "JJ", "amod", "The bill"),
        ("measure", "measure", "NOUN", "NN", "appos", "The bill"),
        ("Reform", "Reform", "PROPN", "NNP", "appos", "The bill, Reform in May"),
    ],
)
def test_a_description_behind_a_comma_is_no_part_of_the_phrase_and_a_name_is(
    word: str, lemma: str, pos: str, tag: str, rel: str, agent: str
) -> None:
    found = analysis(ASIDE.format(word=word, lemma=lemma, pos=pos, tag=tag, rel=rel))
    assert by_predicate(found, claims(found))["became"]["agent"] == agent


SCENE = """
The the DET DT 2 det
crew crew NOUN NN 5 nsubj
were be AUX VBD 5 cop
still still ADV RB 5 advmod
angry angry ADJ JJ 0 root
at at ADP IN 8 case
the the DET DT 8 det
{noun} {noun} NOUN NN 5 obl
"""


@pytest.mark.parametrize(("noun", "what"), [("harbour", "angry"), ("delay", "angry at the delay")])
def test_what_a_copula_says_ends_before_the_place_and_begins_behind_the_adverb(noun: str, what: str) -> None:
    found = analysis(SCENE.format(noun=noun))
    assert by_predicate(found, claims(found))["were"]["patient"] == what


PRICE = """
They they PRON PRP 2 nsubj
bought buy VERB VBD 0 root
the the DET DT 4 det
barn barn NOUN NN 2 obj
for for ADP IN 6 case
{noun} 2 obl
"""


@pytest.mark.parametrize(("noun", "purpose"), [("900 900 NUM CD", None), ("storage storage NOUN NN", "storage")])
def test_a_bare_number_behind_for_is_a_price_and_no_purpose(noun: str, purpose: str | None) -> None:
    found = analysis(PRICE.format(noun=noun))
    assert by_predicate(found, claims(found))["bought"].get("purpose") == purpose


BIDDEN = """
She she PRON PRP 2 nsubj
appealed appeal VERB VBD 0 root
{preposition} {preposition} ADP IN 5 case
the the DET DT 5 det
owners owner NOUN NNS 2 obl
to to PART TO 7 mark
pay pay VERB VB {head} {rel}
"""


@pytest.mark.parametrize(
    ("preposition", "head", "rel", "agent"),
    [
        ("to", 2, "xcomp", "the owners"),
        ("to", 2, "advcl", "the owners"),
        ("to", 5, "acl", "the owners"),
        ("with", 2, "xcomp", "She"),
    ],
)
def test_whom_a_preposition_bids_to_act_acts(preposition: str, head: int, rel: str, agent: str) -> None:
    found = analysis(BIDDEN.format(preposition=preposition, head=head, rel=rel))
    assert by_predicate(found, claims(found))["pay"]["agent"] == agent


FIRST = """
Ostby Ostby PROPN NNP 5 nsubj
is be AUX VBZ 5 cop
the the DET DT 5 det
only only ADJ JJ 5 amod
town town NOUN NN 0 root
to to PART TO 7 mark
refuse refuse VERB VB 5 acl
"""


def test_who_is_the_only_one_to_do_it_does_it() -> None:
    found = analysis(FIRST)
    assert by_predicate(found, claims(found))["refuse"]["agent"] == "Ostby"


WHAT = """
They they PRON PRP 2 nsubj
saw see VERB VBD 0 root
what what PRON WP 2 obj
happened happen VERB VBD 3 acl:relcl
"""


def test_what_happened_is_what_the_clause_is_about() -> None:
    found = analysis(WHAT)
    assert by_predicate(found, claims(found))["happened"] == {"agent": "what"}


EVENT = """
The the DET DT 3 det
{before} {before} NOUN NN 3 compound
{noun} {noun} NOUN NN 7 nsubj
{preposition} {preposition} ADP IN 6 case
the the DET DT 6 det
valley valley NOUN NN 3 nmod
ended end VERB VBD 0 root
on on ADP IN 9 case
Monday Monday PROPN NNP 7 obl
"""


@pytest.mark.parametrize(
    ("before", "noun", "preposition", "roles"),
    [
        ("police", "raid", "in", {"agent": "police"}),
        ("sheep", "raid", "in", {}),
        ("yearly", "increase", "in", {"agent": "the valley"}),
        ("yearly", "reduction", "in", {"patient": "the valley"}),
        ("mortar", "attack", "from", {"agent": "the valley"}),
    ],
)
def test_who_acts_and_what_changes_in_an_event(before: str, noun: str, preposition: str, roles: dict[str, str]) -> None:
    found = analysis(EVENT.format(before=before, noun=noun, preposition=preposition))
    (event,) = [claim for claim in claims(found) if told(found, claim)[0] == noun]
    assert told(found, event)[1] == roles
