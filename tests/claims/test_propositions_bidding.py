"""What is bidden, still to come or not so: classes of grammar that the factuality of whole treebanks bears out."""

import pytest
from proposition_trees import analysis, claims


def standing(table: str, lemma: str) -> tuple[str, str]:
    """Return status and polarity of the claim with this predicate."""
    claim = next(claim for claim in claims(analysis(table)) if claim.predicate.lemma == lemma)
    return claim.status, claim.polarity


BIDDING = """
{do}Close close VERB VB 0 root
the the DET DT {n2} det
gates gate NOUN NNS {n1} obj
and and CCONJ CC {n3} cc
empty empty VERB VB {n1} conj
the the DET DT {n4} det
hall hall NOUN NN {n3} obj
{end} {end} PUNCT . {n1} punct
"""


def bidding(*before: str, end: str = ".") -> str:
    """Return "… Close the gates and empty the hall." with words before the verb."""
    n = len(before)
    rows = "".join(f"{row.format(v=n + 1)}\n" for row in before)
    return BIDDING.format(do=rows, n1=n + 1, n2=n + 3, n3=n + 5, n4=n + 7, end=end)


DO_NOT = ("Do do AUX VB {v} aux", "not not PART RB {v} advmod")


@pytest.mark.parametrize("lemma", ["close", "empty"])
def test_a_verb_without_a_subject_bids_and_so_does_what_is_joined_to_it(lemma: str) -> None:
    assert standing(bidding(), lemma) == ("demanded", "affirmed")


def test_what_is_not_to_be_done_is_demanded_and_denied() -> None:
    assert standing(bidding(*DO_NOT), "close") == ("demanded", "denied")


@pytest.mark.parametrize(
    "table",
    [
        bidding("Why why ADV WRB {v} advmod", "not not PART RB {v} advmod", end="?"),
        bidding("They they PRON PRP {v} nsubj"),
        bidding("Does do AUX VBZ {v} aux", "not not PART RB {v} advmod"),
        bidding("To to PART TO {v} mark"),
    ],
    ids=["a question", "a subject", "a verb with a tense", "an infinitive"],
)
def test_other_bare_verbs_do_not_bid(table: str) -> None:
    assert standing(table, "close")[0] != "demanded"


LET = """
Let let VERB VB 0 root
the the DET DT 3 det
pilots pilot NOUN NNS 1 obj
board board VERB VB 1 xcomp
the the DET DT 6 det
ship ship NOUN NN 4 obj
"""


def test_what_somebody_is_to_be_let_do_is_demanded() -> None:
    assert standing(LET, "board")[0] == "demanded"


TIMED = """
Crews crew NOUN NNS {n} nsubj
{main}
the the DET DT {o} det
deck deck NOUN NN {n} obj
{mark} {mark} SCONJ IN {v} mark
pilots pilot NOUN NNS {v} nsubj
{verb} {n} advcl
"""


def timed(mark: str, main: str, verb: str) -> str:
    """Return "Crews … clear the deck <mark> pilots board"."""
    n = 2 + main.count("\n")
    return TIMED.format(mark=mark, main=main.format(n=n), verb=verb, n=n, o=n + 2, v=n + 5)


WILL = "will will AUX MD {n} aux\nclear clear VERB VB 0 root"


@pytest.mark.parametrize("mark", ["when", "before", "after"])
def test_a_time_in_the_present_beside_what_is_to_come_is_to_come_itself(mark: str) -> None:
    assert standing(timed(mark, WILL, "board board VERB VBP"), "board")[0] == "planned"


@pytest.mark.parametrize(
    ("main", "verb", "status"),
    [
        (WILL, "boarded board VERB VBD", "happened"),
        ("clear clear VERB VBP 0 root", "board board VERB VBP", "ongoing"),
        ("cleared clear VERB VBD 0 root", "boarded board VERB VBD", "happened"),
    ],
)
def test_beside_what_is_or_was_a_time_stands_as_its_own_tense_says(main: str, verb: str, status: str) -> None:
    assert standing(timed("when", main, verb), "board")[0] == status


SOON = """
The the DET DT 2 det
shops shop NOUN NNS 4 nsubj
{aux} be AUX {tag} 4 aux
closing close VERB VBG 0 root
{adverb} {adverb} ADV RB 4 advmod
"""


@pytest.mark.parametrize(
    ("aux", "tag", "adverb", "status"),
    [
        ("are", "VBP", "soon", "planned"),
        ("are", "VBP", "quietly", "ongoing"),
        ("were", "VBD", "soon", "ongoing"),
    ],
)
def test_what_goes_on_soon_is_planned(aux: str, tag: str, adverb: str, status: str) -> None:
    assert standing(SOON.format(aux=aux, tag=tag, adverb=adverb), "close")[0] == status


FORWARD = """
Crews crew NOUN NNS 2 nsubj
look look VERB VBP 0 root
{adverb} {adverb} ADV RB 2 advmod
to to SCONJ IN 5 mark
clearing clear VERB VBG 2 advcl
the the DET DT 7 det
deck deck NOUN NN 5 obj
"""


