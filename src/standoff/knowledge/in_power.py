"""Armed movements that governed a state in fact, and when, from `data/in_power.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.checked_rows import Row
from standoff.knowledge.row_files import rows_of
from standoff.knowledge.territories import load_territories


@dataclass(frozen=True, slots=True)
class Tenure:
    """When the armed movement `movement` governed the state `state` in fact, from `since` until before `until`."""

    movement: str
    state: str
    since: str
    until: str | None
    source: str

    def covers(self, earliest: str | None, latest: str | None) -> bool:
        """Whether it governed on every day of the interval; none is known of an interval that is open."""
        if earliest is None or latest is None:
            return False
        return self.since <= earliest and (self.until is None or latest < self.until)


@cache
def load_tenures(folders: tuple[Path, ...] = ()) -> Mapping[str, tuple[Tenure, ...]]:
    """The tenures of each movement by its id, in the files' order; raises KnowledgeError on a malformed row."""
    found: dict[str, tuple[Tenure, ...]] = {}
    states = load_territories().by_code
    for where, tenure in rows_of("in_power", folders, _tenure):
        if tenure.state not in states:
            raise KnowledgeError(f"{where}: {tenure.state!r} is no state's code; correct it")
        found[tenure.movement] = (*found.get(tenure.movement, ()), tenure)
    return found


def _tenure(row: Row) -> Tenure:
    since, until = row.date("from"), row.date("to")
    if since is None or (until is not None and until <= since):
        raise KnowledgeError(f"{row.where} must have a from, and a to after it; correct them")
    return Tenure(row.text("movement"), row.text("state"), since, until, row.text("source"))
