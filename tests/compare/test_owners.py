"""Owners are read from a table, a bad table is told, and what outlets of one owner tell counts once."""

import pytest
from mill_fire import AT_LEAST_FOUR, KILLED
from test_comparer import story_of, told

from reportedly.compare import Owners, compare, owners_in
from reportedly.errors import OptionError

CSV = b"owner,outlet\nLind Media,Torvik Bell\nLind Media,Norva Post\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (CSV, "owners.csv"),
        (b"\xef\xbb\xbfOutlet, Owner ,since\nTorvik Bell,Lind  Media,1999\n\nNorva Post,Lind Media,\n", "o.csv"),
        (b"'Lind Media' = ['Torvik Bell', 'Norva Post']\n", "owners.toml"),
    ],
    ids=["csv", "csv of a spreadsheet", "toml"],
)
def test_a_table_says_who_owns_which_outlet(data: bytes, name: str) -> None:
    assert owners_in(data, name) == Owners({"Torvik Bell": "Lind Media", "Norva Post": "Lind Media"})


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "o.csv", r"o.csv: got the columns \(none\); wanted the columns owner and outlet"),
        (b"a,b\n1,2\n", "o.csv", "got the columns a, b"),
        (b"owner,outlet\nLind Media,\n", "o.csv", "o.csv:2: got owner 'Lind Media' and outlet ''"),
        (CSV + b"Other House,The Torvik Bell\n", "o.csv", "o.csv:4: got 'Other House' as the owner of"),
        (b"\xff\xfe", "o.csv", "no UTF-8"),
        (b"owner =", "o.toml", "no TOML"),
        (b"Lind = 'Bell'\n", "o.toml", "wanted a list of outlets"),
    ],
)
def test_a_bad_table_is_told(data: bytes, name: str, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        owners_in(data, name)


def test_what_outlets_of_one_owner_tell_counts_once_and_can_be_overruled() -> None:
    one, two = told("a", KILLED, publisher="Torvik Bell"), told("b", AT_LEAST_FOUR, publisher="Norva Post")
    owners = owners_in(CSV, "owners.csv")
    assert story_of(compare([one, two]), one).origins == 2
    found = compare([one, two], owners=owners)
    assert [(link.kind, link.strength, link.overruled) for link in found.links] == [("ownership", 0.2, False)]
    assert "both of Lind Media" in found.links[0].reason
    assert len(found.origins) == 2
    assert (story_of(found, one).verdict, story_of(found, one).origins) == ("repeated", 1)
    ruled = compare([one, two], owners=owners, overruled={(one.document.id, two.document.id, "ownership")})
    assert [link.overruled for link in ruled.links] == [True]
    assert story_of(ruled, one).origins == 2
