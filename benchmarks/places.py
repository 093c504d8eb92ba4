"""Places against LGL, TR-News (Gritta et al. 2019) and GeoVirus: recognition, resolution, and both together.

    python benchmarks/places.py --data ../shared/data/geo [--set TR-News lgl-even lgl-odd GeoVirus] [--errors N]

Sets: TR-News and the even half of LGL are for tuning; GeoVirus and the odd half of LGL are held out.
Figures: span F1 (overlapping and strict) of the mentions; the share of gold toponyms with coordinates that were put
within 161 km, end to end, and with gold spans given; tokens a second without the parse. Parses are kept in --cache.
"""

import argparse
import math
import pickle
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.knowledge.gazetteer import Gazetteer, open_gazetteer
from standoff.reading.places.features import Toponym, related, toponym_at
from standoff.reading.places.finding import ASSOCIATIVE, find_places, resolve
from standoff.reading.syntax import Document
from standoff.record.rows import Line, Place, Report
from standoff.record.terms import Label

KM = 161.0
SETS = {"TR-News": ("TR-News", None), "lgl-even": ("lgl", 0), "lgl-odd": ("lgl", 1), "GeoVirus": ("GeoVirus", None)}


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Item:
    report: Report
    document: Document
    gold: tuple[Gold, ...]


def articles(path: Path, half: int | None) -> Iterator[tuple[Report, tuple[Gold, ...]]]:
    base = 1 if "GeoVirus" in path.name else 0
    for number, article in enumerate(ET.parse(path).getroot().iter("article")):
        if half is not None and number % 2 != half:
            continue
        text = article.findtext("text") or ""
        gold = []
        for row in [*article.iter("toponym"), *article.iter("location")]:
            tag = row.find("gaztag")
            lat, lon = ((row if tag is None else tag).findtext(key) for key in ("lat", "lon"))
            start, end = (int(row.findtext(key) or 0) - base for key in ("start", "end"))
            start, end = moved(text, start, end, row.findtext("phrase") or row.findtext("name") or "")
            gold.append(Gold(start, end, float(lat) if lat else None, float(lon) if lon else None))
        yield Report(f"{path.stem}-{number}", "", path.name, text, lines=lines_of(text)), tuple(gold)


def moved(text: str, start: int, end: int, phrase: str) -> tuple[int, int]:
    """The span; where it does not hold the annotated phrase, that of the nearest place that does (up to 20 away)."""
    if not phrase or text[start:end] == phrase:
        return start, end
    at = [i for i in range(max(0, start - 20), start + 21) if text.startswith(phrase, i)]
    return min(((i, i + len(phrase)) for i in at), key=lambda span: abs(span[0] - start), default=(start, end))


def lines_of(text: str) -> tuple[Line, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Line(start, start + len(line), Label.BODY))
        start += len(line) + 1
    return tuple(found)


def items(data: Path, name: str, cache: Path) -> list[Item]:
    stem, half = SETS[name]
    from standoff.reading.read import code_hash

    kept = cache / f"places-{name}-{code_hash()[:12]}.pickle"
    if kept.is_file():
        return [
            Item(report, document, tuple(Gold(*g) for g in gold))
            for report, document, gold in pickle.loads(kept.read_bytes())
        ]
    from standoff.reading.language import load_model

    model = load_model()
    found = [Item(report, model.parse(report), gold) for report, gold in articles(data / f"{stem}.xml", half)]
    cache.mkdir(parents=True, exist_ok=True)
    plain = [(i.report, i.document, [(g.start, g.end, g.lat, g.lon) for g in i.gold]) for i in found]
    kept.write_bytes(pickle.dumps(plain))
    return found


