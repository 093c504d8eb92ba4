"""Where a denial belongs: with what it denies, in its report or in others; and what the denier says it did instead."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from standoff.reconcile.alike import MOVEMENT, SLIP, place_score
from standoff.reconcile.attaching import BREATH, attach_undated, nearest
from standoff.reconcile.elsewhere import by_telling, called_the_same, is_one_round, shares_place
from standoff.reconcile.groups import Group, Groups
from standoff.reconcile.mentions import FINE, Mention
from standoff.record.terms import Polarity


def attach_denials(mentions: Sequence[Mention], groups: Groups) -> None:
    """Put every denied mention with what it denies, in its own report or else in another, or make a group of it."""
    alone: list[Group] = []
    for mention in sorted(mentions, key=lambda m: (m.report, m.start, m.event.id)):
        here = [g for g in groups.by_report.get(mention.report, ()) if _is_blamed(mention, g)]
        elsewhere = _lately_blamed(mention, groups)
        home = (
            _answered(mention, groups)
            or nearest(mention, called_the_same(mention, here))
            or _meant(mention, called_the_same(mention, elsewhere))
            or nearest(mention, here)
            or _meant(mention, elsewhere)
            or _forgone(mention, groups)
            or _of_its_paragraph(mention, groups)
            or _told_itself(mention, groups)
            or _of_its_days(mention, groups)
        )
        if home is not None:
            groups.extend(home, [mention], "a denial attached")
        else:
            alone.append(Group([mention], {"one mention"}))
    for story in by_telling(alone):
        groups.add(story)


def _answered(mention: Mention, groups: Groups) -> Group | None:
    """The group of the same kind of force of which the statement tells that the denial answers, where nobody is named
    in it as having done it."""
    told = [
        g
        for g in groups.by_report.get(mention.report, ())
        if any(
            m.event.statement == mention.answers and not m.is_denied and not m.parties for m in g.own[mention.report]
        )
    ]
    return told[0] if mention.answers is not None and len(told) == 1 and told[0].fits(mention) else None


def countering(undated: Iterable[Mention], denied: Iterable[Mention]) -> dict[str, Mention]:
    """The undated mentions, by event id, in which a party that denies says in the same breath what it did instead
    ("denied crossing the river and said that its patrol had kept to its own bank"), with what it denies."""
    denials: dict[str, list[Mention]] = defaultdict(list)
    for denial in denied:
        denials[denial.report].append(denial)
    found = {}
    for mention in undated:
        before = [
            d
            for d in denials[mention.report]
            if 0 < mention.start - d.start <= BREATH
            and d.holders & mention.holders
            and mention.parties <= mention.holders
            and d.family != mention.family
        ]
        if before:
            found[mention.event.id] = max(before, key=lambda d: (d.start, d.event.id))
    return found


def attach_counters(mentions: Sequence[Mention], denials: Mapping[str, Mention], groups: Groups) -> None:
    """Put every counter-account with what its party denies; where that is in no group, as any undated mention."""
    left = []
    for mention in mentions:
        denial = denials[mention.event.id]
        home = next((g for g in groups.by_report.get(mention.report, ()) if denial in g.mentions), None)
        if home is not None and any(not m.is_denied for m in home.mentions):
            groups.extend(home, [mention], "a counter-account attached")
        else:
            left.append(mention)
    attach_undated(left, groups)


def _forgone(mention: Mention, groups: Groups) -> Group | None:
    """What is told not to have happened in an occurrence ("no shots were fired"): the one its report tells of."""
    if mention.event.polarity is not Polarity.NOT_HAPPENED:
        return None
    told = [g for g in groups.by_report.get(mention.report, ()) if not _is_of_others(mention, g)]
    return nearest(mention, [g for g in told if g.fits(mention) and any(m.family == mention.family for m in g.kinds)])


def _is_of_others(mention: Mention, group: Group) -> bool:
    """Whether those who are said not to have advanced are none of those that the group has for its actors: to hold fire
    is of a fight that others began, to stay at home of nobody else's advance."""
    if mention.family.name != MOVEMENT:
        return False
    actors = frozenset(p for m in group.kinds if not m.is_denied for p in m.actors)
    return bool(mention.actors and actors) and not mention.actors & actors


