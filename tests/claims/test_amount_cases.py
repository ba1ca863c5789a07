"""Amounts by family: what is found, where it is cut, and what it is worth, on the trees of the model.

A value reads `[~]low[..high] unit[ of what][; outcome][; change]`: "13.. people; killed", "~..60 percent; up by".
"""

import pytest
from case_tables import Case, load, parsed_cases

from reportedly.analysis import Analysis
from reportedly.claims.amounts import find_amounts, with_dollars
from reportedly.claims.times import find_times
from reportedly.record import Amount

CASES = load("amount_cases")
LEAST = 60
"""Cases of each family."""


@pytest.fixture(scope="session")
def parsed() -> dict[str, Analysis]:
    return parsed_cases(CASES)


def written(amount: Amount, text: str, *, share: bool) -> str:
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in (amount.low, amount.high))
    figure = low if low and low == high else f"{low or '?' * (not high)}..{high or '?' * (not low)}"
    of = f" of {text[amount.of.start : amount.of.end]}" if share and amount.of else ""
    value = f"{'~' * amount.approximate}{figure} {amount.unit or ''}".rstrip() + of
    return "; ".join(filter(None, (value, amount.outcome, amount.change)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.text}")
def test_an_amount_is_what_a_reader_takes_it_for(case: Case, parsed: dict[str, Analysis]) -> None:
    analysis = parsed[case.text]
    shares = any(" of " in value for value in case.values)
    found = with_dollars(find_amounts(analysis, find_times(analysis)), analysis, ())
    assert [
        (case.text[amount.start : amount.end], written(amount, case.text, share=shares)) for amount in found
    ] == case.expected
    assert all((amount.best is None) == (amount.low is None or amount.low != amount.high) for amount in found)


@pytest.mark.parametrize("family", sorted({case.family for case in CASES}))
def test_each_family_of_amounts_has_cases_enough(family: str) -> None:
    assert sum(case.family == family for case in CASES) >= LEAST
