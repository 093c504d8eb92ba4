"""The moments of five real reports, each checked by hand: with its publication date, and without one.

Rows are the words of the expression and the interval it must have; None is an expression that has none.
"""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from standoff.capture import captures
from standoff.capture.rows import Failure
from standoff.knowledge.calendar import load_calendar
from standoff.reading.language import Model
from standoff.reading.moments.finding import find_moments
from standoff.record.rows import Moment, Published, Report
from standoff.record.terms import Grade
from standoff.reports import make_report

EXPECTED: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    (
        "2021-05-17",
        [
            ("May 14, 2021", "2021-05-14", "2021-05-14"),
            ("May 14, 2021", "2021-05-14", "2021-05-14"),
            ("the weekend", "2021-05-15", "2021-05-16"),
            ("Monday morning", "2021-05-17", "2021-05-17"),
            ("Wednesday", "2021-05-19", "2021-05-19"),
            ("The weekend", "2021-05-15", "2021-05-16"),
            ("early on May 12", "2021-05-12", "2021-05-12"),
            ("last year", "2020-09-27", "2020-11-10"),
            ("May 14", "2021-05-14", "2021-05-17"),
            ("the last few hours", "2021-05-16", "2021-05-17"),
            ("Late last week", "2021-05-13", "2021-05-16"),
            ("May 14, 2021", "2021-05-14", "2021-05-14"),
            ("May 14, 2021", "2021-05-14", "2021-05-14"),
            ("Monday", "2021-05-17", "2021-05-17"),
            ("late last week", "2021-05-13", "2021-05-16"),
            ("six months", None, None),
            ("Sunday", "2021-05-16", "2021-05-16"),
            ("Sunday", "2021-05-16", "2021-05-16"),
        ],
    ),
    (
        "2021-05-14",
        [
            ("Friday", "2021-05-14", "2021-05-14"),
            ("this week", "2021-05-10", "2021-05-14"),
            ("six months", None, None),
            ("decades", None, None),
            ("Yesterday", "2021-05-13", "2021-05-13"),
            ("today", "2021-05-14", "2021-05-14"),
            ("today", "2021-05-14", "2021-05-14"),
            ("Friday", "2021-05-14", "2021-05-14"),
            ("last week", "2021-05-03", "2021-05-09"),
            ("late on Thursday", "2021-05-13", "2021-05-13"),
            ("Friday", "2021-05-14", "2021-05-14"),
            ("the 1990s", "1990-01-01", "1999-12-31"),
            ("last year", "2020-01-01", "2020-12-31"),
            ("next month", "2021-06-01", "2021-06-30"),
            ("Last year", "2020-01-01", "2020-12-31"),
        ],
    ),
    (
        "2021-07-30",
        [
            ("July 19, 2018", "2018-07-19", "2018-07-19"),
            ("Friday", "2021-07-30", "2021-07-30"),
            ("recent", None, None),
            ("the past week", "2021-07-23", "2021-07-30"),
            ("the autumn war", "2020-09-27", "2020-11-10"),
            ("early on Wednesday", "2021-07-28", "2021-07-28"),
            ("Thursday night", "2021-07-29", "2021-07-29"),
            ("July 29, 2021", "2021-07-29", "2021-07-29"),
            ("July 29, 2021", "2021-07-29", "2021-07-29"),
            ("Friday morning", "2021-07-30", "2021-07-30"),
            ("Thursday", "2021-07-29", "2021-07-29"),
            ("May", "2021-05-01", "2021-05-31"),
            ("days", None, None),
        ],
    ),
    (
        "2022-12-22",
        [
            ("Friday", "2022-12-23", "2022-12-23"),
            ("Thursday", "2022-12-22", "2022-12-22"),
            ("tomorrow", "2022-12-23", "2022-12-23"),
            ("currently", None, None),
            ("2020", "2020-01-01", "2020-12-31"),
            ("2021", "2021-01-01", "2021-12-31"),
            ("2022", "2022-01-01", "2022-12-31"),
            ("this week", "2022-12-19", "2022-12-22"),
            ("the 1990s", "1990-01-01", "1999-12-31"),
            ("the autumn of 2020", "2020-09-01", "2020-11-30"),
            ("Six weeks", None, None),
            ("September 2020", "2020-09-01", "2020-09-30"),
            ("recently", None, None),
            ("now", None, None),
            ("Wednesday", "2022-12-21", "2022-12-21"),
            ("Thursday", "2022-12-22", "2022-12-22"),
            ("the past week", "2022-12-15", "2022-12-22"),
        ],
    ),
    (
        "2022-09-13",
        [
            ("January 11, 2021", "2021-01-11", "2021-01-11"),
            ("January 11, 2021", "2021-01-11", "2021-01-11"),
            ("overnight", "2022-09-12", "2022-09-13"),
            ("Tuesday", "2022-09-13", "2022-09-13"),
            ("2020", "2020-01-01", "2020-12-31"),
            ("00:05am (20:05 GMT) on Tuesday", "2022-09-13T00:05:00+04:00", "2022-09-13T00:05:00+04:00"),
            ("early on Monday", "2022-09-12", "2022-09-12"),
            ("minutes", None, None),
            ("9am local time (0500 GMT)", "2022-09-12T09:00:00+04:00", "2022-09-12T09:00:00+04:00"),
            ("Monday", "2022-09-12", "2022-09-12"),
            ("2020", "2020-09-27", "2020-11-10"),
            ("Last week", "2022-09-05", "2022-09-11"),
            ("August", "2022-08-01", "2022-08-31"),
            ("the late 1980s", "1985-01-01", "1989-12-31"),
            ("2020", "2020-09-27", "2020-11-10"),
            ("six-week war", "2020-09-27", "2020-11-10"),
            ("May", "2022-05-01", "2022-05-31"),
            ("April", "2022-04-01", "2022-04-30"),
            ("Tuesday", "2022-09-13", "2022-09-13"),
        ],
    ),
]


def reports(shared: Path) -> list[Report]:
    found = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        (capture,) = captures([path])
        assert not isinstance(capture, Failure)
        found.append(make_report(capture))
    return found


def read(model: Model, report: Report, published: Published) -> tuple[Moment, ...]:
    return find_moments(model.parse(replace(report, published=published)), published, load_calendar())


@pytest.mark.parametrize("number", range(5))
def test_every_moment_is_right_given_the_publication_date(model: Model, shared: Path, number: int) -> None:
    day, expected = EXPECTED[number]
    found = read(model, reports(shared)[number], Published(day, day, "test", Grade.GIVEN))
    assert [(m.quote, m.earliest, m.latest) for m in found] == expected


@pytest.mark.parametrize("number", range(5))
def test_no_firm_date_is_wrong_without_the_publication_date(model: Model, shared: Path, number: int) -> None:
    day, expected = EXPECTED[number]
    known = {(quote, earliest, latest) for quote, earliest, latest in expected}
    known |= {(quote, earliest, None) for quote, earliest, _ in expected}
    for moment in read(model, reports(shared)[number], Published()):
        if moment.earliest is not None and moment.earliest != moment.quote:
            row = (moment.quote, moment.earliest, moment.latest)
            open_since = (moment.quote, moment.earliest, None)
            assert row in known or open_since in known
            assert datetime.date.fromisoformat(moment.earliest[:10]) <= datetime.date.fromisoformat(day)
