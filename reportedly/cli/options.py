"""What the commands share: the app, the options that several take, and how a failure is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from reportedly.errors import OptionError, ReportedlyError

OK, FAILED, WRONG_USE = 0, 1, 2
"""Exit codes; typer gives 2 for a wrong option and 130 when interrupted."""

EPILOG = (
    "Exit codes: 0 all went well; 1 something could not be read or written, or is faulty; 2 wrong use; 130 interrupted."
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print records, one JSON object a line, and no sheets.")]
Out = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file: whole, or not at all.")
]
Width = Annotated[int | None, typer.Option(min=40, max=400, help="Columns of a sheet, if not the terminal's.")]
NoColour = Annotated[bool, typer.Option("--no-colour", "--no-color", help="No colours; so does NO_COLOR=1.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(metavar="PART=NAME", help="What a field of JSON Lines holds, as text=body; may be given again."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Open addresses of this machine and of private networks too.")
]
FollowFeeds = Annotated[
    bool, typer.Option("--follow-feeds", help="Read the page behind each entry of a feed, not its own text.")
]
Text = Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")]


def fields_of(given: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of `--field`. Raises OptionError."""
    for one in given:
        if "=" not in one:
            raise OptionError(f"got --field {one}; wanted a part and the field that holds it: write text=body")
    return tuple((part.strip(), name.strip()) for part, _, name in (one.partition("=") for one in given))


def _version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def start(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version, and end.")
    ] = False,
) -> None:
    """Write down who says what in news text: every claim, with the voices that it reached the page through.

    Example: reportedly read article.txt
    """


@contextmanager
def told() -> Iterator[None]:
    """Say what went wrong on one line, and end with its exit code; a reader who left is no error."""
    from reportedly.show.interrupts import noted
    from reportedly.show.output import let_go
    from reportedly.show.printer import complain

    with noted() as interrupted:
        try:
            yield
        except typer.Exit:
            raise
        except BrokenPipeError:
            let_go()
            raise typer.Exit(OK) from None
        except Exception as error:
            if interrupted():
                raise KeyboardInterrupt from None
            complain(f"reportedly: {_reason(error)}")
            let_go()
            raise typer.Exit(WRONG_USE if isinstance(error, OptionError) else FAILED) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ReportedlyError):
        return str(error)
    from reportedly.pipeline import confession

    return confession(error)
