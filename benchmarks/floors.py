"""`make quality`: runs every benchmark of floors.toml and fails where a figure is below its floor.

    python benchmarks/floors.py [NAME …]

An entry of floors.toml names a command, the gold data of others that it needs (a path under $STANDOFF_SHARED/data or
../shared/data; where that is absent the entry is skipped, and says so), and for each figure a pattern with one group
and the floor. A floor under a name that ends in "at most" is a ceiling. Raise floors as figures improve; write down why
one is lowered.
"""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def gold() -> Path:
    """Where the gold data of others lies, if anywhere."""
    return Path(os.environ.get("STANDOFF_SHARED", ROOT.parent / "shared")) / "data"


def check(name: str, entry: dict[str, object]) -> list[str]:
    """Runs one entry, prints its figures beside their floors, and returns what fell."""
    needs = str(entry.get("needs", ""))
    if needs and not (gold() / needs).exists():
        print(f"{name}: skipped, {needs} is not in $STANDOFF_SHARED/data or ../shared/data", flush=True)
        return []
    command = [sys.executable, *shlex.split(str(entry["command"]).format(data=gold()))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [f"{name}: {' '.join(command[1:])} failed: {done.stderr.strip().splitlines()[-1:]}"]
    fallen = []
    for figure in entry["figures"]:  # type: ignore[attr-defined]
        match = re.search(figure["pattern"], done.stdout, re.MULTILINE)
        if match is None:
            fallen.append(f"{name}: no line of the output gives {figure['name']}")
            continue
        value, ceiling = float(match.group(1)), figure["name"].endswith("at most")
        kept = value <= figure["floor"] if ceiling else value >= figure["floor"]
        print(f"{name}: {figure['name']} {value:g} (floor {figure['floor']:g}){'' if kept else '  FALLEN'}", flush=True)
        if not kept:
            fallen.append(f"{name}: {figure['name']} is {value:g}, its floor is {figure['floor']:g}")
    return fallen


def main(names: list[str]) -> int:
    entries = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    unknown = sorted(set(names) - set(entries))
    if unknown:
        print(f"floors.toml has no {', '.join(unknown)}; choose from {', '.join(entries)}", file=sys.stderr)
        return 2
    fallen = [line for name, entry in entries.items() if not names or name in names for line in check(name, entry)]
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
