"""Joining made-up conflicts whose truth is known: accuracy, time and memory as the number of readings grows.

    python benchmarks/scale.py [--sizes 1000,10000,100000] [--profile]
    python benchmarks/scale.py --adding 100000      one report more into a record of so many

Each size runs in a process of its own, on one core. Prints B³ of incidents over all event mentions, tolls whose range
is right, seconds of CPU, the most memory held, and the exponent of growth from the first size to the last.
"""

import argparse
import cProfile
import math
import resource
import subprocess
import sys
import time
from collections import defaultdict

from conflicts import Truth, readings
from standoff.reconcile import reconcile
from standoff.record.joined import Record


def b_cubed(found: dict[str, str], truth: dict[str, str]) -> tuple[float, float]:
    """Precision and recall over all mentions of `truth`; one that stands in no cluster is alone."""
    both: dict[tuple[str, str], int] = defaultdict(int)
    of_found: dict[str, int] = defaultdict(int)
    of_truth: dict[str, int] = defaultdict(int)
    for mention, name in truth.items():
        cluster = found.get(mention, mention)
        both[(cluster, name)] += 1
        of_found[cluster] += 1
        of_truth[name] += 1
    total = len(truth)
    precision = sum(n * n / of_found[cluster] for (cluster, _), n in both.items()) / total
    recall = sum(n * n / of_truth[name] for (_, name), n in both.items()) / total
    return precision, recall


def accuracy(record: Record, truth: Truth) -> str:
    found = {event: incident.id for incident in record.incidents for event in incident.events}
    precision, recall = b_cubed(found, truth.incident)
    home: dict[str, set[tuple[str | None, int | None, int | None]]] = defaultdict(set)
    names = {incident.id: {truth.incident[e] for e in incident.events} for incident in record.incidents}
    for toll in record.tolls:
        if toll.incident is not None:
            for name in names[toll.incident]:
                home[name].add((toll.party, toll.low, toll.high))
    right = sum(range_ in home[name] for name, range_ in truth.tolls.items())
    disputed = {name for d in record.disputes if d.incident is not None for name in names[d.incident]}
    denied = sum(name in disputed for name in truth.denied)
    f1 = 2 * precision * recall / (precision + recall)
    return (
        f"incidents B3 F1 {f1:.3f} P {precision:.3f} R {recall:.3f}; toll ranges {right} of {len(truth.tolls)}; "
        f"denials {denied} of {len(truth.denied)}"
    )


def measure(size: int, profiled: bool) -> float:
    truth = Truth()
    made = list(readings(size, truth))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    profile = cProfile.Profile()
    start = time.process_time()
    record = profile.runcall(reconcile, made) if profiled else reconcile(made)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    if profiled:
        profile.print_stats("tottime")
    rows = f"{len(record.incidents)} incidents"
    print(
        f"{size:7d} readings {seconds:8.2f} s  {peak:.2f} GB (readings {before:.2f})  {rows}  {accuracy(record, truth)}"
    )
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--one", action="store_true", help="in this process")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.one or options.profile:
        measure(sizes[-1], options.profile)
        return
    seconds = []
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", "--sizes", str(size)], capture_output=True, text=True, check=True
        )
        print(done.stdout, end="", flush=True)
        seconds.append(float(done.stdout.split("readings")[1].split()[0]))
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth: exponent {exponent:.2f} from {sizes[0]} to {sizes[-1]}")


if __name__ == "__main__":
    main()
