"""Where a source ends: short of a dateline, of a quotation and of another cue that the parser drew into its phrase."""

import bisect
import dataclasses
import re
from collections.abc import Sequence

from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_DATELINE = re.compile(
    r"(?:\([^)\n]{2,30}\)|[^\W\d_][\w .]{1,24} (?:--|[-—–])"
    r"|[A-Z][\w'’. ]{1,24}, [A-Z][\w'’. ]{1,24}(?:, \d{4})?(?: ?\([^)\n]{2,30}\))? ?(?:--|[-—–])"
    r"|[A-Z][\w'’., ]{1,40}\([^)\n]{2,30}\) ?(?:--|[-—–])"
    r"|\d{1,2}[:.]\d{2}(?: ?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,3}T))?(?: ?[-—–:|])?)\s+(?=\S)"
)
_LONG_QUOTATION = 4
_LONGEST_PART = 20
_JOINED = re.compile(r"(?<!\w)[^\W\d_]+-\Z")
_DATED = ("DATE", "TIME")
_VERBAL = ("VBD", "VBZ", "VBP", "VBN", "VBG")
_WHO = (" who", " which", " whose", " and", " but", " while")


def with_plain_sources(acts: Sequence[Attribution], tree: Tree, quotations: Quotations) -> tuple[Attribution, ...]:
    """The acts, each source cut to the words that name somebody."""
    starts = sorted(act.start for act in acts)
    placed = (_past_dateline(act, tree) for act in acts)
    return tuple(_without_dateline_before(_plain(act, tree, quotations, starts), tree) for act in placed)


def _without_dateline_before(act: Attribution, tree: Tree) -> Attribution:
    """The act whose content, the whole of a first sentence, begins after the dateline."""
    if not act.content or act.content[0][0] > act.start:
        return act
    first = _without_dateline(tree, act.content[0], act.content[0][1])
    return dataclasses.replace(act, content=(first, *act.content[1:])) if first != act.content[0] else act


def _plain(act: Attribution, tree: Tree, quotations: Quotations, starts: Sequence[int]) -> Attribution:
    if len(act.source) != 1 or act.speaker is None:
        return act
    span = act.source[0]
    speaker = tree.tokens[act.speaker]
    if speaker.lower == "which" and act.source[0] == (speaker.start, speaker.end):
        return dataclasses.replace(act, source=(_antecedent(tree, speaker),))
    span = _past_label(tree.document.text, _without_dateline(tree, span, speaker.start), speaker.start)
    span = _past_phrase(tree, span, speaker)
    span = _past_clause(tree, _without_day(tree, span, speaker), speaker)
    ends = [q.start for q in quotations.within(*span) if q.start > speaker.end and _long(tree, q.start, q.end)]
    at = bisect.bisect_left(starts, speaker.end)
    if at < len(starts) and starts[at] < span[1] and starts[at] != act.start:
        ends.append(starts[at])
    if ends:
        span = _cut(tree.document.text, span, min(ends), speaker.end)
    text = tree.document.text
    span = (_word_start(text, span[0]), span[0] + len(text[span[0] : span[1]].rstrip(" ,;:")))
    return dataclasses.replace(act, source=(span,)) if span != act.source[0] else act


def _past_label(text: str, span: Span, speaker: int) -> Span:
    """The span without the label of a turn that somebody else opens: "Presenter: Bamako says"."""
    mark = text.rfind(": ", span[0], max(speaker, span[0]))
    return (mark + 2, span[1]) if mark >= 0 else span


def _past_clause(tree: Tree, span: Span, speaker: Token) -> Span:
    """The span without a clause before it: "Guns silent after talks, but Lima denies", "Deal off; Lima blames"."""
    for token in reversed(tree.within(span[0], speaker.start)):
        joined = token.lower in ("but", "while") and token.i > 0 and tree.tokens[token.i - 1].text == ","
        if token.text == ";" or joined:
            return (tree.tokens[token.i + 1].start, span[1])
    return span


