"""Groups of mentions in the making, found by the report they stand in or by parties and day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from standoff.reconcile.alike import similarity
from standoff.reconcile.mentions import FINE, Mention, Parties
from standoff.reconcile.places import joined_place_id

JOINS = 0.5
COPIED_WORDS = 6


def signature(mention: Mention) -> tuple[object, ...]:
    """What the constraints look at: mentions of one signature are all alike to them. A village told apart from another
    by its report makes the report part of it."""
    fine = mention.place is not None and mention.place.precision in FINE
    place = joined_place_id(mention.place) if mention.place is not None else None
    parties = (tuple(sorted(mention.parties)), tuple(sorted(mention.actors)))
    report = mention.report if (fine and mention.torn) or not (mention.parties or mention.sides) else None
    held = (tuple(sorted(mention.sides)), tuple(sorted(mention.holders)), mention.answers is None, mention.is_denied)
    told = mention.published if mention.first is None else None
    days = (mention.first, mention.last, told, mention.weeks, mention.weeks is not None and mention.follows)
    return (mention.family, *days, parties, place, report, mention.accords, *held)


class Group:
    """Mentions taken to be one occurrence, and why. `first` and `last` bound the days that it is dated to.

    `key` is the least of its event ids, for ties.
    """

    def __init__(self, mentions: Iterable[Mention], grounds: set[str]) -> None:
        self.mentions: list[Mention] = []
        self.grounds = grounds
        self.key = ""
        self.first: date | None = None
        self.last: date | None = None
        self.own: dict[str, list[Mention]] = defaultdict(list)
        self.dated_by: set[str] = set()
        self._kinds: dict[tuple[object, ...], Mention] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention, grounds: str | None = None) -> None:
        self.mentions.append(mention)
        self.key = min(self.key or mention.event.id, mention.event.id)
        self.own[mention.report].append(mention)
        self._kinds.setdefault(signature(mention), mention)
        if grounds is not None:
            self.grounds.add(grounds)
        if mention.is_dated:
            self.dated_by.add(mention.report)
            self.first = min(filter(None, (self.first, mention.first)))
            self.last = max(filter(None, (self.last, mention.last)))

    @property
    def kinds(self) -> Iterable[Mention]:
        """One mention of each signature."""
        return self._kinds.values()

    @property
    def day(self) -> date | None:
        """The day it is told for: its last, or where it is undated the first day on which it was reported."""
        return self.last or min((m.published for m in self.mentions if m.published is not None), default=None)

    def fits(self, mention: Mention, joins: float = JOINS) -> bool:
        """Whether nothing in the group excludes the mention, and on the whole they are alike, `joins` or more."""
        total = 0.0
        for each in self.kinds:
            score = similarity(mention, each)
            if score == 0.0:
                return False
            total += score
        return total >= joins * len(self._kinds)


class Groups:
    """All groups of one family of events."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.all: list[Group] = []
        self.by_report: dict[str, list[Group]] = defaultdict(list)
        self._by_words: dict[tuple[str, str], Group] = {}
        self._by_day: dict[tuple[Parties, date], list[Group]] = defaultdict(list)
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        self.all.append(group)
        for report in group.own:
            self.by_report[report].append(group)
        self._note_words(group, group.mentions)
        for affair in _affairs(group):
            for day in _days(group):
                self._by_day[(affair, day)].append(group)

    def extend(self, group: Group, mentions: Iterable[Mention], grounds: str) -> None:
        """Add mentions to a group that is already here."""
        for mention in mentions:
            if mention.report not in group.own:
                self.by_report[mention.report].append(group)
            group.add(mention, grounds)
            self._note_words(group, [mention])

    def unite(self, groups: Sequence[Group], grounds: str) -> Group:
        """Make several groups one: the first, which takes the mentions of the others."""
        home, *others = groups
        for other in others:
            self.all.remove(other)
            for held in (*self.by_report.values(), *self._by_day.values()):
                if other in held:
                    held.remove(other)
            for words, group in self._by_words.items():
                if group is other:
                    self._by_words[words] = home
            self.extend(home, other.mentions, grounds)
        for between in _affairs(home):
            for day in _days(home):
                if home not in self._by_day[(between, day)]:
                    self._by_day[(between, day)].append(home)
        return home

    def _note_words(self, group: Group, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            if words := _wording(mention):
                self._by_words.setdefault(words, group)

    def same_words(self, mention: Mention) -> Group | None:
        """The group in which another report of those days tells of the mention in the very same words."""
        group = self._by_words.get(_wording(mention) or ("", ""))
        if group is None or group.day is None or mention.published is None:
            return None
        return group if abs(mention.published - group.day) <= timedelta(mention.family.told) else None

    def lately(self, between: Parties, until: date, days: int) -> Iterator[Group]:
        """The groups of these parties that are dated to, or told on, one of the `days` up to `until`; newest first.

        One party alone stands for all affairs that it has a part in.
        """
        seen: set[int] = set()
        for back in range(days + 1):
            for group in self._by_day.get((between, until - timedelta(back)), ()):
                if id(group) not in seen:
                    seen.add(id(group))
                    yield group


def _affairs(group: Group) -> set[Parties]:
    affairs = {m.between for m in group.mentions}
    return affairs | {frozenset({party}) for between in affairs for party in between}


def _wording(mention: Mention) -> tuple[str, str] | None:
    words = " ".join(mention.event.quotes).casefold().split()
    return (mention.event.cameo, " ".join(words)) if len(words) >= COPIED_WORDS else None


def _days(group: Group) -> Iterator[date]:
    if group.first is not None and group.last is not None:
        yield from (group.first + timedelta(n) for n in range((group.last - group.first).days + 1))
    elif group.day is not None:
        yield group.day
