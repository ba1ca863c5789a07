"""What a robots.txt asks for is understood as the standard has it."""

import pytest

from reportedly.read.addresses import parse
from reportedly.read.robots import LARGEST, PAUSE, rules_of

TEXT = b"""\xef\xbb\xbfUser-agent: reportedly
Disallow: /private/
Allow: /private/open
Crawl-delay: 3

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "wanted"), [("/", True), ("/news/1", True), ("/private/1", False), ("/private", True)]
)
def test_a_site_speaks_to_us_by_name(path: str, wanted: bool) -> None:
    assert rules_of(200, TEXT).allow(parse(f"https://post.example{path}")) is wanted


def test_a_site_speaks_to_all_programs() -> None:
    rules = rules_of(200, b"User-agent: *\nDisallow: /a\n\nUser-agent: Other\nDisallow: /")
    assert rules.allow(parse("https://post.example/b"))
    assert not rules.allow(parse("https://post.example/a/b"))


@pytest.mark.parametrize(
    ("status", "wanted"),
    [(404, True), (403, True), (410, True), (429, False), (500, False), (503, False), (302, False)],
)
def test_without_a_file_all_is_open_and_with_a_fault_nothing(status: int, wanted: bool) -> None:
    assert rules_of(status, b"").allow(parse("https://post.example/")) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (b"", PAUSE),
        (TEXT, 3.0),
        (b"User-agent: *\nCrawl-delay: 86400", 30.0),
        (b"User-agent: *\nCrawl-delay: x", PAUSE),
    ],
)
def test_the_pause_is_the_one_asked_for_within_reason(text: bytes, wanted: float) -> None:
    assert rules_of(200, text).pause == wanted


@pytest.mark.parametrize(
    "text", [b"\xff\xfe\0\0", b"<html>no robots</html>", b"User-agent\n:::\nDisallow", b"a" * LARGEST]
)
def test_what_is_no_robots_txt_forbids_nothing(text: bytes) -> None:
    assert rules_of(200, text).allow(parse("https://post.example/"))
