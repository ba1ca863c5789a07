"""Every error that the program raises on purpose, drawn as a tree.

    ReportedlyError                 anything that a caller may want to catch
    ├── InputError                  a document cannot be read
    │   ├── MissingInput            no such file, or it vanished while reading
    │   ├── NotText                 the bytes are no text that we can decode
    │   ├── EmptyInput              nothing stands in it
    │   ├── TooLarge                more than the stated limit
    │   ├── Hostile                 a file that would fill memory or disk, or never end
    │   └── FetchError              an address that cannot, or must not, be opened
    ├── OutputError                 the result cannot be written
    ├── CaseError                   a case file cannot be opened, read or written
    ├── RecordError                 a record or CoNLL-U file breaks its format
    ├── OptionError                 an option has a value that we cannot use
    ├── ModelError                  the model is absent, broken or of another version
    └── MissingExtra                an optional dependency is not installed

A message says what we got, what we wanted and what to do.
"""

import traceback
from pathlib import PurePath


class ReportedlyError(Exception):
    """Base of all errors that are raised on purpose; `str(error)` is fit for a reader's eyes."""

    code = "error"


class InputError(ReportedlyError):
    """A document cannot be read."""

    code = "input"


class MissingInput(InputError):
    """There is no such file, or it vanished while we read it."""

    code = "missing"


class NotText(InputError):
    """The bytes are not text in any encoding that we know."""

    code = "not-text"


class EmptyInput(InputError):
    """The file, or the folder, holds nothing to read."""

    code = "empty"


class TooLarge(InputError):
    """The input is larger than the stated limit."""

    code = "too-large"


class Hostile(InputError):
    """A file that would fill memory or disk, or never come to an end, if it were read."""

    code = "hostile"


class FetchError(InputError):
    """An address that cannot be opened, or must not be."""

    code = "fetch"


class CaseError(ReportedlyError):
    """A case file, or the database of one, cannot be opened, read or written."""

    code = "case"


class DatabaseFailure(CaseError):
    """The database of a case does not answer, is damaged, or has no room."""


class OutputError(ReportedlyError):
    """The result cannot be written where it was asked for."""

    code = "output"


class RecordError(ReportedlyError):
    """A file of records, or of CoNLL-U, does not keep to its format."""

    code = "record"


class OptionError(ReportedlyError):
    """An option was given a value that we cannot use."""

    code = "option"


class ModelError(ReportedlyError):
    """The model files are absent, broken, or belong to another version."""

    code = "model"


class MissingExtra(ReportedlyError):
    """A feature needs an optional dependency; the message names the extra to install."""

    code = "extra"


_KINDS: tuple[type[InputError], ...] = (InputError, *InputError.__subclasses__())
CODES: dict[str, type[InputError]] = {kind.code: kind for kind in _KINDS}
"""The kinds of InputError by their codes."""


def confession(error: Exception) -> str:
    """Return a message about an error that we did not foresee, with what helps to find it."""
    if isinstance(error, MemoryError):
        return "got more text than fits in memory; wanted a smaller file: split it"
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(last.filename).name}:{last.lineno}"
    return f"got an error of our own ({type(error).__name__} at {place}: {error}); please report it with the text"
