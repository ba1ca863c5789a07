"""The demo as a case, and as files of every format, for the tests of exports."""

from collections.abc import Callable
from pathlib import Path

import pytest

import reportedly
from reportedly.pipeline import read_demo
from reportedly.show.exports.options import Choice
from reportedly.show.exports.table import FORMATS


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The articles of the demo in a case."""
    where = str(tmp_path_factory.mktemp("demo") / "demo.case")
    with reportedly.open(where) as case:
        for record in read_demo():
            case.add(record)
    return where


@pytest.fixture(scope="session")
def demo(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Each format, and each table of it, of the demo, as a file; made when it is asked for."""
    folder = tmp_path_factory.mktemp("exports")

    def path_of(name: str, table: str = "") -> Path:
        known = next(one for one in FORMATS if one.name == name)
        path = folder / f"{name}-{table}.{known.ending}"
        if not path.exists():
            with reportedly.open(demo_case) as case:
                reportedly.export(name, case, str(path), choice=Choice(table))
        return path

    return path_of
