"""The options that commands share, each defined once."""

import calendar
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv")
DEFAULT_RECORD = "record.standoff"

record_option = click.option(
    "--record",
    type=click.Path(path_type=Path),
    envvar="STANDOFF_RECORD",
    default=DEFAULT_RECORD,
    show_default=True,
    show_envvar=True,
    help="The record file.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the rows.",
)


knowledge_option = click.option(
    "--knowledge",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of knowledge files of your own; may be given again.",
)


def filter_options(command: F) -> F:
    """`--party --actor --place --since --until`, and `--type` and `--stance`: which rows are meant."""
    for option in reversed(
        (
            click.option("--party", help="Only rows of this party, such as ARM."),
            click.option("--actor", help="Only rows that name an actor whose name or id holds this."),
            click.option("--place", help="Only rows at a place whose name or id holds this."),
            click.option("--since", callback=first_day, help="Only rows on or after this day (2021-07-30)."),
            click.option("--until", callback=last_day, help="Only rows on or before this day."),
            click.option("--type", "type", help="Only rows of this type or kind, such as ASSAULT."),
            click.option("--stance", help="Only statements of this stance, such as deny."),
        )
    ):
        command = option(command)
    return command


def input_options(command: F) -> F:
    """The inputs, what is given about them, and how the reading is run: for `read` and `add`."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
            click.option("--date", "published", help="When the reports were published: 2021-07-30, 2021-07 or A/B."),
            click.option("--outlet", help="The outlet of the reports."),
            click.option("--url", help="Where the reports were published."),
            click.option("--lang", "language", help="The language of the reports, such as en."),
            click.option("--manifest", type=click.Path(path_type=Path), help="A CSV file that gives these per path."),
            click.option("--input", "media", type=click.Choice(("text", "html", "jsonl")), help="What the inputs are."),
            click.option("--text-field", default="text", show_default=True, help="Field of a JSON line with the text."),
            click.option("--html-field", default="html", show_default=True, help="Field of a JSON line with a page."),
            click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."),
            click.option(
                "--deadline", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True,
                help="Seconds that one report may take.",
            ),
            click.option(
                "--memory", type=click.IntRange(256), default=2048, show_default=True,
                help="Megabytes that one process may use.",
            ),
            click.option("--model", help="The language model, by package name; the best installed by default."),
            knowledge_option,
        )
    ):  # fmt: skip
        command = option(command)
    return command


def first_day(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The first day of the day, month or year given; a usage error on anything else."""
    return _days(value)[0]


def last_day(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The last day of the day, month or year given; a usage error on anything else."""
    return _days(value)[1]


def check_target(out: Path | None, record: Path) -> None:
    """Raises a usage error where what is to be written would take the place of the record."""
    if out is not None and out.exists() and record.exists() and out.samefile(record):
        raise click.UsageError(f"{out} is the record itself; write to another file")


def check_order(since: str | None, until: str | None) -> None:
    """Raises a usage error where nothing can lie between two days."""
    if since is not None and until is not None and since > until:
        raise click.UsageError(f"--since {since} lies after --until {until}; give the earlier day to --since")


def _days(value: str | None) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    try:
        if len(value) == 4:
            first, last = date.fromisoformat(f"{value}-01-01"), date.fromisoformat(f"{value}-12-31")
        elif len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        else:
            first = last = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a date; write 2021-07-30, 2021-07 or 2021") from None
    return first.isoformat(), last.isoformat()
