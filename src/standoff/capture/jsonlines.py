"""Captures from JSON lines: the bytes of each line are a capture of their own."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from standoff.capture.metadata import Metadata
from standoff.capture.rows import Capture, Failure, Options, json_media
from standoff.errors import InputError
from standoff.record.ids import sha256

_GIVEN = ("published", "outlet", "url", "language", "title")


def line_captures(
    stream: BinaryIO, source: str, options: Options, beside: Metadata, limit: int
) -> Iterator[Capture | Failure]:
    """A capture or a failure for each line of `stream` that is not blank; no more than one line is held at a time."""
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        where = f"{source}:{number}"
        if len(data) > limit and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = stream.readline(limit)
            yield Failure(where, f"line {number} of {source} is larger than {limit >> 20} MiB; split it up")
        elif data.strip():
            yield _line_capture(data.rstrip(b"\r\n"), where, options, beside)


def _line_capture(data: bytes, where: str, options: Options, beside: Metadata) -> Capture | Failure:
    fields = options.fields
    try:
        row = read_object(data, where)
        if field(row, fields.text) is None and field(row, fields.html) is None:
            return Failure(where, f"{where} has no text in '{fields.text}' or '{fields.html}'; name the field that has")
        given = Metadata.given({name: field(row, getattr(fields, name)) for name in _GIVEN}, "field", options.today)
    except InputError as error:
        message = str(error)
        return Failure(where, message if where in message else f"{where}: {message}")
    return Capture(sha256(data), data, json_media(fields), where, options.metadata.over(beside).over(given))


def read_object(data: bytes, where: str) -> dict[str, Any]:
    """The JSON object that one line holds; raises InputError where it holds none."""
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not JSON in UTF-8 ({error}); each line must be one JSON object") from error
    if not isinstance(row, dict):
        raise InputError(f'{where} is not a JSON object; each line must look like {{"text": "..."}}')
    return row


def field(row: dict[str, Any], names: str) -> Any:
    """The first of the fields `names`, parted by bars, that `row` has a value for."""
    for name in names.split("|"):
        if row.get(name) not in (None, ""):
            return row[name]
    return None
