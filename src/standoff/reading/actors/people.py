"""The people of a report: who is one person, and what the report's own words say of their office and side.

A title stands before a name ("Syrian Foreign Minister X", "Syria's premier, X,", "a spokesman for the ministry, X") or
after it ("X, a Syrian lawmaker", "X, the commander of the force", "President X of Syria"). Where the words do not say
whose office it is, a known holder of it on the report's date does. A title that contradicts the known office is kept
as reported and noted (`titles` and `offices`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standoff.reading.actors.affiliation import Anchor, Appointment, Ground
from standoff.reading.actors.naming import anchor_key, organ_key, organ_sketch
from standoff.reading.actors.offices import consult_offices
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.actors.titles import appointment_of, role_words, wording_of
from standoff.reading.variants import name_parts, same_person
from standoff.record.rows import Report
from standoff.record.terms import ActorKind

NEAR = 60


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person: tokens `[first, last)`, the parts of the name, and the title beside it, if any."""

    first: int
    last: int
    name: str
    parts: tuple[str, ...]
    appointment: Appointment | None


def find_people(ground: Ground, report: Report, gathering: Gathering) -> set[int]:
    """Adds every person to the gathering; gives the tokens that their titles and affiliations take up."""
    taken: set[int] = set()
    register: dict[str, list[str]] = {}
    fronts: dict[str, list[str]] = {}
    lately: dict[str, int] = {}
    for person in _people(ground):
        if person.appointment:
            taken.update(_titled_tokens(ground, person))
        keys = register.setdefault(person.parts[-1] if person.parts else "", [])
        if len(person.parts) == 1 and not keys:
            keys = fronts.get(person.parts[0], keys)
        key = _key(gathering, keys, lately, person)
        if key is None:
            continue
        sketch = gathering.sketch(Sketch(key, ActorKind.PERSON, person.name, grounds="name"))
        if key not in keys:
            keys.append(key)
            if len(person.parts) > 1:
                for part in person.parts[:-1]:
                    fronts.setdefault(part, []).append(key)
        lately[key] = person.first
        _learn(ground, report, gathering, sketch, person)
        span = ground.document.tokens[person.first].start, ground.document.tokens[person.last - 1].end
        mention = Mention(person.first, person.last, _head(ground, person), key, span, "name")
        gathering.add(mention)
        gathering.extents[mention] = office = _office_tokens(ground, person)
        alone = bool(office) and ground.document.tokens[office[-1]].tag in ("NN", "NNP")
        if alone and any(t.text == "," for t in ground.document.tokens[office[-1] : person.first]):
            words = ground.document.tokens[office[0]].start, ground.document.tokens[office[-1]].end
            gathering.add(Mention(office[0], office[-1] + 1, office[-1], key, words, "title", (span,)))
        if person.appointment is not None:
            gathering.appointments[mention] = person.appointment
    return taken


def _people(ground: Ground) -> list[Person]:
    found, seen = [], set()
    for i in sorted(ground.people):
        first, last = ground.people[i]
        if first in seen:
            continue
        seen.add(first)
        tokens = ground.document.tokens
        name = ground.document.text[tokens[first].start : tokens[last - 1].end]
        found.append(Person(first, last, name, name_parts(name), appointment_of(ground, first, last)))
    return found


def _nouns_before(ground: Ground, person: Person) -> set[str]:
    """The last words of the titles right before the name: "spokesman" and "general" of "spokesman Major General X"."""
    found, i = set[str](), person.first
    while (hit := ground.title_ending.get(i)) is not None and hit.entries[0].id != "courtesy":
        found |= _spelt_out(ground.document.tokens[hit.last - 1].lower, hit.entries[0].words)
        i = hit.first - (hit.first > 0 and ground.document.tokens[hit.first - 1].text == ",")
    return found


def _spelt_out(word: str, words: tuple[str, ...]) -> set[str]:
    """A title's last word, and the full one where it is shortened ("col." and "colonel")."""
    short = word.rstrip(".")
    full = {w for w in words if w.isalpha() and len(w) > len(short) + 1 and w.startswith(short)}
    return {word, short} | (full if 3 <= len(short) <= 5 else set())


def _head(ground: Ground, person: Person) -> int:
    """The token of the name whose governor stands outside it."""
    tokens = ground.document.tokens
    for i in range(person.last - 1, person.first - 1, -1):
        if not person.first <= tokens[i].head < person.last:
            return i
    return person.last - 1


def _office_tokens(ground: Ground, person: Person) -> tuple[int, ...]:
    """The words of the title itself, where it stands before the name."""
    tokens = ground.document.tokens
    for i in range(person.first - 1, max(person.first - 12, -1), -1):
        if (hit := ground.title_ending.get(i + 1)) is not None and person.appointment is not None:
            return tuple(range(hit.first, hit.last)) if wording_of(ground, hit) == person.appointment.wording else ()
        if tokens[i].pos == "VERB":
            break
    return ()


def _titled_tokens(ground: Ground, person: Person) -> Iterable[int]:
    appointment = person.appointment
    if appointment is None:
        return ()
    first = min([a.first for a in appointment.whose.anchors] + [appointment.whose.first])
    last = max([a.last for a in appointment.whose.anchors] + [appointment.last, person.first])
    return range(min(first, person.first), last)


# --- one person or two -----------------------------------------------------------------------------


