"""The title, outlet and byline of a report, each only where something says it."""

import re
from collections.abc import Iterator, Sequence

from standoff.record.rows import Line
from standoff.record.terms import Label
from standoff.reports.calendar_dates import written_dates
from standoff.reports.datelines import find_dateline
from standoff.reports.letterheads import find_issuer
from standoff.reports.pagedata import PageData
from standoff.reports.wording import fold, wording

_SUFFIX = re.compile(r"\s+(?:[-|–—•»:]|::)\s+")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_NAMES = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*[.\-'’\w]*\s?(?:and\s)?)+")
_LONGEST_OUTLET = 40


def find_title(text: str, lines: Sequence[Line], page: PageData) -> str | None:
    """The headline as it stands in the text, without the outlet's name behind it; else the page's own title."""
    headlines = list(_leading_headlines(text, lines))
    if headlines:
        plain = [h for h in headlines[1:] if headlines[0].startswith(h) and _SUFFIX.match(headlines[0][len(h) :])]
        return plain[0] if plain else headlines[0]
    return page.title


def find_outlet(text: str, lines: Sequence[Line], page: PageData) -> str | None:
    """The outlet: from the head, behind a title that also stands alone, from a credit or from the dateline."""
    if page.outlet:
        return page.outlet
    titles = list(_leading_headlines(text, lines))
    known = [*titles, *([page.title] if page.title else [])]
    for whole in [*([page.page_title] if page.page_title else []), *titles]:
        for alone in known:
            rest = whole[len(alone) :]
            match = _SUFFIX.match(rest)
            if (
                whole.startswith(alone)
                and match
                and len(rest) <= _LONGEST_OUTLET
                and not _SUFFIX.search(rest[match.end() :])
            ):
                return rest[match.end() :].strip() or None
    return next(_credited(text, lines), None) or _dateline_agency(text, lines) or find_issuer(text, lines)


def find_byline(text: str, lines: Sequence[Line], page: PageData) -> str | None:
    """Who wrote it: the first byline's words after "By", else the page's author."""
    for line in lines:
        if line.label == Label.BYLINE:
            words = text[line.start : line.end].strip()
            opening = wording().byline_prefixes.opens(fold(words))
            return words[len(opening or "") :].strip(" :") or words
        if line.label == Label.DATELINE and (name := _beside_date(text[line.start : line.end].strip())):
            return name
    return page.author


def _beside_date(words: str) -> str | None:
    """The name in "By Anna Author | 3 May 2022"."""
    opening = wording().byline_prefixes.opens(fold(words))
    date = next(written_dates(words), None)
    if opening is None or date is None or date.start < len(opening):
        return None
    name = _NAMES.match(words[len(opening) : date.start].strip(" :"))
    return name[0].strip() if name else None


def _leading_headlines(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """The headlines that stand before the body."""
    for line in lines:
        if line.label == Label.BODY:
            return
        if line.label == Label.HEADLINE:
            yield _HEADING_MARK.sub("", text[line.start : line.end].strip())


def _dateline_agency(text: str, lines: Sequence[Line]) -> str | None:
    """The agency in the dateline, where the copy is plainly the agency's own.

    That is: the dateline has a line of its own, or nothing but a headline and a date stands above it. Below a site's
    furniture or another's byline the agency is whom the outlet copied.
    """
    bare = True
    for line in lines:
        bare = bare and line.label in (Label.HEADLINE, Label.DATELINE, Label.BODY)
        if line.label in (Label.DATELINE, Label.BODY):
            dateline = find_dateline(text[line.start : line.end].strip())
            if dateline is not None and dateline.agency and (bare or line.label == Label.DATELINE):
                return dateline.agency
            if line.label == Label.BODY:
                return None
    return None


def _credited(text: str, lines: Sequence[Line]) -> Iterator[str]:
    """NAME in "Source: NAME and news agencies"."""
    for line in lines:
        if line.label != Label.SOURCE_CREDIT:
            continue
        words = text[line.start : line.end].strip().rstrip(".")
        opening = wording().source_prefixes.opens(fold(words))
        for ending in wording().own_credits.openings:
            if opening and fold(words).endswith(f" {ending}"):
                name = words[len(opening) : len(words) - len(ending)].strip(" ,")
                if name and len(name) <= _LONGEST_OUTLET and "," not in name:
                    yield name
