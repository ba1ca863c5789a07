"""The dossier as Markdown, for a wiki, a repository or a text editor."""

import re
from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.cover import AGAINST, FIRST, against, lede, noted
from reportedly.show.exports.digest import Chapter, Digest, Line, Source, digest
from reportedly.show.exports.method import CHECK, LIMITS, METHOD, WARNING, WORDS
from reportedly.show.exports.options import Choice
from reportedly.show.exports.tell import counted, decision_words, distinct, flat, link_words, shown_words, verdict_words

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~!&])")
_STARTS = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])")


def markdown(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the file."""
    del choice
    made = digest(bundle)
    yield from (f"{line}\n".encode("utf-8", "replace") for line in _lines(bundle, made))


def _safe(words: str) -> str:
    """Words on one line, in which no sign means anything to Markdown."""
    line = _SIGNS.sub(r"\\\1", flat(words))
    return _STARTS.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[5]}", line)


def _lines(bundle: Bundle, made: Digest) -> Iterator[str]:
    chapters = list(made.chapters())
    yield from _cover(bundle, made, chapters)
    if any(chapter.story for chapter in chapters):
        yield "\n## Who says what\n"
    for chapter in chapters:
        if chapter.story:
            yield from _story(made, chapter)
    if any(not chapter.story for chapter in chapters):
        yield "\n## Told by one document only\n"
    for chapter in chapters:
        if not chapter.story:
            source = made.sources[chapter.lines[0].document]
            yield f"\n### {_safe(source.title)} ({_safe(source.publisher)})\n"
            for line in chapter.lines:
                yield from _line(made, line)
    yield "\n## Documents\n"
    for source in made.sources.values():
        yield from _document(source)
    for link in bundle.links:
        if link.from_ in made.sources and link.to in made.sources:
            ends = made.sources[link.from_].number, made.sources[link.to].number
            yield f"- {_safe(link_words(link, *ends))}"
    if bundle.decisions:
        yield "\n## What people decided\n"
        yield from (f"- {_safe(decision_words(act))}" for act in bundle.decisions)
    yield from _method(bundle)


def _cover(bundle: Bundle, made: Digest, chapters: list[Chapter]) -> Iterator[str]:
    yield f"# {_safe(bundle.title)}\n\n{_safe(lede(bundle, made))}\n"
    if bundle.asked:
        yield f"Of the case, what was asked for: {_safe(bundle.asked)}\n"
    yield f"**{WARNING}**\n"
    for verdict, number in made.verdicts():
        yield f"- {verdict}: {number:,}"
    told = noted(chapters)
    if told:
        yield "\n## What to know first\n"
    for chapter in told[:FIRST]:
        story = chapter.story
        assert story is not None
        outlets = ", ".join(dict.fromkeys(line.voices[0].name for line in chapter.lines))
        yield f"- **{verdict_words(story)}** ({story.story}): “{_safe(chapter.lines[0].quote)}” ({_safe(outlets)})"
        yield from (f"  - {_safe(against(made, one))}" for one in chapter.disagreements[:AGAINST])
    if len(told) > FIRST:
        yield f"- and {len(told) - FIRST} more"


def _method(bundle: Bundle) -> Iterator[str]:
    yield "\n## Method\n"
    yield from (f"{_safe(words)}\n" for words in METHOD)
    yield f"Made by {_safe(bundle.program)}, offline. The same case gives the same file, byte for byte.\n"
    yield "### What the words mean\n"
    yield from (f"- **{_safe(word)}**: {_safe(meaning)}" for word, meaning in WORDS)
    yield "\n### What this cannot say\n"
    yield from (f"- {_safe(words)}" for words in LIMITS)
    yield "\n### How to check a quotation\n"
    yield from (f"{number}. {_safe(words)}" for number, words in enumerate(CHECK, start=1))


def _story(made: Digest, chapter: Chapter) -> Iterator[str]:
    story = chapter.story
    assert story is not None
    parts = (counted(story.origins, "origin"), shown_words(story, len(chapter.lines)))
    yield f"\n### {story.story}: {_safe(verdict_words(story))} ({', '.join(filter(None, parts))})\n"
    for line in chapter.lines:
        yield from _line(made, line)
    yield from (f"- {_safe(against(made, reason))}" for reason in chapter.disagreements)
    told = "; ".join(f"{one.feature}: {one.detail}" for one in distinct(story.reasons))
    yield f"\nReasons: {_safe(told)}.\n\nLimits: {_safe(story.limits)}\n"


def _line(made: Digest, line: Line) -> Iterator[str]:
    source = made.sources[line.document]
    chain = " › ".join(f"**{_safe(voice.name)}**" for voice in line.voices)
    yield f"> {_safe(line.quote)}"
    yield ">"
    yield f"> {chain} ({line.polarity}, {line.status}), {_safe(source.published)},"
    yield f"> document {source.number}, {line.claim},"
    places = (f"{name} {start}–{end}" for name, (start, end) in
              (("characters", line.span), ("UTF-16", line.utf16), ("UTF-8", line.utf8)))  # fmt: skip
    yield f"> {', '.join(places)}{'. ' + _safe(line.review) if line.review else ''}\n"


def _document(source: Source) -> Iterator[str]:
    yield f"{source.number}. {_safe(source.title)}: {_safe(source.publisher)}, {_safe(source.published)},"
    yield f"   {_safe(source.url or source.source)}, document `{source.id}`,"
    yield f"   SHA-256 of the text `{source.text_sha256}`"
    if source.sha256:
        yield f"   SHA-256 of the file `{source.sha256}`"
    for problem in source.problems:
        yield f"   - not settled: {_safe(problem)}"
