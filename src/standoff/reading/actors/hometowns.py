"""The country of a report by a town that no sentence names: in the byline, in the outlet's name, in the line that it
signs on with ("By X Y, Huari", "The Huari Examiner", "RADIO SUR, HUARI - 102 FM").

A name may be a town's of many countries; only those of the states that the report is about are asked.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from standoff.knowledge.gazetteer import Gazetteer
from standoff.record.rows import Report
from standoff.record.terms import Label

_ENOUGH = 5_000
_REGIONS = frozenset({"admin1", "admin2", "district", "region"})
_SIGN_ON = 8
_HEAD = 6
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_PARTS = re.compile(r",| in | from |\||·|•|/| and | - | – ")


def country_of_byline(report: Report, gazetteer: Gazetteer, among: Collection[str]) -> str | None:
    """The one country of the towns behind the name in the byline."""
    parts = [part.strip() for part in _PARTS.split(report.byline or "")[1:]]
    return _only(gazetteer, [part for part in parts if part], among)


def unmapped_byline(report: Report, gazetteer: Gazetteer) -> bool:
    """Whether the byline ends in a town that no map knows ("By X Y, Quebrada Honda")."""
    parts = [part.strip() for part in _PARTS.split(report.byline or "")[1:]]
    towns = [part for part in parts if part and all(word[0].isupper() for word in part.split()) and part.istitle()]
    return len(towns) == 1 == len(parts) and not gazetteer.find(towns)


def country_of_dateline(report: Report, gazetteer: Gazetteer, among: Collection[str]) -> str | None:
    """The one country of the towns that a line of dates at the head names: "El Heraldo de Riohacha, 4 June"."""
    lines = [line for line in report.lines[:_HEAD] if line.label is Label.DATELINE]
    words = (report.text[line.start : line.end] for line in lines)
    names = [name for text in words if len(text.split()) <= _SIGN_ON for name in _runs(text) if name[0].isupper()]
    return _only(gazetteer, names, among)


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
