"""A set's record against `gold/set.yaml`: incidents by B³ over the gold's event mentions, tolls, disputes, agreements.

The record is made of the reports of one split alone. Of the tolls, those are asked whose lowest and highest count both
stand in the gold of these reports; of the disputes, those of which these reports hold two statements, or of whose two
statements they hold one. What the reports do not tell cannot be asked of their record.
"""

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from gold import ROOT, GoldReport, GoldSet, Row, many


@dataclass(frozen=True)
class Joined:
    """What is compared: the gold of a set, its reports of the split, and where the record put the gold's mentions."""

    gold: GoldSet
    reports: list[GoldReport]
    tables: dict[str, list[Row]]
    truth: dict[str, str] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)

    def held(self, incident: str) -> set[str]:
        """The record's incidents that hold a mention of the gold's incident."""
        return {self.placed[label] for label, name in self.truth.items() if name == incident and label in self.placed}


TABLES = ("incidents", "tolls", "disputes", "agreements")


def score_joined(
    gold: GoldSet, reports: list[GoldReport], links: dict[str, str], command: list[str], record: Path, errors: bool
) -> None:
    """Add the reports to a new record and print its figures; `links` are gold event labels to event ids."""
    paths = [str(report.path.relative_to(ROOT.parent)) for report in reports]
    subprocess.run([*command, "add", *paths, "--record", str(record)], capture_output=True, check=True, cwd=ROOT.parent)
    score_tables(gold, reports, links, {name: _table(name, command, record) for name in TABLES}, errors)


def score_tables(
    gold: GoldSet,
    reports: list[GoldReport],
    links: dict[str, str],
    tables: dict[str, list[Row]],
    errors: bool,
    show: bool = False,
) -> None:
    """Print the figures of a record's `tables`; `show` lists every gold mention with the incident that holds it."""
    joined = Joined(gold, reports, tables)
    of = {event: row["id"] for row in joined.tables["incidents"] for event in row.get("events", [])}
    read = 0
    for report in reports:
        for number, row in enumerate(report.kind("events")):
            label = f"{gold.name}/{report.name}/{number}"
            if row.get("inc") and not (row.get("optional") and label not in links):
                joined.truth[label] = row["inc"]
                read += label in links
                if links.get(label) in of:
                    joined.placed[label] = of[links[label]]
    print(f"\n{gold.name}, record of {len(reports)} reports")
    _incidents(joined, read)
    _tolls(joined, errors)
    _disputes(joined, errors)
    _agreements(joined, errors)
    if show:
        _show(joined)


def _show(joined: Joined) -> None:
    """For each gold incident the record's incident that holds most of it and what else of the gold that one holds; and
    each mention that stands elsewhere, with where."""
    words = {f"{joined.gold.name}/{r.name}/{n}": row for r in joined.reports for n, row in enumerate(r.kind("events"))}
    heads = {row["id"]: f"{row['id'][-4:]} {row['headline']}" for row in joined.tables["incidents"]}
    for name in sorted(set(joined.truth.values())):
        labels = [label for label, held in joined.truth.items() if held == name]
        homes = Counter(joined.placed[label] for label in labels if label in joined.placed)
        chief = max(homes, key=lambda home: (homes[home], home), default="")
        beside = Counter(joined.truth[label] for label, home in joined.placed.items() if home == chief)
        others = ", ".join(f"{other} {n}" for other, n in beside.items() if other != name)
        print(
            f"  == {name}: {homes[chief]} of {len(labels)} in {heads.get(chief)}" + (f"; with {others}" * bool(others))
        )
        for label in labels:
            if not chief or joined.placed.get(label) != chief:
                row = words[label]
                told = f"{label.split('/')[1][:9]} {row['type']} «{row['words']}» {row.get('when', '')}"
                print(f"      {told:75s} -> {heads.get(joined.placed.get(label, ''), '-')}")


