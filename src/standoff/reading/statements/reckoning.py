"""What the content of an act amounts to: a stance, why, and on whom it is laid."""

from dataclasses import dataclass

from standoff.record.rows import Span
from standoff.record.terms import Stance


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A stance that the content gives, with its grounds and on whom a demand is laid."""

    stance: Stance
    grounds: str
    toward: Span | None = None
