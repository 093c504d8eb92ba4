"""The rows of mechanisms: each mention with its use, by whom, when and in whose words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.mechanism_terms import MechanismTerms, mechanism_terms
from standoff.knowledge.mechanism_weights import load_mechanism_weights
from standoff.reading import clauses
from standoff.reading.accords import find_accord
from standoff.reading.cast import Cast
from standoff.reading.located import Located
from standoff.reading.mechanisms.helping import Helping
from standoff.reading.mechanisms.mediating import Mediating
from standoff.reading.mechanisms.mentions import Mention, Mentions
from standoff.reading.mechanisms.thirds import Thirds
from standoff.reading.mechanisms.unlisted import find_unlisted
from standoff.reading.mechanisms.uses import Uses
from standoff.reading.mechanisms.weighing import WEIGHED, Weighing
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Mechanism, Report, Statement
from standoff.record.terms import MechanismKind, MechanismUse, Stance

NAMED = "named"
"""The grounds of a row of which no verb tells."""


def find_mechanisms(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Mechanism, ...]:
    """The uses of mechanisms that a report tells of, in text order, one for each mechanism, use and statement.

    A body that only speaks is a source and no mechanism in use, unless what it says is an offer of its help.
    """
    room = _Room(document, report, cast, located, standing)
    rows: dict[tuple[str, str, str, str], Mechanism] = {}
    for row in room.rows():
        rows.setdefault((row.name, row.use, row.statement, ",".join(row.by)), row)
    return tuple(rows.values())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention, the row that constructions make of it, whether they tell what is done with it, and its signs.

    `weighed` is true where they leave that open.
    """

    mention: Mention
    row: Mechanism | None
    told: bool
    signs: tuple[str, ...]
    weighed: bool


