"""Bad input, end to end: each gives one clear sentence and the right exit code, and the record stays whole.

What needs a language model to be loaded is added in one run, and looked at from many sides. A command runs in this
process, and in one of its own where signals, permissions, pipes or the locale are at stake.
"""

import contextlib
import ctypes
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import standoff
from standoff.cli import main

FOLDER = Path(standoff.__file__).parents[1]
REPORTS = 14
CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24

GOOD = """Ruritania says two soldiers killed near Strelsau

Ruritania said on Tuesday that Kenyan forces had shelled its positions near Nairobi, killing two soldiers.

Kenya denied the claim. "Our troops did not open fire," the Kenyan defence ministry said in a statement.
"""
ARMENIAN = (
    "Սահմանին իրավիճակը լարված է, հայտնում է նախարարությունը։ Երկու զինվոր վիրավորվել է գիշերը կրակոցներից հետո։\n" * 3
)
RUSSIAN = (
    "Министерство обороны сообщило, что ночью на границе были обстреляны позиции. Два военнослужащих ранены.\n" * 3
)
UNKNOWN = "Zxqv brlpt gnark wibble trundlefex qooth. Vrimp jaxx plork sneth mubbrik draln.\n" * 3


class Result:
    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")
        assert "Traceback" not in self.out + self.err, self.out + self.err
        assert "error in Standoff" not in self.err, self.err

    def says(self, words: str, code: int) -> None:
        """One line of standard error holds `words`, begins with the program's name, and the code is `code`."""
        lines = [line for line in self.err.splitlines() if words in line]
        assert len(lines) == 1, self.err
        assert lines[0].startswith(("standoff: ", "Error: ")), lines[0]
        assert self.code == code, self.err


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "standoff.cli.main", *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(FOLDER), "STANDOFF_RECORD": ""}


