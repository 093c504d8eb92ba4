"""What the shape of a candidate's words says against its being a name: headlines, loose words, endings."""

from functools import cache

from standoff.knowledge.files import shipped
from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document

HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_DAYS = frozenset({"Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun"})
_WORDY = frozenset({"VBZ", "VBD", "VBN", "VBG", "VBP", "RB", "RP"})


def trimmed(document: Document, first: int, last: int) -> tuple[int, int]:
    """Without a leading article or possessor's pronoun and a trailing possessive ending or mark."""
    while first < last and (
        document.tokens[first].tag in ("DT", "PRP$") or not document.tokens[first].text[0].isalnum()
    ):
        first += 1
    while last > first and (document.tokens[last - 1].tag == "POS" or not document.tokens[last - 1].text[-1].isalnum()):
        if document.tokens[last - 1].text[0].isalnum():
            break
        last -= 1
    return first, last


def behind_opener(document: Document, registry: Registry, first: int, last: int) -> int:
    """The first token of a name without the adverb of a sentence's head that the model takes for part of it
    ("Overnight Marta Paz said")."""
    opens = last - first > 1 and document.sentence_of(document.tokens[first]).first == first
    return first + (opens and document.tokens[first].text in registry.words("sentence_openers"))


def spelt(document: Document, first: int, last: int) -> bool:
    """Whether the words are letters with single spaces: digits and columns of a menu name nobody."""
    text = document.text[document.tokens[first].start : document.tokens[last - 1].end]
    latin = any(c.isalpha() and c < "\u0250" for c in text)
    return latin and not any(c.isdigit() or c in "|/+\t" for c in text) and "  " not in text


def plain_noun(document: Document, registry: Registry, i: int) -> bool:
    """ "Army units", "Sun, 24 Apr": one word that is a common noun for a body, or a weekday cut short."""
    word = document.tokens[i]
    if word.text in _DAYS:
        return True
    return word.text[1:].islower() and (word.lower in registry.releases.bodies or word.lower in registry.organ_nouns)


def medium(document: Document, i: int) -> bool:
    """Whether the word ends an outlet's name ("told Rimac Wire")."""
    return document.tokens[i].text.casefold() in media_nouns()


@cache
def media_nouns() -> frozenset[str]:
    """The words that end or begin an outlet's name."""
    return frozenset(shipped("media_words.yaml")["media_words"])


def opening_word(document: Document, first: int, last: int, common: frozenset[str]) -> bool:
    """ "Border deal signed": one capitalised word at the head of a sentence that the report uses as a common noun."""
    token = document.tokens[first]
    return last - first == 1 and token.lower in common and document.sentence_of(token).first == first


def words_of_headline(document: Document, first: int, last: int) -> bool:
    """ "Drones Shot Down Overnight", "LIMA RULES OUT TALKS": in a line of capitals a verb or adverb is no name's."""
    if not any(t.tag in _WORDY for t in document.tokens[first:last]):
        return False
    line = document.line_of(document.tokens[first])
    words = [t for t in document.within(line.start, line.end) if t.text.isalpha() and len(t.text) > 3]
    return sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def unfinished(document: Document, registry: Registry, first: int, last: int) -> bool:
    """ "Reports of Peruvian", "LIMA/QUITO": a name does not end in a people's adjective behind a preposition, and two
    towns with a stroke between them are not one."""
    word, tokens = document.tokens[last - 1], document.tokens
    if last - first > 1 and tokens[last - 2].tag == "IN":
        return bool(registry.territories.of_demonym(word.text))
    words = document.text[tokens[first].start : word.end].split("/")
    return len(words) > 1 and all(registry.territories.of_capital(w.strip().title()) for w in words)


def nameable(document: Document, first: int, last: int) -> bool:
    """Whether a capital stands in it, and it is more than one plural noun at the head of a line."""
    tokens = document.tokens[first:last]
    return any(t.text[0].isupper() for t in tokens) and not (len(tokens) == 1 and tokens[0].tag in ("NNS", "NNPS"))
