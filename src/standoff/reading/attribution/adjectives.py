"""Adjectives as cues: "is concerned about", "was ready to", "are certain that"."""

from collections.abc import Iterator

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.terms import Stance

_CONDITIONS = frozenset({"if", "unless", "provided", "providing"})


class AdjectiveCues:
    """The attributions whose cue is an adjective of a copula, or a participle that is used like one."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents

    def find(self, word: Token) -> Iterator[Attribution]:
        """What the adjective `word` of the lexicon attributes to the subject of its copula."""
        frames = self.lexicon.adjectives[word.lower]
        copula = self.tree.head(word) if word.dep == "acomp" else word
        subject = self.tree.subject(copula) if word.dep == "acomp" else self.tree.child(word, "nsubjpass", "nsubj")
        if subject is None or subject.lower in ("there", "this", "that", "what", "you"):
            return
        if subject.lower == "it" and not self.lexicon.has("ready", word.lower):  # "it is certain that"
            return
        if subject.lower in ("i", "we") and not self.contents.own_voice(subject):
            return
        for t in (*self.tree.children(word), *(self.tree.children(copula, "ccomp") if copula.i != word.i else ())):
            frame, said = self._frame(t)
            if frame in frames and said is not None and t.i > word.i:
                if frame == "infinitive" and self._reported(copula):
                    return
                last = self.tree.right(t)
                if frame == "infinitive":
                    last = self._with_condition(copula, t, last)
                content = self.contents.clause(word, None, self.tree.left(said), last, leading=False)
                first = self.tree.verb_group(copula)[0] if copula.i < word.i else self.tree.verb_group(word)[0]
                if content and word.i - first < 7:
                    end = t.end if frame != "clause" and t.i == word.i + 1 else word.end
                    sense = frames[frame]
                    if sense.stance is Stance.OFFER and self.tree.negation(copula) is not None:
                        sense = self.lexicon.verbs["refuse"]["infinitive"]
                    yield Attribution(
                        ((self.tree.tokens[first].start, end),), word.i, word.lower, sense, frame,
                        "adjective with complement", (self.tree.phrase(subject),), subject.i, content,
                    )  # fmt: skip
                return

    def _frame(self, t: Token) -> tuple[str, Token | None]:
        if t.dep == "ccomp":
            return "clause", t
        if t.dep in ("prep", "agent"):
            return t.lower, self.tree.child(t, "pobj", "pcomp")
        if t.dep == "xcomp" and self.tree.infinitive(t):
            return "infinitive", t
        return "", None

    def _with_condition(self, copula: Token, said: Token, last: int) -> int:
        """The end of what a side is ready to do, with the condition that follows it, wherever the parser hangs it."""
        for hung in self.tree.children(copula, "advcl", "prep"):
            if hung.i > said.i:
                last = max(last, self.tree.right(hung))
        for hung in self.tree.children(copula, "conj"):
            limited = any(t.lower == "but" for t in self.tree.tokens[said.i + 1 : hung.i])
            if hung.pos == "ADP" and hung.i > said.i and limited:
                last = max(last, self.tree.right(hung))
        end = self.tree.bounds(copula)[1] - 1
        following = [
            t for t in self.tree.tokens[last + 1 : min(last + 4, end)] if t.dep != "punct" and t.lower != "only"
        ]
        return end if following and following[0].lower in _CONDITIONS else last

    def _reported(self, copula: Token) -> bool:
        """Whether "was ready to" is itself what a neutral cue reports, whose stance it then gives."""
        first = self.tree.head(copula) if copula.dep == "conj" else copula
        above = self.tree.head(first)
        known = above.lemma == "know" and self.tree.head(above).lemma == "let"
        return first.dep == "ccomp" and (known or "clause" in self.lexicon.verbs.get(above.lemma, {}))
