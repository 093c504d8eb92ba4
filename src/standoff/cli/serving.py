"""`serve`: the record in a browser."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import record_option
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.web.settings import Settings

EXAMPLES = """\b
Examples:
  standoff serve
  standoff serve --record crisis.standoff --port 8080
  standoff serve --host 0.0.0.0 --name analysis.example.org
"""

_SHORTEST_TOKEN = 16


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; loopback by default.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="The port; 0 takes any.")
@click.option("--name", "names", multiple=True, help="A further name by which visitors call this machine.")
@click.option(
    "--token",
    envvar="STANDOFF_TOKEN",
    show_envvar=True,
    help="What visitors must bring where --host is not loopback; made up and printed where it is not given.",
)
def serve(record: Path, host: str, port: int, names: tuple[str, ...], token: str | None) -> int:
    """Show the record in a browser, on this machine alone unless --host says otherwise.

    Reports may be added meanwhile. Nothing is loaded from elsewhere and no request leaves the machine.
    """
    from standoff.web.settings import Settings, is_loopback

    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(f"a token of {len(token)} characters can be guessed; give {_SHORTEST_TOKEN} or more")
    if token is not None and not (token.isascii() and token.replace("-", "").replace("_", "").isalnum()):
        raise UsageError("a token may hold letters, digits, - and _; give another")
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    _bring_up_to_date(record)
    _run(Settings(record, host, token, tuple(name.lower() for name in names)), port)
    return 0


def _bring_up_to_date(record: Path) -> None:
    """Brings the file to this schema and joins its readings anew where that is needed and the file may be written."""
    from standoff.engine import joining
    from standoff.store import Store

    may_write = record.exists() and os.access(record, os.W_OK) and os.access(record.absolute().parent, os.W_OK)
    with Store(record, write=may_write) as store:
        if may_write:
            store.put_layer(joining())


def _run(settings: "Settings", port: int) -> None:
    from standoff.web.server import make_server

    try:
        server, bound = make_server(settings, port)
    except OSError as error:
        raise UsageError(
            f"{settings.host}:{port} cannot be listened at ({error.strerror}); give another --port"
        ) from None
    place = f"[{settings.host}]" if ":" in settings.host else settings.host
    question = f"/?token={settings.token}" if settings.token else "/"
    click.echo(f"{settings.record} is shown at http://{place}:{bound.getsockname()[1]}{question} (Ctrl-C ends it)")
    with suppress(KeyboardInterrupt):
        server.run(sockets=[bound])
