"""Counts, measures, money and shares, with the bounds that the words set."""

from reportedly.claims.amounts.dollars import with_dollars
from reportedly.claims.amounts.find import find_amounts

__all__ = ["find_amounts", "with_dollars"]
