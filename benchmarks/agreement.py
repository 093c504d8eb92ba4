"""How far two coders agree on the example sets: the second coding scored against the first as if a program had made it.

    python benchmarks/agreement.py [--split dev|held-out|all] [--set NAME …] [--errors] [--json]

`examples/SET/gold-second/` holds the second coding: reports of each set coded from the codebook and the report alone.
Matching is that of `examples.py`, so a figure here is the ceiling that the same figure there can be read against. Where
the first coding allows several terms, "agreement" takes any of them; "first choice" and kappa take its best alone.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable

import example_events
import example_rows
import example_statements
from examples import chosen, figures, show
from gold import ROOT, SECOND, GoldReport, Placed, Row, load, many, place
from matching import Scores
from quoting import Span

Pairs = list[tuple[str, str]]
"""The first coder's term and the second's, of rows that were matched."""

CHOICES = (
    ("statement stance", "stance", "assert"),
    ("statement form", "form", "indirect"),
    ("statement attitude", "attitude", "said"),
    ("statement kind", "kind", ""),
    ("event type", "type", ""),
    ("event polarity", "polarity", "affirmed"),
    ("event modality", "modality", "actual"),
)
"""Closed vocabularies that kappa is reported on: the measure, the field, and what is meant where nothing is written."""


def as_reading(report: GoldReport, placed: Placed, text: str) -> Row:
    """A coding in the shape of a reading, as far as the scores ask for it."""
    return {
        "report": {"text": text},
        "statements": [_statement(row, placed.statements[row["id"]]) for row in report.kind("statements")],
        "events": [_event(n, *held) for n, held in enumerate(_rows(report, placed, "events"))],
        "moments": [_moment(row, span) for row, span in _rows(report, placed, "moments")],
        "places": [_place(row) for row in report.kind("places")],
        "tolls": [{**row, "spans": [span], "none_reported": False} for row, span in _rows(report, placed, "tolls")],
        "agreements": [{**row, "spans": [span]} for row, span in _rows(report, placed, "agreements")],
        "mechanisms": [{**row, "spans": [span]} for row, span in _rows(report, placed, "mechanisms")],
        "positions": [_position(row, placed.statements.get(row.get("in", ""), {})) for row in report.kind("positions")],
    }


def _rows(report: GoldReport, placed: Placed, kind: str) -> list[tuple[Row, Span]]:
    return list(zip(report.kind(kind), placed.points[kind], strict=True))


def _statement(row: Row, spans: dict[str, list[Span]]) -> Row:
    holders = [{"party": party} for party in row.get("party") or []]
    return {
        "id": row["id"],
        "spans": [*spans["by"], *spans["cue"], *spans["say"]],
        "source": {"spans": spans["by"], "text": row.get("by") or "", "kind": row["kind"], "holders": holders},
        "cue": {"spans": spans["cue"]},
        "content": {"spans": spans["say"]},
        "form": row.get("form", "indirect"),
        "stance": row.get("stance", "assert"),
        "attitude": row.get("attitude", "said"),
        "parent": row.get("parent"),
        "answers": row.get("answers"),
    }


def _event(number: int, row: Row, span: Span) -> Row:
    return {
        "id": f"e{number}",
        "trigger": [span],
        "type": row["type"],
        "actors": [{"party": party} for party in row["who"]],
        "targets": [{"party": party} for party in row["to"]],
        "statement": row.get("in"),
        "polarity": row.get("polarity", "affirmed"),
        "modality": row.get("modality", "actual"),
        "ground": row.get("ground", "current"),
        "derived_from": None,
        "earliest": None,
        "latest": None,
    }


def _moment(row: Row, span: Span) -> Row:
    days = many(row["is"])
    return {"span": span, "earliest": days[0], "latest": days[-1]}


def _place(row: Row) -> Row:
    lat, lon = row.get("at") or (None, None)
    return {"name": row["name"], "quotes": [], "lat": lat, "lon": lon, "country": row.get("country")}


def _position(row: Row, spans: dict[str, list[Span]]) -> Row:
    """A position of the report's own words names no statement, and has no words."""
    return {**row, "spans": [*spans.get("cue", []), *spans.get("say", [])]}


