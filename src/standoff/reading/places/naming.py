"""What the places room asks of a name that an earlier room found."""

from typing import Protocol


class Named(Protocol):
    """What is asked of a name: see `names.Name`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def grounds(self) -> str: ...
