"""Reads PDF files: text in reading order, with page and box of every block.

1. Words and boxes of each page (`pdf_page`).
2. Running heads and page numbers are taken out; each stands once more at the end, as boilerplate (`pdf_furniture`).
3. Lines, columns and tables (`pdf_layout`).
4. Paragraphs, also over pages; headings by the size of their letters (`pdf_paragraphs`).
5. The document (`parts`), with what the file says of itself.
"""

import re
from collections.abc import Iterator, Sequence

import pypdfium2

from reportedly.errors import EmptyInput, InputError, TooLarge
from reportedly.read.options import Options
from reportedly.read.parts import FILE, Part, assemble
from reportedly.read.pdf_furniture import part as take_apart
from reportedly.read.pdf_layout import lay_out
from reportedly.read.pdf_page import Box, Page, read_page
from reportedly.read.pdf_paragraphs import Paragraph, paragraphs
from reportedly.record import BlockKind, Found, Problem, Reading

MOST_PAGES = 10_000
"""Pages of one file: a file may claim millions that it does not have."""

LOCKED = 4
"""What pdfium calls a file that needs a password."""

UNREADABLE = 0.05
"""Share of letters without a meaning, from which on a reader is told."""

DATE = re.compile(r"(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?)?)?(Z|[+-]\d\d'?(?:\d\d)?)?")
PULLED = 5
"""Words of a sentence in large letters that is repeated from the text, to catch the eye."""


def read_pdf(data: bytes, source: str, options: Options) -> Reading:
    """Return the document in a PDF file.

    Raises InputError; EmptyInput for one that holds pictures of text only, TooLarge for one with too much.
    """
    document = _open(data, source)
    try:
        problems: list[Problem] = []
        pages = list(_pages(document, source, options, problems))  # 1
        found = tuple(_found(document.get_metadata_dict(skip_empty=True)))
    finally:
        document.close()
    if not any(page.runs for page in pages):
        raise _without_text(source, pages)
    problems += _gaps(pages, source)
    bare, repeated = take_apart(pages)  # 2
    laid = [lay_out([run for run in page.runs if not run.tilted], page.number) for page in bare]  # 3
    cut = paragraphs(laid)  # 4
    parts = list(_parts([part for part in cut if not part.small]))
    feet = [Part(part.text, _where(part), kind="paragraph") for part in cut if part.small]
    tilted = [(page.number, run) for page in bare for run in page.runs if run.tilted]
    edges = [Part(run.text, _origin(number, run.box), kind="boilerplate") for number, run in (*repeated, *tilted)]
    tail = [*feet, *edges]
    return assemble(parts, data, source, options, found=found, tail=tail, problems=problems)  # 5


def _open(data: bytes, source: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == LOCKED:
            raise InputError(
                f"{source}: got a PDF file that is locked with a password; wanted an open one: "
                "save it without the password (qpdf --decrypt --password=… in.pdf out.pdf)"
            ) from error
        raise InputError(
            f"{source}: got a PDF file that is broken or cut short; wanted a whole one: fetch it again, or repair it"
        ) from error


def _pages(document: pypdfium2.PdfDocument, source: str, options: Options, problems: list[Problem]) -> Iterator[Page]:
    """Yield the pages; those that cannot be opened are told of in one problem."""
    if len(document) > MOST_PAGES:
        raise TooLarge(f"{source}: got {len(document):,} pages, and the limit is {MOST_PAGES:,}: split the file")
    size, broken = 0, []
    for number in range(1, len(document) + 1):
        try:
            handle = document[number - 1]
        except pypdfium2.PdfiumError:
            broken.append(number)
            continue
        try:
            page = read_page(handle, number)
        finally:
            handle.close()
        size += sum(len(run.text) for run in page.runs)
        if size > options.max_bytes:
            raise TooLarge(f"{source}: got more than {options.max_bytes:,} characters, the limit: split the file")
        yield page
    if broken:
        message = f"{source}: {_listed(broken)} cannot be opened, and the rest was read: fetch the file again"
        problems.append(Problem("broken-pages", message))


def _without_text(source: str, pages: Sequence[Page]) -> InputError:
    if any(page.pictures for page in pages):
        return EmptyInput(
            f"{source}: got a scanned PDF, pictures of pages without any text; wanted text: "
            f"run `ocrmypdf in.pdf out.pdf` on it, and read what comes out"
        )
    return EmptyInput(f"{source}: got a PDF file without any text; if its pages show some, run `ocrmypdf` on it")


def _gaps(pages: Sequence[Page], source: str) -> Iterator[Problem]:
    """Yield what a reader should know of text that is not there."""
    blind = [page.number for page in pages if page.pictures and not page.runs]
    if blind:
        message = f"{source}: {_listed(blind)} hold pictures and no text: run `ocrmypdf --skip-text` to read them too"
        yield Problem("no-text-on-page", message)
    size = sum(len(run.text) for page in pages for run in page.runs)
    lost = sum(page.unreadable for page in pages)
    if lost > UNREADABLE * size:
        message = (
            f"{source}: {lost:,} letters are of a font that does not say which they are; each stands as "
            "\N{REPLACEMENT CHARACTER}: run `ocrmypdf --force-ocr` on the file"
        )
        yield Problem("unreadable-letters", message)


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:5]))
    more = f" and {len(pages) - 5} more" if len(pages) > 5 else ""
    return f"{'page' if len(pages) == 1 else 'pages'} {shown}{more}"


def _parts(found: Sequence[Paragraph]) -> Iterator[Part]:
    texts = "\n".join(part.text for part in found if not part.level)
    for part in found:
        pulled = part.level and len(part.text.split()) >= PULLED and part.text.strip("“”\"'‘’ ") in texts
        kind: BlockKind | None = "boilerplate" if pulled else "paragraph" if part.row else None
        yield Part(part.text, _where(part), part.level, kind=kind)


def _where(part: Paragraph) -> str:
    return "; ".join(_origin(page, box) for page, box in _boxes(part))


def _boxes(part: Paragraph) -> Iterator[tuple[int, Box]]:
    """Yield the boxes of a paragraph: one for each column and page that it stands on."""
    boxes: list[tuple[int, Box]] = []
    for line in part.lines:
        box = line.run.box
        if boxes and boxes[-1][0] == line.page and boxes[-1][1].y0 <= box.y0 and _shares(boxes[-1][1], box):
            boxes[-1] = (line.page, boxes[-1][1].around(box))
        else:
            boxes.append((line.page, box))
    yield from boxes


def _shares(one: Box, two: Box) -> bool:
    return one.x0 < two.x1 and two.x0 < one.x1


def _origin(page: int, box: Box) -> str:
    return f"page {page} ({', '.join(str(round(edge)) for edge in box)})"


def _found(info: dict[str, str]) -> Iterator[Found]:
    """Yield what the file says of itself."""
    for key, field in (("Title", "title"), ("Author", "author")):
        value = " ".join(info.get(key, "").split())
        if value:
            yield Found(field, value, FILE)  # type: ignore[arg-type]
    for key, field in (("CreationDate", "published"), ("ModDate", "modified")):
        value = _date(info.get(key, ""))
        if value:
            yield Found(field, value, FILE)  # type: ignore[arg-type]


def _date(said: str) -> str:
    """Return a date of a PDF file as EDTF; empty where it is none."""
    match = DATE.match(said.strip())
    if match is None:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if not hour:
        return date
    digits = re.sub(r"\D", "", zone or "")
    shift = f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}" if digits and zone else "Z" if zone else ""
    return f"{date}T{hour}:{minute}:{second or '00'}{shift}"
