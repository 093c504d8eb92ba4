"""What is done with a mechanism: the verbs above its mention, and how far what they tell has come."""

from standoff.reading import clauses
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.mechanisms.relating import Relating
from standoff.reading.mechanisms.setting import Told
from standoff.reading.syntax import Token
from standoff.record.terms import Label, MechanismKind, MechanismUse

_AT = frozenset({"at", "after", "during", "following", "in", "since"})
_BULLETS = "-•*–—· \t"
_LEAD = 4  # words at the end of the line that leads in a list
_SENT = frozenset({MechanismKind.MONITORS, MechanismKind.PEACEKEEPERS})
_VERBS_ABOVE = 3
_WITHIN = frozenset({"in", "within", "under", "of"})
_ASIDE = frozenset({"outside", "without", "besides", "near", "unlike", "despite"})
_ANSWERS = frozenset({MechanismUse.AGREED_TO, MechanismUse.REFUSED})
_TURNS = frozenset({"relcl", "acl", "advcl", "conj", "ccomp"})
_REACHING = frozenset({MechanismUse.INVOKED, MechanismUse.PROPOSED, MechanismUse.ASKED})
_TOLD_ASIDE = frozenset({MechanismUse.STALLED, MechanismUse.REFUSED, MechanismUse.BLAMED})
_INSIDE = frozenset({"within", "through", "via", "inside"})
_SOURCES = frozenset({"from", "by", "to", "before"})
_MEANS = frozenset({"through", "under", "with", "via", "by", "thanks"})


