import pytest

from reportedly.casefile import Days, Query, Term
from reportedly.errors import OptionError
from reportedly.store.query import parse


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("bridge", Query((Term(("bridge",)),))),
        ("The Bridge", Query((Term(("the",)), Term(("bridge",))))),
        ('"the bridge"', Query((Term(("the", "bridge")),))),
        ("U.N.", Query((Term(("u", "n")),))),
        ("brid*", Query((Term(("brid",), prefix=True),))),
        ('"old bri"*', Query((Term(("old", "bri"), prefix=True),))),
        ("-bridge", Query((Term(("bridge",), excluded=True),))),
        ("speaker:mayor", Query((Term(("mayor",), "speaker"),))),
        ('Speaker:"The Mayor"', Query((Term(("the", "mayor"), "speaker"),))),
        ("-publisher:bell", Query((Term(("bell",), "publisher", excluded=True),))),
        ("act:Deny", Query((Term(("deny",), "act"),))),
        ("is:disputed", Query(flags=("disputed",))),
        ("is:denied", Query((Term(("denied",), "is"),))),
        ("after:2016-09", Query(when=Days(20160901, None))),
        ("before:2017", Query(when=Days(None, 20171231))),
        ("after:2015 before:2017", Query(when=Days(20150101, 20171231))),
        ("when:199X", Query(when=Days(19900101, 19991231))),
        ("when:-0044-03-15", Query(when=Days(-439685, -439685))),
        ("published:2014/2016", Query(published=Days(20140101, 20161231))),
        ("entity:12", Query(entity=12)),
        ("— bridge", Query((Term(("bridge",)),))),
    ],
)
def test_a_query_is_read(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing to look for"),
        ("—", "nothing to look for"),
        ("speeker:mayor", "did you mean speaker"),
        ("act:denied", "did you mean deny"),
        ("status:plan", "did you mean planned"),
        ("is:contested", "wanted one of disputed"),
        ("after:tomorrow", "wanted a date as EDTF"),
        ("after:2016-13-45", "wanted a date as EDTF"),
        ("entity:mayor", "wanted the number of an entity"),
        ("speaker:—", "there is no word"),
        ("-after:2016", "can be excluded"),
        ("-is:reviewed", "without the sign"),
        ('"open', "closed quotes"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    with pytest.raises(OptionError, match=told):
        parse(text)
