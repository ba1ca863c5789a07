import json
from typing import Any

import networkx
import pytest
import rdflib
from bundles import TEXT, bundle, harm, made, retold

from reportedly.show.exports.annotation import CONTEXT


def graph_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made(name))
    return found


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_networkx_reads_the_network(name: str, tmp_path: Any) -> None:
    path = tmp_path / f"n.{name}"
    path.write_bytes(made(name))
    read: Any = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}[name]
    network = read(path)
    guard, dead = "71", "73"
    edges = [data for a, b, data in network.edges(data=True) if (a, b) == (guard, dead)]
    assert [network.nodes[name]["named"] for name in (guard, dead)] == [True, False]
    assert [(edge["weight"], edge["claims"], edge["origins"]) for edge in edges] == [(2.0, 2, 2)]
    assert edges[0]["quotes"].count("the Northern Guard killed 4 civilians") == 2
    assert edges[0]["first"] == "2024-05-01"


def test_a_tie_lasts_as_long_as_its_days() -> None:
    assert b'<spell start="2024-05-01" end="2024-05-31"/>' in made("gexf")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_the_claims_of_schema_org() -> None:
    graph = rdflib.Graph().parse(data=made("schema-claim"), format="json-ld")
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Claim")))
    assert len(claims) == 8
    assert not any("rating" in str(predicate).lower() for predicate in graph.predicates())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_the_annotations_with_the_terms_of_the_recommendation() -> None:
    page = graph_of("annotation")
    assert page["@context"] == CONTEXT
    terms = {"id": "@id", "type": "@type", "@vocab": "http://www.w3.org/ns/oa#", "@version": 1.1}
    page["@context"] = [terms, CONTEXT[1]]
    graph = rdflib.Graph().parse(data=json.dumps(page), format="json-ld")
    quoted = [str(words) for words in graph.objects(predicate=rdflib.URIRef("http://www.w3.org/ns/oa#exact"))]
    assert "the Northern Guard killed 4 civilians in Brenn in May 2024" in quoted


def test_the_selectors_of_an_annotation_find_the_words() -> None:
    first = graph_of("annotation")["items"][0]
    position, quote = first["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert TEXT[: position["start"]].endswith(quote["prefix"])
    assert TEXT[position["end"] :].startswith(quote["suffix"])
    assert position["utf16"] == [position["start"] + 1, position["end"] + 1]


def test_provenance_names_only_what_it_has() -> None:
    page = graph_of("prov")
    known = {*page["entity"], *page["agent"], *page["activity"]}
    for kind in set(page) - {"prefix", "entity", "agent", "activity"}:
        for tie in page[kind].values():
            ends = [value for key, value in tie.items() if key.startswith("prov:") and key != "prov:type"]
            assert set(ends) <= known, kind
    assert page["activity"]["reportedly:decision/d1"]["prov:startTime"] == "2024-06-03T10:00:00.000000Z"


def test_a_date_of_a_month_stays_a_month_on_a_timeline() -> None:
    page = graph_of("timelinejs")
    slide = next(slide for slide in page["events"] if slide["unique_id"].startswith("s1"))
    assert (slide["start_date"], slide["display_date"]) == ({"year": 2024, "month": 5}, "May 2024")
    assert slide["text"]["text"].count("<blockquote>") == 2


def test_the_two_outlets_are_two_origins() -> None:
    assert [origin.origin for origin in bundle(harm(), retold()).origins] == ["o1", "o2"]
