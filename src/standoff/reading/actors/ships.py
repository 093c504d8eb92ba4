"""Ships by their names, as forces: of the state whose prefix they bear, or whose adjective stands before the noun."""

from standoff.reading.actors.affiliation import Ground, whose_before
from standoff.reading.actors.ship_names import Ship
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.actors.states import head_of
from standoff.record.terms import ActorKind


def find_ships(ground: Ground, gathering: Gathering, taken: set[int]) -> None:
    """Adds every ship as a force of the state that its prefix or the words before its noun name; of nobody else."""
    named = {a.known.party for a in ground.starting.values()}
    tokens = ground.document.tokens
    for ship in ground.ships:
        if ship.first in taken:
            continue
        key = "ship:" + " ".join(t.text for t in tokens[ship.name : ship.last])
        if ship.prefix is not None and tokens[ship.name].text.isdigit():
            key = f"ship:{ship.prefix} {tokens[ship.name].text}"
        start, end = tokens[ship.first].start, tokens[ship.last - 1].end
        made = Sketch(key, ActorKind.FORCE, ground.document.text[start:end], grounds="a ship by its name")
        made.party = _whose(ground, ship, named)
        made.of = f"country:{made.party}" if made.party is not None else None
        sketch = gathering.sketch(made)
        head = head_of(ground, ship.first, ship.last)
        gathering.add(Mention(ship.first, ship.last, head, sketch.key, (start, end), "ship"))
        taken.update(range(ship.first, ship.last))


def _whose(ground: Ground, ship: Ship, named: set[str | None]) -> str | None:
    if ship.prefix is not None:
        parties = ground.registry.ships.prefixes[ship.prefix]
        told = [p for p in parties if p in named] if len(parties) > 1 else list(parties)
        return told[0] if len(told) == 1 else None
    anchors = whose_before(ground, ship.noun).anchors if ship.noun is not None else ()
    parties_named = {a.known.party for a in anchors if not a.ethnic}
    return parties_named.pop() if len(parties_named) == 1 else None
