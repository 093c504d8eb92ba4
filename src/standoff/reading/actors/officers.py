"""What somebody leads or speaks for by the words behind him: "X, who heads the service", "the colonel who speaks for
Peru's army", "General X, for the rebels,"; and the seat of a spokesman of nobody named: "a spokesman in Lima".
"""

from collections.abc import Iterator

from standoff.knowledge.whoswho import Title
from standoff.reading.actors.affiliation import Anchor, Ground, Whose, capital_opening, whose_after
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.organs import SEATED, SEATED_KINDS, in_town
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.voices import voice_of
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_RELATIVES = frozenset({"who"})
_BEHIND_LEADING = frozenset({"for", "to", "in"})
_FOR = frozenset({"for"})
_SPOKESMAN = "spokesperson"


def possessors(scene: Scene, head: Token) -> Iterator[Token]:
    """The words before a noun that may say whose it is."""
    yield from scene.document.children(head, "poss", "compound", "nmod")


def led_by(scene: Scene, head: Token) -> Iterator[Token]:
    """What the one meant by `head` leads in "X, who heads the service", or acts for in "X, who signed for the rebels",
    with the possessors of that."""
    document, leads = scene.document, scene.ground.registry.descriptions.leads
    for clause in document.children(head, "relcl"):
        acts = clause.lemma in scene.ground.registry.words("acting_for")
        leading = clause.lemma in leads
        if not (leading or acts) or not any(t.lower in _RELATIVES for t in document.children(clause, "nsubj")):
            continue
        through = _BEHIND_LEADING if leading else _FOR
        prepositions = [p for p in document.children(clause, "prep") if p.lower in through]
        for noun in (
            *(document.children(clause, "dobj") if leading else ()),
            *(n for p in prepositions for n in document.children(p, "pobj")),
        ):
            yield noun
            yield from possessors(scene, noun)


def belongs_to(scene: Scene, head: Token) -> Iterator[Token]:
    """The body in "a member of their delegation, X" and "X, an aide of the president", with its possessors."""
    document, words = scene.document, scene.ground.registry.words("belonging")
    over = document.head(head)
    beside = (*((over,) if head.dep == "appos" else ()), *document.children(head, "appos"))
    for noun in (n for n in beside if n.lower in words):
        for preposition in document.children(noun, "prep"):
            for body in document.children(preposition, "pobj") if preposition.lower == "of" else ():
                yield body
                yield from possessors(scene, body)


def spoken_for(scene: Scene, last: int) -> Iterator[Token]:
    """The body in "General X, for the rebels, said", where the name ends before token `last`."""
    tokens = scene.document.tokens
    if last + 2 < len(tokens) and tokens[last].text == "," and tokens[last + 1].lower == "for":
        nouns = scene.document.children(tokens[last + 1], "pobj")
        yield from nouns if any(t.text == "," for t in tokens[last + 2 : last + 9]) else ()


def spokesmans_seat(ground: Ground, hit: Hit[Title], whose: Whose) -> Anchor | None:
    """The state in whose capital a spokesman of nobody named speaks: "a spokesman in Lima", "in Lima a spokeswoman"."""
    plain = ground.registry.words("fillers") | {"defence", "defense", "government", "military", "army"}
    if hit.entries[0].id != _SPOKESMAN or whose.anchors or whose.pronoun is not None or set(whose.words) - plain:
        return None
    found = whose_after(ground, hit.last, SEATED)
    seat = found.anchors[0] if found is not None and len(found.anchors) == 1 else capital_opening(ground, hit.first)
    return seat if seat is not None and seat.known.grounds == "capital" else None


def seated_in(ground: Ground, hit: Hit[Title], whose: Whose) -> Anchor | None:
    """ "A government spokesman in Lima", "a military prosecutor in Piura": of the state whose town it is, where
    nothing beside the title makes him anybody else's."""
    registry, tokens = ground.registry, ground.document.tokens
    title = hit.entries[0]
    organ = whose.organ.entries[0] if whose.organ is not None else None
    stately = organ is not None and organ.kind in SEATED_KINDS | {ActorKind.FORCE} and organ.id != "rebels"
    if not (stately and title.state) and title.id not in registry.words("of_courts"):
        return None
    if title.posted or hit.last >= len(tokens) or set(whose.words) & registry.words("disowning"):
        return None
    found = whose_after(ground, hit.last, SEATED)
    if found is None or found.anchors[0].known.grounds != "capital":
        found = in_town(ground, hit.last)
    return found.anchors[0] if found is not None and len(found.anchors) == 1 else None


def spokesmans_state(describer: Describer, token: Token, hit: Hit[Title], whose: Whose) -> Anchor | None:
    """ "Lima would wait, a spokesman said": of the state for which he speaks here."""
    beside = set(whose.words) or whose.organ or whose.pronoun is not None
    follows = describer.scene.document.tokens[hit.last : hit.last + 1]
    if hit.entries[0].id != "spokesperson" or beside or any(t.lower in ("for", "of", "from") for t in follows):
        return None
    found = voice_of(describer.scene, token, describer.pair)
    return found.anchor if found is not None else None


def seat_of(ground: Ground, hit: Hit[Title], whose: Whose) -> Anchor | None:
    """ "In Lima the premier", "the premier in Lima": the capital where an office sits."""
    title = hit.entries[0]
    civil = title.exclusive or title.id in ground.registry.words("at_home")
    if (civil or title.organ == "military") and (seat := capital_opening(ground, hit.first)) is not None:
        return seat
    found = whose_after(ground, hit.last, SEATED) if civil and whose.definite and whose.pronoun is None else None
    seats = found.anchors if found is not None else ()
    return seats[0] if len(seats) == 1 and seats[0].known.grounds == "capital" else None
