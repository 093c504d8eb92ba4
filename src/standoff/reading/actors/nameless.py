"""What a pronoun meets on its way back: somebody unnamed, who moves, a body that only an object names."""

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.wants import Want, fits
from standoff.reading.syntax import Sentence, Token

_BEHIND = frozenset({"of", "by"})


def nameless(scene: Scene, noun: Token) -> bool:
    """Whether a noun is one person whom the report does not name: "a member of the council", "an official"."""
    if noun.tag != "NN" or noun.i in scene.at:
        return False
    if noun.i in scene.offices:
        return True
    verb = scene.document.head(noun)
    speaks = noun.dep in SUBJECTS and verb.lemma in load_cues().verbs
    who = any(t.lower == "who" for c in scene.document.children(noun, "relcl") for t in scene.document.children(c))
    return scene.indefinite(noun) and (speaks or who)


def movers(scene: Scene, noun: Token) -> list[Token]:
    """Who moves in "a return of the army to the posts that it held", "its withdrawal from the hill it took"."""
    document = scene.document
    behind = (n for p in document.children(noun, "prep") if p.lower in _BEHIND for n in document.children(p, "pobj"))
    return [*document.children(noun, "poss"), *behind]


def only_one_named(scene: Scene, sentence: Sentence, want: Want, pronoun: Token) -> Antecedent | None:
    """ "We have told Lima so. It promised …": the only body that the sentence names, for a pronoun that speaks, where
    whoever its subject is cannot be meant."""
    if want.person or pronoun.dep not in SUBJECTS or scene.document.head(pronoun).lemma not in load_cues().verbs:
        return None
    issuer = scene.gathering.issuer
    own = issuer.key if issuer is not None else None
    found: dict[tuple[str, ...], Antecedent] = {}
    for i in range(sentence.first, sentence.last):
        for mention in scene.at.get(i, ()) if not scene.quoted[i] else ():
            one = Antecedent((mention.key,), (mention.span, *mention.via), plural=False)
            if mention.key != own and mention.head == i and fits(scene, one, want):
                found.setdefault(one.keys, one)
    return next(iter(found.values())) if len(found) == 1 else None


def distanced(scene: Scene, found: Antecedent, pronoun: Token) -> bool:
    """Whether the pronoun's verb is one by which no release speaks of its own issuer ("It alleges")."""
    issuer, words = scene.gathering.issuer, scene.ground.registry.words("distancing")
    return issuer is not None and issuer.key in found.keys and scene.document.head(pronoun).lemma in words
