"""The gold of the example sets: loading it, and checking it.

    python benchmarks/gold.py [--show] [DIR]

Each `examples/SET/gold/REPORT.yaml` says what must come out of one report, by `docs/codebook.md`; `gold/set.yaml`
says what must come out of the set, and its `split`: `development` (all of it may be tuned on) or `held-out` (none of
it). Rows point at words as `quoting` reads them. What is not written has its default:

    statements   form indirect (mixed and direct are written), stance assert, attitude said, parent and answers none
    events       polarity affirmed, modality actual, ground current, `in` the root statement, `inc` no incident
    tolls        `in` the root statement, ground current, polarity affirmed

A list where one term or label is expected names those that a careful coder could defend, the best first (as `parent`,
null is the outlet's own voice); `optional: true`
marks a row that may be coded or not; a `party` that is missing is not scored, `[]` says that there is none. Names and
references are read by `naming`. An armed group's name in capitals ("RIDGE-FRONT") is the group that the knowledge files
know by that name, whatever short id they give it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from naming import MAY, ORGANISATION, PERSON, PLACE, Named, Reference, find_names, find_references
from quoting import NotFoundError, Span, Text, visible
from standoff.knowledge.whoswho import load_whos_who
from standoff.record import terms

ROOT = Path(__file__).resolve().parent.parent / "examples"
FIRST, SECOND = "gold", "gold-second"
"""The folders of the two codings. The second has fewer reports and says nothing of the set."""
SPLITS = ("development", "held-out")
Row = dict[str, Any]


@dataclass(frozen=True)
class GoldReport:
    """One report's gold as written, with its set and name (the file's name without its ending)."""

    set: str
    name: str
    path: Path
    rows: Row
    held_out: bool = False

    def kind(self, kind: str) -> list[Row]:
        """The rows of one kind; statements carry their label as `id`."""
        rows = self.rows.get(kind) or []
        if isinstance(rows, dict):
            return [{"id": label, **row} for label, row in rows.items()]
        return list(rows)

    def text(self) -> str:
        """The report's text as far as it can be had without the program."""
        raw = self.path.read_text(encoding="utf-8")
        return visible(raw) if self.path.suffix == ".html" else raw


@dataclass(frozen=True)
class GoldSet:
    name: str
    reports: tuple[GoldReport, ...]
    rows: Row


@dataclass
class Placed:
    """The spans of one report's gold in one text of it: by kind, in the order of `GoldReport.kind`."""

    statements: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    points: dict[str, list[Span]] = field(default_factory=dict)
    lines: list[tuple[Span, str]] = field(default_factory=list)
    names: tuple[Named, ...] = ()
    references: tuple[Reference, ...] = ()


def load(root: Path = ROOT, coding: str = FIRST) -> list[GoldSet]:
    """Every set under `root` that has this coding, by name; without its `set.yaml` a set is not finished."""
    sets = []
    for folder in sorted(path.parents[1] for path in root.glob(f"*/{FIRST}/set.yaml")):
        if not (folder / coding).is_dir():
            continue
        of_set = by_known_ids(yaml.safe_load((folder / FIRST / "set.yaml").read_text(encoding="utf-8")))
        reports = []
        for path in sorted((folder / coding).glob("*.yaml")):
            if path.name != "set.yaml":
                rows = by_known_ids(yaml.safe_load(path.read_text(encoding="utf-8")))
                held_out = of_set.get("split") == "held-out"
                reports.append(GoldReport(folder.name, path.stem, folder / rows["report"], rows, held_out))
        sets.append(GoldSet(folder.name, tuple(reports), of_set if coding == FIRST else {}))
    return sets


def by_known_ids(rows: Any) -> Any:
    """`rows` with each name in capitals that is a known group's replaced by its id."""
    if isinstance(rows, dict):
        return {key: by_known_ids(value) for key, value in rows.items()}
    if isinstance(rows, list):
        return [by_known_ids(value) for value in rows]
    return _ids().get(rows, rows) if isinstance(rows, str) else rows


@cache
def _ids() -> dict[str, str]:
    """The party of each body that a file lists, by each of its names in capitals; a name that two share is left out."""
    named: dict[str, set[str]] = {}
    for body in load_whos_who().bodies:
        for name in body.names:
            named.setdefault("-".join(name.upper().split()), set()).add(body.party)
    return {name: next(iter(ids)) for name, ids in named.items() if "-" in name and len(ids) == 1 and name not in ids}


