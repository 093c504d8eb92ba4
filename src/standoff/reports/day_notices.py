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

from standoff.reports.wording import Phrases, fold_words, wording

_PIECES = re.compile(r"[.!?;]\s+|[()\[\]]|\s[-–—/|•·»]\s|\s*[|•·»,]\s*|\s{2,}")
_COUNT = re.compile(r"\d[\d.,]*(?:\s?[kKmM]\b)?\+?")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_OFFSET = re.compile(r"\s?[+-]\s?\d{1,2}(?::?\d{2})?(?=$|\W)")
_CREDITED = re.compile(r"[^\W\d_]\s?/\s?[A-Z]|©")
_SHORT_SENTENCE = 10
_LONGEST_COUNT = 4


def is_day_with_notices(text: str, start: int, end: int) -> bool:
    """Whether the line `text` is the day `[start, end)` with notices of the page beside it, at least one."""
    if _CREDITED.search(text):
        return False
    before = _without_clock(text[:start])
    after = [piece.strip(" .:-–—") for piece in _PIECES.split(_without_clock(text[end:]))]
    pieces = [piece for piece in after if piece and not _is_of_date(piece)]
    led = _is_of_date(before)
    if not led and not (_notices(before) and len(fold_words(before)) <= _LONGEST_COUNT):
        return False
    if not pieces:
        return not led
    if not is_notice(pieces[0]):
        return False
    known = sum(1 for _ in takewhile(is_notice, pieces))
    return all(is_notice(piece) or len(piece.split()) <= _SHORT_SENTENCE for piece in pieces[known:])


def is_notice(piece: str) -> bool:
    """Whether a piece says how the page tells its times or orders its entries, or counts its readers."""
    counted = _COUNT.match(piece)
    if counted is not None:
        words = fold_words(piece[counted.end() :])
        return 0 < len(words) <= _LONGEST_COUNT and _covers(wording().counted_words, words)
    return _notices(piece)


def _notices(piece: str) -> bool:
    """Whether a phrase of notices stands in the piece, and beside it only names, days and words of date lines."""
    lists = wording()
    piece = _OFFSET.sub(" ", piece)
    words = [word for word in piece.split() if not _is_name(word)]
    folded = fold_words(" ".join(words))
    known = Phrases.joined((lists.time_notices, lists.date_words, lists.date_governors))
    noticed = any(
        lists.time_notices.is_whole(found[at : at + size])
        for found in (fold_words(piece),)
        for size in (1, 2, 3)
        for at in range(len(found) - size + 1)
    )
    return noticed and _covers(known, tuple(w for w in folded if w not in lists.days))


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
