"""The parties and brokers of an agreement that only points back: those of the last of its kind that names them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.record.rows import Agreement
from standoff.record.terms import AgreementKind, Ground


@dataclass(frozen=True, slots=True)
class Draft:
    """A row, whether its mention points back at an agreement that the report named before, and where that stands."""

    row: Agreement
    definite: bool
    at: int


def carried_over(drafts: list[Draft]) -> Iterator[Agreement]:
    """Gives a mention that points back the parties and brokers of the last of its kind that names them."""
    known: dict[AgreementKind, Agreement] = {}
    for draft in drafts:
        row, before = draft.row, known.get(draft.row.kind)
        current = row.ground is Ground.CURRENT
        if before is not None and draft.definite and current:
            if len(row.parties) < len(before.parties) and set(row.parties) <= set(before.parties):
                grounds = f"{row.grounds}; parties of the mention before"
                row = replace(row, parties=before.parties, grounds=grounds)
            row = replace(row, brokers=row.brokers or before.brokers)
            row = replace(row, parties=tuple(p for p in row.parties if p not in row.brokers))
        if len(row.parties) > 1 and current:
            known[row.kind] = row
        yield row
