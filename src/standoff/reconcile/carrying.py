"""Who carries whom, link by link: the graph behind the counts of origins.

`carries` gives one row for each thing that a report has from elsewhere: a copy or excerpt of an earlier report, the
agency that it credits, the official statement that another report carries too, and the earlier version at its own
address. A passage that unlike reports hold over weeks is a standing one, such as the history told at the foot of every
story, and links nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standoff.reconcile.credits import credited
from standoff.reconcile.lineage import Lift, candidates, is_copy, lift_of, order_of, roots
from standoff.reconcile.shingling import Body, body_of
from standoff.reconcile.versions import earlier_version
from standoff.record.ids import row_id
from standoff.record.joined import Record
from standoff.record.rows import Report, Span

STANDING_HOLDERS = 3
STANDING_DAYS = 7


class Link(StrEnum):
    """How a report comes by what it carries."""

    COPY = "copy"
    EXCERPT = "excerpt"
    CREDIT = "credit"
    STATEMENT = "statement"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Carry:
    """One link: the report that carries, the report it carries from (None where that was not read), the name of the
    origin, and where in the carrier's text what is carried stands."""

    id: str
    kind: Link
    carrier: str
    origin: str | None
    name: str
    spans: tuple[Span, ...]
    words: int
    covered: float
    grounds: str


def carries(record: Record) -> tuple[Carry, ...]:
    """Every link between the reports of `record`, in order of carrier, kind and origin."""
    reports = [r.report for r in record.readings]
    shared = shared_text(reports)
    found = [*shared, *_credits(reports), *_corrections(reports), *_statements(record, shared)]
    return tuple(sorted({c.id: c for c in found}.values(), key=lambda c: (c.carrier, c.kind, c.origin or "", c.id)))


def _carry(
    kind: Link, carrier: str, origin: str | None, name: str, spans: tuple[Span, ...] = (), words: int = 0,
    covered: float = 0.0, grounds: str = "",
) -> Carry:  # fmt: skip
    identifier = row_id("lineage", [kind, carrier, origin or "", name])
    return Carry(identifier, kind, carrier, origin, name, spans, words, covered, grounds)


# --- shared text -------------------------------------------------------------------------------------


def shared_text(reports: Iterable[Report]) -> list[Carry]:
    """The links of shared text, each from a later report to an earlier one: copies to the first they are a copy of."""
    bodies: dict[str, Body] = {}
    holders: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        body = body_of(report)
        bodies[body.name] = body
        holders[body.name].append(report)
    for name, found in holders.items():
        found.sort(key=lambda r: order_of(r, bodies[name]))
    first = {name: order_of(found[0], bodies[name]) for name, found in holders.items()}
    lifts = []
    for pair in candidates(bodies):
        origin, carrier = sorted(pair, key=first.__getitem__)
        lift = lift_of(holders[carrier][0], holders[origin][0])
        if lift is not None:
            lifts.append((origin, carrier, lift, is_copy(bodies[carrier], bodies[origin])))
    root = roots(first, ((origin, carrier) for origin, carrier, _, whole in lifts if whole))
    standing = _standing(lifts, holders, root)
    links = [_link(r, found[0], _SAME, True) for name, found in holders.items() if bodies[name].runs for r in found[1:]]
    for origin, carrier, lift, whole in lifts:
        if whole or not standing.issuperset(_passages(holders[carrier][0], lift)):
            links += [_link(report, holders[origin][0], lift, whole) for report in holders[carrier]]
    return links


_SAME = Lift((), 0, 1.0)


def _link(carrier: Report, origin: Report, lift: Lift, whole: bool) -> Carry:
    kind = Link.COPY if whole else Link.EXCERPT
    grounds = f"{lift.words} words in {len(lift.passages)} passages, {lift.covered:.0%} of its own words"
    if not lift.passages:
        grounds = "the same words"
    return _carry(kind, carrier.id, origin.id, origin.outlet or "", lift.passages, lift.words, lift.covered, grounds)


def _passages(report: Report, lift: Lift) -> list[str]:
    """The first words of each passage, which are the same wherever it stands but for what was changed."""
    return [" ".join(report.text[start:end].casefold().split()[:12]) for start, end in lift.passages]


def _standing(
    lifts: Iterable[tuple[str, str, Lift, bool]], holders: dict[str, list[Report]], root: dict[str, str]
) -> set[str]:
    """The passages that unlike reports of more than a week hold."""
    seen: dict[str, dict[str, str | None]] = defaultdict(dict)
    for origin, carrier, lift, whole in lifts:
        if not whole:
            for passage in _passages(holders[carrier][0], lift):
                for name in (root[carrier], root[origin]):
                    seen[passage][name] = holders[name][0].published.earliest
    standing = set()
    for passage, held in seen.items():
        days = sorted(day[:10] for day in held.values() if day is not None)
        span = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days if days else 0
        if len(held) >= STANDING_HOLDERS and span > STANDING_DAYS:
            standing.add(passage)
    return standing


# --- credits, versions, official statements ----------------------------------------------------------


def _credits(reports: Iterable[Report]) -> Iterator[Carry]:
    for report in reports:
        for credit in credited(report):
            yield _carry(Link.CREDIT, report.id, None, credit.name, (credit.span,), grounds="credits it")


def _corrections(reports: Iterable[Report]) -> Iterator[Carry]:
    for later, earlier in earlier_version(reports).items():
        grounds = "a later version at the same address"
        yield _carry(Link.CORRECTION, later.id, earlier.id, earlier.outlet or "", grounds=grounds)


def _statements(record: Record, shared: Iterable[Carry]) -> Iterator[Carry]:
    """Statements of one speaker in the same words in several reports: the later carry what the first carried. A report
    that carries the text of the other carries its statements with it, which is not told again."""
    copies = {(c.carrier, c.origin) for c in shared}
    carriers = {c.carrier for c in shared}
    actors = {member: actor for actor in record.actors for member in actor.members}
    said: dict[tuple[str, str], list[tuple[str, bool, str, Span]]] = defaultdict(list)
    for reading in record.readings:
        day = reading.report.published.earliest or "9999"
        for statement in reading.statements:
            words = " ".join(" ".join(statement.content.quotes).casefold().split())
            holders = sorted({actors[h.actor].id for h in statement.source.holders if h.actor in actors})
            if holders and len(words.split()) >= _LEAST_WORDS:
                who = " and ".join(
                    sorted({actors[h.actor].name for h in statement.source.holders if h.actor in actors})
                )
                report = reading.report.id
                said[(words, who)].append((day, report in carriers, report, statement.content.spans[0]))
    for (words, who), found in said.items():
        first, *others = sorted(found)
        for _, _, report, span in others:
            if report != first[2] and (report, first[2]) not in copies:
                number = len(words.split())
                grounds = "the same words of one speaker"
                yield _carry(Link.STATEMENT, report, first[2], who, (span,), number, grounds=grounds)


_LEAST_WORDS = 8
