"""Lays records side by side: origins, matched claims, disagreement; never what is true.

`compare(records)` compares some; a `Comparer` takes them one at a time.
"""

from reportedly.compare.comparer import Comparer, Comparison, Overruled, compare

__all__ = ["Comparer", "Comparison", "Overruled", "compare"]
