"""The table of formats: what each is called, who makes it, what it keeps and what it cannot hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from reportedly.errors import OptionError
from reportedly.show.exports.annotation import annotation
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.conllu import conllu
from reportedly.show.exports.dossier import dossier
from reportedly.show.exports.events import events
from reportedly.show.exports.ftm import ftm
from reportedly.show.exports.geojson import geojson
from reportedly.show.exports.gexf import gexf
from reportedly.show.exports.graphml import graphml
from reportedly.show.exports.jsonl import jsonl
from reportedly.show.exports.markdown import markdown
from reportedly.show.exports.options import Choice
from reportedly.show.exports.parquet import parquet
from reportedly.show.exports.prov import prov
from reportedly.show.exports.schema_claim import schema_claim
from reportedly.show.exports.sheets import SHEETS
from reportedly.show.exports.tables import table
from reportedly.show.exports.tei import tei
from reportedly.show.exports.timelinejs import timelinejs


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `compares` where it asks how documents stand to each other, `names`
    where it asks whose names its entities are; `prints` where it can be a PDF too; `tables` are its parts, one of
    which is written to a file, or all of them to a folder."""

    name: str
    title: str
    write: Callable[[Bundle, Choice], Iterator[bytes]]
    ending: str
    media: str
    opens_in: str
    keeps: str
    cannot_hold: str
    compares: bool = False
    names: bool = True
    prints: bool = False
    tables: tuple[str, ...] = ()

    def require(self, table: str) -> None:
        """Raise OptionError for a table that the format has not; "" is its first."""
        if table and table not in self.tables:
            wanted = f"one of {', '.join(self.tables)}" if self.tables else "none: it is one file"
            raise OptionError(f"got the table {table!r} for {self.name}; wanted {wanted}")


