"""The tables over a record: one function each, a list of plain rows in the shape that the contract fixes.

`table(record, name, filters)` is the one door. Rows hold only JSON values, in the order of the record.
"""

from collections.abc import Callable, Iterator

from standoff.errors import UsageError
from standoff.record.codec import to_plain
from standoff.record.joined import Record
from standoff.record.rows import Reading, Span, Statement
from standoff.views.filters import Facets, Filters, Row, keep
from standoff.views.sources import sources
from standoff.views.uptake import taken_up

Rows = Iterator[tuple[Row, Facets]]


def table(record: Record, name: str, filters: Filters | None = None) -> list[Row]:
    """The rows of the table `name` that pass `filters`; raises UsageError on a table that does not exist."""
    try:
        rows = TABLES[name]
    except KeyError:
        raise UsageError(f"there is no table {name!r}; choose one of {', '.join(TABLES)}") from None
    return keep(rows(record), filters or Filters())


def _incidents(record: Record) -> Rows:
    for i in record.incidents:
        row = to_plain(i)
        row["place"] = i.place_name
        row["taken_up"] = taken_up(i, len(record.readings))
        yield (
            row,
            Facets(
                parties=i.parties,
                places=(i.place_name or "",),
                earliest=i.earliest,
                latest=i.latest,
                types=i.types,
                stances=tuple(a.stance for a in i.accounts),
            ),
        )


def _timeline(record: Record) -> Rows:
    """Incidents, agreements' status reports and uses of mechanisms on one line of time, oldest first."""
    rows: list[tuple[Row, Facets]] = []
    for row, facets in _incidents(record):
        rows.append(
            (
                _on_timeline(facets.earliest, facets.latest, "incident", row["headline"], row["parties"], row["id"])
                | {"status": row["status"], "independent_sources": row["independent_sources"]},
                facets,
            )
        )
    for agreement in record.agreements:
        for report in agreement.ledger:
            what = f"{agreement.kind}: {report.status} (per {report.by})"
            row = _on_timeline(report.date, report.date, "agreement", what, list(agreement.parties), report.statement)
            rows.append(
                (
                    row | {"status": report.status.value, "independent_sources": None},
                    Facets(
                        parties=agreement.parties, earliest=report.date, latest=report.date, types=(agreement.kind,)
                    ),
                )
            )
    rows.sort(key=lambda r: (r[0]["earliest"] is None, r[0]["earliest"] or "", r[0]["kind"], r[0]["id"]))
    yield from rows


def _on_timeline(
    earliest: str | None, latest: str | None, kind: str, what: str, parties: list[str], identifier: str
) -> Row:
    return {
        "earliest": earliest,
        "latest": latest,
        "kind": kind,
        "what": what,
        "parties": parties,
        "id": identifier,
    }


def _disputes(record: Record) -> Rows:
    stances = {s.id: s.stance for r in record.readings for s in r.statements}
    incidents = {i.id: i for i in record.incidents}
    for d in record.disputes:
        incident = incidents.get(d.incident or "")
        yield (
            to_plain(d),
            Facets(
                parties=d.parties,
                places=(incident.place_name or "",) if incident else (),
                earliest=incident.earliest if incident else None,
                latest=incident.latest if incident else None,
                types=(d.kind,),
                stances=tuple(stances[s] for s in d.statements),
            ),
        )


def _tolls(record: Record) -> Rows:
    places = {i.id: i.place_name or "" for i in record.incidents}
    for t in record.tolls:
        parties = tuple(p for p in (t.party, *(c.party_of_origin for c in t.counts)) if p is not None)
        place = places.get(t.incident or "", "")
        yield to_plain(t), Facets(parties=parties, places=(place,), earliest=t.when, latest=t.when, types=(t.kind,))


def _agreements(record: Record) -> Rows:
    for a in record.agreements:
        days = sorted(r.date for r in a.ledger if r.date is not None)
        yield (
            to_plain(a),
            Facets(
                parties=(*a.parties, *a.brokers),
                earliest=days[0] if days else None,
                latest=days[-1] if days else None,
                types=(a.kind,),
            ),
        )


def _mechanisms(record: Record) -> Rows:
    for m in record.mechanisms:
        days = sorted(u.date for u in m.uses if u.date is not None)
        yield (
            to_plain(m),
            Facets(
                parties=tuple(p for u in m.uses for p in u.by),
                actors=(m.name,),
                earliest=days[0] if days else None,
                latest=days[-1] if days else None,
                types=(m.kind,),
            ),
        )


