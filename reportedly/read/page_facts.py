"""Joins what a page says of itself with what its text says: who published it, when, under which title and by whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.read.agencies import agencies
from reportedly.read.bylines import signed
from reportedly.read.facts import audience, authors, publishers, title
from reportedly.read.language import Spoken
from reportedly.read.options import Options
from reportedly.read.page_blocks import Laid
from reportedly.read.page_choice import squeezed
from reportedly.read.page_dates import page_dates, published_at
from reportedly.read.page_meta import ADDRESS, LINK, TITLE, Said, host, of, web_address
from reportedly.read.page_strips import Strip
from reportedly.record import Document, Found, Problem

SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::?|»|·|•)\s+")
"""What stands between a headline and the name of its site in the title of a page."""

LONGEST_SITE, SMALL_WORD = 40, 4
"""Characters of the name of a site at most, and of its words that must be written large at least."""

LEAST_TITLE = 10
"""Characters of a headline at least, where the title of a page is cut at its site."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page's origin; `fields` are those of the document that they fill."""

    document: Document
    problems: tuple[Problem, ...]


def titles(said: tuple[Said, ...], strips: Sequence[Strip]) -> tuple[str, ...]:
    """Return the headlines that a page gives itself, without the names of sites.

    What stands before such a name is known by the same words among the `strips` of the page.
    """
    printed = {squeezed(strip.text) for strip in strips if len(strip.text) >= LEAST_TITLE}
    names = {one.value.casefold() for one in of(said, "publisher")}
    names |= {name for one in of(said, "url") if (name := host(one.value))}
    given = [one.value for one in of(said, "title")]
    return tuple(dict.fromkeys(bare for value in given for bare in (_bare_title(value, names, given, printed),)))


def describe_page(bare: Document, laid: Laid, said: tuple[Said, ...], spoken: Spoken, options: Options) -> PageFacts:
    """Return the document with its facts: 1. address, 2. titles, 3. publishers, 4. authors, 5. agencies, 6. dates."""
    text, blocks = laid.text, laid.blocks
    urls = _addresses(said)  # 1
    url = urls[0].value if urls else None
    headlines = _titles(laid, said)  # 2
    outlets = _chosen(_publishers(laid, said, url, options))  # 3
    signers = _authors(laid, said, options.language)  # 4
    credited = _agencies(laid, said, options.language)  # 5
    found_dates, changes = page_dates(said, laid.strips, url, (text, blocks), options)  # 6
    published = published_at(found_dates)
    dated = tuple(
        Found(
            "published", one.edtf, one.found_in, one.start, one.end,
            chosen=published is not None and (one.edtf, one.found_in) == (published.edtf, published.found_in),
        )
        for one in found_dates.dated
    )  # fmt: skip
    counted = audience(text, blocks, options.language)
    site = host(url)
    document = replace(
        bare,
        url=url,
        title=next((one.value for one in headlines if one.chosen), None),
        publisher=next((one.value for one in outlets if one.chosen), None),
        authors=tuple(dict.fromkeys(one.value for one in signers if one.chosen)),
        published=published,
        language=spoken.language,
        audience=next((int(one.value) for one in counted if one.chosen), None),
        found=(
            *headlines, *outlets, *([Found("site", site, urls[0].found_in)] if site and urls else []), *signers,
            *credited, *dated, *changes, *urls, *spoken.found, *counted,
        ),
    )  # fmt: skip
    return PageFacts(document, found_dates.problems)


def _addresses(said: tuple[Said, ...]) -> tuple[Found, ...]:
    ordered = sorted(of(said, "url"), key=lambda one: one.found_in != LINK)
    given = {web: one.found_in for one in reversed(ordered) if (web := web_address(one.value))}
    return _chosen(Found("url", web, found_in) for web, found_in in reversed(given.items()))


def _titles(laid: Laid, said: tuple[Said, ...]) -> tuple[Found, ...]:
    """Return the printed headline first if it is one: the page names it so, or it is a heading of the first level."""
    printed = title(laid.text, laid.blocks)
    declared = titles(said, laid.strips)
    places: dict[str, str] = {}
    for one in of(said, "title"):
        places.setdefault(next((bare for bare in declared if one.value.startswith(bare)), one.value), one.found_in)
    given = [Found("title", value, places.get(value, TITLE)) for value in declared]
    if printed is None:
        return _chosen(given)
    level = next((s.level for s, b in zip(laid.strips, laid.blocks, strict=True) if b.start == printed.start), 0)
    known = squeezed(printed.value) in {squeezed(one) for one in declared}
    return _chosen([printed, *given] if known or level == 1 or not given else [*given, printed])


