"""The normal form of a place name, under which the gazetteer keeps it and a reader asks for it.

A key is made from the exact words of a span and used only to look up: nothing is ever searched in a transformed text,
so offsets stay those of the report.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʹ": None, "`": None, "´": None, "ʾ": None, "ʿ": None,
        ".": None, ",": " ",
    }
)  # fmt: skip
_OPENING = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_SPACE = re.compile(r"\s+")


def key_of(name: str) -> str:
    """The normal form of `name`: case, diacritics, apostrophes, hyphens and full stops do not count, nor does "the"."""
    folded = unicodedata.normalize("NFKD", name.casefold()) if not name.isascii() else name.casefold()
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = _SPACE.split(folded.translate(_LETTERS).strip())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[0] in _OPENING:
        words[0] = _OPENING[words[0]]
    return " ".join(words)
