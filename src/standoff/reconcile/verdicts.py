"""Which of several decisions on one row holds: of those that speak of one thing, the latest; of one moment, the one
whose id sorts last. The others are kept and listed, as superseded where the same person decided again, else overruled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.reconcile.correcting import Change
from standoff.record.reviews import ReviewEntry
from standoff.record.terms import ReviewAction

_VERDICT = "verdict"


class Verdicts:
    """The decisions on rows, each row's by what they speak of: its being right at all, or one of its fields."""

    def __init__(self) -> None:
        self._on: dict[tuple[str, str], dict[str, list[ReviewEntry]]] = defaultdict(lambda: defaultdict(list))
        self._table_of: dict[str, str] = {}

    def give(self, entry: ReviewEntry, table: str, rows: Iterable[str]) -> None:
        """Adds the decision on `rows` of `table`; decisions must come in order of day and id."""
        for row in rows:
            self._on[(table, row)][entry.field or _VERDICT].append(entry)
            self._table_of[row] = table

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of readings that any decision speaks of."""
        return tuple(sorted(set(self._table_of.values())))

    def overruled(self) -> Iterator[tuple[ReviewEntry, ReviewEntry]]:
        """Each decision that holds of none of its rows, and the last of those that hold in its place."""
        holds: set[str] = set()
        lost: dict[str, tuple[ReviewEntry, ReviewEntry]] = {}
        for said in (entries for by_field in self._on.values() for entries in by_field.values()):
            last = said[-1]
            for entry in said:
                if entry is last or _agree(entry, last):
                    holds.add(entry.id)
                else:
                    lost[entry.id] = (entry, last)
        yield from (pair for identifier, pair in sorted(lost.items()) if identifier not in holds)

    def changes(self, table: str, row: str) -> tuple[Change, ...]:
        """The changes that hold of a row, by field."""
        found = self._on.get((table, row), {})
        return tuple(
            Change(field, said[-1].value or "null", f"{field} corrected in review by {said[-1].by}: {said[-1].why}")
            for field, said in sorted(found.items())
            if field != _VERDICT
        )

    def corrections(self, table: str, row: str) -> list[ReviewEntry]:
        """The entries whose changes hold of a row."""
        return [said[-1] for field, said in sorted(self._on.get((table, row), {}).items()) if field != _VERDICT]

    def rejects(self, row: str) -> bool:
        return self._verdict(row) is ReviewAction.REJECT

    def accepts(self, row: str) -> bool:
        return self._verdict(row) is ReviewAction.ACCEPT

    def words(self, row: str) -> str:
        """Who accepted the row, for its grounds."""
        entry = self._on[(self._table_of[row], row)][_VERDICT][-1]
        return f"accepted in review by {entry.by}: {entry.why}"

    def _verdict(self, row: str) -> ReviewAction | None:
        table = self._table_of.get(row)
        said = self._on[(table, row)].get(_VERDICT) if table is not None else None
        return said[-1].action if said else None


def _agree(one: ReviewEntry, other: ReviewEntry) -> bool:
    return one.action is other.action and one.value == other.value
