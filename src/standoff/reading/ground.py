"""Whether a row belongs to the crisis reported on, or to its history (codebook, "ground")."""

from datetime import date, timedelta

from standoff.record.rows import Moment, Published
from standoff.record.terms import Ground

HISTORY = timedelta(days=365)
SEASON = timedelta(days=92)


def is_history(latest: date, published: date, *, lasting: bool) -> bool:
    """Whether what ended on `latest` is history to a report of `published`.

    What lasts, as an agreement or a blockade does, is where that is over a year ago. An act is history already where
    it is of an earlier year and over a season ago: the autumn of the year before is still told as part of a winter's
    crisis, its spring is not.
    """
    age = published - latest
    return age > HISTORY or (not lasting and latest.year < published.year and age > SEASON)


def ground_of(moment: Moment | None, published: Published) -> Ground:
    """The ground of a row that lasts: background where the latest day of `moment` is history to the report.

    A year is the longest that the yearbooks of the field count as one phase of a conflict. Where either date is
    unknown the row stays current, since nothing in the report says that it is history.
    """
    if moment is None or moment.latest is None or published.earliest is None:
        return Ground.CURRENT
    latest, published_on = _day(moment.latest), _day(published.earliest)
    if latest is None or published_on is None:
        return Ground.CURRENT
    return Ground.BACKGROUND if is_history(latest, published_on, lasting=True) else Ground.CURRENT


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
