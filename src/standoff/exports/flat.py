"""Rows under fixed columns as separated values, with cells that no spreadsheet program takes for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import BinaryIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_flat(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]], out: BinaryIO, delimiter: str) -> int:
    """Writes a header and `rows` to `out` as UTF-8 and returns how many rows there were.

    A text that begins with = + - @, tab or carriage return gets an apostrophe before it (OWASP, CSV injection); tabs
    and line breaks inside a text become spaces, since readers of such files often split on them. Numbers stay as they
    are. Raises KeyError on a row with a column that is not among `columns`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        unknown = set(row) - set(columns)
        if unknown:
            raise KeyError(f"{min(unknown)} is no column of this export")
        writer.writerow([_cell(row.get(column)) for column in columns])
        count += 1
    out.write(text.getvalue().encode("utf-8"))
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    plain = " ".join(value.split()) if any(c in value for c in "\t\r\n") else value
    return "'" + plain if plain.startswith(_FORMULA) else plain
