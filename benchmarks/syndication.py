"""How well shared text is found: pairs of reports made from real pages and our examples, and hard negatives.

    python benchmarks/syndication.py ../shared/data/extraction [--examples examples] [--errors N] [--seed N]

From each text of 150 words or more are made: a copy under another headline with other boilerplate (`re-headed`), the
text cut at 35–80% (`cut`), two or three of its paragraphs lifted into another text (`excerpt`), paragraphs left out and
put in another order with every 25th word changed (`rewritten`), and hyphenated, re-wrapped text as an archive has it
(`re-wrapped`). Pairs that share no text of their own: other texts; another text that quotes 40 to 70 words of it in
quotation marks (`quoting`); two texts with one standing paragraph at their foot (`standing`); and different reports of
one event from the examples (`one event`). All reports are compared at once, as in a record.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path

import yaml

from standoff.reconcile.carrying import shared_text
from standoff.record.rows import Line, Published, Report
from standoff.record.terms import Grade, Label

ROOT = Path(__file__).parents[1]
LEAST_WORDS = 150
STANDING = 30


@dataclass
class Pool:
    """The reports made so far, and the pairs of them that are asked about: kind, and whether they share text."""

    chance: random.Random
    reports: dict[str, Report] = field(default_factory=dict)
    pairs: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)

    def add(self, paragraphs: list[str], day: int, headline: str = "") -> str:
        """A report of `paragraphs`, published on the `day`-th of a month, with boilerplate around its body."""
        name = f"r-{len(self.reports):05d}"
        parts = [(headline or "Untitled", Label.HEADLINE), *((p, Label.BODY) for p in paragraphs)]
        parts += [(f"Related: story {self.chance.randrange(10**6)}", Label.RELATED_LINK), ("Share", Label.SHARE)]
        text, lines = "", []
        for part, label in parts:
            for line in part.split("\n"):
                lines.append(Line(len(text), len(text) + len(line), label))
                text += line + "\n"
            text += "\n"
        date = f"2031-05-{day:02d}"
        published = Published(date, date, "given", Grade.GIVEN)
        self.reports[name] = Report(name, name, name, text, published=published, lines=tuple(lines))
        return name

    def ask(self, one: str, other: str, kind: str, shares: bool) -> None:
        self.pairs[(one, other)] = (kind, shares)


def texts(folder: Path) -> Iterator[list[str]]:
    """The article texts of the extraction set, as paragraphs."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name in sorted(truth):
        yield [p.strip() for p in truth[name]["articleBody"].split("\n") if p.strip()]


def example_sets(folder: Path) -> Iterator[tuple[dict[str, list[str]], set[tuple[str, str]]]]:
    """The plain-text reports of each set of examples as paragraphs, by name, and the pairs of them of which one carries
    the other; what is held out stays unread."""
    for described in sorted(folder.glob("*/gold/set.yaml")):
        rows = yaml.safe_load(described.read_text("utf-8"))
        if rows["split"] == "held-out":
            continue
        reports = sorted(path.stem for path in described.parent.glob("*.yaml") if path.stem != "set")
        found = {}
        for name in reports:
            path = described.parents[1] / f"{name}.txt"
            if path.exists():
                blocks = re.split(r"\n\s*\n", path.read_text("utf-8"))
                found[name] = [" ".join(b.split()) for b in blocks if len(b.split()) > 12]
        yield found, {(row["carrier"], row["origin"]) for row in rows["origins"]}


def changed(words: str, chance: random.Random, every: int = 25) -> str:
    """The words with every 25th or so left out or another in its place."""
    found = []
    for word in words.split():
        if chance.randrange(every):
            found.append(word)
        elif chance.randrange(2):
            found.append("meanwhile")
    return " ".join(found)


def wrapped(paragraph: str) -> str:
    """The paragraph in lines of about 70 characters."""
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += word + " "
    return "\n".join([*lines, line.strip()])


