"""Who says what: the statements of a report, from the outlet's own voice down to the last one quoted.

`find_statements` asks the attribution reader for acts (offsets of source, cue and content), and works out what each is:
its source and holders, stance, attitude, form, hedge, moment, channel, limits, what it stands in and what it answers.
"""

import re
from collections.abc import Iterable

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.bounded import with_bounds
from standoff.reading.attribution.extents import with_extents
from standoff.reading.attribution.glosses import without_glosses
from standoff.reading.attribution.grammar import find_attributions
from standoff.reading.attribution.relaying import with_relays
from standoff.reading.attribution.sourcing import with_plain_sources
from standoff.reading.attribution.tagged import with_tagged
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.turns import Turns
from standoff.reading.attribution.whole import with_whole_contents
from standoff.reading.cast import Cast
from standoff.reading.statements.answers import with_answers
from standoff.reading.statements.circumstances import Circumstances
from standoff.reading.statements.doubled import without_doubled
from standoff.reading.statements.nesting import parents
from standoff.reading.statements.playing_down import Counter
from standoff.reading.statements.pointers import is_pointer
from standoff.reading.statements.quotations import Quotations, find_quotations
from standoff.reading.statements.sources import FIRST_PERSON, Sources
from standoff.reading.statements.stance import Judgement, judge
from standoff.reading.statements.substance import Substance
from standoff.reading.statements.telling import in_order_told
from standoff.reading.statements.topics import Topics
from standoff.reading.syntax import Document
from standoff.reading.tagging.tagger import Tagged
from standoff.record.ids import row_id
from standoff.record.rows import Cue, Evidence, Moment, Report, Source, Span, Statement
from standoff.record.terms import Attitude, Form, Modality, Polarity, SourceKind, Stance


def find_statements(
    document: Document,
    report: Report,
    cast: Cast,
    moments: tuple[Moment, ...],
    cues: Lexicon,
    tagged: tuple[Tagged, ...] | None = None,
) -> tuple[Statement, ...]:
    """The root statement (the outlet's own voice), then every act of saying, thinking or intending in text order.

    Offsets are of `report.text`. A statement's `parent` is the innermost statement whose content holds its cue, else
    the root. Two attributions with the same words are one statement. What a tagger heard (`tagged`) and the grammar
    does not find is added.
    """
    root = root_statement(report)
    tree = Tree(document)
    quotations = find_quotations(report.text, document.lines)
    turns = Turns(tree, cues)
    acts = find_attributions(document, quotations, cues, tree, _own_voice(document, cast), turns)
    if tagged is not None:
        acts = with_tagged(with_extents(acts, tagged, tree, quotations), tagged, tree, cues, turns.marks)
    acts = with_whole_contents(acts, tree, quotations, cues)
    acts = with_plain_sources(with_relays(acts, tree, cues), tree, quotations)
    acts = without_doubled(without_glosses(acts, tree, cues, quotations), tree, cast)
    acts = with_bounds(acts, tree)
    acts = _distinct(report, acts)
    around = parents(acts)
    circumstances = Circumstances(tree, cues, cast, moments, acts)
    sources = Sources(tree, cues, cast, acts, around)
    substance = Substance(tree, cues, cast)
    ids = [_act_id(report, act) for act in acts]
    counters: dict[str, Counter] = {}
    rows = [root]
    for index, act in enumerate(acts):
        above = around[index]
        parent = ids[above] if above is not None else root.id
        judgement = judge(tree, cues, substance, act)
        counters[ids[index]] = judgement.counter
        row = _statement(report, cues, ids[index], act, judgement, quotations, sources.of(index), parent)
        rows.append(circumstances.added(row, act, judgement.toward))
    told = in_order_told(report.text, report.lines, rows)
    answered = {row.id: row for row in with_answers(told, cues, cast, Topics(tree, cues, cast), counters)}
    return tuple(answered[row.id] for row in rows)


