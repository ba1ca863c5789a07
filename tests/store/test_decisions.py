from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_case import published_by
from made_record import make_record

import reportedly
from reportedly.casefile import CaseFault, Run
from reportedly.decision import Decision, DecisionAct, Entered
from reportedly.errors import CaseError, OptionError
from reportedly.record import Record
from reportedly.store.case import Case

IDA, ODA = "Ida Rook", "Oda Venn"
NEW = Run("2")


def decide(case: Case, act: DecisionAct, thing: str = "c3", by: str = IDA, **more: object) -> Entered:
    """A person decides about a thing of the record made by hand."""
    target = case.target(make_record().document.id, thing)
    return case.decide(Decision(act, by, target=target, **more))  # type: ignore[arg-type]


def sound(case: Case) -> bool:
    return not [found for found in case.verify() if isinstance(found, CaseFault)]


@pytest.fixture
def kept(case: Case, made: Record) -> Case:
    case.add(made)
    return case


def without(record: Record, claim: str) -> Record:
    return replace(record, claims=tuple(each for each in record.claims if each.id != claim))


def numbered_otherwise(record: Record) -> Record:
    """The record read anew: the same claims under other ids, one of them cut a little shorter."""
    claims = [replace(claim, id=f"c{9 - number}") for number, claim in enumerate(record.claims)]
    claims[2] = replace(claims[2], start=claims[2].start + 3)
    return replace(record, claims=tuple(reversed(claims)))


def test_an_accepted_claim_is_reviewed_until_it_is_undone(kept: Case, made: Record) -> None:
    doc = made.document.id
    entered = decide(kept, "accept")
    assert (entered.decision.by, entered.decision.on, entered.clashes) == (IDA, (), ())
    assert (
        entered.decision.was
        == "ignore, happened, affirmed, agent 'The owner', patient 'a reckless order'; said by The owner"
    )
    assert kept.standing(doc, "c3").verdict == "accepted"
    assert (kept.counts().reviewed, kept.counts().decisions) == (1, 1)
    assert [claim.id for claim in kept.claims(doc) if claim.reviewed] == ["c3"]
    kept.undo(IDA)
    assert kept.counts().reviewed == 0
    assert not kept.standing(doc, "c3").is_reviewed
    kept.redo(IDA)
    assert kept.counts().reviewed == 1
    assert sound(kept)


