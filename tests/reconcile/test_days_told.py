"""On which day a mention is taken to be: the day of a saying is not that of the deed; history may be news elsewhere."""

from dataclasses import replace

from made_readings import Said, reading

from standoff.reconcile import reconcile
from standoff.record.rows import Moment, Timex
from standoff.record.terms import Ground

CLASH = Said("193", "PER", "ECU", "ECU", "2031-06-03")


def told_on(reading, event, day, span, statement=None):
    """The reading with its event dated by a moment at `span`, which is also the day on which `statement` was said."""
    moment = Moment(f"m-{reading.report.id}", span, "x", Timex("DATE", day), day, day, "")
    dated = [replace(e, moment=moment.id, earliest=day, latest=day) if e.id == event else e for e in reading.events]
    said = [replace(s, moment=moment.id) if s.id == statement else s for s in reading.statements]
    return replace(reading, events=tuple(dated), statements=tuple(said), moments=(*reading.moments, moment))


def summed_up(statement):
    """Who dates the clash to the third, is said to have spoken on the fourth, and sums it up in the outlet's voice."""
    made = reading("a", "2031-06-05", CLASH, Said("190", "PER", "ECU"))
    return told_on(made, "e-a-1", "2031-06-04", (14, 15), statement)


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_clash():
    (incident,) = reconcile([summed_up("s-a-0")]).incidents
    assert (incident.earliest, incident.latest, len(incident.events)) == ("2031-06-03", "2031-06-03", 2)


def test_a_day_that_dates_no_saying_parts_two_clashes():
    assert len(reconcile([summed_up(None)]).incidents) == 2


def test_a_day_in_the_clause_of_the_deed_is_its_day_though_somebody_spoke_then():
    made = reading("a", "2031-06-05", CLASH, Said("190", "PER", "ECU"))
    inside = made.events[1].spans[0]
    assert len(reconcile([told_on(made, "e-a-1", "2031-06-04", inside, "s-a-0")]).incidents) == 2


def as_history(reading):
    return replace(reading, events=tuple(replace(e, ground=Ground.BACKGROUND) for e in reading.events))


def test_what_one_report_looks_back_on_was_news_to_another():
    later = as_history(reading("b", "2031-11-20", Said("193", "PER", "ECU", None, "2031-06-03")))
    (incident,) = reconcile([reading("a", "2031-06-03", CLASH), later]).incidents
    assert (incident.ground, incident.reports) == (Ground.CURRENT, ("a", "b"))


def test_history_of_another_night_stays_history():
    later = as_history(reading("b", "2031-11-20", Said("193", "PER", "ECU", None, "2031-06-04")))
    grounds = sorted(i.ground.value for i in reconcile([reading("a", "2031-06-03", CLASH), later]).incidents)
    assert grounds == ["background", "current"]


def test_what_nobody_tells_as_news_stays_history():
    assert [i.ground for i in reconcile([as_history(reading("a", "2031-06-09", CLASH))]).incidents] == [
        Ground.BACKGROUND
    ]
