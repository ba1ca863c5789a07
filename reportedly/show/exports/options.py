"""What a person may choose of an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """`table` for formats of several tables, "" for their first; `bom` for programs that know UTF-8 by its mark only.

    `every` is for events without harm to people, `comparison` for JSON Lines of a comparison in the place of records,
    `check` for FollowTheMoney that its own library has looked at.
    """

    table: str = ""
    bom: bool = False
    every: bool = False
    comparison: bool = False
    check: bool = False
