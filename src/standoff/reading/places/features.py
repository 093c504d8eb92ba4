"""A mention of a place and what stands beside it: the word that says what kind of place it is, and its region.

"The village of X", "X province", "Lake X"; "in the direction of the cities of A, B and C", where the cue is carried
along the list; "X, Ohio", where the second name is the region of the first.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.territories import load_territories
from standoff.reading.syntax import Document

PLACE, DEMONYM = "place", "demonym"
_CARRIED = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """One mention. `first` and `last` bound its tokens; `feature` is what its cue says it is; `within` is the number
    of the mention that follows it after a comma ("Paris, Texas"), in the list it stands in."""

    start: int
    end: int
    text: str
    first: int
    last: int
    sort: str
    grounds: str
    feature: str | None = None
    within: int | None = None


def toponym_at(document: Document, start: int, end: int) -> Toponym | None:
    """The span `[start, end)` taken as a mention, whatever it is; None where no token lies in it."""
    tokens = document.within(start, end)
    if not tokens:
        return None
    text = document.text[start:end]
    territories = load_territories()
    demonym = bool(territories.of_demonym(text)) and not territories.named(text)
    return Toponym(start, end, text, tokens[0].i, tokens[-1].i + 1, DEMONYM if demonym else PLACE, "given")


def feature_of(document: Document, cues: PlaceCues, first: int, last: int) -> str | None:
    """The feature that the words before or after tokens `[first, last)` give it."""
    tokens = document.tokens
    for length in (3, 2, 1):
        if first - length >= 0:
            phrase = " ".join(t.lower for t in tokens[first - length : first] if t.lower != "the")
            if phrase in cues.before:
                return cues.before[phrase]
    if tokens[first].lower in cues.title and last - first > 1:
        return cues.title[tokens[first].lower]
    if last - first > 1 and tokens[last - 1].lower in cues.after:
        return cues.after[tokens[last - 1].lower]
    for length in (2, 1):
        phrase = " ".join(t.lower for t in tokens[last : last + length])
        if phrase in cues.after:
            return cues.after[phrase]
    return None


def related(document: Document, cues: PlaceCues, found: list[Toponym]) -> tuple[Toponym, ...]:
    """The mentions with their features, carried along lists ("the cities of A, B and C"), and their regions."""
    featured = [
        t if _parted(document, t) else replace(t, feature=feature_of(document, cues, t.first, t.last)) for t in found
    ]
    for number in range(1, len(featured)):
        before, here = featured[number - 1], featured[number]
        gap = {t.lower for t in document.tokens[before.last : here.first]}
        if here.feature is None and before.feature and gap and gap <= _CARRIED and _plural_cue(document, cues, before):
            featured[number] = replace(here, feature=before.feature)
    related = []
    for number, here in enumerate(featured):
        after = featured[number + 1] if number + 1 < len(featured) else None
        gap_text = document.text[here.end : after.start] if after else ""
        related.append(replace(here, within=number + 1) if gap_text in (", ", " (") and after else here)
    return tuple(related)


def _parted(document: Document, toponym: Toponym) -> bool:
    """Whether it is the further end of a road ("the Batken-Isfana road"), which is a road and no end of it."""
    return toponym.first > 0 and document.tokens[toponym.first - 1].text in ("-", "–", "—")


def _plural_cue(document: Document, cues: PlaceCues, toponym: Toponym) -> bool:
    """Whether the cue stands before the name, so that it may hold for those that follow."""
    words = [t.lower for t in document.tokens[max(0, toponym.first - 8) : toponym.first]]
    return any(f"{a} {b}" in cues.before and a.endswith("s") for a, b in pairwise(words))