def _situations(record: Record) -> Rows:
    for s in record.situations:
        row = to_plain(s)
        row["place"] = s.place_name
        days = sorted(a.date for a in s.assessments if a.date is not None)
        yield (
            row,
            Facets(
                parties=s.parties,
                places=(s.place_name or "",),
                earliest=days[0] if days else None,
                latest=days[-1] if days else None,
                types=(s.kind,),
            ),
        )


def _positions(record: Record) -> Rows:
    for p in record.positions:
        yield (
            to_plain(p),
            Facets(parties=(p.party,), earliest=p.since, latest=p.since, types=(p.kind, p.issue), stances=(p.kind,)),
        )


def _statements(record: Record) -> Rows:
    names = {member: a for a in record.actors for member in a.members}
    for reading in record.readings:
        for s in reading.statements:
            if s.cue is None:
                continue
            row = to_plain(s)
            row["report"] = reading.report.id
            row["published"] = reading.report.published.earliest
            for holder, plain in zip(s.source.holders, row["source"]["holders"], strict=True):
                plain["actor"] = names[holder.actor].id if holder.actor in names else None
            yield (
                row,
                _statement_facets(reading, s, tuple(names[h.actor].name for h in s.source.holders if h.actor in names)),
            )


def _statement_facets(reading: Reading, statement: Statement, names: tuple[str, ...]) -> Facets:
    published = reading.report.published
    return Facets(
        parties=tuple(h.party for h in statement.source.holders if h.party is not None),
        actors=(*names, statement.source.text),
        earliest=published.earliest,
        latest=published.latest,
        stances=(statement.stance,),
    )


def _events(record: Record) -> Rows:
    actors = {member: a for a in record.actors for member in a.members}
    places = {member: p for p in record.places for member in p.members}
    for reading in record.readings:
        for e in reading.events:
            row = to_plain(e)
            row["report"] = reading.report.id
            place = places.get(e.place or "")
            row["place"] = place.id if place else None
            row["place_name"] = place.name if place else None
            participants = (*e.actors, *e.targets)
            for participant, plain in zip(participants, (*row["actors"], *row["targets"]), strict=True):
                plain["actor"] = actors[participant.actor].id if participant.actor in actors else None
            yield (
                row,
                Facets(
                    parties=tuple(p.party for p in participants if p.party is not None),
                    actors=tuple(n for p in participants if p.actor in actors for n in actors[p.actor].names),
                    places=(place.name,) if place else (),
                    earliest=e.earliest,
                    latest=e.latest,
                    types=(e.type,),
                ),
            )


def _actors(record: Record) -> Rows:
    mentions = {row.id: (r.report.id, row.mentions) for r in record.readings for row in r.actors}
    for a in record.actors:
        row = to_plain(a)
        row["role"] = a.roles[0] if a.roles else None
        row["mentions"] = _mentions(a.members, mentions)
        yield row, Facets(parties=(a.party or "",), actors=(*a.names, a.id), types=(a.kind,))


def _places(record: Record) -> Rows:
    mentions = {row.id: (r.report.id, row.mentions) for r in record.readings for row in r.places}
    for p in record.places:
        row = to_plain(p)
        row["mentions"] = _mentions(p.members, mentions)
        yield row, Facets(parties=(p.country or "",), places=(*p.names, p.id), types=(p.kind,))


def _mentions(members: tuple[str, ...], mentions: dict[str, tuple[str, tuple[Span, ...]]]) -> list[Row]:
    """Where the rows that were joined are mentioned: for each, its report and the spans in it."""
    found = sorted(mentions[member] for member in members if member in mentions)
    return [{"report": report, "spans": [list(span) for span in spans]} for report, spans in found]


def _reports(record: Record) -> Rows:
    for reading in record.readings:
        report = reading.report
        row = to_plain(report)
        row["characters"] = len(report.text)
        row["statements"] = sum(s.cue is not None for s in reading.statements)
        row["events"] = sum(e.derived_from is None for e in reading.events)
        row["notes"] = [to_plain(n) for n in (*report.notes, *reading.notes)]
        yield (
            row,
            Facets(actors=(report.outlet or "",), earliest=report.published.earliest, latest=report.published.latest),
        )


TABLES: dict[str, Callable[[Record], Rows]] = {
    "timeline": _timeline,
    "incidents": _incidents,
    "situations": _situations,
    "disputes": _disputes,
    "tolls": _tolls,
    "agreements": _agreements,
    "mechanisms": _mechanisms,
    "positions": _positions,
    "statements": _statements,
    "events": _events,
    "actors": _actors,
    "places": _places,
    "reports": _reports,
    "sources": sources,
}
