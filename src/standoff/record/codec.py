"""Rows to JSON and back. The field names of the dataclasses are the field names of the contract.

Two rows that are equal encode to the same bytes: fields stand in the order of their definition and floats in their
shortest form. Decoding is strict: an unknown term or a wrong type raises `msgspec.ValidationError`.
"""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


def to_json(row: object) -> bytes:
    """The row as one line of UTF-8 JSON, without a line break."""
    return _encoder.encode(row)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """The row of type `kind` that `data` holds."""
    return msgspec.json.decode(data, type=kind)


def to_plain(row: object) -> Any:
    """The row as dicts, lists and scalars, as the tables and templates take it."""
    return msgspec.to_builtins(row)
