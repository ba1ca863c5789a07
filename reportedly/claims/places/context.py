"""What the rest of a document says of where a place is: the countries spoken of, and what stands beside a name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from reportedly.analysis import Tree
from reportedly.claims.places.fold import fold
from reportedly.claims.places.sites import Gazetteer, Site
from reportedly.claims.places.words import Words
from reportedly.record import Mention, PlacePrecision

ENOUGH: Final = 3.0
"""As often as this a country has to be spoken of, to count in full for a namesake in it."""

OFTEN: Final = 5
"""More mentions of one name than this add nothing to what it says of the countries that a document is about."""

FULL: Final = 80.0
"""A namesake in the country that the document speaks of outweighs one elsewhere with this many times its people."""

NEAR: Final = 0.2
"""What the mention of a country counts for each of its neighbours."""

_BEHIND: Final = re.compile(r",\s((?:[A-Z][\w'’-]*\.?)+(?: (?:and |of )?[A-Z][\w'’-]*\.?)*)|\s\(([A-Z][\w'’ -]*)\)")
"""What may hold a place: "Paris, Texas", "Salem, Ore.", "Tripoli (Lebanon)"."""

_REACH: Final = 40
"""Characters beside a name that are looked at."""


def demonyms(trees: Iterable[Tree], known: Words, places: Gazetteer) -> Counter[str]:
    """Count what belongs to a country ("the Syrian army"), by country."""
    forms = known.demonyms
    counted = Counter(word for tree in trees for word in tree.words if word in forms)
    found: Counter[str] = Counter()
    for word, times in counted.items():
        country = places.country(fold(forms[word]))
        if country is not None:
            found[country] += min(times, OFTEN)
    return found


class Support:
    """How much a document speaks of each country."""

    def __init__(self, counts: Mapping[str, int], neighbours: Mapping[str, tuple[str, ...]]) -> None:
        self._counts: dict[str, float] = dict(counts)
        for country, count in counts.items():
            for near in neighbours.get(country, ()):
                self._counts[near] = max(self._counts.get(near, 0.0), NEAR * count)

    def factors(self, sites: Iterable[Site]) -> list[float]:
        """Return for each namesake what its weight is multiplied with: from 1 to `FULL`."""
        each = [max((self._counts.get(country, 0.0) for country in site.countries), default=0.0) for site in sites]
        most = max(each, default=0.0)
        return [1 + (FULL - 1) * min(1.0, one / ENOUGH) * (one / most if most else 0.0) for one in each]


def holders(text: str, mentions: Iterable[Mention], known: Words, places: Gazetteer) -> tuple[Site, ...]:
    """Return the provinces and countries that some mention of a name is put into: "Paris, Texas"."""
    for mention in mentions:
        match = _BEHIND.match(text, mention.end, mention.end + _REACH)
        if match is None:
            continue
        said = match[1] or match[2]
        found = tuple(
            site
            for site in places.find(fold(known.short.get(said.rstrip("."), said)))
            if site.precision in ("province", "country")
        )
        if found:
            return found
    return ()


def holds(holder: Site, site: Site) -> bool:
    """Tell whether a place lies in a province or a country."""
    if holder.precision == "country":
        return site.id != holder.id and not set(holder.countries).isdisjoint(site.countries)
    return site.unit == holder.unit and site.precision != "province" and bool(site.unit)


def called(text: str, mentions: Iterable[Mention], known: Words) -> PlacePrecision | None:
    """Return what the words beside a name call it, where they do so for at least half of its mentions."""
    found: Counter[PlacePrecision] = Counter()
    size = 0
    for mention in mentions:
        size += 1
        match = known.after.match(text, mention.end) or known.before.search(
            text[max(0, mention.start - _REACH) : mention.start]
        )
        if match is not None:
            found[known.classes[match[1].lower()]] += 1
    if not found:
        return None
    kind, most = found.most_common(1)[0]
    return kind if 2 * most >= size else None
