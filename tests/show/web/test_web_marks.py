"""Laws of the cutting of a text into runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.web.marks import LAYERS, Highlight, runs

WORDS = "Three 🇺🇦👩‍🚒 said é was «قال» in A\u0301nsel on 3 May"


@st.composite
def highlighted(draw: st.DrawFn) -> tuple[str, list[Highlight]]:
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [
        Highlight(min(pair), max(pair), LAYERS[n % len(LAYERS)], f"c{n}") for n, pair in enumerate(spans, start=1)
    ]


@given(highlighted())
def test_the_runs_of_a_text_are_the_text_and_cut_every_highlight_exactly(given_: tuple[str, list[Highlight]]) -> None:
    text, items = given_
    cut = list(runs(text, 0, len(text), items))
    assert "".join(run.text for run in cut) == text
    for item in items:
        if item.start < item.end:
            assert "".join(run.text for run in cut if item in run.under) == text[item.start : item.end]
            assert sum(item in run.opens for run in cut) == sum(item in run.closes for run in cut) == 1


@pytest.mark.parametrize("word", ["🇺🇦", "👩‍🚒", "«قال»", "A\u0301nsel", "3 May"])
def test_a_highlight_behind_emoji_arabic_and_combining_marks_stands_on_its_words(word: str) -> None:
    at = WORDS.index(word)
    item = Highlight(at, at + len(word), "claim", "c1")
    assert [run.text for run in runs(WORDS, 0, len(WORDS), [item]) if run.under] == [word]


def test_a_run_names_what_stands_on_it_narrowest_first_and_the_ends_of_chips() -> None:
    wide, narrow = Highlight(0, 10, "claim", "c1"), Highlight(4, 6, "date", "t1")
    middle = list(runs("0123456789", 0, 10, [wide, narrow]))[1]
    assert middle.refs == "t1 c1"
    assert middle.classes == "claim date date-first date-last"
