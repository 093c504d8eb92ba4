"""Words at their offsets, and the word pieces that an uncased BERT vocabulary makes of each (Devlin et al. 2019).

Words are cut from the text as it stands; only a copy of each single word is lowered and stripped of accents, so that
no offset ever refers to a changed text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
LONGEST_WORD = 60
UNKNOWN = "[UNK]"


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of the words and single punctuation marks in `text[start:end]`."""
    return (m.span() for m in WORD.finditer(text, start, end))


def load_vocabulary(path: Path) -> dict[str, int]:
    """The vocabulary of one piece a line, in order of id."""
    return {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").splitlines())}


class Pieces:
    """Word pieces by a vocabulary; each distinct word is cut once."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The ids of the pieces of one word; at least one."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for part in re.findall(r"\w+|[^\w\s]", plain.replace("’", "'")):
            found.extend(self._cut(part))
        return tuple(found) or (self._unknown,)

    def _cut(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self._vocabulary:
                    found.append(self._vocabulary[piece])
                    break
                end -= 1
            if end == start:
                return [self._unknown]
            start = end
        return found
