"""Small reports and pages that give their day in the many ways of wires, sites, ministries, radios and live pages."""

import pytest

from standoff.capture import Capture
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.reports import make_report
from standoff.reports.date_lines import date_line
from standoff.reports.lines import plain_lines
from standoff.reports.officeholders import months_in_office

HEAD = "Patrols trade fire at the ford; two hamlets emptied\n\n"
FIRST = (
    "Patrols of the two countries exchanged fire near the ford of Calua for an hour, officials said, and a herder was "
    "hurt. Both sides denied that their men had fired first."
)
SECOND = "The foreign ministry summoned the ambassador and handed him a note of protest, which he refused to accept."
THIRD = "People in the valley said that they had spent the night in cellars and that the road was closed to traffic."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
ENTRIES = f"18:40\n{FIRST}\n\n17:10\n{SECOND}\n\n15:05\n{THIRD}"
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND, THIRD))
H1 = "<h1>Patrols trade fire at the ford</h1>"
DAY = "2019-09-03"


def report(text: str) -> Report:
    data = text.encode()
    return make_report(Capture(sha256(data), data, "text/html" if text.startswith("<") else "text/plain", "mini"))


def published(text: str) -> tuple[str | None, str | None]:
    found = report(text).published
    return found.earliest, found.latest


