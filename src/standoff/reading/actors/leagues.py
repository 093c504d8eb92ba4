"""Coalitions called by the bare word: "the coalition", "coalition spokesman", "coalition forces".

The word is a name where the report names one coalition in full, or where the files know but one that fights on the
ground of a state or group that the report names. A coalition of parties is none ("coalition government", "the ruling
coalition", "a coalition of tribes").
"""

from collections.abc import Collection

from standoff.knowledge.whoswho import Body
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.syntax import Document, Token

_ARTICLES = frozenset({"the", "that", "this"})
_PART = frozenset({"of", "between", "with"})


def leagues(
    document: Document, registry: Registry, anchors: Collection[Anchor], lands: Collection[str | None]
) -> tuple[Anchor, ...]:
    """The anchors that such words make beside the names found; each over one token."""
    inside = {i for a in anchors for i in range(a.first, a.last)}
    found = []
    for word in sorted(registry.words("leagues")):
        every = [t for t in document.tokens if t.lower == word]
        tokens = [t for t in every if t.i not in inside and _is_named(document, registry, t)]
        of_parties = any(document.tokens[t.i - 1].lower in registry.words("unleagued") for t in every if t.i)
        known = _known(registry, word, anchors, lands) if tokens and not of_parties else None
        found += [Anchor(t.i, t.i + 1, known) for t in tokens if known is not None]
    return tuple(found)


def _is_named(document: Document, registry: Registry, token: Token) -> bool:
    before = document.tokens[token.i - 1] if token.i else None
    follows = document.tokens[token.i + 1 : token.i + 2]
    if any(t.lower in _PART or t.lower in registry.words("of_cabinets") for t in follows):
        return False
    opens = before is None or document.sentence_of(token).first == token.i
    joined = token.dep in ("compound", "nmod", "amod") and any(t.pos in ("NOUN", "PROPN") for t in follows)
    if joined:
        return opens or before is None or (before.pos not in ("ADJ", "PROPN") and before.tag != "HYPH")
    return not opens and before is not None and before.lower in _ARTICLES


def _known(registry: Registry, word: str, anchors: Collection[Anchor], lands: Collection[str | None]) -> Known | None:
    """The one that the report names so, else the only one of the files that fights where the report's parties do."""
    named = {a.known.party: a.known for a in anchors if _called(a.known.row, word)}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    parties = {a.known.party for a in anchors} | set(lands)
    fought = {
        code
        for row in registry.who.bodies
        if row.party in parties and row.party not in registry.states
        for code in row.where
    }
    rows = [row for row in registry.who.bodies if _called(row, word) and set(row.where) & (parties | fought)]
    return registry.parties.get(rows[0].party) if len(rows) == 1 else None


def _called(row: object, word: str) -> bool:
    return isinstance(row, Body) and row.kind == "alliance" and any(n.lower().split()[-1] == word for n in row.names)
