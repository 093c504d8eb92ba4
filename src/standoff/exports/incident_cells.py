"""What the exports of incidents, ACLED's and UCDP's, share: sides, precision, counts of the killed, evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from standoff.exports.countries import Countries
from standoff.exports.occurred import Happened, Occurred
from standoff.knowledge.export_codes import load_export_codes
from standoff.knowledge.territories import load_territories
from standoff.knowledge.whoswho import load_whos_who
from standoff.record.joined import Incident, TollSummary
from standoff.record.rows import Actor, Event, Participant, Toll
from standoff.record.terms import ActorKind, ClaimGrade, EventType, TollKind
from standoff.views.naming import outlet_name, party_name

EVIDENCE = (
    "standoff_incident", "standoff_status", "standoff_contested", "standoff_events", "standoff_tolls",
    "standoff_reports", "standoff_quotes", "standoff_earliest", "standoff_latest", "standoff_independent_sources",
)  # fmt: skip
"""The columns behind those of the codebook: which rows of the record a row rests on, and their words."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who act together in an incident: their party or, without one, what they are called; and what they are.

    `kind` is `state`, `group` (an armed movement or rebels), `body` (of several states), `crowd`, or empty where the
    words do not say; `codes` are the countries and roles that PLOVER's convention gives them.
    """

    name: str
    kind: str
    party: str | None
    actors: tuple[str, ...]
    codes: tuple[str, ...]
    crowd: bool


@dataclass(frozen=True)
class Cells:
    """The record's rows by id, for one export."""

    happened: Happened

    @cached_property
    def tolls(self) -> dict[str, Toll]:
        """Every toll row of the readings by id."""
        return {toll.id: toll for reading in self.happened.record.readings for toll in reading.tolls}

    @cached_property
    def _killed(self) -> dict[str, list[TollSummary]]:
        found: dict[str, list[TollSummary]] = {}
        for toll in self.happened.record.tolls:
            if toll.incident is not None and toll.kind is TollKind.KILLED and not toll.background:
                found.setdefault(toll.incident, []).append(toll)
        return found

    @cached_property
    def _countries(self) -> dict[str, Countries]:
        return {r.report.id: Countries(r) for r in self.happened.record.readings}

    @cached_property
    def origins(self) -> dict[str, str]:
        """The name of each origin by id."""
        return {origin.id: origin.name for origin in self.happened.record.origins}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {a.id: a for reading in self.happened.record.readings for a in reading.actors}

    def killed(self, incident: Incident) -> tuple[TollSummary, ...]:
        """The counts of the killed of one incident, one for each side and manner of counting."""
        return tuple(self._killed.get(incident.id, ()))

    def sides(self, occurred: Occurred) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Those who act and those acted upon in the mentions told as done, each side once, by how often it is named.

        Where these name nobody who acts, or nobody acted upon, those hold whom an attempt or a failure names so.
        """
        acting, suffering = self._named(occurred.mentions)
        tried_by, tried_on = self._named(occurred.tried)
        acting = acting or {key: rows for key, rows in tried_by.items() if key not in suffering}
        suffering = suffering or {key: rows for key, rows in tried_on.items() if key not in acting}
        targets = {key: rows for key, rows in suffering.items() if key not in acting or occurred_both_ways(occurred)}
        return _ranked(acting), _ranked(targets)

    def _named(self, mentions: Iterable[Event]) -> tuple[dict[str, list[Side]], dict[str, list[Side]]]:
        """Those who act and those acted upon in some mentions, each by its party or, without one, its words."""
        acting: dict[str, list[Side]] = {}
        suffering: dict[str, list[Side]] = {}
        for event in mentions:
            countries = self._countries[self.happened.readings[event.id].report.id]
            for participants, found in ((event.actors, acting), (event.targets, suffering)):
                for participant in participants:
                    side = self._side(participant, countries.of(participant, event).codes)
                    found.setdefault(side.party or side.name.casefold(), []).append(side)
        return acting, suffering

    def _side(self, participant: Participant, codes: tuple[str, ...]) -> Side:
        actor = self._actors.get(participant.actor or "")
        named = (participant.actor,) if participant.actor is not None else ()
        words = " … ".join(participant.quotes)
        called = _called(words)
        crowd = called == "crowd" if actor is None else actor.kind is ActorKind.CROWD
        name = words if crowd or participant.party is None else party_name(participant.party)
        kind = called if crowd or participant.party is None else _kind(participant.party)
        return Side(name, kind, None if crowd else participant.party, named, codes, crowd)

    def evidence(self, occurred: Occurred) -> dict[str, object]:
        """The ids that a row rests on and the words of its mentions."""
        incident = occurred.incident
        counts = sorted({count.toll for toll in self.killed(incident) for count in toll.counts})
        quotes = dict.fromkeys(" … ".join(event.quotes) for event in occurred.mentions)
        return {
            "standoff_incident": incident.id,
            "standoff_status": incident.status.value,
            "standoff_contested": "yes" if incident.status is ClaimGrade.CONTESTED else "no",
            "standoff_events": ";".join(event.id for event in occurred.mentions),
            "standoff_tolls": ";".join(counts),
            "standoff_reports": ";".join(report.id for report in occurred.reports),
            "standoff_quotes": " | ".join(quotes),
            "standoff_earliest": incident.earliest,
            "standoff_latest": incident.latest,
            "standoff_independent_sources": incident.independent_sources,
        }


def occurred_both_ways(occurred: Occurred) -> bool:
    """Whether some mention has the same side acting and acted upon: a clash, an exchange of fire."""
    return any(
        {p.party for p in e.actors if p.party} & {p.party for p in e.targets if p.party} for e in occurred.mentions
    )


def _ranked(found: dict[str, list[Side]]) -> tuple[Side, ...]:
    merged = [
        (
            -len(rows),
            rows[0].name,
            Side(
                rows[0].name,
                rows[0].kind,
                rows[0].party,
                tuple(dict.fromkeys(a for row in rows for a in row.actors)),
                tuple(dict.fromkeys(c for row in rows for c in row.codes)),
                all(row.crowd for row in rows),
            ),
        )
        for rows in found.values()
    ]
    return tuple(side for _, _, side in sorted(merged, key=lambda row: (row[2].party is None, row[0], row[1])))


def _kind(party: str) -> str:
    if party in load_territories().by_code:
        return "state"
    kinds = {body.party: body.kind for body in load_whos_who().bodies if body.id == body.party}
    return "group" if load_export_codes().bodies.get(kinds.get(party, ""), ("IGO",)) == ("IMG",) else "body"


def _called(words: str) -> str:
    """What those are who are only called by a noun, by its last word; "" where the tables do not say."""
    callings = load_export_codes().callings
    last = words.casefold().split()[-1:] or [""]
    singular = last[0].removesuffix("s"), last[0].removesuffix("ies") + "y", last[0].replace("men", "man")
    return next((callings[form] for form in (last[0], *singular) if form in callings), "")


def days_between(earliest: str, latest: str) -> int:
    """How many days an interval of ISO dates spans, both ends counted."""
    return (date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days + 1


def middle(earliest: str, latest: str) -> str:
    """The day in the middle of an interval, the earlier one of two."""
    return (date.fromisoformat(earliest[:10]) + timedelta(days=(days_between(earliest, latest) - 1) // 2)).isoformat()


def precision_of(days: int, spans: Iterable[tuple[int, int]]) -> int:
    """The code of the shortest span that holds `days`, or the last code where none does."""
    rows = list(spans)
    return next((code for code, most in rows if days <= most), rows[-1][0])


def fatalities(killed: Iterable[TollSummary]) -> int | None:
    """One figure for the killed: the best count of each side added, or the count that names no side where it is higher.

    None where nobody gives a number; "none reported" is no number either.
    """
    rows = list(killed)
    sided = [t.best if t.best is not None else t.low for t in rows if t.party is not None]
    whole = [t.best if t.best is not None else t.low for t in rows if t.party is None]
    figures = [f for f in (_total(sided), max((w for w in whole if w is not None), default=None)) if f is not None]
    return max(figures, default=None)


def _total(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def outlets(occurred: Occurred) -> tuple[str, ...]:
    """The outlets of the reports that tell of an incident, each once, in alphabetical order."""
    return tuple(sorted({outlet_name(report) for report in occurred.reports}))


def types_of(occurred: Occurred) -> frozenset[EventType]:
    return frozenset(event.type for event in occurred.mentions)
