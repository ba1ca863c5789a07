import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_case import copies, published_by, said
from made_record import make_record

import reportedly
from reportedly.casefile import CaseFault, Checked, Counts, Run
from reportedly.errors import CaseError, RecordError
from reportedly.record import Document, Record
from reportedly.store.case import Case
from reportedly.text import content_id

OLD, NEW = Run("1.0", "model-a"), Run("1.1", "model-b")


def faults(case: Case) -> list[CaseFault]:
    return [found for found in case.verify() if isinstance(found, CaseFault)]


def test_a_record_comes_back_as_it_went_in(case: Case, made: Record) -> None:
    added = case.add(made)
    assert (added.is_new, added.claims) == (True, len(made.claims))
    assert case.record(made.document.id) == made
    assert list(case.records()) == [made]


def test_the_same_document_again_changes_nothing(case: Case, made: Record) -> None:
    case.add(made)
    before = case.counts()
    again = case.add(made)
    assert (again.is_new, again.differs) == (False, False)
    assert case.counts() == before


def test_another_reading_of_a_known_document_is_told_and_left(case: Case, made: Record) -> None:
    case.add(made)
    assert case.add(replace(made, claims=made.claims[:1])).differs
    assert case.record(made.document.id) == made


def test_a_document_seen_at_two_places_is_found_by_either(case: Case, made: Record) -> None:
    case.add(made)
    case.add(replace(made, document=replace(made.document, source="copy.txt")))
    assert case.document("copy.txt") == case.document("ferry.txt")


def test_the_bytes_of_a_source_are_known_once_they_were_read_with_the_same_options(case: Case, made: Record) -> None:
    digest = hashlib.sha256(b"bytes").hexdigest()
    record = replace(made, document=replace(made.document, sha256=digest))
    added = case.add(record, run=OLD)
    known = case.known("ferry.txt", digest, run=OLD)
    assert known == replace(added, is_new=False)
    assert known is not None
    assert case.known("ferry.txt", digest, run=NEW) == replace(known, differs=True)
    assert case.known("ferry.txt", digest, run=replace(OLD, options="publisher Post")) is None
    assert case.known("copy.txt", digest, run=OLD) is None
    assert case.known("ferry.txt", "cd" * 32, run=OLD) is None
    assert case.known("ferry.txt", digest, run=OLD, raw=True) is None
    case.add(record, raw=b"bytes", run=OLD)
    assert case.known("ferry.txt", digest, run=OLD, raw=True) == known


def test_one_document_twice_in_a_batch_is_one(case: Case, made: Record) -> None:
    assert [added.is_new for added in case.add_all([made, made])] == [True, False]
    assert case.counts().documents == 1


def test_counts_are_those_of_what_is_there(case: Case) -> None:
    list(case.add_all(copies(3)))
    assert case.counts() == Counts(documents=3, claims=12, attributions=15, entities=6)


@pytest.mark.parametrize("name", ["ferry.txt", "1", "id", "start"])
def test_a_document_goes_by_its_source_its_number_its_id_and_the_start_of_it(
    case: Case, made: Record, name: str
) -> None:
    case.add(made)
    wanted = {"id": made.document.id, "start": made.document.id[:8]}.get(name, name)
    assert case.document(wanted).title == "Ferry fire off Port Ansel"


def test_an_unknown_document_is_an_error_that_says_where_to_look(case: Case) -> None:
    with pytest.raises(CaseError, match=r"no document of this case.*reportedly list"):
        case.document("nowhere.txt")


@pytest.mark.parametrize("order", ["added", "newest", "oldest", "claims", "disputed", "unreviewed", "title"])
def test_a_list_comes_in_pages_of_any_order(case: Case, order: str) -> None:
    list(case.add_all(copies(5)))
    pages = [row.id for offset in (0, 2, 4) for row in case.documents(order=order, limit=2, offset=offset)]
    assert sorted(pages) == sorted(record.document.id for record in copies(5))


def test_publishers_are_listed_with_their_documents(case: Case) -> None:
    list(case.add_all([*copies(2), said("Ida Rook", "said", "Bram left", publisher="Outlet 1")]))
    assert case.publishers() == [("Outlet 1", 2), ("Outlet 2", 1)]
    assert len(case.documents(publisher="Outlet 1")) == 2


def test_claims_are_listed_with_their_words_and_voices(case: Case) -> None:
    record = said("Ida Rook", "denied", "Bram left")
    case.add(record)
    [claim] = case.claims(record.document.id)
    assert (claim.words, claim.voices, claim.act) == ("Bram left", ("Bell", "Ida Rook"), "deny")


