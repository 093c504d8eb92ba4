"""What the verb of a position's words says will be done, granted, answered or wanted."""

from standoff.knowledge.position_terms import PositionTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Evidence, Statement
from standoff.record.terms import Modality, PositionKind, Stance

TO_COME = frozenset({"will", "would", "shall", "'ll", "must"})


class Deeds:
    """The questions about the deeds that the contents of one report's statements tell of."""

    def __init__(self, document: Document, cast: Cast, terms: PositionTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms

    def grants(self, statement: Statement, words: list[Token]) -> bool:
        """ "They would be sent back as soon as Lima was ready", "he would lift the blockade": one's own deed."""
        root = self.root_of(words)
        if root is None or clauses.is_negated(self.document, root):
            return False
        back = root.lemma in ("send", "take", "bring") and any(
            c.lower in ("back", "home") for c in self.document.children(root)
        )
        if not back and not self.terms.has("granted", root.lemma):
            return False
        if not any(c.lower in TO_COME - {"must"} for c in self.document.children(root, "aux")):
            return False
        own = {h.party for h in statement.source.holders}
        doers = clauses.agent(self.document, root) or self.document.children(root, "nsubj")
        named = set(clauses.parties_of(self.cast, doers))
        passive = clauses.is_passive(self.document, root)
        return named <= own if passive or named else any(t.lower in ("he", "she", "it", "we", "i") for t in doers)

    def warns_off(self, statement: Statement, words: list[Token]) -> bool:
        """ "Warned Ecuador to keep away from the port"."""
        root = self.root_of(words)
        if statement.stance is not Stance.WARN or root is None or root.tag != "VB":
            return False
        return any(c.lower == "to" for c in self.document.children(root, "aux")) and bool(words[0].pos != "SCONJ")

    def is_suit(self, words: list[Token]) -> bool:
        """ "Will go to the court", "will take it to the council": before whom the other side is to be brought."""
        root = self.root_of(words)
        courts = any(self.terms.has("judges", t.lemma) for t in words)
        return root is not None and courts and self.terms.has("suing", root.lemma)

    def is_answer(self, words: list[Token]) -> bool:
        """ "Will respond", "will strike them": by force."""
        root = self.root_of(words)
        return root is not None and any(self.terms.has(name, root.lemma) for name in ("answering", "striking"))

    def by_root(self, words: list[Token]) -> tuple[PositionKind, str] | None:
        """ "Would not oppose a truce" accepts it; "will pay nobody" refuses."""
        root = self.root_of(words)
        if root is None or not any(c.lower in TO_COME - {"must"} for c in self.document.children(root, "aux")):
            return None
        if self.terms.has("opposing", root.lemma) and clauses.is_negated(self.document, root):
            return PositionKind.ACCEPT, "what will not be opposed"
        none = any(o.lower in ("nobody", "nothing", "none") for o in self.document.children(root, "dobj"))
        return (PositionKind.REFUSE, "what will not be done") if none else None

    def takes_none(self, words: list[Token]) -> bool:
        """ "Would accept no solution other than a federation"."""
        for verb in words:
            if self.terms.has("accepting", verb.lemma) and any(
                c.lower in TO_COME for c in self.document.children(verb, "aux")
            ):
                return any(
                    c.lower == "no" for o in self.document.children(verb, "dobj") for c in self.document.children(o)
                )
        return False

    def strikes(self, words: list[Token]) -> bool:
        """ "We will attack": force announced by whoever speaks."""
        for verb in words:
            if self.terms.has("striking", verb.lemma) and clauses.is_verb(verb) and verb.dep not in ("relcl", "advcl"):
                will = any(c.lower in TO_COME for c in self.document.children(verb, "aux"))
                own = any(s.lower in ("we", "i") for s in clauses.subjects(self.document, verb))
                if will and own and not clauses.is_negated(self.document, verb):
                    return True
        return False

    def has_accepted(self, statement: Statement, words: list[Token]) -> bool:
        """ "Says that it accepted them in May": one's own acceptance, told as done."""
        root = self.root_of(words)
        own = {h.party for h in statement.source.holders}
        if root is None or root.lemma not in ("accept", "consent") or clauses.is_negated(self.document, root):
            return False
        if clauses.is_passive(self.document, root) or len(own) != 1:
            return False
        subjects = clauses.subjects(self.document, root)
        doers = set(clauses.parties_of(self.cast, subjects))
        done = not any(c.tag == "MD" for c in self.document.children(root, "aux"))
        return done and bool(doers) and doers <= own

    def only_if(self, words: list[Token], condition: Evidence | None) -> bool:
        """ "Will talk only after a pull-out"; "fired only when fired upon" is told as done."""
        if condition is None or not condition.quotes[0].lower().startswith("only"):
            return False
        root = self.root_of(words)
        return root is not None and any(c.lower in TO_COME for c in self.document.children(root, "aux"))

    def root_of(self, words: list[Token]) -> Token | None:
        """The verb that governs the content."""
        inside = {w.i for w in words}
        return next((w for w in words if clauses.is_verb(w) and w.head not in inside), None)

    def is_none(self, words: list[Token]) -> bool:
        """ "Wants none": nothing of what was spoken of before."""
        return bool(words) and all(t.lower in ("none", "nothing") for t in words)

    def welcomes(self, statement: Statement) -> bool:
        """ "Would welcome the good offices of Chile": on the table already."""
        cue = statement.cue
        hedged = statement.modality is Modality.HYPOTHETICAL
        return hedged and cue is not None and self.terms.has("welcoming", cue.lemma)
