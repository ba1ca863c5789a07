"""What a page says after an act, and where it goes back to: sentences and addresses of ours, whatever a form says."""

from collections.abc import Mapping
from urllib.parse import urlencode

NOTICES = {
    "changed": "Somebody decided on this claim after your page was loaded; what stands now is shown. "
    "Decide again if you still want to.",
    "undone": "Your last step is taken back.",
    "nothing": "There is no act of yours left to take back.",
    "decided": "Done.",
    "bulk": "Done for every claim that was shown and that nobody had decided on meanwhile. "
    "“Undo the last” takes all of it back.",
    "added": "Read, and added to the case.",
    "known": "The case has this document already; nothing changed.",
    "overruled": "Overruled. The stories follow when they are compared again.",
    "compared": "The documents are compared as they are now.",
    "busy": "A comparison is being made already; it will show here when it is done.",
    "exporting": "Somebody’s export is being written; ask for yours when it is done.",
}


def notice(params: Mapping[str, str]) -> str | None:
    """Return the sentence that an address asks for."""
    return NOTICES.get(params.get("notice", ""))


def own_address(address: str) -> str:
    """Return the address if it is a page of ours, and else the first page."""
    path = address.partition("#")[0]
    outside = not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable()
    return "/" if outside else address


def with_notice(back: str, code: str) -> str:
    """Return the page to go back to, saying something."""
    path, _, fragment = own_address(back).partition("#")
    told = urlencode({"notice": code})
    return f"{path}{'&' if '?' in path else '?'}{told}{'#' if fragment else ''}{fragment}"
