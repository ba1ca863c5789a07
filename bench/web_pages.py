"""A page of 30 KB as the sites of newspapers send them, for measuring how fast pages are read.

A fifth of it is the report; the rest is styles, menus, teasers and what the page says of itself.
"""

from pathlib import Path

SIZE = 30_000
TIMES = 400
"""Pages that are read: the library takes half a second to load."""

SENTENCES = (
    "The council of {town} said on {day} that the bridge over the river would stay closed for another {n} weeks.",
    "<a href='/people/{n}'>Residents</a> asked for a ferry, and the mayor promised one <em>before</em> the holidays.",
    "“Nobody has told us what it will cost,” said a spokeswoman for the {n} shopkeepers of the quay.",
    "The steel that was ordered in spring had not arrived by {day}, according to the company that builds it.",
)
CARD = (
    '<div class="card teaser"><a href="/story/{one}"><img src="/img/{one}.jpg" alt="">'
    "<h3>What town {one} did</h3></a></div>"
)
LINKED = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":'
    '"Bridge shut","datePublished":"2024-05-17T07:30:00Z","author":{"@type":"Person","name":"Jane Doe"},"publisher":'
    '{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"Coast Courier"}]}</script>'
)


def page(number: int) -> bytes:
    """Return a page that is like no other."""
    menu = "".join(f'<li class="menu-item"><a href="/{one}/index.html">Section {one}</a></li>' for one in range(50))
    cards = "".join(CARD.format(one=one) for one in range(30))
    said = [" ".join(SENTENCES).format(town=f"Lund {number}", day="Friday", n=one + number) for one in range(14)]
    report = "\n".join(f"<p>{words}</p>" for words in said)
    whole = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Bridge shut | Coast Courier</title>{LINKED}"
        f"<style>*</style></head><body><nav><ul>{menu}</ul></nav><main><article><h1>Bridge shut</h1><p class=byline>"
        f"By Jane Doe</p><time datetime=2024-05-17>17 May 2024</time>{report}</article></main><aside>{cards}</aside>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )
    style = ".card{margin:0 auto}" * max(0, (SIZE - len(whole)) // 20)
    return whole.replace("<style>*", f"<style>{style}").encode()


def write_page(path: Path) -> None:
    """Write one page."""
    path.write_bytes(page(1))


def read_copies(path: Path) -> int:
    """Read so many pages, each another one, as every page is read: in a process of its own. Return how many."""
    from reportedly.read import Item, read_item

    read_item(Item(path.name, path.read_bytes()))
    for number in range(TIMES):
        read_item(Item(path.name, page(number)))
    return TIMES + 1
