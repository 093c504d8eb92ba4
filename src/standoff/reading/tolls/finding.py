"""What it cost: counts of people killed, wounded, captured, missing, detained or displaced, and losses uncounted.

A toll says no more than its words: the side is that of the people where the words name it, the range is what the
number and its hedge allow, and "no casualties were reported" is not zero. Harm that is feared, threatened or to be
avoided makes no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns, load_event_patterns
from standoff.knowledge.toll_terms import TollTerms, load_toll_terms
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb
from standoff.reading.events.factuality import Factuality, factuality
from standoff.reading.events.predicates import prepositional
from standoff.reading.events.setting import Setting
from standoff.reading.events.triggers import Trigger
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.casualties import Harm, counted_phrase, find_harms, is_number, names_people
from standoff.reading.tolls.quantities import Quantity, read_quantity
from standoff.reading.tolls.sides import Sides
from standoff.record.ids import row_id
from standoff.record.rows import Event, Evidence, Moment, Place, Report, Span, Statement, Toll
from standoff.record.terms import Counting, EventType, Ground, Modality, Polarity, TollKind, Who

_BETWEEN = frozenset({"were", "was", "are", "of", "whom", "them", "is", "being"})
_REAL = frozenset({Modality.ACTUAL})
_HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE})


@dataclass(frozen=True, slots=True)
class _Count:
    """How many of whom: the quantity, the people's side and kind, and the words."""

    quantity: Quantity
    party: str | None
    who: Who | None
    span: Span
    none_reported: bool = False
    grounds: str = ""


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
    counter = _Counter(document, report, cast, moments, statements, events, lexicon or load_toll_terms())
    counter.sides.soil = {
        t.i: place for place in places for mention in place.mentions for t in document.within(*mention)
    }
    return tuple(sorted(counter.tolls(), key=lambda t: (t.spans[0], t.kind.value, t.id)))


