"""The brief: what it says of three invented reports, and what its page promises."""

import re
from dataclasses import replace

import pytest
from rich.console import Console

from standoff.reconcile import reconcile
from standoff.views import brief_html, brief_text, known_on, make_brief, table

CLAIM = """Peru says two soldiers killed near Loja

Two Peruvian soldiers were killed on Tuesday when Ecuadorian troops opened fire near Loja, the Peruvian army said.

A truce between Peru and Ecuador collapsed on Tuesday, the army said. Peru demanded that Ecuadorian troops withdraw.
"""
DENIAL = """Ecuador <script>alert(1)</script> rejects the claim & more

The Ecuadorian defence ministry denied that its troops had opened fire near Loja on Tuesday.
"""


@pytest.fixture(scope="module")
def record(read):
    return reconcile([read(CLAIM, "2031-06-04", "North Wire"), read(DENIAL, "2031-06-05", 'Post "of" <b>South</b>')])


@pytest.fixture(scope="module")
def page(record):
    return brief_html.render(make_brief(record))


def section(brief, key):
    return next(s for s in brief.sections if s.key == key)


def test_each_party_has_its_column_with_its_own_words(record):
    block = section(make_brief(record), "incidents").blocks[0]
    columns = {c.heading: " ".join(line.quote or "" for line in c.lines) for c in block.columns}
    assert "Two Peruvian soldiers were killed" in columns["Peru"]
    assert "Ecuador" in columns


def test_origins_are_counted_apart_from_outlets_and_bare_names_of_states(record):
    told = " ".join(make_brief(record).basis)
    assert "from 2 named origins beside the outlets" in told, (
        "an army and a ministry, though headlines say Peru, Ecuador"
    )


def test_every_line_of_an_account_cites_words_that_stand_in_its_report(record):
    brief = make_brief(record)
    cites = [
        c for s in brief.sections for b in s.blocks for c in (*b.lines, *(ln for col in b.columns for ln in col.lines))
    ]
    spans = [(cite.report, span) for line in cites for cite in line.cites for span in cite.spans]
    assert spans
    assert all(0 <= a < b <= len(brief.evidence.reports[r].text) for r, (a, b) in spans)


def test_the_page_loads_nothing_runs_nothing_and_escapes_what_reports_say(page):
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>South" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "http-equiv" in page


def test_every_link_of_the_page_has_its_target_once(page):
    targets = re.findall(r'id="([^"]+)"', page)
    assert len(targets) == len(set(targets))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(targets)


def test_the_policy_allows_the_style_that_the_page_holds(page):
    import base64
    import hashlib

    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_as_known_on_leaves_out_what_was_published_later(record):
    assert len(known_on(record, "2031-06-04").readings) == 1
    brief = make_brief(record, as_known_on="2031-06-04")
    assert not any(
        column.heading == "Ecuador" for block in section(brief, "incidents").blocks for column in block.columns
    )


def test_only_what_falls_between_two_days_is_told(record):
    days = [i.earliest for i in record.incidents if i.earliest is not None]
    whole, none = make_brief(record, since=min(days)), make_brief(record, since="2099-01-01")
    assert section(whole, "incidents").blocks
    for key in ("incidents", "disputes", "tolls", "agreements", "positions", "mechanisms"):
        assert not section(none, key).blocks
    assert any("since 2099-01-01" in line for line in none.basis)


def test_an_empty_record_says_that_nothing_was_found():
    brief = make_brief(reconcile([]))
    assert section(brief, "incidents").empty.startswith("Nothing found")
    console = Console(record=True, width=100)
    brief_text.render(brief, console)
    assert "0 reports read" in console.export_text()


def test_a_table_keeps_only_what_passes_its_filters(record):
    from standoff.views import Filters

    stances = {s["stance"] for s in table(record, "statements", Filters(party="ECU"))}
    assert stances == {"deny"}
    assert table(record, "incidents", Filters(since="2032-01-01")) == []


def test_the_page_draws_the_timeline_and_leads_from_a_mark_to_its_incident(page):
    svg = page[page.index('<section id="timeline">') : page.index('<section id="incidents">')]
    assert "<svg" in svg
    addresses = set(re.findall(r'href="#(i-[0-9a-f]+)"', svg))
    assert addresses
    assert all(f'id="{address}"' in page for address in addresses)
    assert "style=" not in svg
    assert "<script" not in svg


def test_what_has_no_day_is_counted_not_drawn(read):
    brief = make_brief(reconcile([read("Troops of Peru shelled a post of Ecuador, the ministry said.", None, "Wire")]))
    text = brief_html.render(brief)
    assert '<section id="timeline">' not in text


def texts(brief, key):
    return [line.text for block in section(brief, key).blocks for line in block.lines]


def test_a_count_of_civilians_is_told_apart_from_that_of_soldiers(read):
    text = "Ecuadorian troops killed seven Peruvian soldiers and one civilian near Loja on Tuesday, Peru's army said."
    told = texts(make_brief(reconcile([read(text, "2031-06-04", "North Wire")])), "incidents")
    assert any("killed: 7" in line for line in told)
    assert any("killed (civilians): 1" in line for line in told)


def test_what_no_named_source_tells_says_so(read):
    text = "Shelling was heard near Loja on Tuesday."
    brief = make_brief(reconcile([read(text, "2031-06-04", "North Wire")]))
    assert not any("0 origin" in line for line in texts(brief, "summary"))


def test_a_block_of_several_disputes_sends_nobody_to_the_first_of_them(record) -> None:
    (dispute, *_) = record.disputes
    alone, twin = (dispute,), (dispute, replace(dispute, id="d-000000000000"))
    rows = [
        next(s for s in make_brief(replace(record, disputes=found)).sections if s.key == "disputes").blocks[0].row
        for found in (alone, twin)
    ]
    assert rows == [dispute.id, None]
