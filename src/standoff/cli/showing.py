"""`show`: any row with its evidence in context."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.knowing import as_known, known_option
from standoff.cli.options import record_option
from standoff.cli.output import flat, printable
from standoff.errors import UsageError

if TYPE_CHECKING:
    from standoff.reconcile.carrying import Carry
    from standoff.record.joined import JoinedActor, JoinedPlace, Origin, Record
    from standoff.record.rows import Reading, Report, Span
    from standoff.views.evidence import Found, RowIndex

EXAMPLES = """\b
Examples:
  standoff show s-0123456789ab
  standoff show i-4d
  standoff show r-0123456789ab --format json
"""

_MOST_CANDIDATES = 8
_WORDS = frozenset({"spans", "quotes", "text", "via", "grounds"})
_ROW_IDS = frozenset({"statement", "statements", "report", "reports", "events", "row", "toll", "members", "summary"})
"""What the parts of a joined row say of the rows that follow it."""
_NOT_SHOWN = frozenset({"id", "spans", "quotes", "mentions", "span", "quote", "trigger", "text", "lines", "notes"})


@click.command(epilog=EXAMPLES)
@click.argument("identifier", metavar="ID")
@record_option
@known_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def show(identifier: str, record: Path, as_known_on: str | None, form: str) -> int:
    """Print any row with its evidence: the words in their sentence, the statement, the report and its date.

    ID is the id of any row, or as much of its beginning as is needed to tell it from others.
    """
    from standoff.engine import joining
    from standoff.store import Store
    from standoff.views.evidence import RowIndex

    if not identifier.strip():
        raise UsageError("name a row by its id; the tables print the ids")
    with Store(record) as store:
        every = store.record(joining())
    whole = as_known(every, as_known_on, record)
    index = RowIndex(whole)
    found = index.find(identifier)
    if not found and as_known_on is not None:
        found = _of_its_mentions(index, RowIndex(every).find(identifier))
    if not found:
        when = f" as known on {as_known_on}" if as_known_on is not None else ""
        click.echo(f"standoff: there is no row {identifier} in {record}{when}; the tables print the ids", err=True)
        return 1
    if len({f.row.id for f in found}) > 1:
        some = ", ".join(f.row.id for f in found[:_MOST_CANDIDATES])
        raise UsageError(f"{identifier} is the beginning of {len(found)} ids ({some}); give more of it")
    if form == "json":
        _print_json(whole, index, found[0])
    else:
        for line in _lines(whole, index, found[0]):
            click.echo(line)
    return 0


def _of_its_mentions(index: "RowIndex", found: "list[Found]") -> "list[Found]":
    """The incidents that the mentions of an incident make as known on another day, where it has another id."""
    events = (event for f in found if f.table == "incidents" for event in f.row.events)
    incidents = (index.incident_of(event) for event in events)
    return list({f.row.id: f for f in incidents if f is not None}.values())


def _print_json(record: "Record", index: "RowIndex", found: "Found") -> None:
    import json

    from standoff.record.codec import to_plain
    from standoff.views.evidence import passages, spans_of

    shown: dict[str, Any] = {"table": found.table, "row": to_plain(found.row)}
    if (incident := index.incident_of(found.row.id)) is not None:
        shown["incident"] = incident.row.id
    if found.table == "reports":
        shown["lineage"] = [to_plain(link) for link in _lineage(record, found.row)]
    if found.reading is not None:
        report = found.reading.report
        shown["report"] = {"id": report.id, "source": report.source, "title": report.title, "outlet": report.outlet}
        shown["report"]["published"] = to_plain(report.published)
        shown["evidence"] = [{"text": p.text, "marks": p.marks} for p in passages(report, spans_of(found.row))]
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def _lines(record: "Record", index: "RowIndex", found: "Found") -> Iterator[str]:
    from standoff.views.evidence import called, spans_of

    yield click.style(f"{found.row.id}  {found.table}", bold=True)
    if found.reading is None:
        yield from _joined_fields(found.row, _joined_names(record))
    else:
        yield from _fields(found.row, called(found.reading))
    if found.table == "reports":
        yield from _lineage_lines(record, found.row)
        yield from _report_lines(found.row)
        return
    incident = index.incident_of(found.row.id)
    if incident is not None:
        yield f"  incident: {incident.row.id}  {printable(incident.row.headline)}"
    if found.reading is None:
        for reading, row in index.support_of(found.row):
            yield ""
            yield from _support_lines(reading, row)
        return
    yield ""
    yield from _context(found.reading.report, spans_of(found.row))
    holding = getattr(found.row, "statement", None) or getattr(found.row, "parent", None)
    chain = _chain(found.reading, holding)
    if chain:
        yield "  said by: " + printable(" < ".join(chain))
    yield from _origin(found.reading.report)


def _joined_names(record: "Record") -> dict[str, str]:
    rows: tuple[JoinedActor | JoinedPlace | Origin, ...] = (*record.actors, *record.places, *record.origins)
    return {row.id: row.name for row in rows}


def _fields(row: Any, names: Mapping[str, str]) -> Iterator[str]:
    """The fields of a row that say something, one a line; `names` says what the rows are called that it names."""
    from standoff.record.codec import to_plain

    for name, value in to_plain(row).items():
        if name not in _NOT_SHOWN and (text := _told(value, names)):
            yield f"  {name}: {printable(text)}"


def _joined_fields(row: Any, names: Mapping[str, str]) -> Iterator[str]:
    """The fields of a joined row: its parts one a line, without the ids of the rows that are shown below them."""
    from standoff.record.codec import to_plain

    for name, value in to_plain(row).items():
        if name in _NOT_SHOWN or name in _ROW_IDS or (name == "place" and hasattr(row, "place_name")):
            continue
        parts = (
            [{k: v for k, v in part.items() if k not in _ROW_IDS} for part in value or () if isinstance(part, dict)]
            if isinstance(value, (list, tuple))
            else []
        )
        for told in parts or [value]:
            if text := _told(told, names):
                yield f"  {name.replace('_', ' ')}: {printable(text)}"


def _told(value: Any, names: Mapping[str, str]) -> str:
    """A value in one line: ids by name, a part by its words and what else it says, absent knowledge as nothing."""
    if isinstance(value, dict):
        words = " … ".join(value.get("quotes") or ()) or str(value.get("text") or "")
        others = [t for k, v in value.items() if k not in _WORDS and (t := _told(v, names)) and t != words]
        return f"{words} [{', '.join(others)}]" if words and others else words or ", ".join(others)
    if isinstance(value, (list, tuple)):
        return "; ".join(text for item in value if (text := _told(item, names)))
    return names.get(value, value) if isinstance(value, str) else "" if value in (None, False) else flat(value)


def _support_lines(reading: "Reading", row: Any) -> Iterator[str]:
    who = printable(" < ".join(_chain(reading, getattr(row, "statement", row.id)))) or "?"
    yield f"  {row.id}  {getattr(row, 'stance', 'reported')}  {who}"
    yield from _context(reading.report, row.spans)
    yield from _origin(reading.report)


def _chain(reading: "Reading", name: str | None) -> list[str]:
    """The sources of a statement and of those it is nested in, innermost first."""
    known = {statement.id: statement for statement in reading.statements}
    chain: list[str] = []
    while name in known and len(chain) <= len(known):
        statement = known[name]
        chain.append(statement.source.text or str(statement.source.kind))
        name = statement.parent
    return chain


def _context(report: "Report", spans: "tuple[Span, ...]") -> Iterator[str]:
    from standoff.views.evidence import passages

    for passage in passages(report, spans):
        yield "  | " + _highlighted(passage.text, passage.marks)


def _highlighted(text: str, marks: "tuple[Span, ...]") -> str:
    """The text with the marked spans in reverse video (bare of it where the output is no terminal), on one line."""
    text = printable(text.replace("\n", " ").replace("\r", " "))
    pieces: list[str] = []
    done = 0
    for start, end in marks:
        start = max(start, done)
        if start < end:
            pieces += [text[done:start], click.style(f"[{text[start:end]}]", reverse=True)]
            done = end
    return "".join([*pieces, text[done:]])


def _origin(report: "Report") -> Iterator[str]:
    published = report.published
    days = "/".join(dict.fromkeys(day for day in (published.earliest, published.latest) if day)) or "undated"
    title, outlet = printable(report.title or report.source), printable(report.outlet or "outlet unknown")
    yield f"  in: {title} ({outlet}, {days}, {published.grade})"
    yield f"      {report.id}  {printable(report.source)}"


def _lineage(record: "Record", report: "Report") -> "Iterator[Carry]":
    """The links of the report: what it has from elsewhere, and who has from it."""
    from standoff.reconcile.carrying import carries

    return (link for link in carries(record) if report.id in (link.carrier, link.origin))


def _lineage_lines(record: "Record", report: "Report") -> Iterator[str]:
    from standoff.views.naming import outlet_name

    outlets = {r.report.id: outlet_name(r.report) for r in record.readings}
    for link in _lineage(record, report):
        if link.carrier == report.id:
            of = f"{link.origin}, {outlets[link.origin]}" if link.origin in outlets else link.name
            yield f"  {link.kind} of: {printable(of)} ({printable(link.grounds)})"
        else:
            yield f"  {link.kind} in: {link.carrier}, {printable(outlets[link.carrier])} ({printable(link.grounds)})"


def _report_lines(report: "Report") -> Iterator[str]:
    yield ""
    for line in report.lines:
        yield f"  {line.label:>13} | {printable(report.text[line.start : line.end])}"
    for note in report.notes:
        yield f"  note: {note.kind}: {note.message}"
