"""What it cost: the counts of people harmed, by incident, side and kind, each with who says so."""

from collections import defaultdict

from standoff.record.joined import Record, TollSummary
from standoff.record.terms import TollKind, Who
from standoff.views.brief_shape import Block, Line, Section, nothing
from standoff.views.citing import Evidence
from standoff.views.naming import figure, party_name

_CIVIL = {Who.CIVILIAN: "civilians", Who.CHILDREN: "children"}


def toll_line(toll: TollSummary, evidence: Evidence) -> Line:
    """One toll with every count of it."""
    side = f"{party_name(toll.party)}: " if toll.party is not None else ""
    sources = "; ".join(
        dict.fromkeys(
            f"{figure(c.low, c.high)}{f' ({c.hedge})' if c.hedge else ''} per {c.origin}"
            f"{', withdrawn' if c.withdrawn else f', {c.aside}' if c.aside else ''}"
            for c in toll.counts
        )
    )
    return Line(
        f"{side}{toll.kind.value}{_civil(toll, evidence)}: {sources}", evidence.cites(c.toll for c in toll.counts)
    )


def _civil(toll: TollSummary, evidence: Evidence) -> str:
    """Whom the toll counts, where it counts no soldiers and may stand beside a toll of theirs."""
    who = evidence.whom(c.toll for c in toll.counts) if toll.kind is not TollKind.DISPLACED else None
    return f" ({_CIVIL[who]})" if who in _CIVIL else ""


def toll_range(toll: TollSummary, whom: str = "") -> str:
    """The toll in short: "killed 3", "wounded 2 to 4", with the best figure where the range is wide."""
    side = f"{party_name(toll.party)} " if toll.party is not None else ""
    span = figure(toll.low, toll.high)
    best = f" (best {toll.best})" if None not in (toll.best, toll.high) and toll.low != toll.high else ""
    return f"{side}{toll.kind.value}{whom} {span}{best}"


def tolls_section(record: Record, evidence: Evidence, shown: frozenset[str]) -> Section:
    """The tolls in short by incident; those of incidents that are not `shown` with their counts."""
    told = [t for t in record.tolls if not t.background]
    headlines = {i.id: i.headline for i in record.incidents}
    short: dict[str, list[TollSummary]] = defaultdict(list)
    for toll in told:
        if toll.incident in shown:
            short[toll.incident or ""].append(toll)
    lines = [
        Line(
            f"{headlines[home]}: {'; '.join(toll_range(t, _civil(t, evidence)) for t in tolls)}",
            evidence.cites(c.toll for t in tolls for c in t.counts),
        )
        for home, tolls in short.items()
    ]
    blocks = (Block("", lines=tuple(lines)),) if lines else ()
    rest = by_home([t for t in told if t.incident not in shown], headlines, evidence)
    return Section("tolls", "What it cost", (*blocks, *rest), nothing("counts of people harmed", record))


def by_home(tolls: list[TollSummary], headlines: dict[str, str], evidence: Evidence) -> tuple[Block, ...]:
    """The tolls with every count, under the incident or day that they belong to."""
    found: dict[str, list[Line]] = defaultdict(list)
    for toll in tolls:
        home = headlines.get(toll.incident or "") or (f"Dated {toll.when[:10]}" if toll.when else "No date given")
        found[home].append(toll_line(toll, evidence))
    return tuple(Block(home, lines=tuple(lines)) for home, lines in found.items())
