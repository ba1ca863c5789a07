"""What a person may choose of an export."""

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.errors import OptionError

TableName = Literal["claims", "attributions", "figures", "documents", "entities"]


@dataclass(frozen=True, slots=True)
class Choice:
    """`table` for CSV and Parquet, `bom` for programs that know UTF-8 by its mark only, `every` for events without
    harm to people, `comparison` for JSON Lines of a comparison in the place of records.
    """

    table: TableName = "claims"
    bom: bool = False
    every: bool = False
    comparison: bool = False


def chosen(table: str, *, bom: bool = False, every: bool = False, comparison: bool = False) -> Choice:
    """Return what was chosen. Raises OptionError for a table that there is not."""
    for name in get_args(TableName):
        if name == table:
            return Choice(name, bom, every, comparison)
    raise OptionError(f"got the table {table!r}; wanted one of {', '.join(get_args(TableName))}")
