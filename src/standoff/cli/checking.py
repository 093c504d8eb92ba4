"""`verify`: every hash, offset, quote and reference in the record."""

from pathlib import Path

import click

from standoff.cli.options import record_option

EXAMPLES = """\b
Examples:
  standoff verify
  standoff verify --record crisis.standoff
"""


@click.command(epilog=EXAMPLES)
@record_option
def verify(record: Path) -> int:
    """Check every hash, offset, quote and reference in the record, and say what fails where."""
    from standoff.engine import joining
    from standoff.store import Store

    with Store(record) as store:
        problems = store.audit(joining())
        total = store.count()
    for problem in problems:
        click.echo(problem)
    if problems:
        failed = "1 check" if len(problems) == 1 else f"{len(problems)} checks"
        click.echo(f"standoff: {failed} failed in {record}; restore a copy or add its reports anew", err=True)
        return 1
    click.echo(f"{record}: {total} report{'' if total == 1 else 's'}, every hash, offset, quote and reference holds")
    return 0
