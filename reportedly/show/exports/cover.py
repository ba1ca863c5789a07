"""The first pages of a dossier: what it is of, where the sources disagree, and which documents it stands on."""

from collections.abc import Iterator

from reportedly.comparison import Reason
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.digest import Chapter, Digest
from reportedly.show.exports.method import WARNING
from reportedly.show.exports.plain import xml
from reportedly.show.exports.tell import counted, flat, sides, verdict_words

FIRST = 12
"""Stories that the cover names."""
SPEAKERS = 12
"""Voices that the cover names, those with most claims first."""
NOTED = ("disputed", "denied", "not comparable", "independently reported")
"""Verdicts of stories that the cover names."""
AGAINST = 4
"""Disagreements of a story that the cover names; the story has all."""
DOCUMENTS = 40
"""Documents that the cover lists; the list behind has all."""


def cover(bundle: Bundle, made: Digest, chapters: list[Chapter]) -> Iterator[str]:
    """Yield the first pages."""
    yield f'<header>\n<p class="kind">Dossier: who says what</p>\n<h1>{xml(bundle.title)}</h1>\n'
    yield f'<p class="lede">{xml(lede(bundle, made))}</p>\n'
    if bundle.asked:
        yield f'<p class="asked"><b>Of the case, what was asked for:</b> <code>{xml(bundle.asked)}</code></p>\n'
    yield f'<p class="warning">{WARNING}</p>\n'
    yield from _contents(bundle, chapters)
    if bundle.stories:
        verdicts = ((f'<li class="{classed(verdict)}"><b>{number:,}</b> {xml(verdict)}</li>\n')
                    for verdict, number in made.verdicts())  # fmt: skip
        yield f'<ul class="tally">\n{"".join(verdicts)}</ul>\n'
    elif not bundle.origins:
        yield "<p>The documents were not compared with each other.</p>\n"
    yield from _noted(made, chapters)
    if made.speakers:
        some = ", ".join(f"{xml(name)} ({number})" for name, number in made.speakers.most_common(SPEAKERS))
        yield f'<p class="speakers"><b>Voices with the most claims:</b> {some}</p>\n'
    yield from _sources(made)
    yield "</header>\n"


def lede(bundle: Bundle, made: Digest) -> str:
    """Return how much there is, of whom and of when, in one sentence."""
    outlets = list(dict.fromkeys(source.publisher for source in made.sources.values()))
    dates = [source.published for source in sorted(made.sources.values(), key=lambda one: one.edtf) if source.edtf]
    if not made.lines:
        return f"No claim {'answers what was asked for' if bundle.asked else 'stands in it'}."
    told = f"{counted(len(made.lines), 'claim')} in {counted(len(made.sources), 'document')}"
    if bundle.origins:
        origins = {source.origin for source in made.sources.values() if source.origin}
        told += f", which go back to {counted(len(origins), 'origin')}"
    if outlets:
        told += f". Published by {', '.join(outlets[:8])}{' and others' if len(outlets) > 8 else ''}"
    return told + (f", {dates[0]} to {dates[-1]}." if dates and dates[0] != dates[-1] else ".")


def noted(chapters: list[Chapter]) -> list[Chapter]:
    """Return the stories that a reader has to know first: what is disputed, denied or independently reported."""
    return [chapter for chapter in chapters if chapter.story and chapter.story.verdict in NOTED]


def against(made: Digest, reason: Reason) -> str:
    """Return a disagreement in words, with the places of what disagrees."""
    places = sides(reason, made.number)
    return f"{reason.feature}: {reason.detail}" + (f" ({places})" if places else "")


def classed(verdict: str) -> str:
    """Return a verdict as the name of a class."""
    return verdict.replace(" ", "-")


def _noted(made: Digest, chapters: list[Chapter]) -> Iterator[str]:
    told = noted(chapters)
    if not told:
        return
    yield "<h2>What to know first</h2>\n"
    yield '<ul class="first">\n'
    for chapter in told[:FIRST]:
        story = chapter.story
        assert story is not None
        outlets = dict.fromkeys(line.voices[0].name for line in chapter.lines)
        quote = f'<a href="#{xml(story.story)}">“{xml(flat(chapter.lines[0].quote))}”</a>'
        yield f'<li class="{classed(story.verdict)}"><span class="verdict">{xml(verdict_words(story))}</span> '
        yield f"{quote} ({xml(', '.join(outlets))})"
        if chapter.disagreements:
            some = "".join(f"<li>{xml(against(made, one))}</li>" for one in chapter.disagreements[:AGAINST])
            yield f"<ul>{some}</ul>"
        yield "</li>\n"
    yield f"<li>and {len(told) - FIRST} more</li>\n" if len(told) > FIRST else ""
    yield "</ul>\n"


def _sources(made: Digest) -> Iterator[str]:
    if not made.sources:
        return
    yield '<h2>Documents</h2>\n<table class="sources">\n<thead><tr><th></th><th>Published by</th><th>Date</th>'
    yield "<th>Title</th><th>Origin</th><th>Claims</th></tr></thead>\n<tbody>\n"
    for source in list(made.sources.values())[:DOCUMENTS]:
        cells = (source.publisher, source.published, source.title, source.origin or "", f"{source.claims:,}")
        yield f'<tr><td><a href="#d{source.number}">{source.number}</a></td>'
        yield "".join(f"<td>{xml(cell)}</td>" for cell in cells) + "</tr>\n"
    yield "</tbody>\n</table>\n"
    if len(made.sources) > DOCUMENTS:
        yield f'<p>and {len(made.sources) - DOCUMENTS:,} more, in the <a href="#documents">list</a></p>\n'


def _contents(bundle: Bundle, chapters: list[Chapter]) -> Iterator[str]:
    parts = (
        ("stories", "Who says what", any(chapter.story for chapter in chapters)),
        ("alone", "Told by one document only", any(not chapter.story for chapter in chapters)),
        ("documents", "Documents and their hashes", True),
        ("decisions", "What people decided", bool(bundle.decisions)),
        ("method", "Method, limits, and how to check a quotation", True),
    )
    yield '<nav class="contents">\n'
    yield "".join(f'<a href="#{name}">{title}</a>\n' for name, title, there in parts if there)
    yield "</nav>\n"
