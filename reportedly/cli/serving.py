"""The commands that show a case in a browser: alone on this machine, or to a team that signs in."""

from typing import Annotated

import typer

from reportedly.cli.options import command, told
from reportedly.cli.places import CaseFile

Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Port to listen on; 0 takes one that is free.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", help="Whose name your decisions bear, if not yours."),
]


@command("Show a case in the browser.", "open")
def open_case(
    case: Annotated[
        str | None,
        typer.Argument(metavar="CASE", help="A case file, or postgresql://…; without one, the articles of the demo."),
    ] = None,
    *,
    port: Port = 0,
    by: By = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser, or only say where.")
    ] = True,
) -> None:
    """Show a case in the browser; only this machine can reach it, and nothing is fetched from anywhere.

    Example: reportedly open my.case
    """
    with told():
        from reportedly.cli.web import show

        show(case, port=port, by=by, browser=browser)


@command("Serve a case to a team that signs in.")
def serve(
    *,
    case: CaseFile,
    accounts: Annotated[
        str | None, typer.Option(metavar="FILE", help="Accounts, as `reportedly account` keeps them.")
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Port = 8000,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="Name that browsers reach it by; once for each.")
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy in front of it speaks TLS: send cookies by TLS only.")
    ] = False,
) -> None:
    """Serve a case to a team that signs in; without accounts it listens to this machine alone.

    Example: reportedly serve --case team.case --accounts team.accounts
    """
    with told():
        from reportedly.cli.web import serve_team

        serve_team(case, accounts=accounts, host=host, port=port, names=tuple(name or ()), https=https)


@command("Make, change or remove an account of a team.")
def account(
    user: Annotated[str, typer.Argument(metavar="NAME", help="Name to sign in with; decisions bear it.")],
    *,
    accounts: Annotated[
        str, typer.Option("--accounts", metavar="FILE", help="File of accounts; made if there is none.")
    ],
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or admin.")] = "reviewer",
    remove: Annotated[bool, typer.Option("--remove", help="Take the account away.")] = False,
) -> None:
    """Make an account, or give one a new password and role; the password is asked for, or read from standard input.

    Example: reportedly account ida --accounts team.accounts --role reviewer
    """
    with told():
        from reportedly.cli.web import keep_account

        keep_account(user, accounts=accounts, role=role, remove=remove)
