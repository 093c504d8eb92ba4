"""A finding: an agreement, the word that tells what became of it, and the rule that says so."""

from dataclasses import dataclass

from standoff.reading.agreements.mentions import Mention
from standoff.reading.syntax import Token
from standoff.record.terms import AgreementStatus

ARTICLE = "article"
"""The rule of an article of an accord whose text the report gives."""
UNDER = "preposition:under"
"""The rule of what is to be done under an agreement."""
AGAINST = "against:"
"""The rule of what is done despite an agreement; whether it breaks it, depends on what is done."""
ARRANGED = "arranged"
"""The rule of what two sides arranged without a noun for it: to meet, to free captives, to set up a body."""
NAMED = "named"
"""The rule of a treaty of which nothing is said but its name."""
SHOT_AT = "hostile within hours"
"""The rule of shots within hours of a truce."""
WEIGHED = "weighed"
"""The rule of a mention of which no construction says anything: chosen by the signs around it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention, the word that reports its status, and the grammatical relation between them.

    `aside` is true of what a clause at the noun says: "the truce reached on Monday was broken".
    """

    mention: Mention
    verb: Token
    status: AgreementStatus
    subjects: tuple[Token, ...]
    rule: str
    negated: bool = False
    aside: bool = False
