"""What is asked of a table: the filters, and which stretch of the answer."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_COUNTED = 10_000
"""Beyond this number of rows a count says "more than"."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Filters, each None where it is not asked for. Terms and parties compare whole, names by what they hold, without
    case; days as ISO 8601 text. A row passes between two days where its interval may touch them; one without a day
    does not. `limit` None asks for every row."""

    party: str | None = None
    toward: str | None = None
    actor: str | None = None
    place: str | None = None
    type: str | None = None
    status: str | None = None
    stance: str | None = None
    issue: str | None = None
    outlet: str | None = None
    ground: str | None = None
    report: str | None = None
    incident: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of the answer; `count` is how many rows there are, `at_least` whether there are more than that."""

    rows: tuple[T, ...]
    count: int
    at_least: bool
    offset: int
    limit: int | None

    @property
    def more(self) -> bool:
        return self.limit is not None and self.offset + len(self.rows) < self.count + self.at_least


def like(words: str) -> str:
    """A LIKE pattern, with a backslash as ESCAPE, for what holds `words`."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
