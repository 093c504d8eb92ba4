"""How parties, dates, stances and sources are worded for a reader."""

import re

from standoff.knowledge.territories import load_territories
from standoff.reconcile.origins import stem
from standoff.record.rows import Report, Statement
from standoff.record.terms import Attitude, SourceKind

_ABOVE = frozenset({"more than", "over", "above"})
_POINTERS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "both", "each side", "both sides"})


def party_name(code: str | None) -> str:
    """The plain name of a party: a state's from the territories, an own id as it is."""
    return load_territories().name_of(code) if code is not None else "No party"


def said_by(statement: Statement, report: Report, holders: tuple[str, ...] = ()) -> str:
    """Who says it and with which stance: "the Defence Ministry of X (deny)".

    Where the report's words only point at the source ("it"), `holders` name whom they point at.
    """
    who = source_name(statement, report, holders)
    if statement.cue is None:
        return who
    notes = [statement.stance.value]
    if statement.attitude is not Attitude.SAID:
        notes.append(statement.attitude.value)
    if statement.hedge is not None:
        notes.append(f"“{statement.hedge}”")
    return f"{who} ({', '.join(notes)})"


def source_name(statement: Statement, report: Report, holders: tuple[str, ...] = ()) -> str:
    """Who says it, without the stance; `holders` as in `said_by`."""
    if statement.cue is None:
        return f"{outlet_name(report)}, {'in its own voice' if statement.source.holders else 'naming no source'}"
    words = statement.source.text
    if statement.source.kind is SourceKind.UNKNOWN and not words:
        return "source not named"
    if holders and words.casefold() in _POINTERS:
        return f"{' and '.join(holders)} [“{words}”]"
    return words or "source not named"


def outlet_name(report: Report) -> str:
    """The outlet, or what else tells one report from another where the outlet is not known."""
    return report.outlet or stem(report.url or report.source)


def unquoted(words: str) -> str:
    """`words` without the quotation marks around the whole of them, for a page that sets its own."""
    match = re.fullmatch(r"[“\"«„](.*?)([,.]?)[”\"»]([,.]?)", words, re.DOTALL)
    if match is None or re.search(r"[“”\"«»„]", match.group(1)):
        return words
    return match.group(1)


def day_range(earliest: str | None, latest: str | None) -> str:
    """One day, or the first and the last, or "undated"."""
    first, last = (earliest or latest or "")[:10], (latest or earliest or "")[:10]
    if not first:
        return "undated"
    return first if first == last else f"{first} to {last}"


def figure(low: int | None, high: int | None, hedge: str | None = None) -> str:
    """A count as a range: "3", "3 to 5", "3 or more", "more than 6500"; a hedge that adds to it stands behind."""
    if low is not None and hedge in _ABOVE:
        return f"{hedge} {low}"
    plain = _range(low, high)
    return f"{plain} (“{hedge}”)" if hedge else plain


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "number not given"
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def counted(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
