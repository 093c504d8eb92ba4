"""In which months a report can have been written, by those whom it names as holding an office.

"U.N. Secretary-General Ban Ki-moon urged restraint" was written between 2007 and 2016. A former holder bounds nothing,
nor does a sentence that gives a year of its own ("in 1994 President Bill Clinton promised"): that may be history. Where
the terms of two people named do not meet, the report tells of two times and nothing is known of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from standoff.errors import KnowledgeError
from standoff.reports.wording import fold

Month = tuple[int, int]
"""A year and the number of its month."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n")
_YEAR = re.compile(r"(?<![\w-])(?:1[89]|20)\d{2}(?!\w)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_NEAR_WORDS = 3
"""How far before the title a word may stand that says the office was left or is yet to come."""
_SPAN = re.compile(r"(\d{4})(?:\.(\d{2}))?-(now|\d{4})(?:\.(\d{2}))?")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Terms:
    """The months of each person in each office by folded title and name, and what says that somebody left one."""

    months: Mapping[str, Mapping[str, frozenset[Month]]]
    former: frozenset[str]
    pattern: re.Pattern[str]


def months_in_office(paragraphs: Iterable[str]) -> frozenset[Month] | None:
    """The months in which all whom the paragraphs name with their office held it; None where that says nothing."""
    found: frozenset[Month] | None = None
    for paragraph in paragraphs:
        for months in _of_paragraph(paragraph):
            found = months if found is None else found & months
    return found or None


def _of_paragraph(paragraph: str) -> Iterator[frozenset[Month]]:
    terms = _terms()
    for sentence in _SENTENCE.split(_INITIALS.sub(lambda m: m[0].replace(".", ""), paragraph)):
        folded = _plain(sentence)
        if _YEAR.search(folded):
            continue
        for match in terms.pattern.finditer(folded):
            title, name = match["title"], match["name"]
            before = folded[: match.start()].replace("-", " ").split()[-_NEAR_WORDS:]
            months = terms.months[title].get(name)
            if months is not None and not terms.former.intersection(before):
                yield months


def _plain(text: str) -> str:
    """Folded, without accents, which some agencies leave out."""
    parts = unicodedata.normalize("NFD", fold(text))
    return _SPACES.sub(" ", "".join(part for part in parts if not unicodedata.combining(part)))


@cache
def _terms() -> _Terms:
    """The terms of the data file; raises KnowledgeError where it is malformed."""
    loaded = yaml.safe_load(files("standoff.reports").joinpath("data", "terms_of_office.yaml").read_text("utf-8"))
    if not isinstance(loaded, dict) or not {"as-of", "former", "offices"} <= set(loaded):
        raise KnowledgeError("terms_of_office.yaml must have as-of, former and offices")
    months: dict[str, dict[str, frozenset[Month]]] = {}
    for office in loaded["offices"]:
        for title in office["titles"]:
            of_title = months.setdefault(_plain(title).replace(".", ""), {})
            for name, spans in office["holders"].items():
                held = frozenset(month for span in spans for month in _months(span, name, loaded["as-of"]))
                of_title[_plain(name)] = of_title.get(_plain(name), frozenset()) | held
    titles = "|".join(sorted(map(re.escape, months), key=lambda one: (-len(one), one)))
    holders = {name for of_title in months.values() for name in of_title}
    names = "|".join(sorted(map(re.escape, holders), key=lambda one: (-len(one), one)))
    pattern = re.compile(rf"(?<![\w-])(?P<title>{titles})\s(?P<name>{names})(?!\w|-\w)")
    return _Terms(months, frozenset(fold(word) for word in loaded["former"]), pattern)


def _months(span: Any, name: str, as_of: int) -> list[Month]:
    match = _SPAN.fullmatch(str(span))
    if match is None:
        raise KnowledgeError(f"terms_of_office.yaml: '{span}' of {name} must be two years or months, such as 2007-2016")
    first = int(match[1]), int(match[2] or 1)
    last = (as_of, 12) if match[3] == "now" else (int(match[3]), int(match[4] or 12))
    return [(year, month) for year in range(first[0], last[0] + 1) for month in range(1, 13)
            if first <= (year, month) <= last]  # fmt: skip
