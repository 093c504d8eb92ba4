"""What is dated loosely or undated finds the group that it tells of, or makes one of its own.

Within a report the story goes on: such a mention belongs to the occurrence of the day that the report last named, or
that it last told of. It never joins two groups. What finds no group here is sought across reports (`elsewhere`).
"""

from collections import defaultdict
from collections.abc import Sequence

from standoff.reconcile.alike import COARSE, place_score
from standoff.reconcile.cotold import is_sequel
from standoff.reconcile.elsewhere import FAR, SAME_PLACE, called_the_same, place_stories, shares_place
from standoff.reconcile.groups import Group, Groups
from standoff.reconcile.mentions import FINE, Mention

HERE = "an undated mention attached"
NAMED = "an undated mention attached to what others date to the day that its report last named"
ROUND = "a report tells of the days as one round"
ROUNDS = frozenset({"fighting"})
NEIGHBOURS = 0.7
BREATH = 160
REACH = 1
NEAR = 0.4


def attach_loose(mentions: Sequence[Mention], groups: Groups) -> list[Mention]:
    """Attach mentions dated to some days, each to the one group that fits, or the one of those that is called the same
    or at its place, and one that names the first and the last day of a round of fighting to all of it; gives back those
    with none or several."""
    left = []
    for mention in mentions:
        assert mention.first is not None
        assert mention.last is not None
        days = (mention.last - mention.first).days
        near = [*groups.by_report.get(mention.report, ()), *groups.lately(mention.between, mention.last, days)]
        fitting = list({id(g): g for g in near if g.fits(mention) and not _is_elsewhere(mention, g)}.values())
        called = [g for g in fitting if any(m.family == mention.family for m in g.kinds)]
        placed = [g for g in called if shares_place(Group([mention], set()), g)]
        only = next((some for some in (placed, called) if len(some) == 1), fitting)
        if len(called) > 1 and _is_round_of(mention, called):
            ordered = sorted(called, key=lambda g: (g.first is None, g.first or 0, g.key))
            groups.extend(groups.unite(ordered, ROUND), [mention], ROUND)
        elif len(only) == 1:
            groups.extend(only[0], [mention], "a mention dated to some days attached")
        elif _is_round_of(mention, fitting):
            ordered = sorted(fitting, key=lambda g: (g.first is None, g.first or 0, g.key))
            groups.extend(groups.unite(ordered, ROUND), [mention], ROUND)
        else:
            left.append(mention)
    return left


def _is_elsewhere(mention: Mention, group: Group) -> bool:
    """Whether what is dated to weeks names a place that is not that of the group."""
    if not mention.is_rough or mention.place is None or mention.place.precision in COARSE:
        return False
    scores = [place_score(mention, m) for m in group.kinds if m.place is not None]
    return bool(scores) and max(scores) < NEIGHBOURS


def _is_round_of(mention: Mention, groups: Sequence[Group]) -> bool:
    """Whether the days that a mention names from first to last are those of a round that the groups tell of."""
    first = min((g.first for g in groups if g.first is not None), default=None)
    last = max((g.last for g in groups if g.last is not None), default=None)
    if first is None or last is None or mention.first is None or mention.last is None:
        return False
    ends = abs((mention.first - first).days) <= 1 and abs((mention.last - last).days) <= 1
    return ends and mention.spans_round and mention.is_dated and mention.family.name in ROUNDS


def attach_undated(mentions: Sequence[Mention], groups: Groups) -> None:
    """Put every undated mention into a group: of its own report, else of others', else a new one."""
    stories: dict[str, list[Group]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.report, m.start, m.event.id)):
        told = groups.by_report.get(mention.report, ())
        here = [g for g in told if g.fits(mention, NEAR) and may_go_on(mention, g, told)]
        named = _of_day_named(mention, here, groups)
        home = named or nearest(mention, here)
        if home is not None:
            groups.extend(home, [mention], NAMED if named else HERE)
        else:
            begun = reversed(stories[mention.report])
            story = next((s for s in begun if s.fits(mention) and in_reach(mention, s) and _is_near(mention, s)), None)
            if story is not None:
                story.add(mention, "undated mentions of one report")
            else:
                stories[mention.report].append(Group([mention], {"one mention"}))
    place_stories((story for told in stories.values() for story in told), groups)


