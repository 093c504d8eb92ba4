"""Who does what is told, weighed by the trained reader (`reading.tagging.acts`) where the grammar names nobody.

The grammar names who acts from the words of the event's clause. Where that gives no party, the trained pointer weighs
every mention of a party in the same window against nobody: whose "the soldiers" are that fell back, who "opened fire"
at night. A party that outweighs all by far becomes the actor; it rests on the mention that weighs most, kept in `via`
where the clause has words of its own for it, and the grounds of the row say how much it weighed. Targets are left to
the grammar: on reports that neither had seen, the pointer made up more of them than it found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from standoff.reading.events.heard import Hearing
from standoff.reading.events.named import Found
from standoff.reading.events.phrases import left_phrase
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.reading.tagging.acts import KINDS, ActHeads, Asked, Mention, Weighed, segment_of
from standoff.reading.tagging.tagger import Encoded
from standoff.record.rows import Actor, Event, Participant, Place, Span
from standoff.record.terms import EventType, Modality

FOUND = 0.7
_ONE_SIDED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADV", "AUX", "NUM", "PART"})
_TRIED = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})


def mentions_of(actors: Iterable[Actor], places: Iterable[Place]) -> tuple[Mention, ...]:
    """Every mention of a party: of its actors, and of the places that lie in a state undisputed."""
    found = [
        Mention(span, actor.party, actor.id, actor.kind.value if actor.kind.value in KINDS else "other")
        for actor in actors
        if actor.party is not None
        for span in actor.mentions
    ]
    found += [
        Mention(span, place.country, None, "place")
        for place in places
        if place.country is not None and not place.claimed_by
        for span in place.mentions
    ]
    return tuple(sorted(set(found), key=lambda m: (m.span, m.party, m.actor or "", m.kind)))


def weighed(
    document: Document,
    heads: ActHeads,
    hearing: Hearing,
    mentions: Sequence[Mention],
    standing: Standing,
    events: Iterable[Event],
) -> tuple[Event, ...]:
    """`events` in their order, actors weighed for deeds that one side does and that are told as done or tried."""
    listed = tuple(events)
    by_window: dict[int, tuple[Encoded, list[Event]]] = {}
    for event in listed:
        encoded = hearing.window_of(event.trigger[0]) if _is_done_by_one(event) else None
        if encoded is not None and segment_of(encoded.window, event.trigger[0]) is not None:
            by_window.setdefault(id(encoded), (encoded, []))[1].append(event)
    found: dict[str, Event] = {}
    for encoded, inside in by_window.values():
        found.update((e.id, e) for e in _in_window(document, heads, encoded, mentions, standing, inside))
    return tuple(found.get(event.id, event) for event in listed)


def _is_done_by_one(event: Event) -> bool:
    """Whether the words tell of a deed of one side: who meets, agrees or hosts, and who would do what is only asked for
    or offered, is left to the grammar."""
    return event.derived_from is None and event.type in _ONE_SIDED and event.modality in _TRIED


def _in_window(
    document: Document,
    heads: ActHeads,
    encoded: Encoded,
    mentions: Sequence[Mention],
    standing: Standing,
    events: Sequence[Event],
) -> Iterable[Event]:
    near = [m for m in mentions if segment_of(encoded.window, m.span) is not None]
    asked = [_asked(event, standing, document) for event in events]
    for event, scale in zip(events, heads.weigh(document.text, encoded, asked, near), strict=True):
        actors, why = settled(document.text, event.actors, scale, _struck(document, event), _sentence(document, event))
        if not why:
            yield event
            continue
        grounds = f"{event.grounds}; weighed: actor {why}"
        yield replace(event, actors=actors, grounds=grounds, confidence=round(max(scale.parties.values()), 2))


def _asked(event: Event, standing: Standing, document: Document) -> Asked:
    tokens = document.within(*event.trigger[0])
    statement = standing.at(tokens[0]) if tokens else standing.statements[0]
    return Asked(
        event.trigger[0],
        frozenset(p.party for p in event.actors if p.party is not None),
        frozenset(standing.parties(statement)) if statement.cue is not None else frozenset(),
        frozenset(standing.parties(standing.statements[0])),
    )


def _struck(document: Document, event: Event) -> tuple[Span, ...]:
    """Where those to whom it was done may be named: the phrases of the targets, and the words right before the event's.

    Had those words named who did it ("an Ecuadorian drone fired"), the grammar would have said so.
    """
    heads = [tokens[-1] for p in event.targets for span in p.spans if (tokens := document.within(*span))]
    phrases = [(left_phrase(document, head)[0].start, head.end) for head in heads]
    last = document.within(*event.trigger[0])[0]
    first = last
    while first.i > 0 and _goes_on(document.tokens[first.i - 1]):
        first = document.tokens[first.i - 1]
    return (*phrases, (first.start, last.start))


def _sentence(document: Document, event: Event) -> Span:
    """The sentence that the event is told in."""
    tokens = document.sentence_tokens(document.sentence_of(document.within(*event.trigger[0])[0]))
    return tokens[0].start, tokens[-1].end


def _goes_on(token: Token) -> bool:
    return token.pos in _IN_PHRASE or token.dep == "amod" or token.text == "-"


def settled(text: str, chosen: Found, scale: Weighed, struck: Iterable[Span], sentence: Span) -> tuple[Found, str]:
    """The participants of one side after weighing, and what was added, in words: a party where the grammar has none.

    What names those struck ("the Ecuadorian drone was shot down") does not name who struck. Where the clause has no
    words for who acts, the party must be named in the event's own `sentence`: a row says no more than its words.
    """
    if any(p.party is not None for p in chosen) or not scale.parties:
        return chosen, ""
    party, chance = max(scale.parties.items(), key=lambda row: (row[1], row[0]))
    start, end = scale.mentions[party].span
    if chance < FOUND or any(a <= start and end <= b for a, b in struck):
        return chosen, ""
    if not chosen and not (sentence[0] <= start and end <= sentence[1]):
        return chosen, ""
    added = _participant(text, scale.mentions[party], chosen)
    return (added, *chosen[1:]), f"{party} {chance:.2f}"


def _participant(text: str, mention: Mention, unowned: Sequence[Participant]) -> Participant:
    """The party of `mention` in the event: by the clause's words where they name nobody, else by the mention."""
    if unowned:
        return replace(unowned[0], actor=mention.actor, party=mention.party, via=(*unowned[0].via, mention.span))
    start, end = mention.span
    return Participant(mention.actor, mention.party, (mention.span,), (text[start:end],))
