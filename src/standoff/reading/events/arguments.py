"""Who acts and who is acted upon in an event, each by a mention in the event's own clause.

A noun phrase stands for the actors that its head refers to, else for those that possess or modify it ("Armenian
positions", "its border posts"), else for those of what it is a part of ("one of its posts"). A phrase that names
people or bodies whom nobody could resolve is kept as a participant without an actor.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from standoff.knowledge.event_patterns import EventPatterns, Pattern
from standoff.reading.cast import Cast, Referent
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import doers, left_phrase, patients, prepositional, surface_subjects
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Participant, Place
from standoff.record.terms import EventType

_PERSONAL = frozenset({"he", "she", "they", "them", "him", "we", "us"})
_RELATIONS = frozenset({"object", "subject", "complement", "dative", "poss", "mods"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})

Found = tuple[Participant, ...]


def participants(
    document: Document, cast: Cast, trigger: Trigger, patterns: EventPatterns, states: Mapping[int, Place] | None = None
) -> tuple[Found, Found]:
    """The actors and the targets of an event; `states` gives the country or capital that a token names, if any."""
    reader = _Reader(document, cast, patterns, states or {}, trigger.pattern)
    actors, targets = reader.of_noun(trigger) if trigger.pattern.noun else reader.of_verb(trigger)
    if trigger.pattern.has("owned") and not trigger.pattern.noun and not actors:
        actors = tuple(p for p in reader.all(patients(document, trigger.token, patterns)) if p.party is not None)
    if trigger.pattern.has("swap") and not trigger.pattern.noun:
        targets = actors or targets
        actors = reader.first(trigger, trigger.pattern.actor)
    if reader.is_reciprocal(trigger) and not _others(targets, actors):
        targets = actors
    if trigger.pattern.type is EventType.AGREE:
        return actors, _others(targets, actors)
    if not targets and len(actors) > 1 and not trigger.pattern.noun and reader.by_each_other(trigger):
        return actors, actors
    if trigger.pattern.has("symmetric"):
        fights = trigger.pattern.type is EventType.ASSAULT
        targets = _others(targets, actors) or (actors if fights and len(actors) > 1 else ())
        if fights and actors and targets and targets != actors:
            actors = targets = _merge(actors, targets)
        return actors, targets
    return actors, targets if reader.is_reciprocal(trigger) else _others(targets, actors)


class _Reader:
    """The parse, the cast and the word lists that every reading of an argument needs."""

    def __init__(
        self,
        document: Document,
        cast: Cast,
        patterns: EventPatterns,
        states: Mapping[int, Place],
        pattern: Pattern,
    ) -> None:
        self.document = document
        self.cast = cast
        self.patterns = patterns
        self.states = states
        self.capitals = pattern.type.value in patterns.words["addressing"]

    def of_verb(self, trigger: Trigger) -> tuple[Found, Found]:
        pattern = trigger.pattern
        actors = doers(self.document, trigger.token, self.patterns)
        found = self.all(actors) if "subject" in pattern.actor or pattern.has("swap") else ()
        if pattern.has("swap"):
            found = self.all(surface_subjects(self.document, trigger.token, self.patterns))
            return found, ()
        found = found or self.all(t for a in actors for t in prepositional(self.document, a, "between"))
        for role in pattern.actor:
            if not found and role != "subject":
                found = self.all(self.tokens(trigger.token, role))
        return found, self.first(trigger, pattern.target)

    def of_noun(self, trigger: Trigger) -> tuple[Found, Found]:
        pattern, noun = trigger.pattern, trigger.token
        subject: Found = ()
        if trigger.carrier is not None and trigger.carriage in ("light", "undergo"):
            verb = trigger.carrier
            heads = doers(self.document, verb, self.patterns)
            subject = self.all(heads)
        hosts = [t for t in (noun, trigger.carrier) if t is not None]
        between = self.all(t for host in hosts for t in prepositional(self.document, host, "between"))
        targets = between or self.first(trigger, pattern.target)
        own = between
        for role in (*pattern.actor, *(() if trigger.carriage == "light" else ("of_agent",))):
            own = own or self.all(self.tokens(noun, role))
        if trigger.carriage == "undergo":
            return own, subject or targets
        if trigger.carriage == "harm" and trigger.carrier is not None:
            harmed = self._harmed(trigger.carrier)
            return (harmed, targets) if pattern.has("symmetric") else (own, harmed or targets)
        if not targets and "of" not in pattern.actor and trigger.carriage != "light":
            targets = self.all(prepositional(self.document, noun, "of"))
        if not own and not subject:
            subject = self._from_above(noun, trigger, targets)
        if subject and not between:
            return subject, _merge(targets, own) if pattern.has("symmetric") else targets or own
        if trigger.carriage == "light" and between and _others(subject, between):
            return subject, between
        return own, targets

    def _harmed(self, verb: Token) -> Found:
        """Those whom a passive says are harmed, also by the first of two: "three were killed and two wounded"."""
        found = self.all(patients(self.document, verb, self.patterns))
        if not any(p.party is not None for p in found) and verb.dep == "conj":
            found = self.all(patients(self.document, self.document.head(verb), self.patterns)) or found
        return found

    def _from_above(self, noun: Token, trigger: Trigger, targets: Found) -> Found:
        """The doer of a noun event by the verb over it: whom one accuses of it, or who has a clash with another."""
        head = self.document.head(noun)
        verb = self.document.head(head)
        if noun.dep != "pobj" or not is_verb(verb):
            return ()
        if verb.lemma in self.patterns.governors["objects"] and head.lower in ("of", "for", "over"):
            return self.all(patients(self.document, verb, self.patterns))
        if trigger.pattern.has("symmetric") and (targets or trigger.pattern.mode == "phone"):
            return self.all(surface_subjects(self.document, verb, self.patterns))
        return ()

    def first(self, trigger: Trigger, roles: Iterable[str]) -> Found:
        """The participants of the first role that names a known actor, else of the first that names anybody."""
        hosts = [trigger.token]
        if trigger.carrier is not None and trigger.carriage in ("light", "undergo"):
            hosts.append(trigger.carrier)
        if not trigger.pattern.noun:
            hosts.extend(prepositional(self.document, trigger.token, "with"))
            hosts.extend(w for w in trigger.words if w.i != trigger.token.i and w.pos in ("NOUN", "ADP", "ADV", "ADJ"))
        fallback: Found = ()
        for role in roles:
            for host in hosts:
                if role in ("object", "subject", "complement") and host is not trigger.token:
                    continue
                found = self.all(self.tokens(host, role))
                if any(p.actor is not None or p.party is not None for p in found):
                    return found
                fallback = fallback or found
        return self._beyond(trigger, tuple(roles)) or fallback

    def _beyond(self, trigger: Trigger, roles: tuple[str, ...]) -> Found:
        """The known participants that a preposition ties to the object: "refused to send observers to Peru"."""
        if trigger.pattern.type.value not in self.patterns.words["reaching"]:
            return ()
        if trigger.pattern.noun:
            hosts = list(prepositional(self.document, trigger.token, "of"))
        else:
            verbs = [trigger.token, *self.document.children(trigger.token, "xcomp")]
            hosts = [noun for verb in verbs for noun in patients(self.document, verb, self.patterns)]
            hosts += [w for host in hosts for w in prepositional(self.document, host, "of", "in", "for")]
        for host in hosts:
            for role in (r for r in roles if r not in _RELATIONS):
                found = tuple(p for p in self.all(self.tokens(host, role)) if p.party is not None)
                if found:
                    return found
        return ()

    def tokens(self, host: Token, role: str) -> tuple[Token, ...]:
        """The heads of the phrases that fill a grammatical role of `host`."""
        document = self.document
        if role == "object":
            return patients(document, host, self.patterns) if is_verb(host) else ()
        if role == "subject":
            return surface_subjects(document, host, self.patterns) if is_verb(host) else ()
        if role == "complement":
            below = document.children(host, "ccomp", "xcomp")
            return tuple(t for c in below for t in document.children(c, "nsubj", "nsubjpass"))
        if role == "dative":
            found = document.children(host, "dative")
            return tuple(t for n in found if n.pos != "ADP" for t in conjuncts(document, n))
        if role == "poss":
            return document.children(host, "poss")
        if role == "mods":
            return (host,)
        if role == "of_agent":
            return ()
        if role == "by" and not is_verb(host):
            of = prepositional(document, host, "of")
            of += prepositional(document, host, "on", "against", "at")
            return (*prepositional(document, host, "by"), *(t for o in of for t in prepositional(document, o, "by")))
        return prepositional(document, host, role)

    def all(self, heads: Iterable[Token]) -> Found:
        """The participants that the phrases headed by `heads` name, each actor once."""
        found: Found = ()
        for head in heads:
            found = _merge(found, tuple(self.named(head)))
        return found

    def named(self, head: Token, depth: int = 0) -> Iterator[Participant]:
        phrase = left_phrase(self.document, head)
        if self._is_the_other(head) and depth < 3:
            for subject in surface_subjects(self.document, self.document.head(head), self.patterns):
                yield from self.named(subject, depth + 1)
            return
        for name in self.document.children(head, "appos"):
            if name.entity == "PERSON" and self.cast.at(name.start, name.end) and depth < 3:
                yield from self.named(name, depth + 1)
                return
        referents = self._referents(head, phrase)
        if referents:
            for referent in referents:
                yield self._participant(referent, head, phrase)
            return
        if depth < 3:
            inner = list(self._part_of(head, depth))
            if inner:
                yield from inner
                return
        owner = tuple(self._mover(head, depth)) if depth < 3 else ()
        state = self._state(head)
        if owner:
            yield from owner
        elif state is not None:
            yield state
        elif self._names_people(head):
            start, end = phrase[0].start, head.end
            yield Participant(None, None, ((start, end),), (self.document.text[start:end],))

    def _state(self, head: Token) -> Participant | None:
        """The state that `head` names where nothing makes an actor of it: "crossed into Sudan", "called on Moscow".

        A capital stands for its state only where somebody is spoken to or dealt with, and not as the scene ("in").
        """
        place = self.states.get(head.i)
        scene = self.document.head(head).lower in self.patterns.words["scenes"]
        if place is None or (place.kind == "capital" and (scene or not (self.capitals or self._is_asked(head)))):
            return None
        span = next(s for s in place.mentions if s[0] <= head.start < s[1])
        return Participant(None, place.country, (span,), (self.document.text[span[0] : span[1]],))

    def _is_asked(self, head: Token) -> bool:
        return self.document.head(self.document.head(head)).lemma in self.patterns.governors["objects"]

    def _is_the_other(self, head: Token) -> bool:
        """Whether `head` is the object of "each accused the other": then it is each of the subject's."""
        before = self.document.tokens[head.i - 1].lower if head.i else ""
        verb = self.document.head(head)
        return head.dep == "dobj" and f"{before} {head.lower}" in self.patterns.words["reciprocals"] and is_verb(verb)

    def _mover(self, head: Token, depth: int) -> Iterator[Participant]:
        """Whose bare "troops" they are that somebody sends or withdraws: those of the one who does so."""
        verb = self.document.head(head)
        bare = not self.document.children(head, "poss", "amod", "compound")
        if head.dep == "dobj" and bare and verb.lemma in self.patterns.words["movers"]:
            for subject in surface_subjects(self.document, verb, self.patterns):
                for each in self.named(subject, depth + 1):
                    if each.actor is not None:
                        span = (head.start, head.end)
                        quote = self.document.text[head.start : head.end]
                        yield Participant(each.actor, each.party, (span,), (quote,), each.spans)

    def _part_of(self, head: Token, depth: int) -> Iterator[Participant]:
        links = ["of", "from"] if head.lemma not in self.patterns.words["actor_nouns"] else ["of", "from", "in", "at"]
        if head.lemma in self.patterns.words["borders"]:
            links.append("with")
        for appositive in self.document.children(head, "appos"):
            yield from self.named(appositive, depth + 1)
        for noun in prepositional(self.document, head, *links):
            if noun.i in self.states and head.pos == "PROPN":
                continue
            foreign = noun.i in self.states and head.lemma not in self.patterns.words["settled"]
            if not foreign or self.document.head(noun).lower not in self.patterns.words["scenes"]:
                yield from self.named(noun, depth + 1)

    def _referents(self, head: Token, phrase: tuple[Token, ...]) -> tuple[Referent, ...]:
        at_head = self.cast.at(head.start, head.end)
        if at_head:
            return _widest(at_head)
        owners = [t for t in phrase if t.dep == "poss" and head.lemma not in self.patterns.words["relational"]]
        for group in (owners, [t for t in phrase if t is not head and t.dep != "poss"]):
            found: dict[str, Referent] = {}
            for token in group:
                for referent in self.cast.at(token.start, token.end):
                    found.setdefault(referent.actor, referent)
            if found:
                return tuple(found.values())
        return ()

    def _participant(self, referent: Referent, head: Token, phrase: tuple[Token, ...]) -> Participant:
        start, end = phrase[0].start, head.end
        if len(phrase) == 1 or referent.span[0] <= head.start < referent.span[1]:
            start, end = referent.span
        return Participant(
            referent.actor, referent.party, ((start, end),), (self.document.text[start:end],), referent.via
        )

    def _names_people(self, head: Token) -> bool:
        if head.lower in _PERSONAL:
            return True
        return head.pos in ("NOUN", "PROPN", "ADJ", "NUM") and (
            head.entity in _NAMED or (head.lemma.lower() in self.patterns.words["actor_nouns"] and head.entity != "GPE")
        )

    def by_each_other(self, trigger: Trigger) -> bool:
        """Whether the doer is "the other" of "each accused the other of shooting first"."""
        above = self.document.head(self.document.head(trigger.token))
        return any(self._is_the_other(o) for o in self.document.children(above, "dobj"))

    def is_reciprocal(self, trigger: Trigger) -> bool:
        """Whether "each other" or "one another" is the object: then each side is both actor and target."""
        host = trigger.carrier or trigger.token
        words = [t.lower for t in self.document.tokens[host.i + 1 : host.i + 6]]
        return any(" ".join(pair) in self.patterns.words["reciprocals"] for pair in itertools.pairwise(words))


def _widest(referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """Of referents at one word, those of the longest span: a name rather than the demonym inside it."""
    length = max(r.span[1] - r.span[0] for r in referents)
    found = {r.actor: r for r in referents if r.span[1] - r.span[0] == length}
    return tuple(found.values())


def _key(participant: Participant) -> object:
    return participant.actor or participant.spans


def _merge(first: Found, second: Found) -> Found:
    found: dict[object, Participant] = {}
    sides: set[object] = set()
    for participant in (*first, *second):
        side = (participant.party, participant.spans)
        if _key(participant) in found or (participant.party is not None and side in sides):
            continue
        sides.add(side)
        found[_key(participant)] = participant
    return tuple(found.values())


def _others(found: Found, than: Found) -> Found:
    known = {_key(p) for p in than}
    return tuple(p for p in found if _key(p) not in known)
