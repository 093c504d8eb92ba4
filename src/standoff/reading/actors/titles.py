"""The title beside a person's name, before it or after it, and whose office it is."""

from dataclasses import replace

from standoff.knowledge.whoswho import Organ, Title
from standoff.reading.actors.affiliation import Anchor, Appointment, Ground, Whose, whose_after, whose_before
from standoff.reading.actors.naming import organ_name, shown
from standoff.reading.phrases import Hit
from standoff.record.terms import Precision

_OF_FOR = frozenset({"of", "for", "to", "at"})
RANKS = frozenset({"general", "officer"})
HONOURS = RANKS | {"religious-leader", "soldier"}
_LOCAL = frozenset({Precision.TOWN, Precision.DISTRICT, Precision.REGION})
_STOPS = frozenset({";", ":", "“", "”", '"', "(", ")", "—", "–"})


def appointment_of(ground: Ground, first: int, last: int) -> Appointment | None:
    """The title of the person named at tokens `[first, last)`."""
    tokens = ground.document.tokens
    before = first - 1 if first and tokens[first - 1].text in (",", "-") else first
    if first > 1 and tokens[first - 1].text == "." and (short := ground.title_ending.get(first - 1)) is not None:
        before = first - 1 if short.last - short.first == 1 and len(tokens[first - 2].text) <= 4 else before
    hit = ground.title_ending.get(before)
    if hit is not None and hit.entries[0].id == "courtesy":
        return _after(ground, last) or _sexed(ground, hit)
    if hit is not None:
        found = _appointment(ground, hit)
        if found.former and (now := _after(ground, last)) is not None and not now.former:
            anchors = now.whose.anchors or found.whose.anchors
            return replace(now, whose=replace(now.whose, anchors=anchors))
        if found.title.id in HONOURS and (wider := _before_rank(ground, hit)):
            return wider
        if found.title.id in RANKS and not found.whose.anchors and (fuller := _after(ground, last)):
            return fuller
        if before == first and not found.whose.anchors and (after := whose_after(ground, last, _OF_FOR)):
            found = replace(found, whose=replace(found.whose, anchors=after.anchors))
        return found
    if last - first > 1 and (found_before := _phrase_before(ground, before)):
        return found_before
    return _after(ground, last)


def _before_rank(ground: Ground, rank: Hit[Title]) -> Appointment | None:
    """The office in "its spokesman, Major General X", "army spokesman Colonel X", before the rank or honour."""
    if ground.starting.get(rank.first) is not None or whose_before(ground, rank.first).anchors:
        return None
    i = rank.first - 1 if rank.first and ground.document.tokens[rank.first - 1].text == "," else rank.first
    outer = ground.title_ending.get(i)
    if outer is None or outer.entries[0].id in HONOURS or ground.document.tokens[i - 1].tag in ("NNS", "NNPS"):
        return None
    return _appointment(ground, outer)


def _sexed(ground: Ground, hit: Hit[Title]) -> Appointment:
    return Appointment(hit.entries[0], wording_of(ground, hit), Whose((), hit.first), False)


def wording_of(ground: Ground, hit: Hit[Title]) -> str:
    """The words of a title as they stand in the text."""
    tokens = ground.document.tokens
    return ground.document.text[tokens[hit.first].start : tokens[hit.last - 1].end]


def _appointment(ground: Ground, hit: Hit[Title]) -> Appointment:
    whose = whose_before(ground, hit.first)
    if not whose.anchors:
        after = whose_after(ground, hit.last, _OF_FOR)
        organ = _organ_after(ground, hit.last)
        if organ is not None:
            inner = whose_before(ground, organ.first)
            beyond = whose_after(ground, organ.last, frozenset({"of"}))
            anchors = inner.anchors or (beyond.anchors if beyond else ())
            whose = replace(whose, anchors=anchors, organ=organ)
        elif after is not None and hit.entries[0].posted and ground.document.tokens[hit.last].lower != "of":
            whose = replace(whose, posted=after.anchors[0])
        elif after is not None:
            whose = replace(whose, anchors=after.anchors)
    if not whose.anchors and hit.entries[0].local:
        whose = of_town(ground, hit, whose)
    before = ground.document.tokens[whose.first - 1].lower if whose.first else ""
    former = bool({before, *whose.words} & ground.registry.words("former"))
    return Appointment(hit.entries[0], wording_of(ground, hit), whose, former, hit.last)


def _organ_after(ground: Ground, i: int) -> Hit[Organ] | None:
    """The organ in "for the Syrian Foreign Ministry", "of Russian peacekeeping troops"."""
    tokens = ground.document.tokens
    if i >= len(tokens) or tokens[i].lower not in _OF_FOR:
        return None
    for j in range(i + 2, min(i + 9, len(tokens) + 1)):
        if (hit := ground.organ_ending.get(j)) is not None and hit.first > i:
            longer = max((h for h in (ground.organ_ending.get(k) for k in (j, j + 1)) if h), key=lambda h: h.last)
            return longer
        if j < len(tokens) and tokens[j - 1].text in _STOPS | {","}:
            return None
    return None


