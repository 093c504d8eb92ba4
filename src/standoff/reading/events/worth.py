"""Whether the words of a trigger say enough to make a row: a bare "the attack" only points back to an event."""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.events.named import Found
from standoff.reading.events.phrases import prepositional
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.verdict import Factuality
from standoff.reading.syntax import Document
from standoff.record.terms import EventType, Label, Modality, Polarity

_FAR = 4
SCENES = ("of", "on", "at", "in", "near", "against")


def _is_mentioned(document: Document, trigger: Trigger) -> bool:
    """Whether a participle only tells which agreement is meant: "breached agreements reached in the past".

    In a headline there is no other verb: "Fishing pact signed".
    """
    head = document.head(trigger.token)
    return trigger.token.dep == "acl" and trigger.token.tag == "VBN" and head.head != head.i


def _has_object(document: Document, trigger: Trigger) -> bool:
    """Whether "of" tells what it was done to: "the looting of a warehouse"."""
    return not trigger.pattern.has("symmetric") and bool(prepositional(document, trigger.token, "of"))


def _is_aimed(document: Document, trigger: Trigger) -> bool:
    """Whether "on" or "into" tells what it fell on: "shells on a school"."""
    noun = trigger.pattern.noun
    if noun is None or noun.link not in ("on", "into", "against") or noun.complement is not None:
        return False
    return any(n.entity not in ("DATE", "TIME") for n in prepositional(document, trigger.token, noun.link))


def _is_asserted(document: Document, trigger: Trigger) -> bool:
    """Whether something is said to have been such an event: "it was an invasion", "and not an armed attack"."""
    token = trigger.token
    while token.dep == "conj" and document.head(token).pos in ("NOUN", "PROPN"):
        token = document.head(token)
    return token.dep == "attr"


def _is_told_by_clause(document: Document, trigger: Trigger) -> bool:
    """Whether a relative clause tells what came of it: "a gun battle in which two died", "an attack that killed"."""
    clauses = document.children(trigger.token, "relcl")
    return any(
        c.tag == "VBD"
        or (c.tag == "VBZ" and document.children(c, "ccomp"))
        or any(a.tag in ("VBD", "VBZ", "VBP") for a in document.children(c, "aux", "auxpass"))
        for c in clauses
    )


