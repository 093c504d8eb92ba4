"""Lines that give a date and hardly more: by what else stands in them, whether they surely say when a report appeared.

"Published: 3 May 2022, 09:45", "Press release No 44 | 3 May 2022", "3 May 2022 / News" say so by themselves. A line of
names and a date ("Ferghana, 3 May 2022", "Ministry of Defence, 3 May 2022") may as well stand below a picture: `dates`
looks at where it stands. A line that speaks of a law, an embargo, a copyright or a picture gives another date.
"""

import re
from collections.abc import Iterator

from standoff.record.terms import Label
from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.datelines import find_dateline
from standoff.reports.day_notices import is_day_with_notices, is_notice
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
ISSUE_OF_A_MONTH = "an issue and its month"
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
_STAMP = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}|[Ll]ocal time)?[\])]?[:.–—-]?")
_CREDIT = re.compile(
    r"\d{4}\s*[.,–—(\[-]?\s*(?!\w+ - )[^\W\d_][\w.'’ -]*\s?/\s?[^\W\d_]|[a-z]\s?/\s?[A-Z][\w.'’ -]*,\s"
)
"""Names parted by a stroke behind a date, or in small letters before it, are a photographer and an agency."""
_ARTICLES = frozenset({"the", "a", "an", "our"})
_LINKING = frozenset({"of", "the", "and", "for", "de", "la", "al", "&", "in", "on"})
_MONTH_ALONE = re.compile(r"(?<![^\W_])([^\W\d_]+)\.?,?\s((?:19|20)\d{2})[\W_]*$")
_YEARLESS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s([^\W\d_]+)\.?|([^\W\d_]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?)(?!\w|[.:/-]\d)"
)


def date_line(line: SeenLine) -> Verdict:
    """DATELINE with the rule's name where `line` is a date and what stands beside one; None where it is not."""
    handle = "@" in line.text and not wording().byline_prefixes.opens(line.folded)
    if line.size > LONGEST or handle:
        return None
    if (noticed := _with_notices(line)) is not None:
        return noticed
    if of_something_else(line):
        return None
    dates = list(written_dates(line.text))
    if not dates:
        return _without_date(line)
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


def _with_more(line: SeenLine, dates: list[Written], rest: str, words: tuple[str, ...], strange: int) -> Verdict:
    lists = wording()
    if _is_periodical(line, dates):
        return Label.DATELINE, "what comes out on a day, and that day"
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
        if any(_is_section(piece) or is_notice(piece) for piece in _PARTED.split(_outside(line.text, dates))):
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


def _is_periodical(line: SeenLine, dates: list[Written]) -> bool:
    """Whether a short line names what came out on the day that it ends in: "Evening news of 4 May 2014"."""
    text = line.text.rstrip(" .)")
    if dates[0].end == len(text):
        before = _without_days(fold_words(text[: dates[0].start]))
        governed = before[-1:] in (("of",), ("for",), ("from",))
        comes_out = governed and len(before) > 1 and _comes_out(before[:-1])
        return comes_out or _is_bulletin(text[: dates[0].start]) or _is_live(line, before)
    outside = [piece for piece in _PARTED.split(_outside(text, dates)) if piece.strip(" |")]
    return any(_is_bulletin(piece) for piece in outside) and all(_is_bulletin(p) or _is_named(p) for p in outside)


def _without_days(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and words[-1] in wording().days:
        words = words[:-1]
    return words


def _comes_out(words: tuple[str, ...]) -> bool:
    lists = wording()
    return lists.periodical_words.is_whole(words[-1:]) or lists.periodical_words.is_whole(words[-2:])


def _is_bulletin(piece: str) -> bool:
    """Whether a short piece names a broadcast or an issue: "the midday news", "The news at seven"."""
    words = tuple(w for w in _without_days(fold_words(piece)) if w not in _LINKING and w not in _ARTICLES)
    at = next((n for n, word in enumerate(words) if word == "at"), len(words))
    return (
        1 < len(words) <= PIECE_WORDS and at in (len(words), len(words) - 2, len(words) - 3) and _comes_out(words[:at])
    )


def _is_named(piece: str) -> bool:
    """Whether a piece holds names alone: the station, the town."""
    words = piece.strip(" |").split()
    return 0 < len(words) <= PIECE_WORDS and all(w[:1].isupper() or w.lower() in _LINKING for w in words)


def _is_live(line: SeenLine, before: tuple[str, ...]) -> bool:
    return not line.ends and len(before) <= STAMP_NAMES and wording().live_openings.opens(line.folded) is not None


def _with_notices(line: SeenLine) -> Verdict:
    """A day and notices of the page beside it, with its year or without."""
    dates = list(written_dates(line.text))
    if len(dates) == 1 and is_day_with_notices(line.text, dates[0].start, dates[0].end):
        return Label.DATELINE, "a date and how its times are told"
    if dates:
        return None
    if any(is_day_with_notices(line.text, start, end) for start, end in _yearless(line.text)):
        return Label.DATELINE, WITHOUT_YEAR
    return None


def _yearless(text: str) -> Iterator[tuple[int, int]]:
    """Where a day and month without a year stand."""
    at = 0
    while match := _YEARLESS.search(text, at):
        named = fold_words(match[2] or match[3])[0] in wording().months
        if named:
            yield match.start(), match.end()
        at = match.end() if named else max(match.start() + 1, match.start(4 if match[4] else 2))


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
    """The year and month where they are all that a line gives, or stand behind a number: "No. 4, October 2023"."""
    match = _MONTH_ALONE.search(text.strip())
    month = wording().months.get(fold(match[1])) if match else None
    if match is None or month is None:
        return None
    before = fold_words(text.strip()[: match.start()])
    if before and not (_is_numbered(before) and wording().document_words.covered(before) >= len(before) / 2):
        return None
    return int(match[2]), month


def _is_numbered(words: tuple[str, ...]) -> bool:
    return any(_NUMBERED.match(word) for word in words) and all(
        _NUMBERED.match(word) or wording().document_words.is_whole((word,)) for word in words
    )


def _without_date(line: SeenLine) -> Verdict:
    """The word for a date alone, or a day and month with a clock or a weekday: "Friday, 16 September"."""
    lists = wording()
    if lists.published_words.is_whole(line.words) or lists.updated_words.is_whole(line.words):
        return Label.DATELINE, "the word for a date"
    if line.ends or line.size > STAMP_WORDS // 2:
        return None
    if month_of_line(line.text) is not None:
        return Label.DATELINE, A_MONTH if len(line.words) == 2 else ISSUE_OF_A_MONTH
    if _STAMP.fullmatch(line.text.strip()):
        return Label.DATELINE, A_CLOCK
    spans = list(_yearless(line.text))
    if not spans:
        return None
    rest = line.text
    for start, end in reversed(spans):
        rest = rest[:start] + " " + rest[end:]
    clock = _CLOCK.search(rest) is not None
    words = [w for w in fold_words(_CLOCK.sub(" ", rest)) if not _NUMBERS_ONLY.match(w)]
    others = tuple(w for w in words if w not in lists.days)
    dated = clock or len(others) < len(words) or lists.published_words.is_whole(others[:1])
    if lists.date_words.covered(others) == len(others) and dated:
        return Label.DATELINE, WITHOUT_YEAR
    return None
