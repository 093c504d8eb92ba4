"""Publication dates in the shapes in which sites, agencies and ministries print them, and dates of something else."""

import pytest

from standoff.capture import Capture, Metadata
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.reports import make_report
from standoff.reports.calendar_dates import written_dates

BODY = "Guards on both banks of the river kept to the truce on Friday, two officials said in the town of Bender."
MORE = "The ministry said that it would present its evidence to the observers, who have been given leave to visit both."
LAST = "It asked the other side to pull back its armoured vehicles from the bridge before the next round of talks."
HEAD = "Truce holds at the river, officials say"
DAY = "2022-09-16"


def report(text: str, media: str = "text/plain") -> Report:
    data = text.encode()
    return make_report(Capture(sha256(data), data, media, "here", Metadata()))


def firm(text: str, media: str = "text/plain") -> str | None:
    """The day where it is firm; None where it is unknown, an interval or a guess."""
    found = report(text, media).published
    return found.earliest if found.anchors else None


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 16 September 2022", "Published: 16 Sep 2022, 14:05 GMT+5",
        "Press release No 44 of 16 September 2022",
        "16/09/2022 21:40", "2022.09.16 14:05", "Friday, September 16, 2022 - 13:20", "16 September 2022 / 18:04",
        "First published on Fri 16 Sep 2022 18.04 BST",
        "Fri 16 Sep 2022 06.04 EDT Last modified on Sat 17 Sep 2022 12.00 EDT",
        "№ 214, 16.09.2022", "No. 212/DPI/2022                 16 September 2022", "By Anna Author | 16 September 2022",
        "By Anna Author - 16/09/22 11:04 PM EST", "16-Sep-22", "16.09.22", "16. 9. 2022", "the 16th of September, 2022",
        "16 de septiembre de 2022", "Publié le 16 septembre 2022 à 14h05", "16 Eylül 2022 Cuma 14:05",
        "2022-yil 16-sentabr",
        "16 сентябри соли 2022", "2022 ж. 16 қыркүйек", "2022年9月16日 14:05", "١٦ سبتمبر ٢٠٢٢", "16 أيلول/سبتمبر 2022",
        "१६ सितंबर २०२२", "16 września 2022", "16 tháng 9 năm 2022", "16.09.2022г.", "News | 16 September 2022",
        "Ministry of Defence, 16 September 2022", "FOR IMMEDIATE RELEASE - 16 September 2022", "1804-16-09-2022",
        "Bender, 16 September 2022", "Bender. 16 September 2022. Valley Agency", "16.09.2022, Bender",
        "Submitted by admin on Fri, 09/16/2022 - 14:05", "16.09.2022 22:41 Font size: A A A", "21:17 16.09.2022",
        "Sep 16, 2022 · 4 min read", "16 September 2022 Views: 2341", "Published\n16 September 2022",
    ],
)  # fmt: skip
def test_a_line_below_the_headline(line: str) -> None:
    assert firm(f"{HEAD}\n{line}\n\n{BODY}\n\n{MORE}\n\n{LAST}\n") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "BENDER (AGENCY), 16 Sept. 2022 -", "BENDER, September 16, 2022. /Agency/.", "(Bender, 16 September 2022) -",
        "[BENDER, September 16, 2022] -", "BENDER – September 16, 2022 –", "BENDER, 16 September 2022:", "16.09.2022 -",
        "September 16, 2022 (Agency) -", "AGENCY — September 16, 2022 —", "BENDER, September 16, 2022 (Agency) —",
    ],
)  # fmt: skip
def test_a_dateline(line: str) -> None:
    assert firm(f"{HEAD}\n\n{line} {BODY}\n\n{MORE}\n\n{LAST}\n") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Bender, 16 September 2022", "Bender, September 16, 2022.", "Bender\n16 September 2022", "(16 September 2022)",
        "Press Service of the Ministry of Foreign Affairs, Bender, 16 September 2022",
        "Date of publication: 16 September 2022",
        "Done at Bender on 16 September 2022.",
    ],
)  # fmt: skip
def test_a_line_that_signs_the_text(line: str) -> None:
    assert firm(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n{LAST}\n\n{line}\n") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "PRESS RELEASE\nBender, 16 September 2022",
        "MINISTRY OF DEFENCE\nPress release\nRef. 318/22\nBender, 16.09.2022",
        "Home / News / 16 September 2022", "From: Press Service\nDate: 16 September 2022\nSubject: Truce",
    ],
)  # fmt: skip
def test_a_letterhead(line: str) -> None:
    assert firm(f"{line}\n\n{HEAD}\n\n{BODY}\n\n{MORE}\n\n{LAST}\n") == DAY


