"""The links between two documents, with their reasons: which of them make one origin, and which only claims rest on.

A document that copies one sentence is not one origin with the other: its passage rests on the other's telling, the
rest is its own. Two that quote one speaker tell of one statement, and the rest is their own too.
"""

from collections.abc import Iterator, Sequence

from reportedly.compare.days import day_number
from reportedly.compare.facts import Fact, Told
from reportedly.compare.outlets import Credit, is_name_of, name_key
from reportedly.compare.owners import Owners
from reportedly.compare.pairing import Match, Shared
from reportedly.compare.voices import Speaker, issuer_of, same_speaker
from reportedly.compare.weights import (
    ORIGIN_SHARE,
    ORIGIN_WORDS,
    OWNED,
    PASSAGE_WORDS,
    RETOLD_CLAIMS,
    RETOLD_SHARE,
    RETOLD_WORDS,
    SPOKEN_DAYS,
    SPOKEN_WORDS,
    TAG_SHARE,
)
from reportedly.compare.words import overlap, tokens
from reportedly.comparison import Link, LinkKind, SharedSpan, Tie
from reportedly.lexicon import words


def ties(here: Told, there: Told, shared: Shared, met: Sequence[Match], owners: Owners) -> Iterator[Tie]:
    """Yield the links between two documents; a pair that is one origin has one link, which says why."""
    whole = _whole(here, there, shared, met)
    if whole:
        yield whole
        if whole.joins:
            return
    cited = [tie for pair in ((here, there), (there, here)) if (tie := _cites(*pair, met))]
    yield from cited
    statement = _statement(here, there, shared, met)
    if statement and not cited:
        yield statement
    owned = _owned(here, there, met, owners)
    if owned:
        yield owned


def _whole(here: Told, there: Told, shared: Shared, met: Sequence[Match]) -> Tie | None:
    """The link by which the text of one, or a part of it, came from the other."""
    if here.record.document.text == there.record.document.text:
        return same_text(here, there)
    credit = _credit(here, there) or _credit(there, here)
    about_one = shared.share >= TAG_SHARE or (len(met) >= 2 and bool(shared.here))
    if credit and about_one:
        return _credited(*credit, here, shared)
    common = _common_credit(here, there)
    if common and shared.share >= TAG_SHARE:
        reason = f"both credit {common}, and {shared.share:.0%} of one stand in the other"
        return _tie("agency tag", *_ordered(here, there), here, shared, reason, joins=True)
    if retold := _retold(here, there, met):
        return retold
    if not shared.here or (shared.words < PASSAGE_WORDS and not _is_sentence(here, shared.here[0])):
        return None
    first, later = _ordered(here, there)
    share = shared.share if not _dated_apart(here, there) else (shared.of_here if later is here else shared.of_there)
    copied = f"{sum(1 for _ in shared.here)} passages" if len(shared.here) > 1 else "one passage"
    reason = f"{copied} word for word the same: {shared.of_here:.0%} of one text, {shared.of_there:.0%} of the other"
    return _tie(
        "copied text", first, later, here, shared, reason, joins=share >= ORIGIN_SHARE and shared.words >= ORIGIN_WORDS
    )


def _retold(here: Told, there: Told, met: Sequence[Match]) -> Tie | None:
    """The link of two texts of which one tells most of its claims in the words of the other, re-ordered."""
    alike = [match for match in met if overlap(match.one.stems, match.other.stems) >= RETOLD_WORDS]
    first, later = _ordered(here, there)
    told = [
        {fact.claim for match in alike for fact in (match.one, match.other) if fact.key == told.key}
        for told in (first, later)
    ]
    share = max(len(one) / max(len(told.facts), 1) for one, told in zip(told, (first, later), strict=True))
    if min(map(len, told)) < RETOLD_CLAIMS or share < RETOLD_SHARE:
        return None
    pairs = [(m.one, m.other) if m.one.key == first.key else (m.other, m.one) for m in alike]
    ordered = sorted(((one.start, one.end), (other.start, other.end)) for one, other in pairs)
    spans = tuple(SharedSpan(*pair) for pair in ordered)
    reason = f"{len(told[1])} of {len(later.facts)} claims are told in much the same words"
    link = _link("copied text", first, later, round(min(1.0, share), 2), reason, spans)
    return Tie(link, first.key, later.key, joins=True, passages=tuple(sorted({span.to for span in spans})))


