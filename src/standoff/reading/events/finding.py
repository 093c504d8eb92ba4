"""What each statement says happened: event mentions coded after PLOVER, and the derived rows of speech acts.

`find_events` is a pure function of the parse, the cast, the places, moments and statements of a report and the
patterns of `knowledge/data/events`. An event stands in the innermost statement whose content holds its trigger.
"""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.territories import load_territories
from standoff.reading.cast import Cast
from standoff.reading.events.aims import aimed
from standoff.reading.events.arguments import participants
from standoff.reading.events.asides import Asides
from standoff.reading.events.carried import carried
from standoff.reading.events.disclaimed import disclaimed
from standoff.reading.events.factuality import factuality
from standoff.reading.events.heard import Hearing, with_heard
from standoff.reading.events.implied import implied
from standoff.reading.events.instruments import instruments_of
from standoff.reading.events.named import Found
from standoff.reading.events.recast import recast
from standoff.reading.events.retold import retold
from standoff.reading.events.rows import Rows
from standoff.reading.events.setting import Setting
from standoff.reading.events.speech_acts import (
    REFUSING,
    cue_tokens,
    has_row,
    holders,
    standing,
    strikes,
    towards,
)
from standoff.reading.events.takenup import taken_up
from standoff.reading.events.triggers import Trigger, find_triggers
from standoff.reading.events.verdict import Factuality
from standoff.reading.events.weighed import mentions_of, weighed
from standoff.reading.events.worth import may_point_back, worth_a_row
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Moment, Place, Report, Span, Statement
from standoff.record.terms import ActorKind, EventType, Ground, Modality, Polarity, Stance

# A denial accuses nobody, and who only says a thing asks for nothing: "insists that it keeps the terms".
_OTHERWISE = frozenset({(Stance.DENY, EventType.ACCUSE), (Stance.ASSERT, EventType.REQUEST)})
_PAST = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED, Modality.HYPOTHETICAL})


def find_events(
    document: Document,
    report: Report,
    cast: Cast,
    places: tuple[Place, ...],
    moments: tuple[Moment, ...],
    statements: tuple[Statement, ...],
    patterns: EventPatterns,
    hearing: Hearing | None = None,
) -> tuple[Event, ...]:
    """The events of a report in text order. `statements[0]` must be the root, the outlet's own voice.

    With a `hearing`, the trained reader has a say in what is an event, of which type, and whose its sides are.
    """
    document = recast(document, patterns, places, cast)
    coder = _Coder(document, report, cast, places, moments, statements, patterns, hearing)
    rows = tuple(aimed(document, cast, patterns, coder.by_id, tuple(coder.events())))
    rows = taken_up(document, cast, patterns, coder.places, coder.standing, rows)
    sided = tuple(implied(document, cast, patterns, coder.standing, rows))
    if hearing is not None and hearing.heads is not None:
        sided = weighed(document, hearing.heads, hearing, mentions_of(cast.actors, places), coder.standing, sided)
    sided = tuple(disclaimed(patterns, coder.standing, sided))
    known = retold(document, patterns, coder.standing, coder.by_token, sided, frozenset(coder.faint))
    found = carried(document, patterns, coder.triggers, known, {m.id: m for m in moments}, {p.id: p for p in places})
    return tuple(sorted(found, key=lambda e: (e.trigger[0], e.type.value, e.id)))


def _in_names(document: Document, cast: Cast) -> frozenset[int]:
    """The capitalised words of bodies' names: "Liberation" in "Front for Liberation" frees nobody."""
    bodies = (actor for actor in cast.actors if actor.kind is ActorKind.ORGANISATION)
    named = (
        at for actor in bodies for at, quote in zip(actor.mentions, actor.quotes, strict=True) if quote == actor.name
    )
    tokens = (t for at in named for t in document.within(*at) if at[1] - at[0] > t.end - t.start)
    return frozenset(t.i for t in tokens if t.text[0].isupper())


def _is_disputed(place: Place) -> bool:
    """Whether several claim a place or what it lies in: then its name tells no side."""
    around = (t for name in (place.name, *place.within) for t in load_territories().named(name))
    return bool(place.claimed_by) or any(t.claimed_by for t in around)


