"""`review`: decisions on rows, kept in an append-only log that survives re-reading and re-adding."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standoff.cli.knowing import as_known, known_option
from standoff.cli.options import check_target, format_option, record_option
from standoff.cli.output import emit, printable
from standoff.errors import RecordError, UsageError

if TYPE_CHECKING:
    from standoff.reconcile.deciding import Decisions
    from standoff.record.joined import Record
    from standoff.record.reviews import Reviewed, ReviewEntry

F = TypeVar("F", bound=Callable[..., Any])

_STALE = ("contradicted", "overruled", "lost", "waiting")
_KINDS = ("stale", "contested", "possible merge", "unresolved", "low confidence")


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, epilog="\b\nExamples:\n  standoff review queue\n  standoff review list --stale")
def review() -> None:
    """Accept, reject, correct, merge and split rows, with a name and a reason, in a log that is never lost.

    A decision names its rows by their words, so that it holds when reports are added or read again. What can no longer
    be carried out, or that new reports contradict, is listed by `standoff review list --stale`.
    """


def _deciding(command: F) -> F:
    for option in (
        click.option("--why", required=True, help="The reason, for whoever reads the log."),
        click.option(
            "--by", envvar="STANDOFF_REVIEWER", show_envvar=True, default="", help="Who decides.", metavar="NAME"
        ),
        record_option,
    ):
        command = option(command)
    return command


def _decision(name: str, examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    def make(function: Callable[..., Any]) -> click.Command:
        shown = "\n".join(f"  standoff review {name} {line}" for line in examples.splitlines())
        return review.command(name, epilog=f"\b\nExamples:\n{shown}")(_deciding(function))

    return make


@review.command("queue", epilog="\b\nExamples:\n  standoff review queue\n  standoff review queue --kind contested")
@record_option
@format_option
@known_option
@click.option("--kind", type=click.Choice(_KINDS), help="Only items of this kind.")
def queue_command(record: Path, form: str, as_known_on: str | None, kind: str | None) -> int:
    """List what a person should look at: what is contested, unresolved, little sure, or may be one."""
    from standoff.reconcile.queueing import queue
    from standoff.record.codec import to_plain

    whole = as_known(_whole(record), as_known_on, record)
    items = [to_plain(item) for item in queue(whole) if kind in (None, item.kind)]
    return emit(items, form, ["kind", "rows", "what", "why"], "what to review")


@review.command("list", epilog="\b\nExamples:\n  standoff review list\n  standoff review list --stale --format json")
@record_option
@format_option
@click.option("--stale", is_flag=True, help="Only what does not hold as it was decided, and why.")
@click.option("--by", help="Only what this person decided.")
def list_command(record: Path, form: str, stale: bool, by: str | None) -> int:
    """List every decision with what became of it."""
    found = [r for r in _whole(record).reviews if by in (None, r.entry.by) and not (stale and r.state not in _STALE)]
    return emit([_plain(r) for r in found], form, ["at", "by", "what", "why", "state", "note", "id"], "review")


def _plain(reviewed: "Reviewed") -> dict[str, Any]:
    from standoff.record.codec import to_plain

    entry = reviewed.entry
    shown: dict[str, Any] = {
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "action": str(entry.action),
        "what": told(entry),
    }
    shown |= {"why": entry.why, "state": str(reviewed.state), "note": reviewed.note, "rows": list(reviewed.rows)}
    return shown | {"entry": to_plain(entry)}


def told(entry: "ReviewEntry") -> str:
    """What an entry does, in a few words."""
    rows = " ".join(target.row for target in entry.targets)
    if entry.field is not None:
        return f"{entry.action} {rows} {entry.field} {entry.was} → {entry.value}"
    return f"{entry.action} {rows or entry.undoes}"


@_decision("accept", 'e-0123456789ab --by "A. Reader" --why "checked against the page"')
@click.argument("rows", nargs=-1, required=True, metavar="ID...")
def accept(rows: tuple[str, ...], **given: Any) -> int:
    """Say that rows are right: they leave the queue, and their grounds say who accepted them."""
    return _decide(given, lambda d: [d.accept(row) for row in rows])


@_decision("reject", 's-0123456789ab --by "A. Reader" --why "an advertisement, no statement"')
@click.argument("rows", nargs=-1, required=True, metavar="ID...")
def reject(rows: tuple[str, ...], **given: Any) -> int:
    """Leave rows out: with a statement what stands in it, with an incident the event mentions it is made of."""
    return _decide(given, lambda d: [d.reject(row) for row in rows])


@_decision(
    "correct", 't-0123456789ab low 4 --by "A. Reader" --why "four in the text"\na-0123456789ab party ARM --why …'
)
@click.argument("row", metavar="ID")
@click.argument("field")
@click.argument("value")
def correct(row: str, field: str, value: str, **given: Any) -> int:
    """Put VALUE in the FIELD of a row: a word, a number, a list with commas, or JSON; `none` for nothing.

    The words of a row are never changed. Of an actor or place across reports the value holds for all it is joined of.
    """
    return _decide(given, lambda d: [d.correct(row, field, value)])


@_decision("merge", 'i-0123456789ab i-ba9876543210 --by "A. Reader" --why "one shelling, told twice"')
@click.argument("rows", nargs=-1, required=True, metavar="ID ID...")
def merge(rows: tuple[str, ...], **given: Any) -> int:
    """Make one of two or more actors, places, incidents or agreements; the first gives a place what it is."""
    return _decide(given, lambda d: [d.merge(rows)])


@_decision("split", 'i-0123456789ab e-0123456789ab --by "A. Reader" --why "another village"')
@click.argument("row", metavar="ID")
@click.argument("parts", nargs=-1, required=True, metavar="PART...")
def split(row: str, parts: tuple[str, ...], **given: Any) -> int:
    """Take parts out of an actor, place, incident or agreement.

    A PART is one of the rows it is joined of, or a statement or report in which such rows stand.
    """
    return _decide(given, lambda d: [d.split(row, parts)])


@_decision("undo", 'v-0123456789ab --by "A. Reader" --why "the editor has corrected the page"')
@click.argument("entry", metavar="ENTRY")
def undo(entry: str, **given: Any) -> int:
    """Take back a decision; both stay in the log."""
    return _decide(given, lambda d: [d.undo(entry)])


@review.command("export", epilog="\b\nExamples:\n  standoff review export --out review.jsonl")
@record_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; standard output by default.")
def export_command(record: Path, out: Path | None) -> int:
    """Write the log as JSON lines, for another record of the same reports."""
    from standoff.store import Store
    from standoff.store.reviews import to_lines

    check_target(out, record)
    with Store(record) as store:
        lines = [f"{line}\n" for line in to_lines(store.reviews())]
    if out is None:
        click.echo("".join(lines), nl=False)
    else:
        out.write_text("".join(lines), encoding="utf-8")
        click.echo(f"{len(lines)} entries are in {out}", err=True)
    return 0 if lines else 1


@review.command("import", epilog="\b\nExamples:\n  standoff review import review.jsonl")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@record_option
def import_command(file: Path, record: Path) -> int:
    """Add the decisions of a log of JSON lines; those that are there already are not added again."""
    from standoff.engine import joining
    from standoff.store import Store
    from standoff.store.reviews import from_lines

    with Store(record) as store:
        store.count()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8 text; give a file that 'standoff review export' wrote") from None
    entries = from_lines(lines, str(file))
    with Store(record, write=True) as store:
        added = store.append_reviews(entries)
        store.put_layer(joining())
        outcomes = {r.id: r for r in store.record(joining()).reviews}
    click.echo(f"{added} of {len(entries)} entries added", err=True)
    stale = [r for e in entries if (r := outcomes[e.id]).state in _STALE]
    _say(stale)
    return 1 if stale else 0


def _whole(record: Path) -> "Record":
    from standoff.engine import joining
    from standoff.store import Store

    with Store(record) as store:
        return store.record(joining())


def _decide(given: dict[str, Any], decide: "Callable[[Decisions], list[ReviewEntry]]") -> int:
    """Puts the entries into the log, carries them out, and says what became of each."""
    from datetime import UTC, datetime

    from standoff.engine import joining
    from standoff.reconcile.deciding import Decisions
    from standoff.store import Store

    record: Path = given["record"]
    if not record.exists():
        raise RecordError(
            f"there is no record at {record}; make one with 'standoff add PATH', or name it with --record"
        )
    with Store(record, write=True) as store:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        entries = decide(Decisions(store.record(joining()), given["by"], given["why"], at))
        store.append_reviews(entries)
        store.put_layer(joining())
        outcomes = {r.id: r for r in store.record(joining()).reviews}
    done = [outcomes[e.id] for e in entries]
    _say(done)
    return 1 if any(r.state in _STALE for r in done) else 0


def _say(outcomes: "Iterable[Reviewed]") -> None:
    for r in outcomes:
        note = f": {r.note}" if r.note else ""
        click.echo(printable(f"{r.id}  {told(r.entry)}  {r.state}{note}"))
