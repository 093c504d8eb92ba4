"""What is said by giving: a figure, a term, word of it.

"raised its count of the dead to 34", "gave 44 as the number of its dead", "gave the garrison until Friday to leave",
"let both capitals know that …", "let it be known that …".
"""

import dataclasses

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.counts import HARMED, is_count
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import VerbWords
from standoff.reading.syntax import Token

_OF_ANYTHING = frozenset({"number", "total"})
_JUDGED = "object complement"
_TO = frozenset({"to", "at", "from"})
_UNTIL = frozenset({"until", "till"})
_TIMES = ("DATE", "TIME")
_OWNERS = ("poss", "det", "compound", "amod")
_CLAUSES = ("xcomp", "advcl", "acl", "relcl", "ccomp")


def given(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """The statement that somebody makes by giving a figure or a term, or letting others know; None where none is."""
    return (
        _figure_changed(tree, lexicon, asks, verb)
        or _figure_named(tree, lexicon, asks, verb)
        or _term(tree, lexicon, asks, verb)
        or _let_know(tree, lexicon, asks, verb)
        or _called(tree, lexicon, asks, verb)
    )


def _figure_changed(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "raised its toll to 36", "revised the count of the dead from 30 to 51"."""
    if not lexicon.has("revising", verb.lemma) or tree.passive(verb):
        return None
    thing = next((t for t in tree.children(verb, "dobj") if t.i > verb.i and _a_tally(tree, lexicon, t)), None)
    if thing is None:
        return None
    hung = (*tree.children(verb, "prep"), *tree.children(thing, "prep"))
    ends = [p for p in hung if p.lower in _TO and p.i > thing.i]
    counted = [t for p in ends for t in tree.children(p, "pobj") if is_count(tree, t)]
    if not counted:
        return None
    last = max(tree.right(t) for t in counted)
    return _made(tree, asks, verb, tree.left(thing), last, lexicon.verbs["tell"]["clause"], "a figure given")


def _a_tally(tree: Tree, lexicon: Lexicon, thing: Token) -> bool:
    """ "its count", "the death toll", "the number of the dead", and no number of things that is raised itself."""
    if not lexicon.has("tallies", thing.lemma) or tree.child(thing, *_OWNERS) is None:
        return False
    of = next((t for t in tree.children(thing, "prep") if t.lower == "of"), None)
    whom = tree.child(of, "pobj") if of is not None else None
    return thing.lemma not in _OF_ANYTHING or (whom is not None and whom.lower in HARMED)


def _figure_named(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "gave 44 as the number of its dead"."""
    if not lexicon.has("naming_figures", verb.lemma) or tree.passive(verb):
        return None
    figure = next((t for t in tree.children(verb, "dobj") if t.i > verb.i and is_count(tree, t)), None)
    hung = (*tree.children(verb, "prep"), *(tree.children(figure, "prep") if figure is not None else ()))
    for prep in hung:
        named = tree.child(prep, "pobj")
        if figure is not None and prep.lower == "as" and named is not None and lexicon.has("tallies", named.lemma):
            sense = lexicon.verbs["tell"]["clause"]
            return _made(tree, asks, verb, tree.left(figure), tree.right(prep), sense, "a figure given")
    return None


def _term(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "gave the rebels until Sunday to leave", "has given the miners three days to hand in their guns"."""
    if verb.lemma != "give" or tree.passive(verb) or tree.negation(verb) is not None:
        return None
    whom = next((t for t in tree.children(verb, "dative", "dobj") if t.i > verb.i and t.entity not in _TIMES), None)
    if whom is None or (whom.dep == "dative" and whom.pos == "ADP"):
        return None
    until = next((p for p in tree.children(verb, "prep") if p.lower in _UNTIL and p.i > whom.i), None)
    days = next((t for t in tree.children(verb, "npadvmod", "dobj") if t.entity in _TIMES and t.i > whom.i), None)
    term = until or days
    speaker = asks.speaker(verb)
    if term is None or speaker is None or not (speaker.entity or lexicon.acts(speaker.lemma) or speaker.pos == "PRON"):
        return None
    when = tree.child(until, "pobj") if until is not None else days
    hung = (*tree.children(verb, *_CLAUSES), *(tree.children(when, *_CLAUSES) if when is not None else ()))
    deed = next((t for t in hung if t.i > term.i and tree.infinitive(t)), None)
    if deed is None:
        return None
    sense = lexicon.nouns["ultimatum"]
    return _made(tree, asks, verb, tree.left(whom), tree.right(deed), sense, "a term given", whom)


def _let_know(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "let both capitals know that it was ready", "has let it be known that …"."""
    let = tree.head(verb)
    if verb.lemma != "know" or let.lemma != "let" or verb.dep not in ("ccomp", "xcomp") or let.i > verb.i:
        return None
    said = next((t for t in tree.children(verb, "ccomp") if t.i > verb.i), None)
    speaker = asks.speaker(let)
    if said is None or speaker is None or tree.negation(let) is not None:
        return None
    first = tree.left(said)
    first += tree.tokens[first].lower == "that"
    whom = tree.child(verb, "nsubj")
    cue = ((tree.tokens[tree.verb_group(let)[0]].start, verb.end),)
    content = tree.offsets(first, tree.right(said))
    if content is None:
        return None
    toward = (tree.phrase(whom),) if whom is not None else ()
    sense, source = lexicon.verbs["tell"]["clause"], (asks.source(speaker, let),)
    rule = "verb with clause"
    return (Attribution(cue, let.i, "tell", sense, "clause", rule, source, speaker.i, (content,), toward),)


def _called(tree: Tree, lexicon: Lexicon, asks: VerbWords, verb: Token) -> tuple[Attribution, ...] | None:
    """ "called this nonsense", which the parser takes for one noun with its "this"; and no "called this meeting"."""
    sense = lexicon.verbs.get(verb.lemma, {}).get(_JUDGED)
    thing = tree.child(verb, "dobj") if sense is not None and not tree.passive(verb) else None
    if sense is None or thing is None or tree.left(thing) != verb.i + 1 or tree.right(thing) > thing.i:
        return None
    this = tree.tokens[verb.i + 1]
    judged = any(lexicon.has(name, thing.lemma) for name in ("dismissive", "belittling", "censuring"))
    if this.lower not in ("this", "that") or this.head != thing.i or not judged:
        return None
    made = _made(tree, asks, verb, this.i, thing.i, sense, "verb with object complement")
    return tuple(dataclasses.replace(act, frame=_JUDGED) for act in made) if made is not None else None


def _made(
    tree: Tree, asks: VerbWords, verb: Token, first: int, last: int, sense: Sense, rule: str, whom: Token | None = None
) -> tuple[Attribution, ...] | None:
    speaker, content = asks.speaker(verb), tree.offsets(first, last)
    if speaker is None or content is None or not asks.acts(speaker) or tree.negation(verb) is not None:
        return None
    if speaker.lower in ("i", "we") and not asks.contents.own_voice(speaker):
        return None
    source, toward = (asks.source(speaker, verb),), (tree.phrase(whom),) if whom is not None else ()
    cue = asks.cue(verb, None)
    return (Attribution(cue, verb.i, verb.lemma, sense, "object", rule, source, speaker.i, (content,), toward),)
