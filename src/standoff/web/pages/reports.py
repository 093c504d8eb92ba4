"""Reports, and the text of one with every row highlighted in layers."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standoff.record.codec import to_plain
from standoff.record.rows import Reading, Report, Span, Statement
from standoff.record.terms import READ_LABELS, Label
from standoff.store.queries import listing, readings, rows
from standoff.views.evidence import READING_FIELDS, called, spans_of
from standoff.views.filters import Row
from standoff.views.highlighting import Slice, slices
from standoff.web.problems import not_found
from standoff.web.visits import Route, Shown, Visit

FILTERS = ("outlet", "since", "until")
LAYERS = {
    "statements": ("Statements", ("statements",)),
    "events": ("Events and tolls", ("events", "tolls", "situations", "agreements", "mechanisms", "positions")),
    "people": ("People and bodies", ("actors",)),
    "places": ("Places", ("places",)),
    "moments": ("Moments", ("moments",)),
}
"""The layers of the highlighted text: their name, and the rows that each holds."""

_LAYER_OF = {field: layer for layer, (_, fields) in LAYERS.items() for field in fields}


def reports(visit: Visit) -> Shown:
    """The reports that pass, newest first."""
    page = readings.reports(visit.connection, visit.asked.ask)
    context = {"page": page, "choices": {}}
    return Shown("reports.html", "Reports", context, lambda: _report_rows(visit))


def _report_rows(visit: Visit) -> Iterator[Row]:
    for listed in readings.every_report(visit.connection, visit.asked.ask):
        yield to_plain(listed)


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the text: the layers that cover it, the rows, and the row that it leads to."""

    text: str
    layers: tuple[str, ...]
    begins: tuple[str, ...]
    leads_to: str | None
    chosen: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; one that is not `read` is dimmed."""

    label: Label
    read: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the reading as the list beside the text shows it."""

    id: str
    field: str
    layer: str
    words: str
    row: Any
    begins: int


def report(visit: Visit) -> Shown:
    """One report as it was captured, with what was read out of it."""
    reading = rows.reviewed_reading(visit.connection, visit.id)
    if reading is None:
        raise not_found(f"report {visit.id}")
    listed = _listed(reading)
    chosen = visit.extra.get("row")
    by_id = {item.id: item for item in listed}
    context = {
        "report": reading.report,
        "notes": (*reading.report.notes, *reading.notes),
        "paragraphs": _paragraphs(reading, listed, chosen),
        "listed": listed,
        "by_layer": _by_layer(listed),
        "layers": LAYERS,
        "chosen": by_id.get(chosen or ""),
        "facts": _facts(reading, by_id[chosen]) if chosen in by_id else [],
        "called": called(reading),
        "kept": rows.capture(visit.connection, reading.report),
        "hide": set(visit.extra.get("hide", "").split(",")),
        "incidents": list(
            listing.fetch(
                visit.connection, "incidents", listing.named_in(visit.connection, "incidents", "report", visit.id, 12)
            )
        ),
    }
    title = reading.report.title or headline(reading.report)
    return Shown("report.html", title, context, lambda: _reading_rows(reading))


def headline(report: Report) -> str:
    """The title of a report, else the line labelled its headline, else where it came from."""
    line = next((ln for ln in report.lines if ln.label is Label.HEADLINE), None)
    return report.title or (report.text[line.start : line.end] if line is not None else report.source)


def _listed(reading: Reading) -> list[Listed]:
    """Every row with words of its own, in the order of the text."""
    found = []
    for field in READING_FIELDS:
        for row in getattr(reading, field):
            spans = _marked(row)
            if spans and not getattr(row, "derived_from", None):
                words = " … ".join(reading.report.text[a:b] for a, b in spans[:3])
                found.append(Listed(row.id, field, _LAYER_OF[field], words, row, spans[0][0]))
    return sorted(found, key=lambda item: (item.begins, item.layer, item.id))


def _marked(row: Any) -> tuple[Span, ...]:
    return (row.content.spans or row.spans) if isinstance(row, Statement) else spans_of(row)


def _by_layer(listed: list[Listed]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = defaultdict(list)
    for item in listed:
        found[item.layer].append(item)
    return found


def _paragraphs(reading: Reading, listed: list[Listed], chosen: str | None) -> Iterator[Paragraph]:
    layer_of = {item.id: item.layer for item in listed}
    length = {item.id: sum(b - a for a, b in _marked(item.row)) for item in listed}
    spans = sorted(((item.id, span) for item in listed for span in _marked(item.row)), key=lambda s: (s[1], s[0]))
    begun: set[str] = set()
    active: list[tuple[str, Span]] = []
    waiting = 0
    for line in reading.report.lines:
        while waiting < len(spans) and spans[waiting][1][0] < line.end:
            active.append(spans[waiting])
            waiting += 1
        active = [s for s in active if s[1][1] > line.start]
        pieces = []
        for cut in slices(reading.report.text, line.start, line.end, active):
            begins = tuple(key for key in cut.begins if key not in begun)
            begun.update(begins)
            pieces.append(_piece(cut, begins, layer_of, length, chosen))
        yield Paragraph(line.label, line.label in READ_LABELS, tuple(pieces))


def _piece(
    cut: Slice, begins: tuple[str, ...], layer_of: dict[str, str], length: dict[str, int], chosen: str | None
) -> Piece:
    """A slice leads to the shortest row that covers it, which is the one that would else be out of reach."""
    layers = tuple(dict.fromkeys(sorted(layer_of[key] for key in cut.keys)))
    leads_to = min(cut.keys, key=lambda key: (length[key], key), default=None)
    return Piece(cut.text, layers, begins, leads_to, chosen is not None and chosen in cut.keys, len(cut.keys))


def _facts(reading: Reading, item: Listed) -> list[tuple[str, str]]:
    """The fields of a row as words; ids of the reading's own rows by what they are called."""
    names = called(reading)
    words = {s.id: f"{s.source.text or 'the outlet'} ({s.stance})" for s in reading.statements}
    facts = []
    for name, value in to_plain(item.row).items():
        if name in _NOT_FACTS or value in _EMPTY:
            continue
        facts.append((name.replace("_", " "), _worded(value, {**names, **words})))
    return [(name, value) for name, value in facts if value]


_NOT_FACTS = frozenset({"id", "spans", "quotes", "mentions", "span", "quote", "trigger", "entry", "via"})
_EMPTY: tuple[Any, ...] = (None, [], (), "", {})


def _worded(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, dict):
        inner = {k: v for k, v in value.items() if k not in _NOT_FACTS and v not in _EMPTY}
        if not inner and value.get("quotes"):
            return " … ".join(f"“{q}”" for q in value["quotes"])
        return ", ".join(_worded(v, names) for k, v in inner.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, (_worded(v, names) for v in value)))
    if isinstance(value, bool):
        return "yes" if value else ""
    return names.get(str(value), str(value))


def _reading_rows(reading: Reading) -> Iterator[Row]:
    for field in READING_FIELDS:
        for row in getattr(reading, field):
            yield {"table": field, "report": reading.report.id, **to_plain(row)}


ROUTES = (
    Route("/reports", "Reports", reports, FILTERS),
    Route("/reports/{id}", "", report),
)
