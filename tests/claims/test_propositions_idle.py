"""What makes no claim, and what denies, hedges or asks: idle words, questions, other languages, chances, names."""

import pytest
from proposition_trees import analysis, by_predicate, claims, told

IDLE = [
    """
members  member   NOUN NNS 0 root
who      who      PRON WP  3 nsubj
can      can      AUX  MD  1 acl:relcl
""",
    """
weeks    week     NOUN NNS 0 root
leading  lead     VERB VBG 1 acl
up       up       ADP  RP  2 compound:prt
to       to       ADP  IN  6 case
the      the      DET  DT  6 det
vote     vote     NOUN NN  2 obl
""",
    """
poor       poor      ADJ   JJ  4 amod
and        and       CCONJ CC  3 cc
displaced  displace  VERB  VBN 1 conj
families   family    NOUN  NNS 0 root
""",
    """
They     they     PRON PRP 2 nsubj
left     leave    VERB VBD 0 root
you      you      PRON PRP 4 nsubj
know     know     VERB VBP 2 parataxis
""",
]


@pytest.mark.parametrize("table", IDLE)
def test_words_that_tell_nothing_make_no_claim(table: str) -> None:
    found = analysis(table)
    assert {told(found, claim)[0] for claim in claims(found)} <= {"left"}


ASKED = """
Did     do      AUX  VBD 4 aux
the     the     DET  DT  3 det
firm    firm    NOUN NN  4 nsubj
close   close   VERB VB  0 root
it      it      PRON PRP 4 obj
{end}   {end}   PUNCT . 4 punct
"""


@pytest.mark.parametrize(("end", "status"), [("?", "possible"), (".", "happened")])
def test_a_question_whether_it_is_so_states_nothing(end: str, status: str) -> None:
    (claim,) = claims(analysis(ASKED.format(end=end)))
    assert claim.status == status


FRENCH = """
Le      le      DET  DT  2 det
maire   maire   NOUN NN  3 nsubj
signe   signe   VERB VBZ 0 root
la      la      DET  DT  5 det
loi     loi     NOUN NN  3 obj
"""


def test_a_sentence_in_another_language_makes_no_claim() -> None:
    assert claims(analysis(FRENCH)) == ()
    assert len(claims(analysis(FRENCH.replace("Le ", "The ")))) == 1


LED = """
The     the     DET   DT  2 det
union   union   NOUN  NN  0 root
:       :       PUNCT :   2 punct

Gave    give    VERB  VBN 0 root
farmers farmer  NOUN  NNS 1 nsubj
seed    seed    NOUN  NN  1 obj
"""


def test_a_noun_behind_the_verb_that_opens_a_list_item_is_not_its_subject() -> None:
    found = analysis(LED.replace("seed    seed    NOUN  NN  1 obj", ""), kinds=("paragraph", "item"), leads=(None, 0))
    assert by_predicate(found, claims(found)) == {"Gave": {"agent": "The union", "patient": "farmers"}}


HEDGED = """
Boats   boat    NOUN  NNS 5 nsubj
were    be      AUX   VBD 5 cop
in      in      ADP   IN  4 case
part    part    NOUN  NN  5 compound
wreckage wreckage NOUN NN 0 root
"""


def test_a_hedge_before_what_a_copula_says_is_no_part_of_it() -> None:
    found = analysis(HEDGED)
    (claim,) = claims(found)
    assert told(found, claim)[1]["patient"] == "wreckage"
    assert [found.document.text[hedge.start : hedge.end] for hedge in claim.hedges] == ["in part"]


HURT = """
Others  other   NOUN NNS 3 nsubj:pass
were    be      AUX  VBD 3 aux:pass
hurt    hurt    ADJ  JJ  0 root
"""


def test_a_participle_that_passes_for_an_adjective_is_a_predicate() -> None:
    found = analysis(HURT)
    assert by_predicate(found, claims(found)) == {"hurt": {"patient": "Others"}}


NO_CHANCE = """
There     there     PRON EX  2 expl
is        be        VERB VBZ 0 root
{det}     {det}     DET  DT  4 det
chance    chance    NOUN NN  2 nsubj
anybody   anybody   PRON NN  6 nsubj
survived  survive   VERB VBD 4 acl:relcl
"""


@pytest.mark.parametrize(("det", "polarity"), [("no", "denied"), ("a", "affirmed")])
def test_the_content_of_a_chance_has_no_place_for_the_chance(det: str, polarity: str) -> None:
    found = analysis(NO_CHANCE.format(det=det))
    survived = next(claim for claim in claims(found) if told(found, claim)[0] == "survived")
    assert (told(found, survived)[1], survived.polarity) == ({"agent": "anybody"}, polarity)


FREE = """
They     they   PRON PRP 2 nsubj
sold     sell   VERB VBD 0 root
what     what   PRON WP  2 obj
they     they   PRON PRP 5 nsubj
built    build  VERB VBD 3 acl:relcl
"""


def test_a_relative_clause_that_is_the_whole_of_its_phrase_stays() -> None:
    found = analysis(FREE)
    assert by_predicate(found, claims(found))["sold"] == {"agent": "They", "patient": "what they built"}


CRASH = """
The     the    DET   DT  3 det
Arden   Arden  PROPN NNP 3 compound
{noun}  {noun} NOUN  NN  0 root
in      in     ADP   IN  5 case
May     May    PROPN NNP 3 nmod
"""


