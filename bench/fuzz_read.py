"""Reads damaged files of every format: `python -m bench.fuzz_read --inputs 100000` says what became of them.

Seeds are files that are made here or lie in --seeds; each input is a seed with some bytes flipped, cut, doubled, moved,
or replaced with what parsers trip over. An input may be read or give an InputError. What counts as a fault: any other
error, and more than SLOW seconds. The same --start gives the same inputs.
"""

import argparse
import gzip
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.speed_read import page, words, write_warc
from reportedly.errors import ReportedlyError
from reportedly.read import Item, Options, expand, read_item
from reportedly.record import Failure

SLOW = 20.0
"""Seconds of one input: what the guard of binary formats allows, and a little."""

UNFORESEEN = "its parser cannot make sense of"
"""What the guard says of an error that is not ours: the libraries of office files raise what they like, ours of pages
must not."""

TRIPS = (
    b"\0", b"\xff" * 8, b"\xed\xa0\x80", b"%s%n", b"<", b">", b"&#x110000;", b"]]>", b"<!--", b"<![CDATA[",
    b"<!DOCTYPE a [", b"{", b"[", b'"', b"\\ud800", b"1e999", b"-1", b"99999999999999999999", b"\r\n\r\n", b"From ",
    b"=?utf-8?B?", b"Content-Type: ", b"charset=", b"WARC/1.0\r\n", b"Content-Length: 9999999999\r\n", b"PK\x03\x04",
    b"PK\x01\x02", b"\x1f\x8b\x08", b"%PDF-1.7", b"obj", b"endstream", b"stream\r\n", b"../", b"\xef\xbb\xbf",
    b"\xfe\xff", b"\xff\xfe", "\u202e🔥é".encode(), b"a" * 5_000, b"<div>" * 800,
)  # fmt: skip
"""What parsers trip over."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print what became of the inputs, and return 1 if there was a fault."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz_read", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="how many")
    parser.add_argument("--start", type=int, default=0, help="number of the first")
    parser.add_argument("--only", help="only seeds with these words in their name")
    parser.add_argument("--seeds", type=Path, help="a folder of further seeds, of any format")
    options = parser.parse_args(argv)
    seeds = [*made_seeds(), *given_seeds(options.seeds)]
    seeds = [seed for seed in seeds if (options.only or "") in seed[0]]
    tally: Counter[str] = Counter()
    faults, slowest = 0, (0.0, "")
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.start, options.start + options.inputs):
            name, data = seeds[number % len(seeds)]
            path = Path(folder) / name
            path.write_bytes(damaged(data, random.Random(number)))
            before = time.perf_counter()
            told = list(outcomes(str(path)))
            took = time.perf_counter() - before
            path.unlink()
            slowest = max(slowest, (took, f"{name} {number}"))
            tally.update(code for code, _ in told)
            for code, message in told:
                if code in ("internal", "fault"):
                    faults += 1
                    print(f"fault: {name} {number}: {message}", flush=True)
            if took > SLOW:
                faults += 1
                print(f"slow: {name} {number}: {took:.1f} s", flush=True)
    took = time.perf_counter() - started
    print(
        f"{options.inputs:,} inputs of {len(seeds)} seeds in {took:,.0f} s, slowest {slowest[0]:.2f} s ({slowest[1]})"
    )
    print(", ".join(f"{code} {count:,}" for code, count in tally.most_common()))
    print(f"{faults} faults")
    return int(faults > 0)


def outcomes(path: str) -> Iterator[tuple[str, str]]:
    """Yield what became of each part of a file, and why."""
    options = Options(today="2026-01-01")
    try:
        for part in expand([path], options):
            if isinstance(part, Failure):
                yield part.code, part.message
            elif isinstance(part, Item):
                yield outcome(part, options)
            else:
                yield "skipped", part.code
    except Exception as error:
        yield "fault", f"expand: {type(error).__name__}: {error}"


def outcome(item: Item, options: Options) -> tuple[str, str]:
    """Return what became of a document, and why."""
    try:
        doc = read_item(item, options).document
    except ReportedlyError as error:
        unforeseen = item.kind in ("html", "mhtml") and UNFORESEEN in str(error)
        return "fault" if unforeseen else error.code, str(error)
    except Exception as error:
        return "fault", f"{item.kind}: {type(error).__name__}: {error}"
    if any(not 0 <= block.start < block.end <= len(doc.text) for block in doc.blocks):
        return "fault", f"{item.kind}: a block outside the text"
    return "read", item.kind or ""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to six damages."""
    found = bytearray(data)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 6))):
        chance.choice(DAMAGES)(found, chance)
    return bytes(found)


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(min(len(data), chance.randint(1, 8))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.choice((1, 10, 100, 10_000))]


