"""Readings made by hand: who says on which day what was done to whom, without a text to speak of."""

from dataclasses import dataclass
from itertools import count

from standoff.record.rows import (
    Cue,
    Event,
    Evidence,
    Holder,
    Participant,
    Place,
    Published,
    Reading,
    Report,
    Source,
    Statement,
    Toll,
)
from standoff.record.terms import (
    Attitude,
    Counting,
    EventType,
    Form,
    Grade,
    Ground,
    Modality,
    Polarity,
    Precision,
    SourceKind,
    Stance,
    TollKind,
)

_TYPES = {"19": EventType.ASSAULT, "15": EventType.MOBILIZE, "08": EventType.RETREAT, "04": EventType.CONSULT}
VILLAGES = {"Tena": (10.0, 40.0), "Moro": (10.0, 40.09), "Sura": (12.0, 44.0)}


@dataclass(frozen=True)
class Said:
    """One statement with one event: `by` the party that says it (None is the outlet's own voice)."""

    cameo: str = "193"
    who: str | None = None
    to: str | None = None
    by: str | None = None
    day: str | None = None
    place: str | None = None
    stance: Stance = Stance.ASSERT
    polarity: Polarity = Polarity.AFFIRMED
    answers: int | None = None
    killed: tuple[str, int] | None = None
    contentless: bool = False


def reading(name: str, published: str | None, *saids: Said) -> Reading:
    """A reading of a report of this name; `answers` is the position of the statement answered."""
    at = count(10, 20)
    report = Report(name, name, f"{name}.txt", _text(name), outlet=name, published=_published(published))
    root = _statement(f"s-{name}-root", None, Stance.ASSERT, (0, 1), None)
    statements, events, places, tolls = [root], [], {}, []
    for number, said in enumerate(saids):
        start = next(at)
        statement = f"s-{name}-{number}"
        answered = f"s-{name}-{said.answers}" if said.answers is not None else None
        grounds = "rejects a claim of fact" if said.contentless else ""
        statements.append(_statement(statement, said.by, said.stance, (start, start + 9), answered, grounds))
        if said.place is not None:
            places[said.place] = _place(name, said.place)
        if said.contentless:
            continue
        event = _event(f"e-{name}-{number}", statement if said.by else root.id, said, name, start)
        events.append(event)
        if said.killed is not None:
            tolls.append(_toll(f"t-{name}-{number}", statement if said.by else root.id, said.killed, start))
    return Reading(
        report=report,
        statements=tuple(statements),
        events=tuple(events),
        places=tuple(places[key] for key in sorted(places)),
        tolls=tuple(tolls),
    )


def _text(name: str) -> str:
    """A paragraph of twenty characters for each statement, in words that no other report uses."""
    salt = "".join(chr(ord("a") + ord(c) % 26) for c in name)[-4:].rjust(4, "q")
    paragraphs = (f"struck {salt}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(200))
    return "Headlines\n" + "".join(f"{words:18s}.\n" for words in paragraphs)


def _published(day: str | None) -> Published:
    return Published(day, day, "given", Grade.GIVEN) if day is not None else Published()


def _statement(
    row: str, by: str | None, stance: Stance, span: tuple[int, int], answers: str | None, grounds: str = ""
) -> Statement:
    outlet = by is None
    return Statement(
        id=row,
        parent=None,
        answers=answers,
        source=Source(
            (), (), by or "", SourceKind.OUTLET if outlet else SourceKind.ORGAN, () if outlet else (Holder(None, by),)
        ),
        cue=None if outlet else Cue((span,), ("x" * (span[1] - span[0]),), "say"),
        content=Evidence() if outlet else Evidence((span,), ("x" * (span[1] - span[0]),)),
        form=Form.INDIRECT,
        attitude=Attitude.SAID,
        stance=stance,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ACTUAL,
        hedge=None,
        moment=None,
        channel=None,
        toward=(),
        limits=(),
        spans=(span,),
        quotes=("x" * (span[1] - span[0]),),
        grounds=grounds,
    )


def _event(row: str, statement: str, said: Said, report: str, start: int) -> Event:
    return Event(
        id=row,
        statement=statement,
        derived_from=None,
        type=_TYPES.get(said.cameo[:2], EventType.ASSAULT),
        mode=None,
        cameo=said.cameo,
        trigger=((start, start + 1),),
        actors=_parties(said.who),
        targets=_parties(said.to),
        place=f"p-{report}-{said.place}" if said.place is not None else None,
        moment=None,
        earliest=said.day,
        latest=said.day,
        polarity=said.polarity,
        modality=Modality.ACTUAL,
        hedge=None,
        extent=None,
        amount=None,
        condition=None,
        instruments=(),
        ground=Ground.CURRENT,
        spans=((start, start + 1),),
        quotes=("x",),
    )


def _parties(party: str | None) -> tuple[Participant, ...]:
    return (Participant(None, party, (), ()),) if party is not None else ()


def _place(report: str, name: str) -> Place:
    lat, lon = VILLAGES[name]
    return Place(f"p-{report}-{name}", name, "village", None, lat, lon, Precision.TOWN, (), (), entry=f"gn:{name}")


def _toll(row: str, statement: str, killed: tuple[str, int], start: int) -> Toll:
    party, number = killed
    return Toll(
        id=row,
        event=None,
        statement=statement,
        kind=TollKind.KILLED,
        party=party,
        who=None,
        low=number,
        high=number,
        hedge=None,
        none_reported=False,
        counting=Counting.INCIDENT,
        as_of=None,
        moment=None,
        ground=Ground.CURRENT,
        polarity=Polarity.AFFIRMED,
        spans=((start + 2, start + 3),),
        quotes=("x",),
    )


def of_words(record, words: str):
    """The incident of the event that stands in these words."""
    events = {e.id: e for r in record.readings for e in r.events}
    return next((i for i in record.incidents if any(words in " ".join(events[e].quotes) for e in i.events)), None)