def _own_voice(document: Document, cast: Cast) -> frozenset[int]:
    """The offsets of the first persons that the cast refers to somebody: those of a body that speaks as "we"."""
    words = (t for t in document.tokens if t.lower in FIRST_PERSON)
    return frozenset(t.start for t in words if cast.at(t.start, t.end))


def _act_id(report: Report, act: Attribution) -> str:
    spans = (tuple(sorted(set(part))) for part in (act.cue, act.content, act.source))
    return row_id("statement", [report.id, *spans])


def _distinct(report: Report, acts: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The acts, the first of each that has the same words."""
    return tuple({_act_id(report, act): act for act in reversed(tuple(acts))}.values())[::-1]


def root_statement(report: Report) -> Statement:
    """The outlet's own voice: no cue, no content, no parent. What nobody is quoted for is said here."""
    source = Source((), (), report.outlet or "", SourceKind.OUTLET, (), "the outlet's own voice")
    return Statement(
        id=row_id("statement", [report.id, (), (), ()]),
        parent=None,
        answers=None,
        source=source,
        cue=None,
        content=Evidence(),
        form=Form.NONE,
        attitude=Attitude.SAID,
        stance=Stance.ASSERT,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ACTUAL,
        hedge=None,
        moment=None,
        channel=None,
        toward=(),
        limits=(),
        spans=(),
        quotes=(),
        grounds="root",
    )


def form_of(text: str, quotations: Quotations, content: Iterable[Span]) -> Form:
    """Direct where at least nine tenths of the content stand in quotation marks, mixed where some do."""
    spans = tuple(content)
    total = sum(end - start for start, end in spans)
    if not total:
        return Form.NONE
    quoted = quotations.covered(spans)
    if quoted >= 0.9 * total:
        return Form.DIRECT
    return Form.MIXED if quoted else Form.INDIRECT


def _statement(
    report: Report,
    lexicon: Lexicon,
    identifier: str,
    act: Attribution,
    judgement: Judgement,
    quotations: Quotations,
    source: Source,
    parent: str,
) -> Statement:
    text = report.text
    cue = Evidence.of(text, act.cue)
    content = Evidence.of(text, act.content)
    whole = Evidence.of(text, _hull((*source.spans, *cue.spans, *content.spans)))
    inside = quotations.at(act.start)
    pointer = is_pointer(content.quotes, lexicon) and act.frame not in ("object complement", "clause", "noun")
    pointer = pointer or (act.frame in _THINGS and _names_what(content.quotes, judgement))
    form = form_of(text, quotations, content.spans) if not pointer else Form.NONE
    if inside is not None and all(inside.start <= s and e <= inside.end for s, e in content.spans):
        form = Form.INDIRECT if content.spans else Form.NONE
    return Statement(
        id=identifier,
        parent=parent,
        answers=None,
        source=source,
        cue=Cue(cue.spans, cue.quotes, act.lemma),
        content=content,
        form=form,
        attitude=judgement.attitude,
        stance=judgement.stance,
        polarity=judgement.polarity,
        modality=judgement.modality,
        hedge=act.hearsay or judgement.hedge,
        moment=None,
        channel=None,
        toward=(),
        limits=(),
        spans=whole.spans,
        quotes=whole.quotes,
        grounds="; ".join(part for part in (act.rule, judgement.grounds) if part),
    )


_THINGS = ("object", "silence", "none", "on", "about", "to", "of")
_DEMONSTRATIVE = re.compile(r"(?:this|that|these|those|such)\b(?:\W+\w+){0,2}\W*\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how|whether|if|by|that)\b", re.IGNORECASE)


def _names_what(quotes: tuple[str, ...], judgement: Judgement) -> bool:
    """Whether content only names the thing: "these crimes", or what is not spoken of ("their number")."""
    if len(quotes) != 1:
        return False
    silent = judgement.stance is Stance.NO_COMMENT and judgement.attitude is Attitude.NOT_SAID
    return _DEMONSTRATIVE.match(quotes[0]) is not None or (silent and _CLAUSE.match(quotes[0]) is None)


def _hull(spans: tuple[Span, ...]) -> list[Span]:
    """The spans joined where they touch or overlap."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
