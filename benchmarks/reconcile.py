"""How the time of joining readings into a record grows with their number.

    python benchmarks/reconcile.py [READINGS.jsonl] [--sizes 250,1000,5000] [--profile]

Without a file, 200 reports of `generate.py` are made and read first. Each further lot of as many readings is the same
lot under other ids, other words and 300 days later, so that the number of occurrences grows with the number of reports,
as it does in an archive. Prints seconds of CPU for each size, and the exponent of growth from the first to the last.
"""

import argparse
import cProfile
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generate import write_reports
from standoff.reconcile import reconcile
from standoff.record.codec import from_json
from standoff.record.rows import Reading

LOT = 200
DAYS = 300
_ID = re.compile(r'"([a-z]{1,2})-([0-9a-f]{12})"')
_DATE = re.compile(r"\b(2\d{3})-(\d\d)-(\d\d)(?=[T\"])")


def read_lot() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), LOT)
        command = [sys.executable, "-m", "standoff.cli.main", "read", folder, "--jsonl"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def readings(lot: list[str], number: int) -> Iterator[Reading]:
    """`number` readings: the lot, and the lot again under other ids, dates and words."""
    for n in range(number):
        turn, place = divmod(n, len(lot))
        yield from_json(lot[place] if turn == 0 else _again(lot[place], turn), Reading)


def _again(line: str, turn: int) -> str:
    shift = timedelta(days=DAYS * turn)
    line = _ID.sub(lambda m: f'"{m[1]}-{int(m[2], 16) ^ (turn * 0x9E3779B97F4A):012x}"', line)
    line = _DATE.sub(lambda m: (date(int(m[1]), int(m[2]), int(m[3])) + shift).isoformat(), line)
    row = json.loads(line)
    row["report"]["text"] = "".join(_turned(c, turn) for c in row["report"]["text"])
    return json.dumps(row)


def _turned(letter: str, turn: int) -> str:
    """Another letter for each, so that no words are shared between lots while every offset stays as it is."""
    return chr(0x4E00 + (ord(letter) + 128 * turn) % 20000) if letter.isalpha() else letter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="?", type=Path, help="readings of generated reports, one a line")
    parser.add_argument("--sizes", default="250,1000,5000")
    parser.add_argument("--profile", action="store_true", help="where the time of the last size goes")
    options = parser.parse_args()
    lot = options.readings.read_text("utf-8").splitlines() if options.readings else read_lot()
    sizes = [int(size) for size in options.sizes.split(",")]
    seconds = []
    for size in sizes:
        given = list(readings(lot, size))
        profile = cProfile.Profile()
        start = time.process_time()
        record = profile.runcall(reconcile, given) if options.profile else reconcile(given)
        seconds.append(time.process_time() - start)
        found = f"{len(record.incidents)} incidents, {len(record.disputes)} disputes, {len(record.tolls)} tolls"
        print(f"{size:7d} readings  {seconds[-1]:8.2f} s CPU   {found}", flush=True)
        if options.profile and size == sizes[-1]:
            profile.print_stats("tottime")
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth: exponent {exponent:.2f} from {sizes[0]} to {sizes[-1]}")


if __name__ == "__main__":
    main()
