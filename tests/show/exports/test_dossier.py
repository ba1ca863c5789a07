import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from bundles import bundle, harm, made, retold
from lxml import html

from reportedly import decode
from reportedly.errors import OptionError
from reportedly.show.exports import pdf
from reportedly.show.exports.cover import DOCUMENTS
from reportedly.show.exports.method import CHECK, LIMITS, METHOD, WARNING, WORDS

Demo = Callable[..., Path]


def test_a_dossier_loads_nothing_from_anywhere() -> None:
    page = made("dossier").decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe)|url\(|@import|(src|href)=\"(?!#)", page)
    assert "Brenn &lt;case&gt;" in page


def test_a_dossier_tells_disagreements_decisions_and_limits() -> None:
    page = made("dossier").decode()
    for words in (
        "4 against at least 3",
        "Who is right is not said.",
        "accepted by ida",
        "9 words the same",
        "ab" * 32,
    ):
        assert words in page
    assert page.index('id="s1"') < page.index('id="alone"') < page.index('id="documents"') < page.index('id="method"')


@pytest.mark.parametrize("name", ["dossier", "markdown"])
def test_the_cover_says_who_disagrees_and_where_it_stands(name: str) -> None:
    page = made(name).decode()
    assert "figure: 4 against at least 3 (document 1, c1 against document 2, c1)" in page
    assert WARNING in page


@pytest.mark.parametrize("name", ["dossier", "markdown"])
def test_method_words_limits_and_how_to_check_stand_at_the_end(name: str) -> None:
    page = made(name).decode().replace("\\", "")
    end = page[page.rindex(METHOD[0][:40]) :]
    for words in (*METHOD, *LIMITS, *CHECK, *(meaning for _, meaning in WORDS)):
        assert words in end


def test_every_link_of_a_dossier_leads_somewhere() -> None:
    page = html.fromstring(made("dossier"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(ids)


def test_every_quotation_is_proved_as_the_dossier_says(demo: Demo) -> None:
    page = html.fromstring(demo("dossier").read_bytes())
    texts = {one.document.id: one.document.text for one in map(decode, demo("jsonl").read_bytes().splitlines())}
    named = "string(.//dt[.='Document']/following-sibling::dd[1])"
    documents = {item.get("id"): texts[item.xpath(named)] for item in page.xpath("//ol[@class='documents']/li")}
    assert len(documents) == 5
    figures = page.xpath("//figure")
    for figure in figures:
        place = figure.xpath("string(p[@class='place'])")
        start, end = map(int, re.findall(r"characters (\d+)–(\d+)", place)[0])
        text = documents[figure.xpath("string(p[@class='place']/a/@href)").removeprefix("#")]
        assert figure.xpath("string(.//mark)") == text[start:end]
    assert len(figures) > 80


def test_a_story_of_which_a_part_is_shown_says_so() -> None:
    whole = bundle(harm(), retold())
    first, second = whole.exhibits()
    some = replace(whole, exhibits=lambda: iter([first, replace(second, wanted=frozenset())]))
    for name in ("dossier", "markdown"):
        assert "1 of its 2 claims shown" in made(name, some).decode()
        assert "claims shown" not in made(name, whole).decode()


@pytest.mark.parametrize("name", ["dossier", "markdown"])
def test_where_nothing_answers_the_cover_says_so(name: str) -> None:
    empty = replace(bundle(), exhibits=lambda: iter(()), stories=(), asked="zebra")
    page = made(name, empty).decode()
    assert "No claim answers what was asked for." in page
    assert "zebra" in page
    assert "not compared" not in page


def test_a_cover_lists_so_many_documents_and_says_how_many_follow() -> None:
    record = harm()
    many = [replace(record, document=replace(record.document, id=f"{number:032x}")) for number in range(DOCUMENTS + 2)]
    page = html.fromstring(made("dossier", replace(bundle(*many), stories=(), links=())))
    assert len(page.xpath("//table[@class='sources']/tbody/tr")) == DOCUMENTS
    assert "and 2 more" in page.xpath("string(//header)")
    assert len(page.xpath("//ol[@class='documents']/li")) == DOCUMENTS + 2


def test_words_mean_nothing_to_markdown() -> None:
    page = made("markdown").decode()
    assert r"> \=1+1 \& \<b\>" in page
    assert "Brenn \\<case\\>" in page


def test_without_chromium_a_pdf_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(OptionError, match="needs Chromium"):
        pdf.printed(b"<p>x")


@pytest.mark.skipif(not any(map(shutil.which, pdf.PROGRAMS)), reason="no Chromium here")
def test_chromium_prints_a_dossier_and_nothing_in_it_says_when() -> None:
    made_ = pdf.printed(made("dossier"))
    assert made_.startswith(b"%PDF-")
    assert b"CreationDate" not in made_
    with pypdfium2.PdfDocument(made_) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "It does not say what is true" in text
    assert "How to check a quotation" in text
