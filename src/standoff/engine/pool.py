"""A small pool of processes that outlives what they read.

Each worker holds at most one capture, so a worker that hangs or dies takes one report with it and no more; it is
killed, the report is listed with the reason, and another worker takes its place. Loading the reader does not count
against a report's deadline. Which worker reads a capture has no influence on its reading.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from standoff.capture import Capture, Failure
from standoff.engine.messages import Broken, Done, Failed, Outcome, Ready, Settings, TooLarge
from standoff.engine.worker import serve
from standoff.errors import ReadingError
from standoff.record.codec import from_json
from standoff.record.rows import Reading

Serve = Callable[[Connection, Settings], None]

LOADING_SECONDS = 300.0
"""How long a worker may take to load the language model before the whole run is given up."""

_LAST_WORDS_SECONDS = 5.0


class _Worker:
    """A process and the task it has; `until` is when, on the monotonic clock, it must have answered."""

    def __init__(self, settings: Settings, serve: Serve) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, settings), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()
        self._deadline = settings.deadline
        self.reader = ""
        self.task: tuple[int, Capture] | None = None
        self.until = time.monotonic() + LOADING_SECONDS

    def give(self, number: int, capture: Capture) -> None:
        """Hands over a capture, or keeps it until the reader is loaded."""
        self.task = (number, capture)
        if self.reader:
            self._send(capture)

    def start_reading(self, reader: str) -> None:
        """Notes that the reader is loaded, and sends it the capture that waits for it."""
        self.reader = reader
        if self.task:
            self._send(self.task[1])

    def _send(self, capture: Capture) -> None:
        self.until = time.monotonic() + self._deadline
        try:
            self.connection.send(capture)
        except (BrokenPipeError, ConnectionResetError):
            self.until = time.monotonic() + _LAST_WORDS_SECONDS

    def exit_code(self) -> int | None:
        """The code that the process ended with by itself; None where it still runs."""
        self._process.join(_LAST_WORDS_SECONDS)
        return self._process.exitcode

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


class Pool:
    """Up to `settings.jobs` workers, started when there is something to read. Use it as a context manager.

    `serve` is what a worker runs: it speaks the messages of `standoff.engine.messages`.
    """

    def __init__(self, settings: Settings, serve: Serve = serve) -> None:
        self._settings = settings
        self._serve = serve
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            self._workers.pop().stop()

    def run(self, captures: Iterable[Capture]) -> Iterator[Outcome]:
        """An outcome for each capture, in the order in which they are done.

        `captures` is drawn from only when a worker is free. Raises ReadingError where no reader can be loaded.
        """
        tasks = enumerate(captures)
        more = True
        while more or self._busy():
            while more and len(self._busy()) < self._settings.jobs:
                task = next(tasks, None)
                if task is None:
                    more = False
                else:
                    self._free_worker().give(*task)
            yield from self._collect()

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.task]

    def _free_worker(self) -> _Worker:
        for worker in self._workers:
            if not worker.task:
                return worker
        self._workers.append(_Worker(self._settings, self._serve))
        return self._workers[-1]

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.stop()

    def _collect(self) -> Iterator[Outcome]:
        """Waits until a worker answers, dies or is late; gives what came of its capture."""
        busy = self._busy()
        if not busy:
            return
        patience = max(min(worker.until for worker in busy) - time.monotonic(), 0)
        speaking = set(wait([worker.connection for worker in busy], patience))
        for worker in busy:
            if worker.connection in speaking:
                outcome = self._hear(worker)
            elif worker.until <= time.monotonic():
                outcome = self._give_up(worker)
            else:
                continue
            if outcome is not None:
                yield outcome

    def _hear(self, worker: _Worker) -> Outcome | None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        match message:
            case Ready(reader):
                worker.start_reading(reader)
                return None
            case Broken(reason):
                raise ReadingError(reason)
            case Done(json):
                number, capture = self._take(worker)
                return Outcome(number, capture, worker.reader, reading=from_json(json, Reading))
            case Failed(reason):
                return self._failure(worker, reason)
            case TooLarge():
                reason = f"{_source(worker)} needs more than the {self._settings.memory} MB of --memory"
                outcome = self._failure(worker, reason)
                self._drop(worker)
                return outcome
        raise AssertionError(f"a worker said {message!r}")

    def _take(self, worker: _Worker) -> tuple[int, Capture]:
        assert worker.task is not None
        task, worker.task = worker.task, None
        return task

    def _failure(self, worker: _Worker, reason: str) -> Outcome:
        number, capture = self._take(worker)
        return Outcome(number, capture, worker.reader, failure=Failure(capture.source, reason))

    def _bury(self, worker: _Worker) -> Outcome:
        """What came of the capture of a worker that died."""
        how = _ending(worker.exit_code())
        if not worker.reader:
            raise ReadingError(f"the process that loads the language model ended by itself ({how}); run it again")
        outcome = self._failure(worker, f"{_source(worker)} ended the process that was reading it ({how})")
        self._drop(worker)
        return outcome

    def _give_up(self, worker: _Worker) -> Outcome:
        """What came of the capture of a worker that is late."""
        if not worker.reader:
            raise ReadingError(f"the language model was not loaded in {LOADING_SECONDS:.0f} seconds; run it again")
        seconds = self._settings.deadline
        outcome = self._failure(worker, f"{_source(worker)} took longer than the {seconds:g} seconds of --deadline")
        self._drop(worker)
        return outcome


def _source(worker: _Worker) -> str:
    return worker.task[1].source if worker.task else ""


def _ending(code: int | None) -> str:
    """An exit code in words."""
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C from a child that has not yet come to ignoring it: it inherits the mask and lifts it itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
