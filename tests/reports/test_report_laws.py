"""The laws of a report: its text is never altered, every line has its place, any bytes end in one or in a sentence."""

import codecs
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.capture import Capture
from standoff.errors import InputError
from standoff.record.check import check_reading
from standoff.record.ids import sha256
from standoff.record.rows import Reading, Report
from standoff.reports import make_report
from standoff.reports.serialising import serialise

MEDIA = ("text/plain", "text/markdown", "text/html", "application/json")
WORDS = "Двое пограничников были ранены у реки, сообщило министерство обороны в пятницу вечером."
LATIN = "Sərhəddə atəşkəs pozulub, nazirlik bildirib ki, iki əsgər yaralanıb və vəziyyət gərgindir."


def make(data: bytes, media: str = "text/plain") -> Report:
    return make_report(Capture(sha256(data), data, media, "here"))


def check(report: Report) -> None:
    assert check_reading(Reading(report)) == []
    end = 0
    for line in report.lines:
        assert end <= line.start < line.end <= len(report.text)
        words = report.text[line.start : line.end]
        assert words.strip()
        assert "\n" not in words or line.grounds in ("a wrapped paragraph", "a sentence broken off")
        end = line.end
    covered = "".join(report.text[line.start : line.end] for line in report.lines)
    assert "".join(covered.split()) == "".join(report.text.split())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(MEDIA))
def test_any_bytes_end_in_a_report_or_a_sentence(data: bytes, media: str) -> None:
    try:
        report = make(data, media)
    except InputError:
        return
    check(report)
    assert make(data, media) == report


_lines = st.lists(
    st.sampled_from(
        ["", " ", "XS", "Share", "Source: X", "By Ann Lee", "3 May 2021", "Related", "Comments", "He said so."]
    )
    | st.text(max_size=40)
    | st.text(st.characters(codec="utf-8"), max_size=120),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(_lines, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_plain_text_is_kept_verbatim(lines: list[str], line_break: str) -> None:
    text = line_break.join(lines).encode("utf-8", "ignore").decode().replace("\x00", "").lstrip("\ufeff")
    try:
        report = make(text.encode())
    except InputError:
        return
    assert report.text == text or report.encoding != "utf-8"
    check(report)


_markup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<!--", "-->", "<script>", "</script>", "<a href='x>",
         "</a>", "<style>", "<td>", "<li hidden>", "&", "&lt;", "&#x41;", "&#xD800;", "<h1>", "<", ">", '"', "'"]
    )
    | st.text(max_size=12),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(_markup)
def test_serialising_any_markup(markup: str) -> None:
    page = serialise(markup)
    assert serialise(markup) == page
    assert [page.text[line.start : line.end] for line in page.lines] == page.text.split("\n")[: len(page.lines)]
    assert all(0 <= line.linked <= line.end - line.start for line in page.lines)


def test_visible_text_alone_in_the_order_of_the_page() -> None:
    page = serialise(
        "<head><title>T &amp; U</title><style>p{}</style></head><body>One<p>two <b>bo</b>ld&nbsp;&lt;b&gt; "
        "&amp;lt;</p><script>if (a<b) '</p>'</script><div style='display: none'>no</div><template>no</template>"
        "<ul><li>three<li>four</ul><span hidden>no<span>no</span></span>fi&shy;ve<br>six<noscript>no</noscript>"
    )
    assert page.text.split("\n") == ["One", "two bold <b> &lt;", "three", "four", "five", "six"]
    assert page.title == "T & U"


def test_a_head_that_never_ends_hides_nothing() -> None:
    assert serialise("<head><meta charset=utf-8><p>Words</p>").text == "Words"


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (WORDS.encode("utf-8"), "utf-8", WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8", WORDS),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le", WORDS),
        (LATIN.encode("utf-16-be"), "utf-16-be", LATIN),
        (WORDS.encode("cp1251"), "cp1251", WORDS),
    ],
)
def test_encodings(data: bytes, encoding: str, words: str) -> None:
    report = make(data)
    assert (report.text, report.encoding, report.notes) == (words, encoding, ())


def test_a_page_may_declare_its_encoding() -> None:
    report = make(f'<meta charset="windows-1251"><p>{WORDS}</p>'.encode("cp1251"), "text/html")
    assert (report.text, report.encoding) == (WORDS, "cp1251")


def test_one_bad_byte_is_noted_and_costs_one_character() -> None:
    data = LATIN.encode().replace(b" iki", b" \xff iki")
    report = make(data)
    assert report.text == LATIN.replace(" iki", " \ufffd iki")
    assert [note.kind for note in report.notes] == ["lossy-decoding"]
    assert make(f"<p>{LATIN}</p>".encode().replace(b" iki", b" \xff iki"), "text/html").text == report.text


def test_a_lone_surrogate_and_a_nul_are_replaced_and_noted() -> None:
    report = make(json.dumps({"text": "Shots \ud83d were heard\x00 at the bridge."}).encode(), "application/json")
    assert report.text == "Shots \ufffd were heard\ufffd at the bridge."
    assert [note.kind for note in report.notes] == ["lossy-decoding"]


def test_escaped_markup_is_no_markup() -> None:
    assert make(b"<p>He typed &lt;script&gt;alert(1)&lt;/script&gt; twice.</p>", "text/html").text == (
        "He typed <script>alert(1)</script> twice."
    )


@pytest.mark.parametrize(
    ("data", "media", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "text/plain", "an image"),
        (b"<html><script>x()</script></html>", "text/html", "no visible text"),
        (b'{"title": "x"}', "application/json", "no text in"),
        (b'{"text": 5}', "application/json", "must hold text"),
        (b"{", "application/json", "not JSON"),
    ],
)
def test_bytes_without_text(data: bytes, media: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        make(data, media)


@pytest.mark.parametrize("markup", [b"<div>", b"<b>", b"<i><div>", b'<a "', b"<!--", b"<p>x</i>", b"<script>", b"&amp"])
def test_a_hundred_thousand_tags_cost_seconds_not_hours(markup: bytes) -> None:
    started = time.process_time()
    report = make(b"<p>Guards kept to the truce.</p>" + markup * 100_000, "text/html")
    assert report.text.startswith("Guards kept to the truce.")
    assert time.process_time() - started < 20


def test_a_very_long_line() -> None:
    report = make(b"<p>" + b"word and " * 500_000, "text/html")
    assert len(report.lines) == 1