def _is_sentence(told: Told, span: tuple[int, int]) -> bool:
    """Whether some words are a sentence, but for the marks around it: fewer words in a row may be a turn of phrase."""
    return any(s.start <= span[0] <= s.start + 1 and s.end - 2 <= span[1] <= s.end for s in told.record.sentences)


def same_text(here: Told, there: Told) -> Tie:
    """Return the link of two documents of one text."""
    first, later = _ordered(here, there)
    one, other = here.record.document.sha256, there.record.document.sha256
    kind: LinkKind = "same bytes" if one == other else "copied text"
    alike = (
        "the files are the same byte for byte" if one and one == other else "the texts are the same letter by letter"
    )
    size = len(here.record.document.text)
    link = _link(kind, first, later, 1.0, alike, (SharedSpan((0, size), (0, size)),))
    return Tie(link, first.key, later.key, joins=True, passages=((0, size),))


def _credit(citing: Told, cited: Told) -> tuple[Told, Told, Credit] | None:
    """The credit by which one document names the other's outlet as where its text is from."""
    key = name_key(cited.outlet or "")
    own = name_key(citing.outlet or "")
    for credit in citing.credits:
        if credit.whole and key and key != own and is_name_of(credit.name, key):
            return cited, citing, credit
    bylines = (author for author in citing.record.document.authors if key and key != own and is_name_of(author, key))
    name = next(bylines, None)
    return (cited, citing, Credit(name, True, False, 0, 0)) if name else None


def _credited(first: Told, later: Told, credit: Credit, here: Told, shared: Shared) -> Tie:
    kind: LinkKind = "forward" if credit.forward else "agency tag"
    says = "passes on a post of" if credit.forward else "credits its text to"
    reason = f"{_name(later)} {says} {credit.name}; {shared.share:.0%} of one stand in the other"
    return _tie(kind, first, later, here, shared, reason, joins=True)


def _common_credit(here: Told, there: Told) -> str | None:
    one, other = here.credits, there.credits
    keys = {name_key(credit.name) for credit in one if credit.whole}
    return next((credit.name for credit in other if credit.whole and name_key(credit.name) in keys), None)


def _cites(citing: Told, cited: Told, met: Sequence[Match]) -> Tie | None:
    """The link by which claims of one document are what the other's outlet reported."""
    key = name_key(cited.outlet or "")
    if not key or key == name_key(citing.outlet or "") or _is_older(citing, cited):
        return None
    resting = _resting(citing, key)
    matched = {match.one.claim: match.other for match in met} | {match.other.claim: match.one for match in met}
    pairs = [(fact, matched.get(fact.claim)) for fact in resting]
    if not resting or not (any(other for _, other in pairs) or citing.names & cited.names):
        return None
    spans = tuple(SharedSpan((o.start, o.end), (f.start, f.end)) for f, o in pairs if o and o.key == cited.key)
    reason = f"{_name(citing)} gives {len(resting)} of its {len(citing.facts)} claims as what {cited.outlet} reported"
    link = _link("cites", cited, citing, 0.9 if spans else 0.7, reason, spans)
    return Tie(
        link,
        cited.key,
        citing.key,
        joins=_opens_with(citing, resting),
        claims=frozenset(fact.claim for fact in resting),
    )


def _resting(citing: Told, key: frozenset[str]) -> list[Fact]:
    """The claims that a document gives as an outlet's: by its name, and then as "the paper's"."""
    named = [fact for fact in citing.facts if any(is_name_of(voice, key) for voice in _voices(fact))]
    if not named:
        return []
    nouns = words("en", "outlets", "nouns")
    return [fact for fact in citing.facts if fact in named or any(nouns & set(tokens(v)[-1:]) for v in _voices(fact))]


def _opens_with(citing: Told, resting: Sequence[Fact]) -> bool:
    """Whether all that a document's first paragraph claims is another's: it reports what it opens with."""
    body = [fact for fact in citing.facts if not fact.heading]
    if not body:
        return False
    blocks = citing.record.document.blocks
    first = next(((b.start, b.end) for b in blocks if b.start <= body[0].start < b.end), (0, 0))
    return all(fact in resting for fact in body if first[0] <= fact.start < first[1])


def _voices(fact: Fact) -> Iterator[str]:
    for speaker in fact.chain.speakers:
        yield speaker.words
        if speaker.name:
            yield speaker.name


