"""The people of a report: who is one person, and what the report's own words say of their office and side.

A title stands before a name ("Syrian Foreign Minister X", "Syria's premier, X,", "a spokesman for the ministry, X") or
after it ("X, a Syrian lawmaker", "X, the commander of the force", "President X of Syria"). Where the words do not say
whose office it is, a known holder of it on the report's date does. A title that contradicts the known office is kept
as reported and noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Office, Organ, Title
from standoff.reading.affiliation import Anchor, Ground, Whose, whose_after, whose_before
from standoff.reading.phrases import Hit
from standoff.reading.sketches import Gathering, Mention, Sketch
from standoff.reading.variants import name_parts, same_person
from standoff.record.rows import Note, Report
from standoff.record.terms import ActorKind

_OF_FOR = frozenset({"of", "for", "to", "at"})
NEAR = 60
RANKS = frozenset({"general", "officer"})
_STOPS = frozenset({";", ":", "“", "”", '"', "(", ")", "—", "–"})


@dataclass(frozen=True, slots=True)
class Appointment:
    """A title as the text gives it: its words, whose it is, and whether it is past."""

    title: Title
    wording: str
    whose: Whose
    former: bool


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
    lately: dict[str, int] = {}
    for person in _people(ground):
        if person.appointment:
            taken.update(_titled_tokens(ground, person))
        keys = register.setdefault(person.parts[-1] if person.parts else "", [])
        key = _key(gathering, keys, lately, person)
        if key is None:
            continue
        sketch = gathering.sketch(Sketch(key, ActorKind.PERSON, person.name, grounds="name"))
        if key not in keys:
            keys.append(key)
        lately[key] = person.first
        _learn(ground, report, gathering, sketch, person)
        span = ground.document.tokens[person.first].start, ground.document.tokens[person.last - 1].end
        mention = Mention(person.first, person.last, _head(ground, person), key, span, "name")
        gathering.add(mention)
        gathering.extents[mention] = _office_tokens(ground, person)
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
            return tuple(range(hit.first, hit.last)) if _wording(ground, hit) == person.appointment.wording else ()
        if tokens[i].pos == "VERB":
            break
    return ()


def _titled_tokens(ground: Ground, person: Person) -> Iterable[int]:
    appointment = person.appointment
    if appointment is None:
        return ()
    first = min([a.first for a in appointment.whose.anchors] + [appointment.whose.first])
    return range(min(first, person.first), max([a.last for a in appointment.whose.anchors] + [person.first]))


# --- titles ----------------------------------------------------------------------------------------


def appointment_of(ground: Ground, first: int, last: int) -> Appointment | None:
    """The title of the person named at tokens `[first, last)`."""
    tokens = ground.document.tokens
    before = first - 1 if first and tokens[first - 1].text in (",", "-") else first
    hit = ground.title_ending.get(before)
    if hit is not None and hit.entries[0].id == "courtesy":
        return _sexed(ground, hit)
    if hit is not None:
        found = _appointment(ground, hit)
        if found.title.id in RANKS and not found.whose.anchors and (fuller := _after(ground, last)):
            return fuller
        if before == first and not found.whose.anchors and (after := whose_after(ground, last, _OF_FOR)):
            found = replace(found, whose=replace(found.whose, anchors=after.anchors))
        return found
    if before < first and last - first > 1 and (found_before := _phrase_before(ground, before)):
        return found_before
    return _after(ground, last)


def _sexed(ground: Ground, hit: Hit[Title]) -> Appointment:
    return Appointment(hit.entries[0], _wording(ground, hit), Whose((), hit.first), False)


def _wording(ground: Ground, hit: Hit[Title]) -> str:
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
        elif after is not None:
            whose = replace(whose, anchors=after.anchors)
    before = ground.document.tokens[whose.first - 1].lower if whose.first else ""
    former = bool({before, *whose.words} & ground.registry.words("former"))
    return Appointment(_best(hit), _wording(ground, hit), whose, former)


def _best(hit: Hit[Title]) -> Title:
    return hit.entries[0]


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


def _phrase_before(ground: Ground, comma: int) -> Appointment | None:
    """ "a spokesman for the Syrian Foreign Ministry," before a name: the title further left, all between its own."""
    tokens = ground.document.tokens
    for j in range(comma - 1, max(comma - 10, 0), -1):
        if tokens[j].pos in ("VERB", "AUX", "PUNCT") or tokens[j].text in _STOPS:
            return None
        if (hit := ground.title_ending.get(j)) is not None and tokens[j].lower in _OF_FOR:
            found = _appointment(ground, hit)
            return found if found.whose.anchors or found.whose.organ else None
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
        if token.tag == "IN" and j > last + 1:
            return None
    return None


# --- one person or two -----------------------------------------------------------------------------


def _key(gathering: Gathering, keys: list[str], lately: dict[str, int], person: Person) -> str | None:
    """The key of the person meant, a new one where nobody named so far fits; None where two fit alike.

    `keys` are those of the people of that surname, `lately` says where each was last named.
    """
    latest_first = sorted(keys, key=lambda k: -lately[k])
    fitting = [k for k in latest_first if same_person(name_parts(gathering.sketches[k].name), person.parts)]
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


def _fresh(gathering: Gathering, person: Person) -> str:
    key = "person:" + " ".join(person.parts)
    if key not in gathering.sketches:
        return key
    return f"{key}#{sum(1 for k in gathering.sketches if k.startswith(key)) + 1}"


def _apart(near: int, far: int, here: int) -> bool:
    """Whether, of two namesakes, one was named close before (tokens) and the other long before."""
    return (here - near < NEAR <= here - far) or near - far > NEAR


def _differ(sketch: Sketch, person: Person) -> bool:
    """Whether the title or the party beside the name belongs to somebody else."""
    appointment = person.appointment
    if appointment is None or appointment.title.id == "courtesy":
        return False
    party = appointment.whose.anchors[0].known.party if appointment.whose.anchors else None
    if party and sketch.party and party != sketch.party:
        return True
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
    _consult_offices(ground, report, gathering, sketch, person, appointment)
    if sketch.party is None and appointment is not None and appointment.title.exclusive and not appointment.former:
        _settle_at_home(ground, sketch, appointment)


def _settle_at_home(ground: Ground, sketch: Sketch, appointment: Appointment) -> None:
    """ "President X" of nowhere is that of the dateline's country."""
    if ground.home is not None and not appointment.whose.anchors:
        sketch.party, sketch.of = ground.home.known.party, anchor_key(ground.home)
        sketch.grounds += "; dateline"


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


