"""Verbs without a tense of their own: which are infinitives, and what lies to their left that makes them such.

A verb in its base form tells of nothing that has happened unless a verb of beginning, managing, making or seeing
takes it up ("began to shell", "saw them cross"). Where a parse has lost what governs it, the modal or the "to" on its
left still says what it is: "guards will patrol together, share data and hold a meeting".
"""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.syntax import Document, Token

_REACH = 30


def is_to_be_done(document: Document, verb: Token) -> bool:
    """Whether `verb` is an infinitive with "to" that is not perfect: "to free", "to be freed"; not "to have freed"."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    lowers = [a.lower for a in auxiliaries]
    bare = verb.tag == "VB" or any(a.tag == "VB" and a.lower == "be" for a in auxiliaries)
    return bare and "to" in lowers and "have" not in lowers


def is_tenseless(document: Document, verb: Token) -> bool:
    """Whether nothing gives `verb` a tense: a base form, its passive included, without a form of "do"."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    if any(a.tag in ("VBD", "VBZ", "VBP") or a.lower == "have" for a in auxiliaries):
        return False
    return verb.tag == "VB" or any(a.tag == "VB" and a.lower == "be" for a in auxiliaries)


def row_of(document: Document, verb: Token, head: Token) -> Token | None:
    """The infinitive that an infinitive goes on in a row with, where the parse joins it to another verb.

    "Calls on it to hand over those who planned it and to return the dead", "will gather data, he said, and share it".
    """
    with_to = is_to_be_done(document, verb)
    bare = verb.tag == "VB" and not document.children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    if is_tenseless(document, head) or not (with_to or bare):
        return None
    first = document.sentence_of(verb).first
    for at in range(verb.i - 1, max(first - 1, verb.i - _REACH), -1):
        word = document.tokens[at]
        if word.i == head.i and not with_to and word.tag == "VBP":
            return None
        if word.pos not in ("VERB", "AUX") or word.dep in ("aux", "auxpass") or word.tag not in ("VB", "VBN", "VBP"):
            continue
        if is_to_be_done(document, word) if with_to else _is_bare_over(document, word):
            return word
    return None


def _is_bare_over(document: Document, verb: Token) -> bool:
    auxiliaries = document.children(verb, "aux")
    modal = any(a.tag in ("MD", "TO") for a in auxiliaries)
    that = any(c.lower == "that" for c in document.children(verb, "mark"))
    asked = verb.dep == "ccomp" and not auxiliaries and (verb.tag == "VB" or that)
    return (verb.tag == "VB" and modal) or (asked and verb.tag in ("VB", "VBP"))


def left_of(document: Document, patterns: EventPatterns, verb: Token) -> tuple[str, Token] | None:
    """The modality that the nearest modal or "to" on the left gives a verb in its base form, with that word."""
    if document.children(verb, "nsubj", "nsubjpass") and not document.children(verb, "aux"):
        return None
    first = document.sentence_of(verb).first
    for at in range(verb.i - 1, max(first - 1, verb.i - _REACH), -1):
        word = document.tokens[at]
        if word.tag == "MD":
            effect = patterns.modals.get(word.lower)
            return ("future" if effect == "conditional" else effect, word) if effect else None
        if word.tag == "TO" and word.dep == "aux":
            return None if document.tokens[at - 1].lower == "but" else ("hypothetical", word)
        if word.lower == "do" or (word.lemma == "do" and word.dep == "aux"):
            return None
    return None
