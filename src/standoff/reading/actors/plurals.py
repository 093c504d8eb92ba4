"""Descriptions of several: "both sides", "the two countries", "the three leaders", "both ministries"."""

from dataclasses import replace

from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.groups import Group, paired_here
from standoff.reading.actors.memory import REACH, Memory
from standoff.reading.actors.naming import anchor_key, country_sketch, organ_sketch, shown
from standoff.reading.actors.opposed import opposed_before
from standoff.reading.actors.scene import SUBJECTS, Antecedent
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.actors.wants import want_of
from standoff.reading.syntax import Sentence, Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind

_TWO = 2
_BEHIND = frozenset({"of", "on", "from", "in"})


class Plurals(Memory):
    """Resolves plural descriptions to the group named last, or to the sides."""

    def _group(self, token: Token, takes: str) -> bool:
        """ "Both sides", "the two countries", "the three leaders"; whether the noun is quantified like one."""
        quantified = self.quantity(token)
        if quantified is None:
            return False
        number, first = quantified
        follows = self.scene.document.tokens[token.i + 1 : token.i + 2]
        if follows and follows[0].lower == "of" and takes != "people" and not self._clause_behind(follows[0]):
            return True
        if token.tag in ("NN", "NNP") and number != 2:
            return False
        if takes == "ministries":
            return number == 2 and self._two_ministries(token, first)
        group = self._group_meant(token, takes, number)
        if group is None and takes == "people" and self._heads_of_sides(token, first, number):
            return True
        if group is None and takes == "people" and number == 0:
            return self._the_same_people(token)
        if group is not None:
            keys = group.keys if takes == "people" else self._countries(group)
            self.refer(first, token.i + 1, token, keys, group.via, "group")
            self._answered = (token.i, group)
        return group is not None

    def _clause_behind(self, preposition: Token) -> bool:
        """ "Accused both countries of raising tension", but not "both sides of the river"."""
        return bool(self.scene.document.children(preposition, "pcomp"))

    def _just_meant(self, token: Token) -> Group | None:
        """The two parties that the last description of several stood for in the same paragraph."""
        if self._answered is None:
            return None
        i, group = self._answered
        document = self.scene.document
        here = document.sentence_of(document.tokens[i]).line == document.sentence_of(token).line
        return group if here and len(group.parties) == _TWO and not group.people else None

    def _the_same_people(self, token: Token) -> bool:
        """ "The generals" after "Peruvian generals": of the one state of which such were spoken; generals of nobody
        named are a junta's, else the state's at war inside."""
        tokens, ground = self.scene.document.tokens, self.ground
        earlier = [t.i for t in tokens[max(0, token.i - REACH) : token.i] if t.lower == token.lower]
        anchors = [a for i in earlier if (a := ground.ending.get(i)) is not None and a.known.label == "demonym"]
        parties = {a.known.party for a in anchors if not a.ethnic}
        rulers = ground.registry.words("rulers")
        juntas = [m for ruler in sorted(rulers) for m in self.last_named.get(("body", ruler), ())]
        if not anchors and token.lower in ground.registry.words("ruling_ranks"):
            inner = (
                {self.inner_state} if not any(t.lower in _BEHIND for t in tokens[token.i + 1 : token.i + 2]) else set()
            )
            parties = {self.scene.sketch(m.key).party for m in juntas} or inner - {None}
        organ = next((o for o in ground.registry.who.organs if o.id in rulers), None)
        anchor = party_anchor(ground, parties.pop()) if len(parties) == 1 else None
        if anchor is None or organ is None or tokens[token.i - 1].lower != "the":
            return False
        key = self.scene.gathering.sketch(country_sketch(anchor) if anchors else organ_sketch(anchor, organ)).key
        via = tuple(m.span for m in juntas[-1:]) if not anchors else ()
        self.refer(token.i, token.i + 1, token, (key,), via, "named so before")
        return True

    def _heads_of_sides(self, token: Token, first: int, number: int) -> bool:
        """ "The two presidents", "both leaders": on each side the one whom the report names in such an office, else
        the office itself."""
        titled = number == 0 and token.text[0].isupper()
        offices = self.descriptions.heads.get(self.scene.document.text[self.start(first) : token.end].split(" ")[-1])
        offices = self.descriptions.heads.get(self._joined(token)) or offices
        if offices is None and token.tag in ("NN", "NNP"):
            offices = self.descriptions.heads.get(token.lower + "s")
        if self.sides is None or offices is None or not (number == 2 or titled):
            return False
        keys = [self._head_of(party, offices) for party in self.sides.parties]
        if any(key is None for key in keys):
            return False
        self.refer(first, token.i + 1, token, tuple(key for key in keys if key is not None), self.sides.via, "group")
        return True

    def _joined(self, token: Token) -> str:
        """The noun with the word before it ("foreign ministers")."""
        before = self.scene.document.tokens[token.i - 1].lower if token.i else ""
        return f"{before} {token.lower}"

    def _head_of(self, party: str, offices: tuple[str, ...]) -> str | None:
        """The one person of the party in one of the offices, by the words of the report or the files; else the office
        without a name, where it is but one."""
        sketches = self.scene.gathering.sketches
        found = [k for k, s in sketches.items() if s.party == party and set(s.titles) & set(offices)]
        if len(found) > 1:
            return None
        anchor = party_anchor(self.ground, party)
        if found or anchor is None:
            return found[0] if found else None
        title = self.ground.registry.who.title(offices[0])
        name = f"{title.name} of {shown(anchor)}"
        made = Sketch(f"office:{party}:{title.id}", ActorKind.PERSON, name, party, name, of=anchor_key(anchor))
        made.grounds = "office"
        made.titles.append(title.id)
        return self.scene.gathering.sketch(made).key

    def facing(self, token: Token) -> Antecedent | None:
        """ "They agreed", "they met": the only two people of two parties in the sentences just before."""
        if not want_of(token).plural or token.dep not in SUBJECTS or self.scene.quoted[token.i]:
            return None
        if self.scene.document.head(token).lemma not in self.descriptions.mutual:
            return None
        if (met := self._who_met(token)) is not None:
            return met
        seen: set[str] = set()
        for previous in self.scene.read_before(self.scene.number_of(token.i), 3):
            found = self._people_in(previous)
            seen |= found.keys()
            if len(found) == 2 and seen == found.keys():
                parties = {self.scene.sketch(key).party for key in found} - {None}
                keys = tuple(sorted(found, key=lambda key: found[key].head))
                via = tuple(found[key].span for key in keys)
                return Antecedent(keys, via, plural=True) if len(parties) == 2 else None
            if len(seen) > 1:
                return None
        return None

    def _who_met(self, token: Token) -> Antecedent | None:
        """ "Envoys of X met officers of Y. They agreed": the two of different parties in the main clause before."""
        document = self.scene.document
        for previous in self.scene.read_before(self.scene.number_of(token.i), 1):
            subject = self.scene.main_subject(previous)
            verb = document.head(subject) if subject is not None else None
            if subject is None or verb is None or verb.lemma not in self.descriptions.mutual:
                return None
            others = [
                n for p in document.children(verb, "prep") if p.lower == "with" for n in document.children(p, "pobj")
            ]
            found = [self._delegated(t) for t in (subject, *document.children(verb, "dobj"), *others)]
            sides = [a for a in found if a is not None]
            parties = {self.scene.sketch(key).party for a in sides for key in a.keys} - {None}
            if len(sides) == 2 and len(parties) == 2:
                keys = tuple(dict.fromkeys(key for a in sides for key in a.keys))
                via = tuple(dict.fromkeys(span for a in sides for span in a.via))
                return Antecedent(keys, via, plural=True)
        return None

    def _delegated(self, token: Token) -> Antecedent | None:
        """Whom a noun stands for, or those behind "of" who sent them ("delegates of the front")."""
        if (found := self.scene.antecedent(token)) is not None:
            return found
        behind = (
            n
            for p in self.scene.document.children(token, "prep")
            if p.lower in ("of", "from")
            for n in self.scene.document.children(p, "pobj")
        )
        return next((a for n in behind if (a := self.scene.antecedent(n)) is not None), None)

    def _people_in(self, sentence: Sentence) -> dict[str, Mention]:
        """Everybody in a sentence outside quotations, each by the first mention."""
        found: dict[str, Mention] = {}
        for i in range(sentence.first, sentence.last):
            for mention in self.scene.at.get(i, ()):
                if self.scene.sketch(mention.key).kind is ActorKind.PERSON and not self.scene.quoted[i]:
                    found.setdefault(mention.key, mention)
        return found

    def _two_ministries(self, token: Token, first: int) -> bool:
        """ "Both ministries": those of one kind that two parties have."""
        bodies: dict[str, dict[str, Mention]] = {}
        for mention in reversed(self.last_named.get(("kind", str(ActorKind.MINISTRY)), [])[-12:]):
            sketch = self.scene.sketch(mention.key)
            if "ministry" in sketch.name.casefold():
                bodies.setdefault(sketch.body, {}).setdefault(sketch.party or "", mention)
        pairs = [named for named in bodies.values() if len(named) == 2 and "" not in named]
        if len(pairs) != 1:
            return False
        last = {m.key: m for m in sorted(pairs[0].values(), key=lambda m: (m.head, m.key))}
        via = tuple(dict.fromkeys(span for m in last.values() for span in (m.span, *m.via)))
        self.refer(first, token.i + 1, token, tuple(last), via, "group")
        return True

    def both(self, token: Token) -> None:
        """ "Both" alone: the one group of two named last or in the sentence before, else the sides."""
        if (joined := self._joined_here(token)) is not None:
            self.refer(token.i, token.i + 1, token, joined.keys, joined.via, "group")
            return
        number = self.scene.number_of(token.i)
        near = {g.keys: g for g in self._past[-6:] if number - self.scene.number_of(g.last) <= 1 and len(g.keys) == 2}
        group = next(iter(near.values())) if len(near) == 1 else None if near else self._sides_here(token)
        if group is not None:
            keys = group.keys if group.people else self._countries(group) or group.keys
            self.refer(token.i, token.i + 1, token, keys, group.via, "group")

    def _joined_here(self, token: Token) -> Antecedent | None:
        """The last two joined by "and" in the sentence before the word, however they came to be known ("between the
        army and the rebels; neither has replied")."""
        document = self.scene.document
        sentence = document.sentence_of(token)
        for first in reversed(document.tokens[sentence.first : token.i]):
            joined = document.children(first, "conj")
            if len(joined) != 1 or joined[0].i > token.i or first.dep == "conj" or first.i not in self.scene.at:
                continue
            found = self.scene.antecedent(first)
            parties = {self.scene.sketch(key).party for key in found.keys} - {None} if found is not None else set()
            return found if found is not None and len(found.keys) == len(parties) == _TWO else None
        return None

    def _sides_here(self, token: Token) -> Group | None:
        """The two that the paragraph sets against each other, where one of them is a group or the report has no sides;
        else the sides of the report."""
        against, meant = opposed_before(self.scene, self.oppositions, token), self._just_meant(token)
        if meant is not None and self._answered is not None and (against is None or against.last < self._answered[0]):
            return meant
        if against is not None:
            return replace(against, keys=self._countries(against))
        here = paired_here(self.scene, token)
        group = here is not None and not self.ground.registry.states.issuperset(here.parties)
        return here if here is not None and (group or self.sides is None) else self.sides

    def _group_meant(self, token: Token, takes: str, number: int) -> Group | None:
        if takes in ("sides", "neighbours") and number in (0, 2):
            bordering = self.sides is not None and self.ground.registry.states.issuperset(self.sides.parties)
            meant = self._sides_here(token) if takes == "sides" else self.sides if bordering else None
            return meant if meant is not None and not self._done_to(token, meant) else None
        fitting = self._companies if takes == "people" else self._leagues
        size = number or 2
        of_size = [group for group in fitting[-12:] if len(group.keys) == size]
        states = self.sides is not None and self.ground.registry.states.issuperset(self.sides.parties)
        sides = self.sides if takes == "countries" and size == 2 and states else None
        last = of_size[-1] if of_size else None
        if takes == "countries" and size == _TWO and (against := self._opposed_states(token, last)) is not None:
            last = against
        if last is not None and (sides is None or self._in_line_of(token, last)) and not self._done_to(token, last):
            return last
        return sides if sides is not None and not self._done_to(token, sides) else None

    def _opposed_states(self, token: Token, group: Group | None) -> Group | None:
        """The two states that the token's paragraph set against each other since the group was named."""
        found = opposed_before(self.scene, self.oppositions, token)
        if found is None or not self.ground.registry.states.issuperset(found.parties):
            return None
        return found if group is None or group.last <= found.last else None

    def _done_to(self, token: Token, group: Group) -> bool:
        """Whether one of the group itself does to the token's noun what its verb says: "Egypt has offered the two
        countries its help" is of two others."""
        document = self.scene.document
        over = document.head(token)
        if token.dep == "pobj" and over.dep in ("prep", "dative") and over.lower in ("on", "upon", "to"):
            over = document.head(over)
        elif token.dep not in ("dobj", "dative"):
            return False
        doers = (m for t in document.children(over, *SUBJECTS) for m in self.scene.at.get(t.i, ()))
        return len(group.parties) == _TWO and any(self.scene.sketch(m.key).party in group.parties for m in doers)

    def _in_line_of(self, token: Token, group: Group) -> bool:
        """Whether a group was named in the token's paragraph; another paragraph's is not meant before the sides."""
        document = self.scene.document
        return document.sentence_of(document.tokens[max(0, group.last)]).line == document.sentence_of(token).line

    def quantity(self, token: Token) -> tuple[int, int] | None:
        """The number that the words before a noun give (0 for any) and the first of them; None if not definite."""
        tokens, i = self.scene.document.tokens, token.i
        number: int | None = None
        while i > 0 and token.i - i < 5:
            word = tokens[i - 1]
            value = self.descriptions.quantifiers.get(word.lower)
            if value is not None:
                number = max(number or 0, value)
                i -= 1
                if word.lower in ("the", "both", "each", "either", "neither", "these"):
                    return number, i + (word.lower == "the")
            elif word.pos in ("ADJ", "PROPN", "VERB") or word.text == "-":
                i -= 1
            else:
                break
        return None

    def _countries(self, group: Group) -> tuple[str, ...]:
        anchors = [party_anchor(self.ground, party) for party in group.parties]
        return tuple(self.scene.gathering.sketch(country_sketch(a)).key for a in anchors if a is not None)

    def company_for(self, token: Token) -> Antecedent | None:
        """The group in "she spoke with X and they agreed": a person and the one beside her."""
        if not want_of(token).plural or token.dep not in SUBJECTS:
            return None
        verb = self.scene.document.head(token)
        first = self.scene.document.head(verb)
        if verb.dep != "conj" or not self.scene.document.children(first, *SUBJECTS):
            return None
        keys: dict[str, None] = {}
        via: dict[Span, None] = {}
        companions = (
            person
            for child in self.scene.document.children(first, "prep")
            if child.lower == "with"
            for person in self.scene.document.children(child, "pobj")
        )
        for member in (*self.scene.document.children(first, *SUBJECTS)[:1], *companions):
            found = self.scene.antecedent(member)
            if found is None or self.scene.sketch(found.keys[0]).kind is not ActorKind.PERSON:
                return None
            keys |= dict.fromkeys(found.keys)
            via |= dict.fromkeys(found.via)
        return Antecedent(tuple(keys), tuple(via), plural=True) if len(keys) > 1 else None

    def group_for(self, token: Token) -> Antecedent | None:
        """The group that "they" stands for where no subject does: one named before it in the same sentence."""
        if not want_of(token).plural or token.dep != "poss" or self.scene.quoted[token.i]:
            return None
        sentence = self.scene.document.sentence_of(token)
        near = [g for g in self._past[-4:] if g.last >= sentence.first]
        if len({g.keys for g in near}) != 1:
            return None
        return Antecedent(near[-1].keys, near[-1].via, plural=True)
