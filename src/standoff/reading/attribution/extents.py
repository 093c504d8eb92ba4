"""Where a content begins and ends, when the tagger has heard the same cue as the grammar.

The grammar follows the parse, which takes a relative clause or the next speaker's clause into what was said, or loses
half of it; the tagger follows the words, but draws in words of the topic from afar. So of the tagger's runs only those
count that overlap the grammar's content, or that nothing parts from it but the cue, its source and a few words; and of
the grammar's spans those stay that stand on another line, which a quotation over several paragraphs needs.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import merged
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.whole import leans_on
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.reading.tagging.tagger import Tagged
from standoff.record.rows import Span

SURE = 0.75
_NOT = frozenset({"label", "noun", "relay", "silence", "idiom"})
_PLAIN = frozenset({"clause", "quote", "infinitive", "adjunct"})
_JUDGED = ("object as", "object complement")
_STEPS = 6
_FEW = 4
_SEVERAL = 2
_PARTING = (",", "(", "—", "–", "-", ";")
_THAT = "that "
_CONDITIONS = frozenset({"provided", "providing", "unless", "lest"})
_CLAUSE_TAGS = ("WDT", "WP", "WP$", "WRB", "CC", "VBG", "VBN", "PRP", "PRP$", "DT", "NNP", "NN", "NNS", "JJ")
_VERBS = ("VERB", "AUX")
_JOINING = (" and", " but", ", and", ", but")
_INNER = frozenset({"amod", "compound", "nummod", "nmod"})
_RELATIVE = ("WDT", "WP", "WRB", "WP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def with_extents(
    acts: Sequence[Attribution], tagged: Iterable[Tagged], tree: Tree, quotations: Quotations
) -> tuple[Attribution, ...]:
    """The acts, those at the top level with the content that the tagger gives the same cue, where it is sure."""
    heard: dict[int, Tagged] = {}
    for row in tagged:
        for span in row.cue:
            heard.update({token.i: row for token in tree.within(*span)})
    heads = frozenset(act.head for act in acts)
    held = _held(acts, tree)
    found = []
    for act in acts:
        same = heard.get(act.head)
        fits = (
            same is not None
            and same.certainty >= SURE
            and not act.rule.startswith("passive")
            and act.frame not in _NOT
            and act.head not in held
            and not _own_release(tree, quotations, act)
        )
        if same is not None and fits and act.content and act.rule != "as X put it":
            content = _refined(tree, quotations, heads, act, same)
            act = dataclasses.replace(act, content=content or act.content, cue=_longer(act, same))
        found.append(act)
    return tuple(found)


def _own_release(tree: Tree, quotations: Quotations, act: Attribution) -> bool:
    """Whether a body speaks as "we" in its own text, where every clause that follows is its word as well."""
    speaker = tree.tokens[act.speaker] if act.speaker is not None else None
    return speaker is not None and speaker.lower in ("we", "i") and quotations.at(act.start) is None


def _longer(act: Attribution, row: Tagged) -> tuple[Span, ...]:
    """The tagger's cue where it takes in the grammar's ("has also called for"), but for the plain clause."""
    if act.frame in _PLAIN or act.rule == "closing attribution" or len(act.cue) != 1 or len(row.cue) != 1:
        return act.cue
    (start, end), (first, last) = act.cue[0], row.cue[0]
    if any(first < b and a < last for a, b in act.content):
        return act.cue
    return row.cue if first <= start and end <= last else act.cue


def _held(acts: Sequence[Attribution], tree: Tree) -> frozenset[int]:
    """The heads of the acts that stand in somebody's content; one sweep, however deep they are nested."""
    steps = [0] * (len(tree.tokens) + 1)
    for act in acts:
        for span in act.content:
            inside = tree.within(*span)
            if inside:
                steps[inside[0].i] += 1
                steps[inside[-1].i + 1] -= 1
    depths = list(accumulate(steps))
    return frozenset(act.head for act in acts if depths[act.head] > 0)


