"""`export`: the record in the formats of other tools."""

import sys
from pathlib import Path

import click

from standoff.cli.options import check_target, record_option
from standoff.errors import RecordError, UsageError

EXAMPLES = """\b
Examples:
  standoff export jsonl > readings.jsonl
  standoff export csv --out tables/ --profile safe
  standoff export geojson --out map.geojson
"""


@click.command(epilog=EXAMPLES)
@click.argument("form", metavar="FORMAT", type=click.Choice(("jsonl", "csv", "geojson")))
@record_option
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; for csv a folder, which is needed.")
@click.option(
    "--profile",
    type=click.Choice(("raw", "safe")),
    default="raw",
    show_default=True,
    help="For csv: cells as they are, or so that no spreadsheet program takes one for a formula.",
)
def export(form: str, record: Path, out: Path | None, profile: str) -> int:
    """Write the record as jsonl (one reading a line), csv (a folder of tables) or geojson (places and incidents).

    The same reports give the same bytes, in whatever order they were added.
    """
    from standoff.engine import joining
    from standoff.exports import export_csv, export_geojson, export_jsonl
    from standoff.store import Store

    if form == "csv" and out is None:
        raise UsageError("export csv writes a folder of tables; name it with --out")
    check_target(out, record)
    if form == "csv" and out is not None and out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder for the tables with --out")
    with Store(record) as store:
        whole = store.record(joining())
    if not whole.readings:
        raise RecordError(f"the record {record} holds no reports; add some with 'standoff add PATH'")
    if form == "csv" and out is not None:
        written = export_csv(whole, out, profile)
        click.echo(f"{len(written)} tables are in {out}", err=True)
    elif form == "jsonl":
        if out is None:
            export_jsonl(whole, sys.stdout.buffer)
        else:
            with out.open("wb") as file:
                export_jsonl(whole, file)
    elif out is None:
        export_geojson(whole, sys.stdout)
    else:
        with out.open("w", encoding="utf-8", newline="\n") as text:
            export_geojson(whole, text)
    return 0
