"""Addresses are taken apart once, and nothing but a plain address of http or https gets through."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.errors import FetchError
from reportedly.read.addresses import is_address, join, parse, shown


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://Post.Example", "https://post.example/"),
        ("HTTPS://post.example:443/a?b=c#d", "https://post.example/a?b=c"),
        ("http://post.example:80/", "http://post.example/"),
        ("http://post.example:8080/x", "http://post.example:8080/x"),
        ("https://post.example./a", "https://post.example/a"),
        ("https://bücher.example/größe?q=zwei drei", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=zwei%20drei"),
        ("https://post.example/a%20b/é", "https://post.example/a%20b/%C3%A9"),
        ("https://post.example/a?b?c/d", "https://post.example/a?b?c/d"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://post。example/", "http://post.example/"),
        ("  https://post.example/a\n", "https://post.example/a"),
        ("https://post.example/a\r\nX-Evil: 1", "https://post.example/aX-Evil:%201"),
        ("https://post.example?a", "https://post.example/?a"),
    ],
)
def test_an_address_has_one_spelling(url: str, wanted: str) -> None:
    assert parse(url).url == wanted
    assert parse(wanted) == parse(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://post.example/a", "got an address of ftp; wanted http or https"),
        ("file:///etc/passwd", "got an address of file"),
        ("gopher://post.example/", "got an address of gopher"),
        ("javascript:alert(1)", "got an address of javascript"),
        ("//post.example/", "got an address of no scheme"),
        ("https://jo:secret@post.example/", "a name or a password in it"),
        ("https://post.example\\@evil.example/", "a name or a password in it"),
        ("https:///path", "no address"),
        ("https://post.example:0/", "no address"),
        ("https://post.example:99999/", "no address"),
        ("https://post.example:port/", "no address"),
        ("https://[::1", "no address"),
        ("https://[fe80::1%25eth0]/", "no address"),
        ("https://[::1]evil.example/", "no address"),
        ("https://[12345::1]/", "no address"),
        ("https://a..b/", "no address"),
        ("https://evil.example\\.post.example/", "no address"),
        ("https://%31%32%37.0.0.1/", "no address"),
        (f"https://{'a' * 70}.example/", "no address"),
        ("https://post.example/" + "a" * 9_000, "got an address of 9,021 characters"),
    ],
)
def test_all_else_is_refused_with_a_reason(url: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as caught:
        parse(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("/b", "https://post.example/b"),
        ("c?d", "https://post.example/a/c?d"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example", "http://other.example/"),
        ("", "https://post.example/a/b"),
    ],
)
def test_a_redirect_may_be_relative(location: str, wanted: str) -> None:
    assert join(parse("https://post.example/a/b"), location).url == wanted


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://a:b@post.example/", "http://[bad/", "data:,x"])
def test_a_redirect_elsewhere_is_refused(location: str) -> None:
    with pytest.raises(FetchError):
        join(parse("https://post.example/"), location)


@given(st.text() | st.text().map("https://".__add__) | st.text().map("http://post.example/".__add__))
@example("http://[v1.a]/")
@example("http://\u2100.example/")
def test_any_text_is_an_address_in_ascii_or_refused(text: str) -> None:
    try:
        address = parse(text)
    except FetchError:
        return
    asked = address.authority + address.target
    assert asked.isascii()
    assert asked.isprintable()
    assert " " not in asked
    assert parse(address.url) == address


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("https://a.example", True), ("HTTP://a", True), ("ftp://a", True),
        ("a/b.txt", False), ("-", False), ("C:\\a", False), ("a b://c", False), ("mailto:jo@a.example", False),
    ],
)  # fmt: skip
def test_sources_with_a_scheme_are_addresses(source: str, wanted: bool) -> None:
    assert is_address(source) is wanted


def test_a_password_is_never_shown() -> None:
    assert shown("https://jo:secret@post.example/a@b") == "https://post.example/a@b"
    assert shown("https://jo:s@cret@post.example/") == "https://post.example/"