def lifted(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Two or three paragraphs in a row with 60 words or more in all."""
    starts = [n for n in range(len(paragraphs) - 1) if len(" ".join(paragraphs[n : n + 2]).split()) >= 60]
    start = chance.choice(starts) if starts else 0
    return paragraphs[start : start + (2 if starts else 3)]


def quotation(paragraphs: list[str], chance: random.Random) -> str:
    """40 to 70 words of a text that hold no quotation mark."""
    words = re.sub(r"[“”\"«»]", "", " ".join(paragraphs)).split()
    length = chance.randint(40, 70)
    start = chance.randrange(max(1, len(words) - length))
    return " ".join(words[start : start + length])


def make(pool: Pool, sources: list[list[str]]) -> list[str]:
    """The variants of every text and the pairs asked about them; gives the ids of the texts themselves."""
    chance = pool.chance
    bases = [pool.add(paragraphs, 10, paragraphs[0][:60]) for paragraphs in sources]
    footed: list[str] = []
    for number, (base, paragraphs) in enumerate(zip(bases, sources, strict=True)):
        other = sources[(number + 1 + chance.randrange(len(sources) - 1)) % len(sources)]
        host, far = bases[sources.index(other)], bases[(number + 7) % len(bases)]
        words = " ".join(paragraphs).split()
        cut = " ".join(words[: int(len(words) * chance.uniform(0.35, 0.8))])
        rest = [changed(p, chance) for p in paragraphs if chance.randrange(5)] or paragraphs
        chance.shuffle(rest)
        place = chance.randrange(len(other) + 1)
        mixed = [*other[:place], *lifted(paragraphs, chance), *other[place:]]
        quoting = [*other[:2], f"“{quotation(paragraphs, chance)},” the ministry said in a statement.", *other[2:]]
        standing = [*other, STANDING_WORDS]
        made = {
            "re-headed": pool.add([f"CITY (Agency) — {paragraphs[0]}", *paragraphs[1:], "Source: Agency"], 11, "Other"),
            "cut": pool.add([cut], 11, "Cut"),
            "excerpt": pool.add(mixed, 12, "Mixed"),
            "rewritten": pool.add(rest, 13, "Rewritten"),
            "re-wrapped": pool.add([wrapped(p) for p in paragraphs], 10, "Wrapped"),
        }
        for kind, name in made.items():
            pool.ask(base, name, kind, True)
            pool.ask(name, far, f"unlike {kind}", False) if far not in (base, host) else None
        pool.ask(made["re-headed"], made["rewritten"], "two carriers", True)
        pool.ask(made["cut"], made["re-headed"], "two carriers", True)
        pool.ask(base, pool.add(quoting, 12, "Quoting"), "quoting", False)
        footed.append(pool.add(standing, 1 + number % 28, "Standing"))
        pool.ask(base, host, "unlike", False)
    for one, other in pairwise(footed):
        if pool.reports[one].text.split()[1:40] != pool.reports[other].text.split()[1:40]:
            pool.ask(one, other, "standing", False)
    return bases


STANDING_WORDS = (
    "The two countries have been at odds over the border since it was drawn, and fought over it twice in the last "
    "century. A commission was to mark it on the ground, but has met only four times and has not published a map."
)


def found_pairs(reports: dict[str, Report]) -> set[frozenset[str]]:
    """The pairs of reports of which one carries text of the other, as far as `shared_text` tells them, and those that
    follow: of one body, and of one origin that both carry whole."""
    whole: dict[str, set[str]] = defaultdict(set)
    found = set()
    for carry in shared_text(reports.values()):
        found.add(frozenset((carry.carrier, carry.origin)))
        if carry.kind == "copy":
            whole[carry.origin].add(carry.carrier)
    for carriers in whole.values():
        found |= {frozenset(pair) for pair in combinations(sorted(carriers), 2)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the extraction set")
    parser.add_argument("--examples", type=Path, default=ROOT / "examples")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong pairs of each kind to name")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pool = Pool(random.Random(options.seed))
    sets = list(example_sets(options.examples))
    sources = [t for t in texts(options.data) if is_long(t)]
    told = [(number, name) for number, (each, _) in enumerate(sets) for name in each if is_long(each[name])]
    made = make(pool, sources + [sets[number][0][name] for number, name in told])
    for one, other in combinations(zip(told, made[len(sources) :], strict=True), 2):
        ((number, name), first), ((other_number, other_name), second) = one, other
        if number == other_number:
            carried = sets[number][1]
            shares = (name, other_name) in carried or (other_name, name) in carried
            pool.ask(first, second, "copy in examples" if shares else "one event", shares)
    score(pool, options.errors)


def is_long(paragraphs: list[str]) -> bool:
    return len(" ".join(paragraphs).split()) >= LEAST_WORDS


def score(pool: Pool, errors: int) -> None:
    found = found_pairs(pool.reports)
    right: dict[str, list[bool]] = defaultdict(list)
    named: dict[str, int] = defaultdict(int)
    for (one, other), (kind, shares) in pool.pairs.items():
        told = frozenset((one, other)) in found
        right[kind].append(told == shares)
        if told != shares and named[kind] < errors:
            named[kind] += 1
            print(f"  {'missed' if shares else 'wrong'}: {kind}: {one} {other}")
    kinds = dict(pool.pairs.values())
    for kind, hits in sorted(right.items(), key=lambda item: (not kinds[item[0]], item[0])):
        print(f"{'shared' if kinds[kind] else 'not   '}  {kind:20} {sum(hits):5} of {len(hits)}")
    positives = [hit for kind, hits in right.items() if kinds[kind] for hit in hits]
    wrong = sum(not hit for kind, hits in right.items() if not kinds[kind] for hit in hits)
    hits = sum(positives)
    print(f"{len(pool.reports)} reports, {len(pool.pairs)} pairs, {len(positives)} of them shared")
    print(f"recall {hits / len(positives):.4f}  precision {hits / (hits + wrong):.4f}")


if __name__ == "__main__":
    main()
