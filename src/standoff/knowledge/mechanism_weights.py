"""The weights by which it is chosen what a report says of a body or a format (`data/mechanism_weights.yaml`)."""

from functools import cache

from standoff.knowledge.row_weights import RowWeights
from standoff.knowledge.sign_weights import WeightFile
from standoff.record.terms import MechanismUse

MechanismWeights = RowWeights[MechanismUse]


@cache
def load_mechanism_weights() -> MechanismWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("mechanism_weights.yaml")
    use = {sign: of.terms(MechanismUse) for sign, of in file.parts("use").items()}
    return MechanismWeights(file.numbers("row"), use, file.number("ease"))
