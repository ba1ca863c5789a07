from dataclasses import replace
from html import unescape

import pytest
from bundles import NAMES, TEXT, bundle, harm, made, retold

from reportedly.errors import OptionError
from reportedly.show.exports.bundle import of_records
from reportedly.show.exports.table import FORMATS, named

TEXTUAL = [name for name in NAMES if name != "parquet"]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bundle_gives_the_same_bytes(name: str) -> None:
    assert made(name) == made(name)


@pytest.mark.parametrize("name", [name for name in TEXTUAL if name != "jsonl"])
def test_a_claim_has_its_words_its_voices_its_offsets_and_the_hash_of_its_text(name: str) -> None:
    text = unescape(made(name).decode()).replace("\\", "")
    start, end = harm().claims[0].start, harm().claims[0].end
    words = TEXT[start:end]
    assert words in text
    assert "Ada Holt" in text
    assert "Brenn & Sons" in text
    assert harm().document.id in text
    for offset in (start, end, start + 1, start + 4):  # code points; UTF-16 (one pair); UTF-8 (two, and four bytes)
        assert str(offset) in text
    assert "text_sha256" in text or "SHA-256 of the text" in text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_was_read_gives_a_format_without_claims(name: str) -> None:
    assert isinstance(made(name, replace(of_records(list), trees=lambda _: [])), bytes)


@pytest.mark.parametrize("name", [name for name in TEXTUAL if name not in ("jsonl", "tei")])
def test_only_claims_that_are_wanted_are_handed_on(name: str) -> None:
    whole = bundle()
    some = [replace(one, wanted=frozenset({"c2"})) for one in whole.exhibits()]
    text = made(name, replace(whole, exhibits=lambda: iter(some), stories=())).decode()
    assert "c1" not in [word.strip('"/:,') for word in text.replace("/", " ").split()]


def test_the_nearest_format_is_offered() -> None:
    with pytest.raises(OptionError, match="did you mean geojson"):
        named("geojsn")


def test_each_format_says_what_it_keeps_and_what_it_cannot_hold() -> None:
    assert len({one.name for one in FORMATS}) == 16
    assert all(one.keeps and one.cannot_hold and one.opens_in for one in FORMATS)


@pytest.mark.parametrize("name", ["dossier", "tei", "gexf", "graphml", "timelinejs"])
def test_a_tag_in_a_text_is_no_tag_in_an_export(name: str) -> None:
    assert b"<b>." not in made(name).replace(b"</b>", b"")


def test_the_words_of_two_outlets_stay_apart() -> None:
    assert harm().document.id != retold().document.id
