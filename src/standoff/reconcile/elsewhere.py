"""Stories that a report tells without a day, put with what other reports tell.

A story belongs to what reports of the days before tell of the same parties, where that is one occurrence, or one at the
same place; else to the undated stories of other reports of those days. It never joins two groups.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from standoff.reconcile.alike import is_spot, place_score
from standoff.reconcile.groups import Group, Groups
from standoff.reconcile.mentions import Mention
from standoff.reconcile.wording import likeness, wording_of

ELSEWHERE = "an undated mention attached to the one occurrence that reports of those days tell of"
COPIED = "another report tells it in the same words"
STORIES = "undated mentions of reports of the same days"
SAME_PLACE = 0.8
FAR = 2
LULL = timedelta(2)
WORDED = 0.3
MOST_WORDED = 20


def place_stories(stories: Iterable[Group], groups: Groups) -> None:
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