def many(value: Any) -> list[Any]:
    """The terms that a gold field allows."""
    return value if isinstance(value, list) else [value]


def place(report: GoldReport, text: str) -> Placed:
    """Where the gold's words stand in `text`; raises NotFoundError naming the report and the row."""
    held, placed = Text(text), Placed()
    for row in report.kind("statements"):
        with_says = _placing(report, f"statement {row['id']}", lambda row=row: _statement(held, row))
        placed.statements[row["id"]] = with_says
    for kind in ("events", "moments", "situations", "tolls", "agreements", "mechanisms"):
        spans = []
        for row in report.kind(kind):
            near = _near(placed, row.get("in"))
            spans.append(
                _placing(report, f"{kind}: {row['words']}", lambda row=row, near=near: held.find(row["words"], near))
            )
        placed.points[kind] = spans
    for label, quotes in (report.rows.get("lines") or {}).items():
        for quote in quotes:
            placed.lines.append((_placing(report, f"line: {quote}", lambda quote=quote: held.find(quote)), label))
    unread = [_line_of(text, span) for span, label in placed.lines if label not in set(terms.READ_LABELS)]
    placed.names = _placing(report, "names", lambda: find_names(report.rows, held, unread))
    placed.references = _placing(report, "references", lambda: find_references(report.rows, held))
    return placed


def _line_of(text: str, span: Span) -> Span:
    return text.rfind("\n", 0, span[0]) + 1, max(text.find("\n", span[1]) % (len(text) + 1), span[1])


def _placing(report: GoldReport, what: str, find: Any) -> Any:
    try:
        return find()
    except NotFoundError as missing:
        raise NotFoundError(f"{report.set}/{report.name}, {what}: {missing}") from None


def _near(placed: Placed, statement: str | None) -> Span | None:
    if statement is None or not placed.statements.get(statement, {}).get("say"):
        return None
    spans = placed.statements[statement]["say"]
    return spans[0][0], spans[-1][1]


def _statement(held: Text, row: Row) -> dict[str, list[Span]]:
    by = row.get("by")
    anchor = next((held.find(quote) for quote in (by, row["cue"]) if quote and held.count(quote) == 1), None)
    says = [held.content(quote, anchor) for quote in many(row.get("say", []))]
    whole = (says[0][0], says[0][1]) if says else (held.find(by) if by else None)
    cue = held.find(row["cue"], whole)
    source = [held.find(by, (min(cue[0], (whole or cue)[0]), max(cue[1], (whole or cue)[0])))] if by else []
    return {"by": source, "cue": [cue], "say": says}


_TERMS: dict[str, dict[str, type[StrEnum]]] = {
    "actors": {"kind": terms.ActorKind},
    "statements": {
        "kind": terms.SourceKind,
        "form": terms.Form,
        "stance": terms.Stance,
        "attitude": terms.Attitude,
    },
    "events": {
        "type": terms.EventType,
        "polarity": terms.Polarity,
        "modality": terms.Modality,
        "ground": terms.Ground,
        "extent": terms.Extent,
    },
    "situations": {"kind": terms.SituationKind, "assessment": terms.Assessment},
    "tolls": {"kind": terms.TollKind, "who": terms.Who, "counting": terms.Counting, "polarity": terms.Polarity},
    "agreements": {"kind": terms.AgreementKind, "status": terms.AgreementStatus, "polarity": terms.Polarity},
    "mechanisms": {"kind": terms.MechanismKind, "use": terms.MechanismUse},
    "positions": {"kind": terms.PositionKind},
}
_SET_TERMS: dict[str, dict[str, type[StrEnum]]] = {
    "disputes": {"kind": terms.DisputeKind},
    "tolls": {"kind": terms.TollKind},
    "agreements": {"kind": terms.AgreementKind, "state": terms.AgreementStatus},
}
_FIELDS = {
    "statements": {
        "id",
        "by",
        "kind",
        "party",
        "cue",
        "say",
        "form",
        "stance",
        "attitude",
        "parent",
        "answers",
        "limits",
    },
    "events": {"words", "type", "who", "to", "in", "inc", "polarity", "modality", "ground", "extent", "when", "where"},
}


