"""Where a pronoun is better left open: it stands for nothing, or for two alike, or for a thing named in between."""

from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.wants import Want, fits
from standoff.reading.syntax import Sentence, Token


def expletive(scene: Scene, token: Token) -> bool:
    """ "It is clear that", "it takes time to": the subject of a clause that has its real one behind; who is ready or
    determined to do something is none."""
    if token.lower != "it" or token.dep not in SUBJECTS:
        return False
    verb = scene.document.head(token)
    if verb.lemma in ("seem", "appear", "happen", "rain", "snow"):
        return True
    clause = [t for t in scene.document.children(verb, "ccomp", "xcomp", "csubj", "advcl") if t.i > verb.i]
    said = scene.document.children(verb, "acomp", "attr")
    if any(t.lower in scene.ground.registry.words("willing") for t in said):
        return False
    return verb.lemma == "be" and bool(said) and bool(clause)


def torn(scene: Scene, token: Token, want: Want) -> bool:
    """ "X said that Y refused and that it asked": X or Y, where both agree with the pronoun."""
    document = scene.document
    verb = document.head(token)
    if (
        token.dep not in SUBJECTS
        or verb.dep != "conj"
        or not any(t.lower == "that" for t in document.children(verb, "mark"))
    ):
        return False
    first = document.head(verb)
    speaker = document.head(first)
    one = [a for t in document.children(first, *SUBJECTS) if (a := scene.antecedent(t))]
    other = [a for t in document.children(speaker, *SUBJECTS) if (a := scene.antecedent(t))]
    pairs = [(a, b) for a in one for b in other if a.keys != b.keys]
    return any(fits(scene, a, want) and fits(scene, b, want) for a, b in pairs)


def controlled(scene: Scene, token: Token, want: Want) -> bool:
    """ "X asked Y to put guards along its border": whose? Not so for what Y is to act on ("withdraw its men")."""
    document = scene.document
    if token.dep != "poss" or document.head(token).dep in (*SUBJECTS, "dobj"):
        return False
    child = token
    for governor in document.ancestors(token):
        if child.dep in ("xcomp", "ccomp") and not document.children(child, *SUBJECTS):
            rivals = (*document.children(governor, *SUBJECTS), *document.children(governor, "dobj"))
            fitting = [a for t in rivals if (a := scene.antecedent(t)) and fits(scene, a, want)]
            if len({a.keys for a in fitting}) > 1:
                return True
        child = governor
    return False


def parenthetic(scene: Scene, token: Token) -> bool:
    """ "X, she predicted, will choose": the clause about X is what she says."""
    tokens = scene.document.tokens
    verb = scene.document.head(token)
    closes = verb.i + 1 >= len(tokens) or tokens[verb.i + 1].text in (",", ".")
    return (
        token.dep in SUBJECTS and token.i > 0 and tokens[token.i - 1].text == "," and verb.i == token.i + 1 and closes
    )


def relative_and_several(scene: Scene, token: Token, sentence: Sentence, want: Want) -> bool:
    """ "Militias drove villagers off land they had held": there a subject is no better than an object."""
    if not want.plural or token.dep not in SUBJECTS or scene.document.head(token).dep != "relcl":
        return False
    found = set()
    for i in range(sentence.first, token.i):
        for mention in scene.at.get(i, ()):
            tag = scene.document.tokens[mention.head].tag
            if mention.head == i and fits(scene, Antecedent((mention.key,), (), tag in ("NNS", "NNPS")), want):
                found.add(mention.key)
    return len(found) > 1


def thing_between(scene: Scene, candidate: Token, token: Token, want: Want) -> bool:
    """Whether an object ("remove them"), or a subject behind one ("study the plea once it arrived"), may mean a thing
    named after the candidate ("cameras", "plea") instead."""
    later_clause = token.dep in SUBJECTS and scene.document.head(token).dep == "advcl" and not want.plural
    if want.person or not (token.dep in ("dobj", "pobj") or later_clause) or candidate.i > token.i:
        return False
    tag = "NNS" if want.plural else "NN"
    between = scene.document.tokens[candidate.i + 1 : token.i]
    return any(
        t.tag == tag and t.dep in ("dobj", "pobj", "nsubj", "nsubjpass") and t.i not in scene.at for t in between
    )
