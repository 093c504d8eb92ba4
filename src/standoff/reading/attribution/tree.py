"""What the grammar asks of a parse: extents of subtrees, the subject of a verb, the words of its verb group."""

import bisect
from collections.abc import Iterator, Mapping
from functools import cached_property

from standoff.reading.syntax import Document, Token
from standoff.record.rows import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CONTROLLED = frozenset({"xcomp", "advcl", "dep", "ccomp"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLIMB = 12
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into"})


class Tree:
    """A document with the first and last token of every subtree worked out once, in linear time."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.children = document.children
        self.rehung: dict[int, int] = {}
        self._hung_on: dict[int, list[int]] = {}

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        left = [t.i for t in self.tokens]
        right = [t.i for t in self.tokens]
        waiting = [0] * len(self.tokens)
        for token in self.tokens:
            if token.head != token.i:
                waiting[token.head] += 1
        ready = [t.i for t in self.tokens if not waiting[t.i]]
        while ready:
            i = ready.pop()
            head = self.tokens[i].head
            if head == i:
                continue
            left[head] = min(left[head], left[i])
            right[head] = max(right[head], right[i])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
        return left, right

    def left(self, token: Token) -> int:
        return self._edges[0][token.i]

    def right(self, token: Token) -> int:
        return self._edges[1][token.i]

    def child(self, token: Token, *deps: str) -> Token | None:
        found = self.children(token, *deps)
        return found[0] if found else None

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in `[start, end)`."""
        return self.tokens[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def bounds(self, token: Token) -> tuple[int, int]:
        """The first and one past the last token of the sentence of `token`."""
        sentence = self.document.sentence_of(token)
        return sentence.first, sentence.last

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """Tokens `[first, last]` without the punctuation and conjunctions at their edges; quotation marks stay."""
        while first <= last and _loose(self.tokens[first], leading=True):
            first += 1
        while last >= first and _loose(self.tokens[last], leading=False):
            last -= 1
        return (first, last) if first <= last else None

    def offsets(self, first: int, last: int) -> Span | None:
        """The offsets of tokens `[first, last]`, trimmed; None where nothing is left."""
        kept = self.trimmed(first, last)
        return (self.tokens[kept[0]].start, self.tokens[kept[1]].end) if kept else None

    def phrase(self, token: Token) -> Span:
        """The offsets of the whole phrase that `token` heads."""
        return self.offsets(self.left(token), self.right(token)) or (token.start, token.end)

    def rehang(self, pairs: Mapping[int, int]) -> None:
        """Notes verbs that go on with another verb's speaker than the parse says: verb, and the verb they belong to."""
        self.rehung.update(pairs)
        for token, verb in sorted(pairs.items()):
            self._hung_on.setdefault(verb, []).append(token)

    def end(self, said: Token, verb: Token) -> int:
        """The last token of what `verb` reports in the subtree of `said`, short of what goes on with the speaker."""
        last = self.right(said)
        for i in self._hung_on.get(verb.i, ()):
            first = self.left(self.tokens[i])
            if said.i < first <= last and self.left(said) <= i:
                last = first - 1
        while last > said.i and self.tokens[last].dep == "cc":
            last -= 1
        return last

    def passive(self, verb: Token) -> bool:
        if self.child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
            return True
        if verb.tag != "VBN" or self.child(verb, "nsubj", "aux") is not None or self.headless(verb) is not None:
            return False
        return self.child(verb, "agent") is not None or verb.dep in ("acl", "advcl")

    def headless(self, verb: Token) -> Token | None:
        """The subject of a verb taken for a participle of it: "And in Lima, the mission called on …"."""
        noun = self.head(verb)
        if verb.dep != "acl" or verb.tag != "VBN" or noun.head != noun.i or noun.pos not in ("NOUN", "PROPN"):
            return None
        first, last = self.bounds(noun)
        whole = self.tokens[last - 1].text == "." and self.left(noun) == first and self.right(verb) >= last - 2
        return noun if whole and noun.i + 1 == self.verb_group(verb)[0] and self.agent(verb) is None else None

    def infinitive(self, verb: Token) -> bool:
        return any(t.tag == "TO" for t in self.children(verb, "aux", "mark"))

    def negation(self, verb: Token) -> Token | None:
        """The word that negates the verb itself: "not", "never", "no longer"."""
        for t in self.children(verb, "neg", "advmod", "preconj", "cc"):
            if t.dep == "neg" or t.lower in ("never", "neither", "hardly"):
                return t
        return None

    def verb_group(self, verb: Token) -> tuple[int, int]:
        """The auxiliaries, negation and adverbs that stand unbroken before the verb, with it and its particle."""
        members = {t.i for t in self.children(verb) if t.dep in _GROUP and self.left(t) == t.i == self.right(t)}
        first = verb.i
        while first - 1 in members:
            first -= 1
        last = verb.i
        particle = self.particle(verb)
        if particle is not None and particle.i == verb.i + 1:
            last = particle.i
        return first, last

    def climb(self, verb: Token) -> Iterator[Token]:
        """The verb and the verbs it shares its subject with, nearest first."""
        for _ in range(_CLIMB):
            yield verb
            above = self._sharing(verb)
            if above is None:
                return
            verb = above

    def _sharing(self, verb: Token) -> Token | None:
        """The verb above whose subject is also that of `verb`, None where `verb` has to have its own."""
        if verb.i in self.rehung:
            return self.tokens[self.rehung[verb.i]]
        head = self.head(verb)
        if verb.dep == "pcomp":
            verb, head = head, self.head(head)
            if head.pos == "ADV" and verb.i != head.i:
                head = self.head(head)
            return head if verb.i != head.i and head.pos in ("VERB", "AUX") else None
        if head.i == verb.i:
            return None
        if verb.dep == "conj":
            return head if head.pos in ("VERB", "AUX", "ADJ") else None
        if verb.dep not in _CONTROLLED:
            return None
        if verb.dep == "ccomp" or (verb.dep == "advcl" and self.child(verb, "mark") is not None):
            return head if self._nonfinite(verb) else None
        return head

    def subject(self, verb: Token) -> Token | None:
        """Whoever does what `verb` says: its own subject, or the one it shares with a verb above it.

        The object of a verb of asking is the subject of what is asked ("urged the envoy to say"); the noun before a
        participle is its subject ("a letter saying"). The logical subject of a passive is the phrase after "by".
        """
        for n, at in enumerate(self.climb(verb)):
            if n == 0 and self.passive(at):
                return self.agent(at)
            own = self._own_subject(at)
            if own is not None:
                return own if own.dep != "csubj" else self._described(own)
            if at.dep in ("acl", "relcl") and at.tag == "VBG":
                return self.head(at)
            if at.dep == "pcomp" and at.tag == "VBG":
                governed = self._governed(self.head(at))
                if governed is not None:
                    return governed
            if at.dep == "xcomp" and self.head(at).pos == "VERB" and not self.passive(self.head(at)):
                governed = self.child(self.head(at), "dobj", "dative")
                if governed is not None and self.infinitive(at):
                    return governed
        return None

    def _described(self, clause: Token) -> Token | None:
        """The "officials" of "officials briefed on it said", which the parser takes for a clause."""
        subject = self.child(clause, "nsubj")
        if subject is None or clause.tag not in ("VBD", "VBN") or self.child(clause, "mark", "dobj") is not None:
            return None
        return subject if subject.pos == "NOUN" and self.left(clause) == self.left(subject) else None

    def _governed(self, prep: Token) -> Token | None:
        """Whoever does the gerund of "accused them of", "blamed them for", "kept them from": the object before it."""
        verb = self.head(prep)
        thing = self.child(verb, "dobj") if prep.lower in _OBJECT_CONTROL and verb.pos == "VERB" else None
        return thing if thing is not None and verb.i < thing.i < prep.i and not self.passive(verb) else None

    def _own_subject(self, verb: Token) -> Token | None:
        several = self.children(verb, "nsubj", "csubj", "nsubjpass")
        if several:
            return min(several, key=lambda t: (self._parted(t, verb), abs(t.i - verb.i)))
        for auxiliary in self.children(verb, "aux"):
            own = self.child(auxiliary, "nsubj")
            if own is not None:
                return own
        return self.stray_subject(verb) or self._apposed(verb) or self.headless(verb) or self._behind_a_clause(verb)

    def _behind_a_clause(self, verb: Token) -> Token | None:
        """The minister of "In May, after a post had burned in Tena, Peru's minister, Ana Orr, acknowledged that":
        where the parser joins the verb to the clause of time and hangs its subject on the last name there."""
        joined = verb.dep == "conj" and self.head(verb).head == verb.head
        clauses = [self.head(verb)] if joined else self.children(verb, "advcl")
        clause = next((t for t in clauses if t.i < verb.i and self.child(t, "mark") is not None), None)
        first = self.verb_group(verb)[0]
        if clause is None or verb.tag not in ("VBD", "VBZ", "VBP") or first < self.tokens[clause.i].i + 2:
            return None
        at = self.tokens[first - 1]
        at = self.tokens[at.i - 1] if at.text == "," else at
        found = None
        for _ in range(_CLIMB):
            if at.dep == "appos" and self.left(at) > clause.i and self.tokens[self.left(at) - 1].text == ",":
                found = at
            if at.head <= clause.i or at.head == at.i:
                break
            at = self.head(at)
        return found

    def _apposed(self, verb: Token) -> Token | None:
        """The "officer" of "According to the daily, an officer wrote that …", taken for the daily over again."""
        if verb.tag not in ("VBD", "VBZ", "VBP") or verb.head != verb.i:
            return None
        first = self.verb_group(verb)[0]
        for prep in self.children(verb, "prep"):
            inner = self.child(prep, "prep") or prep
            for thing in self.children(inner, "pobj") if prep.i < verb.i else ():
                for other in self.children(thing, "appos"):
                    if self.right(other) + 1 == first and self.tokens[self.left(other)].tag == "DT":
                        return other
        return None

    def _parted(self, subject: Token, verb: Token) -> bool:
        """Whether punctuation stands between a subject and its verb, as it does between a quotation and "said"."""
        first, last = (self.right(subject) + 1, verb.i) if subject.i < verb.i else (verb.i + 1, self.left(subject))
        return any(t.dep == "punct" for t in self.tokens[first : min(last, first + 8)])

    def prepositions(self, verb: Token) -> list[Token]:
        """The prepositions of a verb, with those taken for a particle though they have an object."""
        return [t for t in self.children(verb, "prep", "prt") if t.dep == "prep" or self.child(t, "pobj", "pcomp")]

    def particle(self, verb: Token) -> Token | None:
        """The particle of a phrasal verb: "out" in "ruled out"."""
        return next((t for t in self.children(verb, "prt") if self.child(t, "pobj", "pcomp") is None), None)

    def stray_subject(self, verb: Token) -> Token | None:
        """The "Oslo" of "said on Friday Oslo will answer", which the parser takes for a second object of "on"."""
        before = self.tokens[self.left(verb) - 1] if self.left(verb) else None
        if verb.dep != "ccomp" or before is None or before.dep != "pobj" or self._nonfinite(verb):
            return None
        objects = self.children(self.head(before), "pobj")
        return before if len(objects) > 1 and objects[-1].i == before.i else None

    def agent(self, verb: Token) -> Token | None:
        by = self.child(verb, "agent")
        return self.child(by, "pobj") if by is not None else None

    def antecedent(self, pronoun: Token) -> Token:
        """What "who", "which" or "that" stands for, else the token itself."""
        if pronoun.tag in ("WP", "WDT"):
            verb = self.head(pronoun)
            for _ in range(_CLIMB):
                if verb.dep == "relcl":
                    return self.head(verb)
                if verb.head == verb.i:
                    break
                verb = self.head(verb)
        return pronoun

    def _nonfinite(self, verb: Token) -> bool:
        return verb.tag in ("VBG", "VBN") or self.infinitive(verb)


_CLOSERS = frozenset(",;:.-–—…")


def _loose(token: Token, *, leading: bool) -> bool:
    if all(c in _CLOSERS for c in token.text):
        return True
    return leading and (token.dep == "cc" or token.text in (")", "]", "!", "?"))
