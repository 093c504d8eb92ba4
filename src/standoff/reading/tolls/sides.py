"""Whose people a toll counts: the side that its own words name, or that follows from who counts them and where."""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.territories import load_territories
from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.cast import Cast, Referent
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import doers, prepositional, surface_subjects
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_apart, kind_of, names_people
from standoff.record.rows import Statement
from standoff.record.terms import TollKind, Who


class Sides:
    """The rows and words that a side is read from."""

    def __init__(
        self,
        document: Document,
        cast: Cast,
        terms: TollTerms,
        patterns: EventPatterns,
        standing: Standing,
    ) -> None:
        self.document = document
        self.cast = cast
        self.terms = terms
        self.patterns = patterns
        self.standing = standing

    def who(self, head: Token) -> Who | None:
        if self.terms.has("measures", head.lemma):
            for inner in prepositional(self.document, head, "of", "among"):
                return self.who(inner)
        found = kind_of(head, self.terms)
        if found is not None:
            return found
        for child in self.document.children(head, "amod", "compound", "nmod"):
            if head.entity == "PERSON" and kind_of(child, self.terms) is not None:
                return kind_of(child, self.terms)
            if child.lower in ("civilian", "military", "army"):
                return Who.CIVILIAN if child.lower == "civilian" else Who.MILITARY
        if not self.terms.has("kin", head.lemma):
            for inner in prepositional(self.document, head, "of", "among"):
                return self.who(inner)
        return None

    def party(self, head: Token, depth: int = 0) -> str | None:
        """The side whose people they are, by the words of their own phrase; None where several or none are named."""
        near = [head, *self.document.children(head, "poss", "amod", "compound", "nmod", "appos")]
        near = [t for t in near if t.dep != "appos" or t.i == head.i or not self._is_part(t)]
        near += [g for c in near[1:] for g in self.document.children(c, "conj", "amod", "compound", "poss")]
        near = [t for t in near if t.i > head.i or not is_apart(self.document, t, head)]
        near = [head, *(t for t in near[1:] if not (self._is_kind_of_work(t, head) or self._is_next_side(t)))]
        parties = {
            r.party for t in near for r in self.cast.at(t.start, t.end) if r.party is not None and self._is_of(t, r)
        }
        if parties:
            return parties.pop() if len(parties) == 1 else None
        if depth < 3:
            for inner in prepositional(self.document, head, "of", "among", "from"):
                if names_people(self.document, inner, self.terms) or inner.pos == "PROPN":
                    found = self.party(inner, depth + 1)
                    if found is not None:
                        return found
        return None

    def _is_of(self, token: Token, referent: Referent) -> bool:
        """Whether the words of an actor reach `token` within one phrase: past a verb they are another's."""
        before = self.document.within(referent.span[0], token.start)
        return not any(is_verb(t) and t.tag in ("VBD", "VBZ", "VBP") for t in before)

    def _is_part(self, token: Token) -> bool:
        """Whether an apposition tells of some alone: "84 names, 31 of them Peruvian farmers"."""
        below = (token, *self.document.children(token, "nummod", "nsubj"))
        return any(n.lower in ("them", "whom") for t in below for n in prepositional(self.document, t, "of"))

    def _is_kind_of_work(self, token: Token, head: Token) -> bool:
        """Whether a common noun only says what work they do: "a police officer" is of no police told of before."""
        kind = token.dep == "compound" and token.head == head.i and token.tag == "NN" and token.text == token.lower
        named = [c for c in self.document.children(head, "det", "poss", "amod") if c.lower not in ("a", "an")]
        return kind and not named

    def _is_next_side(self, token: Token) -> bool:
        """Whether an apposition begins the next side's count: the Chile of "Peru lost ten people, Chile nineteen"."""
        return (
            token.dep == "appos"
            and token.entity == "GPE"
            and any(c.i == token.i + 1 for c in self.document.children(token, "nummod"))
        )

    def of_speaker(self, harm: Harm, head: Token, statement: Statement) -> str | None:
        """The side of whoever speaks, in "our men", "ours", "20 of its soldiers" and "on the friendly side"."""
        parties = {h.party for h in statement.source.holders if h.party is not None}
        if len(parties) != 1:
            return None
        inner = (head, *prepositional(self.document, head, "of", "among"))
        sides = self._side_nouns(harm, head)
        owners = [c for t in (*inner, *sides) for c in self.document.children(t, "poss") if c.pos == "PRON"]
        words = {c.lower for t in inner for c in (t, *owners)}
        if words & set(self.terms.words["ours"]):
            return parties.pop()
        ours = any(self.document.tokens[n.i - 1].lower in self.terms.words["ours"] for n in sides if n.i)
        friendly = ours or any(
            self.terms.has("friendly", c.lower) for t in sides for c in self.document.children(t, "amod")
        )
        unknown = [c for c in owners if not any(r.party for r in self.cast.at(c.start, c.end))]
        own = statement.parent is not None and unknown and not self._is_done_by_speaker(harm)
        return parties.pop() if friendly or own else None

    def _side_nouns(self, harm: Harm, head: Token) -> list[Token]:
        """The "side" that a count, or the tally before it, is told of: "the toll on the friendly side is two dead"."""
        hosts = [t for t in (head, harm.token, harm.carrier) if t is not None]
        above = [v for v in self.document.ancestors(harm.token) if is_verb(v)][:2]
        tallies = [n for v in above for n in self.document.children(v, "nsubj", "nsubjpass")]
        hosts += [n for n in tallies if n.lemma in self.terms.nouns]
        found = [n for host in hosts for n in prepositional(self.document, host, "on")]
        opening = self._opening_side(harm.token)[0]
        found += [opening] if opening is not None else []
        return [n for n in found if self.terms.has("sides", n.lemma)]

    def _is_done_by_speaker(self, harm: Harm) -> bool:
        """Whether it may be whoever speaks that does the harm: "it" kills "its" foes."""
        by = doers(self.document, harm.token, self.patterns) if is_verb(harm.token) else ()
        return any(t.pos == "PRON" for t in by) and not self.suffers(harm)

    def both(self, harm: Harm, head: Token) -> tuple[str, ...]:
        """The sides that share a count: "casualties on both sides", "neither army lost a man", "each side lost ten"."""
        hosts = [t for t in (head, harm.token, harm.carrier) if t is not None]
        nouns = [
            n for host in hosts for n in prepositional(self.document, host, "on", "from", "among", "of", "in", "for")
        ]
        for host in hosts:
            if is_verb(host):
                nouns += surface_subjects(self.document, host, self.patterns)
        for noun in nouns:
            spans: dict[tuple[int, int], set[str]] = {}
            for referent in self.cast.at(noun.start, noun.end):
                if referent.party is not None:
                    spans.setdefault(referent.span, set()).add(referent.party)
            shared = max(spans.values(), key=len, default=set())
            joined = [p for t in conjuncts(self.document, noun) if (p := self.party(t)) is not None]
            if noun.dep in ("nsubj", "nsubjpass") and len(set(joined)) > 1:
                return tuple(sorted(set(joined)))
            if len(shared) > 1:
                return tuple(sorted(shared))
        return ()

    def on_side(self, *hosts: Token | None) -> str | None:
        """The side that "on the Kyrgyz side" names beside a count, or behind the one it is coordinated with."""
        verbs = [h for h in hosts if h is not None and is_verb(h)]
        joined = [c for v in verbs for c in self.document.children(v, "conj") if is_verb(c)]
        listed = [o for c in joined if c.lemma in self.terms.verbs for o in self.document.children(c, "dobj")]
        for host in (*hosts, *joined, *listed):
            if host is not None:
                leading = ("on",) if is_verb(host) else ("on", "from")
                for noun in prepositional(self.document, host, *leading):
                    if self.terms.has("sides", noun.lemma):
                        return self.party(noun) or self._of_pronoun(noun, host)
        told = [t for t in hosts if t is not None]
        behind = self._behind(max(t.i for t in told)) if told else None
        return behind or (self._opening_side(told[-1])[1] if told else None)

    def _opening_side(self, token: Token) -> tuple[Token | None, str | None]:
        """The "side" that opens the sentence of `token` and whose it is: "On the Thai side one soldier was killed"."""
        opening = self.document.sentence_tokens(self.document.sentence_of(token))[:5]
        side = next((t for t in opening[2:] if self.terms.has("sides", t.lemma)), None)
        if side is None or opening[0].lower != "on":
            return None, None
        words = [t for t in opening if t.i < side.i]
        if any(t.lower == "other" for t in words):
            return side, None
        parties = {r.party for t in words for r in self.cast.at(t.start, t.end) if r.party is not None}
        return side, parties.pop() if len(parties) == 1 else None

    def _behind(self, at: int) -> str | None:
        """The side that "on its own side" right behind a count means, whatever the words are taken to hang on."""
        near = self.document.tokens[at + 1 : at + 5]
        for noun in near[2:]:
            if self.terms.has("sides", noun.lemma) and near[0].lower in ("on", "from"):
                return self._of_pronoun(noun, self.document.tokens[at])
        return None

    def _of_pronoun(self, noun: Token, host: Token) -> str | None:
        """The side that "its side" means: that of the one who tells of it, in "Peru admits 19 dead on its side"."""
        if not any(self.terms.has("one_owner", c.lower) for c in self.document.children(noun, "poss")):
            return None
        for verb in (host, *self.document.ancestors(host)):
            if not is_verb(verb) or verb.lemma in self.terms.verbs:
                continue
            parties = {p for t in surface_subjects(self.document, verb, self.patterns) if (p := self.party(t))}
            if parties:
                return parties.pop() if len(parties) == 1 else None
        return None

    def holder(self, harm: Harm, head: Token) -> str | None:
        """Whose count it is in "the Georgian side has seven killed"."""
        verb = self.document.head(head)
        held = harm.kind in (TollKind.CAPTURED, TollKind.DETAINED)
        left = verb.lemma == "leave" and self.terms.has("remains", head.lemma)
        if head.dep != "dobj" or held or not (left or self.terms.has("bearing", verb.lemma)):
            return None
        parties = {p for t in surface_subjects(self.document, verb, self.patterns) if (p := self.party(t))}
        return parties.pop() if len(parties) == 1 else None

    def of_tally(self, harm: Harm, statement: Statement | None = None) -> str | None:
        """Whose count it is in "put their own losses at three dead": the side that the words before the figure name."""
        for verb in self._clauses_above(harm.token)[:3]:
            for noun in self.document.children(verb, "dobj", "nsubj", "nsubjpass"):
                tally = self.terms.nouns.get(noun.lemma) is not None or self.terms.has("tallies", noun.lemma)
                if tally and noun.i < harm.token.i and (party := self.party(noun) or self._nation(noun)) is not None:
                    return party
                owned = any(self.terms.has("one_owner", c.lower) for c in self.document.children(noun, "poss"))
                if tally and owned and noun.i < harm.token.i and statement is not None:
                    own = {h.party for h in statement.source.holders if h.party is not None}
                    return own.pop() if len(own) == 1 else None
        return None

    def _clauses_above(self, token: Token) -> list[Token]:
        """`token` and the verbs that govern it, as far as the clause beside which its own is coordinated."""
        found = []
        for word in (token, *self.document.ancestors(token)):
            if is_verb(word):
                found.append(word)
                if word.dep == "conj" and self.document.children(word, "dobj", "ccomp", "xcomp"):
                    break
        return found

    def _nation(self, noun: Token) -> str | None:
        """The state that an adjective of nation before a tally names: "American casualties climbed to 11 dead"."""
        known = load_territories()
        named = [known.of_demonym(c.text) for c in self.document.children(noun, "amod", "compound")]
        states = {t[0].code for t in named if t}
        return states.pop() if len(states) == 1 else None

    def loser(self, harm: Harm, statement: Statement) -> str | None:
        """Whose people they are that somebody loses: "Peru said it had lost nine men"."""
        if harm.nominal or not self.terms.has("lose", harm.token.lemma):
            return None
        losers = surface_subjects(self.document, harm.token, self.patterns)
        parties = {p for t in losers if (p := self.party(t))}
        ours = [c for t in losers for c in self.document.children(t, "poss") if self.terms.has("ours", c.lower)]
        if not parties and losers and losers[0].lower == "it" and harm.token.dep == "ccomp":
            sayers = surface_subjects(self.document, self.document.head(harm.token), self.patterns)
            parties = {p for t in sayers if (p := self.party(t))}
        if not parties and losers and (ours or all(t.lower in ("it", "they", "we") for t in losers)):
            parties = {h.party for h in statement.source.holders if h.party is not None}
        return parties.pop() if len(parties) == 1 else None

    def harms_own(self, harm: Harm, head: Token, party: str | None) -> bool:
        """Whether "its" would make those harmed the doer's own.

        In "seized a boat and its crew" it is the boat's, in "Lima says Chile holds two of its men" the speaker's.
        """
        if party is None or not is_verb(harm.token) or self.suffers(harm):
            return False
        inner = (head, *prepositional(self.document, head, "of"))
        if not any(p.pos == "PRON" for t in inner for p in self.document.children(t, "poss")):
            return False
        agents = doers(self.document, harm.token, self.patterns)
        known = harm.token.lemma in self.terms.verbs or harm.token.lemma in self.terms.phrases
        known = known and not any(self.terms.has(g, harm.token.lemma) for g in ("owning", "evacuating", "lose"))
        return known and party in {self.party(d) for d in agents}

    def of_owner(self, harm: Harm, head: Token) -> str | None:
        """Whose "its" people they are whom a side lays to rest or names: "Chile buried 18 of its sons"."""
        inner = (head, *prepositional(self.document, head, "of"))
        if not is_verb(harm.token):
            return None
        if self.terms.has("losing_to", harm.token.lemma):
            robbed = {p for t in self.document.children(harm.token, "dative") if (p := self.party(t)) is not None}
            return robbed.pop() if len(robbed) == 1 else None
        owned = any(self.terms.has("theirs", c.lower) for t in inner for c in self.document.children(t, "poss"))
        owned = owned or harm.token.lemma == "mourn"
        if not owned or not self.terms.has("owning", harm.token.lemma):
            return None
        by = surface_subjects(self.document, harm.token, self.patterns)
        parties = {p for t in by if (p := self.party(t)) is not None}
        return parties.pop() if len(parties) == 1 else None

    def of_accuser(self, statement: Statement, party: str | None) -> str | None:
        """The side of whoever says that another holds or harmed "its" people: they are its own."""
        own = {h.party for h in statement.source.holders if h.party is not None}
        return own.pop() if statement.parent is not None and len(own) == 1 and own != {party} else None

    def of_craft(self, harm: Harm) -> str | None:
        """The side of what was taken with them, in "downed a Chadian jet and captured its pilot"."""
        if harm.token.dep != "conj":
            return self.of_its_craft(harm)
        objects = self.document.children(self.document.head(harm.token), "dobj", "nsubjpass")
        parties = {p for t in objects if t.i < harm.token.i and (p := self.party(t)) is not None}
        return parties.pop() if len(parties) == 1 else None

    def of_its_craft(self, harm: Harm) -> str | None:
        """The side of the craft whose crew is harmed: "a Libyan jet was shot down; its crew of two died"."""
        own = [p for p in harm.people if self.terms.has("crewed", p.lemma)]
        own += [
            n for p in harm.people for n in prepositional(self.document, p, "of") if self.terms.has("crewed", n.lemma)
        ]
        if not any(c.lower == "its" for p in own for c in self.document.children(p, "poss")):
            return None
        here = self.document.number_of(own[0])
        first = self.document.sentences[max(0, here - 1)].first
        takers = {t.i for t in doers(self.document, harm.token, self.patterns)} if is_verb(harm.token) else set()
        for token in reversed(self.document.tokens[first : own[0].i]):
            if (
                token.i not in takers
                and token.dep in ("nsubjpass", "dobj", "nsubj")
                and (party := self._nation(token)) is not None
            ):
                return party
        return None

    def suffers(self, harm: Harm) -> bool:
        return harm.token.lemma in self.terms.states or any(p.dep == "nsubj" for p in harm.people)

    def is_lost(self, harm: Harm) -> bool:
        """Whether a subject that the reader cannot tell loses them; "two men lost their lives" has none."""
        limb = harm.kind is TollKind.WOUNDED or self.suffers(harm)
        return self.terms.has("lose", harm.token.lemma) and not limb

    def bearer(self, harm: Harm) -> str | None:
        """Whose losses they are where a verb bears them: "Peru suffered losses", "losses on their side"."""
        if harm.carrier is None or harm.token.dep not in ("dobj", "attr"):
            return None
        if any(c.pos == "PRON" for c in self.document.children(harm.token, "poss")):
            own = surface_subjects(self.document, harm.carrier, self.patterns)
            opening = self.document.tokens[self.document.sentence_of(harm.carrier).first]
            own += (opening,) if opening.head == harm.carrier.i else ()
            parties = {party for t in own if (party := self.party(t)) is not None}
            return parties.pop() if len(parties) == 1 else None
        if self.terms.has("inflicting", harm.carrier.lemma):
            dealt = prepositional(self.document, harm.carrier, "on", "upon", "to")
            dealt += prepositional(self.document, harm.token, "on", "upon", "to")
            parties = {party for t in dealt if (party := self.party(t)) is not None}
            return parties.pop() if len(parties) == 1 else None
        owned = self.terms.has("bearing", harm.carrier.lemma) or self.terms.has("admitting", harm.carrier.lemma)
        if not owned:
            return None
        subjects = surface_subjects(self.document, harm.carrier, self.patterns)
        parties = {party for t in subjects if (party := self.party(t)) is not None}
        return parties.pop() if len(parties) == 1 else None
