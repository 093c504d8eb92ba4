"""Clock times in figures: "9am local time (0500 GMT)", "00:05am (20:05 GMT)", "18:00 UTC", "6.40 p.m."."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FARTHEST = 14 * 60
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s?([ap])?|(\d{4})|(\d{1,2})\s?([ap])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """Hour and minute as the report's place reads them; `offset` in minutes east of Greenwich, None where unknown.

    `weekday` is the day named with the time in brackets; the local day lies `days` after it.
    """

    hour: int
    minute: int
    offset: int | None
    grounds: str
    weekday: str = ""
    days: int = 0

    @property
    def text(self) -> str:
        """The time as TIMEX3 writes it, with Z where it is Greenwich time."""
        return f"{self.hour:02}:{self.minute:02}{'Z' if self.offset == 0 else ''}"

    @property
    def suffix(self) -> str:
        """The offset as ISO 8601 writes it, such as `+04:00`; empty where it is unknown."""
        if self.offset is None:
            return ""
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"


def read_clock(words: str, zones: Mapping[str, int | None]) -> Clock | None:
    """The clock time that `words` give, or None where there is no such time (25:10).

    A second time in brackets gives the zone of the first by their difference.
    """
    outer, _, inner = words.partition("(")
    first = _read(outer)
    if first is None:
        return None
    hour, minute = first
    zone = _zone(outer, zones)
    if zone is not None:
        return Clock(hour, minute, _moved(zones[zone], outer), f"zone {zone} given")
    zone = _zone(inner, zones)
    second = _read(inner)
    if zone is None:
        return Clock(hour, minute, None, "local zone not given")
    base = zones[zone]
    if base is None:
        return Clock(hour, minute, None, f"zone {zone} given without its offset")
    if second is None:
        offset = _moved(base, inner)
        return Clock(hour, minute, offset, f"zone {inner.strip(' )')} given")
    ahead = (hour * 60 + minute - second[0] * 60 - second[1] + 12 * 60) % (24 * 60) - 12 * 60
    if abs(ahead + base) > _FARTHEST:
        return Clock(hour, minute, None, f"no zone fits {inner.strip(' )')} beside it")
    words = inner.strip(" )")
    named = re.search(r"([A-Za-z]+)$", words)
    days = (second[0] * 60 + second[1] + ahead) // (24 * 60)
    return Clock(hour, minute, ahead + base, f"zone from {words} beside it", named[1].lower() if named else "", days)


def _moved(base: int | None, words: str) -> int | None:
    """The offset of a zone with what is added to it: 240 minutes for "GMT+4"; None for one that no place keeps."""
    moved = re.search(r"[A-Z]\s?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)", words)
    if base is None or moved is None:
        return base
    offset = base + (int(moved[2]) * 60 + int(moved[3] or 0)) * (1 if moved[1] == "+" else -1)
    return offset if abs(offset) <= _FARTHEST else None


def _read(words: str) -> tuple[int, int] | None:
    found = _TIME.search(words)
    if found is None:
        return None
    if found[4]:
        hour, minute, half = int(found[4][:2]), int(found[4][2:]), ""
    else:
        hour, minute, half = int(found[1] or found[5]), int(found[2] or 0), (found[3] or found[6] or "").lower()
    if half and not hour:
        half = ""
    if half and hour > 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and not minute:
        hour = 0
    return (hour, minute) if hour < 24 and minute < 60 else None


def _zone(words: str, zones: Mapping[str, int | None]) -> str | None:
    return next((word for word in re.findall(r"(?<![A-Za-z])[A-Z]{1,4}(?![A-Za-z])", words) if word in zones), None)
