"""Counts of one report that do not add up: parts that are more than their total. Both stay as told; a note says so.

Soldiers and civilians are different people, and so are those of two sides; children may be among the civilians, and
parts that nothing tells apart may overlap. So a note is made only of what cannot be read another way.
"""

from collections import defaultdict
from collections.abc import Iterable

from standoff.record.rows import Note, Toll
from standoff.record.terms import Polarity, Who


def count_contradictions(tolls: Iterable[Toll]) -> tuple[Note, ...]:
    """A note for each total that its parts exceed, on the words of both, in text order."""
    rows = [t for t in tolls if t.polarity is Polarity.AFFIRMED and t.spans]
    parts: dict[str, list[Toll]] = defaultdict(list)
    for row in rows:
        if row.part_of is not None:
            parts[row.part_of].append(row)
    notes = [note for whole in rows if (note := _note(whole, parts[whole.id])) is not None]
    return tuple(sorted(notes, key=lambda note: note.spans))


def _note(whole: Toll, parts: list[Toll]) -> Note | None:
    least = _least(parts)
    if whole.high is None or whole.hedge is not None or least <= whole.high:
        return None
    told = sorted((whole, *parts), key=lambda t: t.spans)
    message = f"{whole.high} {whole.kind.value} in all, and {least} or more in the parts; both are kept"
    spans = tuple(span for t in told for span in t.spans)
    return Note("count-contradiction", message, spans, tuple(quote for t in told for quote in t.quotes))


def _least(parts: Iterable[Toll]) -> int:
    """How many people the parts are at the least."""
    highest: dict[tuple[str | None, Who | None], int] = defaultdict(int)
    for part in parts:
        key = part.party, part.who
        highest[key] = max(highest[key], part.low or 0)
    sides = {party for party, _ in highest}
    named = [_of_side(highest, party) for party in sides if party is not None]
    return max(sum(named), _of_side(highest, None))


def _of_side(highest: dict[tuple[str | None, Who | None], int], party: str | None) -> int:
    soldiers, civilians, children, people = (
        highest.get((party, who), 0) for who in (Who.MILITARY, Who.CIVILIAN, Who.CHILDREN, None)
    )
    return max(soldiers + max(civilians, children), people)
