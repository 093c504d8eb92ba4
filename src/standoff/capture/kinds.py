"""What kind of file some bytes are, by name and by content."""

import re

from standoff.capture.rows import HTML, JSON, MARKDOWN, TEXT

BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".jsonl": JSON,
    ".ndjson": JSON,
}
BY_OPTION = {"text": TEXT, "html": HTML, "jsonl": JSON}
SIDECAR = ".meta.json"

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|article|main|section|div|p|h[1-6])\b",
    re.I | re.S,
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - {0, 8, 9, 10, 11, 12, 13, 27})


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes open as an HTML page."""
    return _MARKUP.match(data[:4096]) is not None


def wide_encoding(data: bytes) -> str | None:
    """The encoding of UTF-16 without a byte order mark, told by where its zero bytes stand; None for anything else."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2], sample[1::2]
    if len(even) < 4:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / max(len(odd), 1)
    if zeros_odd > 0.4 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.4 and zeros_odd < 0.05:
        return "utf-16-be"
    return None


def binary_kind(data: bytes) -> str | None:
    """What the bytes are where they are no text at all ("an image", "binary data"); None for text of any encoding."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(_WIDE_MARKS) or wide_encoding(data):
        return None
    sample = data[:_SAMPLE]
    strange = sample.count(0) * 2 + sum(sample.count(c) for c in _CONTROLS)
    return "binary data" if strange * 50 > len(sample) else None
