"""Acts of answering that say nothing themselves: "Lima accepted at once", "the army refused", "tells another story"."""

from collections.abc import Iterator, Mapping

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import VerbWords
from standoff.reading.syntax import Token
from standoff.record.terms import Stance

_FRAME = "alone"
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "oprd", "acomp", "attr", "dative", "prt", "agent")
_MANNER = ("with", "at", "in", "on", "within", "without", "before", "after", "under")
_MATTER = ("reservation", "condition", "reluctance", "caveat")
_BODIES = ("GPE", "ORG", "PERSON", "NORP")
_ANSWERS = {"yes": "accept", "no": "refuse"}
_FINITE = ("VBD", "VBZ", "VBP")


def alone(
    tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token, lemma: str, frames: Mapping[str, Sense], speaker: Token
) -> Iterator[Attribution]:
    """What a body or person does by a verb that needs no content; nothing for crowds, which protest in the street."""
    if _FRAME not in frames or tree.negation(verb) is not None or tree.children(verb, *_COMPLEMENTS):
        return
    have = any(t.lemma == "have" for t in tree.children(verb, "aux"))
    finite = (verb.tag in _FINITE and tree.child(verb, "aux") is None) or (verb.tag == "VBN" and have)
    body = _a_body(tree, lexicon, speaker)
    body = body or (frames[_FRAME].stance is not Stance.CONDEMN and _a_group(tree, lexicon, speaker))
    told = verb.dep in ("ROOT", "conj", "ccomp", "parataxis") and finite and body
    if not told or not all(_of_manner(tree, prep) for prep in tree.prepositions(verb) if prep.i > verb.i):
        return
    source = (asks.source(speaker, verb),)
    yield Attribution(
        asks.cue(verb, None), verb.i, lemma, frames[_FRAME], _FRAME, "verb without content", source, speaker.i
    )


def yes_or_no(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "Juba said yes on Wednesday", "said no to the plan": an answer, and the next clause is none of its content."""
    word = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else verb
    frames = _ANSWERS.get(word.lower) if verb.lemma == "say" and tree.negation(verb) is None else None
    speaker = asks.speaker(verb) if frames is not None else None
    if frames is None or speaker is None or asks.contents.in_quotation(word) is not asks.contents.in_quotation(verb):
        return None
    following = tree.tokens[verb.i + 2 : verb.i + 4]
    named = following and following[0].tag in ("NN", "NNS", "NNP", "JJ", "IN") and following[0].head != verb.i
    if named and following[0].lower != "to":
        return None
    to = following[0] if following and following[0].lower == "to" else None
    thing = tree.child(to, "pobj") if to is not None else None
    matter = tree.offsets(to.i + 1, tree.right(thing)) if thing is not None and to is not None else None
    content = (matter,) if matter is not None else ()
    cue = ((tree.tokens[tree.verb_group(verb)[0]].start, word.end),)
    sense, source = lexicon.verbs[frames][_FRAME], (asks.source(speaker, verb),)
    rule = "verb with yes or no"
    return (Attribution(cue, verb.i, frames, sense, _FRAME, rule, source, speaker.i, content),)


def _a_body(tree: Tree, lexicon: Lexicon, speaker: Token) -> bool:
    real = tree.antecedent(speaker)
    if real.pos == "PROPN":
        return real.entity in _BODIES
    return lexicon.has("organs", real.lemma) or lexicon.has("persons", real.lemma) or real.lower in ("he", "she", "it")


def _a_group(tree: Tree, lexicon: Lexicon, speaker: Token) -> bool:
    """ "the rebels", "both sides"."""
    real = tree.antecedent(speaker)
    return lexicon.has("collectives", real.lemma) or (real.tag == "NNS" and lexicon.may_speak(real.lemma))


def _of_manner(tree: Tree, prep: Token) -> bool:
    """Whether a phrase tells when or how and no matter: "at once", "on Wednesday", "with reservations"."""
    thing = tree.child(prep, "pobj", "pcomp")
    if thing is None or thing.entity in ("DATE", "TIME"):
        return True
    return prep.lower in _MANNER and (thing.pos != "NOUN" or thing.lemma in _MATTER or tree.left(thing) == thing.i)


def _otherwise(tree: Tree, lexicon: Lexicon, verb: Token) -> Token | None:
    """The adverb of "tell it differently", "remembers otherwise"."""
    if not lexicon.has("recalling", verb.lemma):
        return None
    thing = tree.child(verb, "dobj")
    if thing is not None and thing.lower not in ("it", "this", "that"):
        return None
    adverbs = (t for t in tree.children(verb, "advmod") if t.i > verb.i and t.pos == "ADV")
    return next((t for t in adverbs if t.lower in ("differently", "otherwise")), None)


def recounted(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "gave the opposite version", "tells another story": an account set against what was told, and none given yet."""
    particle = tree.particle(verb)
    lemma = verb.lemma if particle is None else f"{verb.lemma} {particle.lower}"
    thing = _otherwise(tree, lexicon, verb) or (tree.child(verb, "dobj") if lexicon.has("recounting", lemma) else None)
    adverb = thing is not None and thing.pos == "ADV"
    account = thing is not None and (adverb or lexicon.has("accounts_of_it", thing.lemma))
    if thing is None or not account or tree.negation(verb) is not None:
        return None
    if not adverb and not any(lexicon.has("otherness", t.lower) for t in tree.children(thing, "det", "amod")):
        return None
    handed = tree.child(verb, "dative") or next((t for t in tree.children(verb, "prep") if t.lower == "to"), None)
    speaker = asks.speaker(verb) if handed is None or verb.lemma == "tell" else None
    if speaker is None or not asks.acts(speaker):
        return None
    cue = ((asks.cue(verb, None)[0][0], thing.end),)
    sense = lexicon.verbs["contradict"]["object"]
    rule = "tells it otherwise"
    return (Attribution(cue, verb.i, lemma, sense, _FRAME, rule, (asks.source(speaker, verb),), speaker.i),)
