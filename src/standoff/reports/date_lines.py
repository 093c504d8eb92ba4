"""Lines that give a date and hardly more: by what else stands in them, whether they surely say when a report appeared.

"Published: 3 May 2022, 09:45", "Press release No 44 | 3 May 2022", "3 May 2022 / News" say so by themselves. A line of
names and a date ("Ferghana, 3 May 2022", "Ministry of Defence, 3 May 2022") may as well stand below a picture: `dates`
looks at where it stands. A line that speaks of a law, an embargo, a copyright or a picture gives another date.
"""

import re

from standoff.record.terms import Label
from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.datelines import find_dateline
from standoff.reports.lines import SeenLine
from standoff.reports.wording import Phrases, fold, fold_words, wording

Verdict = tuple[Label, str] | None

PLACE_AND_DATE = "a place and a date"
NAMES_AND_DATE = "names and a date"
DOUBTFUL = frozenset({PLACE_AND_DATE, NAMES_AND_DATE})
"""Such a line may date the report, or the picture beside it: `dates` takes it only where it is safe."""
A_CLOCK = "a time of day alone"
WITHOUT_YEAR = "a date without its year"
A_MONTH = "a month and its year"
STAMP_WORDS = 18
STAMP_NAMES = 6
STAMPED_BY = 2
LONGEST = 30
PIECE_WORDS = 5
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}\b"
    r"|(?:utc|gmt)\s?[+-]\s?\d+",
    re.IGNORECASE,
)
_NUMBERS_ONLY = re.compile(r"^[\W\d_]+$")
_NUMBERED = re.compile(r"^(?:№|n[º°o.]?|nr\.?|#)?[\d/.,-]+[a-z]{0,2}$", re.IGNORECASE)
_PARTED = re.compile(r"\s*[|•·»>]\s*|\s+[-–—/]\s+|\s{2,}|\t|(?<=\w),\s")
_STOPS = re.compile(r"[.!?]\s")
_STAMP = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}|[Ll]ocal time)?[\])]?[:.–—-]?")
_CREDIT = re.compile(r"\d{4}\s*[.,–—-]?\s*(?!\w+ - )[^\W\d_][\w.'’ -]*\s?/\s?[^\W\d_]|[a-z]\s?/\s?[A-Z][\w.'’ -]*,\s")
"""Names parted by a stroke behind a date, or in small letters before it, are a photographer and an agency."""
_LINKING = frozenset({"of", "the", "and", "for", "de", "la", "al", "&", "in", "on"})
_MONTH_ALONE = re.compile(r"[\W_]*([^\W\d_]+)\.?,?\s((?:19|20)\d{2})[\W_]*")
_YEARLESS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s([^\W\d_]+)\.?|([^\W\d_]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?)(?!\w|[.:/-]\d)"
)


def date_line(line: SeenLine) -> Verdict:
    """DATELINE with the rule's name where `line` is a date and what stands beside one; None where it is not."""
    handle = "@" in line.text and not wording().byline_prefixes.opens(line.folded)
    if line.size > LONGEST or handle or of_something_else(line):
        return None
    dates = list(written_dates(line.text))
    if not dates:
        return _without_date(line)
    if _is_day_of_entries(line, dates[0]):
        return Label.DATELINE, "a date and how its times are told"
    rest = _without(line.text, dates)
    words = [w for w in fold_words(_CLOCK.sub(" ", rest)) if not _NUMBERS_ONLY.match(w) and w not in wording().days]
    lists = wording()
    known = Phrases.joined((lists.date_words, lists.document_words, lists.navigation, lists.share))
    numbers = [w for w in words if _NUMBERED.match(w)]
    strange = len(words) - len(numbers) - known.covered(tuple(w for w in words if w not in numbers))
    if strange <= 0 and (len(words) - len(numbers) <= STAMP_WORDS or line.size <= STAMP_WORDS):
        return Label.DATELINE, "a date alone"
    if line.size > STAMP_WORDS:
        return None
    return _with_more(line, dates, rest, tuple(words), strange)


def _is_day_of_entries(line: SeenLine, written: Written) -> bool:
    """Whether a day stands alone, and notices of how times are told behind it: "3 May 2021. All times are GMT."."""
    stop = line.text.find(". ", written.end)
    if not line.ends or stop < 0:
        return False
    day = line.text[: written.start] + line.text[written.end : stop]
    if any(w not in wording().days and not _NUMBERS_ONLY.match(w) for w in fold_words(_CLOCK.sub(" ", day))):
        return False
    notices = [fold_words(piece) for piece in _STOPS.split(line.text[stop + 1 :]) if piece.strip(" .")]
    return bool(notices) and all(wording().time_notices.covered(words) for words in notices)


