"""Which two belligerents the words set against each other: whose border it is, who fought whom, who blames whom.

A report that names two in one sentence may only have them meet, telephone or thank. What tells of sides is that
something lies between them ("the Peruvian-Chilean border", "a truce between the army and the front"), or that one does
to the other, or says of it, what nobody does to or says of his own.
"""

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.groups import Group
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Label, Stance

Pair = tuple[str, ...]

_TWO = 2
_CALLING = frozenset({Stance.REQUEST, Stance.DEMAND})
_AGAINST = frozenset({Stance.ACCUSE, Stance.CONDEMN})
_OWNING = ("poss", "compound", "amod", "nmod")
_AT = frozenset({"against", "on", "at", "into", "in", "across", "of"})
_OF = frozenset({"of", "in", "from", "on", "at"})
_WITH = frozenset({"with", "against"})
_BETWEEN = frozenset({"between", "on", "to", "for", "with", "of"})
_WHOLE = 8


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two parties set against each other by the words around token `at`, the first of them by its code first."""

    at: int
    pair: Pair


def find_oppositions(scene: Scene, groups: Iterable[Group]) -> tuple[Opposition, ...]:
    """Where the words of a report set two belligerents against each other, in text order."""
    found: dict[Opposition, None] = {}
    for group in groups:
        pair = tuple(sorted(group.parties))
        if len(pair) == _TWO and any(_parts(scene, t) for t in _over(scene, group)):
            found.setdefault(Opposition(max(0, group.last), pair))
    for token in scene.document.tokens:
        for pair in (*_acting(scene, token), *_facing(scene, token), *_called(scene, token)):
            found.setdefault(Opposition(token.i, pair))
    return tuple(sorted(found, key=lambda o: (o.at, o.pair)))


def counted(scene: Scene, oppositions: Iterable[Opposition]) -> Counter[Pair]:
    """How many sentences set the two of each pair against each other; those of the headline and the first two of the
    body count twice."""
    opening = _opening(scene)
    sentences = {(scene.number_of(o.at), o.pair) for o in oppositions}
    found: Counter[Pair] = Counter()
    for number, pair in sorted(sentences):
        found[pair] += 1 + (number <= opening)
    return found


def opposed_before(scene: Scene, oppositions: Sequence[Opposition], token: Token) -> Group | None:
    """The two that the paragraph of a token set against each other last before it."""
    document = scene.document
    before = bisect.bisect_left(oppositions, token.i, key=lambda o: o.at)
    last = oppositions[before - 1] if before else None
    if last is None:
        return None
    sentence = document.sentence_of(document.tokens[last.at])
    if sentence.line != document.sentence_of(token).line:
        return None
    words = range(sentence.first, sentence.last)
    found = (next((s for i in words if (s := _named(scene, i, party)) is not None), None) for party in last.pair)
    via = tuple(dict.fromkeys(span for span in found if span is not None))
    return Group(last.at, (), last.pair, via, False)


def _opening(scene: Scene) -> int:
    """The number of the second whole sentence of the body."""
    document = scene.document
    body = (n for n, s in enumerate(document.sentences) if document.lines[s.line].label is Label.BODY)
    whole = [n for n in body if document.sentences[n].last - document.sentences[n].first >= _WHOLE]
    return next(iter(whole[1:2]), len(document.sentences))


def _over(scene: Scene, group: Group) -> Iterator[Token]:
    """The nouns that the two of a group hang from, and their verb."""
    token = scene.document.tokens[max(0, group.last)]
    for above in (token, *scene.document.ancestors(token)):
        yield above
        if above.pos in ("VERB", "AUX"):
            return


def _parts(scene: Scene, token: Token) -> bool:
    """Whether a noun is for what lies between two, or a verb for what two do against each other."""
    words = scene.ground.registry.descriptions
    if token.pos in ("NOUN", "PROPN"):
        return token.lemma in words.between
    traded = (t for t in scene.document.children(token, "dobj") if t.lemma in words.traded)
    return token.lemma in words.clashing or (token.lemma in words.trading and next(traded, None) is not None)


def _facing(scene: Scene, noun: Token) -> Iterator[Pair]:
    """ "Peru's border with Chile", "the army's war against the front", "the army is in a war with the front"."""
    if noun.pos != "NOUN" or noun.lemma not in scene.ground.registry.descriptions.between:
        return
    document = scene.document
    other = _parties(scene, _behind(scene, noun, _WITH))
    if not other:
        return
    owners = _parties(scene, document.children(noun, *_OWNING))
    if not owners:
        verb = next((t for t in document.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
        owners = _parties(scene, document.children(verb, *SUBJECTS)) if verb is not None else set()
    yield from _pairs(owners, other)


def _named(scene: Scene, i: int, party: str) -> Span | None:
    """The passage by which the i-th token names a party."""
    anchor, token = scene.ground.starting.get(i), scene.document.tokens[i]
    mention = next((m for m in scene.at.get(i, ()) if scene.sketch(m.key).party == party), None)
    if mention is not None:
        return mention.span
    return (token.start, token.end) if anchor is not None and anchor.known.party == party else None


def _called(scene: Scene, verb: Token) -> Iterator[Pair]:
    """The two whom a third calls on together or stands between: "the Pope urged Chile and Argentina to stop"."""
    stances = {sense.stance for sense in load_cues().verbs.get(verb.lemma, {}).values()}
    if verb.pos != "VERB" or not (stances & _CALLING or verb.lemma in scene.ground.registry.descriptions.mediating):
        return
    document = scene.document
    for noun in (*document.children(verb, "dobj", "dative", "nsubjpass"), *_behind(scene, verb, _BETWEEN)):
        joined = [noun, *scene.conjuncts(noun)]
        two = [party for t in joined for party in sorted(_parties(scene, (t,)))]
        if len(joined) == len(two) == len(set(two)) == _TWO:
            doers = _parties(scene, document.children(verb, "nsubj"))
            yield from (() if doers & set(two) else (tuple(sorted(two)),))


def _acting(scene: Scene, verb: Token) -> Iterator[Pair]:
    """Who does and who suffers a hostile act, else who tells of it; who blames and who is blamed; who crosses whose
    border."""
    if verb.pos != "VERB":
        return
    document, registry = scene.document, scene.ground.registry
    words = registry.descriptions
    clashes = verb.lemma in words.clashing
    hostile = clashes or verb.lemma in words.harms or verb.lemma in registry.words("hostile")
    if hostile and verb.lemma in words.trading:
        hostile = any(t.lemma in words.traded for t in document.children(verb, "dobj"))
    blames = any(sense.stance in _AGAINST for sense in load_cues().verbs.get(verb.lemma, {}).values())
    crosses = verb.lemma in words.crossing
    if not (hostile or blames or crosses):
        return
    agents = [n for p in document.children(verb, "agent", "prep") if p.lower == "by" for n in _objects(scene, p)]
    doers = _parties(scene, (*document.children(verb, "nsubj"), *agents))
    objects = [*document.children(verb, "dobj", "nsubjpass")]
    behind = _behind(scene, verb, _AT | _WITH if clashes else _AT)
    behind += [n for t in objects for n in _behind(scene, t, _OF)]
    if crosses:
        own = [n for n in (*objects, *behind) if n.lemma in words.states_own or n.lemma in words.between]
        yield from _pairs(doers, _parties(scene, own))
        return
    suffering = _parties(scene, (*objects, *behind))
    yield from _pairs(doers, suffering)
    if hostile and doers and not suffering:
        yield from _pairs(doers, _parties(scene, _tellers(scene, verb)))


def _tellers(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """The subject of the verb of saying that a clause is the content of."""
    over = scene.document.head(verb)
    told = verb.dep == "ccomp" and over.lemma in load_cues().verbs
    return scene.document.children(over, "nsubj") if told else ()


def _behind(scene: Scene, token: Token, prepositions: frozenset[str]) -> list[Token]:
    found = (p for p in scene.document.children(token, "prep") if p.lower in prepositions)
    return [n for p in found for n in _objects(scene, p)]


def _objects(scene: Scene, preposition: Token) -> tuple[Token, ...]:
    return scene.document.children(preposition, "pobj")


def _parties(scene: Scene, nouns: Iterable[Token]) -> set[str]:
    """The belligerents at the nouns, and at what owns them ("Peru's posts", "a Peruvian boat")."""
    document, ground = scene.document, scene.ground
    tokens = [t for noun in nouns for t in (noun, *document.children(noun, *_OWNING))]
    found = {scene.sketch(m.key).party for t in tokens for m in scene.at.get(t.i, ())}
    found |= {a.known.party for t in tokens if (a := ground.starting.get(t.i)) is not None and not a.ethnic}
    return {party for party in found if party is not None and party in ground.registry.belligerents}


def _pairs(first: set[str], second: set[str]) -> Iterator[Pair]:
    if len(first) == 1 and not first & second:
        yield from (tuple(sorted(two)) for two in product(sorted(first), sorted(second)))
