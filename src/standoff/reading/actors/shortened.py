"""Short names that a report uses for a group and nobody gives it: its initials ("SRA" for the Sierra Rebel Army), and
the noun that ends its name, written like a name ("the Resistance", "Resistance men").

A word that states' own bodies go by ("Army", "Force") shortens nothing, nor does one that ends two groups' names, nor
initials that a file knows as somebody's.
"""

from collections.abc import Collection, Iterable, Iterator

from standoff.knowledge.armed_words import ArmedWords
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Label

_LEAST = 3


def initials_of(words: ArmedWords, named: Iterable[Token]) -> str:
    """The capitals of a name without its small joints."""
    told = (t for t in named if t.lower not in words.joints and t.text[0].isalpha())
    return "".join(t.text[0].upper() for t in told)


def initials(document: Document, words: ArmedWords, first: int, last: int, known: Collection[int]) -> str | None:
    """The initials of the name at tokens `[first, last)`, three or more, where the report writes them and none of the
    places where it does is of a `known` name."""
    short = initials_of(words, document.tokens[first:last])
    written = [t.i for t in document.tokens if t.text == short] if len(short) >= _LEAST else []
    return short if written and not any(i in known for i in written) else None


def ending_nouns(
    document: Document, words: ArmedWords, names: Collection[str], organs: Collection[str]
) -> Iterator[tuple[str, Token]]:
    """Of each name of `names` the places where the noun that ends it stands for the whole: where the report writes it
    by itself with a capital, inside a sentence at least once."""
    ends: dict[str, list[str]] = {}
    for name in sorted(names):
        noun = name.split()[-1]
        if noun != name and noun.lower() in words.heads and noun.lower() not in organs:
            ends.setdefault(noun, []).append(name)
    for noun, ending in ends.items():
        alone = [t for t in document.tokens if t.text == noun and _by_itself(document, t)]
        if len(ending) == 1 and any(not _opens(document, t) for t in alone):
            yield from ((ending[0], t) for t in alone)


def _opens(document: Document, token: Token) -> bool:
    return document.sentence_of(token).first == token.i


def _by_itself(document: Document, token: Token) -> bool:
    """Whether a capitalised noun stands in body text and in no longer name; the word before it has a capital only where
    it opens the sentence ("The Resistance", "Two Resistance men")."""
    tokens = document.tokens
    if document.line_of(token).label is not Label.BODY or any(t.text[0].isupper() for t in tokens[token.i + 1 :][:1]):
        return False
    if _opens(document, token):
        return True
    before = tokens[token.i - 1]
    return not before.text[0].isupper() or (_opens(document, before) and before.pos in ("DET", "NUM", "ADP", "PRON"))
