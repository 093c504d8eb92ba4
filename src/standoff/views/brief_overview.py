"""The start of the brief: what an analyst wants to know before anything else, each in a line.

The gravest incidents come first: those with the most killed, most kinds of dispute and most reports. Nothing stands
here that the sections below do not show with its words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from standoff.record.joined import Incident, Record, TollSummary
from standoff.record.terms import DisputeKind, EventType, TollKind
from standoff.views.brief_courses import agreement_name
from standoff.views.brief_open import is_undated, unanswered_in
from standoff.views.brief_shape import FORCE, Block, Line, Section, nothing, origins_of
from standoff.views.brief_tolls import toll_range
from standoff.views.naming import counted, party_name

_MOST = 5
_TOLD_KINDS = (TollKind.KILLED, TollKind.WOUNDED, TollKind.CAPTURED, TollKind.DISPLACED)


def overview_section(record: Record, incidents: list[Incident]) -> Section:
    """The gravest incidents, the agreements and their state, and the gaps; `incidents` are the current ones."""
    told = [i for i in incidents if FORCE & set(i.types)]
    tolls = _by_incident(record.tolls)
    kinds: dict[str, Counter[DisputeKind]] = defaultdict(Counter)
    for dispute in record.disputes:
        if dispute.incident is not None:
            kinds[dispute.incident][dispute.kind] += 1
    ranked = sorted(told, key=lambda i: _gravity(i, tolls[i.id], kinds[i.id]))
    lines = [Line(_told(i, tolls[i.id], kinds[i.id]), ()) for i in ranked[:_MOST]]
    if len(ranked) > _MOST:
        lines.append(Line(f"… and {counted(len(ranked) - _MOST, 'further incident')} of force.", ()))
    blocks = [
        Block("Most contested and deadliest", lines=tuple(lines)),
        Block("Agreements", lines=tuple(_agreements(record))),
        Block("Gaps", lines=tuple(_gaps(record))),
    ]
    if not record.readings:
        return Section("summary", "In short", (), nothing("incidents", record))
    return Section("summary", "In short", tuple(b for b in blocks if b.lines), nothing("incidents", record))


def _by_incident(tolls: Iterable[TollSummary]) -> dict[str, list[TollSummary]]:
    found: dict[str, list[TollSummary]] = defaultdict(list)
    for toll in tolls:
        if toll.incident is not None and toll.kind in _TOLD_KINDS:
            found[toll.incident].append(toll)
    return found


def _gravity(incident: Incident, tolls: list[TollSummary], kinds: Counter[DisputeKind]) -> tuple[object, ...]:
    killed = max((t.best or 0 for t in tolls if t.kind is TollKind.KILLED), default=0)
    day = incident.latest or incident.earliest or ""
    harm = 3 if EventType.ASSAULT in incident.types else 0
    told = 2 * min(len(incident.reports) - 1, 3)
    return (-(min(killed, 10) // 2 + 3 * len(kinds) + harm + told), -killed, *_newest(day), incident.id)


def _newest(day: str) -> tuple[tuple[int, ...]]:
    return (tuple(-ord(c) for c in day) or (0,),)


def _told(incident: Incident, tolls: list[TollSummary], kinds: Counter[DisputeKind]) -> str:
    parts = [f"{incident.headline}: {incident.status.value}"]
    if kinds:
        parts.append(", ".join(sorted(kind.value for kind in kinds)))
    counts = [toll_range(t) for t in _chief(tolls)]
    if counts:
        parts.append("; ".join(counts[:4]))
    parts.append(f"{origins_of(incident.independent_sources)} in {counted(len(incident.reports), 'report')}")
    return " · ".join(parts)


def _chief(tolls: list[TollSummary]) -> list[TollSummary]:
    """Of each side and kind the toll that most counts give; what is told without a side only where no side's is."""
    found: dict[tuple[TollKind, str | None], TollSummary] = {}
    for toll in sorted(tolls, key=lambda t: (-len(t.counts), -(t.best or 0), t.id)):
        if toll.low is not None or toll.high is not None:
            found.setdefault((toll.kind, toll.party), toll)
    sided = {kind for kind, party in found if party is not None}
    chosen = [key for key in found if key[1] is not None or key[0] not in sided]
    return [found[key] for key in sorted(chosen, key=lambda k: (_TOLD_KINDS.index(k[0]), k[1] or "~"))]


def _agreements(record: Record) -> list[Line]:
    """The agreements that reports say were made, or whether they held; the others counted."""
    current = [a for a in record.agreements if not a.background]
    kept = [a for a in current if a.made is not None or len(a.ledger) > 1]
    ranked = sorted(kept, key=lambda a: (-len(a.ledger), a.made or "9999", a.id))
    lines = [Line(f"{agreement_name(a)} — {a.state or 'state not told'}", ()) for a in ranked[:_MOST]]
    if len(current) > len(lines):
        lines.append(Line(f"… and {len(current) - len(lines)} more, proposed, refused or told of once.", ()))
    return lines


def _gaps(record: Record) -> list[Line]:
    """What the reports leave open, counted: days, places, denials and the sides that are not heard."""
    undated = sum(map(is_undated, record.readings))
    places = sum(p.lat is None for p in record.places)
    unanswered = sum(map(unanswered_in, record.readings))
    found = [
        (undated, f"{counted(undated, 'report')} without a sure day of publication"),
        (places, f"{counted(places, 'place')} not found on the map"),
        (unanswered, f"{counted(unanswered, 'denial')} of which it is not clear what it answers"),
    ]
    lines = [Line("; ".join(words for number, words in found if number) + ".", ())] if any(n for n, _ in found) else []
    alone = [i for i in record.incidents if len(i.parties) > 1 and FORCE & set(i.types) and _unheard(i)]
    sides = sorted({party for i in alone for party in _unheard(i)})
    if alone:
        names = ", ".join(map(party_name, sides))
        lines.append(
            Line(f"{counted(len(alone), 'incident')} told of without the word of a side named in it: {names}.", ())
        )
    return lines


def _unheard(incident: Incident) -> set[str]:
    """The sides of a current incident of two from which no account of it was found, where the other gives one."""
    heard = {a.party for a in incident.accounts}
    missing = set(incident.parties) - heard
    is_told = incident.ground == "current" and len(incident.parties) == 2
    return missing if is_told and len(missing) == 1 else set()
