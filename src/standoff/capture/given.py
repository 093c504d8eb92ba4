"""Metadata that stands beside the reports: sidecar files and CSV manifests."""

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from standoff.capture.kinds import SIDECAR
from standoff.capture.metadata import KEYS, NOTHING_GIVEN, Metadata
from standoff.errors import InputError

MANIFEST = "manifest.csv"


def sidecar(path: Path, today: date | None = None) -> Metadata:
    """The metadata of the sidecar of a report: `NAME.meta.json`, NAME being the file's name with its suffix or without.

    Raises InputError where there is one that does not hold a JSON object of text values.
    """
    for name in (path.name + SIDECAR, path.stem + SIDECAR):
        beside = path.with_name(name)
        if beside.is_file():
            return _read_sidecar(beside, today)
    return NOTHING_GIVEN


def _read_sidecar(path: Path, today: date | None) -> Metadata:
    try:
        values = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, OSError, RecursionError) as error:
        raise InputError(f"the sidecar {path} cannot be read as JSON ({error}); mend or remove it") from error
    if not isinstance(values, dict):
        raise InputError(f'the sidecar {path} must hold one JSON object, such as {{"published": "2021-07-30"}}')
    try:
        return Metadata.given(values, "sidecar", today)
    except InputError as error:
        raise InputError(f"in the sidecar {path}: {error}") from error


def read_manifest(path: Path, today: date | None = None) -> dict[Path, Metadata]:
    """The metadata of each report that a CSV manifest lists, by absolute path.

    Its columns are `path`, relative to the manifest's own folder, and any of published, outlet, url, language, title,
    byline. Raises InputError on a manifest that cannot be read, lacks `path`, or holds a bad date or a path twice.
    """
    found: dict[Path, Metadata] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if "path" not in (rows.fieldnames or ()):
                raise InputError(f"the manifest {path} has no column 'path'; its first row must name the columns")
            for row in rows:
                _take_row(found, row, path, rows.line_num, today)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the manifest {path} cannot be read ({error}); it must be a CSV file in UTF-8") from error
    return found


def _take_row(
    found: dict[Path, Metadata], row: Mapping[str, str | None], path: Path, number: int, today: date | None
) -> None:
    name = (row.get("path") or "").strip()
    if not name:
        return
    key = (path.parent / name).resolve()
    if key in found:
        raise InputError(f"the manifest {path} lists {name} twice, again in line {number}; keep one row")
    try:
        found[key] = Metadata.given({k: v for k, v in row.items() if k in KEYS}, "manifest", today)
    except InputError as error:
        raise InputError(f"in line {number} of the manifest {path}: {error}") from error
