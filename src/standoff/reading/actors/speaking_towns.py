"""Towns and provinces that speak: "Piura acknowledged the loss of one man" stands for whoever governs there.

Only as the subject of a verb of saying, or behind "according to"; not where an armed group and a state fight over the
ground, for then a town may be either's.
"""

from standoff.knowledge.cues import load_cues
from standoff.knowledge.whoswho import Body
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.organs import governed_by, organ_of
from standoff.reading.actors.ownership import lemma_of
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.terms import Attitude, Precision

_GOVERNED = frozenset({Precision.TOWN, Precision.DISTRICT, Precision.REGION})
_LOCAL = "local-authorities"
_FRAMES = frozenset({"quote", "clause", "object", "of"})


def add_speaking_towns(describer: Describer) -> None:
    """Adds an actor, the local authorities of its state, for every town that speaks."""
    scene, ground = describer.scene, describer.ground
    organ = next((o for o in ground.registry.who.organs if o.id == _LOCAL), None)
    for i, place in sorted(ground.places.items()):
        if organ is None or i in scene.at or i in ground.inside or place.precision not in _GOVERNED:
            continue
        first = scene.document.tokens[i]
        end = next((end for start, end in place.mentions if start == first.start), first.end)
        last = next((t.i + 1 for t in scene.document.tokens[i : i + 6] if t.end >= end), i + 1)
        head = _head(scene, i, last)
        if not _speaks(scene, head) or any(j in scene.at for j in range(i, last)):
            continue
        anchor = party_anchor(ground, governed_by(ground, place))
        if anchor is not None and not _fought_over(describer, anchor):
            key = organ_of(ground, scene.gathering, anchor, organ, "")
            mention = Mention(i, last, head.i, key, (first.start, end), "a town that speaks")
            scene.gathering.add(mention)
            scene.note(mention)


def _head(scene: Scene, first: int, last: int) -> Token:
    tokens = scene.document.tokens
    return next((t for t in reversed(tokens[first:last]) if not first <= t.head < last), tokens[last - 1])


def _speaks(scene: Scene, head: Token) -> bool:
    above = scene.document.head(head)
    if head.dep == "pobj":
        return above.lower == "to" and scene.document.head(above).lower == "according"
    if head.dep not in SUBJECTS or head.dep == "nsubjpass":
        return False
    senses = load_cues().verbs.get(lemma_of(scene, above), {})
    said = {frame for frame, sense in senses.items() if sense.attitude is Attitude.SAID}
    return bool(said & _FRAMES)


def _fought_over(describer: Describer, anchor: Anchor) -> bool:
    """Whether one of the two sides is an armed group that fights on that state's ground."""
    rows = {row.party: row for row in describer.ground.registry.rows.values() if isinstance(row, Body)}
    groups = [party for party in describer.pair if party not in describer.ground.registry.states]
    return any(anchor.known.party in getattr(rows.get(party), "where", ()) for party in groups)