def _table(name: str, command: list[str], record: Path) -> list[Row]:
    asked = [*command, name, "--record", str(record), "--format", "json"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    rows: list[Row] = json.loads(done.stdout) if done.stdout.strip().startswith("[") else []
    return rows


def _incidents(joined: Joined, read: int) -> None:
    """B³ over the gold's mentions, where one that was not found or stands in no incident has recall 0; and over those
    alone that were placed, which leaves out what the readings missed."""
    placed, truth = joined.placed, joined.truth
    precision, recall = b_cubed(placed, truth, placed), b_cubed(truth, placed, placed)
    whole = recall * len(placed) / len(truth) if truth else 0.0
    among = {label: name for label, name in truth.items() if label in placed}
    within = b_cubed(among, placed, placed)
    print(
        f"incidents B3                         F1 {f1(precision, whole):.3f}  P {precision:.3f}  R {whole:.3f}   "
        f"{len(placed)} of {len(truth)} gold mentions in an incident, {read} read, {len(set(truth.values()))} incidents"
    )
    print(f"incidents B3, placed mentions alone  F1 {f1(precision, within):.3f}  P {precision:.3f}  R {within:.3f}")


def b_cubed(one: dict[str, str], other: dict[str, str], over: dict[str, str]) -> float:
    """The mean share of each mention's cluster in `one` that also stands with it in `other`."""
    total = 0.0
    for label in over:
        mine = {each for each in one if one[each] == one[label]}
        total += sum(other.get(each) == other[label] for each in mine) / len(mine)
    return total / len(over) if over else 0.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _tolls(joined: Joined, errors: bool) -> None:
    rows = joined.tables["tolls"]
    told = {
        (row.get("party"), kind, count)
        for report in joined.reports
        for row in report.kind("tolls")
        for kind in many(row["kind"])
        for count in (row["low"], row["high"])
    }
    found, loose, wanted = 0, 0, 0
    for want in joined.gold.rows.get("tolls") or []:
        if not all((want["party"], want["kind"], want[bound]) in told for bound in ("low", "high")):
            continue
        wanted += 1
        held = joined.held(want["incident"])
        same = [r for r in rows if r["incident"] in held and (r["party"], r["kind"]) == (want["party"], want["kind"])]
        right = any((r["low"], r["high"]) == (want["low"], want["high"]) for r in same)
        found += right
        loose += bool(same)
        if errors and not right:
            print(f"  toll {want}: {[(r['low'], r['high']) for r in same]}")
    counts = f"{found} of {wanted}; any row for that side and kind {loose}; {len(rows)} rows"
    print(f"tolls of incidents: range right      {counts}")


def _disputes(joined: Joined, errors: bool) -> None:
    rows, names = joined.tables["disputes"], {report.name for report in joined.reports}
    found, kinds, wanted = 0, 0, 0
    for want in joined.gold.rows.get("disputes") or []:
        told = [s for s in want["statements"] if s.split("/")[0] in names]
        if len(told) < min(2, len(want["statements"])):
            continue
        wanted += 1
        held = joined.held(want["incident"])
        same = [r for r in rows if r["incident"] in held and set(r["parties"]) >= set(want["parties"])]
        right = any(r["kind"] in many(want["kind"]) for r in same)
        found += bool(same)
        kinds += right
        if errors and not right:
            print(f"  dispute {want}: {[r['kind'] for r in same]}")
    print(f"disputes: incident and parties       {found} of {wanted}; also kind {kinds}; {len(rows)} rows")


def _agreements(joined: Joined, errors: bool) -> None:
    """An agreement of the kind and parties whose state names one of the statuses that the gold allows."""
    rows = [r for r in joined.tables["agreements"] if not r.get("background")]
    found, states = 0, 0
    wanted = joined.gold.rows.get("agreements") or []
    for want in wanted:
        same = [r for r in rows if r["kind"] in many(want["kind"]) and set(want["parties"]) & set(r["parties"])]
        right = any(status in r["state"].split("; ")[0] for r in same for status in many(want["state"]))
        found += bool(same)
        states += right
        if errors and not right:
            print(f"  agreement {want}: {[r['state'] for r in same]}")
    print(f"agreements: kind and parties         {found} of {len(wanted)}; also state {states}; {len(rows)} rows")
