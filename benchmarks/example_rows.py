"""The other rows of one report against its gold: moments, places, actors, tolls, agreements, lines, the date."""

import re
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from gold import GoldReport, Placed, Row, many
from matching import NEAR, Page, Scores, allows, gap, overlap, pair, tally
from quoting import Span
from standoff.record import terms

READ = frozenset(terms.READ_LABELS)


def moments(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> None:
    for row, span in zip(report.kind("moments"), placed.points["moments"], strict=True):
        if row.get("optional"):
            continue
        near = [m for m in reading["moments"] if overlap([span], [m["span"]])]
        want = tuple(many(row["is"])[i] for i in (0, -1))
        if reading["report"]["text"][: span[0]].endswith("since "):
            near = [{**m, "latest": want[1]} for m in near]
        got = [((m["earliest"] or "")[:10] or None, (m["latest"] or "")[:10] or None) for m in near]
        scores.share("moments found", bool(near))
        if not scores.share("moments right", want in got or (want == (None, None) and not any(map(any, got)))):
            scores.errors.append(f"{report.name}: moment {row['words']} {got}, not {want}")


def _kilometres(a: Sequence[float], b: Sequence[float]) -> float:
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 12742 * asin(sqrt(h))


def places(report: GoldReport, reading: Row, scores: Scores) -> None:
    for row in report.kind("places"):
        name = row["name"].casefold()
        found = [p for p in reading["places"] if name in (p["name"].casefold(), *(q.casefold() for q in p["quotes"]))]
        if not scores.share("places found", bool(found)):
            scores.errors.append(f"{report.name}: missed place {row['name']}")
        if row.get("at"):
            near = [p for p in found if p["lat"] is not None and _kilometres((p["lat"], p["lon"]), row["at"]) <= 161]
            scores.share("places within 161 km", bool(near))
            scores.share("places put elsewhere", bool(found) and not near and found[0]["lat"] is not None)
            if found and not near:
                scores.errors.append(f"{report.name}: place {row['name']} at {found[0]['lat']}, {found[0]['lon']}")
            if found and "country" in row:
                scores.share("country of places", any(p["country"] == row["country"] for p in found))


def actors(report: GoldReport, reading: Row, scores: Scores) -> None:
    for row in report.kind("actors"):
        name = row["name"].casefold().replace("’", "'")
        found = [a for a in reading["actors"] if any(name in held or held == name.split()[-1] for held in _names(a))]
        if not scores.share("actors found", bool(found)):
            scores.errors.append(f"{report.name}: missed actor {row['name']}")
        elif "party" in row and not scores.share("party of actors", any(a["party"] == row["party"] for a in found)):
            scores.errors.append(f"{report.name}: actor {row['name']} {found[0]['party']}, not {row['party']}")


def _names(actor: Row) -> list[str]:
    return [held.casefold().replace("’", "'") for held in (actor["name"], *actor["quotes"])]


def tolls(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> None:
    page, gold, spans = Page(reading["report"]["text"]), report.kind("tolls"), placed.points["tolls"]
    rows = [t for t in reading["tolls"] if not t["none_reported"] and not page.repeats(t["spans"])]

    def same(g: int, p: int) -> float:
        want, have = gold[g], rows[p]
        figures = have["low"] == want["low"] and have["high"] == want["high"]
        return float(
            figures
            and allows(want, "kind", None, have["kind"])
            and have["party"] == want.get("party", have["party"])
            and gap([spans[g]], have["spans"]) <= NEAR
        )

    def counted(g: int, p: int) -> float:
        near = gap([spans[g]], rows[p]["spans"]) <= NEAR
        return float(near and allows(gold[g], "kind", None, rows[p]["kind"])) * (2 if same(g, p) else 1)

    pairs = pair(len(gold), len(rows), same)
    loose = pair(len(gold), len(rows), counted)
    tally(scores, "tolls kind, party, low, high", gold, len(rows), pairs, loose)
    tally(scores, "tolls kind", gold, len(rows), loose, loose)
    for g, row in enumerate(gold):
        if g not in pairs and not row.get("optional"):
            have = rows[loose[g]] if g in loose else None
            got = have and f"{have['kind']} {have['party']} {have['low']}-{have['high']}"
            scores.errors.append(
                f"{report.name}: toll {row['words']} is {got}, not {row.get('party', 'any')} {row['low']}-{row['high']}"
            )
    for p, row in enumerate(rows):
        if p not in loose.values():
            scores.errors.append(f"{report.name}: extra toll {page.words(row['spans'])} {row['kind']}")


def uses(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> None:
    """Agreements by kind and status, mechanisms by kind and use; near the gold's words."""
    page = Page(reading["report"]["text"])
    for kind, detail in (("agreements", "status"), ("mechanisms", "use")):
        rows = [row for row in reading[kind] if not page.repeats(row["spans"])]
        _uses(report, kind, detail, placed.points[kind], rows, page, scores)


def _uses(
    report: GoldReport, kind: str, detail: str, spans: list[Span], rows: list[Row], page: Page, scores: Scores
) -> None:
    gold = report.kind(kind)

    def near(g: int, p: int) -> float:
        apart = gap([spans[g]], rows[p]["spans"])
        return (NEAR + 1 - apart) / NEAR if apart <= NEAR and allows(gold[g], "kind", None, rows[p]["kind"]) else 0.0

    def full(g: int, p: int) -> float:
        return near(g, p) if allows(gold[g], detail, None, rows[p][detail]) else 0.0

    loose = pair(len(gold), len(rows), near)
    tally(scores, f"{kind} kind", gold, len(rows), loose, loose)
    pairs = pair(len(gold), len(rows), full)
    tally(scores, f"{kind} kind, {detail}", gold, len(rows), pairs, loose)
    for g, row in enumerate(gold):
        if g not in pairs and not row.get("optional"):
            scores.errors.append(f"{report.name}: missed {kind[:-1]} {row['words']} {row['kind']} {row[detail]}")
    for p, row in enumerate(rows):
        if p not in pairs.values():
            words = page.words(row["spans"])[:90]
            scores.errors.append(f"{report.name}: extra {kind[:-1]} {words} {row['kind']} {row[detail]}")


def positions(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> None:
    gold, rows = report.kind("positions"), reading["positions"]

    def same(g: int, p: int) -> float:
        where = placed.statements.get(gold[g].get("in", ""))  # a position of the report's own words names no statement
        near = where is None or overlap([*where["cue"], *where["say"]], rows[p]["spans"])
        return float(
            near
            and rows[p]["party"] == gold[g].get("party", rows[p]["party"])
            and allows(gold[g], "kind", None, rows[p]["kind"])
        )

    pairs = pair(len(gold), len(rows), same)
    tally(scores, "positions party, kind", gold, len(rows), pairs, pairs)


def lines(report: GoldReport, placed: Placed, reading: Row, scores: Scores) -> None:
    """The label of each line that has letters; a line that no gold quote stands in is body."""
    text = reading["report"]["text"]
    for line in reading["report"]["lines"]:
        words = text[line["start"] : line["end"]]
        if not re.search(r"\w", words):
            continue
        held = [(min(line["end"], e) - max(line["start"], s), label) for (s, e), label in placed.lines]
        best = max((row for row in held if row[0] > 0), default=(0, "body"), key=lambda row: row[0])[1]
        scores.share("lines read or passed over", (line["label"] in READ) == (best in READ))
        if not scores.share("line labels", line["label"] == best):
            scores.errors.append(f"{report.name}: line {words[:60]!r} {line['label']}, not {best}")


def published(report: GoldReport, reading: Row, scores: Scores) -> None:
    want, have = report.rows["published"], reading["report"]["published"]
    right = have["earliest"] == want["earliest"] and have["latest"] == want["latest"]
    if want["earliest"] is None:
        right = have["grade"] in ("unknown", "inferred")
    if not scores.share("published", right and have["grade"] in many(want["grade"])):
        scores.errors.append(f"{report.name}: published {have}, not {want}")
    if not scores.share("language", reading["report"]["language"] == report.rows["language"]):
        scores.errors.append(f"{report.name}: language {reading['report']['language']}")
