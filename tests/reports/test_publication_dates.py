"""When a report was published: what states it, what only looks as if it did, and what is not guessed."""

from pathlib import Path

import pytest

from standoff.capture import Capture, Metadata, captures, given_date
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.reports import make_report
from standoff.reports.calendar_dates import written_dates

BODY = "Guards on both banks of the river kept to the truce on Friday, two officials said in the town of Bender."


def report(text: str, media: str = "text/plain", metadata: Metadata | None = None) -> Report:
    data = text.encode()
    return make_report(Capture(sha256(data), data, media, "here", metadata or Metadata()))


def published(text: str, media: str = "text/plain") -> tuple[str | None, str | None, str, str]:
    found = report(text, media).published
    return found.earliest, found.latest, found.method, str(found.grade)


UNKNOWN = (None, None, "none", "unknown")


@pytest.mark.parametrize(
    "line",
    [
        "date 2021-07-30", "Published: 30 July 2021 14:20", "July 30, 2021", "Friday, 30 July 2021", "30.07.2021",
        "30/07/2021", "Posted on July 30th, 2021 at 9:15 am", "30 июля 2021 г.", "30 iyul 2021, 14:20",
        "Cuma, 30 Temmuz 2021", "Published 30 July 2021 | Updated 2 August 2021", "2021-07-30T14:20:00Z",
    ],
)  # fmt: skip
def test_a_line_that_is_a_date_states_it(line: str) -> None:
    assert published(f"Truce holds at the river\n{line}\n\n{BODY}\n") == (
        "2021-07-30", "2021-07-30", "text-header", "stated",
    )  # fmt: skip


def test_a_dateline_states_it_where_it_has_a_year() -> None:
    dated = f"Truce holds\n\nBENDER, July 30, 2021 (Wire) — {BODY}\n"
    assert published(dated) == ("2021-07-30", "2021-07-30", "dateline", "stated")
    assert report(dated).lines[1].label == "body"
    assert published(f"Truce holds\n\nBENDER, July 30 (Wire) — {BODY}\n") == UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "A view of the bridge at Bender, March 2, 2009.",
        "Guards stand at the bridge on March 2, 2009 [File: Somebody/Agency]",
        "FILE PHOTO: The bridge at Bender, 2 March 2009",
        "MOLDOVA -- A sign at the main entrance of the ministry in Chisinau, March 2, 2009.",
        "READ ALSO: Envoys met on March 2, 2009",
        "The sides signed a first protocol on March 2, 2009.",
    ],
)
def test_the_date_of_a_caption_or_of_the_past_is_never_taken(line: str) -> None:
    assert published(f"Truce holds at the river\n\n{line}\n\n{BODY}\n\n{BODY[7:]}\n") == UNKNOWN


def test_a_date_that_can_be_read_two_ways_is_the_interval_and_anchors_nothing() -> None:
    made = report(f"Truce holds\n05/06/2021\n\n{BODY}\n")
    assert (made.published.earliest, made.published.latest) == ("2021-05-06", "2021-06-05")
    assert not made.published.anchors
    assert [note.kind for note in made.notes] == ["ambiguous-date"]
    assert made.notes[0].quotes == ("05/06/2021",)


def test_a_date_that_does_not_exist_is_noted_and_left_out() -> None:
    made = report(f"Truce holds\nPublished: 31 June 2021\n\n{BODY}\n")
    assert made.published.earliest is None
    assert [note.kind for note in made.notes] == ["impossible-date"]


def test_an_update_is_a_guess_that_anchors_nothing() -> None:
    made = report(f"Truce holds\nLast updated: 2 August 2021\n\n{BODY}\n")
    assert (made.published.latest, made.published.grade) == ("2021-08-02", "inferred")
    assert not made.published.anchors


def page(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>Truce holds</h1>{body}<p>{BODY}</p><p>{BODY[7:]}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "day", "method"),
    [
        (page('<meta name="date" content="2021-07-30">'), "2021-07-30", "meta"),
        (page('<meta property="article:published_time" content="2021-07-30T23:30:00+04:00">'), "2021-07-30", "meta"),
        (
            page('<script type="application/ld+json">{"@type":"Report","datePublished":"2021-07-30T01:00"}</script>'),
            "2021-07-30",
            "json-ld",
        ),
        (page("", '<time datetime="2021-07-30T10:00">two days ago</time>'), "2021-07-30", "time-element"),
        (page('<link rel="canonical" href="https://example.org/2021/07/30/truce.html">'), "2021-07-30", "url"),
    ],
)  # fmt: skip
def test_a_page_says_so_in_its_head(text: str, day: str, method: str) -> None:
    assert published(text, "text/html") == (day, day, method, "metadata")


