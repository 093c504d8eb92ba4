"""The condition that a position hangs on, as its content words it."""

from standoff.knowledge.position_terms import PositionTerms
from standoff.reading.syntax import Token
from standoff.record.rows import Evidence, Report

_ENDS = frozenset({".", ";", "”", '"', "»"})


def condition_in(words: list[Token], report: Report, terms: PositionTerms, refused: bool = False) -> Evidence | None:
    """The clause from a conditional connective to its end; "before" and "until" only of what is `refused`.

    Of two that of more words holds: "provided that" before "if".

    A condition that opens the content ends at its comma: "if they open fire, we will fire back".
    """
    lower = [t.lower for t in words]
    connectives = (*terms.conditions, *terms.until) if refused else terms.conditions
    found: list[tuple[bool, int, int]] = []
    for n in range(len(lower)):
        for connective in (c for c in connectives if c[0] == lower[n]):
            if tuple(lower[n : n + len(connective)]) == connective and _opens_clause(words, n, connective):
                last = _end(words, lower, n)
                if last - n >= len(connective):
                    found.append((len(connective) == 1, n, last))
    if not found:
        return None
    _, first, last = min(found)
    return Evidence.of(report.text, [(words[first].start, words[last].end)])


def outside(words: list[Token], condition: Evidence | None) -> list[Token]:
    """The words of the content without its condition, unless nothing else is left."""
    spans = condition.spans if condition is not None else ()
    rest = [t for t in words if not any(a <= t.start < b for a, b in spans)]
    return rest or words


def _opens_clause(words: list[Token], n: int, connective: tuple[str, ...]) -> bool:
    """Whether the connective is one: not "at once", "once again", "even if", nor the "should" of duty."""
    before = words[n - 1].lower if n else ""
    after = words[n + len(connective)].lower if n + len(connective) < len(words) else ""
    if connective == ("once",):
        return before != "at" and after not in ("again", "more", "and", ",", "")
    if connective == ("provided",):
        return after not in ("for", "by", "with", "to", ".", ",")
    if connective == ("should",):
        return words[n].dep == "aux" and n > 0 and words[n].i < words[n].head and _inverted(words, n)
    if connective in (("before",), ("until",), ("till",), ("while",)):
        return words[n].pos in ("SCONJ", "ADP", "ADV")
    return before != "even"


def _inverted(words: list[Token], n: int) -> bool:
    """Whether the subject comes after: "should calm be broken"."""
    return not any(w.head == words[n].head and w.dep in ("nsubj", "nsubjpass") for w in words[:n])


def _end(words: list[Token], lower: list[str], n: int) -> int:
    opening = not any(w.pos in ("VERB", "AUX", "NOUN", "PROPN", "PRON") for w in words[:n])
    last = n
    while last + 1 < len(words) and lower[last + 1] not in _ENDS and words[last + 1].i == words[last].i + 1:
        if opening and lower[last + 1] == ",":
            break
        last += 1
    return last
