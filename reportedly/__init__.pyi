from reportedly.errors import ReportedlyError as ReportedlyError
from reportedly.exporting import export as export
from reportedly.keeping import add as add
from reportedly.keeping import reread as reread
from reportedly.pipeline import read_paths as read_paths
from reportedly.pipeline import read_text as read_text
from reportedly.read import Options as Options
from reportedly.record import Failure as Failure
from reportedly.record import Record as Record
from reportedly.show.sheet import render as render
from reportedly.store.case import Case as Case
from reportedly.store.open import open as open  # noqa: A004
from reportedly.verify import faults as faults
from reportedly.wire import decode as decode
from reportedly.wire import encode as encode
from reportedly.wire import read_records as read_records
from reportedly.wire import schema as schema

__version__: str
