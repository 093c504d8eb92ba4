"""Short reports of other conflicts, coded before they were read: what is found of them does not fall."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from accords import FOLDER, coded, score
from standoff.record import terms
from standoff.record.codec import to_plain


def f1(scores, name):
    return 2 * scores.found[name] / (scores.gold[name] + scores.predicted[name])


def test_what_is_found_of_the_coded_reports(read):
    scores = score(lambda text: to_plain(read(text, published=None, outlet=None)))
    assert f1(scores, "agreements kind, status") >= 0.71
    assert f1(scores, "mechanisms kind, use") >= 0.73


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_code_is_known(path):
    rows = coded(path).report
    for row in rows.kind("agreements"):
        assert set(row["kind"]) <= set(terms.AgreementKind), row
        assert set(row["status"]) <= set(terms.AgreementStatus), row
    for row in rows.kind("mechanisms"):
        assert set(row["kind"]) <= set(terms.MechanismKind), row
        assert set(row["use"]) <= set(terms.MechanismUse), row


def test_a_mark_that_is_none_is_refused(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text("They signed {a:ceasefire|a truce}.\n")
    with pytest.raises(ValueError, match="mark"):
        coded(path)
