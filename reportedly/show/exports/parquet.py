"""Parquet of one table, for DuckDB, pandas, R and Spark: the columns of the CSV with their types; needs pyarrow."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportedly.errors import MissingExtra
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.columns import Cell
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.sheets import FIRST, SHEETS
from reportedly.show.exports.tables import context_of

ROWS = 20_000
"""Rows of a group: about 10 MB in memory, and few enough groups for a quick scan."""


def parquet(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the table, a group of rows at a time. Raises MissingExtra."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install 'reportedly[parquet]'") from error
    types = {"words": pa.string(), "whole": pa.int64(), "number": pa.float64(), "yes": pa.bool_()}
    sheet, context = SHEETS[choice.table or FIRST], context_of(bundle)
    schema = pa.schema([pa.field(c.name, types[c.kind], metadata={"meaning": c.meaning}) for c in sheet.columns])
    sink = BytesIO()
    rows: list[tuple[Cell, ...]] = []
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for exhibit in bundle.exhibits():
            rows.extend(sheet.rows(Laid(exhibit), context))
            if len(rows) >= ROWS:
                writer.write_table(_table(pa, schema, rows))
                rows = []
                yield _drained(sink)
        if rows:
            writer.write_table(_table(pa, schema, rows))
    yield sink.getvalue()


def _table(pa: Any, schema: Any, rows: list[tuple[Cell, ...]]) -> Any:
    columns = list(zip(*rows, strict=True))
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)


def _drained(sink: BytesIO) -> bytes:
    """What was written since, which need not stay in memory; the writer keeps count of its own place."""
    made = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return made