@pytest.mark.parametrize(
    "text",
    [
        HEAD + f"LIMA/QUITO, 3 Sept 2019 (Andes Wire) — {TEXT}",
        HEAD + f"LIMA (Andes Wire), 3 Sept 2019 - {TEXT}",
        HEAD + f"LIMA, Tues., Sept. 3, 2019 (Andes Wire) — {TEXT}",
        HEAD + f"LIMA, 3 de septiembre de 2019 (Andes Wire) - {TEXT}",
        HEAD + f"LIMA, September 3, 2019. /Andes Wire/. {TEXT}",
        HEAD + f"LIMA, September 3. /Andes Wire/. {TEXT} They met on Tuesday, 3 September 2019.",
        HEAD + f"Lima, martes 3 de septiembre de 2019\n\n{TEXT}",
        HEAD + f"Dienstag, 3. September 2019\n\n{TEXT}",
        HEAD + f"mardi 3 septembre 2019\n\n{TEXT}",
        HEAD + f"Posted: Tue 03 Sep 2019 14:05 GMT\n\n{TEXT}",
        HEAD + f"Published 3 September 2019 | Last modified 9 September 2019\n\n{TEXT}",
        HEAD + f"Sept 3, 2019, 1:10 a.m. (Lima time)\n\n{TEXT}",
        HEAD + f"2019-09-03T14:05:00-05:00\n\n{TEXT}",
        HEAD + f"Tuesday 03/09/2019\n\n{TEXT}",
        HEAD + f"martes 03/09/2019\n\n{TEXT}",
        HEAD + f"World | September 3, 2019 | 2 min read\n\n{TEXT}",
        HEAD + f"Ana Rojas · 3 Sep 2019 · 4 min read\n\n{TEXT}",
        HEAD + f"By Ana Rojas in Lima, 3 September 2019\n\n{TEXT}",
        HEAD + f"Tuesday, 3 September 2019, 14:05 – 12 comments – 3 photos\n\n{TEXT}",
        f"Home > World > Americas | Tuesday, September 3, 2019\n\n{HEAD}{TEXT}",
        f"Radio Calua, evening news of 3 September 2019\n\n{HEAD}{TEXT}",
        f"RADIO CALUA\nEvening bulletin, Tuesday 3 September 2019, 19:00\n\n{TEXT}",
        f"MINISTRY OF DEFENCE\nRef. No. 114/PR dated 3 September 2019\n\nSTATEMENT\n\n{TEXT}",
        f"MINISTRY OF DEFENCE\nRef: MOD/19/114\nDate: 3rd September, 2019\n\nPRESS STATEMENT\n\n{TEXT}",
        f"MINISTRY OF DEFENCE\n\nFOR IMMEDIATE RELEASE: September 3, 2019\n\nArmy answers fire at the ford\n\n{TEXT}",
        f"MINISTRY OF DEFENCE\n\nArmy answers fire at the ford\n\n{TEXT}\n\nLima, 3 September 2019",
        f"Army answers fire at the ford\n\n{TEXT}\n\nIssued by the Press Directorate, Lima, 3 September 2019",
        f"Daily Press Briefing by the Spokesperson, September 3, 2019\n\nQuestion: Who fired first?\n\nAnswer: {TEXT}",
        f"Remarks to the Press by the Foreign Minister after the talks, Lima, 3 September 2019\n\n{TEXT}",
        f"SITUATION REPORT No. 7 (as of 3 September 2019)\n\nThe ford and its patrols\n\n{TEXT}",
        f"LIVE: Patrols trade fire\n\nTuesday 3 September 2019 (all times Lima). Latest posts at the top.\n\n{ENTRIES}",
        f"LIVE: Patrols trade fire\n\nTuesday, 3 September 2019. Times are Andean. Newest posts first.\n\n{ENTRIES}",
        f"LIVE: Patrols trade fire\n\n3 September 2019. All times GMT-5. We add to this page by hand.\n\n{ENTRIES}",
        f"As it happened: patrols trade fire at the ford\nLive coverage, 3 September 2019\n\n{ENTRIES}",
        f"<html><body>{H1}<h2>Two Hamlets Emptied, Lima Blames Its Neighbour</h2><div>By Ana Rojas, Lima</div>"
        f"<div>Tuesday, 3 September 2019</div><div>Share (44)</div>{PARAGRAPHS}</body></html>",
        f"<html><body>{H1}<p>Two hamlets have been emptied and Lima blames its neighbour for it all.</p>"
        f"<div>3 September 2019</div>{PARAGRAPHS}</body></html>",
        f"<html><body>{H1}<i itemprop='datePublished' content='2019-09-03'>yesterday</i>{PARAGRAPHS}</body></html>",
    ],
)
def test_a_report_gives_its_day(text: str) -> None:
    assert published(text) == (DAY, DAY)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + f"On 3 September 2019 the patrols exchanged fire for the first time. {TEXT}",
        HEAD + f"A guard at the ford, Lima, 3 September 2019. Photo: Andes Wire\n\n{TEXT}",
        HEAD + f"Lima, 3 September 2019 (Ana Rojas / Andes Wire)\n\n{TEXT}",
        HEAD + f"{TEXT} The truce was signed in Lima on 3 September 2019.",
        HEAD + f"Law No. 114 of 3 September 2019 on the state border\n\n{TEXT}",
        HEAD + f"Embargoed until 3 September 2019\n\n{TEXT}",
        HEAD + f"{TEXT}\n\nRetrieved 3 September 2019",
        HEAD + f"{TEXT}\n\nRead also\nPatrols trade fire again (3 September 2019)\nFord runs dry (1 September 2019)",
        HEAD + f"{TEXT}\n\n- 3 September 2019: guards fire on a boat\n- 9 September 2019: a truce is signed",
        HEAD + f"LIMA, Monday, Sept. 3 (Andes Wire) — {TEXT}\n\n© 2019 Andes Wire",
        HEAD + f"LIMA, Sept. 3 (Andes Wire) — {TEXT}",
        f"Conference on the ford, 3 September 2019\n\n{TEXT}",
        f"Battle of Calua, 3 September 1879\n\n{TEXT}",
    ],
)
def test_the_date_of_something_else_is_not_the_reports(text: str) -> None:
    assert published(text) == (None, None)


def test_what_is_less_than_a_day_is_an_interval() -> None:
    assert published(HEAD + f"03/09/2019\n\n{TEXT}") == ("2019-03-09", DAY)
    assert published(f"ANDEAN MONITOR\nNo. 14, September 2019\n\nThe ford\n\n{TEXT}") == ("2019-09-01", "2019-09-30")
    assert published(HEAD + f"LIMA, Sept. 3 (Andes Wire) — {TEXT}\n\n© 2019 Andes Wire") == (DAY, "2019-09-04")


