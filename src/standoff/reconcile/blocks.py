"""Blocks: what is joined together, and nothing else with it.

A block holds the rows of one affair in one run of days. Runs are parted by as many days without a row as no rule
reaches across; a run with more rows than can well be clustered at once is also cut between aligned cells of days, the
largest that will do. Where the blocks lie follows from the days of the marks alone, and what is joined in one depends
on its members alone: hence a new report changes the blocks that it has rows in, or that it moves the bounds of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standoff.reconcile.routing import UNDATED, Mark, Room

_GAP = {Room.EVENTS: 15, Room.COURSES: 61}
_CELLS = {Room.EVENTS: (128, 64, 32, 16, 8), Room.COURSES: (512, 256, 128)}
MOST = 4_000


@dataclass(frozen=True, slots=True, order=True)
class BlockKey:
    """The room, the affair, and the first and last day (ordinals) of the run."""

    room: str
    affair: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.room} {self.affair} {self.first}-{self.last}"


@dataclass(frozen=True)
class Block:
    """The rows joined in a block, by report."""

    key: BlockKey
    rows: Mapping[str, tuple[str, ...]]


def blocks(marks: Iterable[tuple[str, Mark]]) -> Iterator[Block]:
    """The blocks of the marks of all reports, each given with its report, in order of key."""
    affairs: dict[tuple[Room, str], list[tuple[int, str, str]]] = defaultdict(list)
    for report, mark in marks:
        affairs[(mark.room, mark.affair)].append((mark.day, report, mark.row))
    for room, affair in sorted(affairs):
        yield from blocks_of(room, affair, affairs[(room, affair)])


def tied(found: Iterable[Block], ties: Iterable[frozenset[str]]) -> Iterator[Block]:
    """The blocks with those made one that hold rows of one tie: rows that somebody linked across them."""
    given, ties = list(found), list(ties)
    home = list(range(len(given)))
    linked = frozenset(row for tie in ties for row in tie)
    held = {
        row: n for n, block in enumerate(given) for rows in block.rows.values() for row in linked.intersection(rows)
    }
    for tie in ties:
        numbers = sorted({_first(home, held[row]) for row in tie if row in held})
        for number in numbers[1:]:
            home[number] = numbers[0]
    merged: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, block in enumerate(given):
        for report, rows in block.rows.items():
            merged[_first(home, number)][report].update(rows)
    for number, by_report in merged.items():
        yield Block(given[number].key, {r: tuple(sorted(by_report[r])) for r in sorted(by_report)})


def _first(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def blocks_of(room: Room, affair: str, marked: Iterable[tuple[int, str, str]]) -> Iterator[Block]:
    """The blocks of one affair from its marks: day, report and row."""
    ordered = sorted(set(marked))
    bounds = runs(Counter(day for day, _, _ in ordered), room)
    at = 0
    for first, last in bounds:
        rows: dict[str, list[str]] = defaultdict(list)
        while at < len(ordered) and ordered[at][0] <= last:
            _, report, row = ordered[at]
            rows[report].append(row)
            at += 1
        yield Block(BlockKey(room, affair, first, last), {r: tuple(sorted(rows[r])) for r in sorted(rows)})


def runs(days: Mapping[int, int], room: Room) -> list[tuple[int, int]]:
    """The first and last days of the runs, from the number of rows on each day."""
    found: list[tuple[int, int]] = []
    run: list[int] = []
    for day in sorted(days):
        if run and (day - run[-1] > _GAP[room] or run[-1] == UNDATED):
            found += _cut(run, days, _CELLS[room])
            run = []
        run.append(day)
    return found + (_cut(run, days, _CELLS[room]) if run else [])


def _cut(run: list[int], days: Mapping[int, int], cells: tuple[int, ...]) -> list[tuple[int, int]]:
    """The run as one, or cut between cells of days where it has too many rows."""
    if not cells or sum(days[day] for day in run) <= MOST:
        return [(run[0], run[-1])]
    parts: dict[int, list[int]] = defaultdict(list)
    for day in run:
        parts[day // cells[0]].append(day)
    return [bounds for part in parts.values() for bounds in _cut(part, days, cells[1:])]
