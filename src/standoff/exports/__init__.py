"""The record in the formats of other tools. An export is a pure function of the record: no custody, no date of export.

`EXPORTS` names every format with the function that writes it.
"""

from standoff.exports.acled import export_acled
from standoff.exports.annotations import export_webannotation
from standoff.exports.columns import export_parquet
from standoff.exports.entities import export_ftm
from standoff.exports.formats import Export
from standoff.exports.ged import export_ged
from standoff.exports.geojson import export_geojson
from standoff.exports.lines import export_jsonl
from standoff.exports.plover import export_plover, export_polecat
from standoff.exports.sheets import PROFILES, export_csv, write_csv

EXPORTS = {
    "jsonl": Export("one JSON line for each report with everything read out of it", stream=export_jsonl),
    "csv": Export("a folder with one CSV file for each table", folder=export_csv),
    "parquet": Export("a folder with one Parquet file for each table, its columns typed", folder=export_parquet),
    "geojson": Export("a FeatureCollection of places, and of incidents with a point", stream=export_geojson),
    "ftm": Export("FollowTheMoney entities, one a line, for Aleph and OpenSanctions tools", stream=export_ftm),
    "webannotation": Export("a page of W3C web annotations, one for each row with words", stream=export_webannotation),
    "plover": Export("a PLOVER record for each event told as done or intended, one a line", stream=export_plover),
    "polecat": Export("the same events under POLECAT's columns, tab-separated", stream=export_polecat),
    "acled": Export("incidents under ACLED's columns, with one figure for the dead", stream=export_acled),
    "ged": Export("incidents with dead under the columns of UCDP GED", stream=export_ged),
}

__all__ = [
    "EXPORTS",
    "PROFILES",
    "Export",
    "export_acled",
    "export_csv",
    "export_ftm",
    "export_ged",
    "export_geojson",
    "export_jsonl",
    "export_parquet",
    "export_plover",
    "export_polecat",
    "export_webannotation",
    "write_csv",
]
