"""What the commands share: the app, how a command is made, the options that several take, how a failure is told."""

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from reportedly.errors import OptionError, ReportedlyError

OK, FAILED, WRONG_USE = 0, 1, 2
"""Exit codes; typer gives 2 for a wrong option and 130 when interrupted."""

EPILOG = (
    "Exit codes: 0 all went well; 1 something could not be read or written, or is faulty; 2 wrong use; 130 interrupted."
)
LEFT_OUT = re.compile(r"-(?:[^\W\d_]{2}|\w+:)")
"""How a word begins that a query leaves out: no option of one dash has two letters."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, for programs.")]
Out = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file: whole, or not at all.")
]
Width = Annotated[
    int | None, typer.Option(min=40, max=400, metavar="N", help="Columns to fill, if not the terminal's.")
]
NoColour = Annotated[bool, typer.Option("--no-colour", "--no-color", help="No colours; so does NO_COLOR=1.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(metavar="PART=NAME", help="What a field of JSON Lines holds, as text=body; may be given again."),
]
Report = Annotated[
    str | None, typer.Option(metavar="FILE", help="Write what was read, skipped and why, one JSON object a line.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Processes that read side by side.")
]
Text = Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How an answer is to look."""

    json: Json = False
    output: Out = None
    width: Width = None
    no_colour: NoColour = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How texts are to be read."""

    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the texts.")] = None
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When: 2023-07-03, or 3 July 2023.")] = None
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of the texts.")] = "en"
    field: Fields = None
    follow_feeds: Annotated[
        bool, typer.Option("--follow-feeds", help="Read the page behind each entry of a feed, not its own text.")
    ] = False
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Open addresses of this machine and of private networks too.")
    ] = False

    def options(self) -> Any:
        """Return them as the library takes them. Raises OptionError."""
        from reportedly.pipeline import Options

        return Options(
            publisher=self.publisher,
            published=self.published,
            language=self.language,
            fields=_pairs(self.field or []),
            allow_private=self.allow_private,
            follow_feeds=self.follow_feeds,
        )


class Asking(TyperCommand):
    """A command that takes a query, in which -rumour is a word to leave out, and no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let the words to leave out stand behind --, where no option is looked for."""
        left_out = [] if "--" in args else [word for word in args if LEFT_OUT.match(word)]
        rest = [word for word in args if word not in left_out]
        return super().parse_args(ctx, [*rest, "--", *left_out] if left_out else rest)


def command(
    short_help: str, name: str | None = None, *, kind: type[TyperCommand] = TyperCommand
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function; a parameter that is a group of options, such as Form, stands for all of them."""

    def make(function: Callable[..., None]) -> Callable[..., None]:
        return app.command(name, cls=kind, epilog=EPILOG, short_help=short_help)(_spread(function))

    return make


def _spread(function: Callable[..., None]) -> Callable[..., None]:
    """Return the function with the fields of each group of options in the place of the group."""
    signature = inspect.signature(function)
    groups: dict[str, Any] = {
        name: one.annotation for name, one in signature.parameters.items() if is_dataclass(one.annotation)
    }

    @wraps(function)
    def spread(**given: Any) -> None:
        made = {
            name: group(**{one.name: given.pop(one.name) for one in fields(group)}) for name, group in groups.items()
        }
        function(**given, **made)

    parameters = [
        one
        for name, single in signature.parameters.items()
        for one in (_each(groups[name]) if name in groups else [single])
    ]
    spread.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    )
    spread.__annotations__ = {one.name: one.annotation for one in parameters}
    return spread


def _each(group: Any) -> list[inspect.Parameter]:
    empty = inspect.Parameter.empty
    return [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=empty if one.default is MISSING else one.default,
            annotation=one.type,
        )
        for one in fields(group)
    ]


def _pairs(given: list[str]) -> tuple[tuple[str, str], ...]:
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
