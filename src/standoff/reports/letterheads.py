"""The lines above a headline that say whose report it is: a masthead ("VALLEY POST") or an office's letterhead.

Such a line is written in capitals or like a title and holds a word for a paper, a station, an agency or an office.
"""

import re
from collections.abc import Iterator, Sequence

from standoff.record.rows import Line
from standoff.record.terms import Label
from standoff.reports.lines import SeenLine
from standoff.reports.wording import fold_words, wording

LONGEST = 10
_PIECES = re.compile(r"\s+[-–—|:·•]\s+|,\s+")
_LINKING = frozenset({"of", "the", "and", "for", "in", "de", "la", "del", "des", "du", "&"})
_STATE = re.compile(
    r"(?:the\s+)?(?:\w+\s+){0,3}(?:republic|kingdom|state|federation|emirate)\s+of\s+(.+)", re.IGNORECASE
)
_GOVERNMENT = re.compile(r"(?:the\s+)?(?:royal\s+)?government\s+of\s+(.+)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s:,©(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,:]*([^\d|]*)", re.IGNORECASE
)
_RIGHTS = re.compile(r"\s*(?:all rights|[.|,;]|\d{4}).*$", re.IGNORECASE | re.DOTALL)
_FREQUENCY = re.compile(r"\d{2,4}(?:[.,]\d)?\s?(?:fm|am|mhz|khz)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*|&")
_LONGEST_NAME = 6


def is_letterhead(line: SeenLine) -> bool:
    """Whether a short line above a report names a paper, a station or an office, by its words and capitals."""
    named = _names_issuer(_PIECES.split(line.text)[0]) or is_frequency(line)
    return line.size <= LONGEST and not line.ends and named


def is_signed_name(line: SeenLine) -> bool:
    """Whether a short line is all names, titles and offices: "Col. A. Somebody", "Spokesman, Valley Army"."""
    parts = _WORD.findall(line.text)
    names = all(w[0].isupper() or w in _LINKING for w in parts)
    return bool(parts) and names and line.size <= LONGEST and not any(c.isdigit() for c in line.text)


def names_office(line: SeenLine) -> bool:
    """Whether a word of the line is one for an office or who speaks for it."""
    lists = wording()
    return any(lists.letterhead_words.is_whole((w,)) or lists.offices.is_whole((w,)) for w in line.words)


def _names_issuer(words: str) -> bool:
    parts = _WORD.findall(words)
    if not parts or any(not w[0].isupper() and w not in _LINKING for w in parts) or any(c.isdigit() for c in words):
        return False
    folded = fold_words(words)
    lists = wording()
    first = folded[1:2] if folded[:1] == ("the",) else folded[:1]
    if lists.offices.is_whole(first) or _STATE.fullmatch(words.strip()):
        return len(folded) == 1 or words.isupper() or folded[-1] not in first
    station = lists.stations.is_whole(first) and len(folded) > 1
    return (station or lists.mastheads.is_whole(folded[-1:])) and len(folded) <= _LONGEST_NAME


def is_frequency(line: SeenLine) -> bool:
    """Whether a piece of the line says where a station is heard: "RADIO PEBAS - 102 FM"."""
    return any(_FREQUENCY.fullmatch(piece.strip()) for piece in _PIECES.split(line.text)[1:])


def find_issuer(text: str, lines: Sequence[Line]) -> str | None:
    """Who issues the report: the masthead or office named above its headline, else whose copyright it is."""
    above = list(_above(text, lines))
    state = next((match[1] for words in above if (match := _STATE.fullmatch(words))), None)
    offices = [words for words in above if not _STATE.fullmatch(words) and _names_issuer(words)]
    if len(offices) > 1 and (ruled := _GOVERNMENT.fullmatch(offices[0])) is not None:
        state, offices = state or ruled[1], offices[1:]
    if offices:
        name = _as_name(offices[0])
        office = wording().offices.is_whole(fold_words(offices[0])[:1])
        return (
            f"{name} of {_as_name(state)}" if state and office and fold_words(state)[-1] not in name.lower() else name
        )
    return next(_copyrights(text, lines), None)


def _above(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """The first pieces of the lines above the headline that are not read."""
    for line in lines:
        if line.label in (Label.HEADLINE, Label.BODY):
            return
        if line.label in (Label.OTHER, Label.NAVIGATION):
            words = _PIECES.split(text[line.start : line.end].strip())[0].strip()
            if words and len(words.split()) <= LONGEST:
                yield words


def _copyrights(text: str, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.label in (Label.SOURCE_CREDIT, Label.OTHER, Label.NAVIGATION):
            match = _COPYRIGHT.match(text[line.start : line.end].strip())
            name = _RIGHTS.sub("", match[1]).strip(" .,") if match else ""
            words = _WORD.findall(name)
            if words and len(words) <= _LONGEST_NAME and all(w[0].isupper() or w in _LINKING for w in words):
                yield name


def _as_name(words: str) -> str:
    """A line in capitals as a name is written in a text."""
    if not words.isupper():
        return words
    parts = words.lower().split()
    return " ".join(w if at and w in _LINKING else w.capitalize() for at, w in enumerate(parts))
