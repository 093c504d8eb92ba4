"""What a line is by its own words alone: page furniture, captions, credits, bylines and dates.

Each rule here needs strong evidence in the line itself; everything else is left to its neighbours (`labels`).
"""

import re

from standoff.record.terms import Label
from standoff.reports.calendar_dates import written_dates
from standoff.reports.date_lines import PLACE_AND_DATE, Verdict, date_line, of_something_else
from standoff.reports.datelines import find_dateline
from standoff.reports.lines import SeenLine
from standoff.reports.wording import Phrases, fold_words, wording

FURNITURE_WORDS = 12
CAPTION_WORDS = 70
MENU_WORDS = 4
PROMOTION_WORDS = 30
CREDIT_WORDS = 6
_STOP = re.compile(r"[.!?)]\s+")
_PARTED = re.compile(r"\s*(?:[|·•»›→]|>+)\s*|\s{2,}|\t|\s/\s|:\s")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]\s*\.?$")
_SLASH_CREDIT = re.compile(r"[\w.'’\- ]{3,60}\s?/\s?[\w.'’\- ]{2,40}")
_DASHED_PLACE = re.compile(r"[^\W\d_][\w'’.\- ]{2,40}(?:,\s?[\w'’.\- ]{2,40})?\s(?:-|--|–|—)\s+\S")
_SENTENCE_BREAK = re.compile(r"[.!?]['\"”’]?\s+[\"'“‘]?[^\W\d_a-z]")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’\-]*")
_LETTERS_ONLY = re.compile(r"^[A-ZА-Я]{1,3}[+\-]?$")
_NUMBERS_ONLY = re.compile(r"^[\W\d_]+$")
_COUNT = re.compile(r"^\(?\d+\)?$|^\d+[km]?$", re.I)


def by_own_words(line: SeenLine, main_script: str | None) -> Verdict:
    """The label that the words of `line` show by themselves, with the rule's name; None where they show none."""
    for rule in (date_line, _furniture, _other, _promotion, _menu, _related, _credit, _byline, _caption, _dateline):
        verdict = rule(line)
        if verdict is not None:
            return verdict
    return _foreign(line, main_script)


def _dateline(line: SeenLine) -> Verdict:
    """A dateline on a line of its own."""
    text = line.text.strip("*_ ")
    if line.ends or "@" in text or of_something_else(line):
        return None
    found = find_dateline(text)
    return (Label.DATELINE, PLACE_AND_DATE) if found is not None and found.end == len(text) else None


def _furniture(line: SeenLine) -> Verdict:
    """A line that is wholly made of known words of the page's own controls."""
    words = tuple(w for w in line.words if not _COUNT.match(w))
    lists = wording()
    if not words:
        return (Label.OTHER, "no words") if _NUMBERS_ONLY.match(line.text) and not line.kept else None
    if line.size > FURNITURE_WORDS:
        return None
    for phrases, label in (
        (lists.comment_headers, Label.COMMENT),
        (lists.related_headers, Label.RELATED_LINK),
        (lists.share, Label.SHARE),
        (lists.navigation, Label.NAVIGATION),
    ):
        if phrases.is_whole(words):
            return label, f"known words: {label}"
    named = [lists.share, lists.navigation, lists.comment_headers]
    if len(words) > 1 and Phrases.joined(named).covered(words) == len(words):
        most = max(named, key=lambda phrases: phrases.covered(words))
        label = Label.NAVIGATION if most is lists.navigation else Label.SHARE
        return label, f"made of known words: {label}"
    if _LETTERS_ONLY.match(line.text) and "h2" not in line.marks:
        return Label.NAVIGATION, "one to three capitals"
    return None


def _menu(line: SeenLine) -> Verdict:
    """Three or more short pieces parted by bars, dots or wide spaces, or fewer where one is a known control."""
    pieces = [words for piece in _PARTED.split(line.text) if (words := fold_words(piece))]
    if len(pieces) < 2 or line.ends or any(len(words) > MENU_WORDS for words in pieces):
        return None
    lists = wording()
    shared = sum(_names(words, lists.share) for words in pieces)
    known = shared + sum(_names(words, lists.navigation, lists.comment_headers) for words in pieces)
    if not known and (len(pieces) < 3 or any(written_dates(line.text))):
        return None
    if shared * 2 >= len(pieces):
        return Label.SHARE, "a row of share buttons"
    return Label.NAVIGATION, "a row of short pieces"


