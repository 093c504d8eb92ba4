"""Sentence -> lexemes: the words of time in a sentence, each with its class, at offsets of the report's text.

The grammar of `moment_grammar` runs over a string with one character for each lexeme, so its patterns see classes and
never a changed copy of the text. Figures that the tokeniser cuts ("00:05am (20:05 GMT)", "2021-05-14", "1990s") are
read from the text itself and become one lexeme.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standoff.knowledge.calendar import Calendar
from standoff.reading.syntax import Document, Sentence, Token

_CORE = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]\.m\b\.?|[ap]m\b))?|\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.m\b\.?|[ap]m\b)"
    r"|(?:(?<=at\s)|(?<=at\saround\s)|(?<=at\sabout\s)|(?<=around\s))(?:[01]\d|2[0-3])\.[0-5]\d(?=[,.;\s])(?!\s(?:per|million|billion))"
    r"|\d{4}(?=\s?%s)|(?<=at\s)[0-2]\d[0-5]\d\s(?:hours|hrs)\b)"
)
_FIGURES = r"""
(?P<iso>(?<![\w./-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-]))
|(?P<slash>(?<![\w./-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}/\d{1,2}/\d{1,2})(?![\w/-]))
|(?P<clock>(?<![\w:.,$€£/-])CORE(?:\s?(?:local\s+time|ZONEMOVED?))?(?:\s?\(\s?(?:CORE\s?(?:local\s+time|ZONE)?|ZONE)(?:\s?MOVED)?ONDAY?\s?\))?)
|(?P<decade>(?<![\w.,])(?:1\d|20)\d0['’]?s(?!\w)|(?<!\w)['’]?[1-9]0['’]?s(?!\w))
|(?P<quarter>(?<!\w)Q[1-4](?!\w))
|(?P<short>(?<!\w)['’][0-9]{2}(?![\w'’]))
|(?P<years>(?<![\w.,:$€£/-])(?:1[5-9]|20)\d{2}[-–/]\d{2}(?![\w/-]))
|(?P<year>(?<![\w.,:$€£/])(?:1[5-9]|20|21)\d{2}(?![\w:%/]|[.,]\d|-\d(?!\d{3}\b)))
|(?P<between>(?<![\w:/.,-])\d{1,2}\s?[-–]\s?\d{1,2}(?![\w:/%-]|[.,]\d))
|(?P<number>(?<![\w:/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?!\w|[,.:/]?\d))
|(?P<nth>(?<!\w)\d{1,2}(?:st|nd|rd|th)(?!\w))
"""
_MOVED = r"(?:[+-]\d{1,2}(?::?\d{2})?)"
_DIGIT = re.compile(r"\d")
_PUNCTUATION = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "–": "hyphen",
    "‑": "hyphen",
    "'s": "poss",
    "’s": "poss",
    "’": "poss",
}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of time, its class and value, and the index of its (last) token; `other` for every other word."""

    kind: str
    start: int
    end: int
    value: Any
    token: int


def figures(zones: tuple[str, ...], weekdays: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of dates, clock times and numbers in figures."""
    zone = rf"(?-i:{'|'.join(zones)})\b"
    pattern = _FIGURES.replace("CORE", _CORE % zone).replace("ZONE", zone)
    pattern = pattern.replace("MOVED", _MOVED).replace("ONDAY", rf"(?:\s(?:on\s)?(?:{'|'.join(weekdays)}))")
    return re.compile(re.sub(r"\n", "", pattern), re.IGNORECASE)


def lexemes(document: Document, sentence: Sentence, calendar: Calendar, pattern: re.Pattern[str]) -> list[Lexeme]:
    """The lexemes of a sentence in text order, one for each word or figure."""
    tokens = document.tokens
    text = document.text
    start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
    found = _figures(text, start, end, pattern)
    figure = next(found, None)
    out: list[Lexeme] = []
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        while figure is not None and figure.end <= token.start:
            figure = next(found, None)
        if figure is not None and token.end > figure.start:
            if token.start < figure.start:
                out.extend(_prefix(document.text[token.start : figure.start], token, calendar))
            if not out or out[-1].start != figure.start:
                out.append(Lexeme(figure.kind, figure.start, figure.end, figure.value, i))
            continue
        out.append(_word(token, calendar, numbered=bool(out) and out[-1].kind == "day"))
    return _numbers(out)


def _figures(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Lexeme]:
    if _DIGIT.search(text, start, end) is None:
        return
    for match in pattern.finditer(text, start, end):
        kind = match.lastgroup or "number"
        words = match.group()
        value: Any = words
        if kind == "year":
            value = int(words)
        elif kind == "number":
            plain = words.replace(",", "")
            value = float(plain) if "." in plain else int(plain)
            kind = "day" if len(words) < 3 and 0 < value <= 31 and "." not in words else "number"
        elif kind == "years":
            first = int(words[:4])
            value = (first, first // 100 * 100 + int(words[-2:]))
        elif kind == "between":
            value = tuple(int(x) for x in re.findall(r"\d+", words))
        elif kind == "nth":
            kind, value = "ordinal", int(words[:-2])
        elif kind == "short":
            value = int(words[1:])
        yield Lexeme(kind, match.start(), match.end(), value, 0)


def _word(token: Token, calendar: Calendar, *, numbered: bool) -> Lexeme:
    """The lexeme of a word; `numbered` where a figure stands before it, so that "May" is the month: "on 17 May it"."""
    lower = token.text.lower()
    kind, value = calendar.words.get(lower) or calendar.words.get(lower.rstrip(".")) or ("", None)
    if not kind:
        kind = _PUNCTUATION.get(lower, "other")
    elif kind in ("month", "weekday") and not token.text[0].isupper():
        kind = "weekdays" if lower.endswith("s") and kind == "weekday" else "other"
    elif lower in calendar.careful and token.tag[:2] in ("VB", "MD") and not (numbered and kind == "month"):
        kind = "other"
    elif kind == "unit" and lower.endswith("s"):
        kind = "units"
    if kind == "other" and lower.endswith("days") and calendar.words.get(lower[:-1], ("",))[0] == "weekday":
        kind, value = "weekdays", calendar.words[lower[:-1]][1]
    return Lexeme(kind, token.start, token.end, value, token.i)


def _prefix(words: str, token: Token, calendar: Calendar) -> Iterator[Lexeme]:
    """The "mid" of "mid-1990s", which the tokeniser leaves on its figure."""
    word = words.rstrip("-–")
    kind, value = calendar.words.get(word.lower(), ("", None))
    if kind:
        yield Lexeme(kind, token.start, token.start + len(word), value, token.i)


def _numbers(row: list[Lexeme]) -> list[Lexeme]:
    """The row with numbers of several words joined: "twenty-five", "two and a half"."""
    out: list[Lexeme] = []
    for lexeme in row:
        last = out[-1] if out else None
        before = out[-2] if len(out) > 1 else None
        if lexeme.kind == "number" and last and before and _tens(before, last, lexeme):
            out[-2:] = [Lexeme("number", before.start, lexeme.end, before.value + lexeme.value, lexeme.token)]
        elif lexeme.kind == "times":
            if last and last.kind in ("number", "day", "a"):
                count = (1 if last.kind == "a" else last.value) * lexeme.value
                out[-1] = Lexeme("number", last.start, lexeme.end, count, lexeme.token)
            else:
                out.append(Lexeme("other", lexeme.start, lexeme.end, None, lexeme.token))
        elif lexeme.kind == "half" and _and_a_half(out):
            first = out[-3]
            out[-3:] = [Lexeme("number", first.start, lexeme.end, first.value + 0.5, lexeme.token)]
        else:
            out.append(lexeme)
    return out


def _tens(before: Lexeme, hyphen: Lexeme, units: Lexeme) -> bool:
    small = isinstance(before.value, int) and isinstance(units.value, int)
    return before.kind == "number" and hyphen.kind == "hyphen" and small and before.value % 10 == 0 and units.value < 10


def _and_a_half(out: list[Lexeme]) -> bool:
    kinds = [lexeme.kind for lexeme in out[-3:]]
    return kinds in (["number", "and", "a"], ["day", "and", "a"])
