"""The templates: how days, counts and addresses are worded, and everything escaped."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from standoff.record.terms import Grade
from standoff.views.naming import counted, figure, outlet_name, party_name
from standoff.web.asked import Asked

_GRADES = {
    Grade.GIVEN: "",
    Grade.STATED: "",
    Grade.METADATA: "date from the page's metadata",
    Grade.INFERRED: "date inferred",
    Grade.UNKNOWN: "date unknown",
}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the pages, with what they may call."""
    made = Environment(
        loader=PackageLoader("standoff.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=200,
        auto_reload=False,
    )
    made.filters.update(
        party=party_name,
        day=day_name,
        moment=moment_name,
        grade=lambda grade: _GRADES[grade],
        segment=lambda text: quote(text, safe=""),
    )
    made.globals.update(counted=counted, day_range=days_named, figure=figure, outlet_name=outlet_name, svg=Markup)
    return made


def render(template: str, context: Mapping[str, Any]) -> str:
    return environment().get_template(template).render(context)


def address(path: str, asked: Asked, **changed: str | int | None) -> str:
    """`path` with the query of `asked`, some of it changed."""
    query = asked.query(**changed)
    return f"{path}?{query}" if query else path


def day_name(day: str | None) -> str:
    """ "30 Jul 2021", or "undated"."""
    if not day:
        return "undated"
    try:
        found = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{found.day} {found:%b} {found.year}"


def days_named(earliest: str | None, latest: str | None) -> str:
    """One day or a stretch of days, as short as it can be said: "5–11 Sep 2022"."""
    if not earliest and not latest:
        return "undated"
    first, last = day_name(earliest or latest), day_name(latest or earliest)
    if first == last:
        return first
    before, after = first.split(), last.split()
    while len(before) > 1 and len(after) == 3 and before[-1] == after[len(before) - 1]:
        before.pop()
    return f"{before[0]}–{last}" if len(before) == 1 else f"{' '.join(before)} – {last}"


def moment_name(moment: str | None) -> str:
    """A day, or a day with its time and zone; a time without a zone says so."""
    if not moment or len(moment) <= 10:
        return day_name(moment)
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    zone = "zone not stated" if found.tzinfo is None else str(found.tzname())
    return f"{day_name(moment)}, {found:%H:%M} {zone if found.tzinfo else f'({zone})'}"


_TONES = 6


class Tones:
    """The class of each party's colour, given out by how much of the record is about it; never the only sign of it."""

    def __init__(self, parties: Sequence[str]) -> None:
        self._rank = {party: number % _TONES for number, party in enumerate(parties)}

    def __call__(self, party: str | None) -> str:
        return f"tone-{self.number(party)}"

    def number(self, party: str | None) -> int:
        """The number of the colour; the last one is that of no party."""
        return self._rank.get(party or "", _TONES)