def _refined(
    tree: Tree, quotations: Quotations, heads: frozenset[int], act: Attribution, row: Tagged
) -> tuple[Span, ...]:
    text = tree.document.text
    runs = [_in_sentence(tree, quotations, act, _bare(tree, run)) for run in row.content]
    runs = [_after_that(text, act.content[0][0], _beside_source(tree, act, run)) for run in runs]
    runs = [run for run in runs if not any(start <= run[0] and run[1] <= end for start, end in act.source)]
    core = [run for run in runs if any(run[0] < end and start < run[1] for start, end in act.content)]
    if not core:
        return ()
    own = {t.i for span in (*act.cue, *act.source, *row.cue, *row.source, *act.toward) for t in tree.within(*span)}
    for run in runs:
        if (
            run not in core
            and not _new_clause(tree, quotations, run)
            and not _matter(tree, quotations, act, run)
            and (quotations.at(run[0]) is not None or _same_sentence(tree, run, core[0]))
            and any(_adjoins(tree, quotations, own, run, other) for other in core)
        ):
            core.append(run)
    if _swallows(tree, quotations, heads, act, core):
        return ()
    first = min(act.content)
    if core[0][0] > first[0] and any(t.pos in _VERBS for t in tree.within(first[0], core[0][0])):
        return ()
    if _cuts_short(tree, act, core) or _drops_thing(tree, act, core):
        return ()
    if act.frame.startswith("object") and (_drops(tree, heads, act, core) or _parts(tree, act, core)):
        return ()
    lines = {_line(tree, run) for run in core}
    far = [span for span in act.content if _line(tree, span) not in lines]
    return merged([*core, *far], text)


def _swallows(
    tree: Tree, quotations: Quotations, heads: frozenset[int], act: Attribution, runs: Iterable[Span]
) -> bool:
    """Whether the runs take in the cue of an act that the grammar holds to be outside of this content."""
    inside = {t.i for span in act.content for t in tree.within(*span)} | {act.head}
    taken = (t for run in runs for t in tree.within(*run) if t.i in heads and t.i not in inside)
    return any(quotations.at(t.start) is None and _beside(tree, act, t) for t in taken)


def _beside(tree: Tree, act: Attribution, cue: Token) -> bool:
    """Whether a cue goes on with the sentence and not with what is said in it: the act's own second verb, a root."""
    above = {t.i for t in (tree.tokens[act.head], *islice(tree.document.ancestors(tree.tokens[act.head]), _STEPS))}
    return cue.head == cue.i or cue.head in above or cue.i in tree.rehung


def _drops(tree: Tree, heads: frozenset[int], act: Attribution, runs: Sequence[Span]) -> bool:
    """Whether the runs leave out the cue of an act that the grammar holds to stand in this content."""
    kept = {t.i for run in runs for t in tree.within(*run)} | {act.head}
    return any(t.i in heads and t.i not in kept for span in act.content for t in tree.within(*span))


def _parts(tree: Tree, act: Attribution, runs: Sequence[Span]) -> bool:
    """Whether the runs leave a hole in a thing that the grammar holds whole, though no cue or source stands there."""
    if len(runs) < _SEVERAL or len(act.content) != 1:
        return False
    (start, end), low, high = act.content[0], min(runs)[1], max(runs)[0]
    own = {t.i for span in (*act.cue, *act.source) for t in tree.within(*span)}
    hole = [t for t in tree.within(low, high) if t.i not in own and not _mark(t)]
    return start <= low <= high <= end and bool(hole)


def _drops_thing(tree: Tree, act: Attribution, runs: Sequence[Span]) -> bool:
    """Whether the runs leave out the "that" of "dismissed that as absurd", which is what was dismissed."""
    thing = tree.child(tree.tokens[act.head], "dobj") if act.frame in _JUDGED else None
    if thing is None and act.frame in _JUDGED:
        thing = next((t for t in tree.within(*act.content[0])[:1] if t.lower == "that"), None)
    return thing is not None and not any(start <= thing.start < end for start, end in runs)


