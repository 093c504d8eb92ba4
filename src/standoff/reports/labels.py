"""The label of every line of a report, flat text and web page alike.

First each line speaks for itself (`own_words`). Then the body is found: sentences of some length, and on a page the
lines that the article finder kept. What is still open is decided by where it stands: before the body (headline), in
it (cross-heading or list of links) or after it (furniture, related links, comments). Nothing is ever removed.
"""

import itertools
import re
from collections.abc import Sequence

from standoff.record.rows import Line
from standoff.record.terms import Label
from standoff.reports.datelines import find_dateline
from standoff.reports.headlines import HEADING, HEADINGS, SENTENCE, Labels, find_headlines, is_body
from standoff.reports.letterheads import is_signed_name, names_office
from standoff.reports.lines import SeenLine, main_script
from standoff.reports.own_words import by_own_words
from standoff.reports.wording import wording

CROSSHEAD = 10
SIGNATURE = 4
LINKED = 0.6
TITLE_WORDS = 25
LEAST_PARTS = 2
WRAPPED = "a wrapped paragraph"
STANDFIRST = "a standfirst"
BROKEN = "a sentence broken off"
_WRAPPED = range(45, 141)
_BULLET = re.compile(r"^(?:[-*•–—▪●·]|\d{1,2}[.)])\s+")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+(?=\S)")
_OPENS_LIKE_A_TITLE = re.compile(r"""^["'“”‘«(\[¿¡]*[^\W_a-z]""")
_OUTSIDE = frozenset({"nav", "footer", "aside", "button", "form"})


def label_lines(lines: Sequence[SeenLine], title: str = "") -> tuple[Line, ...]:
    """A row for each of `lines` with its label and the rule that gave it. `title` is what the page calls itself."""
    script = main_script("\n".join(line.text for line in lines))
    labels: Labels = [by_own_words(line, script) for line in lines]
    _page_places(lines, labels)
    _below_caption(lines, labels)
    _repeated(lines, labels)
    _wrapped(lines, labels)
    _broken(lines, labels)
    _numbered(lines, labels)
    find_headlines(lines, labels, title)
    _body(lines, labels)
    _after_headers(lines, labels)
    _between(lines, labels)
    return _rows(lines, labels)


def _rows(lines: Sequence[SeenLine], labels: Labels) -> tuple[Line, ...]:
    """The rows; a paragraph that was wrapped by hand is one line, or its sentences would be cut in pieces."""
    rows: list[Line] = []
    for at, (line, found) in enumerate(zip(lines, labels, strict=True)):
        label, grounds = found or (Label.OTHER, "nothing known")
        goes_on = grounds == WRAPPED or (grounds == BROKEN and not lines[at - 1].ends)
        if goes_on and not line.gap and rows and rows[-1].grounds == grounds:
            rows[-1] = Line(rows[-1].start, line.end, label, grounds)
        else:
            rows.append(Line(line.start, line.end, label, grounds))
    return tuple(rows)


def _page_places(lines: Sequence[SeenLine], labels: Labels) -> None:
    """What the place of a line on its page says of it."""
    for at, line in enumerate(lines):
        found = labels[at]
        if "figcaption" in line.marks and line.size > 1:
            labels[at] = Label.CAPTION, "figcaption"
        elif line.kept or found is not None or "h1" in line.marks:
            continue
        elif line.kept is False and at and "h1" in lines[at - 1].marks and _is_standfirst(line):
            labels[at] = Label.BODY, STANDFIRST
        elif line.kept is False or line.marks & _OUTSIDE or line.linked >= LINKED:
            labels[at] = _outside(line)


def _is_standfirst(line: SeenLine) -> bool:
    """A sentence or two right below the heading, which article finders leave out though the outlet wrote them."""
    return line.ends and line.size >= SENTENCE and line.linked < LINKED and not line.marks & (_OUTSIDE | {"figure"})


def _outside(line: SeenLine) -> tuple[Label, str]:
    if line.linked >= LINKED and line.size >= 5:
        return Label.RELATED_LINK, "a link outside the article"
    if line.linked >= LINKED or line.marks & _OUTSIDE or line.size <= 4:
        return Label.NAVIGATION, "outside the article"
    return Label.OTHER, "outside the article"


