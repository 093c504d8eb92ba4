"""The sides that an event's clause only takes up: "the two were released", "they fired back", "wounded one of them".

A definite noun or a pronoun that nobody could resolve takes the side of what it takes up (`mentions`); those whom an
attack hurts are of the side that it hit, where the same sentence says whom it hit. The chain is kept in `via` and the
grounds of the row name the rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb
from standoff.reading.events.mentions import Mention, Mentions
from standoff.reading.events.named import Found
from standoff.reading.events.voice import patients
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Participant, Place, Span
from standoff.record.terms import EventType, Form, Ground

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SEVERAL = frozenset({"they", "them", "their"})
_ONE = frozenset({"he", "him", "she", "her", "his"})
_OWNERS = frozenset({"their", "his", "her", "its"})
_OF_THINGS = frozenset({"crew", "pilot", "captain", "sailor"})
_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE})
_PLURAL = frozenset({"NNS", "NNPS"})
_SCENES = frozenset({"in", "at", "near", "on", "along", "outside", "inside", "by", "behind"})
_ROWS = 8
_JOINT = frozenset({EventType.AGREE, EventType.CONSULT})
_TOGETHER = "those who met"
_ALONE = "the only ones of their kind"
_UP = "those told of before"
_HELD = "those held before"
_FLAG = "the ship so named"
_HIT = "of the side that was hit"


def taken_up(
    document: Document,
    cast: Cast,
    patterns: EventPatterns,
    places: Mapping[int, Place],
    standing: Standing,
    events: Iterable[Event],
) -> tuple[Event, ...]:
    """`events` in their order with the sides that their definite nouns and pronouns take from what was told before."""
    listed = tuple(events)
    reader = _Reader(document, patterns, standing, Mentions(document, cast, patterns, places))
    found: dict[str, Event] = {}
    for event in sorted(listed, key=lambda e: (e.trigger[0], e.type.value, e.id)):
        found[event.id] = reader.read(event) if event.derived_from is None else event
    return tuple(found[e.id] for e in listed)


class _Reader:
    """Reads the events of a report in text order, and keeps whom they have told of."""

    def __init__(self, document: Document, patterns: EventPatterns, standing: Standing, mentions: Mentions) -> None:
        self.document = document
        self.patterns = patterns
        self.standing = standing
        self.mentions = mentions
        self.sources = frozenset(
            t.i for s in standing.statements for span in s.source.spans for t in document.within(*span)
        )
        self.before: list[Event] = []
        self.held: dict[str, tuple[Span, ...]] = {}

    def read(self, event: Event) -> Event:
        """`event` with its unknown participants resolved, where one side can be meant."""
        actors, why = self._side(event, event.actors, event.targets)
        targets, also = self._side(event, event.targets, actors)
        if not any(p.party for p in targets):
            hit = self._hit(event, actors, targets)
            targets, also = (hit, _HIT) if hit else (targets, also)
        targets = self._not_own_ground(event, actors, targets) if why else targets
        notes = "; ".join(dict.fromkeys(f"taken up: {note}" for note in (why, also) if note))
        if notes:
            event = replace(event, actors=actors, targets=targets, grounds=f"{event.grounds}; {notes}")
        for participant in (*event.actors, *event.targets):
            if participant.party is not None:
                self.mentions.told.setdefault(self._head(participant).i, participant.party)
        if event.type is EventType.COERCE:
            self.held.update((p.party, p.spans) for p in event.targets if p.party is not None)
        self.before.append(event)
        return event

    def _not_own_ground(self, event: Event, actors: Found, targets: Found) -> Found:
        """`targets` without the side of a place of the doer's own: "army planes bombed a village" of theirs."""
        own = _parties(actors) if event.type in _HOSTILE else set()
        return tuple(replace(p, party=None) if p.actor is None and p.party in own else p for p in targets)

    def _head(self, participant: Participant) -> Token:
        return self.document.within(*participant.spans[0])[-1]

    def _side(self, event: Event, side: Found, facing: Found) -> tuple[Found, str]:
        found: list[Participant] = []
        note = ""
        for each in side:
            party, via, why = (None, (), "") if each.party is not None else self._meant(event, each, facing)
            note = why if party is not None else note
            if party is None and each.party is None and (both := self._together(event, each)):
                found.extend(both)
                note = _TOGETHER
                continue
            found.append(each if party is None else replace(each, party=party, via=(*via, *each.via)))
        return tuple(found), note

    def _meant(self, event: Event, each: Participant, facing: Found) -> tuple[str | None, tuple[Span, ...], str]:
        """The party of an unknown participant, the words that it takes up, and the rule."""
        head = self._head(each)
        names = (head, *(c for c in self.document.children(head, "nummod", "appos") if c.i == head.i + 1))
        name = next((t for t in names if t.pos in ("PROPN", "NUM") and t.lower in self.mentions.flagged), None)
        if name is not None:
            flag, told = self.mentions.flagged[name.lower]
            return flag, (told,), _FLAG
        owner = next((c for c in self.document.children(head, "poss") if c.lower in _OWNERS), None)
        if head.dep == "dobj" and self.document.head(head).lemma in self.patterns.words["launching"]:
            return None, (), ""
        if head.lower in _SEVERAL | _ONE or (owner is not None and (owner.lower != "its" or head.lemma in _OF_THINGS)):
            party, via = self._pronoun(event, owner or head, facing)
            return party, via, _UP
        if not any(c.lower in ("the", "these", "those", "this", "that") for c in self.document.children(head, "det")):
            party, via = self.mentions.untold(head)
            return party, via, _ALONE
        scenes = all(p.lower in _SCENES for p in self.document.children(head, "prep"))
        if self.document.children(head, "poss", "amod", "compound", "nmod", "relcl", "acl") or not scenes:
            return None, (), ""
        if head.lemma in self.patterns.words["held_people"]:
            party, via = self._held()
            return party, via, _HELD
        party, via = self.mentions.taken_up(head)
        if party is None and head.lemma in self.patterns.words["bare_soldiers"]:
            party, via = self.mentions.untold(head)
        return party, via, _UP

    def _together(self, event: Event, each: Participant) -> Found:
        """Those who met, for the "they" that tells next what they did together: "They did not agree on a date"."""
        head = self._head(each)
        words = {t.lower for t in self.document.within(*each.spans[0])}
        joint = head.lower == "they" or (head.lemma in self.patterns.words["partners"] and words & {"two", "both"})
        if event.type not in _JOINT or not joint or head.dep not in _SUBJECTS:
            return ()
        number = self.document.number_of(head)
        for other in reversed(self.before[-_ROWS:]):
            gap = number - self.document.number_of(self.document.within(*other.trigger[0])[0])
            met = {p.party: p for p in (*other.actors, *other.targets) if p.party is not None}
            if gap > 1 or (other.type is EventType.CONSULT and gap == 0):
                return ()
            if other.type is EventType.CONSULT:
                both = tuple(replace(each, actor=p.actor, party=p.party, via=p.spans) for p in met.values())
                return both if len(both) == 2 or (len(both) > 2 and not words & {"two", "both"}) else ()
        return ()

    def _held(self) -> tuple[str | None, tuple[Span, ...]]:
        """Whose the prisoners are: those of the one side whose people the report has told to be held."""
        return next(iter(self.held.items())) if len(self.held) == 1 else (None, ())

    def _pronoun(self, event: Event, pronoun: Token, facing: Found) -> tuple[str | None, tuple[Span, ...]]:
        """Whom a pronoun outside a quotation takes up: the subjects before it, else the one side told of."""
        if self.standing.at(pronoun).form is Form.DIRECT:
            return None, ()
        against = {p.party for p in facing if p.party is not None} if event.type in _HOSTILE else set()
        number = self.document.number_of(pronoun)
        for reach in (number, number - 1):
            near = [m for m in reversed(self.mentions.by_sentence.get(reach, ())) if self._may_be(m, pronoun)]
            near = [m for m in near if m.token.i not in self.sources] or near
            if self._stranger_between(pronoun, near):
                return None, ()
            known = [(m, *self.mentions.party(m)) for m in near]
            known = [k for k in known if k[1] is None or k[1] not in against]
            subjects = [k for k in known if k[0].token.dep in _SUBJECTS]
            for group in (known, subjects if pronoun.dep in _SUBJECTS else []):
                parties = {party for _, party, _ in group}
                if len(parties) == 1 and None not in parties:
                    return group[0][1], group[0][2]
            if known:
                return None, ()
        return None, ()

    def _may_be(self, mention: Mention, pronoun: Token) -> bool:
        """Whether a mention is of the number of a pronoun behind it and no part of the same clause."""
        token = mention.token
        several = pronoun.lower in _SEVERAL
        either = several and token.lemma in self.patterns.words["collective"]
        if pronoun.lower == "its":
            things = self.patterns.words["aircraft"] | self.patterns.words["vessels"]
            return token.i < pronoun.i and token.lemma in things and not mention.plural
        inside = token.head == pronoun.head and {token.dep, pronoun.dep} & {"dobj", "dative"}
        return token.i < pronoun.i and (mention.plural == several or either) and not inside and self._acts(token)

    def _acts(self, token: Token) -> bool:
        """Whether a noun is of those that pronouns of an event stand for: people, forces, aircraft, ships."""
        words = self.patterns.words
        if token.tag == "NNPS":
            return True
        return token.lemma in self.mentions.people | words["regulars"] | words["aircraft"] | words["vessels"]

    def _stranger_between(self, pronoun: Token, near: list[Mention]) -> bool:
        """Whether a subject that is no person of the lists stands nearer, and could be meant as well."""
        if not near:
            return False
        first = min(m.token.i for m in near)
        return any(
            t.tag in _PLURAL and t.dep in _SUBJECTS and t.i not in self.mentions.indices and pronoun.lower in _SEVERAL
            for t in self.document.tokens[first + 1 : pronoun.i]
        )

    def _hit(self, event: Event, actors: Found, targets: Found) -> Found:
        """Those hurt, as of the side that the attack told of beside it has hit."""
        token = next((t for span in event.trigger for t in self.document.within(*span) if is_verb(t)), None)
        words = self.patterns.words
        if event.type not in _HOSTILE or token is None or event.ground is Ground.BACKGROUND:
            return ()
        borne = patients(self.document, token, self.patterns)
        borne = self.document.children(token, "nsubj") if token.lemma in words["dying"] else borne
        hurt = [t for t in borne if self._is_hurt(t)]
        if not hurt or token.lemma not in words["hurting"] | words["dying"]:
            return ()
        own = _parties(actors)
        sides = {
            party
            for e in self._beside(event, token)
            for party in (_parties(e.actors) if own & _parties(e.targets) else _parties(e.targets))
        }
        sides = sides or self._crewed(hurt[0])
        if len(sides) != 1 or sides & own:
            return ()
        span = (hurt[0].start, hurt[0].end)
        named = next((p for p in targets if p.spans[0][1] == hurt[0].end), None)
        whole = named or Participant(None, None, (span,), (self.document.text[span[0] : span[1]],))
        return (replace(whole, actor=None, party=next(iter(sides))),)

    def _crewed(self, token: Token) -> set[str]:
        """Whose the craft is that was struck right before, of which a bare "two pilots" are the crew."""
        if token.lemma not in _OF_THINGS:
            return set()
        crafts = self.patterns.words["aircraft"] | self.patterns.words["vessels"]
        number = self.document.number_of(token)
        struck = [
            (p.party, number - self.document.number_of(self._head(p)))
            for e in self.before[-_ROWS:]
            if e.type is EventType.ASSAULT
            for p in e.targets
            if p.party is not None and self._head(p).lemma in crafts
        ]
        return {party for party, gap in struck if gap <= 1}

    def _is_hurt(self, token: Token) -> bool:
        """Whether bare words tell of people of whom nothing says whose they are: "two soldiers", "one"."""
        owners = self.document.children(token, "poss")
        own = token.dep == "dobj" and all(o.lower in ("its", "their") for o in owners)
        open_ = (own or not owners) and not self.document.children(token, "relcl", "prep", "nmod")
        named = any(c.entity in ("NORP", "GPE", "ORG") for c in self.document.children(token, "amod", "compound"))
        return open_ and not named and (token.pos == "NUM" or token.lemma in self.mentions.people)

    def _beside(self, event: Event, verb: Token) -> Iterator[Event]:
        """The attacks told by the verbs that `verb` goes on from: "attacked it and killed two", "fired, killing"."""
        above: set[int] = set()
        while verb.head != verb.i and verb.head < verb.i:
            goes_on = verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG")
            if not goes_on or verb.head in above:
                break
            above.add(verb.head)
            verb = self.document.head(verb)
        split = (c for c in self.document.children(verb, "ccomp", "parataxis") if c.i < verb.i and is_verb(c))
        above.update(c.i for c in split if any(t.text == ";" for t in self.document.tokens[c.i : verb.i]))
        for other in self.before[-_ROWS:] if above else ():
            words = [t for span in other.trigger for t in self.document.within(*span)]
            meanwhile = any(t.head in above and t.dep == "advcl" and t.tag == "VBG" for t in words)
            inside = meanwhile or any(t.i in above for t in words)
            if other.type is EventType.ASSAULT and inside and other.statement == event.statement:
                yield other


def _parties(side: Found) -> set[str]:
    return {p.party for p in side if p.party is not None}
