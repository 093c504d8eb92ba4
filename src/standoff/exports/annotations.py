"""`export webannotation`: every row of the readings that has words, as W3C web annotations (Web Annotation Data Model).

Each span is a target with two selectors that pick the same words: TextPositionSelector, in Unicode code points as the
model asks, and TextQuoteSelector with what stands before and behind, so that the words are found again in a text that
has shifted. The source of a target is the text as it was captured; the address that it came from is its scope. The
page is one JSON-LD document, its annotations one a line, in the order of the record.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from standoff.record.joined import Record
from standoff.record.rows import Reading, Report, Span
from standoff.views.evidence import READING_FIELDS, spans_of

CONTEXT = 32
"""How many characters before and behind the words a quote selector holds, as common annotation clients do."""

_MOTIVATIONS = {"actors": "identifying", "places": "identifying", "moments": "identifying"}
_TOLD = ("kind", "type", "mode", "stance", "form", "polarity", "modality", "party", "name", "use", "status", "issue")
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def export_webannotation(record: Record, out: BinaryIO) -> int:
    """Writes one AnnotationPage to `out` and returns how many annotations it holds."""
    head = {"@context": _CONTEXT, "id": "urn:standoff:annotations", "type": "AnnotationPage"}
    out.write((json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [').encode("utf-8"))
    count = 0
    for reading in record.readings:
        for annotation in annotations(reading):
            out.write(b",\n" if count else b"\n")
            out.write(json.dumps(annotation, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            count += 1
    out.write(b"\n]}\n")
    return count


def annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    """The annotations of one reading, table by table in text order."""
    for field in READING_FIELDS:
        for row in getattr(reading, field):
            spans = spans_of(row)
            if spans:
                yield {
                    "id": f"urn:standoff:{row.id}",
                    "type": "Annotation",
                    "motivation": _MOTIVATIONS.get(field, "describing"),
                    "body": _bodies(field, row),
                    "target": [_target(reading.report, span) for span in spans],
                }


def _bodies(field: str, row: Any) -> list[dict[str, Any]]:
    """What is said of the words: the table, then each of the row's terms as a tag "term: value"."""
    tags = [f"{name}: {value}" for name in _TOLD if (value := getattr(row, name, None))]
    if timex := getattr(row, "timex", None):
        tags.append(f"{timex.type}: {timex.value}")
    return [{"type": "TextualBody", "purpose": "tagging", "value": value} for value in (field, *tags)]


def _target(report: Report, span: Span) -> dict[str, Any]:
    start, end = span
    text = report.text
    source = {"source": f"urn:standoff:{report.id}"} | ({"scope": report.url} if report.url else {})
    return source | {
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - CONTEXT, 0) : start],
                "suffix": text[end : end + CONTEXT],
            },
        ],
    }
