"""The situation report: one page that an analyst would forward, each line with the words it rests on.

`make_brief` turns a record into plain sections, blocks and lines; how they look is the renderers' affair. The brief
never says that something is true: it says who reports it, how many origins it has, and who contests it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from standoff.record.joined import Account, Incident, JoinedAgreement, Record, TollSummary
from standoff.record.rows import Report
from standoff.record.terms import EventType, Grade, Ground, Label, Polarity, SituationKind, SourceKind, Stance
from standoff.views.citing import Cite, Evidence
from standoff.views.naming import counted, day_range, figure, outlet_name, party_name, unquoted
from standoff.views.narrowing import LeftOut, between, known_on, left_out
from standoff.views.uptake import taken_up

_NEWEST = 6
FORCE = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST, EventType.SANCTION}
)
"""The types of what is done by force, as against talks and other steps."""


@dataclass(frozen=True, slots=True)
class Line:
    """One assertion of the brief and the words it rests on. `quote` is given where the words themselves are shown."""

    text: str
    cites: tuple[Cite, ...]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One party's side of a block."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands under it. `row` is the id of the joined row that it shows, if it is one."""

    heading: str
    note: str = ""
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is stable, for links; `empty` is what stands there when nothing was found."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The report and what it is made from: the part of the record that it tells of, and the evidence of the whole."""

    title: str
    basis: tuple[str, ...]
    sections: tuple[Section, ...]
    evidence: Evidence
    record: Record


def make_brief(
    record: Record, since: str | None = None, until: str | None = None, as_known_on: str | None = None
) -> Brief:
    """The brief of `record`: of what falls between two days, as it could be known on a day (ISO 8601 days)."""
    unknown = None
    if as_known_on is not None:
        unknown = left_out(record, as_known_on)
        record = known_on(record, as_known_on)
    evidence = Evidence(record)
    record = between(record, since, until)
    incidents = [i for i in record.incidents if i.ground is Ground.CURRENT]
    sections = (
        _summary_section(record, evidence, incidents),
        _incidents_section(record, evidence, [i for i in incidents if FORCE & set(i.types)]),
        _standing_section(record, evidence),
        _disputes_section(record, evidence),
        _tolls_section(record, evidence),
        _agreements_section(record, evidence),
        _positions_section(record, evidence),
        _mechanisms_section(record, evidence),
        _steps_section(record, evidence, [i for i in incidents if not FORCE & set(i.types)]),
        _history_section(record, evidence),
        _open_section(record, unknown, as_known_on),
    )
    return Brief(_title(incidents), tuple(_basis(record, since, until, as_known_on)), sections, evidence, record)


def _title(incidents: list[Incident]) -> str:
    """Named after the two parties that most incidents are about, where there are two."""
    count = Counter(party for incident in incidents for party in incident.parties)
    chief = sorted(count, key=lambda party: (-count[party], party))[:2]
    return (
        f"Situation report: {' and '.join(map(party_name, sorted(chief)))}" if len(chief) == 2 else "Situation report"
    )


def _summary_section(record: Record, evidence: Evidence, incidents: list[Incident]) -> Section:
    """The newest dated incidents of force, and how many disputes, agreements and tolls the page holds."""
    told = [i for i in incidents if FORCE & set(i.types) and i.earliest is not None]
    lines = [
        Line(f"{i.headline}: {i.status.value}, {counted(i.independent_sources, 'independent origin')}.", ())
        for i in told[:_NEWEST]
    ]
    if len(told) > _NEWEST:
        lines.append(Line(f"… and {counted(len(told) - _NEWEST, 'earlier incident')}.", ()))
    agreements = [a for a in record.agreements if not a.background]
    tolls = [t for t in record.tolls if not t.background]
    lines.append(
        Line(
            f"{counted(len(record.disputes), 'dispute')}, {counted(len(agreements), 'agreement')} and "
            f"{counted(len(tolls), 'count')} of people harmed stand below with who says so.",
            (),
        )
    )
    return Section("summary", "In short", (Block("", lines=tuple(lines)),), _nothing("incidents", record))


def _basis(record: Record, since: str | None, until: str | None, as_known_on: str | None) -> Iterator[str]:
    days = sorted(
        d for r in record.readings for d in (r.report.published.earliest, r.report.published.latest) if d is not None
    )
    outlets = {outlet_name(r.report) for r in record.readings}
    origins = [o for o in record.origins if o.counts]
    spoken = [s for r in record.readings for s in r.statements if s.cue is not None]
    yield (
        f"{counted(len(record.readings), 'report')} read, from {counted(len(outlets), 'outlet')}, "
        f"published {day_range(days[0], days[-1]) if days else 'on unknown days'}."
    )
    yield f"{counted(len(spoken), 'statement')} found, from {counted(len(origins), 'independent origin')}."
    if since or until:
        days_asked = " ".join(f"{word} {day}" for word, day in (("since", since), ("until", until)) if day)
        yield f"Only what is dated {days_asked}."
    if as_known_on:
        yield f"As it could be known on {as_known_on}."
    yield "This page says who reports what and who contests it; it does not say what is true."