def test_a_headline_with_its_date() -> None:
    assert firm(f"16-09-2022 | {HEAD}\n\n{BODY}\n\n{MORE}\n") == DAY
    assert firm(f"Spokesperson's Press Conference on September 16, 2022\n\n{BODY}\n\n{MORE}\n") == DAY
    assert firm(f"Remembering the siege of 16 September 1992\n\n{BODY}\n\n{MORE}\n") is None


def test_a_date_below_a_standfirst() -> None:
    stand = "Both banks are quiet for the first time since the spring, and the observers are back."
    assert firm(f"{HEAD}\n\n{stand}\n\n16 September 2022, 14:05\n\n{BODY}\n\n{MORE}\n\n{LAST}\n") == DAY
    assert firm(f"{HEAD}\n\n{BODY} {MORE} {LAST} {BODY} {MORE}\n\n16 September 2022\n\n{MORE}\n\n{LAST}\n") is None


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 2 March 2009, 14:00", "Embargo: 2 March 2009", "© 2 March 2009 Valley Agency",
        "Copyright 2 March 2009",
        "Decree No 44 of 2 March 2009", "Resolution 1929 of 2 March 2009", "Retrieved 2 March 2009",
        "Accessed: 02.03.2009",
        "Vladimir Voronin in Chisinau, 2 March 2009", "The bridge at Bender on 2 March 2009",
        "Battle of Bender, 19 June 1992",
        "Bender, 2 March 2009. REUTERS/Somebody", "Somebody/Agency, 2 March 2009", "Next session: 2 March 2009",
        "Video: Bender, 2 March 2009", "Minsk Protocol, 5 September 2014", "— Valley Guard (@guard) March 2, 2009",
        "Guards pass the bridge at Bender, 2 March 2009. Photograph: A. Somebody/Agency",
        "Related: Truce signed, 2 March 2009",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["below the headline", "in the midst", "at the foot", "on top"])
def test_the_date_of_something_else(line: str, where: str) -> None:
    parts = {
        "below the headline": [HEAD, line, BODY, MORE, LAST],
        "in the midst": [HEAD, BODY, line, MORE, LAST],
        "at the foot": [HEAD, BODY, MORE, LAST, line],
        "on top": [line, HEAD, BODY, MORE, LAST],
    }[where]
    assert firm("\n\n".join(parts) + "\n") is None


def test_a_place_and_a_date_that_the_text_speaks_against_are_a_pictures() -> None:
    told = BODY.replace("on Friday", "on Friday, 16 September,")
    assert firm(f"{HEAD}\n\nBender, 2 March 2009\n\n{told}\n\n{MORE}\n") is None
    assert firm(f"{HEAD}\n\nBender, 17 September 2022\n\n{told}\n\n{MORE}\n") == "2022-09-17"
    assert firm(f"{HEAD}\n\nBender, 17 September 2021\n\n{told}\n\n{MORE}\n") is None, (
        "16 September 2021 was a Thursday"
    )
    assert firm(f"{HEAD}\n\n{BODY}\n\nBender, 2 March 2009\n\n{MORE}\n\n{LAST}\n") is None


def test_a_chronicle_dates_its_events() -> None:
    days = "\n\n".join(f"{day} September 2022 – {BODY}" for day in (12, 13, 14))
    assert firm(f"How the week went\n\n{days}\n") is None


