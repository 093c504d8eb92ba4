"""The record on disk: what goes in comes out, in any order, once or twice, by one writer or two."""

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.capture import Capture, Failure, Metadata, given_date
from standoff.errors import RecordError
from standoff.record.codec import to_json
from standoff.record.ids import row_id, sha256
from standoff.record.joined import JoinedPlace, Record
from standoff.record.reviews import ReviewEntry
from standoff.record.rows import Evidence, Holder, Place, Published, Reading, Report, Source, Statement
from standoff.record.terms import Attitude, Form, Grade, Modality, Polarity, Precision, SourceKind, Stance
from standoff.store import Custody, Joining, Store

CUSTODY = Custody("2024-05-01T10:00:00+00:00", "add", "0.1.0")
READER = "reader-1"


def join(readings: Iterable[Reading], reviews: Iterable[ReviewEntry] = ()) -> Record:
    """A record with one joined place for each place of the readings."""
    ordered = tuple(sorted(readings, key=lambda r: r.report.id))
    return Record(readings=ordered, places=tuple(joined(r.report, place) for r in ordered for place in r.places))


def joined(report: Report, place: Place) -> JoinedPlace:
    return JoinedPlace(
        row_id("place", [place.id]), place.name, place.kind, place.country, place.lat, place.lon, place.precision,
        (), (place.name,), (place.id,), (report.id,), "same-name",
    )  # fmt: skip


JOINING = Joining(join, "1")


def a_capture(text: str, source: str = "a.txt", **given: str) -> Capture:
    data = text.encode()
    return Capture(sha256(data), data, "text/plain", source, Metadata.given(given, "option"))


def a_reading(capture: Capture) -> Reading:
    """A reading with one place (the first word) and one statement (the second); the text needs two words at least."""
    text = capture.data.decode()
    first, _, rest = text.partition(" ")
    published = capture.metadata.published or Published()
    report = Report(
        row_id("report", [capture.sha256]), capture.sha256, capture.source, text,
        title=first, outlet=capture.metadata.outlet, published=published,
    )  # fmt: skip
    head, tail = (0, len(first)), (len(first) + 1, len(text))
    place = Place(
        row_id("place", [capture.sha256, 0]), first, "town", None, 10.5, 20.25, Precision.TOWN, (head,), (first,)
    )  # fmt: skip
    statement = Statement(
        row_id("statement", [capture.sha256]), None, None,
        Source((head,), (first,), first, SourceKind.NAMED, (Holder(None, "ERI"),)), None, Evidence.of(text, [tail]),
        Form.INDIRECT, Attitude.SAID, Stance.DENY, Polarity.AFFIRMED, Modality.ACTUAL, None, None, None, (), (),
        (tail,), (rest,),
    )  # fmt: skip
    return Reading(report, places=(place,), statements=(statement,))


def put(store: Store, capture: Capture) -> bool:
    settled = store.settled(capture)
    return store.put(capture, settled, a_reading(settled), READER, CUSTODY)


def contents(path: Path) -> bytes:
    with Store(path) as store:
        return b"\n".join(map(to_json, store.readings()))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.standoff"


