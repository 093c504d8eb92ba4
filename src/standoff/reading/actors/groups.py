"""Which actors a report sets side by side: "Sudan and Ethiopia", "the Sudanese-Ethiopian border", "X met with Y".

These are what "both countries", "the two men" and "they" can refer to. The pair that a report sets side by side most
often are its sides.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from standoff.reading.actors.affiliation import Ground
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.inner_war import InnerWar
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind

NEAR = 0.75
"""A second pair that scores more than this part of the first makes it doubtful who the sides are."""

_IN_HEADLINE, _AT_HOME, _OFTEN = 4, 2, 3

_CLASSES = {
    ActorKind.PERSON: "people",
    ActorKind.COUNTRY: "countries",
    ActorKind.GOVERNMENT: "countries",
    ActorKind.MINISTRY: "countries",
    ActorKind.FORCE: "countries",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Actors named together, the last of them at token `last`; `parties` where every one belongs to its own."""

    last: int
    keys: tuple[str, ...]
    parties: tuple[str, ...]
    via: tuple[Span, ...]
    people: bool


def find_groups(scene: Scene) -> list[Group]:
    """The groups of a report in text order, those of two and of more."""
    found: dict[tuple[int, tuple[str, ...]], Group] = {}
    for group in (*_coordinations(scene), *_plurals(scene), *_hyphens(scene), *_companies(scene)):
        found.setdefault((group.last, group.keys), group)
    return sorted(found.values(), key=lambda g: (g.last, g.keys))


def sides(scene: Scene, groups: list[Group], war: InnerWar | None = None) -> Group | None:
    """The pair of states, entities or armed groups that the report sets against each other.

    In a release one of the two is its issuer; the bodies of a state at `war` inside count as its names. A pair scores
    a point for each sentence that names both, two for each group of the two, four for one at the head of the report,
    two for holding the state at home; None where the next pair comes near it.
    """
    scores: Counter[tuple[str, ...]] = Counter()
    first: dict[str, Mention] = {}
    by_sentence: dict[int, set[str]] = {}
    implied = war.bodies if war is not None else ()
    for mention in sorted((*scene.gathering.mentions, *implied), key=lambda m: (m.first, m.last, m.key)):
        party = scene.sketch(mention.key).party
        if party is not None and party in scene.ground.registry.belligerents:
            first.setdefault(party, mention)
            by_sentence.setdefault(scene.number_of(mention.head), set()).add(party)
    issuer = scene.gathering.issuer
    own = issuer.party if issuer is not None and issuer.party in scene.ground.registry.belligerents else None
    if issuer is not None and own is not None and issuer.span is not None:
        first.setdefault(own, Mention(-1, -1, -1, issuer.key, issuer.span, "issuer"))
    for parties in by_sentence.values():
        parties |= {own} if own is not None and own in first else set()
        scores.update(combinations(sorted(parties)[:6], 2))
    scores.update(_fought(war, first))
    for pairing in dict.fromkeys((scene.number_of(g.last), tuple(sorted(g.parties))) for g in groups):
        if len(pairing[1]) == 2 and set(pairing[1]) <= first.keys():
            scores[pairing[1]] += 2 if pairing[0] else _IN_HEADLINE
    home = scene.ground.home.known.party if scene.ground.home is not None else None
    if own is None and home in first:
        scores.update({pair: _AT_HOME for pair in scores if home in pair})
    if own is not None:
        scores = Counter({pair: score for pair, score in scores.items() if own in pair})
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] > NEAR * ranked[0][1]):
        return None
    pair = ranked[0][0]
    named = [g for g in groups if tuple(sorted(g.parties)) == pair]
    if named:
        return named[0]
    mentions = sorted((first[p] for p in pair), key=lambda m: (m.first, m.key))
    parties_of = tuple(scene.sketch(m.key).party or "" for m in mentions)
    return Group(mentions[-1].last, tuple(m.key for m in mentions), parties_of, tuple(m.span for m in mentions), False)


def warring(scene: Scene, war: InnerWar | None) -> Group | None:
    """The armed group and the state of a war inside, as the sides of a report that sets no other two against each other
    and is at home nowhere else."""
    home = scene.ground.home.known.party if scene.ground.home is not None else None
    if war is None or home not in (None, war.state) or war.named < _OFTEN:
        return None
    named = Counter(scene.sketch(m.key).party for m in scene.gathering.mentions if not m.via)
    others = scene.ground.registry.belligerents - {war.group, war.state}
    if any(count > war.named for party, count in named.items() if party in others):
        return None
    anchors = [a for party in (war.group, war.state) if (a := party_anchor(scene.ground, party)) is not None]
    keys = tuple(scene.gathering.sketch(country_sketch(anchor)).key for anchor in anchors)
    return Group(-1, keys, (war.group, war.state), (), False) if len(anchors) == 2 else None


def _fought(war: InnerWar | None, named: Collection[str]) -> Counter[tuple[str, ...]]:
    """A point for the armed group and the state that it fights for each body that needs no name, up to four."""
    if war is None or war.group not in named:
        return Counter()
    return Counter({tuple(sorted((war.group, war.state))): min(len(war.bodies), _IN_HEADLINE)})