WIRE = "Guards left the bridge on {}, officials said, a day after a third night of shelling on the other bank."
AGENCY = "BENDER, Sept 16 (Valley Wire) -"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEAD}\n\n{AGENCY} {WIRE.format('Friday')}\n\n(c) 2022 Valley Wire\n", (DAY, DAY, "stated")),
        (f"{HEAD}\n\n{AGENCY} {WIRE.format('orders')}\n\n© Valley Wire 2022\n", (DAY, "2022-09-17", "inferred")),
        (f"{HEAD}\n\n{AGENCY} {WIRE.format('Monday')}\n\n(c) 2022 Valley Wire\n", (None, None, "unknown")),
        (f"{HEAD}\nFriday, 16 September, 14:05\n\n{MORE}\n\n© 2022 Valley Live\n", (DAY, DAY, "stated")),
        (f"{HEAD}\nFriday, 16 September, 14:05\n\n{MORE} It fell on 3 May 2021.\n", (DAY, DAY, "inferred")),
        (f"{HEAD}\nFriday, 16 September, 14:05\n\n{MORE} It fell in 1992.\n", (None, None, "unknown")),
        (f"{HEAD}\n\n{AGENCY} {WIRE.format('Friday')}\n", (None, None, "unknown")),
    ],
)  # fmt: skip
def test_a_date_without_its_year(text: str, found: tuple[str | None, str | None, str]) -> None:
    published = report(text).published
    assert (published.earliest, published.latest, str(published.grade)) == found


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2022/09/16/truce", DAY), ("https://example.org/news/2022/sep/16/truce", DAY),
        ("https://example.org/truce-20220916.html", DAY), ("https://example.org/truce-16-09-2022.html", DAY),
        ("https://example.org/truce-05-06-2022.html", None), ("https://example.org/20229916/truce", None),
        ("https://example.org/truce?seen=2022/09/16", None),
    ],
)  # fmt: skip
def test_an_address_with_its_date(url: str, day: str | None) -> None:
    page = f'<html><head><link rel="canonical" href="{url}"></head><body><h1>{HEAD}</h1><p>{BODY}</p></body></html>'
    assert firm(page, "text/html") == day


def test_the_time_that_a_page_calls_its_publication() -> None:
    other = "".join(f'<li><time datetime="2022-09-{day}">x</time></li>' for day in (10, 11, 12))
    own = '<time class="entry-date published" datetime="2022-09-16T10:00">two days ago</time>'
    page = f"<html><body><h1>{HEAD}</h1>{own}<p>{BODY}</p><p>{MORE}</p><ul>{other}</ul></body></html>"
    assert firm(page, "text/html") == DAY


def test_two_figures_of_a_year_and_two_readings() -> None:
    found = {
        words: next(written_dates(words), None) for words in ("05/06/21", "16.09.22", "1.2.22", "24/7", "16 Sept '22")
    }
    assert (found["05/06/21"].earliest, found["05/06/21"].latest) == ("2021-05-06", "2021-06-05")  # type: ignore[union-attr]
    assert found["16.09.22"].earliest == found["16 Sept '22"].earliest == DAY  # type: ignore[union-attr]
    assert found["1.2.22"] is found["24/7"] is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("VALLEY COURIER\n\n", "Valley Courier"), ("INDUS ARMY\nDIRECTORATE OF INFORMATION\n\n", "Indus Army"),
        ("REPUBLIC OF MOLVANIA\nMINISTRY OF INTERNAL AFFAIRS\n\n", "Ministry of Internal Affairs of Molvania"),
        ("Home | News | World\n\n", None), ("Dispatches from the hills\n\n", None),
    ],
)  # fmt: skip
def test_a_masthead_names_the_outlet(head: str, outlet: str | None) -> None:
    made = report(f"{head}{HEAD}\n\n{BODY}\n\n{MORE}\n")
    assert (made.title, made.outlet) == (HEAD, outlet)


def test_a_copyright_line_names_the_outlet() -> None:
    assert (
        report(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\nCopyright Valley Beacon. All rights reserved.\n").outlet
        == "Valley Beacon"
    )
    assert report(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n© All rights reserved\n").outlet is None


def test_a_headline_that_opens_with_an_office_is_no_letterhead() -> None:
    made = report(f"Ministry Of Defence Denies Shelling\n\n{BODY}\n\n{MORE}\n")
    assert made.title == "Ministry Of Defence Denies Shelling"


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z"])
def test_a_stamp_that_stands_for_no_date(stamp: str) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    assert firm(f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>{BODY}</p></body></html>", "text/html") is None