def _is_counted(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether a number says how many blows there were: "counted eight air strikes in May"."""
    strikes = trigger.pattern.type.value in patterns.words["striking"]
    return strikes and trigger.token.tag == "NNS" and bool(document.children(trigger.token, "nummod"))


def _is_set_for(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether words tell of one meeting that is to come or had its day: "a second meeting is expected"."""
    token = trigger.token
    if trigger.pattern.type is not EventType.CONSULT:
        return False
    known = any(c.lower in ("the", "this", "that", "these") for c in document.children(token, "det"))
    verb = document.head(token)
    if token.dep in ("nsubjpass", "nsubj") and verb.tag == "VBN" and verb.lemma in patterns.words["arranging"]:
        return True
    days = (n for p in document.children(token, "prep") for n in document.children(p, "pobj"))
    return not known and any(n.entity in ("DATE", "TIME") for n in days)


def _is_told_of(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether a phrase takes it for granted: "after two weeks of blockades", "blamed the gangs for the shooting"."""
    preposition = document.head(trigger.token)
    over = document.head(preposition)
    if trigger.token.dep != "pobj":
        return False
    lasted = preposition.lower == "of" and over.lemma in patterns.words["stretches_of_time"]
    return lasted or (preposition.lower == "for" and over.lemma in patterns.words["charging"])


def _shares_a_view(document: Document, trigger: Trigger) -> bool:
    """Whether "agree" only says that somebody thinks so too: "agrees that the truce holds", not "that troops leave"."""
    if trigger.pattern.type is not EventType.AGREE:
        return False
    for verb in document.children(trigger.token, "ccomp"):
        auxiliaries = document.children(verb, "aux", "auxpass")
        ahead = any(a.tag in ("MD", "TO") for a in auxiliaries) or (verb.tag == "VB" and not auxiliaries)
        finite = verb.tag in ("VBZ", "VBD", "VBP") or any(a.tag in ("VBZ", "VBD", "VBP") for a in auxiliaries)
        if finite and not ahead:
            return True
    return False


def _is_wished_or_feared(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether its own verb says that somebody wants, plans or fears it: "wants a war", "feared sanctions"."""
    verb = document.head(trigger.token)
    effect = patterns.governors["verbs"].get(verb.lemma, ("none", ""))[0]
    return trigger.token.dep in ("dobj", "nsubjpass") and effect in ("hypothetical", "future")


def _is_judged(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether somebody judges an act by name, or talks may come: "welcomed the withdrawal", "is open to talks"."""
    token = trigger.token
    if trigger.pattern.type is EventType.CONSULT:
        above = token
        for _ in range(_FAR):
            above = document.head(above)
            if above.lemma in patterns.words["inviting"]:
                return True
            if above.dep not in ("prep", "pobj"):
                return False
        return False
    definite = any(c.lower in ("the", "this", "that") for c in document.children(token, "det"))
    return (
        definite and token.dep in ("dobj", "nsubjpass") and document.head(token).lemma in patterns.words["appraising"]
    )


def _is_stationed(document: Document, trigger: Trigger) -> bool:
    """Whether a participle only tells where troops are: "soldiers deployed in the valley looked on"."""
    verb = trigger.token
    if verb.tag not in ("VBN", "VBD") or document.children(verb, "agent", "aux", "auxpass", "dobj"):
        return False
    return verb.dep == "acl" or (verb.dep == "ROOT" and document.line_of(verb).label is Label.CAPTION)


def may_point_back(document: Document, trigger: Trigger) -> bool:
    """Whether a noun that makes no row of its own may mean an act told of before."""
    return trigger.pattern.noun is not None and not trigger.pattern.has("speech")


def worth_a_row(
    document: Document,
    patterns: EventPatterns,
    trigger: Trigger,
    sides: tuple[Found, Found],
    facts: Factuality,
    set_down: bool,
) -> bool:
    """Whether an event of `sides` and `facts` makes a row; `set_down` where its clause gives a time or a place."""
    pattern = trigger.pattern
    actors, targets = sides
    known = any(p.party is not None or p.actor is not None for p in (*actors, *targets))
    if pattern.has("guarded"):
        return known
    if pattern.type is EventType.MOBILIZE and _is_stationed(document, trigger):
        return False
    if _shares_a_view(document, trigger):
        return False
    if pattern.type is EventType.AGREE and not set_down and _is_mentioned(document, trigger):
        return False
    if pattern.noun is None:
        return bool(actors or targets) or not pattern.has("speech") or pattern.type is EventType.AGREE
    if pattern.has("speech"):
        return trigger.carriage == "light"
    if pattern.has("quiet"):
        if _is_set_for(document, patterns, trigger):
            return True
        if _is_told_of(document, patterns, trigger) or _is_judged(document, patterns, trigger):
            return True
        wanted = facts.modality in (Modality.DEMANDED, Modality.OFFERED) or facts.polarity is Polarity.DENIED
        return wanted or bool(trigger.carriage) or (known and bool(actors))
    war = any(w.lemma in patterns.words["wars"] for w in trigger.words)
    mutual = pattern.has("symmetric") and not war
    placed = any(n.pos == "PROPN" for n in prepositional(document, trigger.token, *SCENES))
    sided = bool(prepositional(document, trigger.token, "by")) or (bool(targets) and not war)
    sided = sided or (pattern.type.value in patterns.words["striking"] and _has_object(document, trigger))
    told = known or set_down or placed or mutual or sided or bool(trigger.carriage)
    told = told or _is_told_by_clause(document, trigger) or _is_counted(document, patterns, trigger)
    told = told or _is_asserted(document, trigger) or _is_aimed(document, trigger)
    told = told or facts.modality in (Modality.DEMANDED, Modality.OFFERED) or _is_told_of(document, patterns, trigger)
    told = told or _is_wished_or_feared(document, patterns, trigger) or _is_judged(document, patterns, trigger)
    return told or facts.polarity is not Polarity.AFFIRMED
