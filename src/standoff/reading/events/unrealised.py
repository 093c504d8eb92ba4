"""Deeds that only nearly came to be, or that only an infinitive names: "came within an hour of shelling".

`Unrealised` adds these readings to the marks of one event; which words govern an event for certain, see `factuality`.
"""

from standoff.reading.clauses import is_verb
from standoff.reading.events.claims import called_false
from standoff.reading.events.infinitives import is_to_be_done
from standoff.reading.events.marks import Marks
from standoff.reading.syntax import Token


class Unrealised(Marks):
    """What the words between an event and the verb above it say of whether it came to be."""

    def word_before(self, verb: Token) -> None:
        """The governor that stands before "to", where the parse hangs the infinitive elsewhere: "of planning to"."""
        to = next((c for c in self.document.children(verb, "aux") if c.lower == "to"), None)
        if to is None or not to.i:
            return
        before = self.document.tokens[to.i - 1]
        if before.head == before.i or before.i == verb.head or before.tag not in ("VBG", "NN", "NNS"):
            return
        table = self.patterns.governors["verbs" if is_verb(before) else "nouns"]
        if before.i not in {t.i for t in self.document.ancestors(verb)}:
            self.note(table.get(before.lemma, ("none", ""))[0], before)

    def is_inverted_under(self, token: Token, head: Token) -> bool:
        """Whether the parse takes the "had" of a condition for the verb over it: "had the chief asked for help"."""
        between = self.document.children(token, "nsubj", "nsubjpass")
        inverted = head.lower in self.patterns.words["inversions"] and head.dep not in ("ROOT", "conj")
        return inverted and token.dep == "ccomp" and any(head.i < s.i < token.i for s in between)

    def infinitive(self, token: Token, head: Token) -> None:
        """A bare infinitive under a word of unknown force names what is wished or could be: "was tempted to attack"."""
        marks = self.document.children(token, "aux")
        if token.dep == "xcomp" and token.tag == "VB" and not marks and head.lemma == "be":
            self.note("demanded", head)
        if is_to_be_done(self.document, token):
            self.note("hypothetical", head)

    def is_said_to_have_been(self, token: Token, head: Token) -> bool:
        """Whether a passive only weakens a perfect infinitive: "is supposed to have crossed"."""
        perfect = any(c.lower == "have" for c in self.document.children(token, "aux"))
        return token.dep == "xcomp" and perfect and head.tag == "VBN"

    def ranked(self, token: Token, head: Token) -> bool:
        """Whether an infinitive tells who is first or last in what is not done: "would never be first to attack"."""
        near = (c for c in self.document.children(head) if c.dep != "advmod" or c.i > head.i)
        rank = any(t.lower in self.patterns.words["ranks"] for t in (head, *near))
        over = self.document.head(head)
        if token.tag != "VB" or not rank or not is_verb(over) or over.i == token.i:
            return False
        self.licensed = True
        self.at_verb(over)
        for step in self.document.ancestors(over):
            if is_verb(step) and step.lemma in self.patterns.governors["verbs"]:
                self.note(self.patterns.governors["verbs"][step.lemma][0], step)
            break
        return True

    def within(self, token: Token, head: Token) -> bool:
        """Whether the deed was only near: "came within an hour of shelling", "were a step away from war"."""
        above = self.document.head(head)
        near = above.lower == "within" or (above.lower == "on" and head.lemma in self.patterns.words["brinks"])
        return token.dep == "prep" and token.lower == "of" and head.dep == "pobj" and near

    def is_false_report(self, token: Token, head: Token) -> bool:
        """Whether the verb after a claim calls it untrue, however they are parsed: "reports that … are false"."""
        claim = head.lower.removesuffix("s") in self.patterns.words["claims"]
        last = max((t.i for t in self.document.subtree(token)), default=token.i)
        after = self.document.tokens[last + 1 : last + 2]
        verbs = (self.document.head(t) if t.dep in ("aux", "auxpass") else t for t in after)
        return claim and any(is_verb(t) and called_false(self.document, self.patterns, t) for t in verbs)
