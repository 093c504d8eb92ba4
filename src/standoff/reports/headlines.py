"""The headline among the lines above a report's first paragraph, and what the other lines there are.

On a page the heading of the first rank and the page's own title tell. In flat text a headline is told by its words:
it repeats those of the paragraphs below it, as a site's name and motto do not.
"""

import re
from collections.abc import Iterable, Sequence

from standoff.record.terms import Label
from standoff.reports.letterheads import is_letterhead
from standoff.reports.lines import SeenLine
from standoff.reports.wording import fold_words, wording

Labels = list[tuple[Label, str] | None]

SENTENCE = 8
PARAGRAPH = 15
HEADLINE_WORDS = 28
MOTTO = 3
QUESTION = 16
SENTENCE_HEADLINE = 16
TELLING = 5
BYLINE_WORDS = (2, 3)
HEADING = re.compile(r"^#{1,6}\s")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TURN = re.compile(r"^[QA]: ?\S")
"""The mark of a question or an answer in a printed interview: what follows is spoken, however short."""
_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+[.\-'’\w]*")
_WHERE = re.compile(r"\s+in\s+(?=[^\W\d_a-z])")
_NUMBERED = re.compile(r"(?:No\.?|#|№)\s?\d|^\S+ \d")
_LEDE = 3


def find_headlines(lines: Sequence[SeenLine], labels: Labels, title: str) -> None:
    """Labels the open lines above the first paragraph. `title` is what the page calls itself, if it is a page."""
    body = next((at for at in range(len(lines)) if _opens_body(lines[at], labels[at])), len(lines))
    body = _past_sentence_headline(lines, labels, body)
    open_lines = [at for at in range(body) if labels[at] is None and lines[at].size <= HEADLINE_WORDS]
    open_lines = _past_letterhead(lines, labels, open_lines)
    shares = _shares(lines, labels, open_lines, body)
    chosen = _choose(lines, open_lines, title, shares)
    if chosen is None:
        return
    head = lines[chosen].words
    for at in open_lines:
        line = lines[at]
        repeats = _contains(line.words, head) or (_contains(head, line.words) and line.size >= 4)
        if body == len(lines) and line.kept is None and line.ends and not line.text.endswith("?"):
            labels[at] = Label.BODY, "a sentence, and no longer one anywhere"
        elif at == chosen or repeats or (at < chosen and line.kept is None and line.size >= 5 and shares[at] > 0):
            labels[at] = Label.HEADLINE, "before the first paragraph"
        elif line.kept or (line.kept is None and _is_standfirst(line, at > chosen)):
            labels[at] = Label.BODY, "below the headline"
        elif at > chosen and _is_name_beside_date(lines, labels, at):
            labels[at] = Label.BYLINE, "a name beside the date"
        elif at == chosen + 1 and is_letterhead(line):
            labels[at] = Label.BYLINE, "an agency below the headline"
        else:
            labels[at] = Label.NAVIGATION, "a few words above the first paragraph"


def _past_letterhead(lines: Sequence[SeenLine], labels: Labels, open_lines: list[int]) -> list[int]:
    """The open lines without the mastheads and letterheads at their top, where another line is left below them."""
    rest = open_lines
    while len(rest) > 1 and is_letterhead(lines[rest[0]]) and not lines[rest[0]].marks & HEADINGS:
        labels[rest[0]] = Label.OTHER, "a letterhead"
        rest = rest[1:]
        rest = _past_motto(lines, labels, rest)
    if len(rest) == 1 and is_letterhead(lines[rest[0]]) and _names_itself(lines, labels, rest[0]):
        labels[rest[0]] = Label.OTHER, "a letterhead"
        return []
    return rest


def _past_motto(lines: Sequence[SeenLine], labels: Labels, open_lines: list[int]) -> list[int]:
    """The open lines without an outlet's motto: right below its name, set off from the headline by a blank line."""
    at = open_lines[0] if open_lines else 0
    if len(open_lines) < 2 or labels[at - 1] != (Label.OTHER, "a letterhead") or lines[at].gap:
        return open_lines
    later = [n for n in open_lines[1:] if lines[n].size >= MOTTO]
    apart = any(lines[n].gap for n in range(at + 1, later[0] + 1)) if later else False
    numbered = any(
        wording().document_words.is_whole(lines[n].words[:1]) and _NUMBERED.search(lines[n].text) for n in later
    )
    if lines[at].kept is not None or is_letterhead(lines[at]) or not (apart or numbered):
        return open_lines
    labels[at] = Label.OTHER, "below a masthead"
    return open_lines[1:]


def _names_itself(lines: Sequence[SeenLine], labels: Labels, at: int) -> bool:
    """Whether a line below says what the document is and its day: "Transcript of the weekly briefing, 4 May 2014"."""
    below = [n for n in range(at + 1, len(lines)) if (found := labels[n]) is not None and found[0] == Label.DATELINE]
    return any(lines[n].size >= SENTENCE and wording().talk_words.opens(lines[n].folded) is not None for n in below[:2])


def is_body(line: SeenLine) -> bool:
    """Whether a line is a paragraph by its length and end; on a page, one that the article finder kept."""
    if HEADING.match(line.text):
        return False
    if TURN.match(line.text):
        return line.kept is not False
    if line.kept is not None:
        if line.marks & HEADINGS and line.size <= HEADLINE_WORDS:
            return False
        return line.kept and ((line.size >= 4 and line.ends) or line.size >= PARAGRAPH - 3)
    return (line.ends and line.size >= SENTENCE) or line.size >= PARAGRAPH


def _opens_body(line: SeenLine, found: tuple[Label, str] | None) -> bool:
    """Whether a line is surely a paragraph though nothing is known yet: a question or a long title is not."""
    if found is not None:
        return found[0] == Label.BODY
    if not is_body(line) or "h1" in line.marks:
        return False
    if line.kept is not None or TURN.match(line.text):
        return True
    return line.size > HEADLINE_WORDS or (line.ends and not (line.text.endswith("?") and line.size <= QUESTION))


def _is_standfirst(line: SeenLine, below: bool) -> bool:
    return (line.ends and line.size >= 4) or (line.size >= SENTENCE and below)


def _past_sentence_headline(lines: Sequence[SeenLine], labels: Labels, body: int) -> int:
    """A headline may end in a full stop: a short first sentence set off from a longer report that repeats its words."""
    later = [at for at in range(body + 1, len(lines)) if _opens_body(lines[at], labels[at])]
    if len(later) < 2 or labels[body] is not None or any(labels[at] is None for at in range(body)):
        return body
    line, lede = lines[body], lines[later[0]]
    if line.kept or line.size > SENTENCE_HEADLINE or lede.size < 1.5 * line.size or not lines[body + 1].gap:
        return body
    if set(line.words) & wording().days:
        return body
    needed = 0.5 if later[0] > body + 1 else 0.8
    return body + 1 if _share(line, _stems(lines[at] for at in later[:2])) >= needed else body


def _shares(lines: Sequence[SeenLine], labels: Labels, open_lines: list[int], body: int) -> dict[int, float]:
    """For each open line the share of its telling words that the first paragraphs have too."""
    paragraphs = [at for at in range(body, len(lines)) if _opens_body(lines[at], labels[at])][:_LEDE]
    near = _stems(lines[at] for at in paragraphs)
    return {at: _share(lines[at], near) if lines[at].size >= 4 else 0.0 for at in open_lines}


def _share(line: SeenLine, near: frozenset[str]) -> float:
    telling = [word[:TELLING] for word in _WORD.findall(line.folded) if len(word) >= TELLING]
    return sum(word in near for word in telling) / len(telling) if telling else 0.0


def _stems(lines: Iterable[SeenLine]) -> frozenset[str]:
    return frozenset(word[:TELLING] for line in lines for word in _WORD.findall(line.folded))


def _choose(lines: Sequence[SeenLine], open_lines: list[int], title: str, shares: dict[int, float]) -> int | None:
    """The line most like a headline: what the page is titled, what repeats the report's words, what is long enough."""
    folded = fold_words(title)
    headed = [at for at in open_lines if "h1" in lines[at].marks]
    headed = [at for at in headed if lines[at].size >= 2] or headed
    titled = [at for at in open_lines if lines[at].size >= 3 and _contains(folded, lines[at].words)]
    marked = [at for at in open_lines if HEADING.match(lines[at].text)]
    best = [at for at in headed if at in titled] or titled or headed or marked
    if best:
        return best[0]
    if any(shares.values()):
        return min(open_lines, key=lambda at: (-shares[at], at))
    long_enough = [at for at in open_lines if lines[at].size >= 5]
    short = [at for at in reversed(open_lines) if lines[at].size >= 2]
    return next(iter(long_enough + short), None)


def _is_name_beside_date(lines: Sequence[SeenLine], labels: Labels, at: int) -> bool:
    """Two or three capitalised words right above or below the line with the date are who wrote it."""
    words = _WHERE.split(lines[at].text, maxsplit=1)[0].split()
    if len(words) not in BYLINE_WORDS or not all(_CAPITALISED.fullmatch(word) for word in words):
        return False
    beside = [labels[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return any(found is not None and found[0] == Label.DATELINE for found in beside)


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the words of one line open or close another."""
    return bool(shorter) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])
