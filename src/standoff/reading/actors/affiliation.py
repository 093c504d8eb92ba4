"""Whose: the country, people, body or building that a title or an organ's noun belongs to, on either side of it.

Before it: "Syrian", "Syria's", "the Damascus", "Sudanese and Egyptian", with modifiers between ("Syria's caretaker
prime minister"); after it: "of Syria", "in Damascus", "of CSTO member Belarus".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.whoswho import Organ, Title
from standoff.reading.actors.names import PLACE, Name
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.actors.ship_names import Ship
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Place, Span

_REACH = 7
_POSSESSORS = frozenset({"its", "his", "her", "their", "our", "my"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A known name at tokens `[first, last)`; `ethnic` where it only tells the people ("ethnic Armenian")."""

    first: int
    last: int
    known: Known
    ethnic: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """What was found beside a noun: its anchors, the first token of the phrase, and a pronoun in its place, if any."""

    anchors: tuple[Anchor, ...]
    first: int
    pronoun: int | None = None
    organ: Hit[Organ] | None = None
    definite: bool = False
    local: str | None = None
    posted: Anchor | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A title as the text gives it: its words, whose it is, whether it is past, and the token after its words."""

    title: Title
    wording: str
    whose: Whose
    former: bool
    last: int = 0


@dataclass(frozen=True)
class Ground:
    """A document with everything the lexicons find in it, by token: the names, anchors, titles and organs."""

    document: Document
    registry: Registry
    names: tuple[Name, ...]
    people: Mapping[int, tuple[int, int]]
    starting: Mapping[int, Anchor]
    ending: Mapping[int, Anchor]
    titles: tuple[Hit[Title], ...]
    title_ending: Mapping[int, Hit[Title]]
    organs: tuple[Hit[Organ], ...]
    organ_ending: Mapping[int, Hit[Organ]]
    home: Anchor | None
    inside: frozenset[int]
    places: Mapping[int, Place]
    issued: bool = False
    issued_at: Span | None = None
    home_how: str = "dateline"
    soil: Anchor | None = None
    ships: tuple[Ship, ...] = ()

    @cached_property
    def organ_tokens(self) -> frozenset[int]:
        """The tokens of the organs' names."""
        return frozenset(i for hit in self.organs for i in range(hit.first, hit.last))

    @property
    def home_grounds(self) -> str:
        return "issuer" if self.issued else self.home_how

    @property
    def home_spans(self) -> tuple[Span, ...]:
        """The passage that says where home is: the one that names who issues the report, else the dateline."""
        if self.issued or self.home is None:
            return (self.issued_at,) if self.issued_at is not None else ()
        if self.home.last == self.home.first:
            return ()
        tokens = self.document.tokens
        return ((tokens[self.home.first].start, tokens[self.home.last - 1].end),)


def whose_before(ground: Ground, i: int) -> Whose:
    """What stands before token `i` in its phrase and says whose it is."""
    document, registry = ground.document, ground.registry
    tokens = document.tokens
    words: list[str] = []
    anchors: tuple[Anchor, ...] = ()
    pronoun: int | None = None
    organ: Hit[Organ] | None = None
    definite = False
    posted: Anchor | None = None
    first, j, line = i, i, document.sentence_of(tokens[i]).line
    while j > 0 and i - j < _REACH + 6 * len(anchors) and document.sentence_of(tokens[j - 1]).line == line:
        token = tokens[j - 1]
        if (anchor := ground.ending.get(j)) is not None:
            if _compounded(ground, anchor):
                j = anchor.first
                continue
            if anchors and not (_posted(anchors) and _outranks(anchor)):
                break
            if anchors:
                posted = anchors[0]
            if not anchors or posted:
                anchors = _coordinated(ground, anchor, adjectival=not _possessive(tokens, anchor.last))
            first = j = min(a.first for a in anchors) if anchors else anchor.first
            continue
        found = ground.organ_ending.get(j)
        if found is not None and not organ and not anchors and (not found.first or tokens[found.first - 1].text != "-"):
            organ = found
            first = j = found.first
            continue
        if token.tag == "POS" or token.text in ("-", "[", "]"):
            j -= 1
        elif token.lower in _POSSESSORS:
            if anchors and _posted(anchors):
                posted, anchors = anchors[0], ()
            if not anchors:
                pronoun = first = token.i
            break
        elif token.tag == "DT" or token.pos == "DET":
            definite = token.lower in ("the", "both", "these", "those", "that", "this")
            break
        elif token.i not in ground.people and _modifies(token, registry) and not anchors:
            words.append(token.lower)
            j -= 1
        else:
            break
    return Whose(anchors, first, pronoun, organ, definite, None, posted, tuple(words))


def _compounded(ground: Ground, anchor: Anchor) -> bool:
    """ "Khartoum-based", "Sudanese-led": joined to a word that is no other name; what is "Sudanese-run" is Sudan's."""
    tokens = ground.document.tokens
    joined = anchor.last + 1 < len(tokens) and tokens[anchor.last].text in ("-", "‑")
    if joined and tokens[anchor.last + 1].lower in ground.registry.words("running"):
        return False
    return joined and anchor.last + 1 not in ground.starting and tokens[anchor.last + 1].pos in ("VERB", "ADJ")


