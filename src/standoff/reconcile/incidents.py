"""Event mentions from any reports that are the same occurrence, grouped (codebook, "incident").

Two steps, both by average link over fitted likelihoods (`knowledge.incident_weights`): the mentions of one report make
its stories (`stories`), and the stories of all reports the incidents. Days are a hard constraint: what lies further
apart than one occurrence lasts is never one, nor what a report dates and another told of before. Ties are broken by day
and id, and so the result does not depend on the order of reports.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.knowledge.incident_weights import IncidentWeights, SignWeights, load_incident_weights
from standoff.reconcile.across import of_other_days, signs_across
from standoff.reconcile.excluding import BEFOREHAND
from standoff.reconcile.linkage import agglomerate_pairs
from standoff.reconcile.mentions import Mention
from standoff.reconcile.places import joined_place_id
from standoff.reconcile.rounds import rounds_among
from standoff.reconcile.stories import Story, one_story
from standoff.reconcile.within import signs_within
from standoff.reconcile.years import LENT_YEAR
from standoff.record.terms import Ground, Polarity

_LAGS = ((400, 45), (1500, 10))
_SHORTEST_LAG = 3
_COMPARED = 6
_EXPLAINED = 20
_TOLD = 4
ALONE = "one mention"


@dataclass(frozen=True)
class Cluster:
    """The mentions of one occurrence in order of event id, why they are one, and whether it is history."""

    mentions: tuple[Mention, ...]
    grounds: str
    ground: Ground


def cluster_events(stories: Iterable[Story], weights: IncidentWeights | None = None) -> tuple[Cluster, ...]:
    """The clusters of the mentions of `stories`, each in one cluster; `weights` are the shipped ones where none are
    given.

    What is only said not to have happened, and by nobody to have happened, makes no cluster.
    """
    weights = weights or load_incident_weights()
    bundles = _bundled(stories)
    pairs = [(i, j, _likelihood(bundles[i][0], bundles[j][0], weights)) for i, j in _candidates(bundles)]
    sizes = [sum(len(story.told) for story in bundle) for bundle in bundles]
    groups = agglomerate_pairs(sizes, pairs, weights.across.joins)
    clusters = _with_rounds([_cluster([bundles[n] for n in group], weights) for group in groups])
    return tuple(c for c in clusters if any(m.event.polarity is not Polarity.NOT_HAPPENED for m in c.mentions))


def _with_rounds(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with those made one that some report tells of as one round of fighting."""
    home = list(range(len(clusters)))
    why: dict[int, set[str]] = defaultdict(set)
    for one, other, grounds in rounds_among([c.mentions for c in clusters]):
        a, b = sorted((_first(home, one), _first(home, other)))
        home[b] = a
        why[a] |= why[b] | {grounds}
    made: dict[int, list[Cluster]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        made[_first(home, number)].append(cluster)
    return [_one(parts, why[number]) for number, parts in made.items()]


def _first(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def _one(clusters: Sequence[Cluster], why: set[str]) -> Cluster:
    if len(clusters) == 1:
        return clusters[0]
    mentions = sorted((m for c in clusters for m in c.mentions), key=lambda m: m.event.id)
    told = [part for c in clusters for part in c.grounds.split("; ") if part != ALONE]
    is_current = any(c.ground is Ground.CURRENT for c in clusters)
    grounds = "; ".join(dict.fromkeys([*sorted(why), *told]))
    return Cluster(tuple(mentions), grounds, Ground.CURRENT if is_current else Ground.BACKGROUND)


def _bundled(stories: Iterable[Story]) -> list[list[Story]]:
    """Stories that the signs can hardly tell apart, which count as one with a weight; one of each report at most. The
    first, by id, stands for the others. In order of day and id."""
    found: dict[tuple[object, ...], list[Story]] = defaultdict(list)
    seen: Counter[tuple[object, ...]] = Counter()
    for story in sorted(stories, key=lambda s: s.key):
        kind = _kind(story)
        seen[(kind, story.report)] += 1
        found[(kind, seen[(kind, story.report)])].append(story)
    return sorted(found.values(), key=lambda b: (b[0].first or b[0].head.published or date.min, b[0].key))


def _kind(story: Story) -> tuple[object, ...]:
    """What tells stories apart: days, parties, places, families, manner; and the words where these decide little."""
    places = frozenset(joined_place_id(m.place) for m in story.placed if m.place is not None)
    manner = (story.is_denied, story.is_background, story.is_history, story.heads, story.definite)
    who = (story.parties, story.actors, story.targets, story.affairs, story.holders)
    is_plain = story.is_exact and bool(story.parties)
    told = None if story.first is not None else story.head.published
    words = None if is_plain else frozenset(quote for t in story.told for quote in t.mention.event.quotes)
    return (
        story.first,
        story.last,
        story.is_exact,
        story.lately,
        story.near,
        told,
        who,
        places,
        story.families,
        manner,
        words,
    )


def _candidates(bundles: Sequence[Sequence[Story]]) -> Iterator[tuple[int, int]]:
    """The pairs of bundles whose days, or the days of whose news, meet; the more there are, the shorter is what is told
    without a day thought to be news."""
    lag = next((days for most, days in _LAGS if len(bundles) <= most), _SHORTEST_LAG)
    reach = [_reach(bundle[0], lag) for bundle in bundles]
    order = sorted(range(len(bundles)), key=lambda n: (reach[n][0], n))
    active: list[tuple[date, int]] = []
    for n in order:
        first, last = reach[n]
        active = [(until, other) for until, other in active if until >= first]
        for _, other in active:
            yield min(n, other), max(n, other)
        insort(active, (last, n))


def _reach(story: Story, lag: int) -> tuple[date, date]:
    if story.first is not None and story.last is not None:
        return story.first - BEFOREHAND, story.last + BEFOREHAND
    told = story.head.published
    return (told - timedelta(lag), told + BEFOREHAND) if told is not None else (date.min, date.max)


def _likelihood(a: Story, b: Story, weights: IncidentWeights) -> float:
    """How likely two stories tell of one occurrence: of one report, as their mentions do on the whole."""
    if a.report == b.report:
        if of_other_days(a, b):
            return 0.0
        scores = [one_story(t, u, weights.within) for t in a.told[:_COMPARED] for u in b.told[:_COMPARED]]
        return sum(scores) / len(scores)
    signs = signs_across(a, b)
    return max(weights.across.likelihood(signs), 1e-9) if signs is not None else 0.0


def _cluster(bundles: Sequence[Sequence[Story]], weights: IncidentWeights) -> Cluster:
    stories = [story for bundle in bundles for story in bundle]
    mentions = sorted((t.mention for story in stories for t in story.told), key=lambda m: m.event.id)
    why = _grounds([bundle[0] for bundle in bundles], weights) if len(mentions) > 1 else [ALONE]
    lent = [LENT_YEAR] if any(m.lent for m in mentions) else []
    is_current = any(m.event.ground is Ground.CURRENT and not m.is_history for m in mentions)
    grounds = "; ".join(dict.fromkeys([*why, *lent]))
    return Cluster(tuple(mentions), grounds, Ground.CURRENT if is_current else Ground.BACKGROUND)


def _grounds(stories: Sequence[Story], weights: IncidentWeights) -> list[str]:
    """The signs that speak most for the mentions being one, those first that most of them show."""
    said: Counter[str] = Counter()
    for number, story in enumerate(stories[:_EXPLAINED]):
        for n, told in enumerate(story.told[1:_EXPLAINED], start=1):
            signs = [found for before in story.told[:n] if (found := signs_within(before, told)) is not None]
            said.update(_best(signs, weights.within))
        signs = [found for other in stories[:number] if (found := _signs(other, story)) is not None]
        said.update(_best(signs, weights.across))
    ranked = sorted(said, key=lambda words: (-said[words], words))
    return ranked[:_TOLD] or ["told alike"]


def _signs(a: Story, b: Story) -> dict[str, float] | None:
    return signs_across(a, b) if a.report != b.report else None


def _best(signs: Sequence[dict[str, float]], weights: SignWeights) -> list[str]:
    return weights.told(max(signs, key=weights.likelihood)) if signs else []