def _below_caption(lines: Sequence[SeenLine], labels: Labels) -> None:
    """The line below one that only says "Image caption" is the caption."""
    phrases = wording().caption_prefixes
    for at in range(1, len(lines)):
        above = lines[at - 1]
        if labels[at] is None and _label(labels[at - 1]) == Label.CAPTION and phrases.is_whole(above.words):
            labels[at] = Label.CAPTION, "below the word for it"


def _repeated(lines: Sequence[SeenLine], labels: Labels) -> None:
    """A sentence that stands twice running is a picture's caption, shown once for each size of screen."""
    for at in range(1, len(lines)):
        here, before = lines[at], lines[at - 1]
        if here.size < SENTENCE or not (here.ends or labels[at]) or Label.DATELINE in (_label(labels[at]),):
            continue
        same = here.words == before.words
        if same or (_label(labels[at]) == Label.CAPTION and labels[at - 1] is None and _alike(here, before)):
            labels[at - 1] = labels[at - 1] or (Label.CAPTION, "repeated")
            labels[at] = labels[at] or (Label.CAPTION, "repeated")


def _alike(one: SeenLine, other: SeenLine) -> bool:
    shared = set(one.words) & set(other.words)
    return len(shared) >= 0.7 * min(len(set(one.words)), len(set(other.words))) and len(shared) >= 6


def _wrapped(lines: Sequence[SeenLine], labels: Labels) -> None:
    """Paragraphs broken by hand at some seventy characters: their lines are body though they end in mid sentence."""
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].gap and labels[at] is None:
            continue
        block = lines[first:at]
        if len(block) > 1 and labels[first] is None and _is_wrapped(block):
            for number in range(first, at):
                labels[number] = Label.BODY, WRAPPED
        first = at


def _broken(lines: Sequence[SeenLine], labels: Labels) -> None:
    """A line that stops in mid sentence and the one below it that goes on in lower case are of one paragraph."""
    for at in range(1, len(lines)):
        above, below = lines[at - 1], lines[at]
        if above.kept is not None or above.ends or not below.text[0].islower() or min(above.size, below.size) < 3:
            continue
        for number in (at - 1, at):
            if labels[number] is None and labels[2 * at - 1 - number] in (None, (Label.BODY, BROKEN)):
                labels[number] = Label.BODY, BROKEN


def _numbered(lines: Sequence[SeenLine], labels: Labels) -> None:
    """Numbered cross-headings of a flat text: "2. STATUS" with a paragraph below it, where several number its parts.

    Items of a list follow each other; a heading is followed by what it heads.
    """
    found: list[int] = []
    for at, line in enumerate(lines[:-1]):
        match = _NUMBERED.match(line.text)
        if match is None or labels[at] is not None or line.kept is not None or line.size > CROSSHEAD:
            continue
        below = lines[at + 1]
        heads = not line.ends and line.text[-1] not in ";,:" and not _NUMBERED.match(below.text)
        if heads and (below.size >= SENTENCE or below.ends) and line.text[match.end()].isupper():
            found.append(at)
    if len({lines[at].text.split()[0] for at in found}) >= LEAST_PARTS:
        for at in found:
            labels[at] = Label.HEADLINE, "a numbered heading"


def _is_wrapped(block: Sequence[SeenLine]) -> bool:
    inner = block[:-1]
    if any(find_dateline(line.text) is not None for line in block[1:]):
        return False
    if any(line.kept is not None for line in block) or not block[-1].ends:
        return False
    if not all(len(line.text) in _WRAPPED for line in inner):
        return False
    broken = sum(not line.ends for line in inner)
    return broken * 2 > len(inner) or (broken > 0 and _fills_its_width(block))


def _fills_its_width(block: Sequence[SeenLine]) -> bool:
    """Whether no line could have taken the next one's first word, as where a program wraps at a width."""
    width = max(len(line.text) for line in block)
    pairs = itertools.pairwise(line.text for line in block)
    return all(len(line) + 1 + len(below.split(maxsplit=1)[0]) > width for line, below in pairs)


def _body(lines: Sequence[SeenLine], labels: Labels) -> None:
    for at, line in enumerate(lines):
        if labels[at] is None and is_body(line):
            labels[at] = Label.BODY, "kept by the article finder" if line.kept else "a paragraph"


