"""The rows of this room: a capture, a failure, and the options they are made with."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from standoff.capture.metadata import NOTHING_GIVEN, Metadata

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Fields:
    """The names under which a line of JSON holds each thing; several are tried in order, parted by a bar."""

    text: str = "text"
    html: str = "html"
    published: str = "date|published"
    outlet: str = "outlet"
    url: str = "url"
    language: str = "lang|language"
    title: str = "title"


@dataclass(frozen=True, slots=True)
class Capture:
    """Raw bytes as they came. `media` is their media type, with the names of the text fields for a line of JSON.

    `source` is the path, the path with `:N` for line N of a JSON lines file, or `-` for standard input.
    """

    sha256: str
    data: bytes
    media: str
    source: str
    metadata: Metadata = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gives no report, and one sentence that says what is wrong, where, and what to do."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are captured.

    `metadata` holds for every capture and wins over sidecar, manifest and fields. `media` overrides what a file's
    name says of its kind (`text`, `html`, `jsonl`). No date later than `today` and two days is taken, where it is
    given: the caller knows the clock, this room does not.
    """

    metadata: Metadata = NOTHING_GIVEN
    manifest: Path | None = None
    fields: Fields = Fields()
    media: str | None = None
    today: date | None = None


def json_media(fields: Fields) -> str:
    """The media type of a line of JSON whose text stands in these fields."""
    if (fields.text, fields.html) == (Fields().text, Fields().html):
        return JSON
    return f"{JSON}; text={fields.text}; html={fields.html}"


def json_fields(media: str) -> Fields:
    """The text fields that a media type of `json_media` names."""
    pairs = (part.partition("=") for part in media.split("; ")[1:])
    return Fields(**{name: value for name, _, value in pairs if name in ("text", "html")})
