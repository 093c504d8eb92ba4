"""Places under another spelling: a name that the gazetteer lacks, written otherwise in its own country.

Names from other alphabets are written in many ways ("Hodeidah", "Hodeida", "Al Hudaydah"). A name that stays open is
looked up with and without its article and its last h, and believed where that leads to one place in a country that the
report names. Failing that, it is compared by its consonants with the settlements around the places of the report that
are certain; two that fit leave it open. The rows say that they are guesses, and of what.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from standoff.knowledge.gazetteer import Candidate, Entry, Gazetteer
from standoff.knowledge.placenames import key_of
from standoff.reading.places.context import kilometres
from standoff.reading.places.features import DEMONYM, PLACE
from standoff.reading.places.guesses import CERTAIN, GUESSED, Resolved

_SETTLED = frozenset({"town", "village", "capital", "enclave"})
_LOCAL = _SETTLED | {"admin2", "crossing", "height", "lake", "corridor", "mountain"}
_FEATURES = (None, "settlement", "crossing")
_ARTICLE = re.compile(r"^(?:al|el|as|es|ash|esh|ad|ed|ar|er|an|en|at|et|az|ez) ")
_INNER = re.compile(r" (?:al|el|as|es|ash|esh|ad|ed|ar|er|an|en|at|et|az|ez)(?= )")
_PAIRS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dj", "j"), ("ph", "f"))
_SAME = str.maketrans({"q": "k", "c": "k", "w": None, "y": None, "h": None, "z": "s", "v": "b", "p": "b"})
_FIRST = str.maketrans({"q": "k", "c": "k"})
_VOWEL = frozenset("aeiou")
_VOWELS = re.compile(r"[aeiou ]")
_DOUBLE = re.compile(r"(.)\1+")
_ANCHORS = 3
_AROUND = 1.25  # degrees around a certain place in which a spelling is looked for
_MOST_NEAR = 1500
_LEAST_SOUNDS = 3
_LEAST_LIKE = 0.55
_SAME_SPOT_KM = 30.0
_LARGER = 5


def respelt(resolved: Sequence[Resolved], gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """`resolved`, with what is open taken for a place of its country or neighbourhood that is spelt otherwise."""
    open_names = {one.toponym.text for one in resolved if _is_open(one)}
    if not open_names:
        return tuple(resolved)
    countries = {one.entry.country for one in resolved if one.entry is not None and one.entry.country is not None}
    meant: dict[str, Entry] = {}
    for name in sorted(open_names):
        if entry := _of_country(name, countries, gazetteer):
            meant[name] = entry
    rest = sorted(name for name in open_names - set(meant) if len(_sounds(name)) >= _LEAST_SOUNDS)
    if rest:
        near = list(_around(resolved, gazetteer))
        for name in rest:
            if entry := _alike(name, near):
                meant[name] = entry
    return tuple(_taken(one, meant[one.toponym.text]) if _is_open(one) and one.toponym.text in meant else one
                 for one in resolved)  # fmt: skip


def _is_open(one: Resolved) -> bool:
    toponym = one.toponym
    shaped = len(toponym.text) > 3 and not toponym.text.isupper() and not any(c.isdigit() for c in toponym.text)
    return one.entry is None and one.near is None and toponym.sort == PLACE and shaped and toponym.feature in _FEATURES


def _taken(one: Resolved, entry: Entry) -> Resolved:
    grounds = f"guess: another spelling of {entry.name}"
    return replace(one, entry=entry, confidence=GUESSED, grounds=grounds, guess=True)


def spellings(name: str) -> Iterator[str]:
    key = key_of(name)
    bare = _ARTICLE.sub("", key)
    stems = {key, bare, _INNER.sub("", key)}
    stems |= {s[:-1] for s in stems if s.endswith("h")} | {f"{s}h" for s in stems if s[-1:] in "aeiou"}
    for stem in sorted(stems):
        yield from (stem, f"al {stem}", f"el {stem}")


def _of_country(name: str, countries: set[str], gazetteer: Gazetteer) -> Entry | None:
    """The settlement of another spelling in a country that the report names, if one alone or by far the largest."""
    found: dict[str, Candidate] = {}
    key = key_of(name)
    for candidates in gazetteer.find([s for s in spellings(name) if s != key]).values():
        for c in candidates:
            if c.weight > 1 and c.entry.kind in _SETTLED and c.entry.country in countries:
                found.setdefault(c.entry.id, c)
    ranked = sorted((c.entry for c in found.values()), key=lambda e: (-e.population, e.id))
    return _clear(ranked)


def _clear(ranked: Sequence[Entry]) -> Entry | None:
    """The first, unless another elsewhere is not far smaller."""
    if not ranked:
        return None
    first = ranked[0]
    rivals = (e.population for e in ranked[1:] if kilometres(first, e) > _SAME_SPOT_KM)
    return first if all(first.population >= _LARGER * max(p, 1) for p in rivals) else None


def _around(resolved: Sequence[Resolved], gazetteer: Gazetteer) -> Iterator[Entry]:
    """The settlements around the certain places that the report names oftenest.

    A capital stands for its government as often as for itself: nothing is looked for around it where the report has
    other places.
    """
    sure = [
        r.entry
        for r in resolved
        if r.entry is not None
        and r.entry.kind in _LOCAL
        and r.toponym.sort != DEMONYM
        and (r.confidence is None or r.confidence >= CERTAIN)
        and r.entry.lat is not None
    ]
    local = [e for e in sure if e.kind != "capital"] or sure
    counts = Counter(e.id for e in local)
    distinct = {e.id: e for e in local}
    for identifier, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_ANCHORS]:
        anchor = distinct[identifier]
        assert anchor.lat is not None
        assert anchor.lon is not None
        near = gazetteer.near(anchor.lat, anchor.lon, _AROUND, _MOST_NEAR)
        yield from (e for e in near if e.kind in _SETTLED)


def _alike(name: str, near: Sequence[Entry]) -> Entry | None:
    """The one settlement around that has the same consonants, and about as many letters."""
    sounds = _sounds(name)
    length = len(key_of(name))
    like = {e.id: e for e in near if abs(len(e.name) - length) <= 3 and _sounds(e.name) == sounds}
    like = {i: e for i, e in like.items() if _likeness(name, e.name) >= _LEAST_LIKE}
    return _clear(sorted(like.values(), key=lambda e: (-e.population, e.id)))


def _likeness(one: str, other: str) -> float:
    """How much of two names is the same, from 0 to 1, vowels too: the same three consonants alone make no namesake."""
    first, second = (_INNER.sub("", _ARTICLE.sub("", key_of(name))) for name in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _sounds(name: str) -> str:
    """The consonants of a name as any romanisation has them: "Hodeidah" and "Al Hudaydah" are both `hdd`."""
    key = _INNER.sub("", _ARTICLE.sub("", key_of(name)))
    for pair, one in _PAIRS:
        key = key.replace(pair, one)
    first = "a" if key[:1] in _VOWEL else key[:1].translate(_FIRST)
    return _DOUBLE.sub(r"\1", first + _VOWELS.sub("", key[1:]).translate(_SAME))
