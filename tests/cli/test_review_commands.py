"""`standoff review` at the command line: decisions, the log, and its way from one record to another."""

import json
import sqlite3
from pathlib import Path

import pytest

from standoff.cli.main import run
from standoff.store import Store

SHELLING = """Sudan accuses Eritrea of shelling Girmaika

KASSALA, May 4, 2032 - Eritrean forces shelled the town of Girmaika on Monday, killing three soldiers, Sudan's defence \
ministry said in a statement.

Eritrea denied the claim.
"""


@pytest.fixture
def record(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(SHELLING, encoding="utf-8")
    path = tmp_path / "record.standoff"
    monkeypatch.setenv("STANDOFF_RECORD", str(path))
    monkeypatch.setenv("STANDOFF_REVIEWER", "Anna")
    assert run(["add", str(tmp_path / "a.txt")]) == 0
    return path


def rows(capsys, *arguments):
    capsys.readouterr()
    code = run([*arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_count_corrected_at_the_command_line_stays_corrected_when_reports_are_added_again(record, capsys):
    (toll,) = rows(capsys, "tolls")[1]
    assert run(["review", "correct", toll["counts"][0]["toll"], "low", "4", "--why", "four in the text"]) == 0
    assert "applied" in capsys.readouterr().out
    assert run(["add", str(record.parent / "a.txt")]) == 0
    assert [t["low"] for t in rows(capsys, "tolls")[1]] == [4]
    assert run(["verify"]) == 0
    code, (entry,) = rows(capsys, "review", "list")
    assert (code, entry["by"], entry["state"], entry["why"]) == (0, "Anna", "applied", "four in the text")
    assert rows(capsys, "review", "list", "--stale")[0] == 1


def test_the_log_goes_to_another_record_and_waits_there_for_its_reports(record, tmp_path, capsys):
    (toll,) = rows(capsys, "tolls")[1]
    run(["review", "correct", toll["counts"][0]["toll"], "low", "4", "--why", "four in the text"])
    log = tmp_path / "review.jsonl"
    assert run(["review", "export", "--out", str(log)]) == 0
    (tmp_path / "other.txt").write_text("Sudan was calm, the army said on May 9, 2032.\n")
    other = str(tmp_path / "other.standoff")
    assert run(["add", str(tmp_path / "other.txt"), "--record", other]) == 0
    assert run(["review", "import", str(log), "--record", other]) == 1
    assert "waiting: its report is not in the record" in capsys.readouterr().out
    assert run(["add", str(tmp_path / "a.txt"), "--record", other]) == 0
    assert [t["low"] for t in rows(capsys, "tolls", "--record", other)[1]] == [4]
    assert run(["review", "import", str(log), "--record", other]) == 0
    with Store(other) as store:
        assert len(store.reviews()) == 1
        assert store.audit() == []


def test_an_entry_changed_by_hand_is_refused(record, tmp_path, capsys):
    (toll,) = rows(capsys, "tolls")[1]
    run(["review", "accept", toll["id"], "--why", "read"])
    log = tmp_path / "review.jsonl"
    run(["review", "export", "--out", str(log)])
    log.write_text(log.read_text().replace('"by":"Anna"', '"by":"Boris"'))
    assert run(["review", "import", str(log)]) == 2
    assert "was changed after it was made" in capsys.readouterr().err


def test_the_log_cannot_be_rewritten_in_the_file(record, capsys):
    (toll,) = rows(capsys, "tolls")[1]
    run(["review", "accept", toll["id"], "--why", "read"])
    connection = sqlite3.connect(record)
    for change in ("DELETE FROM reviews", "UPDATE reviews SET by = 'Boris'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(change)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["accept", "t-ffffffffffff", "--why", "x"], "there is no row"),
        (["accept", "x", "--why", " "], "needs a reason"),
        (["undo", "v-0", "--why", "x"], "names 0 review entries"),
        (["accept", "x", "--why", "x", "--by", ""], "needs a name"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(record, capsys, arguments, words):
    assert run(["review", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_queue_over_a_record_without_one_is_a_sentence(tmp_path: Path, capsys):
    assert run(["review", "queue", "--record", str(tmp_path / "none.standoff")]) == 1
    assert "there is no record" in capsys.readouterr().err