def test_a_correction_changes_the_corrected_record_and_not_the_record(kept: Case, made: Record) -> None:
    doc = made.document.id
    entered = decide(kept, "correct", field="status", value="planned")
    assert entered.decision.was == "happened"
    assert kept.corrected(doc).claims[2].status == "planned"
    assert kept.record(doc) == made
    decide(kept, "correct", "c3", field="said_in", others=(kept.target(doc, "a1"),))
    assert kept.corrected(doc).claims[2].voices == ("publisher", "a1")
    decide(kept, "correct", "t1", field="edtf", value="2024-05")
    assert (kept.corrected(doc).times[0].earliest, kept.corrected(doc).times[0].latest) == ("2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    ("thing", "field", "value", "message"),
    [
        ("c3", "status", "flying", "wanted one of happened, ongoing"),
        ("c3", "colour", "red", "there is no such field; wanted one of"),
        ("c3", "voices", "a1", "it follows from other fields"),
        ("c3", "said_in", "a1", "as targets, or null"),
        ("t1", "edtf", "yesterday", "wanted a date such as"),
        ("n1", "low", "many", "low"),
        ("c3", "roles.agent.colour", "red", "there is no such field"),
        ("c3", "roles.purpose.role", "agent", "has no 'purpose'"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    tmp_path: Path, thing: str, field: str, value: str, message: str
) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        case.add(make_record())
        with pytest.raises(OptionError, match=message):
            decide(case, "correct", thing, field=field, value=value)
        assert case.decisions() == []


def test_whoever_decided_without_a_view_of_another_is_told_and_nothing_is_lost(kept: Case, made: Record) -> None:
    first = decide(kept, "accept", on=())
    second = decide(kept, "reject", by=ODA, on=())
    (clash,) = second.clashes
    assert [act.by for act in clash.decisions] == [IDA, ODA]
    assert kept.clashes() == [clash]
    assert [act.id for act in kept.decisions()] == [first.decision.id, second.decision.id]
    settled = decide(kept, "accept")
    assert settled.decision.on == tuple(sorted((first.decision.id, second.decision.id)))
    assert not kept.clashes()
    assert kept.standing(made.document.id, "c3").verdict == "accepted"


def test_each_person_takes_back_what_is_theirs(kept: Case) -> None:
    decide(kept, "tag", value="hot")
    decide(kept, "tag", by=ODA, value="cold")
    undone = kept.undo(IDA)
    assert undone is not None
    assert kept.standing(make_record().document.id, "c3").tags == ("cold",)
    assert kept.undo(IDA) is None
    with pytest.raises(OptionError, match="no act that holds"):
        kept.undo(IDA, of=undone.decision.of)


def test_many_acts_are_entered_all_or_none_and_taken_back_at_once(kept: Case, made: Record) -> None:
    doc = made.document.id
    acts = [Decision("accept", IDA, kept.target(doc, claim.id)) for claim in made.claims]
    with pytest.raises(OptionError):
        kept.decide_all([*acts, Decision("undo", IDA, of="none")])
    assert not kept.decisions()
    ids = [entered.decision.id for entered in kept.decide_all(acts)]
    assert kept.counts().reviewed == len(made.claims)
    kept.undo(IDA, of=ids[0])
    decide(kept, "reject", "c1", by=ODA)
    assert [one.decision.of for one in kept.undo_all(ODA, of=ids)] == ids[:0:-1]
    assert (kept.counts().reviewed, len(kept.undo_all(IDA, times=9)), len(kept.undo_all(ODA, times=9))) == (1, 0, 1)
    assert sound(kept)


def test_decisions_are_found_again_when_a_document_is_read_anew(kept: Case, made: Record) -> None:
    for thing in ("c1", "c2", "c3", "c4", "a3", "t1", "n1", "w0", "e2", ""):
        decide(kept, "note", thing, value=f"about {thing}")
    decide(kept, "accept")
    kept.replace(numbered_otherwise(made), run=NEW)
    held = kept.standings(made.document.id)
    notes = {thing: str(standing.notes[0].value) for thing, standing in held.items()}
    assert notes["c7"] == "about c3"
    assert {notes[f"c{9 - number}"] for number in range(4)} == {f"about c{number}" for number in range(1, 5)}
    assert held["c7"].verdict == "accepted"
    assert [claim.id for claim in kept.claims(made.document.id) if claim.reviewed] == ["c7"]
    assert (kept.counts().reviewed, kept.counts().orphans) == (1, 0)
    assert sound(kept)


def test_a_verdict_on_what_is_read_otherwise_now_is_stale(kept: Case, made: Record) -> None:
    decide(kept, "accept")
    doc = made.document.id
    assert not kept.standing(doc, "c3").is_stale
    claims = tuple(replace(claim, status="possible") for claim in made.claims)
    kept.replace(replace(made, claims=claims), run=NEW)
    assert kept.standing(doc, "c3").is_stale


def test_a_decision_whose_thing_is_gone_is_an_orphan_until_it_is_there_again(kept: Case, made: Record) -> None:
    decide(kept, "accept")
    kept.replace(without(made, "c3"), run=NEW)
    (orphan,) = kept.orphans()
    assert "no longer read as a claim" in orphan.why
    assert (kept.counts().orphans, kept.counts().reviewed, len(kept.decisions())) == (1, 0, 1)
    assert sound(kept)
    kept.replace(made, run=Run("3"))
    assert (kept.counts().orphans, kept.counts().reviewed) == (0, 1)
    assert not kept.orphans()


def test_what_is_not_there_cannot_be_decided_about(kept: Case, made: Record) -> None:
    with pytest.raises(OptionError, match="it has c1 to c4"):
        kept.target(made.document.id, "c9")
    with pytest.raises(CaseError, match="no document of this case"):
        kept.target("nowhere", "c1")
    gone = replace(kept.target(made.document.id, "c3"), document="0" * 32, source="elsewhere.txt")
    with pytest.raises(OptionError, match=r"no such document: elsewhere\.txt"):
        kept.decide(Decision("accept", IDA, target=gone))


def test_an_overruled_link_is_told_to_whoever_compares(kept: Case, made: Record) -> None:
    other = published_by(made, "The Selm Courier")
    kept.add(other)
    ends = sorted((made.document.id, other.document.id))
    decide(kept, "overrule", "", others=(kept.target(other.document.id, ""),), field="copied text")
    assert kept.overruled() == {(ends[0], ends[1], "copied text")}
    kept.undo(IDA)
    assert not kept.overruled()


def test_a_decision_that_was_altered_in_the_file_of_the_case_is_a_fault(tmp_path: Path) -> None:
    import sqlite3

    with reportedly.open(tmp_path / "my.case") as case:
        case.add(make_record())
        decide(case, "accept")
    with sqlite3.connect(tmp_path / "my.case") as raw:
        raw.execute("UPDATE decisions SET body = replace(body, 'accept', 'reject')")
    raw.close()
    with reportedly.open(tmp_path / "my.case") as case:
        assert [found.message for found in case.verify() if isinstance(found, CaseFault)] == [
            "its words are not those that were entered: the hash of them is another"
        ]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from((IDA, ODA)),
        st.sampled_from(("accept", "reject", "tag", "note", "correct", "undo", "redo")),
        st.sampled_from(("c1", "c2", "c3", "a1")),
        st.booleans(),
    ),
    max_size=10,
)


