"""Reads plain text and Markdown: the text stays as it is, and blocks and metadata point into it."""

from collections.abc import Iterable

from reportedly.errors import EmptyInput
from reportedly.read.blocks import cut
from reportedly.read.decode import decode
from reportedly.read.language import spoken
from reportedly.read.metadata import describe
from reportedly.read.options import Options
from reportedly.record import Document, Reading
from reportedly.text import canonical, content_id


def read_plain(data: bytes, source: str, options: Options) -> Reading:
    """Return the document that stands in `data`.

    Raises NotText or EmptyInput.
    """
    decoded = decode(data, source)
    reading = read_text(decoded.text, source=source, options=options)
    return Reading(reading.document, decoded.problems + reading.problems)


def read_text(
    text: str, *, source: str, options: Options | None = None, declared: Iterable[tuple[str, str]] = ()
) -> Reading:
    """Return the document of a text: 1. canonical text, 2. blocks, 3. language, 4. metadata, 5. id.

    `declared` says which language somebody says it is in, and where. Raises EmptyInput where nothing stands in it.
    """
    options = options or Options()
    text = canonical(text)  # 1
    if not text or text.isspace():
        raise EmptyInput(f"{source}: got no text at all; wanted at least one word: check that it is the right file")
    blocks = cut(text, language=options.language)  # 2
    heard = spoken(text, blocks, declared, wanted=options.language)  # 3
    facts = describe(text, blocks, options)  # 4
    document = Document(
        id=content_id(text, facts.publisher),  # 5
        source=source,
        text=text,
        title=facts.title,
        authors=facts.authors,
        publisher=facts.publisher,
        published=facts.published,
        language=heard.language,
        audience=facts.audience,
        blocks=blocks,
        found=facts.found + heard.found,
    )
    return Reading(document, heard.problems + facts.problems)
