"""TIMEX3 span and value F1 of `find_moments` on MEANTIME (120 Wikinews articles, title and first five sentences).

    python benchmarks/moments.py DATA [--part tuned|held|all] [--errors]

DATA is the folder of MEANTIME (default: $STANDOFF_SHARED or ../shared, then data/time/meantime). The corpora on Airbus
and on the stock market were used to tune the grammar; those on Apple and on General Motors are held out. A gold
expression is found by one predicted at most; a value counts where the spans overlap. Publication dates are the set's.
"""

import argparse
import os
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff import __version__
from standoff.knowledge.calendar import load_calendar
from standoff.reading.language import load_model
from standoff.reading.moments.finding import find_moments
from standoff.record.rows import Line, Published, Report
from standoff.record.terms import Grade, Label

TUNED = ("corpus_airbus", "corpus_stock")
HELD = ("corpus_apple", "corpus_gm")
Gold = tuple[int, int, str]


@dataclass(frozen=True)
class Text:
    name: str
    report: Report
    gold: tuple[Gold, ...]


def default_folder() -> Path:
    shared = os.environ.get("STANDOFF_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    return Path(shared) / "data" / "time" / "meantime"


def load(folder: Path, parts: tuple[str, ...]) -> Iterator[Text]:
    """The texts of the named parts, tokens joined by single spaces and sentences by line breaks."""
    for part in parts:
        for path in sorted((folder / "intra-doc_annotation" / part).glob("*.xml")):
            yield read_text(path)


def read_text(path: Path) -> Text:
    root = ET.parse(path).getroot()
    text, at, sentence = "", {}, None
    for token in root.iter("token"):
        if int(token.get("sentence", "0")) > 5:
            continue
        if text:
            text += "\n" if token.get("sentence") != sentence else " "
        sentence = token.get("sentence")
        words = token.text or ""
        at[token.get("t_id")] = (len(text), len(text) + len(words))
        text += words
    gold: list[Gold] = []
    day = None
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            day = (timex.get("value") or "")[:10] or day
            continue
        anchors = [at[a.get("t_id")] for a in timex.iter("token_anchor") if a.get("t_id") in at]
        if anchors:
            gold.append((min(a for a, _ in anchors), max(b for _, b in anchors), timex.get("value") or ""))
    if re.fullmatch(r"\d\d-\d\d-\d{4}", day or ""):  # a few are written day first
        day = "-".join(reversed((day or "").split("-")))
    published = Published(day, day, "set", Grade.GIVEN) if day else Published()
    return Text(path.stem, Report("r", "", path.name, text + "\n", published=published, lines=lines(text)), tuple(gold))


def lines(text: str) -> tuple[Line, ...]:
    found, start = [], 0
    for number, words in enumerate(text.split("\n")):
        found.append(Line(start, start + len(words), Label.HEADLINE if number == 0 else Label.BODY))
        start += len(words) + 1
    return tuple(found)


def matched(gold: tuple[Gold, ...], found: list[Gold], exact: bool) -> list[tuple[Gold, Gold]]:
    used: set[int] = set()
    pairs = []
    for g in gold:
        for i, p in enumerate(found):
            if i not in used and (p[:2] == g[:2] if exact else p[0] < g[1] and g[0] < p[1]):
                used.add(i)
                pairs.append((g, p))
                break
    return pairs


def f1(hits: int, found: int, gold: int) -> str:
    p, r = hits / found if found else 0.0, hits / gold if gold else 0.0
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}"


def show_errors(text: Text, found: list[Gold]) -> None:
    body = text.report.text
    pairs = matched(text.gold, found, False)
    rows = [("missed", g, None) for g in text.gold if g not in [a for a, _ in pairs]]
    rows += [("spurious", None, p) for p in found if p not in [b for _, b in pairs]]
    rows += [("span" if g[:2] != p[:2] else "value", g, p) for g, p in pairs if g != p]
    for kind, g, p in rows:
        start, end, _ = g or p
        context = body[max(0, start - 40) : end + 30].replace("\n", " / ")
        shown = [f"{body[x[0] : x[1]]} = {x[2]}" if x else "-" for x in (g, p)]
        print(f"{kind:9s} {text.report.published.earliest} gold [{shown[0]}] ours [{shown[1]}] | {context}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="list every difference (of the tuned part only)")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there; give the folder of MEANTIME", file=sys.stderr)
        return 2
    model, calendar = load_model(), load_calendar()
    print(f"standoff {__version__}, {model.name}; command: python {' '.join(sys.argv)}")
    for name, parts in (("tuned", TUNED), ("held", HELD)):
        if options.part in (name, "all"):
            score(name, list(load(options.data, parts)), model, calendar, options.errors and name == "tuned")
    return 0


def score(name: str, texts: list[Text], model, calendar, errors: bool) -> None:  # type: ignore[no-untyped-def]
    strict = loose = value = n_found = n_gold = words = 0
    parsing = finding = 0.0
    for text in texts[:40]:  # patterns are compiled and word lists loaded once
        find_moments(model.parse(text.report), text.report.published, calendar)
    for text in texts:
        began = time.process_time()
        document = model.parse(text.report)
        parsed = time.process_time()
        moments = find_moments(document, text.report.published, calendar)
        finding += time.process_time() - parsed
        parsing += parsed - began
        words += len(document.tokens)
        found = [(*m.span, m.timex.value) for m in moments]
        pairs = matched(text.gold, found, False)
        strict += len(matched(text.gold, found, True))
        loose += len(pairs)
        value += sum(g[2] == p[2] for g, p in pairs)
        n_found, n_gold = n_found + len(found), n_gold + len(text.gold)
        if errors:
            show_errors(text, found)
    parts = TUNED if name == "tuned" else HELD
    print(f"MEANTIME {name} ({', '.join(parts)}): {len(texts)} texts, {words} tokens, {n_gold} gold, {n_found} found")
    for figure, hits in (("span, strict", strict), ("span, overlapping", loose), ("value", value)):
        print(f"  {figure:20s} {f1(hits, n_found, n_gold)}")
    print(f"  time {finding * 1000:.0f} ms, {finding / parsing:.1%} of parsing ({parsing:.1f} s)")


if __name__ == "__main__":
    sys.exit(main())
