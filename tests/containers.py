"""Containers of invented news, made for the tests, and what comes out of them."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.read import Item, Options, Part, expand, read_item
from reportedly.record import Document, Failure, Skipped

SENTENCE = "The harbour master said on Monday that the ferry was back in service."


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def warc_writer(data: io.BytesIO, *, packed: bool = True) -> WARCWriter:
    """A writer that leaves no file open behind it."""
    writer = WARCWriter(data, gzip=packed)
    writer._create_temp_file = io.BytesIO
    return writer


def warc(
    payloads: Sequence[tuple[str, str, bytes]], *, packed: bool = True, status: str = "200 OK", **headers: str
) -> bytes:
    """A WARC file with a response for each address, media type and body."""
    data = io.BytesIO()
    writer = warc_writer(data, packed=packed)
    for url, media, body in payloads:
        lines = [("Content-Type", media), *((name.replace("_", "-"), value) for name, value in headers.items())]
        told = StatusAndHeaders(status, lines, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=told,
                warc_headers_dict={"WARC-Date": "2023-07-03T10:00:00Z"},
            )
        )
    return data.getvalue()


def telegram(messages: Sequence[Mapping[str, object]], **chat: object) -> bytes:
    export = {"name": "Harbour Watch", "type": "public_channel", "id": 7, **chat, "messages": list(messages)}
    return json.dumps(export, ensure_ascii=False, indent=1).encode()


def parts(tmp_path: Path, name: str, data: bytes, options: Options | None = None) -> list[Part]:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("!gz") else data)
    return list(expand([str(path)], options))


def documents(found: Sequence[Part], options: Options | None = None) -> list[Document]:
    return [read_item(part, options).document for part in found if isinstance(part, Item)]


def failures(found: Sequence[Part]) -> list[Failure]:
    return [part for part in found if isinstance(part, Failure)]


def skipped(found: Sequence[Part]) -> list[Skipped]:
    return [part for part in found if isinstance(part, Skipped)]


def values(doc: Document, field: str) -> list[str]:
    return [found.value for found in doc.found if found.field == field]
