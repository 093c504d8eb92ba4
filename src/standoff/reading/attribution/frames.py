"""The frames of a verb: which of its dependents is what was said, and whom it was said to.

Each frame is tried in a fixed order, the most telling first, and only where the lexicon gives the verb that frame.
"""

from collections.abc import Callable, Mapping

from standoff.knowledge.cues import Sense
from standoff.reading.attribution.counts import behind_a_day, counted, counts_end, is_count, number_after
from standoff.reading.attribution.fitting import Found, bare_relative, extended
from standoff.reading.attribution.judging import object_as, object_complement, object_trait
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token

_COUNTED = frozenset({"object at"})
_OFTEN = frozenset({"ADV", "ADJ", "ADP", "SCONJ", "NUM"})
_ADVERBS = 7

Finder = Callable[[Tree, Token, Mapping[str, Sense]], Found | None]


def complement(tree: Tree, verb: Token) -> Token | None:
    """The clause that the verb takes, nearest to the right first, else the one put before it."""
    found = [
        t
        for t in tree.children(verb, "ccomp")
        if t.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON", "NUM")
    ]
    found = [
        t for t in found if t.tag != "VBG" or tree.child(t, "nsubj", "aux", "nsubjpass") is not None or t.i < verb.i
    ]
    after = [t for t in found if t.i > verb.i]
    before = [t for t in found if t.i < verb.i]
    before = [t for t in before if not _ended(tree, verb, t)]
    if after and before and _parted(tree, verb, after[0]):
        return before[-1]
    if after:
        return after[0]
    return before[-1] if before else None


def _another_sentence(tree: Tree, verb: Token, said: Token, frames: Mapping[str, Sense]) -> bool:
    """Whether the clause before is a headline's first half: "Boat rammed off the shoal, Lima blames crew"."""
    thing = tree.child(verb, "dobj") if "object" in frames and said.i < verb.i else None
    if thing is None or thing.i < verb.i or thing.entity in ("DATE", "TIME") or tree.child(said, "mark") is not None:
        return False
    return tree.tokens[verb.i - 1].text not in (",", '"', "”", "''") and not any(
        t.text in ('"', "”", "“", "''", "``") for t in tree.tokens[tree.left(said) : verb.i]
    )


def _ended(tree: Tree, verb: Token, said: Token) -> bool:
    """Whether a semicolon ends the clause put before the verb: "A says so; B rejects it"."""
    return any(t.text == ";" for t in tree.tokens[tree.right(said) : verb.i] if t.i > said.i)


def _parted(tree: Tree, verb: Token, said: Token) -> bool:
    """Whether a comma parts a clause from its verb, as it does where the verb closes what was said before it."""
    return any(t.text in (",", ";") for t in tree.tokens[verb.i + 1 : tree.left(said)])


