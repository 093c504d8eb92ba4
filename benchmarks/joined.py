"""A set's record against `gold/set.yaml`: incidents by B³ over the gold's event mentions, tolls, disputes, origins."""

import json
import subprocess
from pathlib import Path

from gold import ROOT, GoldSet, Row, many


def score_joined(gold: GoldSet, links: dict[str, str], command: list[str], record: Path, errors: bool) -> None:
    """Add the set to a new record, ask its tables and print the figures; `links` are gold event labels to event ids."""
    added = [*command, "add", str(ROOT / gold.name), "--record", str(record)]
    subprocess.run(added, capture_output=True, check=False)

    def table(name: str) -> list[Row]:
        asked = [*command, name, "--record", str(record), "--format", "json"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        rows: list[Row] = json.loads(done.stdout) if done.stdout.strip().startswith("[") else []
        return rows

    print(f"\n{gold.name}, record of {len(gold.reports)} reports, dev and held-out together")
    incidents = table("incidents")
    of = {event: row["id"] for row in incidents for event in row.get("events", [])}
    truth = {
        f"{gold.name}/{report.name}/{number}": row["inc"]
        for report in gold.reports
        for number, row in enumerate(report.kind("events"))
        if row.get("inc")
    }
    placed = {label: of[links[label]] for label in truth if links.get(label) in of}
    _b_cubed(truth, placed)
    _tolls(gold, table("tolls"), truth, placed, errors)
    _disputes(gold, table("disputes"), truth, placed)


def _b_cubed(truth: dict[str, str], placed: dict[str, str]) -> None:
    """B³ over the gold's mentions; one that was not found, or that stands in no incident, has recall 0."""

    def shares(one: dict[str, str], other: dict[str, str]) -> float:
        total = 0.0
        for label in placed:
            mine = {each for each in one if one[each] == one[label]}
            total += sum(other.get(each) == other[label] for each in mine) / len(mine)
        return total

    precision = shares(placed, truth) / len(placed) if placed else 0.0
    recall = shares(truth, placed) / len(truth) if truth else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(
        f"incidents B3                         F1 {both:.3f}  P {precision:.3f}  R {recall:.3f}   "
        f"{len(placed)} of {len(truth)} gold mentions in an incident, {len(set(truth.values()))} gold incidents"
    )


def _best(name: str, truth: dict[str, str], placed: dict[str, str]) -> set[str]:
    """The predicted incidents that hold at least one found mention of the gold incident."""
    return {placed[label] for label, incident in truth.items() if incident == name and label in placed}


def _tolls(gold: GoldSet, rows: list[Row], truth: dict[str, str], placed: dict[str, str], errors: bool) -> None:
    found, loose = 0, 0
    for want in gold.rows.get("tolls") or []:
        held = _best(want["incident"], truth, placed)
        same = [r for r in rows if r["incident"] in held and (r["party"], r["kind"]) == (want["party"], want["kind"])]
        right = any((r["low"], r["high"]) == (want["low"], want["high"]) for r in same)
        found += right
        loose += bool(same)
        if errors and not right:
            print(f"  toll {want}: {[(r['low'], r['high']) for r in same]}")
    total = len(gold.rows.get("tolls") or [])
    counts = f"{found} of {total}; any row for that side and kind {loose}; {len(rows)} rows"
    print(f"tolls of incidents: range right      {counts}")


def _disputes(gold: GoldSet, rows: list[Row], truth: dict[str, str], placed: dict[str, str]) -> None:
    found, kinds = 0, 0
    wanted = gold.rows.get("disputes") or []
    for want in wanted:
        held = _best(want["incident"], truth, placed)
        same = [r for r in rows if r["incident"] in held and set(r["parties"]) >= set(want["parties"])]
        found += bool(same)
        kinds += any(r["kind"] in many(want["kind"]) for r in same)
    print(f"disputes: incident and parties       {found} of {len(wanted)}; also kind {kinds}; {len(rows)} rows")
