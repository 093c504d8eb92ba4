"""Places that no map here has and the model takes for something else: what they stand beside makes them places.

"The dam at X", "murdered at X", "X, the largest base in the province": the words say it, whatever the model thought of
a name it has never met. A name that the gazetteer or the registry knows is left to them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.knowledge.calendar import load_calendar
from standoff.reading.places.features import PLACE, Toponym
from standoff.reading.places.lookups import LookUps
from standoff.reading.places.naming import Named
from standoff.reading.syntax import Token
from standoff.record.terms import Label

UNSURE = "model-unsure"
_NEARNESS = frozenset({"near", "outside", "around"})
_AT = frozenset({"at", "in"})
_PERSON = "person"
_OTHERWISE = frozenset({"PERSON", "NORP", "LANGUAGE", "LAW", "EVENT", "TIME", "MONEY"})
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Looks among the names of other things for places that the gazetteer lacks."""

    look: LookUps

    def found(self, others: Sequence[Named], known: frozenset[str]) -> Iterator[Toponym]:
        """The toponyms among `others`; `known` are the labels and grounds of names that need no second thought."""
        places: dict[str, str] = {}
        spans: list[tuple[int, int, str]] = []
        for name in others:
            if name.label == _PERSON or name.grounds in known or not name.grounds.startswith("model"):
                continue
            for first, last in self._pieces(name):
                text = self.look.text(first, last)
                if self.look.known.get(text) or text in self.look.cues.words or text.isupper():
                    continue
                spans.append((first, last, text))
                if (grounds := self._grounds(first, last, name.grounds == UNSURE)) is not None:
                    places.setdefault(text, grounds)
        for first, last, text in spans:
            if text in places:
                yield self.look.toponym(first, last, PLACE, places[text])

    def unnamed(self, names: Sequence[Named], taken: Iterable[Toponym]) -> Iterator[Toponym]:
        """Capitalised words in which nothing was seen to be a name, behind what makes a place: "the village of X"."""
        document, cues = self.look.document, self.look.cues
        held = {t.i for n in names for t in document.within(n.start, n.end)}
        held |= {i for t in taken for i in range(t.first, t.last)}
        for (first, last), text in sorted(self.look.runs.items(), key=lambda run: (run[0][0], -run[0][1])):
            words = document.tokens[first:last]
            if not held.isdisjoint(range(first, last)) or any(t.tag != "NNP" for t in words):
                continue
            if document.line_of(words[0]).label is not Label.BODY or not first or self._is_word(words, text):
                continue
            before = " ".join(t.lower for t in document.tokens[max(first - 2, 0) : first])
            if before in cues.before or (len(text) >= _LEAST and self._grounds(first, last, unsure=False)):
                held.update(range(first, last))
                yield self.look.toponym(first, last, PLACE, "standing where a place would")

    def _is_word(self, words: Sequence[Token], text: str) -> bool:
        """Whether capitalised words may be something else than the name of a place: a day, a month, an acronym."""
        look = self.look
        known = look.known.get(text) or text in look.cues.words or text.isupper()
        timed = any(t.lower in load_calendar().words or t.text.isdigit() for t in words)
        return bool(known) or timed or any(t.entity in _OTHERWISE for t in words)

    def _pieces(self, name: Named) -> Iterator[tuple[int, int]]:
        """The name, or what a stroke parts it into: "Gazivoda/Ujman" is one place under two names."""
        piece: list[Token] = []
        for token in (*self.look.document.within(name.start, name.end), None):
            if token is not None and token.text != "/":
                piece.append(token)
            elif piece:
                if all(t.pos == "PROPN" for t in (piece[0], piece[-1])):
                    yield piece[0].i, piece[-1].i + 1
                piece = []

    def _grounds(self, first: int, last: int, unsure: bool) -> str | None:
        """What makes tokens `[first, last)` a place, if anything does."""
        tokens = self.look.document.tokens
        if last < len(tokens) and (tokens[last].text in ("'s", "’s", "'", "’") or tokens[last].pos == "PROPN"):
            return None
        if first and self._stands(tokens[first - 1], unsure):
            return "standing where a place would"
        return "called a place behind it" if self._is_called(first, last) else None

    def _stands(self, before: Token, unsure: bool) -> bool:
        """Whether the word before is one that a place follows: "near X", "the bridge at X", "held at X"."""
        cues = self.look.cues
        if before.lower in _NEARNESS and before.pos in ("ADP", "SCONJ"):
            return True
        if before.lower not in (*_AT, "of"):
            return False
        head = self.look.document.head(before)
        if head.pos == "NOUN":
            return head.lemma in cues.sites or head.lower in cues.sites
        return unsure and before.lower in _AT and head.lemma not in cues.aiming

    def _is_called(self, first: int, last: int) -> bool:
        """Whether an apposition calls it a place: "X, the largest army base in the province,"."""
        tokens = self.look.document.tokens
        if last >= len(tokens) or tokens[last].text != ",":
            return False
        named = tokens[first:last]
        below = [c for t in named for c in self.look.document.children(t, "appos")]
        return any(c.lemma in self.look.cues.sites and c.i > last for c in below)