def run(*arguments: object, stdin: bytes = b"") -> Result:
    """Runs a command in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin, b"", b"")]
    with pytest.MonkeyPatch.context() as patched:
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patched.setattr(sys, name, stream)
        code = main.run([str(argument) for argument in arguments])
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams[1:])
    return Result(code, out, err)


def run_apart(
    arguments: list[str], before: Callable[[], None] | None = None, environ: dict[str, str] | None = None
) -> Result:
    """Runs a command line in a process of its own."""
    done = subprocess.run(
        arguments, capture_output=True, env={**environment(), **(environ or {})}, timeout=240, preexec_fn=before
    )
    return Result(done.returncode, done.stdout, done.stderr)


def is_whole(record: Path) -> bool:
    result = run("verify", "--record", record)
    assert result.code == 0, result.out + result.err
    return True


def rows(record: Path, table: str = "reports", *options: str) -> list[dict[str, object]]:
    result = run(table, "--record", record, "--format", "json", *options)
    found: list[dict[str, object]] = json.loads(result.out)
    assert result.code == (0 if found else 1)
    return found


# --- one run over a folder of troubles ---------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    files = {
        "good.txt": GOOD.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\n\t\n",
        "binary.txt": bytes(range(256)) * 40,
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "wrong-encoding.txt": GOOD.replace('"', "“").encode("cp1252"),
        "mixed-encoding.txt": (GOOD + "Jurnalist Əli Hüseynov məlumatı təsdiqlədi.\n").encode() + b"caf\xe9\n",
        "surrogate.txt": GOOD.encode() + b"Their reply \xed\xa0\x80 was brief, the ministry said.\n",
        "surrogate.jsonl": json.dumps({"text": GOOD + "Their reply \ud800 was brief, the ministry said."}).encode(),
        "broken.jsonl": b'{"text": "half a\n',
        "nested.html": b"<html><body>" + b"<div>" * 100_000 + GOOD.encode() + b"</div>" * 100_000 + b"</body></html>",
        "future.txt": b"Published 3 May 2931\n\n" + GOOD.encode(),
        "armenian.txt": ARMENIAN.encode(),
        "russian.txt": RUSSIAN.encode("windows-1251"),
        "unknown.txt": UNKNOWN.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "metadata.jsonl").write_text(json.dumps({"text": GOOD + "Odd metadata.", "outlet": "Post \ud800"}))
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(GOOD + "Odd name.")
    (folder / "bad-sidecar.txt").write_text(GOOD + "Bad sidecar.\n")
    (folder / "bad-sidecar.txt.meta.json").write_text("{published: yesterday}")
    return folder


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("record") / "record.standoff"


@pytest.fixture(scope="module")
def added(folder: Path, record: Path) -> Result:
    return run("add", folder, "--record", record, "--deadline", 60)


@pytest.fixture(scope="module")
def reports(added: Result, record: Path) -> dict[str, dict[str, object]]:
    return {Path(str(row["source"])).name: row for row in rows(record)}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.txt", "is empty"),
        ("blank.txt", "is empty"),
        ("binary.txt", "is binary data"),
        ("picture.txt", "is an image"),
        ("broken.jsonl", "is not JSON"),
        ("bad-sidecar.txt", "cannot be read as JSON"),
    ],
)
def test_what_is_no_report_is_listed(added: Result, reports: dict[str, object], name: str, words: str) -> None:
    lines = [line for line in added.err.splitlines() if name in line]
    assert len(lines) == 1, added.err
    assert words in lines[0]
    assert name not in reports
    assert added.code == 3


def test_the_others_go_on_and_the_record_is_whole(
    added: Result, reports: dict[str, dict[str, object]], record: Path
) -> None:
    assert "good.txt" in reports
    assert reports["good.txt"]["statements"]
    assert is_whole(record)


def notes(row: dict[str, object]) -> str:
    return json.dumps(row["notes"], ensure_ascii=False)


@pytest.mark.parametrize("name", ["mixed-encoding.txt", "surrogate.txt", "surrogate.jsonl:1"])
def test_lossy_decoding_is_reported_on_the_report(reports: dict[str, dict[str, object]], name: str) -> None:
    assert "lossy-decoding" in notes(reports[name])


def test_a_file_in_an_older_encoding_is_decoded(reports: dict[str, dict[str, object]], record: Path) -> None:
    assert str(reports["wrong-encoding.txt"]["encoding"]).startswith("cp125")
    assert "“Our troops" in run("show", reports["wrong-encoding.txt"]["id"], "--record", record).out


def test_names_that_are_no_text_are_kept_as_far_as_they_are(reports: dict[str, dict[str, object]]) -> None:
    assert reports["metadata.jsonl:1"]["outlet"] == "Post \ufffd"
    assert sys.platform != "linux" or "caf\ufffd.txt" in reports


def test_a_hundred_thousand_nested_tags_are_read_or_listed(
    added: Result, reports: dict[str, dict[str, object]]
) -> None:
    listed = [line for line in added.err.splitlines() if "nested.html" in line]
    assert ("nested.html" in reports) != bool(listed)


def test_a_date_in_the_far_future_is_not_believed(reports: dict[str, dict[str, object]], folder: Path) -> None:
    assert "2931" not in json.dumps(reports["future.txt"]["published"])
    run("read", folder / "good.txt", "--date", "2931-05-03").says("lies in the future", 2)
    run("read", folder / "good.txt", "--date", "30.7.21 or so").says("is not a date", 2)
    run("read", folder / "good.txt", "--date", "2021-02-30").says("is not a date", 2)


@pytest.mark.parametrize(
    ("name", "language", "word"),
    [("armenian.txt", "hy", "իրավիճակը"), ("russian.txt", "ru", "границе"), ("unknown.txt", None, "trundlefex")],
)
def test_what_is_not_read_is_kept_labelled_and_searched(
    reports: dict[str, dict[str, object]], record: Path, name: str, language: str | None, word: str
) -> None:
    row = reports[name]
    assert language is None or row["language"] == language
    assert row["statements"] == row["events"] == 0
    assert "language-not-read" in notes(row)
    assert row["lines"]
    assert [Path(str(found["source"])).name for found in rows(record, "reports", "--search", word)] == [name]


def test_adding_the_folder_again_reads_nothing_anew(added: Result, folder: Path, record: Path) -> None:
    before = run("export", "jsonl", "--record", record).out
    again = run("add", folder, "--record", record)
    assert again.code == 3
    assert again.err.splitlines()[-1].startswith("0 read, ")
    assert run("export", "jsonl", "--record", record).out == before


# --- inputs ------------------------------------------------------------------------------------------


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.4")
    run("add", tmp_path, "--record", tmp_path / "r.standoff").says("holds no reports", 3)
    assert is_whole(tmp_path / "r.standoff")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    run("read", tmp_path / "no.txt").says("does not exist", 3)


def test_standard_input_that_is_empty() -> None:
    run("read", "-").says("standard input is empty", 3)


def test_a_manifest_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "m.csv").write_text("file,date\na.txt,2021-07-30\n")
    run("read", tmp_path / "a.txt", "--manifest", tmp_path / "m.csv").says("has no column 'path'", 2)


def test_fifty_megabytes_in_a_single_line(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"The ministry said that the troops had left. " * 1_200_000)
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("add", tmp_path, "--record", tmp_path / "r.standoff", "--deadline", 2)
    result.says("long.txt took longer than the 2 seconds", 3)
    assert [Path(str(row["source"])).name for row in rows(tmp_path / "r.standoff")] == ["good.txt"]
    assert is_whole(tmp_path / "r.standoff")


def test_a_report_that_needs_too_much_memory(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"The ministry said that the troops had left.\n" * 200_000)
    result = run("read", tmp_path, "--memory", 256, "--deadline", 60)
    assert result.code == 3
    assert "large.txt" in result.err


def test_a_model_that_is_not_installed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    run("read", tmp_path / "a.txt", "--model", "en_no_such_model").says("en_no_such_model", 1)
    run("add", tmp_path / "a.txt", "--model", "en_no_such_model", "--record", tmp_path / "r").says("not installed", 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("add",),
        ("statements", "--since", "soon"),
        ("statements", "--format", "xml"),
        ("export", "xlsx"),
        ("read", "x.txt", "--jobs", "0"),
        ("read", "x.txt", "--deadline", "-1"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err.splitlines()[-1].startswith("Error: ")


# --- records -----------------------------------------------------------------------------------------

READERS = [("brief",), ("timeline",), ("statements",), ("verify",), ("export", "jsonl"), ("show", "s-1")]


@pytest.fixture
def copied(added: Result, record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(record, tmp_path / "copy.standoff"))


@pytest.mark.parametrize("reader", READERS)
def test_a_record_that_is_not_there(reader: tuple[str, ...], tmp_path: Path) -> None:
    run(*reader, "--record", tmp_path / "no.standoff").says("there is no record", 1)


@pytest.mark.parametrize("reader", [*READERS, ("add",)])
def test_a_file_that_is_no_record(reader: tuple[str, ...], tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "diary.standoff"
    path.write_text("Dear diary, " * 1000)
    arguments = (*reader, folder) if reader == ("add",) else reader
    run(*arguments, "--record", path).says("is not a Standoff record", 1)
    assert path.read_text() == "Dear diary, " * 1000


@pytest.mark.parametrize("reader", [("timeline",), ("export", "jsonl"), ("add",)])
def test_a_damaged_record(reader: tuple[str, ...], copied: Path, folder: Path) -> None:
    data = copied.read_bytes()
    copied.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    arguments = (*reader, folder / "good.txt") if reader == ("add",) else reader
    run(*arguments, "--record", copied).says("is damaged", 1)


def test_verify_says_what_is_broken_and_where(copied: Path) -> None:
    with sqlite3.connect(copied) as connection:
        connection.execute("UPDATE readings SET json = replace(json, 'two soldiers', 'ten soldiers')")
        report = connection.execute("SELECT id FROM reports WHERE source LIKE '%good.txt'").fetchone()[0]
    connection.close()
    result = run("verify", "--record", copied)
    assert result.code == 1
    assert f"reading of {report}: its JSON does not have the SHA-256 it was filed with" in result.out
    assert "checks failed" in result.err


@pytest.mark.parametrize("reader", [("timeline",), ("add",)])
def test_a_record_of_a_newer_schema(reader: tuple[str, ...], copied: Path, folder: Path) -> None:
    with sqlite3.connect(copied) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    arguments = (*reader, folder / "good.txt") if reader == ("add",) else reader
    run(*arguments, "--record", copied).says("was made by a newer Standoff", 1)


def obey_permissions() -> None:
    """Root passes every permission check; without this capability it does not (Linux)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux" and os.geteuid() == 0, reason="root may write to a read-only file")
