"""The invented events: their truth is consistent with itself and with the words of their articles."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from bench.events import SPLITS
from reportedly.comparison import Dispute, LinkKind, Verdict

STORIES = Path(__file__).parents[2] / "bench" / "stories"
FOLDERS = sorted(path.parent for path in STORIES.glob("*/*/truth.json"))
CONTRADICTED = {"figure", "date", "place", "actor", "status"}

events = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def truth_of(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text("utf-8"))
    return truth


def articles(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def joined(folder: Path, links: list[dict[str, Any]]) -> list[set[str]]:
    groups = [{name} for name in articles(folder)]
    for link in links:
        met = [group for group in groups if group & {link["from"], link["to"]}]
        groups = [group for group in groups if group not in met] + [set.union(*met)]
    return groups


@events
def test_every_quote_occurs_exactly_once_in_its_article(folder: Path) -> None:
    texts = articles(folder)
    claims = [claim for story in truth_of(folder)["stories"] for claim in story["claims"]]
    assert [claim for claim in claims if texts[claim["file"]].count(claim["quote"]) != 1] == []
    assert claims


@events
def test_no_two_quotes_of_an_article_overlap(folder: Path) -> None:
    texts = articles(folder)
    for name, text in texts.items():
        quotes = [c["quote"] for story in truth_of(folder)["stories"] for c in story["claims"] if c["file"] == name]
        spans = sorted((text.find(quote), text.find(quote) + len(quote)) for quote in quotes)
        assert all(one[1] <= next_[0] for one, next_ in pairwise(spans)), name


@events
def test_an_event_is_told_by_three_to_six_short_articles(folder: Path) -> None:
    texts = articles(folder)
    assert 3 <= len(texts) <= 6
    assert {name: len(text.split()) for name, text in texts.items() if not 30 <= len(text.split()) <= 215} == {}


@events
def test_origins_are_what_links_between_whole_documents_join(folder: Path) -> None:
    truth = truth_of(folder)
    assert all(link["kind"] in get_args(LinkKind) and link["from"] != link["to"] for link in truth["links"])
    groups = joined(folder, [link for link in truth["links"] if link["extent"] == "document"])
    assert sorted(map(sorted, truth["origins"].values())) == sorted(map(sorted, groups))


@events
def test_documents_that_quote_one_speaker_are_linked(folder: Path) -> None:
    truth = truth_of(folder)
    groups = joined(folder, truth["links"])
    for story in truth["stories"]:
        for speaker in {claim["origin"] for claim in story["claims"]} - set(truth["origins"]):
            files = {claim["file"] for claim in story["claims"] if claim["origin"] == speaker}
            assert any(files <= group for group in groups), (story["story"], speaker)


@events
def test_a_story_counts_its_origins_and_its_verdict_fits_its_dispute(folder: Path) -> None:
    for story in truth_of(folder)["stories"]:
        outlets = {claim["file"] for claim in story["claims"]}
        assert story["origins"] == len({claim["origin"] for claim in story["claims"]})
        assert story["verdict"] in get_args(Verdict)
        assert story["dispute"] is None or story["dispute"] in get_args(Dispute)
        assert (story["verdict"] == "disputed") == (story["dispute"] in CONTRADICTED), story["story"]
        assert (story["verdict"] == "denied") == (story["dispute"] == "denial"), story["story"]
        assert story["verdict"] != "independently reported" or story["origins"] > 1
        assert story["verdict"] != "repeated" or (story["origins"] == 1 and len(outlets) > 1)


@events
def test_scopes_name_stories(folder: Path) -> None:
    truth = truth_of(folder)
    named = {story["story"] for story in truth["stories"]}
    assert all(set(scope["stories"]) <= named and len(scope["stories"]) == 2 for scope in truth["scopes"])


@pytest.mark.parametrize("split", SPLITS)
def test_a_split_has_twelve_events_and_disputes_of_every_type(split: str) -> None:
    truths = [truth_of(folder) for folder in FOLDERS if folder.parent.name == split]
    types = {story["dispute"] for truth in truths for story in truth["stories"]}
    assert len(truths) >= 12
    assert types == CONTRADICTED | {"denial", "revision", None}
    assert any(truth["scopes"] for truth in truths)


def test_no_event_is_in_two_splits() -> None:
    assert len({folder.name for folder in FOLDERS}) == len(FOLDERS)