def test_a_reading_comes_out_as_it_went_in(path: Path) -> None:
    capture = a_capture("Badme was quiet overnight")
    with Store(path, write=True) as store:
        assert put(store, capture)
        store.put_layer(JOINING)
        assert list(store.readings()) == [a_reading(capture)]
        assert store.capture_bytes(capture.sha256) == capture.data
        assert store.holds(capture, READER, CUSTODY)
        assert not store.holds(capture, "reader-2", CUSTODY)
        assert store.record(JOINING).readings == (a_reading(capture),)
        assert store.audit() == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).map("x ".__add__), unique=True, max_size=6)
)
def test_any_text_survives_the_record(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "record.standoff"
    with Store(path, write=True) as store:
        for text in texts:
            put(store, a_capture(text))
        assert sorted(reading.report.text for reading in store.readings()) == sorted(texts)
        assert store.audit() == []


def test_the_order_and_number_of_additions_do_not_matter(tmp_path: Path) -> None:
    inputs = [
        a_capture("Badme was quiet", "b.txt", date="2024-05-02"),
        a_capture("Badme was quiet", "a.txt", date="2024-05-01", outlet="Red Sea Post"),
        a_capture("Zalambessa was shelled", "c.txt"),
    ]
    found = set()
    for number, order in enumerate(permutations([*inputs, inputs[0]])):
        path = tmp_path / f"{number}.standoff"
        with Store(path, write=True) as store:
            for capture in order:
                assert put(store, capture)
        found.add(contents(path))
    assert len(found) == 1
    assert b"2024-05-01" in found.pop()


def test_metadata_given_while_a_capture_was_being_read_sends_it_back(path: Path) -> None:
    first, second = a_capture("Badme was quiet", date="2024-05-02"), a_capture("Badme was quiet", date="2024-05-01")
    with Store(path, write=True) as store:
        settled = store.settled(first)
        assert put(store, second)
        assert not store.put(first, settled, a_reading(settled), READER, CUSTODY)
        assert put(store, first)
        (reading,) = store.readings()
    assert reading.report.published == replace(given_date("2024-05-01"), grade=Grade.GIVEN)


def test_what_changes_nothing_is_taken_in_without_reading_again(path: Path) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet", outlet="Red Sea Post"))
        assert store.holds(a_capture("Badme was quiet"), READER, CUSTODY)
        assert store.holds(a_capture("Badme was quiet", outlet="Z News"), READER, CUSTODY)
        assert not store.holds(a_capture("Badme was quiet", outlet="A News"), READER, CUSTODY)
        assert store.audit() == []


def test_a_second_reading_takes_the_place_of_the_first_everywhere(path: Path) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        put(store, a_capture("Badme was quiet", outlet="Red Sea Post"))
        assert store.count() == 1
        assert len(store.find_reports("quiet")) == 1
        assert len(store.places_within(10, 20, 11, 21)) == 1
        assert store.audit() == []


def test_reports_are_found_by_words_of_any_script(path: Path) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Սահմանին իրավիճակը լարված է"))
        put(store, a_capture("Badme AND quiet"))
        assert len(store.find_reports("իրավիճակը")) == 1
        assert [hit.snippet for hit in store.find_statements('"and quiet"')] == ["«AND quiet»"]
        assert store.find_reports('" OR *') == []
        assert store.find_reports("(") == []


def test_a_layer_that_is_out_of_date_is_joined_anew(path: Path) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        store.put_layer(JOINING)
        put(store, a_capture("Zalambessa was shelled"))
        assert len(store.record(JOINING).readings) == 2
        assert store.audit() == []


def test_a_failure_is_logged_and_not_exported(path: Path) -> None:
    with Store(path, write=True) as store:
        store.put_failure(Failure("x.txt", "x.txt is empty"), CUSTODY.at)
        assert [logged.reason for logged in store.failures()] == ["x.txt is empty"]
        assert list(store.readings()) == []


def test_an_interrupted_transaction_leaves_the_record_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        before = contents(path)

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("standoff.store.filing.file_rows", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put(store, a_capture("Zalambessa was shelled"))
        assert store.audit() == []
    assert contents(path) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE captures SET bytes = x'00'",
        "UPDATE captures SET size = size + 1",
        "UPDATE readings SET json = replace(json, 'Badme', 'Badmo')",
        "UPDATE reports SET text = 'Badme was loud'",
        "UPDATE statements SET text = 'was loud'",
        "DELETE FROM statements",
        "UPDATE readings SET metadata = 'other'",
        "DELETE FROM readings",
        "UPDATE readings SET json = x'00ff'",
        "UPDATE reports SET title = 'All quiet', published_earliest = '1999-01-01'",
        "UPDATE joined_places SET name = 'Adigrat'",
        "DELETE FROM joined_places",
        "INSERT INTO reports_fts(reports_fts) VALUES ('delete-all')",
        "INSERT INTO statements_fts(rowid, source, text) VALUES (1, 'quiet', 'loud')",
        "DELETE FROM places_box",
        "DROP TRIGGER reports_fts_add",
    ],
)
def test_any_change_behind_its_back_is_caught(path: Path, harm: str) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        store.put_layer(JOINING)
        assert store.audit(JOINING) == []
    with sqlite3.connect(path) as connection:
        connection.execute(harm)
    connection.close()
    with Store(path) as store:
        assert store.audit(JOINING)


@pytest.mark.parametrize("table", ["readings", "joined_places"])
def test_json_that_is_none_is_damage(path: Path, table: str) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        store.put_layer(JOINING)
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {table} SET json = '[{{'")
    connection.close()
    with Store(path) as store, pytest.raises(RecordError, match="is damaged"):
        store.record(JOINING)


def test_two_writers_take_turns(path: Path) -> None:
    def write(names: range) -> None:
        with Store(path, write=True) as store:
            for number in names:
                put(store, a_capture(f"Badme report {number}"))
            store.put_layer(JOINING)

    threads = [threading.Thread(target=write, args=(range(n, n + 20),)) for n in (0, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path) as store:
        assert store.count() == 40
        assert store.audit() == []


def refusal(path: Path, *, write: bool = False, busy_seconds: float = 0.1) -> str:
    with pytest.raises(RecordError) as caught, Store(path, write=write, busy_seconds=busy_seconds) as store:
        put(store, a_capture("Badme was quiet")) if write else list(store.readings())
    return str(caught.value)


def test_a_locked_record_says_so(path: Path) -> None:
    with Store(path, write=True):
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert "being written by another process" in refusal(path, write=True)
        other.close()


def test_a_newer_schema_says_so(path: Path) -> None:
    Store(path, write=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "newer Standoff" in refusal(path)
    assert "newer Standoff" in refusal(path, write=True)


def test_what_is_no_record_says_so(path: Path) -> None:
    assert "there is no record" in refusal(path)
    path.write_bytes(b"")
    assert "is empty" in refusal(path)
    path.write_text("Dear diary, " * 200)
    assert "is not a Standoff record" in refusal(path)
    assert "is not a Standoff record" in refusal(path, write=True)
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title)")
    connection.close()
    assert "is not a Standoff record" in refusal(path)
    assert "is not a Standoff record" in refusal(path, write=True)
    assert "is a folder" in refusal(path.parent)
    assert "does not exist" in refusal(path / "no" / "where", write=True)


def test_a_damaged_record_says_so(path: Path) -> None:
    with Store(path, write=True) as store:
        for number in range(40):
            put(store, a_capture(f"Badme report {number} " + "of the day " * 50))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    assert "is damaged" in refusal(path)
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "is damaged" in refusal(path)


def test_a_full_disk_says_so_and_leaves_the_record_whole(path: Path) -> None:
    with Store(path, write=True) as store:
        put(store, a_capture("Badme was quiet"))
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(RecordError, match="the disk is full"):
            put(store, a_capture("Zalambessa " + "".join(map(chr, range(0x4E00, 0x9000)))))
    with Store(path) as store:
        assert store.count() == 1
        assert store.audit() == []
