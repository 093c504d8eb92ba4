"""What really governs a word where the parse hangs it on another: an aside, a row of infinitives, one who is asked.

`Reattached` gives the climb of `factuality` the head that it should go on to.
"""

from standoff.reading.clauses import is_verb
from standoff.reading.events.infinitives import is_to_be_done, row_of
from standoff.reading.events.unfulfilled import Unfulfilled
from standoff.reading.syntax import Token


class Reattached(Unfulfilled):
    """The heads that constructions have in truth."""

    def verb_over(self, token: Token, head: Token) -> Token:
        """The verb that a clause belongs to, where an aside parts them: "it does not mean, he adds, that"."""
        asking = self._asking_of(token, head) or self._according(token, head)
        if asking is not None:
            return asking
        that = any(c.lower == "that" for c in self.document.children(token, "mark"))
        over = self.document.head(head)
        aside = token.dep == "ccomp" and that and head.dep == "parataxis" and head.i < token.i
        inside = token.dep == "nsubj" and head.dep == "parataxis" and token.i < head.i < over.i
        inside = inside and not self.document.children(over, "nsubj", "nsubjpass")
        row = row_of(self.document, token, head) if token.dep == "conj" else None
        if row is not None:
            return row
        return over if aside or inside else head

    def _asking_of(self, token: Token, head: Token) -> Token | None:
        """The verb that asks for an infinitive that the parse hangs under whom it asks: "invites the two to talk"."""
        over = self.document.head(head)
        if not is_to_be_done(self.document, token) or head.lemma in self.patterns.governors["nouns"]:
            return None
        if token.dep in ("relcl", "acl") and head.dep in ("dobj", "dative") and is_verb(over):
            return over if self.patterns.governors["objects"].get(over.lemma, ("none", ""))[0] != "none" else None
        if token.dep in ("advcl", "ccomp", "xcomp") and head.dep == "relcl" and over.dep == "pobj":
            preposition = self.document.head(over)
            above = self.document.head(preposition)
            return above if preposition.lower in ("for", "on") and is_verb(above) else None
        return None

    def _according(self, token: Token, head: Token) -> Token | None:
        """The verb over a claim told behind "according to which": "rejects claims, according to which they fired"."""
        over = self.document.head(head)
        steps = (*self.document.children(head, "prep"), *self.document.children(token, "prep"))
        which = (w.lower for to in steps for w in self.document.children(to, "pobj"))
        if head.lower != "according" or not is_verb(over) or "which" not in which:
            return None
        return (
            over
            if any(n.lemma in self.patterns.words["claims"] for n in self.document.children(over, "dobj"))
            else None
        )
