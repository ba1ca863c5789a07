"""Text of others in a page."""

import pytest

from reportedly.show.web.signs import linked, shown


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onmouseover="x', "&#34; onmouseover=&#34;x"),
        ("safe", "safe"),
        ("قال", "قال"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    ],
)
def test_text_is_shown_as_text(text: str, page: str) -> None:
    assert shown(text) == page


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b", "\x00", "\x85", "\U000e0041", "\ud800"])
def test_a_character_that_steers_its_neighbours_is_a_sign_with_its_number(char: str) -> None:
    page = str(shown(f"a{char}b"))
    assert char not in page
    assert f"U+{ord(char):04X}" in page


@pytest.mark.parametrize(
    ("address", "is_linked"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://exa\u202emple.org", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str | None, is_linked: bool) -> None:
    assert (linked(address) is not None) == is_linked
