"""The exports for users of event data: what goes in, what must not, and that it reads back."""

import io
import json
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.exports import EXPORTS, acled, ged, plover
from standoff.exports.flat import write_flat
from standoff.exports.incident_cells import days_between, middle, precision_of
from standoff.exports.occurred import told_as_done
from standoff.knowledge.export_codes import load_export_codes
from standoff.reconcile import reconcile
from standoff.record.joined import Record
from standoff.record.terms import EventType

FIRST = """Shelling kills three at Puerto Bolívar

Peruvian troops shelled an Ecuadorean border post at Puerto Bolívar on Monday, killing three soldiers, Ecuador's Defence
Ministry said. Peru's army denied shelling the post. Peru plans to shell the harbour of Guayaquil on Friday.
Police in Lima arrested twelve protesters on Monday. The two countries held talks in Bogotá on Sunday.
"""
SECOND = """Ecuador counts its dead

Two soldiers were killed when Peruvian artillery shelled the post at Puerto Bolívar on Monday, Ecuador's army said.
In 1995 Peruvian troops shelled Tiwintza, killing nine Ecuadorean soldiers.
"""
CLASH = """Two soldiers killed in a clash, Peru says

Two Peruvian soldiers were killed when Ecuadorian troops opened fire near Huaquillas on Monday, Peru's Defence Ministry
said. Ecuador's Defence Ministry said that Peruvian forces had opened fire first. Some Ecuadorian soldiers have
withdrawn. The next round of talks will be held in Brasilia on Friday, the two ministries said.
"""
LOSSES = """Peru mourns

Peruvian soldiers were killed on Monday. The president of Ecuador was told of it.
"""
ATTEMPT = """A post holds

Three Peruvian soldiers were killed near Huaquillas on Monday in what the Peruvian army called a failed Ecuadorian
attempt to capture their post.
"""
FLAT = {"polecat": ("\t", plover.POLECAT), "acled": (",", acled.COLUMNS), "ged": (",", ged.COLUMNS)}


@pytest.fixture(scope="module")
def record(read) -> Record:
    return reconcile([read(FIRST, "2031-06-10", "North Wire"), read(SECOND, "2031-06-11", "South Post")])


def frame(record: Record, form: str) -> pd.DataFrame:
    out = io.BytesIO()
    stream = EXPORTS[form].stream
    assert stream is not None
    count = stream(record, out)
    out.seek(0)
    table = pd.read_json(out, lines=True) if form == "plover" else pd.read_csv(out, sep=FLAT[form][0])
    assert len(table) == count > 0
    return table


@pytest.mark.parametrize("form", FLAT)
def test_the_columns_read_back_in_the_order_of_the_codebook(record: Record, form: str) -> None:
    assert tuple(frame(record, form).columns) == FLAT[form][1]


def test_only_what_is_told_as_done_or_intended_is_a_plover_event(record: Record) -> None:
    rows = frame(record, "plover")
    told = {e.id: e.type.value for r in record.readings for e in r.events if told_as_done(e)}
    assert all(told.get(row["id"], row["event"]) == row["event"] for row in rows.to_dict("records"))
    assert {row["event"] for row in rows.to_dict("records") if row["id"] not in told} <= {"AGREE", "REJECT"}
    assert not any("Guayaquil" in words for words in rows["text"])


def test_every_plover_row_quotes_its_report(record: Record) -> None:
    texts = {r.report.id: r.report.text for r in record.readings}
    for row in frame(record, "plover").to_dict("records"):
        held = row["standoff"]
        assert [texts[held["report"]][a:b] for a, b in held["spans"]] == row["text"].split(" … ")


def test_those_called_by_a_noun_have_the_country_where_they_act(record: Record) -> None:
    rows = [r for r in frame(record, "plover").to_dict("records") if r["mode"] == "arrest"]
    assert [(side["code"], side["codedBy"]) for r in rows for side in r["target"]] == [("PER", "acts there")]


def test_a_denied_shelling_stays_in_and_says_that_it_is_contested(record: Record) -> None:
    (row,) = [r for r in frame(record, "acled").to_dict("records") if r["sub_event_type"].startswith("Shelling")]
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == ("2031-06-09", 1, 2)
    assert {row["actor1"], row["actor2"]} == {"Peru", "Ecuador"}
    assert (row["standoff_contested"], row["event_type"]) == ("yes", "Explosions/Remote violence")
    assert row["standoff_incident"] in {i.id for i in record.incidents}
    assert "PER (deny)" in row["notes"]


def test_talks_plans_and_history_make_no_acled_row(record: Record) -> None:
    rows = frame(record, "acled")
    assert set(rows["sub_event_type"]) == {"Shelling/artillery/missile attack", "Arrests"}
    assert rows["year"].min() == 2031