FORMATS: tuple[Format, ...] = (
    Format(
        "jsonl", "JSON Lines of records, or of a comparison", jsonl, "jsonl", "application/x-ndjson",
        "`reportedly`, jq, any language",
        "everything: records and comparisons in format 1, byte for byte as `--json` prints them; corrections "
        "of people are in the records",
        "who decided: that is the decisions file (`reportedly decisions --export`)",
        names=False,
    ),
    Format(
        "csv", "CSV of claims, attributions, figures, documents or entities", table, "csv", "text/csv",
        "Excel, LibreOffice, R, pandas, DuckDB",
        "the columns below; a corrected table of claims can be read back with `reportedly import-decisions`",
        "several values of a cell as a list: they are joined by ` | `; a cell that begins like a formula has "
        "an apostrophe before it",
        tables=tuple(SHEETS),
    ),
    Format(
        "parquet", "Parquet of the same tables", parquet, "parquet", "application/vnd.apache.parquet",
        "DuckDB, pandas, R arrow, Spark (needs `reportedly[parquet]`)",
        "the columns of the CSV with their types, the words untouched",
        "several values of a cell as a list: they are joined by ` | `",
        tables=tuple(SHEETS),
    ),
    Format(
        "events", "Events for conflict researchers, a superset of UCDP GED's columns", events, "csv", "text/csv",
        "what reads UCDP GED: R, Stata, Excel",
        "stories in which people came to harm, with days, places, sides and figures as far as they are told, "
        "and all quotes",
        "a best figure where the sources differ, a side where no direction is stated, a point for a country; "
        "conflict and dyad numbers of UCDP",
        compares=True,
    ),
    Format(
        "ftm", "FollowTheMoney: entities, statements, and our voices beside them", ftm, "ftm.json",
        "application/x-ndjson", "Aleph, OpenAleph, yente, nomenklatura, the `ftm` tool",
        "documents as Article, people and bodies that a text names, claims that something happened as Event with "
        "links; every claim as a Note with its words, voices and offsets",
        "voices as voices: they stand in the notes, and one by one in the table of voices; a claim that is denied, "
        "planned or possible makes no Event and no link, only its Note; people and groups without a name (“officials”, "
        "“nine people”) are no entities; who decided",
        compares=True, tables=("entities", "statements", "voices"),
    ),
    Format(
        "annotation", "W3C Web Annotation (JSON-LD)", annotation, "jsonld", "application/ld+json",
        "Hypothesis, Recogito, any annotation server",
        "each claim and attribution on its words, by position and by quotation with what is around it",
        "one count of characters for all: the positions are code points, as the recommendation has it; "
        "JavaScript counts UTF-16 units, which stand beside them as `utf16`",
    ),
    Format(
        "schema-claim", "schema.org Claim (JSON-LD)", schema_claim, "jsonld", "application/ld+json",
        "search engines, fact-checking tools, rdflib",
        "each claim, whose words it is, and the article that it appears in",
        "a rating: there is none, and ClaimReview is for those who check; outer voices have no property and "
        "stand under our own name",
    ),
    Format(
        "prov", "PROV-JSON", prov, "json", "application/json",
        "PROV tools, notebooks",
        "which document a claim comes from, who said it, what made it, who decided what",
        "acts of saying beyond influence: PROV has no word for reporting",
        compares=True,
    ),
    Format(
        "timelinejs", "TimelineJS 3", timelinejs, "json", "application/json",
        "TimelineJS (Knight Lab)",
        "claims and stories whose days are known, each with its quotations, fuzzy dates in words",
        "claims without days, open ends, choices between days (they are left out)",
        compares=True,
    ),
    Format(
        "geojson", "GeoJSON (RFC 7946)", geojson, "geojson", "application/geo+json",
        "QGIS, Leaflet, geojson.io",
        "each place of each claim: a point for what is no larger than a province, a coarse outline for a country; "
        "precision and uncertainty in the properties",
        "shapes of towns, districts, provinces and regions: the gazetteer has none, so these are points or have no "
        "geometry; an outline for a country of which a province or more is disputed, for what would say whose it is, "
        "for those that lie across the date line, and for small islands",
        compares=True,
    ),
    Format(
        "gexf", "GEXF 1.3, dynamic", gexf, "gexf", "application/gexf+xml",
        "Gephi, Gephi Lite, networkx",
        "who is said to do what to whom, and who speaks of whom; ties weigh as many origins as they have, and"
        " last as long as their days",
        "claims without two entities; the order of voices, which stands in the ties as words. What a text has no name "
        "for (“officials”, “the repairs”) is a node too: filter by `named`",
        compares=True,
    ),
    Format(
        "graphml", "GraphML", graphml, "graphml", "application/graphml+xml",
        "yEd, Cytoscape, igraph, networkx",
        "the network of GEXF, with first and last day as values",
        "time as such; else as GEXF",
        compares=True,
    ),
    Format(
        "dossier", "Dossier, a self-contained HTML file, or PDF", dossier, "html", "text/html",
        "a browser, a printer; with `-o FILE.pdf` Chromium prints it",
        "who says what, disagreements, every claim with words, voices and place, documents with hashes, decisions, "
        "the method, what the words mean, the limits, how to check a quotation; `--title` heads it",
        "the full texts; a case of many thousand claims makes a long file: search first",
        compares=True,
        prints=True,
    ),
    Format(
        "markdown", "The dossier as Markdown", markdown, "md", "text/markdown",
        "wikis, editors, pandoc",
        "what the dossier has, in plain text",
        "line breaks within a quotation: they are written as blanks",
        compares=True,
    ),
    Format(
        "tei", "TEI P5", tei, "xml", "application/tei+xml",
        "oXygen, TEI Publisher, XSLT",
        "the texts with who says what, quotations, names, places, dates with notBefore and notAfter, numbers;"
        " claims as stand-off spans",
        "marks that cross each other in the text: these stand in the stand-off list only; characters that XML"
        " forbids",
    ),
    Format(
        "conllu", "CoNLL-U", conllu, "conllu", "text/plain",
        "UD tools, Stanza, spaCy, Grew",
        "the trees of the texts, with claims and voices of each sentence as comments",
        "claims as marks on words; the trees are made anew, by the model that is installed",
    ),
)  # fmt: skip
"""All formats, in the order of the docs."""


def named(name: str) -> Format:
    """Return a format by its name. Raises OptionError that offers the nearest one."""
    for one in FORMATS:
        if one.name == name:
            return one
    names = [one.name for one in FORMATS]
    near = get_close_matches(name, names, n=1)
    raise OptionError(
        f"got the format {name!r}; wanted one of {', '.join(names)}" + (f"; did you mean {near[0]}?" if near else "")
    )