def test_a_read_only_record_is_read_but_not_written(copied: Path, folder: Path) -> None:
    copied.chmod(0o444)
    before = copied.read_bytes()
    good = folder / "good.txt"
    run_apart(command("add", good, "--record", copied), obey_permissions).says("is read-only", 1)
    assert run_apart(command("statements", "--record", copied), obey_permissions).code == 0
    copied.parent.chmod(0o555)
    try:
        assert run_apart(command("statements", "--record", copied), obey_permissions).code == 0
        new = copied.with_name("new")
        run_apart(command("add", good, "--record", new), obey_permissions).says("read-only", 1)
    finally:
        copied.parent.chmod(0o755)
    assert copied.read_bytes() == before


def test_a_folder_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    run("add", folder / "good.txt", "--record", tmp_path / "no" / "r.standoff").says("does not exist", 1)


def test_a_full_disk(many: Path, tmp_path: Path) -> None:
    small, kept = tmp_path / "small", tmp_path / "kept"
    small.mkdir()
    kept.mkdir()
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("this system lets nobody make a small disk")
    add = " ".join(command("add", many, "--record", small / "r.standoff"))
    script = f"mount -t tmpfs -o size=1000k tmpfs {small} && {add}; code=$?; cp {small}/* {kept}; exit $code"
    result = run_apart(["unshare", "-rm", "sh", "-c", script])
    assert result.code == 1, result.err
    assert "the disk is full" in result.err.splitlines()[-1]
    assert is_whole(kept / "r.standoff")


