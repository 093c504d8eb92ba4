"""The gold's names and references, and where they stand in a report's text.

    names:
      person: [Ilse Thorn, Thorn]
      organisation: [Health Ministry (of Peru), Andes Wire]
      place: [Loja (province), Lima]
      may: [joint commission]
    references:
      - {words: "what [its] premier", is: [PER]}
      - {words: "[Both ministries] said", is: [PER + ECU]}

A name stands for each of its occurrences in the lines that are read, but those inside a longer name. Words in
parentheses may be in or out where they follow. What is listed under `may` may be marked or not, as anything.

`is` names whom a reference stands for, every one of several: by words of a name, by a party's code, by both
("Health Ministry, PER"); ` / ` parts answers that a careful coder could defend; `none` is a thing or nobody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quoting import Span, Text

PERSON, ORGANISATION, PLACE, MAY = "person", "organisation", "place", "may"
NONE = "none"

_TAIL = re.compile(r"^(?P<core>[^()]+?)\s*(?:\((?P<tail>[^()]+)\))?$")
_LEAD = re.compile(r"(?:[Tt]he\s+)?(?:[A-Z][\w.]*(?:['’]s?)?\s+)?(?:own\s+)?$")
_PARTY = re.compile(r"[A-Z]{2,4}")


@dataclass(frozen=True)
class Named:
    """A gold name: its core, and how far it may reach to both sides."""

    core: Span
    longest: Span
    label: str

    def is_at(self, span: Span, text: str) -> bool:
        """Whether `span` is the core, with all or none of the words behind and any of those before."""
        starts = {self.core[0]} | {self.longest[0] + m.start() for m in re.finditer(r"\S+", text[slice(*self.longest)])}
        return (
            self.longest[0] <= span[0] <= self.core[0]
            and span[0] in starts
            and span[1] in (self.core[1], self.longest[1])
        )


@dataclass(frozen=True)
class Reference:
    """A gold reference: its words, and for each of those whom it stands for the answers that are right."""

    span: Span
    means: tuple[tuple[str, ...], ...]

    @property
    def of_nobody(self) -> bool:
        return all(NONE in answers for answers in self.means)

    @property
    def of_somebody(self) -> bool:
        return not any(NONE in answers for answers in self.means)


def find_names(rows: dict[str, Any], held: Text, unread: Iterable[Span]) -> tuple[Named, ...]:
    """Every occurrence of the gold's names outside `unread`; raises NotFoundError where a name has none."""
    hidden = list(unread)
    listed = [(quote, label) for label, quotes in (rows.get("names") or {}).items() for quote in quotes]
    found = [named for quote, label in listed for named in _occurrences(quote, label, held)]
    found = [named for named in found if not any(s <= named.core[0] < e for s, e in hidden)]
    return tuple(sorted(_outer(found), key=lambda n: (n.core[0], -n.core[1])))


def _occurrences(quote: str, label: str, held: Text) -> Iterator[Named]:
    parts = _TAIL.match(quote)
    core, tail = (parts["core"], parts["tail"]) if parts else (quote, None)
    behind = {s for s, _ in held.all(tail)} if tail and held.count(tail) else set()
    held.find(core)
    for start, end in held.all(core):
        gap = re.match(r"\s*", held.text[end:])
        after = end + (gap.end() if gap else 0)
        last = next((e for s, e in held.all(tail) if s == after), end) if after in behind and tail else end
        lead = _LEAD.search(held.text[max(0, start - 60) : start]) if label == ORGANISATION else None
        first = start - len(lead[0]) if lead else start
        yield Named((start, end), (first, last), label)


def _outer(found: list[Named]) -> Iterator[Named]:
    """Without those inside the core or the tail of a longer one; an optional one hides what it holds."""
    reach = sorted({(n.core[0], n.longest[1]) for n in found})
    for named in dict.fromkeys(found):
        mine = named.core[0], named.longest[1]
        if not any(s <= mine[0] and mine[1] <= e and (s, e) != mine for s, e in reach):
            yield named


def find_references(rows: dict[str, Any], held: Text) -> tuple[Reference, ...]:
    """The gold's references in their order; raises NotFoundError where words are missing."""
    return tuple(Reference(held.find(row["words"]), _means(row["is"])) for row in rows.get("references") or [])


def _means(value: str | list[str]) -> tuple[tuple[str, ...], ...]:
    several = [value] if isinstance(value, str) else value
    return tuple(tuple(answer.strip() for answer in each.split(" / ")) for each in several)


def answers(answer: str, names: Iterable[str], party: str | None) -> bool:
    """Whether an actor of these names and this party is what one gold answer asks for."""
    words, _, code = answer.partition(", ")
    if code and party != code:
        return False
    if _PARTY.fullmatch(words) and party == words:
        return True
    return any(words.casefold() in name.casefold().replace("’", "'") for name in names)
