"""Who holds those that are held: whom an armed group holds or leads off is captured, whoever he is."""

from dataclasses import replace

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.sides import Sides
from standoff.record.terms import TollKind


def as_taken(sides: Sides, harm: Harm, armed: frozenset[str]) -> Harm:
    """`harm` as capture where one of the groups `armed`, or people called a band, have those who are held.

    Its arrests stay arrests, and those whom somebody frees are what their noun says.
    """
    if harm.kind is not TollKind.DETAINED or not is_verb(harm.token) or harm.token.lemma in sides.terms.verbs:
        return harm
    by = () if harm.presupposed else doers(sides.document, harm.token, sides.patterns)
    banded = any(sides.party(t) in armed or sides.terms.has("bands", t.lemma) for t in by)
    return replace(harm, kind=TollKind.CAPTURED) if banded else harm