def km(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def matched(gold: tuple[Gold, ...], found: list[tuple[int, int]], exact: bool) -> set[int]:
    """Which of `gold` is found, each by one mention at most."""
    used: set[int] = set()
    hits = set()
    for number, g in enumerate(gold):
        for i, (start, end) in enumerate(found):
            fits = (start, end) == (g.start, g.end) if exact else start < g.end and g.start < end
            if i not in used and fits:
                used.add(i)
                hits.add(number)
                break
    return hits


def gold_toponyms(item: Item) -> list[Toponym]:
    """The gold spans as mentions, related to each other and to their cues as found ones are."""
    from standoff.knowledge.place_cues import load_place_cues

    spans = sorted({(g.start, g.end) for g in item.gold})
    made = [toponym_at(item.document, start, end) for start, end in spans]
    return list(related(item.document, load_place_cues(), [m for m in made if m is not None]))


@dataclass(frozen=True)
class ModelName:
    start: int
    end: int
    label: str
    grounds: str = "model"


def model_names(document: Document) -> list[ModelName]:
    """The entities of the language model as names, to see what the reader's own names add."""
    labels = {
        "GPE": "place",
        "LOC": "place",
        "FAC": "place",
        "NORP": "demonym",
        "PERSON": "person",
        "ORG": "organisation",
    }
    found: list[ModelName] = []
    for token in document.tokens:
        label = labels.get(token.entity)
        if label and (token.entity_begins or not found):
            found.append(ModelName(token.start, token.end, label))
        elif label:
            found[-1] = ModelName(found[-1].start, token.end, label)
    return found


def score(
    data: list[Item], gazetteer: Gazetteer, *, literal: bool = False, bare: bool = False
) -> tuple[dict[str, float], Counter[str]]:
    """The figures of one set, and its errors with how often each was made."""
    from standoff.reading.actors.names import find_names

    finder = model_names if bare else find_names
    totals: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    seconds = 0.0
    for item in data:
        names = finder(item.document)
        began = time.process_time()
        places = find_places(item.document, names, gazetteer, report=item.report)
        seconds += time.process_time() - began
        count(item, places, literal, totals, wrong)
        count_given(item, gazetteer, totals, wrong)
    tokens = sum(len(item.document.tokens) for item in data)
    return figures(totals) | {"tokens/CPU-s": tokens / max(1e-9, seconds)}, wrong


def figures(totals: Counter[str]) -> dict[str, float]:
    found = {}
    for name in ("loose", "strict"):
        p, r = totals[name] / max(1, totals["found"]), totals[name] / max(1, totals["gold"])
        found |= {f"{name} P": p, f"{name} R": r, f"{name} F1": 2 * p * r / max(1e-9, p + r)}
    found["gold spans"] = totals["given near"] / max(1, totals["given"])
    found["end to end"] = totals["near"] / max(1, totals["pointed"])
    return found | {"toponyms": totals["gold"], "with coordinates": totals["pointed"]}


def count(item: Item, places: tuple[Place, ...], literal: bool, totals: Counter[str], wrong: Counter[str]) -> None:
    rows = [(a, b, p) for p in places for a, b in p.mentions if not (literal and p.kind in ASSOCIATIVE)]
    rows.sort(key=lambda row: row[:2])
    spans = [(a, b) for a, b, _ in rows]
    loose = matched(item.gold, spans, False)
    totals["gold"] += len(item.gold)
    totals["found"] += len(spans)
    totals["loose"] += len(loose)
    totals["strict"] += len(matched(item.gold, spans, True))
    text = item.report.text
    for number, gold in enumerate(item.gold):
        if number not in loose:
            wrong[f"missed    {text[gold.start : gold.end]}"] += 1
        if gold.lat is None or gold.lon is None:
            continue
        totals["pointed"] += 1
        at = [p for a, b, p in rows if a < gold.end and gold.start < b and p.lat is not None]
        if at and km(gold.lat, gold.lon, at[0].lat or 0, at[0].lon or 0) <= KM:
            totals["near"] += 1
    for a, b, place in rows:
        if not any(a < g.end and g.start < b for g in item.gold):
            wrong[f"spurious  {text[a:b]}  ({place.grounds})"] += 1


def count_given(item: Item, gazetteer: Gazetteer, totals: Counter[str], wrong: Counter[str]) -> None:
    toponyms = gold_toponyms(item)
    meant = {(r.toponym.start, r.toponym.end): r.entry for r in resolve(toponyms, gazetteer)}
    for gold in item.gold:
        if gold.lat is None or gold.lon is None:
            continue
        totals["given"] += 1
        entry = meant.get((gold.start, gold.end))
        text = item.report.text[gold.start : gold.end]
        if entry is None or entry.lat is None or entry.lon is None:
            wrong[f"unplaced  {text}"] += 1
        elif km(gold.lat, gold.lon, entry.lat, entry.lon) <= KM:
            totals["given near"] += 1
        else:
            wrong[
                f"misplaced {text}: {entry.name} {entry.kind} {entry.country}, gold at {gold.lat:.1f} {gold.lon:.1f}"
            ] += 1


def show(name: str, data: list[Item], f: dict[str, float]) -> None:
    print(f"{name}: {len(data)} articles, {f['toponyms']:.0f} toponyms, {f['with coordinates']:.0f} with coordinates")
    for key, title in (("loose", "overlapping"), ("strict", "strict")):
        print(f"  {title} P {f[key + ' P']:.3f} R {f[key + ' R']:.3f} F1 {f[key + ' F1']:.3f}")
    print(f"  within {KM:.0f} km: gold spans {f['gold spans']:.3f}, end to end {f['end to end']:.3f}")
    print(f"  {f['tokens/CPU-s']:,.0f} tokens/CPU-s without the parse")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/geo"))
    parser.add_argument("--set", nargs="*", choices=sorted(SETS), default=list(SETS))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--errors", type=int, default=0, help="print the N most frequent errors of each set")
    parser.add_argument(
        "--literal", action="store_true", help="leave out demonyms and places in names, as GeoVirus does"
    )
    parser.add_argument("--bare", action="store_true", help="take names from the language model alone")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.exit(0, f"{arguments.data} is absent: nothing measured\n")
    gazetteer = open_gazetteer()
    for name in arguments.set:
        data = items(arguments.data, name, arguments.cache)
        found, wrong = score(data, gazetteer, literal=arguments.literal, bare=arguments.bare)
        show(name, data, found)
        for what, number in wrong.most_common(arguments.errors):
            print(f"   {number:3d} {what}")


if __name__ == "__main__":
    main()
