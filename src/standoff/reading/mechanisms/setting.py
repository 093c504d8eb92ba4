"""What is wanted of a mechanism, what an accord sets it up for, and what is settled over a line."""

from standoff.reading import clauses
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.mechanisms.progress import Progress
from standoff.reading.syntax import Token
from standoff.record.terms import MechanismKind, MechanismUse

Told = tuple[MechanismUse, Token | None]

_BODIES = frozenset(
    {
        MechanismKind.COMMISSION,
        MechanismKind.MONITORS,
        MechanismKind.PEACEKEEPERS,
        MechanismKind.FORMAT,
        MechanismKind.CHANNEL,
        MechanismKind.MEDIATION,
    }
)
_OVER = frozenset({"over", "via", "by", "through", "on"})
_TO_COME = frozenset({"will", "shall"})
_NEXT = 2  # sentences between an accord that was signed and what it sets up


class Setting(Progress):
    """The questions about what a mechanism is to do, asked of one report's parse."""

    def bound(self, head: Token) -> Token | None:
        """The verb of "under the deal, a joint team will be posted": what an accord sets up has been agreed to."""
        verb = self.document.head(head)
        posted = self.document.children(verb, "xcomp") if head.dep == "nsubj" and verb.lemma == "be" else ()
        if posted and clauses.is_passive(self.document, posted[0]):
            verb = posted[0]
        elif not clauses.is_verb(verb) or head.dep not in ("dobj", "nsubjpass", "nsubj"):
            return None
        to_be = {c.lower for c in self.document.children(verb, "aux", "auxpass")} & {"will", "shall", "would", "to"}
        above = (verb, self.document.head(verb)) if verb.dep == "xcomp" else (verb,)
        first = self.document.head(verb) if verb.dep == "conj" else verb
        near = {v.i: v for v in (*above, first)}.values()
        unders = [p for v in near for p in self.document.children(v, "prep") if p.lower == "under"]
        named = (o for p in unders for o in self.document.children(p, "pobj"))
        accords = (o for o in named if o.lemma in self.terms.accords or o.lower == "it")
        return verb if to_be and any(accords) else None

    def wished(self, mention: Mention, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Proposed that the commission look into it", "want the monitors to stay": whatever it is to do."""
        verb = self.document.head(head)
        if mention.kind not in _BODIES or head.dep not in ("nsubj", "nsubjpass", "dobj") or not clauses.is_verb(verb):
            return None
        over = verb
        if head.dep != "dobj":
            over = self.document.head(verb)
            if verb.dep not in ("ccomp", "xcomp", "oprd") or clauses.is_negated(self.document, verb):
                return None
        elif not self.document.children(verb, "xcomp", "oprd"):
            return None
        wanted = over.lemma in self.terms.wishing and clauses.is_verb(over)
        return (MechanismUse.PROPOSED, over) if wanted and not self.is_denied(over) else None

    def spoken_over(self, mention: Mention, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "The two generals settled it over the hotline": a line over which something was told or agreed was used."""
        prep = self.document.head(head)
        over = self.document.head(prep)
        verb = over if clauses.is_verb(over) else next(clauses.governing_verbs(self.document, over), over)
        if mention.kind is not MechanismKind.CHANNEL or head.dep != "pobj" or prep.lower not in _OVER:
            return None
        aux = {c.lower for c in self.document.children(verb, "aux")}
        done = verb.tag in ("VBD", "VBN") and not aux & {"to", "would", "could", "may", "might", *_TO_COME}
        talked = verb.lemma in self.terms.talking and not self.is_denied(verb)
        return (MechanismUse.CONVENED, verb) if done and talked else None

    def set_up(self, mention: Mention, use: MechanismUse) -> tuple[MechanismUse, Token] | None:
        """ "They signed it in Lima. A committee of four will oversee it": what an accord just told of sets up.

        A commission that "is to" do something, of which no accord is told, is proposed.
        """
        verb = self.document.head(mention.head)
        if mention.kind not in _BODIES or mention.head.dep not in ("nsubj", "nsubjpass"):
            return None
        founded = use is MechanismUse.PROPOSED and verb.lemma in self.terms.founding
        if not (use is MechanismUse.MENTIONED or founded) or clauses.is_negated(self.document, verb):
            return None
        aux = {c.lower for c in self.document.children(verb, "aux")}
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" and verb.tag in ("VBZ", "VBP") else ()
        to_be = any(c.lower == "to" for d in deeds for c in self.document.children(d, "aux"))
        if (aux & _TO_COME or to_be) and self.is_after_accord(mention.head):
            return MechanismUse.AGREED_TO, verb
        return (MechanismUse.PROPOSED, verb) if to_be and mention.kind is MechanismKind.COMMISSION else None

    def is_after_accord(self, token: Token) -> bool:
        """Whether the sentence before, or the clauses before in this one, told of an accord as made."""
        number = self.document.number_of(token)
        first = self.document.sentences[max(0, number - _NEXT)].first
        for verb in self.document.tokens[first : token.i]:
            if not clauses.is_verb(verb) or verb.lemma not in self.terms.signed:
                continue
            bound = (
                verb.lemma == "agree" and verb.tag in ("VBD", "VBN") and self.document.children(verb, "xcomp", "ccomp")
            )
            if bound and not self.is_denied(verb):
                return True
            made = [*self.document.children(verb, "dobj", "nsubjpass")]
            past = verb.tag in ("VBD", "VBN") and not any(c.tag == "MD" for c in self.document.children(verb, "aux"))
            if past and not self.is_denied(verb) and any(t.lemma in self.terms.accords for t in made):
                return True
        return False
