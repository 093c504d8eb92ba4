"""What the tagger hears and the grammar does not: attributions added to the grammar's at the top level.

The grammar has the say wherever it finds an act. The tagger, which knows no lexicon and no parse, adds an act only
where its cue stands in nobody's content and in no cue of the grammar, where most of its content is not yet
attributed, where it gives a source that could speak, and where it is certain enough. The lexicon then says what a cue
word means; a word that it does not have is held to be a plain statement.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.extents import trimmed
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import plain_forms
from standoff.reading.syntax import Token
from standoff.reading.tagging.tagger import Tagged
from standoff.record.rows import Line, Span
from standoff.record.terms import Attitude, Stance

KNOWN, CERTAIN = 0.4, 0.45
_VERY, _WHAT_AND_HOW = 0.9, 3
_PLAIN = Sense(Stance.ASSERT, Attitude.SAID, "tagged")
_WORDS = ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
_FRAMES = ("clause", "quote", "object", "infinitive", "object infinitive", "gerund", "so", "noun")
_INFINITIVES = ("infinitive", "object infinitive")
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")
_SOME = frozenset({"one", "many", "few", "several", "most", "some", "others", "two", "three", "four", "both"})
_NOBODY = frozenset({"neither", "no", "nobody", "none"})
_RARE = {"with clause": _PLAIN, "passive complement": _PLAIN}
_MARKS = frozenset('“”"«»„‘')
_NOT_SOMEBODY = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")


def with_tagged(
    acts: Sequence[Attribution],
    tagged: Iterable[Tagged],
    tree: Tree,
    lexicon: Lexicon,
    turns: frozenset[int] = frozenset(),
) -> tuple[Attribution, ...]:
    """The acts of the grammar and what `tagged` adds to them, in order of their cues.

    `turns` holds the offsets of the marks that open a turn of a transcript, which the layout alone reads.
    """
    taken = _Taken(acts, tree)
    added = []
    for row in tagged:
        cue, content = _tokens(tree, row.cue), _tokens(tree, row.content)
        speaker = _speaker(tree, lexicon, row)
        if (
            not cue
            or cue[0].start in turns
            or speaker is None
            or row.certainty < _least(lexicon, tree, cue)
            or taken.stands_in(cue, content)
        ):
            continue
        if any(_withholds_a_name(tree, lexicon, t) for t in content[:5]) or _names_a_matter(
            tree, lexicon, cue, content
        ):
            continue
        act = _attribution(tree, lexicon, row, cue, content, speaker)
        if act is not None:
            added.append(act)
    return tuple(sorted((*acts, *added), key=lambda act: (act.start, act.head)))


def _withholds_a_name(tree: Tree, lexicon: Lexicon, token: Token) -> bool:
    """ "asked not to be named", "refused to give his name": how a source speaks, and nothing it says."""
    if not lexicon.has("naming", token.lemma):
        return False
    given = token.dep == "dobj" and tree.head(token).lemma in lexicon.limit_giving
    return tree.child(token, "auxpass") is not None or (given and tree.child(token, "poss") is not None)


def _names_a_matter(tree: Tree, lexicon: Lexicon, cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """ "held a phone call about the road": what talks were about, which neither of those who held them has said."""
    held = any(t.pos == "NOUN" and lexicon.has("exchanges", t.lemma) for t in cue)
    matter = (
        any(lexicon.has("matters", t.lower) for t in (tree.head(_top(content)), *content[:1])) if content else False
    )
    return held and matter


def first_told(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines but for those that repeat an earlier one word for word (a caption printed twice)."""
    seen: set[str] = set()
    for line in lines:
        words = text[line.start : line.end].strip()
        if words not in seen:
            yield line
        seen.add(words)


def _least(lexicon: Lexicon, tree: Tree, cue: Sequence[Token]) -> float:
    """How certain the tagger must be: less where the lexicon has a word of the cue."""
    return KNOWN if any(_senses(tree, lexicon, token) for token in cue) else CERTAIN


