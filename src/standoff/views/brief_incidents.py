"""What is reported to have happened: each incident with its accounts side by side, and the talks and other steps."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from standoff.record.joined import Account, Incident, Record, TollSummary
from standoff.views.brief_shape import Block, Column, Line, Section, nothing, origins_of
from standoff.views.brief_tolls import toll_line
from standoff.views.citing import Cite, Evidence
from standoff.views.naming import counted, party_name, unquoted
from standoff.views.uptake import taken_up


def incidents_section(record: Record, evidence: Evidence, incidents: list[Incident]) -> Section:
    tolls: dict[str, list[TollSummary]] = defaultdict(list)
    for toll in record.tolls:
        if toll.incident is not None:
            tolls[toll.incident].append(toll)
    argued = {d.incident for d in record.disputes}
    told = [i for i in incidents if len(i.accounts) > 1 or i.id in argued or tolls[i.id]]
    blocks = [_incident_block(i, evidence, tolls[i.id], len(record.readings)) for i in told]
    rest = [i for i in incidents if i not in told and i.accounts]
    if rest:
        dated = [
            (i.earliest or f"reported {evidence.reports[i.reports[0]].published.earliest or 'on an unknown day'}", line)
            for i in rest
            for a in i.accounts
            for line in _account_lines(a, evidence)
        ]
        dated.sort(key=lambda d: d[0].removeprefix("reported "), reverse=True)
        lines = {(day, ln.text, ln.quote): replace(ln, text=f"{day} · {ln.text}") for day, ln in dated}
        blocks.append(
            Block("Also reported, by one origin each, with no dispute and no toll", lines=tuple(lines.values()))
        )
    return Section("incidents", "What is reported to have happened", tuple(blocks), nothing("incidents", record))


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
        f"{origins_of(incident.independent_sources, 'independent origin')}"
    )
    if (alone := taken_up(incident, read)) is not None:
        note += f" · from others {alone}"
    turned = (f"{a.party or 'source'}: {', then '.join(a.changes)}" for a in incident.accounts if a.changes)
    note = " · ".join((note, *turned))
    return Block(incident.headline, note, columns, tuple(toll_line(t, evidence) for t in tolls), incident.id)


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


def steps_section(record: Record, evidence: Evidence, incidents: list[Incident]) -> Section:
    lines = []
    for incident in incidents:
        rows = [e for a in incident.accounts for e in a.events]
        lines.append(Line(incident.headline, evidence.cites(rows), evidence.sentence(rows[0])))
    blocks = (Block("", lines=tuple(lines)),) if lines else ()
    return Section("steps", "Talks and other steps", blocks, nothing("talks or other steps", record))
