"""Quotations that go on without a cue of their own: after "…,” she said.", and over several paragraphs.

A quotation with a cue belongs to that cue. One without continues the last attribution of its line, if that attribution
is itself a quotation or is followed by nothing but quotations; the first of a new line continues the line before only
where that line ended inside a quotation, or both are wholly quotation.
"""

import dataclasses

from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import merged
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotation, Quotations

_SHORTEST = 2


def with_continuations(tree: Tree, quotations: Quotations, found: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with unclaimed quotations added to the content of the one they continue."""
    text = tree.document.text
    claims = _claims(quotations, found)
    by_line = _by_line(tree, found)
    added: dict[int, list[tuple[int, int]]] = {}
    open_owner: int | None = None
    last_line = -1
    owner: int | None = None
    last: Quotation | None = None
    for quotation in quotations.rows:
        if quotation.line != last_line:
            open_owner = owner if last is not None and _runs_on(tree, text, last, quotation) else None
            owner = open_owner
            last_line = quotation.line
        if quotation.start in claims:
            owner = claims[quotation.start]
        elif _stands_alone(tree, text, quotation):
            candidate = _speaker_before(by_line.get(quotation.line, ()), found, quotation, owner, quotations)
            if candidate is not None:
                owner = candidate
                added.setdefault(candidate, []).append((quotation.start, quotation.end))
        last = quotation
    rows = list(found)
    for index in sorted(added):
        relay = found[index - 1] if index else None
        if relay is not None and relay.frame == "relay" and _holds(relay, found[index]):
            added.setdefault(index - 1, []).extend(added[index])
    for index, spans in added.items():
        row = rows[index]
        rows[index] = dataclasses.replace(row, content=merged([*row.content, *spans], text), continues=True)
    return tuple(rows)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(start <= inner.cue[-1][0] < end for start, end in outer.content)


def _claims(quotations: Quotations, found: list[Attribution]) -> dict[int, int]:
    """The start of each quotation that is content of a cue outside it, with the index of that attribution."""
    claims: dict[int, int] = {}
    for index, row in enumerate(found):
        for start, end in row.content:
            for quotation in quotations.within(start, end):
                outside = not quotation.start <= row.start < quotation.end
                if outside and quotation.start >= start and quotation.start not in claims:
                    claims[quotation.start] = index
    return claims


def _by_line(tree: Tree, found: list[Attribution]) -> dict[int, list[int]]:
    lines: dict[int, list[int]] = {}
    for index, row in enumerate(found):
        lines.setdefault(tree.document.sentence_of(tree.tokens[row.head]).line, []).append(index)
    return lines


def _speaker_before(
    candidates: "list[int] | tuple[()]",
    found: list[Attribution],
    quotation: Quotation,
    owner: int | None,
    quotations: Quotations,
) -> int | None:
    """The attribution that an unclaimed quotation continues: the last quoting one before it, else a lone bare cue."""
    best = owner
    for index in candidates:
        row = found[index]
        if row.start >= quotation.start or quotations.at(row.start) is not None:
            continue
        if row.speaker is None or not row.source:
            continue
        if "clause" in row.frame or row.frame in ("quote", "object as", "object complement", "adjunct", "relay"):
            best = index
    if best is None or found[best].frame == "relay":
        return None if best is None or best + 1 >= len(found) else best + 1
    return best


def _stands_alone(tree: Tree, text: str, quotation: Quotation) -> bool:
    """Whether the quotation is speech of its own and not a phrase inside somebody's sentence."""
    line = tree.document.lines[quotation.line]
    before = text[line.start : quotation.start].rstrip()
    if before and before[-1] not in ".!?:…”\"»’'—–":
        return False
    inner = text[quotation.start + 1 : quotation.end].rstrip("”\"»’' ")
    words = inner.count(" ") + 1
    after = text[quotation.end : line.end].lstrip()
    ends = inner[-1:] in ".!?…," or after[:1] in (".", "!", "?", "")
    return words >= _SHORTEST and ends and (not after or after[0] in '“"«„(.!?—' or after[0].isupper())


def _runs_on(tree: Tree, text: str, last: Quotation, following: Quotation) -> bool:
    """Whether a quotation at the head of a line goes on with the last one of the line before.

    It does where that one was left open, and where the whole line is one quotation.
    """
    lines = tree.document.lines
    if following.line - last.line > 1:
        return False
    here = lines[following.line]
    if text[here.start : following.start].strip():
        return False
    open_end = not last.closed and last.end >= lines[last.line].end
    return open_end or not text[following.end : here.end].strip()
