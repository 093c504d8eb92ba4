"""The weights by which it is chosen what a report says of an agreement (`data/agreement_weights.yaml`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from standoff.knowledge.sign_weights import WeightFile
from standoff.record.terms import AgreementStatus


@dataclass(frozen=True)
class AgreementWeights:
    """For every sign what it weighs for a row, and for each status.

    `ease` is added for a row: the higher, the more mentions are reported, and the more wrongly.
    """

    row: dict[str, float]
    status: dict[str, dict[AgreementStatus, float]]
    ease: float

    def for_row(self, signs: Iterable[str]) -> float:
        """What speaks for a row; one above nought is made."""
        return self.ease + sum(self.row.get(sign, 0.0) for sign in signs)

    def best(self, signs: Iterable[str], among: Iterable[AgreementStatus] = AgreementStatus) -> AgreementStatus:
        """The status of `among` for which most speaks; of equals the first in the record's order."""
        sums = dict.fromkeys(sorted(among, key=list(AgreementStatus).index), 0.0)
        for sign in signs:
            for status, weight in self.status.get(sign, {}).items():
                if status in sums:
                    sums[status] += weight
        return max(sums, key=lambda status: round(sums[status], 6))


@cache
def load_agreement_weights() -> AgreementWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("agreement_weights.yaml")
    status = {sign: of.terms(AgreementStatus) for sign, of in file.parts("status").items()}
    return AgreementWeights(file.numbers("row"), status, file.number("ease"))
