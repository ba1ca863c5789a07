import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly


@pytest.mark.parametrize("name", vars(reportedly)["__all__"])
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(reportedly, name)
    assert name in dir(reportedly)


def test_the_stub_shows_the_same_names_from_the_same_modules() -> None:
    stub = ast.parse(Path(str(reportedly.__file__)).with_suffix(".pyi").read_text("utf-8"))
    shown = {
        alias.asname: node.module for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert shown == vars(reportedly)["_HOMES"]


def test_another_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        _ = reportedly.guess  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("msgspec", "numpy", "onnxruntime", "rich", "typer")
    code = f"import reportedly, sys; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
