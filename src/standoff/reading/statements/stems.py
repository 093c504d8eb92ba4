"""Words brought to a common stem, so that "agreed" and "agreement", "apologised" and "apology" are one word."""

_ENDINGS = ("isation", "ization", "ation", "ment", "ance", "ence", "ing", "ise", "ize", "al", "er", "or", "ion", "y")
_LEAST = 5


def stem(lemma: str) -> str:
    """The lemma without one ending of derivation and without its last "e"; short words stay as they are."""
    word = lemma.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > _LEAST else word
