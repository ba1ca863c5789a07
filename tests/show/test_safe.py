import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.safe import fit, harmless

STEERS = set(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  words\tand\u2028one", "two words and one"),
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
        ("a\x9b2Jb", "a<U+009B>2Jb"),
        ("user\u202etxt.exe", "user<U+202E>txt.exe"),
        ("\u2067right\u2069", "<U+2067>right<U+2069>"),
        ("half \ud83d", "half <U+D83D>"),
        ("café 東京 مرحبا 😀", "café 東京 مرحبا 😀"),
    ],
)
def test_what_steers_a_terminal_is_shown_and_not_done(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_that_steers_is_left_and_the_words_are_all_there(text: str) -> None:
    shown = harmless(text)
    assert not STEERS & set(shown)
    if not STEERS & set(text) and not any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        assert [char for char in text if char.isalnum()] == [char for char in shown if char.isalnum()]


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "“café” › 東 · ¶ …".encode()),
        ("ascii", b'"caf<U+00E9>" > <U+6771> | # ...'),
        ("latin-1", b'"caf\xe9" > <U+6771> \xb7 \xb6 ...'),
        ("cp1252", b"\x93caf\xe9\x94 \x9b <U+6771> \xb7 \xb6 \x85"),
    ],
)
def test_a_poor_encoding_gets_signs_that_it_has(encoding: str, written: bytes) -> None:
    assert fit("“café” › 東 · ¶ …", encoding) == written
