"""What a denial, a refusal, an acceptance or a silence turns to, by its stance and by what its content names.

A denial or a confirmation answers a claim: one that it points at or names, else the likeliest; a refusal, an
acceptance or a silence a proposal; a judgement what it judges. Where nothing speaks for a statement there is none.
"""

import dataclasses
import re

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, parties
from standoff.reading.statements.likeness import FAR, JUST, LABEL, NEAR, beside, likeliest
from standoff.reading.statements.pointers import names_a_claim, names_a_proposal
from standoff.reading.statements.pointing import (
    charge_named,
    claimants,
    conceded,
    just_told,
    pointed_at,
    somebody_named,
    thing_named,
)
from standoff.reading.statements.rivals import rival
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Stance

JUDGING = re.compile(r"verb with object (?:complement|as);")
"""The grounds of a statement that calls something something."""

_TURNING = frozenset({Stance.REJECT, Stance.REFUSE, Stance.ENDORSE, Stance.PRAISE, Stance.NO_COMMENT})
_ALONE = (
    "verb without content; cue class accepting",
    "verb with yes or no",
    "verb without content; cue class refusing",
)
_THINGS = "spoken_things"
_EARLY = 2
_WORDS = re.compile(r"\w+")
_ROOT = 4
_SUCH = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)
_BACK = ("this", "that", "it")
_SEVERAL = re.compile(r"(?:either|neither|both)\b", re.IGNORECASE)


def target_of(floor: Floor) -> Statement | None:
    """The statement that a row of this stance may answer."""
    row = floor.row
    lemma = row.cue.lemma if row.cue is not None else ""
    if any(_SEVERAL.match(quote) for quote in row.content.quotes[:1]):
        return None
    again = floor.lexicon.has("affirming_again", lemma) or row.grounds.startswith("as X put it")
    if row.stance is Stance.CONFIRM and again:
        return None
    silent = row.stance is Stance.NO_COMMENT and names_a_claim(row.content.quotes, floor.lexicon)
    if silent or row.stance in (Stance.DENY, Stance.CONFIRM):
        found = _claim(floor)
        vague = row.stance is Stance.CONFIRM and not names_a_claim(row.content.quotes, floor.lexicon)
        return None if found is not None and vague and not floor.alike(found) else found
    judged = _judged(floor) if row.stance in (Stance.ASSERT, Stance.CONDEMN, Stance.REJECT) else None
    if judged is not None:
        return judged
    if row.stance in _TURNING:
        return _proposal(floor) or (_intended(floor) if row.stance is Stance.REFUSE else None)
    if row.stance is Stance.CONCEDE:
        return conceded(floor)
    return rival(floor) if row.stance in (Stance.ACCUSE, Stance.ASSERT) else None


def _judged(floor: Floor) -> Statement | None:
    """What "called this wishful thinking", "called the demand blackmail" judges: the last claim or demand so named."""
    quotes = floor.row.content.quotes
    words = [w.lower() for w in _WORDS.findall(quotes[0])[:_EARLY]] if quotes else []
    if not words or not JUDGING.match(floor.row.grounds) or floor.row.attitude is not Attitude.SAID:
        return None
    named = (
        words[0] in ("the", "these", "such", "their", "its", "his", "her")
        and len(words) > 1
        and words[1].removesuffix("s")
    )
    if words[0] in _BACK:
        last = floor.first(lambda o: o.stance in CLAIMS and not floor.parted(o), 1)
        if last is not None:
            return last
    if named and named in floor.lexicon.sets["charges"]:
        charge = charge_named(floor)
        if charge is not None:
            return charge
    if words[0] in _BACK or (named and named in floor.lexicon.sets[_THINGS]):
        return floor.first(lambda o: o.stance in CLAIMS | {Stance.DENY} and floor.concerning(o), FAR)
    if named and named in floor.lexicon.sets["proposed_things"]:
        return floor.first(lambda o: o.stance in PROPOSALS and (_by_name(o, named) or floor.concerning(o)), FAR)
    return None


def _by_name(row: Statement, noun: str) -> bool:
    """Whether a noun names the act by its own verb: "the demand" what somebody demanded."""
    return row.cue is not None and row.cue.lemma[:_ROOT] == noun[:_ROOT]


def _intended(floor: Floor) -> Statement | None:
    """The charge just made that a side means to do what "has no plan to do it" disowns."""
    if not floor.row.grounds.endswith("does not mean to do"):
        return None
    return floor.first(
        lambda o: o.stance is Stance.ACCUSE and (floor.charged(o) or floor.about(o)) and beside(floor, o), JUST
    )


def _claim(floor: Floor) -> Statement | None:
    """The claim that a denial or confirmation answers."""
    row = floor.row
    owners = claimants(floor)
    if owners:
        floor = dataclasses.replace(floor, others=tuple(o for o in floor.others if parties(o) & owners))
    if names_a_claim(row.content.quotes, floor.lexicon):
        return pointed_at(floor)
    if not row.content.spans:
        return None
    if row.attitude is Attitude.NOT_SAID:
        return _proposal(floor)
    if any(_SUCH.search(quote) for quote in row.content.quotes):
        charge = floor.first(lambda o: o.stance is Stance.ACCUSE, FAR)
        charge = charge or floor.first(lambda o: o.stance in CLAIMS and floor.quarrelling(o), NEAR)
        return charge or floor.first(lambda o: o.stance in CLAIMS, NEAR)
    if row.cue is not None and row.cue.lemma == LABEL:
        return floor.first(lambda o: o.stance in CLAIMS, JUST) or likeliest(floor)
    return somebody_named(floor) or thing_named(floor) or likeliest(floor) or just_told(floor)


def _proposal(floor: Floor) -> Statement | None:
    """The offer, request or demand that is turned down, welcomed or passed over in silence."""
    row = floor.row
    if row.cue is not None and floor.lexicon.has("silent_nouns", row.cue.lemma) and not row.content.spans:
        return floor.first(floor.opposed, 1)
    if row.grounds.startswith(_ALONE) and not row.content.spans:
        return floor.first(lambda o: o.stance in PROPOSALS, NEAR)
    pointer = names_a_proposal(row.content.quotes, floor.lexicon)
    if row.stance in (Stance.REJECT, Stance.REFUSE) and not pointer:
        if names_a_claim(row.content.quotes, floor.lexicon):
            return _claim(floor)
        alike = floor.first(lambda o: o.stance in PROPOSALS and floor.alike(o) > 0)
        return alike or floor.first(lambda o: o.stance in PROPOSALS and floor.quarrelling(o), 2)
    if pointer and names_a_claim(row.content.quotes, floor.lexicon):
        return floor.first(lambda o: o.stance in PROPOSALS | CLAIMS)
    return floor.first(lambda o: o.stance in PROPOSALS) if pointer else None
