"""Which reports share text: copies, excerpts and rewrites, and what only looks like them."""

import random
import time

from standoff.reconcile import reconcile
from standoff.reconcile.lineage import lift_of, text_families
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


def test_an_excerpt_within_a_longer_report_is_seen_and_makes_the_report_no_copy():
    body, own = text(1), text(3, 400)
    few, half = body[: len(body) // 5], body[: len(body) // 2]
    whole = report("a", body)
    assert lift_of(report("b", f"{own} {few}").report, whole.report) is None
    longer = report("b", f"{own} {half}")
    lift = lift_of(longer.report, whole.report)
    assert [longer.report.text[a:b] for a, b in lift.passages] == [" ".join(half.split()[:-1])]
    assert text_families([whole, longer])["b"] == "b"


def test_an_excerpt_published_by_itself_is_a_copy_of_the_whole_also_of_the_same_day():
    body = text(1)
    assert text_families([report("z", body), report("b", body[: len(body) // 3])]) == {"z": "z", "b": "z"}


def test_a_report_that_joins_two_others_makes_no_family_of_them():
    one, other = text(1, 200), text(2, 90)
    found = text_families([report("a", one), report("b", other), report("c", f"{one} {other}", "2031-06-05")])
    assert found == {"a": "a", "b": "b", "c": "a"}


def test_a_rewrite_with_another_word_here_and_there_is_a_copy():
    words = text(1, 200).split()
    changed = " ".join("meanwhile" if n % 20 == 0 else word for n, word in enumerate(words))
    assert text_families([report("a", " ".join(words)), report("b", changed, "2031-06-05")])["b"] == "a"


def test_words_of_others_in_quotation_marks_make_no_copy():
    said = text(9, 60)
    one, other = f'{text(1, 60)} "{said}" {text(2, 10)}', f'{text(3, 60)} "{said}" {text(4, 10)}'
    assert text_families([report("a", one), report("b", other)]) == {"a": "a", "b": "b"}
    assert lift_of(report("b", other).report, report("a", one).report) is None


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
