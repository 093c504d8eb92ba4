"""The main clauses of what an act says, whose they are, and whether they tell of the speaker's own side."""

from collections.abc import Iterable

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.syntax import Token
from standoff.record.rows import Span

NONE = frozenset({"neither", "no", "none"})
OWN_WORDS = frozenset({"i", "we", "it", "they", "our", "its", "their", "my", "us"})
_MAIN = ("ccomp", "conj", "parataxis", "dep", "appos", "acl")
_DEPTH = 2
_WORDS = 30


class Clauses:
    """Asks of the contents of one document's acts: which are the main clauses, and of whom do they tell?"""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast

    def main_verbs(self, act: Attribution) -> list[Token]:
        """The main verbs of the content in text order: not those of clauses that modify or complete another."""
        root = self._root(act)
        queue = [(root, 0)] if root is not None else []
        if act.continues or root is None:
            queue += [(t, 0) for t in self._sentence_roots(act) if root is None or t.i != root.i]
        found: dict[int, Token] = {}
        while queue:
            token, depth = queue.pop(0)
            if token.i in found or not _inside(token, act.content):
                continue
            found[token.i] = token
            if depth < _DEPTH:
                queue += [(t, depth + 1) for t in self.tree.children(token, *_MAIN) if self._goes_on(token, t)]
        return [found[i] for i in sorted(found)]

    def _goes_on(self, token: Token, child: Token) -> bool:
        """Whether a dependent is a further main clause: coordinated, or set off by a colon or a dash."""
        if child.pos not in ("VERB", "AUX"):
            return False
        if child.dep == "conj":
            return True
        before = self.tree.tokens[self.tree.left(child) - 1] if self.tree.left(child) else None
        return before is not None and before.text in (":", "—", "–", ";") and child.i > token.i

    def _root(self, act: Attribution) -> Token | None:
        head = self.tree.tokens[act.head]
        for t in self.tree.children(head, "ccomp", "xcomp", "parataxis", "advcl", "relcl"):
            if _inside(t, act.content):
                return t
        host = self.tree.head(head)
        if (head.dep in ("parataxis", "ccomp") or act.frame == "adjunct") and host.pos in ("VERB", "AUX"):
            return host if _inside(host, act.content) else None
        return self._governed_from_outside(act)

    def _governed_from_outside(self, act: Attribution) -> Token | None:
        """The first verb of the content whose governor is not in it, where the parser hung the clause elsewhere."""
        for start, end in act.content:
            for token in self.tree.within(start, end)[:_WORDS]:
                if token.pos in ("VERB", "AUX") and not _inside(self.tree.head(token), act.content):
                    return token
        return None

    def _sentence_roots(self, act: Attribution) -> Iterable[Token]:
        for start, end in act.content:
            for token in self.tree.within(start, end):
                if token.head == token.i and token.pos in ("VERB", "AUX"):
                    yield token

    def subject(self, verb: Token) -> Token | None:
        own = self.tree.child(verb, "nsubj", "nsubjpass")
        if own is not None or verb.dep != "conj":
            return own
        above = self.tree.head(verb)
        return self.tree.child(above, "nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None

    def own(self, act: Attribution, token: Token) -> bool:
        """Whether the words are of the speaker's own side: by a pronoun of it, or by their party."""
        if token.lower in ("he", "she"):
            return not self.cast.at(token.start, token.end) or self.same(act, token)
        if token.lower in OWN_WORDS or any(t.lower in OWN_WORDS for t in self.tree.children(token, "poss")):
            return True
        mine = {r.party for start, end in act.source for r in self.cast.at(start, end)} - {None}
        start, end = self.tree.phrase(token)
        theirs = {r.party for r in self.cast.at(start, end)} - {None}
        return bool(mine) and mine == theirs

    def same(self, act: Attribution, token: Token) -> bool:
        """Whether the words are the speaker: a first person, or one actor or party with the source."""
        if token.lower in ("i", "we"):
            return True
        sources = [r for start, end in act.source for r in self.cast.at(start, end)]
        words = self.cast.at(token.start, token.end)
        if {r.actor for r in words} & {r.actor for r in sources}:
            return True
        mine = {r.party for r in sources} - {None}
        return token.pos == "PROPN" and bool(mine) and mine == {r.party for r in words} - {None}

    def own_state(self, act: Attribution, subject: Token) -> bool:
        """Whether the subject is the speaker's country, government or army: "his country", "our forces"."""
        body = self.lexicon.has("organs", subject.lemma) or self.lexicon.has("idle", subject.lemma)
        return body and self.own(act, subject)

    def mentions_own(self, act: Attribution, token: Token) -> bool:
        words = self.tree.document.subtree(token)[:12]
        return any(t.i != token.i and self.own(act, t) for t in words if t.pos in ("NOUN", "PROPN", "PRON"))


def _inside(token: Token, spans: Iterable[Span]) -> bool:
    return any(start <= token.start < end for start, end in spans)
