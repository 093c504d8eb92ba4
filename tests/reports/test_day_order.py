"""Which of 05/06/2021 is the day, the year of a dateline without one, a month alone, a headline over a dateline."""

from standoff.capture import Capture, Metadata
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.reports import make_report

BODY = "Guards on both banks of the river kept to the truce, two officials said in the town of Bender."


def report(text: str) -> Report:
    data = text.encode()
    return make_report(Capture(sha256(data), data, "text/plain", "here", Metadata()))


def days(text: str) -> tuple[str | None, str | None, str]:
    found = report(text).published
    return found.earliest, found.latest, str(found.grade)


def test_two_dates_of_a_line_tell_which_figure_is_the_day() -> None:
    line = "Published: 11/06/2024 18:40 | Updated: 12/06/2024 07:15"
    assert days(f"Truce holds at the river\n{line}\n\n{BODY}\n") == ("2024-06-11", "2024-06-11", "stated")
    line = "Published: 06/11/2024 18:40 | Updated: 06/12/2024 07:15"
    assert days(f"Truce holds at the river\n{line}\n\n{BODY}\n") == ("2024-06-11", "2024-06-11", "stated")


def test_the_days_told_of_tell_which_figure_is_the_day() -> None:
    told = "The truce began on the night of 3 June, two officials said in the town of Bender."
    assert days(f"Truce holds\n06/05/2024\n\n{told}\n") == ("2024-06-05", "2024-06-05", "stated")
    assert days(f"Truce holds\n05/06/2024\n\n{told}\n") == ("2024-06-05", "2024-06-05", "stated")


def test_where_nothing_tells_both_readings_stay() -> None:
    assert days(f"Truce holds\n05/06/2024\n\n{BODY}\n")[:2] == ("2024-05-06", "2024-06-05")
    assert report(f"Truce holds\n05/06/2024\n\n{BODY}\n").notes[0].kind == "ambiguous-date"


def test_a_full_date_in_the_text_gives_the_year_of_a_dateline() -> None:
    told = "It was signed on Saturday, July 20, 2024, and held."
    dated = f"Truce holds\n\nBENDER, July 20 (Wire) - {BODY} {told}\n"
    assert days(dated) == ("2024-07-20", "2024-07-20", "stated")
    past = "It was signed on Saturday, March 2, 2024, and held."
    assert days(f"Truce holds\n\nBENDER, July 20 (Wire) - {BODY} {past}\n")[2] == "unknown"


def test_a_month_alone_below_the_headline_is_an_interval() -> None:
    assert days(f"Truce holds at the river\nBy Ana Popa\nOctober 2023\n\n{BODY}\n") == (
        "2023-10-01",
        "2023-10-31",
        "stated",
    )


def test_a_bulletin_gives_its_day_behind_its_name() -> None:
    headline = "Transcript. Radio Bender, evening bulletin, Tuesday 6 August 2019"
    assert days(f"{headline}\n\n{BODY}\n") == ("2019-08-06", "2019-08-06", "stated")
    assert days(f"Remembering the battle of Bender, 6 August 1809\n\n{BODY}\n")[2] == "unknown"


def test_a_headline_is_not_joined_to_the_dateline_below_it() -> None:
    text = f"Moldova says that its guards were fired on from the far bank of the river\nBENDER, May 15, 2025 - {BODY}\n"
    assert [line.label for line in report(text).lines] == ["headline", "body"]
    assert days(text) == ("2025-05-15", "2025-05-15", "stated")


ENTRIES = [f"{clock} - {BODY}" for clock in ("18:50", "16:20", "11:30")]


def test_a_page_of_timed_entries_is_of_the_day_of_its_update() -> None:
    stamp = "Updated 22 March 2021 19:05"
    assert days("\n\n".join(["Live: shots at the river", stamp, *ENTRIES])) == ("2021-03-22", "2021-03-22", "stated")
    assert days("\n\n".join(["Live: shots at the river", stamp, *ENTRIES[:2]]))[2] == "inferred"
    over_midnight = [ENTRIES[1], ENTRIES[0], ENTRIES[2]]
    assert days("\n\n".join(["Live: shots at the river", stamp, *over_midnight]))[2] == "inferred"
