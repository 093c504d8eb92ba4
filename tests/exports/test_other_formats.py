"""The record in the formats of other tools reads back as what was written, and never says more than the record."""

import dataclasses
import io
import json
import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from standoff.cli.exporting import FORMATS
from standoff.exports import EXPORTS, export_parquet
from standoff.exports.columns import ADDED, ROWS, schema_of
from standoff.reconcile import reconcile
from standoff.record.joined import Record
from standoff.views.tables import TABLES, table

CLAIM = """Two Peruvian soldiers killed near Loja, army says

Two Peruvian soldiers were killed on Tuesday when Ecuadorian troops opened fire near Loja, the Peruvian army said.
Peru demanded that Ecuador withdraw its troops.
"""
DENIAL = """Ecuador denies firing

The Ecuadorian defence ministry denied that its troops had opened fire near Loja on Tuesday. “İlham 🙂” was quoted.
"""


@pytest.fixture(scope="module")
def record(read) -> Record:
    return reconcile([read(CLAIM, "2031-06-04", "North Wire"), read(DENIAL, "2031-06-05", "South Post")])


def written(record: Record, form: str) -> str:
    out = io.BytesIO()
    stream = EXPORTS[form].stream
    assert stream is not None
    assert stream(record, out) > 0
    return out.getvalue().decode("utf-8")


def test_the_command_line_knows_every_format() -> None:
    assert tuple(EXPORTS) == FORMATS


@pytest.mark.parametrize("form", [name for name, export in EXPORTS.items() if export.stream is not None])
def test_the_order_of_reports_changes_no_byte(record: Record, form: str) -> None:
    shuffled = list(record.readings)
    random.Random(7).shuffle(shuffled)
    assert written(reconcile(reversed(shuffled)), form) == written(record, form)


@pytest.mark.parametrize("name", TABLES)
def test_a_parquet_table_reads_back_as_the_table(record: Record, name: str, tmp_path: Path) -> None:
    export_parquet(record, tmp_path)
    read_back = pq.read_table(tmp_path / f"{name}.parquet")
    assert read_back.schema.equals(schema_of(name))
    wanted = json.loads(json.dumps(table(record, name)))
    assert read_back.to_pylist() == wanted


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_a_row_has_its_typed_column(name: str) -> None:
    assert set(schema_of(name).names) == {f.name for f in dataclasses.fields(ROWS[name])} | set(ADDED.get(name, {}))


def test_an_annotation_picks_the_words_by_place_and_by_quote(record: Record) -> None:
    texts = {f"urn:standoff:{r.report.id}": r.report.text for r in record.readings}
    page = json.loads(written(record, "webannotation"))
    assert page["type"] == "AnnotationPage"
    for annotation in page["items"]:
        for target in annotation["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in text


def test_only_what_is_said_to_have_happened_is_an_event_in_follow_the_money(record: Record) -> None:
    found = [json.loads(line) for line in written(record, "ftm").splitlines()]
    by_schema: dict[str, list[dict]] = {}
    for entity in found:
        by_schema.setdefault(entity["schema"], []).append(entity)
    events = {" ".join(e["properties"]["name"]) for e in by_schema["Event"]}
    notes = {" ".join(e["properties"]["name"]) for e in by_schema["Note"]}
    assert any("killed" in words for words in events)
    assert any("had opened fire" in words for words in notes)
    assert not any("had opened fire" in words or "withdraw" in words for words in events)
    assert len(by_schema["Article"]) == 2


def test_one_claim_is_one_entity_in_the_dataset_of_its_outlet(record: Record) -> None:
    found = [json.loads(line) for line in written(record, "ftm").splitlines()]
    assert len({entity["id"] for entity in found}) == len(found)
    datasets = {d for e in found if e["schema"] in ("Event", "Note") for d in e["datasets"]}
    assert datasets == {"standoff-north-wire", "standoff-south-post"}
    ids = {entity["id"] for entity in found}
    named = {i for e in found for key in ("involved", "proof", "entity") for i in e["properties"].get(key, ())}
    assert named <= ids


def test_the_library_of_follow_the_money_takes_every_entity(record: Record) -> None:
    ftm = pytest.importorskip("followthemoney", reason="install followthemoney, which needs PyICU, to check against it")
    for line in written(record, "ftm").splitlines():
        entity = json.loads(line)
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (entity["schema"], name, values)
