"""Who issues a report: the ministry, army, embassy or group whose release it is, from its own words.

Evidence, best first: the outlet that the report's data give; a letterhead or the title of a release at its head; a
signature at its foot; a first sentence in which a body speaks for itself in the present tense and as "we". A report
with a byline, or by a medium that does not speak as "we", has no issuer, whatever its headline names.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from standoff.knowledge.releases import Releases
from standoff.knowledge.whoswho import Body
from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.actors.introduced import INTRODUCED, party_code
from standoff.reading.actors.naming import anchor_key, country_sketch, organ_sketch
from standoff.reading.actors.sketches import Gathering, Issuer, Mention, Sketch
from standoff.reading.actors.states import head_of
from standoff.reading.letterheads import (
    WIDE,
    Heading,
    chief,
    heading_of,
    named_in,
    names_state_alone,
    seat_of,
    state_of,
)
from standoff.reading.syntax import Token
from standoff.reading.variants import name_key
from standoff.record.rows import Line, Report, Span
from standoff.record.terms import ActorKind, Label

_HEAD, _FOOT = 8, 4
_SHORT = 16
_PASSED = frozenset({Label.COMMENT, Label.RELATED_LINK, Label.SHARE, Label.CAPTION})
_POSTED = "embassy"
_OPENING = 6
_SMALL, _LETTERHEAD = 3, 8


def find_issuer(ground: Ground, report: Report, gathering: Gathering, plural: bool) -> Issuer | None:
    """The issuer by the report's data, its letterhead or its signature, added to the gathering as an actor.

    `plural` tells whether the text says "we" outside quotations.
    """
    registry, releases = ground.registry, ground.registry.releases
    outlet = named_in(report.outlet, registry, releases) if report.outlet else None
    if report.outlet and (outlet is None or outlet.party is None):
        outlet = _introduced(report.outlet, ground) or outlet
    if outlet is not None and outlet.party is not None:
        outlet = _closer(report, ground, outlet)
        if outlet.name not in report.text[slice(*outlet.span)]:
            outlet = replace(outlet, span=_named_at(report, outlet))
        return _made(ground, gathering, outlet, "outlet", report)
    signed = named_in(report.byline, registry, releases) if report.byline else None
    if (report.byline and signed is None) or (report.outlet and outlet is None and not plural):
        return None
    for lines, grounds in ((_head(report), "letterhead"), (_foot(report), "signature")):
        headings = [h for line in lines if (h := _heading(report, line, ground, releases)) is not None]
        found = chief(headings)
        if (found is None or found.party is None) and grounds == "letterhead":
            found = _under_state(report, ground, lines) or found
        if found is not None:
            found = replace(found, party=found.party or _state(report, ground, found, lines))
            return _made(ground, gathering, found, grounds, report)
    return None


def _under_state(report: Report, ground: Ground, lines: tuple[Line, ...]) -> Heading | None:
    """The body in the last of the lines below a state's full name ("REPUBLIC OF PERU / COUNCIL OF STATE / PRESS
    TEAM"), each a name that ends in a noun for a body."""
    registry, found = ground.registry, None
    texts = [(line, report.text[line.start : line.end].strip()) for line in lines]
    if not texts or not names_state_alone(report.text, (lines[0].start, lines[0].end), registry):
        return None
    party = state_of(report.text, (lines[0].start, lines[0].end), registry)
    for line, text in texts[1:]:
        words = text.split()
        small = registry.releases.letterhead
        lowered = any(word[0].islower() and (word not in small or len(word) > _SMALL) for word in words)
        if not words or words[-1].casefold() not in registry.releases.bodies or lowered or len(words) > _LETTERHEAD:
            break
        noun = words[-1].casefold()
        found = Heading((line.start, line.start + len(text)), None, None, party, text, frozenset({noun}))
    return found if party is not None else None


def _introduced(outlet: str, ground: Ground) -> Heading | None:
    """The armed group that issues the report, where the report introduces it as one."""
    name = " ".join(outlet.split()).removeprefix("The ")
    known = ground.registry.parties.get(party_code(name))
    if known is None or known.grounds != INTRODUCED:
        return None
    nouns = frozenset({name.split()[-1].casefold()}) & ground.registry.releases.bodies
    body = known.row if isinstance(known.row, Body) else None
    return Heading((0, 0), None, body, known.party, name, nouns)


