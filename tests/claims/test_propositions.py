import pytest
from proposition_trees import analysis, by_predicate, claims, span, told

from reportedly.record import Attribution, Span

ACTIVE = """
The the DET DT 2 det
council council NOUN NN 3 nsubj
closed close VERB VBD 0 root
the the DET DT 5 det
bridge bridge NOUN NN 3 obj
. . PUNCT . 3 punct
"""
PASSIVE = """
The the DET DT 2 det
bridge bridge NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
closed close VERB VBN 0 root
by by ADP IN 7 case
the the DET DT 7 det
council council NOUN NN 4 obl
. . PUNCT . 4 punct
"""
RELATIVE = """
The the DET DT 2 det
council council NOUN NN 8 nsubj
that that PRON WDT 4 nsubj
closed close VERB VBD 2 acl:relcl
the the DET DT 6 det
bridge bridge NOUN NN 4 obj
has have AUX VBZ 8 aux
resigned resign VERB VBN 0 root
. . PUNCT . 8 punct
"""
RELATIVE_OBJECT = """
The the DET DT 2 det
bridge bridge NOUN NN 6 nsubj
the the DET DT 4 det
council council NOUN NN 5 nsubj
closed close VERB VBD 2 acl:relcl
collapsed collapse VERB VBD 0 root
. . PUNCT . 6 punct
"""
PARTICIPLE = """
The the DET DT 2 det
council council NOUN NN 3 nsubj
met meet VERB VBD 0 root
, , PUNCT , 5 punct
closing close VERB VBG 3 advcl
the the DET DT 7 det
bridge bridge NOUN NN 5 obj
. . PUNCT . 3 punct
"""
CONTROL = """
The the DET DT 2 det
council council NOUN NN 3 nsubj
tried try VERB VBD 0 root
to to PART TO 5 mark
close close VERB VB 3 xcomp
the the DET DT 7 det
bridge bridge NOUN NN 5 obj
. . PUNCT . 3 punct
"""
JOINED = """
The the DET DT 2 det
council council NOUN NN 3 nsubj
inspected inspect VERB VBD 0 root
and and CCONJ CC 5 cc
closed close VERB VBD 3 conj
the the DET DT 7 det
bridge bridge NOUN NN 5 obj
. . PUNCT . 3 punct
"""
REDUCED = """
The the DET DT 2 det
bridge bridge NOUN NN 7 nsubj
closed close VERB VBN 2 acl
by by ADP IN 6 case
the the DET DT 6 det
council council NOUN NN 3 obl
collapsed collapse VERB VBD 0 root
. . PUNCT . 7 punct
"""


@pytest.mark.parametrize(
    "table", [ACTIVE, PASSIVE, RELATIVE, RELATIVE_OBJECT, PARTICIPLE, CONTROL, JOINED, REDUCED]
)  # fmt: skip
def test_who_closed_what_is_the_same_in_every_construction(table: str) -> None:
    found = analysis(table)
    for word, roles in by_predicate(found, claims(found)).items():
        if word in ("closed", "closing", "close"):
            assert roles["agent"].lower() == "the council"
            assert roles["patient"].lower() == "the bridge"
            return
    pytest.fail("no claim about the closing")


@pytest.mark.parametrize(
    ("table", "word", "elsewhere"),
    [(ACTIVE, "closed", False), (PARTICIPLE, "closing", True), (JOINED, "closed", True), (CONTROL, "close", True)],
)
def test_a_shared_subject_is_marked_as_taken_from_elsewhere(table: str, word: str, elsewhere: bool) -> None:
    found = analysis(table)
    for claim in claims(found):
        if told(found, claim)[0] == word:
            assert [r.elsewhere for r in claim.roles if r.role == "agent"] == [elsewhere]
            return
    pytest.fail(f"no claim of {word!r}")


COPULA = """
The the DET DT 2 det
bridge bridge NOUN NN 5 nsubj
was be AUX VBD 5 cop
not not PART RB 5 advmod
safe safe ADJ JJ 0 root
. . PUNCT . 5 punct
"""


def test_a_copula_is_the_predicate_of_its_claim() -> None:
    found = analysis(COPULA)
    (claim,) = claims(found)
    assert told(found, claim)[0] == "was"
    assert told(found, claim)[1]["agent"] == "The bridge"
    assert (claim.status, claim.polarity) == ("state", "denied")


TITLE = """
Transport transport NOUN NN 2 compound
minister minister NOUN NN 3 compound
Ann Ann PROPN NNP 5 nsubj
Lee Lee PROPN NNP 3 flat
resigned resign VERB VBD 0 root
. . PUNCT . 5 punct
"""
BESIDE = """
Ann Ann PROPN NNP 7 nsubj
Lee Lee PROPN NNP 1 flat
, , PUNCT , 5 punct
the the DET DT 5 det
mayor mayor NOUN NN 1 appos
, , PUNCT , 5 punct
resigned resign VERB VBD 0 root
. . PUNCT . 7 punct
"""


@pytest.mark.parametrize(("table", "what"), [(TITLE, "Transport minister"), (BESIDE, "the mayor")])
def test_a_title_and_an_apposition_imply_that_somebody_is_something(table: str, what: str) -> None:
    found = analysis(table, names={"Ann Lee": "person"})
    implied = [told(found, claim) for claim in claims(found) if claim.predicate.implied]
    assert implied == [("", {"agent": "Ann Lee", "patient": what})]


