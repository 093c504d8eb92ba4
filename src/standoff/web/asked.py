"""The query of an address as filters, checked: what a page is asked, and how to ask it a little differently."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from standoff.store.queries.asking import Ask
from standoff.web.problems import bad

PAGE_SIZE = 50
MOST_PAGES = 20_000
LONGEST_VALUE = 300

_ANYWHERE = frozenset({"as_known_on", "page", "row", "hide", "token"})
_DAYS = frozenset({"since", "until"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks. `given` are its filters as they stand in it, `known` the day of as-known-on."""

    ask: Ask
    given: Mapping[str, str] = field(default_factory=dict)
    known: str | None = None
    page: int = 1

    def query(self, **changed: str | int | None) -> str:
        """The query with some of it changed; None drops a name. Another filter leads back to the first page."""
        parts: dict[str, str] = dict(self.given)
        if self.known is not None:
            parts["as_known_on"] = self.known
        for name, value in changed.items():
            parts.pop(name, None)
            if value is not None and value != "":
                parts[name] = str(value)
        return urlencode(parts)


def parse(pairs: Iterable[tuple[str, str]], allowed: Iterable[str], terms: Mapping[str, type[StrEnum]]) -> Asked:
    """What `pairs` ask, of a page that takes the filters `allowed`; `terms` are those that take a closed vocabulary.

    Raises Refused on a filter that the page does not take, a term or day that does not exist, a page out of range.
    """
    known_names = set(allowed)
    given: dict[str, str] = {}
    page, known = 1, None
    for name, value in pairs:
        value = value.strip()
        if name not in known_names and name not in _ANYWHERE:
            raise bad(f"there is no filter “{name[:40]}” here; choose among {_listed(known_names)}")
        if len(value) > LONGEST_VALUE or "\0" in value:
            raise bad(f"the value of “{name}” cannot be looked up; give at most {LONGEST_VALUE} plain characters")
        if not value:
            continue
        if name == "page":
            page = _page(value)
        elif name == "as_known_on":
            known = day_of(name, value)[1]
        elif name in known_names:
            given[name] = _checked(name, value, terms)
    if given.get("since", "") > given.get("until", "9999-12-31"):
        raise bad(f"“since” {given['since']} lies after “until” {given['until']}; give the earlier day to “since”")
    fields = {name: value for name, value in given.items() if name in Ask.__dataclass_fields__}
    return Asked(Ask(**fields, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE), given, known, page)


def day_of(name: str, value: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year; raises Refused on anything else."""
    try:
        if len(value) == 4:
            return date(int(value), 1, 1).isoformat(), date(int(value), 12, 31).isoformat()
        if len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            return first.isoformat(), first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()
        day = date.fromisoformat(value).isoformat()
    except ValueError:
        raise bad(
            f"“{value[:40]}” in “{name}” is not a day of the calendar; write 2021-07-30, 2021-07 or 2021"
        ) from None
    return day, day


def _checked(name: str, value: str, terms: Mapping[str, type[StrEnum]]) -> str:
    if name in _DAYS:
        return day_of(name, value)[name == "until"]
    if name in terms:
        for term in terms[name]:
            if term.value.casefold() == value.casefold():
                return term.value
        raise bad(f"there is no {name} “{value[:40]}”; choose among {_listed(t.value for t in terms[name])}")
    return value


def _page(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= len(value) <= 6 or not 1 <= int(value) <= MOST_PAGES:
        raise bad(f"“{value[:40]}” is not a page; give a number from 1 to {MOST_PAGES}")
    return int(value)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