def paired_here(scene: Scene, token: Token) -> Group | None:
    """The only two belligerents that the paragraph has spoken of before `token`, within three sentences."""
    sentence = scene.document.sentence_of(token)
    number = scene.number_of(token.i)
    near: dict[str, Mention] = {}
    for n in range(number, max(-1, number - 4), -1):
        earlier = scene.document.sentences[n]
        if earlier.line != sentence.line:
            break
        for i in range(earlier.first, min(earlier.last, token.i)):
            for mention in scene.at.get(i, ()):
                party = scene.sketch(mention.key).party
                if (
                    party in scene.ground.registry.belligerents
                    and _CLASSES.get(scene.sketch(mention.key).kind) != "people"
                ):
                    near.setdefault(party or "", mention)
    if len(near) != 2:
        return None
    mentions = sorted(near.values(), key=lambda m: (m.first, m.key))
    parties = tuple(scene.sketch(m.key).party or "" for m in mentions)
    via = tuple(dict.fromkeys(span for m in mentions for span in (m.span, *m.via)))
    return Group(mentions[-1].last, tuple(m.key for m in mentions), parties, via, False)


def group_of(scene: Scene, mentions: list[Mention], last: int) -> Group | None:
    """The group that these mentions make, if they are two actors or more of one class."""
    keys = tuple(dict.fromkeys(m.key for m in mentions))
    if len(keys) < 2:
        return None
    classes = {_CLASSES.get(scene.sketch(k).kind) for k in keys}
    parties = tuple(dict.fromkeys(p for k in keys if (p := scene.sketch(k).party)))
    if classes == {None} or (len(classes) > 1 and len(parties) < len(keys)):
        return None
    every = parties if len(parties) == len(keys) else ()
    via = tuple(dict.fromkeys(span for m in mentions for span in (m.span, *m.via)))
    return Group(last, keys, every, via, classes == {"people"})


def _coordinations(scene: Scene) -> Iterator[Group]:
    document = scene.document
    for token in document.tokens:
        if token.dep == "conj" or not document.children(token, "conj"):
            continue
        tokens = [_full_name(scene, t) for t in (token, *scene.conjuncts(token))]
        mentions = [m for t in tokens for m in scene.at.get(t.i, ())]
        group = group_of(scene, mentions, max(t.i for t in tokens))
        if group is not None and all(t.i in scene.at for t in tokens):
            yield group


def _full_name(scene: Scene, token: Token) -> Token:
    """The name in "the State of Peru", "the Government of the Republic of Peru"; else the very word."""
    for _ in range(2):
        if token.i in scene.at or token.lower not in scene.ground.registry.words("polities"):
            break
        names = (n for p in scene.document.children(token, "prep") for n in scene.document.children(p, "pobj"))
        token = next(names, token)
    return token


def _plurals(scene: Scene) -> Iterator[Group]:
    """ "Sudanese and Ethiopian troops": one phrase, several actors."""
    by_span: dict[Span, list[Mention]] = {}
    for mention in scene.gathering.mentions:
        by_span.setdefault(mention.span, []).append(mention)
    for mentions in by_span.values():
        if len(mentions) > 1 and (group := group_of(scene, mentions, mentions[0].last - 1)):
            yield group


def _hyphens(scene: Scene) -> Iterator[Group]:
    """ "the Sudanese-Ethiopian border"."""
    ground: Ground = scene.ground
    for first in sorted(ground.starting):
        anchor = ground.starting[first]
        second = ground.starting.get(anchor.last + 1)
        if second is None or scene.document.tokens[anchor.last].text not in ("-", "–", "‑"):
            continue
        mentions = [m for i in (anchor.first, second.first) for m in scene.at.get(i, ())]
        if len({m.key for m in mentions}) == 2 and (group := group_of(scene, mentions, second.last - 1)):
            yield group


def _companies(scene: Scene) -> Iterator[Group]:
    """The subject of a verb and whoever stands behind "with" under it."""
    document = scene.document
    for token in document.tokens:
        if token.lower != "with" or token.dep != "prep":
            continue
        companions = [m for c in document.children(token, "pobj") for m in _all_at(scene, c)]
        subject = _subject_above(scene, token)
        if not companions or subject is None:
            continue
        group = group_of(scene, [*_all_at(scene, subject), *companions], max(m.last for m in companions) - 1)
        if group is not None:
            yield group


def _all_at(scene: Scene, token: Token) -> list[Mention]:
    return [m for t in (token, *scene.conjuncts(token)) for m in scene.at.get(t.i, ())]


def _subject_above(scene: Scene, token: Token) -> Token | None:
    for governor in scene.document.ancestors(token):
        if governor.pos in ("VERB", "AUX"):
            for child in scene.document.children(governor, *SUBJECTS):
                return child
            if governor.dep not in ("conj", "xcomp"):
                return None
    return None
