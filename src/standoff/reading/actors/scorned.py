"""Whose rulers "the regime" is, of whom a release or a report speaks as of strangers: nobody calls his own so.

By the state whose regime is named, else by the other side, else by the ground of the report's places.
"""

from collections import Counter

from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.ownership import Owner

_BESIDE = 3
_LEAST, _MORE = 2, 2


def rulers_scorned(describer: Describer, own: str | None) -> Owner | None:
    """The state whose rulers are meant in a report of the state `own`; None where it may be several."""
    party, how = _by_name(describer, own), "whose regime is named"
    if party is None and describer.inner_state != own:
        party, how = describer.inner_state, "the state at war inside"
    if party is None:
        others = [p for p in describer.pair if p != own]
        sided = len(describer.pair) == 2 and len(others) == 1 and others[0] in describer.ground.registry.sovereign
        party, how = (
            (others[0], "the other side") if sided and not _outnumbered(describer, others[0], own) else (None, "")
        )
    if party is None:
        party, how = _by_ground(describer, own), "the ground of the report's places"
    anchor = party_anchor(describer.ground, party)
    return Owner(anchor, (), how) if anchor is not None else None


def _by_name(describer: Describer, own: str | None) -> str | None:
    """ "The Gurian regime", "the regime in Guria": the one state with which the word stands by name."""
    ground, words = describer.ground, describer.ground.registry.words("scorned")
    tokens, found = ground.document.tokens, set[str]()
    for token in tokens:
        if token.lower not in words:
            continue
        near = [
            ground.ending.get(token.i),
            ground.ending.get(token.i - 1) if _possessed(describer, token.i - 1) else None,
        ]
        if tokens[token.i + 1 : token.i + 2] and tokens[token.i + 1].lower in ("of", "in"):
            near += [ground.starting.get(j) for j in range(token.i + 2, min(token.i + _BESIDE + 1, len(tokens)))][:2]
        found |= {a.known.party for a in near if a is not None and a.known.party in ground.registry.states} - {
            own,
            None,
        }
    return found.pop() if len(found) == 1 else None


def _possessed(describer: Describer, i: int) -> bool:
    return i > 0 and describer.ground.document.tokens[i].tag == "POS"


def _by_ground(describer: Describer, own: str | None) -> str | None:
    """The one foreign state on whose ground most of the report's towns lie."""
    ground = describer.ground
    counted = Counter(
        p.country
        for i, p in ground.places.items()
        if p.country in ground.registry.sovereign and not p.claimed_by and i not in ground.inside and p.country != own
    )
    ranked = counted.most_common(2)
    sure = ranked and ranked[0][1] >= _LEAST and (len(ranked) < 2 or ranked[0][1] >= _MORE * ranked[1][1])
    return ranked[0][0] if sure else None


def _outnumbered(describer: Describer, other: str, own: str | None) -> bool:
    """Whether most towns lie in a third state: whoever else the report disputes with, its war is there."""
    ground = _by_ground(describer, own)
    return ground is not None and ground != other