def _key(gathering: Gathering, keys: list[str], lately: dict[str, int], person: Person) -> str | None:
    """The key of the person meant, a new one where nobody named so far fits; None where two fit alike.

    `keys` are those of the people of that surname, `lately` says where each was last named.
    """
    latest_first = sorted(keys, key=lambda k: -lately[k])
    fitting = [k for k in latest_first if _fits(name_parts(gathering.sketches[k].name), person.parts)]
    if len(person.parts) > 1:
        full = [k for k in fitting if len(name_parts(gathering.sketches[k].name)) > 1]
        if full:
            return full[0]
        bare = [k for k in fitting if not _differ(gathering.sketches[k], person)]
        return bare[0] if len(bare) == 1 else _fresh(gathering, person)
    alike = [k for k in fitting if not _differ(gathering.sketches[k], person)]
    if not fitting or (not alike and person.appointment):
        return _fresh(gathering, person)
    if len(alike) > 1 and not _apart(lately[alike[0]], lately[alike[1]], person.first):
        return None
    return alike[0] if alike else None


def _fits(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether the names may be one person's; a single word may be the first of a full name ("Wang" of "Wang Yi")."""
    return same_person(full, parts) or (len(parts) == 1 and parts[0] in full[:-1])


def _fresh(gathering: Gathering, person: Person) -> str:
    key = "person:" + " ".join(person.parts)
    if key not in gathering.sketches:
        return key
    return f"{key}#{sum(1 for k in gathering.sketches if k.startswith(key)) + 1}"


def _apart(near: int, far: int, here: int) -> bool:
    """Whether, of two namesakes, one was named close before (tokens) and the other long before."""
    return (here - near < NEAR <= here - far) or near - far > NEAR


def _differ(sketch: Sketch, person: Person) -> bool:
    """Whether the title or the party beside the name belongs to somebody else; "Minister" may be any minister's."""
    appointment = person.appointment
    if appointment is None or appointment.title.id == "courtesy":
        return False
    party = appointment.whose.anchors[0].known.party if appointment.whose.anchors else None
    if party and sketch.party and party != sketch.party:
        return True
    if appointment.wording.lower() in sketch.called:
        return False
    return (
        bool(sketch.titles)
        and appointment.title.id not in sketch.titles
        and appointment.title.id not in ("leader", "official", "diplomat")
    )


# --- what is learnt --------------------------------------------------------------------------------


def _learn(ground: Ground, report: Report, gathering: Gathering, sketch: Sketch, person: Person) -> None:
    """What the words beside one mention say of the person."""
    if len(person.parts) > len(name_parts(sketch.name)):
        sketch.name = person.name
    appointment = person.appointment
    if appointment is not None:
        words = appointment.wording.lower()
        sketch.called.update(_nouns_before(ground, person))
        sketch.called.add(re.split(r" (?:of|for) ", words)[0].split()[-1])
        sketch.sex = sketch.sex or appointment.title.sexes.get(words)
        if appointment.title.id == "courtesy":
            appointment = None
    if appointment is not None and appointment.wording.lower() == "counterpart":
        anchor = appointment.whose.anchors[0] if appointment.whose.anchors else None
        appointment = _counterpart(ground, gathering, person, appointment)
        if appointment is None and anchor is not None and sketch.party is None:
            sketch.party, sketch.of = anchor.known.party, anchor_key(anchor)
    if appointment is not None and sketch.role is None:
        _appoint(ground, gathering, sketch, appointment)
    elif appointment is not None and appointment.title.id not in sketch.titles:
        sketch.titles.append(appointment.title.id)
    elif appointment is None and sketch.party is None and (owner := _owner(ground, person)):
        sketch.party, sketch.of = owner.known.party, anchor_key(owner)
    tokens = ground.document.tokens
    span = tokens[person.first].start, tokens[person.last - 1].end
    consult_offices(ground, report, gathering, sketch, span, appointment)


def _owner(ground: Ground, person: Person) -> Anchor | None:
    """The country in "Syria's X"."""
    tokens = ground.document.tokens
    if person.first < 2 or tokens[person.first - 1].tag != "POS":
        return None
    anchor = ground.ending.get(person.first - 1)
    return anchor if anchor is not None and anchor.known.label == "place" else None


def _counterpart(ground: Ground, gathering: Gathering, person: Person, appointment: Appointment) -> Appointment | None:
    """ "Her Egyptian counterpart" holds the office of the person named last in the sentence before it."""
    sentence = ground.document.sentence_of(ground.document.tokens[person.first])
    for mention in reversed(gathering.mentions):
        if mention.first < sentence.first:
            return None
        titles = gathering.sketches[mention.key].titles
        if titles:
            title = ground.registry.who.title(titles[0])
            return replace(appointment, title=title, wording=title.name)
    return None


def _appoint(ground: Ground, gathering: Gathering, sketch: Sketch, appointment: Appointment) -> None:
    title, whose = appointment.title, appointment.whose
    sketch.titles.append(title.id)
    anchor = whose.anchors[0] if whose.anchors else None
    if anchor is not None and len({a.known.party for a in whose.anchors}) > 1:
        anchor = None
    organ = whose.organ.entries[0] if whose.organ else None
    sketch.role = role_words(appointment, anchor, organ)
    sketch.grounds = "title"
    if anchor is None or anchor.ethnic:
        return
    owner = organ_key(anchor, organ) if organ else anchor_key(anchor)
    if organ is not None and not organ.independent:
        owner = gathering.sketch(organ_sketch(anchor, organ)).key
    sketch.of = owner
    if title.state and not appointment.former and not (organ is not None and organ.independent):
        sketch.party = anchor.known.party