@pytest.mark.parametrize(("noun", "roles"), [("crash", {}), ("raid", {"agent": "Arden"})])
def test_a_name_before_what_nobody_does_is_not_its_doer(noun: str, roles: dict[str, str]) -> None:
    found = analysis(CRASH.format(noun=noun))
    assert by_predicate(found, claims(found, times=("in May",))) == {noun: roles}


NEITHER = """
They     they     PRON  PRP 4 nsubj
did      do       AUX   VBD 4 aux
{adv}    {adv}    PART  RB  4 advmod
confirm  confirm  VERB  VB  0 root
{cc}     {cc}     CCONJ CC  6 cc
deny     deny     VERB  VB  4 conj
it       it       PRON  PRP 6 obj
"""


@pytest.mark.parametrize(
    ("adv", "cc", "polarity"),
    [("not", "or", "denied"), ("then", "or", "affirmed"), ("not", "but", "affirmed")],
)
def test_an_or_carries_the_denial_over_to_the_next_verb(adv: str, cc: str, polarity: str) -> None:
    found = analysis(NEITHER.format(adv=adv, cc=cc))
    assert [claim.polarity for claim in claims(found) if told(found, claim)[0] == "deny"] == [polarity]


DRY_YEAR = """
years   year   NOUN  NNS 0 root
the     the    DET   DT  3 det
rains   rain   NOUN  NNS 4 nsubj
failed  fail   VERB  VBD 1 acl:relcl
"""


def test_the_year_in_which_something_happens_does_not_undergo_it() -> None:
    found = analysis(DRY_YEAR)
    assert by_predicate(found, claims(found)) == {"failed": {"agent": "the rains"}}


BARE = """
{first}    {first}    {upos}  {tag}  2 {rel}
are        be         AUX     VBP    0 root
lights     light      NOUN    NNS    2 {other}
"""


@pytest.mark.parametrize(
    ("first", "upos", "tag", "rel", "other", "count"),
    [("they", "PRON", "PRP", "nsubj", "discourse", 0), ("there", "PRON", "EX", "expl", "nsubj", 1)],
)
def test_a_be_that_says_nothing_of_its_subject_is_no_claim(
    first: str, upos: str, tag: str, rel: str, other: str, count: int
) -> None:
    found = analysis(BARE.format(first=first, upos=upos, tag=tag, rel=rel, other=other))
    assert len(claims(found)) == count


TOLD = """
We       we       PRON PRP 2 nsubj
{verb}   {verb}   VERB VBP 0 root
the      the      DET  DT  4 det
{noun}   {noun}   NOUN NNS 2 obj
to       to       PART TO  6 mark
talk     talk     VERB VB  4 acl
"""


@pytest.mark.parametrize(
    ("verb", "noun", "agent"),
    [("urge", "parties", "the parties"), ("expect", "parties", "the parties"), ("use", "rooms", "We")],
)
def test_whom_the_verb_above_wants_to_act_acts(verb: str, noun: str, agent: str) -> None:
    found = analysis(TOLD.format(verb=verb, noun=noun))
    assert by_predicate(found, claims(found))["talk"]["agent"] == agent


RIGHT = """
We       we       PRON PRP 2 nsubj
defend   defend   VERB VBP 0 root
the      the      DET  DT  4 det
right    right    NOUN NN  2 obj
of       of       ADP  IN  6 case
tenants  tenant   NOUN NNS 4 nmod
to       to       PART TO  8 mark
stay     stay     VERB VB  4 acl
"""


def test_whoever_has_the_right_to_stay_stays() -> None:
    found = analysis(RIGHT)
    assert by_predicate(found, claims(found))["stay"] == {"agent": "tenants"}


def test_who_does_it_is_not_where_it_takes_place() -> None:
    found = analysis(
        """
funds     fund     NOUN  NNS 0 root
set       set      VERB  VBN 1 acl
by        by       ADP   IN  4 case
Arden     Arden    PROPN NNP 2 obl
""",
        names={"Arden": "place"},
    )
    (claim,) = claims(found)
    assert claim.where == ()


NAMED = """
They      they      PRON  PRP 2 nsubj
unloaded  unload    VERB  VBD 0 root
the       the       DET   DT  4 det
freighter freighter NOUN  NN  2 obj
Calyra    Calyra    PROPN NNP 2 obj
"""


def test_a_name_behind_the_noun_that_it_names_stays_with_it() -> None:
    found = analysis(NAMED)
    assert by_predicate(found, claims(found)) == {"unloaded": {"agent": "They", "patient": "the freighter Calyra"}}


ALLIANCE = """
Lee       Lee       PROPN NNP 3 nsubj
was       be        AUX   VBD 3 cop
one       one       NUM   CD  0 root
of        of        ADP   IN  5 case
fathers   father    NOUN  NNS 3 nmod
of        of        ADP   IN  7 case
Concord   Concord   PROPN NNP 5 nmod
,         ,         PUNCT ,   10 punct
a         a         DET   DT  10 det
league    league    NOUN  NN  5 appos
"""


def test_one_thing_does_not_stand_beside_many() -> None:
    found = analysis(ALLIANCE)
    implied = [told(found, claim)[1] for claim in claims(found) if claim.predicate.implied]
    assert implied == [{"agent": "Concord", "patient": "a league"}]