def _closer(report: Report, ground: Ground, outlet: Heading) -> Heading:
    """The part of a government that a letterhead names, where the outlet is the government at large."""
    if outlet.organ is None or outlet.organ.id not in WIDE:
        return outlet
    lines = (_heading(report, line, ground, ground.registry.releases) for line in _head(report))
    found = chief(h for h in lines if h is not None)
    if found is None or found.party not in (None, outlet.party):
        return outlet
    return replace(found, party=outlet.party)


def _heading(report: Report, line: Line, ground: Ground, releases: Releases) -> Heading | None:
    return heading_of(report.text, (line.start, line.end), ground.registry, releases)


def _named_at(report: Report, heading: Heading) -> Span:
    at = report.text.find(heading.name)
    return (at, at + len(heading.name)) if at >= 0 else (0, 0)


def _head(report: Report) -> tuple[Line, ...]:
    """The short lines before the first paragraph."""
    found: list[Line] = []
    for line in report.lines[:_HEAD]:
        words = report.text[line.start : line.end].split()
        if line.label is Label.BODY and (len(words) > _SHORT or words[-1].endswith((".", "?", "!", "”", '"'))):
            break
        if len(words) <= _SHORT + 8 and line.label not in _PASSED:
            found.append(line)
    return tuple(found)


def _foot(report: Report) -> tuple[Line, ...]:
    """The short lines that end the report."""
    lines = [line for line in report.lines[2:][-_FOOT:] if line.label not in _PASSED]
    return tuple(line for line in lines if len(report.text[line.start : line.end].split()) <= _SHORT)


def _state(report: Report, ground: Ground, heading: Heading, lines: tuple[Line, ...]) -> str | None:
    """Whose the body is where its line does not say: a state in the lines beside it, the capital by the date, the
    country of the address on the web."""
    text, registry = report.text, ground.registry
    beside = {p for line in lines if (p := state_of(text, (line.start, line.end), registry)) is not None}
    if beside:
        return beside.pop() if len(beside) == 1 else None
    if heading.organ is not None and heading.organ.id == _POSTED:
        return None
    seats: set[str] = set()
    for near in (_head(report), _foot(report)):
        seats = {p for line in near if (p := seat_of(text, (line.start, line.end), registry)) is not None}
        if len(seats) == 1:
            return seats.pop()
        if seats:
            break
    if ground.home is not None and not seats:
        return ground.home.known.party
    return _by_address(report, ground)


def _by_address(report: Report, ground: Ground) -> str | None:
    """The state of "https://www.mfa.gov.xx/"."""
    for address in (report.url, report.source):
        host = urlsplit(address).hostname if address and "://" in address else None
        labels = (host or "").split(".")
        if len(labels) > 2 and labels[-2] in ("gov", "gob", "gouv", "go", "mil", "gub"):
            territory = ground.registry.territories.get({"uk": "GB"}.get(labels[-1], labels[-1].upper()))
            return territory.code if territory is not None else None
    return None


def _made(ground: Ground, gathering: Gathering, heading: Heading, grounds: str, report: Report) -> Issuer | None:
    """The issuer that a heading names, and its sketch."""
    known = ground.registry.parties.get(heading.party or "")
    anchor = Anchor(0, 0, known) if known is not None else None
    span = heading.span if heading.span[1] > heading.span[0] else None
    organ = heading.organ
    if organ is not None and anchor is not None:
        sketch = gathering.sketch(organ_sketch(anchor, organ))
    elif heading.body is not None and anchor is not None:
        sketch = gathering.sketch(country_sketch(anchor))
    else:
        name = " ".join(heading.name.split())
        kind = (
            organ.kind if organ is not None else ActorKind.GOVERNMENT if anchor is not None else ActorKind.ORGANISATION
        )
        made = Sketch(f"issuer:{heading.party}:{name_key(name)}", kind, name, heading.party, grounds="issuer")
        made.of = anchor_key(anchor) if anchor is not None else None
        made.body = organ.id if organ is not None else ""
        sketch = gathering.sketch(made)
    words = frozenset({organ.name.split()[-1].casefold()}) if organ is not None else frozenset[str]()
    nouns = heading.nouns | (words & ground.registry.releases.bodies)
    if organ is not None and organ.kind is ActorKind.MINISTRY:
        nouns |= {noun for noun, kinds in ground.registry.descriptions.bodies.items() if kinds == {"ministry"}}
    named = _named_at(report, heading) if span is None else span
    return Issuer(
        sketch.key,
        heading.party,
        nouns,
        named if named[1] > named[0] else None,
        grounds,
        anchor,
    )


