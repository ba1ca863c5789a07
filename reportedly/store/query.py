"""Reads what a person types into a search.

bridge collapse            both words, in one sentence
"bridge collapsed"         these words in a row
collaps*                   words that begin so
-rumour                    not with this word
speaker:mayor              claims with such a voice; actor: who does it; who: anybody in it; place: where
publisher:"Dane Valley"    act:deny        status:planned
after:2016-09 before:2017  claims whose time may lie there (EDTF: 199X, 2016~, 2014/2017); when: for one value
published:2016-09-26       documents that may be of that day
is:disputed is:unreviewed is:reviewed is:denied is:attributed
entity:1048577             claims with this entity of the case
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import get_args

from reportedly.casefile import Days, Flag, Query, Term
from reportedly.errors import OptionError
from reportedly.record import Act, Status
from reportedly.store import days, terms

_ITEM = re.compile(
    r"(?P<excluded>-)?(?:(?P<field>[A-Za-z_]+):)?(?:\"(?P<phrase>[^\"]*)\"|(?P<bare>[^\s\"]+))(?P<prefix>\*)?"
)
_DATED = ("after", "before", "when", "published")
_NAMED = ("speaker", "actor", "who", "place", "publisher")
_FIELDS = (*_NAMED, "act", "status", "is", *_DATED, "entity")
_CHOICES: Mapping[str, tuple[str, ...]] = {"act": get_args(Act), "status": get_args(Status), "is": get_args(Flag)}


def parse(text: str) -> Query:
    """Return the query that a text asks. Raises OptionError that names the part we cannot read."""
    found, at = Query(), 0
    for match in _ITEM.finditer(text):
        if text[at : match.start()].strip():
            raise OptionError(f"got {text[at : match.start()].strip()!r} in the query; wanted words, or closed quotes")
        found, at = _with(found, match), match.end()
    if text[at:].strip():
        raise OptionError(f"got {text[at:].strip()!r} in the query; wanted words, or closed quotes")
    if found == Query():
        raise OptionError('got nothing to look for; wanted a word, a "phrase" or a field such as speaker:mayor')
    return found


def _with(query: Query, match: re.Match[str]) -> Query:
    field, value = (match["field"] or "").lower(), match["phrase"] if match["phrase"] is not None else match["bare"]
    if field and field not in _FIELDS:
        raise OptionError(_nearest("field", field, _FIELDS) + "; put words with a colon in quotes")
    if not field and value.endswith(":") and value[:-1].lower() in _FIELDS:
        raise OptionError(f"got {value} without a value; wanted one behind it, and no space between")
    prefix = match["prefix"] is not None or (match["bare"] or "").endswith("*")
    read = _READERS.get(field, partial(_words, field=field or None, prefix=prefix))
    if match["excluded"] and field in (*_DATED, "entity"):
        raise OptionError(f"got -{field}:; only words, and fields of words, can be excluded")
    return read(query, value.rstrip("*"), excluded=match["excluded"] is not None)


def _words(query: Query, value: str, *, excluded: bool, field: str | None, prefix: bool) -> Query:
    words = tuple(terms.words(value))
    if not words:
        if field:
            raise OptionError(f"got {field}:{value}, in which there is no word; wanted one, such as {field}:mayor")
        return query
    return replace(query, terms=(*query.terms, Term(words, field, prefix, excluded)))


def _choice(query: Query, value: str, *, excluded: bool, field: str) -> Query:
    value = value.lower()
    if value not in _CHOICES[field]:
        raise OptionError(_nearest(field, value, _CHOICES[field]))
    if field == "is" and value in ("disputed", "reviewed", "unreviewed"):
        if excluded:
            raise OptionError(
                f"got -is:{value}; wanted it without the sign: is:reviewed or is:unreviewed, or is:disputed"
            )
        flag: Flag = value  # type: ignore[assignment]
        return replace(query, flags=(*query.flags, flag))
    return replace(query, terms=(*query.terms, Term((value,), field, excluded=excluded)))


def _dated(query: Query, value: str, *, excluded: bool, field: str) -> Query:
    del excluded
    bounds = days.of_edtf(value)
    if bounds is None:
        raise OptionError(f"got {field}:{value}; wanted a date as EDTF, such as 2016-09-26, 2016, 199X or 2014/2017")
    first, last = bounds
    stretch = Days(None if field == "before" else first, None if field == "after" else last)
    if field == "published":
        return replace(query, published=days.both(query.published, stretch))
    return replace(query, when=days.both(query.when, stretch))


def _entity(query: Query, value: str, *, excluded: bool) -> Query:
    del excluded
    if not value.isdecimal():
        raise OptionError(f"got entity:{value}; wanted the number of an entity, as `reportedly entities` prints it")
    return replace(query, entity=int(value))


def _nearest(what: str, got: str, known: tuple[str, ...]) -> str:
    near = [name for name in known if name[:3] == got[:3]] or get_close_matches(got, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"got the {what} {got!r}; wanted one of {', '.join(known)}{hint}"


Reader = Callable[..., Query]
_READERS: Mapping[str, Reader] = {
    **{field: partial(_choice, field=field) for field in _CHOICES},
    **{field: partial(_dated, field=field) for field in _DATED},
    "entity": _entity,
}
"""How the value of a field is read, where it is not words."""
