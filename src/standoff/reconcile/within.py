"""The signs that two mentions of one report tell of one occurrence, for `knowledge.incident_weights`.

What only a report itself shows counts here: sentences and paragraphs, who answers whom, the day last named, what is
pointed at as known ("the raid"). The names of the signs are those of the weights file.
"""

from math import log1p

from standoff.knowledge.term_weights import load_term_weights
from standoff.reconcile.alike import distance_km, place_score
from standoff.reconcile.excluding import exclude
from standoff.reconcile.mentions import FINE, Mention, Parties
from standoff.reconcile.phrasing import is_one_family
from standoff.reconcile.told import Told
from standoff.reconcile.wording import likeness
from standoff.record.terms import Ground

_TELLING_AT_MOST = 8.0
_RARE = 6.5

Signs = dict[str, float]


def signs_within(one: Told, other: Told) -> Signs | None:
    """The signs of the two, in whichever order; None where they exclude each other."""
    a, b = (one, other) if one.rank < other.rank else (other, one)
    if exclude(a.mention, b.mention):
        return None
    signs: Signs = {}
    _add_days(signs, a, b)
    _add_kinds(signs, a.mention, b.mention)
    _add_places(signs, a.mention, b.mention)
    _add_places_in_sight(signs, a, b)
    _add_parties(signs, a, b)
    _add_words(signs, a, b)
    _add_manner(signs, a.mention, b.mention)
    _add_nearness(signs, a, b)
    return signs


def _add_days(signs: Signs, a: Told, b: Told) -> None:
    m, n = a.mention, b.mention
    if m.first and m.last and n.first and n.last:
        signs["same day" if m.is_exact and n.is_exact else "days overlap"] = 1.0
    elif m.first or n.first:
        dated, free = (a, b) if m.first else (b, a)
        signs["one undated"] = 1.0
        named = free.near
        if named is not None and dated.mention.first is not None:
            last = dated.mention.last or dated.mention.first
            held = dated.mention.first <= named <= last
            where = "paragraph" if free.mention.lately else "report"
            signs[f"day {where} named" if held else f"other day {where} named"] = 1.0
    else:
        signs["both undated"] = 1.0
        signs["same day named before"] = float(m.scene == n.scene)
        signs["other days named before"] = float(bool(m.lately and n.lately and m.lately != n.lately))


def kin(one: str, other: str) -> str:
    """The name of the sign that families meet."""
    return " and ".join(sorted((one, other)))


def _add_kinds(signs: Signs, m: Mention, n: Mention) -> None:
    signs[kin(m.family.name, n.family.name)] = 1.0
    signs["same family"] = float(m.family.name == n.family.name)
    signs["same type"] = float(m.event.type == n.event.type)
    signs["same code"] = float(m.event.cameo == n.event.cameo)
    signs["same mode"] = float(m.event.mode is not None and m.event.mode == n.event.mode)
    signs[f"types {kin(m.event.type, n.event.type)}"] = 1.0


def _add_places(signs: Signs, m: Mention, n: Mention) -> None:
    if m.place is None or n.place is None:
        signs["one placed"] = float(m.place is not n.place)
        return
    score = place_score(m, n)
    signs["both placed"] = 1.0
    signs["place alike"] = score
    km = distance_km(m.place, n.place)
    if km is not None:
        signs["far places"] = min(log1p(km), 7.0) / 7.0
    if m.place.precision in FINE and n.place.precision in FINE:
        signs["same village" if score == 1.0 else "other village"] = 1.0


def _add_places_in_sight(signs: Signs, a: Told, b: Told) -> None:
    """What places say that stand near and are not the act's own depends on how near: a sign for each two ways."""
    one, other = a.in_sight, b.in_sight
    if one is None or other is None:
        signs["one place in sight"] = float(one is not other)
        return
    same = (one.place.entry or one.place.name) == (other.place.entry or other.place.name)
    signs[f"{'same' if same else 'other'} place in sight, {kin(one.by, other.by)}"] = 1.0
    if one.place.precision in FINE and other.place.precision in FINE:
        signs["same village in sight" if same else "other village in sight"] = 1.0


def _add_parties(signs: Signs, a: Told, b: Told) -> None:
    m, n = a.mention, b.mention
    if m.parties and n.parties:
        signs["parties shared"] = len(m.parties & n.parties) / len(m.parties | n.parties)
        signs["same parties"] = float(m.parties == n.parties)
        signs["no party shared"] = float(not m.parties & n.parties)
        signs["same two parties"] = float(m.parties == n.parties and len(m.parties) > 1)
    else:
        signs["one without parties" if m.parties or n.parties else "both without parties"] = 1.0
    signs["same actors"] = float(bool(m.actors) and m.actors == n.actors)
    signs["other actors"] = float(bool(m.actors and n.actors) and not m.actors & n.actors)
    signs["same targets"] = float(bool(a.targets) and a.targets == b.targets)
    signs["other targets"] = float(bool(a.targets and b.targets) and not a.targets & b.targets)
    signs["struck back"] = float(bool(m.actors & b.targets or n.actors & a.targets))
    signs["same affair"] = float(m.between == n.between)
    signs["other affair"] = float(bool(m.between and n.between) and not m.between & n.between)


