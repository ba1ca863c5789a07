"""Bytes become text: every encoding that news comes in, and a clear no to what is no text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotText
from reportedly.read.decode import decode, decode_as

SENTENCE = "The mayor of Elmford said that the café on Mill Street would stay open. "


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_a_mark(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + SENTENCE.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.problems) == (SENTENCE, encoding, ())


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "“No,” said the señor – in Zürich it’s £5."),
        ("latin-1", "café"),
        ("cp1251", "Министр сказал, что встреча пройдет завтра в столице."),
        ("cp1250", "Zażółć gęślą jaźń, powiedział minister."),
        ("cp1256", "قال الوزير إن الاجتماع سيعقد غدا في العاصمة"),
        ("koi8_r", "Министр сказал, что встреча пройдет завтра"),
        ("gb18030", "部长说会议明天在首都举行。"),
    ],
)
@pytest.mark.parametrize("before", ["", 3 * "The minister said that the meeting would take place on Monday. "])
def test_older_encodings_are_guessed_and_the_guess_is_said(encoding: str, words: str, before: str) -> None:
    decoded = decode((before + words).encode(encoding), "a.txt")
    assert decoded.text == before + words
    assert [problem.code for problem in decoded.problems] == ["guessed-encoding"]


@pytest.mark.parametrize(
    ("data", "text", "at"),
    [
        (SENTENCE.encode() * 4 + b"\xff.", SENTENCE * 4 + "\N{REPLACEMENT CHARACTER}.", 4 * len(SENTENCE)),
        ("The café".encode() + " – open".encode()[:-6], "The café \N{REPLACEMENT CHARACTER}", 9),
        (codecs.BOM_UTF16_LE + "odd".encode("utf-16-le") + b"x", "odd\N{REPLACEMENT CHARACTER}", 3),
    ],
)
def test_a_fault_in_unicode_becomes_one_sign_and_a_problem_that_points_at_it(data: bytes, text: str, at: int) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == text
    assert [(problem.code, problem.start) for problem in decoded.problems] == [("replaced-bytes", at)]
    assert "a.txt" in decoded.problems[0].message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x00\x01\x02\x03\x00\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04word", "office"),
        (b"\x1f\x8b\x08 abc", "gzip"),
        (b"\n <!DOCTYPE HTML><p>Words", "HTML"),
        (bytes(range(1, 32)) * 20, "no text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what) as caught:
        decode(data, "a.bin")
    assert "wanted text, or a format that we read" in str(caught.value)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_decoder(data: bytes) -> None:
    try:
        first = decode(data, "a.txt")
    except NotText:
        with pytest.raises(NotText, match="got "):
            decode(data, "a.txt")
    else:
        assert decode(data, "a.txt") == first


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_as_it_was_or_is_no_text(text: str) -> None:
    try:
        decoded = decode(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    except NotText:
        assert any(ord(char) < 32 or char == "\x7f" for char in text) or text[:64].lstrip().startswith(
            ("<", "%", "{", "\x89", "PK")
        )
    else:
        assert decoded.text == text


@pytest.mark.parametrize("codec", ["iso2022_jp", "iso2022_kr", "hz"])
def test_an_encoding_of_seven_bits_is_no_utf_8_where_it_shifts(codec: str) -> None:
    words = {"iso2022_jp": "The port: 東京の港", "iso2022_kr": "The port: 부산항", "hz": "The port: 上海港"}[codec]
    assert decode_as(words.encode(codec), "a.html", codec).text == words
    assert decode_as("The café".encode(), "a.html", codec).text == "The café"
