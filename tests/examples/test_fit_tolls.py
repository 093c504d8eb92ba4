"""The weighing of sides is fitted from counts that are stored, set by set, and from those it reads by itself."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import fit_tolls  # noqa: E402
from fit_tolls import LEAST, Case, cases_of, fitted, judge, side  # noqa: E402
from standoff.reading.tolls import finding  # noqa: E402
from standoff.record.rows import Reading  # noqa: E402


def _case(lot: str, struck: str, right: str | None) -> Case:
    signs: list[tuple[str | None, dict[str, float]]] = [("ECU", {}), ("PER", {}), (None, {"nobody's": 1.0})]
    return Case(lot, "ten", None, right, "people", [(p, {**s, "struck": 1.0} if p == struck else s) for p, s in signs])


def _cases() -> list[Case]:
    told = [_case(f"set-{n % 3}", ("ECU", "PER")[n % 2], ("ECU", "PER")[n % 2]) for n in range(6 * LEAST)]
    return told + [_case(f"set-{n % 3}", "", None) for n in range(2 * LEAST)]


def test_the_weights_find_the_sign_that_tells_the_side() -> None:
    weights = fitted(_cases(), {}, 0.0)
    assert weights.weights["struck"] > weights.weights["nobody's"] > 0
    assert side(_case("other-1", "PER", "PER"), weights) == "PER"
    assert side(_case("other-1", "", None), weights) is None


def test_a_sign_that_stands_hardly_anywhere_has_no_weight() -> None:
    assert "struck" not in fitted(_cases()[: LEAST - 1], {}, 0.0).weights


def test_each_set_is_judged_by_weights_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    judge(_cases(), {}, 0.0, lots=3)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["set-0", "set-1", "set-2", "sets"]
    assert "weights of others 1.000" in lines[3]


def test_stored_counts_are_taken_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(asdict(case)) + "\n" for case in _cases()), "utf-8")
    assert cases_of(file) == _cases()


def test_a_watched_reader_keeps_the_candidates_of_what_it_weighs(
    read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "Counter", finding.Counter)
    kept = fit_tolls.watched()
    reading = read(
        "Notes from the ford\n\nPeru shelled a village in Ecuador. Later two people were wounded in a market."
    )
    (weighed,) = kept
    assert set(weighed) <= {toll.id for toll in reading.tolls}
    assert all(None in candidates.signs for candidates, _ in weighed.values())
