"""Who holds or claims a place on the day of a report, and what each side calls it: by the knowledge files.

A place has the tenures of its own id in `data/sovereignty.csv`. One within a territory shares what that has in law
and by claim, but not control: a town of a territory may change hands by itself.
"""

from standoff.knowledge.gazetteer import Entry
from standoff.knowledge.territories import load_territories
from standoff.record.rows import Holding, Published, SideName

_OF_THE_WHOLE = frozenset({"de jure", "claimed by"})


def holdings(entry: Entry, published: Published) -> tuple[Holding, ...]:
    """What held on every day on which the report may have been published; nothing where that is not known."""
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return ()
    territories = load_territories()
    own = territories.tenures_of(entry.id)
    stated = {t.relation for t in own}
    outer = {t.code: t for t in (territories.get(entry.country), *territories.named(entry.within or "")) if t}
    shared = [t for code in outer for t in territories.tenures_of(code) if code != entry.id]
    found = [*own, *(t for t in shared if t.relation in _OF_THE_WHOLE - stated)]
    held = (t for t in found if t.holds_on(first) and t.holds_on(last))
    return tuple(dict.fromkeys(Holding(t.relation, t.party, t.since, t.until) for t in held))


def names_by_side(entry: Entry) -> tuple[SideName, ...]:
    """The names that parties give it, from the gazetteer's "PARTY/language:Name"."""
    found = []
    for written in entry.names:
        side, _, name = written.partition(":")
        party, _, language = side.partition("/")
        found.append(SideName(party, language, name))
    return tuple(found)
