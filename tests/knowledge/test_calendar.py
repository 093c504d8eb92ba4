"""The files of time words and known events: what they hold, and how a user's bad file is refused."""

from pathlib import Path

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.calendar import load_calendar, plain_name

EVENT = """
events:
  - id: {id}
    names: [{name}]
    context: [Ruritania]
    earliest: {earliest}
    latest: {latest}
    source: own
"""


def write(folder: Path, **values: str) -> Path:
    path = folder / "mine.yaml"
    fields = {"id": "ford-war", "name": "Ford War", "earliest": "1999-05-01", "latest": "1999-06-01"}
    path.write_text(EVENT.format(**{**fields, **values}), "utf-8")
    return path


def test_a_users_events_are_added(tmp_path: Path) -> None:
    calendar = load_calendar((write(tmp_path),))
    assert "ford-war" in {event.id for event in calendar.events}
    assert calendar.event_names is not None
    assert calendar.event_names.search("after the Ford War")


def test_a_folder_gives_its_known_events(tmp_path: Path) -> None:
    write(tmp_path).rename(tmp_path / "known_events.yaml")
    assert "ford-war" in {event.id for event in load_calendar((tmp_path,)).events}
    assert load_calendar((tmp_path.parent,)) is load_calendar()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"earliest": "1999-06-31"}, "does not exist"),
        ({"earliest": "1999-07-01"}, "in order"),
        ({"latest": "soon"}, "YYYY-MM-DD"),
        ({"id": "karabakh-war-2020"}, "used twice"),
        ({"name": ""}, ""),
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path: Path, values: dict[str, str], words: str) -> None:
    path = write(tmp_path, **values)
    if not words:
        path.write_text("events:\n  - id: x\n", "utf-8")
        words = "has no 'names'"
    with pytest.raises(KnowledgeError, match=words) as raised:
        load_calendar((path,))
    assert "mine.yaml" in str(raised.value)


def test_every_event_has_a_source_and_ordered_dates() -> None:
    for event in load_calendar().events:
        assert event.source
        assert event.earliest <= event.latest


def test_names_are_found_whatever_their_hyphens() -> None:
    assert plain_name("Six-Day  War") == "six day war"
