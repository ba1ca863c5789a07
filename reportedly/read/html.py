"""Reads web pages: the report without menus and teasers, in blocks that know their place in the tree."""

import hashlib
from dataclasses import replace

from lxml.html import HtmlElement

from reportedly.errors import EmptyInput, TooLarge
from reportedly.read.language import spoken
from reportedly.read.options import Options
from reportedly.read.page_blocks import Laid, lay_out
from reportedly.read.page_choice import choose
from reportedly.read.page_facts import describe_page, titles
from reportedly.read.page_jsonld import OPEN, is_for_payers
from reportedly.read.page_meta import Said, declared, of
from reportedly.read.page_strips import strips
from reportedly.read.page_tree import plant
from reportedly.record import Document, Problem, Reading
from reportedly.text import content_id


def read_html(data: bytes, source: str, options: Options, *, charset: str | None = None) -> Reading:
    """Return the document of a page: 1. tree, 2. what it says of itself, 3. report, 4. blocks, 5. language, 6. facts.

    `charset` is what its server or envelope says. Nothing that the page asks for is fetched. Raises EmptyInput, NotText
    or TooLarge.
    """
    tree = plant(data, source, charset)  # 1
    said = declared(tree.root)  # 2
    laid = _report(tree.root, said, options, source)  # 3, 4
    heard = spoken(  # 5
        laid.text, laid.blocks, [(one.value, one.found_in) for one in of(said, "language")], wanted=options.language
    )
    bare = Document("", source, laid.text, sha256=hashlib.sha256(data).hexdigest(), blocks=laid.blocks)
    facts = describe_page(bare, laid, said, heard, options)  # 6
    doc = facts.document
    doc = replace(doc, id=content_id(doc.text, doc.publisher))
    lost = tuple(_in_text(problem, doc.text) for problem in tree.problems)
    closed = (_closed(source),) if OPEN.encode() in data and is_for_payers(tree.root) else ()
    return Reading(doc, lost + closed + heard.problems + facts.problems)


def _closed(source: str) -> Problem:
    return Problem(
        "paywall",
        f"{source}: got a page that says it is open to payers only, so that its end may be missing; wanted all of it: "
        "check the last paragraph, or save the page from a browser that is signed in",
    )


def _in_text(problem: Problem, text: str) -> Problem:
    """Return a problem of the page's source with the place in the text of the report, if it is one of its own."""
    if problem.start is None:
        return problem
    at = text.find("\N{REPLACEMENT CHARACTER}")
    return replace(problem, start=None, end=None) if at < 0 else replace(problem, start=at, end=at + 1)


def _report(root: HtmlElement, said: tuple[Said, ...], options: Options, source: str) -> Laid:
    found = list(strips(root))
    named, signers = titles(said, found), [one.value for one in of(said, "author")]
    size = sum(len(strip.text) for strip in found)
    if size > options.max_bytes:
        raise TooLarge(
            f"{source}: got {size:,} characters of text, and the limit is {options.max_bytes:,}: split the page"
        )
    chosen = choose(root, found, named, signers)
    laid = lay_out(chosen, named, options.language)
    if laid.text.isspace() or not laid.text:
        raise EmptyInput(
            f"{source}: got a page without text; wanted an article: if a browser shows one, a program of the page "
            "writes it: save the page from the browser, or copy its text"
        )
    return laid
