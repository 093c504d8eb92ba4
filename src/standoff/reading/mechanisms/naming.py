"""What a noun's own phrase says of it: that it names a body or a format, of which kind, and by what name."""

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.terms import ActorKind, MechanismKind

MODIFIERS = ("poss", "compound", "nmod")
SENT = frozenset({MechanismKind.MONITORS, MechanismKind.PEACEKEEPERS})
_NAME_PARTS = frozenset({"amod", "compound", "nmod", "poss"})
_WITHIN = frozenset({"in", "within"})
_PHRASE = 24  # tokens of a noun's subtree that are looked at for what makes it a mechanism


class Naming:
    """The questions about the words of a noun's phrase, asked of one report's parse."""

    def __init__(self, document: Document, cast: Cast, terms: MechanismTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms

    def generic_entry(self, token: Token) -> tuple[MechanismKind, bool] | None:
        """The kind that a common noun names, and whether only where it is used; a modifier of another names none."""
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
            return None
        entries = self.terms.generic.get(token.lemma) or self.terms.generic.get(token.lower)
        if not entries:
            return None
        if token.tag == "NNS" and any(c.text == ":" for c in self.document.children(token)):
            return None  # "the bodies for it: the Joint Committee and …"
        beside = (self.document.head(token),) if token.dep == "appos" else self.document.children(token, "appos")
        if token.lemma.lower() == "line" and any(t.lower in self.terms.ground_lines for t in self.modifiers(token)):
            return None  # "the Military Demarcation Line"
        if any(self._is_named(t) for t in beside) or self._is_of_body(token):
            return None
        phrase = [t for t in self.document.subtree(token)[:_PHRASE] if t.i != token.i]
        around = {part for t in phrase for w in (t.lemma, t.lower) for part in (w, *w.split("-"))}
        around |= {self.document.tokens[i].lemma for i in range(max(0, token.i - 4), token.i)}
        around |= {self._written(t) for t in phrase} | self._led(token)
        own = {self._written(t) for t in self.modifiers(token)} | {
            part for t in self.modifiers(token) for w in (t.lemma, t.lower) for part in (w, *w.split("-"))
        }
        sent = any((t.text,) in self.terms.bodies for t in self.document.children(token, *MODIFIERS))
        if token.lemma in self.terms.rounds and any(self._is_body(t) for t in phrase):
            entries = tuple(e for e in entries if e.kind is not MechanismKind.FORMAT)
        for entry in entries:
            if not entry.needs or entry.needs & (own if entry.near else around) or (sent and entry.kind in SENT):
                return entry.kind, entry.used
        return None

    def _is_body(self, token: Token) -> bool:
        """A known body, or a noun for one, in the phrase of "a meeting of the commission"."""
        kinds = self.terms.pointing.get(token.lemma, ())
        within = token.dep == "pobj" and self.document.head(token).lower in _WITHIN
        body = MechanismKind.COMMISSION in kinds or (within and MechanismKind.FORMAT in kinds)
        return (token.text,) in self.terms.bodies or body

    def _is_of_body(self, token: Token) -> bool:
        """ "The commission's ruling": it is the commission that is spoken of."""
        whose = self.document.children(token, "poss") if token.lemma in self.terms.carriers else ()
        return any(t.lemma.lower() in self.terms.generic or (t.text,) in self.terms.bodies for t in whose)

    def _led(self, token: Token) -> set[str]:
        """What the words after a noun say of who leads it, and when it was given: "the panel of Alpha Conde"."""
        found: set[str] = set()
        for prep in self.document.children(token, "prep"):
            for noun in self.document.children(prep, "pobj"):
                found |= {"<person>"} if prep.lower in ("of", "under") and self.is_person_at(noun) else set()
        for clause in self.document.children(token, "acl", "relcl"):
            by = [o for p in self.document.children(clause, "agent", "prep") for o in self.document.children(p, "pobj")]
            found |= {"<led>"} if clause.lemma in self.terms.leading and by else set()
            found |= {"<founded>"} if clause.lemma in self.terms.founding and clause.tag == "VBN" else set()
        ofs = (
            o
            for p in self.document.children(token, "prep")
            if p.lower in ("of", "between")
            for o in self.document.children(p, "pobj")
        )
        if len(clauses.parties_of(self.cast, (t for o in ofs for t in clauses.conjuncts(self.document, o)))) > 1:
            found.add("<two>")
        if any(t.text.isdigit() and len(t.text) == 4 for t in self.document.subtree(token)[:_PHRASE]):
            found.add("<year>")
        over = self.document.head(token)
        if token.dep == "dobj" and over.lemma in self.terms.appointing:
            found.add("<appointed>")
        if token.dep == "dobj" and over.lemma in self.terms.sending:
            found.add("<sent>")
        return found

    def is_person_at(self, noun: Token) -> bool:
        """Whether a name is somebody's: of a known person, or of nobody that is known for a state or a body."""
        for each in (noun, *self.document.children(noun, "appos")):
            known = self.cast.at(each.start, each.end)
            if any(self.cast.actor(r.actor).kind is ActorKind.PERSON for r in known):
                return True
            full = any(c.pos == "PROPN" for c in self.document.children(each, "compound"))
            if each.pos == "PROPN" and full and not known and (each.text,) not in self.terms.bodies:
                return True
        return False

    def _written(self, token: Token) -> str:
        """The word as it is written, unparted at its hyphens: "fact-finding"."""
        text, start, end = self.document.text, token.start, token.end
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] == "-"):
            end += 1
        return text[start:end].lower()

    def modifiers(self, token: Token) -> tuple[Token, ...]:
        """The words of its own before it: "the regional force", "United Nations troops"."""
        own = self.document.children(token, *_NAME_PARTS)
        return (*own, *(t for o in own for t in self.document.children(o, *_NAME_PARTS)))

    def _is_named(self, token: Token) -> bool:
        """Whether `token` already names a body, which an apposition only describes: "MINURSO, the UN mission"."""
        return (token.text,) in self.terms.bodies

    def name(self, token: Token) -> tuple[Token, str]:
        """The noun with the modifiers before it, as the report words it, its article and quantity dropped."""
        first = token.i
        own = {c.i for c in self.document.children(token) if c.dep in _NAME_PARTS}
        for child in tuple(own):
            own.update(t.i for t in self.document.subtree(self.document.tokens[child]))
        while first - 1 in own:
            first -= 1
        words = self.document.tokens[first : token.i + 1]
        return words[0], self.document.text[words[0].start : token.end]
