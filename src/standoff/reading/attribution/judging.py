"""The frames of a judgement: what somebody calls a thing ("called it a lie"), or takes it as ("rejected as false")."""

import itertools
from collections.abc import Mapping

from standoff.knowledge.cues import Sense
from standoff.reading.attribution.fitting import Found, bare_relative, extended
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token


def object_as(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    if "object as" not in frames:
        return None
    thing = tree.child(verb, "nsubjpass" if tree.passive(verb) else "dobj")
    if thing is None:
        thing = _heavy_object(tree, verb)
    fronted = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    if thing is not None and fronted is not None and fronted.lower == "as" and thing.i > fronted.i:
        return Found("object as", fronted.i, tree.end(thing, verb))
    for t in tree.children(verb, "prep", "advmod", "advcl", "dep", "mark"):
        if t.i <= verb.i:
            continue
        if t.lower == "as" and t.dep in ("prep", "mark"):
            return _as(tree, verb, thing, tree.end(t, verb))
        if t.dep == "advcl" and tree.tokens[tree.left(t)].lower == "as" and t.pos in ("ADJ", "NOUN", "VERB"):
            return _as(tree, verb, thing, tree.end(t, verb))
    return None


def _heavy_object(tree: Tree, verb: Token) -> Token | None:
    """The object put after the judgement, which the parser hangs on "as": "rejected as a lie reports that …"."""
    judged = next((t for t in tree.children(verb, "prep") if t.lower == "as" and t.i > verb.i), None)
    objects = tree.children(judged, "pobj") if judged is not None else ()
    return objects[-1] if len(objects) > 1 and not tree.passive(verb) else None


def _as(tree: Tree, verb: Token, thing: Token | None, last: int) -> Found | None:
    if thing is None:
        return None
    if tree.passive(verb):
        return Found("object as", verb.i + 1, last, thing)
    if verb.i < thing.i < last and tree.head(thing).i != verb.i:
        return Found("object as", verb.i + 1, last)
    if thing.tag == "WDT" and thing.i < verb.i:
        return Found("object as", thing.i, last)
    if thing.i > verb.i:
        return Found("object as", min(tree.left(thing), _as_word(tree, verb, thing)), max(last, tree.right(thing)))
    first = verb.i + 2 if tree.tokens[verb.i + 1].lower == "as" else verb.i + 1
    return Found("object as", first, last)


def _as_word(tree: Tree, verb: Token, thing: Token) -> int:
    """The "as" that stands between the verb and its object, else the object itself."""
    found = (t.i for t in tree.children(verb, "prep", "mark") if t.lower == "as" and verb.i < t.i < thing.i)
    return min(found, default=thing.i)


def _called_that(tree: Tree, verb: Token) -> int | None:
    """The last word of "called that a fairy tale:", whose "that" is taken for a conjunction."""
    that, article, *rest = (*tree.tokens[verb.i + 1 : verb.i + 8], verb, verb)
    if that.lower != "that" or that.dep != "mark" or article.lower not in ("a", "an"):
        return None
    noun = next((a for a, b in itertools.pairwise(rest) if a.pos == "NOUN" and b.pos != "NOUN"), None)
    after = tree.tokens[noun.i + 1].text if noun is not None and noun.i + 1 < len(tree.tokens) else "."
    return noun.i if noun is not None and after in (":", ",", ".", ";", "—", "–") else None


def object_trait(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "holds the rebels responsible for the raid": the frame names the adjective ("object responsible")."""
    thing = tree.child(verb, "dobj")
    for said in tree.children(verb, "oprd", "acomp", "xcomp", "ccomp", "advmod", "amod"):
        whom = thing or tree.child(said, "nsubj")
        if f"object {said.lemma}" in frames and said.pos == "ADJ" and whom is not None and verb.i < whom.i < said.i:
            return Found(f"object {said.lemma}", tree.left(whom), extended(tree, verb, tree.right(said)), whom)
    if thing is None or thing.i < verb.i:
        return None
    for said in tree.children(thing, "amod", "acl", "relcl"):
        if f"object {said.lemma}" in frames and said.i > thing.i:
            return Found(f"object {said.lemma}", tree.left(thing), extended(tree, verb, tree.right(thing)), thing)
    return None


def object_complement(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    if "object complement" not in frames:
        return None
    said = tree.child(verb, "oprd")
    if said is not None and said.i > verb.i:
        thing = tree.child(verb, "dobj")
        last = extended(tree, verb, max(tree.right(t) for t in tree.children(verb, "oprd")))
        first = tree.left(thing) if thing is not None and thing.i > verb.i else tree.left(said)
        if thing is None and bare_relative(tree, verb):
            first = verb.head
        return Found("object complement", first, last)
    called = _called_that(tree, verb)
    if called is not None:
        return Found("object complement", verb.i + 1, called)
    things = [t for t in tree.children(verb, "dobj") if t.i > verb.i]
    if len(things) > 1 and tree.left(things[-1]) == tree.right(things[-2]) + 1 and not tree.passive(verb):
        return Found("object complement", tree.left(things[0]), extended(tree, verb, tree.right(things[-1])))
    small = tree.child(verb, "ccomp")
    if (
        small is not None
        and small.i > verb.i
        and (small.pos in ("ADJ", "NOUN") or (small.tag == "VBN" and tree.child(small, "aux", "auxpass") is None))
        and tree.child(small, "nsubj") is not None
    ):
        return Found("object complement", tree.left(small), tree.right(small))
    judged = tree.child(things[0], "acl") if len(things) == 1 and not tree.passive(verb) else None
    if judged is not None and judged.tag == "VBN" and judged.i == tree.right(things[0]):
        return Found("object complement", tree.left(things[0]), judged.i)
    return None