def of_town(ground: Ground, hit: Hit[Title], whose: Whose) -> Whose:
    """ "Gedaref Governor X", "the mayor of Gedaref": the place's country, and the place for the role."""
    tokens = ground.document.tokens
    if whose.pronoun is not None:
        return _of_its_town(ground, whose, whose.pronoun)
    behind = hit.last + 1 if hit.last + 1 < len(tokens) and tokens[hit.last].lower == "of" else None
    starts = list(range(max(0, hit.first - 4), hit.first)) + ([behind] if behind is not None else [])
    for i in starts:
        place = ground.places.get(i)
        known = ground.registry.parties.get(place.country or "") if place is not None else None
        if place is None or known is None:
            continue
        name = next(q for (s, _), q in zip(place.mentions, place.quotes, strict=True) if s == tokens[i].start)
        last = next((t.i + 1 for t in tokens[i : i + 6] if t.end >= tokens[i].start + len(name)), i + 1)
        beside = last == hit.first or (last == hit.first - 1 and tokens[last].tag == "POS")
        if i == behind or beside:
            return replace(whose, anchors=(Anchor(i, last, known),), local=name, first=min(i, whose.first))
    return whose


def _of_its_town(ground: Ground, whose: Whose, pronoun: int) -> Whose:
    """ "Gedaref and its mayor": the only town or province named before in the sentence."""
    first = ground.document.sentence_of(ground.document.tokens[pronoun]).first
    found = {p.id: (i, p) for i in range(first, pronoun) if (p := ground.places.get(i)) and p.precision in _LOCAL}
    if ground.document.tokens[pronoun].lower != "its" or len(found) != 1:
        return whose
    i, place = next(iter(found.values()))
    known = ground.registry.parties.get(place.country or "")
    if known is None:
        return whose
    return replace(whose, anchors=(Anchor(i, i + 1, known),), local=place.name, pronoun=None)


def _phrase_before(ground: Ground, comma: int) -> Appointment | None:
    """ "a spokesman for the Syrian Foreign Ministry," before a name: the title further left, all between its own; "a
    spokesman for X" is not X."""
    tokens = ground.document.tokens
    for j in range(comma - 1, max(comma - 10, 0), -1):
        if tokens[j].pos in ("VERB", "AUX", "PUNCT") or tokens[j].text in _STOPS:
            return None
        if (hit := ground.title_ending.get(j)) is not None and tokens[j].lower in _OF_FOR | {"in"}:
            found = _appointment(ground, hit)
            seat = ground.ending.get(comma) if tokens[j].lower == "in" else None
            if seat is not None and seat.known.grounds == "capital" and not found.whose.anchors:
                found = replace(found, whose=replace(found.whose, anchors=(seat,)))
            inner = comma < len(tokens) and tokens[comma].text != ","
            if inner and not any(t.pos in ("NOUN", "PROPN") for t in tokens[j + 1 : comma]):
                return None
            owned = found.whose.anchors or found.whose.organ or found.whose.pronoun is not None
            return found if owned or inner else None
    return None


def _after(ground: Ground, last: int) -> Appointment | None:
    """The title in ", an opposition lawmaker from X," behind a name."""
    tokens = ground.document.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "(", "-", "–"):
        return None
    line = ground.document.sentence_of(tokens[last]).line
    for j in range(last + 1, min(last + 12, len(tokens))):
        token = tokens[j]
        if ground.document.sentence_of(token).line != line or token.text in _STOPS:
            return None
        if (hit := ground.title_ending.get(j + 1)) is not None and hit.first > last:
            following = ground.title_ending.get(j + 2)
            if following is not None and following.first <= hit.first:
                continue
            if j + 1 in ground.people or (
                j + 2 < len(tokens)
                and tokens[j + 1].text == ","
                and j + 2 in ground.people
                and tokens[last + 1].pos != "DET"
            ):
                return None
            return _appointment(ground, hit)
        if token.text == "," or token.tag in ("VBD", "VBZ", "VBP", "MD", "WDT") or j in ground.people:
            return None
        if token.tag == "IN" and j > last + 1 and j not in ground.organ_tokens:
            return None
    return None


def role_words(appointment: Appointment, anchor: Anchor | None, organ: Organ | None) -> str:
    """The role in the normal form: "Prime Minister of Syria", "spokesperson of the Foreign Ministry of Syria"."""
    words = appointment.title.name
    if appointment.former:
        words = f"former {words}"
    if organ is not None:
        words += f" of the {organ_name(anchor, organ) if anchor else organ.name}"
    if appointment.whose.local is not None:
        return f"{words} of {appointment.whose.local}"
    if anchor is not None and not anchor.ethnic:
        words += f" of {shown(anchor)}"
    if appointment.whose.posted is not None:
        words += f" to {shown(appointment.whose.posted)}"
    return words
