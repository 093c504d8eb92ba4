"""Which parties dispute an incident, and how, by fitted signs (`standings`) beside the rules.

The rules find disputes by what statements say to each other; the signs weigh all that two parties have to do with the
incident, and so find those whose answer no reading found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.knowledge.dispute_weights import DisputeWeights, load_dispute_weights
from standoff.reconcile.contesting import contested
from standoff.reconcile.index import Index
from standoff.reconcile.standings import Standing, standings_of
from standoff.record.joined import Dispute, Incident
from standoff.record.terms import DisputeKind

_RULE = "signs that the accounts cannot both hold"
_CONTRARY = (
    "one answers the other",
    "one denies",
    "one denies an event",
    "nobody's denial",
    "both lays or accuses",
    "call it otherwise",
    "types apart",
    "places apart",
    "one gives a cause",
)


def weighed(
    found: Iterable[Dispute], incidents: Iterable[Incident], index: Index, weights: DisputeWeights | None = None
) -> Iterator[Dispute]:
    """The disputes that the rules `found`, and those that the signs add; `weights` are the shipped ones where none are
    given."""
    weights = weights or load_dispute_weights()
    of: dict[str | None, list[Dispute]] = defaultdict(list)
    for dispute in found:
        of[dispute.incident].append(dispute)
        yield dispute
    for incident in incidents:
        for standing in standings_of(incident, index, of[incident.id]):
            likely = weights.likelihoods(standing.signs)
            told = {d.kind for d in of[incident.id] if d.parties == standing.parties}
            open_to = [kind for kind in likely if _can_be(kind, standing)]
            best = max(open_to, key=lambda kind: (likely[kind], kind), default=None)
            if best is not None and best not in told and likely[best] >= weights.adds:
                why = "; ".join((_RULE, *weights.disputed.told(standing.signs)))
                yield contested(incident, best, standing.parties, standing.statements, why, index)


def _can_be(kind: DisputeKind, standing: Standing) -> bool:
    """Whether what is said allows the kind: there is something in which the two differ, a denial has somebody who
    denies, and blame two who speak and one who charges."""
    signs = standing.signs
    if not any(signs.get(sign) for sign in _CONTRARY):
        return False
    if kind is DisputeKind.DENIAL:
        return bool(signs.get("one denies") or signs.get("one denies an event") or signs.get("nobody's denial"))
    if kind is DisputeKind.MUTUAL_BLAME:
        return bool(signs.get("both speaks") and signs.get("one lays or accuses"))
    return True
