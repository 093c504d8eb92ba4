"""Whom a report credits for its text: "Source: X", "X (Agency) — " before the first words, "(Agency)" after the last.

A credit names the origin of what the outlet says in its own voice (codebook, "origin"), where it names one agency other
than the outlet itself; "and agencies" names nobody.
"""

import re
from dataclasses import dataclass

from standoff.knowledge.credits import CreditWords, credit_words
from standoff.record.rows import Line, Report, Span
from standoff.record.terms import Label

_PARTS = re.compile(r"\s*(?:,|;|/|&|\||\band\b|\bund\b|\bet\b|\by\b|\bи\b|\bve\b)\s*")
_LEAD = re.compile(r"^[^\n()—–]{2,60}\(([^()\n]{2,40})\)\s*[—–-]+\s")
_TAIL = re.compile(r"\(([^()\n]{2,40})\)\s*$")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency, by its plain name where it is a known one, and where the report names it."""

    name: str
    span: Span


def credited(report: Report) -> tuple[Credit, ...]:
    """Those other than its own outlet whom the report credits for its text, in text order."""
    words = credit_words()
    own = _plain(report.outlet or "", words)
    found: dict[str, Credit] = {}
    for credit in (*_lines(report, words), *_around_the_text(report, words)):
        if credit.name.casefold() != own.casefold():
            found.setdefault(credit.name, credit)
    return tuple(sorted(found.values(), key=lambda c: c.span))


def agency_of(report: Report) -> str | None:
    """The one agency that the report credits for its text; None where it credits none, or several."""
    found = credited(report)
    return found[0].name if len(found) == 1 else None


def _plain(name: str, words: CreditWords) -> str:
    return words.outlets.get(name.casefold(), name)


def _lines(report: Report, words: CreditWords) -> list[Credit]:
    """The names in lines of credit that begin with one of the prefixes."""
    found = []
    for line in report.lines:
        if line.label is Label.SOURCE_CREDIT:
            text = report.text[line.start : line.end]
            prefix = next((p for p in words.prefixes if text.casefold().startswith(p)), None)
            if prefix is not None:
                found += _names(text, len(prefix), line.start, words)
    return found


def _names(text: str, at: int, start: int, words: CreditWords) -> list[Credit]:
    found = []
    for match in re.finditer(r"[^\0]+?(?=\0|$)", _PARTS.sub(lambda m: "\0" * len(m[0]), text[at:])):
        name = match[0].strip(" .()")
        is_name = name[:1].isupper() and len(name.split()) <= _MOST_WORDS and name.casefold() not in words.nobody
        if is_name:
            first = start + text.index(name, at + match.start())
            found.append(Credit(_plain(name, words), (first, first + len(name))))
    return found


def _around_the_text(report: Report, words: CreditWords) -> list[Credit]:
    """A name in brackets between the place and the dash that open the text; a known one in brackets at its end."""
    body = [line for line in report.lines if line.label in (Label.BODY, Label.DATELINE)]
    found = []
    for line in body[:2]:
        match = _LEAD.match(report.text[line.start : line.end])
        if match is not None and match[1][:1].isupper() and len(match[1].split()) <= _MOST_WORDS:
            found.append(_credit(match, line, words))
            break
    last = _TAIL.search(report.text[body[-1].start : body[-1].end]) if body else None
    if last is not None and last[1].casefold() in words.outlets:
        found.append(_credit(last, body[-1], words))
    return found


def _credit(match: re.Match[str], line: Line, words: CreditWords) -> Credit:
    return Credit(_plain(match[1].strip(), words), (line.start + match.start(1), line.start + match.end(1)))
