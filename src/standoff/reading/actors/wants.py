"""What a pronoun asks of whom it stands for: number, sex and kind."""

from dataclasses import dataclass

from standoff.knowledge.whoswho import Body
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.sketches import Sketch
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY

_CROWDS = frozenset({ActorKind.FORCE, ActorKind.CROWD, ActorKind.GOVERNMENT})
_COMPANIES = frozenset({ActorKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Want:
    """What a pronoun asks of its antecedent; `company` where "they" may be a single organisation."""

    person: bool
    plural: bool
    sex: str | None
    company: bool = False


def want_of(token: Token) -> Want:
    word = token.lower
    sex = "m" if word in HE else "f" if word in SHE else None
    return Want(word in HE | SHE, word in THEY, sex, company=word in THEY and token.dep in SUBJECTS)


def _fighters(scene: Scene, sketch: Sketch) -> bool:
    """ "The Ridge Front … their men": a group by its name is as many as it is one."""
    row = scene.ground.registry.rows.get(sketch.entry or sketch.key)
    return isinstance(row, Body) and row.kind == "armed group"


def fits(scene: Scene, found: Antecedent, want: Want) -> bool:
    """Whether number, sex and kind agree."""
    sketches = [scene.sketch(key) for key in found.keys]
    if want.person:
        person = found.one or sketches[0].kind is ActorKind.PERSON
        return len(sketches) == 1 and person and sketches[0].sex in (None, want.sex)
    if want.plural:
        kind = sketches[0].kind
        return (
            len(sketches) > 1
            or (found.plural and kind in _CROWDS | _COMPANIES)
            or (want.company and kind in _COMPANIES)
            or _fighters(scene, sketches[0])
        )
    return len(sketches) == 1 and sketches[0].kind is not ActorKind.PERSON and not (found.plural or found.one)
