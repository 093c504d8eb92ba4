"""An incident's headline, made from its least disputed facts: what kind of event, between whom, where and when."""

from collections.abc import Sequence
from datetime import date

from standoff.knowledge.territories import load_territories
from standoff.reconcile.mentions import Mention
from standoff.record.rows import Place
from standoff.record.terms import Precision


def headline(mentions: Sequence[Mention], place: Place | None, earliest: date | None, latest: date | None) -> str:
    """For example "Fighting between Aland and Borland near Xford, 3 May 2031"; what is unknown is left out."""
    affirmed = [m for m in mentions if not m.is_denied] or list(mentions)
    labels = sorted(m.family.label for m in affirmed)
    words = max(sorted(set(labels)), key=labels.count)
    parties = sorted({p for m in mentions for p in m.parties})
    if parties:
        names = [_party_name(p) for p in parties]
        words += f" between {' and '.join(names)}" if len(names) == 2 else f": {', '.join(names)}"
    if place is not None:
        near = "in" if place.precision in (Precision.REGION, Precision.COUNTRY, Precision.DISTRICT) else "near"
        words += f" {near} {place.name}"
    when = _when(earliest, latest)
    return f"{words}, {when}" if when else words


def _party_name(code: str) -> str:
    territory = load_territories().by_code.get(code)
    return territory.name if territory is not None else code


def _when(earliest: date | None, latest: date | None) -> str:
    first, last = earliest or latest, latest or earliest
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"
