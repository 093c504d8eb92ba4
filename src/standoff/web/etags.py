"""What an answer is known by for as long as the record is not written to."""

import hashlib

from fastapi import Request

from standoff import __version__
from standoff.store.live import Live


def tag_of(live: Live, request: Request) -> str:
    """A weak ETag: another once the file, the address or Standoff is another."""
    key = f"{__version__} {live.path.name} {live.stamp()} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()}"'
