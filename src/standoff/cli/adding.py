"""`read` and `add`: reports in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.gazetteer import prepare_gazetteer
from standoff.cli.options import input_options, record_option
from standoff.cli.output import printable
from standoff.cli.progress import progress

if TYPE_CHECKING:
    from standoff.capture import Capture, Failure
    from standoff.engine import Settings

READ_EXAMPLES = """\b
Examples:
  standoff read report.txt
  standoff read reports/ --jobs 2 --jsonl > readings.jsonl
  curl -s https://example.org/story | standoff read - --input html --date 2021-07-30
"""

ADD_EXAMPLES = """\b
Examples:
  standoff add reports/
  standoff add page.html --date 2021-07-30 --outlet "Example Times" --record crisis.standoff
  standoff add reports.jsonl --text-field body --jobs 4
  standoff add reports/ --manifest dates.csv
"""

FAILED = 3


@click.command(epilog=READ_EXAMPLES)
@input_options
@click.option("--jsonl", is_flag=True, help="One reading a line, as the record reference describes it.")
def read(paths: tuple[str, ...], jsonl: bool, **given: Any) -> int:
    """Read reports and print what is in them, storing nothing.

    A PATH is a file (.txt, .md, .html, .jsonl), a folder of them, or - for standard input.
    """
    from standoff.capture import Failure
    from standoff.engine import read_each
    from standoff.record.codec import to_json
    from standoff.views.reading_text import reading_lines

    prepare_gazetteer()
    failures: list[Failure] = []
    for result in read_each(_captures(paths, given), _settings(given)):
        if isinstance(result, Failure):
            failures.append(result)
            click.echo(f"standoff: {printable(result.reason)}", err=True)
        elif jsonl:
            click.echo(to_json(result).decode("utf-8"))
        else:
            click.echo(printable("\n".join(reading_lines(result))))
    return FAILED if failures else 0


@click.command(epilog=ADD_EXAMPLES)
@input_options
@record_option
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=20.0,
    show_default=True,
    envvar="STANDOFF_WAIT",
    help="Seconds to wait for another writer of the record.",
)
def add(paths: tuple[str, ...], record: Path, wait: float, **given: Any) -> int:
    """Capture, read and reconcile reports into the record.

    A PATH is a file (.txt, .md, .html, .jsonl), a folder of them, or - for standard input. Adding the same report
    again changes nothing, and an interrupted run goes on where it was when it is given again.
    """
    from standoff.engine import Addition, joining
    from standoff.reading.read import reader_version
    from standoff.store import Store

    settings = _settings(given)
    inputs = _captures(paths, given)
    prepare_gazetteer()
    with Store(record, write=True, busy_seconds=wait) as store:
        addition = Addition(store, settings, reader_version(settings.model, settings.knowledge), "add")
        try:
            with progress("reading reports") as addition.tell:
                addition.run(inputs)
            with progress("joining them"):
                store.put_layer(joining())
        except KeyboardInterrupt:
            click.echo(_counts(addition, store.count(), record), err=True)
            raise
        for failure in addition.failures:
            click.echo(f"standoff: {printable(failure.reason)}", err=True)
        click.echo(_counts(addition, store.count(), record), err=True)
    return FAILED if addition.failures else 0


def _counts(addition: Any, total: int, record: Path) -> str:
    parts = [f"{addition.read} read"]
    if addition.known:
        parts.append(f"{addition.known} already there")
    if addition.failures:
        parts.append(f"{len(addition.failures)} failed")
    return f"{', '.join(parts)}; {record} holds {total} report{'' if total == 1 else 's'}"


def _settings(given: dict[str, Any]) -> "Settings":
    from standoff.engine import Settings

    return Settings(given["jobs"], given["deadline"], given["memory"], given["model"], given["knowledge"])


def _captures(paths: tuple[str, ...], given: dict[str, Any]) -> "Iterator[Capture | Failure]":
    """The captures of the inputs; what is given about all of them is checked before the first is read."""
    from standoff.capture import Fields, Metadata, Options, captures

    today = date.today()
    options = Options(
        metadata=Metadata.given({k: given[k] for k in ("published", "outlet", "url", "language")}, "option", today),
        manifest=given["manifest"],
        fields=Fields(text=given["text_field"], html=given["html_field"]),
        media=given["media"],
        today=today,
    )
    return captures(paths, options)