def role_words(appointment: Appointment, anchor: Anchor | None, organ: Organ | None) -> str:
    """The role in the normal form: "Prime Minister of Syria", "spokesperson of the Foreign Ministry of Syria"."""
    words = appointment.title.name
    if appointment.former:
        words = f"former {words}"
    if organ is not None:
        words += f" of the {organ_name(anchor, organ) if anchor else organ.name}"
    if anchor is not None and not anchor.ethnic:
        words += f" of {shown(anchor)}"
    if appointment.whose.posted is not None:
        words += f" to {shown(appointment.whose.posted)}"
    return words


def shown(anchor: Anchor) -> str:
    """The name of what an anchor stands for."""
    row = anchor.known.row
    name = row.name
    if anchor.known.grounds == "metonym":
        return f"the {name}"
    if isinstance(row, Territory):
        return "the " + name if name.startswith("United ") else name.removeprefix("The ")
    return name if name.isupper() else f"the {name}"


def anchor_key(anchor: Anchor) -> str:
    """The key of the actor that a name stands for: a state's code, a body's id, a building's."""
    known = anchor.known
    if isinstance(known.row, Territory):
        return f"country:{known.row.code}"
    return f"{known.grounds}:{known.row.id}"


def organ_name(anchor: Anchor, organ: Organ) -> str:
    """The organ's name, as the party calls it where the file says so ("State Department")."""
    name = organ.local.get(anchor.known.party or "", organ.name)
    return name[:1].upper() + name[1:]


def organ_key(anchor: Anchor, organ: Organ) -> str:
    party = anchor.known.party or anchor_key(anchor)
    return f"organ:{party}:{organ.id}"


