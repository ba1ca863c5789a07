"""Joins a case with its pages and listens; what the commands of `serving` call."""

import getpass
import ipaddress
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

import typer

from reportedly.errors import MissingExtra, OptionError

PACKAGES = ("argon2", "fastapi", "jinja2", "python_multipart", "uvicorn")
KEY = 18
"""Random bytes of the key in the address that only whoever started the program is told."""
EXTRA = "the web pages need some more packages; install them with: pip install 'reportedly[web]'"


def show(case: str | None, *, port: int, by: str | None, browser: bool) -> None:
    """Show a case on this machine, until interrupted; without one, the articles that come with the program."""
    _needed()
    from reportedly.cases import compare_case
    from reportedly.cli.places import open_case
    from reportedly.cli.taking import Taker
    from reportedly.show.web.app import make_app
    from reportedly.show.web.listening import listening, run

    key = token_urlsafe(KEY)
    with nullcontext(case) if case else demo_case() as place, open_case(place) as kept:
        app = make_app(
            kept,
            name=_name(place),
            reviewer=by or _user(),
            take=Taker(kept),
            compare=partial(compare_case, place),
            hand_on=handing_on(kept),
            key=key,
        )
        with listening("127.0.0.1", port) as sock:
            address = f"http://127.0.0.1:{sock.getsockname()[1]}/enter?key={key}"
            typer.echo(f"{_name(place)}: {address}   (Ctrl-C ends it)")
            if browser:
                Timer(0.4, webbrowser.open, [address]).start()
            run(app, sock)


@contextmanager
def demo_case() -> Iterator[str]:
    """Make a case of the articles that come with the program, and compare them; it is gone afterwards."""
    from reportedly.cases import compare_case
    from reportedly.cli.places import open_case
    from reportedly.pipeline import read_demo

    with TemporaryDirectory(prefix="reportedly-") as folder:
        place = str(Path(folder) / "demo.case")
        with open_case(place, create=True) as kept:
            for _ in kept.add_all(read_demo()):
                pass
        compare_case(place)
        yield place


def serve_team(case: str, *, accounts: str | None, host: str, port: int, names: tuple[str, ...], https: bool) -> None:
    """Serve a case, until interrupted. Raises OptionError for what would lay it open."""
    _needed()
    from reportedly.cases import compare_case
    from reportedly.cli.places import open_case
    from reportedly.cli.taking import Taker
    from reportedly.show.web.accounts import Accounts, SignedIn
    from reportedly.show.web.app import make_app
    from reportedly.show.web.guard import LOOPBACK
    from reportedly.show.web.listening import listening, run

    sessions = SignedIn(Accounts(accounts)) if accounts else None
    if accounts and sessions and not sessions.accounts.all():
        raise OptionError(f"{accounts} holds no account; make one first: reportedly account NAME --accounts {accounts}")
    _refuse_to_lay_open(host, names, safe=sessions is not None)
    key = None if sessions else token_urlsafe(KEY)
    with open_case(case) as kept:
        app = make_app(
            kept,
            name=_name(case),
            reviewer=_user(),
            take=Taker(kept),
            compare=partial(compare_case, case),
            hand_on=handing_on(kept),
            sessions=sessions,
            hosts=(*LOOPBACK, *names),
            https=https,
            key=key,
        )
        with listening(host, port) as sock:
            address = f"http://{f'[{host}]' if ':' in host else host}:{sock.getsockname()[1]}/"
            typer.echo(f"{_name(case)}: {address}{f'enter?key={key}' if key else ''}   (Ctrl-C ends it)")
            run(app, sock)


def handing_on(case: Any) -> Callable[..., None]:
    """What writes the exports of a case; it is loaded when the first is asked for."""

    def hand_on(name: str, path: str, **chosen: Any) -> None:
        from reportedly.exporting import export

        export(name, case, path, **chosen)

    return hand_on


def _refuse_to_lay_open(host: str, names: tuple[str, ...], *, safe: bool) -> None:
    if _is_loopback(host):
        return
    if not safe:
        raise OptionError(
            f"got --host {host} without accounts, which lays the case open to whoever reaches that address; "
            "make accounts with `reportedly account` and give --accounts FILE"
        )
    if not names:
        raise OptionError(f"got --host {host}; wanted --name as well: the host name that browsers will use")


def keep_account(user: str, *, accounts: str, role: str, remove: bool) -> None:
    """Make, change or remove an account."""
    _needed()
    from reportedly.show.web.accounts import Accounts

    known = Accounts(accounts)
    if remove:
        known.remove(user)
        typer.echo(f"{user} is removed from {accounts}")
        return
    piped = not sys.stdin.isatty()
    password = (
        sys.stdin.readline().rstrip("\n")
        if piped
        else typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    known.keep(user, role, password)
    typer.echo(f"{user} can sign in as {role}: {accounts}")


def _needed() -> None:
    """Raise MissingExtra where the packages of the extra are not there."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise MissingExtra(f"got no package {missing[0]}: {EXTRA}")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _name(case: str) -> str:
    """The name of a case for a title: never with the password of its database."""
    return case.rsplit("/", 1)[-1].partition("?")[0] if "://" in case else Path(case).name


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
