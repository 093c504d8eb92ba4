"""Far-off namesakes: a choice that nothing in the report bears out is left open, with what it might have been.

A gazetteer of the whole world has a namesake for almost every village that it lacks. Three kinds are not believed,
where the report speaks of other places and no region after the name, nor anything else, says which country is meant:

- a place known only by another name of it, unless it is a large city, where nothing else lies in its country;
- a small place, even of that very name, far from everything in a report that speaks of several places elsewhere;
- an unsure choice among namesakes, unless it is far larger than the others ("talks in Geneva"), where nothing sure
  lies in its country, or, if a small place is mentioned in passing, far from all places of a report that has several.

The bounds were set on TR-News and the even half of LGL: docs/quality/places.md.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.knowledge.gazetteer import Entry
from standoff.knowledge.placenames import key_of
from standoff.reading.places.context import STATES, kilometres
from standoff.reading.places.guesses import Resolved

UNSURE, SURE = 0.6, 0.8
LARGE, SMALL = 1_000_000, 50_000
FAR_KM, VERY_FAR_KM = 500.0, 1000.0
SEVERAL, MOST_MEASURED = 4, 200
_SMALL_KINDS = frozenset({"town", "village", "admin2"})
_WIDE = STATES | {"continent", "admin1", "region", "sea"}


def without_strays(resolved: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """`resolved`, with the far-off namesakes left open."""
    scene = _Scene.of(resolved)
    return tuple(_abstained(one) if scene.strays(one) else one for one in resolved)


@dataclass(frozen=True)
class _Scene:
    """What a report speaks of: its distinct places and their countries, by the words that mean them."""

    entries: tuple[tuple[str, Entry], ...]
    countries: dict[str, frozenset[str]]
    sure: frozenset[str | None]
    counts: Counter[str]
    regions: frozenset[int]

    @classmethod
    def of(cls, resolved: Sequence[Resolved]) -> "_Scene":
        placed = [(key_of(r.toponym.text), r.entry, r) for r in resolved if r.entry is not None]
        counts = Counter(key for key, _, _ in placed)
        entries = {(key, entry.id): entry for key, entry, _ in placed}
        foremost = sorted(entries.items(), key=lambda item: (-counts[item[0][0]], item[0]))[:MOST_MEASURED]
        countries: dict[str, set[str]] = {}
        for key, entry, _ in placed:
            if entry.country:
                countries.setdefault(entry.country, set()).add(key)
        sure = {e.country for _, e, r in placed if r.confidence is None or r.confidence >= SURE}
        return cls(
            entries=tuple((key, entry) for (key, _), entry in foremost),
            countries={country: frozenset(keys) for country, keys in countries.items()},
            sure=frozenset(sure),
            counts=counts,
            regions=frozenset(n for n, r in enumerate(resolved) if r.entry is not None),
        )

    def strays(self, one: Resolved) -> bool:
        entry = one.entry
        if entry is None:
            return False
        unsure = one.confidence is not None and one.confidence < UNSURE and not one.chief
        if unsure and self.sure - {None} and entry.country not in self.sure:
            return True
        if entry.kind not in _SMALL_KINDS or one.toponym.within in self.regions or one.toponym.text.endswith("."):
            return False
        key = key_of(one.toponym.text)
        others = {other for other, _ in self.entries if other != key}
        if not others:
            return False
        if not self.countries.get(entry.country or "", frozenset()) - {key}:
            if not one.own:
                return entry.population < LARGE
            return self._far(entry, key, FAR_KM) and entry.population < SMALL and len(others) >= SEVERAL
        passing = unsure and self.counts[key] == 1 and entry.population < SMALL and len(others) >= SEVERAL
        return passing and self._far(entry, key, VERY_FAR_KM)

    def _far(self, entry: Entry, key: str, km: float) -> bool:
        """Whether everything that has a narrower place than a state or a region lies further away than `km`."""
        near = (e for other, e in self.entries if other != key and e.kind not in _WIDE)
        return all(kilometres(entry, e) > km for e in near)


def _abstained(one: Resolved) -> Resolved:
    entry = one.entry
    assert entry is not None
    where = f"{entry.name} ({entry.country})" if entry.country else entry.name
    grounds = f"{one.toponym.grounds}; perhaps {where}, but nothing else lies there"
    return replace(one, entry=None, confidence=None, grounds=grounds, own=False)