def _add_words(signs: Signs, a: Told, b: Told) -> None:
    weights = load_term_weights()
    same = not set(a.trigger).isdisjoint(b.trigger)
    kindred = [min(weights.of(x), weights.of(y)) for x in a.trigger for y in b.trigger if x == y or is_one_family(x, y)]
    alike = likeness(a.sentence, b.sentence)
    signs["same word"] = float(same)
    signs["kindred word"] = float(bool(kindred) and not same)
    signs["telling word"] = max(kindred, default=0.0) / _TELLING_AT_MOST
    signs["alike sentences"] = alike
    signs["alike paragraphs"] = likeness(a.paragraph, b.paragraph)
    signs["rare words"] = float(any(weights.of(t) > _RARE for t in a.sentence if t in b.sentence))
    signs["names shared"] = float(not a.names.isdisjoint(b.names))
    signs["figures shared"] = float(not a.figures.isdisjoint(b.figures))
    signs["counts shared"] = float(not a.counts.isdisjoint(b.counts))
    signs["other counts"] = float(bool(a.counts and b.counts) and a.counts.isdisjoint(b.counts))
    signs["named again as known"] = float(same and b.mention.definite)


def _add_manner(signs: Signs, m: Mention, n: Mention) -> None:
    signs["one denied"] = float(m.is_denied != n.is_denied)
    signs["both denied"] = float(m.is_denied and n.is_denied)
    if m.is_denied != n.is_denied:
        denial, claim = (m, n) if m.is_denied else (n, m)
        add_denial(signs, denial.deniers or denial.holders, denial.actors, claim.holders, claim.actors)
    signs["one in the background"] = float(m.event.ground != n.event.ground)
    signs["both in the background"] = float(m.event.ground == n.event.ground == Ground.BACKGROUND)
    signs["one is history"] = float(m.is_history != n.is_history)
    signs["one long past"] = float(m.long_past != n.long_past)
    signs["same holders"] = float(bool(m.holders) and m.holders == n.holders)
    signs["rival holders"] = float(bool(m.holders and n.holders) and not m.holders & n.holders)
    signs["told as one more"] = float(n.anew)
    signs["survey"] = float(m.surveyed)
    signs["one follows"] = float(m.follows != n.follows)
    signs["pointed at"] = float(n.definite)
    signs["pointed at first"] = float(m.definite)
    signs["same accord"] = float(bool(m.accords & n.accords))
    signs["other accord"] = float(bool(m.accords and n.accords) and not m.accords & n.accords)
    signs["other modality"] = float(m.event.modality != n.event.modality)
    signs["headline"] = float(m.heads or n.heads)


def _add_nearness(signs: Signs, a: Told, b: Told) -> None:
    m, n = a.mention, b.mention
    apart = abs(m.paragraph - n.paragraph)
    same_family = m.family.name == n.family.name
    signs["same sentence"] = float(m.sentence == n.sentence)
    signs["same paragraph"] = float(apart == 0)
    signs["next paragraph"] = float(apart == 1)
    signs["paragraph after next"] = float(apart == 2)
    signs["paragraphs between"] = min(log1p(apart), 3.0) / 3.0
    signs["text between"] = log1p(abs(m.start - n.start)) / 8.0
    signs["acts between"] = log1p(b.rank - a.rank) / 4.0
    signs["told next"] = float(b.rank - a.rank == 1)
    sentences = b.sentences - a.sentences
    signs["next sentence"] = float(sentences == 1)
    signs["sentences between"] = min(sentences, 6) / 6.0
    signs["words between"] = min(b.words - a.words, 30) / 30.0 if sentences == 0 else 0.0
    signs["same statement"] = float(m.event.statement == n.event.statement)
    signs["nested statement"] = float(m.within == n.event.statement or n.within == m.event.statement)
    signs["answered"] = float(_answers(m, n) or _answers(n, m))
    signs["denies what it answers"] = float(
        same_family and (_answers(m, n) or _answers(n, m)) and m.is_denied != n.is_denied
    )
    signs["same sentence and family"] = float(m.sentence == n.sentence and same_family)
    signs["same paragraph and family"] = float(apart == 0 and same_family)
    signs["same paragraph, undated"] = float(apart == 0 and not (m.first and n.first))


def add_denial(signs: Signs, deniers: Parties, denied: Parties, claimers: Parties, charged: Parties) -> None:
    """The signs of a denial beside a claim: whether it is by those charged, or by those who tell it."""
    signs["denied by those charged"] = float(bool(deniers & charged) and not deniers & claimers)
    signs["denied by who tells it"] = float(bool(deniers) and deniers == claimers)
    signs["denied of the same"] = float(bool(denied) and denied == charged)
    signs["denied of others"] = float(bool(denied and charged) and not denied & charged)


def _answers(m: Mention, n: Mention) -> bool:
    return m.answers is not None and m.answers == n.event.statement
