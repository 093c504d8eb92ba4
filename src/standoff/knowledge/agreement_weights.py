"""The weights by which it is chosen what a report says of an agreement (`data/agreement_weights.yaml`)."""

from functools import cache

from standoff.knowledge.row_weights import RowWeights
from standoff.knowledge.sign_weights import WeightFile
from standoff.record.terms import AgreementStatus

AgreementWeights = RowWeights[AgreementStatus]


@cache
def load_agreement_weights() -> AgreementWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("agreement_weights.yaml")
    status = {sign: of.terms(AgreementStatus) for sign, of in file.parts("status").items()}
    return AgreementWeights(file.numbers("row"), status, file.number("ease"))
