"""Pronouns of `find_cast` against the coreference of MEANTIME (120 Wikinews articles, first five sentences).

    python benchmarks/actors.py [DATA] [--part tuned|held|all] [--errors]

DATA is the folder of MEANTIME (default: $STANDOFF_SHARED or ../shared, then data/time/meantime). A pronoun counts where
the set links it to another mention. It is answered where the cast has a referent for it, and right where a passage of
its chain, or a mention of its actor, overlaps a mention that the set links it to. The corpora on Airbus and on the
stock market may be looked at while tuning; those on Apple and on General Motors are held out.
"""

import argparse
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moments import HELD, TUNED, default_folder, read_text
from standoff import __version__
from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.names import find_names
from standoff.reading.actors.wants import PRONOUNS
from standoff.reading.language import load_model
from standoff.record.rows import Report, Span


@dataclass(frozen=True)
class Linked:
    """A report, and for each of its pronouns the other mentions of the same entity."""

    report: Report
    pronouns: dict[Span, tuple[Span, ...]]


def load(folder: Path, parts: tuple[str, ...]) -> Iterator[Linked]:
    for part in parts:
        for path in sorted((folder / "intra-doc_annotation" / part).glob("*.xml")):
            report = read_text(path).report
            yield Linked(report, _pronouns(path, report))


def _pronouns(path: Path, report: Report) -> dict[Span, tuple[Span, ...]]:
    root = ET.parse(path).getroot()
    at, end, sentence = {}, 0, None
    for token in root.iter("token"):
        if int(token.get("sentence", "0")) > 5:
            continue
        start = end + (1 if sentence is not None else 0)
        sentence = token.get("sentence")
        end = start + len(token.text or "")
        at[token.get("t_id")] = (start, end)
    mentions: dict[str | None, Span] = {}
    for mention in root.iter("ENTITY_MENTION"):
        spans = [at[a.get("t_id")] for a in mention.iter("token_anchor") if a.get("t_id") in at]
        if spans:
            mentions[mention.get("m_id")] = (min(s for s, _ in spans), max(e for _, e in spans))
    found: dict[Span, tuple[Span, ...]] = {}
    for link in root.iter("REFERS_TO"):
        chain = [mentions[s.get("m_id")] for s in link.iter("source") if s.get("m_id") in mentions]
        for span in chain:
            others = tuple(s for s in chain if s != span and report.text[slice(*s)].lower() not in PRONOUNS)
            if report.text[slice(*span)].lower() in PRONOUNS and others:
                found[span] = others
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=default_folder())
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print(f"{arguments.data} is not there; give the folder of MEANTIME", file=sys.stderr)
        return 2
    parts = {"tuned": TUNED, "held": HELD, "all": TUNED + HELD}[arguments.part]
    model = load_model()
    total = answered = right = words = 0
    parsing = casting = 0.0
    for text in load(arguments.data, parts):
        began = time.process_time()
        document = model.parse(text.report)
        parsed = time.process_time()
        cast = find_cast(document, text.report, find_names(document))
        casting += time.process_time() - parsed
        parsing += parsed - began
        words += len(document.tokens)
        for span, others in sorted(text.pronouns.items()):
            referents = [r for r in cast.referents if r.span == span]
            total += 1
            answered += bool(referents)
            reached = [s for r in referents for s in (*r.via, *cast.actor(r.actor).mentions)]
            good = any(a < d and c < b for a, b in reached for c, d in others)
            right += good
            if arguments.errors and not good:
                around = text.report.text[max(0, span[0] - 90) : span[1] + 30].replace("\n", " / ")
                print(f"  {around!r} -> {cast.actor(referents[0].actor).name if referents else 'open'}")
    share, precision = answered / max(total, 1), right / max(answered, 1)
    print(f"standoff {__version__}, {model.name}, MEANTIME {arguments.part}: {total} pronouns linked in the set")
    print(f"answered {share:.1%}, right of those answered {precision:.1%}")
    print(f"{words} tokens; names and cast took {casting / parsing:.1%} of the parse's time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
