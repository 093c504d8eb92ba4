"""Which place each mention means: every candidate of the gazetteer is scored, in the light of the rest of the report.

The score of a candidate is linear in a few features (its name, size and kind; the region after a comma; the cue; the
countries and regions that the report names; how near it lies to what the other mentions may mean) with the weights of
`data/places/ranking.yaml`. The report's context is read twice: first from each mention alone, then with the first
scores. Confidence is the softmax of the scores. See Leidner (2007) and Gritta et al. (2019) for the task.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.knowledge.gazetteer import Candidate, Entry, Gazetteer
from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.place_weights import PlaceWeights
from standoff.knowledge.placenames import key_of
from standoff.knowledge.territories import load_territories
from standoff.reading.places.context import STATES, Context, Group, Scored, kilometres
from standoff.reading.places.features import DEMONYM, Toponym
from standoff.reading.places.lookups import CURATED

SAME_SPOT_KM = 50.0
UNCOUNTED = 1_000_000
CITY, TIMES_LARGER = 100_000, 5


def group_of(toponym: Toponym, toponyms: Sequence[Toponym]) -> Group:
    """The mentions that must mean the same: same words, same sort, same feature, same region after the comma."""
    within = toponyms[toponym.within].text if toponym.within is not None else ""
    return Group(key_of(toponym.text), toponym.text, toponym.sort, toponym.feature or "", within)


def candidates_of(
    toponym: Toponym, found: Mapping[str, tuple[Candidate, ...]], cues: PlaceCues
) -> tuple[Candidate, ...]:
    """What a mention may mean by its words alone. A demonym means its territory; the name of a state, or of a capital
    elsewhere, is no other name of a town; a river is no town of its name; and a bridge or a checkpoint stands for the
    village whose own name it bears, but for no place by another name of it.
    """
    territories = load_territories()
    named = found.get(toponym.text, ())
    if toponym.sort == DEMONYM:
        codes = {t.code for t in territories.of_demonym(toponym.text)}
        return tuple(c for c in named if c.entry.id in codes) or tuple(c for c in named if c.entry.layer == "world")
    if any(c.entry.kind in STATES and c.weight == 3 for c in named):
        named = tuple(c for c in named if c.weight == 3)
    seats = {c.entry.country for c in named if c.entry.kind == "capital" and c.weight == 3}
    if seats:
        named = tuple(c for c in named if c.weight == 3 or c.entry.country in seats or c.entry.kind not in _SETTLED)
    words = toponym.text.lower().split()
    inside = words[-1] in cues.after or words[0] in cues.title
    if toponym.feature is None or inside or any(c.entry.kind in STATES for c in named):
        return named
    fitting = tuple(c for c in named if c.entry.kind in cues.kinds[toponym.feature])
    if fitting or toponym.feature not in cues.strict:
        return named if toponym.feature not in cues.strict else fitting
    return tuple(c for c in named if cues.strict[toponym.feature] and c.weight == 3)


def rank(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, cues: PlaceCues, weights: PlaceWeights
) -> dict[Group, tuple[Scored, ...]]:
    """The scored candidates of each group of mentions, best first; groups without a candidate are left out."""
    case = _Case.of(toponyms, gazetteer, cues)
    return case.ranked(weights, case.context(weights))


def features_of(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, cues: PlaceCues, weights: PlaceWeights
) -> Iterator[tuple[list[Toponym], list[tuple[Entry, dict[str, float]]]]]:
    """The mentions of each group and the features of its candidates, as the last reading sees them; for fitting."""
    case = _Case.of(toponyms, gazetteer, cues)
    context = case.context(weights)
    for group, candidates in case.candidates.items():
        rows = zip(candidates, case.own[group], strict=True)
        both = [(c.entry, {**own, **context.features(c.entry, group)}) for c, own in rows]
        yield [t for t in toponyms if group_of(t, toponyms) == group], both


@dataclass(frozen=True)
class _Case:
    """The groups of a report with their candidates and what each candidate has by itself."""

    counts: Counter[Group]
    candidates: Mapping[Group, tuple[Candidate, ...]]
    own: Mapping[Group, list[dict[str, float]]]

    @classmethod
    def of(cls, toponyms: Sequence[Toponym], gazetteer: Gazetteer, cues: PlaceCues) -> "_Case":
        found = gazetteer.find(t.text for t in toponyms)
        counts = Counter(group_of(t, toponyms) for t in toponyms)
        first_of: dict[Group, Toponym] = {}
        for toponym in toponyms:
            first_of.setdefault(group_of(toponym, toponyms), toponym)
        lists = {g: c for g, t in first_of.items() if (c := candidates_of(t, found, cues))}
        regions = {g: _region_ids(toponyms, first_of[g], found) for g in lists}
        own = {g: [own_features(c, g, regions[g], cues, lists[g]) for c in lists[g]] for g in lists}
        return cls(counts, lists, own)

    def context(self, weights: PlaceWeights) -> Context:
        """What the report speaks for, read once from each mention alone and then again with those scores."""
        ranked = self.ranked(weights, None)
        ranked = self.ranked(weights, Context.of(ranked, self.counts))
        return Context.of(ranked, self.counts)

    def ranked(self, weights: PlaceWeights, context: Context | None) -> dict[Group, tuple[Scored, ...]]:
        found = {}
        for group, candidates in self.candidates.items():
            scores = [_dot(weights, own) for own in self.own[group]]
            if context:
                more = (context.features(c.entry, group) for c in candidates)
                scores = [score + _dot(weights, features) for score, features in zip(scores, more, strict=True)]
            found[group] = _ranked(candidates, scores)
        return found


def _dot(weights: PlaceWeights, features: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in features.items())


def _region_ids(
    toponyms: Sequence[Toponym], toponym: Toponym, found: Mapping[str, tuple[Candidate, ...]]
) -> frozenset[str]:
    """The ids of the regions and states that the mention after the comma may mean."""
    if toponym.within is None:
        return frozenset()
    after = found.get(toponyms[toponym.within].text, ())
    return frozenset(c.entry.id for c in after if c.entry.kind in ("admin1", "admin2") or c.entry.kind in STATES)


def own_features(
    candidate: Candidate, group: Group, regions: frozenset[str], cues: PlaceCues, rivals: Sequence[Candidate]
) -> dict[str, float]:
    """What a candidate has by itself: its name, size and kind, and how they fit the words beside the mention."""
    entry = candidate.entry
    features = {
        f"weight-{candidate.weight}": 1.0,
        f"kind-{entry.kind if entry.kind in WEIGHED_KINDS else 'other'}": 1.0,
        "people": math.log10(_people(entry) + 1),
        "exact": float(entry.name == group.text),
        "curated": float(entry.layer in CURATED or entry.kind in _NON_STATES),
    }
    if entry.kind == "capital" and any(c.entry.kind == "admin1" and c.entry.country == entry.country for c in rivals):
        features["capital-and-region"] = 1.0
    if regions:
        features["inside" if entry.admin1 in regions or entry.country in regions else "outside"] = 1.0
    if entry.name.startswith(f"{group.text} ") or entry.name.startswith(f"{group.text}-"):
        features["shortened"] = 1.0
    if group.feature:
        features["cued" if entry.kind in cues.kinds[group.feature] else "miscued"] = 1.0
    return features


def _people(entry: Entry) -> int:
    """How many live there; a sea, a world region or a territory that no census counts weighs like a large region."""
    wide = entry.kind in _NON_STATES or entry.precision in ("area", "country")
    return entry.population or (UNCOUNTED if wide else 0)


_SETTLED = frozenset({"town", "village"})
_NON_STATES = frozenset({"de-facto state", "occupied territory", "disputed territory", "autonomous region"})
WEIGHED_KINDS = frozenset({"state", "dependency", "former state", "admin1", "admin2", "capital", "town"})


def _ranked(candidates: Sequence[Candidate], scores: Sequence[float]) -> tuple[Scored, ...]:
    top = max(scores)
    masses = [math.exp(score - top) for score in scores]
    total = sum(masses)
    scored = (
        Scored(c.entry, c.weight, score, mass / total)
        for c, score, mass in zip(candidates, scores, masses, strict=True)
    )
    return tuple(sorted(scored, key=lambda s: (-s.score, -s.entry.population, s.entry.id)))


def certainty(scored: Sequence[Scored]) -> float:
    """The share of the best candidate and of those that lie where it does: how far to trust the point."""
    best = scored[0].entry
    return min(1.0, sum(s.share for s in scored if s.entry is best or kilometres(best, s.entry) < SAME_SPOT_KM))


def is_chief(scored: Sequence[Scored]) -> bool:
    """Whether the best candidate is a city by its own name, far larger than any other place of the name elsewhere."""
    best = scored[0]
    rivals = (s.entry.population for s in scored if kilometres(best.entry, s.entry) >= SAME_SPOT_KM)
    return best.weight == 3 and best.entry.population >= max(CITY, TIMES_LARGER * max(rivals, default=0))
