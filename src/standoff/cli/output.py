"""Rows on standard output, as a table for people or as JSON, JSON lines or CSV for programs."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

Row = dict[str, Any]

PIPED_WIDTH = 160

_UNPRINTABLE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


def emit(rows: Iterable[Row], form: str, columns: Sequence[str], title: str = "") -> int:
    """Prints `rows`; the table shows only `columns`. Gives the exit code: 1 where there are no rows."""
    every = list(rows)
    if form == "json":
        click.echo(json.dumps(every, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for row in every:
            click.echo(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    elif form == "csv":
        from standoff.exports import write_csv

        write_csv(every, sys.stdout)
    elif every:
        _emit_table(every, columns, title)
    else:
        click.echo(f"nothing found{' in ' + title if title else ''}", err=True)
    return 0 if every else 1


def printable(text: str) -> str:
    """The text without control characters, by which a report could otherwise command the terminal."""
    return text.translate(_UNPRINTABLE)


def flat(value: Any) -> str:
    """A value as one cell: lists by commas, absent knowledge as nothing, objects by what they hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return " ".join(text for item in value.values() if (text := flat(item)))
    if isinstance(value, (list, tuple)):
        return ("; " if any(isinstance(item, Mapping) for item in value) else ", ").join(map(flat, value))
    return str(value)


def _emit_table(rows: list[Row], columns: Sequence[str], title: str) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name in ("id", "date"))
    for row in rows:
        table.add_row(*(Text(flat(row.get(name))) for name in columns))
    console().print(table)


def console() -> Any:
    """A rich console on standard output: as wide as the terminal, or fixed where there is none."""
    from rich.console import Console
    from rich.segment import Segment

    class QuietConsole(Console):
        """Leaves a pipe that closes early to `main`, which takes it for no error, and prints no control character."""

        def _render_buffer(self, buffer: Iterable[Segment]) -> str:
            return super()._render_buffer(s if s.control else Segment(printable(s.text), s.style) for s in buffer)

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    return QuietConsole(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)
