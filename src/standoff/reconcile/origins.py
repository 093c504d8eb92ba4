"""Who first says a statement: its origin. Whoever repeats it is a carrier, and adds no independent source.

The origin of a statement is its innermost holder who is not an outlet; an agency that quotes a minister carries the
minister. What nobody is quoted for is the outlet's own, or that of the first outlet of its text family, or of the
agency that this one credits; an outlet that is quoted is one origin with its own reports. An anonymous or unknown
source is an origin of its own that does not count; so is one of which there is but a pronoun.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from standoff.knowledge.credits import credit_words
from standoff.knowledge.territories import load_territories
from standoff.reconcile.credits import agency_of
from standoff.reconcile.index import Index
from standoff.record.joined import JoinedActor, Origin
from standoff.record.rows import Report, Statement
from standoff.record.terms import ActorKind, SourceKind

_UNNAMED = "unnamed source"
_OUTLET = "outlet:"
_POINTERS = frozenset(
    {"i", "he", "she", "it", "we", "they", "who", "which", "that", "himself", "herself", "itself", "themselves"}
    | {"one", "both", "one of them", "two of them", "some of them", "each side", "both sides"}
)
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_UNCOUNTED = frozenset({SourceKind.ANONYMOUS, SourceKind.UNKNOWN})


@dataclass(frozen=True)
class Origins:
    """The origin of each statement, by statement id, and all origins by id."""

    of_statement: dict[str, Origin]
    by_id: dict[str, Origin]

    @classmethod
    def of(cls, index: Index, actors: tuple[JoinedActor, ...], voices: Mapping[str, str]) -> "Origins":
        """The origins of the statements in `index`; `voices` name the outlet whose voice each report's own is."""
        joined = {member: actor for actor in actors for member in actor.members}
        reports = {r.report.id: r.report for r in index.readings}
        keys: dict[str, tuple[str, str, str | None, bool]] = {}
        carriers: dict[str, set[str]] = defaultdict(set)
        for identifier, statement in index.statements.items():
            report = reports[index.report(identifier)]
            key = _key(statement, report, voices[report.id], joined)
            keys[identifier] = key
            carriers[key[0]].add(report.id)
        by_id = {
            key: Origin(key, name, party, counts, tuple(sorted(carriers[key])))
            for key, name, party, counts in sorted(set(keys.values()), key=_in_order, reverse=True)
        }
        return cls({s: by_id[key[0]] for s, key in keys.items()}, by_id)


def merge_origins(told: Iterable[Origin]) -> tuple[Origin, ...]:
    """The origins of many reports as one row each, by the longest name, with all that carry them; in order of id."""
    merged: dict[str, Origin] = {}
    carriers: dict[str, set[str]] = defaultdict(set)
    for origin in told:
        carriers[origin.id].update(origin.carriers)
        known = merged.setdefault(origin.id, origin)
        if _by_name(origin) < _by_name(known):
            merged[origin.id] = origin
    return tuple(replace(merged[key], carriers=tuple(sorted(carriers[key]))) for key in sorted(merged))


def _by_name(origin: Origin) -> tuple[int, str, str, bool]:
    return (-len(origin.name), origin.name, origin.party or "~", origin.counts)


def _key(
    statement: Statement, report: Report, voice: str, joined: dict[str, JoinedActor]
) -> tuple[str, str, str | None, bool]:
    """The id, name and party of the statement's origin, and whether it counts as a source."""
    source = statement.source
    if source.kind in _UNCOUNTED:
        name = _UNNAMED if _points(source.text) else source.text or _UNNAMED
        return f"unnamed:{report.id}:{source.text.casefold()}", name, None, False
    if source.kind is SourceKind.OUTLET and statement.cue is None:
        held = {h.party for h in source.holders}
        return outlet_id(voice), voice, held.pop() if len(held) == 1 else None, True
    found = {joined[h.actor].id: joined[h.actor] for h in source.holders if h.actor in joined}
    if found:
        actors = [found[key] for key in sorted(found)]
        parties = {a.party for a in actors}
        party = parties.pop() if len(parties) == 1 else None
        if len(actors) == 1 and actors[0].kind is ActorKind.OUTLET:
            return outlet_id(actors[0].name), actors[0].name, party, True
        return "+".join(a.id for a in actors), " and ".join(a.name for a in actors), party, True
    parties_held = sorted({h.party for h in source.holders if h.party is not None})
    party = parties_held[0] if len(parties_held) == 1 else None
    if _points(source.text):
        name = f"unnamed source ({load_territories().name_of(party)})" if party is not None else _UNNAMED
        return f"unnamed:{report.id}:{source.text.casefold()}", name, party, False
    name = _with_owner(source.text, party)
    return f"said-by:{name.casefold()}:{party or ''}", name, party, True


def _points(words: str) -> bool:
    """Whether the words only point at a source that the reading could not name."""
    return words.strip("\"“”' ").casefold() in _POINTERS


def _with_owner(words: str, party: str | None) -> str:
    """The words with the name of the party for the pronoun or after the article: "its army" and "the army" are
    nobody's out of their report."""
    first, _, rest = words.partition(" ")
    if not rest:
        return words
    if first.casefold() in _POSSESSIVES:
        return f"{load_territories().name_of(party)}’s {rest}" if party is not None else rest
    bare = first.casefold() == "the" and " " not in rest
    return f"{words} ({load_territories().name_of(party)})" if bare and party is not None else words


def sources_apart(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """The origins that count and are sources of their own: "Lima says" beside Lima's ministry is no second one."""
    told = tuple(o for o in origins if o.counts)
    organs = {o.party for o in told if not _is_bare_state(o)}
    return tuple(o for o in told if not _is_bare_state(o) or o.party not in organs)


def _is_bare_state(origin: Origin) -> bool:
    """Whether the origin is a state by its bare name, of which no organ or person is said to speak."""
    return origin.party is not None and origin.name == load_territories().name_of(origin.party)


def is_outlet(origin: Origin) -> bool:
    """Whether the origin is an outlet, which is heard in its own voice or quoted by another."""
    return origin.id.startswith(_OUTLET)


def _in_order(key: tuple[str, str, str | None, bool]) -> tuple[str, str, str, bool]:
    return (key[0], key[1], key[2] or "~", key[3])


def outlet_id(name: str) -> str:
    """The id of the origin that an outlet is, under whichever of its names."""
    return f"{_OUTLET}{credit_words().outlets.get(name.casefold(), name).casefold()}"


def voice_of(report: Report) -> str:
    """Whose voice the report's own is: the agency that it credits for its text, else its outlet; where that is not
    known, what names the report."""
    return agency_of(report) or report.outlet or stem(report.url or report.source)


def stem(source: str) -> str:
    """What names a report whose outlet is not known: the last part of its address or path, without an extension."""
    return re.sub(r"\.(txt|md|html?|jsonl)$", "", source.rstrip("/").rsplit("/", 1)[-1])
