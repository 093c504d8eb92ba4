"""The README shows what the program prints, not what it once printed or might."""

import io
import re
from pathlib import Path

from rich.console import Console

from standoff.capture import Capture, captures
from standoff.reading.read import Reader
from standoff.reconcile import reconcile
from standoff.reports import make_report
from standoff.views import brief_text, make_brief

ROOT = Path(__file__).parents[2]


def test_the_output_it_shows_first_is_what_the_examples_give(reader: Reader):
    shown = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    found = captures([ROOT / "examples" / "syunik-2021"])
    record = reconcile(reader.read(make_report(c)) for c in found if isinstance(c, Capture))
    console = Console(width=100, file=io.StringIO())
    brief_text.render(make_brief(record), console)
    printed = {line.strip() for line in console.file.getvalue().splitlines()}  # type: ignore[attr-defined]
    missing = [line for line in shown[1].splitlines() if line.strip() not in printed]
    assert not missing, "the README's excerpt differs from what the examples give; take it anew from `standoff brief`"
