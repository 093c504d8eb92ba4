"""Nouns whose event the words take for granted, whatever stands above them: "must explain the shelling".

A definite description presupposes what it describes (Strawson 1950; Karttunen 1973 on holes). Who asks another
to condemn "the attack on the convoy", or will never forget it, tells of an attack that was; who would condemn "an
attack", and who wants or fears "the invasion", tells of none. So the verb right above must be one that reacts to what
there is.
"""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token

_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


def is_presupposed(document: Document, patterns: EventPatterns, trigger: Trigger, token: Token, verb: Token) -> bool:
    """Whether `verb`, which governs `token`, reacts to a blow that its noun takes for granted."""
    noun = trigger.token
    if trigger.pattern.noun is None or trigger.pattern.type.value not in patterns.words["striking"]:
        return False
    governed = token.dep in ("dobj", "nsubjpass", "prep") or (token.dep == "nsubj" and verb.tag == "VBN")
    reacts = verb.lemma in patterns.words["reacting"] and governed
    return reacts and is_known(document, noun)


def is_known(document: Document, noun: Token) -> bool:
    """Whether an event noun is definite, or tells whose act it was: "the attack", "their raid", "a raid by Chad"."""
    if any(c.lower in _POINTING for c in document.children(noun, "det")) or document.children(noun, "poss"):
        return True
    return any(c.lower == "by" for c in document.children(noun, "prep", "agent"))


def is_indefinite(document: Document, noun: Token) -> bool:
    """Whether a noun names no event in particular: "an attack", "another raid", "attacks on its base"."""
    if is_known(document, noun) or document.children(noun, "nummod"):
        return False
    articles = document.children(noun, "det")
    return any(a.lower in ("a", "an", "another", "any") for a in articles) or (noun.tag == "NNS" and not articles)


def scene_of(document: Document, patterns: EventPatterns, trigger: Trigger, token: Token, verb: Token) -> bool:
    """Whether a meeting or call is only where something was said: "threatened in a telephone call to", "agreed,
    through mediation, to leave"."""
    noun = trigger.token
    if trigger.pattern.noun is None or trigger.pattern.type.value not in patterns.words["talked_about"]:
        return False
    if noun.head != token.i or token.dep != "prep" or token.lower not in patterns.words["occasions"]:
        return False
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or document.children(verb, "neg"):
        return False
    governs = patterns.governors["verbs"].get(verb.lemma, ("none", ""))[0] != "none"
    return governs or any(True for _ in _complements(document, token, verb))


def _complements(document: Document, preposition: Token, verb: Token) -> Iterator[Token]:
    """What else `verb` governs: a clause, an object, another phrase."""
    for child in document.children(verb, "ccomp", "xcomp", "dobj", "prep"):
        if child.i != preposition.i and (child.dep != "prep" or not is_verb(child)):
            yield child
