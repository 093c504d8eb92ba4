"""Bytes to characters, saying by what evidence and what was lost.

The evidence is, in order: a byte order mark, the layout of zero bytes, strict UTF-8, what the page declares, and
statistical detection. Bytes that fit no encoding become U+FFFD, and a note says how many: nothing is lost silently.
"""

import codecs
import re
from dataclasses import dataclass

from standoff.capture.kinds import binary_kind, wide_encoding
from standoff.errors import InputError
from standoff.record.rows import Note

LOSSY = "lossy-decoding"
REPLACEMENT = "\ufffd"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
_MOSTLY = 0.02
_SAMPLE = 1 << 16
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark, NUL or lone surrogate; the encoding; and notes on what was lost."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, markup: bool = False) -> Decoded:
    """The characters that `data` stands for; a declaration inside the text counts for markup alone.

    Raises InputError on bytes that are no text in any encoding.
    """
    kind = binary_kind(data)
    if kind is not None:
        raise InputError(f"the input is {kind}, not text; save the report as text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding)
    if wide := wide_encoding(data):
        return _leniently(data, wide)
    declared = _declared(data) if markup else None
    for name in ("utf-8", declared):
        if name and (text := _strictly(data, name)) is not None:
            return clean(text, name)
    return _leniently(data, _nearly_utf8(data) or declared or _detected(data))


def clean(text: str, encoding: str) -> Decoded:
    """`text` with NUL and lone surrogates, which no record can hold, replaced one by one."""
    found = len(_NOT_TEXT.findall(text))
    if not found:
        return Decoded(text, encoding)
    message = (
        f"{found} character{'s' * (found > 1)} that cannot stand in a text (NUL or half a surrogate pair) replaced"
    )
    return Decoded(_NOT_TEXT.sub(REPLACEMENT, text), encoding, (Note(LOSSY, message),))


def _declared(data: bytes) -> str | None:
    """The name of the encoding that the page declares, as Python knows it; None where it declares none or nonsense."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii", "replace")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return None if name.startswith(("utf-16", "utf-32")) else _AS_BROWSERS_DO.get(name, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text where every byte fits; half a surrogate pair written as UTF-8 is left to `clean`, which says so."""
    try:
        return data.decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    except (UnicodeError, LookupError):
        return None


def _leniently(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(REPLACEMENT) - _given_replacements(data, encoding)
    decoded = clean(text, encoding)
    if lost <= 0:
        return decoded
    note = Note(LOSSY, f"{lost} sequence{'s' * (lost > 1)} of bytes are no {encoding} and were replaced by U+FFFD")
    return Decoded(decoded.text, encoding, (note, *decoded.notes))


def _given_replacements(data: bytes, encoding: str) -> int:
    """How many replacement characters the bytes themselves already held."""
    return data.count(REPLACEMENT.encode("utf-8")) if encoding == "utf-8" else 0


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 where few bytes are wrong and most beyond ASCII are right: one bad byte is no ground to guess."""
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = sum(c > "\x7f" for c in text[: 1 << 20]) - bad
    return "utf-8" if good > 4 * bad and bad <= _MOSTLY * len(text) else None


def _detected(data: bytes) -> str:
    """The encoding that fits the bytes best; the Western one where none does."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    name = "cp1252" if best is None else best.encoding
    return _AS_BROWSERS_DO.get(codecs.lookup(name).name, name)
