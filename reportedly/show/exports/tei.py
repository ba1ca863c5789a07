"""TEI P5 for historians: the text of each document, marked with who says what, when, where and how surely.

The text is inline, so that it can be read: marks that would cross are left to the stand-off list behind each text,
which has every claim with its words, offsets and voices.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.record import Claim
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.laid import Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.plain import attribute, xml

_NAMES = {"person": "persName", "place": "placeName", "organisation": "orgName", "group": "orgName"}
_BLOCKS = {"heading": "head"}
_QUOTES = ("“", '"', "‘", "'")
"""Signs that begin what is quoted, and so said directly."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An element that stands on some words."""

    start: int
    end: int
    rank: int
    tag: str
    attributes: str


def tei(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield one corpus, a document at a time."""
    del choice
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
        f"<teiHeader><fileDesc><titleStmt><title>{xml(bundle.title)}</title></titleStmt>"
        f"<publicationStmt><p>Made by {xml(bundle.program)}</p></publicationStmt>"
        "<sourceDesc><p>Published texts, each with its source below</p></sourceDesc></fileDesc></teiHeader>\n"
    ).encode("utf-8", "replace")
    for number, exhibit in enumerate(bundle.exhibits(), start=1):
        yield "".join(_document(Laid(exhibit), f"d{number}")).encode("utf-8", "replace")
    yield b"</teiCorpus>\n"


def _document(one: Laid, key: str) -> Iterator[str]:
    yield f'<TEI xml:id="{key}">\n'
    yield from _header(one)
    yield "<text><body>\n"
    marks = _nested(sorted(_marks(one, key), key=lambda mark: (mark.start, -mark.end, mark.rank)))
    for number, block in enumerate(one.record.document.blocks):
        tag = _BLOCKS.get(block.kind, "ab" if number and block.kind != "paragraph" else "p")
        tag = "ab" if tag == "head" and number else tag
        inside = [mark for mark in marks if block.start <= mark.start and mark.end <= block.end]
        yield f'<{tag} n="{block.start}" type="{block.kind}">' if tag != "p" else f'<p n="{block.start}">'
        yield from _inline(one.doc.text, block.start, block.end, inside)
        yield f"</{tag}>\n"
    behind = [*_people(one, key), *_claims(one, key)]
    yield "</body>\n"
    if behind:
        yield '<back><div type="standoff">\n' + "".join(behind) + "</div></back>"
    yield "</text>\n</TEI>\n"


def _header(one: Laid) -> Iterator[str]:
    doc = one.doc
    date = f'<date when-custom="{doc.published.edtf}">{xml(doc.published.edtf)}</date>' if doc.published else ""
    authors = "".join(f"<author>{xml(author)}</author>" for author in doc.authors)
    yield f"<teiHeader><fileDesc><titleStmt><title>{xml(doc.title or doc.source)}</title>{authors}</titleStmt>"
    publisher = f"<publisher>{xml(doc.publisher)}</publisher>" if doc.publisher else "<publisher>unknown</publisher>"
    idnos = {"document": doc.id, "sha256": doc.sha256, "text_sha256": one.text_sha256, "URL": doc.url}
    told = "".join(f'<idno type="{name}">{xml(value)}</idno>' for name, value in idnos.items() if value)
    yield f"<publicationStmt>{publisher}{date}{told}</publicationStmt>"
    yield f"<sourceDesc><bibl>{xml(doc.source)}</bibl></sourceDesc></fileDesc>"
    language = f'<language ident="{xml(doc.language)}">{xml(doc.language)}</language>'
    yield f"<profileDesc><langUsage>{language}</langUsage></profileDesc></teiHeader>\n"


def _marks(one: Laid, key: str) -> Iterator[_Mark]:
    text = one.doc.text
    for item in one.record.attributions:
        who = f' who="#{key}-{item.entity}"' if item.entity in one.entities else ""
        for span in item.content:
            direct = text[span.start : span.end][:1] in _QUOTES and span.end > span.start
            ana = f' ana="#{key}-{item.id}"'
            yield _Mark(span.start, span.end, 0, "said", f'{who} direct="{"true" if direct else "false"}"{ana}')
            if direct:
                yield _Mark(span.start, span.end, 1, "quote", "")
    for entity in one.record.entities:
        tag = _NAMES.get(entity.kind, "rs")
        for mention in entity.mentions:
            named = tag if mention.form == "name" else "rs"
            yield _Mark(mention.start, mention.end, 3, named, f' ref="#{key}-{entity.id}"')
    for when in one.record.times:
        yield _Mark(when.start, when.end, 2, "date", _dated(when.earliest, when.latest, when.edtf))
    for amount in one.record.amounts:
        low = "" if amount.low is None else f' atLeast="{_figure(amount.low)}"'
        high = "" if amount.high is None else f' atMost="{_figure(amount.high)}"'
        yield _Mark(amount.start, amount.end, 2, "num", low + high)


def _figure(number: float) -> str:
    return f"{number:.0f}" if number == round(number) else repr(number)


def _dated(earliest: str | None, latest: str | None, edtf: str | None) -> str:
    """The bounds of a time: one day as `when`, else `notBefore` and `notAfter`; the EDTF as it stands beside."""
    first, last = (earliest or "")[:10], (latest or "")[:10]
    custom = f" when-custom={attribute(edtf)}" if edtf else ""
    if first and first == last:
        return f' when="{first}"{custom}'
    before = f' notBefore="{first}"' if first else ""
    return before + (f' notAfter="{last}"' if last else "") + custom


def _nested(marks: list[_Mark]) -> list[_Mark]:
    """The marks without those that would cross one that began before them."""
    kept: list[_Mark] = []
    open_: list[_Mark] = []
    for mark in marks:
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        if mark.end > mark.start and (not open_ or mark.end <= open_[-1].end):
            kept.append(mark)
            open_.append(mark)
    return kept


def _inline(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[str]:
    at = start
    open_: list[_Mark] = []
    for mark in marks:
        while open_ and open_[-1].end <= mark.start:
            closed = open_.pop()
            yield xml(text[at : closed.end]) + f"</{closed.tag}>"
            at = closed.end
        yield xml(text[at : mark.start]) + f"<{mark.tag}{mark.attributes}>"
        at = mark.start
        open_.append(mark)
    while open_:
        closed = open_.pop()
        yield xml(text[at : closed.end]) + f"</{closed.tag}>"
        at = closed.end
    yield xml(text[at:end])


def _claims(one: Laid, key: str) -> Iterator[str]:
    claims = list(one.claims())
    if claims:
        yield '<spanGrp type="claims">\n'
        yield from (_claim(one, claim, key) for claim in claims)
        yield "</spanGrp>\n"


def _people(one: Laid, key: str) -> Iterator[str]:
    if one.record.entities:
        yield '<list type="entities">\n'
    for entity in one.record.entities:
        bearer = one.bearer(entity.id)
        same = f" corresp={attribute('urn:reportedly:entity:' + bearer.id)}" if bearer else ""
        named = any(mention.form == "name" for mention in entity.mentions)
        tag = _NAMES.get(entity.kind, "rs") if named else "rs"
        yield f'<item xml:id="{key}-{entity.id}"{same}><{tag} type="{entity.kind}">{xml(entity.name)}</{tag}></item>\n'
    if one.record.entities:
        yield "</list>\n"
    if one.record.attributions:
        yield '<list type="attributions">\n'
        for item in one.record.attributions:
            voice = one.voice(item.id)
            whose = f' ref="#{key}-{item.entity}"' if item.entity in one.entities else ""
            inside = f'<ref type="inside" target="#{key}-{item.inside}">{item.inside}</ref>' if item.inside else ""
            yield (f'<item xml:id="{key}-{item.id}" n="{item.act}"><name{whose}>{xml(voice.name)}</name> '
                   f"<q>{xml(voice.cue)}</q>{inside}</item>\n")  # fmt: skip
        yield "</list>\n"


def _claim(one: Laid, claim: Claim, key: str) -> str:
    """A claim as a span with its words; doubt as `certainty`, which says of what, and never how likely it is."""
    proof = one.proof(claim.start, claim.end)
    counts = "; ".join(f"{name} {_stretch(proof[name])}" for name in ("utf16", "utf8"))
    chain = " › ".join(voice.name for voice in one.voices(claim))
    mark = f"{key}-{claim.id}"
    doubt = claim.hedges or claim.status in ("alleged", "possible", "hypothetical")
    told = f'<note type="voices">{xml(chain)}</note><note type="offsets">{claim.start}-{claim.end}; {counts}</note>'
    said = f'<certainty target="#{mark}" locus="value" cert="unknown"><desc>{xml(claim.status)}</desc></certainty>'
    kind = f'type="{claim.status}" n="{claim.polarity}"'
    return f'<span xml:id="{mark}" {kind}>{xml(one.cut(claim))}{told}{said if doubt else ""}</span>\n'


def _stretch(ends: object) -> str:
    return "-".join(map(str, ends)) if isinstance(ends, list) else ""
