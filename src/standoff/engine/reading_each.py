"""Reading inputs without storing anything."""

from collections.abc import Iterable, Iterator

from standoff.capture import Capture, Failure
from standoff.engine.messages import Outcome, Settings
from standoff.engine.pool import Pool
from standoff.record.rows import Reading


def read_each(inputs: Iterable[Capture | Failure], settings: Settings) -> Iterator[Reading | Failure]:
    """A reading or a failure for each input, in the order of the inputs whichever is done first."""
    placed: dict[int, Failure] = {}
    numbers: list[int] = []
    waiting: dict[int, Outcome] = {}
    position = 0
    with Pool(settings) as pool:
        for outcome in pool.run(_captures(inputs, placed, numbers)):
            waiting[numbers[outcome.number]] = outcome
            while position in placed or position in waiting:
                yield _result(position, placed, waiting)
                position += 1
    while position in placed:
        yield _result(position, placed, waiting)
        position += 1


def _captures(inputs: Iterable[Capture | Failure], placed: dict[int, Failure], numbers: list[int]) -> Iterator[Capture]:
    """The captures among the inputs; failures go to `placed`, and to `numbers` the place of each capture."""
    for number, item in enumerate(inputs):
        if isinstance(item, Failure):
            placed[number] = item
        else:
            numbers.append(number)
            yield item


def _result(position: int, placed: dict[int, Failure], waiting: dict[int, Outcome]) -> Reading | Failure:
    if position in placed:
        return placed.pop(position)
    outcome = waiting.pop(position)
    result = outcome.reading or outcome.failure
    assert result is not None
    return result
