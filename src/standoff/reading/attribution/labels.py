"""A speaker named by the layout: a label before a colon, a turn of a transcript, a name under a quotation.

A label counts where it is the name of a person or body at the head of a line, or where it opens a turn (see `turns`).
Under a headline's claim the label may come last: "Troops crossed the ford: army". A dash and a name under or after a
quotation make it that person's.
"""

from functools import cached_property

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.turns import Turn, Turns
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Label, Stance

_SENSE = Sense(Stance.ASSERT, Attitude.SAID, "saying", True)
_SPEAKERS = ("PERSON", "ORG", "GPE", "NORP")
_LONGEST = 5
_LONGEST_SIGNATURE = 10
_LEAST = 3


class LabelCues:
    """The attributions whose cue is a mark beside a name."""

    def __init__(self, tree: Tree, lexicon: Lexicon, quotations: Quotations, turns: Turns) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.quotations = quotations
        self.turns = turns
        self.text = tree.document.text

    def find(self, token: Token) -> tuple[Attribution, ...]:
        turn = self.marks.get(token.i)
        if turn is not None:
            found = self._turn(token, turn)
        elif token.text == ":":
            found = self._before(token) or self._after(token)
        elif token.text[:1] in "—–―-":
            found = self._signed(token) or self._after(token)
        else:
            found = None
        return (found,) if found is not None else ()

    # --- turns --------------------------------------------------------------------------------------

    @cached_property
    def marks(self) -> dict[int, Turn]:
        found = {}
        for turn in self.turns.rows:
            tokens = self.tree.document.within(*turn.mark)
            if tokens:
                found[tokens[0].i] = turn
        return found

    def _turn(self, token: Token, turn: Turn) -> Attribution | None:
        if turn.asks:
            return None
        named, speaker = turn.named, None
        if named is None or turn.label.lower() in self.lexicon.sets["answering_labels"]:
            speaker = self.turns.interviewee
            if speaker is None and named is None:
                return None
            named = self._name(speaker) if speaker is not None else None
        else:
            speaker = self._last(named)
        source = (named,) if named is not None else ()
        index = speaker.i if speaker is not None else None
        return Attribution((turn.mark,), token.i, ":", _SENSE, "label", "a turn", source, index, turn.content)

    def _last(self, span: Span) -> Token | None:
        tokens = self.tree.within(*span)
        return tokens[-1] if tokens else None

    def _name(self, last: Token) -> Span:
        first = last.i
        while first and self.tree.tokens[first].entity == "PERSON" and not self.tree.tokens[first].entity_begins:
            first -= 1
        return self.tree.tokens[first].start, last.end

    # --- labels -------------------------------------------------------------------------------------

    def _before(self, token: Token) -> Attribution | None:
        """ "Premier Adan: we will not withdraw"."""
        label = self._label(token)
        if label is None:
            return None
        line = self.tree.document.line_of(token)
        named = label[-1].entity in _SPEAKERS and all(t.pos == "PROPN" for t in label)
        if not named and not (line.label is Label.HEADLINE and self._body(label)):
            return None
        if label[-1].entity != "PERSON" and self._told_by_another(token, line.end):
            return None
        if len(label) == 1 and self._heading(token):
            return None
        return self._labelled(token, label, (token.end, line.end))

    def _heading(self, token: Token) -> bool:
        """Whether a country before a colon only says where: "Chad: army and rebels clash"."""
        following = self.tree.tokens[token.i + 1] if token.i + 1 < len(self.tree.tokens) else None
        names = ("organs", "collectives", "persons")
        return following is not None and any(self.lexicon.has(name, following.lemma.lower()) for name in names)

    def _told_by_another(self, token: Token, end: int) -> bool:
        """Whether what follows is somebody's words by a cue of its own ("Chad: rebels fled, says army")."""
        rest = (t for t in self.tree.within(token.end, end) if t.pos == "VERB" and self.quotations.at(t.start) is None)
        tellers = (t for t in rest if "quote" in self.lexicon.verbs.get(t.lemma, {}))
        subjects = (self.tree.child(t, "nsubj") for t in tellers)
        return any(subject is not None and subject.i > token.i for subject in subjects)

    def _after(self, token: Token) -> Attribution | None:
        """ "Troops crossed the ford: army", in a headline."""
        line = self.tree.document.line_of(token)
        label = self.tree.within(token.end, line.end)
        if line.label is not Label.HEADLINE or not 0 < len(label) <= _LONGEST or token.start == line.start:
            return None
        last = label[-1]
        if any(t.pos not in ("PROPN", "NOUN", "ADJ", "ADP", "PART") for t in label):
            return None
        if token.text != ":" and (self.text[token.start - 1] != " " or not self._claims(token, line.start)):
            return None
        if not self._body(label) and last.entity not in _SPEAKERS:
            return None
        return self._labelled(token, label, (line.start, token.start))

    def _body(self, label: tuple[Token, ...]) -> bool:
        """Whether the last word of a label is an office, a body or a paper: "Border Troops", "envoy"."""
        words = {label[-1].lemma.lower(), label[-1].lower, label[-1].lower.removesuffix("s")}
        names = ("persons", "organs", "carriers", "media", "collectives")
        return any(self.lexicon.has(name, word) for name in names for word in words)

    def _claims(self, token: Token, start: int) -> bool:
        """Whether what stands before a dash is a clause, as it is where the dash tells who says so."""
        return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tree.within(start, token.start))

    def _labelled(self, token: Token, label: tuple[Token, ...], around: Span) -> Attribution | None:
        words = self.text[around[0] : around[1]]
        start = around[0] + len(words) - len(words.lstrip())
        end = around[0] + len(words.rstrip())
        if end <= start or self.text.count(" ", start, end) + 1 < _LEAST:
            return None
        span = self.tree.document.span(label)
        return Attribution(
            ((token.start, token.end),), token.i, ":", _SENSE, "label", "speaker's label", (span,), label[-1].i,
            ((start, end),),
        )  # fmt: skip

    def _label(self, token: Token) -> tuple[Token, ...] | None:
        """The few tokens from the head of the line to this colon, each with a capital."""
        line = self.tree.document.line_of(token)
        first = token.i
        while first and token.i - first <= _LONGEST and self.tree.tokens[first - 1].start >= line.start:
            first -= 1
        tokens = self.tree.tokens[first : token.i]
        if not tokens or len(tokens) > _LONGEST or self.text[line.start : tokens[0].start].strip():
            return None
        return tokens if all(t.text[0].isupper() or not t.text[0].isalpha() for t in tokens) else None

    # --- signatures ---------------------------------------------------------------------------------

    def _signed(self, token: Token) -> Attribution | None:
        """ "— Ilse Maro, farmer" under a quotation that fills its line, or after one at the end of its line."""
        line = self.tree.document.line_of(token)
        rest = self.tree.within(token.end, line.end)
        if not rest or len(rest) > _LONGEST_SIGNATURE or any(t.pos in ("VERB", "AUX") for t in rest):
            return None
        name = next((t for t in rest if t.entity == "PERSON" or t.pos == "PROPN"), None)
        if name is None or name.i - token.i > _LEAST or not rest[0].text[0].isupper():
            return None
        said = self._quoted_before(token, line.start)
        if said is None:
            return None
        span = (rest[0].start, rest[-1].end)
        speaker = next((t for t in rest if t.i >= name.i and not _runs_on(self.tree, t)), name)
        return Attribution(
            ((token.start, token.end),), token.i, "—", _SENSE, "label", "signed quotation", (span,), speaker.i, (said,)
        )

    def _quoted_before(self, token: Token, start: int) -> Span | None:
        """The quotation that ends just before the dash: on its line, or as the whole of the line before."""
        beside = self.text[start : token.start].strip()
        if beside:
            end = start + len(self.text[start : token.start].rstrip())
            quotation = self.quotations.at(end - 1)
            whole = quotation is not None and quotation.end == end and not self.text[start : quotation.start].strip()
            return (quotation.start, quotation.end) if quotation is not None and whole else None
        if not token.i:
            return None
        last = self.tree.tokens[token.i - 1]
        line = self.tree.document.line_of(last)
        words = self.text[line.start : line.end]
        first = line.start + len(words) - len(words.lstrip())
        end = line.start + len(words.rstrip())
        inside = self.quotations.at(first), self.quotations.at(end - 1)
        if inside[0] is None or inside[1] is None or token.start - end > _LONGEST_SIGNATURE:
            return None
        return (first, end)


def _runs_on(tree: Tree, token: Token) -> bool:
    """Whether a name goes on with the next token."""
    after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    return after is not None and after.pos == "PROPN" and token.pos == "PROPN"
