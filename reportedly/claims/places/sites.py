"""The gazetteer: which places bear a name. Towns, provinces and countries of GeoNames, and our own list of the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

from reportedly.claims.places.fold import fold
from reportedly.claims.places.lines import SortedLines
from reportedly.lexicon import table
from reportedly.record import PlacePrecision

OWN: Final = "reportedly:"
_PRECISIONS: Final[tuple[PlacePrecision, ...]] = get_args(PlacePrecision)


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the gazetteer; `disputed` where its `countries` are those that claim it.

    `unit` is the first-level unit that a town lies in ("US.TX"); `main` where the name asked for is its main one.
    """

    id: str
    precision: PlacePrecision
    countries: tuple[str, ...]
    disputed: bool = False
    unit: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    main: bool = True
    capital: bool = False

    @property
    def country(self) -> str | None:
        """The one country that the place lies in; None where there is not one, or where it is disputed."""
        return self.countries[0] if len(self.countries) == 1 and not self.disputed else None

    @property
    def own(self) -> bool:
        """Whether the place is of our own list."""
        return self.id.startswith(OWN)


class Gazetteer:
    """The shipped lists, read once: text that is searched as it lies there."""

    def __init__(self, code: str) -> None:
        data = files("reportedly.claims.places") / "data"
        listed = table(code, "places")
        self._names = SortedLines((data / "names.tsv").read_bytes())
        self._places = SortedLines((data / "places.tsv").read_bytes())
        self._own = _own_sites(listed)
        self._claims: dict[str, list[str]] = listed["claims"]
        rows = [line.split("\t") for line in (data / "countries.tsv").read_text("utf-8").splitlines()]
        self._capitals = frozenset(row[2] for row in rows)
        self._met: dict[str, tuple[Site, ...]] = {}
        self.neighbours = {row[0]: tuple(filter(None, row[3].split(","))) for row in rows}

    def find(self, folded: str) -> tuple[Site, ...]:
        """Return all places that bear a folded name; one of our own list stands for what GeoNames has of it there."""
        found = self._met.get(folded)
        if found is None:
            found = self._find(folded)
            if found:
                self._met[folded] = found
        return found

    def _find(self, folded: str) -> tuple[Site, ...]:
        own = self._own.get(folded, ())
        listed = self._names.get(folded)
        if listed is None:
            return own
        known = frozenset(country for site in own for country in site.countries)
        found = [self._site(key.lstrip("~"), main=key[0] != "~") for key in listed.split(" ")]
        return (*own, *(site for site in found if known.isdisjoint(site.countries)))

    def country(self, folded: str) -> str | None:
        """Return the code of the country that bears a folded name, if just one does."""
        found = [site.country for site in self.find(folded) if site.precision == "country"]
        return found[0] if len(found) == 1 else None

    def _site(self, key: str, *, main: bool) -> Site:
        row = self._places.get(key)
        if row is None:
            raise LookupError(f"the gazetteer has a name for {key}, and no place; build it again")
        kind, country, unit, latitude, longitude, population = row.split("\t")
        number = key if "." in key else str(int(key))
        claimed = self._claims.get(unit) or self._claims.get(number)
        return Site(
            f"geonames:{number}", _precision(kind), tuple(claimed or (country,)), claimed is not None, unit,
            float(latitude) if latitude else None, float(longitude) if longitude else None, int(population), main,
            key in self._capitals,
        )  # fmt: skip


@cache
def gazetteer(code: str) -> Gazetteer:
    """Return the gazetteer with the names of a language; the first call loads it."""
    return Gazetteer(code)


def _precision(word: str) -> PlacePrecision:
    return next(one for one in _PRECISIONS if one == word)


def _own_sites(listed: Mapping[str, Any]) -> dict[str, tuple[Site, ...]]:
    found: dict[str, tuple[Site, ...]] = {}
    for site, names in _entries(listed):
        for name in {fold(name) for name in names}:
            found[name] = (*found.get(name, ()), site)
    return found


def _entries(listed: Mapping[str, Any]) -> Iterator[tuple[Site, list[str]]]:
    for section, usual in (("disputed", "region"), ("region", "region"), ("point", "point")):
        for key, entry in listed[section].items():
            latitude, longitude = entry.get("at", (None, None))
            countries = tuple(sorted(entry.get("claimed") or entry.get("in", ())))
            precision = _precision(entry.get("precision", usual))
            disputed = "claimed" in entry
            yield Site(OWN + key, precision, countries, disputed, "", latitude, longitude), entry["names"]
