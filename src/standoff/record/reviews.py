"""What people decide about rows of the record: an append-only set of entries, and what became of each.

An entry is a constraint on named rows: accept, reject, a value for a field, must-link (merge), cannot-link (split). It
names its rows by their words and where these stand, so that it finds them again when a text is read or made anew. The
record is a function of the set of reports and the set of entries; the order in which entries were logged tells nothing.
"""

from dataclasses import dataclass

from standoff.record.ids import row_id
from standoff.record.rows import Span
from standoff.record.terms import ReviewAction, ReviewState


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row of a reading as it was when somebody decided on it.

    `row` is its id, `capture` the SHA-256 of the bytes that its report was made of; `mark` tells it from other rows of
    its table at the same words (its type or kind). `spans` and `quotes` are as in the row, the first few of many.
    """

    table: str
    row: str
    capture: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A row that an entry speaks of: its table and id, and the rows of readings that it rested on.

    `joined` for a row across reports: then what is decided holds for whatever is joined in it later, too. `kind` is
    given for a dispute.
    """

    table: str
    row: str
    anchors: tuple[Anchor, ...]
    joined: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """One decision: who, when, why and what. `targets` are two or more for a merge; for a split what is parted from the
    last of them. `value` and `was` are JSON: what the field is to hold, and what it held then."""

    id: str
    action: ReviewAction
    targets: tuple[Target, ...]
    by: str
    why: str
    at: str
    field: str | None = None
    value: str | None = None
    was: str | None = None
    undoes: str | None = None


def entry_of(
    action: ReviewAction,
    targets: tuple[Target, ...],
    by: str,
    why: str,
    at: str,
    *,
    field: str | None = None,
    value: str | None = None,
    was: str | None = None,
    undoes: str | None = None,
) -> ReviewEntry:
    """The entry with the id that its content gives: the same decision imported twice is one entry."""
    rows = [part for t in targets for part in (t.table, t.row, t.kind or "", *(a.row for a in t.anchors))]
    identifier = row_id("review", [action, *rows, by, why, at, field or "", value or "", undoes or ""])
    return ReviewEntry(identifier, action, targets, by, why, at, field, value, was, undoes)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of an entry in this record: `rows` are those that it shaped, `note` says why where it did not."""

    id: str
    entry: ReviewEntry
    state: ReviewState
    rows: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """Something that a person should look at. `rows` are two for a possible merge; `weight` ranks, the highest first.

    `report` is the report that it stands in, where it stands in one.
    """

    id: str
    kind: str
    table: str
    rows: tuple[str, ...]
    what: str
    why: str
    weight: float
    report: str | None = None
