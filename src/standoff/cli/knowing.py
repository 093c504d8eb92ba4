"""`--as-known-on`: every view of a record as it could be known on a day."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import last_day
from standoff.cli.output import printable
from standoff.errors import RecordError

if TYPE_CHECKING:
    from standoff.record.joined import Record

known_option = click.option(
    "--as-known-on",
    callback=last_day,
    metavar="DAY",
    help="The record made anew of only the reports certainly published by this day; the others are listed.",
)

_MOST_LISTED = 20


def as_known(record: "Record", day: str | None, path: Path) -> "Record":
    """The record as it could be known on `day`, where one is given; says on standard error what was left out.

    Raises RecordError where no report is known to have been published by then.
    """
    if day is None:
        return record
    from standoff.views import known_on
    from standoff.views.naming import counted, day_range, outlet_name
    from standoff.views.narrowing import left_out

    found = known_on(record, day)
    out = left_out(record, day)
    if not found.readings:
        raise RecordError(f"no report in {path} is known to be published by {day}; name a later day")
    unsure = [*out.straddling, *out.undated]
    if out.later or unsure:
        click.echo(
            f"as known on {day}: {counted(len(found.readings), 'report')}; left out: {len(out.later)} published later,"
            f" {len(out.straddling)} perhaps later, {len(out.undated)} without a date",
            err=True,
        )
    for report in unsure[:_MOST_LISTED]:
        days = day_range(report.published.earliest, report.published.latest)
        click.echo(
            printable(f"  {report.id}  {days}  {outlet_name(report)}: {report.title or report.source}"), err=True
        )
    if len(unsure) > _MOST_LISTED:
        click.echo(f"  … and {len(unsure) - _MOST_LISTED} more", err=True)
    return found
