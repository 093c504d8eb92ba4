"""Who acts and who is acted upon in an event, each by a mention in the event's own clause.

A pattern lists the grammatical roles of each side in the order in which they are tried; whom a phrase in such a role
stands for is told by `named`.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.cast import Cast
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.control import surface_subjects
from standoff.reading.events.culprits import Culprits
from standoff.reading.events.named import Found, merge, others
from standoff.reading.events.phrases import is_passive, prepositional
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import doers, patients
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Participant, Place
from standoff.record.terms import EventType

_DONE_TO_OTHERS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})
_SENDING = frozenset({EventType.AID, EventType.COOPERATE})
_LEAVING = frozenset({"disarm", "withdraw"})
_OWNERS = frozenset({"its", "their", "his"})
_RELATIONS = frozenset({"object", "subject", "complement", "dative", "poss", "mods"})


def participants(
    document: Document, cast: Cast, trigger: Trigger, patterns: EventPatterns, places: Mapping[int, Place] | None = None
) -> tuple[Found, Found]:
    """The actors and the targets of an event; `places` gives the place that a token names, if any."""
    reader = _Reader(document, cast, patterns, places or {}, trigger.pattern)
    actors, targets = reader.of_noun(trigger) if trigger.pattern.noun else reader.of_verb(trigger)
    if trigger.pattern.type is EventType.ASSAULT and actors == targets and len(actors) > 1:
        return actors, targets
    told = bool(document.children(trigger.token, "nsubj")) and not is_passive(document, trigger.token)
    if trigger.pattern.has("owned") and not trigger.pattern.noun and not actors and not told:
        actors = tuple(p for p in reader.all(patients(document, trigger.token, patterns)) if p.party is not None)
    if trigger.pattern.type in _SENDING and not actors and not trigger.pattern.noun:
        actors = reader.sent(trigger)
    if trigger.pattern.type is EventType.ASSAULT and not any(p.party for p in targets):
        targets = reader.hit_by(trigger) or targets
    if trigger.pattern.type is EventType.COERCE and not any(p.party for p in targets):
        targets = reader.taken_from(trigger) or targets
    if trigger.pattern.has("swap") and not trigger.pattern.noun:
        targets = actors or targets
        actors = reader.first(trigger, tuple(role for role in trigger.pattern.actor if role != "subject"))
    actors = actors if targets or not reader.only_hosts(trigger) else reader.guests(trigger)
    targets = _borne(reader, trigger, actors, targets)
    if reader.is_reciprocal(trigger) and not others(targets, actors):
        targets = actors
    if trigger.pattern.type is EventType.AGREE:
        joint = trigger.token.lemma in patterns.words["agreeing"] and any(p.party for p in actors)
        return (merge(actors, targets), ()) if joint else (actors, others(targets, actors))
    if not targets and len(actors) > 1 and not trigger.pattern.noun and reader.by_each_other(trigger):
        return actors, actors
    if trigger.pattern.has("symmetric"):
        fights = trigger.pattern.type is EventType.ASSAULT
        targets = others(targets, actors) or (actors if fights and len(actors) > 1 else ())
        if fights and actors and targets and targets != actors and not reader.fights_one(trigger):
            actors = targets = merge(actors, targets)
        return actors, targets
    return actors, targets if reader.is_reciprocal(trigger) else others(targets, actors)


def _borne(reader: "_Reader", trigger: Trigger, actors: Found, targets: Found) -> Found:
    """Of `targets` those to whom the deed can be done: nobody holds his own men or takes a town of his own, and troops
    that are moved face whom they are moved against."""
    if trigger.pattern.type is not EventType.RETREAT or trigger.pattern.mode == "release":
        targets = _of_others(targets, actors) if trigger.pattern.type in _DONE_TO_OTHERS else targets
    if trigger.pattern.type is EventType.MOBILIZE:
        targets = reader.faced(trigger)
    elif trigger.pattern.type is EventType.RETREAT and trigger.pattern.mode == "release" and not trigger.pattern.noun:
        targets = _of_others(reader.all(patients(reader.document, trigger.token, reader.patterns)), actors)
    elif trigger.pattern.type is EventType.RETREAT and trigger.pattern.mode in _LEAVING:
        noun = trigger.pattern.noun is not None
        targets = reader.first(trigger, trigger.pattern.target) if noun else reader.handed_to(trigger)
    if trigger.pattern.type.value in reader.patterns.words["striking"]:
        own = {p.party for p in actors}
        targets = tuple(p for p in targets if not (p.actor is None and p.party in own and reader.is_place(p)))
    if trigger.pattern.type.value in reader.patterns.words["moving"]:
        own = {p.party for p in actors}
        targets = tuple(p for p in targets if p.party is None or p.party not in own)
    return targets


def _of_others(targets: Found, actors: Found) -> Found:
    """`targets` with "its soldiers" left open where they were taken for the doer's: who holds or shells "its" men does
    so to another's, and whose they are is left to who tells of it."""
    own = {p.party for p in actors if p.party is not None}
    if len(own) > 1:
        return targets
    return tuple(
        Participant(None, None, p.spans, p.quotes)
        if p.party in own and p.quotes[0].lower().split()[0] in _OWNERS and len(p.quotes[0].split()) > 1
        else p
        for p in targets
    )