def _cuts_short(tree: Tree, act: Attribution, runs: Sequence[Span]) -> bool:
    """Whether the runs leave out the end of the content though no clause begins there."""
    end, last = max(b for _, b in runs), act.content[-1][1]
    if inside_a_word(tree.document.text, end):
        return True
    own = {t.i for span in (*act.cue, *act.source) for t in tree.within(*span)}
    rest = [t for t in tree.within(end, last) if not _mark(t) and t.i not in own]
    if rest and _leaning(tree, rest[0]):
        return True
    if rest and rest[0].tag in _FINITE and any(t.i < rest[0].i for t in tree.children(rest[0], "nsubj", "nsubjpass")):
        return True
    if rest and _goes_on_with_auxiliary(tree, rest):
        return True
    if rest and (rest[0].lower in _CONDITIONS or _goes_on_in_tense(tree, act, rest, end)):
        return True
    if rest and rest[0].dep == "conj" and rest[0].tag in ("VB", "VBP") and tree.head(rest[0]).start < end:
        return True
    if len(rest) > 1 and rest[0].dep == "cc" and rest[1].pos == "ADP" and rest[1].lower in act.frame.split():
        return True
    if not rest or rest[0].tag in _CLAUSE_TAGS:
        return False
    return rest[0].i > 0 and tree.tokens[rest[0].i - 1].text not in _PARTING


def _goes_on_in_tense(tree: Tree, act: Attribution, rest: Sequence[Token], end: int) -> bool:
    """Whether "and agreed" of "say that they met and agreed" is left out: past beside past, where "say" is present."""
    verb = rest[1] if rest[0].dep == "cc" and len(rest) > 1 else rest[0]
    before = tree.head(verb)
    joined = verb.dep == "conj" and verb.tag == "VBD" and before.tag == "VBD" and before.start < end
    own = tree.child(verb, "nsubj", "nsubjpass") is not None
    thing = tree.child(verb, "dobj")
    if joined and thing is not None and thing.lower in ("him", "her", "them") and verb.i not in tree.rehung:
        return True  # "said that he wrote to both and urged them"
    return joined and not own and verb.i not in tree.rehung and tree.tokens[act.head].tag in ("VBZ", "VBP")


def _leaning(tree: Tree, first: Token) -> bool:
    """Whether the word before `first` cannot stand without what follows: "a" before "ceasefire", "envoy" before a
    name, "with which" before its clause."""
    before = tree.tokens[first.i - 1] if first.i else first
    if before.dep in _INNER and before.head >= first.i:
        return True
    leaned = leans_on(tree, before)
    return (leaned is not None and leaned.i >= first.i) or (before.tag in _RELATIVE and tree.head(before).i > before.i)


def _goes_on_with_auxiliary(tree: Tree, rest: Sequence[Token]) -> bool:
    """Whether what is left out is a verb group: "had fled", "and was asking", which no other clause begins with."""
    first = rest[1] if rest[0].dep == "cc" and len(rest) > 1 else rest[0]
    led = first.dep in ("aux", "auxpass") and first.tag != "TO" and tree.head(first).i > first.i
    return led and (first.i == rest[0].i or tree.head(first).i not in tree.rehung)


def inside_a_word(text: str, at: int) -> bool:
    """Whether a hyphen joins what stands on both sides of `at`: "six-" before "week"."""
    joined = text[max(at - 1, 0) : at + 1]
    return len(joined) == 2 and "-" in joined and all(c == "-" or c.isalnum() for c in joined)


