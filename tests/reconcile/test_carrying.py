"""Who carries whom: copies, excerpts, credits, official statements, versions; and the counts that follow."""

import pytest

from standoff.reconcile import reconcile
from standoff.reconcile.carrying import Link, carries
from standoff.reconcile.credits import agency_of, credited
from standoff.record.rows import Line, Published, Report
from standoff.record.terms import Grade, Label
from standoff.views import table

WIRE = """Guards trade fire at crossing

ARUSHA, May 4 (Kibo Wire) — Burundian soldiers fired on a Rwandan patrol near the Ruhwa crossing on Tuesday, and the
patrol fired back for about an hour. Drivers who waited at the crossing hid under their lorries until dark.
Traders on both banks closed their stalls, and the ferry that links the two villages did not run on Wednesday.

The Rwandan defence ministry said that two of its soldiers had been wounded in the exchange near the crossing.
"""
OWN = """Markets quiet in the south

Prices of maize and beans held steady this week at the markets of the southern province. Farmers expect a good harvest.
Rain fell on three days out of seven, and the roads to the coast stayed open for lorries. The port handled less cargo.
The council of the province meets on Friday to talk about the new tax on fuel, which shopkeepers have asked it to drop.

A new market hall is to open in June on the ground of the old station. It will have room for two hundred stalls, cold
stores for fish and meat, and a school for young cooks, the mayor told shopkeepers. The old hall burned down last year.
"""
LIFTED = """Burundian soldiers fired on a Rwandan patrol near the Ruhwa crossing on Tuesday, and the
patrol fired back for about an hour. Drivers who waited at the crossing hid under their lorries until dark.
Traders on both banks closed their stalls, and the ferry that links the two villages did not run on Wednesday.
"""


def flat(text):
    return "\n\n".join(" ".join(block.split()) for block in text.split("\n\n")) + "\n"


def linked(record):
    names = {r.report.id: r.report.outlet for r in record.readings}
    return {(str(c.kind), names[c.carrier], names.get(c.origin, c.name)) for c in carries(record)}


def test_a_copy_under_another_headline_with_a_credit_is_carried_and_adds_no_source(read):
    wire = read(flat(WIRE), "2031-05-05", "Kibo Wire")
    copy = read(flat(WIRE.replace("Guards trade fire at crossing", "Night of shots")) + "\nSource: Kibo Wire\n",
                "2031-05-05", "Lake Post")  # fmt: skip
    record = reconcile([copy, wire])
    assert linked(record) == {("copy", "Lake Post", "Kibo Wire"), ("credit", "Lake Post", "Kibo Wire")}
    alone = {o.id for o in reconcile([wire]).origins if o.counts}
    assert {o.id for o in record.origins if o.counts} == alone


def test_two_lifted_paragraphs_are_an_excerpt(read):
    mixed = read(flat(OWN + "\n" + LIFTED), "2031-05-06", "Southern Star")
    wire = read(flat(WIRE), "2031-05-05", "Kibo Wire")
    record = reconcile([wire, mixed])
    (link,) = [c for c in carries(record) if c.kind is Link.EXCERPT]
    text = mixed.report.text
    assert [text[a:b].split()[0] for a, b in link.spans] == ["Burundian"]
    (row,) = [r for r in table(record, "sources") if r["outlet"] == "Southern Star"]
    assert list(row["carries"]) == [{"name": "Kibo Wire", "how": "excerpt", "reports": 1}]
    assert row["own"] == 0


def test_one_statement_in_two_reports_of_their_own_is_carried_without_a_copy(read):
    said = (
        "The Rwandan foreign ministry said that the commission on the border would meet in Kigali on the ninth of May."
    )
    first = read(f"Talks to be held\n\n{said}\n\nShops in the capital stayed open late.\n", "2031-05-05", "Kibo Wire")
    other = read(f"A week in brief\n\nSnow fell on the pass. {said}\n", "2031-05-06", "Lake Post")
    record = reconcile([first, other])
    assert linked(record) == {("statement", "Lake Post", "Kibo Wire")}


def test_two_reports_with_one_address_and_different_text_are_both_kept_and_linked(read):
    def version(text, day):
        reading = read(text, day, "Lake Post")
        report = Report(
            **{f: getattr(reading.report, f) for f in Report.__slots__} | {"url": "https://lake.example/a/1"}
        )
        return type(reading)(**{f: getattr(reading, f) for f in type(reading).__slots__} | {"report": report})

    early = version(
        "Shots at Ruhwa\n\nFour Rwandan soldiers were killed near Ruhwa on Tuesday, the army said.\n", "2031-05-05"
    )
    late = version(
        "Shots at Ruhwa\n\nTwo Rwandan soldiers were killed near Ruhwa on Tuesday, the army said.\n", "2031-05-07"
    )
    record = reconcile([early, late])
    assert len(record.readings) == 2
    assert ("correction", "Lake Post", "Lake Post") in linked(record)


def report(*lines, outlet="Lake Post"):
    text, rows = "", []
    for label, line in lines:
        rows.append(Line(len(text), len(text) + len(line), label))
        text += line + "\n"
    return Report(
        "r", "r", "r", text, outlet=outlet, published=Published(None, None, "none", Grade.UNKNOWN), lines=tuple(rows)
    )


@pytest.mark.parametrize(
    ("label", "line", "names"),
    [
        (Label.SOURCE_CREDIT, "Source: Kibo Wire and news agencies", ["Kibo Wire"]),
        (Label.SOURCE_CREDIT, "Source: Lake Post and news agencies", []),
        (Label.SOURCE_CREDIT, "Sources: AFP, Reuters", ["Agence France-Presse", "Reuters"]),
        (Label.SOURCE_CREDIT, "With reporting by Kibo Wire", ["Kibo Wire"]),
        (Label.SOURCE_CREDIT, "From wire reports", []),
        (Label.SOURCE_CREDIT, "© Kibo Wire. All rights reserved.", []),
        (Label.BODY, "KIGALI (Reuters) - Shots were heard at the crossing.", ["Reuters"]),
        (Label.BODY, "Shots were heard at the crossing (AFP)", ["Agence France-Presse"]),
        (Label.BODY, "Shots were heard at the crossing (on Tuesday)", []),
        (Label.BODY, "The council (which met late) decided nothing.", []),
        (Label.CAPTION, "Source: Kibo Wire", []),
    ],
)  # fmt: skip
def test_credits_and_what_only_looks_like_one(label, line, names):
    found = report((label, line))
    assert [c.name for c in credited(found)] == names
    assert all(found.text[a:b] in line for a, b in (c.span for c in credited(found)))
    assert agency_of(found) == (names[0] if len(names) == 1 else None)