@pytest.mark.parametrize(("adverb", "planned"), [("forward", True), ("back", False)])
def test_what_somebody_looks_forward_to_is_planned(adverb: str, planned: bool) -> None:
    assert (standing(FORWARD.format(adverb=adverb), "clear")[0] == "planned") is planned


OBLIGED = """
{words}
have have VERB VB 0 root
to to PART TO 5 mark
clear clear VERB VB 3 xcomp
the the DET DT 7 det
deck deck NOUN NN 5 obj
"""


def test_what_one_does_have_to_do_is_demanded() -> None:
    words = "Crews crew NOUN NNS 3 nsubj\ndo do AUX VBP 3 aux"
    assert standing(OBLIGED.format(words=words), "clear")[0] == "demanded"


SINGLED = """
The the DET DT 2 det
Alder Alder PROPN NNP {n} nsubj
{helpers}
the the DET DT {n} det
{adjective} {adjective} ADJ JJ {n} amod
{noun} {noun} NOUN NN 0 root
to to PART TO {v} mark
cross cross VERB VB {n} acl
the the DET DT {o} det
strait strait NOUN NN {v} obj
"""


def singled(adjective: str, noun: str, helpers: str = "is be AUX VBZ {n} cop") -> str:
    """Return "The Alder is the <adjective> <noun> to cross the strait"."""
    n = 6 + helpers.count("\n")
    return SINGLED.format(adjective=adjective, noun=noun, helpers=helpers.format(n=n), n=n, v=n + 2, o=n + 4)


@pytest.mark.parametrize(
    ("table", "status"),
    [
        (singled("first", "ship"), "happened"),
        (singled("only", "ship"), "happened"),
        (singled("first", "ship", "will will AUX MD {n} aux\nbe be AUX VB {n} cop"), "planned"),
        (singled("new", "ship"), "planned"),
        (singled("only", "way"), "planned"),
    ],
    ids=["the first", "the only", "the first that will", "a new one", "the only way"],
)
def test_who_was_the_first_to_do_it_did_it(table: str, status: str) -> None:
    assert standing(table, "cross")[0] == status


REACHED = """
The the DET DT 2 det
divers diver NOUN NNS {n} nsubj
{verb}
the the DET DT {o} det
wreck wreck NOUN NN {w} obj
"""


def reached(verb: str, *, head: int, word: int) -> str:
    """Return "The divers <verb> the wreck" with the numbers of the head of the sentence and of the verb."""
    return REACHED.format(verb=verb.format(n=head), n=head, w=word, o=word + 2)


@pytest.mark.parametrize(
    ("verb", "head", "word", "expected"),
    [
        (
            "could can AUX MD {n} aux\nnot not PART RB {n} advmod\nreach reach VERB VB 0 root",
            5,
            5,
            ("happened", "denied"),
        ),
        ("could can AUX MD {n} aux\nreach reach VERB VB 0 root", 4, 4, ("possible", "affirmed")),
        (
            "were be AUX VBD {n} cop\nunable unable ADJ JJ 0 root\nto to PART TO 6 mark\nreach reach VERB VB {n} xcomp",
            4,
            6,
            ("happened", "denied"),
        ),
        (
            "no no ADV RB 4 advmod\nlonger long ADV RBR {n} advmod\nreach reach VERB VBP 0 root",
            5,
            5,
            ("ongoing", "denied"),
        ),
        (
            "not not PART RB {n} advmod\nonly only ADV RB {n} advmod\nreached reach VERB VBD 0 root",
            5,
            5,
            ("happened", "affirmed"),
        ),
    ],
    ids=["could not", "could", "unable", "no longer", "not only"],
)
def test_what_could_not_be_done_did_not_happen(verb: str, head: int, word: int, expected: tuple[str, str]) -> None:
    assert standing(reached(verb, head=head, word=word), "reach") == expected


THOUGHT = """
Divers diver NOUN NNS 4 nsubj
{aux} {aux} AUX {tag} 4 aux
not not PART RB 4 advmod
{verb} {verb} VERB VB 0 root
it it PRON PRP 6 nsubj
sank sink VERB VBD 4 ccomp
"""


@pytest.mark.parametrize(
    ("aux", "tag", "verb", "polarity"),
    [
        ("did", "VBD", "think", "denied"),
        ("do", "VBP", "believe", "denied"),
        ("could", "MD", "believe", "affirmed"),
        ("did", "VBD", "notice", "affirmed"),
    ],
)
def test_who_does_not_think_so_denies_it(aux: str, tag: str, verb: str, polarity: str) -> None:
    assert standing(THOUGHT.format(aux=aux, tag=tag, verb=verb), "sink")[1] == polarity


NEAR = """
Pilots pilot NOUN NNS 2 nsubj
forgot forget VERB VBD 0 root
near near ADP IN 5 case
which which DET WDT 5 det
station station NOUN NN 2 ccomp
it it PRON PRP 5 nsubj
is be AUX VBZ 5 cop
"""


def test_a_place_before_its_copula_is_no_span_that_runs_backwards() -> None:
    claim = next(claim for claim in claims(analysis(NEAR)) if claim.predicate.lemma == "be")
    assert claim.where == ()
