"""`export jsonl`: the contract, one reading a line, in order of report id."""

from typing import BinaryIO

from standoff.record.codec import to_json
from standoff.record.joined import Record


def export_jsonl(record: Record, out: BinaryIO) -> int:
    """Writes every reading of `record` to `out` and returns how many there were."""
    for reading in record.readings:
        out.write(to_json(reading) + b"\n")
    return len(record.readings)
