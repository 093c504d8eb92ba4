"""What runs through time: situations, agreements and their ledgers, positions, bodies called on, history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.record.joined import JoinedAgreement, Record
from standoff.record.terms import Polarity, SituationKind
from standoff.views.brief_shape import Block, Line, Section, nothing
from standoff.views.brief_tolls import by_home
from standoff.views.citing import Evidence
from standoff.views.naming import day_range, party_name


def standing_section(record: Record, evidence: Evidence) -> Section:
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
    return Section("standing", "How things stand", tuple(blocks), nothing("situations", record))


def agreements_section(record: Record, evidence: Evidence) -> Section:
    blocks = tuple(_agreement_block(a, evidence) for a in record.agreements if not a.background)
    return Section("agreements", "What was agreed, and whether it held", blocks, nothing("agreements", record))


def _agreement_block(agreement: JoinedAgreement, evidence: Evidence) -> Block:
    lines = []
    for report in agreement.ledger:
        who = evidence.said_by(report.statement)
        denied = " (denied)" if report.polarity is not Polarity.AFFIRMED else ""
        text = f"{day_range(report.date, report.until)} · {report.status.value}{denied} · {who}"
        lines.append(Line(text, evidence.cites([report.row]), evidence.sentence(report.row)))
    lines += _obligations(agreement, evidence)
    return Block(agreement_name(agreement), agreement.state, (), tuple(lines))


def _obligations(agreement: JoinedAgreement, evidence: Evidence) -> Iterator[Line]:
    """One line for what one statement binds several parties to, where it stands alike with all of them."""
    bound: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for obligation in agreement.obligations:
        who = party_name(obligation.party) if obligation.party is not None else "party not named"
        bound[(obligation.act, obligation.state, obligation.statement)].append(who)
    for (act, state, statement), parties in bound.items():
        told = f" · {state}" if state and state != agreement.state else ""
        yield Line(f"obligation of {' and '.join(parties)}{told}", evidence.cites([statement]), act)


def agreement_name(agreement: JoinedAgreement) -> str:
    """Its kind, between whom, by whose offices and when made."""
    parties = ", ".join(party_name(p) for p in agreement.parties) or "parties not named"
    brokers = f", brokered by {', '.join(map(party_name, agreement.brokers))}" if agreement.brokers else ""
    made = f", made {day_range(agreement.made, agreement.made_until)}" if agreement.made else ""
    return f"{agreement.kind.value.capitalize()}: {parties}{brokers}{made}"


def positions_section(record: Record, evidence: Evidence) -> Section:
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
    return Section("positions", "What each side wants, offers and refuses", blocks, nothing("positions", record))


def mechanisms_section(record: Record, evidence: Evidence) -> Section:
    blocks = []
    for mechanism in record.mechanisms:
        lines = [
            Line(
                f"{day_range(use.date, use.until)} · {use.use.value}{f' by {_names(use.by)}' if use.by else ''}",
                evidence.cites([use.row]),
                evidence.sentence(use.row),
            )
            for use in mechanism.uses
            if use.use.value != "mentioned"
        ]
        if lines:
            blocks.append(Block(f"{mechanism.name} ({mechanism.kind.value})", lines=tuple(lines)))
    return Section("mechanisms", "Bodies and channels called on", tuple(blocks), nothing("mechanisms", record))


def _names(parties: Iterable[str]) -> str:
    return ", ".join(map(party_name, parties))


def history_section(record: Record, evidence: Evidence) -> Section:
    headlines = {i.id: i.headline for i in record.incidents}
    tolls = by_home([t for t in record.tolls if t.background], headlines, evidence)
    agreements = tuple(_agreement_block(a, evidence) for a in record.agreements if a.background)
    return Section("history", "Told as history", (*tolls, *agreements), nothing("background figures", record))
