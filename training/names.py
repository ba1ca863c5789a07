"""Names in the corpus' texts, from two entity annotations of the same texts: MEANTIME and re3d."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.treebank import TITLES, UNKNOWN

MEANTIME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
RE3D_KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place"}
RE3D = {"ukgov": "uk-government", "usstate": "us-state-department"}

PRONOUNS = frozenset(
    {"he", "her", "his", "i", "it", "its", "my", "our", "she", "their", "they", "us", "we", "who", "your"}
)

Span = tuple[int, int]


@dataclass(slots=True)
class Annotated:
    """The names of one text: those we trust, spans of which we know nothing, and whether silence means no name."""

    names: list[tuple[Span, str]] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    seen: list[Span] = field(default_factory=list)


def load(data: Path) -> dict[str, Annotated]:
    """Return the names by document of the corpus."""
    return dict(_re3d(data)) | dict(_meantime(data))


def tags(spans: list[Span], found: Annotated | None) -> list[str] | None:
    """Return name tags of a sentence's words, None where nobody looked for names."""
    if found is None or not any(_meets(spans[0][0], spans[-1][1], seen) for seen in found.seen):
        return None
    marked = ["O"] * len(spans)
    for doubt in found.doubtful:
        for word, (start, end) in enumerate(spans):
            if _meets(start, end, doubt):
                marked[word] = UNKNOWN
    for span, kind in sorted(found.names, key=lambda name: name[0][0] - name[0][1]):
        words = [word for word, (start, end) in enumerate(spans) if _meets(start, end, span)]
        if words and all(marked[word] in ("O", UNKNOWN) for word in words):
            for word in words:
                marked[word] = f"{'B' if word == words[0] else 'I'}-{kind}"
    return marked


def _meets(start: int, end: int, span: Span) -> bool:
    return start < span[1] and end > span[0]


def _add(found: Annotated, text: str, span: Span, kind: str | None) -> None:
    """Trust a mention that looks like a name; of titles and of descriptions we know nothing."""
    found.seen.append(span)
    words = text[span[0] : span[1]].replace(",", " ").split()
    if words and words[0].lower() in ("the", "a", "an"):
        span = (span[0] + len(words.pop(0)) + 1, span[1])
    plain = all(word[0].isupper() or word in ("of", "for", "and", "the", "al", "bin", "de") for word in words)
    titled = kind == "person" and any(word in TITLES for word in words)
    if not kind or not words or words[0].lower() in PRONOUNS:
        return
    if plain and not titled and words[0][0].isupper():
        found.names.append((span, kind))
    else:
        found.doubtful.append(span)


def _re3d(data: Path) -> Iterator[tuple[str, Annotated]]:
    for ours, theirs in RE3D.items():
        folder = data / "conflict" / theirs
        entities = _lines(folder / "entities.json")
        given: dict[str, list[dict[str, object]]] = {}
        for entity in entities:
            given.setdefault(str(entity["documentId"]), []).append(entity)
        texts = {str(document["text"]): str(document["_id"]) for document in _lines(folder / "documents.json")}
        for path in sorted((data / "corpus" / "docs").glob(f"{ours}_*.txt")):
            text = path.read_text("utf-8")
            found = Annotated(seen=[(0, len(text))])
            for entity in given.get(texts.get(text, ""), []):
                span = (int(str(entity["begin"])), int(str(entity["end"])))
                _add(found, text, span, RE3D_KINDS.get(str(entity["type"])))
            if found.names:
                yield path.stem, found


def _lines(path: Path) -> Iterable[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _meantime(data: Path) -> Iterator[tuple[str, Annotated]]:
    sources = json.loads((data / "corpus" / "meantime-sources.json").read_text("utf-8"))
    for name, source in sources.items():
        text = (data / "corpus" / "docs" / f"{name}.txt").read_text("utf-8")
        path = next((data / "meantime").glob(f"*/{source}"), None)
        if path is not None:
            yield name, _meantime_names(ET.parse(path).getroot(), text)


def _meantime_names(root: ET.Element, text: str) -> Annotated:
    places, at = {}, 0
    for token in root.iter("token"):
        word = token.text or ""
        start = text.find(word, at, at + len(word) + 40)
        if start >= 0:
            places[token.get("t_id")] = (start, start + len(word))
            at = start + len(word)
    kinds = {entity.get("m_id"): entity.get("ent_type", "") for entity in root.iter("ENTITY")}
    links = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.iter("source"):
            links[source.get("m_id")] = kinds.get(target.get("m_id") if target is not None else None, "")
    found = Annotated()
    for mention in root.iter("ENTITY_MENTION"):
        spans = [places[a.get("t_id")] for a in mention.iter("token_anchor") if a.get("t_id") in places]
        if spans:
            span = (min(spans)[0], max(spans)[1])
            named = mention.get("syntactic_type") == "NAM"
            _add(found, text, span, MEANTIME_KINDS.get(links.get(mention.get("m_id"), "")) if named else None)
    return found
