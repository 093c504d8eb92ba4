"""Pronouns and descriptions to the actors they refer to; what is doubtful stays open."""

from standoff.knowledge.whoswho import Organ
from standoff.reading.affiliation import Ground, Whose
from standoff.reading.phrases import Hit
from standoff.reading.sketches import Gathering
from standoff.record.rows import Report


def find_references(
    ground: Ground, report: Report, gathering: Gathering, unowned: list[tuple[Hit[Organ], Whose]], taken: set[int]
) -> None:
    """Leaves everything open."""
