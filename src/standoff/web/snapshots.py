"""Records as they could be known on a day, made when they are first asked for and kept for a while.

A small one is made while the visitor waits. A large one is made by a process of its own, so that other pages are not
held up, and the visitor is asked to come back; `python -m standoff.web.snapshots SOURCE TARGET DAY` is that process.
"""

import atexit
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from standoff.errors import StandoffError
from standoff.store.live import Live
from standoff.web.problems import Refused

MOST_AT_ONCE = 400
"""Reports of which a record is made while the visitor waits."""

_KEPT = 4
_FRESH = 60.0


class NotYet(Refused):
    """A record of a day is being made."""

    def __init__(self) -> None:
        super().__init__(503, "the record as it could be known on that day is being made; ask again in a while")


@dataclass
class _Made:
    """A snapshot: of which state of the record, since when, and the process that makes it while it does."""

    stamp: str
    at: float
    live: Live
    process: subprocess.Popen[bytes] | None = None


@dataclass
class Snapshots:
    """The snapshots of one record. They lie in a folder that is cleared away at the end."""

    live: Live
    _made: dict[str, _Made] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _folder: Path | None = None

    def known_on(self, day: str) -> Live:
        """The record as it could be known on `day`. Raises NotYet while it is made, RecordError where it cannot be."""
        with self._lock:
            made = self._made.get(day)
            if made is not None and made.process is not None:
                self._check(day, made)
            elif made is None or (made.stamp != self.live.stamp() and time.monotonic() > made.at + _FRESH):
                made = self._make(day)
            return made.live

    def _check(self, day: str, made: _Made) -> None:
        assert made.process is not None
        code = made.process.poll()
        if code is None:
            raise NotYet
        made.process = None
        if code:
            del self._made[day]
            raise Refused(500, "the record as it could be known on that day could not be made; the terminal says more")

    def _make(self, day: str) -> _Made:
        target = self._place() / f"{day}-{time.monotonic_ns()}.standoff"
        stamp = self.live.stamp()
        with self.live.reading() as connection:
            count = connection.execute("SELECT count(*) FROM readings").fetchone()[0]
        made = _Made(stamp, time.monotonic(), Live(target))
        if count > MOST_AT_ONCE:
            command = [sys.executable, "-m", "standoff.web.snapshots", str(self.live.path), str(target), day]
            made.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        else:
            _make(self.live.path, target, day)
        self._keep(day, made)
        if made.process is not None:
            raise NotYet
        return made

    def _keep(self, day: str, made: _Made) -> None:
        old = self._made.pop(day, None)
        self._made[day] = made
        gone = [old] if old is not None else []
        while len(self._made) > _KEPT:
            gone.append(self._made.pop(next(iter(self._made))))
        for each in gone:
            if each.process is not None:
                each.process.terminate()
            each.live.close()
            for path in each.live.path.parent.glob(each.live.path.name + "*"):
                path.unlink(missing_ok=True)

    def _place(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="standoff-known-"))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


def _make(source: Path, target: Path, day: str) -> None:
    from standoff.engine import joining
    from standoff.store.snapshots import make_snapshot

    partial = target.with_suffix(".partial")
    make_snapshot(source, partial, day, joining())
    partial.rename(target)


def main(arguments: list[str]) -> int:
    """Makes one snapshot; 1 where it cannot be made."""
    source, target, day = arguments
    try:
        _make(Path(source), Path(target), day)
    except StandoffError as error:
        print(f"standoff: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
