"""From reports to a record: one occurrence told by rivals, copied text, counts, and no dependence on order."""

import random

import pytest

from standoff.reconcile import reconcile
from standoff.record.codec import to_json
from standoff.record.terms import ClaimGrade, DisputeKind

NORTH = """Peru says guards killed two soldiers

PIURA, June 4 (North Wire) - Two Peruvian soldiers were killed and three others wounded on Tuesday when Ecuadorian
troops opened fire on a Peruvian post near Loja, the Peruvian defence ministry said.

The ministry accused Ecuador of violating a truce agreed in May. Peru demanded that Ecuadorian troops leave the ridge.
"""
SOUTH = """Ecuador denies firing on Peruvian post

The Ecuadorian defence ministry denied that its troops had opened fire on Tuesday. It said that Peruvian troops attacked
Ecuadorian positions near Loja on Tuesday, killing one Ecuadorian soldier.
"""
LATER = """Guns fall silent after clash near Loja

A ceasefire between Peru and Ecuador came into force on Thursday, the Peruvian foreign ministry said.

On Friday shots were heard near Zamora, and Ecuador accused Peruvian troops of shelling the town of Zamora on Friday.
"""


NORTH, SOUTH = (
    text.replace("Ecuadorian\n", "Ecuadorian ").replace("attacked\n", "attacked ") for text in (NORTH, SOUTH)
)


@pytest.fixture(scope="module")
def readings(read):
    return [
        read(NORTH, "2031-06-04", "North Wire"),
        read(SOUTH, "2031-06-04", "Southern Post"),
        read(LATER, "2031-06-07", "The Daily Ledger"),
    ]


@pytest.fixture(scope="module")
def record(readings):
    return reconcile(readings)


def fights(record):
    return [i for i in record.incidents if "ASSAULT" in i.types]


def test_a_state_by_its_bare_name_is_no_source_beside_its_ministry(readings):
    (clash,) = [i for i in fights(reconcile(readings[:1])) if i.earliest == "2031-06-03"]
    assert {a.party for a in clash.accounts if a.party} == {"PER"}
    assert len(clash.accounts) > 1
    assert clash.independent_sources == 1


def test_rival_accounts_of_one_clash_stay_in_one_incident(record):
    (clash,) = [i for i in fights(record) if i.earliest == "2031-06-03"]
    assert {a.party for a in clash.accounts} >= {"PER", "ECU"}
    assert set(clash.parties) == {"PER", "ECU"}
    assert clash.status is ClaimGrade.CONTESTED
    assert len(clash.reports) == 3, "the later report's headline tells of it too"


def test_a_clash_on_another_night_is_another_incident(record):
    assert {i.earliest for i in fights(record)} >= {"2031-06-03", "2031-06-06"}


def test_a_denial_is_set_against_what_it_denies(record):
    kinds = {d.kind for d in record.disputes}
    assert kinds & {DisputeKind.DENIAL, DisputeKind.MUTUAL_BLAME}


def test_counts_stand_with_the_incident_and_with_who_gives_them(record):
    (clash,) = [i for i in fights(record) if i.earliest == "2031-06-03"]
    counts = {(t.party, t.kind.value, t.low, t.high) for t in record.tolls if t.incident == clash.id}
    assert ("PER", "killed", 2, 2) in counts
    assert ("PER", "wounded", 3, 3) in counts
    (killed,) = [t for t in record.tolls if t.party == "PER" and t.kind == "killed"]
    assert killed.counts[0].party_of_origin == "PER"


def test_no_order_and_no_repetition_of_reports_changes_the_record(readings):
    expected = to_json(reconcile(readings))
    shuffled = [*readings, *readings]
    for seed in range(4):
        random.Random(seed).shuffle(shuffled)
        assert to_json(reconcile(shuffled)) == expected


def test_copied_text_is_one_origin_and_an_official_statement_too(read, readings):
    copy = NORTH.replace("Peru says guards killed two soldiers", "A bad night on the ridge")
    record = reconcile([*readings, read(copy, "2031-06-05", "Harbour Gazette")])
    (clash,) = [i for i in fights(record) if i.earliest == "2031-06-03"]
    before = next(i for i in fights(reconcile(readings)) if i.earliest == "2031-06-03")
    assert len(clash.reports) == len(before.reports) + 1
    assert clash.independent_sources == before.independent_sources


def test_nothing_makes_an_empty_record():
    record = reconcile([])
    assert record.readings == ()
    assert record.incidents == ()
