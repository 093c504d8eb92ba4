"""Must-link and cannot-link: how decisions of reviewers change a partition of rows into groups.

The groups that the rules make are changed link by link, in the order of the decisions' days, ties by id, so that of two
that contradict each other the later holds, whatever the order in which they were logged. A must-link unites the groups
of its sides; a cannot-link takes its rows out of every group in which any row of its other side stands. Links never
move a row that they do not name but together with the group it stands in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """One decision: `sides` are the rows of each of its targets as they stand now. `apart` for a split, whose last side
    is what stays."""

    entry: str
    at: str
    apart: bool
    sides: tuple[tuple[str, ...], ...]
    words: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """The first row of each side."""
        return tuple(side[0] for side in self.sides)


@dataclass
class Partition:
    """Groups of row ids. `shaped` are the links that changed a group, by the group's number."""

    groups: dict[int, list[str]]
    shaped: dict[int, list[Link]] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of_groups(cls, groups: Iterable[Sequence[str]]) -> "Partition":
        numbered = {number: list(group) for number, group in enumerate(groups)}
        return cls(numbered, {}, {row: number for number, group in numbered.items() for row in group})

    def keeps(self, link: Link) -> bool:
        """Whether the groups are as the link asks for."""
        if link.apart:
            stays = {self.of[row] for row in link.sides[-1]}
            return all(self.of[row] not in stays for side in link.sides[:-1] for row in side)
        return len({self.of[row] for row in link.leads}) == 1


def regroup(groups: Iterable[Sequence[str]], links: Iterable[Link]) -> Partition:
    """The partition with every link applied; links whose rows are not all in it must not be given."""
    partition = Partition.of_groups(groups)
    for link in sorted(links, key=lambda x: (x.at, x.entry)):
        if link.apart:
            _part(partition, link)
        else:
            _unite(partition, link)
    return partition


def _unite(partition: Partition, link: Link) -> None:
    numbers = sorted({partition.of[row] for row in link.leads})
    home, *others = numbers
    for number in others:
        for row in partition.groups[number]:
            partition.of[row] = home
        partition.groups[home] += partition.groups.pop(number)
        partition.shaped.setdefault(home, []).extend(partition.shaped.pop(number, ()))
    if others:
        partition.shaped.setdefault(home, []).append(link)


def _part(partition: Partition, link: Link) -> None:
    """Each of the sides but the last leaves, group by group, wherever it stands with a row of the last."""
    stays = {partition.of[row] for row in link.sides[-1]}
    for side in link.sides[:-1]:
        for number in sorted({partition.of[row] for row in side} & stays):
            leaving = set(side) - set(link.sides[-1])
            kept = [row for row in partition.groups[number] if row not in leaving]
            gone = [row for row in partition.groups[number] if row in leaving]
            if not kept or not gone:
                continue
            fresh = max(partition.groups) + 1
            partition.groups[number], partition.groups[fresh] = kept, gone
            partition.of.update(dict.fromkeys(gone, fresh))
            for part in (number, fresh):
                partition.shaped.setdefault(part, []).append(link)
