"""How parties, dates, stances and sources are worded for a reader."""

from standoff.knowledge.territories import load_territories
from standoff.record.rows import Report, Statement
from standoff.record.terms import Attitude, SourceKind, Stance

_SAYS = {
    Stance.ASSERT: "says",
    Stance.ANNOUNCE: "announces",
    Stance.CONFIRM: "confirms",
    Stance.CONCEDE: "concedes",
    Stance.DENY: "denies",
    Stance.REJECT: "rejects",
    Stance.ACCUSE: "accuses",
    Stance.CONDEMN: "condemns",
    Stance.DEMAND: "demands",
    Stance.REQUEST: "asks",
    Stance.PROPOSE: "proposes",
    Stance.OFFER: "offers",
    Stance.PROMISE: "promises",
    Stance.REFUSE: "refuses",
    Stance.THREATEN: "threatens",
    Stance.WARN: "warns",
    Stance.PRAISE: "praises",
    Stance.ENDORSE: "endorses",
    Stance.CONCERN: "voices concern",
    Stance.NO_COMMENT: "does not comment",
}


def party_name(code: str | None) -> str:
    """The plain name of a party: a state's from the territories, an own id as it is."""
    if code is None:
        return "No party"
    territory = load_territories().by_code.get(code)
    return territory.name if territory is not None else code


def says(stance: Stance) -> str:
    return _SAYS[stance]


def said_by(statement: Statement, report: Report) -> str:
    """Who says it, with the verb that its stance calls for: "the Defence Ministry of X denies"."""
    if statement.cue is None:
        return f"{outlet_name(report)} reports, naming no source"
    who = statement.source.text or "an unnamed source"
    if statement.source.kind is SourceKind.UNKNOWN and not statement.source.text:
        who = "it is reported that somebody"
    if statement.attitude is Attitude.TO_BE_SAID:
        return f"{who} is yet to say"
    return f"{who} {says(statement.stance)}"


def outlet_name(report: Report) -> str:
    """The outlet, or what else tells one report from another where the outlet is not known."""
    return report.outlet or report.source.rsplit("/", 1)[-1]


def day_range(earliest: str | None, latest: str | None) -> str:
    """One day, or the first and the last, or "undated"."""
    first, last = (earliest or latest or "")[:10], (latest or earliest or "")[:10]
    if not first:
        return "undated"
    return first if first == last else f"{first} to {last}"


def figure(low: int | None, high: int | None) -> str:
    """A count as a range: "3", "3 to 5", "3 or more", "not counted"."""
    if low is None and high is None:
        return "number not given"
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def counted(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