def clause(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    adverbs = _after_adverbs(tree, verb, frames)
    if adverbs is not None:
        return adverbs
    found = complement(tree, verb) or _question(tree, verb) or _told(tree, verb, frames)
    if found is None or _another_sentence(tree, verb, found, frames):
        return None
    to = tree.infinitive(found)
    own = tree.child(found, "nsubj", "nsubjpass")
    toward = tree.child(verb, "dobj", "dative")
    if toward is not None and not verb.i < toward.i < found.i:
        toward = None
    if to and found.i > verb.i:
        if own is not None and "object infinitive" in frames:
            return Found("object infinitive", tree.left(own), tree.right(found), own)
        return None
    if "clause" not in frames and ("quote" not in frames or found.i > verb.i):
        return None
    frame = "clause" if "clause" in frames else "quote"
    if found.i > verb.i:
        first = max(tree.left(found), verb.i + 1)
        that = next((t for t in tree.children(found) if t.lower == "that" and t.i == first), None)
        that = that or next((t for t in tree.children(found, "mark") if t.lower == "that" and t.i > verb.i), None)
        if that is not None:
            first = that.i + 1
        stray = tree.stray_subject(found)
        if stray is not None and stray.i > verb.i:
            first = tree.left(stray)
        return Found(frame, first, tree.end(found, verb), _addressee(tree, verb, toward))
    first, last = _fronted(tree, verb, found)
    return Found(frame, first, last, _addressee(tree, verb, toward), leading=True)


def _after_adverbs(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """The clause of "acknowledged more than once that …", which the parser does not take for the verb's."""
    if "clause" not in frames or any(t.i > verb.i for t in tree.children(verb, "ccomp", "xcomp", "dobj")):
        return None
    behind = tree.tokens[verb.i + 1 : verb.i + _ADVERBS]
    that = next((t for t in behind if t.lower == "that"), None)
    if that is None or that.i == verb.i + 1 or any(t.pos not in _OFTEN for t in behind[: that.i - verb.i - 1]):
        return None
    for said in tree.children(verb, "advcl", "conj"):
        subject = tree.child(said, "nsubj", "nsubjpass")
        if subject is not None and that.i < tree.left(subject) <= subject.i < said.i:
            return Found("clause", that.i + 1, tree.end(said, verb))
    return None


def feeling(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "have learned with concern that …": the clause, which the parser hangs on the verb or on the feeling."""
    prep = next((t for t in tree.children(verb, "prep") if t.lower == "with" and t.i == verb.i + 1), None)
    felt = tree.child(prep, "pobj") if prep is not None and "with clause" in frames else None
    if felt is None:
        return None
    for said in (*tree.children(felt, "acl", "ccomp", "relcl"), *tree.children(verb, "ccomp")):
        that = tree.tokens[tree.left(said)]
        if said.i > felt.i and that.lower == "that":
            return Found("with clause", that.i + 1, tree.end(said, verb), None, prep)
    return None


def _question(tree: Tree, verb: Token) -> Token | None:
    """ "did not say when", which the parser takes for a clause of time."""
    for t in tree.children(verb, "advcl"):
        asks = tree.tokens[tree.left(t)].tag in ("WRB", "WP", "WDT") or tree.tokens[tree.left(t)].lower == "whether"
        if asks and tree.left(t) == tree.verb_group(verb)[1] + 1 and t.tag not in ("VBG", "VBN"):
            return t
    return None


def _told(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Token | None:
    """ "told the group that it would leave", "said at the time that …": the parser hangs the clause on the noun."""
    if "clause" not in frames:
        return None
    objects = tree.children(verb, "dobj", "dative")
    dated = [t for t in objects if t.entity in ("DATE", "TIME")]  # "announced the same evening that …"
    things = dated if "object" in frames else list(objects)
    if "object" in frames and tree.child(verb, "dobj") is not None and not dated:
        return None
    for prep in tree.prepositions(verb):
        if prep.lower != "as":
            things.extend(tree.children(prep, "pobj"))
    for t in (t for thing in things if thing.i > verb.i for t in tree.children(thing, "relcl", "acl", "ccomp")):
        that = tree.tokens[tree.left(t)]
        subject = tree.child(t, "nsubj", "nsubjpass")
        if that.lower == "that" and subject is not None and subject.i != that.i:
            return t
    return None


def _fronted(tree: Tree, verb: Token, found: Token) -> tuple[int, int]:
    """A clause before "..., she said" reaches back to where its sentence begins, if only commas lie between."""
    first = tree.left(found)
    start = tree.bounds(verb)[0]
    start = next((t.i + 1 for t in reversed(tree.tokens[start:first]) if t.text == ";"), start)
    between = tree.tokens[start:first]
    if all(tree.head(t).i == verb.i or tree.head(t).i >= start for t in between) and len(between) <= 25:
        heads = [t for t in between if tree.head(t).i == verb.i]
        if all(
            t.dep in ("punct", "advmod", "prep", "npadvmod", "cc", "intj", "nmod", "dep", "advcl", "ccomp", "mark")
            for t in heads
        ):
            first = start
    return first, min(tree.right(found), verb.i - 1)


def _addressee(tree: Tree, verb: Token, dobj: Token | None) -> Token | None:
    if dobj is not None:
        return dobj
    for prep in tree.children(verb, "prep", "dative"):
        if prep.lower == "to" and prep.i > verb.i:
            return tree.child(prep, "pobj")
    return None


def passive_complement(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "was reported calm", "were reported killed in the raid": what is reported of the subject."""
    if "passive complement" not in frames or not tree.passive(verb) or tree.child(verb, "nsubjpass") is None:
        return None
    for said in tree.children(verb, "oprd", "xcomp", "acomp", "advcl", "ccomp"):
        plain = said.pos == "ADJ" or (said.tag == "VBN" and tree.child(said, "nsubj", "auxpass") is None)
        if plain and tree.left(said) == verb.i + 1:
            return Found("passive complement", tree.left(said), extended(tree, verb, tree.right(said)))
    return None


def object_infinitive(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    said = next((t for t in tree.children(verb, "xcomp") if t.i > verb.i and tree.infinitive(t)), None)
    if said is None:
        return None
    if tree.passive(verb):
        subject = tree.child(verb, "nsubjpass")
        if ("object infinitive" in frames or "passive infinitive" in frames) and subject is not None:
            frame = "object infinitive" if "object infinitive" in frames else "passive infinitive"
            return Found(frame, tree.left(said), tree.end(said, verb), subject)
        return None
    for prep in tree.prepositions(verb):
        frame = f"{prep.lower} infinitive"
        pobj = tree.child(prep, "pobj")
        if frame in frames and pobj is not None and verb.i < prep.i < said.i:
            return Found(frame, tree.left(pobj), tree.end(said, verb), pobj, prep)
    thing = tree.child(verb, "dobj", "dative")
    if thing is not None and verb.i < thing.i < said.i:
        if "object infinitive" in frames:
            return Found("object infinitive", tree.left(thing), tree.end(said, verb), thing)
        return None
    if "infinitive" in frames:
        return Found("infinitive", tree.left(said), tree.end(said, verb))
    return None


def preposition_infinitive(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "called on them to leave", where the parser hangs the infinitive on the noun."""
    for prep in tree.prepositions(verb):
        frame = f"{prep.lower} infinitive"
        pobj = tree.child(prep, "pobj")
        if frame not in frames or pobj is None or prep.i < verb.i:
            continue
        if any(tree.infinitive(t) for t in tree.children(pobj, "relcl", "acl")):
            return Found(frame, tree.left(pobj), tree.right(pobj), pobj, prep)
        for said in tree.children(verb, "advcl"):
            if said.i > pobj.i and tree.infinitive(said) and _only_when(tree, tree.right(prep) + 1, tree.left(said)):
                return Found(frame, tree.left(pobj), tree.end(said, verb), pobj, prep)
    return None


def _only_when(tree: Tree, first: int, end: int) -> bool:
    """Whether nothing stands between but when it was said: "called on them today to leave"."""
    return all(t.entity in ("DATE", "TIME") or t.pos in ("ADP", "PUNCT") for t in tree.tokens[first:end])


def object_preposition(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "accused them of shelling"; a gerund counts even where the parser hangs its preposition on the object."""
    passive = tree.passive(verb)
    thing = tree.child(verb, "nsubjpass") if passive else tree.child(verb, "dobj", "dative")
    for prep in _prepositions(tree, verb, thing, passive):
        frame = f"object {prep.lower}"
        said = tree.child(prep, "pcomp", "pobj")
        if frame not in frames or said is None or (frame in _COUNTED and not is_count(tree, said)):
            continue
        if prep.lower == "on" and said.entity in ("DATE", "TIME"):
            continue
        last = extended(tree, verb, max(tree.right(said), tree.right(prep)))
        last = max(last, counts_end(tree, prep)) if frame in _COUNTED else last
        put_down = thing is not None and thing.pos == "PRON" and tree.particle(verb) is not None
        if thing is None or passive or thing.i < verb.i or put_down:
            return Found(frame, tree.left(said), last, thing, prep)
        return Found(frame, tree.left(thing), last, said if prep.lower == "on" else thing)
    return None


def _prepositions(tree: Tree, verb: Token, thing: Token | None, passive: bool) -> list[Token]:
    found = [t for t in tree.prepositions(verb) if t.i > verb.i]
    if thing is not None and not passive and thing.i > verb.i:
        hung = (t for t in tree.children(thing, "prep") if t.i > thing.i)
        found += [t for t in hung if t.lower == "on" or tree.child(t, "pcomp") is not None]
    return found


def gerund(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    if "gerund" not in frames:
        return None
    for t in tree.children(verb, "xcomp", "ccomp"):
        having = any(aux.tag == "VBG" for aux in tree.children(t, "aux"))
        if t.i > verb.i and (t.tag == "VBG" or having) and not tree.infinitive(t):
            return Found("gerund", tree.left(t), tree.end(t, verb))
    return None


def preposition(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    for prep in (*tree.prepositions(verb), *behind_a_day(tree, verb)):
        said = tree.child(prep, "pcomp", "pobj") or counted(tree, prep)
        dated = said is not None and said.entity in ("DATE", "TIME") and not (prep.lower == "of" and said.tag == "CD")
        if prep.lower not in frames or said is None or prep.i < verb.i or dated:
            continue
        last = extended(tree, verb, max(tree.right(said), tree.right(prep)))
        several = prep.lower == "of" and is_count(tree, said)
        return Found(prep.lower, tree.left(said), max(last, counts_end(tree, prep)) if several else last, None, prep)
    return None


def number_given(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """ "counts three wounded", "counted eight air strikes": a number of what there was."""
    if "object number" not in frames or tree.passive(verb):
        return None
    thing = tree.child(verb, "dobj")
    if thing is None or thing.i < verb.i or not is_count(tree, thing):
        last = number_after(tree, verb)
        return Found("object number", verb.i + 1, last) if last is not None else None
    return Found("object number", tree.left(thing), extended(tree, verb, tree.right(thing)))


def thing_said(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    if "object" not in frames:
        return None
    thing = tree.child(verb, "nsubjpass" if tree.passive(verb) else "dobj")
    if thing is None and bare_relative(tree, verb):
        return Found("object", verb.head, verb.head, leading=True)
    if thing is None:
        free = next((t for t in tree.children(verb, "ccomp") if tree.tokens[tree.left(t)].lower == "what"), None)
        named = free is not None and free.i > verb.i and not tree.passive(verb)
        return Found("object", tree.left(free), tree.end(free, verb)) if free is not None and named else None
    if thing.i > verb.i:
        that = next((t for t in tree.children(verb, "dobj") if t.tag == "IN" and t.i == tree.right(thing) + 1), None)
        last = tree.right(that) if that is not None else extended(tree, verb, tree.right(thing))
        return Found("object", tree.left(thing), last)
    if tree.passive(verb):
        return Found("object", tree.left(thing), tree.right(thing), leading=True)
    if thing.tag == "WDT":
        return Found("object", thing.i, thing.i, leading=True)
    if any(t.tag == "WP$" for t in tree.children(thing, "poss")):
        return Found("object", tree.left(thing), tree.right(thing), leading=True)
    return None


ORDER: tuple[Finder, ...] = (
    feeling,
    object_trait,
    clause,
    object_as,
    object_complement,
    passive_complement,
    object_infinitive,
    preposition_infinitive,
    object_preposition,
    gerund,
    preposition,
    number_given,
    thing_said,
)


def best_frame(tree: Tree, verb: Token, frames: Mapping[str, Sense]) -> Found | None:
    """The first frame of `ORDER` that fits the verb's dependents."""
    for finder in ORDER:
        found = finder(tree, verb, frames)
        if found is not None and found.first <= found.last:
            return found
    return None
