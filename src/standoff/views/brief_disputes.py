"""What is denied or disputed: one block for each incident, a line for each kind of dispute and the words of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.record.joined import Dispute, Record
from standoff.views.brief_shape import Block, Line, Section, nothing
from standoff.views.citing import Evidence
from standoff.views.naming import party_name, unquoted

_EACH = 4


def disputes_section(record: Record, evidence: Evidence) -> Section:
    """The disputes of each incident under its headline, then those that belong to none."""
    headlines = {i.id: i.headline for i in record.incidents}
    by_incident: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in record.disputes:
        by_incident[dispute.incident or ""].append(dispute)
    blocks = []
    for incident, disputes in sorted(by_incident.items(), key=lambda item: not item[0]):
        said: set[str] = set()
        lines = [line for dispute in disputes for line in _lines(dispute, evidence, said)]
        if lines:
            heading = headlines.get(incident, "Of no incident that the reports date or place")
            row = disputes[0].id if len(disputes) == 1 else None
            blocks.append(Block(heading, "", (), tuple(lines), row))
    return Section("disputes", "What is denied or disputed", tuple(blocks), nothing("denials or disputes", record))


def dispute_name(dispute: Dispute) -> str:
    """Its kind and between whom."""
    parties = " / ".join(party_name(p) for p in dispute.parties)
    return dispute.kind.value.capitalize() + (f", {parties}" if parties else "")


def _lines(dispute: Dispute, evidence: Evidence, said: set[str]) -> Iterator[Line]:
    """The dispute by name and rule, then the words of claim and answer that the block has not shown."""
    told = list(_statement_lines([s for s in dispute.statements if s not in said], evidence))
    fresh = not said.issuperset(dispute.statements)
    said.update(dispute.statements)
    yield Line(f"{dispute_name(dispute)}: {dispute.rule} [{dispute.id}]", ())
    if fresh and not told and dispute.summary:
        yield Line("· in the words of the report:", (), dispute.summary)
    first = told if len(told) <= _EACH else [*told[: _EACH // 2], *told[-_EACH // 2 :]]
    yield from first
    if len(told) > len(first):
        yield Line(f"… and {len(told) - len(first)} more: standoff show {dispute.id}", ())


def _statement_lines(identifiers: Iterable[str], evidence: Evidence) -> Iterator[Line]:
    """One line for each statement with a cue; the same words from the same source in several reports are one line."""
    seen: dict[tuple[str, str], list[str]] = {}
    for identifier in identifiers:
        statement = evidence.statements[identifier]
        if statement.cue is not None:
            words = " … ".join(statement.content.quotes) or " … ".join(statement.quotes)
            seen.setdefault((evidence.said_by(identifier), unquoted(words)), []).append(identifier)
    for (who, words), same in seen.items():
        yield Line(f"· {who}", evidence.cites(same), words)
