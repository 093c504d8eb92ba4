"""What is dated loosely, undated or denied finds the group that it tells of, or makes one of its own.

Within a report the story goes on: such a mention belongs to the occurrence of the day that the report last named, or
that it last told of. Across reports it belongs to what reports of the days before tell of the same parties, where that
is one occurrence, or one at the same place. It never joins two groups.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from standoff.reconcile.alike import COARSE, is_spot, place_score
from standoff.reconcile.cotold import is_sequel
from standoff.reconcile.groups import Group, Groups
from standoff.reconcile.mentions import FINE, Mention
from standoff.reconcile.wording import likeness, wording_of

HERE = "an undated mention attached"
NAMED = "an undated mention attached to what others date to the day that its report last named"
ELSEWHERE = "an undated mention attached to the one occurrence that reports of those days tell of"
COPIED = "another report tells it in the same words"
STORIES = "undated mentions of reports of the same days"
ROUND = "a report tells of the days as one round"
ROUNDS = frozenset({"fighting"})
SAME_PLACE = 0.8
NEIGHBOURS = 0.7
BREATH = 160
REACH = 1
FAR = 2
NEAR = 0.4
LULL = timedelta(2)
WORDED = 0.3
MOST_WORDED = 20


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
    _place_stories((story for told in stories.values() for story in told), groups)


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


# --- across reports ----------------------------------------------------------------------------------


def _place_stories(stories: Iterable[Group], groups: Groups) -> None:
    """Undated stories of single reports attach to what other reports date, else to each other; what of a story is
    excluded where most of it belongs stays by itself."""
    left = []
    for story in stories:
        copied = next((g for m in story.mentions if (g := groups.same_words(m)) is not None), None)
        home = copied or _dated_elsewhere(story, groups)
        told = [m for m in story.mentions if home is not None and home.fits(m)]
        placed = {m.event.id for m in told}
        rest = [m for m in story.mentions if m.event.id not in placed]
        if home is not None and told:
            groups.extend(home, told, COPIED if copied else ELSEWHERE)
        if rest:
            left.append(Group(rest, set(story.grounds)))
    for story in by_telling(left):
        groups.add(story)


def _dated_elsewhere(story: Group, groups: Groups) -> Group | None:
    """The dated group of the days before the report: the one at the same place, else the only one that is called
    the same, or the last of one round of days."""
    told = story.mentions[0]
    if told.published is None or not told.between:
        return None
    lately = [g for g in groups.lately(told.between, told.published, told.family.told) if not _is_own(story, g)]
    fitting = [g for g in lately if g.last is not None and 2 * sum(map(g.fits, story.kinds)) > len(list(story.kinds))]
    fitting = [g for g in fitting if _agrees_on(story, g)]
    placed = [g for g in fitting if shares_place(story, g)]
    if any(m.place is not None and m.place.lat is None and is_spot(m.place) for m in story.kinds):
        fitting = placed or [g for g in fitting if not any(m.place and is_spot(m.place) for m in g.kinds)]
    chosen = placed or [g for g in fitting if any(m.family == told.family for m in g.kinds)] or fitting
    most = max((len(g.dated_by) for g in chosen), default=0)
    told_most = [g for g in chosen if len(g.dated_by) == most]
    latest = [g for g in told_most if g.last == told_most[0].last]
    if told.surveyed and not placed:
        return None
    if len(latest) == 1 and (placed or is_one_round(chosen)):
        return latest[0]
    return _worded_alike(story, chosen)


def _is_own(story: Group, group: Group) -> bool:
    """Whether the report that tells the story dates something of the group: it has told of it where it was in reach."""
    return not group.dated_by.isdisjoint(story.own)


def _agrees_on(story: Group, other: Group) -> bool:
    """Whether two stories of an accord tell of one kind of agreement; without one, sides agree on too many things."""
    kinds = frozenset(kind for m in story.kinds for kind in m.accords)
    is_accord = story.mentions[0].family.name == "accord"
    return not is_accord or any(kinds & m.accords for m in other.kinds)


def _worded_alike(story: Group, groups: Sequence[Group]) -> Group | None:
    """The one of several groups that is told in words much like those of the story, and no other half as much."""
    mine = wording_of(_words(story))
    ranked = sorted(((likeness(mine, wording_of(_words(g))), g.key, g) for g in groups), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < WORDED or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] / 2):
        return None
    return ranked[0][2]


def _words(group: Group) -> str:
    return "\n".join(sorted({quote for m in group.mentions[:MOST_WORDED] for quote in m.event.quotes}))


def shares_place(one: Group, other: Group) -> bool:
    return any(a.place and b.place and place_score(a, b) >= SAME_PLACE for a in one.kinds for b in other.kinds)


def is_one_round(groups: Sequence[Group]) -> bool:
    """Whether the groups' days follow each other with one quiet day between at most."""
    days = sorted({g.last for g in groups if g.last is not None})
    return all(later - earlier <= LULL for earlier, later in itertools.pairwise(days))


def by_telling(stories: Iterable[Group]) -> list[Group]:
    """Stories of single reports joined where the same parties are told of, in the same days, with nothing that excludes
    it: at the same place first, else with the story last begun."""
    begun: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    done: list[Group] = []
    for story in sorted(stories, key=lambda s: (s.day is None, s.day or 0, s.key)):
        told = story.mentions[0]
        key = (told.between, told.is_denied)
        day = story.day
        if day is None or not told.between:
            done.append(story)
            continue
        begun[key] = [g for g in begun[key] if g.day is not None and day - g.day <= timedelta(told.family.told)]
        fitting = [g for g in begun[key] if all(g.fits(m) for m in story.kinds) and _agrees_on(story, g)]
        fitting = [g for g in fitting if not (told.is_denied and _is_of_other_day(story, g))]
        fitting = [g for g in fitting if not _is_told_apart(story, g)]
        if told.surveyed:
            fitting = [g for g in fitting if shares_place(story, g)]
        home = next((g for g in reversed(fitting) if shares_place(story, g)), fitting[-1] if fitting else None)
        if home is None:
            begun[key].append(story)
            done.append(story)
            continue
        for mention in story.mentions:
            home.add(mention, STORIES)
    return done


def _is_told_apart(story: Group, group: Group) -> bool:
    """Whether one report tells both far from each other, or in paragraphs of two days, and nothing points back."""
    pairs = [(a, b) for report, mine in story.own.items() for a in mine for b in group.own.get(report, ())]
    return bool(pairs) and all(_are_parted(a, b) for a, b in pairs)


def _are_parted(a: Mention, b: Mention) -> bool:
    if a.surveyed and a.paragraph != b.paragraph:
        return True
    if a.paragraph == b.paragraph or a.definite or a.heads or b.heads:
        return False
    return abs(a.paragraph - b.paragraph) > FAR or (None not in (a.lately, b.lately) and a.lately != b.lately)


def _is_of_other_day(story: Group, group: Group) -> bool:
    """Whether one report tells of both, and named another day between."""
    return any(
        None not in (a.scene, b.scene) and a.scene != b.scene
        for report, mentions in story.own.items()
        for a in mentions
        for b in group.own.get(report, ())
    )


def called_the_same(mention: Mention, groups: Iterable[Group]) -> list[Group]:
    return [g for g in groups if any(m.family == mention.family for m in g.kinds)]
