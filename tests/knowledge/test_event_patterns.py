"""Pattern files are validated when they are read: a wrong one is refused with a sentence that names it."""

import shutil
from pathlib import Path

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.event_patterns import DATA, load_event_patterns, noun_words
from standoff.record.terms import EventType


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "events"
    shutil.copytree(DATA, copy)
    return copy


def add(folder: Path, name: str, line: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace("patterns:\n", f"patterns:\n  - {line}\n", 1), "utf-8")


def test_the_shipped_patterns_cover_every_type_of_plover() -> None:
    patterns = load_event_patterns()
    found = {p.type for table in (patterns.verbs, patterns.nouns) for row in table.values() for p in row}
    assert found == set(EventType)


def test_narrower_patterns_come_first() -> None:
    for row in load_event_patterns().verbs.values():
        assert [p.rank for p in row] == sorted((p.rank for p in row), reverse=True)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{cameo: "9999", verb: [scowl]}', "unknown CAMEO code 9999"),
        ('{cameo: "040", verb: [scowl]}', "belongs to CONSULT"),
        ('{cameo: "190", verb: [scowl], tone: [loud]}', "unknown field 'tone'"),
        ('{cameo: "190", verb: [scowl], object: [$nowhere]}', "classes.yaml does not have"),
        ('{cameo: "190", verb: [ambush]}', "can never be reached"),
    ],
)
def test_a_wrong_pattern_is_refused(folder: Path, line: str, told: str) -> None:
    add(folder, "assault.yaml", line)
    with pytest.raises(KnowledgeError, match="(?s)" + told.replace("$", r"\$")):
        load_event_patterns(folder)


def test_a_file_without_a_source_or_with_broken_yaml_is_refused(folder: Path) -> None:
    path = folder / "aid.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source:", "origin:", 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="has no 'source'"):
        load_event_patterns(folder)
    path.write_text(text + "\n  - [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not valid YAML"):
        load_event_patterns(folder)


def test_a_key_given_twice_is_refused(folder: Path) -> None:
    path = folder / "aid.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nsource: another\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'source' stands twice, again in line"):
        load_event_patterns(folder)


def test_noun_expressions_have_modifiers_before_or_a_complement_after() -> None:
    assert noun_words("phone call").modifiers == ("phone",)
    assert noun_words("exchange of fire").complement == "fire"


def test_a_word_list_has_one_file(folder: Path) -> None:
    path = folder / "setting.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nharms: [bruise]\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"setting\.yaml has the word list 'harms', which light\.yaml has too"):
        load_event_patterns(folder)


def test_a_folder_of_ones_own_adds_patterns_to_those_shipped(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "assault.yaml").write_text('source: a test\npatterns:\n  - {cameo: "194", verb: [pepper]}\n')
    shipped, both = load_event_patterns(), load_event_patterns(own=(tmp_path,))
    assert set(both.verbs) - set(shipped.verbs) == {"pepper"}
    assert [(p.type, p.cameo) for p in both.verbs["pepper"]] == [(EventType.ASSAULT, "194")]
