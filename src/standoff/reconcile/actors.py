"""Actors across reports. Each join names the ground it stands on, and nothing joins across parties.

Two mentions are one actor where they resolve to one entry of the knowledge files; else where kind, party and name
agree, persons by given name and surname in any common transliteration. A bare surname joins the one person of that
surname and party whom the reports name in full; where there are two it stays apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from standoff.reading.variants import name_key
from standoff.record.ids import row_id
from standoff.record.joined import JoinedActor
from standoff.record.rows import Actor, Reading
from standoff.record.terms import ActorKind

Key = tuple[str, ...]
UNNAMED = "unnamed"
"""The grounds of a person whom a report does not name: he is joined with nobody."""

FullNames = Mapping[Key, set[Key]]


def join_actors(readings: Iterable[Reading], full: FullNames | None = None) -> tuple[JoinedActor, ...]:
    """The actors of the readings, joined, in order of party and name; `full` are the full names that these reports and
    others give, where it is not these alone."""
    mentions = [(actor, reading.report.id) for reading in readings for actor in reading.actors]
    known = full_names(actor for actor, _ in mentions) if full is None else full
    groups: dict[Key, list[tuple[Actor, str]]] = defaultdict(list)
    for actor, report in mentions:
        groups[actor_key(actor, known)].append((actor, report))
    return tuple(sorted((_join(key, members) for key, members in groups.items()), key=by_party_and_name))


def by_party_and_name(actor: JoinedActor) -> tuple[str, str, str]:
    return (actor.party or "~", actor.name, actor.id)


def full_names(actors: Iterable[Actor]) -> dict[Key, set[Key]]:
    """For each party and surname, the full names that some report gives."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for actor in actors:
        parts = _parts(actor)
        if len(parts) > 1:
            found[(actor.party or "", parts[-1])].add(parts)
    return found


def bare_surnames(actors: Iterable[Actor]) -> list[Key]:
    """The parties and surnames of persons whom a report names by surname alone, in order."""
    return sorted({(a.party or "", parts[0]) for a in actors if len(parts := _parts(a)) == 1})


def _parts(actor: Actor) -> Key:
    """The parts of the name of a person who has a name, and no entry in the knowledge files."""
    if actor.kind is not ActorKind.PERSON or actor.entry is not None or actor.grounds == UNNAMED:
        return ()
    return tuple(name_key(part) for part in actor.name.split())


def actor_key(actor: Actor, full: FullNames) -> Key:
    """What makes two mentions one actor."""
    if actor.entry is not None:
        return ("entry", actor.entry)
    if actor.grounds == UNNAMED:
        return ("unnamed", actor.id)
    party = actor.party or ""
    if actor.kind is not ActorKind.PERSON:
        return ("name", actor.kind, party, name_key(actor.name))
    parts = _parts(actor)
    candidates = full.get((party, parts[-1]), set()) if len(parts) == 1 else {parts}
    return ("person", party, *(min(candidates) if len(candidates) == 1 else parts))


def _join(key: Key, members: list[tuple[Actor, str]]) -> JoinedActor:
    actors = [a for a, _ in members]
    spoken = {q for a in actors for q in a.quotes if a.kind is ActorKind.PERSON}
    parties = tuple(sorted({a.party for a in actors if a.party is not None}))
    return JoinedActor(
        id=row_id("actor", key),
        name=min((a.name for a in actors), key=_fullest),
        kind=min((a.kind for a in actors), key=str),
        party=parties[0] if len(parties) == 1 else None,
        roles=tuple(sorted({a.role for a in actors if a.role is not None})),
        names=tuple(sorted({a.name for a in actors} | spoken)),
        members=tuple(sorted({a.id for a in actors})),
        reports=tuple(sorted({report for _, report in members})),
        grounds={"entry": "one entry of the knowledge files", "person": "one name and party"}.get(
            key[0], "one name, kind and party"
        ),
        parties=parties,
    )


def _fullest(name: str) -> tuple[int, int, str]:
    """Orders the names of one actor, the one of most words and letters first: the order needs no counting, so that the
    rows of two sets of reports merge into that of both."""
    return (-len(name.split()), -len(name), name)


def merge_actors(one: JoinedActor, other: JoinedActor) -> JoinedActor:
    """One actor of two sets of reports: what `join_actors` gives for both together."""
    parties = union(one.parties, other.parties)
    return JoinedActor(
        id=one.id,
        name=min(one.name, other.name, key=_fullest),
        kind=min(one.kind, other.kind, key=str),
        party=parties[0] if len(parties) == 1 else None,
        roles=union(one.roles, other.roles),
        names=union(one.names, other.names),
        members=union(one.members, other.members),
        reports=union(one.reports, other.reports),
        grounds=one.grounds,
        parties=parties,
    )


def union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """The members of two lists, in order."""
    return tuple(sorted({*one, *other}))
