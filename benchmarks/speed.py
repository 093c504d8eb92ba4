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
import shutil
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
    """Adds `number` generated reports with 1 and with 2 jobs in processes of their own, and prints the times.

    Each run has an empty cache of parses; the third adds to a new record with the parses of the second.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_reports(folder / "reports", number)
        runs = (("1 job", 1, "cache-1"), ("2 jobs", 2, "cache-2"), ("1 job, parses cached", 1, "cache-2"))
        times, exports = [], set()
        for title, jobs, cache in runs:
            record = folder / f"{len(times)}.standoff"
            took, cpu = _add(folder / "reports", record, jobs, _cache(folder / cache))
            times.append(took)
            size = record.stat().st_size / 2**20
            print(f"add of {number} reports, {words} words, {title}: {took:.1f} s, {cpu:.1f} CPU-s, {size:.0f} MB")
            exports.add(_standoff("export", "jsonl", "--record", str(record)))
        print(f"two jobs are {times[0] / times[1]:.2f} times one; exports equal: {len(exports) == 1}")
        again, _ = _add(folder / "reports", folder / "0.standoff", 1, folder / "cache-1")
        print(f"add of the same reports again: {again:.1f} s")
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest process of all: {largest:,.0f} MB")


def _add(reports: Path, record: Path, jobs: int, cache: Path) -> tuple[float, float]:
    """Seconds and CPU-seconds of one `add`."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    _standoff("add", str(reports), "--jobs", str(jobs), "--record", str(record), cache=cache)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cache(folder: Path) -> Path:
    """A cache folder that holds the compiled gazetteer."""
    from standoff.knowledge.gazetteer import gazetteer_path

    folder.mkdir(exist_ok=True)
    if not (folder / gazetteer_path().name).exists():
        shutil.copy(gazetteer_path(), folder)
    return folder


def _standoff(*arguments: str, cache: Path | None = None) -> bytes:
    command = [sys.executable, "-m", "standoff.cli.main", *arguments]
    environment = {**os.environ, "STANDOFF_CACHE": str(cache)} if cache else None
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout


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
