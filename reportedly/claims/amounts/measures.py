"""The units of the table by every way to write them, and the smaller units that follow larger ones."""

from reportedly.claims.amounts.phrases import listed
from reportedly.lexicon import table

TABLE = table("en", "amounts")["units"]
NAMES = listed(TABLE["names"])
MIXED: dict[str, dict[str, int]] = TABLE["mixed"]
"""How many of a smaller unit make a larger one."""
