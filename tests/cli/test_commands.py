"""The commands over a record of three small reports: what they print, in which form, and with which exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.cli.main import cli, run
from standoff.cli.tables import TABLES

BARDAI = """Chad accuses Libya of shelling Bardai

N'DJAMENA, March 4, 2023 - Libyan forces shelled the town of Bardai on Friday, killing three soldiers, Chad's defence \
ministry said in a statement.

Libya denied the claim. "Our troops did not open fire," the Libyan foreign ministry said on Saturday.
"""
TALKS = """Libya and Chad agree to talks

March 6, 2023. Chad and Libya agreed on Sunday to hold talks in Niamey, the government of Niger announced.

Chad demanded that Libya withdraw its troops from the Aouzou strip.
"""
RUSSIAN = "Власти сообщили, что на границе ночью произошла перестрелка. Двое военных погибли, трое ранены.\n" * 3

Invoke = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in {"bardai.txt": BARDAI, "talks.txt": TALKS, "rus.txt": RUSSIAN}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "talks.txt.meta.json").write_text('{"published": "2023-03-06", "outlet": "Sahara Wire"}')
    path = folder / "record.standoff"
    assert run(["add", str(folder), "--record", str(path)]) == 0
    return path


@pytest.fixture
def invoke(record: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.setenv("STANDOFF_RECORD", str(record))

    def invoked(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return code, captured.out.decode("utf-8"), captured.err.decode("utf-8")

    return invoked


def listed(invoke: Invoke, *arguments: object) -> list[dict[str, object]]:
    code, out, _ = invoke(*arguments, "--format", "json")
    rows: list[dict[str, object]] = json.loads(out)
    assert code == (0 if rows else 1)
    return rows


@pytest.mark.parametrize("name", [command.name for command in TABLES])
def test_every_table_prints_in_every_form(invoke: Invoke, name: str) -> None:
    rows = listed(invoke, name)
    code, out, err = invoke(name, "--format", "jsonl")
    assert [json.loads(line) for line in out.splitlines()] == rows
    _, out, _ = invoke(name, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == len(rows)
    code, out, err = invoke(name)
    assert (code, bool(out), "nothing found" in err) == ((0, True, False) if rows else (1, False, True))


def test_filters_keep_what_they_name(invoke: Invoke) -> None:
    denials = listed(invoke, "statements", "--party", "LBY", "--stance", "deny")
    assert denials
    assert all(row["stance"] == "deny" for row in denials)
    assert listed(invoke, "statements", "--party", "ISL") == []
    assert listed(invoke, "reports", "--since", "2023-03-05", "--until", "2023-03") != []
    assert listed(invoke, "reports", "--since", "2024") == []


def test_words_are_searched_in_any_script(invoke: Invoke) -> None:
    assert [row["language"] for row in listed(invoke, "reports", "--search", "перестрелка")] == ["ru"]
    assert [row["outlet"] for row in listed(invoke, "reports", "--search", '"talks in Niamey"')] == ["Sahara Wire"]
    assert listed(invoke, "statements", "--search", "submarines") == []


def test_show_prints_the_words_in_their_sentence(invoke: Invoke) -> None:
    denial = next(row for row in listed(invoke, "statements", "--stance", "deny"))
    code, out, _ = invoke("show", denial["id"])
    assert code == 0
    assert "Libya" in out
    assert "bardai.txt" in out
    _, out, _ = invoke("show", denial["id"], "--format", "json")
    shown = json.loads(out)
    assert shown["row"]["id"] == denial["id"]
    for passage in shown["evidence"]:
        marked = [passage["text"][start:end] for start, end in passage["marks"]]
        assert marked
        assert all(words in BARDAI for words in marked)


def test_show_knows_every_id_that_the_tables_print(invoke: Invoke) -> None:
    for command in TABLES:
        for row in listed(invoke, command.name):
            if "id" in row:
                code, out, err = invoke("show", row["id"])
                assert code == 0, err
                assert out


def test_an_incident_is_found_by_any_of_its_mentions(invoke: Invoke) -> None:
    for incident in listed(invoke, "incidents"):
        for mention in incident["events"]:  # type: ignore[attr-defined]
            assert f"incident: {incident['id']}" in invoke("show", mention)[1]
            assert json.loads(invoke("show", mention, "--format", "json")[1])["incident"] == incident["id"]
    known = {row["id"] for row in listed(invoke, "incidents", "--as-known-on", "2023-03-05")}
    later = [row["id"] for row in listed(invoke, "incidents") if row["id"] not in known]
    assert later
    for identifier in later:
        code, _, err = invoke("show", identifier, "--as-known-on", "2023-03-05")
        assert code == 0 or "as known on 2023-03-05" in err


def test_show_gives_the_lineage_of_a_report(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "copies.standoff"
    for name, text in {"a.txt": BARDAI, "b.txt": "A bad Friday in Bardai" + BARDAI[BARDAI.index("\n") :]}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert invoke("add", tmp_path, "--record", path)[0] == 0
    rows = [json.loads(line)["id"] for line in invoke("reports", "--record", path, "--format", "jsonl")[1].splitlines()]
    shown = "".join(invoke("show", row, "--record", path)[1] for row in rows)
    assert "copy of: r-" in shown
    assert "copy in: r-" in shown
    kinds = [json.loads(invoke("show", r, "--record", path, "--format", "json")[1])["lineage"] for r in rows]
    assert all("copy" in {link["kind"] for link in links} for links in kinds)


def test_what_was_made_in_a_year_is_not_shown_as_made_on_its_first_day(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text("Chad and Libya signed a ceasefire in 2019, Niger's foreign minister said.\n")
    assert invoke("add", tmp_path / "pact.txt", "--date", "2023-03-06", "--record", tmp_path / "p.standoff")[0] == 0
    assert "2019-01-01/2019-12-31" in invoke("agreements", "--record", tmp_path / "p.standoff")[1].replace("\n", "")


def test_show_asks_for_more_of_an_ambiguous_id(invoke: Invoke) -> None:
    code, _, err = invoke("show", "s-")
    assert code == 2
    assert "is the beginning of" in err
    code, _, err = invoke("show", "s-nothing")
    assert code == 1
    assert "there is no row" in err


def test_exports_are_written_where_they_are_wanted(invoke: Invoke, tmp_path: Path) -> None:
    code, out, _ = invoke("export", "jsonl")
    assert code == 0
    readings = [json.loads(line) for line in out.splitlines()]
    assert [r["report"]["id"] for r in readings] == sorted(r["report"]["id"] for r in readings)
    assert invoke("export", "jsonl", "--out", tmp_path / "r.jsonl")[0] == 0
    assert (tmp_path / "r.jsonl").read_text("utf-8") == out
    assert invoke("export", "csv", "--out", tmp_path / "tables", "--profile", "safe")[0] == 0
    assert {path.stem for path in (tmp_path / "tables").iterdir()} >= {"statements", "events", "tolls"}
    _, out, _ = invoke("export", "geojson")
    assert json.loads(out)["type"] == "FeatureCollection"
    code, _, err = invoke("export", "csv")
    assert code == 2
    assert "--out" in err
    code, _, err = invoke("export", "jsonl", "--out", tmp_path / "no" / "where")
    assert code == 1
    assert "No such file" in err


def test_read_prints_the_readings_that_add_keeps(invoke: Invoke, record: Path) -> None:
    _, kept, _ = invoke("export", "jsonl")
    code, out, _ = invoke("read", record.parent, "--jsonl")
    assert code == 0
    assert sorted(out.splitlines()) == sorted(kept.splitlines())


def test_the_brief_is_printed_and_written(invoke: Invoke, tmp_path: Path) -> None:
    code, out, _ = invoke("brief")
    assert code == 0
    assert "Bardai" in out
    code, _, _ = invoke("brief", "--html", tmp_path / "brief.html")
    assert code == 0
    assert "Content-Security-Policy" in (tmp_path / "brief.html").read_text("utf-8")


def test_verify_and_doctor(invoke: Invoke) -> None:
    code, out, _ = invoke("verify")
    assert (code, "3 reports, every hash, offset, quote and reference holds" in out) == (0, True)
    code, out, _ = invoke("doctor", "--format", "json")
    assert code == 0
    assert {"standoff", "sqlite", "gazetteer", "knowledge"} <= {row["part"] for row in json.loads(out)}


def test_metadata_given_later_is_taken_in(invoke: Invoke, record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "r.standoff"
    copy.write_bytes(record.read_bytes())
    assert invoke("add", record.parent / "bardai.txt", "--outlet", "Tibesti Herald", "--record", copy)[0] == 0
    _, _, err = invoke("add", record.parent / "bardai.txt", "--record", copy)
    assert "0 read, 1 already there" in err
    assert "Tibesti Herald" in [row["outlet"] for row in listed(invoke, "reports", "--record", copy)]


def test_the_order_and_the_number_of_processes_do_not_matter(invoke: Invoke, record: Path, tmp_path: Path) -> None:
    paths = [record.parent / name for name in ("talks.txt", "rus.txt", "bardai.txt", "rus.txt")]
    assert invoke("add", *paths, "--jobs", 2, "--record", tmp_path / "r.standoff")[0] == 0
    for form in ("jsonl", "geojson"):
        assert invoke("export", form, "--record", tmp_path / "r.standoff") == invoke("export", form)
    for table in ("incidents", "disputes", "tolls"):
        assert listed(invoke, table, "--record", tmp_path / "r.standoff") == listed(invoke, table)


def test_the_groups_help_imports_nothing_heavy() -> None:
    heavy = "{'spacy', 'rich', 'lxml', 'msgspec', 'sqlite3'}"
    script = (
        f"import sys; from standoff.cli.main import run; run(['--help']); print(sorted({heavy} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=os.environ).stdout
    assert out.splitlines()[-1] == "[]"
    assert set(cli.commands) >= {"read", "add", "brief", "show", "verify", "export", "doctor", "gazetteer"}


def test_an_error_of_ours_is_one_sentence(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("party")

    monkeypatch.setattr("standoff.views.table", broken)
    code, out, err = invoke("tolls")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "an error in Standoff (KeyError: 'party', test_commands.py:" in err
    assert "STANDOFF_DEBUG=1" in err
    monkeypatch.setenv("STANDOFF_DEBUG", "1")
    assert "Traceback" in invoke("tolls")[2]


def test_a_report_cannot_command_the_terminal(tmp_path: Path, invoke: Invoke) -> None:
    path = tmp_path / "escape.txt"
    path.write_text(BARDAI.replace("shelled", "\x1b]0;mine\x07shelled").replace("denied", "\x9bdenied"))
    record = tmp_path / "r.standoff"
    assert invoke("add", path, "--record", record, "--outlet", "Post \x1b[2J")[0] == 0
    (row,) = listed(invoke, "reports", "--record", record)
    assert row["outlet"] == "Post \x1b[2J"
    for command in (("reports",), ("statements",), ("brief",), ("show", row["id"])):
        _, out, _ = invoke(*command, "--record", record)
        assert not {"\x1b", "\x07", "\x9b"} & set(out)
    assert not {"\x1b", "\x07", "\x9b"} & set(invoke("read", path, "--outlet", "Post \x1b[2J")[1])


def test_tables_name_rows_by_ids_that_hold_across_reports(invoke: Invoke) -> None:
    actors = {row["id"]: row for row in listed(invoke, "actors")}
    places = {row["id"] for row in listed(invoke, "places")}
    events = listed(invoke, "events")
    participants = [p for row in events for p in (*row["actors"], *row["targets"])]  # type: ignore[misc]
    assert {p["actor"] for p in participants} - {None} <= set(actors)
    assert {row["place"] for row in events} - {None} <= places
    assert listed(invoke, "events", "--actor", "Libya")
    texts = {row["id"]: row["text"] for row in listed(invoke, "reports")}
    for row in actors.values():
        for mention in row["mentions"]:  # type: ignore[attr-defined]
            assert all(texts[mention["report"]][start:end] for start, end in mention["spans"])  # type: ignore[index]


def test_days_in_the_wrong_order_are_refused(invoke: Invoke) -> None:
    for command in ("brief", "tolls"):
        code, out, err = invoke(command, "--since", "2023-03", "--until", "2023-02")
        assert (code, out) == (2, "")
        assert "lies after" in err


def test_a_brief_of_a_time_before_every_report_says_so(invoke: Invoke) -> None:
    code, out, err = invoke("brief", "--as-known-on", "2020")
    assert (code, out) == (1, "")
    assert "no report" in err


def test_nothing_is_written_over_the_record(invoke: Invoke, record: Path, tmp_path: Path) -> None:
    before = record.read_bytes()
    for arguments in (("export", "jsonl", "--out"), ("export", "geojson", "--out"), ("brief", "--html")):
        code, _, err = invoke(*arguments, record)
        assert code == 2
        assert "is the record itself" in err
    assert record.read_bytes() == before
    (tmp_path / "file").write_text("x")
    code, _, err = invoke("export", "csv", "--out", tmp_path / "file")
    assert code == 2
    assert "is a file" in err
