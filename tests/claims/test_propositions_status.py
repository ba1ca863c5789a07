import pytest
from proposition_trees import analysis, claims, span, told

from reportedly.record import Act, Attribution, Claim


def sentence(verb: str, *before: str, after: str = "the the DET DT {a} det\nbridge bridge NOUN NN {v} obj") -> str:
    """Return "The council … closed the bridge." with `before` between subject and verb; `{v}` is the verb's number."""
    number = 3 + len(before)
    rows = ["The the DET DT 2 det", "council council NOUN NN {v} nsubj", *before, verb, *after.split("\n")]
    return "\n".join(row.format(v=number, a=number + 2) for row in rows)


def claim_of(table: str, act: Act | None = None, cue: str = "The", lemma: str = "close") -> Claim:
    found = analysis(table)
    text = found.document.text
    voices: tuple[Attribution, ...] = ()
    if act is not None:
        voices = (Attribution("a1", (span(text, cue),), None, None, "none", (span(text, text.strip()),), act),)
    return next(claim for claim in claims(found, attributions=voices) if claim.predicate.lemma == lemma)


CLOSED = "closed close VERB VBD 0 root"
CLOSE = "close close VERB VB 0 root"
CLOSING = "closing close VERB VBG 0 root"


@pytest.mark.parametrize(
    ("table", "status", "polarity"),
    [
        (sentence(CLOSED), "happened", "affirmed"),
        (sentence("closed close VERB VBN 0 root", "has have AUX VBZ {v} aux"), "happened", "affirmed"),
        (sentence("closes close VERB VBZ 0 root"), "ongoing", "affirmed"),
        (sentence(CLOSING, "is be AUX VBZ {v} aux"), "ongoing", "affirmed"),
        (sentence(CLOSE, "will will AUX MD {v} aux"), "planned", "affirmed"),
        (sentence(CLOSE, "may may AUX MD {v} aux"), "possible", "affirmed"),
        (sentence(CLOSE, "must must AUX MD {v} aux"), "demanded", "affirmed"),
        (sentence(CLOSE, "would would AUX MD {v} aux"), "hypothetical", "affirmed"),
        (sentence(CLOSE, "is be AUX VBZ {v} aux", "to to PART TO {v} mark"), "planned", "affirmed"),
        (sentence(CLOSE, "did do AUX VBD {v} aux", "not not PART RB {v} advmod"), "happened", "denied"),
        (sentence("closed close VERB VBD 0 root", "never never ADV RB {v} advmod"), "happened", "denied"),
        (sentence("closed close VERB VBD 0 root", "likely likely ADV RB {v} advmod"), "possible", "affirmed"),
    ],
)
def test_a_verb_stands_as_its_form_says(table: str, status: str, polarity: str) -> None:
    claim = claim_of(table)
    assert (claim.status, claim.polarity) == (status, polarity)


def hanging(form: str, lemma: str, tag: str) -> str:
    """Return "The council <verb> to close the bridge."."""
    return f"""
The the DET DT 2 det
council council NOUN NN 3 nsubj
{form} {lemma} VERB {tag} 0 root
to to PART TO 5 mark
close close VERB VB 3 xcomp
the the DET DT 7 det
bridge bridge NOUN NN 5 obj
"""


@pytest.mark.parametrize(
    ("form", "lemma", "tag", "status", "polarity"),
    [
        ("tried", "try", "VBD", "attempted", "affirmed"),
        ("sought", "seek", "VBD", "attempted", "affirmed"),
        ("vowed", "vow", "VBD", "promised", "affirmed"),
        ("threatened", "threaten", "VBD", "threatened", "affirmed"),
        ("plans", "plan", "VBZ", "planned", "affirmed"),
        ("needs", "need", "VBZ", "demanded", "affirmed"),
        ("appears", "appear", "VBZ", "possible", "affirmed"),
        ("refused", "refuse", "VBD", "happened", "denied"),
        ("failed", "fail", "VBD", "happened", "denied"),
        ("continues", "continue", "VBZ", "ongoing", "affirmed"),
        ("managed", "manage", "VBD", "happened", "affirmed"),
    ],
)
def test_the_verb_above_says_how_it_stands_and_makes_no_claim(
    form: str, lemma: str, tag: str, status: str, polarity: str
) -> None:
    found = analysis(hanging(form, lemma, tag))
    (claim,) = claims(found)
    assert (claim.predicate.lemma, claim.status, claim.polarity) == ("close", status, polarity)
    assert told(found, claim)[1]["agent"] == "The council"


