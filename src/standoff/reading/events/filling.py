"""Whether a verb fills a pattern: its particles, object, subject, prepositions and complements.

What the parse of a headline fails to tie to its verb counts as its object too.
"""

from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.event_patterns import BODY, EventPatterns, NounSet, Pattern
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.control import surface_subjects
from standoff.reading.events.phrases import fits, is_passive, keys, prepositional
from standoff.reading.events.standins import PRONOUNS, antecedent
from standoff.reading.events.voice import patients
from standoff.reading.syntax import Document, Token

_ELSEWHERE = frozenset({"well", "far", "further", "back", "there", "here", "wrong", "ahead"})
_ALONG = frozenset({"in", "over", "through", "across"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
_BESIDE = ("prt", "prep", "advmod", "agent", "dobj", "npadvmod", "acomp", "oprd", "attr", "dative", "conj", "pobj")


@dataclass(frozen=True)
class VerbView:
    """A verb of a report with what its patterns ask of it, each worked out once for all of them."""

    document: Document
    verb: Token
    patterns: EventPatterns

    @cached_property
    def passive(self) -> bool:
        return is_passive(self.document, self.verb)

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        return surface_subjects(self.document, self.verb, self.patterns)

    @cached_property
    def patients(self) -> tuple[Token, ...]:
        return patients(self.document, self.verb, self.patterns)

    @cached_property
    def misparsed(self) -> tuple[Token, ...]:
        return _misparsed(self.document, self.verb)

    @cached_property
    def shared(self) -> tuple[Token, ...]:
        return _shared(self.document, self.verb)

    @cached_property
    def led(self) -> tuple[Token, ...]:
        """Who does what a bare infinitive under it tells: "let the ships pass", "made them leave"."""
        below = (c for c in self.document.children(self.verb, "ccomp") if c.tag == "VB")
        bare = (c for c in below if not self.document.children(c, "aux", "mark"))
        return tuple(t for c in bare for s in self.document.children(c, "nsubj") for t in conjuncts(self.document, s))

    @cached_property
    def moved(self) -> bool:
        """Whether it has an object that is more than an amount: not "advanced a mile"."""
        amounts = self.patterns.words["amounts"]
        return any(o.lemma not in amounts for o in self.document.children(self.verb, "dobj"))

    @cached_property
    def beside(self) -> tuple[Token, ...]:
        """The words right under the verb that may be a particle of it."""
        return self.document.children(self.verb, *_BESIDE)

    @cached_property
    def near(self) -> frozenset[str]:
        """The words and lemmas of both: what a first particle must be among."""
        return frozenset(w for c in (*self.beside, *self.below) for w in (c.lemma, c.lower))

    @cached_property
    def below(self) -> tuple[Token, ...]:
        """The words under its objects and prepositions that may be one: tried last."""
        document = self.document
        over = document.children(self.verb, "dobj", "prep")
        return tuple(c for o in over for c in document.children(o, "advmod", "prt"))


def filled(view: VerbView, pattern: Pattern) -> list[Token] | None:
    """The words beside the verb of `view` that fill `pattern`; None where it is not filled."""
    document, verb, patterns = view.document, view.verb, view.patterns
    words = _particles(view, pattern.words[1:])
    if words is None:
        return None
    if pattern.has("alone") and any(w.lower in _ALONG and document.children(w, "pobj") for w in words):
        return None
    if pattern.object:
        objects = (*view.patients, *_after(document, words), *view.misparsed) or view.led or view.shared
        taken = [
            o
            for o in objects
            if _fits_whole(document, pattern.object, o, patterns, " ".join(pattern.words))
            and not _is_other(document, o, pattern, patterns)
        ]
        if not taken:
            return None
        if not pattern.has("speech"):
            words.extend(taken)
    if pattern.phrases:
        found = (_phrase(document, verb, prep, nouns) for prep, nouns in pattern.phrases)
        under = next((f for f in found if f is not None), None)
        if under is None:
            return None
        if not pattern.has("speech"):
            words.extend(under)
    if pattern.subject and not any(
        _fits_whole(document, pattern.subject, s, patterns, "" if BODY in pattern.subject.by_head else "be")
        for s in view.subjects[:1]
    ):
        return None
    return words if _rest_filled(view, pattern) else None


def _fits_whole(document: Document, nouns: NounSet, token: Token, patterns: EventPatterns, verb: str) -> bool:
    """Whether `token`, or what it is a part of ("one of its posts", "fragments of a drone"), is among `nouns`.

    The head of a body is no part of it: "the leadership of the service".
    """
    if fits(document, nouns, token):
        return True
    meant = antecedent(document, token) if token.lower in PRONOUNS and verb not in patterns.words["vague"] else ()
    if any(fits(document, nouns, noun) for noun in meant):
        return True
    part = token.pos in ("NUM", "DET", "PRON", "ADJ") or token.lemma in patterns.words["parts"]
    return part and any(fits(document, nouns, t) for t in prepositional(document, token, "of"))


def _is_other(document: Document, token: Token, pattern: Pattern, patterns: EventPatterns) -> bool:
    """Whether `token`, an event itself, is one of another type by its modifiers: an air "strike" is no protest."""
    beside = {form for c in document.children(token, "amod", "compound", "nmod") for form in (c.lemma, c.lower)}
    for key in keys(document, token) if beside else ():
        known = patterns.nouns.get(key, ())
        if not any(other.type is pattern.type for other in known):
            continue
        for other in known:
            wanted = set(other.noun.modifiers) if other.noun is not None else set()
            if (wanted and wanted <= beside) or other.mods & beside:
                named = {m for n in pattern.object.by_head.get(key, ()) for m in n.modifiers}
                return other.type is not pattern.type and not named & beside
    return False


def _rest_filled(view: VerbView, pattern: Pattern) -> bool:
    document, verb, patterns = view.document, view.verb, view.patterns
    if pattern.has("alone") and (view.moved or view.passive):
        return False
    if pattern.has("bare") and document.children(verb, "dobj", "dative", "ccomp", "xcomp"):
        return False
    if pattern.has("lone") and not _stands_alone(document, verb):
        return False
    if pattern.has("joint") and not _are_several(document, view.subjects):
        return False
    if pattern.adjective:
        near = list(document.children(verb, "acomp", "oprd", "prep", "advcl", "ccomp", "xcomp", "dobj", "amod"))
        near += [g for c in near for g in document.children(c, "amod", "pobj", "pcomp", "acomp", "mark", "acl")]
        near += [g for c in near if is_verb(c) for g in document.children(c, "advmod", "dobj") if g.tag[:1] == "W"]
        if not any(t.lemma in pattern.adjective or t.lower in pattern.adjective for t in near):
            return False
    if pattern.has("comp") and not _has_complement(document, verb):
        return False
    if pattern.complement_object:
        below = document.children(verb, "xcomp", "ccomp")
        if not any(
            fits(document, pattern.complement_object, o) for c in below for o in patients(document, c, patterns)
        ):
            return False
    if pattern.has("object_actor"):
        named = [c for c in document.children(verb, "oprd", "attr", "ccomp") if not _is_purpose(document, c)]
        return not named and any(_actor_like(o, patterns) for o in view.patients)
    return True


def _stands_alone(document: Document, verb: Token) -> bool:
    """Whether nothing but a time stands beside `verb`: "will be gone by Friday", "had gone", not "went to the shop"."""
    if document.children(verb, "dobj", "dative", "xcomp", "ccomp", "acomp", "oprd", "attr", "prt", "agent"):
        return False
    if verb.tag == "VB" and not document.children(verb, "aux"):
        return False
    below = (n for p in document.children(verb, "prep") for n in document.children(p, "pobj", "pcomp"))
    manner = (c for c in document.children(verb, "advmod") if c.tag in ("RP", "IN") or c.lower in _ELSEWHERE)
    if any(c.tag == "VB" for c in document.children(verb, "advcl")):
        return False
    return all(n.entity in ("DATE", "TIME") for n in below) and not any(manner)


def _is_purpose(document: Document, clause: Token) -> bool:
    """Whether an infinitive tells what an act was for: "called his counterpart to thank him"."""
    return clause.tag == "VB" and any(c.lower == "to" for c in document.children(clause, "aux"))


def _are_several(document: Document, subjects: tuple[Token, ...]) -> bool:
    """Whether those who act are more than one, and so may act with each other: "Quito and Lima will speak"."""
    return len(subjects) > 1 or any(s.tag in ("NNS", "NNPS") or s.lower in ("they", "both") for s in subjects)


def _has_complement(document: Document, verb: Token) -> bool:
    below = document.children(verb, "xcomp", "ccomp", "advcl")
    if any(c.tag in ("VB", "VBG", "VBP", "VBZ", "VBD", "VBN") for c in below):
        return True
    near = document.children(verb, "acomp", "dobj", "oprd")
    return any(document.children(c, "xcomp", "acl", "ccomp") for c in near)


def _actor_like(token: Token, patterns: EventPatterns) -> bool:
    return token.entity in ("PERSON", "GPE", "ORG", "NORP") or token.lemma in (
        patterns.words["actor_nouns"] | patterns.words["relational"]
    )


def particles(document: Document, verb: Token, wanted: tuple[str, ...], patterns: EventPatterns) -> list[Token] | None:
    """The words `wanted` that stand under `verb` or under each other; None where one is missing."""
    return _particles(VerbView(document, verb, patterns), wanted)


def _particles(view: VerbView, wanted: tuple[str, ...]) -> list[Token] | None:
    found: list[Token] = []
    if wanted and wanted[0] not in view.near:
        return None
    for word in wanted:
        match = next((c for c in _near(view, found) if word in (c.lemma, c.lower)), None)
        if match is None:
            return None
        found.append(match)
    return found


def _near(view: VerbView, found: list[Token]) -> tuple[Token, ...]:
    """Where the next particle may stand: at the verb, at those found, then at what the verb has beside it."""
    between = tuple(c for host in found for c in view.document.children(host, *_BESIDE))
    return (*view.beside, *between, *view.below)


def _misparsed(document: Document, verb: Token) -> tuple[Token, ...]:
    """What the parse fails to give `verb` as object: "troops cross line", "the paper, signed late on Monday, says".

    So with a measure: "drove away 40 head of cattle".
    """
    head = document.head(verb)
    if verb.tag in ("VBP", "VBZ") and verb.dep in MODIFYING and head.i > verb.i:
        return (head,)
    if verb.tag == "VBN" and verb.dep == "advcl" and verb.i > 1 and document.tokens[verb.i - 1].text == ",":
        before = document.tokens[verb.i - 2]
        return (before,) if before.pos == "NOUN" and not document.children(verb, "aux", "auxpass", "mark") else ()
    measures = document.children(verb, "npadvmod")
    return tuple(m for m in measures if prepositional(document, m, "of")) if not document.children(verb, "dobj") else ()


def _after(document: Document, words: list[Token]) -> tuple[Token, ...]:
    return tuple(t for word in words for noun in document.children(word, "pobj") for t in conjuncts(document, noun))


def _shared(document: Document, verb: Token) -> tuple[Token, ...]:
    """The object that a verb shares with the one right behind it: "boarded and searched the trawler"."""
    for other in document.children(verb, "conj"):
        joined = all(t.dep in ("cc", "punct", "advmod") for t in document.tokens[verb.i + 1 : other.i])
        if joined and other.tag == verb.tag:
            return tuple(t for o in document.children(other, "dobj") for t in conjuncts(document, o))
    return ()


def _phrase(document: Document, verb: Token, prep: str, nouns: NounSet) -> tuple[Token, ...] | None:
    objects = prepositional(document, verb, prep)
    if not objects:
        for noun in document.children(verb, "dobj"):
            objects = prepositional(document, noun, prep)
    if not nouns:
        present = any(c.lower == prep for c in document.children(verb, "prep", "prt", "agent", "dative"))
        return () if present else None
    for noun in objects:
        if fits(document, nouns, noun):
            return (noun,)
    return None
