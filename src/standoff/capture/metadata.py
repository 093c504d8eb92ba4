"""What is given about a report from outside it: when, by whom and where it was published.

Every field is None where nothing was given. A publication date is an interval of days with the grade `given` and the
way it was given as its method. One capture may be given metadata more than once; `resolve` joins such claims.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from standoff.errors import InputError
from standoff.record.rows import Published
from standoff.record.terms import Grade

FUTURE_DAYS = 2
"""A report from the other side of the date line may be a day ahead; anything later is a slip of the pen."""

KEYS = {
    "published": "published",
    "date": "published",
    "outlet": "outlet",
    "url": "url",
    "language": "language",
    "lang": "language",
    "title": "title",
    "byline": "byline",
}
"""The names under which options, sidecars and manifests give each field."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is given about one capture."""

    published: Published | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None

    @classmethod
    def given(cls, values: Mapping[str, object], method: str, today: date | None = None) -> "Metadata":
        """The metadata that `values` give under the names of `KEYS`; other names are ignored.

        `method` says by which way they were given ("option", "sidecar", "manifest", "field"). Raises InputError on a
        value that is not text and on a date that does not exist or lies more than two days after `today`.
        """
        found: dict[str, str] = {}
        for name, value in values.items():
            field = KEYS.get(name)
            if field is None or value is None or value == "":
                continue
            if not isinstance(value, str):
                raise InputError(f"{name} must be text, not {value!r}; put it in quotation marks")
            if value.strip():
                found.setdefault(field, _SURROGATES.sub("\ufffd", value.strip()))
        day = found.pop("published", None)
        published = None if day is None else given_date(day, method, today)
        return cls(published=published, **found)

    def over(self, other: "Metadata") -> "Metadata":
        """This metadata, with `other` where this gives nothing."""
        gaps = {name: getattr(other, name) for name in self.__slots__ if getattr(self, name) is None}
        return replace(self, **gaps)


NOTHING_GIVEN = Metadata()


def given_date(value: str, method: str = "option", today: date | None = None) -> Published:
    """The interval of days that a given date means.

    `value` is a day (2021-07-30), a month (2021-07), a day with a clock time, an e-mail date, or an interval of days
    or months with a slash between them. Raises InputError on anything else, on a day that does not exist, on an
    interval that runs backwards, and on a date more than two days after `today`.
    """
    first, _, second = value.strip().partition("/")
    earliest, latest = _days(first, value)
    if second:
        latest = _days(second, value)[1]
    if latest < earliest:
        raise InputError(f"the date '{value}' ends before it begins; write the earlier day first")
    if today is not None and earliest > today + timedelta(days=FUTURE_DAYS):
        raise InputError(f"the date '{value}' lies in the future; give the day on which the report was published")
    return Published(earliest.isoformat(), latest.isoformat(), method, Grade.GIVEN)


def _days(text: str, whole: str) -> tuple[date, date]:
    """The first and last day of one side of a given date."""
    text = text.strip()
    month = _YEAR_MONTH.fullmatch(text)
    try:
        if month:
            start = date(int(month[1]), int(month[2]), 1)
            return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        day = datetime.fromisoformat(text).date()
        return day, day
    except (ValueError, OverflowError):
        try:
            day = parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            raise InputError(
                f"'{whole}' is not a date; write 2021-07-30, 2021-07 or an interval such as 2021-07-28/2021-07-30"
            ) from None
        return day, day


def resolve(claims: Iterable[Metadata]) -> Metadata:
    """One metadata from all that were given for the same capture, whatever their order.

    For each field the best grade wins, then the shortest interval, then the value that sorts first: a choice that
    depends on the set of claims alone.
    """
    every = list(claims)
    dates = [claim.published for claim in every if claim.published is not None]
    texts = {
        name: min((v for claim in every if (v := getattr(claim, name)) is not None), default=None)
        for name in Metadata.__slots__
        if name != "published"
    }
    return Metadata(published=min(dates, key=_rank, default=None), **texts)


def _rank(published: Published) -> tuple[int, int, str, str, str]:
    earliest, latest = published.earliest or "", published.latest or ""
    days = (date.fromisoformat(latest) - date.fromisoformat(earliest)).days if earliest and latest else 10**6
    return _GRADES.index(published.grade), days, earliest, latest, published.method
