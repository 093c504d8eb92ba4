"""The country of a report by a town that no sentence names: in the byline, in the outlet's name, in the line that it
signs on with ("By X Y, Huari", "The Huari Examiner", "RADIO SUR, HUARI - 102 FM").

A name may be a town's of many countries; only those of the states that the report is about are asked.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from standoff.knowledge.gazetteer import Gazetteer
from standoff.record.rows import Report

_ENOUGH = 5_000
_REGIONS = frozenset({"admin1", "admin2", "district", "region"})
_SIGN_ON = 8
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_PARTS = re.compile(r",| in | from |\||·|•|/| and | - | – ")


def country_of_byline(report: Report, gazetteer: Gazetteer, among: Collection[str]) -> str | None:
    """The one country of the towns behind the name in the byline."""
    parts = [part.strip() for part in _PARTS.split(report.byline or "")[1:]]
    return _only(gazetteer, [part for part in parts if part], among)


def country_of_outlet(report: Report, gazetteer: Gazetteer, among: Collection[str]) -> str | None:
    """The one country of the towns and provinces in the outlet's name, else in a first line with its frequency."""
    found = _only(gazetteer, list(_runs((report.outlet or "").removeprefix("The "))), among)
    first = report.text[report.lines[0].start : report.lines[0].end] if report.lines else ""
    if found is not None or not _signs_on(first):
        return found
    return _only(gazetteer, [name.title() if name.isupper() else name for name in _runs(first)], among)


def _signs_on(line: str) -> bool:
    words = {word.casefold() for word in _WORDS.findall(line)}
    return len(line.split()) <= _SIGN_ON and bool(words & {"radio", "fm", "am", "tv", "television", "newspaper"})


def _runs(name: str) -> Iterator[str]:
    """The words of a name, and each two that stand side by side."""
    words = _WORDS.findall(name)
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))


def _only(gazetteer: Gazetteer, names: list[str], among: Collection[str]) -> str | None:
    found = gazetteer.find(names)
    countries = {
        candidate.entry.country
        for candidates in found.values()
        for candidate in candidates
        if candidate.entry.country in among
        and not candidate.entry.claimed_by
        and candidate.weight > 1
        and (candidate.entry.population >= _ENOUGH or candidate.entry.kind in _REGIONS)
    }
    return countries.pop() if len(countries) == 1 else None