class _Room:
    """What every step needs, held together for one report."""

    def __init__(self, document: Document, report: Report, cast: Cast, located: Located, standing: Standing) -> None:
        self.document, self.report, self.cast, self.located, self.standing = document, report, cast, located, standing
        self.terms: MechanismTerms = mechanism_terms()
        self.mentions, self.uses = Mentions(document, cast, self.terms), Uses(document, self.terms)
        self.mediating, self.helping = Mediating(document, self.terms), Helping(document, cast, self.terms)
        self.thirds = Thirds(document, cast, self.terms)
        weights = load_mechanism_weights()
        self.accord = find_accord(document, self.terms.above[MechanismUse.AGREED_TO])
        self.articles = frozenset(n for _, n in self.accord.items) if self.accord is not None else frozenset[int]()
        self.said: dict[int, list[Statement]] = {}
        for statement in standing.statements:
            for start, end in statement.source.spans:
                for token in document.within(start, end):
                    self.said.setdefault(token.i, []).append(statement)
        self.weighing = Weighing(document, standing, self.said, self.mentions, self.uses, self.terms, weights)

    def rows(self) -> Iterator[Mechanism]:
        """What constructions tell, and, of mentions of which they tell nothing, what is weighed; in text order."""
        for candidate in self.candidates():
            if candidate.told and candidate.row is not None:
                yield candidate.row
            elif candidate.weighed:
                use = self.weighing.use(candidate.signs)
                if use is not None:
                    yield self._weighed(candidate.mention, use)

    def candidates(self) -> Iterator[Candidate]:
        """The mentions with the rows that constructions make of them and, where these tell no use, their signs.

        A mention that a construction withholds ("the mission said") is never weighed.
        """
        named = self.found()
        taken = frozenset(t.i for m in named for t in (*self._words(m), m.head))
        unlisted = tuple(find_unlisted(self.document, self.mentions, self.terms, taken))
        loose = frozenset(m.head.i for m in unlisted)
        for mention in sorted([*named, *unlisted], key=lambda m: m.first.i):
            unknown = mention.head.i in loose
            row = None if unknown else self.row(mention)
            told = row is not None and self._is_told(mention, row)
            signs = self.weighing.signs(mention, unknown) if not clauses.is_verb(mention.head) else ()
            yield Candidate(mention, row, told, signs, weighed=unknown or (row is not None and not told))

    def _words(self, mention: Mention) -> tuple[Token, ...]:
        return self.document.tokens[mention.first.i : mention.head.i + 1]

    def _is_told(self, mention: Mention, row: Mechanism) -> bool:
        """Whether a construction tells what is done with it: more than that it is named."""
        itself = mention.told is not None or clauses.is_verb(mention.head)
        means = mention.kind is MechanismKind.MEDIATION and self.uses.is_means(mention)
        ruled = mention.head.dep == "nsubj" and (self._rules(mention) or self._handles(mention))
        return itself or means or ruled or row.use is not MechanismUse.MENTIONED or row.grounds != NAMED

    def _weighed(self, mention: Mention, use: MechanismUse) -> Mechanism:
        statement = self.standing.at(mention.head)
        verb = next(clauses.governing_verbs(self.document, mention.head), None)
        over = verb if use is not MechanismUse.MENTIONED else None
        return replace(
            self._made(mention, use, over, statement, self._by(mention, over, statement)),
            grounds=WEIGHED if over is None else f"{WEIGHED}:{over.lemma}",
        )

    def found(self) -> list[Mention]:
        """The mechanisms that nouns name and the mediation that verbs tell, in text order."""
        named = list(self.mentions.found())
        heads = frozenset(m.head.i for m in named)
        verbs = (self.mediating.at(t, heads) for t in self.document.tokens if t.lemma in self.terms.mediating)
        rest = [t for t in self.document.tokens if t.i not in heads]
        helped = (self.helping.at(t) or self.thirds.at(t) for t in rest)
        told = [m for m in (*verbs, *helped) if m is not None and self.mentions.is_read(m.head)]
        return sorted([*named, *told], key=lambda m: m.first.i)

    def row(self, mention: Mention) -> Mechanism | None:
        """The row of a mention, or None where its words say nothing of a mechanism."""
        statement = self.standing.at(mention.head)
        if mention.told is not None:
            over = mention.head if clauses.is_verb(mention.head) else None
            return self._made(mention, mention.told, over, statement, self._by(mention, over, statement))
        if mention.head.lemma in self.terms.mediating:
            use, verb = self.mediating.of(mention)
            return self._made(mention, use, verb, statement, self._by(mention, verb, statement))
        sat = self.uses.sat(mention)
        if sat is not None:
            return self._made(mention, *sat, statement, ())
        use, verb = self.uses.of(mention)
        if use is MechanismUse.MENTIONED and (
            self._is_harmed(mention) or self._is_short_of_voice(mention) or self._is_asked_for(mention)
        ):
            return None
        if (set_up := self.uses.set_up(mention, use)) is not None:
            return self._made(mention, *set_up, statement, ())
        if self.accord is not None and self.document.number_of(mention.head) in self.articles:
            by = clauses.parties_of(self.cast, self.accord.parties)
            return self._made(mention, MechanismUse.AGREED_TO, verb, statement, by)
        offer = next((s for s in self.said.get(mention.head.i, ()) if self._is_offer(s)), None)
        if verb is None and offer is not None:
            return self._made(mention, MechanismUse.PROPOSED, None, offer, self.standing.parties(offer))
        acts = self._rules(mention) or self._handles(mention)
        speaks = mention.head.dep == "nsubj" and mention.head.i in self.said and not acts
        urges = verb is not None and verb.lemma in self.terms.pleading and use is MechanismUse.CONVENED
        if ((use is MechanismUse.MENTIONED or urges) and speaks) or (
            use is not MechanismUse.ASKED and self.mentions.is_voice(mention)
        ):
            return None
        if verb is None and use is MechanismUse.MENTIONED and not self._is_supposed(mention):
            told = self.terms.stances.get(statement.stance, use)
            told = MechanismUse.MENTIONED if self.uses.is_handed(mention.head) else told
            use = told if self.uses.reaches(mention.head, told) else use
        passive = use is MechanismUse.MENTIONED or (verb is not None and verb.lemma in self.terms.taking_up)
        if mention.entry is not None and passive and self.mentions.is_sender(mention.head):
            return None
        means = mention.kind is MechanismKind.MEDIATION and mention.entry is None and self.uses.is_means(mention)
        if means and (verb is None or mention.head.lemma not in self.terms.owned):
            over = next(clauses.governing_verbs(self.document, mention.head), None)
            beside = over is None or over.dep in ("relcl", "acl")
            owned = self._is_owned(mention) and self.accord is None and not beside
            return self._made(mention, MechanismUse.MENTIONED, None, statement, ()) if owned else None
        if (
            use is MechanismUse.MENTIONED
            and mention.only_used
            and not (mention.head.dep == "nsubj" and self._rules(mention))
        ):
            return None
        whose = self._whose(mention) if verb is None and use is MechanismUse.ASKED else ()
        return self._made(mention, use, verb, statement, whose or self._by(mention, verb, statement))

    def _is_harmed(self, mention: Mention) -> bool:
        """ "Two peacekeepers were hurt", "four UN peacekeepers were ambushed": its men, and no use of it."""
        verb, aux = self.document.head(mention.head), ("nsubjpass", "dobj", "nsubj")
        counted = any(c.dep == "nummod" for c in self.document.children(mention.head))
        harmed = verb.lemma in self.terms.harming and mention.head.dep in aux
        return mention.entry is None and mention.kind is MechanismKind.PEACEKEEPERS and (harmed or counted)

    def _is_asked_for(self, mention: Mention) -> bool:
        """ "Is there a hotline?": a question tells of none."""
        sentence = self.document.sentence_of(mention.head)
        verb = self.document.head(mention.head)
        there = any(c.dep == "expl" for c in self.document.children(verb))
        return there and self.document.tokens[sentence.last - 1].text == "?"

    def _is_short_of_voice(self, mention: Mention) -> bool:
        """ "The mission in Aouzou (UNMA) said": the short form of whoever speaks."""
        before = self.document.tokens[max(0, mention.first.i - 2) : mention.first.i]
        return len(before) == 2 and before[1].text == "(" and before[0].i in self.said

    def _is_owned(self, mention: Mention) -> bool:
        """ "Under the mediation of Chile", "through Chilean mediation": it is told whose it was."""
        whose = self.document.children(mention.head, "poss", "amod", "compound", "nmod")
        ofs = (p for p in self.document.children(mention.head, "prep") if p.lower in ("of", "by"))
        return bool(clauses.parties_of(self.cast, (*whose, *(o for p in ofs for o in self.document.children(p)))))

    def _handles(self, mention: Mention) -> bool:
        """Whether it is a council that takes up a matter, votes on it or will not hear it."""
        verb = self.document.head(mention.head)
        return mention.kind is MechanismKind.COUNCIL and verb.lemma in self.terms.handling

    def _rules(self, mention: Mention) -> bool:
        """Whether it is a court that ruled: it speaks by doing its work."""
        verb = self.document.head(mention.head)
        return mention.kind is MechanismKind.COURT and verb.lemma in self.terms.ruling

    def _is_offer(self, statement: Statement) -> bool:
        """Whether a body offers itself: its help or mediation, and not a date for talks."""
        if statement.stance is Stance.OFFER:
            return True
        words = (t for start, end in statement.content.spans for t in self.document.within(start, end))
        return statement.stance is Stance.PROPOSE and any(t.lemma in self.terms.helping for t in words)

    def _is_supposed(self, mention: Mention) -> bool:
        """Whether it stands in a clause beside what is said: "ready to take over if the mission is forced out"."""
        beside = (t for t in self.document.ancestors(mention.head) if clauses.is_verb(t) and t.dep == "advcl")
        return any(c.lower not in ("for", "that") for t in beside for c in self.document.children(t, "mark"))

    def _by(self, mention: Mention, verb: Token | None, statement: Statement) -> tuple[str, ...]:
        """Who does it: the doers of the verb above, else whoever the statement is held by."""
        if verb is not None:
            doers = clauses.agent(self.document, verb) if clauses.is_passive(self.document, verb) else self._doers(verb)
            itself = any(t.i == mention.head.i for t in doers) and clauses.is_passive(self.document, verb)
            by = () if itself else clauses.parties_of(self.cast, (t for t in doers if t.i != mention.head.i))
            if by:
                return by
        told = statement.cue is not None or verb is not None
        return self.standing.parties(statement) if told else ()

    def _whose(self, mention: Mention) -> tuple[str, ...]:
        """Whose the noun over a body is: "the Peruvian appeal to the alliance", whoever speaks of it."""
        over = self.document.head(mention.head)
        if mention.head.dep != "pobj" or over.lower not in ("to", "for") or self.document.head(over).pos != "NOUN":
            return ()
        owners = self.document.children(self.document.head(over), "poss", "amod", "compound", "nmod")
        return clauses.parties_of(self.cast, owners)

    def _doers(self, verb: Token) -> tuple[Token, ...]:
        """The subject of the verb, or of "is willing to" above it."""
        found = clauses.subjects(self.document, verb)
        above = self.document.head(verb)
        if found or above.pos != "ADJ":
            return found
        return clauses.subjects(self.document, self.document.head(above))

    def _made(
        self, mention: Mention, use: MechanismUse, verb: Token | None, statement: Statement, by: tuple[str, ...]
    ) -> Mechanism:
        moment = self.located.moment(clauses.clause(self.document, verb)) if verb is not None else None
        evidence = Evidence.of(self.report.text, [(mention.first.start, max(mention.head.end, mention.first.end))])
        over = self.document.head(mention.head)
        many = mention.kind is MechanismKind.COUNCIL and mention.only_used
        kind = (
            self.terms.task_kinds.get(over.lemma, mention.kind)
            if many and mention.head.dep == "nsubj"
            else mention.kind
        )
        return Mechanism(
            id=row_id("mechanism", [self.report.id, mention.first.start, mention.name, use]),
            name=mention.name,
            kind=kind,
            use=use,
            by=by,
            moment=moment.id if moment is not None else None,
            statement=statement.id,
            spans=evidence.spans,
            quotes=evidence.quotes,
            entry=mention.entry,
            grounds=f"verb:{verb.lemma}" if verb is not None else NAMED,
        )
