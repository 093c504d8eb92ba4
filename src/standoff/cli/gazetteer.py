"""`gazetteer`: compiling the place names that the reader knows."""

from collections.abc import Callable
from pathlib import Path

import click

from standoff.cli.progress import progress

EXAMPLES = """\b
Examples:
  standoff gazetteer build
  standoff gazetteer build --force
"""


@click.group()
def gazetteer() -> None:
    """Compile the gazetteer of place names."""


@gazetteer.command(epilog=EXAMPLES)
@click.option("--force", is_flag=True, help="Compile it even where it is already there.")
def build(force: bool) -> int:
    """Compile the gazetteer once from its sources; `read` and `add` do so by themselves where it is missing."""
    path, built = prepare_gazetteer(force=force)
    click.echo(f"the gazetteer {'is compiled in' if built else 'is already there:'} {path}", err=True)
    return 0


def prepare_gazetteer(*, force: bool = False) -> tuple[Path, bool]:
    """The compiled gazetteer's path, and whether it had to be compiled now; that takes up to a minute, once."""
    from standoff.knowledge.gazetteer import gazetteer_path
    from standoff.knowledge.gazetteer_build import build_gazetteer

    path = gazetteer_path()
    if path.is_file() and not force:
        return path, False
    click.echo("compiling the gazetteer; this is done once and takes up to a minute", err=True)
    with progress("compiling the gazetteer") as advance:
        build_gazetteer(path, _every_stage(advance))
    return path, True


def _every_stage(advance: Callable[[], None]) -> Callable[[str, int], None]:
    return lambda stage, done: advance()
