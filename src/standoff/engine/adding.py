"""Bringing inputs into a record.

What the record holds afterwards does not depend on the order of the inputs, on how often they were given, nor on how
often the run was interrupted: each report enters whole or not at all, and one that is already there as this reader
would read it is passed over.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from standoff import __version__
from standoff.capture import Capture, Failure
from standoff.engine.messages import Outcome, Settings
from standoff.engine.pool import Pool
from standoff.errors import ReadingError
from standoff.store import Custody, Store


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _silent() -> None:
    """Tells nobody."""


@dataclass
class Addition:
    """One run of `add` into an open store, and its counts so far, which stand even where the run is interrupted.

    `reader` is the version that readings here are made with; `tell` is called after each input.
    """

    store: Store
    settings: Settings
    reader: str
    command: str = "add"
    tell: Callable[[], None] = _silent
    read: int = 0
    known: int = 0
    failures: list[Failure] = field(default_factory=list)

    def run(self, inputs: Iterable[Capture | Failure]) -> None:
        """Reads and files every input.

        Raises ReadingError where no reader can be loaded, RecordError where the record cannot be written.
        """
        with Pool(self.settings) as pool:
            waiting = self._pass(pool, self._new(inputs))
            while waiting:
                waiting = self._pass(pool, waiting)

    def _new(self, inputs: Iterable[Capture | Failure]) -> Iterator[Capture]:
        """The captures that must be read; the others are counted, and failures logged."""
        for item in inputs:
            if isinstance(item, Failure):
                self._fail(item, None)
            elif self.store.holds(item, self.reader, self._custody()):
                self.known += 1
                self.tell()
            else:
                yield item

    def _pass(self, pool: Pool, inputs: Iterable[Capture]) -> list[Capture]:
        """Reads each of `inputs` with all that is given about it; gives those about which more was given meanwhile."""
        given: dict[int, Capture] = {}

        def settled() -> Iterator[Capture]:
            for number, capture in enumerate(inputs):
                given[number] = capture
                yield self.store.settled(capture)

        outcomes = ((outcome, given.pop(outcome.number)) for outcome in pool.run(settled()))
        return [capture for outcome, capture in outcomes if not self._file(outcome, capture)]

    def _file(self, outcome: Outcome, given: Capture) -> bool:
        """Files what came of a capture; False where it must be read again."""
        if outcome.reading is None:
            assert outcome.failure is not None
            self._fail(outcome.failure, given)
            return True
        try:
            if not self.store.put(given, outcome.capture, outcome.reading, outcome.reader, self._custody()):
                return False
        except ReadingError as error:
            self._fail(Failure(given.source, str(error)), given)
            return True
        self.read += 1
        self.tell()
        return True

    def _custody(self) -> Custody:
        return Custody(now(), self.command, __version__)

    def _fail(self, failure: Failure, capture: Capture | None) -> None:
        self.failures.append(failure)
        self.store.put_failure(failure, now(), capture)
        self.tell()
