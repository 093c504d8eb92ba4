"""`export`: the record in the formats of other tools."""

import sys
from pathlib import Path

import click

from standoff.cli.knowing import as_known, known_option
from standoff.cli.options import check_target, record_option
from standoff.errors import RecordError, UsageError

FORMATS = ("jsonl", "csv", "parquet", "geojson", "ftm", "webannotation", "plover", "polecat", "acled", "ged")
"""The formats, named here too so that `--help` need not import what writes them; a test holds the two alike."""

EXAMPLES = """\b
Examples:
  standoff export jsonl > readings.jsonl
  standoff export csv --out tables/ --profile safe
  standoff export parquet --out tables/
  standoff export geojson --out map.geojson
  standoff export acled --out incidents.csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@record_option
@known_option
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; for csv and parquet a folder, needed.")
@click.option(
    "--profile",
    type=click.Choice(("raw", "safe")),
    default="raw",
    show_default=True,
    help="For csv: cells as they are, or so that no spreadsheet program takes one for a formula.",
)
def export(form: str, record: Path, as_known_on: str | None, out: Path | None, profile: str) -> int:
    """Write the record in a format of other tools.

    jsonl has one reading a line; csv and parquet are folders of tables; geojson holds places and incidents; ftm holds
    FollowTheMoney entities; webannotation points at the words of every row; plover, polecat, acled and ged hold what is
    told as done in the columns of those data sets. The same reports give the same bytes, in
    whatever order they were added.
    """
    from standoff.engine import joining
    from standoff.exports import EXPORTS
    from standoff.store import Store

    chosen = EXPORTS[form]
    if chosen.folder is not None and out is None:
        raise UsageError(f"export {form} writes a folder of tables; name it with --out")
    check_target(out, record)
    if chosen.folder is not None and out is not None and out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder for the tables with --out")
    with Store(record) as store:
        whole = store.record(joining())
    if not whole.readings:
        raise RecordError(f"the record {record} holds no reports; add some with 'standoff add PATH'")
    whole = as_known(whole, as_known_on, record)
    if chosen.folder is not None and out is not None:
        written = chosen.folder(whole, out, profile)
        click.echo(f"{len(written)} tables are in {out}", err=True)
    elif chosen.stream is not None and out is None:
        chosen.stream(whole, sys.stdout.buffer)
    elif chosen.stream is not None and out is not None:
        with out.open("wb") as file:
            chosen.stream(whole, file)
    return 0
