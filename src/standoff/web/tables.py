"""What the pages of tables share: the choices of their filters, and every row for a download."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from standoff.record.codec import to_plain
from standoff.store.queries import listing
from standoff.views.filters import Row
from standoff.views.naming import party_name
from standoff.web.visits import Visit

_BY_FACET = frozenset({"party", "toward", "issue"})
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter offers, and its name."""

    value: str
    name: str


def filter_choices(
    visit: Visit, table: str, filters: Iterable[str], terms: Mapping[str, type[StrEnum]]
) -> dict[str, list[Option]]:
    """For each filter that offers values, those values; a filter that is not named here takes free words."""
    found = {}
    for name in filters:
        if name in terms:
            found[name] = [Option(t.value, t.value.capitalize()) for t in terms[name]]
        elif name in _BY_FACET:
            values = sorted(c.value for c in listing.choices(visit.connection, table, name))
            found[name] = [Option(v, v if name == "issue" else f"{party_name(v)} ({v})") for v in values]
    return found


def table_rows(visit: Visit, table: str) -> Iterator[Row]:
    """Every row of a table of the layer that passes, in the order of the page."""
    ids = listing.ordered_ids(visit.connection, table, replace(visit.asked.ask, limit=None, offset=0))
    for start in range(0, len(ids), _CHUNK):
        for row in listing.fetch(visit.connection, table, ids[start : start + _CHUNK]):
            yield to_plain(row)
