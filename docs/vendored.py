"""Makes the outline of the map from world-atlas, and lists what of others is shipped: version, licence and hash.

python -m docs.vendored FOLDER     make it anew from an unpacked npm package world-atlas (`npm pack world-atlas@2.0.2`)
python -m docs.vendored            print the list, and exit 1 if a file is not what the list says
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent.parent / "reportedly" / "show" / "web" / "vendored"
LIST = HERE / "vendored.toml"
OUTLINE = HERE / "world.json"
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "", "Somaliland": ""}
"""Countries that the source gives no number: what they are under here, "" for an outline without a code."""

Point = tuple[float, float]


def outline(atlas: dict[str, Any], codes: dict[str, str]) -> dict[str, list[str]]:
    """Return for each country, under its two-letter code, the paths of its outline, in degrees from the upper left."""
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found: dict[str, list[str]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        code = BY_NAME[name] if name in BY_NAME else codes[country["id"]]
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        path = "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        found.setdefault(code, []).append(path)
    return dict(sorted(found.items()))


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * width + left + 180, 90 - (y * height + bottom)))
    return points


def _ring(ring: list[int], arcs: list[list[Point]]) -> str:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    told: list[str] = []
    for x, y in points:
        place = f"{x:.1f} {y:.1f}".replace(".0", "")
        if not told or told[-1] != place:
            told.append(place)
    return f"M{'L'.join(told)}Z"


def faults() -> list[str]:
    """Return what of the shipped files is not as the list says."""
    listed = tomllib.loads(LIST.read_text("utf-8"))["files"]
    wrong = [name for name, item in listed.items() if _hash(HERE / name) != item["sha256"]]
    return wrong + [path.name for path in HERE.iterdir() if path != LIST and path.name not in listed]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _make(folder: Path) -> None:
    from babel.core import get_global

    codes = {number: names[0] for number, names in get_global("territory_aliases").items() if number.isdecimal()}
    atlas = json.loads((folder / "countries-110m.json").read_text("utf-8"))
    OUTLINE.write_text(json.dumps(outline(atlas, codes), separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    LIST.write_text(
        "# What of others is shipped with the web pages; `python -m docs.vendored` holds the files to it.\n\n"
        f'[files."{OUTLINE.name}"]\nfrom = "world-atlas"\nversion = "{version}"\n'
        'licence = "ISC (the packaging); public domain (the data: Natural Earth)"\n'
        f'source = "countries-110m.json"\nsha256 = "{_hash(OUTLINE)}"\n',
        "utf-8",
    )


def main() -> None:
    """Make the outline, or hold the files to the list."""
    if len(sys.argv) > 1:
        _make(Path(sys.argv[1]))
    print(LIST.read_text("utf-8"))
    if wrong := faults():
        sys.exit(f"not as the list says: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
