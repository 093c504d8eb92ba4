"""The row of an event: what was worked out of it, with the words that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.reading.events.named import Found
from standoff.reading.events.setting import Setting
from standoff.reading.events.verdict import Factuality
from standoff.reading.syntax import Document
from standoff.record.ids import row_id
from standoff.record.rows import Event, Evidence, Moment, Place, Report, Span
from standoff.record.terms import EventType, Ground


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one report's events."""

    document: Document
    report: Report
    setting: Setting

    def row(
        self,
        *,
        trigger: tuple[Span, ...],
        coded: tuple[EventType, str | None, str],
        statement: str,
        derived_from: str | None,
        sides: tuple[Found, Found],
        facts: Factuality,
        place: Place | None,
        moment: Moment | None,
        ground: Ground,
        instruments: tuple[Evidence, ...],
        grounds: str,
    ) -> Event:
        """The row of what `trigger` tells: its type, mode and code are `coded`, its actors and targets `sides`."""
        actors, targets = sides
        covered = _hull([*trigger, *(s for p in (*actors, *targets) for s in p.spans)], self.document, trigger[0])
        evidence = Evidence.of(self.document.text, covered)
        kind, mode, code = coded
        return Event(
            id=row_id("event", [self.report.id, trigger, kind.value, statement]),
            statement=statement,
            derived_from=derived_from,
            type=kind,
            mode=mode,
            cameo=code,
            trigger=trigger,
            actors=actors,
            targets=targets,
            place=place.id if place else None,
            moment=moment.id if moment else None,
            earliest=moment.earliest if moment else None,
            latest=self.setting.when.last_day(moment) if moment else None,
            polarity=facts.polarity,
            modality=facts.modality,
            hedge=facts.hedge,
            extent=facts.extent,
            amount=facts.amount,
            condition=Evidence.of(self.document.text, facts.condition) if facts.condition else None,
            instruments=instruments,
            ground=ground,
            spans=evidence.spans,
            quotes=evidence.quotes,
            grounds="; ".join((grounds, *facts.grounds)),
        )


def _hull(spans: Iterable[Span], document: Document, trigger: Span) -> tuple[Span, ...]:
    """One span over the trigger and the participants named in the trigger's own sentence."""
    first = document.within(*trigger)[0]
    sentence = document.sentence_tokens(document.sentence_of(first))
    low, high = sentence[0].start, sentence[-1].end
    inside = [s for s in spans if low <= s[0] and s[1] <= high]
    return ((min(s[0] for s in inside), max(s[1] for s in inside)),)