def add_issuer(ground: Ground, gathering: Gathering, taken: set[int]) -> set[int]:
    """Adds the passage that names the issuer, and every later one of a body that goes by no organ's name; gives their
    tokens."""
    issuer = gathering.issuer
    if issuer is None or issuer.span is None:
        return set()
    if not issuer.key.startswith("issuer:"):
        gathering.add(Mention(-1, -1, -1, issuer.key, issuer.span, "issuer"))
        return set()
    document, used = ground.document, set[int]()
    words = [t.text for t in document.within(*issuer.span)] or gathering.sketches[issuer.key].name.split()
    size = len(words)
    folded = [word.casefold() for word in words]
    texts = [t.text.casefold() for t in document.tokens]
    for i in range(len(texts) - size + 1):
        if texts[i : i + size] == folded and not taken & set(range(i, i + size)):
            span = document.tokens[i].start, document.tokens[i + size - 1].end
            gathering.add(Mention(i, i + size, head_of(ground, i, i + size), issuer.key, span, "issuer"))
            used |= set(range(i, i + size))
    if not used:
        gathering.add(Mention(-1, -1, -1, issuer.key, issuer.span, "issuer"))
    return used


def issuer_by_opening(ground: Ground, gathering: Gathering) -> Issuer | None:
    """The body that is the subject of the first sentence, where it speaks for itself ("The Ministry expresses")."""
    document, releases = ground.document, ground.registry.releases
    spoken = [m for m in gathering.mentions if not m.via and _speaks_for_itself(gathering.sketches[m.key])]
    bodies = {i: m for m in spoken for i in range(m.first, m.last)}
    for sentence in document.sentences:
        tokens = document.sentence_tokens(sentence)
        if document.lines[sentence.line].label is not Label.BODY or len(tokens) < _OPENING:
            continue
        root = next((t for t in tokens if t.head == t.i), tokens[0])
        subject = next(iter(document.children(root, "nsubj")), None)
        mention = bodies.get(subject.i) if subject is not None else None
        if subject is None or mention is None or root.tag not in ("VBZ", "VBP") or root.lemma not in releases.present:
            return None
        if _told_of(ground, gathering, subject):
            return None
        sketch = gathering.sketches[mention.key]
        known = ground.registry.parties.get(sketch.party or "")
        anchor = Anchor(mention.first, mention.last, known) if known is not None else None
        noun = subject.lower
        nouns = frozenset({noun}) & releases.bodies
        return Issuer(mention.key, sketch.party, nouns, mention.span, "speaks for itself", anchor)
    return None


def _told_of(ground: Ground, gathering: Gathering, head: Token) -> bool:
    """Whether the subject is a body that others speak of ("Peru's ministry"), or several ("the governments of A and
    B"), of whom no one issues the text alone."""
    document = ground.document
    phrase = {t.i for t in document.subtree(head)}
    parties = {gathering.sketches[m.key].party for m in gathering.mentions if m.head in phrase} - {None}
    owned = any(t.pos == "PROPN" for t in document.children(head, "poss"))
    several = len(parties) > 1 or any(t.pos in ("NOUN", "PROPN") for t in document.children(head, "conj"))
    return owned or several


def _speaks_for_itself(sketch: Sketch) -> bool:
    return sketch.party is not None and sketch.kind in (
        ActorKind.MINISTRY,
        ActorKind.GOVERNMENT,
        ActorKind.FORCE,
        ActorKind.ORGANISATION,
    )
