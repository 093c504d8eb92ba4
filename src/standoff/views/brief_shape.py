"""What a brief is made of: sections of blocks of lines, each line with the words it rests on."""

from dataclasses import dataclass

from standoff.record.joined import Record
from standoff.record.terms import EventType
from standoff.views.citing import Cite
from standoff.views.naming import counted

FORCE = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST, EventType.SANCTION}
)
"""The types of what is done by force, as against talks and other steps."""


@dataclass(frozen=True, slots=True)
class Line:
    """One assertion of the brief and the words it rests on. `quote` is given where the words themselves are shown."""

    text: str
    cites: tuple[Cite, ...]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One party's side of a block."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands under it. `row` is the id of the joined row that it shows, if it is one."""

    heading: str
    note: str = ""
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is stable, for links; `empty` is what stands there when nothing was found."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    empty: str


def nothing(what: str, record: Record) -> str:
    """What stands in a section for which the reports read give nothing."""
    return f"Nothing found on {what} in the {counted(len(record.readings), 'report')} read."


def origins_of(number: int, kind: str = "origin") -> str:
    """How many independent origins tell of something: "2 origins", or that none is named."""
    return counted(number, kind) if number else "no source named"
