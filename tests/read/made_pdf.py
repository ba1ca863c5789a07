"""Writes PDF files by hand: small honest ones, and some that mean harm."""

import zlib
from collections.abc import Sequence

MB = 1_000_000
Text = tuple[float, float, float, str]
"""Left, foot, size and words, in points from the lower left corner."""


def pdf(objects: dict[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """Return a file of numbered objects."""
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    return out + b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def show(texts: Sequence[Text], bold: Sequence[str] = ()) -> bytes:
    """Return the content of a page."""
    out = b""
    for left, foot, size, words in texts:
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        font = b"/G" if words in bold else b"/F"
        out += b"BT %s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (font, size, left, foot, escaped)
    return out


FONTS = (
    b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    b"/G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >> >>"
)


def paged(contents: Sequence[bytes], *, info: bytes = b"", rotate: int = 0, kids: bytes = b"", count: int = 0) -> bytes:
    """Return a file with a page for each content; `kids` and `count` replace what is true."""
    objects: dict[int, bytes] = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    named = []
    for number, content in enumerate(contents):
        page, body = 10 + 2 * number, 11 + 2 * number
        named.append(b"%d 0 R" % page)
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate %d /Contents %d 0 R /Resources %s >>"
            % (rotate, body, FONTS)
        )
        objects[body] = stream(content)
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids or b" ".join(named), count or len(contents))
    if info:
        objects[3] = info
    return pdf(objects, trailer=b"/Info 3 0 R" if info else b"")


def written(*pages: Sequence[Text], **more: object) -> bytes:
    """Return a file with these texts on its pages."""
    return paged([show(page) for page in pages], **more)  # type: ignore[arg-type]


def lines(
    words: str, *, left: float = 60, top: float = 740, size: float = 10, width: int = 60, step: float = 12
) -> list[Text]:
    """Return words as lines of about `width` characters, one under the other."""
    found: list[str] = [""]
    for word in words.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    return [(left, top - step * number, size, line) for number, line in enumerate(found)]


def scanned() -> bytes:
    """Return a file whose only page is a picture."""
    picture = stream(
        b"\x80" * 64, b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
            b"/Resources << /XObject << /I 6 0 R >> >> >>",
            5: stream(b"q 600 0 0 800 0 0 cm /I Do Q"),
            6: picture,
        }
    )


def locked() -> bytes:
    """Return a file that no empty password opens."""
    secret = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    key = b"/Encrypt 9 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [] /Count 0 >>",
            9: secret,
        },
        trailer=key,
    )


def inflating(size: int) -> bytes:
    """Return a file whose page has `size` bytes of content, packed a thousandfold."""
    packer = zlib.compressobj(9)
    packed = (
        packer.compress(b"BT /F 1 Tf ")
        + b"".join(packer.compress(b"(x) Tj " * 142_857) for _ in range(size // MB))
        + packer.flush()
    )
    content = stream(packed, b"/Filter /FlateDecode")
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources %s >>" % FONTS,
            5: content,
        }
    )


def self_drawing() -> bytes:
    """Return a file with a form that draws itself, twice, without an end."""
    form = stream(
        b"/X Do /X Do BT /F 10 Tf (again) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources 7 0 R"
    )
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources 7 0 R >>",
            5: stream(b"/X Do"),
            6: form,
            7: FONTS[:-2] + b"/XObject << /X 6 0 R >> >>",
        }
    )


def looped() -> bytes:
    """Return a file whose tree of pages leads back to its own root."""
    return paged([], kids=b"2 0 R 2 0 R", count=1_000)


def claiming(count: int) -> bytes:
    """Return a file that says it has `count` pages, and has one."""
    return paged([show([(60, 700, 12, "The only page.")])], count=count)


def deep(depth: int) -> bytes:
    """Return a file with lists in lists in lists."""
    return paged([show([(60, 700, 12, "Words.")])], info=b"<< /Title " + b"[" * depth + b"]" * depth + b" >>")
