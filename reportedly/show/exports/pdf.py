"""Prints a dossier as PDF through a Chromium that is installed; nothing is fetched, and no profile is kept."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from reportedly.errors import OptionError

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""What Chromium is called where; the first that is there is taken."""
_TIME = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
"""When it was printed, which is blanked out: the same dossier is the same file, and no place in it moves."""
SECONDS = 300
"""How long a dossier may take to print: some thousand pages."""


def printed(html: bytes) -> bytes:
    """Return a page as PDF. Raises OptionError where there is no Chromium, or it fails."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise OptionError(
            "a PDF needs Chromium or Chrome, and there is none; wanted -o FILE.html: print it from a browser"
        )
    with tempfile.TemporaryDirectory(prefix="reportedly-pdf-") as folder:
        page, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_bytes(html)
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={made}", page.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OptionError(
                f"{program} did not print the dossier ({error}); wanted -o FILE.html in its place"
            ) from error
        if not made.is_file():
            raise OptionError(f"{program} did not print the dossier; wanted -o FILE.html: print it from a browser")
        return _TIME.sub(lambda entry: b" " * len(entry[0]), made.read_bytes())
