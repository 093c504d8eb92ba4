"""One row of a knowledge file, read with messages that name the file, the row and the mend."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standoff.errors import KnowledgeError
from standoff.record.terms import ActorKind

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a knowledge file and where it stands, for messages."""

    where: str
    cells: Mapping[str, Any]

    def text(self, key: str) -> str:
        value = self.cells.get(key)
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{self.where} has no {key}; add one")
        return value

    def optional(self, key: str) -> str | None:
        return self.text(key) if self.cells.get(key) is not None else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.cells.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise KnowledgeError(f"{self.where}: {key} must be a list of words; quote numbers and yes/no")
        return tuple(value)

    def mapping(self, key: str) -> dict[str, str]:
        value = self.cells.get(key) or {}
        if not isinstance(value, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
            raise KnowledgeError(f"{self.where}: {key} must map codes to names")
        return value

    def flag(self, key: str) -> bool:
        value = self.cells.get(key, False)
        if not isinstance(value, bool):
            raise KnowledgeError(f"{self.where}: {key} must be true or false")
        return value

    def date(self, key: str) -> str | None:
        value = self.cells.get(key)
        if value is None:
            return None
        if not DATE.fullmatch(str(value)) or not _is_day(str(value)):
            raise KnowledgeError(
                f"{self.where}: {key} is {str(value)!r}, which is no date (YYYY, YYYY-MM or YYYY-MM-DD)"
            )
        return str(value)

    def kind(self, key: str) -> ActorKind:
        try:
            return ActorKind(self.text(key))
        except ValueError as error:
            raise KnowledgeError(f"{self.where}: {key} must be one of {', '.join(ActorKind)}") from error


def _is_day(date: str) -> bool:
    if len(date) < 10:
        return True
    year, month, day = (int(part) for part in date.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def last_day(date: str) -> str:
    """The end of an exclusive date: a coarse one ("2021-06") lasts to the end of its month or year."""
    return date if len(date) == 10 else date + "-99"