EVENT = """
The the DET DT 2 det
invasion invasion NOUN NN 8 nsubj
of of ADP IN 4 case
Ruritania Ruritania PROPN NNP 2 nmod
by by ADP IN 6 case
Graustark Graustark PROPN NNP 2 nmod
still still ADV RB 8 advmod
matters matter VERB VBZ 0 root
. . PUNCT . 8 punct
"""


def test_an_event_noun_with_its_own_facts_is_a_claim() -> None:
    found = analysis(EVENT)
    assert by_predicate(found, claims(found))["invasion"] == {"agent": "Graustark", "patient": "Ruritania"}


LIST = """
Under under ADP IN 3 case
her she PRON PRP$ 3 nmod:poss
leadership leadership NOUN NN 6 nmod
, , PUNCT , 6 punct
the the DET DT 6 det
union union NOUN NN 0 root
: : PUNCT : 6 punct

Won win VERB VBD 0 root
two two NUM CD 3 nummod
strikes strike NOUN NNS 1 obj
, , PUNCT , 5 punct
helping help VERB VBG 1 advcl
nurses nurse NOUN NNS 5 obj
. . PUNCT . 1 punct

Its its PRON PRP$ 2 nmod:poss
lawyers lawyer NOUN NNS 3 nsubj
sued sue VERB VBD 0 root
a a DET DT 5 det
hospital hospital NOUN NN 3 obj
. . PUNCT . 3 punct
"""


def test_a_list_item_takes_the_subject_of_its_lead_unless_it_has_its_own() -> None:
    found = analysis(LIST, kinds=("paragraph", "item", "item"), leads=(None, 0, 0))
    roles = by_predicate(found, claims(found))
    assert roles["Won"]["agent"] == roles["helping"]["agent"] == "the union"
    assert roles["sued"]["agent"] == "Its lawyers"


def test_the_subject_from_the_lead_is_marked_as_taken_from_elsewhere() -> None:
    found = analysis(LIST, kinds=("paragraph", "item", "item"), leads=(None, 0, 0))
    marks = {told(found, c)[0]: [r.elsewhere for r in c.roles if r.role == "agent"] for c in claims(found)}
    assert marks["Won"] == [True]
    assert marks["sued"] == [False]


REPORTED = """
Ann Ann PROPN NNP 2 nsubj
said say VERB VBD 0 root
Bob Bob PROPN NNP 4 nsubj
claimed claim VERB VBD 2 ccomp
the the DET DT 6 det
bridge bridge NOUN NN 7 nsubj
fell fall VERB VBD 4 ccomp
. . PUNCT . 2 punct
"""


def test_a_reported_claim_carries_the_chain_of_its_voices_and_reporting_is_no_claim() -> None:
    found = analysis(REPORTED)
    text = found.document.text

    def said(name: str, cue: str, content: str, inside: str | None) -> Attribution:
        where = span(text, cue)
        return Attribution(name, (where,), None, None, "person", (span(text, content),), "state", inside)

    voices = (
        said("a1", "said", "Bob claimed the bridge fell", None),
        said("a2", "claimed", "the bridge fell", "a1"),
    )
    (claim,) = claims(found, attributions=voices)
    assert claim.said_in == "a2"
    assert claim.voices == ("publisher", "a1", "a2")


ACCEPTED = """
Maran Maran PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
the the DET DT 4 det
prize prize NOUN NN 2 obj
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "stated"),
    [("accepted", "accept", ["accepted"]), ("confirmed", "confirm", []), ("provided", "provide", [])],
)
def test_who_conveys_something_by_doing_it_to_a_thing_is_also_said_to_have_done_it(
    verb: str, lemma: str, stated: list[str]
) -> None:
    found = analysis(ACCEPTED.format(verb=verb, lemma=lemma))
    text = found.document.text
    voice = Attribution("a1", (span(text, verb),), None, None, "person", (span(text, "the prize"),), "praise")

    assert [told(found, claim)[0] for claim in claims(found, attributions=(voice,))] == stated


TWO_TIMES = """
It it PRON PRP 2 nsubj
fell fall VERB VBD 0 root
on on ADP IN 4 case
Monday Monday PROPN NNP 2 obl
after after SCONJ IN 7 mark
rain rain NOUN NN 7 nsubj
came come VERB VBD 2 advcl
on on ADP IN 9 case
Sunday Sunday PROPN NNP 7 obl
. . PUNCT . 2 punct
"""


def test_a_time_belongs_to_the_nearest_predicate_above_it() -> None:
    found = analysis(TWO_TIMES)
    made = claims(found, times=("Monday", "Sunday"))
    assert {told(found, c)[0]: c.when for c in made} == {"fell": ("t1",), "came": ("t2",)}


def test_a_claim_lies_inside_one_sentence_and_holds_its_predicate() -> None:
    for table in (ACTIVE, PASSIVE, RELATIVE, PARTICIPLE, LIST, TITLE):
        found = analysis(table)
        for claim in claims(found):
            (sent,) = [t for t in found.sentences if t.start <= claim.start < t.end]
            assert sent.start <= claim.start < claim.end <= sent.end
            if claim.predicate.start is not None:
                assert claim.start <= claim.predicate.start
                assert Span(claim.predicate.start, claim.predicate.end or 0).end <= claim.end