def _after_headers(lines: Sequence[SeenLine], labels: Labels) -> None:
    """After "Related articles" come titles, after "Comments" what readers wrote, where the report's body is behind."""
    body = [at for at, found in enumerate(labels) if _label(found) == Label.BODY]
    total = sum(lines[at].size for at in body)
    read = 0
    section: Label | None = None
    for at, line in enumerate(lines):
        found = labels[at]
        label, why = found or (None, "")
        if label == Label.BODY and section != Label.COMMENT:
            read += line.size
            section = None if line.ends else section
        if why == "known words: comment" and read * 2 >= total:
            section = Label.COMMENT
        elif why == "known words: related-link":
            section = Label.RELATED_LINK
        elif section == Label.COMMENT and label in (None, Label.BODY, Label.OTHER) and line.kept is None:
            labels[at] = section, "below the comments' heading"
        elif section == Label.RELATED_LINK and not line.kept:
            section = _in_related(line, at, labels)


def _in_related(line: SeenLine, at: int, labels: Labels) -> Label | None:
    """Labels a line below the heading of related links; a sentence that is no question ends them."""
    found = _label(labels[at])
    if found is None and _is_short_sentence(line) and not line.text.endswith("?"):
        return None
    if found in (None, Label.DATELINE) or (found == Label.BODY and not line.ends and line.size <= TITLE_WORDS):
        labels[at] = Label.RELATED_LINK, "below the heading of related links"
    return Label.RELATED_LINK


def _between(lines: Sequence[SeenLine], labels: Labels) -> None:
    """The open lines that are left, run by run: cross-headings, lists in the text, or furniture."""
    body = [at for at, found in enumerate(labels) if _label(found) == Label.BODY]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    for at, line in enumerate(lines):
        if labels[at] is None and _BULLET.match(line.text) and (line.kept or first < at < last):
            labels[at] = Label.BODY, "an item of a list"
    long_lines = [line for line in lines if line.size >= SENTENCE]
    punctuated = sum(line.ends for line in long_lines) * 2 >= len(long_lines)
    _signature(lines, labels, last)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and labels[end] is None:
            end += 1
        for number in range(at, end):
            line = lines[number]
            if line.kept is not False and not punctuated and line.size >= SENTENCE:
                labels[number] = Label.BODY, "a sentence of a text without full stops"
            else:
                labels[number] = _open_line(line, first < number < last, end - at, bool(body))
        at = end + 1


def _signature(lines: Sequence[SeenLine], labels: Labels, last: int) -> None:
    """Who signs a release: names and offices on the lines right below its text, one with a word for an office."""
    end = last + 1
    while end < min(len(lines), last + 1 + SIGNATURE) and labels[end] is None and is_signed_name(lines[end]):
        end += 1
    signed = range(last + 1, end) if last >= 0 else range(0)
    if any(names_office(lines[at]) for at in signed):
        for at in signed:
            labels[at] = Label.BYLINE, "a signature"


def _open_line(line: SeenLine, inside: bool, run: int, has_body: bool) -> tuple[Label, str]:
    if line.marks & HEADINGS and line.kept:
        return Label.HEADLINE, "a heading in the article"
    if HEADING.match(line.text) and inside:
        return Label.HEADLINE, "a heading in the text"
    if line.kept:
        return (Label.BODY, "kept by the article finder") if inside or line.size > 4 else (Label.OTHER, "a few words")
    if line.kept is False:
        return Label.NAVIGATION, "a short line beside the text"
    if _is_short_sentence(line):
        return Label.BODY, "a short sentence"
    if inside and line.text.endswith(":") and line.size > CROSSHEAD // 2 and _is_written_as_sentence(line):
        return Label.BODY, "announces what follows"
    if not has_body:
        return (Label.BODY, "all there is") if line.size > 4 else (Label.OTHER, "a few words")
    if inside and run > 2 and line.size > 4:
        return Label.BODY, "among paragraphs"
    if inside and run <= 2 and line.size <= CROSSHEAD and _OPENS_LIKE_A_TITLE.match(line.text):
        return Label.HEADLINE, "a short line among paragraphs"
    return Label.NAVIGATION, "a short line beside the text"


def _is_short_sentence(line: SeenLine) -> bool:
    """A full stop after three words or more that are not written like a title."""
    return line.ends and line.size >= 3 and _is_written_as_sentence(line)


def _is_written_as_sentence(line: SeenLine) -> bool:
    return any(word[:1].islower() or not word.isascii() for word in line.text.split()[1:])


def _label(found: tuple[Label, str] | None) -> Label | None:
    return found[0] if found else None
