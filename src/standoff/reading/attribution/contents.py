"""The extent of what was said: the clause, the quotation beside the cue, or the sentence around it."""

from collections.abc import Callable

from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotation, Quotations
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_BETWEEN = 3
_LONGEST_CLOSE = 9
_FRAGMENT = 3


class Contents:
    """Asks of one document: where does the content of this cue begin and end?"""

    def __init__(self, tree: Tree, quotations: Quotations, voiced: Callable[[int], bool] | None = None) -> None:
        self.tree = tree
        self.quotations = quotations
        self._voiced = voiced
        self.text = tree.document.text

    def in_quotation(self, token: Token) -> Quotation | None:
        return self.quotations.at(token.start)

    def own_voice(self, token: Token) -> bool:
        """Whether a first person here is somebody's: in a quotation, in a turn, or of a body that speaks as "we"."""
        return self.in_quotation(token) is not None or (self._voiced is not None and self._voiced(token.start))

    def name_alone(self, speaker: Token) -> Span | None:
        """The name in "after the council meeting Novak wrote", where the parser takes all of it for one noun phrase."""
        first = speaker.i
        while first > 0 and self.tree.tokens[first - 1].entity == speaker.entity == "PERSON":
            first -= 1
        left = self.tree.left(speaker)
        before = self.tree.tokens[first - 1] if first > left else None
        if speaker.pos != "PROPN" or before is None or before.tag != "NN" or before.dep != "compound":
            return None
        fronted = left > 0 and self._fronts(self.tree.tokens[left - 1], speaker)
        if not fronted and not (speaker.entity == "PERSON" and before.lemma.endswith("ing")):
            return None
        return self.tree.tokens[first].start, speaker.end

    def _fronts(self, token: Token, speaker: Token) -> bool:
        """Whether a sentence's opening "after" or "during" leads the phrase of its subject."""
        opens = token.dep in ("mark", "prep", "advmod") and token.tag == "IN" and token.head == speaker.head
        first = self.tree.bounds(token)[0]
        led = all(t.pos in ("ADV", "PUNCT") for t in self.tree.tokens[first : token.i])
        return opens and led

    def clause(self, verb: Token, speaker: Token | None, first: int, last: int, *, leading: bool) -> tuple[Span, ...]:
        """The offsets of tokens `[first, last]`, less the cue and its source, widened to the quotations they cut."""
        own = self._own(verb, speaker)
        pieces = self._without(first, last, own)
        spans = [s for s in (self.tree.offsets(a, b) for a, b in pieces) if s is not None]
        return self._widened(verb, spans)

    def closing(self, verb: Token) -> tuple[Token, tuple[Span, ...]] | None:
        """The source and content of an attribution that closes its sentence: "…, the ministry said on Monday."

        All that stands before the comma is the content, whatever the parser made of it.
        """
        tokens = self.tree.tokens
        start, end = self.tree.bounds(verb)
        first, last = self.tree.verb_group(verb)
        if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or end - last > _LONGEST_CLOSE or self.in_quotation(verb):
            return None
        if any(
            t.pos in ("VERB", "AUX") or (t.tag == "IN" and t.lower in ("that", "while", "but"))
            for t in tokens[last + 1 : end]
        ):
            return None
        speaker = tokens[first - 1] if first > start else None
        if speaker is None or speaker.pos not in ("NOUN", "PROPN", "PRON") or speaker.tag in ("WDT", "WP"):
            return None
        while (
            speaker.head < speaker.i and speaker.head >= start and speaker.dep in ("appos", "pobj", "prep", "compound")
        ):
            above = tokens[speaker.head]
            if tokens[self.tree.left(speaker) - 1].text == "," and speaker.dep == "appos" and above.pos == "PROPN":
                break
            speaker = above
        begin = self.tree.left(speaker)
        if (
            begin - 1 <= start
            or tokens[begin - 1].text not in (",", "”", '"', "''", "’")
            or speaker.pos not in ("NOUN", "PROPN", "PRON")
        ):
            return None
        if any(
            t.i > last and t.dep in ("dobj", "ccomp", "oprd", "attr") and t.lower != "so"
            for t in self.tree.children(verb)
        ):
            return None
        start = self._after_semicolon(start, begin)
        content = self._after_colon(begin) or self.pieces(verb, [(start, begin - 1)])
        whole = tokens[begin - 1].text != "," or any(t.pos in ("VERB", "AUX") for t in tokens[start:begin])
        return (speaker, content) if content and whole else None

    def _after_colon(self, begin: int) -> tuple[Span, ...]:
        """The quotation before token `begin` that a colon brings in: "She turned it down: “We stay,” she said."."""
        last = self.in_quotation(self.tree.tokens[begin - 1])
        line = self.tree.document.line_of(self.tree.tokens[begin - 1])
        brought = last is not None and self.text[line.start : last.start].rstrip().endswith(":")
        return ((last.start, last.end),) if last is not None and brought else ()

    def _closed_by_another(self, verb: Token, quotation: Quotation) -> bool:
        """Whether a cue of its own follows the quotation: "…,” he wrote."."""
        after = self.tree.within(quotation.end, quotation.end + 4 * _BETWEEN)
        if not after or self.text[quotation.start : quotation.end].rstrip("”\"»’'")[-1:] not in ",?!":
            return False
        head = self.tree.head(after[0])
        return after[0].dep == "nsubj" and head.i > after[0].i and head.i != verb.i and head.pos == "VERB"

    def beside(self, verb: Token, speaker: Token | None) -> tuple[Span, ...]:
        """The quotation that stands directly before or after the cue and its source, marks only between."""
        first, last = self._own_bounds(verb, speaker)
        inside = self.in_quotation(verb)
        start = self.tree.tokens[first].start
        end = self.tree.tokens[last].end
        found: list[Span] = []
        begins = first == self.tree.bounds(verb)[0]
        for quotation in self.quotations.within(max(0, start - _BETWEEN), end + 4 * _BETWEEN):
            if quotation is inside or "\n" in self.text[quotation.start : start] + self.text[end : quotation.start]:
                continue
            if quotation.end <= start:
                gap = self.text[quotation.end : start].strip()
                fits = gap in ("", ",", "—", "–", "-") and self._words(quotation) >= _FRAGMENT
                fits = fits and not (begins and self.text[quotation.start : quotation.end].rstrip("”\"»’'")[-1:] == ".")
            else:
                gap = self.text[end : quotation.start].strip() if quotation.start >= end else "x"
                fits = gap == ":" and not self._closed_by_another(verb, quotation)
                fits = fits or (gap in ("", ",", "that", "that,") and self._words(quotation) >= _FRAGMENT)
            if fits:
                found.append((quotation.start, quotation.end))
        return tuple(found[:2])

    def around(self, verb: Token, speaker: Token | None) -> tuple[Span, ...]:
        """The clause that a parenthetical cue interrupts or closes: "The raid, she said, had failed"."""
        if verb.dep not in ("parataxis", "ccomp", "advcl", "dep", "conj", "appos", "intj"):
            return ()
        host = self.tree.head(verb)
        if verb.dep != "parataxis" and any(self._thing_said(t) for t in self.tree.children(verb, "dobj")):
            return ()
        if host.i == verb.i or host.pos not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            return ()
        first, last = self._parenthesis(verb, speaker)
        start, end = self.tree.bounds(verb)
        if not self._set_off(first, last, start, end) or last - first > 14:
            return ()
        left, right = self.tree.left(host), self.tree.right(host)
        following = self.tree.tokens[min(last + 1, right)]
        if last + 1 < right and (self._said_anew(following) or self._outlets_own(last + 1, right)):
            right = last
        if right > last + 1:
            left = self._after_semicolon(left, first)
        return self.pieces(verb, [(left, first - 1), (last + 1, right)])

    def _said_anew(self, following: Token) -> bool:
        """Whether a semicolon after the parenthesis brings in what is said: "; how many he could not say"."""
        if following.text != ";" or self.in_quotation(following) is not None:
            return False
        end = self.tree.bounds(following)[1]
        verbs = (t for t in self.tree.tokens[following.i : end] if t.pos == "VERB" and t.i + 2 >= end)
        return any(self.tree.child(t, "nsubj") is not None for t in verbs)

    def _outlets_own(self, first: int, right: int) -> bool:
        """Whether what follows the parenthesis is a clause of its own: "…, police said, and the road reopened"."""
        tokens = self.tree.tokens
        while first < right and tokens[first].dep == "punct":
            first += 1
        joined = tokens[first]
        if joined.dep != "cc" or self.in_quotation(joined) is not None:
            return False
        clauses = (t for t in self.tree.children(self.tree.head(joined), "conj") if t.i > first)
        return any(self.tree.left(t) <= first + 1 and self.tree.child(t, "nsubj", "nsubjpass") for t in clauses)

    def _thing_said(self, thing: Token) -> bool:
        """Whether an object is what is said ("says tanks"), and not the one addressed ("told the envoy")."""
        return thing.pos == "NOUN" and thing.i > thing.head and self.tree.left(thing) == self.tree.right(thing)

    def _after_semicolon(self, left: int, first: int) -> int:
        """Where the clause begins that a parenthesis at `first` cuts in two: not before a semicolon of the outlet's."""
        marks = (t for t in reversed(self.tree.tokens[left:first]) if t.text == ";" and self.in_quotation(t) is None)
        return next((t.i + 1 for t in marks), left)

    def _parenthesis(self, verb: Token, speaker: Token | None) -> tuple[int, int]:
        """The tokens of "she said on Friday" between its commas."""
        first, last = self.tree.verb_group(verb)
        if speaker is not None and speaker.head == verb.i:
            first, last = min(first, self.tree.left(speaker)), max(last, self.tree.right(speaker))
        right = self.tree.right(verb)
        while last < right and not _mark(self.tree.tokens[last + 1]):
            last += 1
        return first, last

    def pieces(self, cue: Token, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
        """The offsets of several ranges of tokens, each trimmed, widened to the quotations they cut."""
        spans = [s for s in (self.tree.offsets(a, b) for a, b in ranges if a <= b) if s is not None]
        return self._widened(cue, spans)

    # --- pieces ------------------------------------------------------------------------------------

    def _set_off(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether tokens `[first, last]` stand between commas, dashes, quotation marks or the sentence's edges."""
        tokens = self.tree.tokens
        before = first == start or _mark(tokens[first - 1]) or _mark(tokens[first])
        after = last + 1 >= end or _mark(tokens[last + 1]) or _mark(tokens[last])
        return before and after and first != start

    def _own(self, verb: Token, speaker: Token | None) -> list[tuple[int, int]]:
        own = [self.tree.verb_group(verb)]
        if speaker is not None and speaker.head == verb.i:
            own.append((self.tree.left(speaker), self.tree.right(speaker)))
        return own

    def _own_bounds(self, verb: Token, speaker: Token | None) -> tuple[int, int]:
        """The tokens of the cue with its source and addressee, where these stand beside it."""
        first, last = self.tree.verb_group(verb)
        if speaker is not None and speaker.head == verb.i:
            first = min(first, self.tree.left(speaker))
            last = max(last, self.tree.right(speaker))
        end = self.tree.bounds(verb)[1]
        for child in self.tree.children(verb, "dobj", "dative", "prep", "npadvmod", "advmod", "advcl"):
            if (
                child.i > verb.i
                and self.tree.left(child) == last + 1
                and self.in_quotation(child) is self.in_quotation(verb)
            ):
                inner = self.quotations.within(
                    self.tree.tokens[self.tree.left(child)].start, self.tree.tokens[self.tree.right(child)].end
                )
                if not inner or self.in_quotation(verb) is not None:
                    last = min(self.tree.right(child), end - 1)
        return first, last

    def _without(self, first: int, last: int, own: list[tuple[int, int]]) -> list[tuple[int, int]]:
        pieces = [(first, last)]
        for a, b in own:
            cut: list[tuple[int, int]] = []
            for x, y in pieces:
                if b < x or a > y:
                    cut.append((x, y))
                else:
                    cut.extend(p for p in ((x, a - 1), (b + 1, y)) if p[0] <= p[1])
            pieces = cut
        return pieces

    def _widened(self, verb: Token, spans: list[Span]) -> tuple[Span, ...]:
        """The spans with the quotations that they cut in two, unless the cue stands in the same quotation."""
        found: list[Span] = []
        inside = self.in_quotation(verb)
        for start, end in spans:
            for quotation in self.quotations.within(start, end):
                if quotation is inside:
                    start, end = max(start, quotation.start), min(end, quotation.end - quotation.closed)
                    continue
                if quotation.start <= verb.start < quotation.end:
                    continue
                start, end = min(start, quotation.start), max(end, quotation.end)
            if any(c.isalnum() for c in self.text[start:end]):
                found.append((start, end))
        return merged(found, self.text)

    def _words(self, quotation: Quotation) -> int:
        return self.text.count(" ", quotation.start, quotation.end) + 1


def merged(spans: list[Span], text: str) -> tuple[Span, ...]:
    """The spans in text order, with those of one line joined that touch or have only white space between them."""
    found: list[Span] = []
    for start, end in sorted(spans):
        gap = text[found[-1][1] : start] if found else ""
        if found and (start <= found[-1][1] or not (gap.strip() or "\n" in gap)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _mark(token: Token) -> bool:
    return token.dep == "punct" or not any(c.isalnum() for c in token.text)
