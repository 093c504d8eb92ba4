"""Pronouns and descriptions to the actors they refer to, in text order, so that each chain builds on the one before.

"He", "its", "the ministry", "the Syrian premier", "their troops", "both sides". A plural reference gives one mention
for each actor; `via` is the recorded chain of passages; what is doubtful gives none.
"""

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Ground, Whose
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.facing import sides_by_names
from standoff.reading.actors.formations import settle_formation
from standoff.reading.actors.groups import find_groups
from standoff.reading.actors.holders import Offices
from standoff.reading.actors.inner_war import inner_war
from standoff.reading.actors.introduced import bracketed_shorts
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.opposed import find_oppositions
from standoff.reading.actors.owners import Owners
from standoff.reading.actors.pronouns import antecedent_of
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene, quotations
from standoff.reading.actors.sides import sides, warring
from standoff.reading.actors.sketches import SPEAKER, Gathering, Mention
from standoff.reading.actors.speakers import SEVERAL, Speakers, is_first_person
from standoff.reading.actors.speaking_on import speaks_on
from standoff.reading.actors.speaking_towns import add_speaking_towns
from standoff.reading.actors.unowned import resolve_organ
from standoff.reading.actors.wants import PRONOUNS, want_of
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Report
from standoff.record.terms import ActorKind

ALONE = frozenset({"both", "each", "neither"})
"""Words for several that may stand without a noun."""

HEADS = (*SUBJECTS, "dobj", "pobj", "dative", "conj", "appos")
"""What they are where they do."""

Unowned = tuple[Hit[Organ], Whose]


def find_references(
    ground: Ground, report: Report, gathering: Gathering, unowned: list[Unowned], taken: set[int]
) -> None:
    """Adds to the gathering a mention for every reference that can be told."""
    scene = Scene(ground, gathering, quotations(ground.document))
    for mention in gathering.mentions:
        scene.note(mention, gathering.extents.get(mention, ()))
    groups = find_groups(scene)
    war = inner_war(scene, unowned)
    oppositions = find_oppositions(scene, groups)
    facing = sides(scene, groups, war, oppositions) or warring(scene, war) or sides_by_names(scene)
    describer = Describer(scene, report, groups, facing, ground.registry.descriptions, taken, war, oppositions)
    add_speaking_towns(describer)
    owners = Owners(describer)
    offices = Offices(describer, owners)
    organs = {hit.last - 1: (hit, whose) for hit, whose in unowned}
    shorts = bracketed_shorts(ground.document)
    for token in ground.document.tokens:
        describer.pass_token(token)
        owners.settle(token)
        if token.i in scene.at:
            settle_formation(describer, token)
        if token.text in shorts and token.i not in scene.at:
            _abbreviated(scene, describer, token, shorts[token.text])
        elif token.lower in ALONE and token.dep in HEADS and not _determines(token, ground.document):
            describer.both(token)
        elif is_first_person(token):
            _issuers_own(scene, describer, token)
        elif token.lower in PRONOUNS and (token.pos in ("PRON", "DET") or token.lower == "theirs"):
            _pronoun(scene, describer, token)
        elif _of_ours(scene, token):
            _refer_ours(scene, describer, token)
        elif token.i in organs:
            resolve_organ(describer, *organs[token.i])
            offices.describe(token)
        else:
            describer.describe(token)
            offices.describe(token)
    _first_persons(scene, report, describer)
    for hit, whose in unowned:
        ours = whose.pronoun is not None and is_first_person(ground.document.tokens[whose.pronoun])
        if ours and not any(m.head == hit.last - 1 for m in scene.at.get(hit.last - 1, ())):
            resolve_organ(describer, hit, whose)


def _abbreviated(scene: Scene, describer: Describer, token: Token, bracket: int) -> None:
    """An abbreviation, for the one body that the words before its first bracket name."""
    named = [m for m in scene.at.get(bracket - 1, ()) if scene.sketch(m.key).kind is not ActorKind.PERSON]
    longest = max((m.last - m.first for m in named), default=0)
    named = [m for m in named if m.last - m.first == longest]
    if len({m.key for m in named}) == 1:
        via = (named[0].span, *named[0].via)
        describer.refer(token.i, token.i + 1, token, (named[0].key,), via, "abbreviation")


def _issuers_own(scene: Scene, describer: Describer, token: Token) -> None:
    """ "We" and "our" in the own voice of the body that issues the report."""
    issuer = scene.gathering.issuer
    if issuer is not None and token.lower in SEVERAL and not scene.quoted[token.i]:
        span = token.start, token.end
        describer.add(Mention(token.i, token.i + 1, token.i, issuer.key, span, SPEAKER, describer.issued_at()))


def _of_ours(scene: Scene, token: Token) -> bool:
    """ "No soldier of ours", in the own voice of the body that issues the report."""
    follows = [t.lower for t in scene.document.tokens[token.i + 1 : token.i + 3]]
    own = token.pos == "NOUN" and follows == ["of", "ours"] and not scene.quoted[token.i]
    return own and scene.gathering.issuer is not None and token.i not in scene.at


def _refer_ours(scene: Scene, describer: Describer, token: Token) -> None:
    issuer = scene.gathering.issuer
    if issuer is not None:
        key = scene.gathering.sketch(country_sketch(issuer.anchor)).key if issuer.anchor is not None else issuer.key
        describer.refer(token.i, token.i + 1, token, (key,), describer.issued_at(), "issuer")


def _first_persons(scene: Scene, report: Report, describer: Describer) -> None:
    """ "We" and "I", once everybody who may speak is known."""
    speakers = Speakers(scene, report)
    for token in scene.document.tokens:
        found = speakers.of(token) if is_first_person(token) and token.i not in scene.at else None
        for key in found.keys if found is not None else ():
            via = found.via if found is not None else ()
            describer.add(Mention(token.i, token.i + 1, token.i, key, (token.start, token.end), SPEAKER, via))
        for owned in (scene.document.head(token),) if found is not None else ():
            describer.of_owner(owned)


def _determines(token: Token, document: Document) -> bool:
    """ "Both" before its noun, in "both X and Y", in "each of the posts", or behind "they"."""
    before, follows = document.tokens[max(0, token.i - 1) : token.i], document.tokens[token.i + 1 : token.i + 2]
    if any(t.pos == "PRON" for t in before):
        return True
    return any(t.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON") or t.lower == "of" for t in follows)


def _pronoun(scene: Scene, describer: Describer, token: Token) -> None:
    found = describer.company_for(token)
    if found is None:
        found, settled = antecedent_of(scene, describer.descriptions, token)
        found = found or describer.facing(token) or (None if settled else describer.group_for(token))
        found = found or speaks_on(scene, token)
    if found is None:
        return
    _learn_sex(scene, token, found)
    for key in found.keys:
        describer.add(Mention(token.i, token.i + 1, token.i, key, (token.start, token.end), "pronoun", found.via))


def _learn_sex(scene: Scene, token: Token, found: Antecedent) -> None:
    want = want_of(token)
    if want.person:
        sketch = scene.sketch(found.keys[0])
        sketch.sex = (sketch.sex or want.sex) if sketch.kind is ActorKind.PERSON else None
