"""Score readings of the example sets against their gold.

    python benchmarks/examples.py [READINGS.jsonl] [--split dev|held-out|all] [--set NAME …] [--errors]
    python benchmarks/examples.py --joined              also incidents, tolls, disputes, agreements of each set's record
    python benchmarks/examples.py --joined --from-gold  the same of readings made of the gold (`coded`)

Without a file the sets are read first, with `standoff read DIR --jsonl`. Which reports are held out, each set's
`gold/set.yaml` says; those are for closing, not for tuning. HTML reports have the text that the program made of them,
and the gold's words are looked up in it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import example_events
import example_rows
import example_statements
from gold import ROOT, GoldReport, GoldSet, Row, load, place
from joined import score_joined
from matching import Scores

COMMAND = [sys.executable, "-m", "standoff.cli.main"]


def read(folders: Iterable[Path]) -> list[Row]:
    """The readings of every report in `folders`, from the command line program."""
    done = subprocess.run(
        [*COMMAND, "read", *map(str, folders), "--jsonl"], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 3):
        sys.exit(f"standoff read ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def chosen(gold: list[GoldSet], split: str) -> Iterator[GoldReport]:
    for each in gold:
        for report in each.reports:
            if split == "all" or report.held_out == (split == "held-out"):
                yield report


def score(reports: Iterable[GoldReport], readings: list[Row]) -> Scores:
    """The sums over `reports`; a report that was not read counts as one of which nothing was found."""
    scores = Scores()
    by_path = {tuple(Path(reading["report"]["source"]).parts[-2:]): reading for reading in readings}
    for report in reports:
        reading = by_path.get((report.set, report.path.name))
        if reading is None:
            scores.errors.append(f"{report.name}: not among the readings")
            scores.count("statements rel50", 0, 0, len(report.kind("statements")))
            scores.count("events type", 0, 0, len(report.kind("events")))
            continue
        placed = place(report, reading["report"]["text"])
        label = example_statements.statements(report, placed, reading, scores)
        example_events.events(report, placed, reading, label, scores)
        example_rows.moments(report, placed, reading, scores)
        example_rows.places(report, reading, scores)
        example_rows.actors(report, reading, scores)
        example_rows.tolls(report, placed, reading, scores)
        example_rows.uses(report, placed, reading, scores)
        example_rows.positions(report, placed, reading, scores)
        example_rows.lines(report, placed, reading, scores)
        example_rows.published(report, reading, scores)
    return scores


def figures(scores: Scores) -> dict[str, dict[str, float]]:
    """Each measure's numbers: f1, precision, recall and counts; or a share with what was right and asked."""
    table: dict[str, dict[str, float]] = {}
    for name, gold in scores.gold.items():
        found, predicted = scores.found[name], scores.predicted[name]
        precision, recall = found / predicted if predicted else 0.0, found / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if found else 0.0
        counts = {"found": found, "gold": gold, "predicted": predicted}
        table[name] = {"f1": f1, "precision": precision, "recall": recall, **counts}
    for name, asked in sorted(scores.asked.items()):
        table[name] = {"share": scores.right[name] / asked, "right": scores.right[name], "asked": asked}
    return table


def show(scores: Scores) -> None:
    for name, row in figures(scores).items():
        if "share" in row:
            print(f"{name:36s} {100 * row['share']:5.1f}%   {row['right']} of {row['asked']}")
            continue
        numbers = f"F1 {row['f1']:.3f}  P {row['precision']:.3f}  R {row['recall']:.3f}"
        print(f"{name:36s} {numbers}   {row['found']} of {row['gold']} gold, {row['predicted']} predicted")


def _score_from_gold(gold: list[GoldSet], split: str, readings: list[Row], errors: bool) -> None:
    from coded import score_coded

    for each in gold:
        rows = [row for row in readings if Path(row["report"]["source"]).parts[-2] == each.name]
        score_coded(each, list(chosen([each], split)), rows, errors)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="?", type=Path)
    parser.add_argument("--split", choices=("dev", "held-out", "all"), default="dev")
    parser.add_argument("--set", dest="only", action="append", help="a set by name; may be given several times")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, for floors")
    parser.add_argument("--joined", action="store_true", help="score each set's record too: incidents, tolls, disputes")
    parser.add_argument(
        "--from-gold", action="store_true", help="join readings made of the gold, not the program's own"
    )
    options = parser.parse_args()
    gold = [each for each in load() if not options.only or each.name in options.only]
    if not gold:
        sys.exit(f"no set {', '.join(options.only)}; there are {', '.join(each.name for each in load())}")
    gold = [each for each in gold if any(chosen([each], options.split))]
    if not gold:
        sys.exit(f"no report of {', '.join(options.only or [])} is in the split {options.split}")
    if options.readings:
        readings = [json.loads(line) for line in options.readings.read_text("utf-8").splitlines() if line.strip()]
    else:
        readings = read(ROOT / each.name for each in gold)
    reports = list(chosen(gold, options.split))
    version = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    sets = ", ".join(each.name for each in gold)
    scores = score(reports, readings)
    if options.json:
        print(json.dumps({"sets": sets, "split": options.split, "version": version, "figures": figures(scores)}))
        return 0
    print(f"{sets}; {options.split}: {len(reports)} reports; {version}; {' '.join(sys.argv)}")
    show(scores)
    if options.joined and options.from_gold:
        _score_from_gold(gold, options.split, readings, options.errors)
    elif options.joined:
        with tempfile.TemporaryDirectory() as folder:
            for each in gold:
                record = Path(folder) / f"{each.name}.standoff"
                score_joined(each, list(chosen([each], options.split)), scores.links, COMMAND, record, options.errors)
    if options.errors:
        print("\n" + "\n".join(scores.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
