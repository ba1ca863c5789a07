"""Records as JSON lines, and the JSON Schema of them; the only module that knows msgspec."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from reportedly.comparison import Link, Origin, Story
from reportedly.decision import Decision, Target
from reportedly.errors import InputError, MissingInput, OptionError, RecordError
from reportedly.record import FORMAT, Amount, Record

Noun = TypeVar("Noun")

EXACT = 2.0**53
"""Above this a float no longer holds every whole number, so that writing it as one would promise too much."""

_KEYS = ("reportedly", *(field.name for field in fields(Record) if field.name != "reportedly"))

_SAID = ("target", "others", "field", "value", "was", "why", "on", "of")
"""What an act may say beside who, when and what, in the order of a decisions file."""

_BREAKS = ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"), (b"\xc2\x85", b"\\u0085"))
"""Characters that JSON leaves bare and that many programs take for the end of a line."""

_MEANINGS = {
    "start": "Offset of the first code point of the words in `document.text`.",
    "end": "Offset just after the last code point of the words in `document.text`.",
    "Record.reportedly": "Number of the record format; keys never change meaning within one.",
    "Record.document": "What was read, with all that is known of where it comes from.",
    "Record.sentences": "The sentences in text order.",
    "Record.entities": "The people, organisations, places and other things that the text speaks of.",
    "Record.times": "The expressions of time.",
    "Record.amounts": "The counts, measures, sums of money and shares.",
    "Record.attributions": "Every place where the text says that somebody conveys something.",
    "Record.claims": "The propositions, each with the voices that it reached the page through.",
    "Record.wording": "The loaded words, and whose they are.",
    "Record.problems": "What could not be read, or not be settled.",
    "Document.id": "Hash of the text and its publisher: the same text by the same publisher has the same id.",
    "Document.source": "The path or URL that was read.",
    "Document.text": "The text that all offsets count, in Unicode code points.",
    "Document.url": "The address that the document itself or its wrapping names.",
    "Document.title": "The headline.",
    "Document.authors": "The names of the byline.",
    "Document.publisher": "Who published the document; null where neither the text nor an option says so.",
    "Document.published": "The date of publication that we go by.",
    "Document.retrieved": "When the document was fetched.",
    "Document.language": "Language of the text, as an ISO 639-1 code.",
    "Document.audience": "Shares or views that were printed with a forwarded post.",
    "Document.sha256": "SHA-256 of the bytes that were read; null where a text was given and no file.",
    "Document.blocks": "Headings, paragraphs, list items and so on, in text order.",
    "Document.found": "The values found for title, publisher, author, date, audience and so on, with their rivals.",
    "Block.kind": "What sort of block it is.",
    "Block.lead": "Index of the block whose unfinished sentence this item completes.",
    "Block.origin": "Where it stood in a file that is no plain text: path in the tree of a page, or page and box.",
    "Published.others": "Rival dates of publication.",
    "Found.field": "The field of the document that the value is for.",
    "Found.value": "The value, as it stands in the text or option.",
    "Found.chosen": "False for a rival that was not chosen.",
    "edtf": "Value as EDTF, or as an ISO 8601 duration; null where the text does not allow one.",
    "found_in": "Where the value was found: dateline, byline, source line, option and so on.",
    "Sentence.block": "Index of the block that holds the sentence.",
    "id": "Name of this object within the record.",
    "Entity.name": "The fullest name in the text.",
    "Entity.kind": "What sort of thing it is.",
    "Entity.mentions": "The places that name or stand for it.",
    "Entity.place": "Where it is, as a place of the gazetteer; null where it is no place, or none that we know.",
    "PlaceValue.latitude": "Degrees north; null for what is larger than a province, and where it is open.",
    "PlaceValue.longitude": "Degrees east.",
    "PlaceValue.country": "ISO 3166-1 alpha-2 code (XK for Kosovo); null where open, several, or disputed.",
    "PlaceValue.precision": "What sort of place the value holds for.",
    "PlaceValue.gazetteer": "The entry that it is, such as geonames:2643743; null where it is none, or open which.",
    "PlaceValue.candidates": "How many places the name may mean here; 0 where the text alone tells the country.",
    "PlaceValue.countries": "Where `country` is null: all that it lies in or that claim it, in alphabetical order.",
    "Mention.form": "Whether a name, a noun or a pronoun stands there.",
    "When.earliest": "First day, or minute, that the value allows.",
    "When.latest": "Last day, or minute, that the value allows.",
    "When.rule": "The rule that found the value.",
    "Amount.low": "Lower bound; null where the text sets none.",
    "Amount.high": "Upper bound; null where the text sets none.",
    "Amount.approximate": "Whether the text gives the number only roughly.",
    "Amount.unit": "What is counted or measured in; money as an ISO 4217 code, or a plain word ('dollars').",
    "Amount.of": "The words for what is counted.",
    "Amount.best": "The figure, where the text gives one and no bounds; null otherwise.",
    "Amount.outcome": "What became of the people who are counted.",
    "Amount.change": "Which way a figure moved: by how much, from what, or to what.",
    "Attribution.cue": "The words that signal it.",
    "Attribution.source": "The words for whoever conveys it; null where nobody is named.",
    "Attribution.source_kind": "What sort of source stands behind the words.",
    "Attribution.content": "What is conveyed, in one piece or several.",
    "Attribution.act": "What the source does by it.",
    "Attribution.inside": "Id of the attribution whose content holds this one.",
    "entity": "Id of the entity that the words stand for.",
    "Claim.predicate": "The verb or noun of the proposition.",
    "Claim.roles": "Who and what takes part.",
    "Claim.when": "Ids of its times.",
    "Claim.where": "Where it is said to take place.",
    "Claim.amounts": "Ids of its amounts.",
    "Claim.polarity": "Whether the text affirms or denies it.",
    "Claim.status": "Whether it happened, is planned, promised, alleged and so on, as the text has it.",
    "Claim.hedges": "The words that weaken it.",
    "Claim.said_in": "Id of the innermost attribution whose content holds it; null for the publisher's own words.",
    "Claim.voices": 'The voices from the outermost in: "publisher", then ids of attributions.',
    "Predicate.lemma": "The dictionary form.",
    "Predicate.implied": "True where no word of the text says it (\"X, the capital of Y\").",
    "Role.role": "The part that the words play.",
    "Role.elsewhere": "True where the words are taken from another clause, sentence or block.",
    "Wording.kind": "How the word takes a side.",
    "Wording.by": 'Whose word it is: "publisher" or the id of an attribution.',
    "Wording.why": "The reason, for a reader.",
    "Problem.code": "Short name of the kind of problem.",
    "Problem.message": "What we got, what we wanted, what to do.",
}  # fmt: skip
"""What a key means: under `Noun.key`, or under `key` where it means the same in every noun."""


class _Head(msgspec.Struct):
    """The one key that says whether a line is a record at all, and of which format."""

    reportedly: int


class _Doc(msgspec.Struct):
    """Where a document came from, and of which bytes it was made."""

    source: str
    sha256: str | None = None


class _Source(msgspec.Struct):
    """What of a record tells whether a document was read."""

    reportedly: Literal[1]
    document: _Doc


_sources = msgspec.json.Decoder(_Source)
_head = msgspec.json.Decoder(_Head)
_body = msgspec.json.Decoder(Record)
_story = msgspec.json.Decoder(Story)
_encoder = msgspec.json.Encoder()
_FIRST = b'{"reportedly":%d,' % FORMAT
"""How every line begins that we wrote ourselves: it need not be read twice."""


def encode(record: Record) -> bytes:
    """Return the record as one line of JSON in UTF-8, without the line's end.

    Raises RecordError for text that UTF-8 cannot hold.
    """
    out = {key: getattr(record, key) for key in _KEYS}
    out["amounts"] = [_plain_numbers(amount) for amount in record.amounts]
    try:
        line = _encoder.encode(out)
    except UnicodeEncodeError as error:
        raise RecordError(
            f"{record.document.source}: got text with half a character ({error.object[error.start]!a}) that UTF-8 "
            "cannot hold; wanted whole characters: read the file again with its right encoding"
        ) from error
    for bare, escaped in _BREAKS:
        line = line.replace(bare, escaped)
    return line


def encode_comparison(noun: Origin | Link | Story) -> bytes:
    """Return an origin, a link or a story as one line of JSON in UTF-8, without the line's end."""
    if isinstance(noun, Link):
        link: dict[str, object] = {field.name.rstrip("_"): getattr(noun, field.name) for field in fields(Link)}
        link["spans"] = [{"from": shared.from_, "to": shared.to} for shared in noun.spans]
        return _encoder.encode({"reportedly": FORMAT, "link": link})
    if isinstance(noun, Story):
        return _encoder.encode(
            {"reportedly": FORMAT} | {field.name: getattr(noun, field.name) for field in fields(Story)}
        )
    return _encoder.encode({"reportedly": FORMAT, "origin": noun.origin, "documents": noun.documents})


