from made_case import copies

from reportedly.casefile import CaseFault
from reportedly.store import flags
from reportedly.store.case import Case
from reportedly.store.schema import number_in


def test_a_flag_is_kept_with_all_its_counts(case: Case) -> None:
    list(case.add_all(copies(2)))
    with case._writing() as conn:
        changed = flags.mark(conn, "reviewed", [number_in(1, 0), number_in(1, 2), number_in(2, 1)], on=True)
        again = flags.mark(conn, "reviewed", [number_in(1, 0)], on=True)
    assert (changed, again) == (3, 0)
    assert case.counts().reviewed == 3
    assert [row.reviewed for row in case.documents()] == [2, 1]
    assert [claim.reviewed for claim in case.claims("1")] == [True, False, True, False]
    assert [found for found in case.verify() if isinstance(found, CaseFault)] == []


def test_a_flag_that_is_cleared_is_counted_no_longer(case: Case) -> None:
    list(case.add_all(copies(1)))
    with case._writing() as conn:
        flags.mark(conn, "disputed", [number_in(1, 0), number_in(1, 1)], on=True)
        flags.mark(conn, "disputed", [number_in(1, 0)], on=False)
    assert case.counts().disputed == 1
    assert case.search("is:disputed").total == 1
