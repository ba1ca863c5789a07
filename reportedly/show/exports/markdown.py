"""The dossier as Markdown, for a wiki, a repository or a text editor."""

import re
from collections.abc import Iterator

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.digest import LIMITS, Chapter, Digest, Line, Source, digest
from reportedly.show.exports.options import Choice
from reportedly.show.exports.tell import counted, decision_words, distinct, flat, link_words, verdict_words

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
    yield f"# {_safe(bundle.title)}{': ' + _safe(bundle.asked) if bundle.asked else ''}\n"
    yield f"{counted(len(made.lines), 'claim')} in {counted(len(made.sources), 'document')}."
    yield "This file records what was published and by whom. It does not say what is true.\n"
    for verdict, number in made.verdicts():
        yield f"- {verdict}: {number:,}"
    chapters = list(made.chapters())
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
    yield "\n## Method and limits\n"
    yield from (f"{_safe(words)}\n" for words in LIMITS)
    yield f"Made by {_safe(bundle.program)}."


def _story(made: Digest, chapter: Chapter) -> Iterator[str]:
    story = chapter.story
    assert story is not None
    yield f"\n### {story.story}: {_safe(verdict_words(story))} ({counted(story.origins, 'origin')})\n"
    for line in chapter.lines:
        yield from _line(made, line)
    for reason in chapter.disagreements:
        yield f"- **{_safe(reason.feature)}**: {_safe(reason.detail)}"
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
