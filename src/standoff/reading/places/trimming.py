"""The exact words of a place's name: trimmed of articles, possessives and feature words in lower case.

"Syunik" of "Syunik province", but "Kanawha County"; cut at commas, and between the ends of a road.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.reading.places.features import PLACE, Toponym, feature_of
from standoff.reading.places.lookups import LookUps
from standoff.reading.places.naming import Named
from standoff.reading.syntax import Token

_BARE = frozenset({"town", "village", "capital", "enclave", "admin1", "admin2", "region"})
_PARTING = frozenset({",", ";", "/"})
_DASHES = frozenset({"-", "–", "—"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their"})


@dataclass(frozen=True, slots=True)
class Trimming:
    """Cuts names that are places down to their toponyms."""

    look: LookUps

    def trimmed(self, name: Named) -> Iterator[Toponym]:
        """The toponyms of one name: trimmed, with a feature word that belongs to it, cut at commas and
        between the ends of a road ("the Batken-Isfana road")."""
        tokens = self.look.document.within(name.start, name.end)
        parting = self._parting(name, tokens)
        piece: list[Token] = []
        for token in tokens:
            if token.text in parting:
                yield from self._piece(piece, name.label)
                piece = []
                continue
            if piece and self.look.document.sentence_of(piece[-1]) != self.look.document.sentence_of(token):
                yield from self._piece(piece, name.label)
                piece = []
            piece.append(token)
        yield from self._piece(piece, name.label)

    def _parting(self, name: Named, tokens: Sequence[Token]) -> frozenset[str]:
        """What parts a name into several: nothing where the gazetteer has the whole; dashes between ends of a road."""
        if not tokens or self.look.known.get(self.look.document.text[name.start : name.end]):
            return frozenset()
        feature = feature_of(self.look.document, self.look.cues, tokens[0].i, tokens[-1].i + 1)
        return _PARTING | _DASHES if feature == "corridor" else _PARTING

    def _piece(self, piece: list[Token], label: str) -> Iterator[Toponym]:
        while piece and (piece[0].lower in _ARTICLES or not piece[0].text[0].isupper()):
            piece = piece[1:]
        while piece and (piece[-1].text in ("'s", "’s", "'", "’", "-") or not _capital(piece[-1])):
            if len(piece) > 2 and piece[-2].text in _DASHES and self._joined(piece[-3].i, piece[-1].i + 1):
                break
            piece = piece[:-1]
        if piece and not (label == PLACE and self._is_craft(piece[0].i)):
            first = self._begun(piece[0].i, piece[-1].i + 1)
            first, last = self._hyphenated(first, piece[-1].i + 1)
            last = self._extended(first, last)
            yield self.look.toponym(first, last, label, "name")

    def _is_craft(self, first: int) -> bool:
        """Whether the word before makes the name that of a ship: "the tanker X"."""
        return first > 0 and self.look.document.tokens[first - 1].lower in self.look.cues.vessels

    def _hyphenated(self, first: int, last: int) -> tuple[int, int]:
        """The ends of a name with what a hyphen joins to it: "Tell al-Far", or "Ra-ngae" where that is known."""
        tokens = self.look.document.tokens
        if first > 1 and tokens[first - 1].text in _DASHES and tokens[first - 2].lower in self.look.cues.articles:
            first -= 2 if self._joined(first - 2, first + 1) else 0
            before = tokens[first - 1] if first else None
            proper = before is not None and before.tag == "NNP" and before.entity == tokens[first].entity
            first -= 1 if proper and self.look.same_sentence(first - 1, last - 1) else 0
        for ahead in (0, 1):
            end = last + ahead + 2
            if end > len(tokens) or tokens[end - 2].text not in _DASHES or not self._joined(last - 1 + ahead, end):
                continue
            article = tokens[end - 3].lower in self.look.cues.articles and tokens[end - 1].text[0].isupper()
            known = not ahead and tokens[end - 1].text.isalpha() and self._is_whole(self.look.text(first, end))
            lower = not ahead and tokens[end - 1].text[0].islower()
            whole = lower and tokens[end - 1].tag == "NNP" and tokens[end - 1].entity == tokens[first].entity != ""
            if article or known or whole:
                return first, end
        return first, last

    def _joined(self, first: int, last: int) -> bool:
        """Whether no space stands between the tokens, which are of one sentence."""
        tokens = self.look.document.tokens[first:last]
        return all(a.end == b.start for a, b in pairwise(tokens)) and self.look.same_sentence(first, last - 1)

    def _is_whole(self, text: str) -> bool:
        self.look.known.update(self.look.gazetteer.find([text]))
        return any(c.weight > 1 for c in self.look.known.get(text, ()))

    def _begun(self, first: int, last: int) -> int:
        """The beginning of a name with the word before it, where that makes a place's own name ("Port Sudan")."""
        before = self.look.runs.get((first - 1, last)) if first else None
        own = before and any(c.weight == 3 for c in self.look.known.get(before, ()))
        return first - 1 if own and self.look.document.tokens[first - 1].tag in ("NNP", "NNPS") else first

    def _extended(self, first: int, last: int) -> int:
        """The end of a name with the feature word after it: one in capitals ("Kanawha County"), unless what stands
        before it is a state or a people, or any one with which the gazetteer has it ("Lachin corridor")."""
        tokens = self.look.document.tokens
        if last >= len(tokens) or not self.look.same_sentence(first, last):
            return last
        shorter, capital = self.look.text(first, last), tokens[last].text[0].isupper()
        for end in (*self.look.ends_of_feature(last), last + 1):
            found = self.look.known.get(self.look.text(first, end), ())
            if any(c.weight > 1 and (capital or c.entry.kind not in _BARE) for c in found):
                return end
        wide = self.look.territories.named(shorter) or self.look.territories.of_demonym(shorter)
        if capital and tokens[last].lower in self.look.cues.after and not wide:
            return last + 1
        return last


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text == "."
