"""The pool outlives what it reads: one bad report costs one report."""

import multiprocessing
from collections.abc import Iterator

import pytest
import readers_that_misbehave as toys

from standoff.capture import Capture
from standoff.engine import Pool, Settings
from standoff.engine.messages import Outcome
from standoff.errors import ReadingError
from standoff.record.ids import sha256


def captures(*texts: str) -> list[Capture]:
    return [Capture(sha256(t.encode()), t.encode(), "text/plain", f"{n}.txt") for n, t in enumerate(texts)]


def outcomes(texts: list[str], jobs: int = 1, deadline: float = 5.0) -> list[Outcome]:
    with Pool(Settings(jobs=jobs, deadline=deadline), toys.serve) as pool:
        return sorted(pool.run(captures(*texts)), key=lambda outcome: outcome.number)


def told(found: list[Outcome]) -> list[str]:
    return [o.failure.reason if o.failure else o.reading.report.text if o.reading else "" for o in found]


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_capture_is_read_by_however_many(jobs: int) -> None:
    texts = [f"report {n}" for n in range(12)]
    found = outcomes(texts, jobs)
    assert told(found) == texts
    assert {outcome.reader for outcome in found} == {"toy-1"}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("die", "1.txt ended the process that was reading it (SIGKILL)"),
        ("leave", "1.txt ended the process that was reading it (exit code 7)"),
        ("hang", "1.txt took longer than the 0.5 seconds of --deadline"),
        ("refuse", "refused"),
        ("swell", "1.txt needs more than the 2048 MB of --memory"),
    ],
)
def test_a_report_that_misbehaves_is_listed_and_the_others_go_on(word: str, reason: str, jobs: int) -> None:
    assert told(outcomes(["one", word, "two", "three"], jobs, deadline=0.5)) == ["one", reason, "two", "three"]


def test_captures_are_drawn_only_when_a_worker_is_free() -> None:
    drawn = []

    def drawing() -> Iterator[Capture]:
        for capture in captures(*["slow"] * 6):
            drawn.append(capture)
            yield capture

    with Pool(Settings(jobs=2), toys.serve) as pool:
        next(pool.run(drawing()))
        assert len(drawn) <= 3


def test_nothing_to_read_starts_no_process() -> None:
    assert outcomes([]) == []


def test_a_pool_runs_more_than_once() -> None:
    with Pool(Settings(), toys.serve) as pool:
        assert told(list(pool.run(captures("one")))) + told(list(pool.run(captures("two")))) == ["one", "two"]


def test_a_reader_that_cannot_be_loaded_ends_the_run_with_its_reason() -> None:
    with pytest.raises(ReadingError, match="no model is installed"), Pool(Settings(), toys.serve_nothing) as pool:
        list(pool.run(captures("one")))
    with pytest.raises(ReadingError, match="ended by itself"), Pool(Settings(), toys.die_while_loading) as pool:
        list(pool.run(captures("one")))


def test_leaving_the_pool_early_ends_its_processes() -> None:
    with Pool(Settings(jobs=2), toys.serve) as pool:
        next(pool.run(captures("one", "hang", "hang")))
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []
