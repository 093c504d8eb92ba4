"""Fetches the files of others that Standoff ships for the browser, from npm, and writes what they are into VENDOR.md.

    python tools/refresh_vendor.py             fetch, check and write
    python tools/refresh_vendor.py --check     only compare what is here with VENDOR.md

A package is fetched by its exact version and checked against the integrity that npm gives; the files are copied as they
come, without the line that points at a source map. To move to a new version, change it here, run this, read the diff.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "src" / "standoff" / "web" / "static" / "vendor"
BORDERS = ROOT / "src" / "standoff" / "views" / "data"
LIST = STATIC / "VENDOR.md"


@dataclass(frozen=True)
class Package:
    """A package of npm, its licence, where its files go, and which these are."""

    name: str
    version: str
    licence: str
    folder: Path
    files: tuple[str, ...]


PACKAGES = (
    Package(
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        STATIC / "leaflet-1.9.4",
        (
            "LICENSE",
            "dist/leaflet.css",
            "dist/leaflet.js",
            "dist/images/layers.png",
            "dist/images/layers-2x.png",
            "dist/images/marker-icon.png",
            "dist/images/marker-icon-2x.png",
            "dist/images/marker-shadow.png",
        ),
    ),
    Package("world-atlas", "2.0.2", "ISC; Natural Earth, public domain", BORDERS, ("countries-50m.json",)),
)


def fetch(package: Package) -> None:
    """Puts the files of the package where they belong."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = f"{package.name}@{package.version}"
        told = subprocess.run(
            ["npm", "pack", "--json", wanted], cwd=scratch, capture_output=True, text=True, check=True
        )
        archive = Path(scratch) / json.loads(told.stdout)[0]["filename"]
        with tarfile.open(archive) as tar:
            for name in package.files:
                found = tar.extractfile(f"package/{name}")
                if found is None:
                    raise SystemExit(f"{wanted} has no {name}")
                target = place(package, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(without_map(found.read()))


def without_map(data: bytes) -> bytes:
    """A script without the line that has a browser ask for its source map."""
    start = data.rfind(b"\n//# sourceMappingURL=")
    return data[:start] + b"\n" if start >= 0 else data


def place(package: Package, name: str) -> Path:
    return package.folder / name.removeprefix("dist/")


def listing() -> str:
    """The list of what is shipped, as VENDOR.md holds it."""
    lines = [
        "# Files of others\n",
        "Fetched from npm by `make vendor` (tools/refresh_vendor.py). Nothing here is changed but that the line which",
        "points at a source map is taken out.\n",
        "| file | package | version | licence | SHA-256 |",
        "|---|---|---|---|---|",
    ]
    for package in PACKAGES:
        for name in package.files:
            path = place(package, name)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            shown = path.relative_to(ROOT / "src" / "standoff").as_posix()
            lines.append(f"| `{shown}` | {package.name} | {package.version} | {package.licence} | `{digest}` |")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare with VENDOR.md")
    if parser.parse_args().check:
        if listing() != LIST.read_text("utf-8"):
            print("the vendored files are not those that VENDOR.md lists; run 'make vendor'", file=sys.stderr)
            return 1
        return 0
    for package in PACKAGES:
        fetch(package)
    LIST.write_text(listing(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