class _Coder:
    """The rows of one report that its events are coded from."""

    def __init__(
        self,
        document: Document,
        report: Report,
        cast: Cast,
        places: tuple[Place, ...],
        moments: tuple[Moment, ...],
        statements: tuple[Statement, ...],
        patterns: EventPatterns,
        hearing: Hearing | None = None,
    ) -> None:
        self.document = document
        self.cast = cast
        self.patterns = patterns
        self.statements = statements
        self.by_id = {s.id: s for s in statements}
        self.standing = Standing.of(document, statements)
        self.issuer = frozenset(self.standing.parties(statements[0]))
        self.cues = cue_tokens(document, statements)
        self.triggers = find_triggers(document, patterns, _in_names(document, cast))
        if hearing is not None:
            self.triggers = with_heard(document, patterns, self.triggers, frozenset(self.cues), hearing)
        self.faint: set[str] = set()
        above = {(s.parent, s.stance) for s in statements}
        self.repeated = {s.id for s in statements if (s.id, s.stance) in above and s.cue and s.cue.quotes == (":",)}
        self.by_token = {t.token.i: t for t in self.triggers}
        self.setting = Setting.of(document, places, moments, patterns, report.published, self.triggers, statements)
        self.rows = Rows(document, report, self.setting)
        self.asides = Asides(document, patterns, self.by_token, self.cues)
        self.places = {
            t.i: place
            for place in places
            if place.country is not None and not _is_disputed(place)
            for mention in place.mentions
            for t in document.within(*mention)
        }

    def events(self) -> Iterator[Event]:
        derived: set[str] = set()
        seen: set[str] = set()
        for trigger in self.triggers:
            cued = self.cues.get(trigger.token.i)
            said = cued if trigger.pattern.has("speech") else None
            if cued is not None and said is None:
                derived.add(cued.id)
            event = self._act_of(trigger, said) if said is not None else self._event(trigger)
            if said is not None and self._only_asks(said):
                continue
            if said is not None and event is not None:
                if said.id in derived or (self._is_aside(said) and not event.actors):
                    continue
                derived.add(said.id)
            if event is not None and event.id not in seen:
                seen.add(event.id)
                yield event
        for statement in self.statements:
            if (
                statement.id not in derived
                and has_row(statement, self.patterns)
                and not (self._is_answered(statement) or self._only_asks(statement) or statement.id in self.repeated)
            ):
                event = self._speech_act(statement)
                if event is not None and (event.actors or not self._is_aside(statement)):
                    yield event

    def _cue_of(self, statement: Statement) -> Token | None:
        spans = statement.cue.spans if statement.cue is not None else ()
        return next((t for span in spans for t in self.document.within(*span)), None)

    def _is_aside(self, statement: Statement) -> bool:
        """Whether nobody says it and it only tells of whom it speaks: "a man suspected of", "allegedly"."""
        cue = self._cue_of(statement)
        return cue is not None and cue.dep in ("acl", "amod", "advmod")

    def _only_asks(self, statement: Statement) -> bool:
        """Whether a request asks for words, not deeds: "asked whether", "asked about"; or is none by its words."""
        cue = self._cue_of(statement)
        if cue is not None and (self.asides.only_serves(cue, statement) or self.asides.only_telephones(cue, statement)):
            return True
        if statement.stance is not Stance.REQUEST or cue is None or cue.lemma not in self.patterns.words["questioning"]:
            return False
        below = self.document.children(cue, "ccomp", "advcl", "prep", "xcomp")
        marks = (c for b in below for c in (b, *self.document.children(b, "mark", "advmod", "attr", "dobj", "nsubj")))
        return any(m.lower in self.patterns.words["questions"] for m in marks)

    def _is_answered(self, statement: Statement) -> bool:
        """Whether the sentence tells of a request or offer only that it was turned down or taken up."""
        cue = self._cue_of(statement)
        if cue is None or cue.pos != "NOUN" or cue.dep not in ("dobj", "nsubjpass"):
            return False
        return any(t.token.i == cue.head and t.pattern.has("speech") for t in self.triggers)

    # --- things done ---------------------------------------------------------------------------------

    def _event(self, trigger: Trigger) -> Event | None:
        actors, targets = participants(self.document, self.cast, trigger, self.patterns, self.places)
        statement = self.standing.at(trigger.token)
        if (
            self.asides.readies_a_blow(trigger)
            or self._repeats_stance(trigger, statement)
            or self.asides.trails_a_charge(trigger)
            or self.asides.is_mere(trigger)
        ):
            return None
        if trigger.pattern.has("speech") and (
            (not actors and trigger.token.dep in ("acl", "amod")) or self.asides.is_unsaid(trigger)
        ):
            return None
        facts = factuality(self.document, trigger, statement, self.patterns, self.issuer)
        moment, place = self.setting.moment(trigger), self.setting.place(trigger)
        set_down = moment is not None or place is not None
        faint = not worth_a_row(self.document, self.patterns, trigger, (actors, targets), facts, set_down)
        if (
            (faint and not may_point_back(self.document, trigger))
            or self.asides.tells_aim(trigger)
            or self.asides.is_only_asked_for(trigger, facts.modality)
        ):
            return None
        event = self.rows.row(
            trigger=tuple((t.start, t.end) for t in trigger.words),
            coded=(trigger.pattern.type, trigger.pattern.mode, trigger.pattern.cameo),
            statement=statement.id,
            derived_from=None,
            sides=(actors, targets),
            facts=facts,
            place=place,
            moment=moment,
            ground=self.setting.ground(trigger, moment) if facts.modality in _PAST else Ground.CURRENT,
            instruments=instruments_of(self.document, trigger, self.patterns),
            grounds=f"pattern {trigger.pattern.name}",
        )
        if faint:
            self.faint.add(event.id)
        return event

    def _repeats_stance(self, trigger: Trigger, statement: Statement) -> bool:
        """Whether the words only give their statement its stance: "said it is ready to" is the offer already."""
        coded = self.patterns.speech_acts.get(statement.stance.value)
        return (
            trigger.pattern.has("speech")
            and has_row(statement, self.patterns)
            and coded is not None
            and (coded[0] is trigger.pattern.type)
        )

    # --- things said ---------------------------------------------------------------------------------

    def _act_of(self, trigger: Trigger, statement: Statement) -> Event | None:
        """The row of a speech act whose cue is a pattern's word: the pattern's code, the statement's holders."""
        pattern = trigger.pattern
        coded: tuple[EventType, str | None, str] = (pattern.type, pattern.mode, pattern.cameo)
        if (statement.stance, pattern.type) in _OTHERWISE:
            return None
        actors, targets = participants(self.document, self.cast, trigger, self.patterns, self.places)
        parent = self.by_id.get(statement.parent or "", self.statements[0])
        facts = factuality(self.document, trigger, parent, self.patterns)
        words = tuple((t.start, t.end) for t in trigger.words)
        return self._said(statement, coded, words, (actors, targets), facts)

    def _speech_act(self, statement: Statement) -> Event | None:
        if statement.cue is None:
            return None
        return self._said(statement, self.patterns.speech_acts[statement.stance.value], statement.cue.spans, ((), ()))

    def _blows(self, statement: Statement, actors: Found) -> dict[int, bool]:
        """The blows that a promise or warning tells of, and whether its holder is to strike them.

        "Vowed to bomb the port" threatens; who warns that another may attack threatens nobody.
        """
        if statement.stance not in (Stance.WARN, Stance.OFFER, Stance.PROMISE):
            return {}
        own = {p.party for p in (*actors, *holders(statement, self.cast)) if p.party is not None}
        found: dict[int, bool] = {}
        for trigger in strikes(self.document, statement, self.triggers, self.patterns):
            doers, _ = participants(self.document, self.cast, trigger, self.patterns, self.places)
            parties = {p.party for p in doers if p.party is not None}
            if parties:
                found[trigger.token.i] = bool(parties & own)
        return found

    def _addresses(self, statement: Statement) -> bool:
        """Whether the cue itself names whom it is said to: "warned Niger that", not "warned that Niger"."""
        cue = self._cue_of(statement)
        return cue is not None and bool(self.document.children(cue, "dobj", "dative", "nsubjpass"))

    def _said(
        self,
        statement: Statement,
        coded: tuple[EventType, str | None, str],
        words: tuple[Span, ...],
        sides: tuple[Found, Found],
        governed: Factuality | None = None,
    ) -> Event | None:
        actors, targets = sides
        struck = self._blows(statement, actors)
        if struck and statement.stance is Stance.WARN and not any(struck.values()) and not self._addresses(statement):
            return None
        if any(struck.values()) and coded[0] is EventType.AGREE:
            coded = self.patterns.speech_acts[Stance.THREATEN.value]
        parent = self.by_id.get(statement.parent or "", self.statements[0])
        polarity, modality = standing(statement, parent)
        if governed is not None and polarity is Polarity.AFFIRMED and statement.stance not in REFUSING:
            polarity = governed.polarity
        if governed is not None and modality is Modality.ACTUAL:
            modality = governed.modality
        moment = self.setting.located.moment(
            t
            for start, end in statement.spans
            for t in self.document.within(start, end)
            if self.standing.at(t) is parent
        )
        return self.rows.row(
            trigger=tuple(sorted(words)),
            coded=coded,
            statement=parent.id,
            derived_from=statement.id,
            sides=(
                actors if len(actors) > 1 else holders(statement, self.cast) or actors,
                targets or towards(self.document, statement, self.cast),
            ),
            facts=Factuality(polarity, modality, statement.hedge),
            place=None,
            moment=moment,
            ground=Ground.CURRENT,
            instruments=(),
            grounds=f"speech act: {statement.stance.value}",
        )
