"""Lays records side by side: origins, matched claims, disagreement; never what is true.

`compare(records)` compares some; a `Comparer` takes them one at a time.
"""

from reportedly.compare.comparer import Comparer, Comparison, Overruled, compare
from reportedly.compare.growing import grow
from reportedly.compare.meeting import Table
from reportedly.compare.owners import NOBODY, Owners, owners_in

__all__ = ["NOBODY", "Comparer", "Comparison", "Overruled", "Owners", "Table", "compare", "grow", "owners_in"]
