"""The timeline of stories."""

from dataclasses import replace

import pytest

from reportedly.comparison import Story, StoryClaim
from reportedly.record import Record
from reportedly.show.origins import timeline_lines
from reportedly.show.tellings import Tellings


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "head"),
    [
        ("2024-05-13", "2024-05-13", "2024-05-13", "13 May 2024"),
        ("2024-05", "2024-05-01", "2024-05-31", "May 2024"),
        ("2024", "2024-01-01", "2024-12-31", "14 May 2024 (reported; no day is named)"),
        ("2024-05-13/2024-05-14", "2024-05-13", "2024-05-14", "May 2024"),
    ],
)
def test_a_story_stands_under_a_date_no_more_precise_than_its_words(
    made: Record, edtf: str, earliest: str, latest: str, head: str
) -> None:
    record = replace(made, times=(replace(made.times[0], edtf=edtf, earliest=earliest, latest=latest),))
    dated = next(claim for claim in record.claims if claim.when)
    told = StoryClaim("id", "a.txt", dated.id, "o1", dated.start, dated.end, ("publisher",))
    story = Story("s1", "repeated", None, False, 1, (told,), (), "Who is right is not said.")
    lines = list(timeline_lines(Tellings(lambda _document, _source: record), [story]))
    assert lines[:2] == ["", head]
