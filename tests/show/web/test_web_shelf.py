"""What pages ask a case for: the same few questions, however many documents they show."""

from collections.abc import Collection

from case_of_ferry import SECOND, make_case
from made_record import make_record
from memory_case import MemoryCase

from reportedly.casefile import DocumentRow
from reportedly.record import Record
from reportedly.show.web.shelf import FRESH, Shelf

FIRST = make_record().document.id


class Asked(MemoryCase):
    """A case that counts what it is asked."""

    questions: tuple[str, ...] = ()

    def rows_of(self, names: Collection[str]) -> dict[str, DocumentRow]:
        self.questions += ("rows",)
        return super().rows_of(names)

    def records_of(self, names: Collection[str]) -> dict[str, Record]:
        self.questions += ("records",)
        return super().records_of(names)


def test_many_records_cost_two_questions_then_none_and_later_one() -> None:
    now = 0.0
    case = Asked(list(make_case().kept.values()))
    shelf = Shelf(case, lambda: now)
    assert set(shelf.records([FIRST, SECOND, "gone"])) == {FIRST, SECOND}
    assert " ".join(case.questions) == "rows records"
    shelf.records([FIRST, SECOND])
    assert shelf.record(FIRST).document.id == FIRST
    assert " ".join(case.questions) == "rows records"
    now = FRESH + 1
    shelf.records([FIRST, SECOND])
    assert " ".join(case.questions) == "rows records rows"
