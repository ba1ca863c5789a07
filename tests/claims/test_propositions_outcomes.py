"""What came of it, what was able or had to be done, and what goes on: statuses that factuality bears out."""

import pytest
from proposition_trees import analysis, by_predicate, claims, told

from reportedly.record import Attribution, Span

ABLE = """
The the DET DT 2 det
crew crew NOUN NN 4 nsubj
{form} be AUX {tag} 4 cop
able able ADJ JJ 0 root
to to PART TO 6 mark
land land VERB VB 4 xcomp
"""


@pytest.mark.parametrize(("form", "tag", "status"), [("was", "VBD", "happened"), ("is", "VBZ", "possible")])
def test_who_was_able_to_do_it_did_it(form: str, tag: str, status: str) -> None:
    (claim,) = claims(analysis(ABLE.format(form=form, tag=tag)))
    assert claim.status == status


HAD_TO = """
They they PRON PRP 2 nsubj
{verbs}
to to PART TO {at} mark
leave leave VERB VB {head} xcomp
"""


@pytest.mark.parametrize(
    ("verbs", "head", "status"),
    [
        ("have have VERB VBP 0 root", 2, "demanded"),
        ("have have AUX VBP 3 aux\nhad have VERB VBN 0 root", 3, "happened"),
    ],
)
def test_who_has_had_to_do_it_did_it(verbs: str, head: int, status: str) -> None:
    table = HAD_TO.format(verbs=verbs, at=head + 2, head=head).replace("PRP 2", f"PRP {head}")
    (claim,) = claims(analysis(table))
    assert claim.status == status


CAME_BACK = """
Rovers Rovers PROPN NNPS 2 nsubj
{verb} VERB VBD 0 root
{beside} 2 {rel}
to to PART TO 5 mark
win win VERB VB 2 advcl
"""


@pytest.mark.parametrize(
    ("verb", "beside", "rel", "status"),
    [
        ("came come", "back back ADV RB", "advmod", "happened"),
        ("trained train", "hard hard ADV RB", "advmod", "attempted"),
    ],
)
def test_what_came_of_a_turn_happened_and_a_purpose_is_an_attempt(
    verb: str, beside: str, rel: str, status: str
) -> None:
    found = analysis(CAME_BACK.format(verb=verb, beside=beside, rel=rel))
    assert {told(found, claim)[0]: claim.status for claim in claims(found)}["win"] == status


def test_who_is_trapped_still_is() -> None:
    found = analysis("Miners miner NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\ntrapped trap VERB VBN 0 root")
    (claim,) = claims(found)
    assert claim.status == "ongoing"


JOINED = """
He he PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
told tell VERB VBN 0 root
to to PART TO 5 mark
pay pay VERB VB 3 xcomp
and and CCONJ CC 7 cc
{word} VERB {tag} 5 conj
"""


@pytest.mark.parametrize(("word", "tag", "role"), [("barred bar", "VBN", "patient"), ("leave leave", "VB", "agent")])
def test_a_participle_joined_to_an_infinitive_is_passive(word: str, tag: str, role: str) -> None:
    found = analysis(JOINED.format(word=word, tag=tag))
    assert by_predicate(found, claims(found))[word.split(maxsplit=1)[0]] == {role: "He"}


