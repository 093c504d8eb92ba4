"""Months and days that tell apart what was done, and years that a report tells on from: the words and their day."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

APRIL = "2021-04-14"
JUNE = "2024-06-08"

Read = Callable[..., Reading]


def days(read: Read, text: str, published: str) -> list[str | None]:
    return [m.earliest for m in read(text, published=published).moments]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The November accords must be observed, the mediator said.", "2020-11-01"),
        ("The November truce will hold, the general said.", "2020-11-01"),
        ("All provisions of the November agreements must be implemented.", "2020-11-01"),
        ("The truce of November must be kept, the envoy said.", "2020-11-01"),
        ("The 9 November statement should be carried out in full.", "2020-11-09"),
        ("The agreement of 9 November must be carried out in full.", "2020-11-09"),
        ("The victims of the July strike should be paid.", "2020-07-01"),
        ("The clashes in November must not be repeated.", "2020-11-01"),
        ("Those wounded in the December shelling will be paid.", "2020-12-01"),
        ("The autumn war must not be repeated, the president said.", "2020-09-01"),
        ("The army will mark the anniversary of the May coup.", "2020-05-01"),
        ("Monday's raid will be answered, the minister said.", "2021-04-12"),
        ("The Monday shelling must be punished, she said.", "2021-04-12"),
    ],
)
def test_what_was_done_lies_behind_whatever_must_be_done_about_it(read: Read, text: str, day: str) -> None:
    assert days(read, text, APRIL) == [day]


def test_a_strike_of_july_in_october_is_no_strike_of_next_july(read: Read) -> None:
    assert days(read, "The July strike will be investigated, the ministry said.", "2021-10-14") == ["2021-07-01"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The November elections must be free, the envoy said.", "2021-11-01"),
        ("The planned November truce must be observed.", "2021-11-01"),
        ("The November truce will begin at dawn on the border.", "2021-11-01"),
        ("They will sign the accord in November.", "2021-11-01"),
        ("The June ceasefire is to take effect at midnight.", "2021-06-01"),
        ("The July truce, to be signed in Quito, will cover the north.", "2021-07-01"),
        ("The front has accepted a July truce.", "2021-07-01"),
        ("The army will launch the attack in July.", "2021-07-01"),
        ("The November summit will be held in Quito.", "2021-11-01"),
        ("Friday's talks will be held in Lima.", "2021-04-16"),
        ("A Monday strike would close the schools.", "2021-04-19"),
    ],
)
def test_what_is_yet_to_be_done_lies_ahead(read: Read, text: str, day: str) -> None:
    assert days(read, text, APRIL)[0] == day


def test_a_visit_of_may_says_no_month_beside_a_verb(read: Read) -> None:
    assert days(read, "The May visit must be called off.", APRIL) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The front took the bridge in November 2022. In January it took the town.", "2023-01-01"),
        ("The front took the bridge on 5 November 2022. On 12 January it took the town.", "2023-01-12"),
        ("The front took the bridge in November 2022. In January it took the town. In March it fell.", "2023-03-01"),
        ("The two fought in 2022. In November they signed a truce. In January it broke down.", "2023-01-01"),
        ("The ceasefire of November 2022 broke down. In January the envoys met in Lima.", "2023-01-01"),
        ("Between November 2022 and January the front took nine towns.", "2023-01-01"),
        ("He was arrested in December 2021 and tried in February.", "2022-02-01"),
        ("The war ended in November 2022. In August the province held a vote.", "2023-08-01"),
        ("The blockade began in December 2022; in May a checkpoint was set up.", "2023-05-01"),
        (
            "On 4 February 2022 they crossed the line. In April they left. In June they came back.",
            "2022-06-01",
        ),
    ],
)
def test_a_report_that_tells_in_order_goes_on_into_the_next_year(read: Read, text: str, last: str) -> None:
    assert days(read, text, JUNE)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The front took the bridge in March 2022. In July it took the town.", "2022-07-01"),
        ("The front took the bridge in November 2022. In January it had taken the town.", "2022-01-01"),
        ("The front took the bridge in November 2022. In February it will hold a vote.", "2025-02-01"),
        ("The war of 2022 killed hundreds. In August the town fell.", "2022-08-01"),
        ("The front took the bridge in March 2022. In January it fled.", "2022-01-01"),
        ("The front took the bridge in November 2022. On 12 May it took the town.", "2024-05-12"),
        ("The ban of August 2021 was lifted in May.", "2024-05-01"),
        ("The council was founded in March 2015 and meets in July.", "2024-07-01"),
        ("Talks began in November 2022 and in July a summit is due.", "2024-07-01"),
        ("Fighting is worse than in November 2022. In January it took the town.", "2024-01-01"),
    ],
)
def test_a_month_that_does_not_go_on_stays_in_its_year(read: Read, text: str, last: str) -> None:
    assert days(read, text, JUNE)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The front tore up the ceasefire of November 2022. In January the envoys met in Lima.", "2024-01-01"),
        ("Under the November 2022 agreement both must leave. In February they met.", "2024-02-01"),
        ("By a treaty of 2008 they could stay. In January a captain died.", "2024-01-01"),
    ],
)
def test_an_accord_named_by_its_year_does_not_tell_of_that_year(read: Read, text: str, last: str) -> None:
    assert days(read, text, JUNE)[-1] == last