def play(case: Case, steps: list[tuple[str, str, str, bool]]) -> None:
    """Let people decide; some of them without a view of what was decided before."""
    more = {"tag": {"value": "hot"}, "note": {"value": "é\u2028x"}, "correct": {"field": "act", "value": "deny"}}
    for by, act, thing, blind in steps:
        if act == "undo":
            case.undo(by)
        elif act == "redo":
            case.redo(by)
        else:
            field = (
                {"field": "polarity", "value": "denied"} if act == "correct" and thing != "a1" else more.get(act, {})
            )
            decide(case, act, thing, by, **field, **({"on": ()} if blind else {}))  # type: ignore[arg-type]


_FEW = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_FEW
@given(_STEPS)
def test_undoing_everything_gives_the_first_state(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str, bool]]
) -> None:
    with reportedly.open(tmp_path_factory.mktemp("undo") / "my.case") as case:
        case.add(make_record())
        play(case, steps)
        assert sound(case)
        while case.undo(IDA) or case.undo(ODA):
            pass
        doc = make_record().document.id
        assert not any(each.is_reviewed or each.tags or each.notes for each in case.standings(doc).values())
        assert case.corrected(doc) == make_record()
        assert (case.counts().reviewed, len(case.clashes())) == (0, 0)
        assert sound(case)


@_FEW
@given(_STEPS, _STEPS)
def test_a_file_of_decisions_gives_the_same_in_another_case_however_often_and_in_whatever_order(
    tmp_path_factory: pytest.TempPathFactory,
    mine: list[tuple[str, str, str, bool]],
    theirs: list[tuple[str, str, str, bool]],
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    with (
        reportedly.open(folder / "a.case") as one,
        reportedly.open(folder / "b.case") as other,
        reportedly.open(folder / "c.case") as fresh,
    ):
        one.add(make_record())
        other.add(make_record())
        play(one, mine)
        play(other, theirs)
        ours, yours = one.decisions(), other.decisions()
        fresh.bring(reversed(yours))
        assert (fresh.counts().reviewed, len(fresh.decisions())) == (0, len(yours))
        fresh.add(make_record())
        first = fresh.bring(ours)
        again = fresh.bring([*ours, *yours])
        assert (len(again.new), again.known) == (0, len({act.id for act in (*ours, *yours)}))
        one.bring(yours)
        other.bring(ours)
        doc = make_record().document.id
        for case in (other, fresh):
            assert case.decisions() == one.decisions()
            assert case.standings(doc) == one.standings(doc)
            assert case.clashes() == one.clashes()
            assert case.counts().reviewed == one.counts().reviewed
        assert list(first.clashes) == one.clashes()
        assert sound(fresh)
