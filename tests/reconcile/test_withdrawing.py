"""What a source takes back or replaces no longer counts, and is still shown."""

import pytest

from standoff.reconcile import reconcile
from standoff.record.rows import Report

CLAIM = """Toll on the border

The Sudanese army said that twelve Ethiopian soldiers were killed near Galabat on Tuesday.
"""
BACK = """A step back

The Sudanese army {verb} its claim that twelve Ethiopian soldiers were killed near Galabat on Tuesday.
"""
REPLACED = """Fewer dead

The Sudanese army corrected its earlier figure and said that four Ethiopian soldiers were killed near Galabat.
"""


def killed(record):
    return [t for t in record.tolls if t.kind == "killed"]


@pytest.mark.parametrize("verb", ["withdrew", "retracted", "later took back"])
def test_a_claim_taken_back_by_its_origin_is_withdrawn(read, verb):
    back = read(BACK.format(verb=verb), "2031-06-06", "Blue Post")
    record = reconcile([read(CLAIM, "2031-06-04", "Nile Wire"), back])
    (clash,) = [i for i in record.incidents if "ASSAULT" in i.types]
    assert clash.status == "withdrawn"
    (toll,) = killed(record)
    assert (toll.low, toll.best, toll.high) == (None, None, None)
    assert all(c.withdrawn for c in toll.counts)
    assert toll.rule == "every count was taken back or replaced"


@pytest.mark.parametrize("verb", ["repeated", "stood by", "defended"])
def test_a_claim_that_is_repeated_is_not_withdrawn(read, verb):
    back = read(BACK.format(verb=verb), "2031-06-06", "Blue Post")
    record = reconcile([read(CLAIM, "2031-06-04", "Nile Wire"), back])
    assert not [i for i in record.incidents if i.status == "withdrawn"]
    assert {t.low for t in killed(record)} == {12}


def test_a_claim_taken_back_by_one_of_two_origins_is_not_withdrawn(read):
    other = CLAIM.replace("The Sudanese army", "The Ethiopian foreign ministry")
    told = [read(CLAIM, "2031-06-04", "Nile Wire"), read(other, "2031-06-05", "Awash Press")]
    record = reconcile([*told, read(BACK.format(verb="withdrew"), "2031-06-06", "Blue Post")])
    assert not [i for i in record.incidents if i.status == "withdrawn"]
    (toll,) = killed(record)
    assert (toll.low, toll.high) == (12, 12)
    assert {c.withdrawn for c in toll.counts if c.party_of_origin == "ETH"} == {False}


def test_a_corrected_figure_takes_the_place_of_the_earlier_one(read):
    record = reconcile([read(CLAIM, "2031-06-04", "Nile Wire"), read(REPLACED, "2031-06-06", "Blue Post")])
    (toll,) = killed(record)
    assert (toll.low, toll.best, toll.high) == (4, 4, 4)
    assert [(c.low, c.withdrawn) for c in toll.counts] == [(12, True), (4, False)]


def test_a_count_that_only_rose_withdraws_nothing(read):
    later = REPLACED.replace("corrected its earlier figure and said", "said").replace("four", "fourteen")
    record = reconcile([read(CLAIM, "2031-06-04", "Nile Wire"), read(later, "2031-06-06", "Blue Post")])
    assert {(t.low, t.high) for t in killed(record)} == {(12, 14)}


def test_of_two_versions_at_one_address_the_later_counts_and_both_are_kept(read):
    def at(url, text, day):
        reading = read(text, day, "Nile Wire")
        fields = {name: getattr(reading.report, name) for name in Report.__slots__} | {"url": url}
        rows = {name: getattr(reading, name) for name in type(reading).__slots__}
        return type(reading)(**rows | {"report": Report(**fields)})

    early = at("https://nile.example/a/1?x=2", CLAIM, "2031-06-04")
    late = at("http://www.nile.example/a/1", CLAIM.replace("twelve", "three"), "2031-06-05")
    for told in ([early, late], [late, early]):
        record = reconcile(told)
        (toll,) = killed(record)
        assert (toll.low, toll.high, len(toll.counts), len(record.readings)) == (3, 3, 2, 2)
    same_day = at("https://nile.example/a/1", CLAIM.replace("twelve", "three"), "2031-06-04")
    (toll,) = killed(reconcile([early, same_day]))
    assert (toll.low, toll.high) == (3, 12)


def test_a_thousand_copies_are_one_origin_and_cost_little(read):
    import time

    first = read(CLAIM, "2031-06-04", "Nile Wire")

    def copy(number):
        ids = {"id": f"r-{number:012x}", "capture": f"{number:064x}", "outlet": f"Outlet {number}"}
        fields = {name: getattr(first.report, name) for name in Report.__slots__} | ids
        return type(first)(report=Report(**fields))

    start = time.process_time()
    record = reconcile([first, *(copy(n) for n in range(1000))])
    assert time.process_time() - start < 15
    assert len(record.readings) == 1001
    assert {i.independent_sources for i in record.incidents if "ASSAULT" in i.types} == {1}
