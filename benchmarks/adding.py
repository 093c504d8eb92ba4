"""Adding one report to a record of many: seconds from the reading to the layer that holds it.

    python benchmarks/adding.py [--readings 100000] [--reports 5]

The record is filled with made-up conflicts (`conflicts.py`): of each reading the report and the reading itself are
filed, not the tables of its rows, which adding does not read. Then reports that are not in it are added one by one, as
`standoff add` adds them once they are read, and the layer brought up to date. Prints the seconds of each.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from conflicts import REPORTS, Truth, conflict
from standoff.capture import Capture, Metadata
from standoff.engine.joining import joining
from standoff.record.codec import to_json
from standoff.record.ids import sha256
from standoff.record.rows import Reading
from standoff.store import Custody, Store
from standoff.store.filing import REPORT_COLUMNS, report_values
from standoff.store.opening import connect

CUSTODY = Custody("2031-05-01T10:00:00+00:00", "add", "0.1.0")


def captured(reading: Reading) -> tuple[Capture, Reading]:
    data = reading.report.id.encode()
    capture = Capture(sha256(data), data, "text/plain", reading.report.source, Metadata())
    return capture, replace(reading, report=replace(reading.report, capture=capture.sha256))


def fill(path: Path, number: int) -> list[Reading]:
    """Files `number` readings; gives those that were left out, the last of some conflicts."""
    left = []
    connection = connect(path, write=True)
    connection.execute("BEGIN")
    truth = Truth()
    for at in range(-(-number // REPORTS)):
        made = list(conflict(at, min(REPORTS, number - at * REPORTS), truth))
        left.append(made.pop(len(made) // 2))
        for reading in made:
            capture, filed = captured(reading)
            json = to_json(filed).decode()
            values = report_values(filed.report)
            connection.execute("INSERT INTO captures VALUES (?, 1, 'none', ?)", (capture.sha256, capture.data))
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO reports ({REPORT_COLUMNS}) VALUES ({marks})", values)
            row = (filed.report.id, "reader", "", sha256(json.encode()), json)
            connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("COMMIT")
    connection.close()
    return left


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.standoff"
        left = fill(path, options.readings)
        with Store(path, write=True) as store:
            start = time.perf_counter()
            store.put_layer(joining())
            print(f"{options.readings} readings joined and filed in {time.perf_counter() - start:.1f} s", flush=True)
            for reading in left[: options.reports]:
                capture, filed = captured(reading)
                start = time.perf_counter()
                store.put(capture, capture, filed, "reader", CUSTODY)
                put = time.perf_counter() - start
                store.put_layer(joining())
                whole = time.perf_counter() - start
                print(f"one more: {whole:.2f} s, of which {put:.2f} s to file it", flush=True)


if __name__ == "__main__":
    main()
