"""The gold of the example sets: every quote is found and every term is legal; quoting does as its page says."""

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from agreement import as_reading, compare, kappa, main  # noqa: E402
from gold import (  # noqa: E402
    ROOT,
    SECOND,
    GoldReport,
    GoldSet,
    load,
    place,
    problems,
    report_problems,
)
from quoting import NotFoundError, Text  # noqa: E402

REPORTS = [report for each in load() for report in each.reports]
TWICE = [report for each in load(ROOT, SECOND) for report in each.reports]


def test_the_gold_has_no_problems() -> None:
    assert list(problems(load())) == []


def test_there_are_enough_statements_to_measure_on() -> None:
    assert sum(len(report.kind("statements")) for report in REPORTS) >= 200


@pytest.mark.parametrize(("split", "wrong"), [("development", 0), ("held-out", 0), ("some", 1)])
def test_a_set_says_whether_it_is_held_out(split: str, wrong: int) -> None:
    assert len(list(problems([GoldSet("s", (), {"split": split})]))) == wrong


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_the_words_of_a_row_are_where_it_points(report: GoldReport) -> None:
    placed = place(report, report.text())
    for row in report.kind("statements"):
        assert placed.statements[row["id"]]["cue"]


@pytest.mark.parametrize("report", TWICE, ids=lambda report: report.name)
def test_the_second_coding_has_no_problems(report: GoldReport) -> None:
    first = next(each for each in REPORTS if (each.set, each.name) == (report.set, report.name))
    assert list(report_problems(report, set())) == []
    assert report.path == first.path


def test_two_coders_agree_about_as_far_as_the_codebook_says() -> None:
    scores, terms, reports = compare(REPORTS, TWICE)
    assert reports == len(TWICE) >= 8
    assert scores.found["statements rel50"] >= 0.85 * scores.gold["statements rel50"]
    assert kappa(terms["statement stance"]) > 0.7


def test_a_position_of_the_reports_own_words_can_be_compared() -> None:
    report = next(report for report in TWICE if any("in" not in row for row in report.kind("positions")))
    text = report.text()
    reading = as_reading(report, place(report, text), text)
    assert next(row["spans"] for row in reading["positions"] if "in" not in row) == []


def test_one_set_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    name = TWICE[0].set
    monkeypatch.setattr(sys, "argv", ["agreement.py", "--set", name, "--json"])
    assert main() == 0
    assert json.loads(capsys.readouterr().out)["reports"] == sum(report.set == name for report in TWICE)
    monkeypatch.setattr(sys, "argv", ["agreement.py", "--set", "nowhere"])
    with pytest.raises(SystemExit, match="no second coding of nowhere"):
        main()


def test_kappa_is_agreement_beyond_chance() -> None:
    assert kappa([("deny", "deny"), ("assert", "assert")]) == 1.0
    assert kappa([("deny", "deny"), ("deny", "assert"), ("assert", "deny"), ("assert", "assert")]) == 0.0


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("the pass … reopened", "the pass, he said, must be reopened"),
        ("said #2", "said"),
        ("must be [reopened] by", "reopened"),
        ("It's shut", "It’s shut"),
    ],
)
def test_a_quote_is_resolved_as_a_reader_would(quote: str, words: str) -> None:
    text = "Quito said that the pass, he said, must be reopened by noon. It’s shut."
    start, end = Text(text).find(quote)
    assert text[start:end] == words


def test_without_a_number_the_nearest_occurrence_is_meant() -> None:
    text = "It said no. Peru fell silent for a week. It said yes."
    assert Text(text).find("It said", near=(50, 53)) == (41, 48)


def test_part_of_a_word_is_not_the_word() -> None:
    with pytest.raises(NotFoundError, match="occurs 0 times"):
        Text("They gathered there.").find("he")


def test_quotation_marks_belong_to_the_content() -> None:
    text = 'The road is "closed for good," she said.'
    start, end = Text(text).content("closed for good")
    assert text[start:end] == '"closed for good,"'
