"""What the application is told when it starts."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS = frozenset({"0.0.0.0", "::", ""})


@dataclass(frozen=True, slots=True)
class Settings:
    """The record to show; where the application is bound; the `token` that a visitor must bring, None on loopback.

    `names` are further names by which visitors may call this machine.
    """

    record: Path
    host: str = "127.0.0.1"
    token: str | None = None
    names: tuple[str, ...] = ()

    def answers_to(self, host: str) -> bool:
        """Whether a Host header may name us so. A name that an attacker's DNS points here is none of ours; a plain
        address is no name, and is taken where we are bound to every address."""
        name = host_name(host)
        if not name:
            return False
        if name in LOOPBACK_NAMES or name == self.host.lower() or name in self.names:
            return True
        return self.host in WILDCARDS and is_address(name)


def host_name(host: str) -> str:
    """The name or address in a Host header, without its port and brackets."""
    host = host.strip().lower()
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        return name if not rest or (rest[0] == ":" and rest[1:].isdigit()) else ""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def is_loopback(host: str) -> bool:
    """Whether an address to bind to is reached from this machine alone."""
    return host.lower() in LOOPBACK_NAMES or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
