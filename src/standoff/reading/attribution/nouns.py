"""Nouns as cues: "the army's claim that", "a call for", "expressed readiness to", "made no comment"."""

from collections.abc import Iterator

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.adjectives import AdjectiveCues
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.fitting import extended
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Stance

_ON = frozenset({"to", "on", "upon", "for"})
_SPEAKING = ("PERSON", "ORG", "GPE", "NORP")
_ABOUT = frozenset({"about", "of", "over", "against", "at"})
_PUT = frozenset({Stance.OFFER, Stance.REQUEST, Stance.DEMAND, Stance.PROPOSE, Stance.PROMISE})
_SIDES = frozenset({"side", "party"})
_OURS = frozenset({"i", "we", "you", "my", "our", "your"})


class NounCues:
    """The attributions whose cue is a noun, with or without a light verb, or an adjective of a copula."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents
        self.adjectives = AdjectiveCues(tree, lexicon, contents)

    def find(self, token: Token) -> Iterator[Attribution]:
        if token.pos == "NOUN" and self.lexicon.has("silences", token.lemma) and self._none(token):
            yield from self._silence(token)
        elif token.pos == "NOUN" and self._told_as(token) is not None:
            yield from self._account(token)
        elif token.pos == "NOUN" and token.lemma in self.lexicon.nouns:
            yield from self._noun(token, self.lexicon.nouns[token.lemma])
        elif token.pos in ("ADJ", "VERB") and token.lower in self.lexicon.adjectives:
            yield from self.adjectives.find(token)

    # --- nouns -------------------------------------------------------------------------------------

    def _noun(self, noun: Token, sense: Sense) -> Iterator[Attribution]:
        light = self._light_verb(noun)
        complement = self._infinitive_after(noun, light) or self._complement(noun)
        if complement is None and light is not None and self.lexicon.has("voicing", light.lemma):
            complement = self.tree.left(noun), extended(self.tree, light, self.tree.right(noun)), None
        if complement is None:
            return
        first, last, marker = complement
        source = self._source(noun, light)
        if light is None and sense.stance is Stance.ENDORSE and noun.dep in ("dobj", "nsubjpass", "pobj"):
            return  # "end its support for the rebels", "with the support of": help, and nothing said
        if source is None and light is None and self._nobodys(noun, sense, first):
            yield from self._unowned(noun, sense, first, last)
        if source is None or (source.lower in _OURS and not self.contents.own_voice(source)):
            return
        if light is not None and self.tree.left(noun) < first:
            first = self.tree.left(noun)
        content = self.contents.clause(light or noun, None, first, last, leading=False)
        bare = light is not None and (first, last) == (self.tree.left(noun), noun.i)
        if bare:
            content = ()
        elif not content:
            return
        yield Attribution(
            cue=self._cue(noun, light, marker) if not bare else self._whole(light or noun, noun),
            head=noun.i,
            lemma=noun.lemma if light is None else f"{light.lemma} {noun.lemma}",
            sense=sense,
            frame="noun",
            rule="noun with a light verb" if light is not None else "noun with complement",
            source=(self._phrase(source),),
            speaker=source.i,
            content=content,
        )

    def _told_as(self, noun: Token) -> tuple[Token, int, int] | None:
        """The copula and the clause of "Lima's version is that …": tokens of what somebody's account is."""
        be = self.tree.head(noun)
        owned = self.tree.child(noun, "poss") is not None and self.lexicon.has("accounts_of_it", noun.lemma)
        if not owned or noun.dep != "nsubj" or be.lemma != "be" or self.tree.negation(be) is not None:
            return None
        for said in self.tree.children(be, "ccomp"):
            that = self.tree.tokens[self.tree.left(said)]
            if that.lower == "that" and that.i > be.i:
                return be, that.i + 1, self.tree.right(said)
        return None

    def _account(self, noun: Token) -> Iterator[Attribution]:
        found, source = self._told_as(noun), self.tree.child(noun, "poss")
        if found is None or source is None or source.lower in _OURS:
            return
        be, first, last = found
        content = self.contents.clause(noun, None, first, last, leading=False)
        if content:
            cue = ((noun.start, be.end),)
            sense = self.lexicon.nouns["claim"]
            rule = "what an account is"
            yield Attribution(cue, noun.i, noun.lemma, sense, "noun", rule, (self._phrase(source),), source.i, content)

    def _nobodys(self, noun: Token, sense: Sense, first: int) -> bool:
        """Whether "the claim that", "reports that" gives what is claimed, and not whose claim it is."""
        that = self.tree.tokens[first - 1] if first else None
        told = sense.stance in (Stance.ASSERT, Stance.ACCUSE) and sense.attitude is Attitude.SAID
        spoken = told and self.lexicon.has("spoken_things", noun.lemma) and that is not None and that.lower == "that"
        owned = self.tree.child(noun, "poss", "compound") is not None or self.tree.head(noun).lemma in ("make", "give")
        prep = self.tree.head(noun)
        channel = noun.dep == "pobj" and prep.lower not in _ABOUT and self.tree.head(prep).lemma in self.lexicon.verbs
        paper = noun.lemma == "statement" or (channel and self.lexicon.has("carriers", noun.lemma))
        there = noun.dep == "attr" and self.tree.child(prep, "expl") is not None
        whole = (there or noun.dep not in ("attr", "appos")) and self.contents.in_quotation(noun) is None
        return spoken and whole and not owned and not paper

    def _unowned(self, noun: Token, sense: Sense, first: int, last: int) -> Iterator[Attribution]:
        content = self.contents.clause(noun, None, first, last, leading=False)
        if content:
            cue = ((noun.start, noun.end),)
            yield Attribution(cue, noun.i, noun.lemma, sense, "noun", "a claim of nobody named", content=content)

    def _source(self, noun: Token, light: Token | None) -> Token | None:
        """Who performs the act: the subject of the light verb, else the noun's owner."""
        if light is None:
            return self._owner(noun)
        subject = self.tree.subject(light)
        if subject is None or subject.lower in ("there", "this", "that", "what"):
            return None
        real = self.tree.antecedent(subject)
        return subject if real.pos != "NOUN" or self.lexicon.may_speak(real.lemma) else None

    def _phrase(self, source: Token) -> Span:
        last = self.tree.right(source)
        for clause in self.tree.children(source, "relcl", "acl"):
            mark = self.tree.child(clause, "mark")
            if mark is not None and mark.lower == "that" and mark.i > source.i:
                last = min(last, mark.i - 1)
        if source.dep == "poss":
            case = self.tree.child(source, "case")
            last = case.i - 1 if case is not None else last
        return self.tree.offsets(self.tree.left(source), last) or (source.start, source.end)

    def _light_verb(self, noun: Token) -> Token | None:
        head = self.tree.head(noun)
        if noun.dep in ("dobj", "nsubjpass") and head.pos == "VERB" and head.lemma in self.lexicon.sets["light_verbs"]:
            return head
        return None

    def _complement(self, noun: Token) -> tuple[int, int, Token | None] | None:
        """The content of the noun: a that-clause, an infinitive, or what follows "for", "about", "over"."""
        for t in self.tree.children(noun, "acl", "ccomp", "relcl"):
            if t.i < noun.i:
                continue
            mark = self.tree.child(t, "mark") or self._strayed_that(t)
            that = mark is not None and mark.lower in ("that", "whether")
            if that or (t.dep == "acl" and self.tree.infinitive(t)):
                first = mark.i + 1 if mark is not None and mark.lower == "that" else self.tree.left(t)
                return first, self.tree.right(t), None
        strayed = self._strayed_clause(noun)
        if strayed is not None:
            return strayed
        hung = self._infinitive_behind(noun)
        if hung is not None:
            return hung
        for prep in self.tree.children(noun, "prep"):
            said = self.tree.child(prep, "pobj", "pcomp")
            gerund = prep.lower == "of" and said is not None and said.dep == "pcomp"
            wanted = prep.lower in ("for", "about", "over", "at", "against") or gerund
            if said is not None and wanted and prep.i > noun.i:
                return self.tree.left(said), self.tree.right(prep), prep
        return None

    def _infinitive_behind(self, noun: Token) -> tuple[int, int, Token | None] | None:
        """The infinitive of "welcomed the offer of the Emir to mediate", which the parser hangs on the verb."""
        verb = self.tree.head(noun)
        if noun.dep != "dobj" or self.lexicon.nouns[noun.lemma].stance not in _PUT or self._owner(noun) is None:
            return None
        for said in self.tree.children(verb, "advcl", "xcomp"):
            if self.tree.infinitive(said) and self.tree.left(said) == self.tree.right(noun) + 1:
                return self.tree.left(said), self.tree.right(said), None
        return None

    def _strayed_clause(self, noun: Token) -> tuple[int, int, Token | None] | None:
        """The clause of "a report by a radio station that jets had bombed it", which the parser hangs elsewhere."""
        after = self.tree.tokens[min(self.tree.right(noun) + 1, len(self.tree.tokens) - 1)]
        if after.lower == "that" and after.tag == "IN" and after.dep == "dobj" and after.head == noun.head:
            return after.i + 1, self.tree.right(after), None
        for prep in self._after(noun):
            owner = self.tree.child(prep, "pobj") if prep.lower in ("by", "from", "of") and prep.i > noun.i else None
            for clause in self.tree.children(owner, "relcl", "acl") if owner is not None else ():
                first = self.tree.tokens[self.tree.left(clause)]
                object_that = first if first.lower == "that" and first.tag == "IN" else None
                mark, own = (
                    self.tree.child(clause, "mark") or object_that,
                    self.tree.child(clause, "nsubj", "nsubjpass"),
                )
                if mark is not None and mark.lower == "that" and own is not None and own.i > mark.i:
                    return mark.i + 1, self.tree.right(clause), None
        return None

    def _after(self, noun: Token) -> tuple[Token, ...]:
        """The prepositions of a noun, with a "by" right after it that the parser hangs on the verb: "denied a report
        by a website that …"."""
        own = self.tree.children(noun, "prep")
        hung = self.tree.children(self.tree.head(noun), "prep", "agent") if noun.dep == "dobj" else ()
        by = (t for t in hung if t.lower in ("by", "from") and t.i == self.tree.right(noun) + 1)
        return (*own, *by)

    def _strayed_that(self, clause: Token) -> Token | None:
        """The "that" of "the assurance that all were manned", taken for the subject though another follows it."""
        first = self.tree.tokens[self.tree.left(clause)]
        following = self.tree.tokens[min(first.i + 1, clause.i)]
        stray = first.lower == "that" and first.dep in ("nsubj", "nsubjpass") and first.i + 1 < clause.i
        return first if stray and following.pos in ("DET", "NOUN", "PROPN", "PRON", "NUM") else None

    def _infinitive_after(self, noun: Token, light: Token | None) -> tuple[int, int, Token | None] | None:
        """ "repeated its call to the council to act": the parser hangs the infinitive on the verb."""
        if light is None:
            return None
        to = next((t for t in self.tree.children(noun, "prep") if t.lower in _ON and t.i > noun.i), None)
        called = self.tree.child(to, "pobj") if to is not None else None
        for t in (
            *self.tree.children(light, "xcomp", "advcl"),
            *(self.tree.children(called, "acl", "relcl") if called else ()),
        ):
            if called is not None and t.i > called.i and self.tree.infinitive(t):
                return self.tree.left(called), max(self.tree.right(t), self.tree.right(called)), to
        return None

    def _owner(self, noun: Token) -> Token | None:
        """Whose claim it is: "the army's", "by the army", "from Baku"."""
        owner = self.tree.child(noun, "poss")
        if owner is not None:
            return owner
        for prep in self._after(noun):
            thing = self.tree.child(prep, "pobj")
            if thing is None or prep.i < noun.i:
                continue
            if prep.lower in ("by", "from") or (prep.lower == "of" and self._somebody(thing)):
                return thing
        whose = next((t for t in self.tree.children(noun, "amod", "compound") if t.entity in ("NORP", "GPE")), None)
        if whose is not None and noun.lemma in self.lexicon.nouns and self.lexicon.nouns[noun.lemma].stance in _PUT:
            return whose
        for made in self.tree.children(noun, "acl"):
            lent = made.tag == "VBN" and self.lexicon.has("light_verbs", self._verb(made))
            if lent and self.tree.agent(made) is not None:
                return self.tree.agent(made)
        return None

    def _verb(self, verb: Token) -> str:
        particle = self.tree.particle(verb)
        return verb.lemma if particle is None else f"{verb.lemma} {particle.lower}"

    def _somebody(self, thing: Token) -> bool:
        """Whether a claim "of" these words is theirs: a person or body, and no thing that the claim is about."""
        of_a_state = thing.pos == "PROPN" and any(t.entity in _SPEAKING for t in self.tree.document.subtree(thing)[:6])
        of_a_state = of_a_state or (thing.lemma in _SIDES and self.tree.child(thing, "det", "amod") is not None)
        return thing.entity in _SPEAKING or of_a_state or (thing.pos == "NOUN" and self.lexicon.acts(thing.lemma))

    def _cue(self, noun: Token, light: Token | None, marker: Token | None) -> tuple[Span, ...]:
        if light is not None:
            first, last = self.tree.verb_group(light)
            return ((self.tree.tokens[first].start, self.tree.tokens[last].end),)
        end = marker.end if marker is not None and marker.i == noun.i + 1 else noun.end
        return ((noun.start, end),)

    def _whole(self, light: Token, noun: Token) -> tuple[Span, ...]:
        """The cue of "voiced concern", of which nothing more is told: the verb with its noun."""
        return ((self.tree.tokens[self.tree.verb_group(light)[0]].start, noun.end),)

    # --- silence -----------------------------------------------------------------------------------

    def _none(self, noun: Token) -> bool:
        return any(t.lower == "no" for t in self.tree.children(noun, "det"))

    def _silence(self, noun: Token) -> Iterator[Attribution]:
        """ "made no comment", "there was no immediate reaction from the capital"."""
        verb = self.tree.head(noun)
        source = next(
            (self.tree.child(t, "pobj") for t in self.tree.children(noun, "prep") if t.lower in ("from", "by")), None
        )
        if (
            source is None
            and noun.dep == "dobj"
            and (verb.lemma == "have" or self.lexicon.has("light_verbs", verb.lemma))
        ):
            source = self.tree.subject(verb)
        if source is not None and source.lower in _OURS and self.contents.own_voice(source):
            pass
        elif source is None or source.lower in _OURS or (source.lower in ("it", "there") and source.dep == "expl"):
            return
        of = next((t for t in self.tree.children(noun, "prep") if t.lower in ("of", "on", "about", "to")), None)
        content = (
            self.contents.clause(noun, None, of.i + 1, self.tree.right(of), leading=False) if of is not None else ()
        )
        first = self.tree.verb_group(verb)[0] if noun.dep == "dobj" else self.tree.left(noun)
        sense = self.lexicon.verbs["comment"]["none"]
        yield Attribution(((self.tree.tokens[first].start, noun.end),), noun.i, f"no {noun.lemma}", sense, "silence",
                          "a silence", (self._phrase(source),), source.i, content)  # fmt: skip
