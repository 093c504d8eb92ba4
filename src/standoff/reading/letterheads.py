"""Lines in which a ministry, an army, an embassy or an armed group names itself as the one that speaks.

A letterhead ("Republic of Peru / Ministry of Defence — Press Service") holds the names of an organ and of its state
and nothing else; the title of a release names the body behind "by", "of" or "from" ("Statement by the Embassy").
A headline of news has other words beside them ("Peru's army repels attack") and is neither. The lines are read by
their words alone, since some of them are no sentences and stand in no parse.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standoff.knowledge.files import shipped
from standoff.knowledge.releases import Releases
from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Body, Organ
from standoff.reading.actors.registry import PARTIES, Known, Registry
from standoff.reading.phrases import Hit, Words
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind

_TOKENS = re.compile(r"[^\W\d_](?:[\w.&]|['’](?!s\b))*|['’]s\b|\d+|[^\w\s]")
_BODIES = frozenset({ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.FORCE})
_TOPICS = frozenset({"for", "on", "with", "to", "in", "at", "towards", "against", "about", "near", "from"})
_SPEAKERS = ("spokesperson", "spokesman", "spokeswoman", "press secretary", "press service")
_RUN = 4
WIDE = frozenset({"government", "authorities", "presidency"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line says of the body that it names: its organ or known body, whose it is, and the nouns it goes by."""

    span: Span
    organ: Organ | None
    body: Body | None
    party: str | None
    name: str
    nouns: frozenset[str]


@dataclass(frozen=True)
class _Line:
    """A line by its words, and what the lexicons find in it."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    organs: tuple[Hit[Organ], ...]
    names: tuple[Hit[Known], ...]

    def folded(self, i: int) -> str:
        return self.tokens[i].text.casefold()


def heading_of(text: str, span: Span, registry: Registry, releases: Releases) -> Heading | None:
    """The body that the line at `span` names, if it is a letterhead or the title of a release."""
    line = _line(text, span, registry)
    if line is None or any(known.grounds == "outlet" for hit in line.names for known in hit.entries[:1]):
        return None
    first = _titled(line, releases)
    if first is None and not _only_names(line, releases):
        return None
    return _heading(line, releases, first or 0)


def state_of(text: str, span: Span, registry: Registry) -> str | None:
    """The one state that a short line names ("Republic of Peru", "Gobierno del Perú")."""
    line = _line(text, span, registry)
    if line is None or len(line.tokens) > 8:
        return None
    found = {known.party for _, known in _owners(line, 0, len(line.tokens))}
    others = [t for t in line.tokens if t.text.islower() and len(t.text) > 3]
    return found.pop() if len(found) == 1 and not others else None


def names_state_alone(text: str, span: Span, registry: Registry) -> bool:
    """Whether a line is a state's full name and nothing else ("REPUBLIC OF PERU")."""
    line = _line(text, span, registry)
    if line is None or line.organs or not any(_owns(known) for hit in line.names for known in hit.entries):
        return False
    covered = {i for hit in line.names for i in range(hit.first, hit.last)}
    rest = [line.folded(t.i) for t in line.tokens if t.i not in covered]
    return len(line.tokens) > 1 and all(word in registry.releases.letterhead for word in rest)


def seat_of(text: str, span: Span, registry: Registry) -> str | None:
    """The party whose capital a short line names, as beside the date ("Lima, 4 May 2022")."""
    line = _line(text, span, registry)
    if line is None or len(line.tokens) > 12:
        return None
    found = {k.party for hit in line.names for k in hit.entries if k.grounds == "capital" and k.party}
    return found.pop() if len(found) == 1 else None


def named_in(words: str, registry: Registry, releases: Releases) -> Heading | None:
    """The body named by an outlet's name, which may hold other words ("Press office of the Army of Peru"); None for a
    medium."""
    line = _line(words, (0, len(words)), registry)
    media = frozenset(shipped("media_words.yaml")["media_words"])
    if line is None or any(line.folded(t.i) in media for t in line.tokens):
        return None
    return _heading(line, releases, 0)


def _line(text: str, span: Span, registry: Registry) -> _Line | None:
    words = text[slice(*span)]
    tokens = tuple(
        Token(i, m.start(), m.end(), m.group(), m.group().casefold(), "X", "X", "", i)
        for i, m in enumerate(_TOKENS.finditer(words))
    )
    if not tokens or len(tokens) > 40:
        return None
    looked = Words.of(Document(words, (), tokens, ()))
    organs = tuple(h for h in registry.organs.find(looked) if _speaks(h.entries[0]))
    return _Line(words, span[0], tokens, organs, tuple(registry.names.find(looked)))


def _speaks(organ: Organ) -> bool:
    return organ.kind in _BODIES and not organ.members and not organ.independent