def _past_phrase(tree: Tree, span: Span, speaker: Token) -> Span:
    """The span without "in Lima, " before the name that it only places."""
    first = tree.within(*span)[:1]
    if not first or first[0].pos != "ADP" or first[0].i >= speaker.i:
        return span
    comma = next((t for t in tree.tokens[first[0].i : speaker.i] if t.text == ","), None)
    return (tree.tokens[comma.i + 1].start, span[1]) if comma is not None else span


def _word_start(text: str, start: int) -> int:
    """Where the hyphenated word begins in which `start` stands: "co-chairman", which the parser parts."""
    joined = _JOINED.search(text, max(0, start - _LONGEST_PART), start)
    return joined.start() if joined is not None else start


def _without_dateline(tree: Tree, span: Span, speaker: int) -> Span:
    """The span without a dateline at the head of its line: "(LIMA) Presidents …", "Lima - The minister"."""
    tokens = tree.within(*span)
    match = _dateline(tree, tokens[0], span[1]) if tokens else None
    if match is None or match > speaker or match <= span[0]:
        return span
    return match, span[1]


def _dateline(tree: Tree, token: Token, end: int) -> int | None:
    """Where the dateline or clock time ends that opens the line of `token`; None where none does."""
    found = _DATELINE.match(tree.document.text, tree.document.line_of(token).start, end)
    return found.end() if found is not None else None


def _past_dateline(act: Attribution, tree: Tree) -> Attribution:
    """The act with the words between dateline and cue as its source, where the parser takes the dateline for it."""
    speaker = tree.tokens[act.speaker] if act.speaker is not None else None
    at = _dateline(tree, speaker, act.start) if speaker is not None else None
    if speaker is None or at is None or speaker.start >= at:
        return act
    words = [t for t in tree.within(at, act.start) if t.pos in ("NOUN", "PROPN") and t.entity not in _DATED]
    inner = [t for t in words if t.dep not in ("compound", "poss", "amod", "pobj")]
    if not inner or any(t.tag in _VERBAL for t in tree.within(at, act.start)):
        return act
    span = (at, tree.tokens[act.head - 1].end if tree.tokens[act.head - 1].end > inner[-1].end else inner[-1].end)
    return dataclasses.replace(act, speaker=inner[0].i, source=(_without_day(tree, span, inner[0]),))


def _antecedent(tree: Tree, pronoun: Token) -> Span:
    """The words before the clause that "which" opens, short of the pronoun: "the border service, which said …"."""
    thing = tree.antecedent(pronoun)
    found = tree.offsets(tree.left(thing), pronoun.i - 1) if thing.i < pronoun.i else None
    return found or (pronoun.start, pronoun.end)


def _without_day(tree: Tree, span: Span, speaker: Token) -> Span:
    """The span without "on Tuesday" at its end, which tells when it was said."""
    tokens = tree.within(*span)
    dated = [t for t in tokens if t.entity in _DATED and t.i > speaker.i]
    if not dated or dated[-1].i != tokens[-1].i or any(t.tag in _VERBAL for t in tokens if t.i > speaker.i):
        return span
    first = dated[-1].i
    while first - 1 > speaker.i and tree.tokens[first - 1].entity in _DATED:
        first -= 1
    before = tree.tokens[first - 1]
    if before.dep != "prep" or before.i <= speaker.i or before.lower == "of":
        return span
    return tree.offsets(tokens[0].i, before.i - 1) or span


def _long(tree: Tree, start: int, end: int) -> bool:
    return tree.document.text.count(" ", start, end) >= _LONG_QUOTATION


def _cut(text: str, span: Span, end: int, least: int) -> Span:
    words = text[span[0] : end].rstrip(' ,;—–-“"«‘')
    for word in _WHO:
        words = words.removesuffix(word).rstrip(" ,;")
    return (span[0], max(span[0] + len(words), least))
