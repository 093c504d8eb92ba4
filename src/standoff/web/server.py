"""The application on a socket, served by uvicorn."""

import socket

import uvicorn

from standoff.web.app import make_app
from standoff.web.settings import Settings

LARGEST_REQUEST = 4_000_000
"""Bytes of a request's head that are read at all; a query much smaller than this is refused in words."""


def make_server(settings: Settings, port: int) -> tuple[uvicorn.Server, socket.socket]:
    """The server and the socket that it is bound to; port 0 takes any. Raises RecordError where there is no record to
    show, OSError where the address cannot be bound."""
    config = uvicorn.Config(
        make_app(settings),
        host=settings.host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LARGEST_REQUEST,
        http="h11",
        ws="none",
        lifespan="off",
    )
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Without the protocol asyncio does not know the socket for TCP, and leaves Nagle's algorithm on.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((settings.host, port))
    bound.listen(128)
    return uvicorn.Server(config), bound
