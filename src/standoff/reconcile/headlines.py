"""An incident's headline, made from its least disputed facts: what kind of event, between whom, where and when."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from standoff.knowledge.territories import load_territories
from standoff.reconcile.mentions import Mention
from standoff.record.rows import Place
from standoff.record.terms import Precision

_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
_COARSE = frozenset({Precision.COUNTRY, Precision.AREA, Precision.UNRESOLVED})


def headline(mentions: Sequence[Mention], earliest: date | None, latest: date | None) -> str:
    """For example "Fighting between Aland and Borland near Xford, 3 May 2031"; what is unknown is left out."""
    affirmed = [m for m in mentions if not m.is_denied] or list(mentions)
    labels = sorted(m.family.label for m in affirmed)
    words = max(sorted(set(labels)), key=labels.count)
    parties = sorted({p for m in mentions for p in m.parties})
    if parties:
        names = [load_territories().name_of(p) for p in parties]
        words += f" between {' and '.join(names)}" if len(names) == 2 else f": {', '.join(names)}"
    places = _places(mentions)
    if places:
        near = "near" if places[0].precision in (Precision.EXACT, Precision.TOWN) else "in"
        words += f" {near} {', '.join(p.name for p in places)}"
    when = _when(earliest, latest)
    if not when:
        days = sorted(m.published for m in mentions if m.published is not None)
        when = f"reported {_when(days[0], days[0])}" if days else "undated"
    return f"{words}, {when}"


def _places(mentions: Sequence[Mention]) -> list[Place]:
    """Up to three places as exact as the most exact of them, the most named first; a country is none."""
    named = [m.place for m in mentions if m.place is not None and m.place.precision not in _COARSE]
    if not named:
        return []
    finest = min(_FINENESS[p.precision] for p in named)
    fine = {p.name: p for p in named if _FINENESS[p.precision] == finest}
    count = Counter(p.name for p in named)
    return [fine[name] for name in sorted(fine, key=lambda n: (-count[n], n))[:3]]


def _when(earliest: date | None, latest: date | None) -> str:
    first, last = earliest or latest, latest or earliest
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"
