"""The files of others are those that are listed, and every file that is served is known."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_files_of_others_are_those_that_are_listed() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "tools" / "refresh_vendor.py", "--check"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


def test_no_file_of_others_is_there_that_is_not_listed() -> None:
    vendor = ROOT / "src" / "standoff" / "web" / "static" / "vendor"
    listed = (vendor / "VENDOR.md").read_text("utf-8")
    for path in vendor.rglob("*"):
        if path.is_file() and path.name != "VENDOR.md":
            assert path.relative_to(ROOT / "src" / "standoff").as_posix() in listed
