"""Opens the exports of Telegram Desktop, of one chat or of a whole account: one document a message."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.read.items import Box, Item, Part
from reportedly.read.json_lines import whole
from reportedly.read.json_stream import JsonStream
from reportedly.read.options import Options
from reportedly.read.stamps import stamp
from reportedly.record import Failure, Found, Skipped, Span

LISTS = ("chats", "left_chats")
"""Where the chats of a whole account stand."""

QUOTES = ("blockquote", "expandable_blockquote", "blockquote_expandable")
"""Entities that mark words as those of another."""

Chat = dict[str, Any]


def open_telegram(box: Box, options: Options) -> Iterator[Part]:
    """Yield the messages of an export; what the service itself wrote, and messages without words, are passed over."""
    del options
    stream = JsonStream(box.stream, box.source)
    many = False
    chat: Chat = {}
    for key in stream.entries():
        if key in LISTS and stream.peek() == "{":
            for part in stream.entries():
                if part != "list":
                    stream.skip()
                    continue
                for number, _ in enumerate(stream.elements(), start=1):
                    many = True
                    yield from _chat(f"{box.source}#{key.removesuffix('s')}{number}", stream)
        elif key == "messages" and stream.peek() == "[" and not many:
            yield from _messages(box.source, chat, stream)
        else:
            _keep(chat, key, stream)


def _chat(source: str, stream: JsonStream) -> Iterator[Part]:
    if stream.peek() != "{":
        stream.skip()
        return
    chat: Chat = {}
    for key in stream.entries():
        if key == "messages" and stream.peek() == "[":
            yield from _messages(f"{source}/", chat, stream)
        else:
            _keep(chat, key, stream)


def _keep(chat: Chat, key: str, stream: JsonStream) -> None:
    """Keep a plain field of a chat, and pass over what is large."""
    if stream.peek() in "{[":
        stream.skip()
    else:
        chat[key] = stream.value()


def _messages(source: str, chat: Chat, stream: JsonStream) -> Iterator[Part]:
    base = source if source.endswith("/") else f"{source}#"
    for number, _ in enumerate(stream.elements(), start=1):
        message = stream.value()
        if not isinstance(message, dict):
            yield Failure(f"{base}{number}", "input", "got a message that is no object; wanted an export of Telegram")
            continue
        yield _message(f"{base}message{message.get('id', number)}", message, chat, base)


def _message(source: str, message: Mapping[str, Any], chat: Chat, base: str) -> Part:
    if message.get("type", "message") != "message":
        return Skipped(source, "service", "written by the service, and not by a person")
    text, quoted = _text(message)
    if not text.strip():
        return Skipped(source, "no-text", "a message without words")
    return Item(
        source,
        text.encode(),
        kind="text",
        found=tuple(_found(message, chat, base)),
        url=_string(message, "link", "url"),
        quoted=quoted,
        charset="utf-8",
    )


def _text(message: Mapping[str, Any]) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a message, in canonical form, and where it quotes others."""
    said = message.get("text")
    parts = said if isinstance(said, list) else [said] if said else message.get("text_entities") or []
    marked = message.get("text_entities")
    if isinstance(said, str) and isinstance(marked, list) and _joined(marked) == said:
        parts = marked  # Newer exports give the plain text and its pieces beside it.
    text, quoted = "", []
    for part in parts if isinstance(parts, list) else []:
        words = _plain(_words(part))
        if isinstance(part, dict) and part.get("type") in QUOTES:
            quoted.append(Span(len(text), len(text) + len(words)))
        text += words
    if not text:
        text = _poll(message)
    return text, tuple(quoted) or _by_offset(text, message.get("entities"))


def _joined(parts: Sequence[object]) -> str:
    return "".join(map(_words, parts))


def _words(part: object) -> str:
    said = part.get("text") if isinstance(part, dict) else part
    return said if isinstance(said, str) else ""


def _plain(words: str) -> str:
    """Return words as they will stand in the document, so that spans keep to them."""
    return whole(words).replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def _by_offset(text: str, entities: object) -> tuple[Span, ...]:
    """Return the quotations that are given as offsets, which count UTF-16 as Telegram's interface does."""
    marks = [one for one in entities if isinstance(one, dict)] if isinstance(entities, list) else []
    spans = []
    for mark in marks:
        start, length = mark.get("offset"), mark.get("length")
        kind = str(mark.get("type") or mark.get("_") or "").lower().removeprefix("messageentity")
        if kind not in QUOTES or not isinstance(start, int) or not isinstance(length, int):
            continue
        ends = _code_points(text, start), _code_points(text, start + length)
        if start >= 0 and length > 0 and ends[0] < ends[1]:
            spans.append(Span(*ends))
    return tuple(spans)


def _code_points(text: str, units: int) -> int:
    """Return how many characters so many units of UTF-16 are."""
    data = text.encode("utf-16-le")[: 2 * max(0, units)]
    return len(data.decode("utf-16-le", "ignore"))


def _poll(message: Mapping[str, Any]) -> str:
    poll = message.get("poll")
    if not isinstance(poll, dict) or not isinstance(poll.get("question"), str):
        return ""
    answers = poll.get("answers")
    told = [_words(answer) for answer in answers] if isinstance(answers, list) else []
    return "\n".join([_plain(poll["question"]), *(f"- {_plain(answer)}" for answer in told if answer)])


def _found(message: Mapping[str, Any], chat: Chat, base: str) -> Iterator[Found]:
    """Yield what the export says about a message: in a channel the channel is who publishes, elsewhere the sender."""
    name, sender = _string(chat, "name", "title"), _string(message, "from", "sender")
    is_channel = "channel" in str(chat.get("type", ""))
    publisher = (name or sender) if is_channel else (sender or name)
    if publisher:
        yield Found("publisher", publisher, "channel" if is_channel else "sender")
    author = _string(message, "author", "post_author") or (None if is_channel else sender)
    if author:
        yield Found("author", author, "signature" if is_channel else "sender")
    if name:
        yield Found("channel", name, "export")
    for field, keys in (("published", ("date_unixtime", "date")), ("modified", ("edited_unixtime", "edited"))):
        moment = next((edtf for key in keys if (edtf := stamp(message.get(key)))), None)
        if moment and message.get(keys[-1]) not in (False, "1970-01-01T00:00:00", "1970-01-01T01:00:00"):
            yield Found("published" if field == "published" else "modified", moment, "message")
    origin = _string(message, "forwarded_from", "saved_from")
    if origin:
        yield Found("forwarded_from", origin, "message")
    reply = message.get("reply_to_message_id")
    if isinstance(reply, int):
        yield Found("reply_to", f"{base}message{reply}", "message")
    views = message.get("views")
    if isinstance(views, int) and not isinstance(views, bool) and views >= 0:
        yield Found("audience", str(views), "views")
    reactions = _reactions(message.get("reactions"))
    if reactions:
        yield Found("reactions", reactions, "message")


def _reactions(given: object) -> str:
    """Return the reactions as words: "👍 12, 🔥 3"."""
    told = []
    for one in given if isinstance(given, list) else []:
        if isinstance(one, dict) and isinstance(one.get("count"), int):
            sign = one.get("emoji") or one.get("type") or "reaction"
            told.append(f"{sign if isinstance(sign, str) else 'reaction'} {one['count']}")
    return whole(", ".join(told))


def _string(said: Mapping[str, Any], *keys: str) -> str | None:
    value = next((said[key] for key in keys if isinstance(said.get(key), str) and said[key].strip()), None)
    return " ".join(whole(value).split()) if value else None
