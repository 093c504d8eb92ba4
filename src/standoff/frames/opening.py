"""The two doors: a record file, and reports that are read here and stored nowhere."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from standoff.capture import Capture, Failure, Metadata, Options, captures
from standoff.engine.joining import joining
from standoff.errors import InputError, RecordError
from standoff.frames.record import OpenRecord
from standoff.knowledge.gazetteer import gazetteer_path
from standoff.knowledge.gazetteer_build import build_gazetteer
from standoff.reading.read import Reader, load_reader
from standoff.record.rows import Reading
from standoff.reports import make_report
from standoff.store import Store

Path_ = str | os.PathLike[str]


def open_record(path: Path_) -> OpenRecord:
    """The record in the file at `path`, as it is now; nothing is kept open and nothing is written.

    Raises RecordError where there is no record, or it is damaged, of a newer schema or empty.
    """
    with Store(Path(path)) as store:
        record = store.record(joining())
    if not record.readings:
        raise RecordError(f"the record {path} holds no reports; add some with 'standoff add PATH'")
    return OpenRecord(record, str(path))


def read_reports(paths: Path_ | Iterable[Path_], **given: str) -> OpenRecord:
    """The record of the reports in `paths` (files or folders), read one after another in this process.

    `given` says what is known of all of them: published, outlet, url, language. What cannot be read is in `failures`.
    No deadline is held: for many reports, or for some that nobody vouches for, use `standoff add --jobs 2`.
    Raises InputError on a date that is none, and where not one report could be read.
    """
    inputs = [os.fspath(paths)] if isinstance(paths, (str, os.PathLike)) else [os.fspath(path) for path in paths]
    today = date.today()
    options = Options(metadata=Metadata.given(given, "argument", today), today=today)
    if not gazetteer_path().is_file():
        build_gazetteer(gazetteer_path())
    reader = load_reader()
    results = [_read(reader, item) for item in captures(inputs, options)]
    readings = [result for result in results if isinstance(result, Reading)]
    failures = tuple(result for result in results if isinstance(result, Failure))
    if not readings:
        raise InputError(failures[0].reason if failures else f"there is no report in {', '.join(inputs)}")
    return OpenRecord(joining().join(readings, ()), ", ".join(inputs), failures)


def _read(reader: Reader, item: Capture | Failure) -> Reading | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return reader.read(make_report(item))
    except InputError as error:
        return Failure(item.source, str(error))
