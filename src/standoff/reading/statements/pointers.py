"""Content that only points at what was said elsewhere: "the claim", "all allegations as false", "this"."""

import re
from collections.abc import Sequence

from standoff.knowledge.cues import Lexicon

_LONGEST = 8
_LONGEST_BARE = 4
_PRONOUNS = frozenset({"this", "that", "it", "them", "these", "those", "which", "something"})
_TELLING = frozenset({"that", "of", "about", "to", "a", "an", "for", "on"})
_JUDGING = frozenset({"a", "an", "is", "are", "was", "were", "as"})
_A_WORD = frozenset({"a", "one", "single", "word", "any", "none", "all", "much"})
_FLAT = 4
_EARLY = 4
_WORD = re.compile(r"\w+")


def names_a_claim(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content only points at something said: "the claim", "all allegations as false", "this"."""
    return points(quotes) or _names(quotes, lexicon.sets["spoken_things"])


def names_a_proposal(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content only points at something proposed: "the offer", "any such proposal"."""
    return _names(quotes, lexicon.sets["proposed_things"])


def is_pointer(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content says nothing itself, and only names something said or proposed elsewhere."""
    return names_a_claim(quotes, lexicon) or names_a_proposal(quotes, lexicon)


def points(quotes: Sequence[str]) -> bool:
    """Whether content is a pronoun, with a judgement or without: "that", "this as false", "that is nonsense"."""
    words = [w.lower() for quote in quotes for w in _WORD.findall(quote)]
    if words[-2:-1] == ["of"] and _A_WORD.issuperset(words[:-2]):  # "a word of it", "any of this"
        words = words[-1:]
    flat = words[:1] in (["that"], ["this"]) and words[1:2] in (["is"], ["was"]) and len(words) <= _FLAT
    judged = words[1:2] == ["as"] or flat
    return bool(words) and words[0] in _PRONOUNS and (len(words) == 1 or judged)


def _names(quotes: Sequence[str], things: frozenset[str]) -> bool:
    words = [w.lower() for quote in quotes for w in _WORD.findall(quote)]
    if not words or len(words) > _LONGEST:
        return False
    if _judged(words, things):
        return True
    heads = {_singular(w) for w in words[:1]} - {"that"}
    heads |= {_singular(w) for w in words[1:]}
    judged = "as" in words or "by" in words
    return bool(heads & things) and not heads & _TELLING and (judged or len(words) <= _LONGEST_BARE)


def _judged(words: Sequence[str], things: frozenset[str]) -> bool:
    """ "the report a fabrication", "the information is false": a thing said, and no word of what it said."""
    at = next((n for n, word in enumerate(words[:_EARLY]) if _singular(word) in things), None)
    return at is not None and at + 1 < len(words) and words[at + 1] in _JUDGING and "that" not in words[at + 1 : at + 4]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
