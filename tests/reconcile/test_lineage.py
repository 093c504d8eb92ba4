"""Which reports share text: copies, excerpts and rewrites, and what only looks like them."""

import random
import time

from standoff.reconcile import reconcile
from standoff.reconcile.lineage import text_families
from standoff.record.rows import Line, Published, Reading, Report
from standoff.record.terms import Grade, Label

WORDS = [f"word{n}" for n in range(3000)]


def text(seed, number=120):
    return " ".join(random.Random(seed).choices(WORDS, k=number))


def report(name, body, day="2031-06-03"):
    published = Published(day, day, "given", Grade.GIVEN)
    return Reading(Report(name, name, name, body, published=published, lines=(Line(0, len(body), Label.BODY),)))


def test_a_copy_is_of_the_family_of_the_report_published_first():
    found = text_families([report("b", text(1), "2031-06-04"), report("a", text(1)), report("c", text(2))])
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_an_excerpt_within_a_longer_report_is_seen():
    body = text(1)
    assert text_families([report("a", body), report("b", f"{text(3, 400)} {body[: len(body) // 5]}")])["b"] == "b"
    assert text_families([report("a", body), report("b", f"{text(3, 400)} {body[: len(body) // 2]}")])["b"] == "a"


def test_a_shared_sentence_makes_no_family():
    common = text(9, 20)
    found = text_families([report("a", f"{text(1)} {common}"), report("b", f"{text(2)} {common}")])
    assert found == {"a": "a", "b": "b"}


def test_a_standing_paragraph_of_many_reports_makes_no_family():
    common = text(1009, 60)
    found = text_families([report(f"r{n:03d}", f"{text(n)} {common}") for n in range(80)])
    assert len(set(found.values())) == 80


def test_a_thousand_copies_are_one_family_and_cost_little():
    start = time.process_time()
    found = text_families([report(f"r{n:04d}", text(1)) for n in range(1000)])
    assert set(found.values()) == {"r0000"}
    assert time.process_time() - start < 10


def test_reports_without_words_have_no_family():
    assert text_families([report("a", ""), report("b", "")]) == {"a": "a", "b": "b"}
    assert reconcile([report("a", "")]).incidents == ()
