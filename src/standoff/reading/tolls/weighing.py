"""The side of a count whose words name none: each side of the report and nobody, weighed by fitted signs."""

from dataclasses import dataclass, replace

from standoff.knowledge.toll_weights import TollWeights, load_toll_weights
from standoff.reading.syntax import Token
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.signs import Candidates, SideSigns
from standoff.record.rows import Statement
from standoff.record.terms import Stance, TollKind

OPPOSED = "the enemy of whoever says it"
RULE = "rule"
"""The sign that the rules of inference give a side, or none."""
_OWNED = frozenset({Stance.CONCEDE, Stance.CONFIRM})
SCENES = frozenset(
    f"side inferred from {why}"
    for why in (
        "where the sentences around it are",
        "where those are who tell it",
        "the one army told of",
        "the one armed group of the report",
    )
)
"""What the rules take from the scene, which is weighed again; what they take from the words stands."""


def with_rule(candidates: Candidates, ruled: Count) -> Candidates:
    """`candidates` with the verdict of the rules as one more sign, once plainly and once with what it rests on."""
    kind = candidates.called
    signs = {party: dict(shown) for party, shown in candidates.signs.items()}
    own = signs.setdefault(ruled.party, {})
    why = ruled.grounds.removeprefix("side inferred from ") or "the count's own words"
    for name in (RULE, f"{RULE}, {kind}") if ruled.party is not None else ("no rule", f"no rule, {kind}"):
        own[name] = 1.0
    if ruled.party is not None:
        own[f"{RULE}, {why}"] = 1.0
    parties = sorted(party for party in signs if party is not None)
    return Candidates(kind, {**{party: signs[party] for party in parties}, None: signs[None]})


@dataclass(frozen=True)
class Weighing:
    """Weighs the sides of one report's counts."""

    signs: SideSigns

    def weighed(self, harm: Harm, head: Token, count: Count, ruled: Count, statement: Statement, source: str) -> Count:
        """`count` with the side that outweighs nobody; as `ruled` where the words of the count gave it."""
        if self.is_settled(harm, head, count, ruled, statement):
            return ruled
        weights = load_toll_weights()
        candidates = with_rule(self.signs.of(harm, head, count, statement, source), ruled)
        party = chosen(candidates, weights)
        if party is not None and party != ruled.party and self._is_barred(harm, party, statement):
            party = None
        if party == ruled.party:
            return ruled
        told = " and ".join(weights.told(candidates.signs[party])) or "all signs together"
        return replace(ruled, party=party, grounds=f"side inferred by weight: {told}" if party is not None else "")

    def is_settled(self, harm: Harm, head: Token, count: Count, ruled: Count, statement: Statement) -> bool:
        """Whether nothing is left to weigh: a construction gave the side, or the words leave it open themselves.

        Open are nobody's losses and losses without a figure, a figure told again, foes whom the teller does not name,
        and a release of nobody known, which might give its own dead to its foes.
        """
        inference = self.signs.inference
        if ruled.party is not None:
            return ruled.grounds not in SCENES
        nobody = count.quantity == Quantity(0, 0)
        uncounted = harm.kind is TollKind.LOSSES and count.quantity == Quantity(None, None)
        own = inference.is_unknown_speakers(harm, statement)
        return nobody or uncounted or harm.retold or own or ruled.grounds == OPPOSED

    def _is_barred(self, harm: Harm, party: str, statement: Statement) -> bool:
        """Whether the codebook bars a side that only the weights give: those whom whoever tells it has not lost.

        An authority's bare number or captives are its own only where a rule says so, and who fires is not who falls.
        """
        inference = self.signs.inference
        if party in inference.fire.by(harm):
            return True
        bare = all(inference.calling.is_bare(p, self.signs.sides.who(p)) for p in harm.people)
        held = harm.kind in (TollKind.CAPTURED, TollKind.DETAINED)
        return (bare or held) and party == inference.tellers.answerable(statement) and statement.stance not in _OWNED


def chosen(candidates: Candidates, weights: TollWeights) -> str | None:
    """The candidate that weighs most; nobody where a side weighs no more."""
    best: tuple[float, str | None] = (weights.score(candidates.signs[None]), None)
    for party, shown in candidates.signs.items():
        if party is not None and (mass := weights.score(shown) + weights.ease) > best[0]:
            best = (mass, party)
    return best[1]