def decode_story(line: bytes | str) -> Story:
    """Return the story that a line of `encode_comparison` holds; raises RecordError for anything else."""
    try:
        return _story.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise RecordError(f"got no story ({error}); wanted a line of `reportedly compare --json`") from error


def encode_decision(act: Decision) -> bytes:
    """Return an act of a person as one line of JSON in UTF-8, without the line's end; what is not said is left out.

    Raises RecordError for text that UTF-8 cannot hold.
    """
    out: dict[str, object] = {"reportedly": FORMAT, "decision": act.id, "at": act.at, "by": act.by, "act": act.act}
    for key in _SAID:
        value = getattr(act, key)
        if key == "others" and value:
            out[key] = [_told(each) for each in value]
        elif isinstance(value, Target):
            out[key] = _told(value)
        elif value not in (None, ()):
            out[key] = value
    try:
        line = _encoder.encode(out)
    except UnicodeEncodeError as error:
        raise RecordError("got a decision with half a character in it; wanted whole characters") from error
    for bare, escaped in _BREAKS:
        line = line.replace(bare, escaped)
    return line


def decode_decision(line: bytes | str) -> Decision:
    """Return the act that a line of a decisions file holds; raises RecordError for anything else."""
    try:
        told = msgspec.json.decode(line, type=dict[str, Any])
        number, name = told.pop("reportedly", None), told.pop("decision", "")
        if number != FORMAT:
            raise RecordError(f"got format {number!r}; wanted format {FORMAT}: a line of `decisions --export`")
        return msgspec.convert({**told, "id": name}, Decision)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OptionError) as error:
        raise RecordError(f"got no decision ({error}); wanted a line of `decisions --export`") from error


