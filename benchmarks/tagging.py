"""The attribution tagger on PolNeAR: the grammar alone, the tagger alone, and both as they are shipped.

    python benchmarks/tagging.py ../shared/data/polnear --split dev [--every N]

Figures are counted as in `benchmarks/attribution.py`. The tagger gives one flat layer, as PolNeAR marks it, so that
nothing of it needs projecting.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable

from attribution import Tally, Words, gold_documents, projected, report_of
from standoff.knowledge.cues import load_cues
from standoff.reading.attribution.tagged import first_told
from standoff.reading.cast import Cast
from standoff.reading.language import load_model
from standoff.reading.statements.finding import find_statements
from standoff.reading.tagging.tagger import Tagged, load_tagger


def roles(rows: Iterable[Tagged]) -> list[dict[str, list[tuple[int, int]]]]:
    return [{"source": list(r.source), "cue": list(r.cue), "content": list(r.content)} for r in rows]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--every", type=int, default=1, help="score each Nth document only")
    options = parser.parse_args(arguments)
    if not os.path.isdir(options.data):
        print(f"skipped: {options.data} is not there")
        return 0
    model, cues, tagger = load_model(), load_cues(), load_tagger()
    tallies = {name: Tally() for name in ("grammar", "tagger", "both")}
    count, spent = 0, 0.0
    for name, text, gold_spans in gold_documents(options.data, options.split)[:: options.every]:
        report = report_of(name, text)
        document = model.parse(report)
        began = time.process_time()
        rows = tagger.read(text, report.lines)
        spent += time.process_time() - began
        words = Words(text)
        count += len(words.spans)
        gold = [words.triple(row) for row in gold_spans]
        found = {"tagger": roles(rows)}
        for reader, heard in (("grammar", None), ("both", tagger.read(text, first_told(text, document.lines)))):
            statements = find_statements(document, report, Cast((), ()), (), cues, heard)
            found[reader] = projected(statements, text)
        for reader, tally in tallies.items():
            tally.add(words, [words.triple(row) for row in found[reader]], gold)
    for reader, tally in tallies.items():
        print(f"\n{reader}")
        tally.show()
    print(f"\ntagger alone, words per CPU-second: {count / spent:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
