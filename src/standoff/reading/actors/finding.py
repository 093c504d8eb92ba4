"""Who is in a report: people, states and their organs, bodies, crowds and outlets, as a `Cast`.

Who issues the report comes first (`issuer`), then names, titles and organs (`people`, `organs`, `states`), then the
pronouns and descriptions that refer to them (`references`).
"""

from dataclasses import replace

from standoff.knowledge.gazetteer import Gazetteer
from standoff.reading.actors.affiliation import Ground
from standoff.reading.actors.issuer import add_issuer, find_issuer, issuer_by_opening
from standoff.reading.actors.names import Name
from standoff.reading.actors.organs import find_organs
from standoff.reading.actors.people import find_people
from standoff.reading.actors.references import find_references
from standoff.reading.actors.registry import Registry, load_registry
from standoff.reading.actors.scene import quotations
from standoff.reading.actors.ships import find_ships
from standoff.reading.actors.sketches import Gathering, cast_of
from standoff.reading.actors.speakers import speaks_as_we
from standoff.reading.actors.statebodies import find_state_bodies
from standoff.reading.actors.states import find_others, find_states
from standoff.reading.actors.surveying import survey
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document
from standoff.record.rows import Place, Report


def find_cast(
    document: Document,
    report: Report,
    names: tuple[Name, ...],
    places: tuple[Place, ...] = (),
    registry: Registry | None = None,
    gazetteer: Gazetteer | None = None,
) -> Cast:
    """The actors of a report, everything in its text that refers to them, and notes on contradictory titles.

    `names` are those of `names.find_names` on the same document; `places` those of `places.find_places`;
    `gazetteer` tells where the towns of its byline and outlet lie.
    """
    ground = survey(document, registry or load_registry(), names, places, report, gazetteer)
    gathering = Gathering()
    plural = speaks_as_we(document, quotations(document))
    gathering.issuer = find_issuer(ground, report, gathering, plural)
    ground = _at_issuers(ground, gathering)
    taken = find_people(ground, report, gathering)
    taken |= add_issuer(ground, gathering, taken)
    find_ships(ground, gathering, taken)
    official = find_state_bodies(ground, gathering, taken)
    unowned = find_organs(ground, gathering, taken, official)
    taken |= official
    left = {i for hit, _ in unowned for i in range(hit.first, hit.last)}
    taken |= find_others(ground, gathering, taken | left)
    find_states(ground, gathering, taken)
    if gathering.issuer is None and plural and not report.byline and not report.outlet:
        gathering.issuer = issuer_by_opening(ground, gathering)
        ground = _at_issuers(ground, gathering)
    find_references(ground, report, gathering, unowned, taken)
    return cast_of(report, gathering)


def _at_issuers(ground: Ground, gathering: Gathering) -> Ground:
    """What is nobody's in a release is its issuer's, if that has ministers and forces at all: no league has."""
    issuer = gathering.issuer
    if issuer is None or issuer.anchor is None or issuer.party not in ground.registry.belligerents:
        return ground
    return replace(ground, home=issuer.anchor, issued=True, issued_at=issuer.span)