class _Reader(Culprits):
    """Which phrases of a clause fill the roles of a pattern."""

    def of_verb(self, trigger: Trigger) -> tuple[Found, Found]:
        pattern = trigger.pattern
        actors = doers(self.document, trigger.token, self.patterns)
        found = self.all(actors) if "subject" in pattern.actor or pattern.has("swap") else ()
        if pattern.has("swap"):
            found = self.all(surface_subjects(self.document, trigger.token, self.patterns))
            return found, ()
        among = self.all(t for a in actors for t in prepositional(self.document, a, "between"))
        found = among if among and not any(p.party for p in found) else found
        both = self.all(prepositional(self.document, trigger.token, "between"))
        if pattern.type is EventType.ASSAULT and len({p.party for p in both if p.party is not None}) > 1:
            return both, both
        if "subject" in pattern.target and "object" not in pattern.actor:
            found = ()
        if not any(p.party or p.actor for p in found):
            found = self._of_deed(trigger.token) or self.by_deed(trigger, actors) or found
        if not found and pattern.subject and "subject" not in pattern.actor and {"of", "poss"} & {*pattern.actor}:
            found = self.whose(surface_subjects(self.document, trigger.token, self.patterns))
        for role in pattern.actor:
            if not found and role != "subject":
                found = self.all(self.tokens(trigger.token, role))
        targets = self.first(trigger, pattern.target)
        if pattern.has("harm") and not any(p.party for p in targets):
            targets = self._harmed(trigger.token) or targets
        return found, targets

    def _of_deed(self, verb: Token) -> Found:
        """Whose a participle is that tells what a deed or word did: "launched a raid killing two", "a note asking"."""
        deed = self.document.head(verb)
        if verb.dep != "acl" or verb.tag != "VBG" or deed.pos != "NOUN":
            return ()
        whose = (*self.document.children(deed, "poss"), *prepositional(self.document, deed, "by"))
        over = self.document.head(deed)
        if not whose and deed.dep == "dobj" and is_verb(over):
            whose = doers(self.document, over, self.patterns)
        return self.all(whose)

    def of_noun(self, trigger: Trigger) -> tuple[Found, Found]:
        pattern, noun = trigger.pattern, trigger.token
        subject: Found = ()
        if trigger.carrier is not None and trigger.carriage in ("light", "undergo"):
            verb = trigger.carrier
            called = noun.dep == "oprd" or verb.lemma in self.patterns.words["provoking"] or self._is_asked_for(trigger)
            called = called or (self.grounds and verb.lemma in self.patterns.words["taken_in"])
            subject = () if called else self.all(doers(self.document, verb, self.patterns))
        hosts = [t for t in (noun, trigger.carrier) if t is not None]
        between = self.all(t for host in hosts for t in prepositional(self.document, host, "between"))
        targets = between or self.first(trigger, pattern.target)
        own = between
        for role in pattern.actor:
            own = own or (self.by_modifiers(noun) if role == "mods" else self.all(self.tokens(noun, role)))
        if trigger.carriage == "undergo":
            return own, subject or targets
        if trigger.carriage == "harm" and len({p.party for p in between}) > 1:
            return between, ()
        if trigger.carriage == "harm" and trigger.carrier is not None:
            harmed = self._harmed(trigger.carrier)
            return (harmed, targets) if pattern.has("symmetric") and targets else (own, harmed or targets)
        if trigger.carriage != "light" and not {"of"} & {*pattern.actor, *(pattern.target if targets else ())}:
            own, targets = self._of(trigger, own, targets)
        if not own and not subject:
            subject = self._from_above(noun, trigger, targets)
            targets = targets or self._for_whom(noun, trigger)
        if subject and not between:
            return subject, merge(targets, own) if pattern.has("symmetric") else targets or own
        if trigger.carriage == "light" and between and others(subject, between):
            return subject, between
        return own, targets

    def _of(self, trigger: Trigger, own: Found, targets: Found) -> tuple[Found, Found]:
        """The sides with whom "of" names: who bears what is done to others ("the shelling of a Peruvian village", but
        "the attack of the rebels on it"), who acts in any other deed ("the visit of the premier")."""
        named = self.all(prepositional(self.document, trigger.token, "of"))
        borne = trigger.pattern.type.value in self.patterns.words["done_to"] and not trigger.pattern.has("symmetric")
        fighting = self.patterns.words["foes"] | self.patterns.words["regulars"] | self.patterns.words["armed_people"]
        doers_of = [t for t in prepositional(self.document, trigger.token, "of") if t.lemma in fighting]
        if borne and not own and doers_of and trigger.token.lemma in self.patterns.words["own_deeds"]:
            return self.all(doers_of), targets
        if borne and not targets:
            return own, named
        return own or named, targets

    def _harmed(self, verb: Token) -> Found:
        """Those whom a passive says are harmed, also by the first of two: "three were killed and two wounded"."""
        found = self.all(patients(self.document, verb, self.patterns))
        subjects = self.document.children(verb, "nsubj", "nsubjpass")
        if not found and verb.dep == "conj" and all(s.pos == "NUM" for s in subjects):
            found = self.all(patients(self.document, self.document.head(verb), self.patterns))
        return found

    def _from_above(self, noun: Token, trigger: Trigger, targets: Found) -> Found:
        """The doer of a noun event by the verb over it: whom one accuses of it, or who has a clash with another."""
        head = self.document.head(noun)
        words = self.patterns.words
        if trigger.pattern.type in _BLOWS and (culprits := self.answering_for(noun)):
            return culprits
        if noun.dep == "dobj" and head.lemma in words["waging"] and noun.lemma in words["wars"]:
            return self.all(doers(self.document, head, self.patterns))
        verb = self.document.head(head)
        if verb.pos == "ADJ" and verb.dep == "acomp" and trigger.pattern.type is EventType.CONSULT:
            return self.all(surface_subjects(self.document, self.document.head(verb), self.patterns))
        spell = head.lower == "of" and verb.lemma in self.patterns.words["spells"]
        if noun.dep != "pobj" or not (is_verb(verb) or spell):
            return ()
        if verb.lemma in self.patterns.governors["objects"] and head.lower in ("of", "for", "over"):
            blamed = patients(self.document, verb, self.patterns)
            return self.all(t for t in blamed if t.lower != "other")
        if spell and trigger.pattern.has("symmetric"):
            verb = self.document.head(self.document.head(verb))
            return self.all(surface_subjects(self.document, verb, self.patterns)) if is_verb(verb) and targets else ()
        if trigger.pattern.has("symmetric") and (targets or trigger.pattern.mode == "phone"):
            return self.all(surface_subjects(self.document, verb, self.patterns))
        return ()

    def _is_asked_for(self, trigger: Trigger) -> bool:
        """Whether the verb asks others for the deed: "ordered the release", "proposed a meeting"."""
        verb = trigger.carrier
        asks = verb is not None and self.patterns.governors["objects"].get(verb.lemma, ("", ""))[0] == "demanded"
        asks = asks and trigger.pattern.type.value in self.patterns.words["cooperative"]
        return asks and not (verb is not None and self.commands(trigger, verb))

    def _for_whom(self, noun: Token, trigger: Trigger) -> Found:
        """Who asks for help, and so is to have it: "asked Lima for military help"."""
        head = self.document.head(noun)
        verb = self.document.head(head)
        asked = trigger.pattern.type is EventType.AID and head.lower == "for" and is_verb(verb)
        if not asked or verb.lemma not in self.patterns.governors["objects"]:
            return ()
        return self.all(surface_subjects(self.document, verb, self.patterns))

    def first(self, trigger: Trigger, roles: Iterable[str]) -> Found:
        """The participants of the first role that names a known actor, else of the first that names anybody."""
        if trigger.pattern.type is EventType.ACCUSE and not trigger.pattern.noun:
            deeds = patients(self.document, trigger.token, self.patterns)
            blamed = self.all(t for deed in deeds for t in prepositional(self.document, deed, "by"))
            if any(p.party is not None for p in blamed):
                return blamed
        hosts = [trigger.token]
        harmed = trigger.carriage == "harm" and trigger.pattern.has("symmetric")
        if trigger.carrier is not None and (trigger.carriage in ("light", "undergo") or harmed):
            hosts.append(trigger.carrier)
        if not trigger.pattern.noun:
            hosts.extend(prepositional(self.document, trigger.token, "with"))
            hosts.extend(w for w in trigger.words if w.i != trigger.token.i and w.pos in ("NOUN", "ADP", "ADV", "ADJ"))
        fallback: Found = ()
        for role in roles:
            for host in hosts:
                if role in ("object", "subject", "complement") and host is not trigger.token:
                    continue
                if role == "subject" and "object" in trigger.pattern.actor and is_passive(self.document, host):
                    continue
                found = self.all(self.tokens(host, role))
                if any(p.actor is not None or p.party is not None for p in found):
                    return found
                fallback = fallback or found
        return self._beyond(trigger, tuple(roles)) or self._run_by(trigger) or fallback

    def _run_by(self, trigger: Trigger) -> Found:
        """Whose the flights, imports or licences are that are halted: "suspended flights by the Peruvian airline"."""
        if trigger.pattern.type is not EventType.SANCTION or trigger.pattern.noun:
            return ()
        things = patients(self.document, trigger.token, self.patterns)
        of = (t for thing in things for t in prepositional(self.document, thing, "by", "from", "to", "of"))
        return tuple(p for p in self.all(of) if p.party is not None)

    def _beyond(self, trigger: Trigger, roles: tuple[str, ...]) -> Found:
        """The known participants that a preposition ties to the object: "refused to send observers to Peru"."""
        agrees = trigger.token.lemma in self.patterns.words["agreeing"]
        if trigger.pattern.type.value not in self.patterns.words["reaching"] or agrees:
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
        over = (trigger.token, *(w for w in trigger.words if w.pos == "NOUN"))
        deeds = [
            noun for host in over for noun in prepositional(self.document, host, *self.patterns.words["grievances"])
        ]
        return self.all(doer for deed in deeds for doer in self._told_by(deed))

    def _told_by(self, deed: Token) -> Iterator[Token]:
        """Whose deed a participle tells it to be: "a bill signed by the premier", "crimes committed by the guards"."""
        for verb in self.document.children(deed, "acl"):
            if verb.tag in ("VBN", "VBD"):
                yield from doers(self.document, verb, self.patterns)

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
        if role == "by" and not is_verb(host):
            of = prepositional(document, host, "of")
            of += prepositional(document, host, "on", "against", "at")
            return (*prepositional(document, host, "by"), *(t for o in of for t in prepositional(document, o, "by")))
        found = prepositional(document, host, role)
        if not found and is_verb(host) and is_passive(document, host):
            left = (c for c in document.children(host, "prep", "prt") if c.lower == role)
            if any(not document.children(c, "pobj", "pcomp") for c in left):
                return surface_subjects(document, host, self.patterns)
        words = self.patterns.words
        if self.sends and role in ("on", "between", "along", "at"):
            found = tuple(t for t in found if t.lemma not in words["put_between"])
        if role == "with":
            found = tuple(t for t in found if t.lemma not in words["helping"])
        return tuple(t for t in found if not (self.strikes and t.lemma in words["borders"]))

    def by_each_other(self, trigger: Trigger) -> bool:
        """Whether the doer is "the other" of "each accused the other of shooting first"."""
        subjects = self.document.children(trigger.token, "nsubj")
        if any(self.each_of(s) for s in subjects) and not self.document.children(trigger.token, "dobj"):
            return True
        above = self.document.head(self.document.head(trigger.token))
        return any(self.is_the_other(o) for o in self.document.children(above, "dobj"))

    def is_reciprocal(self, trigger: Trigger) -> bool:
        """Whether "each other" or "one another" is the object: then each side is both actor and target."""
        host = trigger.carrier or trigger.token
        words = [t.lower for t in self.document.tokens[host.i + 1 : host.i + 6]]
        return any(" ".join(pair) in self.patterns.words["reciprocals"] for pair in itertools.pairwise(words))
