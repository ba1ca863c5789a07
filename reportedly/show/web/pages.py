"""Turns a template and what it shows into a page; knows Jinja, and the words that stand on every page."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reportedly.casefile import Hit
from reportedly.comparison import LinkKind
from reportedly.record import Claim
from reportedly.show.values import date_words
from reportedly.show.voices import named
from reportedly.show.web.contrast import DISPUTES, VERDICTS
from reportedly.show.web.marks import Highlight, Run, runs
from reportedly.show.web.people import Person
from reportedly.show.web.signs import linked, shown

NAVIGATION = (
    ("/", "Case"),
    ("/stories", "Stories"),
    ("/entities", "People and places"),
    ("/review", "Review"),
    ("/timeline", "Timeline"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/add", "Add"),
    ("/export", "Export"),
)
WITHIN = {"document": "/", "story": "/stories", "entity": "/entities"}
"""The part of the navigation that pages of one thing belong to, by how their addresses begin."""
KEYS = (
    ("j", "next claim"),
    ("k", "the claim before"),
    ("a", "accept, and on to the next"),
    ("x", "reject, and on to the next"),
    ("e", "correct in place"),
    ("u", "undo your last step"),
    ("m", "merge, on the page of a name"),
    ("Enter", "to the words in the text"),
    ("/", "search"),
    ("?", "these keys"),
)
LAYER_NAMES = {
    "claim": "claims",
    "cue": "cues",
    "loaded": "loaded words",
    "figure": "figures",
    "date": "dates",
    "copied": "copied words",
}

LINK_WORDS: dict[LinkKind, tuple[str, str]] = {
    "same bytes": ("is the same file as", "is the same file as"),
    "copied text": ("repeats", "is repeated in"),
    "agency tag": ("repeats", "is repeated in"),
    "forward": ("forwards", "is forwarded in"),
    "cites": ("cites", "is cited in"),
    "same statement": ("quotes the same statement as", "quotes the same statement as"),
    "ownership": ("has the same owner as", "has the same owner as"),
}
"""How a later document stands to an earlier one, and the earlier one to it."""


@cache
def environment() -> Environment:
    """Return the templates; everything in them is escaped, and a name that is not there is an error."""
    env = Environment(
        loader=PackageLoader("reportedly.show.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(
        shown=shown,
        linked=linked,
        date_words=date_words,
        static=static,
        navigation=NAVIGATION,
        keys=KEYS,
        layer_names=LAYER_NAMES,
        query=query,
        polarities=choices("polarity"),
        statuses=choices("status"),
        hit_runs=hit_runs,
        link_words=LINK_WORDS,
        disputes=DISPUTES,
        meanings=VERDICTS,
        file_name=file_name,
        within=within,
        voice_names=named,
    )
    return env


@cache
def static(name: str) -> str:
    """Return the address of a file of ours; it changes with the file, so that a browser may keep it for good."""
    data = (files("reportedly.show.web") / "static" / name).read_bytes()
    return f"/static/{quote(name)}?v={hashlib.sha256(data).hexdigest()[:10]}"


def query(**fields: Any) -> str:
    """Return the part of an address behind the question mark."""
    return urlencode({name: value for name, value in fields.items() if value not in (None, "")})


def within(address: str) -> str | None:
    """Return the address of the part that the page of one thing belongs to."""
    return WITHIN.get(address.split("/")[1])


def file_name(source: str) -> str:
    """Return the last part of the path or address that a document was read from."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or source


def hit_runs(hit: Hit) -> list[Run]:
    """Return the words of a hit, cut where those that were looked for stand."""
    places = [Highlight(start - hit.start, end - hit.start, "hit", "") for start, end in hit.marks]
    return list(runs(hit.words, 0, len(hit.words), places))


def choices(field: str) -> tuple[str, ...]:
    """Return the values that a field of a claim may have."""
    return tuple(str(value) for value in Claim.__annotations__[field].__args__)


def render(template: str, /, *, person: Person | None, **context: Any) -> str:
    """Return a page."""
    field: Callable[[], Markup] = lambda: token_field(person)  # noqa: E731
    return environment().get_template(template).render(person=person, token_field=field, **context)


def token_field(person: Person | None) -> Markup:
    """Return the field that proves that a form is ours."""
    return Markup('<input type="hidden" name="token" value="{}">').format(person.token if person else "")
