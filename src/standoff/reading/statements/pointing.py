"""What a denial names or points at: "this", "the accusation", "a claim by Lima", somebody whom it contradicts."""

import dataclasses
import re

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor
from standoff.reading.statements.likeness import FAR, JUST, NEAR, beside
from standoff.reading.statements.pointers import points
from standoff.record.rows import Statement
from standoff.record.terms import Form, Stance

_EARLY = 2
_ROOT = 4
_THINGS = "spoken_things"
_WHOSE = re.compile(r" (?:made )?(?:by|from|of) (?:the )?")
_IT = re.compile(r"(?:it|this|that)\b", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")


def in_its_sentence(floor: Floor) -> Floor:
    """What was said, for a row whose content is "which": only what no full stop parts from it."""
    if [q.lower() for q in floor.row.content.quotes] != ["which"]:
        return floor
    start, text = floor.row.spans[0][0], floor.topics.tree.document.text
    near = (o for o in floor.others if not any(mark in text[o.spans[-1][1] : start] for mark in ".!?\n"))
    return dataclasses.replace(floor, others=tuple(near))


def somebody_named(floor: Floor) -> Statement | None:
    """What somebody said whom alone "contradicted the agency" names."""
    topic = floor.topics.of(floor.row)
    if topic.words or topic.acts:
        return None
    named = {r.actor for start, end in floor.row.content.spans for r in floor.cast.at(start, end)}
    return floor.first(lambda o: o.stance in CLAIMS and any(h.actor in named for h in o.source.holders), NEAR)


def just_told(floor: Floor) -> Statement | None:
    """What nobody's side said right before, where "denied that it had yielded" goes back to it."""
    back = floor.row.stance is Stance.DENY and floor.topics.of(floor.row).back
    return floor.first(lambda o: back and o.stance in CLAIMS and not floor.opposed(o) and beside(floor, o), JUST)


def thing_named(floor: Floor) -> Statement | None:
    """What "the accusation of a raid" names: what a side said with that word's verb, against or about this side."""
    words = [_WORD.findall(quote)[:_EARLY] for quote in floor.row.content.quotes[:1]]
    things = [w.lower() for each in words for w in each if w.lower().removesuffix("s") in floor.lexicon.sets[_THINGS]]
    if not things:
        return None
    roots = {thing[:_ROOT] for thing in things}
    return floor.first(lambda o: o.cue is not None and o.cue.lemma[:_ROOT] in roots and floor.charged(o))


def pointed_at(floor: Floor) -> Statement | None:
    """What "this", "the claim" or "the report" points at."""
    row = floor.row
    if points(row.content.quotes):
        same = _pointed_at_before(floor)
        if same is not None:
            return same
        denied = floor.first(lambda o: o.stance is Stance.DENY and o.form is not Form.NONE and beside(floor, o), 1)
        if denied is not None and not floor.parted(denied):
            return denied
        claim = floor.first(lambda o: o.stance in CLAIMS, FAR) if row.stance is Stance.DENY else None
        return claim or floor.first(lambda o: o.stance in CLAIMS or o.stance in PROPOSALS, FAR)
    named = {w.lower()[:_ROOT] for quote in row.content.quotes for w in _WORD.findall(quote)}
    told = floor.first(lambda o: o.cue is not None and o.cue.lemma[:_ROOT] in named and len(o.cue.lemma) >= _ROOT)
    return charge_named(floor) or told or floor.first(lambda o: _tells(o) and floor.concerning(o))


def _pointed_at_before(floor: Floor) -> Statement | None:
    """What the last speaker pointed at too: "Lima called it a trick, and the monitors never accepted it"."""
    last = floor.others[0] if floor.others else None
    pronoun = last is not None and last.content.quotes and _IT.match(last.content.quotes[0])
    if last is None or not pronoun or last.answers is None or floor.parted(last):
        return None
    return next((o for o in floor.others if o.id == last.answers), None)


def charge_named(floor: Floor) -> Statement | None:
    """The charge that "the accusation" names: one in words of blame, else what another tells of this side."""
    words = {w.lower().removesuffix("s") for quote in floor.row.content.quotes for w in _WORD.findall(quote)}
    if "denial" in words:
        return floor.first(lambda o: o.stance in (Stance.DENY, Stance.REJECT))
    if not words & floor.lexicon.sets["charges"]:
        return None
    charge = floor.first(lambda o: o.stance is Stance.ACCUSE and floor.concerning(o), FAR)
    return charge or floor.first(lambda o: _tells(o) and (floor.charged(o) or floor.about(o)), NEAR)


def _tells(row: Statement) -> bool:
    return row.stance in CLAIMS - {Stance.WARN}


def claimants(floor: Floor) -> set[str]:
    """The parties whose claim the content says it is: "accusations from Lima that …", "Lima's claim"."""
    things = floor.lexicon.sets[_THINGS]
    for (start, _), quote in zip(floor.row.content.spans, floor.row.content.quotes, strict=True):
        for word in _WORD.finditer(quote):
            if word.group().lower().removesuffix("s") not in things:
                continue
            behind = _WHOSE.match(quote, word.end())
            named = floor.cast.at(start + behind.end(), start + behind.end() + 1) if behind else ()
            owned = quote[: word.start()].endswith(("'s ", "’s "))
            before = floor.cast.at(start, start + word.start()) if owned else ()
            return {r.party for r in (*named, *before) if r.party is not None}
    return set()


def conceded(floor: Floor) -> Statement | None:
    """The claim that "has since conceded that …" grants: another's, of the same act, after it was denied or not."""
    if not floor.row.grounds.endswith("cue class conceding"):
        return None
    return floor.first(lambda o: o.stance in CLAIMS and floor.alike(o) > 0 and floor.about(o), FAR)
