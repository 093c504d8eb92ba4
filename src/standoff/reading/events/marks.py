"""The marks of factuality that stand at a word itself: its auxiliaries, negation, adverbs, modifiers and conditions.

`Marks` gathers them for one event. Nothing here looks at what governs the event: see `factuality`.
"""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.negated import has_nobody, only_follows
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Modality


class Marks:
    """What has been gathered so far of one trigger's event."""

    def __init__(self, document: Document, trigger: Trigger, patterns: EventPatterns) -> None:
        self.document = document
        self.trigger = trigger
        self.patterns = patterns
        self.negated = False
        self.refused = False
        self.denied = False
        self.modalities: list[Modality] = []
        self.hedges: list[tuple[int, str]] = []
        self.conditions: list[tuple[int, int]] = []
        self.grounds: list[str] = []
        self.licensed = False
        self.granted: tuple[tuple[Modality, ...], bool, bool, bool] | None = None

    def note(self, effect: str, word: Token) -> None:
        if effect == "none":
            return
        if effect == "offered" and self._is_blow():
            effect = "hypothetical"
        if effect == "failed" and word.lemma in self.patterns.words["omitting"] and not self._is_blow():
            effect = "not-happened"
        self.grounds.append(f"{effect}: {word.text}")
        if effect == "denied":
            self.denied = True
        elif effect == "not-happened":
            self.refused = True
        else:
            self.modalities.append(Modality(effect))

    def _is_blow(self) -> bool:
        return self.trigger.pattern.type.value in self.patterns.words["striking"]

    def at_noun(self) -> None:
        """The modifiers of a noun event ("alleged attack", "no clashes") and of the nouns that frame it."""
        if not self.trigger.pattern.noun and self.trigger.token.pos not in ("NOUN", "PROPN"):
            return
        for child in self.document.children(self.trigger.token):
            self.modifier(child)
        self._set_for_a_day()

    def _set_for_a_day(self) -> None:
        """An event noun that is for a day lies ahead of its telling: "announced a strike for Thursday"."""
        hosts = (self.trigger.token, *((self.trigger.carrier,) if self.trigger.carrier is not None else ()))
        for word in (p for host in hosts for p in self.document.children(host, "prep") if p.lower == "for"):
            for day in self.document.children(word, "pobj"):
                coming = {c.lower for c in (day, *self.document.children(day, "amod", "det"))}
                named = day.entity == "DATE" and day.tag == "NNP" and not self.document.children(day, "nummod")
                if named or coming & self.patterns.words["coming_days"]:
                    self.note("future", word)

    def modifier(self, child: Token) -> None:
        word = child.lower
        if word in ("more", "further") and any(c.lower == "no" for c in self.document.children(child)):
            word, child = "no", next(c for c in self.document.children(child) if c.lower == "no")
        contrasts = word == "not" and child.i > self.trigger.token.i
        if child.dep in ("det", "neg", "amod", "cc") and not contrasts and word in ("no", "neither", "nor", "not"):
            self.negated = True
            self.grounds.append(f"negated: {word}")
        elif word in self.patterns.attributes:
            effect = self.patterns.attributes[word]
            if effect == "hedge":
                self.hedges.append((child.i, child.text))
            else:
                self.note(effect, child)
        elif word in self.patterns.words["hedges"]:
            self.hedges.append((child.i, child.text))

    def is_carrier(self, head: Token) -> bool:
        return self.trigger.carrier is not None and head.i == self.trigger.carrier.i

    def at_verb(self, verb: Token) -> None:
        """The auxiliaries, negation, adverbs and conditions that stand at `verb`."""
        self.modals(verb)
        self.negation(verb)
        self._adverbs(verb)
        self._make_believe(verb)
        for host in (verb, self.document.head(verb), self.document.head(self.document.head(verb))):
            for word in self.document.children(host, "advcl", "prep"):
                if word.lower in self.patterns.words["provisos"] and self.document.children(word, "ccomp", "pcomp"):
                    self.conditions.append(self.clause_span(word))
        for clause in self.document.children(verb, "advcl"):
            marks = [c.lower for c in self.document.children(clause, "mark", "advmod")]
            conditional = [m for m in marks if m in self.patterns.words["conditions"] and m != "whether"]
            if (conditional or self.is_inverted(clause)) and not ("even" in marks[:1] or "as" in marks):
                self.modalities.append(Modality.CONDITIONAL)
                self.conditions.append(self.clause_span(clause))
                self.grounds.append(f"condition: {(conditional or ['inverted'])[0]}")
        marks = [c.lower for c in self.document.children(verb, "mark")]
        if verb.dep in ("conj", "ROOT", "parataxis") and {"if", "unless"} & set(marks):
            self.note_condition(verb)
        if (verb.dep == "ccomp" and "if" in marks) or (verb.dep != "advcl" and "whether" in marks):
            self.modalities.append(Modality.HYPOTHETICAL)

    def note_condition(self, clause: Token) -> None:
        self.modalities.append(Modality.CONDITIONAL)
        self.conditions.append(self.clause_span(clause))
        self.grounds.append(f"in a condition: {clause.text}")

    def _adverbs(self, verb: Token) -> None:
        """Adverbs at `verb`: hedges, "almost attacked", "rather than attack", "at no time did it attack"."""
        words = self.patterns.words
        for child in self.document.children(verb, "advmod"):
            if child.lower in words["hedges"]:
                self.hedges.append((child.i, child.text))
            if child.lower in words["approximators"]:
                self.note("not-happened", child)
            if child.lower in words["scarcely"] and child.i < verb.i and not self._comes_upon(verb):
                self.negated = True
                self.grounds.append(f"negated: {child.text}")
            near = child.lower in words["nearness"] and verb.lemma in words["nearing"]
            if near and any(w.i > child.i and w.dep == "pobj" for w in self.trigger.words):
                self.note("not-happened", child)
        before = [t.lower for t in self.document.tokens[max(0, verb.i - 3) : verb.i] if t.dep not in ("neg", "aux")]
        if before[-2:] in (["rather", "than"], ["all", "but"]):
            self.note("not-happened", self.document.tokens[verb.i - 1])
        for prep in self.document.children(verb, "prep", "advmod"):
            for noun in self.document.children(prep, "pobj"):
                never = noun.lemma in words["never_nouns"]
                if never and any(c.lower == "no" for c in self.document.children(noun, "det", "neg")):
                    self.negated = not self.negated
                    self.grounds.append(f"negated: {prep.text} no {noun.text}")

    def _comes_upon(self, verb: Token) -> bool:
        """Whether a deed is only just over when another comes: "had hardly crossed when guns opened up"."""
        below = (m for c in self.document.children(verb, "advcl") for m in self.document.children(c, "advmod", "mark"))
        return any(m.lower in ("when", "before", "than") for m in below)

    def _make_believe(self, verb: Token) -> None:
        """What is done in a drill or to a mock target is not done."""
        nouns = [
            n
            for p in self.document.children(verb, "prep")
            if p.lower in ("in", "during")
            for n in self.document.children(p, "pobj")
        ]
        mock = (c.lower in self.patterns.words["mock"] for n in nouns for c in self.document.children(n, "amod"))
        if any(n.lemma in self.patterns.words["make_believe"] for n in nouns) or any(mock):
            self.note("hypothetical", verb)
        for noun in self.document.children(verb, "dobj", "nsubjpass"):
            for word in self.document.children(noun, "amod"):
                if word.lower in self.patterns.words["mock"]:
                    self.note("hypothetical", word)

    def is_ordered(self, verb: Token) -> bool:
        """Whether a verb is an imperative: "Withdraw your ships"."""
        if verb.tag not in ("VB", "VBP") or verb.dep not in ("ROOT", "ccomp", "conj", "parataxis", "advcl"):
            return False
        if self.document.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
            return False
        return self.is_ordered(self.document.head(verb)) if verb.dep == "conj" else self._opens(verb)

    def _opens(self, verb: Token) -> bool:
        """Whether nothing but a quotation mark or an adverb stands before `verb` in its sentence."""
        tokens, first = self.document.tokens, self.document.sentence_of(verb).first
        at = verb.i - 1
        while at >= first and tokens[at].pos in ("INTJ", "ADV"):
            at -= 1
        return at < first or tokens[at].text in ('"', "\u201c", "'", "\u2018", ":")

    def is_inverted(self, clause: Token) -> bool:
        """Whether inversion makes a condition of a clause without a mark: "had it attacked", "should it attack"."""
        if self.document.children(clause, "mark"):
            return False
        first = next(iter(self.document.subtree(clause)))
        return first.lower in self.patterns.words["inversions"] and first.pos in ("AUX", "VERB")

    def modals(self, verb: Token) -> None:
        auxiliaries = self.document.children(verb, "aux")
        conditional = any(
            c.lower in self.patterns.words["conditions"]
            for clause in self.document.children(verb, "advcl")
            for c in self.document.children(clause, "mark")
        )
        avowed = verb.lemma in self.patterns.words["avowals"] and bool(self.document.children(verb, "ccomp"))
        perceived = avowed or verb.lemma in self.patterns.words["perceiving"]
        for aux in auxiliaries:
            effect = self.patterns.modals.get(aux.lower)
            if perceived and aux.lower in ("can", "could"):
                continue
            perfect = any(c.lower == "have" for c in auxiliaries)
            if self._inverts(aux, verb):
                self.modalities.append(Modality.CONDITIONAL)
                self.grounds.append(f"inverted: {aux.text}")
                continue
            scheme = self._scheme_over(verb)
            if effect == "conditional" and scheme and not perfect:
                self.note(*scheme)
            elif effect == "conditional" or (effect == "demanded" and perfect):
                that = verb.dep == "advcl" and any(c.lower == "that" for c in self.document.children(verb, "mark"))
                reported = (verb.dep in ("ccomp", "ROOT", "conj") or that) and not conditional and not perfect
                self.note("future" if effect == "conditional" and reported else "hypothetical", aux)
            elif effect:
                self.note(effect, aux)
        better = any(c.lower in ("better", "best") for c in self.document.children(verb, "advmod"))
        advised = verb.tag == "VB" and better and any(c.lower in ("had", "'d") for c in auxiliaries)
        if advised or self._is_subjunctive(verb) or self.is_ordered(verb):
            self.note("demanded", verb)
        told = verb.lemma == "have" and verb.tag == "VBD" and not self._is_told_to(verb)
        obliged = verb.lemma in ("have", "need") and not told and self.document.children(verb, "xcomp")
        if self.is_yet_to(verb):
            self.note("not-happened", verb)
        elif obliged and verb.i != self.trigger.token.i and not self.is_carrier(verb):
            self.note("demanded", verb)
        if verb.lemma == "go" and verb.tag == "VBG" and self.document.children(verb, "xcomp"):
            self.note("future", verb)
        if verb.lemma == "be" and any(
            c.lower == "to" and x.lemma != "blame"
            for x in self.document.children(verb, "xcomp")
            for c in self.document.children(x, "aux")
        ):
            self.note("future", verb)

    def _is_told_to(self, verb: Token) -> bool:
        """Whether somebody says of another that he "had to" do a thing, which only asks for it: "said that Chad had to
        leave", not "said that it had to leave"."""
        that = any(c.lower == "that" for c in self.document.children(verb, "mark"))
        named = any(
            s.entity in ("GPE", "ORG", "NORP") or s.lower in ("both", "sides")
            for s in self.document.children(verb, "nsubj")
        )
        over = self.document.head(verb)
        saying = over if is_verb(over) else self.document.head(over)
        said = saying.lemma in self.patterns.words["telling"] | self.patterns.words["claiming"]
        dated = any(t.entity in ("DATE", "TIME") for t in self.document.subtree(verb))
        return that and named and said and not dated and not self.document.children(verb, "aux")

    def _scheme_over(self, verb: Token) -> tuple[str, Token] | None:
        """What a plan or offer makes of what is to be under it: "a plan under which each side would free ten"."""
        over = self.document.head(verb)
        under = (
            n
            for p in self.document.children(verb, "prep")
            if p.lower in ("under", "by")
            for n in self.document.children(p, "pobj")
        )
        if verb.dep != "relcl" or not any(n.lower == "which" for n in under):
            return None
        effect = self.patterns.governors["nouns"].get(over.lemma)
        return (effect[0], over) if effect is not None else None

    def _inverts(self, aux: Token, verb: Token) -> bool:
        """Whether "should" before its subject makes a condition: "will send observers, should both agree"."""
        subjects = self.document.children(verb, "nsubj", "nsubjpass")
        asked = self.document.tokens[self.document.sentence_of(verb).last - 1].text == "?"
        return aux.lower == "should" and not asked and any(aux.i < s.i < verb.i for s in subjects)

    def _is_subjunctive(self, verb: Token) -> bool:
        """Whether a clause is what somebody would have done: "the suggestion that observers be sent"."""
        auxiliaries = self.document.children(verb, "aux", "auxpass")
        bare = self._is_base(verb) and not auxiliaries
        passive = bool(auxiliaries) and all(a.text == "be" for a in auxiliaries)
        that = any(c.lower == "that" for c in self.document.children(verb, "mark"))
        return (bare or passive) and that and bool(self.document.children(verb, "nsubj", "nsubjpass"))

    def _is_base(self, verb: Token) -> bool:
        """Whether a verb has its bare form where a past or present would show: "that it tow the ship"."""
        if verb.tag == "VB":
            return True
        bare = verb.tag in ("VBD", "VBN") and verb.lower == verb.lemma and verb.lemma not in self._unchanging()
        single = any(
            s.tag in ("NN", "NNP") or s.lower in ("it", "he", "she", "each", "neither")
            for s in self.document.children(verb, "nsubj")
            if not self.document.children(s, "conj")
        )
        return bare or (verb.tag == "VBP" and single and verb.lower == verb.lemma)

    def _unchanging(self) -> frozenset[str]:
        return self.patterns.words["unchanging"]

    def is_yet_to(self, verb: Token) -> bool:
        """Whether what `verb` governs has not come to be so far: "has yet to begin"."""
        if verb.lemma not in ("have", "be"):
            return False
        below = self.document.children(verb, "xcomp", "ccomp")
        near = (verb, *below)
        yet = any(c.lower == "yet" for t in near for c in self.document.children(t, "advmod"))
        infinitive = any(c.lower == "to" for t in below for c in self.document.children(t, "aux"))
        return yet and infinitive

    def negation(self, word: Token) -> None:
        for child in self.document.children(word):
            negative = child.dep == "neg" or child.lower in ("never", "nor", "neither")
            negative = negative and not (child.dep == "cc" and child.i > word.i)
            if negative and child.lower in self.patterns.words["negations"] and not only_follows(self.document, child):
                self.negated = not self.negated
                self.grounds.append(f"negated: {child.text}")
            elif self._is_no_more(child, word):
                self.negated = True
                self.grounds.append(f"negated: no {child.lower}")
        own = is_verb(word) and word.i in (self.trigger.token.i, self.trigger.top.i)
        if own and has_nobody(self.document, self.patterns, word, self.trigger.token.i):
            self.negated = True
            self.grounds.append("negated participant")

    def _is_no_more(self, adverb: Token, word: Token) -> bool:
        """Whether "no longer" or "no more" stands before `word`."""
        after = adverb.lower in ("more", "longer") and adverb.i < word.i
        return after and any(c.lower == "no" for c in self.document.children(adverb))

    def clause_span(self, clause: Token) -> tuple[int, int]:
        tokens = list(self.document.subtree(clause))
        start = tokens[0]
        previous = self.document.tokens[start.i - 1] if start.i else start
        if previous.lower in ("only", "even", "but", "except") and previous.end <= start.start:
            start = previous
        last = tokens[-1]
        while last.pos == "PUNCT" and last.i > start.i:
            last = self.document.tokens[last.i - 1]
        return start.start, last.end

    def hedge(self) -> str | None:
        words = [text for _, text in sorted(set(self.hedges))]
        return ", ".join(words) or None

    def is_any(self) -> bool:
        """Whether the words speak of "any attack", and so of none in particular."""
        noun = self.trigger.pattern.noun is not None or bool(self.trigger.pattern.object)
        words = [t for t in self.trigger.words if t.pos == "NOUN"] if noun else []
        return any(c.lower == "any" for t in words for c in self.document.children(t, "det"))
