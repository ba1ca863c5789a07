"""Says which strips of a page are its report: those that the extractor keeps, and what belongs to them.

1. trafilatura extracts the main text; a page that could keep it busy for ever is chosen from by its links alone.
2. A strip is main text if the extractor kept its words.
3. The report runs from its headline to its last main text; what lies between is furniture, except for captions, and
   for paragraphs among others of the report.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

from reportedly.read.agencies import CREDIT_LONGEST
from reportedly.read.page_strips import GONE, LISTS, SHUT, Strip, is_bold

MOST_ELEMENTS, DEEPEST = 60_000, 200
"""A page with more elements, or deeper ones, is not given to the extractor, whose time grows with their product."""

ANCHOR = 40
"""Characters from which a strip that the extractor kept shows where the report is; shorter ones could stand twice."""

LOST = GONE | {ord("“"): None, ord("”"): None}

SHINGLE, STEP, KEPT_SHARE = 16, 8, 0.75
"""Strips that the extractor joined or cut are known by the share of their pieces of so many letters, every so many."""

SIBLING = 60
"""Characters of a paragraph among main text that is main text too, whatever the extractor said."""

SUMMARY = 25
"""Characters of a sentence between headline and report that is its summary."""

TOOLS = re.compile(r"social|shar(?:e|ing)|tools?\b|tags?\b|topics?\b|meta|breadcrumb|menu|nav|button|follow", re.I)
"""What the classes of lists of buttons have in them."""

LINK_SHARE = 0.4
"""Above this share of linked words, a strip leads elsewhere: menus and teasers have about 1, running text 0.1."""

ALL_LINKED = 0.9
"""From this share of linked words, a strip is a link and nothing else."""

SIGNED = ("author", "byline")
"""What the classes of a line with the author's name have in them."""

HEADLINE_REACH = 40
"""Strips between a headline and its report at most: a byline, a date, buttons to share it, a picture."""

BESIDE = 6
"""Lines above a report that knows no headline: title, summary, byline, date, place."""

