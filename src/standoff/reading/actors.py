"""Who is in a report: people, states and their organs, bodies, crowds and outlets, as a `Cast`.

Names, titles and organs come first (`people`, `organs`, `states`), then the pronouns and descriptions that refer to
them (`references`).
"""

from standoff.reading.affiliation import survey
from standoff.reading.cast import Cast
from standoff.reading.names import Name
from standoff.reading.organs import find_organs
from standoff.reading.people import find_people
from standoff.reading.references import find_references
from standoff.reading.registry import Registry, load_registry
from standoff.reading.sketches import Gathering, cast_of
from standoff.reading.states import find_others, find_states
from standoff.reading.syntax import Document
from standoff.record.rows import Place, Report


def find_cast(
    document: Document,
    report: Report,
    names: tuple[Name, ...],
    places: tuple[Place, ...] = (),
    registry: Registry | None = None,
) -> Cast:
    """The actors of a report, everything in its text that refers to them, and notes on contradictory titles.

    `names` are those of `names.find_names` on the same document; `places` those of `places.find_places`.
    """
    ground = survey(document, registry or load_registry(), names, places)
    gathering = Gathering()
    taken = find_people(ground, report, gathering)
    unowned = find_organs(ground, gathering, taken)
    left = {i for hit, _ in unowned for i in range(hit.first, hit.last)}
    taken |= find_others(ground, gathering, taken | left)
    find_states(ground, gathering, taken)
    find_references(ground, report, gathering, unowned, taken)
    return cast_of(report, gathering)
