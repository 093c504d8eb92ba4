"""The PLOVER rows of speech acts: an accusation, appeal, refusal or threat is one statement and one derived event.

A derived event stands in the statement above its own, names that statement in `derived_from`, and takes its actors
from the holders of the statement and its targets from whom it is said of or to.
"""

from collections.abc import Iterable

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb
from standoff.reading.events.factuality import factuality
from standoff.reading.events.phrases import left_phrase, prepositional
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import doers, patients
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Participant, Span, Statement
from standoff.record.terms import Attitude, EventType, Modality, Polarity, Stance

Found = tuple[Participant, ...]
REFUSING = frozenset({Stance.REFUSE, Stance.REJECT})
_BORNE = ("against", "on", "at", "to", "from", "with", "upon")


def cue_tokens(document: Document, statements: Iterable[Statement]) -> dict[int, Statement]:
    """The statement whose cue each token is part of, by token index."""
    found: dict[int, Statement] = {}
    for statement in statements:
        if statement.cue is None:
            continue
        for start, end in statement.cue.spans:
            for token in document.within(start, end):
                found.setdefault(token.i, statement)
    return found


def has_row(statement: Statement, patterns: EventPatterns) -> bool:
    """Whether the stance of `statement` is a speech act with a PLOVER type."""
    return statement.parent is not None and statement.stance.value in patterns.speech_acts


def holders(statement: Statement, cast: Cast) -> Found:
    """Those who make the statement, each with the words that name them."""
    found: dict[object, Participant] = {}
    source = statement.source
    for holder in statement.source.holders:
        spans = tuple(s for s in source.spans if _refers(cast, s, holder.actor)) or source.spans
        quotes = tuple(q for s, q in zip(source.spans, source.quotes, strict=True) if s in spans)
        found.setdefault(holder.actor or holder.party, Participant(holder.actor, holder.party, spans, quotes))
    return tuple(found.values())


def strikes(document: Document, said: Statement, triggers: Iterable[Trigger], patterns: EventPatterns) -> list[Trigger]:
    """The blows that a statement speaks of as still to come: "vowed to bomb the port", not "vowed never to".

    To vow to fight, or to fight on, is resolve and not a blow.
    """
    found = []
    for trigger in triggers:
        if trigger.pattern.type is not EventType.ASSAULT or trigger.pattern.has("symmetric"):
            continue
        if any(start <= trigger.token.start < end for start, end in said.content.spans):
            facts = factuality(document, trigger, said, patterns)
            ahead = facts.modality in (Modality.FUTURE, Modality.CONDITIONAL, Modality.HYPOTHETICAL)
            past = any(c.lower == "have" for c in document.children(trigger.top, "aux"))
            if facts.polarity is Polarity.AFFIRMED and ahead and not past:
                found.append(trigger)
    return found


def towards(document: Document, statement: Statement, cast: Cast) -> Found:
    """Those whom the statement is said to or of, where its own words name them."""
    found: dict[str, Participant] = {}
    for start, end in (*statement.spans, *statement.content.spans):
        for referent in cast.at(start, end):
            if referent.party in statement.toward and referent.party not in found:
                quote = document.text[referent.span[0] : referent.span[1]]
                found[referent.party] = Participant(
                    referent.actor, referent.party, (referent.span,), (quote,), referent.via
                )
    return tuple(found[party] for party in statement.toward if party in found)


def addressed_in(document: Document, said: Statement, cast: Cast, patterns: EventPatterns, blamed: bool) -> Found:
    """Those whom the main clause of the content is about: who must act or has acted where `blamed`, else who bears it.

    "The envoys said Lima and Quito must disarm" asks Lima and Quito; "threatened to strike at the Peruvian posts" is
    aimed at Peru.
    """
    inside = {t.i for t in words_of(document, said.content.spans)}
    tops = [document.tokens[i] for i in sorted(inside) if document.tokens[i].head not in inside]
    verb = next((t for t in tops if is_verb(t)), None)
    if verb is None:
        top = tops[0] if tops else None
        heads = [*document.children(top, "poss"), *prepositional(document, top, "by", "from")] if top else []
    elif blamed:
        heads = list(doers(document, verb, patterns))
    else:
        objects = patients(document, verb, patterns)
        heads = [*objects, *(n for h in (verb, *objects) for n in prepositional(document, h, *_BORNE))]
    found: dict[str, Participant] = {}
    for head in heads:
        for token in left_phrase(document, head):
            for r in cast.at(token.start, token.end):
                if r.party is not None and token.i in inside:
                    quote = document.text[r.span[0] : r.span[1]]
                    found.setdefault(r.party, Participant(r.actor, r.party, (r.span,), (quote,), r.via))
    return tuple(found.values())


def only_other(document: Document, statement: Statement, cast: Cast, own: set[str | None]) -> Found:
    """The one party other than `own` that the content names; none where it names several, for then it is a guess."""
    named = [
        r for span in statement.content.spans for r in cast.at(*span) if r.party is not None and r.party not in own
    ]
    if len({r.party for r in named}) != 1:
        return ()
    first = named[0]
    quote = document.text[first.span[0] : first.span[1]]
    return (Participant(first.actor, first.party, (first.span,), (quote,), first.via),)


def standing(statement: Statement, parent: Statement) -> tuple[Polarity, Modality]:
    """Polarity and modality of the act of saying itself, which `parent` may deny."""
    if parent.stance is Stance.DENY and statement.polarity is Polarity.AFFIRMED:
        return Polarity.DENIED, statement.modality
    if statement.stance in REFUSING:
        return Polarity.AFFIRMED, statement.modality
    if statement.attitude is Attitude.NOT_SAID:
        return Polarity.NOT_HAPPENED, statement.modality
    if statement.attitude in (Attitude.TO_BE_SAID, Attitude.INTENDED) and statement.modality is Modality.ACTUAL:
        return statement.polarity, Modality.FUTURE
    return statement.polarity, statement.modality


def words_of(document: Document, spans: Iterable[Span]) -> tuple[Token, ...]:
    return tuple(t for start, end in spans for t in document.within(start, end))


def _refers(cast: Cast, span: Span, actor: str | None) -> bool:
    return any(r.actor == actor for r in cast.at(*span))
