"""Who stands behind the one who says: "B reported, citing the ministry", "A, quoted by B, said".

Both are read beside an attribution already found. One cited is the source of the same content, inside the statement of
the one who cites; one who quotes or carries is the outer statement, and holds source, cue and content of the inner.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import merged
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_SPEAKING = ("PERSON", "ORG", "GPE", "NORP")
_SETS = ("persons", "organs", "collectives", "anonymous", "carriers", "media", "reports_nouns")
_BACK = 40
_STEPS = 4


def with_relays(acts: Sequence[Attribution], tree: Tree, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The acts, with those of the cited and of the quoting added, in order of their cues."""
    found = {act.head: act for act in acts}
    speaking = {
        act.speaker: act
        for act in reversed(acts)
        if act.speaker is not None and act.content and not lexicon.has("citing", tree.tokens[act.head].lemma)
    }
    for token in tree.tokens:
        if token.tag == "VBG" and lexicon.has("citing", token.lemma):
            _cited(tree, lexicon, token, found, speaking)
        elif token.tag == "VBN" and lexicon.has("carrying", token.lemma):
            _carried(tree, lexicon, token, found)
    return tuple(sorted(found.values(), key=lambda act: (act.start, act.head)))


# --- citing -----------------------------------------------------------------------------------------


def _cited(
    tree: Tree, lexicon: Lexicon, verb: Token, found: dict[int, Attribution], speaking: dict[int, Attribution]
) -> None:
    """ "citing the ministry": the ministry says the same, inside the statement of the one who cites it."""
    thing = tree.child(verb, "dobj")
    if thing is None or thing.i < verb.i or not _could_say(lexicon, thing):
        return
    host = _beside(tree, verb, found) or found.get(verb.head) or speaking.get(verb.head)
    host = found.get(host.head) if host is not None and host.head != verb.i else None
    if host is None:
        return
    last = _end(tree, verb, thing)
    phrase = (verb.start, tree.tokens[last].end)
    content = _less(tree, host.content, phrase)
    if not content:
        return
    source = tree.offsets(verb.i + 1, last)
    found.pop(verb.i, None)
    whose = _less(tree, host.source, phrase) or host.source
    found[host.head] = dataclasses.replace(host, content=content, source=whose)
    sense = lexicon.verbs["report"]["object"]
    found[verb.i] = Attribution(
        ((verb.start, verb.end),), verb.i, verb.lemma, sense, "cited", "one who is cited",
        (source,) if source is not None else (), thing.i, content, inside=host.head,
    )  # fmt: skip


def _could_say(lexicon: Lexicon, thing: Token) -> bool:
    if thing.pos == "PROPN":
        return thing.entity in _SPEAKING or thing.entity == ""
    return thing.pos == "NOUN" and any(lexicon.has(name, thing.lemma) for name in _SETS)


def _beside(tree: Tree, verb: Token, found: dict[int, Attribution]) -> Attribution | None:
    """The act whose source ends just before the participle, or takes it in: "according to Sol, citing the army"."""
    first = tree.bounds(verb)[0]
    for i in range(verb.i - 1, max(first, verb.i - _BACK) - 1, -1):
        act = found.get(i)
        if act is None or not act.source or not act.content or act.frame == "cited":
            continue
        start, end = act.source[-1]
        if start < verb.start < end or (end <= verb.start and len(tree.within(end, verb.start)) <= 1):
            return act
    return None


def _end(tree: Tree, verb: Token, thing: Token) -> int:
    """The last token of the one cited, short of a clause or a comma that the parser hung on it."""
    last = tree.right(thing)
    for i in range(thing.i + 1, last + 1):
        token = tree.tokens[i]
        if token.text in (",", ";", "—", "–") or token.lower == "that":
            return i - 1
    return last


def _less(tree: Tree, spans: Sequence[Span], phrase: Span) -> tuple[Span, ...]:
    """The spans without the words of `phrase` and the marks beside it."""
    kept: list[Span] = []
    for start, end in spans:
        if phrase[1] <= start or end <= phrase[0]:
            kept.append((start, end))
            continue
        for a, b in ((start, min(end, phrase[0])), (max(start, phrase[1]), end)):
            tokens = tree.within(a, b) if a < b else ()
            piece = tree.offsets(tokens[0].i, tokens[-1].i) if tokens else None
            if piece is not None:
                first = tree.within(*piece)[0]
                kept.append((piece[0] + 5, piece[1]) if first.lower == "that" and piece[1] > piece[0] + 5 else piece)
    return merged(kept, tree.document.text)


# --- quoted or carried by ------------------------------------------------------------------------------


def _carried(tree: Tree, lexicon: Lexicon, verb: Token, found: dict[int, Attribution]) -> None:
    """ "Novak, quoted by Radio Sol, said": the radio's statement holds Novak's."""
    by = tree.agent(verb)
    if by is None or verb.i in found or not _outlet(tree, lexicon, by):
        return
    inner = next(_inner(tree, verb, found), None)
    if inner is None or not inner.content or _a_thing(tree, lexicon, inner, verb):
        return
    held = merged([*inner.source, *inner.cue, *inner.content], tree.document.text)
    content = _less(tree, held, (verb.start, tree.tokens[tree.right(by)].end))
    source = tree.offsets(tree.left(by), _end(tree, verb, by))
    clean = _less(tree, inner.source, (verb.start, tree.tokens[tree.right(by)].end))
    found[inner.head] = dataclasses.replace(inner, source=clean or inner.source)
    agent = tree.child(verb, "agent")
    cue = (verb.start, agent.end if agent is not None else verb.end)
    sense = lexicon.verbs["report"]["object"]
    found[verb.i] = Attribution(
        (cue,), verb.i, verb.lemma, sense, "relay", "relay by an agency",
        (source,) if source is not None else (), by.i, content,
    )  # fmt: skip


def _a_thing(tree: Tree, lexicon: Lexicon, inner: Attribution, verb: Token) -> bool:
    """Whether what is carried is itself the source ("a commentary carried by Sol said"), and so no one's voice."""
    head = tree.head(verb)
    return head.i == inner.speaker and head.pos == "NOUN" and lexicon.has("carriers", head.lemma)


def _outlet(tree: Tree, lexicon: Lexicon, by: Token) -> bool:
    beside = tree.children(by, "appos", "compound")
    return by.entity == "ORG" or any(lexicon.has("media", t.lemma.lower()) for t in (by, *beside))


def _inner(tree: Tree, verb: Token, found: dict[int, Attribution]) -> Iterator[Attribution]:
    """The act whose source, cue, or channel the participle is hung on."""
    token = tree.head(verb)
    for _ in range(_STEPS):
        act = found.get(token.i)
        if act is not None and not any(start <= verb.start < end for start, end in act.content):
            yield act
        above = tree.head(token)
        act = found.get(above.i)
        if act is not None and act.speaker == token.i:
            yield act
        if token.head == token.i or token.dep in ("ccomp", "conj", "relcl"):
            return
        token = above
