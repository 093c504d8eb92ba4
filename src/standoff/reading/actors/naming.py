"""Keys, names and first sketches of the actors that known names and organs stand for."""

from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Body, Organ
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.introduced import INTRODUCED
from standoff.reading.actors.sketches import Sketch
from standoff.record.terms import ActorKind


def shown(anchor: Anchor) -> str:
    """The name of what an anchor stands for."""
    row = anchor.known.row
    name = row.name
    if anchor.known.grounds == "metonym":
        return f"the {name}"
    if isinstance(row, Territory):
        return "the " + name if name.startswith("United ") else name.removeprefix("The ")
    return name if name.isupper() else f"the {name}"


def anchor_key(anchor: Anchor) -> str:
    """The key of the actor that a name stands for: a state's code, a body's id, a building's."""
    known = anchor.known
    if isinstance(known.row, Territory):
        return f"country:{known.row.code}"
    return f"{known.grounds}:{known.row.id}"


def organ_name(anchor: Anchor, organ: Organ) -> str:
    """The organ's name, as the party calls it where the file says so ("State Department")."""
    name = organ.local.get(anchor.known.party or "", organ.name)
    return name[:1].upper() + name[1:]


def organ_key(anchor: Anchor, organ: Organ) -> str:
    party = anchor.known.party or anchor_key(anchor)
    return f"organ:{party}:{organ.id}"


def organ_sketch(anchor: Anchor, organ: Organ) -> Sketch:
    """The actor that is an organ of what the anchor stands for."""
    return Sketch(
        key=organ_key(anchor, organ),
        kind=organ.kind,
        name=f"{organ_name(anchor, organ)} of {shown(anchor)}",
        party=None if organ.independent and not _fights(anchor) else anchor.known.party,
        entry=f"{anchor.known.party}/{organ.id}" if anchor.known.party else None,
        of=anchor_key(anchor),
        plural=organ.members,
        body=organ.id,
        grounds="organ",
    )


def _fights(anchor: Anchor) -> bool:
    """ "Gunmen of the Ridge Front" are the group's, as gunmen of a country are not its own."""
    return isinstance(anchor.known.row, Body) and anchor.known.row.kind == "armed group"


def country_sketch(anchor: Anchor) -> Sketch:
    """The actor that a name by itself stands for."""
    known = anchor.known
    key = anchor_key(anchor)
    if key.startswith("country:"):
        return Sketch(key, ActorKind.COUNTRY, shown(anchor).removeprefix("the "), known.party, grounds=known.grounds)
    if known.grounds == "outlet":
        return Sketch(key, ActorKind.OUTLET, known.row.name, None, entry=key, grounds="outlet", body="agency")
    made = Sketch(key, ActorKind.ORGANISATION, known.row.name, known.party, entry=key, grounds=known.grounds)
    if known.grounds == INTRODUCED:
        made.entry = None
        return made
    if known.grounds == "metonym":
        made.kind = getattr(known.row, "kind", ActorKind.GOVERNMENT)
        made.body = getattr(known.row, "organ", None) or ""
        then = known.party != getattr(known.row, "party", None)
        made.of = f"organisation:{known.party}" if then else f"country:{known.party}"
    elif known.party != getattr(known.row, "party", None):
        made.of = f"country:{known.party}"
    elif known.party != getattr(known.row, "id", None):
        made.of = f"organisation:{known.party}"
    return made
