"""The progress bar itself; apart, because rich takes a while to load."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class RichBar:
    """A bar that counts files on standard error, and leaves nothing behind."""

    def __init__(self, total: int) -> None:
        """Make a bar for so many files."""
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("reading", total=total)

    def __enter__(self) -> "RichBar":
        """Show the bar."""
        self.show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self.hide()

    def step(self) -> None:
        """Count one more."""
        self._progress.advance(self._task)

    def hide(self) -> None:
        """Take the bar off the terminal."""
        self._progress.stop()

    def show(self) -> None:
        """Put the bar back."""
        self._progress.start()
