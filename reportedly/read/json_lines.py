"""Opens JSON Lines and other JSON: a document an object, text and metadata under the usual names or given ones."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from reportedly.read.fields import NAMES, Part
from reportedly.read.items import Box, Item
from reportedly.read.items import Part as BoxPart
from reportedly.read.json_stream import JsonStream
from reportedly.read.options import Options
from reportedly.read.sniff import is_html, peek
from reportedly.read.stamps import stamp
from reportedly.record import Failure, Found, FoundField, Problem

LONGEST = 6
"""Bytes of a line at most, as a multiple of the limit of a text: JSON writes a character in up to six."""

FOUND: tuple[tuple[Part, FoundField], ...] = (("title", "title"), ("publisher", "publisher"), ("author", "author"))


def open_json_lines(box: Box, options: Options) -> Iterator[BoxPart]:
    """Yield the document of each line; a line that is none is a Failure."""
    limit = LONGEST * options.max_bytes
    for number, line in lines(box.stream, limit):
        source = f"{box.source}#{number}"
        if line is None:
            yield Failure(source, "too-large", f"got a line of more than {limit:,} bytes, which is the limit: split it")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _line(source, line, options)


def open_json(box: Box, options: Options) -> Iterator[BoxPart]:
    """Yield the documents of a JSON file: one object, or a list of them."""
    stream = JsonStream(box.stream, box.source)
    if stream.peek() != "[":
        yield _object(box.source, stream.value(), options)
        return
    for number, _ in enumerate(stream.elements(), start=1):
        yield _object(f"{box.source}#{number}", stream.value(), options)


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line; None for one that is longer than the limit, which is never held whole."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield number, None


def _line(source: str, line: bytes, options: Options) -> BoxPart:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(
            source, "input", f"got a line that is no JSON ({error}); wanted an object: mend it or leave it out"
        )
    return _object(source, said, options)


def _object(source: str, said: object, options: Options) -> BoxPart:
    if not isinstance(said, dict):
        return Failure(source, "input", f"got no object but {type(said).__name__}; wanted one with a text")
    if "reportedly" in said and isinstance(said.get("document"), dict):
        said = _of_record(said["document"])
    fields = _Fields(said, dict(options.fields))
    text = fields.words("text")
    if text is None:
        return Failure(source, "input", _no_text(said, options))
    return _item(source, whole(text), fields)


def whole(text: str) -> str:
    """Return a text in which half characters, which JSON may hold, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _of_record(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document of one of our records as an object under the usual names."""
    published = document.get("published")
    said = {key: document.get(key) for key in ("text", "title", "publisher", "authors", "url", "language", "retrieved")}
    return said | {"published": published.get("edtf") if isinstance(published, dict) else None}


def _no_text(said: Mapping[str, Any], options: Options) -> str:
    chosen = dict(options.fields).get("text")
    empty = next((name for name in ((chosen,) if chosen else NAMES["text"]) if name in said), None)
    if empty is not None:
        return f"got an object whose field {empty} holds no words; wanted the text in it, or --field text=NAME"
    wanted = chosen or f"one of {', '.join(NAMES['text'])}"
    there = ", ".join(list(said)[:12]) or "none at all"
    return (
        f"got an object without a text: it has the fields {there}; wanted {wanted}: name yours with --field text=NAME"
    )


class _Fields:
    """The fields of an object, under the names of the options or the usual ones."""

    def __init__(self, said: Mapping[str, Any], chosen: Mapping[str, str]) -> None:
        self._said, self._chosen = said, chosen

    def value(self, part: Part) -> tuple[str, Any] | None:
        """Return name and value of the first field for a part that says something."""
        names = (self._chosen[part],) if part in self._chosen else NAMES[part]
        for name in names:
            value = self._at(name)
            if value not in (None, "", [], {}):
                return name, value
        return None

    def _at(self, name: str) -> Any:
        if name in self._said:
            return self._said[name]
        value: Any = self._said
        for step in name.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def words(self, part: Part) -> str | None:
        """Return what a field says, if it says it in words."""
        found = self.value(part)
        return found[1] if found and isinstance(found[1], str) and found[1].strip() else None

    def all_words(self, part: Part) -> list[tuple[str, str]]:
        """Return name and words of a field that may hold one value, a list of values, or objects with a name."""
        name, value = self.value(part) or ("", [])
        values = value if isinstance(value, list) else [value]
        said = [one.get("name") or one.get("title") if isinstance(one, dict) else one for one in values]
        return [(name, " ".join(one.split())) for one in said if isinstance(one, str) and one.strip()]


def _item(source: str, text: str, fields: _Fields) -> Item:
    found = [
        Found(field, whole(words), f"field {name}") for part, field in FOUND for name, words in fields.all_words(part)
    ]
    problems = []
    dated = fields.value("published")
    if dated and (edtf := stamp(dated[1])):
        found.append(Found("published", edtf, f"field {dated[0]}"))
    elif dated:
        message = f"got {str(dated[1])[:60]!r} in the field {dated[0]}; wanted a date like 2023-07-03: give --published"
        problems.append(Problem("impossible-date", message))
    language = fields.words("language")
    if language:
        found.append(Found("language", language.strip().lower(), "field language"))
    is_page = text.lstrip()[:1] == "<" and is_html(peek(text[:4096].encode()))
    return Item(
        source,
        text.encode(),
        kind="html" if is_page else "text",
        found=tuple(found),
        url=fields.words("url"),
        retrieved=fields.words("retrieved"),
        problems=tuple(problems),
        charset="utf-8",
        told_by="field url",
    )
