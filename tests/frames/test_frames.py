"""The record in Python: frames whose rows lead back to the exact words, and what a notebook shows of them."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import standoff
from standoff.cli.main import cli
from standoff.errors import InputError, RecordError, UsageError
from standoff.frames import OpenRecord

CLAIM = """Two Peruvian soldiers killed near Loja, army says

Two Peruvian soldiers were killed on Tuesday when Ecuadorian troops opened fire near Loja, the Peruvian army said.
"""
DENIAL = """Ecuador denies firing <script>alert(1)</script>

The Ecuadorian defence ministry denied that its troops had opened fire near Loja on Tuesday.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text, day in (("claim", CLAIM, "2021-06-02"), ("denial", DENIAL, "2021-06-03")):
        (made / f"{name}.txt").write_text(text, "utf-8")
        (made / f"{name}.meta.json").write_text(json.dumps({"published": day, "outlet": f"The {name} <b>Post</b>"}))
    return made


@pytest.fixture(scope="module")
def opened(folder: Path) -> OpenRecord:
    return standoff.read(folder)


def test_a_folder_of_reports_is_read_without_storing_anything(opened: OpenRecord, folder: Path) -> None:
    assert len(opened.reports) == 2
    assert not list(folder.glob("*.standoff"))
    assert "2 reports" in repr(opened)


def test_a_record_file_gives_the_same_tables(opened: OpenRecord, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.standoff"
    done = CliRunner().invoke(cli, ["add", str(folder), "--record", str(path)])
    assert done.exit_code == 0, done.output
    assert list(standoff.open(path).incidents.index) == list(opened.incidents.index)


def test_a_table_is_narrowed_as_on_the_command_line(opened: OpenRecord) -> None:
    denials = opened.table("statements", party="ECU", stance="deny")
    assert 0 < len(denials) < len(opened.statements)
    assert set(denials["stance"]) == {"deny"}
    assert denials.index.name == "id"


def test_the_evidence_of_a_frame_is_the_exact_words(opened: OpenRecord) -> None:
    quotes = opened.table("statements", stance="deny").evidence.quotes()
    texts = opened.reports["text"]
    assert len(quotes)
    for quote in quotes.itertuples():
        assert texts[quote.report][quote.start : quote.end] == quote.quote
        assert quote.quote in quote.sentence


def test_a_frame_cut_from_a_table_keeps_its_way_to_the_evidence(opened: OpenRecord, tmp_path: Path) -> None:
    cut = opened.events.query("type == 'ASSAULT'").head(1)
    assert [row.id for row in cut.evidence] == list(cut.index)
    cut[["type", "cameo"]].to_parquet(tmp_path / "events.parquet")


def test_a_joined_row_rests_on_the_rows_it_was_joined_from(opened: OpenRecord) -> None:
    incident = opened.row(opened.incidents.index[0])
    assert {quote.report for quote in incident.evidence} == set(incident.reports)
    actor = opened.row(opened.actors.index[0])
    assert {quote.quote for quote in actor.evidence} <= set(actor.names) | {q.quote for q in actor.evidence}
    assert actor.evidence


def test_a_row_in_a_notebook_marks_its_words_and_runs_none_of_them(opened: OpenRecord) -> None:
    for table in ("reports", "statements", "incidents", "actors"):
        for row in getattr(opened, table).evidence:
            shown = row._repr_html_()
            assert "<script" not in shown
            assert "<b>" not in shown
    assert "<mark" in opened.statements.head(1).evidence._repr_html_()
    assert "<script" not in opened._repr_html_()


def test_as_known_on_a_day_nothing_later_is_in_it(opened: OpenRecord) -> None:
    before = opened.as_known_on("2021-06-02")
    assert len(before.reports) == 1
    assert before.table("statements", stance="deny").empty


def test_the_brief_is_markdown_that_quotes_with_footnotes(opened: OpenRecord) -> None:
    text = opened.brief().markdown
    assert text.startswith("# Situation report")
    assert "[^1]:" in text
    assert re.search(r"(?<!\\)<", text) is None, "what reads as a tag stands escaped"
    assert opened.brief().html.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda r: r.table("rumours"), "there is no table 'rumours'"),
        (lambda r: r.table("events", colour="red"), "there is no filter 'colour'"),
        (lambda r: r.row("s-ffffffffffff"), "there is no row"),
        (lambda r: r.row(""), "there is no row"),
        (lambda r: r.row("s-"), "give more of it"),
        (lambda r: r.events.reset_index().evidence, "have no ids"),
    ],
)
def test_what_cannot_be_answered_says_why(opened: OpenRecord, ask, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        ask(opened)


def test_an_unknown_attribute_names_the_tables(opened: OpenRecord) -> None:
    with pytest.raises(AttributeError, match="its tables are timeline"):
        _ = opened.rumours


def test_no_record_and_no_report_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        standoff.open(tmp_path / "none.standoff")
    with pytest.raises(InputError):
        standoff.read(tmp_path / "none")
    with pytest.raises(InputError, match="not a date"):
        standoff.read(tmp_path, published="yesterday")
