from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_names import Named, bearers, called, documents, naming, reasons
from sqlalchemy import select

import reportedly
from reportedly.casefile import CaseFault, Run
from reportedly.decision import Decision, DecisionAct, Target
from reportedly.errors import CaseError, OptionError
from reportedly.record import Mention, Record
from reportedly.store import identity, reach, schema
from reportedly.store.case import Case
from reportedly.store.joining import COMMON

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A case is made anew for each example: making a failing one smaller would take minutes."""
IDA, ODA = "Ida Rook", "Oda Venn"


def act(case: Case, name: DecisionAct, first: str, *others: str, by: str = IDA, **more: Any) -> Decision:
    """A person says something of entities, which are named."""
    targets = [case.bearer(each) for each in (first, *others)]
    made = Decision(name, by, target=targets[0], others=tuple(targets[1:]), **more)
    return case.decide(made).decision


def sound(case: Case) -> bool:
    return not [found for found in case.verify() if isinstance(found, CaseFault)]


@pytest.mark.parametrize(
    ("docs", "together"),
    [
        ([("Petar Lund",), ("Petar Lund",)], True),
        ([("Petar Lund",), ("Ada Lund",)], False),
        ([("Petar Lund",), ("P. Lund",)], True),
        ([("Petar Lund",), ("Lund",)], True),
        ([("Petar Lund",), ("Petar Lund Jr.",)], False),
        ([("Bill Reke",), ("William Reke",)], True),
        ([("Petar Lund",), (("Petar Lund", "organisation"),)], False),
        ([(("Selm Dockers Union", "organisation"),), (("SDU", "organisation"),)], True),
        ([(("Selm Dockers Union", "organisation"),), (("Selm Dockers Union", "group"),)], True),
        ([(("Selm", "place"),), (("Selm", "organisation"),)], False),
        ([(("North Selm", "place"),), (("South Selm", "place"),)], False),
        ([(("Ministry of Ports", "organisation"),), (("French Ministry of Ports", "organisation"),)], True),
        ([(("French Ministry of Ports", "organisation"),), (("Danish Ministry of Ports", "organisation"),)], False),
    ],
)
def test_two_names_are_one_entity_or_two(tmp_path: Path, docs: list[tuple[str | Named]], together: bool) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        list(case.add_all(naming(number, *names) for number, names in enumerate(docs)))
        assert (len(case.entities()) == 1) == together
        assert all(reasons(case).values())
        assert sound(case)


def test_a_surname_that_two_bear_stays_by_itself_and_says_so(case: Case) -> None:
    list(case.add_all([naming(1, "Petar Lund"), naming(2, "Lund"), naming(3, "Ada Lund")]))
    assert frozenset({("2.txt", "Lund")}) in bearers(case)
    assert reasons(case)["2.txt", "Lund"] == "may be 'Ada Lund' or 'Petar Lund'"


def test_the_company_of_a_surname_tells_whose_it_is_in_one_document(case: Case) -> None:
    union: Named = ("Selm Dockers Union", "organisation")
    list(case.add_all([
        naming(1, "Petar Lund", "Oda Karsten", union), naming(2, "Ada Lund", "Mirel Dask"),
        naming(3, "Lund", "Oda Karsten", union), naming(4, "Lund", "Ilsa Venn"),
    ]))  # fmt: skip
    found = bearers(case)
    assert frozenset({("1.txt", "Petar Lund"), ("3.txt", "Lund")}) in found
    assert frozenset({("4.txt", "Lund")}) in found
    assert "named beside oda karsten and selm dockers union" in reasons(case)["3.txt", "Lund"]


MANY = (
    "Boris", "Clara", "Dmitri", "Elena", "Fatima", "Gustav", "Igor", "Jasmine", "Karim", "Lucia", "Mohamed", "Nadia",
    "Oscar", "Petar", "Quentin", "Rosa", "Samuel", "Tamara", "Viktor", "Wanda", "Xavier", "Zoe",
)  # fmt: skip


@pytest.mark.parametrize("at", [0, 5, 12, len(MANY)])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_surname_that_many_bear_stays_by_itself_whenever_it_comes(tmp_path: Path, at: int, at_once: bool) -> None:
    names = [*(f"{given} Lund" for given in MANY[:at]), "Lund", *(f"{given} Lund" for given in MANY[at:])]
    docs = [naming(number, name, "Oda Karsten", "Ilsa Venn") for number, name in enumerate(names)]
    docs.append(naming(99, "Lund", "Oda Karsten", "Ilsa Venn"))
    with reportedly.open(tmp_path / "my.case") as case:
        for batch in [docs] if at_once else [[doc] for doc in docs]:
            list(case.add_all(batch))
        assert called(case)["Lund"] == {"Lund"}
        assert len(case.entities(limit=None)) == len(MANY) + 3
        assert reasons(case)[f"{at}.txt", "Lund"] == COMMON
        assert sound(case)


def test_a_knot_ends_at_a_surname_that_many_bear(case: Case) -> None:
    list(case.add_all(naming(number, f"{given} Lund") for number, given in enumerate(MANY)))
    case.add(naming(90, "Lund"))
    case.add(naming(91, "Anders Lund"))
    with case._reading() as conn:
        table = schema.spellings
        number = conn.execute(select(table.c.number).where(table.c.name == "Anders Lund")).scalar_one()
        knot = reach.begin(conn, [number], {}, anew=True)
    assert [row.spelling.name for row in knot.rows.values()] == ["Anders Lund"]


def test_a_person_says_whose_a_surname_is_that_many_bear(case: Case) -> None:
    list(case.add_all(naming(number, f"{given} Lund") for number, given in enumerate(MANY)))
    case.add(naming(90, "Lund"))
    act(case, "merge", "Petar Lund", "Lund")
    case.add(naming(91, "Anders Lund"))
    assert called(case)["Petar Lund"] == {"Petar Lund", "Lund"}
    case.undo(IDA)
    assert called(case)["Lund"] == {"Lund"}
    assert reasons(case)["90.txt", "Lund"] == COMMON
    assert sound(case)


def test_what_has_no_name_is_joined_with_nothing_but_by_a_person(case: Case) -> None:
    def nameless(record: Record) -> Record:
        entity = record.entities[0]
        return replace(record, entities=(replace(entity, mentions=(replace(entity.mentions[0], form="nominal"),)),))

    list(case.add_all([nameless(naming(1, "the mayor")), nameless(naming(2, "the mayor")), naming(3, "Petar Lund")]))
    assert len(case.entities()) == 3
    mayor = Target("entity", case.document("1.txt").id)
    assert mayor.quote == ""
    target = case.target("1.txt", "e1")
    case.decide(Decision("merge", IDA, target=case.bearer("Petar Lund"), others=(target,)))
    assert called(case)["Petar Lund"] == {"Petar Lund", "the mayor"}
    assert len(case.entities()) == 2
    case.undo(IDA)
    assert len(case.entities()) == 3
    assert sound(case)


@settings(
    max_examples=6, deadline=None, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents().flatmap(lambda docs: st.tuples(st.just(docs), st.permutations(docs))), st.booleans())
def test_the_order_in_which_documents_come_changes_no_entity(
    tmp_path_factory: pytest.TempPathFactory, both: tuple[list[Record], list[Record]], at_once: bool
) -> None:
    found = []
    for number, docs in enumerate(both):
        with reportedly.open(tmp_path_factory.mktemp("order") / "my.case") as case:
            if at_once and number:
                list(case.add_all(docs))
            else:
                for record in docs:
                    case.add(record)
            rows = {(row.name, row.kind, row.documents, row.mentions) for row in case.entities(limit=None)}
            found.append((bearers(case), rows))
            assert sound(case)
    assert found[0] == found[1]


@settings(
    max_examples=6, deadline=None, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents(10))
def test_joining_all_names_anew_changes_no_entity(tmp_path_factory: pytest.TempPathFactory, docs: list[Record]) -> None:
    with reportedly.open(tmp_path_factory.mktemp("anew") / "my.case") as case:
        for record in docs:
            case.add(record)
        before = bearers(case), case.entities(limit=None)
        with case._writing() as conn:
            identity.rebind(conn, conn.execute(select(schema.names.c.number)).scalars().all())
        assert (bearers(case), case.entities(limit=None)) == before


def test_a_plain_name_goes_along_when_its_knot_is_joined_anew_in_the_same_document(case: Case) -> None:
    union: Named = ("Selm Dockers Union", "organisation")
    group: Named = ("Selm Dockers Union", "group")
    list(case.add_all([naming(1, ("Sdu", "organisation"), group), naming(2, "Lund")]))
    case.add(naming(3, union, ("SDU", "organisation"), group))
    (row,) = (row for row in case.entities() if row.kind != "person")
    assert (row.documents, row.mentions) == (2, 5)
    assert sound(case)


def test_a_person_merges_renames_and_identifies_and_all_of_it_can_be_taken_back(case: Case) -> None:
    list(case.add_all([naming(1, "Petar Lund", "Oda Karsten"), naming(2, "Piet L.", "Lund")]))
    before, rows = bearers(case), case.entities()
    act(case, "merge", "Petar Lund", "Piet L.")
    act(case, "rename", "Petar Lund", value="Petar Lund (union)")
    act(case, "kind", "Petar Lund (union)", value="organisation")
    act(case, "identify", "Petar Lund (union)", field="wikidata", value="Q1")
    act(case, "identify", "Petar Lund (union)", field="opensanctions", value="NK-1")
    assert called(case)["Petar Lund (union)"] == {"Petar Lund", "Lund", "Piet L."}
    (row,) = case.entities(kind="organisation")
    page = case.entity(row.number)
    assert [(each.scheme, each.value) for each in page.identifiers] == [("opensanctions", "NK-1"), ("wikidata", "Q1")]
    assert {name.by for name in page.names if name.name == "Piet L."} == {IDA}
    assert sound(case)
    for _ in range(5):
        assert case.undo(IDA) is not None
    assert case.undo(IDA) is None
    assert (bearers(case), case.entities()) == (before, rows)
    assert sound(case)


def test_a_forbidden_merge_is_never_made_by_the_program(case: Case) -> None:
    list(case.add_all([naming(1, "Petar Lund"), naming(2, "Peter Lund")]))
    assert len(case.entities()) == 1
    first, second = case.target("1.txt", "e1"), case.target("2.txt", "e1")
    case.decide(Decision("forbid", IDA, target=first, others=(second,)))
    assert len(case.entities()) == 2
    list(case.add_all([naming(3, "Peter Lund"), naming(4, "Petar Lund"), naming(5, "P. Lund")]))
    assert len(case.entities()) == 3
    case.undo(IDA)
    assert len(case.entities()) == 1


def test_what_is_split_off_stays_so_when_further_documents_come(case: Case) -> None:
    list(case.add_all([naming(1, "Petar Lund"), naming(2, "Petar Lund"), naming(3, "Petar Lund")]))
    number = case.entities()[0].number
    out = case.target("1.txt", "e1")
    case.decide(Decision("split", IDA, target=case.bearer(number), others=(out,)))
    list(case.add_all([naming(4, "Petar Lund")]))
    assert bearers(case) == {
        frozenset({("1.txt", "Petar Lund")}),
        frozenset({(f"{each}.txt", "Petar Lund") for each in (2, 3, 4)}),
    }
    assert sound(case)


def test_two_people_who_disagree_about_who_is_who_are_told(case: Case) -> None:
    list(case.add_all([naming(1, "Petar Lund"), naming(2, "Ada Lund")]))
    one, other = case.bearer("Petar Lund"), case.bearer("Ada Lund")
    case.decide(Decision("merge", IDA, target=one, others=(other,), on=()))
    entered = case.decide(Decision("forbid", ODA, target=one, others=(other,), on=()))
    assert [clash.about for clash in entered.clashes] == ["entity Petar Lund"]
    assert len(case.entities()) == 2
    case.decide(Decision("merge", IDA, target=one, others=(other,)))
    assert len(case.entities()) == 1
    assert not case.clashes()


def test_two_names_for_one_entity_clash_until_somebody_decides_anew(case: Case) -> None:
    case.add(naming(1, "Petar Lund"))
    lund = case.bearer("Petar Lund")
    case.decide(Decision("rename", IDA, target=lund, value="Petar L.", on=()))
    assert case.decide(Decision("rename", ODA, target=lund, value="P. Lund", on=())).clashes
    case.decide(Decision("rename", IDA, target=lund, value="Petar Lund, dockworker"))
    assert not case.clashes()
    assert case.entities()[0].name == "Petar Lund, dockworker"


def test_what_people_said_survives_a_new_reading(case: Case) -> None:
    record = naming(1, "Petar Lund", "Oda Karsten")
    list(case.add_all([record, naming(2, "Ada Lund")]))
    act(case, "merge", "Ada Lund", "Petar Lund")
    act(case, "rename", "Oda Karsten", value="Minister Karsten")
    first, second = record.entities
    longer = Mention(first.mentions[0].start, first.mentions[0].end + 6, "name")
    anew = (replace(second, id="e1"), replace(first, id="e2", name="Petar Lund spoke", mentions=(longer,)))
    case.replace(replace(record, entities=anew), run=Run("2"))
    assert called(case) == {"Ada Lund": {"Ada Lund", "Petar Lund spoke"}, "Minister Karsten": {"Oda Karsten"}}
    assert not case.orphans()
    assert sound(case)


@pytest.mark.parametrize(
    ("name", "more", "message"),
    [
        ("rename", {"value": " "}, "wanted a name"),
        ("kind", {"value": "fish"}, "wanted one of person"),
        ("identify", {"value": "Q1"}, "a scheme and an identifier"),
        ("merge", {}, "at least two"),
    ],
)
def test_what_cannot_be_said_of_an_entity_is_told(
    tmp_path: Path, name: DecisionAct, more: dict[str, Any], message: str
) -> None:
    with reportedly.open(tmp_path / "my.case") as case:
        case.add(naming(1, "Petar Lund"))
        with pytest.raises(OptionError, match=message):
            act(case, name, "Petar Lund", **more)


def test_a_name_that_several_bear_is_asked_back(case: Case) -> None:
    list(case.add_all([naming(1, ("Selm", "place")), naming(2, ("Selm", "organisation"))]))
    with pytest.raises(CaseError, match=r"the name of 2 entities"):
        case.bearer("Selm")
    with pytest.raises(CaseError, match="nobody in this case is called"):
        case.bearer("Nobody")


def test_both_databases_join_the_same(tmp_path: Path, new_database: Callable[[], str]) -> None:
    docs = [naming(1, "Petar Lund", "Lund"), naming(2, "P. Lund", ("Selm", "place")), naming(3, "Ada Lund", "Lund")]
    found = []
    for where in (str(tmp_path / "my.case"), new_database()):
        with reportedly.open(where) as case:
            list(case.add_all(docs))
            found.append((bearers(case), reasons(case)))
    assert found[0] == found[1]
