"""The knowledge that `names`, `actors` and `references` share, put into lexicons once for many reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from standoff.knowledge.armed_words import ArmedWords, load_armed_words
from standoff.knowledge.descriptions import Descriptions, load_descriptions
from standoff.knowledge.in_power import Tenure, load_tenures
from standoff.knowledge.releases import Releases, load_releases
from standoff.knowledge.ships import ShipWords, load_ship_words
from standoff.knowledge.territories import Territories, Territory, load_territories
from standoff.knowledge.whoswho import Body, Metonym, Office, Organ, Outlet, Title, WhosWho, load_whos_who
from standoff.reading.phrases import Phrases, lexicon
from standoff.reading.variants import name_key, name_parts
from standoff.record.terms import ActorKind

PARTIES = frozenset(
    {"state", "de-facto state", "dependency", "former state", "autonomous region", "constituent country"}
)

HELPERS = frozenset({"humanitarian", "rights group", "research"})
"""The kinds of bodies that act for nobody's side, be it their own: charities, and those who watch over rights."""

ARMED = frozenset({"armed group", "entity"})
"""The kinds of bodies that can be a side of a conflict."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a known name stands for: `label` as in `names.Name`, the party it speaks for, and the row it came from."""

    label: str
    party: str | None
    row: Territory | Body | Outlet | Metonym
    grounds: str


@dataclass(frozen=True)
class Registry:
    """Lexicons over the knowledge files: known names, titles, organs, and holders of offices by name."""

    who: WhosWho
    territories: Territories
    names: Phrases[Known]
    titles: Phrases[Title]
    organs: Phrases[Organ]
    holders: Mapping[str, tuple[Office, ...]]
    first_names: Mapping[str, tuple[Office, ...]]
    parties: Mapping[str, Known]
    rows: Mapping[str, Body | Outlet]
    outlets: Mapping[str, str]
    states: frozenset[str]
    sovereign: frozenset[str]
    belligerents: frozenset[str]
    descriptions: Descriptions
    releases: Releases
    armed: ArmedWords
    tenures: Mapping[str, tuple[Tenure, ...]]
    ships: ShipWords

    def offices_of(self, name: str) -> tuple[Office, ...]:
        """The offices of the holder called `name` in any spelling; a bare surname gives every holder of it."""
        parts = name_parts(name)
        if not parts:
            return ()
        return tuple(o for o in self.holders.get(parts[-1], ()) if len(parts) == 1 or _first_fits(parts, o))

    @cached_property
    def organ_nouns(self) -> frozenset[str]:
        """The single words for organs ("army", "parliament")."""
        return frozenset(word for organ in self.who.organs for word in organ.words if " " not in word)

    def words(self, kind: str) -> frozenset[str]:
        return self.who.words.get(kind, frozenset())


@cache
def load_registry(folders: tuple[Path, ...] = ()) -> Registry:
    """The registry over the shipped knowledge and the user's folders; raises KnowledgeError."""
    who = load_whos_who(folders)
    territories = load_territories()
    holders: dict[str, list[Office]] = {}
    fronts: dict[str, list[Office]] = {}
    for office in who.offices:
        fronts.setdefault(name_parts(office.holder)[0], []).append(office)
        for key in sorted({name_parts(name)[-1] for name in (office.holder, *office.spellings)}):
            holders.setdefault(key, []).append(office)
    return Registry(
        who=who,
        territories=territories,
        names=_names(who, territories),
        titles=lexicon((form, title) for title in who.titles for word in title.words for form in _forms(word)),
        organs=lexicon((form, organ) for organ in who.organs for word in organ.words for form in _counted(word, organ)),
        holders={key: tuple(rows) for key, rows in holders.items()},
        first_names={key: tuple(rows) for key, rows in fronts.items()},
        parties=_parties(who, territories),
        descriptions=load_descriptions(folders),
        releases=load_releases(folders),
        armed=load_armed_words(folders),
        tenures=load_tenures(folders),
        ships=load_ship_words(folders),
        sovereign=frozenset(row.code for row in territories if row.kind == "state"),
        states=frozenset(row.code for row in territories if row.kind in PARTIES),
        belligerents=frozenset(row.code for row in territories if row.kind in PARTIES)
        | frozenset(b.party for b in who.bodies if b.kind in ARMED),
        outlets={name.casefold(): o.country for o in who.outlets for name in (*o.names, *o.acronyms)},
        rows={f"organisation:{b.id}": b for b in who.bodies} | {f"outlet:{o.id}": o for o in who.outlets},
    )


def _first_fits(parts: tuple[str, ...], office: Office) -> bool:
    spellings = [name_parts(name) for name in (office.holder, *office.spellings)]
    return any(parts[0] in known[:-1] or known[0][:1] == parts[0] for known in spellings)


def _counted(word: str, organ: Organ) -> tuple[str, ...]:
    """The noun of an organ in the singular and the plural ("their foreign ministries")."""
    if organ.members or organ.kind in (ActorKind.OUTLET, ActorKind.CROWD) or word.endswith(("s", "'s office")):
        return (word,)
    return (word, word[:-1] + "ies" if word.endswith("y") else word + "s") if " of " not in word else (word,)


def _forms(word: str) -> tuple[str, ...]:
    """A title in the singular and the plural."""
    head, _, rest = word.partition(" of ")
    plural = head + ("" if head.endswith(("s", ".")) else "s") if not head.endswith("man") else head[:-3] + "men"
    return (word, plural + (f" of {rest}" if rest else ""))


def _parties(who: WhosWho, territories: Territories) -> dict[str, Known]:
    """What the name of each party would be known as."""
    found = {b.id: Known("organisation", b.party, b, "organisation") for b in who.bodies if b.party == b.id}
    return found | {r.code: Known("place", r.code, r, "territory") for r in territories if r.kind in PARTIES}


def _names(who: WhosWho, territories: Territories) -> Phrases[Known]:
    phrases: Phrases[Known] = Phrases()
    for row in territories:
        party = row.code if row.kind in PARTIES else None
        for name in row.names:
            phrases.add(name.removeprefix("the ").removeprefix("The "), Known("place", party, row, "territory"))
        for demonym in row.demonyms:
            phrases.add(demonym, Known("demonym", party, row, "demonym"))
        for capital in row.capitals:
            known = Known("place", party, row, "capital")
            phrases.add(capital, known)
            if capital.startswith("The ") and capital[4:].lower() not in who.words.get("features", ()):
                phrases.add(capital[4:], known)
    for body in who.bodies:
        party = None if body.kind in HELPERS and body.party == body.id else body.party
        for name in (*body.names, *body.acronyms):
            phrases.add(name.removeprefix("The "), Known("organisation", party, body, "organisation"))
        for demonym in body.demonyms:
            phrases.add(demonym, Known("demonym", body.party, body, "demonym"))
        for capital in body.capitals:
            phrases.add(capital, Known("place", body.party, body, "capital"))
    for outlet in who.outlets:
        for name in (*outlet.names, *outlet.acronyms):
            phrases.add(name.removeprefix("The "), Known("outlet", None, outlet, "outlet"))
    for metonym in who.metonyms:
        for name in metonym.names:
            phrases.add(name, Known("organisation", metonym.party, metonym, "metonym"))
    return phrases


def surname_key(name: str) -> str:
    """The key of the last part of a name."""
    parts = name_parts(name)
    return parts[-1] if parts else name_key(name)
