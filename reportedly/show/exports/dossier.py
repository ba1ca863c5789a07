"""A dossier: one self-contained HTML file, to be read, printed and handed to a lawyer; nothing in it loads anything.

1. the cover: what, how much of it, where the sources disagree, the documents, the contents
2. who says what: the stories, what is disputed first, each claim in its words with its voices and its place
3. what stands alone, by document
4. the documents with their hashes; which go back to one telling, and why
5. what people decided
6. the method, the words, the limits, and how to check a quotation
"""

from collections.abc import Iterator
from importlib.resources import files

from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.cover import against, classed, cover
from reportedly.show.exports.digest import Chapter, Digest, Line, Source, digest
from reportedly.show.exports.method import CHECK, LIMITS, METHOD, WORDS
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import xml
from reportedly.show.exports.tell import counted, decision_words, distinct, flat, link_words, shown_words, verdict_words


def dossier(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the file."""
    del choice
    made = digest(bundle)
    yield from (piece.encode("utf-8", "replace") for piece in _pages(bundle, made))


def _pages(bundle: Bundle, made: Digest) -> Iterator[str]:
    style = (files("reportedly.show.exports") / "dossier.css").read_text("utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{xml(bundle.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )
    chapters = list(made.chapters())
    yield from cover(bundle, made, chapters)  # 1
    stories = [chapter for chapter in chapters if chapter.story]
    if stories:
        yield '<section id="stories">\n<h2>Who says what</h2>\n'  # 2
        for chapter in stories:
            yield from _story(made, chapter)
        yield "</section>\n"
    yield from _alone(made, [chapter for chapter in chapters if not chapter.story])  # 3
    yield from _documents(bundle, made)  # 4
    yield from _decisions(bundle)  # 5
    yield from _method(bundle)  # 6
    yield "</main>\n</body>\n</html>\n"


def _story(made: Digest, chapter: Chapter) -> Iterator[str]:
    story = chapter.story
    assert story is not None
    yield f'<article class="{classed(story.verdict)}" id="{xml(story.story)}">\n'
    yield f'<h3><span class="number">{xml(story.story)}</span> <span class="verdict">{xml(verdict_words(story))}</span>'
    parts = (counted(story.origins, "origin"), shown_words(story, len(chapter.lines)))
    yield f' <span class="origins">{", ".join(filter(None, parts))}</span></h3>\n'
    yield from (_line(made, line) for line in chapter.lines)
    if chapter.disagreements:
        yield '<ul class="against">\n'
        yield "".join(f"<li>{xml(against(made, one))}</li>\n" for one in chapter.disagreements)
        yield "</ul>\n"
    reasons = [one for one in distinct(story.reasons) if one not in chapter.disagreements]
    if reasons:
        told = "; ".join(f"{xml(one.feature)}: {xml(one.detail)}" for one in reasons)
        yield f'<p class="reasons"><b>Held together because</b> {told}.</p>\n'
    yield f'<p class="limits"><b>Limits:</b> {xml(story.limits)}</p>\n</article>\n'


def _line(made: Digest, line: Line) -> str:
    source = made.sources[line.document]
    chain = ' <span class="to">›</span> '.join(
        f"<b>{xml(voice.name)}</b>" + (f" <q>{xml(flat(voice.cue))}</q>" if voice.cue else "") for voice in line.voices
    )
    marks = "".join(f'<span class="mark">{xml(mark)}</span>' for mark in _marks(line))
    facts = "".join(f"<span>{xml(fact)}</span>" for fact in (line.times, line.amounts, line.places) if fact)
    review = f'<p class="review">{xml(line.review)}</p>' if line.review else ""
    return (
        f'<figure id="{line.document[:8]}-{line.claim}">\n<figcaption>{chain} {marks}</figcaption>\n'
        f'<blockquote><span class="rest">{xml(line.before)}</span><mark>{xml(line.quote)}</mark>'
        f'<span class="rest">{xml(line.after)}</span></blockquote>\n'
        + (f'<p class="facts">{facts}</p>\n' if facts else "")
        + f'<p class="place">{xml(source.publisher)}, {xml(source.published)}, '
        f'<a href="#d{source.number}">document {source.number}</a>, {line.claim}, characters {_span(line.span)}'
        f" <small>(UTF-16 {_span(line.utf16)}, UTF-8 {_span(line.utf8)})</small></p>{review}\n</figure>\n"
    )


def _span(ends: tuple[int, int]) -> str:
    return f"{ends[0]}–{ends[1]}"


def _marks(line: Line) -> Iterator[str]:
    if line.polarity == "denied":
        yield "in the negative"
    if line.status != "happened":
        yield line.status
    if any(voice.act == "deny" for voice in line.voices):
        yield "denied by the voice"
    if line.hedges:
        yield f"hedged: {line.hedges}"


def _alone(made: Digest, chapters: list[Chapter]) -> Iterator[str]:
    if not chapters:
        return
    yield '<section id="alone">\n<h2>Told by one document only</h2>\n'
    for chapter in chapters:
        source = made.sources[chapter.lines[0].document]
        yield f'<article class="asserted">\n<h3>{xml(source.title)} <span class="origins">{xml(source.publisher)}, '
        yield f"{xml(source.published)}</span></h3>\n"
        yield from (_line(made, line) for line in chapter.lines)
        yield "</article>\n"
    yield "</section>\n"


def _documents(bundle: Bundle, made: Digest) -> Iterator[str]:
    yield '<section id="documents">\n<h2>Documents</h2>\n<ol class="documents">\n'
    yield from (_document(source) for source in made.sources.values())
    yield "</ol>\n"
    links = [link for link in bundle.links if link.from_ in made.sources and link.to in made.sources]
    if links:
        yield '<h3>What goes back to one telling</h3>\n<ul class="links">\n'
        for link in links:
            ends = made.sources[link.from_].number, made.sources[link.to].number
            yield f"<li>{xml(link_words(link, *ends))}</li>\n"
        yield "</ul>\n"
    yield "</section>\n"


def _document(source: Source) -> str:
    rows = (
        ("Published by", source.publisher), ("By", source.authors), ("Date", source.published),
        ("Read from", source.source), ("Address", source.url), ("Fetched", source.retrieved),
        ("Origin", source.origin), ("Document", source.id), ("SHA-256 of the file", source.sha256),
        ("SHA-256 of the text", source.text_sha256), ("Not settled", "; ".join(source.problems)),
    )  # fmt: skip
    told = "".join(f"<dt>{name}</dt><dd>{xml(value)}</dd>" for name, value in rows if value)
    return f'<li id="d{source.number}"><h4>{xml(source.title)}</h4>\n<dl>{told}</dl></li>\n'


def _decisions(bundle: Bundle) -> Iterator[str]:
    if bundle.decisions:
        yield '<section id="decisions">\n<h2>What people decided</h2>\n<ul>\n'
        yield "".join(f"<li>{xml(decision_words(act))}</li>\n" for act in bundle.decisions)
        yield "</ul>\n</section>\n"


def _method(bundle: Bundle) -> Iterator[str]:
    yield '<section id="method">\n<h2>Method</h2>\n'
    yield "".join(f"<p>{xml(words)}</p>\n" for words in METHOD)
    yield f"<p>Made by {xml(bundle.program)}, offline. The same case gives the same file, byte for byte.</p>\n"
    yield '<h3>What the words mean</h3>\n<dl class="words">\n'
    yield "".join(f"<dt>{xml(word)}</dt><dd>{xml(meaning)}</dd>\n" for word, meaning in WORDS)
    yield "</dl>\n<h3>What this cannot say</h3>\n<ul>\n"
    yield "".join(f"<li>{xml(words)}</li>\n" for words in LIMITS)
    yield "</ul>\n<h3>How to check a quotation</h3>\n<ol>\n"
    yield "".join(f"<li>{xml(words)}</li>\n" for words in CHECK)
    yield "</ol>\n</section>\n"