def _posted(anchors: tuple[Anchor, ...]) -> bool:
    """Whether the name is a body's, to which an envoy of somebody else may be posted."""
    return len(anchors) == 1 and anchors[0].known.grounds == "organisation"


def _possessive(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag == "POS"


def _outranks(anchor: Anchor) -> bool:
    """A possessor further out ("Syria's U.N. envoy") is whose envoy it is."""
    return anchor.known.label in (PLACE, "demonym")


def _modifies(token: Token, registry: Registry) -> bool:
    if token.lower in registry.words("fillers") or token.lower in registry.words("modifiers"):
        return True
    if token.lower in registry.words("former"):
        return True
    return token.pos in ("ADJ", "NUM") or (
        token.pos in ("NOUN", "PROPN", "VERB") and token.dep in ("compound", "amod", "nmod")
    )


def _coordinated(ground: Ground, last: Anchor, adjectival: bool) -> tuple[Anchor, ...]:
    """ "Sudanese, Eritrean and Ethiopian": the anchors joined to `last`, in text order."""
    found, tokens = [last], ground.document.tokens
    while True:
        j = found[0].first
        if j and tokens[j - 1].lower == "ethnic":
            j -= 1
        start = j
        while j and (tokens[j - 1].text in (",", "and", "&", "-", "–") or tokens[j - 1].lower in ("both",)):
            j -= 1
        before = ground.ending.get(j)
        if j == start or before is None or (before.known.label == PLACE) != (last.known.label == PLACE):
            return tuple(found)
        if tokens[j].text == "," and len(found) == 1 and tokens[start - 1].text == ",":
            return tuple(found)
        found.insert(0, before)


def whose_after(ground: Ground, i: int, prepositions: frozenset[str]) -> Whose | None:
    """What follows token `i - 1` behind one of `prepositions`: "of Syria", "in Damascus", "of the Syrian army"."""
    tokens = ground.document.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in prepositions:
        return None
    j, line = i + 1, ground.document.sentence_of(tokens[i]).line
    while j < len(tokens) and j - i <= 5 and ground.document.sentence_of(tokens[j]).line == line:
        anchor = ground.starting.get(j)
        if anchor is not None and _compounded(ground, anchor):
            break
        if anchor is not None and anchor.known.label != "demonym":
            if anchor.known.label == "organisation" and _members(tokens, anchor.last):
                j = anchor.last
                continue
            return Whose((anchor,), i)
        if anchor is not None or not (
            tokens[j].tag in ("DT", "NN", "NNP") or tokens[j].lower in ("republic", "member", "kingdom", "of")
        ):
            break
        j += 1
    return None


def capital_opening(ground: Ground, first: int) -> Anchor | None:
    """The capital in "In Lima, the president said", where token `first` is the first of the noun behind "the"."""
    tokens, fillers = ground.document.tokens, ground.registry.words("fillers")
    while first > 3 and tokens[first - 1].lower in fillers:
        first -= 1
    if first < 3 or tokens[first - 1].lower not in ("the", "a", "an"):
        return None
    anchor = ground.ending.get(first - 1 - (tokens[first - 2].text == ","))
    if anchor is None or anchor.known.grounds != "capital" or not anchor.first:
        return None
    return anchor if tokens[anchor.first - 1].text == "In" else None


def opening_seat(ground: Ground, i: int) -> Anchor | None:
    """The capital that opens the sentence of token `i` ("In Lima, army chief X said"), where only a title, the words
    beside it and the name stand between."""
    tokens = ground.document.tokens
    first = ground.document.sentence_of(tokens[i]).first
    while first < i and not tokens[first].text[0].isalpha():
        first += 1
    anchor = ground.starting.get(first + 1) if tokens[first].text == "In" else None
    if anchor is None or anchor.known.grounds != "capital" or i - anchor.last > _REACH:
        return None
    between = tokens[anchor.last : i]
    plain = all(t.pos in ("NOUN", "PROPN", "ADJ", "DET", "PUNCT", "ADP", "CCONJ") for t in between)
    return anchor if plain and not any(t.i in ground.starting for t in between) else None


def joined_after(ground: Ground, anchor: Anchor) -> tuple[Anchor, ...]:
    """ "Of Sudan, Egypt and Ethiopia": the anchor and those joined to it, unless the last owns something."""
    tokens, found = ground.document.tokens, [anchor]
    while True:
        i = found[-1].last
        while i < len(tokens) and tokens[i].text in (",", "and", "&"):
            i += 1
        follows = ground.starting.get(i)
        if i == found[-1].last or follows is None or follows.known.label != anchor.known.label:
            return (anchor,) if _possessive(tokens, found[-1].last) else tuple(found)
        if tokens[i - 1].text == "," and tokens[follows.last : follows.last + 1] and len(found) == 1:
            rest = ground.starting.get(follows.last + 1)
            if rest is None or tokens[follows.last].text not in (",", "and"):
                return (anchor,)
        found.append(follows)


def _members(tokens: tuple[Token, ...], i: int) -> bool:
    """ "CSTO member Belarus": a body's name before a member of it."""
    return i < len(tokens) and tokens[i].lower in ("member", "ally", "state", "candidate")
