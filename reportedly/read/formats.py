"""The table of formats: how each is recognised, who reads it, what is kept; a format is one entry and one module.

Readers stand here by name and are loaded when a document needs them: most of them bring a library along.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Literal

from reportedly.read import sniff
from reportedly.read.cell import Limits
from reportedly.read.items import Opener
from reportedly.read.options import Options
from reportedly.read.sniff import Peek
from reportedly.record import Reading

Reader = Callable[[bytes, str, Options], Reading]

MB = 1_000_000

PAGE = Limits(seconds=60, processor_seconds=20)
"""What a page may cost: one of 10 MB of sound text takes 6 seconds, and 300 KB of nothing but attributes take 4."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table; `where` is the function that reads a document, or opens a container.

    `known_by`, `library` and `kept` are what the documentation says. `limit` is the bytes of one such file at most,
    0 for what is read piece by piece; a text has the limit of the options. Documents with `costs` are read in a process
    of their own, which may cost that; all containers are opened in one.
    """

    name: str
    title: str
    known_by: str
    library: str
    kept: str
    sniffed: Callable[[Peek], bool]
    role: Literal["document", "container", "refused"]
    where: str
    endings: tuple[str, ...] = ()
    limit: int = 0
    costs: Limits | None = None


FORMATS = (
    Format(
        "pdf", "PDF", "`%PDF-` near the start", "pypdfium2",
        "text in reading order, page and box of every block, running heads apart; title, author and date of the file",
        sniff.is_pdf, "document", "reportedly.read.pdf:read_pdf", (".pdf",), 200 * MB, Limits(),
    ),
    Format(
        "warc", "WARC", "`WARC/` at the start, also inside gzip", "warcio",
        "each response that is a page, a PDF file or text: address, time of capture; digests are checked",
        sniff.is_warc, "container", "reportedly.read.warc:open_warc", (".warc", ".warc.gz"),
    ),
    Format(
        "wacz", "WACZ", "a zip archive with `datapackage.json` and `archive/`", "zipfile, warcio",
        "what its WARC files hold",
        sniff.is_wacz, "container", "reportedly.read.archives:open_wacz", (".wacz",),
    ),
    Format(
        "docx", "Word (DOCX)", "a zip archive with `word/document…`", "python-docx",
        "headings, paragraphs, lists, tables row by row, quotations, notes; title, author and dates of the file",
        sniff.is_docx, "document", "reportedly.read.docx:read_docx", (".docx",), 50 * MB, Limits(),
    ),
    Format(
        "odt", "OpenDocument text (ODT)", "a zip archive that names its type first", "lxml",
        "headings, paragraphs, lists, tables row by row, quotations, notes; title, author and dates of the file",
        sniff.is_odt, "document", "reportedly.read.odt:read_odt", (".odt",), 50 * MB, Limits(),
    ),
    Format(
        "office", "Sheets and presentations", "a zip archive with a sheet, a presentation or a program", "",
        "nothing: they hold no running text", sniff.is_other_office, "refused", "",
    ),
    Format(
        "zip", "ZIP", "`PK` at the start", "zipfile",
        "every file in it that we read, also in archives inside it",
        sniff.is_zip, "container", "reportedly.read.archives:open_zip", (".zip",),
    ),
    Format(
        "gzip", "gzip", "the bytes `1f 8b` at the start", "zlib",
        "the file in it",
        sniff.is_gzip, "container", "reportedly.read.archives:open_gzip", (".gz",),
    ),
    Format(
        "telegram", "Telegram Desktop export (`result.json`)", "JSON with chats and their messages", "json",
        "one document a message: channel, time, edited, forwarded from, reply to, views, reactions, quotations; "
        "what the service itself wrote is left out",
        sniff.is_telegram, "container", "reportedly.read.telegram:open_telegram",
    ),
    Format(
        "jsonl", "JSON Lines", "an object on the first line, with a text", "json",
        "text, title, publisher, date, authors, address, language, under the usual names or those of `--field`; "
        "also the documents of our own records",
        sniff.is_json_lines, "container", "reportedly.read.json_lines:open_json_lines", (".jsonl", ".ndjson"),
    ),
    Format(
        "json", "JSON", "an object, or a list of objects, with a text", "json",
        "as of JSON Lines",
        sniff.is_json, "container", "reportedly.read.json_lines:open_json", (".json",),
    ),
    Format(
        "mbox", "Mailbox (mbox)", "`From ` and the headers of a mail", "email",
        "each mail, as below",
        sniff.is_mbox, "container", "reportedly.read.mail:open_mbox", (".mbox",),
    ),
    Format(
        "mhtml", "Saved page (MHTML)", "`multipart/related` without a sender", "email, trafilatura",
        "what is kept of a web page; its address and the time when it was saved",
        sniff.is_mhtml, "document", "reportedly.read.mhtml:read_mhtml", (".mhtml", ".mht"), 50 * MB, Limits(),
    ),
    Format(
        "mail", "E-mail (EML)", "the headers of a mail", "email",
        "the text, plain or as a page; sender, date, subject, list, forwarded from; attachments and forwarded mails as "
        "documents of their own",
        sniff.is_mail, "container", "reportedly.read.mail:open_mail", (".eml",), 100 * MB,
    ),
    Format(
        "feed", "RSS and Atom", "the root `<rss>`, `<feed>` or `<rdf:RDF>`", "feedparser",
        "one document an entry: its own text, title, authors, dates, address, source and feed",
        sniff.is_feed, "container", "reportedly.read.feeds:open_feed", (".rss", ".atom"), 50 * MB,
    ),
    Format(
        "html", "Web page (HTML)", "a doctype, or `<html>`, `<head>` or `<body>` first", "trafilatura, lxml",
        "headings, paragraphs, lists, quotations, captions, tables row by row, each with its path in the tree; "
        "metadata of JSON-LD, OpenGraph, meta and time, rivals included",
        sniff.is_html, "document", "reportedly.read.html:read_html",
        (".html", ".htm", ".xhtml", ".shtml"), 20 * MB, PAGE,
    ),
    Format(
        "text", "Plain text and Markdown", "the ending in a folder; anything that is text when named",
        "charset-normalizer",
        "the text as it is; blocks, title, bylines, dates and sources that stand in it",
        sniff.is_text, "document", "reportedly.read.plain:read_plain", (".txt", ".text", ".md", ".markdown"),
    ),
)  # fmt: skip
"""The first row whose sign is there holds: what is special stands before what is general."""

TEXT = FORMATS[-1]

BY_NAME = {one.name: one for one in FORMATS}


def detect(seen: Peek) -> Format | None:
    """Return the format of some bytes; None where they are none that we know, and no text."""
    return next((one for one in FORMATS if one.sniffed(seen)), None)


def reader_of(one: Format) -> Reader:
    """Return the function that reads a document of a format."""
    reader: Reader = _load(one.where)  # type: ignore[assignment]
    return reader


def opener_of(one: Format) -> Opener:
    """Return the function that opens a container of a format."""
    opener: Opener = _load(one.where)  # type: ignore[assignment]
    return opener


def _load(where: str) -> object:
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)


def limit_of(one: Format, options: Options) -> int:
    """Return the bytes that a file of a format may have; 0 for no limit."""
    if one is TEXT:
        return options.max_bytes
    return max(one.limit, options.max_bytes) if one.limit else 0


def has_text_ending(name: str) -> bool:
    """Say whether a file of a folder is plain text for us."""
    return PurePath(name).suffix.lower() in TEXT.endings


def endings() -> str:
    """Return the endings as a reader of a message sees them."""
    return ", ".join(ending for one in reversed(FORMATS) for ending in one.endings)
