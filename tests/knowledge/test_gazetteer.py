import json
import threading

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.gazetteer import Gazetteer, gazetteer_path
from standoff.knowledge.gazetteer_build import compile_rows
from standoff.knowledge.gazetteer_sources import ALIAS, PREFERRED, Regions, Row, user_layer, user_layers

NOWHERE = Regions([], {}, {})


def town(identifier, name, lat=10.0, lon=20.0, population=5000, layer="towns", aliases=(), kind="town"):
    names = [(name, PREFERRED), *((alias, ALIAS) for alias in aliases)]
    return Row(identifier, name, kind, "XXX", "", lat, lon, population, "town", layer=layer, names=names)


def compiled(tmp_path, rows):
    return Gazetteer(compile_rows(tmp_path / "places.sqlite", rows))


def test_a_name_gives_its_candidates_by_weight_and_size(tmp_path):
    rows = [
        town("gn:1", "Marl", population=90_000),
        town("gn:2", "Marl", 40.0, population=700),
        town("gn:3", "Big", aliases=["Marl"]),
    ]
    found = compiled(tmp_path, rows).find(["MARL", "nowhere"])
    assert [c.entry.id for c in found["MARL"]] == ["gn:1", "gn:2", "gn:3"]
    assert "nowhere" not in found


def test_a_hand_made_town_takes_over_the_geonames_one_at_its_point(tmp_path):
    rows = [
        town("gn:1", "Vesk", aliases=["Weskh"]),
        town("vesk", "Vesk", 10.01, 20.01, population=0, layer="hand", kind="village"),
    ]
    gazetteer = compiled(tmp_path, rows)
    assert [c.entry.id for c in gazetteer.find(["Weskh"])["Weskh"]] == ["vesk"]
    assert gazetteer.entry("vesk").population == 5000
    assert gazetteer.entry("gn:1") is None


def test_a_namesake_elsewhere_is_not_taken_over(tmp_path):
    rows = [town("gn:1", "Vesk", 30.0), town("vesk", "Vesk", layer="hand", kind="village")]
    assert len(compiled(tmp_path, rows).find(["Vesk"])["Vesk"]) == 2


def test_a_later_row_of_the_same_id_adds_names_and_corrects(tmp_path):
    rows = [town("gn:1", "Oldname"), Row("gn:1", name="Newname", claimed_by="AAA|BBB", names=[("Newname", PREFERRED)])]
    gazetteer = compiled(tmp_path, rows)
    entry = gazetteer.entry("gn:1")
    assert (entry.name, entry.claimed_by) == ("Newname", ("AAA", "BBB"))
    assert set(gazetteer.find(["Oldname", "Newname"])) == {"Oldname", "Newname"}


def test_a_user_adds_places_by_csv_with_names_per_side(tmp_path):
    layer = tmp_path / "mine.csv"
    layer.write_text(
        "# source: my own survey\nid,name,kind,country,lat,lon,precision,geometry,names,claimed_by,within\n"
        "hill-12,Hill 12,height,,1.5,2.5,exact,point,AAA/en:Victory Hill|Red Hill,AAA|BBB,\n"
    )
    entry = compiled(tmp_path, user_layer(layer, NOWHERE)).find(["Victory Hill"])["Victory Hill"][0].entry
    assert (entry.name, entry.precision, entry.names) == ("Hill 12", "exact", ("AAA/en:Victory Hill",))
    assert entry.claimed_by == ("AAA", "BBB")


def test_a_user_adds_places_by_geojson(tmp_path):
    layer = tmp_path / "mine.geojson"
    line = {"type": "LineString", "coordinates": [[2.0, 1.0], [4.0, 3.0]]}
    feature = {
        "type": "Feature",
        "properties": {"id": "road", "name": "Salt Road", "kind": "corridor"},
        "geometry": line,
    }
    layer.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    entry = compiled(tmp_path, user_layer(layer, NOWHERE)).entry("road")
    assert (entry.lat, entry.lon, entry.geometry) == (2.0, 3.0, "line")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x,,town,,1,2", "needs an id and a name"),
        ("x,X,town,,north,2", "needs lat and lon"),
        ("x,X,town,,91,2", "outside the globe"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, said):
    layer = tmp_path / "bad.csv"
    layer.write_text(f"id,name,kind,country,lat,lon\n{row}\n")
    with pytest.raises(KnowledgeError, match=rf"bad.csv row 1.*{said}"):
        list(user_layer(layer, NOWHERE))


def test_a_file_of_another_kind_is_refused(tmp_path):
    for name, text in (("places.kml", "<kml/>"), ("bad.geojson", "[]")):
        (tmp_path / name).write_text(text)
        with pytest.raises(KnowledgeError):
            list(user_layer(tmp_path / name, NOWHERE))


def test_layers_change_the_file_that_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("STANDOFF_CACHE", str(tmp_path))
    monkeypatch.delenv("STANDOFF_PLACES", raising=False)
    without = gazetteer_path()
    (tmp_path / "mine.csv").write_text("id,name,kind,country,lat,lon\n")
    monkeypatch.setenv("STANDOFF_PLACES", str(tmp_path))
    assert user_layers() == (tmp_path / "mine.csv",)
    assert gazetteer_path() != without
    monkeypatch.setenv("STANDOFF_PLACES", str(tmp_path / "absent"))
    with pytest.raises(KnowledgeError, match="STANDOFF_PLACES"):
        gazetteer_path()


def test_two_builders_at_once_leave_one_whole_file(tmp_path):
    path = tmp_path / "places.sqlite"
    rows = [town(f"gn:{n}", f"Town {n}") for n in range(300)]
    builders = [threading.Thread(target=compile_rows, args=(path, list(rows))) for _ in range(4)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert Gazetteer(path).size == (300, 300)
    assert [p.name for p in tmp_path.iterdir()] == ["places.sqlite"]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path):
    def broken():
        yield town("gn:1", "One")
        raise KnowledgeError("a bad row")

    with pytest.raises(KnowledgeError):
        compile_rows(tmp_path / "places.sqlite", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_or_foreign_file_says_what_to_do(tmp_path):
    with pytest.raises(KnowledgeError, match="no gazetteer at"):
        Gazetteer(tmp_path / "absent.sqlite")
    (tmp_path / "junk.sqlite").write_bytes(b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(KnowledgeError, match="is no gazetteer"):
        Gazetteer(tmp_path / "junk.sqlite")
