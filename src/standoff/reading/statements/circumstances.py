"""When, through what, towards whom and with which limits something was said."""

import bisect
import dataclasses
import itertools
from collections.abc import Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.syntax import Token
from standoff.record.rows import Evidence, Moment, Span, Statement
from standoff.record.terms import ActorKind

_STEPS = 6
_ADDRESSING = frozenset({"tell", "inform", "brief", "write", "speak"})


class Circumstances:
    """Fills what surrounds the cue of each statement of one document."""

    def __init__(
        self, tree: Tree, lexicon: Lexicon, cast: Cast, moments: Sequence[Moment], acts: Sequence[Attribution]
    ) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self.moments = sorted(moments, key=lambda m: m.span)
        self.starts = [m.span[0] for m in self.moments]
        self.limits = _limits(tree, lexicon, acts)
        self.positions = {id(act): index for index, act in enumerate(acts)}

    def added(self, row: Statement, act: Attribution, laid_on: Span | None = None) -> Statement:
        """`row` with moment, channel, toward and limits, from the words around the cue of `act`."""
        toward_spans = [
            *(self._clipped(act, span) for span in act.toward),
            *((laid_on,) if laid_on is not None else ()),
        ]
        toward, outlets = self._toward(toward_spans)
        channel = self._channel(act, outlets)
        text = self.tree.document.text
        limits = tuple(Evidence.of(text, (span,)) for span in self.limits.get(self.positions[id(act)], ()))
        return dataclasses.replace(row, moment=self._moment(act), channel=channel, toward=toward, limits=limits)

    def _clipped(self, act: Attribution, span: Span) -> Span:
        """A phrase short of the content that the parser hung on it."""
        start, end = span
        cut = min((s for s, _ in act.content if s > start), default=end)
        words = self.tree.document.text[start : min(end, cut)].rstrip(" ,:").removesuffix(" that")
        return (start, start + len(words.rstrip(" ,:"))) if cut < end else span

    def _qualifies(self, span: Span, end: int) -> bool:
        """Whether the words only say whose or of what kind the one addressed is: "his", "Russian-led"."""
        words = self.tree.within(*span)
        if not words or span[1] >= end:
            return False
        last = words[-1]
        head = self.tree.head(last)
        kind = last.dep in ("amod", "compound", "nmod") and (head.dep == "amod" or head.pos == "PROPN")
        return last.dep in ("poss", "npadvmod") or kind

    # --- moment ------------------------------------------------------------------------------------

    def _moment(self, act: Attribution) -> str | None:
        """When it was said: a time at the cue, or one that opens a sentence of joined sayings."""
        head = self.tree.tokens[act.head]
        opening = self._opening(head)
        return self._timed(act, head) or (self._timed(act, *opening) if opening is not None else None)

    def _opening(self, head: Token) -> tuple[Token, int] | None:
        """The first of the joined verbs that end in `head`, and where its subject begins: what stands before times all.

        "In June Quito spoke of two dead, and Lima said that it had lost nobody."
        """
        first = head
        for _ in range(_STEPS):
            if first.dep != "conj" or self.tree.head(first).pos not in ("VERB", "AUX"):
                break
            first = self.tree.head(first)
        subject = self.tree.child(first, "nsubj")
        return (first, self.tree.phrase(subject)[0]) if first.i != head.i and subject is not None else None

    def _timed(self, act: Attribution, head: Token, before: int | None = None) -> str | None:
        """The time that hangs on `head` outside what is said and who says it, and ends before `before`."""
        first, last = self.tree.bounds(head)
        low = bisect.bisect_left(self.starts, self.tree.tokens[first].start)
        for moment in self.moments[low : low + 12]:
            if moment.span[0] >= self.tree.tokens[last - 1].end:
                break
            inside = any(start <= moment.span[0] < end for start, end in (*act.content, *act.source))
            early = before is None or moment.span[1] <= before
            if not inside and early and self._hangs_on(moment.span, head):
                return moment.id
        return None

    def _hangs_on(self, span: Span, head: Token) -> bool:
        words = self.tree.within(*span)
        if not words:
            return False
        token = words[-1]
        for _ in range(_STEPS):
            if token.i == head.i:
                return True
            if token.dep in ("ccomp", "conj", "relcl", "parataxis", "advcl") or token.head == token.i:
                return False
            token = self.tree.head(token)
        return token.i == head.i

    # --- channel and addressee ---------------------------------------------------------------------

    def _channel(self, act: Attribution, outlets: tuple[Span, ...]) -> str | None:
        head = self.tree.tokens[act.head]
        text = self.tree.document.text
        for prep in self.tree.children(head, "prep"):
            thing = self.tree.child(prep, "pobj")
            inside = any(start <= prep.start < end for start, end in act.content)
            if (
                thing is None
                or inside
                or prep.lower not in ("in", "on", "through", "via", "during", "at", "by", "from")
            ):
                continue
            if self.lexicon.has("carriers", thing.lemma) or thing.lower in self.lexicon.sets["carriers"]:
                start, end = self.tree.phrase(prep)
                start, end = self._clipped(act, (start, end))
                return text[start:end] or None
        if outlets:
            return text[outlets[0][0] : outlets[0][1]]
        if head.lemma in _ADDRESSING:
            for start, end in (self._clipped(act, span) for span in act.toward):
                tokens = self.tree.within(start, end)
                if any(self.lexicon.has("media", t.lemma) or t.lemma in ("reporter", "journalist") for t in tokens):
                    return text[start:end]
                if tokens and tokens[-1].entity == "ORG" and not self.cast.at(tokens[-1].start, end):
                    return text[start:end]
        return None

    def _toward(self, spans: Sequence[Span]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """The actors addressed or accused, and the spans of those that are outlets, which are channels."""
        actors: dict[str, None] = {}
        outlets: list[Span] = []
        for start, end in spans:
            reach = -1
            for referent in self.cast.at(start, end):
                if referent.span[1] <= reach or self._qualifies(referent.span, end):
                    continue
                if self.cast.actor(referent.actor).kind is ActorKind.OUTLET:
                    outlets.append((start, end))
                else:
                    actors[referent.actor] = None
                reach = max(reach, referent.span[1])
        return tuple(actors), tuple(outlets)


def _limits(tree: Tree, lexicon: Lexicon, acts: Sequence[Attribution]) -> dict[int, list[Span]]:
    """For each act, the phrases that say what it leaves out ("without giving figures", "He did not elaborate")."""
    found: dict[int, list[Span]] = {}
    by_head = {act.head: index for index, act in enumerate(acts)}
    heads = sorted(by_head)
    for token in tree.tokens:
        if token.pos != "VERB":
            continue
        if token.dep == "pcomp" and tree.head(token).lower == "without" and _gives_nothing(tree, lexicon, token):
            prep = tree.head(token)
            above = (tree.head(prep), *itertools.islice(tree.document.ancestors(tree.head(prep)), 3))
            owner = next((by_head[t.i] for t in above if t.i in by_head), None)
            if owner is not None:
                found.setdefault(owner, []).append(tree.phrase(prep))
        elif is_limit(tree, lexicon, token):
            first = tree.bounds(token)[0]
            before = bisect.bisect_left(heads, token.i) - 1
            if before >= 0 and heads[before] >= first - 120 and token.i not in by_head:
                if _anothers(tree, token, acts[by_head[heads[before]]]):
                    continue
                line = tree.document.sentence_of(token).line
                if tree.document.sentence_of(tree.tokens[heads[before]]).line == line:
                    found.setdefault(by_head[heads[before]], []).append(_limit_span(tree, token))
    return found


def _anothers(tree: Tree, verb: Token, act: Attribution) -> bool:
    """Whether the one who leaves something out is named, and is not the act's source."""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject.pos != "PROPN" or act.speaker is None:
        return False
    named = {t.lower for start, end in act.source for t in tree.within(start, end)}
    return tree.tokens[act.speaker].pos != "PRON" and subject.lower not in named


def is_limit(tree: Tree, lexicon: Lexicon, verb: Token) -> bool:
    """Whether the verb says that more was not said: "did not elaborate", "gave no details"."""
    if verb.lemma in lexicon.limit_verbs and verb.lemma != "comment":
        plain = tree.child(verb, "dobj", "ccomp", "prep") is None
        thing = tree.child(verb, "dobj")
        held = tree.negation(verb) is not None or lexicon.has("withholding", tree.head(verb).lemma)
        return held and (plain or (thing is not None and thing.lemma in lexicon.limit_things))
    if verb.lemma in lexicon.limit_giving:
        for thing in tree.children(verb, "dobj"):
            none = any(t.lower == "no" for t in tree.children(thing, "det"))
            if thing.lemma in lexicon.limit_things and (none or tree.negation(verb) is not None):
                return True
    return False


def _gives_nothing(tree: Tree, lexicon: Lexicon, verb: Token) -> bool:
    if verb.lemma in lexicon.limit_verbs:
        return True
    return verb.lemma in lexicon.limit_giving and any(
        t.lemma in lexicon.limit_things
        for o in tree.children(verb, "dobj", "prep", "advmod")
        for t in tree.document.subtree(o)[:12]
    )


def _limit_span(tree: Tree, verb: Token) -> Span:
    subject = tree.child(verb, "nsubj")
    first = tree.left(subject) if subject is not None else tree.verb_group(verb)[0]
    return tree.offsets(first, tree.right(verb)) or (verb.start, verb.end)