class _Taken:
    """Which tokens the grammar has already given away, counted once so that each question costs the same."""

    def __init__(self, acts: Sequence[Attribution], tree: Tree) -> None:
        size = len(tree.tokens)
        self._cues = {act.head for act in acts}
        self._cues.update(t.i for act in acts for t in _tokens(tree, act.cue))
        steps = [0] * (size + 1)
        for act in acts:
            for span in act.content:
                inside = tree.within(*span)
                if inside:
                    steps[inside[0].i] += 1
                    steps[inside[-1].i + 1] -= 1
        self._held = [depth > 0 for depth in accumulate(steps)]

    def stands_in(self, cue: Sequence[Token], content: Sequence[Token]) -> bool:
        """Whether the cue is the grammar's, stands in a content, or most of the content is attributed already."""
        if any(t.i in self._cues for t in cue) or self._held[cue[0].i]:
            return True
        return 2 * sum(self._held[t.i] for t in content) > len(content)


def _tokens(tree: Tree, spans: Iterable[Span]) -> list[Token]:
    return [token for start, end in spans for token in tree.within(start, end)]


def _top(tokens: Sequence[Token]) -> Token:
    """The first token whose governor is outside."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head == t.i or t.head not in inside), tokens[0])


def _speaker(tree: Tree, lexicon: Lexicon, row: Tagged) -> Token | None:
    """The main token of the source, if what it names could speak."""
    source = _tokens(tree, row.source)
    if not source:
        return None
    speaker = _top(source)
    bare = not any(c.isalnum() for start, end in row.cue for c in tree.document.text[start:end])
    if bare and speaker.pos == "PRON":
        return None
    if any(t.lower in _NOBODY for t in (speaker, *tree.children(speaker, "det", "preconj"))):
        return None
    if _may_speak(lexicon, speaker):
        return speaker
    return next((t for t in source if t.entity in _SOMEBODY and t.pos == "PROPN"), None)


def _may_speak(lexicon: Lexicon, token: Token) -> bool:
    if token.entity == "PERCENT" or (token.pos in ("NUM", "ADJ") and token.lower in _SOME):
        return True
    if token.pos not in ("NOUN", "PROPN", "PRON") or token.entity in _NOT_SOMEBODY:
        return False
    return token.pos != "NOUN" or lexicon.may_speak(token.lemma)


def _attribution(
    tree: Tree, lexicon: Lexicon, row: Tagged, cue: Sequence[Token], content: Sequence[Token], speaker: Token
) -> Attribution | None:
    """The act; None where the lexicon has the cue's word, but only in frames that do not fit ("called her")."""
    known = [token for token in cue if _senses(tree, lexicon, token)]
    head = _top(known or [t for t in cue if t.pos in _WORDS] or cue)
    has = not known and head.lemma == "have" and head.pos == "AUX"
    if has and not any(t.pos in ("VERB", "AUX") for t in content):
        return None
    lemma, frame, sense = head.lemma, "tagged", _PLAIN
    found = _senses(tree, lexicon, head) or _lent(tree, lexicon, head)
    if found is not None:
        lemma, senses = found
        fitting = next((name for name in _frames(head, cue, content) if name in senses), None)
        called = "object complement" in senses and row.certainty >= _VERY and len(content) >= _WHAT_AND_HOW
        fitting = "object complement" if fitting is None and called else fitting
        if fitting is None or _takes_a_thing(tree, lexicon, head, senses, content):
            return None
        frame, sense = fitting, senses[fitting]
    if (
        _is_asked(tree, head)
        or _gives_none(tree, lexicon, head)
        or (sense.name == "no-comment" and not tree.negation(head))
    ):
        return None
    said = tuple(trimmed(tree.document.text, span) for span in row.content)
    return Attribution(row.cue, head.i, lemma, sense, frame, "tagged", row.source, speaker.i, _told(tree, head, said))


def _takes_a_thing(
    tree: Tree, lexicon: Lexicon, head: Token, senses: Mapping[str, Sense], content: Sequence[Token]
) -> bool:
    """Whether a verb that reports clauses alone has a thing for its object: "observes the truce"."""
    thing = tree.child(head, "dobj")
    if not lexicon.has("done_to_things", head.lemma) or "object" in senses or thing is None:
        return False
    plain = thing.pos == "NOUN" and tree.child(head, "ccomp", "xcomp") is None and thing.i > head.i
    return plain and thing.i in {t.i for t in content} and not any(t.text in _MARKS for t in content)


