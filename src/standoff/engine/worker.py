"""The process that reads: one capture in, one reading or reason out, until its pipe closes.

It ignores Ctrl-C (its parent decides), holds itself to one thread and to the memory limit, and dies by its own alarm
where its parent is gone and a report hangs.
"""

import contextlib
import dataclasses
import gc
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.capture import Capture
from standoff.engine.messages import Broken, Done, Failed, Ready, Settings, TooLarge
from standoff.errors import StandoffError, in_short

if TYPE_CHECKING:
    from standoff.reading.read import Reader

GRACE_SECONDS = 15
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def serve(connection: Connection, settings: Settings) -> None:
    """Loads the reader, says so, and answers captures until the other end is closed."""
    _ignore_interrupts()
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    from standoff.engine.parses import with_cache
    from standoff.reading.read import load_reader

    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            reader = load_reader(settings.model, settings.knowledge)
            reader = dataclasses.replace(reader, model=with_cache(reader.model))
        except StandoffError as error:
            connection.send(Broken(str(error)))
            return
        gc.collect()
        gc.freeze()
        _limit_memory(settings.memory)
        connection.send(Ready(reader.version))
        while True:
            try:
                answer = _answer(reader, connection.recv(), settings)
            except MemoryError:
                connection.send(TooLarge())
                return
            connection.send(answer)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _limit_memory(megabytes: int) -> None:
    """Lets the process grow to `megabytes` in all; where the system keeps no such limit there is none."""
    try:
        import resource

        pages, resident = map(int, Path("/proc/self/statm").read_text().split()[:2])
    except (ImportError, OSError):
        return
    page = resource.getpagesize()
    room = max((megabytes << 20) - resident * page, 64 << 20)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * page + room
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _answer(reader: "Reader", capture: Capture, settings: Settings) -> Done | Failed:
    """The reading of `capture`, or why there is none: the one place where any error at all is caught.

    Want of memory alone is passed on, since the process is then not to be trusted any longer.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(int(settings.deadline) + GRACE_SECONDS)
    try:
        return _read(reader, capture)
    except StandoffError as error:
        return Failed(str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001
        return Failed(f"{capture.source} could not be read because of an error in Standoff ({in_short(error)})")
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _read(reader: "Reader", capture: Capture) -> Done | Failed:
    from standoff.record.check import check_reading
    from standoff.record.codec import to_json
    from standoff.reports import make_report

    reading = reader.read(make_report(capture))
    broken = check_reading(reading)
    if broken:
        return Failed(f"{capture.source} was read wrongly because of an error in Standoff ({broken[0]})")
    return Done(to_json(reading))
