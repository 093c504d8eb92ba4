"""Bodies of a state by their long official names: "the Directorate of Ports of Peru's Ministry of Works".

The name begins with a capitalised noun for a body of a state, goes on behind "of" or "for", and holds the state's name.
It is one actor of that state, called by its noun afterwards ("the directorate").
"""

from collections.abc import Iterator

from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.actors.naming import anchor_key
from standoff.reading.actors.sketches import Gathering, Mention, Sketch
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_LINKS = frozenset({"of", "for", "on"})
_SMALL = frozenset({"the", "and", "&"})
_LONGEST = 18


def find_state_bodies(ground: Ground, gathering: Gathering, taken: set[int]) -> set[int]:
    """Adds every such body; gives the tokens of their names."""
    used: set[int] = set()
    begun = {hit.first for hit in ground.organs if hit.last - hit.first > 1}
    for head in _heads(ground):
        first = _first(ground, head)
        if first in begun or first in used or head.i in taken:
            continue
        found = _extent(ground, head)
        if found is None:
            continue
        last, owner = found
        tokens = ground.document.tokens
        span = tokens[first].start, tokens[last - 1].end
        wording = " ".join(ground.document.text[slice(*span)].split())
        made = Sketch(f"named:{wording}", ActorKind.ORGANISATION, wording, owner.known.party, of=anchor_key(owner))
        made.grounds = "a state's body by its name"
        key = gathering.sketch(made).key
        gathering.add(Mention(first, last, head.i, key, span, "organ"))
        used.update(range(first, last))
    return used


def _heads(ground: Ground) -> Iterator[Token]:
    """Capitalised nouns for bodies, with a link behind them or behind one more capitalised word."""
    tokens, words = ground.document.tokens, ground.registry.releases.state_bodies
    doubtful = ground.registry.words("shared_bodies")
    for token in tokens[:-2]:
        if not token.text[0].isupper() or token.lower not in words or token.i in ground.people:
            continue
        stately = token.i and tokens[token.i - 1].text in ("State", "National", "General", "Main")
        if token.lower in doubtful and not stately:
            continue
        if tokens[token.i + 1].lower in _LINKS or (
            tokens[token.i + 1].text[0].isupper() and tokens[token.i + 2].lower in _LINKS
        ):
            yield token


def _first(ground: Ground, head: Token) -> int:
    tokens, i = ground.document.tokens, head.i
    while i and tokens[i - 1].text[0].isupper() and tokens[i - 1].pos in ("PROPN", "ADJ", "NOUN"):
        if i - 1 in ground.inside or ground.document.sentence_of(tokens[i - 1]).line != _line(ground, head):
            break
        i -= 1
    return i


def _line(ground: Ground, token: Token) -> int:
    return ground.document.sentence_of(token).line


def _extent(ground: Ground, head: Token) -> tuple[int, Anchor] | None:
    """The end of the name and whose body it is, by the first state in it that something is of."""
    tokens, i = ground.document.tokens, head.i + 1
    owner: Anchor | None = None
    end, linked = head.i + 1, False
    while i < min(len(tokens), head.i + _LONGEST) and _line(ground, tokens[i]) == _line(ground, head):
        token, anchor = tokens[i], ground.starting.get(i)
        if anchor is not None and anchor.known.party is not None and linked:
            if owner is None:
                owner = anchor
            elif anchor.known.party != owner.known.party:
                break
            i = end = anchor.last
            if i < len(tokens) and tokens[i].tag == "POS":
                i += 1
                continue
            if anchor.known.label != "demonym":
                return end, owner
        elif token.text[0].isupper() and token.pos in ("PROPN", "ADJ", "NOUN"):
            i += 1
            end = i
        elif token.lower in _LINKS or (token.lower in _SMALL and i + 1 < len(tokens)):
            linked = linked or token.lower in _LINKS
            i += 1
        else:
            break
    return (end, owner) if owner is not None else None
