"""Mentions of which no construction says what is done with the body: weighed by the signs around them.

A rule for each wording finds what was seen before. Here every sign around a mention of which no construction tells
speaks for a row or against it, and for each use, by weights fitted on the development gold
(`benchmarks/fit_mechanisms.py`, docs/decisions/0019).
"""

from collections.abc import Container, Iterable

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.knowledge.mechanism_weights import MechanismWeights
from standoff.reading.mechanisms.mentions import Mention, Mentions
from standoff.reading.mechanisms.signs import SAYING, Signs, Told
from standoff.reading.mechanisms.uses import Uses
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document
from standoff.record.terms import MechanismUse

WEIGHED = "weighed"
"""What the grounds of a weighed row begin with."""
LOOSE = "loose"
"""How a noun is named that only its head makes a candidate."""
_OPEN = ("tense:modal", "tense:infinitive", "tense:will", "over:wanting", "over:wishing", "stance:demand",
         "stance:request", "stance:propose", "stance:offer", "after an accord")  # fmt: skip


def sayable(signs: Iterable[str]) -> frozenset[MechanismUse]:
    """The uses that the words around a mention may stand for.

    That it is mentioned; that it is proposed, where something leaves that open; any other only where a word or a
    construction beside it says so.
    """
    told = frozenset(signs)
    said = {MechanismUse(name.partition(":")[2]) for name in told if name.startswith((*SAYING, "verb might say:"))}
    said |= {MechanismUse.PROPOSED} if any(name.startswith(_OPEN) for name in told) else set()
    said |= {MechanismUse.AGREED_TO} if any(name.startswith("after an accord") for name in told) else set()
    said |= {MechanismUse.STALLED, MechanismUse.BLAMED} if "negated subject" in told else set()
    said |= {MechanismUse.REFUSED} if told & {"negated", "det:no"} else set()
    return frozenset({MechanismUse.MENTIONED} | said)


class Weighing:
    """Chooses for each mention of one report whether it makes a row, and of which use."""

    def __init__(
        self,
        document: Document,
        standing: Standing,
        speaking: Container[int],
        mentions: Mentions,
        uses: Uses,
        terms: MechanismTerms,
        weights: MechanismWeights,
    ) -> None:
        """`speaking` holds the tokens of those whose words are reported."""
        self.document, self.standing, self.speaking = document, standing, speaking
        self.mentions, self.weights = mentions, weights
        self.around = Signs(document, mentions.cast, uses, terms)
        self.named: set[str] = set()

    def signs(self, mention: Mention, loose: bool) -> tuple[str, ...]:
        """The signs of `mention`, asked in text order; `loose` where only its head makes it a candidate."""
        name = mention.name.lower()
        again = name in self.named
        self.named.add(name)
        told = Told(
            way=LOOSE if loose else _way(mention),
            again=again,
            speaks=mention.head.i in self.speaking,
            voice=not loose and self.mentions.is_voice(mention),
            stance=self.standing.at(mention.head).stance,
        )
        return self.around.of(mention, told)

    def use(self, signs: tuple[str, ...]) -> MechanismUse | None:
        """The use for which most speaks, or None where more speaks against a row than for one.

        A noun that nothing makes a body but its head ("a committee") is one only where it is used.
        """
        if self.weights.for_row(signs) <= 0:
            return None
        use = self.weights.best(signs, sayable(signs))
        return None if use is MechanismUse.MENTIONED and f"way:{LOOSE}" in signs else use


def _way(mention: Mention) -> str:
    """How it is named: by a known name, a noun that its phrase makes one, or a word that points back."""
    if mention.back:
        return "pronoun" if mention.head.pos == "PRON" else "pointing"
    if mention.only_used:
        return "used"
    return "generic" if mention.entry is None else "known"