def replaced(noun: Any, path: Sequence[str], value: object) -> Any:
    """Return a noun of a record with another value at a path of keys and indices. Raises OptionError if it cannot be.

    A value that is not there, as any in a list, is added at its end; None takes an element of a list away.
    """
    whole = msgspec.json.decode(_encoder.encode(noun))
    inner = whole
    try:
        for key in path[:-1]:
            inner = inner[int(key)] if isinstance(inner, list) else inner[key]
        if isinstance(inner, list):
            at = int(path[-1])
            inner[at : at + 1] = [] if value is None else [value]
        else:
            del inner[path[-1]]
            inner[path[-1]] = value
        return msgspec.convert(whole, type(noun))
    except msgspec.ValidationError as error:
        may_be = get_args(_type_at(type(noun), path))
        wanted = f"wanted one of {', '.join(map(str, may_be))}" if may_be else _plainly(str(error))
        raise OptionError(f"{'.'.join(path)}: got {value!r}; {wanted}") from error
    except (KeyError, IndexError, ValueError, TypeError) as error:
        known = ", ".join(inner) if isinstance(inner, dict) else f"a number from 0 to {len(inner) - 1}"
        raise OptionError(f"{'.'.join(path)}: there is no such field; wanted one of {known}") from error


def _plainly(complaint: str) -> str:
    """Return what the decoder wanted in words: `float | null` is a number or null."""
    found = _EXPECTED.match(complaint)
    if found is None:
        return f"{complaint[:1].lower()}{complaint[1:]}"
    return f"wanted {' or '.join(_KINDS.get(kind, kind) for kind in found[1].split(' | '))}"


_EXPECTED = re.compile(r"Expected `([^`]+)`")
_KINDS = {"float": "a number", "int": "a whole number", "str": "words", "bool": "true or false", "array": "a list"}