def _titled(line: _Line, releases: Releases) -> int | None:
    """The token at which the body begins in the title of a release; None where the line is none."""
    count = len(line.tokens)
    words = [line.folded(i) for i in range(count)]
    opening = next((n for n in range(min(4, count)) if _opens(words, n, releases)), None)
    if opening is not None and opening <= 2:
        for i in range(opening + 1, min(opening + 12, count - 1)):
            behind = i + 1 + (words[i + 1] == "the")
            if words[i] in releases.makers and any(behind <= at <= behind + 3 for at in _bodies_at(line)):
                return behind
    joined = " ".join(words)
    spoken = next((s for s in _SPEAKERS if s in joined), None)
    if spoken is None:
        return None
    last = joined[: joined.index(spoken) + len(spoken)].count(" ")
    if any(_opens(words, n, releases) for n in range(last + 1, min(last + 5, count))):
        before = [h for h in line.organs if h.last <= last + 1]
        return 0 if before and not any(t.text in ":;" for t in line.tokens[:last]) else None
    return None


def _opens(words: list[str], i: int, releases: Releases) -> bool:
    return any(" ".join(words[i : i + size]) in releases.openings for size in (3, 2, 1))


def _bodies_at(line: _Line) -> list[int]:
    return [h.first for h in line.organs] + [h.first for h in line.names if isinstance(h.entries[0].row, Body)]


def _only_names(line: _Line, releases: Releases) -> bool:
    """Whether the line holds names of bodies and states and what joins them, and nothing else."""
    covered = {i for hit in line.organs for i in range(hit.first, hit.last)}
    covered |= {i for hit in line.names for i in range(hit.first, hit.last)}
    run: int | None = None
    for token in line.tokens:
        word, i = line.folded(token.i), token.i
        if i in covered or word in ("'s", "’s"):
            run = None
        elif token.text in releases.joiners or word in releases.joiners or (i == 0 and word in releases.bodies):
            run = 0
        elif word in releases.letterhead or token.text in "().,№/|" or token.text.isdigit():
            continue
        elif run is not None and run < _RUN and token.text[0].isupper():
            run += 1
        else:
            return False
    return True


def _heading(line: _Line, releases: Releases, first: int) -> Heading | None:
    organ = min((h for h in line.organs if h.first >= first), key=_rank, default=None)
    owned = _body(line, first)
    start = organ.first if organ else first
    owners = _owners(line, first, len(line.tokens))
    before = [party for at, party in ((i, k.party) for i, k in owners) if at >= start - 3]
    parties = {p for p in before if p is not None}
    bare = organ is None and line.folded(first) not in releases.bodies
    if len(parties) > 1 or (bare and owned is None):
        return None
    single = organ is not None and organ.last - organ.first == 1 and organ.entries[0].kind is not ActorKind.MINISTRY
    if single and not parties and owned is None:
        return None
    nouns = frozenset(line.folded(t.i) for t in line.tokens[first:]) & releases.bodies
    party = next(iter(parties), owned.party if owned else None)
    name = line.text[line.tokens[first].start : line.tokens[-1].end]
    span = line.start + line.tokens[first].start, line.start + line.tokens[-1].end
    return Heading(span, organ.entries[0] if organ else None, owned if not parties else None, party, name, nouns)


def _rank(hit: Hit[Organ]) -> tuple[bool, int]:
    return hit.entries[0].id in WIDE, hit.first


def _body(line: _Line, first: int) -> Body | None:
    rows = (known.row for hit in line.names if hit.first >= first for known in hit.entries)
    return next((row for row in rows if isinstance(row, Body)), None)


def _owners(line: _Line, first: int, last: int) -> list[tuple[int, Known]]:
    """The states named in the line as whose a body is, rather than where it is or what it is for."""
    found: list[tuple[int, Known]] = []
    for hit in line.names:
        known = next((k for k in hit.entries if _owns(k)), None)
        if known is None or not first <= hit.first < last:
            continue
        i = hit.first - 1
        while i >= first and line.folded(i) in ("the", "republic", "kingdom", "of", "islamic", "state", "union"):
            i -= 1
        if i >= first and line.folded(i) in _TOPICS:
            continue
        found.append((hit.first, known))
    return found


def _owns(known: Known) -> bool:
    row = known.row
    return isinstance(row, Territory) and row.kind in PARTIES and known.grounds in ("territory", "demonym")


def chief(headings: Iterable[Heading]) -> Heading | None:
    """Of the lines of one letterhead the one that names the body itself, with the state that the others name."""
    rows = tuple(headings)
    if not rows:
        return None
    best = min(rows, key=_standing)
    parties = {row.party for row in rows if row.party is not None}
    nouns = frozenset(noun for row in rows for noun in row.nouns)
    if len(parties) > 1 and best.party is None:
        return None
    return replace(best, party=best.party or next(iter(parties), None), nouns=nouns)


def _standing(heading: Heading) -> int:
    if heading.organ is not None:
        return 2 if heading.organ.id in WIDE else 0
    return 1
