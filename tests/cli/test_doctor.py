"""`doctor --knowledge`: what it says of a user's own files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.doctor import doctor

ROW = '  - {party: PER, office: president, holder: Ilse Thorn, from: "2019-01-01", sex: f, source: "x"}\n'
GROUP = '  - {id: ZED, kind: armed group, names: [Zed Front], demonyms: [], source: "x"}\n'


def findings(folder: Path) -> tuple[int, list[dict[str, str]]]:
    done = CliRunner().invoke(doctor, ["--knowledge", str(folder), "--format", "json"], standalone_mode=False)
    rows = json.loads(done.output)
    return int(done.return_value), rows if isinstance(rows, list) else rows["rows"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("offices.yaml", "offices:\n" + ROW.replace("2019-01-01", "2019-13-01"), "'2019-13-01', which is no date"),
        ("offices.yaml", "offices:\n" + ROW + ROW, "is given twice; remove one"),
        ("offices.yaml", "offices:\n" + ROW.replace("PER", "XQQ"), "'XQQ', an unknown code"),
        ("offices.yaml", "offices: [a: {\n", "is not valid YAML"),
        ("offices.yaml", "- a\n- b\n", "must hold a mapping with the key 'offices'"),
        ("groups.yaml", "groups:\n" + GROUP + GROUP, "ZED is given twice; remove one"),
        ("references.yaml", "groups:\n  - {takes: chairs, words: [seats]}\n", "takes must be one of"),
        ("known_events.yaml", "- 1\n", "known_events.yaml"),
    ],
)
def test_a_fault_in_a_users_file_is_told_with_its_mend(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    code, rows = findings(tmp_path)
    wrong = [row["mend"] for row in rows if row["state"] == "wrong"]
    assert code == 1
    assert len(wrong) == 1
    assert says in wrong[0]


def test_doctor_knowledge_checks_the_files_alone_and_tells_the_line(tmp_path: Path) -> None:
    (tmp_path / "offices.yaml").write_text("# mine\noffices:\n" + ROW + ROW.replace("PER", "XQQ"), encoding="utf-8")
    done = CliRunner().invoke(doctor, ["knowledge", str(tmp_path), "--format", "json"], standalone_mode=False)
    rows = json.loads(done.output)
    rows = rows if isinstance(rows, list) else rows["rows"]
    assert done.return_value == 1
    assert {row["part"].split()[0] for row in rows} == {"knowledge"}
    wrong = [row["mend"] for row in rows if row["state"] == "wrong"]
    assert len(wrong) == 1
    assert "offices.yaml: line 4: " in wrong[0]
    assert "'XQQ', an unknown code" in wrong[0]


def test_doctor_knowledge_alone_finds_no_fault_in_what_is_shipped() -> None:
    done = CliRunner().invoke(doctor, ["knowledge", "--format", "json"], standalone_mode=False)
    assert done.return_value == 0


def test_a_sound_folder_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "offices.yaml").write_text("offices:\n" + ROW, encoding="utf-8")
    (tmp_path / "groups.yaml").write_text("groups:\n" + GROUP, encoding="utf-8")
    _, rows = findings(tmp_path)
    assert [row for row in rows if row["state"] in ("wrong", "not read")] == []


def test_a_file_that_nothing_reads_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "ofices.yaml").write_text("offices:\n" + ROW, encoding="utf-8")
    _, rows = findings(tmp_path)
    (told,) = [row["mend"] for row in rows if row["state"] == "not read"]
    assert "offices.yaml" in told
    assert told.endswith("rename or move it")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('{cameo: "9999", verb: [scowl]}', "unknown CAMEO code 9999"),
        ('{cameo: "190", verb: [ambush]}', "can never be reached"),
    ],
)
def test_a_wrong_pattern_of_ones_own_is_a_fault(tmp_path: Path, rows: str, told: str) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "assault.yaml").write_text(f"source: a test\npatterns:\n  - {rows}\n", encoding="utf-8")
    code, found = findings(tmp_path)
    assert code == 1
    assert [told in row["mend"] for row in found if row["state"] == "wrong"] == [True]


def test_files_that_a_folder_cannot_add_to_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("assault.yaml", "tolls.yaml", "villages.csv"):
        (tmp_path / name).write_text("source: a test\n", encoding="utf-8")
    _, found = findings(tmp_path)
    told = {Path(row["where"]).name: row["mend"] for row in found if row["state"] == "not read"}
    assert set(told) == {"assault.yaml", "tolls.yaml", "villages.csv"}
    assert "'events'" in told["assault.yaml"]
    assert "STANDOFF_PLACES" in told["villages.csv"]