@pytest.mark.parametrize(
    ("act", "status"),
    [("promise", "promised"), ("threaten", "threatened"), ("demand", "demanded"), ("believe", "possible")],
)
def test_what_is_to_come_stands_as_the_act_that_it_was_said_in(act: Act, status: str) -> None:
    assert claim_of(sentence(CLOSE, "will will AUX MD {v} aux"), act).status == status


def test_what_somebody_is_accused_of_is_alleged() -> None:
    assert claim_of(sentence(CLOSED), "accuse").status == "alleged"


CONDITION = """
If if SCONJ IN 3 mark
it it PRON PRP 3 nsubj
closes close VERB VBZ 6 advcl
traffic traffic NOUN NN 6 nsubj
will will AUX MD 6 aux
stop stop VERB VB 0 root
"""


@pytest.mark.parametrize("lemma", ["close", "stop"])
def test_a_condition_and_what_hangs_on_it_are_hypothetical(lemma: str) -> None:
    assert claim_of(CONDITION, lemma=lemma).status == "hypothetical"


ORDERED = """
A a DET DT 2 det
court court NOUN NN 3 nsubj
{form} {lemma} VERB VBD 0 root
the the DET DT 5 det
council council NOUN NN 3 obj
to to PART TO 7 mark
close close VERB VB 3 xcomp
the the DET DT 9 det
bridge bridge NOUN NN 7 obj
"""


@pytest.mark.parametrize(
    ("form", "lemma", "status"),
    [("ordered", "order", "demanded"), ("allowed", "allow", "possible"), ("forced", "force", "happened")],
)
def test_what_somebody_is_made_or_told_to_do_is_a_claim_about_him(form: str, lemma: str, status: str) -> None:
    found = analysis(ORDERED.format(form=form, lemma=lemma))
    made = {claim.predicate.lemma: claim for claim in claims(found)}
    assert set(made) == {lemma, "close"}
    assert made["close"].status == status
    assert told(found, made["close"])[1]["agent"] == "the council"


NOBODY = """
No no DET DT 2 det
council council NOUN NN 3 nsubj
closed close VERB VBD 0 root
the the DET DT 5 det
bridge bridge NOUN NN 3 obj
"""


def test_a_claim_about_nobody_is_denied() -> None:
    assert claim_of(NOBODY).polarity == "denied"


PREVENTED = """
Police police NOUN NNS 2 nsubj
barred bar VERB VBD 0 root
fans fan NOUN NNS 2 obj
from from SCONJ IN 5 mark
entering enter VERB VBG 2 advcl
"""


def test_what_somebody_is_kept_from_is_denied() -> None:
    assert claim_of(PREVENTED, lemma="enter").polarity == "denied"


LISTED = """
Drivers driver NOUN NNS 2 nsubj
{form} {lemma} {upos} {xpos} 0 root
: : PUNCT : 2 punct

Carry carry VERB VB 0 root
a a DET DT 3 det
torch torch NOUN NN 1 obj
"""


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "xpos", "status"),
    [
        ("must", "must", "AUX", "MD", "demanded"),
        ("may", "may", "AUX", "MD", "possible"),
        ("vowed", "vow", "VERB", "VBD", "promised"),
    ],
)
def test_the_verb_that_a_list_hangs_on_says_how_its_items_stand(
    form: str, lemma: str, upos: str, xpos: str, status: str
) -> None:
    table = LISTED.format(form=form, lemma=lemma, upos=upos, xpos=xpos)
    found = analysis(table, kinds=("paragraph", "item"), leads=(None, 0))
    claim = next(claim for claim in claims(found) if claim.predicate.lemma == "carry")
    assert claim.status == status
    assert told(found, claim)[1]["agent"] == "Drivers"


@pytest.mark.parametrize(
    ("verb", "lemma", "status"), [("disrupted", "disrupt", "ongoing"), ("built", "build", "happened")]
)
def test_an_effect_that_is_told_in_the_perfect_lasts(verb: str, lemma: str, status: str) -> None:
    table = sentence(f"{verb} {lemma} VERB VBN 0 root", "has have AUX VBZ {v} aux")

    assert claim_of(table, lemma=lemma).status == status


@pytest.mark.parametrize(("verb", "lemma", "status"), [("follows", "follow", "happened"), ("holds", "hold", "state")])
def test_a_present_that_sets_an_event_beside_another_tells_what_happened(verb: str, lemma: str, status: str) -> None:
    assert claim_of(sentence(f"{verb} {lemma} VERB VBZ 0 root"), lemma=lemma).status == status
