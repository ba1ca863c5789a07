"""Claims whose words are shared, left out or swallowed by a neighbour: gaps, objects that act, ages, cut-off claims."""

import pytest
from proposition_trees import analysis, by_predicate, claims, told

GAPPED = """
Nine     nine     NUM   CD  2 nummod
people   people   NOUN  NNS 4 nsubj:pass
were     be       AUX   VBD 4 aux:pass
killed   kill     VERB  VBN 0 root
and      and      CCONJ CC  7 cc
31       31       NUM   CD  7 obl:unmarked
injured  injured  VERB  JJ  4 conj
.        .        PUNCT .   4 punct
"""

ACCUSED = """
Members   member    NOUN  NNS 2 nsubj
accused   accuse    VERB  VBD 0 root
the       the       DET   DT  4 det
council   council   NOUN  NN  2 obj
of        of        SCONJ IN  6 mark
hiding    hide      VERB  VBG {head} {rel}
letters   letter    NOUN  NNS 6 obj
.         .         PUNCT .   2 punct
"""

RULED = """
The         the         DET   DT  2 det
court       court       NOUN  NN  3 nsubj
ruled       rule        VERB  VBD 0 root
the         the         DET   DT  5 det
owners      owner       NOUN  NNS 3 obj
were        be          AUX   VBD 7 cop
responsible responsible ADJ   JJ  3 ccomp
.           .           PUNCT .   3 punct
"""

SWALLOWED = """
The      the      DET   DT  2 det
boats    boat     NOUN  NNS 0 root
that     that     PRON  WDT 4 nsubj
fled     flee     VERB  VBD 2 acl:relcl
after    after    SCONJ IN  9 mark
the      the      DET   DT  7 det
storm    storm    NOUN  NN  4 obl
were     be       AUX   VBD 9 cop
wooden   wooden   ADJ   JJ  4 advcl
.        .        PUNCT .   2 punct
"""

POWER = """
The      the      DET   DT  2 det
council  council  NOUN  NN  5 nsubj
that     that     PRON  WDT 5 obj
has      have     AUX   VBZ 5 aux
had      have     VERB  VBN 0 root
time     time     NOUN  NN  5 obj
to       to       PART  TO  8 mark
act      act      VERB  VB  5 xcomp
.        .        PUNCT .   5 punct
"""

AGE = """
Its       its       PRON  PRP$ 2 nmod:poss
chairman  chairman  NOUN  NN   8 nsubj
,         ,         PUNCT ,    4 punct
Ann       Ann       PROPN NNP  2 appos
Lee       Lee       PROPN NNP  4 flat
,         ,         PUNCT ,    7 punct
52        52        NUM   CD   4 nummod
left      leave     VERB  VBD  0 root
.         .         PUNCT .    8 punct
"""

LISTED = """
Ann       Ann       PROPN NNP  9 nsubj
Lee       Lee       PROPN NNP  1 flat
,         ,         PUNCT ,    4 punct
Mayor     Mayor     PROPN NNP  1 appos
Bo        Bo        PROPN NNP  4 nmod
Hart      Hart      PROPN NNP  5 flat
and       and       CCONJ CC   8 cc
others    other     NOUN  NNS  4 conj
left      leave     VERB  VBD  0 root
.         .         PUNCT .    9 punct
"""

JOINED = """
The      the      DET   DT  2 det
mill     mill     NOUN  NN  4 nsubj
was      be       AUX   VBD 4 cop
old      old      ADJ   JJ  0 root
and      and      CCONJ CC  6 cc
lost     lose     VERB  VBD 4 conj
money    money    NOUN  NN  6 obj
.        .        PUNCT .   4 punct
"""

BRACKETED = """
It       it       PRON  PRP 2 nsubj
opened   open     VERB  VBD 0 root
mills    mill     NOUN  NNS 2 obj
(        (        PUNCT -LRB- 6 punct
called   call     VERB  VBN 3 acl
Works    Works    PROPN NNP 5 xcomp
)        )        PUNCT -RRB- 6 punct
and      and      CCONJ CC  9 cc
barns    barn     NOUN  NNS 6 conj
.        .        PUNCT .   2 punct
"""


def test_a_number_before_a_participle_is_its_own_subject() -> None:
    found = analysis(GAPPED)
    made = claims(found, amounts=("Nine people", "31"))
    assert by_predicate(found, made) == {"killed": {"patient": "Nine people"}, "injured": {"patient": "31"}}
    assert [claim.amounts for claim in made] == [("n1",), ("n2",)]


@pytest.mark.parametrize(("head", "rel"), [(4, "acl"), (2, "advcl")])
def test_the_accused_and_not_the_accuser_does_what_he_is_accused_of(head: int, rel: str) -> None:
    found = analysis(ACCUSED.format(head=head, rel=rel))
    assert by_predicate(found, claims(found))["hiding"] == {"agent": "the council", "patient": "letters"}


@pytest.mark.parametrize(("table", "agent"), [(RULED, "the owners"), (SWALLOWED, "The boats")])
def test_a_finite_clause_takes_the_subject_that_a_neighbour_swallowed(table: str, agent: str) -> None:
    found = analysis(table)
    roles = by_predicate(found, claims(found))
    assert roles["were"]["agent"] == agent


