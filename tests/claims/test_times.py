"""Times: what is found, where it is cut, and what it is worth, for texts published on Monday, 26 September 2016."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proposition_trees import analysis

from reportedly.analysis import Analysis, NameKind
from reportedly.claims.times import find_times
from reportedly.edtf import parse, render
from reportedly.lexicon import table
from reportedly.record import Document, Published, When

PUBLISHED = "2016-09-26"
Cases = list[tuple[str, str, str | None]]


def read(text: str, published: str | None = PUBLISHED) -> tuple[When, ...]:
    date = Published(published, "option") if published else None
    return find_times(Analysis(Document(id="d", source="d", text=text, published=date), ()))


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[when.start : when.end], when.edtf) for when in read(text, published)]


DATES: Cases = [
    ("The bridge opened on 12 June 2014.", "12 June 2014", "2014-06-12"),
    ("The bridge opened on June 12, 2014.", "June 12, 2014", "2014-06-12"),
    ("It opened on the 12th of June 2014.", "the 12th of June 2014", "2014-06-12"),
    ("It opened on Thursday, June 12, 2014.", "Thursday, June 12, 2014", "2014-06-12"),
    ("Sept. 11, 2001 was remembered.", "Sept. 11, 2001", "2001-09-11"),
    ("It opened on 2014-06-12.", "2014-06-12", "2014-06-12"),
    ("The letter of 26.09.2014 said so.", "26.09.2014", "2014-09-26"),
    ("The letter of 03/04/2014 said so.", "03/04/2014", None),
    ("On 31 February it closed.", "31 February", None),
    ("On June 31, 2014 nothing happened.", "June 31, 2014", None),
    ("It opened on Thursday, 12 June.", "Thursday, 12 June", "2016-06-12"),
    ("The fair opened in December 2015.", "December 2015", "2015-12"),
    ("It moved on October 1 of last year.", "October 1 of last year", "2015-10-01"),
    ("It moved in April last year.", "April last year", "2015-04"),
    ("They last met in 1848.", "1848", "1848"),
    ("The town fell in 575 BC.", "575 BC", "-0574"),
]

RANGES: Cases = [
    ("The quarrel of 1980-1988 ended.", "1980-1988", "1980/1988"),
    ("He served between 2014-2017.", "between 2014-2017", "2014/2017"),
    ("He served between 2014 and 2017.", "between 2014 and 2017", "2014/2017"),
    ("She led the choir from June 2014 to January 2016.", "from June 2014 to January 2016", "2014-06/2016-01"),
    ("It will run from March to mid-May.", "from March to mid-May", "2017-03/2017-05-20~"),
    ("The fair ran 12–13 June.", "12–13 June", "2016-06-12/2016-06-13"),
    ("The fair ran from June 12 to 14, 2015.", "from June 12 to 14, 2015", "2015-06-12/2015-06-14"),
    ("It ran from 30 June to 2 July 2015.", "from 30 June to 2 July 2015", "2015-06-30/2015-07-02"),
    ("It ran from December 20 to January 5.", "from December 20 to January 5", "2015-12-20/2016-01-05"),
    ("It was shut Monday through Thursday.", "Monday through Thursday", "2016-09-19/2016-09-22"),
    ("In the 2014–15 season they won.", "2014–15", "2014/2015"),
    ("The 1960s and '70s were loud.", "The 1960s and '70s", "196X/197X"),
    ("The vote is on Monday or Tuesday.", "Monday or Tuesday", "[2016-09-26,2016-09-27]"),
    ("It opened in July/August 2015.", "July/August 2015", "2015-07/2015-08"),
]

OPEN_ENDS: Cases = [
    ("It has been closed since 2012.", "since 2012", "2012/.."),
    ("It will stay closed until March.", "until March", "../2017-03"),
    ("Work will end by 2030.", "by 2030", "../2030"),
    ("Before 2010 she taught.", "Before 2010", "../2010"),
    ("After 2014 she taught.", "After 2014", "2014/.."),
    ("She taught from 1990 onwards.", "from 1990 onwards", "1990/.."),
    ("In the years leading up to the 2006 vote she taught.", "In the years leading up to the 2006", "../2006"),
    ("So far none has left.", "So far", "../2016-09-26"),
    ("By the end of the year it will open.", "By the end of the year", "../2016-12-31"),
]

PARTS: Cases = [
    ("In late 2023 it will close.", "late 2023", "2023-09/2023-12~"),
    ("It closed in the early 1990s.", "the early 1990s", "1990/1993~"),
    ("The mid-1990s were dry.", "The mid-1990s", "1994/1996~"),
    ("It closed in mid-June.", "mid-June", "2016-06-11/2016-06-20~"),
    ("In the third quarter of 2015 sales fell.", "the third quarter of 2015", "2015-07/2015-09"),
    ("It grew in the first half of 2015.", "the first half of 2015", "2015-01/2015-06"),
    ("It closed at the turn of the 20th century.", "the turn of the 20th century", "1900~"),
    ("It closed in the nineties.", "the nineties", "199X"),
    ("It closed in the 19th century.", "the 19th century", "18XX"),
    ("It closed in the summer of 2015.", "the summer of 2015", "2015-06/2015-08~"),
    ("Last winter it closed.", "Last winter", "2015-12/2016-02~"),
    ("Earlier this year it grew.", "Earlier this year", "2016-01-01/2016-09-26"),
    ("It will grow later this year.", "later this year", "2016-09/2016-12~"),
    ("It stood there around 1850.", "around 1850", "1850~"),
    ("In fiscal year 2015 it grew.", "fiscal year 2015", "2015~"),
]

RELATIVE: Cases = [
    ("The mayor resigned on Friday.", "Friday", "2016-09-23"),
    ("The hall will open on Friday.", "Friday", "2016-09-30"),
    ("The hall opens next Friday.", "next Friday", "2016-09-30"),
    ("It opened in March.", "March", "2016-03"),
    ("It will open in March.", "March", "2017-03"),
    ("Yesterday it rained.", "Yesterday", "2016-09-25"),
    ("Last night it rained.", "Last night", "2016-09-25"),
    ("This morning it rained.", "This morning", "2016-09-26"),
    ("It rained the day before yesterday.", "the day before yesterday", "2016-09-24"),
    ("Last week it rained.", "Last week", "2016-09-19/2016-09-25"),
    ("Next month it will rain.", "Next month", "2016-10"),
    ("Last year it rained.", "Last year", "2015"),
    ("Two years ago it rained.", "Two years ago", "2014"),
    ("A decade ago it rained.", "A decade ago", "2006~"),
    ("Three days ago it rained.", "Three days ago", "2016-09-23"),
    ("The past three years were dry.", "The past three years", "2013/2016"),
    ("Over the next five days it will rain.", "the next five days", "2016-09-26/2016-10-01"),
    ("In two weeks' time it will rain.", "In two weeks' time", "2016-10-10"),
    ("It is now closed.", "now", "2016-09-26"),
    ("She recently left.", "recently", "2016-09~"),
    ("Centuries ago it rained.", "Centuries ago", None),
    ("In recent years it rained.", "recent years", None),
    ("In the last few months it rained.", "the last few months", "2016-06~/2016-09-26"),
    ("It will rain soon.", "soon", None),
]

CLOCKS: Cases = [
    ("She spoke at 10:30am on Friday.", "10:30am on Friday", "2016-09-23T10:30"),
    ("It shook at 14:36 UTC on Friday.", "14:36 UTC on Friday", "2016-09-23T14:36Z"),
    ("She spoke on Friday at about 7 p.m. local time.", "Friday at about 7 p.m. local time", "2016-09-23T19:00~"),
    ("It shook at midnight on Friday.", "midnight on Friday", "2016-09-23T00:00"),
    ("Early Friday morning it shook.", "Early Friday morning", "2016-09-23"),
    ("On the night of July 4 it shook.", "the night of July 4", "2016-07-04"),
]

LENGTHS: Cases = [
    ("The strike took two and a half years.", "two and a half years", "P2Y6M"),
    ("A year and a half passed.", "A year and a half", "P1Y6M"),
    ("The 40-minute film began.", "The 40-minute", "PT40M"),
    ("Half an hour passed.", "Half an hour", "PT30M"),
    ("It took one hour and 20 minutes.", "one hour and 20 minutes", "PT1H20M"),
    ("Nearly two decades passed.", "Nearly two decades", "P20Y~"),
    ("It lasted two to three weeks.", "two to three weeks", "P2W/P3W"),
    ("It lasted for more than 30 years.", "more than 30 years", "P30Y"),
    ("It lasted several days.", "several days", None),
    ("They meet every day.", "every day", "R/P1D"),
    ("They meet twice daily.", "twice daily", "R/PT12H"),
    ("They meet three times a year.", "three times a year", "R/P4M"),
    ("They meet every Friday.", "every Friday", "R/P1W"),
    ("They meet on Mondays.", "Mondays", "R/P1W"),
    ("The annual fair began.", "annual", "R/P1Y"),
]

HOLIDAYS: Cases = [
    ("On Christmas Day 2015 it snowed.", "Christmas Day 2015", "2015-12-25"),
    ("It snowed at Easter 2016.", "Easter 2016", "2016-03-27"),
    ("It snowed on Good Friday 2015.", "Good Friday 2015", "2015-04-03"),
    ("They met on Thanksgiving 2015.", "Thanksgiving 2015", "2015-11-26"),
    ("They met on Memorial Day 2015.", "Memorial Day 2015", "2015-05-25"),
    ("They fasted in Ramadan 2016.", "Ramadan 2016", "2016-06-07~/2016-07-06~"),
    ("They met on New Year's Eve.", "New Year's Eve", "2015-12-31"),
    ("They danced at Nowruz 2015.", "Nowruz 2015", "2015-03-20"),
]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [*DATES, *RANGES, *OPEN_ENDS, *PARTS, *RELATIVE, *CLOCKS, *LENGTHS, *HOLIDAYS],
)
def test_a_time_is_cut_and_valued(text: str, words: str, edtf: str | None) -> None:
    assert found(text)[:1] == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "A 26-year-old man left.",
        "The man, aged 40, left.",
        "She is 38 years old.",
        "They may march on.",
        "About 2000 people left.",
        "They paid $2015 for it.",
        "He has a second car and a third of the land.",
        "Three quarters of the seats were taken.",
        "They won 3:2 at home.",
        "The car does 90 miles per hour.",
        "No later than that, or sooner.",
        "",
        "\n\n",
    ],
)
def test_what_is_no_time_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On March 3 the hall closed. It opened again the same day.", ["2016-03-03", "2016-03-03"]),
        ("On March 3 the hall closed. Two days earlier it had been full.", ["2016-03-03", "2016-03-01"]),
        ("The hall closed in 1975. A decade later it burned.", ["1975", "1985~"]),
        ("The hall closed on 3 May 2015. One week later it opened.", ["2015-05-03", "2015-05-10"]),
        ("The hall closed in May 2015. The same month it burned.", ["2015-05", "2015-05"]),
        ("The choir sang in 2011. That year it toured.", ["2011", "2011"]),
        ("The choir sang in 2011 and 2013. The following year it toured.", ["2011", "2013", "2014"]),
        (
            "On Friday it shook at 6:12. A minute later it stopped.",
            ["2016-09-23", "2016-09-23T06:12", "2016-09-23T06:13"],
        ),
        (
            "At 23:36 local time (14:36 UTC) on Friday it shook.",
            ["2016-09-23T23:36", "2016-09-23T14:36Z", "2016-09-23"],
        ),
        ("They opened in June 2014 and January 2015, respectively.", ["2014-06", "2015-01"]),
        ("Almost two years ago, in November 2014, it opened.", ["2014-11~", "2014-11"]),
        ("It grew since the hall's founding in 1975.", ["1975/..", "1975"]),
        ('On Friday she said: "Today we are glad."', ["2016-09-23", "2016-09-23"]),
        ("On Friday she said that today all are glad.", ["2016-09-23", "2016-09-26"]),
        ("On Friday the hall closed. The week before it was full.", ["2016-09-23", "2016-09-16/2016-09-23~"]),
        ("It sold 40 in March, down from the same month last year.", ["2016-03", "2015-03"]),
        ("It rained before the flood.", [None]),
        ("He became mayor in 1999. Since then he has led.", ["1999", "1999/.."]),
    ],
)
def test_a_time_counts_from_what_the_text_spoke_of(text: str, values: list[str]) -> None:
    assert [edtf for _, edtf in found(text)] == values


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 13 November they met.", "XXXX-11-13"),
        ("They met in February.", "XXXX-02"),
        ("They met today.", None),
        ("They met on Friday.", None),
        ("They met last year.", None),
        ("They met for two years.", "P2Y"),
        ("They met in 2012.", "2012"),
        ("They met over the last two years.", "P2Y"),
        ("They met on 4 April and again on 6 May 2015.", "2015-04-04"),
    ],
)
def test_without_a_day_of_publication_only_what_is_said_is_valued(text: str, edtf: str | None) -> None:
    assert found(text, None)[0][1] == edtf


def test_a_year_is_never_its_first_of_january() -> None:
    when = read("It closed in 2015.")[0]
    assert (when.edtf, when.earliest, when.latest, when.rule) == ("2015", "2015-01-01", "2015-12-31", "year")


def test_times_are_numbered_in_text_order() -> None:
    whens = read("On Friday, in March, and in 2012 it rained.")
    assert [when.id for when in whens] == ["t1", "t2", "t3"]
    assert [when.start for when in whens] == sorted(when.start for when in whens)


def test_offsets_count_code_points() -> None:
    text = "😀 Ночью, on Friday, it rained."
    assert found(text) == [("Friday", "2016-09-23")]


WORDS = sorted({word for words in table("en", "times")["classes"].values() for word in words})
PIECES = st.one_of(
    st.sampled_from([*WORDS, *(word.capitalize() for word in WORDS), *table("en", "times")["holidays"]]),
    st.integers(0, 10**6).map(str),
    st.sampled_from(
        ["12:30", "99:99", "1990s", "2014", "31st", "2016-13-45", "31/12/99", "FY15", "4.53", "1,000", "'70s"]
    ),
    st.text(max_size=4),
)


@given(
    st.lists(PIECES, max_size=30),
    st.sampled_from([" ", "", "\n", "-"]),
    st.sampled_from([PUBLISHED, None, "2016", "0001-01-01", "9999-12-31", "x"]),
)
def test_no_text_crashes_it_and_every_value_can_be_read_back(
    pieces: list[str], glue: str, published: str | None
) -> None:
    text = glue.join(pieces)
    whens = read(text, published)
    for when in whens:
        assert 0 <= when.start < when.end <= len(text)
        assert when.edtf is None or render(parse(when.edtf)) == when.edtf
    assert whens == read(text, published)


HERALD = """
The      the      DET   DT  3 det
Evening  evening  PROPN NNP 3 compound
Herald   herald   PROPN NNP 4 nsubj
wrote    write    VERB  VBD 0 root
on       on       ADP   IN  6 case
Monday   monday   PROPN NNP 4 obl
.        .        PUNCT .   4 punct
"""


@pytest.mark.parametrize("names", [{}, {"Evening Herald": "organisation"}])
def test_a_time_that_is_part_of_a_name_is_none(names: dict[str, NameKind]) -> None:
    herald = analysis(HERALD, names=names)
    text = herald.document.text
    assert [text[when.start : when.end] for when in find_times(herald)] == ["Monday"]


def test_a_name_that_is_a_time_altogether_stays_one() -> None:
    herald = analysis(HERALD, names={"Monday": "organisation"})
    assert [when.id for when in find_times(herald)] == ["t1"]
