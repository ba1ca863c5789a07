"""Writes Word and OpenDocument files by hand."""

import io
import re

import docx as word
from docx.document import Document
from hostile_zips import packed

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in NAMES.items())


def odt(
    paragraph: str = "The mayor spoke.",
    *,
    after: str = "",
    before: str = "",
    encoding: str = "utf-8",
    meta: str = "",
    styles: str = "",
) -> bytes:
    """Return an OpenDocument text with a paragraph, and what comes before its root and after the paragraph."""
    body = f"<office:body><office:text><text:p>{paragraph}</text:p>{after}</office:text></office:body>"
    content = f"{before}<office:document-content {SPACES}>{styles}{body}</office:document-content>"
    files = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": _xml(content, encoding)}
    if meta:
        files["meta.xml"] = _xml(
            f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>"
        )
    return packed(files)


def _xml(content: str, encoding: str = "utf-8") -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>{content}'.encode(encoding)


CONTENT = _xml(f"<office:document-content {SPACES}/>")


def saved(document: Document) -> bytes:
    """Return the bytes of a document of python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx(
    paragraph: str = "<w:t>The mayor spoke.</w:t>", *, after: str = "", before: str = "", encoding: str = "utf-8"
) -> bytes:
    """Return a Word document with a run, and what comes before its root and after the paragraph, as XML."""
    import zipfile

    template = zipfile.ZipFile(io.BytesIO(saved(word.Document())))
    files = {name: template.read(name) for name in template.namelist()}
    tree = files["word/document.xml"].decode()
    root = re.search(r"<w:document.*?>", tree, re.DOTALL)
    assert root is not None
    body = f"<w:body><w:p><w:r>{paragraph}</w:r></w:p>{after}</w:body></w:document>"
    files["word/document.xml"] = _xml(f"{before}{root[0]}{body}", encoding)
    return packed(files)
