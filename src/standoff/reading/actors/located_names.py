"""Names that stand where only places stand, whatever the model took them for: "in Puerto Seco", "the market of Oro",
"entered Ambar", "which it calls Tres Cruces", "Oro's mayor", "over al-Barad".
"""

from collections.abc import Iterator

from standoff.reading.actors.name_cues import Candidate
from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document, Token

GROUNDS = "located"
_IN = frozenset({"in", "into", "near", "outside", "around", "inside", "toward", "towards"})
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "az", "at", "ad"})
_HYPHENS = frozenset({"-", "‑", "‐"})
_LONGEST = 5
_CALLED = 6


def located(document: Document, registry: Registry, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """A place for every name of the model's that stands so and is no known body."""
    for c in found:
        if c.grounds not in ("model", "model-unsure") or c.label == place or c.last - c.first > _LONGEST:
            continue
        words = document.tokens[c.first : c.last]
        if _names_a_body(registry, words) or not all(t.text.isalpha() or t.text in _HYPHENS for t in words):
            continue
        if _arabic(words) or _behind_place_word(document, registry, c) or _owns_local_office(document, registry, c):
            yield Candidate(c.first, c.last, place, GROUNDS, 0)


def _names_a_body(registry: Registry, words: tuple[Token, ...]) -> bool:
    nouns = registry.releases.bodies | registry.organ_nouns
    shortened = len(words) == 1 and words[0].text.isupper()
    return shortened or words[-1].lower in nouns or any(w.text in registry.words("not_names") for w in words)


def _arabic(words: tuple[Token, ...]) -> bool:
    """ "al-Barad", in a name of its own: not "al-Sayed" behind somebody's first name."""
    if len(words) > 2 and words[0].text in _ARTICLES and words[1].text in _HYPHENS:
        return words[0].entity != "PERSON"
    head = words[0].text
    return len(words) == 1 and any(head.startswith(f"{a}-") for a in _ARTICLES) and words[0].entity != "PERSON"


def _behind_place_word(document: Document, registry: Registry, c: Candidate) -> bool:
    tokens = document.tokens
    before = tokens[c.first - 1] if c.first else None
    owned = c.last < len(tokens) and tokens[c.last].tag == "POS"
    if before is None or owned:
        return False
    if before.lower in _IN and before.tag in ("IN", "RP"):
        return True
    if before.lower == "of" and c.first > 1:
        return tokens[c.first - 2].lower in registry.words("parts_of_places")
    if before.lemma in registry.words("reaching"):
        return before.pos == "VERB"
    calls = before.lemma == "call" and before.pos == "VERB"
    return calls and any(t.lower == "which" for t in tokens[max(0, c.first - _CALLED) : c.first - 1])


def _owns_local_office(document: Document, registry: Registry, c: Candidate) -> bool:
    """ "Oro's mayor", "Ambar's deputy governor"."""
    tokens = document.tokens
    if c.last - c.first > 2 or c.last + 1 >= len(tokens) or tokens[c.last].tag != "POS":
        return False
    nouns = (t for t in tokens[c.last + 1 : c.last + 3] if t.pos == "NOUN")
    return any(t.lower in registry.words("local_offices") for t in nouns)


def shouted_places(document: Document, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """ "1. ORO AND AMBAR": places of the report once more in the capitals of a heading."""
    tokens = document.tokens
    heads: dict[str, set[tuple[str, ...]]] = {}
    for c in found:
        words = tuple(t.text.upper() for t in tokens[c.first : c.last])
        if c.label == place and len(words[0]) > 2 and not tokens[c.first].text.isupper():
            heads.setdefault(words[0], set()).add(words)
    for token in tokens if heads else ():
        for words in sorted(heads.get(token.text, ()), key=len, reverse=True):
            last = token.i + len(words)
            if tuple(t.text for t in tokens[token.i : last]) == words:
                yield Candidate(token.i, last, place, GROUNDS, 3)
                break


def asking_media(document: Document, registry: Registry, media: frozenset[str], label: str) -> Iterator[Candidate]:
    """ "Lumen Television: …" in the transcript of a briefing: who asks is an outlet, where the words end or begin like
    one's name."""
    for line in document.lines:
        tokens = document.within(line.start, min(line.end, line.start + 60))
        end = next((n for n, t in enumerate(tokens[:6]) if t.text == ":"), 0)
        words = tokens[:end]
        if end < 2 or not all(t.text[0].isupper() for t in words):
            continue
        if words[-1].text.casefold() in media or words[0].text.casefold() in media:
            yield Candidate(words[0].i, words[-1].i + 1, label, "label", 0)
