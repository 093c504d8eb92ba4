"""Places that no room before has named: runs of capitalised words that the gazetteer knows and a cue makes a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.knowledge.gazetteer import Candidate
from standoff.reading.places.features import PLACE, Toponym, feature_of
from standoff.reading.places.lookups import CURATED, LONGEST, LookUps
from standoff.reading.places.naming import Named
from standoff.reading.places.respelling import spellings

LIVELY = 15_000
LEAST_RESPELT = 5


@dataclass(frozen=True, slots=True)
class Scanning:
    """Looks for places among the runs that nothing has taken."""

    look: LookUps

    def scanned(self, taken: bytearray, blocked: Sequence[Named]) -> Iterator[Toponym]:
        """The runs of capitalised words that the gazetteer knows and something beside them makes a place."""
        tokens = self.look.document.tokens
        free = bytearray(not t for t in taken)
        for name in blocked:
            for token in self.look.document.within(name.start, name.end):
                free[token.i] = 0
        i = 0
        while i < len(tokens):
            found = next((t for last in range(i + LONGEST, i, -1) if (t := self._run(i, last, free))), None)
            if found:
                yield found
                i = found.last
            else:
                i += 1

    def echoed(self, found: Sequence[Toponym], blocked: Sequence[Named]) -> Iterator[Toponym]:
        """Further mentions of what the report has as a place, where nothing was seen to be a name."""
        document = self.look.document
        seen = {t.text for t in found if t.sort == PLACE and t.grounds != "name" and t.text not in self.look.cues.words}
        held = {t.i for n in blocked for t in document.within(n.start, n.end)}
        held |= {i for t in found for i in range(t.first, t.last)}
        for (first, last), text in self.look.runs.items():
            free = text in seen and not held.intersection(range(first, last))
            if free and document.tokens[last - 1].tag == "NNP" and not text.isupper():
                yield self.look.toponym(first, last, PLACE, "named before")

    def _run(self, first: int, last: int, free: bytearray) -> Toponym | None:
        text = self.look.runs.get((first, last))
        if text is None or not all(free[first:last]):
            return None
        found = self.look.known.get(text)
        if not found:
            return self._respelt(first, last, text)
        grounds = self._place_by(first, last, text, found)
        return self.look.toponym(first, last, PLACE, grounds) if grounds else None

    def _respelt(self, first: int, last: int, text: str) -> Toponym | None:
        """A name unknown as it is written, behind a preposition of place, that the gazetteer spells otherwise."""
        tokens = self.look.document.tokens
        stands = first > 0 and tokens[first - 1].lower in self.look.cues.standing and tokens[first].tag == "NNP"
        goes_on = last < len(tokens) and (tokens[last].tag[:2] == "NN" or tokens[last].text in ("'s", "’s", "-"))
        if not stands or goes_on or len(text) < LEAST_RESPELT or text.isupper() or last - first > 2:
            return None
        found = self.look.gazetteer.find(spellings(text))
        known = any(c.weight > 1 and c.entry.population > LIVELY for row in found.values() for c in row)
        return self.look.toponym(first, last, PLACE, "another spelling") if known else None

    def _place_by(self, first: int, last: int, text: str, found: tuple[Candidate, ...]) -> str | None:
        """What makes a run a place, if anything does."""
        if self.look.territories.named(text) or self.look.territories.of_demonym(text):
            return "territory"
        if found[0].weight < 2 or (len(text) < 3 and "." not in text):
            return None
        if text in self.look.cues.words or self.look.document.tokens[first].tag not in ("NNP", "NNPS"):
            return None
        if feature_of(self.look.document, self.look.cues, first, last):
            return "feature"
        if self.look.opens_line(first, last) and found[0].entry.population > LIVELY:
            return "dateline"
        if any(c.entry.layer in CURATED for c in found):
            return "curated"
        if self.look.is_inside(last, found):
            return "region after it"
        if last - first > 1 and found[0].entry.population > LIVELY:
            return "gazetteer"
        if found[0].entry.population <= LIVELY:
            return None
        if (
            last < len(self.look.document.tokens)
            and self.look.document.tokens[last].lower in self.look.cues.institutions
        ):
            return "institution after it"
        return "locating word" if self.look.is_located(first) else None