def _type_at(noun: Any, path: Sequence[str]) -> Any:
    """The type of what stands at a path, None where it has no few values to choose from."""
    for key in path:
        noun = get_args(noun)[0] if get_origin(noun) is tuple else get_type_hints(noun).get(key)
    return noun if get_origin(noun) is Literal else None


def _told(target: Target) -> dict[str, object]:
    return {
        field.name: value
        for field in fields(Target)
        if (value := getattr(target, field.name)) not in (None, "") or field.name == "kind"
    }


def encode_answer(kind: str, noun: object) -> bytes:
    """Return what a case answers (a noun of `casefile`) as one line of JSON in UTF-8, under the name of its kind."""
    return _encoder.encode({"reportedly": FORMAT, kind: noun})


def decode(line: bytes | str) -> Record:
    """Return the record that a line of JSON holds; raises RecordError for anything else."""
    try:
        number = FORMAT if line[: len(_FIRST)] in (_FIRST, _FIRST.decode()) else _head.decode(line).reportedly
        if number == FORMAT:
            return _body.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise RecordError(f"got no record ({error}); wanted a line of `reportedly read --json`") from error
    raise RecordError(f"got a record of format {number}; wanted format {FORMAT}: read its document again")


def read_records(path: str) -> Iterator[tuple[int, Record | RecordError]]:
    """Yield the number of each line of a file (`-` is stdin) and its record, or what is wrong with the line.

    Raises InputError where the file cannot be read. Empty lines are passed over.
    """
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as lines:
            yield from _each(lines)
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: there is no such file; wanted a file of records, one a line") from error
    except OSError as error:
        raise InputError(
            f"{path}: it cannot be read ({error.strerror}); wanted a file of records, one a line"
        ) from error


def pack(noun: object) -> bytes:
    """Return a noun as JSON for another process of ours; it holds half characters too, as names of files may."""
    try:
        return _encoder.encode(noun)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(noun)).encode()


def unpack(kind: type[Noun], data: bytes) -> Noun:
    """Return the noun of a kind that was packed; raises RecordError for anything else."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass  # msgspec takes no half characters.
    try:
        return msgspec.convert(json.loads(data), kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RecordError(f"got no {kind.__name__} ({error}); wanted what was packed of one") from error


def read_sources(path: str) -> Iterator[tuple[str, str | None]]:
    """Yield source and SHA-256 of each document in a file of records; a last line that was cut short is passed over.

    Raises InputError where the file cannot be read, RecordError where a line is no record.
    """
    try:
        with Path(path).open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.endswith(b"\n") and line.strip():
                    yield _source(f"{path}:{number}", line)
    except OSError as error:
        raise InputError(
            f"{path}: it cannot be read ({error.strerror}); wanted a file of records, one a line"
        ) from error


def _source(place: str, line: bytes) -> tuple[str, str | None]:
    try:
        doc = _sources.decode(line).document
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise RecordError(
            f"{place}: got no record ({error}); wanted a file that `reportedly read --json` wrote: name another"
        ) from error
    return doc.source, doc.sha256


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a record, made from the types; every key is always written."""
    made: dict[str, Any] = msgspec.json.schema(Record, ref_template="#/$defs/{name}")
    for name, noun in made["$defs"].items():
        noun["description"] = " ".join(noun["description"].split())
        noun["required"] = list(noun["properties"])
        for key, value in noun["properties"].items():
            value.pop("default", None)
            value["description"] = _MEANINGS.get(f"{name}.{key}") or _MEANINGS[key]
    record = made["$defs"]["Record"]
    record["properties"] = {key: record["properties"][key] for key in _KEYS}
    record["properties"]["reportedly"]["const"] = FORMAT
    record["required"] = list(_KEYS)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A record of reportedly", **made}


def _each(lines: Iterable[bytes]) -> Iterator[tuple[int, Record | RecordError]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, decode(line)
        except RecordError as error:
            yield number, error


def _plain_numbers(amount: Amount) -> Amount:
    """Write 13 and not 13.0 wherever a whole number says the same."""
    low, high, best = _plain(amount.low), _plain(amount.high), _plain(amount.best)
    same = low is amount.low and high is amount.high and best is amount.best
    return amount if same else replace(amount, low=low, high=high, best=best)


def _plain(number: float | None) -> float | None:
    return int(number) if isinstance(number, float) and abs(number) < EXACT and number.is_integer() else number
