"""The other of two sides: "the other side", "the opposing party", "its neighbour"."""

from standoff.knowledge.descriptions import Descriptions
from standoff.reading.actors.groups import Group
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_FOLLOWS = frozenset({"of", "in"})

Other = tuple[str, int, tuple[Span, ...]]


def other_party(scene: Scene, descriptions: Descriptions, sides: Group | None, token: Token) -> Other | None:
    """The party that is not the subject's, the first token of the description, and the passages that led there.

    The subject is the nearest above the description that is of one of the two sides; with a possessive it is the owner.
    """
    tokens = scene.document.tokens
    follows = tokens[token.i + 1 : token.i + 2]
    if sides is None or len(sides.parties) != 2 or any(t.pos == "PROPN" for t in follows) or not token.i:
        return None
    opposed = token.lower in descriptions.opponents
    owner = next((c for c in scene.document.children(token, "poss") if c.pos == "PRON"), None)
    if owner is not None and owner.i == token.i - 1 and token.lower in descriptions.rivals:
        found, first = scene.antecedent(owner), owner.i
    elif opposed and tokens[token.i - 1].lower == "the":
        found, first = _voice(scene, token) or _home(scene, sides), token.i
    elif tokens[token.i - 1].lower in descriptions.others and not any(t.lower in _FOLLOWS for t in follows):
        found, first = _subject(scene, sides, token) or _voice(scene, token), token.i - 1
    else:
        return None
    if found is None or (party := _party(scene, found)) not in sides.parties:
        return None
    return next(p for p in sides.parties if p != party), first, (*found.via, *sides.via)


def _voice(scene: Scene, token: Token) -> Antecedent | None:
    """Who speaks outside quotations in a release."""
    issuer = scene.gathering.issuer
    if issuer is None or scene.quoted[token.i]:
        return None
    return Antecedent((issuer.key,), (issuer.span,) if issuer.span is not None else (), plural=False)


def _home(scene: Scene, sides: Group) -> Antecedent | None:
    """The side at home, for whose own media the other is "the enemy"."""
    home = scene.ground.home
    if home is None or home.known.party not in sides.parties:
        return None
    key = sides.keys[sides.parties.index(home.known.party or "")]
    return Antecedent((key,), (), plural=False)


def _subject(scene: Scene, sides: Group, token: Token) -> Antecedent | None:
    child = token
    for governor in scene.document.ancestors(token):
        for subject in scene.document.children(governor, *SUBJECTS):
            found = scene.antecedent(subject) if subject.i not in (child.i, token.i) else None
            if found is not None and _party(scene, found) in sides.parties:
                return found
        child = governor
    return None


def _party(scene: Scene, found: Antecedent) -> str | None:
    parties = {scene.sketch(key).party for key in found.keys}
    return parties.pop() if len(parties) == 1 else None
