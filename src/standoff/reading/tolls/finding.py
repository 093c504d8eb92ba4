"""What it cost: counts of people killed, wounded, captured, missing, detained or displaced, and losses uncounted.

A toll says no more than its words: the side is that of the people where the words name it, the range is what the
number and its hedge allow, and "no casualties were reported" is not zero. Harm that is feared, threatened or to be
avoided makes no row.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns, load_event_patterns
from standoff.knowledge.toll_terms import TollTerms, load_toll_terms
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb
from standoff.reading.events.factuality import factuality
from standoff.reading.events.predicates import prepositional, surface_subjects
from standoff.reading.events.setting import Setting
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.verdict import Factuality
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.antecedents import Antecedents
from standoff.reading.tolls.carried import Carried
from standoff.reading.tolls.casualties import find_harms
from standoff.reading.tolls.counts import Count, Counts
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.inferred import Inference
from standoff.reading.tolls.mishaps import is_accident, is_natural
from standoff.reading.tolls.parts import parts_of
from standoff.reading.tolls.people import names_people
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.sides import Sides
from standoff.reading.tolls.signs import SideSigns
from standoff.reading.tolls.taking import as_taken
from standoff.reading.tolls.weighing import OPPOSED, Weighing
from standoff.record.ids import row_id
from standoff.record.rows import Event, Evidence, Moment, Place, Report, Statement, Toll
from standoff.record.terms import Counting, EventType, Ground, Modality, Polarity, TollKind, Who

_REAL = frozenset({Modality.ACTUAL})
SHARED = "said of each side"
_HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE})


def find_tolls(
    document: Document,
    report: Report,
    cast: Cast,
    moments: tuple[Moment, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    lexicon: TollTerms | None = None,
    places: tuple[Place, ...] = (),
) -> tuple[Toll, ...]:
    """The tolls of a report in text order. `statements[0]` must be the root, the outlet's own voice.

    Where `places` are given, people who are no soldiers and whose side nobody names are counted to the state whose
    undisputed place they are harmed in or leave; the grounds of such a row say that the side is inferred.
    """
    soil = {t.i: place for place in places for mention in place.mentions for t in document.within(*mention)}
    counter = Counter(document, report, cast, moments, statements, events, lexicon or load_toll_terms(), soil)
    return tuple(sorted(counter.tolls(), key=lambda t: (t.spans[0], t.kind.value, t.id)))


class Counter:
    """The rows of one report that its tolls are read from."""

    def __init__(
        self,
        document: Document,
        report: Report,
        cast: Cast,
        moments: tuple[Moment, ...],
        statements: tuple[Statement, ...],
        events: tuple[Event, ...],
        terms: TollTerms,
        soil: dict[int, Place],
    ) -> None:
        self.document = document
        self.report = report
        self.cast = cast
        self.terms = terms
        self.events = events
        self.patterns: EventPatterns = load_event_patterns()
        self.standing = Standing.of(document, statements)
        self.setting = Setting.of(document, (), moments, self.patterns, report.published)
        self.moments = {m.id: m for m in moments}
        self.sides = Sides(document, cast, self.terms, self.patterns, self.standing)
        self.inference = Inference(self.sides, events, soil)
        self.antecedents = Antecedents(self.sides, self.inference.fire)
        self.carried = Carried(document, self.terms, self.sides)
        self.weighing = Weighing(SideSigns(self.inference, self.antecedents, self.carried))
        self.counts = Counts(document, self.terms, self.sides)

    def tolls(self) -> Iterator[Toll]:
        seen: set[str] = set()
        before: Toll | None = None
        for harm in find_harms(self.document, self.patterns, self.terms):
            for toll in self._of(harm):
                if toll.id not in seen and not _repeats(before, toll):
                    seen.add(toll.id)
                    before = toll
                    yield toll

    def _of(self, harm: Harm) -> Iterator[Toll]:
        harm = as_taken(self.sides, harm, self.inference.tellers.armed)
        trigger = self._trigger(harm)
        statement = self.standing.at(harm.token)
        facts = factuality(self.document, trigger, statement, self.patterns)
        if harm.negated:
            facts = replace(facts, polarity=Polarity.AFFIRMED)
        if harm.presupposed or (harm.again and not self._nobody(harm)):
            facts = replace(facts, polarity=Polarity.AFFIRMED, modality=Modality.ACTUAL)
        if harm.token.lower == "missing" and not self._nobody(harm):
            facts = replace(facts, polarity=Polarity.AFFIRMED)
        if facts.polarity is Polarity.DENIED and self._nobody(harm):
            facts = replace(facts, polarity=Polarity.NOT_HAPPENED)
        absent = facts.polarity is Polarity.NOT_HAPPENED
        if absent and any(self.terms.has("remains", p.lemma) for p in harm.people):
            return
        if is_natural(self.sides, harm):
            return
        if harm.token.lemma in ("be", "remain") and harm.kind is TollKind.WOUNDED and self._nobody(harm):
            return
        if facts.modality not in _REAL or self._abstract(harm) or (absent and self._is_withheld(harm)):
            return
        armed = any(self.sides.who(head) is Who.MILITARY for head in harm.people)
        for head in harm.people or (harm.token,):
            count = self.counts.count(harm, head, absent, statement)
            if (
                count is None
                or self._is_aside(harm, count)
                or (not armed and is_accident(self.sides, harm, count.who, count.party))
            ):
                continue
            if count.party is None and (shared := self._shared(harm, head, count)):
                yield from (self._row(harm, trigger, statement, facts, each, None) for each in shared)
                continue
            parts = list(parts_of(self.document, self.terms, self.sides, harm, head, replace(count, party=None)))
            mixed = len({part.party for part in parts if part.party is not None}) > 1
            count = replace(count, party=None) if mixed else self._sided(harm, head, count, statement)
            others = {part.party for part in parts if part.party not in (None, count.party)}
            if others and "side inferred" in count.grounds:
                count = replace(count, party=None, grounds="some of them are of another side")
            self._remember(harm, head, count, statement)
            whole = self._row(harm, trigger, statement, facts, count, None)
            yield whole
            for part in parts:
                party = part.party if mixed else part.party or count.party
                yield self._row(harm, trigger, statement, facts, replace(part, party=party), whole)

    def _remember(self, harm: Harm, head: Token, count: Count, statement: Statement) -> None:
        """Keeps a count for those that go on from it, and whose soldiers it tells of."""
        around, calling = self.inference.around, self.inference.calling
        if count.party is not None and count.who is Who.MILITARY and around.is_state(count.party):
            around.bled.add(count.party)
        teller = self.inference.tellers.answerable(statement)
        self.carried.remember(harm, count, _teller(statement), teller, foes=calling.is_hostile(head))

    def _is_aside(self, harm: Harm, count: Count) -> bool:
        """Whether a relative clause only says of one whom the report names that he fled: "a farmer who fled says"."""
        one = count.quantity == Quantity(1, 1)
        return harm.kind is TollKind.DISPLACED and one and harm.token.dep in ("relcl", "acl")

    def _is_withheld(self, harm: Harm) -> bool:
        """Whether what did not happen is that somebody tells: "the army does not publish its losses"."""
        return harm.nominal and harm.carrier is not None and self.terms.has("withheld", harm.carrier.lemma)

    def _nobody(self, harm: Harm) -> bool:
        """Whether the words of the harm themselves say that it befell nobody: "no soldier was missing"."""
        near = [harm.token, self.document.head(harm.token), *harm.people]
        below = [c for t in near for c in self.document.children(t, "neg", "det")]
        return any(t.lower in ("no", "not", "n't", "none", "nobody", "never", "neither") for t in (*near, *below))

    def _shared(self, harm: Harm, head: Token, count: Count) -> tuple[Count, ...]:
        """One count a side, where the words say it of each: nothing, an unknown number, or so many each."""
        quantity = count.quantity
        each = any(t.lower == "each" for t in self.document.subtree(harm.carrier or harm.token))
        if not (each or quantity.low == quantity.high == 0 or quantity == Quantity(None, None)):
            return ()
        return tuple(replace(count, party=party, grounds=SHARED) for party in self.sides.both(harm, head))

    def _sided(self, harm: Harm, head: Token, count: Count, statement: Statement) -> Count:
        """The count with the side that its own words leave to be understood; its grounds say from what."""
        if count.party is None:
            party = self.sides.of_speaker(harm, head, statement)
            count = replace(count, party=party)
        if count.party is not None:
            return count
        ruled = self._ruled(harm, head, count, statement)
        return self.weighing.weighed(harm, harm.of or head, count, ruled, statement, _teller(statement))

    def _ruled(self, harm: Harm, head: Token, count: Count, statement: Statement) -> Count:
        """The count with the first side that a rule of inference gives it."""
        theirs = self.inference.is_theirs(harm, harm.of or head)
        free = not theirs
        before = self.carried.before(harm, head, count, _teller(statement)) if free else None
        if free and before is None and harm.retold:
            teller = self.inference.tellers.answerable(statement) or self._subject(harm.token)
            party = self.carried.retold(harm, teller, self.inference.fire.hit)
            if party is not None:
                return replace(count, party=party, grounds="side of the count before")
        answer = self.carried.answered(harm, head, self.inference.tellers.answerable(statement)) if free else None
        if before is None and answer is not None and not harm.again:
            return replace(count, party=answer, grounds="side inferred from how each side tells its own")
        if before is not None:
            grounds = "side of the count before" if before.party is not None else before.grounds
            count = replace(count, party=before.party, who=count.who or before.who, grounds=grounds)
        if before is None and (told := self.carried.of_them(head)) is not None:
            return replace(count, party=told, grounds="side of those told of before")
        if count.party is not None:
            return count
        if count.grounds == OPPOSED:
            return count
        if (party := self.antecedents.of(harm, head)) is not None:
            return replace(count, party=party, grounds="side inferred from whom the words take up")
        inferred = self.inference.side(harm, harm.of or head, count, statement)
        if inferred is None:
            return replace(count, grounds=OPPOSED) if self.inference.calling.is_enemy(harm.of or head) else count
        return replace(count, party=inferred.party, grounds=inferred.why)

    def _subject(self, token: Token) -> str | None:
        """The side of the subject of the verb that a figure hangs on: the navy of "the navy spoke of six"."""
        verb = next((v for v in (token, *self.document.ancestors(token)) if is_verb(v)), None)
        subjects = surface_subjects(self.document, verb, self.patterns) if verb is not None else ()
        return next((p for t in subjects if (p := self.sides.party(t)) is not None), None)

    def _abstract(self, harm: Harm) -> bool:
        """Losses of money, land or time, and harm that somebody means to avoid."""
        if any(self.terms.has("abstract", t.lemma) for t in self.document.ancestors(harm.token) if is_verb(t)):
            return True
        if not harm.nominal or harm.kind is not TollKind.LOSSES:
            return False
        modifiers = self.document.children(harm.token, "amod", "compound")
        if any(self.terms.has("other_losses", c.lower) for c in modifiers):
            return True
        borne = harm.carrier is not None and self.terms.has("bearing", harm.carrier.lemma)
        if harm.token.tag == "NN" and harm.token.lemma == "loss" and not harm.people and not borne:
            return True
        return harm.token.lemma == "loss" and any(
            p.lower == "of"
            and not any(names_people(self.document, o, self.terms) for o in self.document.children(p, "pobj"))
            for p in self.document.children(harm.token, "prep")
        )

    # --- the row -------------------------------------------------------------------------------------

    def _row(
        self, harm: Harm, trigger: Trigger, statement: Statement, facts: Factuality, count: Count, whole: Toll | None
    ) -> Toll:
        moment = self.setting.moment(trigger) or self._event_moment(harm)
        counting, ground = self._counting(harm, trigger, moment)
        low = min(count.span[0], harm.token.start) if whole is None else count.span[0]
        high = max(count.span[1], harm.token.end) if whole is None else count.span[1]
        evidence = Evidence.of(self.document.text, [(low, high)])
        event = self._event(harm)
        grounds = "; ".join(g for g in (f"{harm.kind.value}: {harm.token.text}", count.grounds) if g)
        shared = (count.party,) if count.grounds == SHARED else ()
        low_part, most = count.quantity.low, whole.high if whole is not None else None
        if low_part is not None and most is not None and low_part > most:
            grounds += "; more than the total it is part of"
        return Toll(
            id=row_id(
                "toll",
                [self.report.id, evidence.spans, harm.kind.value, statement.id, whole.id if whole else "", *shared],
            ),
            event=event.id if event else None,
            statement=statement.id,
            kind=harm.kind,
            party=count.party,
            who=count.who,
            low=count.quantity.low if not count.none_reported else None,
            high=count.quantity.high if not count.none_reported else None,
            hedge=count.quantity.hedge or facts.hedge,
            none_reported=count.none_reported,
            counting=counting,
            as_of=moment.latest if moment and counting is Counting.CUMULATIVE else None,
            moment=moment.id if moment else None,
            ground=ground,
            polarity=facts.polarity if facts.polarity is Polarity.DENIED else Polarity.AFFIRMED,
            spans=evidence.spans,
            quotes=evidence.quotes,
            part_of=whole.id if whole else None,
            grounds=grounds,
        )

    def _counting(self, harm: Harm, trigger: Trigger, moment: Moment | None) -> tuple[Counting, Ground]:
        ground = self.setting.ground(trigger, moment)
        near = [t for t in (harm.token, harm.carrier) if t is not None]
        for host in near:
            for noun in prepositional(self.document, host, "in", "during", "since", "of", "from"):
                if noun.lemma in self.patterns.words["wars"]:
                    return Counting.WHOLE_WAR, Ground.BACKGROUND
        words = {c.lower for host in near for c in self.document.children(host)} | {t.lemma for t in near}
        if harm.carrier is not None:
            words |= {c.lower for c in self.document.children(harm.carrier)}
        if harm.carrier is not None:
            words.add(harm.carrier.lemma)
        hosts = (harm.token, *(c for c in self.document.children(harm.token, "conj") if is_verb(c)))
        words |= {
            m.lower
            for host in hosts
            for a in self.document.children(host, "advcl")
            for m in self.document.children(a, "mark")
            if host is harm.token or m.lower == "since"
        }
        total = self._is_tallied(harm) or any(self.terms.has("cumulative", word) for word in words)
        return (Counting.CUMULATIVE if total else Counting.INCIDENT), ground

    def _is_tallied(self, harm: Harm) -> bool:
        """Whether a tally stands at those counted: "the toll stands at 90 deaths and 300 injuries"."""
        head = harm.token
        while head.dep in ("conj", "pobj", "prep") and head.head != head.i:
            head = self.document.head(head)
        subjects = self.document.children(head, "nsubj", "nsubjpass") if head is not harm.token else ()
        return any(self.terms.has("tallies", s.lemma) for s in subjects)

    def _event_moment(self, harm: Harm) -> Moment | None:
        event = self._event(harm)
        return self.moments.get(event.moment) if event is not None and event.moment is not None else None

    def _event(self, harm: Harm) -> Event | None:
        """The event that did the harm: the word's own, else the nearest attack that its sentence tells of."""
        sentence = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        low, high = sentence[0].start, sentence[-1].end
        near: list[tuple[int, int, Event]] = []
        for number, event in enumerate(self.events):
            if event.derived_from is not None or event.type not in _HARMFUL or not low <= event.trigger[0][0] < high:
                continue
            distance = min(abs(start - harm.token.start) for start, _ in event.trigger)
            near.append((distance, number, event))
        return min(near, key=lambda row: row[:2])[2] if near else None

    def _trigger(self, harm: Harm) -> Trigger:
        pattern = (
            next(iter(self.patterns.nouns.values()))[0] if harm.nominal else next(iter(self.patterns.verbs.values()))[0]
        )
        pattern = replace(pattern, type=EventType.ASSAULT, flags=frozenset())
        return Trigger(pattern, harm.token, (harm.token,), harm.carrier, "light" if harm.carrier is not None else "")


def _repeats(before: Toll | None, toll: Toll) -> bool:
    """Whether two words of one phrase count the same: "bringing to four the number of Koreans killed"."""
    if before is None or before.low is None or toll.part_of is not None or before.part_of is not None:
        return False
    same = (before.kind, before.party, before.low, before.high) == (toll.kind, toll.party, toll.low, toll.high)
    return same and before.spans[0][0] == toll.spans[0][0]


def _teller(statement: Statement) -> str:
    """Who tells, to be compared; empty for the report's own voice."""
    if statement.parent is None:
        return ""
    holders = sorted(h.actor or h.party or "" for h in statement.source.holders)
    return " ".join(holders) or statement.source.text
