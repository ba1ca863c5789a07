"""events.csv for conflict researchers: one row a story in which people came to harm, with the columns of UCDP GED.

Every column of GED is there under its name; what nobody told us is empty, and no column holds a judgement.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.comparison import Story, StoryClaim
from reportedly.lexicon import table
from reportedly.record import Amount, Claim, PlaceValue, When
from reportedly.show.exports.bundle import Bundle
from reportedly.show.exports.columns import Cell, joined
from reportedly.show.exports.dates import precision_of
from reportedly.show.exports.ged import COLUMNS
from reportedly.show.exports.laid import PRECISIONS, Laid
from reportedly.show.exports.options import Choice
from reportedly.show.exports.tables import BOM, lines

HARM = ("killed", "wounded", "missing", "detained", "abducted", "displaced")
EVENTS = frozenset({"happened", "ongoing", "alleged", "attempted"})
_WHERE = {"point": 1, "town": 1, "district": 3, "province": 4, "region": 5, "country": 6}
_UNLISTED = frozenset({"region", "country"})
"""What needs no entry of the gazetteer: a name, or a country, says enough."""
_SIDES = frozenset({"organisation", "group"})


@dataclass(frozen=True, slots=True)
class _Telling:
    """A claim, and the document that its row is made of: those of claims of harm are kept until their story is told."""

    told: tuple[str, str]
    laid: Laid
    claim: Claim
    harm: frozenset[str]


def events(bundle: Bundle, choice: Choice) -> Iterator[bytes]:
    """Yield the table: of stories, and of single claims that are in none."""
    yield (BOM if choice.bom else b"") + lines([tuple(column.name for column in COLUMNS)])
    story_of = bundle.verdicts()
    gathered: dict[str, list[_Telling]] = {}
    for exhibit in bundle.exhibits():
        one = Laid(exhibit)
        for claim in one.claims():
            harm = harm_of(one, claim)
            story = story_of.get((one.doc.id, claim.id))
            if claim.status not in EVENTS or not (harm or choice.every):
                continue
            telling = _Telling((one.doc.id, claim.id), one, claim, harm)
            if story is None:
                yield lines([_row(None, [telling])])
            else:
                gathered.setdefault(story.story, []).append(telling)
    for one_story in bundle.stories:
        if one_story.story in gathered:
            yield lines([_row(one_story, _in_order(one_story.claims, gathered.pop(one_story.story)))])


def harm_of(one: Laid, claim: Claim) -> frozenset[str]:
    """Return what befell people in a claim: by its figures, or by its verb and whom it is done to."""
    found = {str(one.amounts[name].outcome) for name in claim.amounts if name in one.amounts} & set(HARM)
    outcomes = table("en", "amounts")["outcomes"]
    people = {"undergone": "patient", "done": "agent"}
    for how, role in people.items():
        if not any(part.role == role and _is_people(one, part.entity) for part in claim.roles):
            continue
        found |= {name for name, verbs in outcomes[how].items() if claim.predicate.lemma in verbs and name in HARM}
    return frozenset(found)


def _is_people(one: Laid, entity: str | None) -> bool:
    known = one.entities.get(entity or "")
    return known is not None and known.kind in ("person", "group")


def _in_order(claims: tuple[StoryClaim, ...], tellings: list[_Telling]) -> list[_Telling]:
    order = {(claim.document, claim.claim): number for number, claim in enumerate(claims)}
    return sorted(tellings, key=lambda telling: order[telling.told])


def _row(story: Story | None, tellings: list[_Telling]) -> tuple[Cell, ...]:
    cells: dict[str, Cell] = {
        "id": story.story if story else "/".join(tellings[0].told),
        "relid": joined("/".join(telling.told) for telling in tellings),
        "number_of_sources": story.origins if story else 1,
        "story": story.story if story else None,
        "verdict": story.verdict if story else None,
        "dispute": story.dispute if story else None,
        "limits": story.limits if story else "Nothing was compared with this claim.",
        **_sources(tellings),
        **_times(tellings),
        **_places(tellings),
        **_sides(tellings),
        **_proofs(tellings),
    }
    if cells.get("date_prec") == 1 and cells.get("where_prec") == 1:
        cells["event_clarity"] = 1
    cells |= _deaths(tellings, str(cells.get("side_a") or ""), str(cells.get("side_b") or ""))
    return tuple(cells.get(column.name) for column in COLUMNS)


def _sources(tellings: list[_Telling]) -> dict[str, Cell]:
    docs = list({telling.told[0]: telling.laid.doc for telling in tellings}.values())
    dates = [doc.published.edtf if doc.published else "" for doc in docs]
    articles = [f'"{doc.publisher or ""}","{date}","{doc.title or ""}"' for doc, date in zip(docs, dates, strict=True)]
    inner = dict.fromkeys(telling.laid.voices(telling.claim)[-1].name for telling in tellings)
    reviews = [_review(telling) for telling in tellings]
    return {
        "source_article": ";".join(articles),
        "source_office": ";".join(doc.publisher or "" for doc in docs),
        "source_date": ";".join(dates),
        "source_headline": ";".join(doc.title or "" for doc in docs),
        "source_original": ";".join(inner),
        "code_status": "Clear" if all(review == "accepted" for review in reviews) else None,
        "review": joined(dict.fromkeys(reviews)),
    }


def _review(telling: _Telling) -> str | None:
    standing = telling.laid.exhibit.standings.get(telling.claim.id)
    return (standing.verdict or ("corrected" if standing.corrections else None)) if standing else None


def _times(tellings: list[_Telling]) -> dict[str, Cell]:
    """The dates of what was done; a death may be days later, and its own counts only where nothing else is dated."""
    later = table("en", "amounts")["outcomes"]["done"]["killed"]
    times = [t.laid.times[name] for t in tellings for name in t.claim.when if name in t.laid.times]
    known = _known([t for t in tellings if t.claim.predicate.lemma not in later]) or _known(tellings)
    found: dict[str, Cell] = {"dates": joined(dict.fromkeys(when.edtf for when in times if when.edtf))}
    if not known:
        return found
    first = min(str(when.earliest)[:10] for when in known)
    last = max(str(when.latest)[:10] for when in known)
    _, precision = precision_of(first, last)
    found |= {"date_start": first, "date_end": last, "date_prec": precision}
    if first[:4] == last[:4]:
        found["year"] = int(first[:4])
    return found


def _known(tellings: list[_Telling]) -> list[When]:
    times = [t.laid.times[name] for t in tellings for name in t.claim.when if name in t.laid.times]
    return [when for when in times if when.earliest and when.latest]


def _places(tellings: list[_Telling]) -> dict[str, Cell]:
    words = joined(dict.fromkeys(t.laid.cut(where) for t in tellings for where in t.claim.where))
    found: dict[str, Cell] = {"where_description": words}
    places: dict[PlaceValue, str] = {}
    for telling in tellings:
        place = telling.laid.place(telling.claim)
        if place:
            places.setdefault(place, _named(telling, place))
    if not places:
        return found
    best = min(PRECISIONS.index(place.precision) for place in places)
    chosen = [place for place in places if PRECISIONS.index(place.precision) == best]
    countries = {place.country for place in chosen}
    found["country_iso"] = countries.pop() if len(countries) == 1 else None
    if len(chosen) != 1:
        return found
    place = chosen[0]
    found |= {
        "where_prec": _where_prec(place), "where_coordinates": places[place],
        "place_precision": place.precision, "latitude": place.latitude, "longitude": place.longitude,
        "country": places[place] if place.precision == "country" else None,
        "adm_1": places[place] if place.precision == "province" else None,
        "adm_2": places[place] if place.precision == "district" else None,
    }  # fmt: skip
    if place.latitude is not None:
        found["geom_wkt"] = f"POINT ({place.longitude} {place.latitude})"
    return found


def _where_prec(place: PlaceValue) -> int | None:
    """The code of GED; none for a part of a place, which has a precision and no entry of its own."""
    known = place.gazetteer is not None or place.precision in _UNLISTED
    return _WHERE.get(place.precision) if known else None


def _named(telling: _Telling, place: PlaceValue) -> str:
    one = telling.laid
    return next(
        one.entities[where.entity].name
        for where in telling.claim.where
        if where.entity in one.entities and one.entities[where.entity].place == place
    )


def _sides(tellings: list[_Telling]) -> dict[str, Cell]:
    """The sides, where every claim that names both names the same ones."""
    pairs = set()
    for telling in tellings:
        sides = [_side(telling, role) for role in ("agent", "patient")]
        if all(sides):
            pairs.add((sides[0], sides[1]))
    if len(pairs) != 1:
        return {}
    a, b = pairs.pop()
    return {"side_a": a, "side_b": b, "dyad_name": f"{a} - {b}", "direction": "stated"}


def _side(telling: _Telling, role: str) -> str | None:
    one = telling.laid
    for part in telling.claim.roles:
        known = one.entities.get(part.entity or "")
        if part.role == role and known and known.kind in _SIDES:
            bearer = one.bearer(known.id)
            return bearer.name if bearer else known.name
    return None


def _deaths(tellings: list[_Telling], side_a: str, side_b: str) -> dict[str, Cell]:
    by_whom: dict[str, list[Amount]] = {}
    wounded: list[Amount] = []
    for telling in tellings:
        for amount in (telling.laid.amounts[n] for n in telling.claim.amounts if n in telling.laid.amounts):
            if amount.outcome == "killed" and amount.change is None:
                by_whom.setdefault(_whose(telling, amount, side_a, side_b), []).append(amount)
            elif amount.outcome == "wounded" and amount.change is None:
                wounded.append(amount)
    killed = [amount for amounts in by_whom.values() for amount in amounts]
    found: dict[str, Cell] = {"harm": joined(sorted({name for t in tellings for name in t.harm}, key=HARM.index))}
    found["low"], found["high"] = _bounds(killed) if len(by_whom) == 1 else (None, None)
    found["best"] = _figure(killed) if len(by_whom) == 1 else None
    found["wounded_low"], found["wounded_high"] = _bounds(wounded)
    for whose, (figure, low, high) in _BY_SIDE.items():
        found[low], found[high] = _bounds(by_whom.get(whose, []))
        found[figure] = _figure(by_whom.get(whose, []))
    return found


_BY_SIDE = {
    "a": ("deaths_a", "deaths_a_low", "deaths_a_high"),
    "b": ("deaths_b", "deaths_b_low", "deaths_b_high"),
    "civilians": ("deaths_civilians", "civilians_low", "civilians_high"),
    "unknown": ("deaths_unknown", "unknown_low", "unknown_high"),
}


def _whose(telling: _Telling, amount: Amount, side_a: str, side_b: str) -> str:
    one = telling.laid
    words = one.doc.text[amount.start : amount.end] + " " + (one.cut(amount.of) if amount.of else "")
    if "civilian" in words.casefold():
        return "civilians"
    for name, side in (("a", side_a), ("b", side_b)):
        if side and side.casefold() in words.casefold():
            return name
    return "unknown"


def _bounds(amounts: list[Amount]) -> tuple[Cell, Cell]:
    lows = [amount.low for amount in amounts if amount.low is not None]
    highs = [amount.high for amount in amounts if amount.high is not None]
    return min(lows, default=None), max(highs) if highs and len(highs) == len(amounts) else None


def _figure(amounts: list[Amount]) -> Cell:
    figures = {amount.best for amount in amounts}
    return figures.pop() if len(figures) == 1 else None


def _proofs(tellings: list[_Telling]) -> dict[str, Cell]:
    proofs = [telling.laid.proof(telling.claim.start, telling.claim.end) for telling in tellings]
    voices = (" › ".join(voice.name for voice in t.laid.voices(t.claim)) for t in tellings)

    return {
        "status": joined(telling.claim.status for telling in tellings),
        "polarity": joined(telling.claim.polarity for telling in tellings),
        "voices": joined(voices),
        "quotes": joined(one["quote"] for one in proofs),
        "offsets": joined(f"{one['document']}:{one['start']}-{one['end']}" for one in proofs),
        "utf16": joined(_stretch(one, "utf16") for one in proofs),
        "utf8": joined(_stretch(one, "utf8") for one in proofs),
        "documents": joined(dict.fromkeys(str(one["document"]) for one in proofs)),
        "text_sha256": joined(dict.fromkeys(str(one["text_sha256"]) for one in proofs)),
    }


def _stretch(proof: dict[str, object], count: str) -> str:
    ends = proof[count]
    return f"{proof['document']}:{'-'.join(map(str, ends))}" if isinstance(ends, list) else ""
