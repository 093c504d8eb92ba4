"""Where a report names places: the mentions, before anything is said of which place each one is.

Names that the reader knows to be places (`trimming`) are joined with what stands in the gazetteer beside a word that
makes it a place (`scanning`): a feature ("the village of X"), a preposition, a dateline, a region after a comma ("X,
Ohio"). Mentions of people, organisations and outlets are left out, but for places in their names (`embedded`).
"""

from collections.abc import Sequence

from standoff.knowledge.gazetteer import Gazetteer
from standoff.knowledge.place_cues import PlaceCues
from standoff.reading.places.area import Area
from standoff.reading.places.embedded import Embedded
from standoff.reading.places.features import DEMONYM, PLACE, Toponym, related
from standoff.reading.places.keeping import Support
from standoff.reading.places.lookups import LookUps
from standoff.reading.places.naming import Named
from standoff.reading.places.scanning import Scanning
from standoff.reading.places.trimming import Trimming
from standoff.reading.places.unlisted import Unlisted
from standoff.reading.syntax import Document

PERSON = "person"
_KNOWN = frozenset({"organisation", "outlet", "agency", "force", "mechanism"})


def find_toponyms(
    document: Document, names: Sequence[Named], gazetteer: Gazetteer, cues: PlaceCues
) -> tuple[Toponym, ...]:
    """The place mentions of a report in text order; none overlaps another."""
    look = LookUps(document, gazetteer, cues)
    trimming, support, embedded = Trimming(look), Support(look), Embedded(look)
    others = [name for name in names if name.label not in (PLACE, DEMONYM)]
    named = [t for name in names if name.label in (PLACE, DEMONYM) for t in trimming.trimmed(name)]
    named = embedded.marked(named, others)
    taken = bytearray(len(document.tokens))
    for toponym in named:
        taken[toponym.first : toponym.last] = b"\1" * (toponym.last - toponym.first)
    scanning = Scanning(look)
    known = _settled(named + list(scanning.scanned(taken, others)))
    found = support.supported(_settled(known + list(scanning.echoed(known, others))))
    seen = {t.text for t in found if t.sort == PLACE}
    area = Area.of(document, cues, look.known, found)
    inner = [t for name in others for t in embedded.instead(name, area)]
    inner += [t for n in others if n.label != PERSON and n.grounds not in _KNOWN for t in embedded.inside(n, seen)]
    unlisted = Unlisted(look)
    inner += unlisted.found(others, _KNOWN)
    inner += unlisted.unnamed(names, found)
    return related(document, cues, support.named_too(_settled(found + inner), others))


def _settled(found: list[Toponym]) -> list[Toponym]:
    """Text order; of two that overlap the earlier and longer stays."""
    kept: list[Toponym] = []
    for toponym in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or toponym.start >= kept[-1].end:
            kept.append(toponym)
    return kept
