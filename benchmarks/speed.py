"""How fast: words per CPU-second of the whole reading and of each stage, peak memory, and `add` with 1 and 2 jobs.

    python benchmarks/speed.py                     one process, 100 generated reports
    python benchmarks/speed.py --add 1000          and `add` of 1,000 generated reports with 1 and with 2 jobs
    python benchmarks/speed.py --path FOLDER       on reports of your own

A word is what white space parts, over the whole text of a report, navigation included. Time is CPU time of one core.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from generate import write_reports  # noqa: E402
from standoff import __version__  # noqa: E402
from standoff.capture import Capture, captures  # noqa: E402


class Stages:
    """CPU time by stage; a stage inside another is counted in its own row only."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inside: list[float] = []

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **options: Any) -> Any:
            self._inside.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **options)
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took

        return run


def measure_reading(folder: Path) -> None:
    """Reads every report of `folder` in this process, and prints speed, shares and memory."""
    from standoff.reading import read as room
    from standoff.record.check import check_reading
    from standoff.record.codec import to_json
    from standoff.reports import make_report

    inputs = [c for c in captures([folder]) if isinstance(c, Capture)]
    start = time.process_time()
    reader = room.load_reader()
    loaded = time.process_time() - start
    _warm_up(reader, make_report(inputs[0]))
    stages = Stages()
    for name in [name for name in vars(room) if name.startswith("find_")]:
        setattr(room, name, stages.timed(name.removeprefix("find_"), getattr(room, name)))
    object.__setattr__(reader.model, "pipeline", _Parsing(reader.model.pipeline, stages))
    make, read = stages.timed("make_report", make_report), stages.timed("the rest of read", reader.read)
    check, encode = stages.timed("check", check_reading), stages.timed("encode", to_json)
    words, start = 0, time.process_time()
    for capture in inputs:
        reading = read(make(capture))
        check(reading)
        encode(reading)
        words += len(reading.report.text.split())
    total = time.process_time() - start
    print(f"reports {len(inputs)}, words {words}, model {reader.model.name}, loading {loaded:.1f} CPU-s")
    print(f"whole reading: {words / total:,.0f} words per CPU-second ({total:.1f} CPU-s)")
    for name, spent in sorted(stages.spent.items(), key=lambda item: -item[1]):
        print(f"  {name:<20} {spent / total:6.1%}  {words / spent if spent else 0:12,.0f} words/CPU-s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


class _Parsing:
    """The language pipeline with its time counted; what it yields is drawn at once, so that the count is right."""

    def __init__(self, pipeline: Any, stages: Stages) -> None:
        self.meta = pipeline.meta
        self.pipe = stages.timed("parse", lambda texts, **options: list(pipeline.pipe(texts, **options)))


def _warm_up(reader: Any, report: Any) -> None:
    reader.read(report)


def measure_adding(number: int) -> None:
    """Adds `number` generated reports with 1 and with 2 jobs in processes of their own, and prints the times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_reports(folder / "reports", number)
        times, exports = {}, {}
        for jobs in (1, 2):
            record = folder / f"jobs-{jobs}.standoff"
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            _standoff("add", str(folder / "reports"), "--jobs", str(jobs), "--record", str(record))
            times[jobs] = time.perf_counter() - start
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            size, took = record.stat().st_size / 2**20, times[jobs]
            print(f"add of {number} reports, {words} words, {jobs} jobs: {took:.1f} s, {cpu:.1f} CPU-s, {size:.0f} MB")
            exports[jobs] = _standoff("export", "jsonl", "--record", str(record))
        print(f"two jobs are {times[1] / times[2]:.2f} times one; exports equal: {exports[1] == exports[2]}")
        start = time.perf_counter()
        _standoff("add", str(folder / "reports"), "--record", str(folder / "jobs-2.standoff"))
        print(f"add of the same reports again: {time.perf_counter() - start:.1f} s")


def _standoff(*arguments: str) -> bytes:
    command = [sys.executable, "-m", "standoff.cli.main", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def measure_help(times: int = 5) -> None:
    """The quickest of several runs of `standoff --help`."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        _standoff("--help")
        spent.append(time.perf_counter() - start)
    print(f"standoff --help: {min(spent):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100, help="generated reports to read in one process")
    parser.add_argument("--path", type=Path, help="read these reports in their place")
    parser.add_argument("--add", type=int, metavar="N", help="also add N generated reports with 1 and 2 jobs")
    options = parser.parse_args()
    print(f"standoff {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores: {' '.join(sys.argv)}")
    with tempfile.TemporaryDirectory() as name:
        folder = options.path or Path(name)
        if options.path is None:
            write_reports(folder, options.reports)
        measure_reading(folder)
    measure_help()
    if options.add:
        measure_adding(options.add)


if __name__ == "__main__":
    main()
