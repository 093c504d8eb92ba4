"""Verbs as cues: "said that", "denied sending", "accused them of", "was quoted by Sol as saying"."""

from collections.abc import Iterator, Mapping

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.frames import Found, best_frame
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Stance

_BESIDE = 3
_GENERIC = frozenset({"you", "one", "it", "there", "what", "nobody", "anybody", "anyone", "everyone"})


class VerbCues:
    """The attributions whose cue is a verb."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents

    def find(self, verb: Token) -> Iterator[Attribution]:
        """What `verb` attributes, outermost first; nothing where it is no cue here."""
        if verb.pos not in ("VERB", "AUX") or verb.dep in ("amod", "compound", "aux", "auxpass"):
            return
        relay = self._relay(verb) or self._idiom(verb) or self._unreached(verb)
        if relay is not None:
            yield from relay
            return
        lemma, frames = self._entry(verb)
        if frames is None and verb.text.isupper():
            lemma, frames = self._in_capitals(verb)
        if frames is None or (self.tree.child(self.tree.head(verb), "preconj") is not None and verb.dep == "conj"):
            return
        closing = self._closing(verb, lemma, frames)
        if closing is not None:
            yield closing
            return
        if self._reported_passive(verb):
            return
        found = best_frame(self.tree, verb, frames)
        passive = self.tree.passive(verb)
        if passive:
            if found is not None:
                yield from self._passive(verb, lemma, frames[found.frame], found)
            return
        yield from self._active(verb, lemma, frames, found)

    # --- the verb ----------------------------------------------------------------------------------

    def _entry(self, verb: Token) -> tuple[str, Mapping[str, Sense] | None]:
        """The lemma with its particle, and what the lexicon knows of it."""
        particle = self.tree.particle(verb)
        if particle is not None:
            lemma = f"{verb.lemma} {particle.lower}"
            return lemma, self.lexicon.verbs.get(lemma)
        after = self.tree.tokens[verb.i + 1] if verb.i + 1 < len(self.tree.tokens) else None
        if after is not None and after.head == verb.i and after.dep == "advmod":
            joined = f"{verb.lemma} {after.lower}"
            if joined in self.lexicon.verbs:
                return joined, self.lexicon.verbs[joined]
        return verb.lemma, self.lexicon.verbs.get(verb.lemma)

    def _in_capitals(self, verb: Token) -> tuple[str, Mapping[str, Sense] | None]:
        """The same of a verb in capitals, whose lemma the model does not give: "RULES OUT"."""
        after = self.tree.tokens[verb.i + 1].lower if verb.i + 1 < len(self.tree.tokens) else ""
        plain = (verb.lower, verb.lower[:-1], verb.lower[:-2])
        for lemma in (*(f"{word} {after}" for word in plain), *plain):
            if lemma in self.lexicon.verbs:
                return lemma, self.lexicon.verbs[lemma]
        return verb.lemma, None

    def _speaker(self, verb: Token) -> Token | None:
        subject = self.tree.subject(verb)
        if subject is None or subject.i == verb.i:
            return None
        bare = subject.lower in _GENERIC and self.tree.left(subject) == self.tree.right(subject)
        if (bare and not self._speaking_it(subject)) or subject.tag == "EX":
            return None
        real = self.tree.antecedent(subject)
        if real.pos == "VERB" and real.tag not in ("NN", "NNS"):
            return None
        if real.pos == "NOUN" and not self.lexicon.may_speak(real.lemma):
            return None
        return None if real.entity in ("DATE", "TIME", "MONEY") else subject

    def _speaking_it(self, subject: Token) -> bool:
        """ "it said" speaks; the "it" of "it is said" and of weather does not get this far."""
        return subject.lower == "it" and subject.dep == "nsubj"

    def _first_person(self, speaker: Token) -> bool:
        return speaker.lower in ("i", "we")

    def _closing(self, verb: Token, lemma: str, frames: Mapping[str, Sense]) -> Attribution | None:
        """The attribution that closes a sentence and covers all of it before."""
        frame = "clause" if "clause" in frames else "quote"
        taken_for_passive = verb.dep == "acl" and self.tree.child(verb, "agent", "auxpass") is None
        if frame not in frames or (self.tree.passive(verb) and not taken_for_passive):
            return None
        found = self.contents.closing(verb)
        if found is None:
            return None
        speaker, content = found
        if speaker.head == verb.i and (self._speaker(verb) is None or self._first_person(speaker)):
            return None
        if (speaker.pos == "NOUN" and not self.lexicon.may_speak(speaker.lemma)) or self._speaks_within(content):
            return None
        span = self.tree.offsets(self.tree.left(speaker), self.tree.verb_group(verb)[0] - 1) or (
            speaker.start,
            speaker.end,
        )
        return Attribution(self._cue(verb, None), verb.i, lemma, frames[frame], frame, "closing attribution", (span,),
                           speaker.i, content, self._toward(verb, self.tree.child(verb, "dobj")))  # fmt: skip

    def _speaks_within(self, content: tuple[Span, ...]) -> bool:
        """Whether the sentence before is itself "A said …" with a quotation at its end, which alone is then closed."""
        tokens = [t for start, end in content for t in self.tree.within(start, end)]
        if not tokens or self.contents.in_quotation(tokens[-1]) is None:
            return False
        cues = (t for t in tokens if t.pos == "VERB" and "quote" in self.lexicon.verbs.get(t.lemma, {}))
        return any(self.contents.in_quotation(t) is None and self.tree.child(t, "ccomp") is not None for t in cues)

    # --- active ------------------------------------------------------------------------------------

    def _active(
        self, verb: Token, lemma: str, frames: Mapping[str, Sense], found: Found | None
    ) -> Iterator[Attribution]:
        found = found or self._shared(verb, frames)
        speaker = self._speaker(verb)
        if speaker is None or self._condition_of_anonymity(verb) or self._gives_none(verb):
            return
        if self._first_person(speaker) and not self.contents.own_voice(speaker):
            return
        frame, toward, marker = "", None, None
        content: tuple[Span, ...] = ()
        if found is not None:
            frame, toward, marker = found.frame, found.toward, found.marker
            content = self.contents.clause(verb, speaker, found.first, found.last, leading=found.leading)
            if found.leading and self._speech(found):
                content = self.contents.beside(verb, speaker) or content
        if found is None or (frame != "clause" and "quote" in frames):
            quotes = ("quote" in frames or "clause" in frames) and not self._would(verb)
            quoted = self.contents.beside(verb, speaker) if quotes else ()
            if quoted and not (content and frame not in ("object", "on", "to", "about", "of", "infinitive")):
                frame = "quote" if "quote" in frames else "clause"
                content, marker = quoted, None
        if lemma in self.lexicon.limit_verbs and (not content or frame == "quote") and self.tree.negation(verb):
            yield from self._bare(verb, lemma, frames, speaker)
            return
        if not content and ("clause" in frames or "quote" in frames):
            content = self.contents.around(verb, speaker)
            frame = "clause" if "clause" in frames else "quote"
        if not content:
            yield from self._bare(verb, lemma, frames, speaker)
            return
        one = speaker.entity == "PERSON" or speaker.lower in ("he", "she", "who")
        if frames[frame].name == "no-comment" and not one and not self._answers(verb, found):
            return
        if content == self._you(verb):
            return
        gesture = frames[frame].name == "pointing-out" and verb.tag == "VBG"
        if gesture or (frame not in ("clause", "quote") and not self._acts(speaker)):
            return
        yield Attribution(
            cue=self._cue(verb, marker),
            head=verb.i,
            lemma=lemma,
            sense=frames[frame],
            frame=frame,
            rule=f"verb with {frame}",
            source=(self._source(speaker, verb),),
            speaker=speaker.i,
            content=content,
            toward=self._toward(verb, toward),
        )

    def _would(self, verb: Token) -> bool:
        """Whether the act is only foretold ("would respond “at a time of our choosing”"), and quotes nothing."""
        return verb.dep == "ccomp" and any(t.tag == "MD" for t in self.tree.children(verb, "aux"))

    def _shared(self, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
        """What "neither confirmed nor denied that …" says: the second verb's, which the parser gives it alone."""
        for second in self.tree.children(verb, "conj"):
            if second.i - verb.i > _BESIDE or self.tree.child(second, "nsubj") is not None:
                continue
            found = best_frame(self.tree, second, self._entry(second)[1] or {})
            if found is not None and found.frame in frames and found.first > second.i:
                return found
        return None

    def _you(self, verb: Token) -> tuple[Span, ...]:
        """The "you" of "thank you", which says nothing."""
        return tuple((t.start, t.end) for t in self.tree.children(verb, "dobj", "ccomp") if t.lower == "you")

    def _answers(self, verb: Token, found: Found | None) -> bool:
        """Whether "responded to X" is speech: about something said or proposed, in a tone, or left undone."""
        if not self.lexicon.has("answering", verb.lemma) or self.tree.negation(verb) is not None or found is None:
            return True
        if self._withheld(verb) or any(t.lower in self.lexicon.tones for t in self.tree.children(verb, "advmod")):
            return True
        words = self.tree.tokens[found.first : found.last + 1]
        named = ("spoken_things", "proposed_things")
        return any(self.lexicon.has(name, t.lemma) for name in named for t in words)

    def _acts(self, speaker: Token) -> bool:
        """Whether the source is somebody, and no thing that "demands patience" or "supports growth"."""
        real = self.tree.antecedent(speaker)
        if speaker.tag == "WDT" and real.pos == "NOUN" and not real.entity:
            return self.lexicon.acts(real.lemma)
        return real.lower not in ("that", "which", "what")

    def _speech(self, found: Found) -> bool:
        """Whether what was put before the cue is itself "A said …", so that the cue owns its last quotation only."""
        tokens = self.tree.tokens[found.first : found.last + 1]
        cues = (t for t in tokens if t.pos == "VERB" and "quote" in self.lexicon.verbs.get(t.lemma, {}))
        return any(self.contents.in_quotation(t) is None and self.tree.child(t, "ccomp") is not None for t in cues)

    def _source(self, speaker: Token, verb: Token) -> Span:
        """The whole phrase of the source; of a noun that the cue itself describes, the part before the cue."""
        if self.tree.left(speaker) < verb.i <= self.tree.right(speaker) and speaker.i < verb.i:
            first = self.tree.left(verb)
            return self.tree.offsets(self.tree.left(speaker), first - 1) or (speaker.start, speaker.end)
        start, end = self.contents.name_alone(speaker) or self.tree.phrase(speaker)
        twin = self.tree.tokens[self.tree.left(speaker) - 1] if self.tree.left(speaker) else speaker
        beside = twin.dep == "nsubj" and twin.head == verb.i == speaker.head and speaker.pos == "PROPN"
        return (self.tree.tokens[self.tree.left(twin)].start, end) if beside else (start, end)

    def _condition_of_anonymity(self, verb: Token) -> bool:
        """ "who asked not to be named", "who would not give his name": how a source speaks, and nothing it says."""
        given = [verb, *self.tree.children(verb, "xcomp")]
        if self.lexicon.has("withholding", verb.lemma) or self.tree.negation(verb) is not None:
            names = (n for t in given if t.lemma in self.lexicon.limit_giving for n in self.tree.children(t, "dobj"))
            if any(self.lexicon.has("naming", n.lemma) and self.tree.child(n, "poss") is not None for n in names):
                return True
        return any(
            self.lexicon.has("naming", t.lemma) and self.tree.child(t, "auxpass") is not None
            for t in self.tree.children(verb, "xcomp", "ccomp")
        )

    def _unreached(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "could not be reached for comment": a silence."""
        subject = self.tree.child(verb, "nsubjpass")
        if not self.lexicon.has("unreachable", verb.lemma) or subject is None or self.tree.negation(verb) is None:
            return None
        asked = (self.tree.child(prep, "pobj") for prep in self.tree.children(verb, "prep") if prep.lower == "for")
        if not any(thing is not None and self.lexicon.has("silences", thing.lemma) for thing in asked):
            return None
        sense = self.lexicon.verbs["comment"]["none"]
        source = (self.tree.phrase(subject),)
        return (
            Attribution(self._cue(verb, None), verb.i, verb.lemma, sense, "silence", "a silence", source, subject.i),
        )

    def _gives_none(self, verb: Token) -> bool:
        """ "offered no evidence": a limit on what was said."""
        if verb.lemma not in self.lexicon.limit_giving:
            return False
        things = (t for t in self.tree.children(verb, "dobj") if t.lemma in self.lexicon.limit_things)
        bare = (t for t in things if self.tree.child(t, "acl", "ccomp", "relcl") is None)
        return any(t.lower == "no" for thing in bare for t in self.tree.children(thing, "det"))

    def _idiom(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "pointed the finger at X", "laid the blame on X"."""
        thing = self.tree.child(verb, "dobj")
        if thing is None:
            return None
        for prep in (*self.tree.children(verb, "prep"), *self.tree.children(thing, "prep")):
            sense = self.lexicon.idioms.get((verb.lemma, thing.lemma, prep.lower))
            blamed = self.tree.child(prep, "pobj", "pcomp")
            speaker = self._speaker(verb) if sense is not None else None
            if sense is None or blamed is None or speaker is None or prep.i < verb.i:
                continue
            first, _ = self.tree.verb_group(verb)
            cue = ((self.tree.tokens[first].start, prep.end),)
            span = self.tree.phrase(blamed)
            lemma = f"{verb.lemma} {thing.lemma} {prep.lower}"
            source = (self._source(speaker, verb),)
            return (Attribution(cue, verb.i, lemma, sense, "idiom", "idiom", source, speaker.i, (span,), (span,)),)
        return None

    def _bare(self, verb: Token, lemma: str, frames: Mapping[str, Sense], speaker: Token) -> Iterator[Attribution]:
        """A speech act without content: "did not comment", "declined to respond"."""
        if "none" not in frames or (lemma in self.lexicon.limit_verbs and lemma != "comment"):
            return
        held = self.tree.negation(verb) is not None or self._withheld(verb)
        if held:
            yield Attribution(
                cue=self._cue(verb, None),
                head=verb.i,
                lemma=lemma,
                sense=frames["none"],
                frame="none",
                rule="verb without content",
                source=(self.tree.phrase(speaker),),
                speaker=speaker.i,
            )

    def _withheld(self, verb: Token) -> bool:
        head = self.tree.head(verb)
        return verb.dep == "xcomp" and self.lexicon.has("withholding", head.lemma)

    def _toward(self, verb: Token, given: Token | None) -> tuple[Span, ...]:
        if given is not None:
            return (self.tree.phrase(given),)
        for prep in self.tree.children(verb, "prep", "dative"):
            thing = self.tree.child(prep, "pobj")
            if prep.lower == "to" and prep.i == verb.i + 1 and thing is not None:
                return (self.tree.phrase(thing),)
        return ()

    def _cue(self, verb: Token, marker: Token | None) -> tuple[Span, ...]:
        first, last = self.tree.verb_group(verb)
        if marker is not None and marker.i == last + 1:
            last = marker.i
        span = (self.tree.tokens[first].start, self.tree.tokens[last].end)
        if marker is not None and marker.i > last:
            return (span, (marker.start, marker.end))
        return (span,)

    # --- passive -----------------------------------------------------------------------------------

    def _passive(self, verb: Token, lemma: str, sense: Sense, found: Found) -> Iterator[Attribution]:
        agent = self.tree.agent(verb)
        subject = self.tree.child(verb, "nsubjpass")
        hidden = agent is None
        if hidden and self.lexicon.has("awaiting", verb.lemma):
            return
        if hidden and found.frame in ("object", "object as", "object complement", "quote", "gerund", "infinitive"):
            return
        if not hidden and found.frame == "passive infinitive":
            return
        asked = sense.stance is Stance.REQUEST and verb.dep in ("advcl", "acl")
        aside = verb.dep in ("advcl", "acl") or " " not in found.frame
        if hidden and (asked or (aside and found.frame != "clause")):
            return
        content = self.contents.clause(verb, None, found.first, found.last, leading=found.leading)
        if found.frame.startswith(("object ", "passive ")) and subject is not None:
            content = (self.tree.phrase(subject), *content)
        infinitive = found.frame in ("object infinitive", "passive infinitive")
        hearsay = self._words(verb) if hidden and (found.frame == "clause" or infinitive) else None
        if hidden and infinitive and sense.stance not in ("assert",):
            hearsay = None
        if not content:
            return
        yield Attribution(
            cue=self._cue(verb, found.marker),
            head=verb.i,
            lemma=lemma,
            sense=sense,
            frame=found.frame,
            rule=f"passive with {found.frame}",
            source=(self.tree.phrase(agent),) if agent is not None else (),
            speaker=agent.i if agent is not None else None,
            content=content,
            toward=(self.tree.phrase(found.toward),) if found.toward is not None else (),
            hearsay=hearsay,
        )

    def _reported_passive(self, verb: Token) -> bool:
        """Whether the verb is the "say" of "was reported to say", which the relay above it has given."""
        head = self.tree.head(verb)
        return verb.dep == "xcomp" and self.tree.passive(head) and self._relay_infinitive(head) is not None

    def _words(self, verb: Token) -> str:
        first, last = self.tree.verb_group(verb)
        return self.tree.document.text[self.tree.tokens[first].start : self.tree.tokens[last].end]

    # --- relays ------------------------------------------------------------------------------------

    def _relay(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "Sol quoted X as saying", "X was quoted (by Interfax) as saying", "X was reported to say"."""
        if not self.lexicon.has("relays", verb.lemma) and "clause" not in self.lexicon.verbs.get(verb.lemma, {}):
            return None
        passive = self.tree.passive(verb)
        saying = self._as_saying(verb) if self.lexicon.has("relays", verb.lemma) else None
        if saying is None and passive:
            saying = self._relay_infinitive(verb)
        if saying is None:
            return None
        speaker = self.tree.child(verb, "nsubjpass" if passive else "dobj")
        relayer = self.tree.agent(verb) if passive else self._speaker(verb)
        if speaker is None:
            return None
        lemma, frames = self._entry(saying)
        found = best_frame(self.tree, saying, frames or {})
        content: tuple[Span, ...] = ()
        if found is not None:
            content = self.contents.clause(saying, speaker, found.first, found.last, leading=found.leading)
        content = (
            content or self.contents.beside(verb, relayer or speaker) or self.contents.around(verb, relayer or speaker)
        )
        if not content or frames is None:
            return None
        frame = found.frame if found is not None else ("quote" if "quote" in frames else "clause")
        return self._relayed(verb, saying, lemma, frames[frame], frame, speaker, relayer, content)

    def _relayed(
        self,
        verb: Token,
        saying: Token,
        lemma: str,
        sense: Sense,
        frame: str,
        speaker: Token,
        relayer: Token | None,
        content: tuple[Span, ...],
    ) -> tuple[Attribution, ...]:
        source = (self.tree.phrase(speaker),)
        said = (saying.start, saying.end)
        if relayer is None:
            first, last = self.tree.verb_group(verb)
            cue: tuple[Span, ...] = ((self.tree.tokens[first].start, self.tree.tokens[last].end), said)
            if saying.i - last <= 3:
                cue = ((self.tree.tokens[first].start, saying.end),)
            words = self.tree.document.text[cue[0][0] : saying.end]
            return (
                Attribution(cue, saying.i, lemma, sense, frame, "relay without an agency", source, speaker.i, content,
                            hearsay=words if len(words) < 60 else self._words(verb)),
            )  # fmt: skip
        inner = Attribution((said,), saying.i, lemma, sense, frame, "relayed speech", source, speaker.i, content)
        relayed = tuple(sorted({*source, said, *content}))
        relay_sense = self.lexicon.verbs["report"]["object"]
        outer = Attribution(
            self._cue(verb, None), verb.i, verb.lemma, relay_sense, "relay", "relay by an agency",
            (self.tree.phrase(relayer),), relayer.i, relayed,
        )  # fmt: skip
        return (outer, inner)

    def _as_saying(self, verb: Token) -> Token | None:
        for prep in self.tree.children(verb, "prep"):
            said = self.tree.child(prep, "pcomp")
            if prep.lower == "as" and said is not None and said.lemma in self.lexicon.verbs:
                return said
        for said in self.tree.children(verb, "advcl", "xcomp"):
            before = self.tree.tokens[said.i - 1] if said.i else None
            if said.tag == "VBG" and before is not None and before.lower == "as" and said.lemma in self.lexicon.verbs:
                return said
        return None

    def _relay_infinitive(self, verb: Token) -> Token | None:
        """The "say" of "was reported to say" or "is said to have told": an infinitive that is itself a cue."""
        for said in self.tree.children(verb, "xcomp"):
            frames = self.lexicon.verbs.get(said.lemma, {})
            if self.tree.infinitive(said) and "quote" in frames and verb.lemma in ("report", "say", "quote", "hear"):
                return said
        return None