def test_what_is_the_subject_of_the_clause_below_is_not_the_object_above() -> None:
    found = analysis(RULED)
    assert by_predicate(found, claims(found))["ruled"] == {
        "agent": "The court",
        "about": "the owners were responsible",
    }


def test_who_has_the_time_to_act_acts_and_not_the_time() -> None:
    found = analysis(POWER)
    assert by_predicate(found, claims(found))["act"] == {"agent": "The council"}


def test_an_age_is_a_claim_of_its_own_and_no_part_of_the_name() -> None:
    found = analysis(AGE, names={"Ann Lee": "person"})
    implied = [told(found, claim)[1] for claim in claims(found) if claim.predicate.implied]
    assert {"agent": "Ann Lee", "patient": "Its chairman"} in implied
    assert {"agent": "Ann Lee", "patient": "52"} in implied


def test_two_persons_in_a_list_are_not_each_other() -> None:
    found = analysis(LISTED, names={"Ann Lee": "person", "Bo Hart": "person"})
    implied = [told(found, claim)[1] for claim in claims(found) if claim.predicate.implied]
    assert all(roles["agent"] != "Ann Lee" for roles in implied)


def test_a_finite_verb_joined_to_an_adjective_is_no_part_of_it() -> None:
    found = analysis(JOINED)
    assert by_predicate(found, claims(found))["was"] == {"agent": "The mill", "patient": "old"}


def test_no_phrase_runs_over_a_bracket_that_it_did_not_open() -> None:
    found = analysis(BRACKETED)
    roles = [role for claim in claims(found) for role in told(found, claim)[1].values()]
    assert all(role.count("(") == role.count(")") for role in roles)


@pytest.mark.parametrize(
    ("kid", "words"),
    [
        ("There expl", "There were two fires at noon"),
        ("However advmod", "were two fires at noon"),
    ],
)
def test_the_words_of_a_claim_hold_its_time_and_its_there(kid: str, words: str) -> None:
    form, rel = kid.split()
    found = analysis(f"""
{form}  {form.lower()} PRON EX  2 {rel}
were    be    VERB  VBD 0 root
two     two   NUM   CD  4 nummod
fires   fire  NOUN  NNS 2 nsubj
at      at    ADP   IN  6 case
noon    noon  NOUN  NN  2 obl
.       .     PUNCT .   2 punct
""")
    (claim,) = claims(found, times=("at noon",))
    assert found.document.text[claim.start : claim.end] == words


def test_a_particle_behind_the_object_belongs_to_the_words_of_the_claim() -> None:
    found = analysis("""
Police  police PROPN NNP 2 nsubj
turned  turn   VERB  VBD 0 root
him     he     PRON  PRP 2 obj
back    back   ADV   RB  2 advmod
.       .      PUNCT .   2 punct
""")
    (claim,) = claims(found)
    assert found.document.text[claim.start : claim.end] == "Police turned him back"


NO_PLAN = """
The     the     DET   DT  2 det
firm    firm    NOUN  NN  3 nsubj
has     have    VERB  VBZ 0 root
{det}   {det}   DET   DT  5 det
plan    plan    NOUN  NN  3 obj
to      to      PART  TO  7 mark
build   build   VERB  VB  5 acl
barns   barn    NOUN  NNS 7 obj
.       .       PUNCT .   3 punct
"""


@pytest.mark.parametrize(("det", "agent", "polarity"), [("no", "The firm", "denied"), ("a", "a plan", "affirmed")])
def test_what_there_is_no_plan_for_is_denied_and_not_done_by_the_plan(det: str, agent: str, polarity: str) -> None:
    found = analysis(NO_PLAN.format(det=det))
    built = next(claim for claim in claims(found) if told(found, claim)[0] == "build")
    assert (told(found, built)[1]["agent"], built.polarity) == (agent, polarity)


FORCED = """
She      she    PRON PRP 4 nsubj:pass
was      be     AUX  VBD 4 aux:pass
{adv}    {adv}  PART RB  4 advmod
forced   force  VERB VBN 0 root
to       to     PART TO  6 mark
work     work   VERB VB  4 xcomp
there    there  ADV  RB  6 advmod
"""


@pytest.mark.parametrize(("adv", "polarity"), [("never", "denied"), ("then", "affirmed")])
def test_what_nobody_was_forced_to_do_is_denied(adv: str, polarity: str) -> None:
    found = analysis(FORCED.format(adv=adv))
    assert [claim.polarity for claim in claims(found) if told(found, claim)[0] == "work"] == [polarity]


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


JOINED_NUMBER = GAPPED.replace("CD  7 obl:unmarked", "CD  4 conj").replace("injured  VERB", "injured  ADJ")


def test_a_number_joined_to_the_verb_before_is_still_the_subject_of_the_next() -> None:
    found = analysis(JOINED_NUMBER)
    made = claims(found, amounts=("Nine people", "31"))
    assert by_predicate(found, made) == {"killed": {"patient": "Nine people"}, "injured": {"patient": "31"}}
    assert [claim.amounts for claim in made] == [("n1",), ("n2",)]


STOLEN = SWALLOWED.replace("4 obl", "9 nsubj")


def test_a_plural_verb_does_not_take_the_single_noun_of_a_time_for_its_subject() -> None:
    found = analysis(STOLEN)
    assert by_predicate(found, claims(found))["were"]["agent"] == "The boats"


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
