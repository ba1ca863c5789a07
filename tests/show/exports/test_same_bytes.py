"""The same case gives the same bytes, in every format, in another process and with another order of hashes."""

import subprocess
import sys
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


def test_the_same_case_gives_the_same_bytes_in_another_process(demo_case: str, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", PROGRAM, demo_case, str(tmp_path / seed)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed})
    names = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len({name.split("-")[0] for name in names}) == len(FORMATS)
    assert names == sorted(path.name for path in (tmp_path / "2").iterdir())
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