def _statement(here: Told, there: Told, shared: Shared, met: Sequence[Match]) -> Tie | None:
    """The link of two that quote one speaker as saying one thing: it was said twice independently, by one."""
    told = [
        (match.one, match.other, min(1.0, match.score / 2), why)
        for match in met
        if (why := said_alike(match.one, match.other, here.outlet, there.outlet))
    ] or list(_spoken_alike(here, there))
    quotes = list(zip(shared.quoted_here, shared.quoted_there, strict=True))
    if not told and not quotes:
        return None
    first, later = _ordered(here, there)
    spans = [((one.start, one.end), (other.start, other.end)) for one, other, _, _ in told] + quotes
    ordered = sorted({pair if first is here else pair[::-1] for pair in spans})
    reason = told[0][3] if told else "both print the same words between quotation marks"
    strength = max([share for _, _, share, _ in told] + [0.95 for _ in quotes])
    both = tuple(SharedSpan(one, other) for one, other in ordered)
    link = _link("same statement", first, later, round(strength, 2), reason, both)
    return Tie(link, first.key, later.key, joins=False)


def _spoken_alike(here: Told, there: Told) -> Iterator[tuple[Fact, Fact, float, str]]:
    """What one speaker is quoted for in much the same words within days, though it is not surely of one act."""
    one, other = day_number(here.published), day_number(there.published)
    if one is None or other is None or abs(one - other) > SPOKEN_DAYS:
        return
    spoken = [fact for fact in there.facts if fact.chain.speakers]
    for fact in here.facts:
        if not fact.chain.speakers:
            continue
        for again in spoken:
            share = overlap(fact.stems, again.stems)
            if share >= SPOKEN_WORDS and len(fact.stems & again.stems) >= 2 and (why := said_alike(fact, again)):
                yield fact, again, round(share, 2), why


def _owned(here: Told, there: Told, met: Sequence[Match], owners: Owners) -> Tie | None:
    """The link of two outlets in one hand that tell of one thing: for that they count once, whoever wrote first."""
    owner = owners.common(here.outlet, there.outlet)
    if owner is None or not met:
        return None
    first, later = _ordered(here, there)
    reason = f"{_name(first)} and {_name(later)} are both of {owner}, by the table of owners"
    link = _link("ownership", first, later, OWNED, reason, ())
    resting = frozenset(fact.claim for match in met for fact in (match.one, match.other) if fact.key == later.key)
    return Tie(link, first.key, later.key, joins=False, claims=resting)


def said_alike(one: Fact, other: Fact, by: str | None = None, other_by: str | None = None) -> str | None:
    """Return why two claims are one statement of one speaker, by the outermost speakers that can be told apart.

    `by` are those who publish them: a body that tells something itself speaks in its own words.
    """
    speakers = _speaking(one, by), _speaking(other, other_by)
    return next((why for a in speakers[0] for b in speakers[1] if (why := same_speaker(a, b))), None)


def _speaking(fact: Fact, by: str | None) -> tuple[Speaker, ...]:
    if fact.chain.speakers or by is None:
        return fact.chain.speakers[:2]
    issuer = issuer_of(by)
    return (issuer,) if issuer else ()


def _tie(kind: LinkKind, first: Told, later: Told, here: Told, shared: Shared, reason: str, *, joins: bool) -> Tie:
    pairs = zip((*shared.here, *shared.quoted_here), (*shared.there, *shared.quoted_there), strict=True)
    ordered = sorted(pair if first is here else pair[::-1] for pair in pairs)
    spans = tuple(SharedSpan(one, other) for one, other in ordered)
    own = shared.there if first is here else shared.here
    strength = round(min(1.0, max(shared.share, 0.7 if joins else 0.0)), 2)
    link = _link(kind, first, later, strength, reason, spans)
    return Tie(link, first.key, later.key, joins, tuple(sorted(own)))


def _link(
    kind: LinkKind, first: Told, later: Told, strength: float, reason: str, spans: tuple[SharedSpan, ...]
) -> Link:
    return Link(*(first.key[0], later.key[0]), first.key[1], later.key[1], kind, strength, reason, spans)


def _ordered(here: Told, there: Told) -> tuple[Told, Told]:
    """The earlier first, as far as dates tell; else the shorter text, which is what agencies send; else by name."""
    if _dated_apart(here, there):
        return (here, there) if here.published < there.published else (there, here)
    one, other = ((len(told.record.document.text), told.key) for told in (here, there))
    return (here, there) if one <= other else (there, here)


def _dated_apart(here: Told, there: Told) -> bool:
    size = min(len(here.published), len(there.published))
    return size > 0 and here.published[:size] != there.published[:size]


def _is_older(here: Told, there: Told) -> bool:
    return _dated_apart(here, there) and here.published < there.published


def _name(told: Told) -> str:
    return told.outlet or told.key[1]
