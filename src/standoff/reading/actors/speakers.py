"""The first person: "we" and "I" are those who speak.

In a quotation that is the subject of the verb that it hangs from ("We shall stay", said X); where a sentence is all
quotation, the one speaker of the other quotations of its line. Outside quotations it is the outlet that publishes the
report, or the body that issues it (`references`). Where two could be meant it stays open.
"""

from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.sketches import UNNAMED
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Report
from standoff.record.terms import ActorKind, Label

ONE = frozenset({"i", "me", "my", "mine", "myself"})
SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSONS = ONE | SEVERAL


def is_first_person(token: Token) -> bool:
    """Whether a token is a pronoun of the first person ("US" and a Roman "I" are not)."""
    return token.lower in FIRST_PERSONS and token.pos in ("PRON", "DET") and token.text != "US"


def speaks_as_we(document: Document, quoted: tuple[int, ...]) -> bool:
    """Whether a text says "we" or "our" in its body, outside quotations ("What we know" heads a piece of news)."""
    spoken = (t for t in document.tokens if t.lower in SEVERAL and is_first_person(t) and not quoted[t.i])
    return any(document.lines[document.sentence_of(t).line].label is Label.BODY for t in spoken)


class Speakers:
    """Who speaks at each place of a report; asked once all other references are known."""

    def __init__(self, scene: Scene, report: Report) -> None:
        self.scene = scene
        self.publisher = _publisher(scene, report)
        self._by_line: dict[int, list[Antecedent]] = {}
        for token in scene.document.tokens:
            if scene.quoted[token.i] and (speaker := self._above(token, one_step=True)) is not None:
                self._by_line.setdefault(self._line(token), []).append(speaker)

    def of(self, token: Token) -> Antecedent | None:
        """Whom a pronoun of the first person stands for."""
        if not self.scene.quoted[token.i]:
            return self.publisher if token.lower in SEVERAL else None
        found = self._above(token)
        if found is None and self._wholly_quoted(token):
            rivals = self._by_line.get(self._line(token), [])
            found = rivals[0] if len({r.keys for r in rivals}) == 1 else None
        if found is None or (token.lower in ONE and self.scene.sketch(found.keys[0]).kind is not ActorKind.PERSON):
            return None
        return None if token.lower in SEVERAL and self._nobodys(found) else found

    def _nobodys(self, found: Antecedent) -> bool:
        """ "We", said by an unnamed villager: who else is meant is not said."""
        sketches = [self.scene.sketch(key) for key in found.keys]
        return all(s.grounds == UNNAMED and s.party is None for s in sketches)

    def _line(self, token: Token) -> int:
        return self.scene.document.sentence_of(token).line

    def _above(self, token: Token, one_step: bool = False) -> Antecedent | None:
        """The subject, outside quotations, of the verb outside them that the words hang from."""
        for governor in self.scene.document.ancestors(token):
            if not self.scene.quoted[governor.i]:
                return self._subject(governor) if governor.pos in ("VERB", "AUX") else None
            if one_step:
                return None
        return None

    def _subject(self, verb: Token) -> Antecedent | None:
        for subject in self.scene.document.children(verb, *SUBJECTS):
            if not self.scene.quoted[subject.i]:
                return self.scene.antecedent(subject)
        return None

    def _wholly_quoted(self, token: Token) -> bool:
        sentence = self.scene.document.sentence_of(token)
        words = (t for t in self.scene.document.sentence_tokens(sentence) if t.pos != "PUNCT")
        return all(self.scene.quoted[t.i] for t in words)


def _publisher(scene: Scene, report: Report) -> Antecedent | None:
    """The outlet that publishes the report, where the text names it. Who issues a release is found by `issuer`."""
    outlet = (report.outlet or "").casefold()
    for mention in scene.gathering.mentions:
        sketch = scene.sketch(mention.key)
        publishes = sketch.kind in (ActorKind.OUTLET, ActorKind.ORGANISATION)
        if outlet and publishes and sketch.name.casefold() == outlet:
            return Antecedent((mention.key,), (mention.span, *mention.via), plural=False)
    return None
