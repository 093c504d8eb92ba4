"""`standoff`: the command group, what its exit codes mean, and the one place where errors become a sentence.

Exit codes: 0 done; 1 nothing was found, a check failed or the work could not be done; 2 wrong usage; 3 some inputs
failed and the rest is done; 130 interrupted.
"""

import os
import sys
import traceback

import click

from standoff import __version__
from standoff.cli.adding import add, read
from standoff.cli.briefing import brief
from standoff.cli.checking import verify
from standoff.cli.doctor import doctor
from standoff.cli.exporting import export
from standoff.cli.gazetteer import gazetteer
from standoff.cli.output import printable
from standoff.cli.reviewing import review
from standoff.cli.serving import serve
from standoff.cli.showing import show
from standoff.cli.tables import TABLES
from standoff.errors import InputError, StandoffError, UsageError, in_short

EXAMPLES = """\b
Examples:
  standoff add reports/                    capture, read and reconcile a folder of reports
  standoff brief                           the situation report
  standoff disputes --party AZE            who says otherwise
  standoff show s-0123456789ab             a row with its evidence in context
"""


class _InOrder(click.Group):
    """A group that lists its commands in the order in which an analyst meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=EXAMPLES,
)
@click.version_option(__version__, prog_name="standoff")
def cli() -> None:
    """An evidence-linked record of what every side reports about a conflict."""


for _command in (read, add, brief, *TABLES, show, review, export, serve, verify, doctor, gazetteer):
    cli.add_command(_command)


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; gives its exit code. No error leaves a traceback unless STANDOFF_DEBUG is set."""
    _speak_utf8()
    try:
        result = cli.main(arguments, prog_name="standoff", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _say("interrupted; what was done is kept", 130)
    except (BrokenPipeError, SystemExit):  # click too ends a run whose output nobody reads any longer
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except StandoffError as error:
        return _say(str(error), 2 if isinstance(error, (UsageError, InputError)) else 1)
    except OSError as error:
        return _say(f"{error.filename or 'the system'}: {error.strerror or error}", 1)
    except MemoryError:
        return _say("there is not enough memory for this; free some, or take fewer reports at once", 1)
    except Exception as error:  # noqa: BLE001
        return _own_up(error)
    return result if isinstance(result, int) else 0


def _own_up(error: Exception) -> int:
    """Tells of an error in Standoff itself."""
    if os.environ.get("STANDOFF_DEBUG"):
        traceback.print_exception(error)
    how = "please report it with the command and, from a run with STANDOFF_DEBUG=1, the traceback"
    return _say(f"this could not be done because of an error in Standoff ({in_short(error)}); {how}", 1)


def _say(sentence: str, code: int) -> int:
    click.echo(f"standoff: {printable(sentence)}", err=True)
    return code


def _speak_utf8() -> None:
    """Makes the output UTF-8 whatever the locale; what cannot be encoded is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