def compare(first: Iterable[GoldReport], second: Iterable[GoldReport]) -> tuple[Scores, dict[str, Pairs], int]:
    """The scores over the reports that both coders coded, the terms of matched rows by field, and how many reports."""
    scores, both = Scores(), 0
    terms: dict[str, Pairs] = {name: [] for name, _, _ in CHOICES}
    other = {(report.set, report.name): report for report in second}
    for report in first:
        coded = other.get((report.set, report.name))
        if coded is None:
            continue
        both += 1
        text = report.text()
        placed, reading = place(report, text), as_reading(coded, place(coded, text), text)
        label = example_statements.statements(report, placed, reading, scores)
        example_events.events(report, placed, reading, label, scores)
        example_rows.moments(report, placed, reading, scores)
        example_rows.places(report, reading, scores)
        example_rows.tolls(report, placed, reading, scores)
        example_rows.uses(report, placed, reading, scores)
        example_rows.positions(report, placed, reading, scores)
        _choices(report, reading, label, scores.links, terms)
    scores.asked.pop("event date", None)
    return scores, terms, both


def _choices(
    report: GoldReport, reading: Row, label: dict[str, str], links: dict[str, str], terms: dict[str, Pairs]
) -> None:
    """Add the best term of the first coding and the term of the second, for each pair of matched rows."""
    statements = {row["id"]: row for row in reading["statements"]}
    events = {row["id"]: row for row in reading["events"]}
    first = {row["id"]: row for row in report.kind("statements")}
    matched = {"statement": [(first[one], statements[other]) for other, one in label.items()], "event": []}
    for number, row in enumerate(report.kind("events")):
        other = links.get(f"{report.set}/{report.name}/{number}")
        matched["event"] += [(row, events[other])] if other else []
    for name, field, default in CHOICES:
        for row, have in matched[name.split()[0]]:
            other = have["source"]["kind"] if field == "kind" else have[field]
            terms[name].append((many(row.get(field, default))[0], other))


def kappa(pairs: Pairs) -> float:
    """Cohen's kappa: agreement beyond what the two coders' own frequencies give by chance."""
    if not pairs:
        return 0.0
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(one[term] * other[term] for term in one) / len(pairs) ** 2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "held-out", "all"), default="all")
    parser.add_argument("--set", dest="only", action="append", help="a set by name; may be given several times")
    parser.add_argument("--errors", action="store_true", help="list the rows on which the coders differ")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args()
    twice = load(ROOT, SECOND)
    unknown = set(options.only or []) - {each.name for each in twice}
    if unknown:
        sys.exit(f"no second coding of {', '.join(sorted(unknown))}; there are {', '.join(e.name for e in twice)}")
    second = [report for each in twice if not options.only or each.name in options.only for report in each.reports]
    scores, terms, both = compare(chosen(load(), options.split), second)
    beyond = {name: kappa(pairs) for name, pairs in terms.items()}
    if options.json:
        print(json.dumps({"split": options.split, "reports": both, "kappa": beyond, "figures": figures(scores)}))
        return 0
    sets = ", ".join(sorted({report.set for report in second}))
    print(f"{sets}; {options.split}: {both} reports coded twice; {' '.join(sys.argv)}")
    show(scores)
    for name, pairs in terms.items():
        same = sum(one == other for one, other in pairs)
        share = f"{100 * same / max(1, len(pairs)):5.1f}%"
        print(f"{name + ', first choice':36s} {share}   {same} of {len(pairs)}   Cohen's kappa {beyond[name]:.3f}")
    if options.errors:
        print("\n" + "\n".join(scores.errors))
        for name, pairs in terms.items():
            for (one, other), count in Counter(pair for pair in pairs if pair[0] != pair[1]).most_common():
                print(f"{name}: {one} / {other} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
