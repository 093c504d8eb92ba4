"""What somebody leads or speaks for by the words behind him: "X, who heads the service", "the colonel who speaks for
Peru's army", "General X, for the rebels,"; and the seat of a spokesman of nobody named: "a spokesman in Lima".
"""

from collections.abc import Iterator

from standoff.knowledge.whoswho import Title
from standoff.reading.actors.affiliation import Anchor, Ground, Whose, capital_opening, whose_after
from standoff.reading.actors.organs import SEATED
from standoff.reading.actors.scene import Scene
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token

_RELATIVES = frozenset({"who"})
_BEHIND_LEADING = frozenset({"for", "to", "in"})
_SPOKESMAN = "spokesperson"


def possessors(scene: Scene, head: Token) -> Iterator[Token]:
    """The words before a noun that may say whose it is."""
    yield from scene.document.children(head, "poss", "compound", "nmod")


def led_by(scene: Scene, head: Token) -> Iterator[Token]:
    """What the one meant by `head` leads in "X, who heads the service", with the possessors of that."""
    document, leads = scene.document, scene.ground.registry.descriptions.leads
    for clause in document.children(head, "relcl"):
        if clause.lemma not in leads or not any(t.lower in _RELATIVES for t in document.children(clause, "nsubj")):
            continue
        prepositions = [p for p in document.children(clause, "prep") if p.lower in _BEHIND_LEADING]
        for noun in (
            *document.children(clause, "dobj"),
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