def test_a_change_is_no_more_than_a_latest_day() -> None:
    data = '{"@type": "NewsArticle", "dateModified": "2019-09-03T10:00:00Z"}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = report(f"<html><head>{head}</head><body>{H1}{PARAGRAPHS}</body></html>").published
    assert (found.latest, found.method, found.grade) == (DAY, "text-updated", "inferred")


WIRE = "{}, {} (Andes Wire) — Patrols exchanged fire on {}, officials said, and a herder was hurt at the ford.\n\n{}"


@pytest.mark.parametrize(
    ("city", "day", "weekday", "rest", "found"),
    [
        ("LIMA", "June 24", "Monday", "U.S. Secretary of State Antony Blinken telephoned both capitals.", "2024-06-24"),
        ("TUNIS", "April 15", "Saturday", "U.N. chief Ban Ki-moon wrote. They met on 3 March 2010.", "2012-04-15"),
        ("LIMA", "Jan. 28", "Friday", "President Sixto Duran Ballen spoke. They met on 3 January 1995.", "1995-01-28"),
        ("LIMA", "June 24", "Monday", "Former Secretary of State Antony Blinken had warned of it.", None),
        ("LIMA", "June 24", "Monday", "In 2021 Secretary of State Antony Blinken had warned of it.", None),
        ("LIMA", "June 24", "Thursday", "U.N. chief Ban Ki-moon met Secretary Antony Blinken.", None),
        ("LIMA", "June 24", "Monday", "President Isaias Afwerki telephoned both capitals.", None),
        ("LIMA", "June 24", "night", "Secretary of State Antony Blinken telephoned both capitals.", None),
    ],
)  # fmt: skip
def test_officeholders_and_a_weekday_tell_the_year(
    city: str, day: str, weekday: str, rest: str, found: str | None
) -> None:
    assert published(HEAD + WIRE.format(city, day, weekday, rest))[0] == found


def test_what_is_said_on_a_day_is_said_on_the_datelines() -> None:
    wire = HEAD + "LIMA, May 14 (Andes Wire) — {}\n\nU.N. chief Antonio Guterres wrote. They met on 11 January 2021."
    said = wire.format("Patrols exchanged fire at the ford, the army said on Friday, and a herder was hurt in the leg.")
    done = wire.format("Patrols exchanged fire at the ford on Friday, the army said, and a herder was hurt in the leg.")
    assert published(said) == ("2021-05-14", "2021-05-14")
    assert published(done) == (None, None)


def test_weekdays_in_the_text_tell_of_the_year_too() -> None:
    rest = "Secretary of State John Kerry spoke. The first shots fell on Wednesday, June 18."
    assert published(HEAD + WIRE.format("LIMA", "June 24", "Tuesday", rest)) == ("2014-06-24", "2014-06-24")
    rest = "Secretary of State John Kerry spoke. The first shots fell on Friday, June 18."
    assert published(HEAD + WIRE.format("LIMA", "June 24", "Tuesday", rest)) == (None, None)


def test_the_months_of_those_in_office_meet() -> None:
    told = ["President Barack Obama and Secretary of State John Kerry agreed.", "He saw Pope Francis."]
    months = months_in_office(told)
    assert months is not None
    assert (min(months), max(months)) == ((2013, 2), (2017, 1))
    assert months_in_office(["Vice President Joe Biden and ex-President Barack Obama agreed."]) is None
    assert months_in_office(["President Bill Clinton was remembered by President Joe Biden."]) is None


@pytest.mark.parametrize(
    ("line", "is_day"),
    [
        ("Friday 3 May. All times local.", True),
        ("Published 3 May", True),
        ("Published 3 May, updated 5 May", True),
        ("3 May 2019 (times in UTC)", True),
        ("3 May 2019. The guards went home.", False),
        ("3 May 2019 - 3 killed", False),
        ("May 3 Company", False),
        ("Photos: 3 May 2019 / Ana Rojas", False),
    ],
)
def test_notices_beside_a_day(line: str, is_day: bool) -> None:
    found = date_line(next(plain_lines(line)))
    assert (found is not None) is is_day
