"""`export csv`: one file for each table.

The `raw` profile writes cells as they are, for programs. The `safe` profile puts an apostrophe before a cell that a
spreadsheet program would take for a formula (OWASP, CSV injection): one that begins with = + - @, tab or carriage
return. A nested value stands in its cell as JSON. The text and the lines of reports are left out, since spreadsheet
programs cut long cells: they stand in `export jsonl`.
"""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from standoff.record.joined import Record
from standoff.views.filters import Row
from standoff.views.tables import TABLES, table

PROFILES = ("raw", "safe")
LEFT_OUT = ("text", "lines")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(record: Record, folder: Path, profile: str = "raw") -> list[Path]:
    """Writes every table of `record` into `folder`, which is made if need be, and returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            write_csv(table(record, name), file, profile)
        written.append(path)
    return written


def write_csv(rows: Iterable[Row], out: TextIO, profile: str = "raw") -> None:
    """Writes `rows` under the union of their columns; nothing but the end of file where there are none."""
    rows = list(rows)
    columns = [c for c in dict.fromkeys(column for row in rows for column in row) if c not in LEFT_OUT]
    writer = csv.writer(out, lineterminator="\n")
    if columns:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column), profile) for column in columns])


def cell(value: object, profile: str) -> str:
    """A value as the text of its cell."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if profile == "safe" and isinstance(value, str) and text.startswith(_FORMULA):
        return "'" + text
    return text