def test_a_record_that_somebody_else_is_writing(copied: Path, folder: Path) -> None:
    other = sqlite3.connect(copied, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert run("statements", "--record", copied).code == 0
        add = command("add", folder / "empty.txt", "--record", copied)
        result = run_apart(add, environ={"STANDOFF_WAIT": "0.2"})
    finally:
        other.close()
    result.says("is being written by another process", 1)


# --- two writers, and Ctrl-C -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(REPORTS):
        (folder / f"{number:02}.txt").write_text(f"{GOOD}\nIt was incident number {number}, the ministry said.\n")
    return folder


@pytest.fixture(scope="module")
def by_two_writers(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = tmp_path_factory.mktemp("two") / "r.standoff"
    add = command("add", many, "--record", record)
    writers = [subprocess.Popen(add, stderr=subprocess.PIPE, env=environment()) for _ in range(2)]
    assert [(writer.communicate(timeout=240), writer.returncode)[1] for writer in writers] == [0, 0]
    return record


def test_two_writers_at_once(by_two_writers: Path) -> None:
    assert len(rows(by_two_writers)) == REPORTS
    assert is_whole(by_two_writers)


def test_interrupted_and_resumed(many: Path, by_two_writers: Path, tmp_path: Path) -> None:
    record, code, err = interrupted(many, tmp_path)
    assert code == 130, err
    assert b"interrupted" in err
    assert b"Traceback" not in err
    assert is_whole(record)
    done = count(record)
    assert 1 <= done < REPORTS
    assert run("timeline", "--record", record).code in (0, 1)
    again = run("add", many, "--record", record)
    assert again.code == 0
    assert f"{REPORTS - done} read, {done} already there" in again.err
    assert run("export", "jsonl", "--record", record).out == run("export", "jsonl", "--record", by_two_writers).out


def interrupted(many: Path, folder: Path) -> tuple[Path, int, bytes]:
    """An `add` stopped by Ctrl-C once something is read: its record, exit code and errors. On a busy machine a run may
    be over before the signal is sent; then another is begun."""
    for attempt in range(3):
        record = folder / f"r{attempt}.standoff"
        add = command("add", many, "--record", record)
        process = subprocess.Popen(add, stderr=subprocess.PIPE, env=environment(), start_new_session=True)
        while process.poll() is None and count(record) == 0:
            time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
        if count(record) < REPORTS:
            break
    return record, process.returncode, err


def count(record: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


def test_a_killed_run_leaves_a_whole_record(many: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.standoff"
    process = subprocess.Popen(command("add", many, "--record", record), stderr=subprocess.DEVNULL, env=environment())
    while process.poll() is None and count(record) == 0:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert is_whole(record)


# --- output ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reader", [("export", "jsonl"), ("brief",), ("statements",), ("statements", "--format", "csv")]
)
def test_a_pipe_that_closes_early_is_no_error(reader: tuple[str, ...], added: Result, record: Path) -> None:
    process = subprocess.Popen(
        command(*reader, "--record", record), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)


@pytest.mark.parametrize("reader", [("brief",), ("export", "jsonl"), ("export", "geojson"), ("timeline",)])
def test_a_record_without_reports(reader: tuple[str, ...], folder: Path, tmp_path: Path) -> None:
    run("add", folder / "empty.txt", "--record", tmp_path / "r.standoff").says("is empty", 3)
    result = run(*reader, "--record", tmp_path / "r.standoff")
    assert (result.code, result.out) == (1, "")
    assert "holds no reports" in result.err or "nothing found" in result.err


def test_output_is_utf8_whatever_the_locale(added: Result, record: Path) -> None:
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = run_apart(command("reports", "--record", record, "--format", "json"), environ=environ)
    assert result.code == 0
    assert "armenian.txt" in result.out
