"""The names of GeoNames places: which one is shown, which may stand in English text, and how much each weighs."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from standoff.knowledge.placenames import key_of
from standoff.knowledge.territories import rows_of

PREFERRED, ALIAS, WEAK = 3, 2, 1
_LATIN = re.compile(r"^[ -~\u00a0-\u02bf\u1e00-\u1eff’‘–-]+$")
_CODE = re.compile(r"^[A-Z]{1,4}$")
_TYPE_WORD = re.compile(
    r"\b(Province|Region|District|County|Oblast|Rayon|Raion|Governorate|Prefecture|Department|Municipality|State|Republic"
    r"|Marz|Rayonu|Parish|Division|Canton)\b"
)
_MARKED = re.compile("[ĀāĒēĪīŌōŪūḎḏḌḍḨḩḤḥḶḷṂṃṆṇṞṟṢṣṬṭẒẓẔẕ\u0331\u0327‘’ʻʼ']")
_BARE = re.compile(r"^(.+?) (County|Parish|District|Province|Governorate|Oblast|Rayon|Raion|Municipality|Region)$")


def display_name(name: str, aliases: list[str]) -> str:
    """A region's name as English news writes it: without the generic word of its language ("Ngari" of "Ngari Diqu"),
    else plain, else its shortest plain alias where its own name is a transliteration."""
    bare = plain_of(_without_generic(name), aliases)
    if bare.isascii() and "'" not in bare:
        return bare
    plain = [a for a in aliases if a.isascii() and "'" not in a and not _CODE.match(a) and not _TYPE_WORD.search(a)]
    return min(plain, key=lambda a: (len(a), a)) if plain else name


def plain_of(name: str, aliases: Iterable[str]) -> str:
    """The name without the marks of a transliteration ("Kupwāra"), as an alias writes it if one does."""
    if not _MARKED.search(name):
        return name
    key = key_of(name)
    plain = [a for a in aliases if a.isascii() and "'" not in a and a[0].isupper() and key_of(a) == key]
    return min(plain, key=lambda a: (a.isupper(), a)) if plain else _MARKED.sub(_unmarked, name)


def _unmarked(letter: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter.group()) if c.isalpha())


def _without_generic(name: str) -> str:
    first, last = region_words()
    for word in first:
        if name.startswith(f"{word} "):
            return name.removeprefix(f"{word} ")
    for word in last:
        if name.endswith(f" {word}"):
            return name.removesuffix(f" {word}")
    return name


@cache
def region_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The generic words of regions' names that stand first and last, the longest first."""
    rows = sorted(rows_of("places/region_words.csv"), key=lambda row: (-len(row["word"]), row["word"]))
    first, last = (tuple(row["word"] for row in rows if row["stands"] == side) for side in ("first", "last"))
    return first, last


def region_names(name: str, display: str, aliases: list[str], kind: str, level: str) -> list[tuple[str, int]]:
    names = [(display, PREFERRED if key_of(display) == key_of(name) else ALIAS), (name, PREFERRED)]
    names += [(alias, ALIAS) for alias in aliases if is_usable(alias)]
    for known, _ in list(names):
        if bare := _BARE.match(known):
            names.append((bare.group(1), ALIAS if level == "1" else WEAK))
    if kind and level == "1" and not _TYPE_WORD.search(display):
        names.append((f"{display} {kind}", ALIAS))
    return names


def is_usable(name: str) -> bool:
    """A Latin-script name that could stand in English running text: no airport code, no bare transliteration."""
    return len(name) > 2 and bool(_LATIN.match(name)) and not name[0].islower() and not _CODE.match(name)