def test_raw_bytes_are_kept_if_they_are_those_that_were_read(case: Case, made: Record) -> None:

    raw = b"Ferry fire"
    record = replace(made, document=replace(made.document, sha256=hashlib.sha256(raw).hexdigest()))
    case.add(record, raw=raw)
    assert case.raw(record.document.id) == raw
    with pytest.raises(CaseError, match="not the bytes"):
        case.add(published_by(record, "Another"), raw=b"else")


def test_a_new_reading_takes_the_place_of_the_old_which_is_kept(case: Case, made: Record) -> None:
    case.add(made, run=OLD)
    fewer = replace(made, claims=made.claims[1:])
    [change] = case.replace(fewer, run=NEW)
    assert (change.what, change.kind, change.words) == ("gone", "claim", "Ferry fire off Port Ansel")
    assert case.record(made.document.id) == fewer
    assert case.record(made.document.id, run=1) == made
    assert case.diff(made.document.id) == (change,)
    assert case.counts().claims == 3
    assert faults(case) == []


def test_a_name_stays_whose_it_was_when_its_document_is_read_again(case: Case, made: Record) -> None:
    case.add(made, run=OLD)
    before = {row.name: row.number for row in case.entities()}
    case.replace(replace(made, entities=tuple(reversed(made.entities))), run=NEW)
    assert {row.name: row.number for row in case.entities()} == before
    assert faults(case) == []


def test_what_an_old_run_found_is_found_no_longer(case: Case) -> None:
    record = said("Ida Rook", "said", "Bram left")
    case.add(record, run=OLD)
    case.replace(replace(record, claims=()), run=NEW)
    assert case.search("speaker:rook").total == 0
    assert case.search("rook").total == 1


def test_the_records_of_an_old_run_can_be_dropped_and_those_of_the_current_cannot(case: Case, made: Record) -> None:
    case.add(made, run=OLD)
    case.replace(made, run=NEW)
    seen = [(kept.run.program, kept.records, kept.is_current) for kept in case.runs()]
    assert seen == [("1.0", 1, False), ("1.1", 1, True)]
    assert (case.drop_run(1), case.drop_run(2)) == (1, 0)
    with pytest.raises(CaseError, match="one record of it"):
        case.diff(made.document.id)


def test_a_document_that_is_not_there_cannot_be_read_again(case: Case, made: Record) -> None:
    with pytest.raises(CaseError, match="no such document"):
        case.replace(made, run=NEW)


def test_half_a_character_is_refused_and_nothing_of_its_batch_is_kept(case: Case, made: Record) -> None:
    text = "\ud800 left."
    broken = Record(Document(content_id(text, None), "half.txt", text))
    with pytest.raises(RecordError, match="half a character"):
        list(case.add_all([made, broken]))
    assert case.counts() == Counts()


def test_a_sound_case_is_proved(case: Case) -> None:
    list(case.add_all([*copies(2), said("Ida Rook", "said", "Bram left", when="2016-09", at="Selm")]))
    *found, checked = case.verify()
    assert found == []
    assert isinstance(checked, Checked)
    assert (checked.documents, checked.decisions) == (3, 0)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    publisher=st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10),
)
def test_any_text_comes_back_from_both_databases(case: Case, text: str, publisher: str | None) -> None:
    record = Record(Document(content_id(text, publisher), "any.txt", text, publisher=publisher, title=text))
    case.add(record)
    assert case.record(record.document.id).document == record.document


def test_both_databases_list_the_same(tmp_path: object, new_database: Callable[[], str]) -> None:
    records = [*copies(2), said("Ida Rook", "said", "Bram left", at="Selm")]
    seen = []
    for where in (f"{tmp_path}/my.case", new_database()):
        with reportedly.open(where) as case:
            list(case.add_all(records))
            seen.append(
                (
                    [replace(row, added="") for row in case.documents()],
                    case.entities(),
                    [case.entity(row.number) for row in case.entities()],
                    case.claims(make_record().document.id[:0] or records[0].document.id),
                )
            )
    assert seen[0] == seen[1]


def test_after_many_documents_the_database_knows_what_it_holds(
    new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.adding.MANY", 3)
    with reportedly.open(new_database()) as case:
        list(case.add_all(copies(3)))
        with case._reading() as conn:
            found = conn.exec_driver_sql("SELECT reltuples FROM pg_class WHERE oid = 'passages'::regclass").scalar_one()
    assert found > 0
