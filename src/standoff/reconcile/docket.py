"""The decisions of reviewers while a record is made: which rows they speak of now, and what becomes of each.

A docket is made of the readings and the set of entries, and asked at each step of making the record: for the readings
as reviewed, then to regroup incidents and agreements and to leave out disputes, then for the outcome of every entry.
Nothing depends on the order of either set: entries are weighed by the day they were made, ties by id.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from standoff.reconcile.anchoring import READING_TABLES, Anchorage, Found
from standoff.reconcile.correcting import corrected, value_of
from standoff.reconcile.joined_rows import Identities
from standoff.reconcile.regrouping import Link, Partition, regroup
from standoff.reconcile.rejecting import without
from standoff.reconcile.verdicts import Verdicts
from standoff.record.joined import Dispute
from standoff.record.reviews import Reviewed, ReviewEntry
from standoff.record.rows import Reading
from standoff.record.terms import ReviewAction, ReviewState

T = TypeVar("T")

_LINKS = {ReviewAction.MERGE, ReviewAction.SPLIT}
_OF_MEMBERS = {"incidents": "events", "agreements": "agreements", "actors": "actors", "places": "places"}


class Docket:
    """The entries with what is known of them so far. `readings` are the readings as reviewed, `as_read` those of them
    that review changed, as they were."""

    def __init__(self, readings: Iterable[Reading], entries: Iterable[ReviewEntry]) -> None:
        unique = {r.report.id: r for r in readings}
        raw = tuple(unique[key] for key in sorted(unique))
        self._entries = sorted({e.id: e for e in entries}.values(), key=lambda e: (e.at, e.id))
        self._found: dict[str, tuple[Found, ...]] = {}
        self._state: dict[str, tuple[ReviewState, str]] = {}
        self._rows: dict[str, dict[str, None]] = defaultdict(dict)
        self._verdicts = Verdicts()
        self._by_row: dict[str, dict[str, list[Link]]] = {}
        self._joined: set[str] = set()
        self._settle_undone()
        self._find(Anchorage(raw))
        self._identities = Identities.of(raw if self._entries else (), self._links("actors"), self._links("places"))
        self._links_kept(self._identities.actors, self._links("actors"))
        self._links_kept(self._identities.places, self._links("places"))
        self.readings, self.as_read = self._reviewed(raw) if self._entries else (raw, ())
        self._rejected = list(self._rejected_disputes())

    @property
    def live(self) -> list[ReviewEntry]:
        """The entries that are neither undone, nor lost, nor wait for a report."""
        return [e for e in self._entries if e.id not in self._state]

    # --- what entries speak of -----------------------------------------------------------------------

    def _settle_undone(self) -> None:
        """An entry is undone by one that is itself not undone."""
        by = {e.undoes: e for e in self._entries if e.action is ReviewAction.UNDO and e.undoes is not None}
        known = {e.id for e in self._entries}
        undone: dict[str, bool] = {}
        for entry in self._entries:
            chain = [entry.id]
            while chain[-1] in by and by[chain[-1]].id not in chain:
                chain.append(by[chain[-1]].id)
            undone[entry.id] = len(chain) % 2 == 0
        for entry in self._entries:
            if undone[entry.id]:
                self._state[entry.id] = (ReviewState.UNDONE, f"undone by {by[entry.id].by}: {by[entry.id].why}")
            elif entry.action is ReviewAction.UNDO:
                there = entry.undoes in known
                self._state[entry.id] = (
                    (ReviewState.APPLIED, "") if there else (ReviewState.WAITING, "the entry it undoes is not here")
                )

    def _find(self, anchorage: Anchorage) -> None:
        for entry in self.live:
            found = tuple(anchorage.find(target) for target in entry.targets)
            self._found[entry.id] = found
            if all(f.rows for f in found):
                continue
            if any(f.waiting and not f.rows for f in found):
                self._state[entry.id] = (ReviewState.WAITING, "its report is not in the record")
            else:
                self._state[entry.id] = (ReviewState.LOST, "no row stands at its words any longer")

    def _links(self, table: str) -> list[Link]:
        """The merges and splits of rows of `table`, or of what is joined of them."""
        return [
            Link(e.id, e.at, e.action is ReviewAction.SPLIT, tuple(f.rows for f in self._found[e.id]), _words(e))
            for e in self.live
            if e.action in _LINKS and _OF_MEMBERS.get(e.targets[0].table, e.targets[0].table) == table
        ]

    def _links_kept(self, partition: Partition | None, links: list[Link]) -> None:
        """Notes which links the partition keeps; which later one overrules those that it does not."""
        if partition is None:
            return
        entries = {e.id: e for e in self._entries}
        for link in links:
            named = {row for side in link.sides for row in side}
            self._rows[link.entry].update(dict.fromkeys(sorted(named)))
            if not partition.keeps(link):
                later = [x for x in links if (x.at, x.entry) > (link.at, link.entry) and x.apart is not link.apart]
                rival = next((x for x in later if named & {row for side in x.sides for row in side}), None)
                self._overrule(entries[link.entry], entries[rival.entry] if rival is not None else None)
            elif not link.apart:
                apart = sum(len({partition.of[row] for row in side}) > 1 for side in link.sides)
                if apart:
                    self._contradict(link.entry, "rows that were one when they were merged now stand apart")

    def _overrule(self, entry: ReviewEntry, rival: ReviewEntry | None) -> None:
        if rival is None:
            self._state[entry.id] = (ReviewState.OVERRULED, "later entries ask for something else")
            return
        state = ReviewState.SUPERSEDED if rival.by == entry.by else ReviewState.OVERRULED
        self._state[entry.id] = (state, f"{rival.by} later decided otherwise ({rival.id}): {rival.why}")

    def _contradict(self, entry: str, note: str) -> None:
        self._state.setdefault(entry, (ReviewState.CONTRADICTED, note))

    # --- readings ------------------------------------------------------------------------------------

    def _reviewed(self, raw: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
        """The readings with every verdict on their rows carried out, and those of them that it changed."""
        for entry in self.live:
            if entry.action in _LINKS or entry.targets[0].table == "disputes":
                continue
            for target, found in zip(entry.targets, self._found[entry.id], strict=True):
                table = _OF_MEMBERS.get(target.table, target.table)
                rows = self._identities.all_of(target, found.rows)
                self._verdicts.give(entry, table, rows)
                self._rows[entry.id].update(dict.fromkeys(rows))
        for loser, winner in self._verdicts.overruled():
            self._overrule(loser, winner)
        made = [self._one(reading) for reading in raw]
        changed = tuple(before for before, after in zip(raw, made, strict=True) if after is not before)
        return tuple(made), changed

    def _one(self, reading: Reading) -> Reading:
        rows = {(t, row.id): row for t in self._verdicts.tables for row in getattr(reading, t)}
        changes = {key: found for key in rows if (found := self._verdicts.changes(*key))}
        for table, identifier in changes:
            self._compare(table, rows[(table, identifier)])
        after = corrected(reading, changes) if changes else reading
        after = self._identities.rejoined(after)
        after, gone = without(after, {r for _, r in rows if self._verdicts.rejects(r)})
        accepted = {r for _, r in rows if self._verdicts.accepts(r)} - gone
        return _accepted(after, accepted, self._verdicts.words) if accepted else after

    def _compare(self, table: str, row: object) -> None:
        """Notes where a row that was corrected now reads neither as it did then nor as corrected."""
        for entry in self._verdicts.corrections(table, row.id):  # type: ignore[attr-defined]
            now = value_of(table, row, entry.field or "")
            if not entry.targets[0].joined and now not in (entry.was, entry.value):
                note = f"{entry.field} now reads {now}; it read {entry.was} when it was corrected"
                self._contradict(entry.id, note)

    # --- groups --------------------------------------------------------------------------------------

    def regrouped(
        self, table: str, groups: Sequence[T], members: Callable[[T], Sequence[str]]
    ) -> list[tuple[tuple[str, ...], str]] | None:
        """The member ids of each group as the reviewers link them, with what shaped it; None where nothing changes."""
        wanted = self._wanted(table)
        if not wanted:
            return None
        rows = {row for group in groups for row in members(group)}
        links = []
        here = {x.entry: x for row in rows & wanted.keys() for x in wanted[row]}
        for link in (here[entry] for entry in sorted(here)):
            sides = tuple(tuple(row for row in side if row in rows) for side in link.sides)
            if all(sides):
                links.append(replace(link, sides=sides))
                self._joined.add(link.entry)
        if not links:
            return None
        partition = regroup([members(group) for group in groups], links)
        self._links_kept(partition, links)
        return [
            (tuple(partition.groups[n]), "; ".join(dict.fromkeys(x.words for x in partition.shaped.get(n, ()))))
            for n in sorted(partition.groups)
        ]

    def _wanted(self, table: str) -> dict[str, list[Link]]:
        """The links of rows of `table`, by each row that they name."""
        if table not in self._by_row:
            found: dict[str, list[Link]] = defaultdict(list)
            for link in self._links(table):
                for row in {row for side in link.sides for row in side}:
                    found[row].append(link)
            self._by_row[table] = dict(found)
        return self._by_row[table]

    def ties(self) -> tuple[frozenset[str], ...]:
        """The rows that must be joined together, since somebody linked them: those of each merge of incidents or
        agreements. Whoever joins rows in parts must join these in one part, and give `regrouped` all groups of it."""
        links = [*self._links("events"), *self._links("agreements")]
        return tuple(frozenset(row for side in x.sides for row in side) for x in links if not x.apart)

    def _rejected_disputes(self) -> Iterator[tuple[str, str | None, frozenset[str]]]:
        """The entries that reject disputes, with the kind of each and its statements."""
        verdicts: dict[tuple[str | None, frozenset[str]], ReviewEntry] = {}
        for entry in self.live:
            if entry.targets[0].table == "disputes":
                named = frozenset(self._found[entry.id][0].rows)
                self._rows[entry.id].update(dict.fromkeys(sorted(named)))
                kind = entry.targets[0].kind or None
                if (before := verdicts.get((kind, named))) is not None and before.action is not entry.action:
                    self._overrule(before, entry)
                verdicts[(kind, named)] = entry
        for (kind, named), entry in verdicts.items():
            if entry.action is ReviewAction.REJECT:
                yield entry.id, kind, named

    def disputes(self, disputes: tuple[Dispute, ...]) -> tuple[Dispute, ...]:
        """The disputes without those rejected. One in which new statements take part stands, and the entry is told."""
        if not self._rejected:
            return disputes
        kept = []
        for dispute in disputes:
            said = set(dispute.statements)
            same = [(e, named) for e, kind, named in self._rejected if kind == dispute.kind and named & said]
            if any(said <= named for _, named in same):
                continue
            for entry_id, named in same:
                if len(named & said) > 1:
                    self._contradict(entry_id, f"new statements take part in {dispute.id}; look at it again")
            kept.append(dispute)
        return tuple(kept)

    def outcomes(self) -> tuple[Reviewed, ...]:
        """What became of every entry, in order of day and id."""
        done = (ReviewState.APPLIED, "")
        for link in (*self._links("events"), *self._links("agreements")):
            if not link.apart and link.entry not in self._joined:
                self._state[link.entry] = (ReviewState.LOST, "its rows are not told of as happening any longer")
        return tuple(
            Reviewed(e.id, e, state, tuple(self._rows[e.id]), note)
            for e in self._entries
            for state, note in [self._state.get(e.id, done)]
        )


def _words(entry: ReviewEntry) -> str:
    did = "merged" if entry.action is ReviewAction.MERGE else "split"
    return f"{did} in review by {entry.by}: {entry.why}"


def _accepted(reading: Reading, accepted: set[str], words: Callable[[str], str]) -> Reading:
    """The reading with the grounds of accepted rows saying by whom; a choice that was accepted is certain."""
    made: dict[str, Any] = {}
    for table in READING_TABLES:
        rows = getattr(reading, table)
        if any(row.id in accepted for row in rows):
            made[table] = tuple(_certain(row, words(row.id)) if row.id in accepted else row for row in rows)
    return replace(reading, **made)


def _certain(row: T, words: str) -> T:
    grounds = f"{row.grounds}; {words}" if row.grounds else words  # type: ignore[attr-defined]
    sure = {"confidence": 1.0} if row.confidence is not None else {}  # type: ignore[attr-defined]
    return replace(row, grounds=grounds, **sure)  # type: ignore[type-var]
