"""Adds records to a case and prints the id of each when it is kept, until it is killed: the victim of the kill loop.

python -m bench.adder CASE RECORDS FIRST [BATCH [COUNT]]

COUNT ends it after so many batches.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import count as endless

import reportedly
from reportedly.record import Record
from reportedly.text import content_id


def told_by(record: Record, outlet: str) -> Record:
    """Return the same record as that of another outlet, which makes it another document."""
    doc = record.document
    return replace(
        record,
        document=replace(doc, id=content_id(doc.text, outlet), publisher=outlet, source=f"{outlet}/{doc.source}"),
    )


def main(where: str, records: str, first: int, batch: int = 1, count: int | None = None) -> None:
    """Add the records of a file under one outlet after the other."""
    read = [record for _, record in reportedly.read_records(records) if isinstance(record, Record)]
    outlets: Iterable[int] = endless(first, batch) if count is None else range(first, first + count * batch, batch)
    with reportedly.open(where) as case:
        for outlet in outlets:
            many = [told_by(record, f"outlet {outlet + at}") for at in range(batch) for record in read]
            for added in map(case.add, many) if batch == 1 else case.add_all(many):
                print(added.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
