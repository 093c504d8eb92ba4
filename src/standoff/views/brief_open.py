"""What could not be resolved, report by report, and what is left out as not yet known."""

from collections.abc import Iterator

from standoff.record.joined import Record
from standoff.record.rows import Reading, Report
from standoff.record.terms import Grade, Label, SourceKind, Stance
from standoff.views.brief_shape import Block, Line, Section
from standoff.views.naming import counted, day_range, outlet_name
from standoff.views.narrowing import LeftOut


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


def open_section(record: Record, unknown: LeftOut | None, as_known_on: str | None) -> Section:
    """One line for each report that leaves something open."""
    blocks: list[Block] = []
    if unknown is not None and as_known_on is not None:
        blocks += _unknown_blocks(unknown, as_known_on)
    lines = [
        Line(f"{_report_name(reading.report)}: {'; '.join(problems)}", ())
        for reading in record.readings
        if (problems := problems_of(reading))
    ]
    if lines:
        blocks.append(Block("", lines=tuple(lines)))
    return Section("open", "What could not be resolved", tuple(blocks), "Nothing is left open.")


def problems_of(reading: Reading) -> list[str]:
    """What the reading of a report leaves open, in words."""
    report = reading.report
    problems = [f"{n.kind}: {n.message}" for n in (*report.notes, *reading.notes)]
    if is_undated(reading):
        problems.append(f"day of publication {report.published.grade.value}: weekdays in it cannot be dated")
    places = sorted({p.name for p in reading.places if p.lat is None})
    if places:
        problems.append(f"places not found: {', '.join(places)}")
    unnamed = sum(s.source.kind in (SourceKind.ANONYMOUS, SourceKind.UNKNOWN) for s in reading.statements)
    if unnamed:
        problems.append(f"{counted(unnamed, 'statement')} with an anonymous or unknown source")
    unanswered = unanswered_in(reading)
    if unanswered:
        problems.append(f"{counted(unanswered, 'denial')} of which it is not clear what it answers")
    return problems


def is_undated(reading: Reading) -> bool:
    """Whether nothing fixes the day on which the report was published."""
    return reading.report.published.grade in (Grade.UNKNOWN, Grade.INFERRED)


def unanswered_in(reading: Reading) -> int:
    """How many denials without content answer nothing that is known."""
    denials = (s for s in reading.statements if s.stance is Stance.DENY and not s.content.quotes)
    return sum(s.answers is None for s in denials)
