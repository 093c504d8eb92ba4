"""An advance or a siege and the fight that came of it are one occurrence where a report tells of both in one breath.

"Troops crossed the line and attacked a post": by the labels of events an advance and an assault, by the words one deed.
A cluster of movement or obstruction goes with the one cluster of fighting, and obstruction with the one of movement,
whose days and places agree with its own, when some report tells of both in one statement, in a statement and one nested
in it in the same sentence, or in one sentence of its own voice. So do soldiers taken in an advance or a siege, and
the leaving of those who came.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from standoff.reconcile.alike import place_score
from standoff.reconcile.mentions import FINE, Mention
from standoff.record.terms import Modality, Polarity

COTOLD = "told in one breath with it"
_BREATH = 160
_INTO = {
    "movement": ("fighting",),
    "obstruction": ("movement", "fighting"),
    "flight": ("fighting", "movement"),
    "capture": ("obstruction", "movement", "fighting"),
    "pressure": ("fighting",),
    "withdrawal": ("fighting", "movement"),
    "accord": ("talks",),
}

Told = Sequence[Mention]


def partners(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster that goes with another, by number, the number of that other."""
    by_report: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            by_report[mention.report].append((number, mention))
    with_it: dict[int, set[int]] = defaultdict(set)
    for told in by_report.values():
        for number, mention in told:
            for family in _INTO.get(mention.family.name, ()):
                for other, rival in told:
                    if rival.family.name == family and _in_one_breath(mention, rival):
                        with_it[number].add(other)
    for number, other in _alike_in_harm(clusters):
        with_it[number].add(other)
    found = {}
    for number in sorted(with_it):
        fitting = [other for other in sorted(with_it[number]) if _agree(clusters[number], clusters[other])]
        first = clusters[number][0].family.name
        for family in _INTO[first]:
            of_family = [other for other in fitting if clusters[other][0].family.name == family]
            if len(of_family) == 1:
                found[number] = of_family[0]
                break
    return found


def _alike_in_harm(clusters: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """The clusters of coercion, each with those of fighting in which another report tells of people hurt by an act of
    the same kind, parties and day ("boarded two boats")."""
    hurt: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            if mention.family.name == "fighting" and mention.is_exact and not mention.is_denied:
                hurt[_deed(mention)].add(number)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            if mention.family.name == "pressure" and mention.is_exact and not mention.is_denied and mention.parties:
                yield from ((number, other) for other in sorted(hurt.get(_deed(mention), ())))


def _deed(mention: Mention) -> tuple[object, ...]:
    return (mention.event.cameo, mention.parties, mention.first, mention.last)


def _in_one_breath(one: Mention, other: Mention) -> bool:
    if other.is_denied or not _shares_party(one, other):
        return False
    if one.is_denied:
        return _came_to_nothing(one, other)
    if one.family.name == "obstruction" and one.sentence == other.sentence and one.follows != other.follows:
        return False
    if one.family.name == "capture" and not _is_part_of(one, other):
        return False
    if one.family.name == "pressure" and (one.sentence != other.sentence or is_sequel(one, other)):
        return False
    if one.family.name == "withdrawal" and not _ends(one, other):
        return False
    said, heard = one.event.statement, other.event.statement
    near = abs(one.start - other.start) <= _BREATH and one.paragraph == other.paragraph
    return near and (
        said == heard or (one.sentence == other.sentence and (said == other.within or heard == one.within))
    )


def is_sequel(one: Mention, other: Mention) -> bool:
    """Whether a word of sequence parts what each side did ("ten days after they took the town, it drove them out")."""
    if one.report != other.report or one.sentence != other.sentence or one.follows == other.follows:
        return False
    return bool(one.actors and other.actors) and not one.actors & other.actors


def _came_to_nothing(one: Mention, other: Mention) -> bool:
    """Whether the talks just told of are said to have come to no accord ("met for the first time. They did not agree
    on a date")."""
    is_accord = one.family.name == "accord" and one.event.polarity is Polarity.NOT_HAPPENED
    return is_accord and one.paragraph == other.paragraph and 0 < one.start - other.start <= _BREATH


def _shares_party(one: Mention, other: Mention) -> bool:
    """Whether they name a party in common, or one of them none, or each one side of their report in one sentence
    ("three of ours were hurt when they came aboard")."""
    if not one.parties or not other.parties or one.parties & other.parties:
        return True
    return one.sentence == other.sentence and one.parties | other.parties == one.sides


def _is_part_of(capture: Mention, other: Mention) -> bool:
    """Whether the same took part in both; of a fight only an attempt is part ("killed in a failed attempt to take")."""
    tried = capture.event.modality in (Modality.ATTEMPTED, Modality.FAILED)
    return tried if other.family.name == "fighting" else bool(capture.actors & other.actors)


def _ends(withdrawal: Mention, act: Mention) -> bool:
    """Whether a sentence tells that those who acted then left ("fired several rounds and withdrew"), with no day
    between."""
    told_after = withdrawal.sentence == act.sentence and withdrawal.start > act.start
    return told_after and bool(withdrawal.actors & act.actors) and withdrawal.scene == act.scene


def _agree(one: Told, other: Told) -> bool:
    """Whether the days that they are dated to overlap, and no two places part them."""
    a, b = days_of(one), days_of(other)
    if a is not None and b is not None and (a[0] > b[1] or b[0] > a[1]):
        return False
    return not any(
        m.place is not None
        and n.place is not None
        and m.place.precision in FINE
        and n.place.precision in FINE
        and place_score(m, n) < 0.7
        for m in one
        for n in other
    )


def days_of(cluster: Told, denials: bool = False) -> tuple[date, date] | None:
    """The first and the last day that a cluster is dated to, by what is told, or denied where `denials` count."""
    dated = [m for m in cluster if m.is_dated and (denials or not m.is_denied)]
    first = min((m.first for m in dated if m.first is not None), default=None)
    last = max((m.last for m in dated if m.last is not None), default=None)
    return (first, last) if first is not None and last is not None else None
