"""Attribution by an adjunct: "according to X", "in the words of X", "as X put it", "reportedly"."""

from collections.abc import Iterator

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Stance

_ACCORDING = Sense(Stance.ASSERT, Attitude.SAID, "according", True)
_ENDS = (",", ".", ";", "—", "–", ")")


_CLIMB = 12
_TAKING_UP = frozenset({Stance.DENY, Stance.REJECT, Stance.CONFIRM, Stance.CONCEDE})


class AdjunctCues:
    """The attributions whose cue is a phrase hung on the clause that is attributed."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents

    def find(self, token: Token) -> Iterator[Attribution]:
        if token.lower == "according":
            yield from self._according(token)
        elif token.lower in ("in", "to", "from", "by", "on") and token.dep == "prep":
            yield from self._in_words_of(token)
        elif token.lower in self.lexicon.hearsay and token.dep in ("advmod", "dep"):
            yield from self._hearsay(token)
        elif token.lower == "as" and token.dep in ("mark", "advmod", "prep"):
            yield from self._as_put(token)

    def _according(self, token: Token) -> Iterator[Attribution]:
        to = next((t for t in self.tree.children(token, "prep", "pcomp", "prt") if t.lower == "to"), None)
        source = self.tree.child(to, "pobj", "pcomp") if to is not None else self.tree.child(token, "pobj")
        following = self.tree.tokens[token.i + 1] if token.i + 1 < len(self.tree.tokens) else None
        if source is None or following is None or following.lower != "to":
            return
        cue = ((token.start, following.end),)
        yield from self._adjunct(token, cue, "according to", source, "according to")

    def _in_words_of(self, token: Token) -> Iterator[Attribution]:
        noun = self.tree.child(token, "pobj")
        if noun is None or not self.lexicon.has("by_words", noun.lemma) or noun.i - token.i > 4:
            return
        of = next((t for t in self.tree.children(noun, "prep") if t.lower == "of"), None)
        owner = self.tree.child(noun, "poss")
        source = self.tree.child(of, "pobj") if of is not None else owner
        if source is None and token.lower == "by" and any(t.entity == "NORP" for t in self.tree.children(noun, "amod")):
            yield from self._adjunct(
                token, ((token.start, token.end),), f"by the {noun.lower}", noun, "in the words of"
            )
        if source is None:
            return
        if of is not None and noun.lemma in ("account", "eye") and token.lower != "in":
            return
        if token.lower == "on" and self.lexicon.has("silences", self.tree.head(token).lemma):
            return  # "did not return calls for comment on his account"
        end = of.end if of is not None else noun.end
        cue: tuple[Span, ...] = ((token.start, end),)
        if of is None:
            cue = ((token.start, token.end), (noun.start, noun.end))
        yield from self._adjunct(token, cue, f"in the {noun.lower} of", source, "in the words of")

    def _adjunct(
        self, token: Token, cue: tuple[Span, ...], lemma: str, source: Token, rule: str
    ) -> Iterator[Attribution]:
        first, last = self.tree.left(token), max(self.tree.right(token), self.tree.right(source))
        last = max(last, self._described(source))
        span = self.tree.phrase(source)
        other = self.tree.subject(self.tree.head(token)) if self.tree.children(source, "appos") else None
        if other is not None and other.dep == "appos" and other.head == source.i:
            last = self.tree.left(other) - 1
            span = self.tree.offsets(self.tree.left(source), last) or span
        content = self._rest(token, first, last)
        if content and not self.lexicon.has("mute", source.lemma):
            yield Attribution(cue, token.i, lemma, _ACCORDING, "adjunct", rule, (span,), source.i, content)

    def _described(self, source: Token) -> int:
        """The last token of "…, who asked not to be named" after a source, which the parser may hang elsewhere."""
        tokens, last = self.tree.tokens, self.tree.right(source)
        end = self.tree.bounds(source)[1]
        if last + 3 >= end or tokens[last + 1].text != ",":
            return last
        quoted = tokens[last + 2].tag == "VBN" and tokens[last + 3].lower == "by"
        if not quoted and tokens[last + 2].tag not in ("WP", "WP$"):
            return last
        marks = (t.i - 1 for t in tokens[last + 3 : end] if t.text in _ENDS)
        return next(marks, last)

    def _rest(self, token: Token, first: int, last: int) -> tuple[Span, ...]:
        """The clause that the adjunct hangs on, without the adjunct."""
        start, end = self.tree.bounds(token)
        host = self._host(token)
        if first == start or host is None:
            low, high = start, end - 1
        else:
            low, high = min(self.tree.left(host), start if last + 2 >= end else end), self.tree.right(host)
            if last + 2 >= end and self.tree.tokens[first - 1].text == ",":
                low = self.tree.left(self._root(host)) if host.dep not in ("ccomp", "relcl", "advcl") else low
        if first > start and self._new_clause(last + 1, high):
            high = last
        return self.contents.pieces(token, [(low, first - 1), (last + 1, high)])

    def _new_clause(self, first: int, high: int) -> bool:
        """Whether what follows a parenthesis is joined by "but" or "and", and so is not what it attributes."""
        tokens = self.tree.tokens
        while first <= high and tokens[first].dep == "punct":
            first += 1
        return first <= high and tokens[first].dep == "cc"

    def _host(self, token: Token) -> Token | None:
        head = self.tree.head(token)
        for _ in range(6):
            if head.pos in ("VERB", "AUX") or head.head == head.i:
                return head if head.i != token.i else None
            head = self.tree.head(head)
        return None

    def _root(self, token: Token) -> Token:
        for _ in range(12):
            if token.dep != "conj":
                break
            token = self.tree.head(token)
        return token

    def _hearsay(self, token: Token) -> Iterator[Attribution]:
        host = self.tree.head(token)
        if host.i == token.i:
            return
        sense = Sense(self.lexicon.hearsay[token.lower], Attitude.SAID, "hearsay", False)
        first, last = self.tree.left(host), self.tree.right(host)
        if host.dep == "relcl" and self.tree.tokens[first].tag in ("WRB", "WDT", "WP"):
            first += 1
        content = self.contents.pieces(token, [(first, token.i - 1), (token.i + 1, last)])
        if content:
            cue = ((token.start, token.end),)
            yield Attribution(
                cue, token.i, token.lower, sense, "hearsay", "adverb of hearsay", content=content, hearsay=token.text
            )

    def _as_put(self, token: Token) -> Iterator[Attribution]:
        """ "as X put it", "as X said": the clause around is X's."""
        verb = self.tree.head(token)
        if (
            verb.dep not in ("advcl", "parataxis", "ccomp")
            or verb.pos != "VERB"
            or not token.i < verb.i <= token.i + 12
        ):
            return
        put = verb.lemma == "put" and any(t.lower == "it" for t in self.tree.children(verb, "dobj"))
        frames = self.lexicon.verbs.get(verb.lemma, {})
        said = "clause" in frames and self.tree.child(verb, "ccomp", "dobj", "xcomp") is None
        speaker = self.tree.child(verb, "nsubj")
        if speaker is None and self.tree.child(verb, "auxpass") is not None:
            speaker = self.tree.agent(verb)
        if not (put or said) or speaker is None or self.tree.left(verb) != token.i:
            return
        if self.lexicon.has("mute", speaker.lemma) or speaker.lower in ("i", "we", "it", "you"):
            return
        beside = self.contents.beside(verb, speaker) if put else ()
        denied = self._denied(token)
        inside = denied.head if denied is not None else self._within(token, verb)
        host = denied or (self._host(verb) if inside is not None else None)
        if host is not None:
            first = self.tree.left(host) + (self.tree.tokens[self.tree.left(host)].lower == "that")
            content = self.contents.pieces(verb, [(first, token.i - 1)])
        else:
            content = beside or self._rest(verb, token.i, self.tree.right(verb))
        if content:
            sense = frames["clause"] if said else _ACCORDING
            it = next((t for t in self.tree.children(verb, "dobj") if t.lower == "it"), verb)
            cue: tuple[Span, ...] = ((verb.start, max(verb.end, it.end)),)
            yield Attribution(
                cue,
                verb.i,
                verb.lemma,
                sense,
                "adjunct",
                "as X put it",
                (self.tree.phrase(speaker),),
                speaker.i,
                content,
                inside=inside,
            )

    def _denied(self, token: Token) -> Token | None:
        """The clause denied or confirmed right before "…, as the minister said", wherever the parser hangs that."""
        at = self.tree.tokens[max(token.i - 1, 0)]
        at = self.tree.tokens[max(at.i - 1, 0)] if at.text == "," else at
        for _ in range(_CLIMB):
            above = self.tree.head(at)
            sense = self.lexicon.verbs.get(above.lemma, {}).get("clause")
            if at.dep == "ccomp" and sense is not None and sense.stance in _TAKING_UP:
                return at
            if above.i == at.i:
                return None
            at = above
        return None

    def _within(self, token: Token, verb: Token) -> int | None:
        """The cue whose content "as the media have claimed" stands in, where it hangs on what that cue reports."""
        host = self._host(verb)
        above = self.tree.head(host) if host is not None and host.dep in ("ccomp", "xcomp") else None
        first = self.tree.bounds(token)[0]
        reports = above is not None and above.lemma in self.lexicon.verbs and above.i < token.i and token.i > first
        return above.i if above is not None and reports else None
