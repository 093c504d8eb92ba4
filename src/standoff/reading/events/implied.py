"""The sides that an event's words imply and any analyst would fill in, each with the words that imply it.

"The intruders" are the rivals of the side in whose voice they are told of; "the other side" is that of the speaker;
"both sides" are the two of a report of two; "its posts", "our posts" are the speaker's where the clause names no
other owner; soldiers whom a ministry reports as hurt, naming nobody else's, are its own. Each of them rests on one
party: where several could be meant the side stays open.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.territories import load_territories
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb, own_phrase
from standoff.reading.events.named import Found
from standoff.reading.events.phrases import is_passive, left_phrase, prepositional
from standoff.reading.events.rivals import Rivals
from standoff.reading.events.voice import patients
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Participant, Statement
from standoff.record.terms import ActorKind, EventType, Form, Modality, Stance

_OWNED_BY_SPEAKER = frozenset({"our", "ours"})
_OWNED_BY_SUBJECT = frozenset({"its", "their"})
_AUTHORITIES = frozenset({ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE})
_TWO = "the two sides of the report"
_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
_TALKS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_PAIRED = frozenset({"both", "two", "each", "neither", "either"})


def implied(
    document: Document, cast: Cast, patterns: EventPatterns, standing: Standing, events: tuple[Event, ...]
) -> Iterator[Event]:
    """`events` in their order with the sides filled in that their words imply; the grounds of a row say which."""
    rivals = Rivals.among(events)
    reader = _Implied(document, cast, patterns, standing, rivals, rivals.pair() or _both_of(cast))
    return map(reader.filled, events)


@dataclass(frozen=True)
class _Implied:
    document: Document
    cast: Cast
    patterns: EventPatterns
    standing: Standing
    rivals: Rivals
    two: tuple[str, str] | None

    def filled(self, event: Event) -> Event:
        if event.derived_from is not None:
            return event
        token = self.document.within(*event.trigger[0])[0]
        voice = self._voice(self.standing.at(token))
        actors, why = self._resolved(event, event.actors, _one(event.targets), voice)
        targets, also = self._resolved(event, event.targets, _one(actors), voice)
        mutual = {p.party for p in actors if p.party} if why == _TWO else set()
        if len(mutual) > 1 and event.type is EventType.ASSAULT:
            targets = actors
        if not any(p.party for p in targets):
            own = self._own(event, actors, targets, voice)
            targets, also = (own, "own people of the speaker") if own else (targets, also)
        facing = _one(targets)
        if (
            event.type is EventType.CONSULT
            and not actors
            and facing
            and voice is not None
            and (self.rivals.of.get(facing) == voice or self._told_by_authority(event, token, facing, voice))
        ):
            source = self.standing.at(token).source
            spans, quotes = tuple(source.spans[:1]), tuple(source.quotes[:1])
            actors, why = (Participant(None, voice, spans, quotes),) if spans else (), "the side that tells of it"
        if not actors and voice is not None and self._struck_by_speaker(event, targets):
            words = next(iter(targets))
            actors, why = (replace(words, actor=None, party=voice),), "the armed authority that tells of it"
        admitted = self._admitted(actors, targets, voice)
        actors, why = (admitted, "who admits it") if admitted else (actors, why)
        notes = "; ".join(f"implied: {note}" for note in dict.fromkeys((why, also)) if note)
        return replace(event, actors=actors, targets=targets, grounds=f"{event.grounds}; {notes}") if notes else event

    def _told_by_authority(self, event: Event, token: Token, facing: str, voice: str) -> bool:
        """Whether an authority tells of talks with another that it names alone: "our talks with Chad have begun"."""
        bare = not self.document.children(token, "poss", "amod", "compound") and token.pos == "NOUN"
        apart = facing != voice and load_territories().get(voice) is not None
        return bare and apart and self._speaks_for_own(self.standing.at(token))

    def _admitted(self, actors: Found, targets: Found, voice: str | None) -> Found:
        """The deed of bare troops or aircraft that somebody concedes: "it acknowledged that two jets flew along"."""
        head = self.document.within(*actors[0].spans[0])[-1] if len(actors) == 1 else None
        if head is None or voice is None or actors[0].party is not None or any(p.party == voice for p in targets):
            return ()
        words = self.patterns.words
        bare = not self.document.children(head, "poss", "amod", "compound", "relcl", "prep")
        ours = head.lemma in words["aircraft"] | words["vessels"] | words["regulars"]
        conceded = self.standing.at(head).stance is Stance.CONCEDE
        return (replace(actors[0], actor=None, party=voice),) if bare and ours and conceded else ()

    def _struck_by_speaker(self, event: Event, targets: Found) -> bool:
        """Whether an army tells what was done to its foes without saying by whom: "12 militants were killed"."""
        if event.type not in (EventType.ASSAULT, EventType.COERCE) or len(targets) != 1 or targets[0].actor is not None:
            return False
        head = self.document.within(*targets[0].spans[0])[-1]
        statement = self.standing.at(head)
        armed = self._speaks_for_own(statement) and statement.parent is not None
        return armed and head.lemma in self.patterns.words["foes"] and head.dep == "nsubjpass"

    def _voice(self, statement: Statement) -> str | None:
        """The one party in whose voice words are told, the nearest that is known."""
        for each in self.standing.chain(statement):
            parties = self.standing.parties(each)
            if parties or each.source.holders:
                return parties[0] if len(parties) == 1 else None
        return None

    def _resolved(self, event: Event, side: Found, facing: str | None, voice: str | None) -> tuple[Found, str]:
        """`side` with its unknown participants resolved; `facing` is the one party on the other side of the event."""
        found: list[Participant] = []
        note = ""
        for participant in side:
            asked = self._is_asked_of(event, participant)
            if asked and not (set(self.rivals.pair() or ()) - set(self._askers(event))):
                continue
            known = bool(participant.party) and not asked
            parties, why = ((), "") if known else self._stands_for(event, participant, facing, voice)
            note = why or note
            found.extend(replace(participant, actor=None, party=party) for party in parties)
            if not parties:
                found.append(participant)
        return tuple({(p.actor, p.party, p.spans): p for p in found}.values()), note

    def _askers(self, event: Event) -> tuple[str, ...]:
        return self.standing.speakers(self.document, event)

    def _is_asked_of(self, event: Event, participant: Participant) -> bool:
        """Whether "both sides" of a demand were taken for those who make it, who ask it of the two others."""
        words = participant.quotes[0].lower().split()
        paired = words[0] in _PAIRED and words[-1] in ("sides", "side", "parties")
        return event.modality is Modality.DEMANDED and paired and participant.party in self._askers(event)

    def _stands_for(
        self, event: Event, participant: Participant, facing: str | None, voice: str | None
    ) -> tuple[tuple[str, ...], str]:
        tokens = self.document.within(*participant.spans[0])
        head, words = tokens[-1], [t.lower for t in tokens]
        words_for = self.patterns.words
        own = any(w in _OWNED_BY_SPEAKER for w in words)
        if own and voice is not None:
            return (voice,), "the speaker's"
        if participant.actor is not None and not self._is_asked_of(event, participant):
            return (), ""
        issuer = self.standing.parties(self.standing.statements[0])
        if voice is not None and issuer == (voice,) and facing != voice and self._is_institution(head):
            return (voice,), "of the body that issues the report"
        against = facing or voice
        flank = head.lemma in words_for["flanks"]
        other = head.lemma in words_for["adversaries"] or (flank and any(w in words_for["opposite"] for w in words))
        if other:
            rival = self._rival(voice or facing)
            return ((rival,), f"rival of {voice or facing}") if rival and rival != facing else ((), "")
        if words == ["both"]:
            return (self.two, _TWO) if self.two and facing not in self.two else ((), "")
        paired = head.lower == "two" or (head.lemma in words_for["partners"] and {"two", "both"} & {*words})
        if paired and words[0] in ("the", "both") and event.type in _TALKS:
            return (self.two, _TWO) if self.two and facing not in self.two else ((), "")
        if head.lemma in words_for["counterparts"] and against is not None:
            rival = self._rival(against)
            return ((rival,), f"counterpart of {against}") if rival else ((), "")
        if head.lemma == "side" and any(w in _PAIRED for w in words):
            if any(t.lemma in words_for["lines"] for t in prepositional(self.document, head, "of")):
                return (), ""
            pair = self.rivals.pair()
            return (pair, _TWO) if pair else ((), "")
        if words == ["they"] or words == ["them"]:
            return self._they(event, head, facing, voice)
        if self._is_mutual(head):
            pair = self.rivals.pair()
            return (pair, _TWO) if pair else ((), "")
        if words[0] in _OWNED_BY_SUBJECT and event.type in _BLOWS and facing and voice not in (None, facing):
            return ((voice,), "the speaker's") if voice is not None else ((), "")
        if words[0] in _OWNED_BY_SUBJECT and event.type is EventType.ASSAULT and facing and facing in self.rivals.of:
            return (self.rivals.of[facing],), f"rival of {facing}"
        if words[0] in _OWNED_BY_SUBJECT and voice is not None and facing is None:
            return (voice,), "the speaker's"
        return (), ""

    def _is_institution(self, head: Token) -> bool:
        """Whether a definite noun names arms of a state by their kind alone: "the army", "the security forces"."""
        words = self.patterns.words
        own = self.document.children(head)
        definite = any(c.lower == "the" for c in own if c.dep == "det")
        bare = all(c.lower in words["state_arms"] for c in own if c.dep in ("amod", "compound", "nmod"))
        apart = any(c.dep in ("poss", "relcl", "acl", "prep") for c in own)
        return definite and bare and not apart and head.lower in words["institutions"]

    def _rival(self, party: str | None) -> str | None:
        """Against whom a party stands: by the blows told, else the other of the two for whom "both" stands."""
        if party is None:
            return None
        one, other = self.two or ("", "")
        return self.rivals.of.get(party) or {one: other, other: one}.get(party)

    def _they(self, event: Event, head: Token, facing: str | None, voice: str | None) -> tuple[tuple[str, ...], str]:
        """Those who say it together; the rival of who asks them to leave or is struck by them; the two who agreed."""
        spoken = self.standing.parties(self.standing.at(head))
        if len(spoken) > 1 and head.dep not in ("dobj", "dative", "pobj"):
            return spoken, "those who say it"
        asked = event.type is EventType.RETREAT and event.modality in (Modality.DEMANDED, Modality.CONDITIONAL)
        rival = self._rival(voice)
        quoted = self.standing.at(head).form is Form.DIRECT and event.type in _BLOWS
        if rival is not None and rival != facing and (asked or quoted):
            return (rival,), f"rival of {voice}"
        pair = self.rivals.pair()
        if event.type is EventType.AGREE and voice is None and pair is not None:
            return pair, _TWO
        return (), ""

    def _is_mutual(self, head: Token) -> bool:
        """Whether bare words stand for two sides: "talks between the commanders", "the soldiers beat each other"."""
        if head.tag != "NNS" or self.document.children(head, "conj", "amod", "compound", "poss"):
            return False
        verb = self.document.head(head)
        if verb.lower == "between":
            return True
        after = [t.lower for t in self.document.tokens[verb.i + 1 : verb.i + 6]]
        reciprocal = any(" ".join(p) in self.patterns.words["reciprocals"] for p in itertools.pairwise(after))
        return head.dep == "nsubj" and reciprocal

    def _own(self, event: Event, actors: Found, targets: Found, voice: str | None) -> Found:
        """The people of the side that tells of their loss or asks for their return, where it names no other side."""
        token = next((t for span in event.trigger for t in self.document.within(*span) if is_verb(t)), None)
        if voice is None or token is None or any(p.party == voice for p in actors):
            return ()
        harmed = event.type is EventType.ASSAULT and token.lemma in self.patterns.words["suffered"]
        harmed = harmed or (event.type is EventType.ASSAULT and self._concedes_loss(token))
        back = event.type is EventType.RETREAT and event.modality is Modality.DEMANDED and not actors
        speaks = self._speaks_for_own(self.standing.at(token))
        if not ((harmed and speaks) or (back and voice in self.rivals.of)):
            return ()
        stranger = bool(self.rivals.of) and voice not in self.rivals.of
        if token.dep == "relcl" or (stranger and event.type is EventType.ASSAULT):
            return ()
        unnamed = not any(p.party or p.actor for p in actors)
        things = "own_things" if event.type is EventType.ASSAULT and unnamed else ""
        people = [t for t in self._struck(token) if self._is_own_people(t, things)]
        if load_territories().get(voice) is None:
            people = [t for t in people if t.lemma in self.patterns.words["armed_people"]]
        if event.type is EventType.ASSAULT and not event.actors:
            people = [t for t in people if t.lemma not in self.patterns.words["civil_people"]]
        if not people or self._others_named(token, voice, actors):
            return ()
        span = (left_phrase(self.document, people[0])[0].start, people[0].end)
        return (Participant(None, voice, (span,), (self.document.text[span[0] : span[1]],)),)

    def _concedes_loss(self, verb: Token) -> bool:
        """Whether an army admits that unnamed craft struck "the column", which is its own to lose."""
        struck = self.document.children(verb, "dobj", "nsubjpass")
        own = any(
            o.lemma in self.patterns.words["own_things"]
            and any(c.lower == "the" for c in self.document.children(o, "det"))
            for o in struck
        )
        return own and self.standing.at(verb).stance is Stance.CONCEDE

    def _speaks_for_own(self, statement: Statement) -> bool:
        """Whether it is an authority that answers for its people: an army, a ministry, a governor."""
        words = {w.strip(".,'’").lower() for w in statement.source.text.split()}
        held = [self.cast.actor(h.actor) for h in statement.source.holders if h.actor is not None]
        words |= {w.lower() for a in held if a.role is not None for w in a.role.split()}
        known = {a.id: a for a in self.cast.actors}
        held += [known[a.of] for a in held if a.of in known]
        return bool(words & self.patterns.words["speaking_for"]) or any(a.kind in _AUTHORITIES for a in held)

    def _struck(self, verb: Token) -> tuple[Token, ...]:
        """Who or what bears a passive: its subject, or what was fired at."""
        at = prepositional(self.document, verb, "at", "on", "upon")
        shot = is_passive(self.document, verb) and verb.lemma in self.patterns.words["shooting"]
        return at if shot and at else patients(self.document, verb, self.patterns)

    def _is_own_people(self, head: Token, things: str) -> bool:
        listed = self.patterns.words["own_people"] | self.patterns.words.get(things, frozenset())
        plain = head.pos == "NUM" or head.lemma in listed
        owned = any(c.dep == "poss" for c in self.document.children(head))
        return plain and not owned

    def _others_named(self, verb: Token, voice: str, actors: Found) -> bool:
        """Whether the words of the clause that are in the same voice name another side than who did it."""
        known = {voice, *(p.party for p in actors)}
        inside = own_phrase(self.document, verb)
        return any(r.party not in known for t in inside for r in self.cast.at(t.start, t.end) if r.party is not None)


def _both_of(cast: Cast) -> tuple[str, str] | None:
    """The two for whom all the words of a report stand that mean both of two: "the neighbours", "each side"."""
    groups: dict[tuple[int, int], set[str]] = {}
    for referent in cast.referents:
        if referent.grounds == "group" and referent.party is not None:
            groups.setdefault(referent.span, set()).add(referent.party)
    pairs = {tuple(sorted(parties)) for parties in groups.values() if len(parties) == 2}
    first, second = pairs.pop() if len(pairs) == 1 else ("", "")
    return (first, second) if first else None


def _one(side: Iterable[Participant]) -> str | None:
    parties = {p.party for p in side if p.party is not None}
    return parties.pop() if len(parties) == 1 else None
