"""A capture to a report: the one way in."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from standoff import __version__
from standoff.capture import Capture
from standoff.capture.jsonlines import field, read_object
from standoff.capture.rows import HTML, JSON, json_fields
from standoff.errors import InputError
from standoff.record.ids import row_id
from standoff.record.rows import Line, Note, Report
from standoff.record.terms import READ_LABELS, Label
from standoff.reports.article import find_article
from standoff.reports.dates import Evidence, publication_date
from standoff.reports.decoding import Decoded, clean, decode
from standoff.reports.labels import label_lines
from standoff.reports.language import detect_language
from standoff.reports.lines import SeenLine, plain_lines
from standoff.reports.naming import find_byline, find_outlet, find_title
from standoff.reports.pagedata import PageData, page_data
from standoff.reports.serialising import serialise


@dataclass(frozen=True, slots=True)
class _Material:
    """A report's text and lines, and what its page says of itself."""

    text: str
    lines: tuple[Line, ...]
    page: PageData
    notes: tuple[Note, ...]
    made_by: str


def make_report(capture: Capture) -> Report:
    """The report of a capture; equal captures give equal reports.

    Raises InputError, with a sentence for the person at the keyboard, where the bytes hold no text.
    """
    decoded, is_page = _characters(capture)
    material = _from_page(decoded) if is_page else _from_text(decoded)
    if not material.lines:
        raise InputError(f"{capture.source} holds no visible text; there is nothing to read in it")
    given = capture.metadata
    read = [line for line in material.lines if line.label in READ_LABELS]
    words = "\n".join(material.text[line.start : line.end] for line in read if line.label == Label.BODY)
    language = given.language or detect_language(words) or (None if words else detect_language(material.text))
    url = given.url or material.page.url
    evidence = Evidence(material.text, material.lines, material.page, url, given.published)
    published, date_notes = publication_date(evidence)
    return Report(
        id=row_id("report", [capture.sha256]),
        capture=capture.sha256,
        source=capture.source,
        text=material.text,
        title=given.title or find_title(material.text, material.lines, material.page),
        outlet=given.outlet or find_outlet(material.text, material.lines, material.page),
        url=url,
        byline=given.byline or find_byline(material.text, material.lines, material.page),
        language=language or material.page.language,
        published=published,
        lines=material.lines,
        encoding=decoded.encoding,
        made_by=material.made_by,
        notes=(*decoded.notes, *material.notes, *date_notes),
    )


def _characters(capture: Capture) -> tuple[Decoded, bool]:
    """The characters to make the report of, and whether they are a page's markup."""
    if not capture.media.startswith(JSON):
        is_page = capture.media == HTML
        return decode(capture.data, markup=is_page), is_page
    fields = json_fields(capture.media)
    row = read_object(capture.data, capture.source)
    for names, is_page in ((fields.html, True), (fields.text, False)):
        value = field(row, names)
        if value is not None:
            if not isinstance(value, str):
                raise InputError(f"{capture.source}: '{names}' must hold text, not {type(value).__name__}")
            return clean(value, "utf-8"), is_page
    raise InputError(f"{capture.source} has no text in '{fields.text}' or '{fields.html}'; name the field that has")


def _from_text(decoded: Decoded) -> _Material:
    lines = label_lines(list(plain_lines(decoded.text)))
    return _Material(decoded.text, lines, PageData(), (), f"standoff {__version__}")


def _from_page(decoded: Decoded) -> _Material:
    page = serialise(decoded.text)
    article = find_article(decoded.text, page)
    seen = [
        SeenLine(
            line.start,
            line.end,
            page.text[line.start : line.end],
            gap=True,
            marks=line.marks,
            linked=line.linked / (line.end - line.start),
            kept=None if article.kept is None else article.kept[number],
        )
        for number, line in enumerate(page.lines)
    ]
    data = page_data(page)
    made_by = f"standoff {__version__}; trafilatura {_trafilatura()}"
    return _Material(page.text, label_lines(seen, data.title or ""), data, article.notes, made_by)


@cache
def _trafilatura() -> str:
    return version("trafilatura")
