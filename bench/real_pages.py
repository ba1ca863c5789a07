"""Documents as office programs and browsers write them, many pages long, for measuring how fast they are read."""

from pathlib import Path

FILES = Path(__file__).parents[1] / "tests" / "read" / "files"
PAGES = 400


def write_pdf(path: Path, *, name: str = "winter.pdf", pages: int = PAGES) -> None:
    """Write a PDF file of the pages of a real one, again and again."""
    import pypdfium2

    with pypdfium2.PdfDocument(FILES / name) as one, pypdfium2.PdfDocument.new() as many:
        while len(many) < pages:
            many.import_pages(one)
        many.save(path)


def write_browser_pdf(path: Path) -> None:
    """Write a PDF file of pages that a browser printed."""
    write_pdf(path, name="tram.pdf")


def read_pages(path: Path) -> int:
    """Read a PDF file, here, as the guard costs next to nothing a page, and return its pages."""
    from reportedly.read import Options
    from reportedly.read.pdf import read_pdf

    read_pdf(path.read_bytes(), path.name, Options())
    return PAGES


def write_docx(path: Path) -> None:
    """Write a Word file, the same as of the tests."""
    path.write_bytes((FILES / "winter.docx").read_bytes())


def read_copies(path: Path) -> int:
    """Read a Word file a hundred times, and return how often."""
    from reportedly.read import Options
    from reportedly.read.docx import read_docx

    for _ in range(100):
        read_docx(path.read_bytes(), path.name, Options())
    return 100