def _is_near(mention: Mention, story: Group) -> bool:
    """Whether little else is told between: a story without any day is not taken up again far below."""
    apart = min(abs(m.paragraph - mention.paragraph) for m in story.mentions)
    if apart and mention.lately is not None and not mention.definite:
        return False
    return apart <= FAR or mention.definite or mention.heads or any(m.heads for m in story.mentions)


def may_go_on(mention: Mention, group: Group, told: Sequence[Group]) -> bool:
    """Whether what a report tells undated may be of the group, one of those that it has `told` of."""
    is_one_story = not mention.surveyed and len({(g.first, g.last) for g in told if g.first is not None}) <= 1
    return in_reach(mention, group) or (is_one_story and not _is_of_other_paragraph(mention, group))


def in_reach(mention: Mention, group: Group) -> bool:
    """Whether what a report tells undated may be of the group: what it has told of, what it tells in the same paragraph
    or the next, or at the same village, or what a headline or "the attack" points at."""
    if mention.surveyed:
        return _is_told_here(mention, group)
    if mention.definite or mention.heads:
        return True
    if _is_of_other_paragraph(mention, group):
        return False
    return any(
        m.paragraph - mention.paragraph <= REACH
        or m.heads
        or (m.place is not None and m.place.precision in FINE and place_score(mention, m) == 1.0)
        for m in group.own.get(mention.report, ())
    )


def _is_told_here(mention: Mention, group: Group) -> bool:
    """Whether the mention's own paragraph tells of the group, or the report tells of it at the same village."""
    told = group.own.get(mention.report, ())
    spot = mention.place is not None and mention.place.precision in FINE
    return any(m.paragraph == mention.paragraph or (spot and m.place and place_score(mention, m) == 1.0) for m in told)


def _is_of_other_paragraph(mention: Mention, group: Group) -> bool:
    """Whether its paragraph has named another day, and tells nothing of the group."""
    if mention.lately is None or group.first is None or group.last is None:
        return False
    here = any(m.paragraph == mention.paragraph for m in group.own.get(mention.report, ()))
    is_its_day = group.first <= mention.lately <= group.last and any(m.is_exact for m in group.kinds)
    return not here and not is_its_day


def _of_day_named(mention: Mention, here: Sequence[Group], groups: Groups) -> Group | None:
    """What other reports date to the day that its paragraph last named, where the report itself dates nothing to it."""
    day = mention.lately
    dated = [g for g in here if g.first is not None]
    if day is None or not dated or len(dated) < len(here) or any(_spans(g, mention) for g in dated):
        return None
    found = [g for g in groups.lately(mention.between, day, 0) if g.dated_by and _spans(g, mention) and g.fits(mention)]
    return found[0] if len(found) == 1 and called_the_same(mention, found) else None


def nearest(mention: Mention, groups: list[Group]) -> Group | None:
    """The group of the same report that the mention answers, at its place, of its label, of the day last named, or last
    told of: in this order."""

    def distance(group: Group) -> tuple[object, ...]:
        own = group.own[mention.report]
        elsewhere = mention.place is None or not any(place_score(mention, m) >= SAME_PLACE and m.place for m in own)
        before = [mention.start - m.start for m in own if m.start <= mention.start]
        other_day = mention.scene is None or group.last is None or not _spans(group, mention)
        nearest = min(before) if before else min(m.start for m in own) - mention.start
        unanswered = mention.answers is None or all(m.event.statement != mention.answers for m in own)
        other_breath = all(m.sentence != mention.sentence or is_sequel(mention, m) for m in own)
        other_label = all(m.family != mention.family for m in own)
        is_old = _is_old(mention, group) and all(m.paragraph != mention.paragraph for m in own)
        unshared = bool(mention.parties) and not any(mention.parties & m.parties for m in own)
        old_head = is_old and mention.heads
        return (
            unanswered,
            other_breath,
            old_head,
            elsewhere,
            is_old,
            other_label,
            other_day,
            unshared,
            not before,
            nearest,
            group.key,
        )

    return min(groups, key=distance, default=None)


def _is_old(mention: Mention, group: Group) -> bool:
    """Whether the group was no news any more on the day of the mention's report."""
    if group.last is None or mention.published is None:
        return False
    return (mention.published - group.last).days > mention.family.told


def _spans(group: Group, mention: Mention) -> bool:
    return (
        group.first is not None
        and group.last is not None
        and mention.scene is not None
        and group.first <= mention.scene <= group.last
    )
