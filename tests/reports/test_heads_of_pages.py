"""What stands above a report: the name of the outlet, its motto, and the day of a live page or a broadcast."""

import pytest

from standoff.capture import Capture, Metadata
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.reports import make_report

HEAD = "Army says it holds the last post on the river; Quito denies losing it"
BODY = (
    "20:50\nWhat we know tonight: the army says that it entered the last post on the river late on Monday. The office "
    "denies losing it and says that it knows of nothing of the kind. Neither side has let reporters come near it.\n\n"
    "19:10\nA doctor at the clinic says that nine soldiers have been brought in since the river was crossed on Monday."
)


def made(text: str) -> Report:
    data = text.encode()
    return make_report(Capture(sha256(data), data, "text/plain", "page.txt", Metadata()))


@pytest.mark.parametrize(
    "line",
    [
        "LIVE PAGE | Tuesday 14 May 2019 | newest post first, GMT-5",
        "LIVE | Tuesday 14 May 2019 | latest post at top | all times GMT-5",
        "Live page, Tuesday 14 May 2019 (most recent posts first)",
        "Liveblog: 14 May 2019, times in EAT",
        "As it happened: Tuesday, 14 May 2019",
        "Live reporting, 14 May 2019 | Edited by Ana Prado",
        "Day 3 of the fighting | Tuesday 14 May 2019 | updates in reverse order",
        "Our live page for Tuesday, 14 May 2019. Posts are in reverse order.",
        "Live blog of Tuesday 14 May 2019 - posts run from newest to oldest",
        "Rolling updates: Tuesday 14 May 2019. Last post at the top. All times UTC-5.",
        "LIVE BLOG (CLOSED) | Tuesday 14 May 2019",
        "This live blog of 14 May 2019 is now closed",
        "Live from the river, Tuesday 14 May 2019",
        "Radio Pebas, 14 May 2019, the midday news",
        "The news at seven, Tuesday 14 May 2019",
        "Weekly briefing of 14 May 2019",
        "Posted by admin on 14 May 2019 | 12 comments | Filed under: Borders",
        "Text: Ana Prado | 14 May 2019 | Reading time 4 minutes",
    ],
)
def test_the_day_of_a_page_or_a_broadcast(line: str) -> None:
    published = made(f"PEBAS RADIO ONLINE\nHome  News  Live\n\n{HEAD}\n\n{line}\n\n{BODY}\n").published
    assert (published.earliest, published.latest, published.grade) == ("2019-05-14", "2019-05-14", "stated")


@pytest.mark.parametrize(
    "line",
    [
        "Live fire drill at the fort, Tuesday 14 May 2019",
        "Soldiers at the post, 14 May 2019 | Ana Prado",
        "A guard at the crossing | 14 May 2019 | Archive",
        "The truce in force from 14 May 2019",
        "Agreement of 14 May 2019 on the closing of the river",
        "The last bulletin of the war, 14 May 2019, was wrong.",
        "Live shells found in the field, 14 May 2019",
    ],
)
def test_a_day_of_something_else(line: str) -> None:
    assert made(f"PEBAS RADIO ONLINE\nHome  News  Live\n\n{HEAD}\n\n{line}\n\n{BODY}\n").published.earliest is None


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        ("RADIO PEBAS, IQUITOS - 102 FM\nNews of the river at half past six\nTue 14-05-2019\n\n{head}",
         ["other", "other", "dateline", "headline"]),
        ("THE MARANON PAPERS\nA letter on the upper river and its banks\n\n{head}", ["other", "other", "headline"]),
        ("RIVER WATCH\nIndependent eyes on both banks\nBrief No. 12: {head}\n14 May 2019",
         ["other", "other", "headline", "dateline"]),
        ("Government of Peru\nMinistry of Defence\n\nTranscript of the weekly press briefing, Tuesday, 14 May 2019",
         ["other", "other", "dateline"]),
        # a headline right below the name is no motto
        ("THE MARANON PAPERS\n{head}\n14 May 2019", ["other", "headline", "dateline"]),
        ("THE MARANON PAPERS\n\n{head}\n14 May 2019", ["other", "headline", "dateline"]),
    ],
)  # fmt: skip
def test_a_masthead_and_its_motto(above: str, labels: list[str]) -> None:
    lines = made(f"{above.format(head=HEAD)}\n\n{BODY}\n").lines
    assert [str(line.label) for line in lines][: len(labels)] == labels


def test_the_weather_at_the_end_is_no_news() -> None:
    assert [str(line.label) for line in made(f"{HEAD}\n\n{BODY}\n\nThe weather: hot, with rain at night.\n").lines][
        -1
    ] == "other"


def test_a_ministry_below_its_government() -> None:
    above = "Government of Peru\nMinistry of Defence\n\nStatement on the fighting at the river\n14 May 2019"
    assert made(f"{above}\n\n{BODY}\n").outlet == "Ministry of Defence of Peru"


def test_a_numbered_document_dates_itself_above_its_title() -> None:
    text = (
        "PERU BORDER WATCH\nNote No. 4 · 18 March 2019\n\nTHE EIGHT: WHAT IS KNOWN\n\n1. NUMBERS\nChile seized eight "
        "fishermen on 25 November 2018. Two of them were hurt, a lawyer says.\n\n2. STATUS\nThe eight have been in a "
        "prison in Arica since then, and no court has heard them.\n"
    )
    report = made(text)
    assert (report.published.earliest, report.published.latest) == ("2019-03-18", "2019-03-18")
    labels = {text[line.start : line.end]: line.label.value for line in report.lines}
    assert labels["1. NUMBERS"] == labels["2. STATUS"] == "headline"
