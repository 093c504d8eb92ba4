"""Deaths that are no toll of a conflict: by nature, by disease, by accident."""

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, prepositional
from standoff.reading.syntax import Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.sides import Sides
from standoff.record.terms import EventType, Who


def is_natural(sides: Sides, harm: Harm) -> bool:
    """Whether no hand did it: "a typhoon killed 681", "died of malaria"."""
    if harm.token.lemma in sides.terms.states:
        of = prepositional(sides.document, harm.token, "of", "from", "with")
        return any(sides.terms.has("ailments", t.lemma) or sides.terms.has("ailments", t.lower) for t in of)
    by = doers(sides.document, harm.token, sides.patterns) if is_verb(harm.token) else ()
    return not sides.suffers(harm) and any(sides.terms.has("natural", t.lemma) for t in by)


def is_accident(sides: Sides, harm: Harm, who: Who | None, party: str | None) -> bool:
    """Whether those who are no soldiers come to harm by mishap: "six people drowned when a ferry capsized"."""
    if who is Who.MILITARY or party is not None:
        return False
    words = sides.document.sentence_tokens(sides.document.sentence_of(harm.token))
    mishap = any(sides.terms.has("accidents", t.lemma) for t in words)
    return mishap and not any(_is_blow(sides, t) for t in words)


def _is_blow(sides: Sides, token: Token) -> bool:
    """Whether an attack is told by another word than one of harm or mishap: "fired", "mine", "shelling"."""
    if any(sides.terms.has(group, token.lemma) for group in ("accidents", "lose")):
        return False
    harm = token.lemma in {*sides.terms.verbs, *sides.terms.states} or token.lower in sides.terms.adjectives
    patterns = (*sides.patterns.verbs.get(token.lemma, ()), *sides.patterns.nouns.get(token.lemma, ()))
    return not harm and any(p.type is EventType.ASSAULT for p in patterns)
