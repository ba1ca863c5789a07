"""The same case gives the same bytes, in every format, in another process and with another order of hashes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reportedly.show.exports.table import FORMATS

PROGRAM = """
import sys
from pathlib import Path
import reportedly
from reportedly.show.exports.options import Choice
from reportedly.show.exports.table import FORMATS

with reportedly.open(sys.argv[1]) as case:
    for known in FORMATS:
        for table in known.tables or ("",):
            reportedly.export(known.name, case, str(Path(sys.argv[2]) / f"{known.name}-{table}"), choice=Choice(table))
"""


def test_the_same_case_gives_the_same_bytes_in_another_process(
    demo: Callable[..., Path], demo_case: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", PROGRAM, demo_case, str(tmp_path)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "1"})
    for known in FORMATS:
        for table in known.tables or ("",):
            assert (tmp_path / f"{known.name}-{table}").read_bytes() == demo(known.name, table).read_bytes(), known.name
