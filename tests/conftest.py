"""Fixtures that are dear to make, made once a session: the language model, and where shared gold data lies."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.capture import Capture, Metadata, given_date
from standoff.reading.language import Model, load_model
from standoff.reading.read import Reader, load_reader
from standoff.record.ids import sha256
from standoff.record.rows import Reading
from standoff.reports import make_report

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def model() -> Model:
    """The language model that readings are made with."""
    return load_model()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Everything a report is read with."""
    return load_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Reads a text as a report: `read(text, published=…, outlet=…)`."""

    def read_text(text: str, published: str | None = "2031-06-05", outlet: str | None = "The Daily Ledger") -> Reading:
        data = text.encode()
        given = given_date(published) if published is not None else None
        metadata = Metadata(published=given, outlet=outlet, language="en")
        return reader.read(make_report(Capture(sha256(data), data, "text/plain", "test.txt", metadata)))

    return read_text


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; a test that needs it is skipped where it is absent."""
    folder = Path(os.environ.get("STANDOFF_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the folder of shared data is not here; set STANDOFF_SHARED to its path")
    return folder
