"""Lines that give a day and, beside it, notices of the page: how times are told, in what order, how often it was read.

    Sunday, 4 May 2014. Times are local. Newest entries first.
    Sunday 4 May 2014 (all times Caracas)
    Live coverage, 4 May 2014
    4 May 2014 - 12 comments - 3 min read

The day stands first, or behind words of such notices alone. What stands beside it is cut at full stops, brackets, bars,
dashes and commas: the first piece must be a notice, and so must every other, or be a short sentence behind one.
"""

import re
from itertools import takewhile

from standoff.reports.wording import Phrases, fold, fold_words, wording

_PIECES = re.compile(r"[.!?;:]\s+|[()\[\]]|\s[-–—/|•·»]+\s|\s*[|•·»,]\s*|\s{2,}")
_COUNT = re.compile(r"\d[\d.,]*(?:\s?[kKmM]\b)?\+?")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_OFFSET = re.compile(r"\s?[+-]\s?\d{1,2}(?::?\d{2})?(?=$|\W)")
_CREDITED = re.compile(r"[^\W\d_]\s?/\s?[A-Z]|©")
_BAR = re.compile(r"\s*[|•·»]")
_SHORT_SENTENCE = 10
_LONGEST_COUNT = 4
_LONGEST_LEAD = 6
_LEADING = 2
_TITLE = 6
_LONGEST_TITLE = 10


def is_day_with_notices(text: str, start: int, end: int) -> bool:
    """Whether the line `text` is the day `[start, end)` with notices of the page beside it, at least one."""
    if _CREDITED.search(text):
        return False
    before = [piece for piece in _pieces(text[:start]) if not _is_of_date(piece)]
    after = [piece for piece in _pieces(text[end:]) if not _is_of_date(piece)]
    if not after:
        return bool(before) and len(before) <= _LEADING and all(_leads(piece) for piece in before)
    if not is_notice(after[0]) and not (_closes(after[0]) and any(_leads(piece) for piece in before)):
        return False
    led = all(_leads(piece) or _is_signed(piece) for piece in before)
    titled = sum(len(piece.split()) for piece in before) <= _LONGEST_TITLE and _BAR.match(text[end:]) is not None
    if not led and not (titled and _tells_times(after)):
        return False
    known = sum(1 for _ in takewhile(is_notice, after))
    return all(is_notice(piece) or _closes(piece) or len(piece.split()) <= _SHORT_SENTENCE for piece in after[known:])


def _pieces(text: str) -> list[str]:
    """What stands between full stops, brackets, bars, dashes and commas, without clocks."""
    return [bare for piece in _PIECES.split(_without_clock(text)) if (bare := piece.strip(" .:-–—/#"))]


def _leads(piece: str) -> bool:
    """Whether a short piece before the day is a notice: "Live blog", "Our live page for"."""
    words = tuple(word for word in fold_words(piece) if word not in wording().days)
    return len(words) <= _LONGEST_LEAD and _notices(piece)


def _is_signed(piece: str) -> bool:
    """Whether a piece says who put the page up: "Posted by admin on", "Text: Ana Prado"."""
    lists, folded = wording(), fold(piece)
    opens = lists.byline_prefixes.opens(folded) or lists.published_words.opens(folded)
    return opens is not None and len(piece.split()) <= _TITLE


def _closes(piece: str) -> bool:
    """Whether a piece files the page or says who edits it, or that it has ended: "Filed under: Borders"."""
    lists, folded = wording(), fold(piece)
    named = (
        lists.other_prefixes.opens(folded) or lists.updated_words.opens(folded) or lists.byline_prefixes.opens(folded)
    )
    return (named is not None and len(piece.split()) <= _TITLE) or _notices(piece)


def _tells_times(pieces: list[str]) -> bool:
    """Whether every piece behind the day tells how the page is ordered or its times, in two words or more."""
    first = _notices(pieces[0]) and len(pieces[0].split()) > 1
    return first and all(_notices(piece) or fold_words(piece)[-1:] == ("time",) for piece in pieces)


def is_notice(piece: str) -> bool:
    """Whether a piece says how the page tells its times or orders its entries, or counts its readers."""
    counted = _COUNT.match(piece)
    if counted is not None:
        words = fold_words(piece[counted.end() :])
        return 0 < len(words) <= _LONGEST_COUNT and _covers(wording().counted_words, words)
    return _notices(piece) or _is_length(piece)


def _is_length(piece: str) -> bool:
    """Whether a piece tells how long the reading takes: "Reading time 4 minutes"."""
    words = tuple(word for word in fold_words(piece) if not word.isdigit())
    known = Phrases.joined((wording().counted_words, wording().navigation))
    return len(words) > 1 and any(word.isdigit() for word in piece.split()) and _covers(known, words)


def _notices(piece: str) -> bool:
    """Whether a phrase of notices stands in the piece, and beside it only names, days and words of date lines."""
    lists = wording()
    piece = _OFFSET.sub(" ", piece)
    words = [word for word in piece.split() if not _is_name(word)]
    folded = fold_words(" ".join(words))
    known = Phrases.joined((lists.time_notices, lists.notice_joints, lists.date_words, lists.date_governors))
    noticed = any(
        lists.time_notices.is_whole(found[at : at + size])
        for found in (fold_words(piece),)
        for size in (1, 2, 3)
        for at in range(len(found) - size + 1)
    )
    whole = fold_words(piece)
    return noticed and any(_covers(known, tuple(w for w in part if w not in lists.days)) for part in (whole, folded))


def _is_name(word: str) -> bool:
    """A capitalised word that no notice holds: the place whose time is told."""
    lists = wording()
    folded = fold_words(word)
    return word[:1].isupper() and not lists.time_notices.is_whole(folded) and not lists.date_words.is_whole(folded)


def _is_of_date(piece: str) -> bool:
    """Whether a piece holds nothing but days of the week, figures and words of date lines."""
    lists = wording()
    words = tuple(w for w in fold_words(piece) if w not in lists.days and any(c.isalpha() for c in w))
    return _covers(lists.date_words, words)


def _covers(phrases: Phrases, words: tuple[str, ...]) -> bool:
    return phrases.covered(words) == len(words)


def _without_clock(text: str) -> str:
    return _CLOCK.sub(" ", text)