def test_arrested_protesters_are_civilians_in_acled(record: Record) -> None:
    (row,) = [r for r in frame(record, "acled").to_dict("records") if r["sub_event_type"] == "Arrests"]
    assert (row["inter1"], row["inter2"], row["interaction"]) == (1, 7, 17)
    assert pd.isna(row["fatalities"])


def test_the_dead_are_those_of_their_own_side_in_ged(record: Record) -> None:
    (row,) = frame(record, "ged").to_dict("records")
    deaths = {row["side_a"]: row["deaths_a"], row["side_b"]: row["deaths_b"]}
    assert deaths == {"Government of Peru": 0, "Government of Ecuador": 2}
    assert (row["type_of_violence"], row["best"], row["date_prec"], row["where_prec"]) == (1, 2, 1, 1)
    assert row["low"] <= row["best"] <= row["high"]
    assert row["standoff_quotes"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_no_cell_begins_as_a_formula(texts: list[str]) -> None:
    out = io.BytesIO()
    write_flat(("a", "n"), [{"a": "=1+" + t, "n": -1.5} for t in texts], out, "\t")
    lines = out.getvalue().decode("utf-8").split("\n")[1:-1]
    assert len(lines) == len(texts)
    assert all(line.lstrip('"').startswith("'=") and line.endswith("\t-1.5") for line in lines)


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="no column"):
        write_flat(("a",), [{"b": 1}], io.BytesIO(), ",")


@given(st.dates(max_value=date(9998, 1, 1)), st.integers(0, 400))
def test_the_middle_of_an_interval_lies_in_it(first, days) -> None:
    last = first + timedelta(days=days)
    assert first.isoformat() <= middle(first.isoformat(), last.isoformat()) <= last.isoformat()
    assert 1 <= precision_of(days_between(first.isoformat(), last.isoformat()), load_export_codes().date_prec) <= 5


def test_every_event_type_has_a_quad() -> None:
    assert set(load_export_codes().quads) == set(EventType)


def test_a_record_without_events_gives_the_header_alone() -> None:
    for form, (delimiter, columns) in FLAT.items():
        out = io.BytesIO()
        stream = EXPORTS[form].stream
        assert stream is not None
        assert stream(Record(), out) == 0
        assert out.getvalue().decode() == delimiter.join(columns) + "\n"


def test_a_plover_line_is_json(record: Record) -> None:
    out = io.BytesIO()
    plover.export_plover(record, out)
    for line in out.getvalue().splitlines():
        assert {"source", "target", "event", "standoff"} <= set(json.loads(line))


def made(read, *texts: str) -> Record:
    return reconcile([read(text, "2031-06-10", f"Wire {n}") for n, text in enumerate(texts)])


def test_the_sides_of_a_clash_are_parties_before_they_are_some_soldiers(read) -> None:
    rows = [r for r in frame(made(read, CLASH), "acled").to_dict("records") if r["event_type"] == "Battles"]
    assert [{r["actor1"], r["actor2"]} for r in rows] == [{"Peru", "Ecuador"}]


def test_who_attempted_an_attack_is_a_side_of_it_where_nobody_else_is_named(read) -> None:
    (row,) = frame(made(read, ATTEMPT), "ged").to_dict("records")
    assert {row["side_a"], row["side_b"]} == {"Government of Peru", "Government of Ecuador"}
    assert (row["type_of_violence"], row["best"]) == (1, 3)


def test_nobody_attacks_their_own_forces_for_want_of_another_name(read) -> None:
    rows = [r for r in frame(made(read, LOSSES), "plover").to_dict("records") if r["event"] == "ASSAULT"]
    assert rows
    assert [side["code"] for r in rows for side in r["source"]] == []


def test_a_plan_to_meet_has_two_sides_and_its_place_is_neither(read) -> None:
    rows = [r for r in frame(made(read, CLASH), "plover").to_dict("records") if "talks" in r["text"]]
    assert rows
    assert not any(side["code"] == "BRA" for r in rows for side in (*r["source"], *r["target"]))


def test_extent_modality_and_whose_guess_a_code_is_are_told(read) -> None:
    record = made(read, CLASH)
    (row,) = [r for r in frame(record, "plover").to_dict("records") if "withdrawn" in r["text"]]
    assert (row["standoff"]["extent"], row["standoff"]["modality"]) == ("some", "actual")
    table = frame(record, "polecat")
    (told,) = table[table["Standoff Event"] == row["id"]].to_dict("records")
    assert (told["Standoff Extent"], told["Standoff Actor Coded By"]) == ("some", "party")
    assert "future" in set(table["Standoff Modality"])