def problems(gold: Iterable[GoldSet]) -> Iterator[str]:
    """What is wrong with the gold, one sentence each: words not found, unknown terms, dangling labels."""
    for each in gold:
        incidents = set(each.rows.get("incidents") or {})
        for kind, fields in _SET_TERMS.items():
            for row in each.rows.get(kind) or []:
                yield from (f"{each.name}/set, {kind}: {said}" for said in _unknown(row, fields))
                if row.get("incident") and row["incident"] not in incidents:
                    yield f"{each.name}/set, {kind}: no incident {row['incident']}"
        labels = {f"{report.name}/{row['id']}" for report in each.reports for row in report.kind("statements")}
        for row in each.rows.get("disputes") or []:
            yield from (f"{each.name}/set: no statement {s}" for s in row["statements"] if s not in labels)
        if each.rows.get("split") not in SPLITS:
            yield f"{each.name}/set: split {each.rows.get('split')!r} is not one of {', '.join(SPLITS)}"
        for report in each.reports:
            yield from (f"{each.name}/{report.name}, {said}" for said in report_problems(report, incidents))


def report_problems(report: GoldReport, incidents: set[str]) -> Iterator[str]:
    """What is wrong with one report's rows; `incidents` are the labels that its events may name."""
    labels = {row["id"] for row in report.kind("statements")}
    for kind, fields in _TERMS.items():
        for row in report.kind(kind):
            yield from (f"{kind}: {said}" for said in _unknown(row, fields))
            for name in ("in", "parent", "answers"):
                dangling = [label for label in many(row.get(name)) if label is not None and label not in labels]
                yield from (f"{kind}: {name} {label} is no statement" for label in dangling)
            if row.get("inc") is not None and row["inc"] not in incidents:
                yield f"{kind}: no incident {row['inc']}"
            extra = set(row) - _FIELDS.get(kind, set(row)) - {"optional"}
            if extra:
                yield f"{kind}: unknown field {sorted(extra)}"
    for label in report.rows.get("names") or {}:
        if label not in (PERSON, ORGANISATION, PLACE, MAY):
            yield f"names: {label} is no label"
    for label in report.rows.get("lines") or {}:
        if label not in set(terms.Label):
            yield f"lines: {label} is no label"
    try:
        place(report, report.text())
    except NotFoundError as missing:
        yield str(missing)


def _unknown(row: Row, fields: dict[str, type[StrEnum]]) -> Iterator[str]:
    for name, term in fields.items():
        for value in many(row[name]) if row.get(name) is not None else []:
            if value not in set(term):
                yield f"{name} {value!r} is not one of {', '.join(term)}"


def _show(gold: list[GoldSet]) -> None:
    for each in gold:
        for report in each.reports:
            print(f"\n== {each.name}/{report.name}")
            text = report.text()
            placed = place(report, text)
            for label, spans in placed.statements.items():
                words = {name: [text[s:e].replace("\n", " ⏎ ") for s, e in found] for name, found in spans.items()}
                shown = text[max(0, (spans["by"] or spans["cue"])[0][0] - 15) : spans["cue"][0][1] + 10]
                print(f"{label:4s} {words['by']} | {words['cue']} | {words['say']}   <{shown!r}>")
            for kind, found in placed.points.items():
                for row, (start, end) in zip(report.kind(kind), found, strict=True):
                    term = row.get("type", row.get("kind", row.get("is")))
                    print(f"  {kind[:6]} «{text[start:end]}» {term} {row.get('in', '')}")
            for named in placed.names:
                print(f"  {named.label[:6]} «{text[slice(*named.core)]}» in «{text[slice(*named.longest)]}»")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--show", action="store_true", help="print every row with the words it found")
    options = parser.parse_args()
    gold = load(options.dir)
    wrong = list(problems(gold))
    for each in gold:
        kinds = ("statements", "events", "tolls", "moments", "references")
        count = {kind: sum(len(r.kind(kind)) for r in each.reports) for kind in kinds}
        print(f"{each.name}: {len(each.reports)} reports, " + ", ".join(f"{n} {kind}" for kind, n in count.items()))
    print("\n".join(wrong) or "every quote is found and every term is known")
    if options.show and not wrong:
        _show(gold)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
