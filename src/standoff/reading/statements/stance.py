"""What kind of act a statement is: stance, attitude, and whether it took place.

The lexicon gives the stance of a cue in its frame. Where the cue is neutral ("said"), the content decides (see
`substance`). Whether it was said at all comes from the verb
group: negated or withheld is not-said, future is to-be-said.
"""

from dataclasses import dataclass

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.playing_down import Counter
from standoff.reading.statements.pointers import points
from standoff.reading.statements.substance import Substance
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Modality, Polarity, Stance

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "'d", "’d", "can"})
_NEUTRAL = frozenset(
    {
        "saying",
        "message",
        "claiming",
        "according",
        "announcing",
        "reporting",
        "describing",
        "calling",
        "discussing",
        "tagged",
        "offering",
    }
)


_SILENT = frozenset({Stance.ASSERT, Stance.ANNOUNCE, Stance.CONFIRM, Stance.CONCEDE, Stance.DENY})


_NOBODY = frozenset({"neither", "none", "nobody", "no"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The act's nature; on whom a demand or blame found in its content is laid; whether it is a counter-version."""

    stance: Stance
    attitude: Attitude
    polarity: Polarity
    modality: Modality
    hedge: str | None
    grounds: str
    toward: Span | None = None
    counter: Counter = Counter.NONE


def judge(tree: Tree, lexicon: Lexicon, substance: Substance, act: Attribution) -> Judgement:
    """The judgement of one act, by its cue, its verb group and its content."""
    head = tree.tokens[act.head]
    stance, grounds, toward = _stance(tree, lexicon, substance, act)
    attitude, polarity, modality = act.sense.attitude, Polarity.AFFIRMED, Modality.ACTUAL
    if act.frame not in ("adjunct", "hearsay"):
        attitude, polarity, modality = _performed(tree, lexicon, act, head)
    if act.frame == "silence":
        attitude, polarity = Attitude.NOT_SAID, Polarity.NOT_HAPPENED
    if act.lemma in lexicon.sets["open_when_negated"] and polarity is Polarity.NOT_HAPPENED:
        stance, attitude, polarity, modality = Stance.ASSERT, Attitude.SAID, Polarity.AFFIRMED, Modality.HYPOTHETICAL
    if act.sense.name == "refusing" and _says_nothing(tree, lexicon, head):
        stance, attitude, polarity = Stance.NO_COMMENT, Attitude.NOT_SAID, Polarity.NOT_HAPPENED
    if stance is Stance.NO_COMMENT and attitude is not Attitude.NOT_SAID and act.sense.name == "no-comment":
        stance = Stance.ASSERT
    if attitude is Attitude.NOT_SAID and lexicon.has("accepting", act.lemma):
        stance, attitude, polarity = Stance.REJECT, Attitude.SAID, Polarity.AFFIRMED
    unwilling = act.sense.name == "intending" and not lexicon.has("unknowing", act.lemma)
    if unwilling and polarity is Polarity.NOT_HAPPENED:
        stance = Stance.REFUSE
    if act.sense.name in ("wanting", "wanting-thing") and polarity is Polarity.NOT_HAPPENED:
        stance = Stance.ASSERT
    if act.sense.name == "believing-thing" or act.sense.name == "believing":
        stance = _disbelieved(tree, lexicon, act, stance, polarity)
    withheld = any(t.lemma in lexicon.limit_things for t in tree.children(head, "dobj"))
    silent = stance in _SILENT or act.sense.name in _NEUTRAL or (withheld and act.lemma in lexicon.limit_giving)
    if attitude is Attitude.NOT_SAID and silent:
        stance = Stance.NO_COMMENT
    plain = stance is Stance.ASSERT and attitude is Attitude.SAID and act.sense.name in _NEUTRAL
    counter = substance.counter(act) if plain else Counter.NONE
    return Judgement(stance, attitude, polarity, modality, _hedge(tree, lexicon, head), grounds, toward, counter)


def _disbelieved(tree: Tree, lexicon: Lexicon, act: Attribution, stance: Stance, polarity: Polarity) -> Stance:
    """ "does not believe it", "believed not a word of it", "doubts this": a denial of what the pronoun points at."""
    pointer = points([tree.document.text[start:end] for start, end in act.content])
    denied = (polarity is Polarity.NOT_HAPPENED) != lexicon.has("disbelieving", act.lemma)
    return Stance.DENY if pointer and denied else stance


def _tone(tree: Tree, lexicon: Lexicon, act: Attribution) -> Stance | None:
    """ "responded coolly to the offer": the adverb tells what the answer was."""
    if not lexicon.has("answering", act.lemma) or tree.negation(tree.tokens[act.head]) is not None:
        return None
    words = tree.children(tree.tokens[act.head], "advmod")
    return next((lexicon.tones[t.lower] for t in words if t.lower in lexicon.tones), None)


def _stance(tree: Tree, lexicon: Lexicon, substance: Substance, act: Attribution) -> tuple[Stance, str, Span | None]:
    stance, grounds = act.sense.stance, f"cue class {act.sense.name}"
    if act.frame == "noun" and " " in act.lemma:
        turned = lexicon.turning.get(act.lemma.split()[0])
        if turned is Stance.REJECT and lexicon.has("spoken_things", act.lemma.split()[1]):
            return Stance.DENY, "a charge that is turned down", None
        if turned is not None:
            return turned, f"a {act.lemma.split()[1]} that is turned down", None
    if stance is Stance.REJECT and act.sense.name == "rejecting" and substance.of_fact(act):
        return Stance.DENY, "rejects a claim of fact", None
    if act.sense.stance in (Stance.ASSERT, Stance.ACCUSE) and substance.course(act):
        wanting = lexicon.has("insisting_verbs", act.lemma)
        return (Stance.DEMAND if wanting else Stance.PROPOSE), "a course that others should take", None
    if act.sense.name == "concurring" and substance.future(act):
        return Stance.PROMISE, "agrees on what will be done", None
    if act.sense.name == "accepting" and substance.none_of(act):
        return Stance.REJECT, "accepts none of it", None
    if act.sense.name == "concurring" and act.frame == "clause":
        return Stance.CONFIRM, "agrees that it is so", None
    tone = _tone(tree, lexicon, act)
    if tone is not None:
        return tone, "the tone of the answer", None
    if act.sense.name in _NEUTRAL:
        reckoned = substance.reckon(act)
        made_known = act.sense.name == "announcing" and reckoned is not None and reckoned.stance is Stance.PROMISE
        if reckoned is not None and not made_known:
            return reckoned.stance, f"neutral cue; the content {reckoned.grounds}", reckoned.toward
    return stance, grounds, None


def _performed(tree: Tree, lexicon: Lexicon, act: Attribution, head: Token) -> tuple[Attitude, Polarity, Modality]:
    attitude = act.sense.attitude
    verb = _governing(tree, lexicon, head) if act.frame == "noun" else head
    negated = tree.negation(verb) is not None
    above = tree.head(verb)
    modality = Modality.ACTUAL
    if verb.dep == "xcomp" or (verb.dep == "pcomp" and above.lower in ("without", "of")):
        if lexicon.has("withholding", above.lemma) or above.lower == "without":
            negated = not negated
        elif _short_of(tree, above) or _not_yet(tree, above):
            negated = True
        elif lexicon.has("awaiting", above.lemma) and attitude is Attitude.SAID:
            return Attitude.TO_BE_SAID, Polarity.AFFIRMED, Modality.FUTURE
        elif lexicon.has("attempting", above.lemma):
            modality = Modality.ATTEMPTED
        elif lexicon.has("helping", above.lemma):
            negated = negated or tree.negation(above) is not None
    if act.frame == "object" and any(
        t.lower == "no" for o in tree.children(verb, "dobj") for t in tree.children(o, "det")
    ):
        negated = True
    subject = tree.subject(verb) if verb.pos in ("VERB", "AUX") else None
    if subject is not None and (subject.lower in _NOBODY or tree.child(subject, "det", "preconj") is not None):
        negated = negated or _nobody(tree, subject)
    if negated:
        said = attitude is Attitude.SAID
        return (Attitude.NOT_SAID if said else attitude), Polarity.NOT_HAPPENED, modality
    if _wished(tree, lexicon, verb):
        return (Attitude.TO_BE_SAID if attitude is Attitude.SAID else attitude), Polarity.AFFIRMED, Modality.DEMANDED
    auxiliaries = {t.lower for t in tree.children(verb, "aux")}
    if subject is not None and _asked(tree, verb, subject):
        modality = Modality.HYPOTHETICAL
    if auxiliaries & _FUTURE:
        return (Attitude.TO_BE_SAID if attitude is Attitude.SAID else attitude), Polarity.AFFIRMED, Modality.FUTURE
    if auxiliaries & _HYPOTHETICAL and not tree.passive(verb):
        modality = Modality.HYPOTHETICAL
    if any(t.lower in ("if", "unless") for t in tree.children(verb, "mark")):
        modality = Modality.CONDITIONAL
    return attitude, Polarity.AFFIRMED, modality


def _short_of(tree: Tree, above: Token) -> bool:
    """ "stopped short of saying"."""
    return above.lower == "of" and "short" in {t.lower for t in tree.tokens[max(0, above.i - 2) : above.i]}


def _not_yet(tree: Tree, above: Token) -> bool:
    """ "has yet to respond"."""
    return above.lemma == "have" and any(t.lower == "yet" for t in tree.children(above, "advmod"))


def _wished(tree: Tree, lexicon: Lexicon, verb: Token) -> bool:
    """ "demanded that the council condemn it": a bare verb in what is demanded, asked for or proposed."""
    above = tree.head(verb)
    if verb.dep != "ccomp" or verb.lower != verb.lemma or tree.children(verb, "aux", "auxpass"):
        return False
    sense = lexicon.verbs.get(above.lemma, {}).get("clause")
    wishing = sense is not None and sense.stance in (Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE)
    subject = tree.child(verb, "nsubj")
    singular = subject is not None and subject.tag in ("NN", "NNP") and not tree.children(subject, "conj")
    return wishing and (verb.tag == "VB" or singular)


def _asked(tree: Tree, verb: Token, subject: Token) -> bool:
    """ "Did the president order it?": whether the act is only asked about."""
    inverted = any(t.i < subject.i < verb.i for t in tree.children(verb, "aux"))
    last = tree.tokens[tree.bounds(verb)[1] - 1]
    return inverted and last.text == "?"


def _nobody(tree: Tree, subject: Token) -> bool:
    """ "neither government has confirmed", "no side said"."""
    return subject.lower in _NOBODY or any(t.lower in _NOBODY for t in tree.children(subject, "det", "preconj"))


def _governing(tree: Tree, lexicon: Lexicon, noun: Token) -> Token:
    head = tree.head(noun)
    return head if noun.dep == "dobj" and head.lemma in lexicon.sets["light_verbs"] else noun


def _says_nothing(tree: Tree, lexicon: Lexicon, verb: Token) -> bool:
    """ "refused to comment", "declined to go into details": what is refused is saying itself."""
    for t in tree.children(verb, "xcomp"):
        if lexicon.has("discussing", t.lemma):
            return True
        if t.lemma in lexicon.limit_verbs or "none" in lexicon.verbs.get(t.lemma, {}):
            return True
        if "clause" in lexicon.verbs.get(t.lemma, {}) and "quote" in lexicon.verbs.get(t.lemma, {}):
            return True
        if t.lemma in lexicon.limit_giving:
            return any(x.lemma in lexicon.limit_things for x in tree.document.subtree(t)[:12])
    return False


def _hedge(tree: Tree, lexicon: Lexicon, head: Token) -> str | None:
    for t in tree.children(head, "advmod"):
        if lexicon.has("hedges", t.lower):
            return t.text
    above = tree.head(head)
    if head.dep == "xcomp" and lexicon.has("seeming", above.lemma):
        return above.text
    return None
