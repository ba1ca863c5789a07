"""The progress bar itself; apart, because rich takes a while to load."""

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


class RichBar:
    """A bar that counts documents and the bytes of their files on standard error, and leaves nothing behind."""

    def __init__(self, total: int) -> None:
        """Make a bar for files of so many bytes."""
        count = TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:.1f} a second")
        columns = (BarColumn(), TaskProgressColumn(), count, TimeRemainingColumn(elapsed_when_finished=True))
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("reading", total=total, documents=0, rate=0.0)
        self._documents = 0
        self._started = time.monotonic()

    def __enter__(self) -> "RichBar":
        """Show the bar."""
        self.show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self.hide()

    def step(self, done: int | None = None) -> None:
        """Count one more document."""
        self._documents += 1
        rate = self._documents / max(time.monotonic() - self._started, 1e-3)
        self._progress.update(self._task, completed=done, documents=self._documents, rate=rate)

    def hide(self) -> None:
        """Take the bar off the terminal."""
        self._progress.stop()

    def show(self) -> None:
        """Put the bar back."""
        self._progress.start()