def organ_sketch(anchor: Anchor, organ: Organ) -> Sketch:
    """The actor that is an organ of what the anchor stands for."""
    return Sketch(
        key=organ_key(anchor, organ),
        kind=organ.kind,
        name=f"{organ_name(anchor, organ)} of {shown(anchor)}",
        party=None if organ.independent else anchor.known.party,
        entry=f"{anchor.known.party}/{organ.id}" if anchor.known.party else None,
        of=anchor_key(anchor),
        plural=organ.members,
        body=organ.id,
        grounds="organ",
    )


# --- offices known ---------------------------------------------------------------------------------


def _consult_offices(
    ground: Ground,
    report: Report,
    gathering: Gathering,
    sketch: Sketch,
    person: Person,
    appointment: Appointment | None,
) -> None:
    """The known office, where the name fits a holder and nothing in the report speaks against it."""
    if sketch.entry is not None and appointment is None:
        return
    offices = [o for o in ground.registry.offices_of(sketch.name) if sketch.party in (None, o.party)]
    if not offices or (appointment is not None and (not appointment.title.state or appointment.former)):
        return
    if appointment is not None:
        same = [o for o in offices if o.title == appointment.title.id]
        clash = not same and appointment.title.exclusive and len(name_parts(sketch.name)) > 1
        if (
            not same
            and not clash
            and sketch.entry is None
            and not any(_allied(ground, o, appointment) for o in offices)
        ):
            return
        offices = same or offices
        _note_conflict(ground, report, gathering, sketch, person, appointment, offices)
    holders = {(o.party, o.holder) for o in offices}
    parties = {o.party for o in offices}
    if len(holders) == 1:
        sketch.entry = f"{offices[0].party}/{offices[0].holder}"
        sketch.sex = sketch.sex or offices[0].sex
    if sketch.party is None and len(parties) == 1:
        sketch.party = offices[0].party
        sketch.grounds += "; known office"
        if sketch.of is None:
            sketch.of = f"country:{offices[0].party}"
    unplaced = sketch.role is not None and " of " not in sketch.role.removeprefix("Secretary of State")
    if len(holders) == 1 and sketch.role is not None and unplaced and appointment is not None:
        sketch.role += f" of {_party_name(ground, offices[0].party)}"


def _allied(ground: Ground, office: Office, appointment: Appointment) -> bool:
    """Whether two titles are near enough to be one person's: of one organ, or a word as wide as "leader"."""
    title = ground.registry.who.title(office.title)
    wide = appointment.title.id in (
        "leader",
        "official",
        "diplomat",
        "head",
        "envoy",
        "ambassador",
        "general",
        "commander",
    )
    return wide or (title.organ is not None and title.organ == appointment.title.organ)


def _party_name(ground: Ground, party: str) -> str:
    territory = ground.registry.territories.get(party)
    if territory is None:
        return party
    return "the " + territory.name if territory.name.startswith("United ") else territory.name.removeprefix("The ")


def _note_conflict(
    ground: Ground,
    report: Report,
    gathering: Gathering,
    sketch: Sketch,
    person: Person,
    appointment: Appointment,
    offices: list[Office],
) -> None:
    title = appointment.title
    exclusive = [o for o in offices if ground.registry.who.title(o.title).exclusive]
    if not title.exclusive or not exclusive or len(name_parts(sketch.name)) < 2:
        return
    earliest, latest = report.published.earliest, report.published.latest
    current = [o for o in exclusive if o.held_between(earliest, latest)] or exclusive
    if any(o.title == title.id for o in exclusive) or _leads_alike(title.id, current):
        return
    held = ground.registry.who.title(current[0].title).name
    tokens = ground.document.tokens
    span = tokens[person.first].start, tokens[person.last - 1].end
    message = f"called {title.name}; holds the office of {held} on that date, as far as the offices file knows"
    note = Note("role-conflict", message, (span,), (report.text[span[0] : span[1]],))
    if note not in gathering.notes:
        gathering.notes.append(note)


def _leads_alike(title: str, offices: list[Office]) -> bool:
    """ "Foreign minister" of a secretary of state is no contradiction."""
    pairs = {frozenset({"foreign-minister", "secretary-of-state"}), frozenset({"prime-minister", "chancellor"})}
    return any(frozenset({title, o.title}) in pairs for o in offices)