def _in_sentence(tree: Tree, quotations: Quotations, act: Attribution, run: Span) -> Span:
    """The run short of the next sentence, unless that goes on with a quotation."""
    tokens = tree.within(*run)
    if not tokens:
        return run
    last = tree.tokens[tree.bounds(tokens[0])[1] - 1]
    if last.end >= run[1] or quotations.at(last.end) is not None or quotations.at(run[1] - 1) is not None:
        return run
    kept = tree.offsets(tokens[0].i, last.i)
    return (run[0], kept[1]) if kept is not None and act.content[-1][1] <= last.end else run


def trimmed(text: str, run: Span) -> Span:
    """The run without a "that" before it, and without a semicolon, colon or space after it."""
    start, end = run
    start += len(_THAT) if text[start:end].lower().startswith(_THAT) else 0
    said = text[start:end].rstrip(" ;:")
    for word in _JOINING:
        said = said.removesuffix(word).rstrip(" ,;:") if said.endswith(word) else said
    return start, max(start + 1, start + len(said))


def _bare(tree: Tree, run: Span) -> Span:
    """The run without what `trimmed` takes from it, but with the "that" of "that version"."""
    first = next(iter(tree.within(*run)), None)
    start, end = trimmed(tree.document.text, run)
    that = first is not None and first.start == run[0] and first.lower == "that"
    pointing = that and first is not None and (first.tag == "DT" or first.dep == "dobj")
    return (run[0], end) if pointing else (start, end)


def _after_that(text: str, start: int, run: Span) -> Span:
    """The run from where the clause begins, where it takes in what stands before its "that"."""
    before = text[run[0] : start] if run[0] < start < run[1] else ""
    return (start, run[1]) if before.lower().rstrip().endswith(" that") else run


def _beside_source(tree: Tree, act: Attribution, run: Span) -> Span:
    """The run without the words of the source, which "a diplomat, who asked not to be named" may hold."""
    for start, end in act.source:
        tokens = tree.within(end, run[1]) if start <= run[0] < end < run[1] else ()
        rest = next((t for t in tokens if not _mark(t)), None)
        run = (rest.start, run[1]) if rest is not None else run
    return run


def _same_sentence(tree: Tree, one: Span, other: Span) -> bool:
    first, second = tree.within(*one), tree.within(*other)
    return bool(first) and bool(second) and tree.bounds(first[0]) == tree.bounds(second[0])


def _new_clause(tree: Tree, quotations: Quotations, run: Span) -> bool:
    """Whether an unquoted run goes on with "but" or "and": then it may be the outlet's own again."""
    tokens = tree.within(*run)
    return bool(tokens) and tokens[0].tag == "CC" and quotations.at(tokens[0].start) is None


def _matter(tree: Tree, quotations: Quotations, act: Attribution, run: Span) -> bool:
    """Whether a run before the cue is what the saying is about: the call of "In a note about the call, he said …"."""
    tokens = tree.within(*run)
    if not tokens or act.content[0][0] < act.start or run[1] > act.start or quotations.at(run[0]) is not None:
        return False
    top = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i), tokens[0])
    return top.dep == "pobj" and not any(t.pos in _VERBS for t in tokens)


def _adjoins(tree: Tree, quotations: Quotations, own: set[int], one: Span, other: Span) -> bool:
    """Whether only the cue, its source and marks part two runs; two quotations, a date or place as well."""
    first, last = min(one[1], other[1]), max(one[0], other[0])
    parting = tree.within(first, last)
    between = [t for t in parting if t.i not in own and not _mark(t)]
    if any(t.text == ";" and quotations.at(t.start) is None for t in parting):
        return False
    quoted = quotations.at(one[0]) is not None and quotations.at(other[0]) is not None
    same = _line(tree, one) == _line(tree, other)
    return len(between) <= (_FEW if quoted and same else 0)


def _mark(token: Token) -> bool:
    return not any(c.isalnum() for c in token.text)


def _line(tree: Tree, span: Span) -> int:
    tokens = tree.within(*span)
    return tree.document.sentence_of(tokens[0]).line if tokens else -1
