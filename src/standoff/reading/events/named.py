"""Whom a noun phrase of an event's clause names: the actors and parties that it stands for, with its words.

A phrase stands for the actors that its head refers to, else for those that possess or modify it ("Armenian
positions", "its border posts"), else for those of what it is a part of ("one of its posts"). A phrase that names
people or bodies whom nobody could resolve is kept as a participant without an actor.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff.reading.cast import Referent
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.control import surface_subjects
from standoff.reading.events.phrases import left_phrase, prepositional
from standoff.reading.events.sited import Sited
from standoff.reading.syntax import Token
from standoff.record.rows import Participant

Found = tuple[Participant, ...]
_PERSONAL = frozenset({"he", "she", "they", "them", "him", "we", "us"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_DEEPEST = 3
"""How many phrases may lead from one to another."""


class Namer(Sited):
    """The parse, the cast and the word lists that tell whom a phrase names.

    `places` gives the place that a token is part of the name of; without a `pattern` no event is asked about.
    """

    def all(self, heads: Iterable[Token]) -> Found:
        """The participants that the phrases headed by `heads` name, each actor once."""
        found: Found = ()
        for head in heads:
            found = merge(found, tuple(self.named(head)))
        return found

    def by_modifiers(self, head: Token) -> Found:
        """The participants that the words before `head` name: "Armenian shelling", "the rebel attack"."""
        phrase = left_phrase(self.document, head)
        return merge((), tuple(self._participant(r, head, phrase) for r in self._referents(head, phrase)))

    def named(self, head: Token, depth: int = 0) -> Found:
        """Those whom the phrase under `head` stands for; `depth` counts the phrases that led to it."""
        phrase = left_phrase(self.document, head)
        found = self._in_other_phrases(head, depth) if depth < _DEEPEST else None
        if found is None:
            found = self._by_referents(head, phrase, depth)
        if found is None and depth < _DEEPEST:
            found = self._by_whose(head, depth)
        return found if found is not None else self._by_owner(head, phrase, depth)

    def _in_other_phrases(self, head: Token, depth: int) -> Found | None:
        """Those of other phrases that name them better: each of two, the other's foe, a person set beside."""
        if both := self.each_of(head):
            return tuple(p for noun in both for p in self.named(noun, depth + 1))
        if self.is_the_other(head):
            others = surface_subjects(self.document, self.document.head(head), self.patterns)
            return tuple(p for subject in others for p in self.named(subject, depth + 1))
        for name in self.document.children(head, "appos"):
            if name.entity == "PERSON" and self.cast.at(name.start, name.end):
                persons = conjuncts(self.document, name) if head.tag in ("NNS", "NNPS") else (name,)
                return tuple(p for each in persons for p in self.named(each, depth + 1))
        return None

    def _by_referents(self, head: Token, phrase: tuple[Token, ...], depth: int) -> Found | None:
        """Those for whom the words themselves stand; None where they refer to nobody known."""
        referents = self._referents(head, phrase)
        if not referents:
            return None
        if depth < _DEEPEST and all(r.via for r in referents):
            whose = tuple(p for p in self._of_several(head, depth) if p.party is not None)
            if len({p.party for p in whose}) > 1:
                return whose
        if not any(r.party for r in referents):
            named_after = self.document.children(head, "appos")
            settled = (self.settled_at(noun, left_phrase(self.document, noun)) for noun in named_after)
            national = self.national(head, phrase) or next((s for s in settled if s is not None), None)
            if national is not None:
                return (national,)
            if flagged := self._flagged(head, phrase):
                return flagged
        return tuple(self._participant(referent, head, phrase) for referent in referents)

    def _by_whose(self, head: Token, depth: int) -> Found | None:
        """Those whom a pronoun takes up, to whom a thing belongs, who hold it, or of whom it is a part."""
        if head.lower in ("him", "her", "them", "it") and (carried := tuple(self._carried(head, depth))):
            return carried
        possessor = self._whose(head)
        if possessor is not None:
            return self.named(possessor, depth + 1)
        return tuple(self._held_by(head, depth)) or tuple(self._part_of(head, depth)) or None

    def _by_owner(self, head: Token, phrase: tuple[Token, ...], depth: int) -> Found:
        """Those who move them, the state whose they are; people whom nobody could resolve as a participant of none."""
        owner = tuple(self._mover(head, depth)) if depth < _DEEPEST else ()
        if owner:
            return owner
        state = self.national(head, phrase) or self.state(head) or self.settled_at(head, phrase) or self.taken(head)
        if state is not None:
            return (state,)
        start, end = phrase[0].start, head.end
        unknown = Participant(None, None, ((start, end),), (self.document.text[start:end],))
        return (unknown,) if self._names_people(head) else ()

    def _flagged(self, head: Token, phrase: tuple[Token, ...]) -> Found:
        """Whose the ship is that its own words name: "the Peruvian cutter Napo"."""
        ships = self.patterns.words["vessels"] | self.patterns.words["aircraft"] | self.patterns.words["named_vessels"]
        if head.pos not in ("PROPN", "NUM") or not any(t.lemma.lower() in ships for t in phrase[:-1]):
            return ()
        return tuple(p for p in self.by_modifiers(head) if p.party is not None)

    def is_the_other(self, head: Token) -> bool:
        """Whether `head` is the object of "each accused the other": then it is each of the subject's."""
        before = self.document.tokens[head.i - 1].lower if head.i else ""
        verb = self.document.head(head)
        return head.dep == "dobj" and f"{before} {head.lower}" in self.patterns.words["reciprocals"] and is_verb(verb)

    def each_of(self, head: Token) -> tuple[Token, ...]:
        """Both of whom one is "the other" that acts: "each army swears that the other shot first"."""
        before = self.document.tokens[head.i - 1].lower if head.i else ""
        if head.lower != "other" or before != "the" or head.dep not in ("nsubj", "nsubjpass"):
            return ()
        for above in self.document.ancestors(self.document.head(head)):
            for subject in self.document.children(above, "nsubj"):
                words = {subject.lower, *(c.lower for c in self.document.children(subject, "det"))}
                if words & {"each", "both", "either", "neither"} and subject.i < head.i:
                    return (subject,)
        return ()

    def _mover(self, head: Token, depth: int) -> Iterator[Participant]:
        """Whose bare "troops" they are that somebody sends or withdraws: those of the one who does so."""
        verb = self.document.head(head)
        bare = not self.document.children(head, "poss", "amod")
        if head.dep == "dobj" and bare and verb.lemma in self.patterns.words["movers"]:
            for subject in surface_subjects(self.document, verb, self.patterns):
                for each in self.named(subject, depth + 1):
                    if each.actor is not None:
                        span = (head.start, head.end)
                        quote = self.document.text[head.start : head.end]
                        yield Participant(each.actor, each.party, (span,), (quote,), each.spans)

    def _carried(self, pronoun: Token, depth: int) -> Iterator[Participant]:
        """The object of the verb before, which an object pronoun takes up: "detained an envoy and released him"."""
        verb = self.document.head(pronoun)
        before = self.document.head(verb)
        if pronoun.dep not in ("dobj", "dative") or verb.dep != "conj" or not is_verb(before):
            return
        plural = pronoun.lower == "them"
        borne = [o for p in self.document.children(before, "prep") for o in self.document.children(p, "pobj")]
        for noun in (*self.document.children(before, "dobj"), *(o for o in borne if o.pos == "PROPN")):
            if noun.i < verb.i and noun.tag in (("NNS", "NNPS") if plural else ("NN", "NNP")):
                for each in self.named(noun, depth + 1):
                    span = (pronoun.start, pronoun.end)
                    yield replace(each, spans=(span,), quotes=(pronoun.text,), via=(*each.spans, *each.via))

    def _whose(self, head: Token) -> Token | None:
        """The noun that "whose" makes the owner: "Peru, whose troops hold the ford"."""
        if not any(c.lower == "whose" for c in self.document.children(head, "poss")):
            return None
        above = itertools.islice(self.document.ancestors(head), 4)
        verb = next((t for t in above if t.dep == "relcl"), None)
        return self.document.head(verb) if verb is not None and self.document.head(verb).i < head.i else None

    def _held_by(self, head: Token, depth: int) -> Iterator[Participant]:
        """Whose the ground is that somebody holds: "villages held by the front", "a hill occupied by Peru"."""
        for verb in self.document.children(head, "acl"):
            if verb.tag == "VBN" and verb.lemma in self.patterns.words["holding"]:
                for holder in prepositional(self.document, verb, "by"):
                    yield from self.named(holder, depth + 1)

    def _of_several(self, head: Token, depth: int) -> Iterator[Participant]:
        """Those whose they are by their own words, whomever "the troops" of "the troops of both sides" meant before."""
        for noun in prepositional(self.document, head, "of"):
            yield from self.named(noun, depth + 1)

    def _part_of(self, head: Token, depth: int) -> Iterator[Participant]:
        links = ["of", "from"] if head.lemma not in self.patterns.words["actor_nouns"] else ["of", "from", "in", "at"]
        if head.lemma in self.patterns.words["borders"]:
            links.append("with")
        for appositive in self.document.children(head, "appos"):
            yield from self.named(appositive, depth + 1)
        for noun in prepositional(self.document, head, "for"):
            if (
                noun.lemma in self.patterns.words["actor_nouns"]
                and head.lemma not in self.patterns.words["actor_nouns"]
            ):
                yield from self.named(noun, depth + 1)
        for noun in prepositional(self.document, head, *links):
            if self.state_at(noun) and head.pos == "PROPN":
                continue
            foreign = self.state_at(noun) and head.lemma not in self.patterns.words["settled"]
            if not foreign or self.document.head(noun).lower not in self.patterns.words["scenes"]:
                yield from self.named(noun, depth + 1)

    def _referents(self, head: Token, phrase: tuple[Token, ...]) -> tuple[Referent, ...]:
        at_head = self.cast.at(head.start, head.end)
        if at_head:
            return (*self._listed(at_head), *_widest(at_head))
        owners = [t for t in phrase if t.dep == "poss" and head.lemma not in self.patterns.words["relational"]]
        for group in (owners, [t for t in phrase if t is not head and t.dep != "poss"]):
            found: dict[str, Referent] = {}
            for token in group:
                for referent in self.cast.at(token.start, token.end):
                    found.setdefault(referent.actor, referent)
            if found:
                known = tuple(found.values())
                return (*self._listed(known), *known)
        return ()

    def _listed(self, known: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """The demonym that a headline joins by a comma to the next: "Thai, Cambodian envoys sign"."""
        start = min(r.span[0] for r in known)
        opening = self.document.within(start, start + 1)[0].i
        if opening < 2 or self.document.tokens[opening - 1].text != ",":
            return ()
        first, tokens = self.document.tokens[opening - 2], self.document.tokens
        before = tokens[opening - 3] if opening > 2 else None
        same = before is not None and self.document.number_of(before) == self.document.number_of(first)
        if before is not None and same and before.pos in ("DET", "ADP", "ADJ", "PROPN") and before.lower != "as":
            return ()
        if first.text.islower() or self.document.number_of(first) != self.document.number_of(tokens[opening]):
            return ()
        parties = {k.party for k in known}
        named = [r for r in self.cast.at(first.start, first.end) if r.grounds == "demonym" or first.entity == "NORP"]
        return tuple(r for r in named if r.party is not None and r.party not in parties)

    def _participant(self, referent: Referent, head: Token, phrase: tuple[Token, ...]) -> Participant:
        start, end = phrase[0].start, head.end
        if len(phrase) == 1 or referent.span[0] <= head.start < referent.span[1] or referent.span[1] <= start:
            start, end = referent.span
        return Participant(
            referent.actor, referent.party, ((start, end),), (self.document.text[start:end],), referent.via
        )

    def _names_people(self, head: Token) -> bool:
        if head.lower in _PERSONAL or (head.lower == "both" and head.dep == "preconj"):
            return True
        words = self.patterns.words
        if head.lemma in words["partners"] and any(c.lower in ("two", "both") for c in self.document.children(head)):
            return True
        if self.grounds and head.lemma in words["aircraft"] | words["vessels"]:
            return True
        if self.grounds and any(c.tag == "PRP$" for c in self.document.children(head, "poss")):
            return True
        if head.pos == "NUM" and any(c.lower == "the" for c in self.document.children(head, "det")):
            return True
        return head.pos in ("NOUN", "PROPN", "ADJ", "NUM") and (
            head.entity in _NAMED
            or (head.lemma.lower() in self.patterns.words["actor_nouns"] and head.entity != "GPE")
            or head.lemma in self.patterns.words["adversaries"]
            or head.lemma in self.patterns.words["counterparts"]
            or head.lemma in self.patterns.words["own_people"]
            or (self.grounds and head.lemma in self.patterns.words["own_things"])
        )


def _widest(referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """Of referents at one word, those of the longest span: a name rather than the demonym inside it."""
    length = max(r.span[1] - r.span[0] for r in referents)
    found = {r.actor: r for r in referents if r.span[1] - r.span[0] == length}
    return tuple(found.values())


def _key(participant: Participant) -> object:
    return participant.actor or participant.spans


def merge(first: Found, second: Found) -> Found:
    found: dict[object, Participant] = {}
    sides: set[object] = set()
    for participant in (*first, *second):
        side = (participant.party, participant.spans)
        if _key(participant) in found or (participant.party is not None and side in sides):
            continue
        sides.add(side)
        found[_key(participant)] = participant
    return tuple(found.values())


def others(found: Found, than: Found) -> Found:
    known = {_key(p) for p in than}
    return tuple(p for p in found if _key(p) not in known)