def _bare_title(value: str, names: set[str], given: Sequence[str], printed: set[str]) -> str:
    """Return a title without its site: another title, or a line of the page, is its start, or its end is the site."""
    for other in given:
        rest = value.removeprefix(other)
        if len(other) >= LEAST_TITLE and rest != value and SEPARATOR.match(rest + " "):
            return other
    cuts = list(SEPARATOR.finditer(value))
    for cut in cuts:
        behind = value[cut.end() :].casefold()
        if cut.start() >= LEAST_TITLE and any(name == behind or behind.startswith(f"{name} ") for name in names):
            return value[: cut.start()]
    for cut in cuts:
        if squeezed(value[: cut.start()]) in printed:
            return value[: cut.start()]
    last = cuts[-1] if cuts else None
    if last and value[last.end() :].casefold() in names and last.start() >= LEAST_TITLE:
        return value[: last.start()]
    return value


def _publishers(laid: Laid, said: tuple[Said, ...], url: str | None, options: Options) -> Iterator[Found]:
    """Yield who may have published it: the option, what the page says, its lines, at last the name of its site."""
    printed = list(publishers(laid.text, laid.blocks, options))
    yield from (one for one in printed if one.found_in == "option")
    yield from (Found("publisher", one.value, one.found_in) for one in of(said, "publisher"))
    yield from (one for one in printed if one.found_in not in ("option", "dateline"))
    name, titled = host(url), _named_in_title(laid, said)
    if titled and (name is None or squeezed(titled.value).casefold().removeprefix("the") in name.replace("-", "")):
        yield titled
    if name:
        yield Found("publisher", name, ADDRESS)


def _named_in_title(laid: Laid, said: tuple[Said, ...]) -> Found | None:
    """Return the site that a title of the page names behind its printed headline: "Bridge shut - Coast Courier"."""
    headline = title(laid.text, laid.blocks)
    for one in of(said, "title") if headline else ():
        cuts = list(SEPARATOR.finditer(one.value))
        if not cuts or not headline or squeezed(one.value[: cuts[0].start()]) != squeezed(headline.value):
            continue
        name = one.value[cuts[-1].end() :].strip()
        if len(name) <= LONGEST_SITE and all(word[0].isupper() or len(word) < SMALL_WORD for word in name.split()):
            return Found("publisher", name, one.found_in)
    return None


def _authors(laid: Laid, said: tuple[Said, ...], language: str) -> tuple[Found, ...]:
    """Return the authors; those of the byline are chosen, else all of the first place that names some."""
    outlets = {one.value.casefold() for one in of(said, "publisher")}
    found = list(authors(laid.text, laid.blocks, language))
    for one in of(said, "author"):
        found.extend(Found("author", name, one.found_in) for name in _names(one.value, language))
    people = [one for one in found if one.value.casefold() not in outlets] or found
    first = people[0].found_in if people else None
    return tuple(replace(one, chosen=one.found_in == first and one in people) for one in found)


def _names(value: str, language: str) -> list[str]:
    """Return the names in what a page gives as its author: "By Jane Doe and John Roe" are two."""
    line = value if value.lower().startswith("by ") else f"By {value}"
    spans = signed(line, 0, len(line), language)
    return [line[start:end] for start, end in spans] or ([value] if "@" not in value else [])


def _agencies(laid: Laid, said: tuple[Said, ...], language: str) -> tuple[Found, ...]:
    printed = agencies(laid.text, laid.blocks, language)
    known = {one.value.casefold() for one in printed}
    given = {one.value.casefold(): one for one in of(said, "agency") if one.value.casefold() not in known}
    return (*printed, *(Found("agency", one.value, one.found_in) for one in given.values()))


def _chosen(found: Iterable[Found]) -> tuple[Found, ...]:
    """Mark the first as chosen, and drop what says the same from the same place."""
    once = {(one.field, one.value, one.found_in, one.start): one for one in found}
    return tuple(replace(one, chosen=number == 0) for number, one in enumerate(once.values()))
