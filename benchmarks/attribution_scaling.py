"""How the time that statements take grows with the text: per word, from short reports to very long ones.

    python benchmarks/attribution_scaling.py [--words 200000]

Made-up reports of the kinds that tempt a reader into quadratic time: plain news, one sentence of ten thousand words,
nested "said that" without end, a quotation that never closes, a transcript, a list without stops. Each is read at a
tenth of its length and at its length; linear reading gives a ratio near 1.
"""

import argparse
import itertools
import sys
import time

from attribution import report_of
from standoff.knowledge.cues import load_cues
from standoff.reading.attribution.tagged import first_told
from standoff.reading.cast import Cast
from standoff.reading.language import load_model
from standoff.reading.statements.finding import find_statements
from standoff.reading.tagging.tagger import load_tagger

NEWS = (
    "The army said on Monday that two posts had been shelled. The ministry denied this and accused the rebels of "
    "mining the road. “We saw nothing,” said Ana Brandt, a nurse.\n"
)
KINDS = {
    "news": lambda n: NEWS * (n // 33),
    "one sentence": lambda n: (
        ("the convoy passed the ford and the guards counted the trucks, " * (n // 11)).strip(", ") + "."
    ),
    "nested sayings": lambda n: "He claimed that " + "the mayor said that " * (n // 4) + "it rained.",
    "open quotation": lambda n: "The mayor said: “" + "we held the bridge and they shelled the mill. " * (n // 9),
    "transcript": lambda n: "REPORTER: Was it you?\nENVOY: We deny that. It was they who fired.\n" * (n // 13),
    "no stops": lambda n: "army says post shelled ministry denies claim rebels accuse army " * (n // 10),
    "lines": lambda n: "Mayor: the road is shut\n" * (n // 5),
    "dashes": lambda n: "Ivo Brandt spoke to us.\n" + "— Was it you?\n— It was not me.\n" * (n // 9),
}


def spent(text: str) -> tuple[int, float]:
    """The words of a text and the CPU seconds that its statements take, without the parse; each line is made unlike."""
    lines = (f"{line} ({number})" for number, line in enumerate(text.split("\n")) if line)
    report = report_of("made up", "\n".join(lines))
    text = report.text
    document = load_model().parse(report)
    began = time.process_time()
    tagged = load_tagger().read(text, first_told(text, document.lines))
    find_statements(document, report, Cast((), ()), (), load_cues(), tagged)
    return len(text.split()), time.process_time() - began


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    options = parser.parse_args(arguments)
    load_tagger()
    spent(NEWS)
    worst = 0.0
    for kind in options.kinds:
        rows = [spent(KINDS[kind](n)) for n in (options.words // 10, options.words)]
        (few, quick), (many, slow) = rows
        ratio = (slow / many) / (quick / few)
        worst = max(worst, ratio)
        speeds = ", ".join(f"{words} words {words / seconds:.0f}/s" for words, seconds in itertools.chain(rows))
        print(f"{kind:16s}{speeds}; time a word grows {ratio:.2f}-fold")
    print(f"worst growth {worst:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