SAID_IT_WOULD = """
The the DET DT 2 det
{noun} {noun} NOUN NN 4 nsubj
would would AUX MD 4 aux
{verb}
she she PRON PRP {at} nsubj
said say VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("noun", "verb", "status"),
    [
        ("gates", "stop stop VERB VB 7 ccomp\nfloods flood NOUN NNS 4 obj", "hypothetical"),
        ("ministers", "stop stop VERB VB 7 ccomp\nfloods flood NOUN NNS 4 obj", "planned"),
        ("gates", "stop stop VERB VB 6 ccomp", "planned"),
    ],
)
def test_what_a_thing_would_do_to_another_is_no_plan(noun: str, verb: str, status: str) -> None:
    table = SAID_IT_WOULD.format(noun=noun, verb=verb, at=6 + verb.count("\n"))
    found = analysis(table.replace(f"{noun} {noun} NOUN NN", f"{noun} {noun[:-1]} NOUN NNS"))
    at = found.document.text.index("she")
    said = Attribution("a1", (Span(at + 4, at + 8),), Span(at, at + 3), None, "person", (Span(0, at - 1),), "state")
    made = claims(found, attributions=(said,))
    assert {told(found, claim)[0]: claim.status for claim in made}["stop"] == status


ENSURE = """
They they PRON PRP 3 nsubj
{modal} 3 aux
ensure ensure VERB VB 0 root
that that SCONJ IN 6 mark
roads road NOUN NNS 6 nsubj
reopen reopen VERB VBP 3 ccomp
"""


@pytest.mark.parametrize(
    ("modal", "status"),
    [("should should AUX MD", "demanded"), ("will will AUX MD", "planned"), ("do do AUX VBP", "ongoing")],
)
def test_what_somebody_has_yet_to_ensure_is_no_fact(modal: str, status: str) -> None:
    found = analysis(ENSURE.format(modal=modal))
    assert {told(found, claim)[0]: claim.status for claim in claims(found)}["reopen"] == status


NOBODY_ALLOWED = """
{det} DET DT 2 det
side side NOUN NN 4 nsubj
has have AUX VBZ 4 aux
allowed allow VERB VBN 0 root
convoys convoy NOUN NNS 4 obj
to to PART TO 7 mark
pass pass VERB VB 4 xcomp
"""


@pytest.mark.parametrize(("det", "polarity"), [("Neither neither", "denied"), ("One one", "affirmed")])
def test_what_nobody_allows_is_denied(det: str, polarity: str) -> None:
    found = analysis(NOBODY_ALLOWED.format(det=det))
    assert {told(found, claim)[0]: claim.polarity for claim in claims(found)}["pass"] == polarity


COMPARED = """
They they PRON PRP 2 nsubj
gave give VERB VBD 0 root
more more ADJ JJR 2 obj
than than SCONJ IN 6 mark
others other NOUN NNS 6 nsubj
did do VERB VBD 3 advcl
"""


def test_a_verb_that_stands_for_another_is_no_claim() -> None:
    found = analysis(COMPARED)
    assert list(by_predicate(found, claims(found))) == ["gave"]


SENTENCED = """
Lee Lee PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
sentenced sentence VERB VBN 0 root
to to ADP IN 6 case
six six NUM CD 6 nummod
years year NOUN NNS 3 obl
for for SCONJ IN 8 mark
stealing steal VERB VBG 6 acl
"""


def test_who_is_sentenced_to_years_for_it_did_it() -> None:
    found = analysis(SENTENCED)
    made = claims(found, times=("six years",))
    assert by_predicate(found, made) == {
        "sentenced": {"patient": "Lee", "about": "to six years for stealing"},
        "stealing": {"agent": "Lee"},
    }


LIFE = """
Lee Lee PROPN NNP 7 nsubj
( ( PUNCT -LRB- 3 punct
1921 1921 NUM CD 1 nmod
) ) PUNCT -RRB- 3 punct
was be AUX VBD 7 cop
a a DET DT 7 det
poet poet NOUN NN 0 root
"""


def test_the_years_of_a_life_are_neither_the_name_nor_the_time() -> None:
    found = analysis(LIFE, names={"Lee": "person"})
    (claim,) = claims(found, times=("1921",))
    assert (told(found, claim)[1]["agent"], claim.when) == ("Lee", ())


HEAD_OF = """
The the DET DT 2 det
head head NOUN NN 7 nsubj
of of ADP IN 4 case
Skua Skua PROPN NNP 2 nmod
Ann Ann PROPN NNP 2 nmod
Lee Lee PROPN NNP 5 flat
left leave VERB VBD 0 root
"""


def test_a_title_with_an_of_before_its_name_is_whole() -> None:
    found = analysis(HEAD_OF, names={"Skua": "organisation", "Ann Lee": "person"})
    assert ("", {"agent": "Ann Lee", "patient": "head of Skua"}) in [told(found, claim) for claim in claims(found)]
