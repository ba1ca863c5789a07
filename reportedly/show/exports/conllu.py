"""CoNLL-U for linguists: the trees of the texts, with the claims and voices of each sentence in comments.

The trees are made at the export, from the text that was kept.
"""

from collections.abc import Iterator

from reportedly.errors import OptionError
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice


def conllu(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the sentences, a document at a time; of a search, those with a claim that answers."""
    del choice
    if bundle.trees is None:
        raise OptionError("CoNLL-U needs the trees of the texts; wanted a bundle that can make them")
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        made = [sentence for sentence in bundle.trees(one.record) if _is_wanted(one, *sentence[:2])]
        yield "".join(_sentence(one, start, end, lines) for start, end, lines in made).encode("utf-8", "replace")


def _is_wanted(one: Laid, start: int, end: int) -> bool:
    return one.exhibit.wanted is None or any(start <= claim.start < end for claim in one.claims())


def _sentence(one: Laid, start: int, end: int, lines: tuple[str, ...]) -> str:
    comments = [line for line in lines if line.startswith("#")]
    rows = [line for line in lines if not line.startswith("#")]
    told = [f"# offsets = {_places(one, start, end)}", f"# document = {one.doc.id}",
            f"# text_sha256 = {one.text_sha256}", f"# source = {_flat(one.doc.source)}"]  # fmt: skip
    told += [
        f"# claim = {claim.id} {_places(one, claim.start, claim.end)} {claim.polarity} {claim.status} "
        f"voices={_flat(' › '.join(voice.name for voice in one.voices(claim)))} words={_flat(one.cut(claim))}"
        for claim in one.claims()
        if start <= claim.start < end
    ]
    return "\n".join([*comments, *told, *rows]) + "\n\n"


def _places(one: Laid, start: int, end: int) -> str:
    count = one.offsets
    return f"{start}-{end} utf16={count.utf16(start)}-{count.utf16(end)} utf8={count.utf8(start)}-{count.utf8(end)}"


def _flat(words: str) -> str:
    return " ".join(words.split())
