"""What every reader of verbs as cues asks of a verb: its entry in the lexicon, its speaker, the words of the cue."""

from collections.abc import Mapping

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_GENERIC = frozenset({"you", "one", "it", "there", "what", "nobody", "anybody", "anyone", "everyone"})


class VerbWords:
    """Asks of one document: what does this verb mean as a cue, and whose is it?"""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents

    def entry(self, verb: Token) -> tuple[str, Mapping[str, Sense] | None]:
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
        thing = self.tree.child(verb, "dobj")
        apart = self.tree.tokens[min(self.tree.right(thing) + 1, len(self.tree.tokens) - 1)] if thing else None
        if apart is not None and apart.head == verb.i and f"{verb.lemma} {apart.lower}" in self.lexicon.verbs:
            joined = f"{verb.lemma} {apart.lower}"
            return joined, self.lexicon.verbs[joined]
        return verb.lemma, self.lexicon.verbs.get(verb.lemma)

    def _in_capitals(self, verb: Token) -> tuple[str, Mapping[str, Sense] | None]:
        """The same of a verb in capitals, whose lemma the model does not give: "RULES OUT"."""
        after = self.tree.tokens[verb.i + 1].lower if verb.i + 1 < len(self.tree.tokens) else ""
        plain = plain_forms(verb.lower)
        for lemma in (*(f"{word} {after}" for word in plain), *plain):
            if lemma in self.lexicon.verbs:
                return lemma, self.lexicon.verbs[lemma]
        return verb.lemma, None

    def speaker(self, verb: Token) -> Token | None:
        subject = self.tree.subject(verb) or self._inverted(verb)
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
        return None if real.entity in ("DATE", "TIME", "MONEY") and not self._after_clock(real) else subject

    def _after_clock(self, name: Token) -> bool:
        """Whether a name is taken for a time because a post's clock time stands before it: "15:32 Lima says"."""
        first = self.tree.tokens[self.tree.left(name)]
        opens = first.tag == "CD" and first.i == self.tree.bounds(name)[0] and first.i < name.i
        return name.pos == "PROPN" and opens and ":" in first.text

    def _inverted(self, verb: Token) -> Token | None:
        """The "co-chairman" of "…,” underlined the co-chairman", which the parser takes for an object."""
        said = self.tree.child(verb, "ccomp")
        last = self.tree.tokens[verb.i - 1] if verb.i else verb
        things = [t for t in self.tree.children(verb, "dobj") if t.i > verb.i]
        closed = said is not None and said.i < verb.i and self.contents.in_quotation(last) is not None
        if not closed or not things or verb.tag not in ("VBD", "VBZ"):
            return None
        named = things[-1].pos == "PROPN" or self.lexicon.may_speak(things[-1].lemma)
        return things[-1] if named and self.tree.left(things[0]) == verb.i + 1 else None

    def _speaking_it(self, subject: Token) -> bool:
        """ "it said" speaks; the "it" of "it is said" and of weather does not get this far."""
        return subject.lower == "it" and subject.dep == "nsubj"

    def source(self, speaker: Token, verb: Token) -> Span:
        """The whole phrase of the source; of a noun that the cue itself describes, the part before the cue."""
        if self.tree.left(speaker) < verb.i <= self.tree.right(speaker) and speaker.i < verb.i:
            first = self.tree.left(verb)
            return self.tree.offsets(self.tree.left(speaker), first - 1) or (speaker.start, speaker.end)
        start, end = self.contents.name_alone(speaker) or self.tree.phrase(speaker)
        twins = self.tree.children(verb, "nsubj") if speaker.head == verb.i and speaker.pos == "PROPN" else ()
        twin = next((t for t in twins if self.tree.right(t) + 1 == self.tree.left(speaker)), None)
        return (self.tree.tokens[self.tree.left(twin)].start, end) if twin is not None else (start, end)

    def withheld(self, verb: Token) -> bool:
        head = self.tree.head(verb)
        yet = head.lemma == "have" and any(t.lower == "yet" for t in self.tree.children(head, "advmod"))
        return verb.dep == "xcomp" and (yet or self.lexicon.has("withholding", head.lemma))

    def is_asked(self, verb: Token) -> bool:
        """ "the ministry, asked about the raid, said": one who is asked says nothing thereby."""
        bare = verb.tag == "VBN" and verb.dep in ("advcl", "acl") and self.tree.child(verb, "aux", "auxpass") is None
        return bare and verb.i > 0 and self.tree.tokens[verb.i - 1].text == "," and self.tree.agent(verb) is None

    def toward(self, verb: Token, given: Token | None) -> tuple[Span, ...]:
        if given is not None:
            return (self.tree.phrase(given),)
        for prep in self.tree.children(verb, "prep", "dative"):
            thing = self.tree.child(prep, "pobj")
            if prep.lower == "to" and prep.i == verb.i + 1 and thing is not None:
                return (self.tree.phrase(thing),)
        return ()

    def cue(self, verb: Token, marker: Token | None) -> tuple[Span, ...]:
        first, last = self.tree.verb_group(verb)
        if marker is not None and marker.i == last + 1:
            last = marker.i
        span = (self.tree.tokens[first].start, self.tree.tokens[last].end)
        if marker is not None and marker.i > last:
            return (span, (marker.start, marker.end))
        return (span,)

    def words(self, verb: Token) -> str:
        first, last = self.tree.verb_group(verb)
        return self.tree.document.text[self.tree.tokens[first].start : self.tree.tokens[last].end]

    def acts(self, speaker: Token) -> bool:
        """Whether the source is somebody, and no thing that "demands patience" or "supports growth"."""
        real = self.tree.antecedent(speaker)
        if speaker.tag == "WDT" and real.pos == "NOUN" and not real.entity:
            return self.lexicon.acts(real.lemma)
        return real.lower not in ("that", "which", "what")


def plain_forms(word: str) -> tuple[str, ...]:
    """What the lemma of an inflected verb may be: "denies", "denied" and "deny", "rules" and "rule"."""
    plain = (word, word[:-1], word[:-2])
    return (*plain, f"{word[:-3]}y") if word.endswith(("ies", "ied")) else plain
