"""Stand-ins for the names of parties."""

from standoff.reading.actors.affiliation import Anchor, Ground


def party_anchor(ground: Ground, party: str | None) -> Anchor | None:
    """A stand-in for the name of a party that the report did not name here."""
    known = ground.registry.parties.get(party) if party is not None else None
    return Anchor(0, 0, known) if known is not None else None
