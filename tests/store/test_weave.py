"""Adding reports to a record touches only the blocks they have a part in, and gives what joining all anew gives."""

import random
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.capture import Capture, Metadata
from standoff.engine.joining import joining
from standoff.reconcile import reconcile
from standoff.record.codec import to_json
from standoff.record.ids import sha256
from standoff.record.rows import Actor, Published, Reading
from standoff.record.terms import ActorKind
from standoff.store import Custody, Store

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from conflicts import Truth, conflict

CUSTODY = Custody("2031-05-01T10:00:00+00:00", "add", "0.1.0")


def person(reading: Reading, name: str, party: str) -> Reading:
    """The reading with a person in it, named in full or by surname."""
    actor = Actor(f"a-{reading.report.id}-{name}", name, ActorKind.PERSON, party, None, ((1, 3),), ("so",))
    return replace(reading, actors=(*reading.actors, actor))


def made(number: int, seed: int) -> list[Reading]:
    """Readings of one conflict in which some reports have no date, and persons are named in full here and there."""
    found = []
    for n, reading in enumerate(conflict(seed, number, Truth(), days=60)):
        party = reading.actors[0].party or ""
        if n % 5 == 0:
            reading = person(reading, "Orlan", party)
        if n % 11 == 3:
            reading = person(reading, "Tamir Orlan" if seed % 2 or n < 20 else "Beno Orlan", party)
        if n % 9 == 4:
            reading = replace(reading, report=replace(reading.report, published=Published()))
        if n % 7 == 2:
            keep = tuple(e for e in reading.events if e.actors[0].party == party)
            said = tuple(
                replace(s, answers=None) for s in reading.statements if {h.party for h in s.source.holders} <= {party}
            )
            reading = replace(reading, statements=said, events=tuple(replace(e, targets=(), statement=said[0].id)
                              for e in keep), tolls=(), positions=())  # fmt: skip
        found.append(reading)
    return found


def put(store: Store, readings: list[Reading]) -> None:
    for reading in readings:
        data = reading.report.id.encode()
        capture = Capture(sha256(data), data, "text/plain", reading.report.source, Metadata())
        report = replace(reading.report, capture=capture.sha256)
        assert store.put(capture, capture, replace(reading, report=report), "reader", CUSTODY)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 99), cuts=st.lists(st.integers(1, 59), min_size=1, max_size=6))
def test_in_any_order_and_in_any_lots_the_record_is_that_of_a_rebuild(tmp_path_factory, seed, cuts):
    readings = made(60, seed)
    random.Random(seed).shuffle(readings)
    with Store(tmp_path_factory.mktemp("weave") / "r.standoff", write=True) as store:
        for first, last in zip([0, *sorted(cuts)], [*sorted(cuts), 60], strict=True):
            put(store, readings[first:last])
            store.put_layer(joining())
        assert to_json(store.record(joining())) == to_json(reconcile(store.readings()))
        assert not [problem for problem in store.audit(joining()) if problem.startswith("layer")]


def keys(path: Path) -> dict[str, int]:
    """The key of each incident of the layer: a row that is written again gets another."""
    with sqlite3.connect(path) as connection:
        return dict(connection.execute("SELECT id, key FROM incidents"))


def test_a_new_report_leaves_the_rows_of_other_affairs_as_they_are(tmp_path):
    path = tmp_path / "r.standoff"
    near, far = made(30, 1), made(8, 2)
    with Store(path, write=True) as store:
        put(store, [*near, *far[:-1]])
        store.put_layer(joining())
        before = keys(path)
        put(store, far[-1:])
        store.put_layer(joining())
        after = keys(path)
        kept = {i.id for i in store.record(joining()).incidents if "Q001A" in i.parties}
        assert to_json(store.record(joining())) == to_json(reconcile(store.readings()))
    assert kept
    assert {i: before[i] for i in kept} == {i: after[i] for i in kept}
    assert before != after


def test_a_reading_made_anew_is_joined_anew(tmp_path):
    readings = made(12, 5)
    with Store(tmp_path / "r.standoff", write=True) as store:
        put(store, readings)
        store.put_layer(joining())
        put(store, [replace(readings[4], tolls=(), events=readings[4].events[:1])])
        store.put_layer(joining())
        assert to_json(store.record(joining())) == to_json(reconcile(store.readings()))
        assert not [problem for problem in store.audit(joining()) if problem.startswith("layer")]
