"""Organs, forces, officials, crowds and media named by a noun: "Syrian troops", "the Foreign Ministry in Damascus".

An organ is of the party whose name stands beside its noun. Where none does, it is left to `references`: "the ministry"
may be one named before, and "soldiers" alone are nobody's.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from standoff.knowledge.whoswho import Organ, Title
from standoff.reading.actors.affiliation import Anchor, Ground, Whose, joined_after, whose_after, whose_before
from standoff.reading.actors.name_cues import FORMATION
from standoff.reading.actors.naming import country_sketch, organ_sketch
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.phrases import Hit
from standoff.record.rows import Place
from standoff.record.terms import ActorKind

OF = frozenset({"of"})
SEATED = frozenset({"in"})
SEATS = frozenset({"capital", "metonym", "territory"})
SEATED_KINDS = frozenset({ActorKind.MINISTRY, ActorKind.GOVERNMENT})


def find_organs(
    ground: Ground, gathering: Gathering, taken: set[int], official: Collection[int] = ()
) -> list[tuple[Hit[Organ], Whose]]:
    """Adds the organs whose party the text names; gives those without one, for `references`.

    Those inside the tokens of longer `official` names are passed over. Tokens used are added to `taken`, so that the
    names in them are not counted as actors of their own.
    """
    open_ones: list[tuple[Hit[Organ], Whose]] = []
    titles = {i: hit for hit in ground.titles for i in range(hit.first, hit.last)}
    formations = {n.start: n.end for n in ground.names if n.grounds == FORMATION}
    named = {t.i for s, e in formations.items() for t in ground.document.within(s, e)}
    for hit in ground.organs:
        if (
            hit.first in official
            or hit.first in named
            or hit.first in ground.people
            or hit.first in ground.inside
            or _in_title(hit, titles)
            or not _noun(ground, hit)
        ):
            continue
        whose = whose_before(ground, hit.first)
        after = None
        if not whose.anchors and whose.pronoun is None:
            after = _after(ground, hit)
            whose = after or whose
        if not whose.anchors:
            open_ones.append((hit, whose))
            continue
        if _part_of_place(ground, hit):
            continue
        organ = hit.entries[0]
        _add(ground, gathering, hit, organ, whose, after is not None)
        taken.update(range(min(whose.first, hit.first), hit.last))
        for anchor in whose.anchors:
            taken.update(range(anchor.first, anchor.last))
    return open_ones


def _in_title(hit: Hit[Organ], titles: Mapping[int, Hit[Title]]) -> bool:
    """Whether the words are part of a longer title ("Security Council Secretary")."""
    title = titles.get(hit.last - 1)
    return title is not None and title.last - title.first > hit.last - hit.first


def _noun(ground: Ground, hit: Hit[Organ]) -> bool:
    """Whether the word is a noun of its own here ("forces" may be a verb, the "press" of a press service no medium)."""
    token = ground.document.tokens[hit.last - 1]
    words = " ".join(t.lower for t in ground.document.tokens[hit.first : hit.last])
    if words in ground.registry.words("titled_organs") and not token.text[0].isupper():
        return False
    if hit.entries[0].kind is ActorKind.OUTLET and hit.last - hit.first == 1 and token.dep == "compound":
        return False
    if token.pos == "ADJ" and token.dep == "amod" and any(h.first == hit.last for h in ground.titles):
        return True
    return token.pos in ("NOUN", "PROPN") or hit.last - hit.first > 1


def _part_of_place(ground: Ground, hit: Hit[Organ]) -> bool:
    """ "the Syrian side of the border" is a place."""
    tokens = ground.document.tokens
    return hit.entries[0].id == "side" and hit.last < len(tokens) and tokens[hit.last].lower == "of"


def _after(ground: Ground, hit: Hit[Organ]) -> Whose | None:
    found = whose_after(ground, hit.last, OF)
    if found is not None and ground.document.tokens[hit.last - 1].tag in ("NNS", "NNPS"):
        return replace(found, anchors=joined_after(ground, found.anchors[0]))
    organ = hit.entries[0]
    if found is not None or organ.id in ground.registry.words("posted_bodies") or _disowned(ground, hit):
        return found
    if organ.kind in SEATED_KINDS:
        found = whose_after(ground, hit.last, SEATED)
        if found is not None and found.anchors[0].known.grounds not in SEATS:
            found = None
    if (
        found is None
        and organ.kind is ActorKind.FORCE
        and not organ.members
        and organ.id in ground.registry.words("commands")
    ):
        found = whose_after(ground, hit.last, SEATED)
        if found is not None and found.anchors[0].known.grounds != "capital":
            found = None
    seated = organ.kind in SEATED_KINDS or organ.id in ground.registry.words("local_bodies")
    seated = seated and organ.id not in ground.registry.words("visitors")
    return found or (in_town(ground, hit.last) if seated else None)


def _disowned(ground: Ground, hit: Hit[Organ]) -> bool:
    words = ground.registry.words("disowning")
    return any(t.lower in words for t in ground.document.tokens[max(0, hit.first - 3) : hit.first])


def in_town(ground: Ground, i: int) -> Whose | None:
    """ "The government in Aden", "police in Piura": the country of a town that nobody else holds or claims, where the
    i-th token is the "in" before it."""
    tokens = ground.document.tokens
    place = ground.places.get(i + 1)
    if place is None or tokens[i].lower != "in":
        return None
    known = ground.registry.parties.get(governed_by(ground, place) or "")
    end = next((e for s, e in place.mentions if s == tokens[i + 1].start), 0)
    last = next((t.i + 1 for t in tokens[i + 1 : i + 8] if t.end >= end), i + 2)
    return Whose((Anchor(i + 1, last, known),), i) if known is not None else None


def governed_by(ground: Ground, place: Place) -> str | None:
    """The state that governs a place, where nobody else holds or claims it."""
    held = {h.party for h in place.sovereignty if h.relation == "in control"}
    party = held.pop() if len(held) == 1 else None if held or place.claimed_by else place.country
    lawless = place.claimed_by and party != place.country and not place.sovereignty
    return party if party in ground.registry.sovereign and not lawless else None


def _add(ground: Ground, gathering: Gathering, hit: Hit[Organ], organ: Organ, whose: Whose, behind: bool) -> None:
    first = hit.first if behind else min(whose.first, hit.first)
    last = max([hit.last] + [a.last for a in whose.anchors if behind])
    tokens = ground.document.tokens
    while first < hit.first and (
        tokens[first].tag in ("DT", "CD") or tokens[first].lower in ground.registry.words("former")
    ):
        first += 1
    if first and tokens[first - 1].text == "[" and any(t.text == "]" for t in tokens[first:last]):
        first -= 1
    span = tokens[first].start, tokens[last - 1].end
    for anchor in whose.anchors:
        key = organ_of(ground, gathering, anchor, organ, ground.document.text[span[0] : span[1]])
        gathering.add(Mention(first, last, hit.last - 1, key, span, "organ"))


def organ_of(ground: Ground, gathering: Gathering, anchor: Anchor, organ: Organ, wording: str) -> str:
    """The key of the organ of what the anchor stands for; the country's own key for "the Syrian side"."""
    known = anchor.known
    if organ.id == "side" or (known.grounds == "outlet" and organ.kind is ActorKind.OUTLET):
        return gathering.sketch(country_sketch(anchor)).key
    if anchor.ethnic or known.party is None:
        kind = organ.kind if organ.kind is not ActorKind.GOVERNMENT else ActorKind.CROWD
        return gathering.sketch(Sketch(f"group:{wording.lower()}", kind, wording, plural=True, grounds="organ")).key
    made = organ_sketch(anchor, organ)
    if organ.kind is ActorKind.OUTLET:
        made.party, made.of, made.name, made.entry = None, None, wording, None
    elif organ.kind is ActorKind.CROWD:
        made.name, made.entry = wording, None
    return gathering.sketch(made).key
