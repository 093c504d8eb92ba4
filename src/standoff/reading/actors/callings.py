"""What a report calls each of its armed groups, where two groups fight in one war: "the X Front, a rebel group", "the
militia X", "the Y, a militia on the government's side".

Read by the order of the words beside a group's name: the phrase behind it that says what it is, and the noun before it.
"The rebels" are later the group that was called so, and never one that fights beside the state.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.syntax import Token

_OPENS = frozenset({",", "(", "–", "—"})
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_REACH, _BEFORE = 14, 3


@dataclass(frozen=True, slots=True)
class Callings:
    """`nouns` has the parties that the report calls by each noun, in the singular; `loyal` are those that it says
    fight beside the state."""

    nouns: Mapping[str, frozenset[str]]
    loyal: frozenset[str]


def callings(ground: Ground) -> Callings:
    """What the words beside the names of armed groups call them."""
    groups = ground.registry.belligerents - ground.registry.states
    nouns: dict[str, set[str]] = {}
    loyal: set[str] = set()
    for anchor in ground.starting.values():
        party = anchor.known.party
        if party not in groups or party is None:
            continue
        behind = _phrase_behind(ground, anchor)
        before = ground.document.tokens[max(0, anchor.first - _BEFORE) : anchor.first]
        for word in (*_kinds(ground, behind), *_kinds(ground, before)):
            nouns.setdefault(word, set()).add(party)
        if _beside_the_state(ground, behind):
            loyal.add(party)
    return Callings({noun: frozenset(parties) for noun, parties in nouns.items()}, frozenset(loyal))


def singular(word: str) -> str:
    """The noun for one of them: "rebel" of "rebels", "militia" of "militiamen"."""
    word = word.removesuffix("men") if word.endswith("iamen") else word
    return word[:-1] if word.endswith("s") else word


def _phrase_behind(ground: Ground, anchor: Anchor) -> tuple[Token, ...]:
    """The words of ", a rebel group that …" behind a name and its bracket, up to the sentence's end."""
    tokens = ground.document.tokens
    sentence = ground.document.sentence_of(tokens[anchor.first])
    first = anchor.last
    if first + 2 < sentence.last and tokens[first].text == "(" and tokens[first + 2].text == ")":
        first += 3
    if first + 1 >= sentence.last or tokens[first].text not in _OPENS or tokens[first + 1].lower not in _ARTICLES:
        return ()
    last = min(sentence.last, first + _REACH)
    stop = next((t.i for t in tokens[first + 2 : last] if t.i in ground.starting or t.text in (";", ")")), last)
    return tokens[first + 1 : stop]


def _kinds(ground: Ground, words: tuple[Token, ...]) -> list[str]:
    """The nouns for armed people among the first words of a phrase; "former rebels" are no rebels."""
    armed, former = ground.registry.armed, ground.registry.words("former")
    said: list[str] = []
    for token in words[: _BEFORE + 2]:
        if token.tag in ("IN", "WDT", "WP", "VBD", "VBZ") or token.lower in former or token.text == ",":
            break
        if token.i in ground.inside:
            continue
        if singular(token.lower) in armed.armed | armed.alone and singular(token.lower) != "armed":
            said.append(singular(token.lower))
    return said


def _beside_the_state(ground: Ground, words: tuple[Token, ...]) -> bool:
    """ "A militia that fights alongside the troops", "the government's militia", "a militia armed by the army"."""
    states, beside = ground.registry.words("state_sides"), ground.registry.words("beside_states")
    told = {t.lower for t in words}
    owned = any(t.lower in states and u.tag == "POS" for t, u in pairwise(words[:4]))
    return owned or bool(told & states and told & beside and "against" not in told)