class _Counter:
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
        self.previous: tuple[int, _Count] | None = None
        self.sides = Sides(document, cast, self.terms, self.patterns, self.standing, {})

    def tolls(self) -> Iterator[Toll]:
        seen: set[str] = set()
        for harm in find_harms(self.document, self.patterns, self.terms):
            for toll in self._of(harm):
                if toll.id not in seen:
                    seen.add(toll.id)
                    yield toll

    def _of(self, harm: Harm) -> Iterator[Toll]:
        trigger = self._trigger(harm)
        statement = self.standing.at(harm.token)
        facts = factuality(self.document, trigger, statement, self.patterns)
        absent = facts.polarity is Polarity.NOT_HAPPENED
        if facts.modality not in _REAL or self._abstract(harm):
            return
        for head in harm.people or (harm.token,):
            count = self._count(harm, head, absent)
            if count is None:
                continue
            sentence = self.document.sentence_of(harm.token).first
            bare = count.party is None and count.who is None and self._continues(head)
            if bare and self.previous is not None and self.previous[0] == sentence:
                count = replace(count, party=self.previous[1].party, who=self.previous[1].who)
            inferred = None if count.party is not None else self.sides.own_report(harm, statement)
            if inferred is None and count.party is None and count.who is Who.MILITARY:
                inferred = self._by_target(harm)
            if inferred is None and count.party is None:
                inferred = self.sides.by_soil(harm, head, count.who)
            if inferred is not None:
                count = replace(
                    count, party=inferred, grounds="side inferred from who reports it, where, or what was struck"
                )
            self.previous = (sentence, count)
            whole = self._row(harm, trigger, statement, facts, count, None)
            yield whole
            for part in self._parts(harm, head, count):
                yield self._row(harm, trigger, statement, facts, part, whole)

    def _by_target(self, harm: Harm) -> str | None:
        """The side of soldiers whom an attack on one side's posts harms: "shelled the Thai post, killing two"."""
        near = [harm.token, self.document.head(harm.token), *self.document.children(harm.token, "nsubj")]
        spans = {(t.start, t.end) for t in near}
        parties = {
            target.party
            for event in self.events
            if event.type is EventType.ASSAULT and spans & set(event.trigger)
            for target in event.targets
            if target.party is not None and target.party not in {a.party for a in event.actors}
        }
        return parties.pop() if len(parties) == 1 else None

    # --- how many, of whom ---------------------------------------------------------------------------

    def _count(self, harm: Harm, head: Token, absent: bool) -> _Count | None:
        who, party = self.sides.who(head), self.sides.party(head) or self.sides.on_side(head, harm.token)
        phrase = counted_phrase(self.document, head, self.terms)
        span = (phrase[0].start, self._end(head))
        if harm.nominal:
            return self._nominal(harm, head, absent, who, party)
        if absent:
            return _Count(Quantity(0, 0), party, who, span, self._reported(harm))
        quantity = self._quantity(head, phrase)
        own = self.sides.harms_own(harm, head, party)
        party = None if own else party or self.sides.loser(harm) or self.sides.holder(head)
        return None if quantity is None else _Count(quantity, party, who, span)

    def _end(self, head: Token) -> int:
        """The end of the people's phrase, with what "of" adds to it: "an unknown number of soldiers"."""
        inner = [n for n in prepositional(self.document, head, "of") if n.i - head.i < 6]
        return max([head.end, *(n.end for n in inner)])

    def _nominal(self, harm: Harm, head: Token, absent: bool, who: Who | None, party: str | None) -> _Count | None:
        noun = harm.token
        phrase = counted_phrase(self.document, noun, self.terms)
        span = (phrase[0].start, max(head.end, noun.end))
        party = party or self.sides.party(noun) or self.sides.bearer(harm) or self.sides.on_side(noun, harm.carrier)
        who = who or next((self.terms.people.get(c.lemma) for c in self.document.children(noun, "amod", "compound")
                           if self.terms.people.get(c.lemma)), None)  # fmt: skip
        if absent:
            return _Count(Quantity(0, 0), party, who, span, self._reported(harm))
        quantity = read_quantity(self._words(phrase[:-1]), self.terms)
        if harm.people and harm.kind is not TollKind.LOSSES:
            quantity = quantity or self._quantity(head, counted_phrase(self.document, head, self.terms))
        if quantity is None and harm.kind is TollKind.LOSSES and self._borne(harm):
            quantity = Quantity(None, None)
        if quantity is None and harm.carrier is not None and not harm.people:
            put = self._toll_value(harm)
            quantity, span = (put[0], (min(span[0], put[1][0]), max(span[1], put[1][1]))) if put else (None, span)
        return None if quantity is None else _Count(quantity, party, who, span)

    def _toll_value(self, harm: Harm) -> tuple[Quantity, Span] | None:
        """The number that a tally is put at: "the death toll rose to 31", "put the number of wounded at 31"."""
        hosts = [t for t in (harm.token, harm.carrier) if t is not None]
        values = [n for host in hosts for n in prepositional(self.document, host, "to", "at")]
        if harm.carrier is not None and harm.token.dep == "nsubj":
            values += self.document.children(harm.carrier, "dobj", "attr", "npadvmod")
        for noun in values:
            phrase = counted_phrase(self.document, noun, self.terms)
            found = read_quantity(self._words(phrase), self.terms)
            beside = (noun, *self.document.tokens[noun.i + 1 : noun.i + 2])
            if any(t.lower in self.terms.adjectives or t.lemma in self.terms.verbs for t in beside):
                continue
            if found is not None:
                beyond = harm.carrier is not None and self.terms.has("exceeding", harm.carrier.lemma)
                put = replace(found, high=None, hedge=harm.carrier.text) if beyond and harm.carrier else found
                return put, (phrase[0].start, noun.end)
        return None

    def _quantity(self, head: Token, phrase: tuple[Token, ...]) -> Quantity | None:
        words = self._words(phrase)
        found = read_quantity(
            words if head.pos == "NUM" or head.lemma in self.terms.collectives else words[:-1], self.terms
        )
        if found is None and head.pos in ("NUM", "NOUN", "ADJ", "DET", "PRON"):
            found = read_quantity(words, self.terms)
        if found is not None:
            return found
        inner = list(prepositional(self.document, head, "of"))
        if inner and self.terms.has("measures", head.lemma):
            own = read_quantity(words, self.terms) or read_quantity(
                self._words(counted_phrase(self.document, inner[0], self.terms)), self.terms
            )
            return own or Quantity(None, None, " ".join(words))
        if (
            head.entity == "PERSON"
            or head.lower == "another"
            or (head.tag in ("NN", "NNP") and names_people(self.document, head, self.terms))
        ):
            return Quantity(1, 1)
        if head.tag in ("NNS", "NNPS") or head.lower in ("people", "personnel"):
            definite = any(w in ("the", "these", "those", "such") for w in words)
            return None if definite else Quantity(None, None)
        return None

    def _words(self, phrase: tuple[Token, ...]) -> tuple[str, ...]:
        """The lower-case words of a count, without ages ("34-year-old") and brackets."""
        words = [t.lower for t in phrase if t.text not in ("[", "]", "(", ")")]
        for at, word in enumerate(words):
            if word in ("year", "years") and at:
                start = at - 1 if words[at - 1] != "-" else at - 2
                words[max(start, 0) : at + 3 if at + 2 < len(words) and words[at + 1] == "-" else at + 1] = []
                break
        return tuple(words)

    def _borne(self, harm: Harm) -> bool:
        if harm.carrier is not None:
            return self.terms.has("loss_bearers", harm.carrier.lemma)
        head = self.document.head(harm.token)
        above = self.document.head(head)
        return harm.token.dep == "pobj" and is_verb(above) and self.terms.has("loss_bearers", above.lemma)

    def _abstract(self, harm: Harm) -> bool:
        """Losses of money, land or time, and harm that somebody means to avoid."""
        if any(self.terms.has("abstract", t.lemma) for t in self.document.ancestors(harm.token) if is_verb(t)):
            return True
        if not harm.nominal or harm.kind is not TollKind.LOSSES:
            return False
        modifiers = self.document.children(harm.token, "amod", "compound")
        if any(self.terms.has("other_losses", c.lower) for c in modifiers):
            return True
        return harm.token.lemma == "loss" and any(
            p.lower == "of"
            and not any(names_people(self.document, o, self.terms) for o in self.document.children(p, "pobj"))
            for p in self.document.children(harm.token, "prep")
        )

    def _reported(self, harm: Harm) -> bool:
        near = [harm.token, *self.document.ancestors(harm.token)][:4]
        return any(self.terms.has("reporting", t.lemma) for t in near)

    def _continues(self, head: Token) -> bool:
        return self.terms.has("continuing", head.lemma) or head.pos in (
            "NUM",
            "ADJ",
            "VERB",
        )

    # --- totals and parts ----------------------------------------------------------------------------

    def _parts(self, harm: Harm, head: Token, whole: _Count) -> Iterator[_Count]:
        """The parts of a total that the same sentence breaks down: "10 wounded, of whom six were servicemen"."""
        sentence = self.document.sentence_of(head)
        start = self._parts_begin(head.i + 1, sentence.last, head)
        last = max(harm.token.i, self.document.within(*whole.span)[-1].i)
        if start is None and last > head.i:
            start = self._parts_begin(last + 1, sentence.last, head)
        if start is None:
            return
        tokens = self.document.tokens[start : sentence.last]
        for at, token in enumerate(tokens):
            if token.lemma in self.terms.verbs or token.lower in (";", "while"):
                return
            who = self.terms.people.get(token.lemma)
            if who is None or token.pos not in ("NOUN", "PROPN"):
                continue
            before = tuple(t.lower for t in tokens[max(0, at - 6) : at])
            words = _since_last(before, (",", "and", "including", "among", ":", "-", "—"))
            quantity = read_quantity(tuple(w for w in words if w not in _BETWEEN), self.terms)
            if quantity is None and "a" in words:
                quantity = Quantity(1, 1)
            if quantity is not None:
                first = tokens[max(0, at - len(words))]
                yield _Count(quantity, self.sides.party(token) or whole.party, who, (first.start, token.end))

    def _parts_begin(self, first: int, last: int, head: Token) -> int | None:
        window = self.document.tokens[first : min(last, first + 6)]
        for token in window:
            following = self.document.tokens[token.i + 1].lower if token.i + 1 < last else ""
            if token.lower == "including" or token.text == ":":
                return token.i + 1
            if is_number(token, self.terms) and following == "of":
                return token.i
            if token.lower in ("of", "among") and following in ("whom", "them", "which"):
                return token.i + 2
        return None

    # --- the row -------------------------------------------------------------------------------------

    def _row(
        self, harm: Harm, trigger: Trigger, statement: Statement, facts: Factuality, count: _Count, whole: Toll | None
    ) -> Toll:
        moment = self.setting.moment(trigger) or self._event_moment(harm)
        counting, ground = self._counting(harm, trigger, moment)
        low = min(count.span[0], harm.token.start) if whole is None else count.span[0]
        high = max(count.span[1], harm.token.end) if whole is None else count.span[1]
        evidence = Evidence.of(self.document.text, [(low, high)])
        event = self._event(harm)
        grounds = "; ".join(g for g in (f"{harm.kind.value}: {harm.token.text}", count.grounds) if g)
        low_part, most = count.quantity.low, whole.high if whole is not None else None
        if low_part is not None and most is not None and low_part > most:
            grounds += "; more than the total it is part of"
        return Toll(
            id=row_id(
                "toll", [self.report.id, evidence.spans, harm.kind.value, statement.id, whole.id if whole else ""]
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
        total = any(self.terms.has("cumulative", word) for word in words)
        return (Counting.CUMULATIVE if total else Counting.INCIDENT), ground

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


def _since_last(words: tuple[str, ...], stops: tuple[str, ...]) -> tuple[str, ...]:
    """The words after the last of `stops`."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in stops:
            return words[at + 1 :]
    return words
