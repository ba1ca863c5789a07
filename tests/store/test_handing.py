from made_case import copies, said

from reportedly.decision import Decision
from reportedly.store.case import Case


def test_all_claims_that_answer_are_found_by_their_documents(case: Case) -> None:
    for record in (*copies(3), said("Mayor Holt", "denied", "Petar left")):
        case.add(record)
    found = case.claims_found("speaker:holt")
    assert list(found.values()) == [frozenset({"c1"})]
    assert len(case.claims_found("hurt")) == 3
    assert case.claims_found("zebra") == {}


def test_entities_of_documents_are_those_of_the_case(case: Case) -> None:
    one, other = said("Ada Holt", "said", "Petar left"), said("Ada Holt", "denied", "Bram came")
    for record in (one, other):
        case.add(record)
    ids = one.document.id, other.document.id
    found = case.bearers(ids)
    assert found[ids[0]]["e1"] == found[ids[1]]["e1"]
    assert found[ids[0]]["e1"].name == "Ada Holt"
    assert found[ids[0]]["e2"] != found[ids[1]]["e2"]
    assert case.bearers(["none"]) == {}


def test_identifiers_that_people_gave_are_told_by_entity(case: Case) -> None:
    record = said("Ada Holt", "said", "Petar left")
    case.add(record)
    case.decide(Decision("identify", "ida", case.bearer("Ada Holt"), field="wikidata", value="Q7"))
    ((number, told),) = case.identifiers().items()
    assert (number, told[0].value) == (case.bearers([record.document.id])[record.document.id]["e1"].number, "Q7")
