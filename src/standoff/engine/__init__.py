"""Running many readings: a pool of processes with a deadline and a memory limit for each report, and resuming.

`Addition` brings inputs into a record; `read_each` reads them and stores nothing. Both are given captures and
failures by `standoff.capture` and read them the same way whether one process works or several.
"""

from standoff.engine.adding import Addition
from standoff.engine.joining import joining
from standoff.engine.messages import Settings
from standoff.engine.pool import Pool
from standoff.engine.reading_each import read_each

__all__ = ["Addition", "Pool", "Settings", "joining", "read_each"]
