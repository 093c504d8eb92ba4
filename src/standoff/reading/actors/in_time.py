"""Names whose party depends on the day: a movement that governs a state in fact, an army that has become a state's.

On a day within a movement's rule (`in_power.yaml`) its name is the state's; before the day on which a force became
a state's (`since` in `metonyms.yaml`) for the party that it was. A report without a date is read as the file has it.
"""

from dataclasses import replace

from standoff.knowledge.whoswho import Body, Metonym
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.phrases import Hit
from standoff.record.rows import Published


def at_date(registry: Registry, hit: Hit[Known], published: Published) -> Hit[Known]:
    """The hit with its entries' parties as they were on the day of publication."""
    entries = tuple(_then(registry, known, published) for known in hit.entries)
    return hit if entries == hit.entries else replace(hit, entries=entries)


def _then(registry: Registry, known: Known, published: Published) -> Known:
    row = known.row
    if isinstance(row, Metonym) and row.since is not None and row.before is not None:
        past = published.latest is not None and published.latest < row.since
        return replace(known, party=row.before) if past else known
    if isinstance(row, Body):
        for tenure in registry.tenures.get(known.party or "", ()):
            if tenure.covers(published.earliest, published.latest):
                return replace(known, party=tenure.state)
    return known