def _with_more(line: SeenLine, dates: list[Written], rest: str, words: tuple[str, ...], strange: int) -> Verdict:
    lists = wording()
    stamps = (lists.published_words, lists.updated_words, lists.byline_prefixes)
    before = fold_words(line.text[: dates[0].start])
    if not line.ends and any(phrases.is_whole(before) for phrases in stamps[:2]):
        return Label.DATELINE, "a date after the word for it"
    if not line.ends and strange <= STAMPED_BY and lists.published_words.opens(line.folded):
        return Label.DATELINE, "a date after the word for it"
    if before and lists.date_governors.is_whole(before[-1:]) and strange > STAMPED_BY:
        return None
    known = Phrases.joined((*stamps, lists.date_words, lists.document_words))
    lower = [w for w in rest.split() if w[0].isalpha() and w[0].islower()]
    named = strange <= STAMP_NAMES and all(known.is_whole(fold_words(w)) or w.lower() in _LINKING for w in lower)
    if not named:
        return None
    if not line.ends:
        if _CLOCK.search(rest) or any(phrases.covered(words) for phrases in stamps):
            return Label.DATELINE, "a date, a clock and names"
        if any(_is_section(piece) for piece in _PARTED.split(_outside(line.text, dates))):
            return Label.DATELINE, "a date and a section of the site"
        if lists.letterhead_words.covered(words):
            return Label.DATELINE, "a date and who issues it"
        if lists.document_words.covered(words) and not set(words) & _LINKING:
            return Label.DATELINE, "a date and a kind of document"
    if line.ends and line.size > PIECE_WORDS * 2:
        return None
    dateline = find_dateline(line.text.strip("*_ "))
    if dateline is not None and dateline.end == len(line.text.strip("*_ ")):
        return Label.DATELINE, PLACE_AND_DATE
    return (Label.DATELINE, NAMES_AND_DATE) if strange <= PIECE_WORDS and not line.ends else None


def _without(text: str, dates: list[Written]) -> str:
    for found in reversed(dates):
        text = text[: found.start] + " " + text[found.end :]
    return text


def _outside(text: str, dates: list[Written]) -> str:
    """The text with a bar in the place of each date, so that what stands beside it is a piece of its own."""
    for found in reversed(dates):
        text = text[: found.start] + "|" + text[found.end :]
    return text


def _is_section(piece: str) -> bool:
    """Whether a piece of the line is a section of the site or a kind of document, as a whole."""
    words = fold_words(piece)
    lists = wording()
    return bool(words) and any(phrases.is_whole(words) for phrases in (lists.navigation, lists.document_words))


def of_something_else(line: SeenLine) -> bool:
    """Whether the line credits a picture, or names a law, an embargo or the like, whose date it then gives."""
    if _CREDIT.search(line.text) or "©" in line.text:
        return True
    lists = wording()
    words = line.words
    at = 0
    while at < len(words):
        size = max((n for n in (3, 2, 1) if lists.other_dates.is_whole(words[at : at + n])), default=0)
        if size and not any(p.is_whole(words[at : at + 2]) for p in (lists.date_words, lists.published_words)):
            return True
        at += 1
    return False


def month_of_line(text: str) -> tuple[int, int] | None:
    """The year and month where they are all that a line gives: "October 2023"."""
    match = _MONTH_ALONE.fullmatch(text.strip())
    month = wording().months.get(fold(match[1])) if match else None
    return (int(match[2]), month) if match and month is not None else None


def _without_date(line: SeenLine) -> Verdict:
    """The word for a date alone, or a day and month with a clock or a weekday: "Friday, 16 September"."""
    lists = wording()
    if lists.published_words.is_whole(line.words) or lists.updated_words.is_whole(line.words):
        return Label.DATELINE, "the word for a date"
    if line.ends or line.size > STAMP_WORDS // 2:
        return None
    if month_of_line(line.text) is not None:
        return Label.DATELINE, A_MONTH
    if _STAMP.fullmatch(line.text.strip()):
        return Label.DATELINE, A_CLOCK
    for match in _YEARLESS.finditer(line.text):
        if fold_words(match[2] or match[3])[0] not in lists.months:
            continue
        rest = line.text[: match.start()] + " " + line.text[match.end() :]
        clock = _CLOCK.search(rest) is not None
        words = [w for w in fold_words(_CLOCK.sub(" ", rest)) if not _NUMBERS_ONLY.match(w)]
        days = [w for w in words if w in lists.days]
        others = tuple(w for w in words if w not in lists.days)
        if lists.date_words.covered(others) == len(others) and (clock or days or lists.published_words.covered(others)):
            return Label.DATELINE, WITHOUT_YEAR
    return None
