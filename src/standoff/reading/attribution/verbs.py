"""Verbs as cues: "said that", "denied sending", "accused them of", "was quoted by Sol as saying"."""

from collections.abc import Iterator, Mapping

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.alone import alone, recounted, yes_or_no
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.fitting import Found
from standoff.reading.attribution.frames import best_frame
from standoff.reading.attribution.given import given
from standoff.reading.attribution.quoted import QuotedSpeech
from standoff.reading.attribution.silences import Silences
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import VerbWords
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Stance

_BESIDE = 3


class VerbCues:
    """The attributions whose cue is a verb."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents
        self.asks = VerbWords(tree, lexicon, contents)
        self.silences = Silences(tree, lexicon, self.asks)
        self.quoted = QuotedSpeech(tree, lexicon, contents, self.asks)

    def find(self, verb: Token) -> Iterator[Attribution]:
        """What `verb` attributes, outermost first; nothing where it is no cue here."""
        if (verb.pos not in ("VERB", "AUX") and not self._noun_for_verb(verb)) or verb.dep in (
            "amod",
            "compound",
            "aux",
            "auxpass",
        ):
            return
        if self.asks.is_asked(verb):
            return
        relay = self.quoted.relay(verb) or self.quoted.emerging(verb) or self._idiom(verb)
        relay = relay or self.silences.unreached(verb) or self.silences.untold(verb)
        relay = relay or self.silences.kept_silent(verb)
        relay = relay or yes_or_no(self.tree, self.lexicon, self.asks, verb)
        relay = relay or recounted(self.tree, self.lexicon, self.asks, verb)
        relay = relay or given(self.tree, self.lexicon, self.asks, verb)
        if relay is not None:
            yield from relay
            return
        lemma, frames = self.asks.entry(verb)
        if frames is None and verb.text.isupper():
            lemma, frames = self.asks._in_capitals(verb)
        if self._names_itself(verb):
            return
        if frames is None or (self.tree.child(self.tree.head(verb), "preconj") is not None and verb.dep == "conj"):
            return
        closing = self._closing(verb, lemma, frames)
        if closing is not None:
            yield closing
            return
        if self.quoted.is_relayed(verb):
            return
        found = best_frame(self.tree, verb, frames)
        passive = self.tree.passive(verb)
        if passive:
            if found is not None:
                yield from self._passive(verb, lemma, frames[found.frame], found)
            return
        yield from self._active(verb, lemma, frames, found)

    def _names_itself(self, verb: Token) -> bool:
        """ "the militia that calls itself an army": a name."""
        relative = verb.dep in ("relcl", "acl")
        return relative and any(t.lower.endswith(("self", "selves")) for t in self.tree.children(verb, "dobj", "nsubj"))

    def _noun_for_verb(self, word: Token) -> bool:
        """The "claims" of "a leader claims that …", taken for a plural though it has a subject and a clause."""
        subject, said = self.tree.child(word, "nsubj"), self.tree.child(word, "ccomp")
        if word.tag not in ("NNS", "NN") or subject is None or said is None:
            return False
        headed = any(t.text == ":" for t in self.tree.tokens[self.tree.left(subject) : word.i])
        if word.tag == "NN" and (subject.tag not in ("NNS", "NNPS") or headed):
            return False
        return subject.i < word.i < said.i and self.tree.right(subject) + 1 == word.i

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
        if speaker.head == verb.i and (self.asks.speaker(verb) is None or self._first_person(speaker)):
            return None
        if (speaker.pos == "NOUN" and not self.lexicon.may_speak(speaker.lemma)) or self._speaks_within(content):
            return None
        span = self.tree.offsets(self.tree.left(speaker), self.tree.verb_group(verb)[0] - 1) or (
            speaker.start,
            speaker.end,
        )
        toward = self.asks.toward(verb, self.tree.child(verb, "dobj"))
        return Attribution(
            self.asks.cue(verb, None), verb.i, lemma, frames[frame], frame, "closing attribution", (span,), speaker.i,
            content, toward,
        )  # fmt: skip

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
        speaker = self.asks.speaker(verb)
        if speaker is None or self.silences.condition_of_anonymity(verb) or self.silences.gives_none(verb):
            return
        if self._first_person(speaker) and not self.contents.own_voice(speaker):
            return
        if found is not None and found.frame == "with clause" and not self._concern(found):
            plain = "clause" if "clause" in frames else ""
            found = Found(plain, found.first, found.last) if plain else None
        frame, content, marker = self._content(verb, frames, found, speaker)
        if lemma in self.lexicon.limit_verbs and (not content or frame == "quote") and self.tree.negation(verb):
            yield from self.silences.bare(verb, lemma, frames, speaker)
            return
        if not content and ("clause" in frames or "quote" in frames):
            content = self.contents.around(verb, speaker)
            frame = "clause" if "clause" in frames else "quote"
        if not content:
            yield from self.silences.bare(verb, lemma, frames, speaker)
            yield from alone(self.tree, self.lexicon, self.asks, verb, lemma, frames, speaker)
            return
        if content == self._you(verb) or self._is_no_telling(verb, frame, frames[frame], found, speaker):
            return
        toward = found.toward if found is not None else None
        if toward is None and frame == "object" and frames[frame].stance is Stance.ACCUSE:
            toward = self.tree.child(verb, "dobj")
        yield Attribution(
            cue=self.asks.cue(verb, marker),
            head=verb.i,
            lemma=lemma,
            sense=frames[frame],
            frame=frame,
            rule=f"verb with {frame}",
            source=(self.asks.source(speaker, verb),),
            speaker=speaker.i,
            content=content,
            toward=self.asks.toward(verb, toward),
        )

    def _content(
        self, verb: Token, frames: Mapping[str, Sense], found: Found | None, speaker: Token
    ) -> tuple[str, tuple[Span, ...], Token | None]:
        """The frame, what is said in it, and the word that marks it; a quotation beside the verb where nothing better
        is found, and no content where the verb has none of its own."""
        frame, marker = "", None
        content: tuple[Span, ...] = ()
        if found is not None:
            frame, marker = found.frame, found.marker
            content = self.contents.clause(verb, speaker, found.first, found.last, leading=found.leading)
            if found.leading and self._speech(found):
                content = self.contents.beside(verb, speaker) or content
        if found is None or (frame != "clause" and "quote" in frames):
            quotes = ("quote" in frames or "clause" in frames) and not self._would(verb)
            quoted = self.contents.beside(verb, speaker) if quotes else ()
            if quoted and not (content and frame not in ("object", "on", "to", "about", "of", "infinitive")):
                return "quote" if "quote" in frames else "clause", quoted, None
        return frame, content, marker

    def _is_no_telling(self, verb: Token, frame: str, sense: Sense, found: Found | None, speaker: Token) -> bool:
        """Whether what looks like a cue with a content is a deed: "answered with fire", "took back the town", "accepted
        the medal", a gesture, or what a thing does."""
        one = speaker.entity == "PERSON" or speaker.lower in ("he", "she", "who")
        if sense.name == "no-comment" and not one and not self._answers(verb, found):
            return True
        if self._cannot_tell(verb) or self._does(verb, found):
            return True
        said = self.tree.child(verb, "dobj")
        if sense.name == "retracting" and not (said and self.lexicon.has("spoken_things", said.lemma)):
            return True
        accepts = said is not None and self._proposed(said, speaker) and self._accepts(verb)
        accepts = accepts or self._cannot_accept(verb, speaker)
        if sense.name == "accepting" and not accepts:
            return True
        gesture = sense.name == "pointing-out" and verb.tag == "VBG"
        return gesture or (frame not in ("clause", "quote") and not self.asks.acts(speaker))

    def _proposed(self, thing: Token, speaker: Token) -> bool:
        """Whether what is accepted had been proposed: "the plan", "it" where a body accepts; and no medal."""
        if thing.pos == "PRON":
            return speaker.entity != "PERSON" and speaker.lower not in ("i", "we", "he", "she", "they")
        return any(self.lexicon.has(name, thing.lemma) for name in ("proposed_things", "accepted_things"))

    def _accepts(self, verb: Token) -> bool:
        """Whether it is told that somebody accepts: "accepted", "has accepted", and no "had accepted" or "would"."""
        auxiliaries = [t.lower for t in self.tree.children(verb, "aux")]
        return self.tree.negation(verb) is not None or (verb.tag != "VB" and auxiliaries in ([], ["has"], ["have"]))

    def _cannot_accept(self, verb: Token, speaker: Token) -> bool:
        """ "Lima cannot accept such posts", "we will not accept any of it": whatever it is, a body turns it down."""
        can = any(t.lower in ("can", "ca", "could", "will", "wo") for t in self.tree.children(verb, "aux"))
        body = speaker.lower == "we" or speaker.entity in ("GPE", "ORG", "NORP")
        return can and body and self.tree.negation(verb) is not None

    def _concern(self, found: Found) -> bool:
        """Whether what was felt on hearing it is concern: "learned with alarm that"."""
        felt = self.tree.child(found.marker, "pobj") if found.marker is not None else None
        sense = self.lexicon.nouns.get(felt.lemma) if felt is not None else None
        return sense is not None and sense.stance is Stance.CONCERN

    def _would(self, verb: Token) -> bool:
        """Whether the act is only foretold ("would respond “at a time of our choosing”"), and quotes nothing."""
        return verb.dep == "ccomp" and any(t.tag == "MD" for t in self.tree.children(verb, "aux"))

    def _shared(self, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
        """What "neither confirmed nor denied that …" says: the second verb's, which the parser gives it alone."""
        for second in self.tree.children(verb, "conj"):
            if second.i - verb.i > _BESIDE or self.tree.child(second, "nsubj") is not None:
                continue
            found = best_frame(self.tree, second, self.asks.entry(second)[1] or {})
            if found is not None and found.frame in frames and found.first > second.i:
                return found
        return None

    def _you(self, verb: Token) -> tuple[Span, ...]:
        """The "you" of "thank you", which says nothing."""
        return tuple((t.start, t.end) for t in self.tree.children(verb, "dobj", "ccomp") if t.lower == "you")

    def _cannot_tell(self, verb: Token) -> bool:
        """ "could not tell who they were": did not know it."""
        can = any(t.lemma in ("can", "could") for t in self.tree.children(verb, "aux"))
        return verb.lemma == "tell" and can and self.tree.child(verb, "dobj", "dative") is None

    def _does(self, verb: Token, found: Found | None) -> bool:
        """Whether what is promised is told elsewhere: "as it undertook to do"."""
        words = self.tree.tokens[found.first : found.last + 1] if found is not None else ()
        return bool(words) and words[-1].lower == "do" and all(t.lower in ("to", "do") for t in words)

    def _answers(self, verb: Token, found: Found | None) -> bool:
        """Whether "responded to X" is speech: about something said or proposed, in a tone, or left undone."""
        if not self.lexicon.has("answering", verb.lemma) or self.tree.negation(verb) is not None or found is None:
            return True
        if self.asks.withheld(verb) or any(t.lower in self.lexicon.tones for t in self.tree.children(verb, "advmod")):
            return True
        words = self.tree.tokens[found.first : found.last + 1]
        named = ("spoken_things", "proposed_things")
        return any(self.lexicon.has(name, t.lemma) for name in named for t in words)

    def _speech(self, found: Found) -> bool:
        """Whether what was put before the cue is itself "A said …", so that the cue owns its last quotation only."""
        tokens = self.tree.tokens[found.first : found.last + 1]
        cues = (t for t in tokens if t.pos == "VERB" and "quote" in self.lexicon.verbs.get(t.lemma, {}))
        return any(self.contents.in_quotation(t) is None and self.tree.child(t, "ccomp") is not None for t in cues)

    def _idiom(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "pointed the finger at X", "laid the blame on X"."""
        thing = self.tree.child(verb, "dobj")
        if thing is None:
            return None
        for prep in (*self.tree.children(verb, "prep"), *self.tree.children(thing, "prep")):
            sense = self.lexicon.idioms.get((verb.lemma, thing.lemma, prep.lower))
            blamed = self.tree.child(prep, "pobj", "pcomp")
            speaker = self.asks.speaker(verb) if sense is not None else None
            if sense is None or blamed is None or speaker is None or prep.i < verb.i:
                continue
            first, _ = self.tree.verb_group(verb)
            cue = ((self.tree.tokens[first].start, prep.end),)
            span = self.tree.phrase(blamed)
            lemma = f"{verb.lemma} {thing.lemma} {prep.lower}"
            source = (self.asks.source(speaker, verb),)
            return (Attribution(cue, verb.i, lemma, sense, "idiom", "idiom", source, speaker.i, (span,), (span,)),)
        return None

    # --- passive -----------------------------------------------------------------------------------

    def _passive(self, verb: Token, lemma: str, sense: Sense, found: Found) -> Iterator[Attribution]:
        agent = self.tree.agent(verb)
        subject = self.tree.child(verb, "nsubjpass")
        hidden = agent is None
        if hidden and self.lexicon.has("awaiting", verb.lemma):
            return
        if hidden and found.frame in ("object", "object as", "object complement", "quote", "gerund", "infinitive"):
            return
        if not hidden and found.frame in ("passive infinitive", "passive complement"):
            return
        asked = sense.stance is Stance.REQUEST and verb.dep in ("advcl", "acl")
        asked = asked or (sense.name == "ordering" and found.frame == "object infinitive")  # done, and by nobody named
        aside = verb.dep in ("advcl", "acl") or " " not in found.frame
        if hidden and (asked or (aside and found.frame != "clause")):
            return
        content = self.contents.clause(verb, None, found.first, found.last, leading=found.leading)
        if found.frame.startswith(("object ", "passive ")) and subject is not None:
            content = (self.tree.phrase(subject), *content)
        infinitive = found.frame in ("object infinitive", "passive infinitive", "passive complement")
        hearsay = self.asks.words(verb) if hidden and (found.frame == "clause" or infinitive) else None
        if hidden and infinitive and sense.stance not in ("assert",):
            hearsay = None
        if not content:
            return
        yield Attribution(
            cue=self.asks.cue(verb, found.marker),
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
