"""Content-derived identifiers: the same words at the same place give the same id, in any order and on any machine.

An id is a one- or two-letter kind, a hyphen, and 12 hexadecimal digits of BLAKE2b over the parts, each part
preceded by its length so that no two lists of parts can be confused.
"""

import hashlib
from collections.abc import Iterable

KINDS = {
    "report": "r",
    "actor": "a",
    "place": "p",
    "moment": "m",
    "statement": "s",
    "event": "e",
    "situation": "si",
    "toll": "t",
    "agreement": "g",
    "mechanism": "me",
    "position": "po",
    "incident": "i",
    "dispute": "d",
    "review": "v",
    "lineage": "l",
    "queue": "q",
}


def row_id(kind: str, parts: Iterable[object]) -> str:
    """The id of a row of `kind` made from `parts`; raises KeyError on a kind that does not exist."""
    digest = hashlib.blake2b(digest_size=6)
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return f"{KINDS[kind]}-{digest.hexdigest()}"


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()
