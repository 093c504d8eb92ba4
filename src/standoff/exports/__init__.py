"""The record in the formats of other tools. An export is a pure function of the record: no custody, no date of export.

`EXPORTS` names them: `jsonl` (the contract, one reading a line), `csv` (one file a table, raw or safe for spreadsheet
programs) and `geojson` (places and incidents with a point).
"""

from standoff.exports.geojson import export_geojson
from standoff.exports.lines import export_jsonl
from standoff.exports.sheets import PROFILES, export_csv, write_csv

EXPORTS = {
    "jsonl": "one JSON line for each report with everything read out of it",
    "csv": "a folder with one CSV file for each table",
    "geojson": "a FeatureCollection of the places and of the incidents that have a point",
}

__all__ = ["EXPORTS", "PROFILES", "export_csv", "export_geojson", "export_jsonl", "write_csv"]
