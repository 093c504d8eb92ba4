"""What comes of each kind of input: a capture, or a failure with a sentence that helps."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from standoff.capture import MAX_BYTES, Capture, Failure, Fields, Metadata, Options, captures
from standoff.capture import walk as walking
from standoff.errors import InputError
from standoff.record.ids import sha256

WORDS = "Guards on both banks of the river kept to the truce.\n"


def one(path: Path, options: Options | None = None) -> Capture | Failure:
    (found,) = captures([path], options or Options())
    return found


def reason(path: Path) -> str:
    found = one(path)
    assert isinstance(found, Failure)
    assert "\n" not in found.reason
    assert found.source == str(path)
    return found.reason


def test_a_file_is_captured_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\xff")
    found = one(path)
    assert isinstance(found, Capture)
    assert (found.data, found.media, found.source) == (b"one\r\ntwo\xff", "text/plain", str(path))
    assert found.sha256 == sha256(b"one\r\ntwo\xff")


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_beside(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", ".git/d.txt", "photo.jpg", "b.meta.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}" if name.endswith("json") else WORDS)
    found = [Path(c.source).relative_to(tmp_path).as_posix() for c in captures([tmp_path])]
    assert found == ["a.md", "b.txt", "sub/c.html"]


def test_the_walk_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    found = captures([tmp_path / "a.txt", tmp_path / "gone.txt"])
    assert isinstance(next(found), Capture)
    assert isinstance(next(found), Failure)


@pytest.mark.parametrize("name", ["a.meta.json", "a.txt.meta.json"])
def test_a_sidecar_names_the_report_with_or_without_its_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / name).write_text(json.dumps({"published": "2021-07-30", "outlet": "River Post", "extra": 1}))
    found = one(tmp_path / "a.txt")
    assert found.metadata.outlet == "River Post"
    assert (found.metadata.published.earliest, found.metadata.published.method) == ("2021-07-30", "sidecar")


def test_options_win_over_the_sidecar_and_that_over_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.meta.json").write_text('{"outlet": "Sidecar", "lang": "ka"}')
    (tmp_path / "manifest.csv").write_text("path,outlet,url,language\na.txt,Manifest,https://example.org/a,hy\n")
    found = next(captures([tmp_path], Options(metadata=Metadata(outlet="Option"))))
    assert found.metadata == Metadata(outlet="Option", language="ka", url="https://example.org/a")


def test_a_named_manifest_lists_reports_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(WORDS)
    listing = tmp_path / "list.csv"
    listing.write_text("path,published,title\nin/a.txt,2021-07,Truce\nin/gone.txt,2021-08,\n")
    found, missing = captures([tmp_path / "in"], Options(manifest=listing))
    assert (found.metadata.published.earliest, found.metadata.published.latest) == ("2021-07-01", "2021-07-31")
    assert isinstance(missing, Failure)
    assert "gone.txt" in missing.reason


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        ("file,outlet\na.txt,X\n", "no column 'path'"),
        ("path,published\na.txt,31 June\n", "line 2"),
        ("path\na.txt\na.txt\n", "twice"),
    ],
)
def test_a_manifest_that_cannot_be_used_stops_before_anything_is_read(tmp_path: Path, listing: str, words: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(listing)
    with pytest.raises(InputError, match=words):
        list(captures([tmp_path], Options(manifest=path)))


def test_a_broken_sidecar_fails_its_report_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(WORDS)
    (tmp_path / "a.meta.json").write_text("{not json")
    bad, good = captures([tmp_path])
    assert isinstance(bad, Failure)
    assert "a.meta.json" in bad.reason
    assert isinstance(good, Capture)


def test_each_line_of_json_is_a_capture_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    lines = [
        json.dumps({"text": WORDS, "date": "2021-07-30T22:15:00+04:00", "outlet": "River Post", "lang": "en"}),
        "",
        json.dumps({"title": "No text here"}),
        "[1, 2]",
        json.dumps({"html": "<p>Hello</p>", "published": "Fri, 30 Jul 2021 10:20:00 GMT"}),
    ]
    path.write_bytes("\r\n".join(lines).encode())
    first, no_text, no_object, last = captures([path])
    assert (first.data, first.source) == (lines[0].encode(), f"{path}:1")
    assert (first.metadata.outlet, first.metadata.language) == ("River Post", "en")
    assert first.metadata.published.earliest == "2021-07-30"
    assert "text" in no_text.reason
    assert no_text.source == f"{path}:3"
    assert "object" in no_object.reason
    assert last.metadata.published.latest == "2021-07-30"


def test_the_fields_of_a_line_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"content": WORDS, "site": "River Post"}))
    found = one(path, Options(fields=Fields(text="body|content", outlet="site")))
    assert found.metadata.outlet == "River Post"
    assert found.media == "application/json; text=body|content; html=html"


def test_standard_input_is_known_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, media in ((WORDS.encode(), "text/plain"), (b"\n<!DOCTYPE html><p>Hi", "text/html")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (found,) = captures(["-"])
        assert (found.source, found.media, found.data) == ("-", media, data)


def test_bad_input_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "nothing").mkdir()
    monkeypatch.setattr(walking, "MAX_BYTES", 1 << 20)
    (tmp_path / "large.txt").write_bytes(b"x" * ((1 << 20) + 1))
    assert "is empty" in reason(tmp_path / "empty.txt")
    assert "an image" in reason(tmp_path / "image.txt")
    assert "binary" in reason(tmp_path / "noise.txt")
    assert "PDF" in reason(tmp_path / "paper.pdf")
    assert "holds no reports" in reason(tmp_path / "nothing")
    assert "larger than 1 MiB" in reason(tmp_path / "large.txt")
    assert "does not exist" in reason(tmp_path / "gone.txt")
    assert MAX_BYTES == 64 << 20


def test_an_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in reason(path)


def test_text_without_a_known_suffix_is_taken_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "statement"
    path.write_text(WORDS)
    assert one(path).media == "text/plain"


def test_a_date_in_the_far_future_fails_its_line(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"text": WORDS, "date": "2031-01-01"}))
    found = one(path, Options(today=date(2026, 1, 1)))
    assert isinstance(found, Failure)
    assert "future" in found.reason
