"""Counts that are put or spoken of: "put them at four men killed and 27 wounded", "spoke on Sunday of six dead"."""

from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token

_OF_THEM = frozenset(
    {"of", "them", "including", "among", "at", "least", "more", "than", "about", "some", "around", "whom"}
)

HARMED = frozenset({"dead", "wounded", "injured", "hurt", "missing", "killed", "captured", "displaced"})
"""Participles and adjectives that stand for people: "44 dead"."""
_HEDGED = 5


def is_count(tree: Tree, said: Token) -> bool:
    """ "47", "four men", "two dead"."""
    return said.pos == "NUM" or tree.child(said, "nummod") is not None


def counted(tree: Tree, prep: Token) -> Token | None:
    """The "dead" of "of six dead", where the parser leaves the preposition without an object."""
    after = tree.tokens[prep.i + 1 : prep.i + 3]
    return after[1] if len(after) > 1 and after[0].tag == "CD" and after[0].head == after[1].i else None


def counts_end(tree: Tree, prep: Token) -> int:
    """The last token of "at four men killed, one of them an officer, and 27 wounded", however it is parsed."""
    last, end = prep.i, tree.bounds(prep)[1]
    while last + 1 < end:
        token, after = tree.tokens[last + 1], tree.tokens[min(last + 2, end - 1)]
        more = token.lower in (",", "and") and (after.tag == "CD" or after.lower in ("and", "including", "among"))
        plain = token.pos in ("NUM", "NOUN", "ADJ", "DET") or token.tag in ("VBN", "CD") or token.lower in _OF_THEM
        if not (more or plain):
            break
        last += 1
    return last


def behind_a_day(tree: Tree, verb: Token) -> list[Token]:
    """The "of" of "spoke on Sunday of losses", "spoke at first of …", which the parser hangs on the day."""
    things = [t for p in tree.prepositions(verb) if p.i > verb.i for t in tree.children(p, "pobj", "pcomp")]
    when = [t for t in things if t.entity in ("DATE", "TIME") or t.tag == "RB"]
    return [t for thing in when for t in tree.children(thing, "prep") if t.i == thing.i + 1]


def number_after(tree: Tree, verb: Token) -> int | None:
    """The last token of the "44 dead" of "counts at least 44 dead", which the parser takes for no object."""
    end, at = tree.bounds(verb)[1], verb.i + 1
    while at < min(end, verb.i + _HEDGED) and tree.tokens[at].lower in _OF_THEM:
        at += 1
    if at + 1 >= end or tree.tokens[at].tag != "CD" or tree.tokens[at + 1].lower not in HARMED:
        return None
    last = at + 1
    while last + 2 < end and tree.tokens[last + 1].lower == "and" and tree.tokens[last + 2].tag == "CD":
        last += 3 if last + 3 < end and tree.tokens[last + 3].lower in HARMED else 2
    return last