class Uses(Relating):
    """The questions that decide a use, asked of one report's parse."""

    def of(self, mention: Mention) -> Told:
        """The use that the nearest verbs above report, within one clause and the infinitives that hang from it.

        The mechanism's own deeds ("the force patrols") are no use of it but for meeting and failing; neither is what
        befalls something else that it only describes ("an assault on the peacekeepers", "the chair of the league").
        """
        head, through = self.carried(mention.head)
        if self._is_setting(head):
            return MechanismUse.MENTIONED, None
        if self._is_asked_in_list(mention):
            return MechanismUse.ASKED, None
        return self._by_place(mention, head) or self._by_verbs(mention, head, through) or self._beside(mention)

    def sat(self, mention: Mention) -> Told | None:
        """ "The league's ambassadors met", "the leaders of the four spoke by telephone": it met itself."""
        head, host = mention.head, self.document.head(mention.head)
        if head.dep == "pobj" and host.lower == "of":
            host = self.document.head(host)
        elif head.dep not in ("poss", "compound", "nmod"):
            return None
        verb = self.document.head(host)
        plural = host.tag in ("NNS", "NNPS") and host.lemma.lower() in self.terms.sitting
        if not plural or host.dep != "nsubj" or not clauses.is_verb(verb) or verb.lemma not in self.terms.meeting:
            return None
        return self.as_far(verb, MechanismUse.CONVENED), verb

    def _is_setting(self, head: Token) -> bool:
        """ "In the presence of the force", "as for the league": only spoken of."""
        if head.lemma in self.terms.attending and self.document.head(head).lower == "in":
            return True
        topic = self.document.head(self.document.head(head)).lower == "as"  # "as for the league, Peru trusts it"
        return head.dep == "pobj" and (topic or self.document.head(head).lower in _ASIDE)

    def _by_place(self, mention: Mention, head: Token) -> Told | None:
        """What the place of the noun in its clause tells, whatever the verb."""
        unwanted = self._unwanted(head)
        if unwanted is not None:
            return MechanismUse.REFUSED, unwanted
        bound = self.bound(head)
        if bound is not None:
            return MechanismUse.AGREED_TO, bound
        if head.lemma in self.terms.needless and self._is_none(head):
            return MechanismUse.REFUSED, None
        brought = (
            self.replaced(head)
            or self.brought(mention, head)
            or self.settled_on(head)
            or self.tasked(head)
            or self.unopposed(head)
            or self.wished(mention, head)
            or self.spoken_over(mention, head)
        )
        if brought is None:
            return None
        told, by = brought
        return (self.as_far(by, told) if told is MechanismUse.AGREED_TO else told), by

    def _by_verbs(self, mention: Mention, head: Token, through: bool) -> Told | None:
        """What the nearest verbs above tell."""
        root = self.document.head(head)
        if head.dep == "nsubj" and root.tag == "NNS" and root.dep == "ROOT":  # "the line rings unanswered"
            frame = self.own.match(self.document, root)
            return (MechanismUse(frame.value), root) if frame is not None else None
        below = ""
        for n, verb in enumerate(clauses.governing_verbs(self.document, head)):
            if n == _VERBS_ABOVE or (n > 0 and below in _TURNS):
                return None
            below = verb.dep
            due = self.document.children(verb, "xcomp") if verb.lemma == "be" and head.dep == "nsubj" else ()
            verb = due[0] if due and clauses.is_passive(self.document, due[0]) else verb
            answered = self._answered(verb) if through else None
            if answered is not None:
                return answered
            use = self._by_verb(mention, head, verb)
            if use is not None and not self.is_inverted(verb) and self._is_reached(mention, head, through, use):
                return self._at_last(head, verb, self._as_put(mention, head, verb, use))
        return None

    def _is_reached(self, mention: Mention, head: Token, through: bool, use: MechanismUse) -> bool:
        """Whether the verb's use is of this noun; what is agreed on in a place, or held under a ruling, is none."""
        prep = self.document.head(head).lower if head.dep == "pobj" else ""
        if prep == "at" or (prep in ("with", "in", "during") and use is MechanismUse.AGREED_TO):
            return False
        if prep == "under" and use is MechanismUse.CONVENED:
            return False
        return through or (use in _REACHING and self._is_from(head))

    def _as_put(self, mention: Mention, head: Token, verb: Token, use: MechanismUse) -> MechanismUse:
        """The use as far as it has come, after the clause that is cited and what is asked for."""
        if use is MechanismUse.ASKED and self._cites_article(verb):
            use = MechanismUse.INVOKED
        prep = self.document.head(head).lower if head.dep == "pobj" else ""
        if use is MechanismUse.ASKED and prep == "for" and mention.kind in _SENT:
            use = MechanismUse.PROPOSED
        hoped = verb.lemma in self.terms.hoping or self._is_due(verb)
        if use is MechanismUse.CONVENED and head.dep == "nsubj" and hoped:
            return MechanismUse.PROPOSED
        doers = clauses.subjects(self.document, verb)
        if (
            use is MechanismUse.AGREED_TO
            and verb.lemma == "provide"
            and any(t.lemma in self.terms.drafts for t in doers)
        ):
            return MechanismUse.PROPOSED
        above = self.document.head(verb)
        if verb.lemma in self.terms.going and verb.dep in ("ccomp", "xcomp") and above.lemma in self.terms.wanting:
            return MechanismUse.REFUSED
        return self.as_far(verb, use)

    def _is_due(self, verb: Token) -> bool:
        """ "Are to be in place by May", "is to arrive": not there yet."""
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        return any(c.lower == "to" for d in deeds for c in self.document.children(d, "aux"))

    def _beside(self, mention: Mention) -> Told:
        """What a clause at the noun, the noun above it, a list or an officer of the body tells."""
        told, clause = self.in_relative(mention)
        if clause is not None:
            return told, clause
        named = self._named_use(mention)
        if named is None and self.is_asker(mention.head):
            return MechanismUse.MENTIONED, None
        if named is not None:
            return named, None
        occasion = self._as_occasion(mention)
        return (MechanismUse.CONVENED, occasion) if occasion is not None else self._by_its_officer(mention)

    def _named_use(self, mention: Mention) -> MechanismUse | None:
        """The use that the noun above names: "his call for a regional force", "the failure of the panel to meet"."""
        head = mention.head
        noun = self.document.head(self.document.head(head)) if head.dep == "pobj" else self.document.head(head)
        if head.dep not in ("pobj", "poss", "compound") or noun.pos not in ("NOUN", "PROPN"):
            return None
        if noun.lemma.lower() in self.terms.failings:
            frames = [self.own.match(self.document, d) for d in self.document.children(noun, "acl")]
            idle = any(f is not None and f.value == MechanismUse.CONVENED for f in frames)
            return MechanismUse.STALLED if idle else MechanismUse.BLAMED
        if head.dep != "pobj" or self.is_asker(head):
            return None
        return self.terms.nominal.get(noun.lemma.lower()) or self.terms.nominal.get(noun.lower.removesuffix("s"))

    def _is_asked_in_list(self, mention: Mention) -> bool:
        """ "We call on" and, on a line of its own, "- the Security Council to renew it"."""
        own = self.document.line_of(mention.first)
        before = self.document.text[own.start : mention.first.start].strip(_BULLETS).lower()
        after = self.document.tokens[mention.head.i + 1 : mention.head.i + 2]
        if (
            before not in ("", "the")
            or not after
            or after[0].lower != "to"
            or self.document.text[own.start] not in _BULLETS
        ):
            return False
        lines = [line for line in self.document.lines if line.end <= own.start]
        lead = next((x for x in reversed(lines) if self.document.text[x.start] not in _BULLETS), None)
        words = self.document.within(lead.start, lead.end) if lead is not None else ()
        return any(t.lemma.lower() in self.terms.leading_in for t in words[-_LEAD:])

    def _as_occasion(self, mention: Mention) -> Token | None:
        """The deed told of "at a flag meeting", "after the trilateral talks": then they were held."""
        prep = self.document.head(mention.head)
        if mention.head.dep != "pobj" or mention.head.lemma not in self.terms.rounds or prep.lower not in _AT:
            return None
        verb = next(clauses.governing_verbs(self.document, prep), None)
        if verb is None:
            return prep if self.document.line_of(prep).label is Label.HEADLINE else None
        tense = {verb.tag, *(c.tag for c in self.document.children(verb, "aux", "auxpass"))}
        told = tense & {"VBD", "VBZ", "VBP"} and "MD" not in tense
        return verb if told or (verb.tag == "VBN" and "MD" not in tense) else None

    def _answered(self, verb: Token) -> tuple[MechanismUse, Token] | None:
        """ "The offer to send monitors was accepted": what became of the offer under which the deed stands."""
        noun = self.document.head(verb)
        if verb.dep != "acl" or noun.lemma not in self.terms.carriers:
            return None
        above = self.document.head(noun)
        if noun.dep not in ("dobj", "nsubjpass") or not clauses.is_verb(above):
            return None
        frame = self.others.match(self.document, above)
        use = MechanismUse(frame.value) if frame is not None else None
        return (self.as_far(above, use), above) if use in _ANSWERS else None

    def _unwanted(self, head: Token) -> Token | None:
        """The verb of "wants no third party", "no outside force is needed"."""
        verb = self.document.head(head)
        none = any(c.lower == "no" for c in self.document.children(head, "det"))
        if none and head.dep == "ROOT" and head.lemma in self.terms.only_used:
            return head  # "No third party."
        if not none or not clauses.is_verb(verb) or verb.lemma not in self.terms.unwanted:
            return None
        return verb if head.dep in ("dobj", "nsubjpass", "attr") else None

    def _at_last(self, head: Token, verb: Token, use: MechanismUse) -> tuple[MechanismUse, Token]:
        """ "A working group met and got nowhere": what is said last of what it does itself."""
        if head.dep == "nsubj" and use is MechanismUse.CONVENED:
            for deed in self.document.children(verb, "conj"):
                frame = self.own.match(self.document, deed) if not self.document.children(deed, "nsubj") else None
                if frame is not None and frame.value in _TOLD_ASIDE:
                    return MechanismUse(frame.value), deed
        return use, verb

    def _by_its_officer(self, mention: Mention) -> tuple[MechanismUse, Token | None]:
        """ "Asked the president of the council to call a meeting": the body is asked."""
        prep = self.document.head(mention.head)
        officer = self.document.head(prep)
        if mention.head.dep in ("poss", "compound"):
            officer = prep
        elif mention.head.dep != "pobj" or prep.lower != "of":
            return MechanismUse.MENTIONED, None
        verb = self.document.head(officer)
        if officer.dep == "pobj":
            verb = self.document.head(verb)
        if officer.lemma.lower() not in self.terms.voices or not clauses.is_verb(verb) or officer.dep == "nsubj":
            return MechanismUse.MENTIONED, None
        use = self._by_verb(mention, officer, verb)
        if use is not MechanismUse.ASKED:
            return MechanismUse.MENTIONED, None
        return self.as_far(verb, use), verb

    def is_means(self, mention: Mention) -> bool:
        """Whether it only says by what means something came about: "agreed through Qatari mediation"."""
        prep = self.document.head(mention.head)
        means = mention.head.dep == "pobj" and prep.lower in _MEANS
        return means and self.document.head(prep).lemma not in self.terms.continuing

    def carried(self, head: Token) -> tuple[Token, bool]:
        """The noun that stands for the mechanism in its clause, and whether it is the verb's own argument."""
        for _ in range(4):
            above = self.document.head(head)
            noun = self.document.head(above)
            if head.dep == "conj" and above.pos in ("NOUN", "PROPN"):
                head = above
            elif head.dep == "pobj" and noun.pos in ("NOUN", "PROPN") and noun.i != above.i:
                inner = noun.lemma in self.terms.rounds and above.lower in _WITHIN
                if not inner and noun.lemma.lower() not in self.terms.carriers | self.terms.needless:
                    return head, False
                head = noun
            elif head.dep in ("compound", "poss", "nmod"):
                if above.lemma not in self.terms.carriers:
                    return head, False
                head = above
            else:
                break
        return head, head.dep != "appos"

    def reaches(self, head: Token, use: MechanismUse) -> bool:
        """Whether a use that the statement tells is of this mention: its own, or of what comes from it."""
        noun, through = self.carried(head)
        through = through or (noun.dep == "pobj" and self.document.head(noun).lower in _INSIDE)
        return through or (use in _REACHING and self._is_from(noun))

    def _is_from(self, head: Token) -> bool:
        """Whether the noun above comes from it or goes to it: "asked for monitors from the league"."""
        return head.dep == "pobj" and self.document.head(head).lower in _SOURCES

    def _by_verb(self, mention: Mention, head: Token, verb: Token) -> MechanismUse | None:
        active = not clauses.is_passive(self.document, verb)
        if active and head in clauses.subjects(self.document, verb):
            whole = head.i == mention.head.i or head.lemma in self.terms.carriers | self.terms.rounds
            due = (d for a in self.document.children(verb, "acomp") for d in self.document.children(a, "xcomp"))
            told = self.document.children(verb, "dobj") or self._asks(verb)  # "asked them to go" is no deed of its own
            under = () if told else self.document.children(verb, "xcomp")
            itself = () if under and verb.lemma in self.terms.continuing else (verb,)  # "has begun to send observers"
            deeds = (*itself, *under, *due) if whole else ()
            frame = next((f for deed in deeds if (f := self.own.match(self.document, deed)) is not None), None)
            since = any(t.lower == "since" for t in self.document.subtree(verb))
            frame = None if since and verb.lemma in self.terms.tasks else frame
            if frame is None and head.lemma in self.terms.rounds and verb.lemma in self.terms.signed:
                return MechanismUse.CONVENED  # "the meeting agreed on joint patrols"
            if frame is None and any(d.lemma in self.terms.errands for d in deeds) and self._goes_between(mention):
                return MechanismUse.CONVENED
            if frame is not None and head.lemma in self.terms.leaving and head.i != mention.head.i:
                return MechanismUse.STALLED
            if frame is None and any(a.lower in self.terms.awaited for a in self.document.children(verb, "acomp")):
                return MechanismUse.PROPOSED
            small = verb.tag in ("VBN", "VBD") and verb.dep == "advcl" and self._is_with(verb)
            frame = self.others.match(self.document, verb) if frame is None and small else frame
        elif head.dep == "pobj" and self.document.head(head).dep == "agent":
            frame = None  # "as demanded by the league"
        elif head.dep == "attr" and (what := self.document.children(verb, "csubj")):
            frame = self.own.match(self.document, what[0])  # "what does not work is the format"
        elif active and self._is_within(head, self.document.children(verb, "nsubj")):
            frame = None
        else:
            frame = self.others.match(self.document, verb, self.is_denied(verb))
            if frame is not None and head.lemma in self.terms.leaving and mention.head.i != head.i:
                return MechanismUse.REFUSED if frame.value in _REACHING else MechanismUse.STALLED
        return MechanismUse(frame.value) if frame is not None else None

    def _asks(self, verb: Token) -> bool:
        """ "Called on Peru to withdraw", "refused to discuss it": what others do, or what is not done."""
        onto = [p for p in self.document.children(verb, "prep") if p.lower in ("on", "upon", "to")]
        asked = any(self.document.children(p, "pobj") for p in onto)
        return asked or verb.lemma in self.terms.above[MechanismUse.REFUSED]

    def _goes_between(self, mention: Mention) -> bool:
        """Whether going somewhere is its work: a delegation of elders, an envoy; an offer that came went nowhere."""
        goes = mention.head.lemma not in self.terms.offering
        return mention.kind is MechanismKind.MEDIATION and mention.entry is None and goes

    def _is_with(self, verb: Token) -> bool:
        """ "With the committee deadlocked": what has become of it is told beside."""
        return any(c.lower == "with" for c in self.document.children(verb, "mark", "prep"))

    def _cites_article(self, verb: Token) -> bool:
        """ "Asked it to consult under Article 2": the clause that is set in motion is named."""
        words = self.document.subtree(verb)
        return any(t.lemma in self.terms.articles and self._is_numbered(t) for t in words)

    def _is_numbered(self, token: Token) -> bool:
        after = self.document.tokens[token.i + 1 : token.i + 2]
        return any(t.pos == "NUM" or t.text[0].isdigit() for t in after)

    def _is_none(self, noun: Token) -> bool:
        return any(c.lower in ("no", "any") for c in self.document.children(noun, "det"))

    def _is_within(self, token: Token, subjects: tuple[Token, ...]) -> bool:
        """Whether `token` belongs to the phrase of one of `subjects`, and is not what does the deed itself."""
        above = {token.i, *(t.i for t in self.document.ancestors(token))}
        return any(s.i in above for s in subjects)
