"""What stands, is gone or was done as agreed: told by "there is", by what is left of it, by "as agreed"."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus

_DEEDS = frozenset({AgreementKind.WITHDRAWAL, AgreementKind.EXCHANGE, AgreementKind.CORRIDOR, AgreementKind.CEASEFIRE})
_REACH = 2  # sentences that "little of it is left" may look back


class Existence:
    """The questions about what there is of agreements, asked of one report's parse."""

    def __init__(self, document: Document, statuses: Statuses, terms: AgreementTerms) -> None:
        self.document, self.statuses, self.terms = document, statuses, terms

    def of_existing(self, mention: Mention) -> Iterator[Finding]:
        """ "There is a truce", "there was one": whoever says so, says that it stands; nobody who asks or doubts it."""
        verb = self.document.head(mention.head)
        there = any(c.dep == "expl" for c in self.document.children(verb))
        if not there or mention.head.dep not in ("attr", "dobj", "nsubj") or mention.kind is AgreementKind.TALKS:
            return
        modal = any(c.tag == "MD" for c in self.document.children(verb, "aux"))
        last = self.document.tokens[self.document.sentence_of(verb).last - 1]
        named = self.document.children(mention.head, "acl", "relcl")
        if modal or last.text == "?" or self.statuses.negated(verb) or not mention.made or self._is_below(named):
            return
        if self.statuses.mentions.is_absent(mention):
            return
        yield Finding(mention, verb, AgreementStatus.IN_FORCE, (), "there is one")

    def of_due(self, mention: Mention) -> Iterator[Finding]:
        """ "The separation of forces was to begin on Monday": what is to come of it has been agreed on."""
        verb = self.document.head(mention.head)
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" and mention.head.dep == "nsubj" else ()
        for deed in deeds:
            to = any(c.lower == "to" for c in self.document.children(deed, "aux"))
            if to and self.terms.has("due", deed.lemma) and mention.made and not self.statuses.negated(verb):
                yield Finding(mention, verb, AgreementStatus.AGREED, (), "due")

    def _is_below(self, clauses_at: tuple[Token, ...]) -> bool:
        """ "There was a truce that nobody kept": what the clause at it says holds."""
        frames = [self.statuses.as_object.match(self.document, c) for c in clauses_at]
        return any(f is not None and f.value != AgreementStatus.AGREED for f in frames)

    def of_remnant(self, verb: Token, mention: Mention | None, number: int) -> Iterator[Finding]:
        """ "Little is left of the truce", "nothing of it remains"."""
        if mention is None or not self.terms.has("leftover", verb.lemma) or number - mention.sentence > _REACH:
            return
        rests = [t for t in self.document.children(verb, "nsubj", "nsubjpass") if self.terms.has("rests", t.lower)]
        if not rests or (rests[0].lower == "much" and not self._is_not(verb, rests[0])):
            return
        ofs = [
            o
            for host in (verb, *rests)
            for p in self.document.children(host, "prep")
            if p.lower == "of"
            for o in self.document.children(p, "pobj")
        ]
        named = any(o.i == mention.head.i or (o.lower in ("it", "this") and o.i > mention.head.i) for o in ofs)
        if named:
            yield Finding(mention, verb, AgreementStatus.COLLAPSED, (), "what is left of it")

    def _is_not(self, verb: Token, rest: Token) -> bool:
        return clauses.is_negated(self.document, verb) or clauses.is_negated(self.document, rest)

    def of_as_agreed(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "The armies pulled back as agreed in May", "left two of the five posts, as agreed"."""
        marks = {c.lower for c in self.document.children(verb, "mark")}
        deed = self.document.head(verb)
        bare = not self.document.children(verb, "nsubj", "nsubjpass", "dobj", "auxpass")
        if verb.lemma != "agree" or verb.dep != "advcl" or "as" not in marks or not bare or not clauses.is_verb(deed):
            return
        tense = {deed.tag, *(c.tag for c in self.document.children(deed, "aux", "auxpass"))}
        if self.statuses.negated(deed) or "MD" in tense or deed.tag == "VB" or not tense & {"VBD", "VBZ", "VBP", "VBN"}:
            return
        kind = self.statuses.mentions.kind_of_act(deed)
        if kind not in _DEEDS:
            return
        inside = {t.i for t in self.document.subtree(verb)}
        phrase = tuple(t for t in clauses.own_phrase(self.document, deed) if t.i not in inside)
        status = AgreementStatus.PARTLY_KEPT if self._is_some(phrase) else AgreementStatus.KEPT
        mention = Mention(verb, kind, phrase, number)
        yield Finding(mention, deed, status, self.statuses.doers(deed), "done as agreed")

    def _is_some(self, phrase: tuple[Token, ...]) -> bool:
        """ "Two of the five posts", "only in part"."""
        words = [t.lower for t in phrase]
        partly = bool(set(words) & self.terms.words["partly"])
        counted = any(t.pos == "NUM" and words[n + 1 : n + 2] == ["of"] for n, t in enumerate(phrase))
        return partly or counted
