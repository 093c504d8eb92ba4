"""Which actors a report sets side by side: "Sudan and Ethiopia", "the Sudanese-Ethiopian border", "X met with Y".

These are what "both countries", "the two men" and "they" can refer to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.actors.affiliation import Ground
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind

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
