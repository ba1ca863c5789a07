"""The canonical text and what is computed from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text import ID_LENGTH, canonical, content_id, utf16_offset


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffA line\r\nand another\rand a third\n", "A line\nand another\nand a third\n"),
        ("A \ufeff inside stays", "A \ufeff inside stays"),
        ("\u2028 and tabs\t stay", "\u2028 and tabs\t stay"),
        ("", ""),
    ],
)
def test_only_the_byte_order_mark_and_the_line_ends_change(raw: str, text: str) -> None:
    assert canonical(raw) == text


@given(st.text())
def test_what_is_canonical_stays_as_it_is_but_for_a_second_mark(text: str) -> None:
    once = canonical(text).lstrip("\ufeff")
    assert canonical(once) == once


def test_an_id_depends_on_text_and_publisher_and_on_nothing_else() -> None:
    same = content_id("The bridge is closed.", "Northport Courier")
    assert same == content_id("The bridge is closed.", "Northport Courier")
    assert len(same) == ID_LENGTH
    assert same != content_id("The bridge is closed.", None)
    assert same != content_id("The bridge is open.", "Northport Courier")
    assert content_id("b", "a") != content_id("", "ab")


@given(st.text(st.characters()))
def test_every_text_has_an_id_even_with_broken_surrogates(text: str) -> None:
    assert len(content_id(text + "\ud800", None)) == ID_LENGTH


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_a_utf16_offset_counts_the_code_units_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert 2 * utf16_offset(text, offset) == len(text[:offset].encode("utf-16-le"))
