"""The cache of parses gives what parsing gives, and is never trusted further than that."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from standoff.engine.parses import CachedModel, ParseCache, parse_key
from standoff.reading.language import Model
from standoff.record.rows import Line, Report
from standoff.record.terms import Label

TEXT = "Talks failed\nTajikistan said on Monday that its guards had not fired. “They left,” a resident told Asia-Plus."
REPORT = Report(
    "r-1", "", "a.txt", TEXT, lines=(Line(0, 12, Label.HEADLINE), Line(13, len(TEXT), Label.BODY))
)  # fmt: skip


@pytest.fixture
def cached(model: Model, tmp_path: Path) -> CachedModel:
    return CachedModel(model.name, model.pipeline, ParseCache(tmp_path / "parses.sqlite"))


def test_a_cached_parse_is_the_parse(cached: CachedModel, model: Model) -> None:
    fresh = model.parse(REPORT)
    assert cached.parse(REPORT) == fresh
    assert cached.cache.get(parse_key(model.name, REPORT)) == (fresh.tokens, fresh.sentences)
    assert replace(cached, pipeline=None).parse(REPORT) == fresh


def test_the_key_holds_all_that_a_parse_depends_on(model: Model) -> None:
    keys = {
        parse_key(model.name, REPORT),
        parse_key("another-model", REPORT),
        parse_key(model.name, replace(REPORT, text=TEXT.replace("Monday", "Sunday"))),
        parse_key(model.name, replace(REPORT, lines=REPORT.lines[1:])),
        parse_key(model.name, replace(REPORT, lines=(replace(REPORT.lines[0], label=Label.SHARE), REPORT.lines[1]))),
    }
    assert len(keys) == 5
    assert parse_key(model.name, replace(REPORT, source="b.txt", outlet="Asia-Plus")) in keys


def test_a_damaged_parse_is_parsed_anew(cached: CachedModel, model: Model, tmp_path: Path) -> None:
    cached.parse(REPORT)
    with sqlite3.connect(tmp_path / "parses.sqlite") as connection:
        connection.execute("UPDATE parses SET parse = x'00'")
    connection.close()
    assert cached.parse(REPORT) == model.parse(REPORT)


def test_a_cache_that_is_being_written_is_passed_over(cached: CachedModel, model: Model, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "parses.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert cached.parse(REPORT) == model.parse(REPORT)
    other.close()
