import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.flow import STYLES, bare, coloured, flow, width_of

styles = st.sampled_from(["", *STYLES])
groups = st.lists(st.lists(st.tuples(st.text(alphabet="ab é東 ", max_size=60), styles), max_size=4), max_size=5)


def lines_of(*texts: str, width: int = 30) -> list[str]:
    return list(flow([[(text, "")] for text in texts], width=width, first="> ", rest="  ", paint=bare))


def test_words_flow_into_lines_under_an_indent() -> None:
    assert lines_of("the ferry left the quay at noon and came back") == [
        "> the ferry left the quay at",
        "  noon and came back",
    ]


def test_a_group_stays_together_where_a_line_can_hold_it() -> None:
    assert lines_of("left · ", "who: the old ferry") == ["> left · who: the old ferry"]
    assert lines_of("departed · ", "from: the old ferry quay") == ["> departed ·", "  from: the old ferry quay"]


def test_a_word_longer_than_a_line_is_cut_and_not_lost() -> None:
    assert lines_of("see " + "x" * 60) == ["> see", "  " + "x" * 28, "  " + "x" * 28, "  xxxx"]


def test_wide_letters_take_two_cells() -> None:
    assert [width_of(line) for line in lines_of("東" * 20)] == [30, 14]


@given(groups, st.integers(30, 90))
def test_no_line_is_too_wide_and_no_letter_is_lost(pieces: list[list[tuple[str, str]]], width: int) -> None:
    lines = list(flow(pieces, width=width, first="  ", rest="  ", paint=bare))
    assert all(width_of(line) <= width for line in lines)
    said = "".join(text for group in pieces for text, _ in group)
    assert "".join("".join(lines).split()) == "".join(said.split())


@given(groups)
def test_colours_change_nothing_but_colours(pieces: list[list[tuple[str, str]]]) -> None:
    plain = list(flow(pieces, width=40, first="", rest=" ", paint=bare))
    colour = list(flow(pieces, width=40, first="", rest=" ", paint=coloured))
    assert [re.sub("\x1b\\[[0-9;]*m", "", line).rstrip() for line in colour] == plain


@pytest.mark.parametrize("style", STYLES)
def test_each_style_ends_where_it_began(style: str) -> None:
    assert coloured("word", style).endswith("word\x1b[0m")