def _end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _double(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    part = bytes(data[start : start + chance.choice((4, 40, 400))])
    data[start:start] = part * chance.choice((1, 2, 50))


def _move(data: bytearray, chance: random.Random) -> None:
    start, place = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    part = bytes(data[start : start + 60])
    del data[start : start + 60]
    data[place:place] = part


def _trip(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data) + 1)
    data[place : place + chance.choice((0, 0, 4))] = chance.choice(TRIPS)


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _end, _double, _move, _trip, _trip)


def given_seeds(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the files in a folder."""
    for path in sorted(folder.rglob("*") if folder else ()):
        if path.is_file() and path.stat().st_size < 300_000:
            yield path.name, path.read_bytes()


def made_seeds() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of small files of the formats that need no other program to make."""
    yield "a.txt", words(1, 1_500).encode()
    yield "a.html", page(1, 1_500)
    yield "a.eml", _mail()
    yield (
        "a.mbox",
        b"From a@b.example Mon Jul  3 16:15:09 2023\n" + _mail() + b"\nFrom a@b.example Mon Jul 3 2023\n" + _mail(),
    )
    yield "a.mhtml", _saved_page()
    yield "feed.xml", _feed()
    yield "result.json", _telegram()
    yield (
        "a.jsonl",
        b"".join(json.dumps({"text": words(n, 200), "date": "2023-07-03"}).encode() + b"\n" for n in (1, 2)),
    )
    yield "b.json", json.dumps([{"text": words(1, 200), "title": "Ferry", "authors": ["Jo Roe"]}], indent=1).encode()
    yield "a.txt.gz", gzip.compress(words(2, 800).encode(), mtime=0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc"
        write_warc(path, records=3, size=600)
        packed = path.read_bytes()
    yield "a.warc.gz", packed
    yield "a.warc", gzip.decompress(packed)
    yield "a.zip", _zip({"a.txt": words(1, 300).encode(), "b.html": page(2, 300), "c.zip": _zip({"d.eml": _mail()})})
    yield "a.wacz", _zip({"datapackage.json": b"{}", "archive/a.warc.gz": packed})
    yield "a.docx", _docx()
    yield "a.pdf", _pdf()


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def _mail() -> bytes:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Jürgen Pier <desk@harbour.example>", "Fähre – “zurück”"
    mail["Date"], mail["Message-ID"] = "Mon, 03 Jul 2023 16:15:09 +0200", "<1@harbour.example>"
    mail.set_content(words(1, 400), charset="windows-1252")
    mail.add_alternative(page(1, 400).decode(), subtype="html")
    mail.add_attachment(words(2, 200), filename="nötes.txt")
    mail.set_boundary("part-one")
    return mail.as_bytes()


def _saved_page() -> bytes:
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/1\r\nSubject: Ferry\r\n"
        b"Date: Mon, 3 Jul 2023 16:15:09 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n------b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://harbour.example/1\r\n\r\n"
    )
    return head + page(1, 600).replace(b"=", b"=3D").replace(b"\n", b"\r\n") + b"\r\n------b--\r\n"


def _feed() -> bytes:
    items = "".join(
        f"<item><title>Ferry {number}</title><link>https://harbour.example/{number}</link><description>&lt;p&gt;"
        f"{words(number, 200)}&lt;/p&gt;</description><pubDate>Mon, 03 Jul 2023 16:15:09 GMT</pubDate>"
        f'<source url="https://o.example/">Ocean Wire</source><author>a@b.example (Jo)</author></item>'
        for number in (1, 2)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>'.encode()


def _telegram() -> bytes:
    messages = [
        {"id": 1, "type": "service"},
        {"id": 2, "type": "message", "date_unixtime": "1688400900", "text": ["🔥 ", {"type": "bold", "text": "ميناء"}],
         "reactions": [{"type": "emoji", "count": 2, "emoji": "🔥"}], "views": 3, "forwarded_from": "Ocean Wire"},
        {"id": 3, "type": "message", "date": "2023-07-03T18:15:00", "text": words(3, 200),
         "entities": [{"type": "blockquote", "offset": 5, "length": 20}]},
    ]  # fmt: skip
    chat = {"name": "Harbour", "type": "public_channel", "id": 1, "messages": messages}
    return json.dumps({"about": "Telegram", "chats": {"list": [chat]}}, ensure_ascii=False, indent=1).encode()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Ferry", 1)
    for paragraph in words(1, 500).split("\n\n"):
        document.add_paragraph(paragraph)
    document.add_table(2, 2)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _pdf() -> bytes:
    """Return a page with two lines: the smallest file that every part of a reader looks at."""
    stream = b"BT /F1 12 Tf 72 720 Td (The ferry is back in service.) Tj 0 -14 Td (The pier is shut.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


if __name__ == "__main__":
    sys.exit(main())