def _names(words: tuple[str, ...], *lists: Phrases) -> bool:
    """Whether the words, without a number behind them, are a phrase of one of the lists or all made of such."""
    plain = tuple(word for word in words if not _COUNT.match(word))
    return any(bool(plain) and phrases.covered(plain) == len(plain) for phrases in lists)


def _related(line: SeenLine) -> Verdict:
    """READ ALSO: and its like before the title of another article."""
    opening = wording().related_prefixes.opens(line.folded.lstrip("[(> "))
    if opening is None or line.size > 40:
        return None
    rest = line.text.lstrip("[(> ")[len(opening) :].lstrip()
    if opening[-1] == ":" or rest[:1] in (":", "-", "–", "—", "|", "»", ">") or line.linked > 0.5:
        return Label.RELATED_LINK, f"opens with '{opening}'"
    return None


def _credit(line: SeenLine) -> Verdict:
    opening = wording().source_prefixes.opens(line.folded.lstrip("*-– "))
    if opening is not None and line.size <= 40:
        return Label.SOURCE_CREDIT, f"opens with '{opening}'"
    return None


def _promotion(line: SeenLine) -> Verdict:
    """An outlet asking to be followed, read or paid: an opening of that kind, with no report's length."""
    opening = wording().promotions.opens(line.folded)
    return (Label.SHARE, f"opens with '{opening}'") if opening is not None and line.size <= PROMOTION_WORDS else None


def _other(line: SeenLine) -> Verdict:
    """Tags:, Views: and their like."""
    opening = wording().other_prefixes.opens(line.folded)
    return (Label.OTHER, f"opens with '{opening}'") if opening is not None and line.size <= 40 else None


def _byline(line: SeenLine) -> Verdict:
    """A word for authorship and one or two names, with at most an agency or a date behind them."""
    opening = wording().byline_prefixes.opens(line.folded)
    if opening is None or line.size > 12 or line.ends:
        return None
    names = line.text[len(opening) :].lstrip(" :").replace(",", " ").split()
    words = wording().byline_words
    named = [w for w in names if not words.is_whole(fold_words(w))]
    if names and len(named) < len(names) + 1 and all(_NAME.match(w) or w[0].isdigit() for w in named):
        return (Label.BYLINE, f"'{opening}' and a name") if _NAME.match(names[0]) or len(named) < len(names) else None
    return None


def _caption(line: SeenLine) -> Verdict:
    if line.size > CAPTION_WORDS:
        return None
    opening = wording().caption_prefixes.opens(line.folded.lstrip("[("))
    if opening is not None and line.size <= 50:
        return Label.CAPTION, f"opens with '{opening}'"
    for stop in _STOP.finditer(line.folded):
        last = line.folded[stop.end() :]
        if len(last.split()) <= CREDIT_WORDS and wording().caption_prefixes.opens(last):
            return Label.CAPTION, "ends in a word for a picture"
    bracket = _BRACKET.search(line.text)
    if bracket is not None and _credits_picture(bracket[1]):
        return Label.CAPTION, "a picture credit in brackets"
    return _dated_caption(line)


def _credits_picture(words: str) -> bool:
    folded = fold_words(words)
    lists = wording()
    named = any(lists.credit_words.covered(folded[at:]) for at in range(min(len(folded), 6)))
    return named or _SLASH_CREDIT.fullmatch(words.strip()) is not None


def _dated_caption(line: SeenLine) -> Verdict:
    """One sentence that ends in a date which nothing in it governs: "..., January 11, 2021."."""
    text = line.text.rstrip(" .")
    if not text[:1].isalnum() and text[:1] not in '"“‘(':
        return None
    dates = [found for found in written_dates(text) if found.end == len(text)]
    if not dates or line.size < 6 or _SENTENCE_BREAK.search(text[: dates[0].start]):
        return None
    if wording().talk_words.opens(line.folded) is not None or find_dateline(text.strip("*_ ")) is not None:
        return None
    if _governed(text[: dates[0].start]):
        return (Label.CAPTION, "a place, a dash and a date") if _DASHED_PLACE.match(text) and not line.ends else None
    return Label.CAPTION, "ends in a date that stands alone"


def _governed(before: str) -> bool:
    """Whether the words before a date end in a preposition, with or without a day of the week."""
    words = fold_words(before)[-2:]
    if words and words[-1] in wording().days:
        words = words[:-1]
    return wording().date_governors.is_whole(words[-1:])


def _foreign(line: SeenLine, main_script: str | None) -> Verdict:
    if line.script is None or main_script is None or line.script == main_script or line.kept:
        return None
    if line.size <= FURNITURE_WORDS:
        return Label.NAVIGATION, "another script than the report"
    return Label.OTHER, "another script than the report"