# --- incidents -------------------------------------------------------------------------------------


def _incidents_section(record: Record, evidence: Evidence, incidents: list[Incident]) -> Section:
    tolls: dict[str, list[TollSummary]] = defaultdict(list)
    for toll in record.tolls:
        if toll.incident is not None:
            tolls[toll.incident].append(toll)
    told = [i for i in incidents if i.earliest is not None or len(i.accounts) > 1]
    blocks = [_incident_block(i, evidence, tolls[i.id], len(record.readings)) for i in told]
    rest = [i for i in incidents if i not in told and i.accounts]
    if rest:
        dated = [
            (evidence.reports[i.reports[0]].published.earliest or "undated", line)
            for i in rest
            for a in i.accounts
            for line in _account_lines(a, evidence)
        ]
        dated.sort(key=lambda d: (d[0] != "undated", d[0]), reverse=True)
        lines = {(day, ln.text, ln.quote): replace(ln, text=f"reported {day} · {ln.text}") for day, ln in dated}
        blocks.append(
            Block("Also reported, without a date of the event that can be fixed", lines=tuple(lines.values()))
        )
    return Section("incidents", "What is reported to have happened", tuple(blocks), _nothing("incidents", record))


def _incident_block(incident: Incident, evidence: Evidence, tolls: list[TollSummary], read: int) -> Block:
    by_party: dict[str | None, list[Account]] = defaultdict(list)
    for account in incident.accounts:
        holders = {h.party for s in account.statements for h in evidence.statements[s].source.holders}
        known = sorted(p for p in holders if p is not None)
        for party in known or (None,):
            by_party[party].append(account)
    columns = tuple(
        Column(
            party_name(party) if party is not None else "Outlets and others",
            tuple(
                line
                for account in sorted(accounts, key=lambda a: min(map(evidence.told, a.statements)))
                for line in _account_lines(account, evidence)
            ),
        )
        for party, accounts in sorted(by_party.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )
    note = (
        f"{incident.status.value} · {counted(len(incident.reports), 'report')} · "
        f"{counted(incident.independent_sources, 'independent origin')}"
    )
    if (alone := taken_up(incident, read)) is not None:
        note += f" · from others {alone}"
    turned = (f"{a.party or 'source'}: {', then '.join(a.changes)}" for a in incident.accounts if a.changes)
    note = " · ".join((note, *turned))
    return Block(incident.headline, note, columns, tuple(_toll_line(t, evidence) for t in tolls), incident.id)


def _account_lines(account: Account, evidence: Evidence) -> Iterator[Line]:
    """One line for each statement of the account; the same words carried by several reports are one line."""
    seen: dict[tuple[str, str], list[Cite]] = {}
    for identifier in sorted(account.statements, key=evidence.told):
        statement = evidence.statements[identifier]
        report = evidence.report_of(identifier)
        own = [e for e in account.events if evidence.report_of(e).id == report.id]
        rows = [identifier] if statement.cue is not None else own
        if not rows:
            continue
        words = " … ".join(statement.content.quotes) or " … ".join(dict.fromkeys(map(evidence.sentence, rows)))
        seen.setdefault((evidence.said_by(identifier), words), []).extend(evidence.cites(rows))
    for (text, words), cites in seen.items():
        yield Line(text, tuple(cites), unquoted(words))


def _toll_line(toll: TollSummary, evidence: Evidence) -> Line:
    side = f"{party_name(toll.party)}: " if toll.party is not None else ""
    sources = "; ".join(
        dict.fromkeys(
            f"{figure(c.low, c.high)}{f' ({c.hedge})' if c.hedge else ''} per {c.origin}"
            f"{', withdrawn' if c.withdrawn else f', {c.aside}' if c.aside else ''}"
            for c in toll.counts
        )
    )
    return Line(f"{side}{toll.kind.value}: {sources}", evidence.cites(c.toll for c in toll.counts))


def _steps_section(record: Record, evidence: Evidence, incidents: list[Incident]) -> Section:
    lines = []
    for incident in incidents:
        rows = [e for a in incident.accounts for e in a.events]
        lines.append(Line(incident.headline, evidence.cites(rows), evidence.sentence(rows[0])))
    blocks = (Block("", lines=tuple(lines)),) if lines else ()
    return Section("steps", "Talks and other steps", blocks, _nothing("talks or other steps", record))


# --- how things stand, what is disputed ------------------------------------------------------------


def _standing_section(record: Record, evidence: Evidence) -> Section:
    blocks = []
    for situation in record.situations:
        lines = []
        for report in situation.assessments:
            if report.assessment is None and situation.kind is SituationKind.TENSION:
                continue
            judged = report.assessment.value if report.assessment is not None else "named"
            who = evidence.said_by(report.statement)
            text = f"{report.date or 'undated'} · {judged} · {who}"
            lines.append(Line(text, evidence.cites([report.row]), evidence.sentence(report.row)))
        parties = ", ".join(party_name(p) for p in situation.parties)
        if not lines:
            continue
        place = f", {situation.place_name}" if situation.place_name and situation.place_name not in parties else ""
        since = f", since {situation.since}" if situation.since else ""
        heading = situation.kind.value.capitalize() + (f": {parties}" if parties else "") + place + since
        blocks.append(Block(heading, lines=tuple(lines)))
    return Section("standing", "How things stand", tuple(blocks), _nothing("situations", record))


def _disputes_section(record: Record, evidence: Evidence) -> Section:
    headlines = {i.id: i.headline for i in record.incidents}
    blocks = []
    for dispute in record.disputes:
        lines = tuple(_statement_lines(dispute.statements, evidence))
        if not lines:
            continue
        parties = " / ".join(party_name(p) for p in dispute.parties)
        about = headlines.get(dispute.incident or "", "")
        note = " · ".join(part for part in (about, dispute.grade.value, dispute.rule) if part)
        heading = dispute.kind.value.capitalize() + (f": {parties}" if parties else "")
        blocks.append(Block(heading, note, (), lines, dispute.id))
    return Section("disputes", "What is denied or disputed", tuple(blocks), _nothing("denials or disputes", record))


def _statement_lines(identifiers: Iterable[str], evidence: Evidence) -> Iterator[Line]:
    """One line for each statement with a cue; the same words from the same source in several reports are one line."""
    seen: dict[tuple[str, str], list[str]] = {}
    for identifier in identifiers:
        statement = evidence.statements[identifier]
        if statement.cue is not None:
            words = " … ".join(statement.content.quotes) or " … ".join(statement.quotes)
            seen.setdefault((evidence.said_by(identifier), unquoted(words)), []).append(identifier)
    for (who, words), same in seen.items():
        yield Line(who, evidence.cites(same), words)


# --- tolls, agreements, positions, mechanisms ------------------------------------------------------


def _tolls_section(record: Record, evidence: Evidence) -> Section:
    return _tolls_of([t for t in record.tolls if not t.background], record, evidence, "tolls", "What it cost")


def _tolls_of(tolls: list[TollSummary], record: Record, evidence: Evidence, key: str, title: str) -> Section:
    headlines = {i.id: i.headline for i in record.incidents}
    by_home: dict[str, list[Line]] = defaultdict(list)
    for toll in tolls:
        home = headlines.get(toll.incident or "") or (f"Dated {toll.when[:10]}" if toll.when else "No date given")
        by_home[home].append(_toll_line(toll, evidence))
    blocks = tuple(Block(home, lines=tuple(lines)) for home, lines in by_home.items())
    return Section(key, title, blocks, _nothing("counts of people harmed", record))


def _agreements_section(record: Record, evidence: Evidence) -> Section:
    blocks = tuple(_agreement_block(a, evidence) for a in record.agreements if not a.background)
    return Section("agreements", "What was agreed, and whether it held", blocks, _nothing("agreements", record))


def _agreement_block(agreement: JoinedAgreement, evidence: Evidence) -> Block:
    parties = ", ".join(party_name(p) for p in agreement.parties) or "parties not named"
    brokers = f", brokered by {', '.join(map(party_name, agreement.brokers))}" if agreement.brokers else ""
    made = f", made {agreement.made}" if agreement.made else ""
    lines = []
    for report in agreement.ledger:
        who = evidence.said_by(report.statement)
        denied = " (denied)" if report.polarity is not Polarity.AFFIRMED else ""
        text = f"{report.date or 'undated'} · {report.status.value}{denied} · {who}"
        lines.append(Line(text, evidence.cites([report.row]), evidence.sentence(report.row)))
    for obligation in agreement.obligations:
        who = party_name(obligation.party) if obligation.party is not None else "party not named"
        state = f" · {obligation.state}" if obligation.state else ""
        lines.append(Line(f"obligation of {who}{state}", evidence.cites([obligation.statement]), obligation.act))
    return Block(f"{agreement.kind.value.capitalize()}: {parties}{brokers}{made}", agreement.state, (), tuple(lines))


def _positions_section(record: Record, evidence: Evidence) -> Section:
    by_party: dict[str, list[Line]] = defaultdict(list)
    for position in record.positions:
        toward = f" towards {', '.join(map(party_name, position.toward))}" if position.toward else ""
        condition = f" — condition: “{position.condition}”" if position.condition else ""
        text = f"{position.since or 'undated'} · {position.kind.value} · {position.issue}{toward}{condition}"
        quotes = [" … ".join(evidence.statements[s].content.quotes) for s in position.statements]
        by_party[position.party].append(
            Line(text, evidence.cites(position.statements), max(quotes, key=lambda q: (len(q) <= 300, len(q), q)))
        )
    blocks = tuple(Block(party_name(party), lines=tuple(lines)) for party, lines in sorted(by_party.items()))
    return Section("positions", "What each side wants, offers and refuses", blocks, _nothing("positions", record))


def _mechanisms_section(record: Record, evidence: Evidence) -> Section:
    blocks = []
    for mechanism in record.mechanisms:
        lines = [
            Line(
                f"{use.date or 'undated'} · {use.use.value}{f' by {_names(use.by)}' if use.by else ''}",
                evidence.cites([use.row]),
                evidence.sentence(use.row),
            )
            for use in mechanism.uses
            if use.use.value != "mentioned"
        ]
        if lines:
            blocks.append(Block(f"{mechanism.name} ({mechanism.kind.value})", lines=tuple(lines)))
    return Section("mechanisms", "Bodies and channels called on", tuple(blocks), _nothing("mechanisms", record))


def _names(parties: Iterable[str]) -> str:
    return ", ".join(map(party_name, parties))


def _history_section(record: Record, evidence: Evidence) -> Section:
    section = _tolls_of([t for t in record.tolls if t.background], record, evidence, "history", "Told as history")
    agreements = tuple(_agreement_block(a, evidence) for a in record.agreements if a.background)
    return Section(section.key, section.title, (*section.blocks, *agreements), _nothing("background figures", record))


# --- what could not be resolved --------------------------------------------------------------------


def _unknown_blocks(unknown: LeftOut, as_known_on: str) -> Iterator[Block]:
    """What is left out because it was not, or may not have been, published by the day asked for."""
    if unknown.later:
        yield Block(f"{counted(len(unknown.later), 'report')} published after {as_known_on}, left out")
    unsure = (*unknown.straddling, *unknown.undated)
    if unsure:
        heading = f"{counted(len(unsure), 'report')} not certainly published by {as_known_on}, left out"
        lines = (f"{day_range(r.published.earliest, r.published.latest)} · {_report_name(r)}" for r in unsure)
        yield Block(heading, lines=tuple(Line(text, ()) for text in lines))


def _report_name(report: Report) -> str:
    title = report.title or next(
        (report.text[ln.start : ln.end] for ln in report.lines if ln.label is Label.HEADLINE), report.source
    )
    return f"{outlet_name(report)}: {title}"


def _open_section(record: Record, unknown: LeftOut | None, as_known_on: str | None) -> Section:
    blocks: list[Block] = []
    if unknown is not None and as_known_on is not None:
        blocks += _unknown_blocks(unknown, as_known_on)
    for reading in record.readings:
        report = reading.report
        problems = [f"{n.kind}: {n.message}" for n in (*report.notes, *reading.notes)]
        if report.published.grade in (Grade.UNKNOWN, Grade.INFERRED):
            problems.append(f"day of publication {report.published.grade.value}: weekdays in it cannot be dated")
        places = sorted({p.name for p in reading.places if p.lat is None})
        if places:
            problems.append(f"places not found: {', '.join(places)}")
        unnamed = sum(s.source.kind in (SourceKind.ANONYMOUS, SourceKind.UNKNOWN) for s in reading.statements)
        if unnamed:
            problems.append(f"{counted(unnamed, 'statement')} with an anonymous or unknown source")
        denials = (s for s in reading.statements if s.stance is Stance.DENY and not s.content.quotes)
        unanswered = [s for s in denials if s.answers is None]
        if unanswered:
            problems.append(f"{counted(len(unanswered), 'denial')} of which it is not clear what it answers")
        if problems:
            blocks.append(Block(_report_name(report), lines=tuple(Line(p, ()) for p in problems)))
    return Section("open", "What could not be resolved", tuple(blocks), "Nothing is left open.")


def _nothing(what: str, record: Record) -> str:
    return f"Nothing found on {what} in the {counted(len(record.readings), 'report')} read."