def _gives_none(tree: Tree, lexicon: Lexicon, head: Token) -> bool:
    """ "offered no evidence": a limit on what was said."""
    things = (t for t in tree.children(head, "dobj") if t.lemma in lexicon.limit_things)
    bare = (t for t in things if tree.child(t, "acl", "ccomp", "relcl") is None)
    none = any(t.lower == "no" for thing in bare for t in tree.children(thing, "det"))
    return none and head.lemma in lexicon.limit_giving


def _is_asked(tree: Tree, head: Token) -> bool:
    """ "the ministry, asked about the raid": one who is asked says nothing thereby."""
    passive = head.tag in ("VBN", "VBD") and head.dep in ("acl", "advcl") and tree.agent(head) is None
    if not passive or tree.child(head, "aux", "dobj", "ccomp", "mark") is not None:
        return False
    return tree.child(head, "nsubj") is None or tree.child(tree.head(head), "nsubj", "nsubjpass") is None


def _told(tree: Tree, head: Token, said: tuple[Span, ...]) -> tuple[Span, ...]:
    """What "told the envoy that …" says, without the envoy."""
    clause = tree.child(head, "ccomp")
    toward = tree.child(head, "dobj", "dative")
    if clause is None or toward is None or not said or not head.i < toward.i < clause.i:
        return said
    that = tree.tokens[tree.left(clause)]
    start, end = said[0]
    if that.lower == "that" and start <= toward.start < that.end < end:
        return ((that.end + 1, end), *said[1:])
    return said


def _lent(tree: Tree, lexicon: Lexicon, head: Token) -> tuple[str, dict[str, Sense]] | None:
    """What a light verb takes from its noun: "expressed bewilderment at"."""
    noun = tree.child(head, "dobj")
    if head.lemma not in lexicon.sets["light_verbs"] or noun is None or noun.lemma not in lexicon.nouns:
        return None
    return f"{head.lemma} {noun.lemma}", {"noun": lexicon.nouns[noun.lemma]}


def _frames(head: Token, cue: Sequence[Token], content: Sequence[Token]) -> Iterator[str]:
    """The frames that may fit, the most telling first: by the word after the cue's verb, by how the content begins."""
    following = next((t.lower for t in (*cue, *content) if t.i == head.i + 1), "")
    yield f"{following} infinitive"
    yield following
    if content and content[0].lower == "to":
        yield from _INFINITIVES
    yield from _FRAMES
    for token in (*cue, *content):
        if token.pos in ("ADP", "SCONJ"):
            yield from (f"object {token.lower}", token.lower)


def _senses(tree: Tree, lexicon: Lexicon, token: Token) -> tuple[str, dict[str, Sense]] | None:
    """The lemma under which the lexicon has the word as a cue, and its senses by frame."""
    if token.pos in ("VERB", "AUX"):
        particle = tree.particle(token)
        lemmas = ([f"{token.lemma} {particle.lower}"] if particle is not None else []) + [token.lemma]
        known = next((lemma for lemma in lemmas if lexicon.verbs.get(lemma, _RARE).keys() - _RARE), None)
        if known is not None or not token.text.isupper():
            return (known, dict(lexicon.verbs[known])) if known is not None else None
    if token.pos == "PROPN" or token.text.isupper():  # "Capital Accuses Neighbour": in a headline, in capitals
        plain = next((w for w in plain_forms(token.lower) if w in lexicon.verbs), None)
        return (plain, dict(lexicon.verbs[plain])) if plain is not None else None
    if token.pos == "NOUN" and token.lemma in lexicon.nouns:
        named = tree.child(token, "compound") is not None  # "a phone call" asks for nothing
        return token.lemma, {} if named else {"noun": lexicon.nouns[token.lemma]}
    if token.pos == "ADJ" and token.lemma in lexicon.adjectives:
        return token.lemma, dict(lexicon.adjectives[token.lemma])
    return None
