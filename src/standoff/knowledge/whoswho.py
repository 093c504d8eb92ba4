"""Who is who: international bodies, armed groups, outlets, offices and their holders, titles, organs and metonyms.

Each kind stands in a YAML file of `data/`, every row with its source. A user's folder may hold files of the same names;
their rows are added to those shipped. `load_whos_who` checks each row as it reads it: a date that is none, an id given
twice, an office, organ or party that does not exist raises KnowledgeError with the file and the row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from standoff.errors import KnowledgeError
from standoff.knowledge.checked_rows import Row, last_day
from standoff.knowledge.row_files import documents, rows_of
from standoff.knowledge.territories import load_territories
from standoff.record.terms import ActorKind

T = TypeVar("T")

OWNERSHIP = ("state", "public", "private")


@dataclass(frozen=True, slots=True)
class Body:
    """An international body or an armed group: a party with an id of its own, or an organ of one (`party`).

    `where` holds the codes of the states on whose ground an armed group fights, which tell its acronym from others.
    """

    id: str
    party: str
    name: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    kind: str
    source: str
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    country: str
    kind: str
    ownership: str
    source: str


@dataclass(frozen=True, slots=True)
class Metonym:
    """A building that stands for a government; `organ` names the organ that it is another word for. Until the day
    `since`, if any, it was the party `before`'s: a rebel army that became a state's."""

    id: str
    name: str
    names: tuple[str, ...]
    party: str
    kind: ActorKind
    organ: str | None
    source: str
    since: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A word for an office, `local` where it is one of a town or province, `posted` where its holder stands for a
    state elsewhere ("the delegate of Peru"); `sexes` gives what single words say of the holder ("spokeswoman": f);
    `of` is the party whose officer the holder is where the words name no other ("the Secretary-General")."""

    id: str
    name: str
    words: tuple[str, ...]
    state: bool
    exclusive: bool
    local: bool
    organ: str | None
    sexes: Mapping[str, str] = field(hash=False)
    posted: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Organ:
    """What a state acts through. `members`: the word counts its people; `independent`: it speaks for no state;
    `shared`: bodies of many kinds bear the word, so that alone it names none.

    `local` gives the name that a party has for it, by the party's code.
    """

    id: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]
    members: bool
    independent: bool
    shared: bool
    local: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Office:
    """One tenure of an office; `since` and `until` are ISO dates to the year, month or day."""

    party: str
    title: str
    holder: str
    spellings: tuple[str, ...]
    since: str
    until: str | None
    sex: str | None
    source: str

    def held_between(self, earliest: str | None, latest: str | None) -> bool:
        """Whether it was held on some day of the interval; an open side is unbounded."""
        ended = self.until is not None and earliest is not None and earliest > last_day(self.until)
        begun = latest is None or latest >= self.since[: len(latest)]
        return begun and not ended


@dataclass(frozen=True)
class WhosWho:
    """Everything the files say, in their order; `words` are the plain lists of words, by name."""

    bodies: tuple[Body, ...]
    outlets: tuple[Outlet, ...]
    metonyms: tuple[Metonym, ...]
    titles: tuple[Title, ...]
    organs: tuple[Organ, ...]
    offices: tuple[Office, ...]
    words: Mapping[str, frozenset[str]]

    def title(self, identifier: str) -> Title:
        """The title of that id; raises KeyError where there is none."""
        return next(t for t in self.titles if t.id == identifier)


Placed = list[tuple[str, T]]
"""Rows, each with where it stands, for messages."""


@cache
def load_whos_who(folders: tuple[Path, ...] = ()) -> WhosWho:
    """The shipped files and those of the same names in `folders`; raises KnowledgeError on a malformed row."""
    bodies = [*rows_of("organisations", folders, _body), *rows_of("groups", folders, _body)]
    outlets = list(rows_of("outlets", folders, _outlet))
    metonyms = list(rows_of("metonyms", folders, _metonym))
    organs = list(rows_of("organs", folders, _organ))
    titles = list(rows_of("titles", folders, _title))
    offices = list(rows_of("offices", folders, _office))
    _unique([(where, b.id) for where, b in bodies])
    _unique([(where, o.id) for where, o in outlets])
    _unique([(where, m.id) for where, m in metonyms])
    _unique([(where, t.id) for where, t in titles])
    _unique([(where, f"{o.holder} ({o.title} of {o.party} from {o.since})") for where, o in offices])
    parties = set(load_territories().by_code) | {b.id for _, b in bodies}
    _check_parties(parties, bodies, outlets, metonyms, offices, titles)
    _check_offices({t.id for _, t in titles}, {o.id for _, o in organs}, offices, titles, metonyms)
    return WhosWho(
        bodies=_plain(bodies),
        outlets=_plain(outlets),
        metonyms=_plain(metonyms),
        titles=_plain(titles),
        organs=_plain(organs),
        offices=_plain(offices),
        words=_words(folders),
    )


def _plain(rows: "Placed[T]") -> tuple[T, ...]:
    return tuple(row for _, row in rows)


