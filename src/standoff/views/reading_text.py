"""One reading as text for the eye: every row in a line, under the kind it is of, in the order of the report.

Nested statements stand under the statement they are told in; what the outlet says in its own voice has no line, since
it is the report. What differs from the plain case is said: denied, not happened, demanded, partial, background.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.record.rows import Agreement, Event, Mechanism, Participant, Position, Reading, Situation, Statement, Toll
from standoff.record.terms import Attitude, Ground, Modality, Polarity
from standoff.views.naming import counted, day_range, figure


def reading_lines(reading: Reading) -> Iterator[str]:
    """The report and its rows; ends with an empty line."""
    report = reading.report
    published = report.published
    yield f"{report.id}  {report.title or report.source}"
    dated = day_range(published.earliest, published.latest)
    yield f"  {report.outlet or 'outlet unknown'} | {dated} ({published.grade}) | {report.language or '?'}"
    places = {place.id: place.name for place in reading.places}
    derived = [event for event in reading.events if event.derived_from is not None]
    yield from _under("statements", _statements(reading.statements))
    yield from _under("events", (_event(e, places) for e in reading.events if e.derived_from is None))
    if derived:
        yield f"    and {counted(len(derived), 'speech act')} of the statements above, coded as events"
    yield from _under("people harmed", map(_toll, reading.tolls))
    yield from _under("situations", (_situation(s, places) for s in reading.situations))
    yield from _under("agreements", map(_agreement, reading.agreements))
    yield from _under("mechanisms", map(_mechanism, reading.mechanisms))
    yield from _under("positions", map(_position, reading.positions))
    for note in (*report.notes, *reading.notes):
        yield f"  note: {note.kind}: {note.message}"
    yield ""


def _under(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"  {title}"
        yield f"    {line}"


def _statements(statements: Iterable[Statement]) -> Iterator[str]:
    """Each under what it is told in; what is told in the outlet's own voice stands at the margin."""
    within: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        within[statement.parent].append(statement)
    waiting = [(0, statement) for statement in reversed(within[None])]
    while waiting:
        depth, statement = waiting.pop()
        if statement.cue is not None:
            yield "  " * depth + _statement(statement)
            depth += 1
        waiting += [(depth, nested) for nested in reversed(within[statement.id])]


def _statement(statement: Statement) -> str:
    who = statement.source.text or "source not named"
    parties = _all(holder.party for holder in statement.source.holders)
    attitude = statement.attitude.value if statement.attitude is not Attitude.SAID else ""
    marks = _marks(attitude, f"“{statement.hedge}”" if statement.hedge else "")
    answers = f" (answers {statement.answers})" if statement.answers else ""
    said = " … ".join(statement.content.quotes or statement.quotes)
    return f"{statement.id}  {statement.stance:<10} {who} [{parties}]{marks}: {said}{answers}"


def _event(event: Event, places: dict[str, str]) -> str:
    sides = f"{_sides(event.actors)} > {_sides(event.targets)}"
    affirmed = event.polarity is Polarity.AFFIRMED
    marks = _marks(
        event.polarity.value if not affirmed else "",
        event.modality.value if affirmed or event.modality is not Modality.ACTUAL else "",
        event.amount or (event.extent.value if event.extent is not None else ""),
        f"“{event.hedge}”" if event.hedge else "",
        f"if: {' … '.join(event.condition.quotes)}" if event.condition is not None else "",
        event.ground.value if event.ground is Ground.BACKGROUND else "",
        day_range(event.earliest, event.latest) if event.earliest or event.latest else "",
        places.get(event.place or "", ""),
    )
    return f"{event.id}  {event.type:<10} {sides}{marks}: {_words(event.quotes)}"


def _toll(toll: Toll) -> str:
    told = "none reported" if toll.none_reported else figure(toll.low, toll.high, toll.hedge)
    marks = _marks(
        toll.who.value if toll.who is not None else "",
        toll.counting.value,
        toll.polarity.value if toll.polarity is not Polarity.AFFIRMED else "",
        toll.ground.value if toll.ground is Ground.BACKGROUND else "",
        f"as of {toll.as_of[:10]}" if toll.as_of else "",
    )
    return f"{toll.id}  {toll.kind:<10} {toll.party or '?'} {told}{marks}: {_words(toll.quotes)}"


def _situation(situation: Situation, places: dict[str, str]) -> str:
    marks = _marks(
        situation.assessment.value if situation.assessment is not None else "",
        f"since {situation.since[:10]}" if situation.since else "",
        places.get(situation.place or "", ""),
        situation.ground.value if situation.ground is Ground.BACKGROUND else "",
    )
    return f"{situation.id}  {situation.kind:<10} {_all(situation.parties)}{marks}: {_words(situation.quotes)}"


def _agreement(agreement: Agreement) -> str:
    marks = _marks(
        agreement.status.value,
        agreement.polarity.value if agreement.polarity is not Polarity.AFFIRMED else "",
        f"through {_all(agreement.brokers)}" if agreement.brokers else "",
        f"made {agreement.made[:10]}" if agreement.made else "",
        f"in force {agreement.in_force}" if agreement.in_force else "",
        agreement.ground.value if agreement.ground is Ground.BACKGROUND else "",
    )
    return f"{agreement.id}  {agreement.kind:<10} {_all(agreement.parties)}{marks}: {_words(agreement.quotes)}"


def _mechanism(mechanism: Mechanism) -> str:
    by = f" by {_all(mechanism.by)}" if mechanism.by else ""
    return f"{mechanism.id}  {mechanism.use:<10} {mechanism.name}{by}: {_words(mechanism.quotes)}"


def _position(position: Position) -> str:
    toward = f" toward {_all(position.toward)}" if position.toward else ""
    condition = f" (if: {' … '.join(position.condition.quotes)})" if position.condition is not None else ""
    return f"{position.id}  {position.kind:<10} {position.party}{toward}: {position.issue}{condition}"


def _sides(participants: Iterable[Participant]) -> str:
    """Their parties; "?" for one that is named but has none, "-" where nobody is named."""
    return ", ".join(sorted({p.party or "?" for p in participants})) or "-"


def _all(names: Iterable[str | None]) -> str:
    return ", ".join(sorted({name for name in names if name})) or "?"


def _marks(*marks: str) -> str:
    told = [mark for mark in marks if mark]
    return f" ({'; '.join(told)})" if told else ""


def _words(quotes: Iterable[str]) -> str:
    return " … ".join(quotes)
