"""Who stands behind a statement: the kind of source, and the actors and parties that hold it.

A source is what the words say and no more: "officials in Yerevan" are a collective that speaks for a party but is no
actor; "a source" is anonymous; a country's media are not its state; where nobody is given, the kind is unknown and
there are no holders. A first person inside somebody's quotation is that somebody.
"""

from collections.abc import Sequence

from standoff.knowledge.armed_words import load_armed_words
from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast, Referent
from standoff.reading.statements.source_kinds import KINDS, PERSON_PRONOUNS, SourceKinds, joint
from standoff.reading.syntax import Token
from standoff.record.rows import Evidence, Holder, Source
from standoff.record.terms import ActorKind, SourceKind

FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})
_SEVERAL = 2
_PAPERS_REACH = 4
_FOR_PARTY = ("poss", "amod", "compound", "nmod")
_NO_ONE = Source((), (), "", SourceKind.UNKNOWN, (), "no source is given")


class Sources:
    """The sources of a document's acts; `of(index)` is the source of one act, asked for in text order.

    The order matters: a pronoun for somebody whom the report left unnamed is as anonymous as he was.
    """

    def __init__(
        self,
        tree: Tree,
        lexicon: Lexicon,
        cast: Cast,
        acts: Sequence[Attribution],
        parents: Sequence[int | None],
    ) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self.acts = acts
        self.parents = parents
        self.kinds = SourceKinds(tree, lexicon, cast)
        self._told: list[tuple[int, Source]] = []
        self._unnamed: set[str] = set()
        self._unnamed_nouns: set[str] = set()

    def of(self, index: int) -> Source:
        found = self._of(index)
        if found.holders:
            self._told.append((index, found))
        return found

    def _of(self, index: int) -> Source:
        act = self.acts[index]
        if act.speaker is None or not act.source:
            return _NO_ONE
        if act.frame == "relay" and self.tree.tokens[act.speaker].lemma in ("agency", "service", "channel"):
            return self._relayer(act)
        speaker = self.tree.tokens[act.speaker]
        words = Evidence.of(self.tree.document.text, act.source)
        if speaker.lower in FIRST_PERSON:
            kind, holders, grounds = self._first_person(index)
        else:
            kind, holders, grounds = self._third_person(self.tree.antecedent(speaker))
            if not holders and (issued := self._issued(speaker)) is not None:
                kind, holders, grounds = issued.kind, issued.holders, "whose paper it is"
        if act.frame == "relay" and kind is SourceKind.ORGAN and not any(h.party for h in holders):
            kind, grounds = SourceKind.OUTLET, "one who relays"
        if act.frame == "label" and kind is SourceKind.COLLECTIVE and len(holders) < _SEVERAL:
            kind, grounds = self._labelled(act), "a speaker's label"
        return Source(words.spans, words.quotes, " ".join(words.quotes), kind, holders, grounds)

    def _labelled(self, act: Attribution) -> SourceKind:
        """A label in capitals is tagged anyhow; its words tell whether it is an office with a name or a body."""
        words = [t.lower for start, end in act.source for t in self.tree.within(start, end)]
        if words and words[-1].startswith("spokes"):
            return SourceKind.ORGAN
        named = len(words) > 1 or self.lexicon.has("persons", words[-1] if words else "")
        return SourceKind.NAMED if named else SourceKind.COLLECTIVE

    def _relayer(self, act: Attribution) -> Source:
        words = Evidence.of(self.tree.document.text, act.source)
        found = (r for start, end in act.source for r in self.cast.at(start, end))
        outlets = tuple(Holder(r.actor, r.party) for r in found if self._actor_kind(r) is ActorKind.OUTLET)
        return Source(words.spans, words.quotes, " ".join(words.quotes), SourceKind.OUTLET, outlets, "an agency quoted")

    def _first_person(self, index: int) -> tuple[SourceKind, tuple[Holder, ...], str]:
        above = self.parents[index]
        if self._issuers(self.tree.tokens[self.acts[index].speaker or 0]):
            above = None
        for _ in range(8):
            if above is None:
                break
            speaker = self.acts[above].speaker
            if speaker is not None and self.tree.tokens[speaker].lower not in FIRST_PERSON:
                kind, holders, _ = self._third_person(self.tree.antecedent(self.tree.tokens[speaker]))
                if self.acts[above].frame == "label" and kind is SourceKind.COLLECTIVE and len(holders) < _SEVERAL:
                    kind = self._labelled(self.acts[above])
                return kind, holders, "first person of the one quoted"
            above = self.parents[above]
        spoken = self.tree.tokens[self.acts[index].speaker or 0]
        if self.cast.at(spoken.start, spoken.end):
            return self._third_person(spoken)
        speaker = self.acts[index].speaker
        referents = self._referents(self.tree.tokens[speaker]) if speaker is not None else ()
        if referents:
            kind = KINDS.get(self._actor_kind(referents[0]), SourceKind.ORGAN)
            return kind, tuple(Holder(r.actor, r.party) for r in referents), "first person of the one who speaks"
        own = spoken.lower == "we" and self.parents[index] is None and self.acts[index].frame != "quote"
        return SourceKind.OUTLET if own else SourceKind.UNKNOWN, (), "first person of nobody known"

    def _issuers(self, word: Token) -> bool:
        """Whether a "we" is that of the body whose release this is, in what it says of others' claims as well."""
        issuer = self.cast.issuer
        return issuer is not None and any(r.actor == issuer.actor for r in self.cast.at(word.start, word.end))

    def _third_person(self, head: Token) -> tuple[SourceKind, tuple[Holder, ...], str]:
        heads = [head, *self._conjuncts(head)]
        found = [self._one(token) for token in heads]
        if len(heads) > 1 and not any(kind is SourceKind.ANONYMOUS for kind, _, _ in found):
            several = tuple(dict.fromkeys(holder for _, holders, _ in found for holder in holders))
            return SourceKind.COLLECTIVE, several, "several at once"
        holders = tuple(dict.fromkeys(holder for _, several, _ in found for holder in several))
        kinds = {kind for kind, _, _ in found}
        kind = found[0][0] if len(kinds) == 1 else joint(kinds)
        return kind, holders, found[0][2]

    def _conjuncts(self, head: Token) -> list[Token]:
        found: list[Token] = []
        queue = list(self.tree.children(head, "conj"))
        while queue and len(found) < 20:
            token = queue.pop(0)
            found.append(token)
            queue.extend(self.tree.children(token, "conj"))
        return found

    def _issued(self, head: Token) -> Source | None:
        """Whose "the statement", "the document" is: the source told last before by a paper of that kind, else the one
        body that spoke last in the same paragraph or the one before."""
        if self.kinds.is_media(head):
            return None
        definite = any(t.lower in ("the", "this") for t in self.tree.children(head, "det"))
        alone = self.tree.child(head, "poss", "compound", "prep") is None
        if not (definite and alone and self.lexicon.has("carriers", head.lemma)) or head.lemma in self._unnamed_nouns:
            return None
        line = self.tree.document.sentence_of(head).line
        for index, source in reversed(self._told[-6:]):
            speaker = self.acts[index].speaker
            nested = self.parents[index] is not None
            if nested or speaker is None or speaker >= head.i or source.kind is SourceKind.ANONYMOUS:
                continue
            sentence = self.tree.document.sentence_of(self.tree.tokens[speaker])
            if line - sentence.line > _PAPERS_REACH:
                return None
            words = {t.lemma for t in self.tree.document.sentence_tokens(sentence)}
            if head.lemma in words or source.kind is SourceKind.ORGAN:
                return source
        return None

    # --- one source --------------------------------------------------------------------------------

    def _one(self, head: Token) -> tuple[SourceKind, tuple[Holder, ...], str]:
        referents = self._referents(head)
        kind, grounds = self.kinds.of(head, referents)
        if not referents and self._told_of(head):
            kind, grounds = SourceKind.ANONYMOUS, "somebody unnamed before"
        if kind is SourceKind.ANONYMOUS:
            self._unnamed.update(r.actor for r in referents)
            self._unnamed_nouns.add(head.lemma)
        elif self._stands_for_unnamed(head, referents):
            kind, grounds = SourceKind.ANONYMOUS, "somebody unnamed before"
        if kind is SourceKind.ANONYMOUS or self.kinds.is_media(head):
            named = tuple(r for r in referents if self._actor_kind(r) is ActorKind.OUTLET)
            return kind, tuple(Holder(r.actor, r.party) for r in named), grounds
        if self._some_of_a_people(head):
            return SourceKind.COLLECTIVE, (), "some of a people"
        if kind is SourceKind.COLLECTIVE and self.lexicon.has("private", head.lemma):
            return kind, tuple(dict.fromkeys(Holder(r.actor, None) for r in referents)), "they speak for themselves"
        unnamed = all(r.party is None and self.cast.actor(r.actor).grounds == "unnamed" for r in referents)
        if referents and not (unnamed and self._parties_of(head)):
            return kind, tuple(dict.fromkeys(Holder(r.actor, r.party) for r in referents)), grounds
        parties = self._parties_of(head)
        beside = self.tree.children(head, "poss", "compound")
        owned = any(t.pos != "PROPN" or t.entity or self.cast.at(t.start, t.end) for t in beside)
        if not parties and self.cast.issuer is not None and head.lemma.startswith("spokes") and not owned:
            return kind, (Holder(self.cast.issuer.actor, self.cast.issuer.party),), "the issuer's spokesman"
        return kind, tuple(Holder(None, party) for party in parties), grounds

    def _some_of_a_people(self, head: Token) -> bool:
        """ "Many Peruvians", "some in Peru": so many of its people are not the state, as "the Peruvians" may be."""
        if head.tag not in ("NNPS", "NNP", "NNS") or head.entity != "NORP":
            return False
        before = (t for t in self.tree.children(head, "amod", "det", "nummod", "advmod") if t.i < head.i)
        return any(t.dep != "det" or t.lower in ("some", "many", "all") for t in before)

    def _told_of(self, head: Token) -> bool:
        """ "the official" after "a federal official": as unnamed as before."""
        definite = any(t.lower in ("the", "this", "that") for t in self.tree.children(head, "det"))
        alone = self.tree.child(head, "compound", "appos", "poss", "prep") is None
        return head.tag == "NN" and definite and alone and head.lemma in self._unnamed_nouns

    def _stands_for_unnamed(self, head: Token, referents: tuple[Referent, ...]) -> bool:
        """ "He", "the officer" after an unnamed officer; an army is not unnamed because one of its men is."""
        if len(referents) != 1 or referents[0].actor not in self._unnamed:
            return False
        person = self._actor_kind(referents[0]) is ActorKind.PERSON
        return person or head.lower in PERSON_PRONOUNS

    def _referents(self, head: Token) -> tuple[Referent, ...]:
        """The referents of the very word, else of the name set beside it; of "an official, X" those of the name."""
        for token in self.tree.children(head, "appos") if head.tag == "NN" else ():
            named = self.cast.at(token.start, token.end)
            if named and token.i > head.i and all(self._actor_kind(r) is ActorKind.PERSON for r in named):
                return named
        beside = (self.tree.head(head),) if head.dep == "appos" and head.pos == "NOUN" else ()
        for token in (head, *self.tree.children(head, "appos"), *beside, *self._owners_of_carrier(head)):
            found = self.cast.at(token.start, token.end)
            if found:
                longest = max(r.span[1] - r.span[0] for r in found)
                return tuple(r for r in found if r.span[1] - r.span[0] == longest)
        return ()

    def _owners_of_carrier(self, head: Token) -> list[Token]:
        """Whose statement a statement is: "from Baku", "by the ministry", "the army's"."""
        if not self.lexicon.has("carriers", head.lemma) and head.lemma not in self.lexicon.nouns:
            return []
        found = list(self.tree.children(head, "poss"))
        for prep in self.tree.children(head, "prep"):
            thing = self.tree.child(prep, "pobj")
            if prep.lower in ("from", "by", "of") and thing is not None:
                found.append(thing)
        return found

    def _parties_of(self, head: Token) -> tuple[str, ...]:
        """The parties whose names, demonyms or capitals qualify the source: all of "Serbian and Kosovan officials"."""
        armed = load_armed_words()
        if any(t.lower in armed.armed | armed.alone for t in self.tree.children(head, "amod", "compound", "nmod")):
            return ()
        tokens: list[Token] = []
        for token in self.tree.children(head, *_FOR_PARTY):
            tokens.extend((token, *self._conjuncts(token)))
        if not tokens or not any(self.cast.at(t.start, t.end) for t in tokens):
            for prep in self.tree.children(head, "prep"):
                thing = self.tree.child(prep, "pobj")
                several = thing is not None and thing.tag == "NNS" and not self.lexicon.acts(head.lemma)
                if thing is not None and not several and prep.lower in ("in", "of", "from", "for", "at"):
                    tokens.extend((thing, *self._conjuncts(thing), *self.tree.children(thing, *_FOR_PARTY)))
        found = (r.party for t in tokens for r in self.cast.at(t.start, t.end) if r.party is not None)
        return tuple(dict.fromkeys(found))

    def _actor_kind(self, referent: Referent) -> ActorKind:
        return self.cast.actor(referent.actor).kind
