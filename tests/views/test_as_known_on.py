"""A record as it could be known on a day is the record of the reports of that day: nothing learned later is in it."""

import json

import pytest

from standoff.cli.main import run
from standoff.cli.tables import TABLES
from standoff.reconcile import reconcile
from standoff.reconcile.deciding import Decisions
from standoff.record.codec import to_json
from standoff.views import known_on, make_brief
from standoff.views.narrowing import left_out

FIRST = """Shelling near Golan Heights village

Syrian forces shelled the village of Majdal Shams on Monday, the Israeli army said. Dror condemned the shelling.
"""
COPY = """Village under fire

Syrian forces shelled the village of Majdal Shams on Monday, the Israeli army said. Dror condemned the shelling.
"""
LATER = """Syria denies shelling village

The Syrian defence ministry denied shelling Majdal Shams on Monday. Israeli General Amitai Dror said that five
civilians had been killed by the shells.
"""
MONTH = """Calm returns

The Israeli army said that the border was calm.
"""
UNDATED = """Old quarrel

The Syrian defence ministry said that the border was calm.
"""


@pytest.fixture(scope="module")
def readings(read):
    return [
        read(FIRST, "2031-06-03", "Carmel Wire"),
        read(COPY, "2031-06-02", "Bashan Post"),
        read(LATER.replace("five\n", "five "), "2031-06-06", "Hermon Press"),
        read(MONTH, "2031-06", "Jordan Courier"),
        read(UNDATED, None, "Yarmuk Times"),
    ]


@pytest.mark.parametrize("day", ["2031-06-01", "2031-06-02", "2031-06-03", "2031-06-05", "2031-06-06", "2031-07-01"])
def test_as_known_on_a_day_equals_the_record_of_the_reports_of_that_day(readings, day):
    known = [r for r in readings if r.report.published.latest and r.report.published.latest <= day]
    assert to_json(known_on(reconcile(readings), day)) == to_json(reconcile(known))


def test_no_name_origin_dispute_or_toll_of_a_later_report_leaks(readings):
    found = known_on(reconcile(readings), "2031-06-03")
    assert "Amitai" not in to_json(found.actors).decode()
    assert found.disputes == ()
    assert found.tolls == ()
    ids = {r.report.id for r in found.readings}
    assert {r for o in found.origins for r in o.carriers} <= ids
    assert all(set(i.reports) <= ids for i in found.incidents)


def test_decisions_of_review_hold_for_the_reports_of_that_day_and_readings_are_taken_as_they_were_read(readings):
    whole = reconcile(readings)
    said = next(s for r in whole.readings if r.report.outlet == "Carmel Wire" for s in r.statements if s.cue)
    later = next(s for r in whole.readings if r.report.outlet == "Hermon Press" for s in r.statements if s.cue)
    d = Decisions(whole, "Anna", "read again", "2031-08-01T00:00:00+00:00")
    entries = [d.reject(said.id), d.reject(later.id)]
    known = [r for r in readings if r.report.published.latest and r.report.published.latest <= "2031-06-03"]
    found = known_on(reconcile(readings, entries), "2031-06-03")
    assert to_json(found) == to_json(reconcile(known, entries))
    assert {str(r.state) for r in found.reviews} == {"applied", "waiting"}


def test_reports_that_straddle_the_day_or_have_no_date_are_left_out_and_listed(readings):
    out = left_out(reconcile(readings), "2031-06-03")
    assert [r.outlet for r in out.later] == ["Hermon Press"]
    assert [r.outlet for r in out.straddling] == ["Jordan Courier"]
    assert [r.outlet for r in out.undated] == ["Yarmuk Times"]
    page = make_brief(reconcile(readings), as_known_on="2031-06-03")
    told = [b.heading for s in page.sections if s.key == "open" for b in s.blocks]
    assert "2 reports not certainly published by 2031-06-03, left out" in told
    assert "1 report published after 2031-06-03, left out" in told


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("known")
    for name, text, day in (("a", FIRST, "2023-06-03"), ("b", LATER, "2023-06-06"), ("c", MONTH, "2023-06")):
        (folder / f"{name}.txt").write_text(text)
        (folder / f"{name}.txt.meta.json").write_text(json.dumps({"published": day, "outlet": f"Outlet {name}"}))
    path = str(folder / "record.standoff")
    assert run(["add", str(folder), "--record", path]) == 0
    return path


@pytest.mark.parametrize("command", [c.name for c in TABLES] + ["brief", "show", "export", "review queue"])
def test_every_view_can_be_asked_for_a_day(record, capsys, command):
    known = {"show": ["r-"], "export": ["jsonl"]}.get(command, [])
    assert run([*command.split(), *known, "--record", record, "--as-known-on", "2023-06-03"]) in (0, 1)
    printed = capsys.readouterr()
    assert "Amitai" not in printed.out
    assert "Outlet c" in printed.out + printed.err
    assert run([*command.split(), *known, "--record", record, "--as-known-on", "2023-06-01"]) == 1
    assert "no report in" in capsys.readouterr().err
