import pytest

from bench.counts import F1, Measure, Share, add, share, total


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (F1(2, 4, 4), 50.0),
        (F1(1, 1, 3), 50.0),
        (F1(0, 0, 0), None),
        (F1(0, 2, 0), 0.0),
        (Share(3, 4), 75.0),
        (Share(0, 0), None),
    ],
)
def test_a_figure_is_a_percentage_or_none_where_there_is_nothing_to_count(
    measure: Measure, value: float | None
) -> None:
    assert measure.value == value


def test_precision_is_over_what_was_predicted_and_recall_over_what_is_there() -> None:
    assert (F1(1, 2, 4).precision, F1(1, 2, 4).recall) == (50.0, 25.0)


def test_documents_are_added_by_their_counts_and_not_by_their_figures() -> None:
    assert total([{"found": F1(1, 1, 1)}, {"found": F1(0, 9, 9)}]) == {"found": F1(1, 10, 10)}


def test_a_measure_that_only_some_documents_have_is_kept() -> None:
    assert total([{"a": share([True])}, {"b": share([False])}]) == {"a": Share(1, 1), "b": Share(0, 1)}


def test_measures_of_two_kinds_do_not_add() -> None:
    with pytest.raises(TypeError, match="cannot add"):
        add(F1(), Share())
