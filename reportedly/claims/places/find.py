"""Finds where the places of a document are: the tagger decided that they are places, the gazetteer says which.

1. every place is looked up by its name; 2. what names just one place, and every country, speaks for its country;
3. namesakes are chosen by what holds them, what they are called, the countries spoken of, and people; 4. those settled
speak for their countries too, and the rest is chosen again; 5. what remains open stays open.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.analysis import Analysis
from reportedly.claims.places.choose import choose, value
from reportedly.claims.places.context import OFTEN, Support, called, demonyms, holders
from reportedly.claims.places.sites import Gazetteer, Site, gazetteer
from reportedly.claims.places.words import Form, Words, forms, place_words
from reportedly.record import Entity, Mention, PlacePrecision, PlaceValue


@dataclass(slots=True)
class _Sought:
    """A place on its way: the places of its name, and those that remain plausible."""

    names: tuple[Mention, ...]
    form: Form
    sites: tuple[Site, ...]
    within: tuple[Site, ...]
    called: PlacePrecision | None
    left: Sequence[Site] = ()


def place_them(entities: tuple[Entity, ...], analysis: Analysis) -> tuple[Entity, ...]:
    """Return the entities with a value for each place that the gazetteer knows, and for states that act."""
    wanted = [entity for entity in entities if entity.kind in ("place", "organisation") and _names(entity)]
    if not wanted:
        return entities
    places, known = gazetteer(analysis.document.language), place_words(analysis.document.language)
    # 1. by name
    states = {
        e.id: found for e in wanted if e.kind == "organisation" and (found := _state(e, places, known)) is not None
    }
    sought = {e.id: _seek(e, analysis.document.text, places, known) for e in wanted if e.kind == "place"}
    # 2. to 4. namesakes
    _settle(sought, states, analysis, places, known)
    values = {key: _value(one) for key, one in sought.items()} | {
        k: value([s], None, part=False) for k, s in states.items()
    }
    # 5. the rest stays open
    return tuple(replace(e, place=values[e.id]) if values.get(e.id) else e for e in entities)


def spoken_of(analysis: Analysis, placed: Iterable[Entity]) -> Counter[str]:
    """Count how often a document speaks of each country, by its places and what belongs to it ("Syrian")."""
    language = analysis.document.language
    counts = demonyms(analysis.sentences, place_words(language), gazetteer(language))
    for entity in placed:
        if entity.place is not None and entity.place.country is not None:
            counts[entity.place.country] += min(len(_names(entity)), OFTEN)
    return counts


def _names(entity: Entity) -> tuple[Mention, ...]:
    return tuple(mention for mention in entity.mentions if mention.form == "name")


def _state(entity: Entity, places: Gazetteer, known: Words) -> Site | None:
    """Return the country that acts as a body, by its own name only."""
    key = next(forms(entity.name, known)).key
    found = [site for site in places.find(key) if site.precision == "country"]
    return found[0] if len(found) == 1 else None


def _seek(entity: Entity, text: str, places: Gazetteer, known: Words) -> _Sought:
    names = _names(entity)
    within = holders(text, names, known, places)
    name, comma, behind = entity.name.partition(", ")
    if comma and not places.find(next(forms(entity.name, known)).key):
        found = places.find(next(forms(known.short.get(behind.rstrip("."), behind), known)).key)
        within = within or tuple(site for site in found if site.precision in ("province", "country"))
    else:
        name = entity.name
    for form in forms(name, known):
        sites = places.find(form.key)
        if form.part:  # a province with a side of the compass before it is most often another one: "West Midlands"
            sites = tuple(site for site in sites if site.precision != "province")
        if sites:
            break
    return _Sought(names, form, sites, within, form.called or called(text, names, known))


def _settle(
    sought: dict[str, _Sought], states: dict[str, Site], analysis: Analysis, places: Gazetteer, known: Words
) -> None:
    """Narrow down the places of each name, as far as the document allows."""
    counts: Counter[str] = Counter(site.country for site in states.values() if site.country is not None)
    for one in sought.values():
        if len(one.sites) == 1:
            one.left = one.sites
            _speak(one, counts)
    open_ones = [one for one in sought.values() if len(one.sites) > 1]
    if not open_ones:
        return
    counts += demonyms(analysis.sentences, known, places)
    for last in (False, True):
        support = Support(counts, places.neighbours)
        for one in open_ones:
            one.left = choose(one.sites, one.called, one.within, support)
        open_ones = [one for one in open_ones if len(one.left) > 1]
        if last or not open_ones:
            return
        for one in sought.values():
            if len(one.sites) > 1 and len(one.left) == 1:
                _speak(one, counts)


def _speak(one: _Sought, counts: Counter[str]) -> None:
    """Let a settled place count for its country, or for all that share or claim it."""
    for country in one.left[0].countries:
        counts[country] += min(len(one.names), OFTEN)


def _value(one: _Sought) -> PlaceValue | None:
    if one.left:
        return value(one.left, one.called, part=one.form.part)
    countries = {site.country for site in one.within if site.precision == "country"}
    country = countries.pop() if len(countries) == 1 else None
    return None if country is None else PlaceValue(None, None, country, "unknown", None, 0)
