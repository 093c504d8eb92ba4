"""States called by the point of the compass that their names begin with: "the North", "Southern soldiers".

Such a word is a name where the report names one state or entity whose name begins so, itself, its capital or a body of
it: "the capital said that the South would stay"; of two states called X and South X the north is X. It begins with a
capital and no name goes on behind it, or it speaks, owns or counts soldiers ("the south says", "northern troops").
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.names import DEMONYM
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.syntax import Document, Token

_FAR = 3
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
_TOWARDS = frozenset({"on", "by", "against", "for"})
_STEM = re.compile("ern(er|ers)?$")


def halves(document: Document, registry: Registry, anchors: Collection[Anchor]) -> tuple[Anchor, ...]:
    """The anchors that such words make beside the names found; each over one token."""
    known = _known(document, registry, anchors)
    known = {**_rests(registry, anchors, known), **known}
    taken = {i for a in anchors for i in range(a.first, a.last)}
    found = []
    for token in document.tokens if known else ():
        if token.i in taken or not token.i:
            continue
        word = _STEM.sub("", token.lower)
        state = known.get(word)
        if state is None:
            continue
        titled = token.text[0].isupper() and document.sentence_of(token).first != token.i
        if word == token.lower and (_is_named(document, token) if titled else _speaks(document, token)):
            found.append(Anchor(token.i, token.i + 1, state))
        elif word != token.lower and (_is_of_it(document, token) if titled else _counts(document, registry, token)):
            found.append(Anchor(token.i, token.i + 1, replace(state, label=DEMONYM, grounds=DEMONYM)))
    return tuple(found)


def _rests(registry: Registry, anchors: Collection[Anchor], known: Mapping[str, Known]) -> dict[str, Known]:
    """ "The north", of two states of which one is called South X and the other X."""
    named = {a.known.party for a in anchors}
    found = {}
    for word, half in known.items():
        row = registry.territories.get(half.party or "")
        rest = row.name.partition(" ")[2] if row is not None else ""
        whole = next((p for p in sorted(named - {None, half.party}, key=str) if _is_called(registry, p, rest)), None)
        if whole is not None and (opposite := _OPPOSITE.get(word)) is not None:
            found[opposite] = registry.parties[whole]
    return found


def _is_called(registry: Registry, party: str | None, name: str) -> bool:
    row = registry.territories.get(party or "")
    return row is not None and row.name == name and party in registry.parties


def _speaks(document: Document, token: Token) -> bool:
    """ "The south says", "the south's minister", "blames the attack on the north", not "in the south", "the south is
    dry"."""
    if document.tokens[token.i - 1].lower != "the":
        return False
    verbs, over = load_cues().verbs, document.head(token)
    if token.dep == "poss":
        return over.i > token.i
    if token.dep == "pobj" and over.lower in _TOWARDS:
        over = document.head(over)
    elif token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    return over.lemma in verbs


def _counts(document: Document, registry: Registry, token: Token) -> bool:
    """ "Southern soldiers", "northern officials", in lower case or at the head of a sentence."""
    follows = document.tokens[token.i + 1 : token.i + 2]
    return any(t.lower in registry.organ_nouns and t.tag in ("NNS", "NN") for t in follows)


def _known(document: Document, registry: Registry, anchors: Collection[Anchor]) -> Mapping[str, Known]:
    """What each point of the compass stands for: the one so named, or the one named far more often than others."""
    words = registry.words("halves")
    counted: dict[str, Counter[str]] = {}
    for anchor in anchors:
        party = anchor.known.party
        if party is None:
            continue
        own = document.tokens[anchor.first].lower if anchor.last - anchor.first > 1 else ""
        state = registry.territories.get(party)
        official = state.name.split()[0].lower() if state is not None and " " in state.name else ""
        for word in {own, official} & words:
            counted.setdefault(word, Counter())[party] += 1
    found = {}
    for word, parties in counted.items():
        ranked = sorted(parties.items(), key=lambda item: (-item[1], item[0]))
        known = registry.parties.get(ranked[0][0])
        if known is not None and (len(ranked) == 1 or ranked[0][1] >= _FAR * ranked[1][1]):
            found[word] = known
    return found


def _is_named(document: Document, token: Token) -> bool:
    """ "The North", "both North and South", not "the North Sea", "the South of France"."""
    follows = document.tokens[token.i + 1 : token.i + 2]
    beyond = any((t.pos == "PROPN" and t.text[0].isupper()) or t.text == "-" for t in follows)
    part = any(t.lower == "of" and any(n.text[0].isupper() for n in document.children(t, "pobj")) for t in follows)
    return document.tokens[token.i - 1].lower in ("the", "both") and not beyond and not part


def _is_of_it(document: Document, token: Token) -> bool:
    """ "Southern soldiers", "the Northerners", not "Southern Command", nor a word that only opens a sentence."""
    opens = document.sentence_of(token).first == token.i
    follows = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
    if token.lower.endswith(("erner", "erners")):
        return True
    return not opens and follows.pos == "NOUN" and follows.text.islower()
