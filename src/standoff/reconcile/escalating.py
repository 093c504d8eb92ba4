"""What a fight grew out of is its beginning: stones one day, shots the next, where a report says so.

"The fighting grew out of a brawl. On Wednesday villagers had thrown stones": the two days are one occurrence where the
sentence that tells of the fight says what it grew out of, and the same or the next sentence dates that to one of the
days before.
"""

from collections.abc import Iterator
from datetime import timedelta

from standoff.reconcile.groups import Group, Groups
from standoff.reconcile.mentions import Mention

GREW = "a report says what it grew out of"
_NEXT = 250
_LONGEST = timedelta(2)


def unite_grown(groups: Groups) -> None:
    """Make one each group and that of the days before which a report says that it grew out of."""
    pairs = sorted(_grown(groups), key=lambda pair: (pair[0].key, pair[1].key))
    for later, earlier in pairs:
        if later in groups.all and earlier in groups.all:
            groups.unite([later, earlier], GREW)


def _grown(groups: Groups) -> Iterator[tuple[Group, Group]]:
    for group in list(groups.all):
        for mention in group.mentions:
            if mention.grew and not mention.is_denied:
                others = [g for g in groups.by_report.get(mention.report, ()) if g is not group]
                found = [g for g in others if any(_began(m, mention) for m in g.own[mention.report])]
                if len(found) == 1 and _is_just_before(found[0], group):
                    yield group, found[0]


def _began(begun: Mention, mention: Mention) -> bool:
    """Whether the same or the next sentence tells of it, dated."""
    near = begun.sentence == mention.sentence or 0 < begun.start - mention.start <= _NEXT
    return near and begun.is_exact and not begun.is_denied and begun.between == mention.between


def _is_just_before(earlier: Group, later: Group) -> bool:
    if earlier.last is None or later.first is None:
        return False
    return timedelta(0) <= later.first - earlier.last <= _LONGEST
