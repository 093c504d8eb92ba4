"""The facets follow the rows however these are written; a snapshot is the record of its reports alone."""

from pathlib import Path

from standoff.capture import Capture, Metadata, given_date
from standoff.engine import joining
from standoff.exports import export_jsonl
from standoff.reading.read import Reader
from standoff.record.ids import sha256
from standoff.reports import make_report
from standoff.store import Custody, Store
from standoff.store.queries import listing
from standoff.store.queries.asking import Ask
from standoff.store.snapshots import make_snapshot
from standoff.views import known_on

CUSTODY = Custody("2031-06-20T09:30:00+00:00", "add", "0.0")
REPORTS = (
    ("2031-06-05", "Kenyan troops shelled Moyale on Tuesday, killing two, the Ethiopian army said."),
    ("2031-06-07", "Kenya denied that its troops shelled Moyale. Ethiopia demanded an apology."),
    ("2031-06-12", "Kenya and Ethiopia agreed on a ceasefire, the African Union said."),
)


def filed(reader: Reader, path: Path) -> None:
    with Store(path, write=True) as store:
        for day, text in REPORTS:
            capture = Capture(sha256(text.encode()), text.encode(), "text/plain", f"{day}.txt",
                              Metadata(published=given_date(day), language="en"))  # fmt: skip
            store.put(capture, capture, reader.read(make_report(capture)), "test", CUSTODY)
        store.put_layer(joining())


def test_a_snapshot_is_the_record_as_it_could_be_known(reader: Reader, tmp_path: Path) -> None:
    import io

    path, target = tmp_path / "whole.standoff", tmp_path / "known.standoff"
    filed(reader, path)
    assert make_snapshot(path, target, "2031-06-07", joining()) == 2
    with Store(path) as whole, Store(target) as snapshot:
        wanted, found = known_on(whole.record(joining()), "2031-06-07"), snapshot.record(joining())
        assert snapshot.audit(joining()) == []
    assert found.incidents == wanted.incidents
    assert found.disputes == wanted.disputes
    assert found.actors == wanted.actors
    one, other = io.BytesIO(), io.BytesIO()
    export_jsonl(wanted, one)
    export_jsonl(found, other)
    assert one.getvalue() == other.getvalue()


def test_a_record_without_reports_of_that_day_is_empty(reader: Reader, tmp_path: Path) -> None:
    path, target = tmp_path / "whole.standoff", tmp_path / "known.standoff"
    filed(reader, path)
    assert make_snapshot(path, target, "2030-01-01", joining()) == 0
    with Store(target) as snapshot:
        assert snapshot.record(joining()).incidents == ()


def test_rows_are_found_by_what_they_hold_and_in_order(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "whole.standoff"
    filed(reader, path)
    with Store(path) as store:
        record = store.record(joining())
        connection = store._connection
        page = listing.page(connection, "incidents", Ask(limit=None))
        assert {row.id for row in page.rows} == {row.id for row in record.incidents}
        days = [row.latest or row.earliest or "" for row in page.rows]
        assert days == sorted(days, reverse=True)
        for party in ("KEN", "ETH", "XXX"):
            found = listing.page(connection, "incidents", Ask(party=party, limit=None)).rows
            assert {row.id for row in found} == {row.id for row in record.incidents if party in row.parties}


def test_what_is_found_by_follows_a_row_that_is_changed_or_taken_out(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "whole.standoff"
    filed(reader, path)
    with Store(path, write=True) as store:
        connection = store._connection
        connection.execute("UPDATE incidents SET json = json_set(json, '$.parties', json_array('ZZZ'))")
        assert listing.page(connection, "incidents", Ask(party="ZZZ", limit=None)).rows
        assert not listing.page(connection, "incidents", Ask(party="KEN", limit=None)).rows
        connection.execute("DELETE FROM incidents")
        assert not connection.execute("SELECT 1 FROM facets WHERE tbl = 'incidents'").fetchall()
        connection.execute("DELETE FROM reports")
        assert not connection.execute("SELECT 1 FROM row_facets").fetchall()
