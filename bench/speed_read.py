"""Speed of reading: `python -m bench.speed_read` prints documents a second, and the memory that it took.

All input is made here, of invented sentences. Each measure runs in a process of its own, so that its memory is its own,
and says what it wants; a figure that misses it is marked. `--soak` adds a WARC file of a gigabyte.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

from bench import real_pages, web_pages

SENTENCES = (
    "The harbour master said on Monday that the ferry was back in service.",
    "Two of its forty passengers had been treated for smoke, the port authority told reporters.",
    "“Nobody was in danger,” a spokeswoman for the company insisted, although the union denies it.",
    "The council will meet next week to decide whether the old pier is to be closed for good.",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: the input that `make` writes, what `read` does with it, and the least a second that we want."""

    name: str
    make: Callable[[Path], None]
    read: Callable[[Path], int]
    unit: str = "documents/s"
    wanted: float | None = None
    most_memory: float | None = None
    soak: bool = False


def words(number: int, size: int) -> str:
    """Return a text of about `size` characters that is like no other."""
    lines, length = [f"Report {number} from the harbour"], 0
    while length < size:
        lines.append(f"{SENTENCES[(number + len(lines)) % len(SENTENCES)]} ({number}.{len(lines)})")
        length += len(lines[-1])
    return "\n\n".join(lines)


def page(number: int, size: int) -> bytes:
    """Return a page with a menu, a report and a footer."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in words(number, size).split("\n\n"))
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("news", "sport", "weather", "tides"))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Report {number}</title></head><body><ul>{menu}"
        f"</ul><article><h1>Report {number}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def write_warc(path: Path, *, records: int, size: int) -> None:
    """Write a packed WARC file with so many pages of about so many bytes."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer._create_temp_file = BytesIO
        for number in range(records):
            told = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://harbour.example/{number}"
            record = writer.create_warc_record(url, "response", BytesIO(page(number, size)), http_headers=told)
            writer.write_record(record)


def write_large_warc(path: Path) -> None:
    """Write a WARC file, not packed, of a gigabyte: the same pages again and again."""
    part = path.with_suffix(".part")
    write_warc(part, records=2_000, size=30_000)
    import gzip

    block = gzip.decompress(part.read_bytes())
    part.unlink()
    with path.open("wb") as file:
        for _ in range(1_000_000_000 // len(block) + 1):
            file.write(block)


def write_telegram(path: Path) -> None:
    """Write an export of a channel."""
    messages = [
        {"id": number, "type": "message", "date": "2023-07-03T18:15:00", "text": ["🔥 ", words(number, 500)]}
        for number in range(20_000)
    ]
    path.write_text(json.dumps({"name": "Harbour Watch", "type": "public_channel", "id": 1, "messages": messages}))


def write_mbox(path: Path) -> None:
    """Write a box of mails with an attachment each."""
    with path.open("wb") as file:
        for number in range(2_000):
            mail = EmailMessage()
            mail["From"], mail["Subject"] = "Harbour Desk <desk@harbour.example>", f"Report {number}"
            mail["Date"], mail["Message-ID"] = "Mon, 03 Jul 2023 16:15:09 +0200", f"<{number}@harbour.example>"
            mail.set_content(words(number, 2_000))
            mail.add_attachment(words(number, 500), filename="notes.txt")
            file.write(b"From desk@harbour.example Mon Jul  3 16:15:09 2023\n" + mail.as_bytes() + b"\n")


def write_zip(path: Path) -> None:
    """Write an archive of texts."""
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5_000):
            archive.writestr(f"{number:05}.txt", words(number, 3_000))


def expanded(path: Path) -> int:
    """Take all documents out of a container, without reading them."""
    from reportedly.read import Item, expand

    return sum(isinstance(part, Item) for part in expand([str(path)]))


def read_all(path: Path) -> int:
    """Read all documents of a container, into blocks and metadata."""
    from reportedly.read import Item, expand, read_item

    return sum(bool(read_item(part)) for part in expand([str(path)]) if isinstance(part, Item))


MEASURES = (
    Measure("WARC, taken out", lambda path: write_warc(path, records=5_000, size=5_000), expanded, "records/s", 1_000),
    Measure("Telegram, taken out", write_telegram, expanded, "messages/s"),
    Measure("Telegram, read", write_telegram, read_all, "messages/s"),
    Measure("mbox, taken out", write_mbox, expanded),
    Measure("ZIP, taken out", write_zip, expanded),
    Measure("HTML, pages of 30 KB", web_pages.write_page, web_pages.read_copies, "pages/s", 60),
    Measure("PDF of an office", real_pages.write_pdf, real_pages.read_pages, "pages/s", 100),
    Measure("PDF of a browser", real_pages.write_browser_pdf, real_pages.read_pages, "pages/s", 100),
    Measure("DOCX, two pages", real_pages.write_docx, real_pages.read_copies),
    Measure("WARC of 1 GB, taken out", write_large_warc, expanded, "records/s", 1_000, most_memory=200, soak=True),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where something misses what is wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed_read", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--soak", action="store_true", help="measure the large files too")
    parser.add_argument("--only", help="measure only what has these words in its name")
    parser.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.worker:
        print(json.dumps(_run(options.worker[0], Path(options.worker[1]))))
        return 0
    chosen = [one for one in MEASURES if (options.soak or not one.soak) and (options.only or "") in one.name]
    found = {one.name: _apart(one) for one in chosen}
    print(json.dumps(found) if options.json else "\n".join(_lines(chosen, found)))
    return int(any(_missed(one, found[one.name]) for one in chosen))


def _apart(measure: Measure) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        command = [sys.executable, "-m", "bench.speed_read", "--worker", measure.name, str(path)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # The peak of a process starts at its parent's.
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _run(name: str, path: Path) -> dict[str, float]:
    """Make the input, if it is not there yet; else measure."""
    measure = next(one for one in MEASURES if one.name == name)
    if not path.exists():
        measure.make(path)
        return {}
    from reportedly.read.guard import close

    started, busy = time.perf_counter(), _busy()
    count = measure.read(path)
    took = time.perf_counter() - started
    close()  # A process is counted when it has ended.
    worked = _busy() - busy
    return {
        "count": count,
        "rate": count / took,
        "of processor": count / worked,
        "MB/s": path.stat().st_size / 1e6 / took,
        "memory": sum(resource.getrusage(who).ru_maxrss for who in _WHOSE) / (1e6 if sys.platform == "darwin" else 1e3),
    }


_WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _busy() -> float:
    """Return the seconds of processor of this process and of those that it started and that have ended."""
    spent = [resource.getrusage(who) for who in _WHOSE]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _lines(chosen: Sequence[Measure], found: dict[str, dict[str, float]]) -> Iterator[str]:
    for one in chosen:
        told = found[one.name]
        missed = "  MISSED" if _missed(one, told) else ""
        wanted = f"  wanted ≥ {one.wanted:,g}" if one.wanted else ""
        yield (
            f"{one.name:<26}{told['rate']:>9,.0f} {one.unit:<12}{told['of processor']:>9,.0f} of processor"
            f"{told['MB/s']:>8,.0f} MB/s{told['memory']:>6,.0f} MB of memory{wanted}{missed}"
        )


def _missed(measure: Measure, told: dict[str, float]) -> bool:
    too_slow = measure.wanted is not None and told["of processor"] < measure.wanted
    return too_slow or (measure.most_memory is not None and told["memory"] > measure.most_memory)


if __name__ == "__main__":
    raise SystemExit(main())