def _body(row: Row) -> Body:
    identifier = row.text("id")
    names, acronyms = row.texts("names"), row.texts("acronyms")
    if not names and not acronyms:
        raise KnowledgeError(f"{row.where} ({identifier}) has neither names nor acronyms; add one")
    return Body(
        id=identifier,
        party=row.optional("part_of") or identifier,
        name=(names or acronyms)[0],
        names=names,
        acronyms=acronyms,
        demonyms=row.texts("demonyms"),
        capitals=row.texts("capitals"),
        kind=row.text("kind"),
        source=row.text("source"),
        where=row.texts("in"),
    )


def _outlet(row: Row) -> Outlet:
    names, acronyms, ownership = row.texts("names"), row.texts("acronyms"), row.text("ownership")
    if ownership not in OWNERSHIP:
        raise KnowledgeError(f"{row.where}: ownership must be one of {', '.join(OWNERSHIP)}, not {ownership!r}")
    if not names and not acronyms:
        raise KnowledgeError(f"{row.where} has neither names nor acronyms; add one")
    return Outlet(
        id=row.text("id"),
        name=(names or acronyms)[0],
        names=names,
        acronyms=acronyms,
        country=row.text("country"),
        kind=row.text("kind"),
        ownership=ownership,
        source=row.text("source"),
    )


def _metonym(row: Row) -> Metonym:
    return Metonym(
        id=row.text("id"),
        name=row.text("name"),
        names=row.texts("names"),
        party=row.text("party"),
        kind=row.kind("kind"),
        organ=row.optional("organ"),
        source=row.text("source"),
        since=row.date("since"),
        before=row.optional("before"),
    )


def _title(row: Row) -> Title:
    words = row.texts("words")
    sexes = dict.fromkeys(row.texts("male"), "m") | dict.fromkeys(row.texts("female"), "f")
    if sex := row.optional("sex"):
        sexes |= dict.fromkeys(words, sex)
    name = row.cells.get("name")
    return Title(
        id=row.text("id"),
        name=name if isinstance(name, str) else "",
        words=words,
        state=row.flag("state"),
        exclusive=row.flag("exclusive"),
        local=row.flag("local"),
        organ=row.optional("organ"),
        sexes=sexes,
        posted=row.flag("posted"),
        of=row.optional("of"),
    )


def _organ(row: Row) -> Organ:
    return Organ(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.kind("kind"),
        words=row.texts("words"),
        members=row.flag("members"),
        independent=row.flag("independent"),
        shared=row.flag("shared"),
        local=row.mapping("local"),
    )


def _office(row: Row) -> Office:
    since, until = row.date("from"), row.date("to")
    if since is None:
        raise KnowledgeError(f"{row.where} has no from; add the date on which the office was taken up")
    if until is not None and last_day(until) < since:
        raise KnowledgeError(f"{row.where}: to ({until}) is before from ({since}); correct one of them")
    return Office(
        party=row.text("party"),
        title=row.text("office"),
        holder=row.text("holder"),
        spellings=row.texts("spellings"),
        since=since,
        until=until,
        sex=row.optional("sex"),
        source=row.text("source"),
    )


def _words(folders: Sequence[Path]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name in ("titles", "organs"):
        for file, content, _ in documents(name, folders):
            for key in content:
                if key != name:
                    found[key] = found.get(key, frozenset()) | frozenset(Row(file, content).texts(key))
    return found


def _unique(keys: Sequence[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for where, key in keys:
        if key in seen:
            raise KnowledgeError(f"{where}: {key} is given twice; remove one (the first is at {seen[key]})")
        seen[key] = where


def _check_parties(
    parties: set[str],
    bodies: "Placed[Body]",
    outlets: "Placed[Outlet]",
    metonyms: "Placed[Metonym]",
    offices: "Placed[Office]",
    titles: "Placed[Title]",
) -> None:
    asked = [(where, o.holder, o.party) for where, o in offices]
    asked += [(where, t.id, t.of) for where, t in titles if t.of is not None]
    asked += [(where, o.id, o.country) for where, o in outlets]
    asked += [(where, m.id, code) for where, m in metonyms for code in (m.party, m.before) if code is not None]
    asked += [(where, b.id, code) for where, b in bodies for code in (b.party, *b.where)]
    for where, name, code in asked:
        if code not in parties:
            raise KnowledgeError(f"{where}: {name} is of {code!r}, an unknown code; correct it")


def _check_offices(
    titles: set[str],
    organs: set[str],
    offices: "Placed[Office]",
    named: "Placed[Title]",
    metonyms: "Placed[Metonym]",
) -> None:
    for where, office in offices:
        if office.title not in titles:
            raise KnowledgeError(f"{where}: {office.holder} holds {office.title!r}, an office unknown to titles.yaml")
    for where, organ in [*((w, t.organ) for w, t in named), *((w, m.organ) for w, m in metonyms)]:
        if organ is not None and organ not in organs:
            raise KnowledgeError(f"{where}: {organ!r} is an organ unknown to organs.yaml; correct it")
