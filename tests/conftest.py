"""Fixtures that are dear to make, made once a session: the language model, and where shared gold data lies."""

import os
from pathlib import Path

import pytest

from standoff.reading.language import Model, load_model

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def model() -> Model:
    """The language model that readings are made with."""
    return load_model()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; a test that needs it is skipped where it is absent."""
    folder = Path(os.environ.get("STANDOFF_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the folder of shared data is not here; set STANDOFF_SHARED to its path")
    return folder
