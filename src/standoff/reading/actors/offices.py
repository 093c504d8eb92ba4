"""Known offices: who a person is by the files, where nothing in the report speaks against it."""

from standoff.knowledge.whoswho import Office
from standoff.reading.actors.affiliation import Appointment, Ground
from standoff.reading.actors.sketches import Gathering, Sketch
from standoff.reading.variants import name_parts
from standoff.record.rows import Note, Report, Span


def consult_offices(
    ground: Ground,
    report: Report,
    gathering: Gathering,
    sketch: Sketch,
    span: Span,
    appointment: Appointment | None,
) -> None:
    """The known office, where the name fits a holder and nothing in the report speaks against it."""
    if sketch.entry is not None and appointment is None:
        return
    offices = [o for o in ground.registry.offices_of(sketch.name) if sketch.party in (None, o.party)]
    if len(name_parts(sketch.name)) == 1:
        offices = [o for o in offices if _in_memory(o, report)]
        if appointment is None:
            spoken_of = {anchor.known.party for anchor in ground.starting.values()}
            offices = [o for o in offices if o.party in spoken_of]
        offices = offices or _by_first_name(ground, report, sketch, appointment)
    if len({o.party for o in offices}) > 1:
        offices = _held_then(offices, report) or offices
    if appointment is not None and appointment.title.id in ground.registry.words("of_states"):
        offices = [o for o in offices if o.party in ground.registry.states]
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
        _note_conflict(ground, report, gathering, sketch, span, appointment, offices)
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


def _by_first_name(ground: Ground, report: Report, sketch: Sketch, appointment: Appointment | None) -> list[Office]:
    """ "Prime Minister X", where X is a holder's first name, as in Ethiopia: the one in that office on the date."""
    if appointment is None or report.published.earliest is None:
        return []
    named = ground.registry.first_names.get(name_parts(sketch.name)[0], ())
    held = [o for o in named if o.title == appointment.title.id and sketch.party in (None, o.party)]
    return [o for o in held if o.held_between(report.published.earliest, report.published.latest)]


def _held_then(offices: list[Office], report: Report) -> list[Office]:
    """Those held on the report's date: the spokesman of a movement is its state's once it governs one."""
    published = report.published
    known = published.earliest is not None
    return [o for o in offices if known and o.held_between(published.earliest, published.latest)]


def _in_memory(office: Office, report: Report) -> bool:
    """Whether a bare surname can still mean its holder: held on the report's date, or in the ten years before."""
    earliest = report.published.earliest
    if earliest is None or office.until is None:
        return True
    return int(office.until[:4]) + 10 >= int(earliest[:4])


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
    span: Span,
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
    message = f"called {title.name}; holds the office of {held} on that date, as far as the offices file knows"
    note = Note("role-conflict", message, (span,), (report.text[span[0] : span[1]],))
    if note not in gathering.notes:
        gathering.notes.append(note)


def _leads_alike(title: str, offices: list[Office]) -> bool:
    """ "Foreign minister" of a secretary of state is no contradiction."""
    pairs = {frozenset({"foreign-minister", "secretary-of-state"}), frozenset({"prime-minister", "chancellor"})}
    return any(frozenset({title, o.title}) in pairs for o in offices)