AFTER = 8
"""Strips behind the report among which its source may stand."""

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The strips of a report, in order; `main` says of each whether it is running text, or stands among it."""

    strips: tuple[Strip, ...]
    main: tuple[bool, ...]


def choose(root: HtmlElement, found: Sequence[Strip], titles: Iterable[str], names: Iterable[str] = ()) -> Chosen:
    """Return the report among the strips of a page; `titles` are what the page calls it, `names` its authors."""
    main = _main(root, found)
    anchors = [number for number, strip in enumerate(found) if main[number] and len(strip.text) >= ANCHOR]
    anchors = anchors or [number for number, kept in enumerate(main) if kept]
    if not anchors:
        return Chosen((), ())
    first, last = anchors[0], anchors[-1]
    start = _headline(found, first, {squeezed(title) for title in titles})
    main = _with_siblings(found, main, first, last)
    for number in range(start, first):
        strip = found[number]
        main[number] = number == start or main[number] or _opens(strip)
    for number in range(last - 1, start, -1):
        main[number] = main[number] or (main[number + 1] and _heads(found[number]))
    signers = {squeezed(name) for name in names}
    chosen = [number for number in range(start, last + 1) if main[number] or _stays(found[number], signers)]
    behind = range(last + 1, min(last + 1 + AFTER, len(found)))
    chosen += [number for number in behind if main[number] or _ends(found[number], found[last])]
    return Chosen(tuple(found[number] for number in chosen), tuple(main[number] for number in chosen))


def squeezed(words: str) -> str:
    """Return words without white space and quotation marks: the extractor and we put them at different places."""
    return "".join(words.split()).translate(LOST)


def _main(root: HtmlElement, found: Sequence[Strip]) -> list[bool]:
    kept = _extracted(root)
    if not kept:
        return _by_links(found)
    known = Counter(kept)
    whole = "\n".join(kept)
    shingles = {whole[at : at + SHINGLE] for at in range(len(whole) - SHINGLE + 1)}
    main: list[bool] = []
    for _, group in groupby(found, key=lambda strip: strip.element):
        same = list(group)
        whole_words = squeezed("".join(strip.text for strip in same))
        joined = len(same) > 1 and (known[whole_words] > 0 or _holds(whole_words, shingles))
        main.extend(joined or _is_kept(strip, known, shingles) for strip in same)
    return main if any(main) else _by_links(found)


def _is_kept(strip: Strip, known: Counter[str], shingles: set[str]) -> bool:
    if strip.shut and _leads_away(strip):
        return False
    words = squeezed(strip.text)
    exact = known[words] > 0
    if exact and len(words) < ANCHOR:
        known[words] -= 1
    return exact or _holds(words if not strip.row else words.replace("|", ""), shingles)


def _holds(words: str, shingles: set[str]) -> bool:
    if len(words) < SHINGLE + STEP:
        return len(words) >= SHINGLE and words[:SHINGLE] in shingles and words[-SHINGLE:] in shingles
    pieces = [words[at : at + SHINGLE] in shingles for at in range(0, len(words) - SHINGLE + 1, STEP)]
    return sum(pieces) >= KEPT_SHARE * len(pieces)


def _extracted(root: HtmlElement) -> list[str]:
    """Return the texts that the extractor keeps, without white space; none for a page that it could not cope with."""
    if not _is_tame(root):
        return []
    from trafilatura import bare_extraction

    for cell in root.iter("td", "th"):
        # The extractor fills up what a cell spans: a few hundred bytes of such cells keep it busy for minutes.
        cell.attrib.pop("rowspan", None)
        cell.attrib.pop("colspan", None)
    try:
        # "xml" only spares it writing a text that nobody reads; `fast` its comparison with other extractors.
        document = bare_extraction(root, fast=True, include_comments=False, output_format="xml")
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError):
        return []
    if document is None or isinstance(document, dict):
        return []
    texts = []
    for top in document.body:
        texts.append(squeezed("".join(top.itertext())))
        if len(top):
            texts.extend(squeezed("".join(one.itertext())) for one in top.iter("item", "p", "row", "quote", "head"))
    return [text for text in texts if text]


def _is_tame(root: HtmlElement) -> bool:
    """Say whether a page has a size and a depth that real pages have."""
    depth = count = 0
    element: HtmlElement | None = root
    while element is not None:
        count += 1
        if len(element):
            depth, element = depth + 1, element[0]
        else:
            while element is not None and element.getnext() is None:
                depth, element = depth - 1, element.getparent()
            element = element.getnext() if element is not None else None
        if depth > DEEPEST or count > MOST_ELEMENTS:
            return False
    return True


def _by_links(found: Sequence[Strip]) -> list[bool]:
    """Return what is main text where no extractor helps: what leads nowhere else, and stands in no menu or foot."""
    main = [not strip.shut and strip.linked <= LINK_SHARE * len(strip.text) for strip in found]
    return main if any(main) else [True] * len(found)


def _headline(found: Sequence[Strip], first: int, titles: set[str]) -> int:
    """Return where the report starts: at its headline, which the extractor often leaves out."""
    reach = range(first, max(-1, first - HEADLINE_REACH), -1)
    top = [number for number in reach if found[number].level == 1 and not found[number].shut]
    named = [number for number in reach if squeezed(found[number].text) in titles and not _leads_away(found[number])]
    both = [number for number in top if number in named]
    return (*both, *top, *named, _before(found, first))[0]


def _before(found: Sequence[Strip], first: int) -> int:
    """Return where the lines start that stand right above the report, in the same box: old pages know no headlines."""
    box = found[first].element.getparent()
    number = first
    while number > max(0, first - BESIDE):
        strip = found[number - 1]
        if strip.shut or strip.linked or (strip.element is not box and strip.element.getparent() is not box):
            break
        number -= 1
    return number


def _leads_away(strip: Strip) -> bool:
    return strip.linked > LINK_SHARE * len(strip.text)


def _with_siblings(found: Sequence[Strip], main: list[bool], first: int, last: int) -> list[bool]:
    parents = Counter(
        found[number].element.getparent() for number in range(first, last + 1) if main[number] and not found[number].row
    )
    result = list(main)
    for number in range(len(found)):
        strip = found[number]
        if not first <= number <= last:
            result[number] = main[number] and first - AFTER <= number <= last + AFTER
        elif not (main[number] or strip.shut or strip.caption) and strip.linked <= LINK_SHARE * len(strip.text):
            box = _list_of(strip) if strip.depth else strip.element
            among = parents[box.getparent()] > 1 and strip.element.tag not in SHUT
            whole = len(strip.text) >= SIBLING or (strip.depth > 0 and not strip.linked and not _is_tool(box))
            result[number] = strip.row or (among and whole)
    return result


def _list_of(strip: Strip) -> HtmlElement:
    """Return the outermost list that an item stands in."""
    found = strip.element
    for above in strip.element.iterancestors():
        if above.tag in LISTS:
            found = above
        elif above.tag not in LISTS and above.tag != "li":
            break
    return found


def _is_tool(box: HtmlElement) -> bool:
    """Say whether a list is one of buttons, and not of the report."""
    return TOOLS.search(box.get("class") or "") is not None


def _opens(strip: Strip) -> bool:
    """Say whether a strip between headline and report is one of its paragraphs: the summary below a headline."""
    long = len(strip.text) >= SIBLING or (len(strip.text) >= SUMMARY and strip.text[-1] in ".!?" and not strip.mark)
    return not (strip.shut or strip.caption) and long and not strip.linked


def _ends(strip: Strip, last: Strip) -> bool:
    """Say whether a strip behind the report may be its source line: short, in the same box, and leading nowhere."""
    beside = strip.element.getparent() is last.element.getparent()
    return beside and len(strip.text) <= CREDIT_LONGEST and not (strip.shut or strip.linked or strip.level)


def _heads(strip: Strip) -> bool:
    """Say whether a strip above main text is its heading."""
    return (strip.level > 0 or is_bold(strip)) and not (strip.shut or strip.linked)


def _stays(strip: Strip, signers: set[str]) -> bool:
    """Say whether something among main text is worth keeping as furniture; menus and lists of links are not."""
    if strip.caption or strip.timed or strip.level:
        return True
    linked = strip.linked >= ALL_LINKED * len(strip.text)
    named = strip.element.get("class") or ""
    return not linked or squeezed(strip.text) in signers or any(word in named.lower() for word in SIGNED)
