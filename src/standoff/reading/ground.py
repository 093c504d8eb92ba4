"""Whether a row belongs to the crisis reported on, or to its history (codebook, "ground")."""

from datetime import date, timedelta

from standoff.record.rows import Moment, Published
from standoff.record.terms import Ground

HISTORY = timedelta(days=365)


def ground_of(moment: Moment | None, published: Published) -> Ground:
    """Background where the latest day of `moment` is more than a year before the report; else current.

    A year is the longest that the yearbooks of the field count as one phase of a conflict. Where either date is
    unknown the row stays current, since nothing in the report says that it is history.
    """
    if moment is None or moment.latest is None or published.earliest is None:
        return Ground.CURRENT
    latest, published_on = _day(moment.latest), _day(published.earliest)
    if latest is None or published_on is None:
        return Ground.CURRENT
    return Ground.BACKGROUND if published_on - latest > HISTORY else Ground.CURRENT


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