def _told_itself(mention: Mention, groups: Groups) -> Group | None:
    """The occurrence of those days that the denier itself told of, and now says is untrue."""
    if mention.published is None or not mention.holders:
        return None
    lately = groups.lately(mention.between, mention.published, mention.family.told)
    found = [
        g
        for g in called_the_same(mention, lately)
        if g.fits(mention) and any(_is_own(mention, m) for m in g.kinds) and not _is_of_others(mention, g)
    ]
    return found[0] if len(found) == 1 else None


def _is_own(mention: Mention, told: Mention) -> bool:
    return not told.is_denied and told.holders == mention.holders and told.parties == mention.parties


def _of_its_paragraph(mention: Mention, groups: Groups) -> Group | None:
    """What is said to be untrue of the one occurrence that its paragraph tells of under the same label ("his arrest
    was lawful; we reject the claim that he was kidnapped")."""
    told = [
        g
        for g in groups.by_report.get(mention.report, ())
        if any(m.paragraph == mention.paragraph and not m.is_denied for m in g.own[mention.report])
        and not _is_of_others(mention, g)
    ]
    fitting = called_the_same(mention, told)
    return fitting[0] if len(fitting) == 1 and fitting[0].fits(mention) else None


def _of_its_days(mention: Mention, groups: Groups) -> Group | None:
    """The one occurrence of the days and the place that the denial names."""
    if mention.first is None or mention.last is None or mention.place is None:
        return None
    days = (mention.last - mention.first).days
    told = [g for g in groups.lately(mention.between, mention.last, days) if g.first is not None and g.fits(mention)]
    placed = [g for g in called_the_same(mention, told) if shares_place(Group([mention], set()), g)]
    return placed[0] if len(placed) == 1 else None


def _lately_blamed(mention: Mention, groups: Groups) -> list[Group]:
    """What reports of the days before lay to the door of those who deny, newest first; then what those of the days
    after do, without a day."""
    if mention.published is None:
        return []
    between = mention.between | mention.holders if len(mention.between) < 2 else mention.between
    news = mention.family.told
    lately = groups.lately(between, mention.published, news)
    later = groups.lately(between, mention.published + timedelta(news), news - 1)
    told = [*lately, *(g for g in later if g.first is None)]
    return [g for g in told if _is_blamed(mention, g)]


def _meant(mention: Mention, groups: Sequence[Group]) -> Group | None:
    """The one of several groups that a denial is of: at its place, or of one round of days."""
    named = [g for g in groups if _names_place(mention, g)]
    placed = [g for g in groups if shares_place(Group([mention], set()), g)] or named
    chosen = placed or groups
    return chosen[0] if len(chosen) == 1 or named or (chosen and is_one_round(chosen)) else None


def _names_place(mention: Mention, group: Group) -> bool:
    """Whether the words of the mention name the place of the group."""
    words = " ".join(mention.event.quotes)
    return any(m.place is not None and m.place.precision in FINE and m.place.name in words for m in group.kinds)


def _is_of_other_days(mention: Mention, group: Group) -> bool:
    """Whether the denial names a day on which nothing of the group was."""
    if mention.first is None or mention.last is None:
        return False
    if group.first is None or group.last is None:
        return all(m.published is not None and m.published + SLIP < mention.first for m in group.kinds)
    return mention.is_exact and (mention.last < group.first or group.last < mention.first)


def _is_blamed(mention: Mention, group: Group) -> bool:
    """Whether somebody else's affirmed mention in `group` makes the deniers its actors, or names no actor."""
    deniers = mention.holders or mention.actors
    if not deniers or _is_of_other_days(mention, group):
        return False
    return any(
        not m.is_denied
        and (deniers & m.actors or (not m.actors and m.holders and deniers <= m.between))
        and not deniers & m.holders
        for m in group.kinds
    ) and not any(place_score(mention, m) == 0.0 for m in group.own.get(mention.report, ()))
