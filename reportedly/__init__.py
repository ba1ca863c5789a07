"""Reads news text and writes down who says what, offline: the shop window of the package.

    bytes ─read→ Document ─parse→ Analysis ─claims→ Record ─show→ terminal
                                                       └─wire→ JSON, one line a document

    import reportedly

    record = reportedly.read_text("The mayor said on Monday that the bridge had been closed.")
    for claim in record.claims:
        print(claim.voices, record.document.text[claim.start : claim.end])
    print(reportedly.render(record))

A name is loaded when it is first used, so that `import reportedly` costs nothing.
"""

from importlib import import_module

_HOMES = {
    "Options": "reportedly.read",
    "read_text": "reportedly.pipeline",
    "read_paths": "reportedly.pipeline",
    "Failure": "reportedly.record",
    "render": "reportedly.show.sheet",
    "encode": "reportedly.wire",
    "decode": "reportedly.wire",
    "read_records": "reportedly.wire",
    "schema": "reportedly.wire",
    "add": "reportedly.keeping",
    "reread": "reportedly.keeping",
    "faults": "reportedly.verify",
    "open": "reportedly.store.open",
    "export": "reportedly.exporting",
    "Case": "reportedly.store.case",
    "Record": "reportedly.record",
    "ReportedlyError": "reportedly.errors",
}
"""The public names, and the module that each lives in."""

__all__ = (*_HOMES, "__version__")  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("importlib.metadata").version("reportedly")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
