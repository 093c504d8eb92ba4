"""What a frame that fits a verb gives, and how far the thing it speaks of reaches."""

from dataclasses import dataclass

from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token

_PLACES = frozenset(
    {"at", "in", "of", "for", "between", "from", "on", "with", "to", "against", "over", "by", "across", "into", "near",
     "along", "inside", "outside", "around", "towards", "toward", "behind", "within", "among"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A frame that fits: tokens `[first, last]` of the content, the one addressed or accused, words of the cue."""

    frame: str
    first: int
    last: int
    toward: Token | None = None
    marker: Token | None = None
    leading: bool = False


def extended(tree: Tree, verb: Token, last: int) -> int:
    """The end of a noun phrase with the phrases of place and kind that follow it but hang on the verb.

    A date, or a phrase that names the channel, belongs to the act and not to what is said.
    """
    for prep in tree.prepositions(verb):
        thing = tree.child(prep, "pobj", "pcomp")
        if prep.i <= last:
            continue
        if tree.left(prep) != last + 1 or thing is None or prep.lower not in _PLACES:
            break
        dated = thing.entity in ("DATE", "TIME") or tree.tokens[tree.left(thing)].entity in ("DATE", "TIME")
        ever = prep.lower == "in" and thing.tag == "NNS" and tree.left(thing) == thing.i
        if dated and prep.lower != "for" and not ever:
            break
        last = tree.right(prep)
    for purpose in tree.children(verb, "xcomp", "advcl"):
        if tree.left(purpose) == last + 1 and tree.infinitive(purpose) and purpose.i > last:
            last = tree.end(purpose, verb)
    return last


def bare_relative(tree: Tree, verb: Token) -> bool:
    """Whether the verb's object is the noun before it, without a pronoun: "a charge the army denied"."""
    finite = verb.dep == "acl" and verb.tag in ("VBD", "VBZ", "VBP")
    if (
        not (verb.dep == "relcl" or finite)
        or tree.passive(verb)
        or verb.head > verb.i
        or tree.children(verb, "ccomp", "xcomp")
    ):
        return False
    subject = tree.child(verb, "nsubj")
    return subject is not None and subject.tag not in ("WDT", "WP") and verb.head < tree.left(subject) <= subject.i