def test_the_day_of_the_visit_above_the_headline_does_not_date_the_report() -> None:
    visited = f"Tuesday, 3 March 2026\nTruce holds at the river\n30 July 2021\n\n{BODY}\n"
    assert published(visited)[0] == "2021-07-30"
    head = '<meta name="date" content="2021-07-30">'
    text = f"<html><head>{head}</head><body><div>3 March 2026</div><h1>Truce holds</h1><p>{BODY}</p></body></html>"
    assert published(text, "text/html") == ("2021-07-30", "2021-07-30", "meta", "metadata")


def test_a_statement_may_be_dated_at_its_foot() -> None:
    event = "On 16 July 2021 at 13:00, guards of the other side opened fire on a post near the bridge at Bender."
    assert published(f"Statement of the Ministry\n\n{event}\n\n{BODY}\n\nPress Service\n17.07.2021\n") == (
        "2021-07-17", "2021-07-17", "text-footer", "stated",
    )  # fmt: skip
    assert published(f"Statement of the Ministry\n\n{event}\n\n{BODY}\n") == UNKNOWN
    assert published(f"Truce\n\n{BODY}\n\nMore on this story\nOther raid\nPublished: 10 March 2019\n") == UNKNOWN


def test_many_times_on_a_page_are_other_articles_times() -> None:
    times = "".join(f'<time datetime="2021-07-{day}">x</time>' for day in (10, 11, 12))
    assert published(page("", times), "text/html") == UNKNOWN


def test_what_is_given_wins_and_disagreement_is_noted() -> None:
    made = report(f"Truce holds\n30 July 2021\n\n{BODY}\n", metadata=Metadata(published=given_date("2021-06-01")))
    assert (made.published.earliest, made.published.grade) == ("2021-06-01", "given")
    assert [note.kind for note in made.notes] == ["date-conflict"]


def test_dates_are_found_where_they_stand() -> None:
    text = "İki tarih: 30 Temmuz 2021 ve 2.8.2021, 1 Foo 2021"
    assert [(text[d.start : d.end], d.earliest) for d in written_dates(text)] == [
        ("30 Temmuz 2021", "2021-07-30"), ("2.8.2021", "2021-08-02"),
    ]  # fmt: skip


def test_the_seeds(shared: Path) -> None:
    found = {}
    for capture in captures([shared / "seeds"]):
        assert isinstance(capture, Capture)
        made = make_report(capture)
        found[Path(capture.source).name[:3]] = (made.published.earliest, str(made.published.grade), made.language)
    unknown = (None, "unknown", "en")
    assert found == {
        "000": unknown, "001": unknown, "002": ("2021-07-30", "stated", "en"), "003": unknown, "004": unknown,
    }  # fmt: skip


def test_a_place_and_a_date_below_the_text_sign_a_release():
    text = (
        "Statement of the Ministry of Foreign Affairs\n\n"
        "The ministry regrets that two guards were wounded at the crossing, and asks the border commission to meet.\n\n"
        "It will present the evidence that it holds to the observers, who were given leave to visit both banks.\n\n"
        "Tiraspol, 18 September 2012\n"
    )
    found = report(text).published
    assert (found.earliest, found.latest, found.grade) == ("2012-09-18", "2012-09-18", "stated")


@pytest.mark.parametrize(
    "line",
    [
        "Friday, 30 July 2021. All times are local (GMT+3). Latest entries on top.",
        "30 July 2021. Times are in UTC.",
    ],
)
def test_a_day_and_how_its_times_are_told_state_it(line: str) -> None:
    text = f"LIVE: Truce holds at the river\n{line}\n\n22:10\n{BODY}\n\n21:05\n{BODY}\n"
    assert published(text) == ("2021-07-30", "2021-07-30", "text-header", "stated")


def test_a_sentence_that_opens_with_a_day_is_no_notice_of_times() -> None:
    text = f"Truce holds at the river\n30 July 2021. The guns fell silent on the hills.\n\n{BODY}\n"
    assert report(text).lines[1].label == "body"


def test_a_stamp_with_seconds_and_zone_dates_what_it_stands_above() -> None:
    text = "{stamp}\nANDES WIRE\n\nTruce holds at the river\n\nBoth sides signed on May 3, said Lima.\n"
    stamped = published(text.format(stamp="Fri, 30 Jul 2021 14:12:05 +0300"))
    assert stamped == ("2021-07-30", "2021-07-30", "text-header", "stated")
    assert published(text.format(stamp="30 July 2021")) == UNKNOWN
