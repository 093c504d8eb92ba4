"""Attribution on PolNeAR: who is given as saying what, against the gold of one split.

    python benchmarks/attribution.py ../shared/data/polnear --split dev [--every N] [--errors FILE]

PolNeAR marks one flat layer of attributions with source, cue and content, thoughts and intentions among them. Nested
statements are projected to it by this rule: a statement counts if it has content and a cue and its parent is the root
or a relay ("Sol quoted X as saying"); the relay itself, statements inside another's content, and hearsay without a
source do not count. A "that" directly before a content joins it.

Words are runs of letters and digits; marks never count. A predicted attribution is matched to one gold attribution at
most, best content overlap first. rel50: content Jaccard >= .5 and source Jaccard >= .5 (or neither has a source). Exact
F1 compares the distinct word sets of each role in a document. A gold attribution is direct where nine tenths of its
content stand in double quotation marks, mixed where some do. `core` are the attributions whose cue holds one of `CORE`.
"""

import argparse
import collections
import glob
import os
import re
import sys
import time
from dataclasses import dataclass

from standoff.knowledge.cues import load_cues
from standoff.reading.attribution.tagged import first_told
from standoff.reading.cast import Cast
from standoff.reading.language import load_model
from standoff.reading.statements.finding import find_statements
from standoff.reading.tagging.tagger import load_tagger
from standoff.record.rows import Line, Report, Statement
from standoff.record.terms import Label

WORD = re.compile(r"\w+(?:['’]\w+)?")
ROLES = ("source", "cue", "content")
_CORE_STEMS = """say said tell told according state stated stating add announce claim accus alleg deny denied deni warn
declar insist assert argu explain respond repl report note noted noting tweet wrote write call urg ask demand reject
dismiss condemn criticiz denounc blam confirm admit admitt acknowledg conced promis pledg vow threaten suggest propos
recommend prais describ stress emphasiz comment mention remark complain contend maintain refus"""
CORE = frozenset(_CORE_STEMS.split())
ENDINGS = ("", "s", "d", "ed", "ing", "es", "ies", "ied")


@dataclass(frozen=True)
class Triple:
    """The word indices of one attribution's source, cue and content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    core: bool


def is_core(word: str) -> bool:
    """Whether a word of a cue is a form of a core communication cue."""
    return any(word.startswith(stem) and (word[len(stem) :] in ENDINGS or len(stem) > 4) for stem in CORE)


class Words:
    """The words of a text, and the word at each character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at: dict[int, int] = {}
        self.spans = [m.span() for m in WORD.finditer(text)]
        for number, (start, end) in enumerate(self.spans):
            self.at.update(dict.fromkeys(range(start, end), number))

    def of(self, spans: list[tuple[int, int]]) -> frozenset[int]:
        return frozenset(self.at[i] for start, end in spans for i in range(start, end) if i in self.at)

    def triple(self, roles: dict[str, list[tuple[int, int]]]) -> Triple:
        cue = " ".join(self.text[a:b] for a, b in sorted(roles["cue"])).lower()
        core = any(is_core(word) for word in WORD.findall(cue))
        return Triple(*(self.of(roles[role]) for role in ROLES), core)


def gold_documents(folder: str, split: str) -> list[tuple[str, str, list[dict[str, list[tuple[int, int]]]]]]:
    """Name, text and attributions of each document of a split; of several annotators the first by name is gold."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, split, "text", "*.txt"))):
        stem = os.path.basename(path)[:-4]
        files = sorted(glob.glob(os.path.join(folder, split, "attributions", glob.escape(stem) + "_????.ann")))
        if files:
            with (
                open(path, encoding="utf-8", newline="") as text,
                open(files[0], encoding="utf-8", newline="\n") as rows,
            ):
                found.append((stem, text.read(), _attributions(rows.read())))
    return found


def _attributions(brat: str) -> list[dict[str, list[tuple[int, int]]]]:
    texts: dict[str, list[tuple[int, int]]] = {}
    events: list[str] = []
    for row in brat.split("\n"):
        cells = row.split("\t")
        if cells[0].startswith("T") and len(cells) > 1:
            places = cells[1].split(" ", 1)[1]
            texts[cells[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif cells[0].startswith("E") and len(cells) > 1:
            events.append(cells[1])
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for part in event.split():
            name, identifier = part.split(":", 1)
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles and identifier in texts:
                roles[role] += texts[identifier]
        if roles["content"]:
            found.append(roles)
    return found


def projected(
    rows: tuple[Statement, ...], text: str, *, nested: bool = False
) -> list[dict[str, list[tuple[int, int]]]]:
    """The statements that count on a flat layer (see the module's rule), as spans by role."""
    by_id = {row.id: row for row in rows}
    root = rows[0].id
    relays = {row.parent for row in rows if row.grounds.startswith("relayed speech")}
    found = []
    for row in rows:
        if row.cue is None or not row.content.spans or (row.id in relays and not nested):
            continue
        above = row.parent
        while above in relays:
            above = by_id[above].parent
        content = [
            (start - 5 if text[max(0, start - 5) : start] == "that " else start, end)
            for start, end in row.content.spans
        ]
        if nested or (above == root and not row.grounds.startswith("adverb of hearsay")):
            found.append({"source": list(row.source.spans), "cue": list(row.cue.spans), "content": content})
    return found


def quoted(words: Words) -> frozenset[int]:
    """The words in double quotation marks, paired within their line."""
    found: set[int] = set()
    for line in re.finditer(r"[^\n]+", words.text):
        opened: int | None = None
        for i in range(line.start(), line.end()):
            character = words.text[i]
            if character in "“„" or (character == '"' and opened is None):
                opened = i
            elif character in '”"' and opened is not None:
                found |= words.of([(opened, i)])
                opened = None
        if opened is not None:
            found |= words.of([(opened, line.end())])
    return frozenset(found)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def matched(found: list[Triple], gold: list[Triple]) -> list[tuple[int, int]]:
    """One-to-one pairs with content Jaccard >= .5, best first."""
    shared = ((i, j) for i, p in enumerate(found) for j, g in enumerate(gold) if p.content & g.content)
    pairs = sorted((-jaccard(found[i].content, gold[j].content), i, j) for i, j in shared)
    used_p: set[int] = set()
    used_g: set[int] = set()
    kept = []
    for score, i, j in pairs:
        if -score < 0.5:
            break
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            kept.append((i, j))
    return kept


def f1(hits: int, found: int, gold: int) -> str:
    precision, recall = hits / max(1, found), hits / max(1, gold)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


class Tally:
    """Counts over documents, and the figures made of them."""

    def __init__(self) -> None:
        self.n: collections.Counter[str] = collections.Counter()

    def add(self, words: Words, found: list[Triple], gold: list[Triple]) -> set[tuple[int, int]]:
        """Counts one document; gives the pairs that are right by rel50."""
        marks = quoted(words)
        right = {(i, j) for i, j in matched(found, gold) if jaccard(found[i].source, gold[j].source) >= 0.5}
        self.n["hit"] += len(right)
        self.n["found"] += len(found)
        self.n["gold"] += len(gold)
        for name, keep in (("core", True), ("other", False)):
            self.n[f"{name} found"] += sum(p.core is keep for p in found)
            self.n[f"{name} gold"] += sum(g.core is keep for g in gold)
            self.n[f"{name} hit gold"] += sum(gold[j].core is keep for _, j in right)
            self.n[f"{name} hit found"] += sum(found[i].core is keep for i, _ in right)
        hit_gold = {j for _, j in right}
        for j, g in enumerate(gold):
            share = len(g.content & marks) / max(1, len(g.content))
            form = "direct" if share >= 0.9 else "mixed" if share else "indirect"
            self.n[f"{form} gold"] += 1
            self.n[f"{form} hit"] += j in hit_gold
        for role in ROLES:
            p, g = ({getattr(t, role) for t in side if getattr(t, role)} for side in (found, gold))
            self.n[f"{role} exact"] += len(p & g)
            self.n[f"{role} found"] += len(p)
            self.n[f"{role} gold"] += len(g)
            pw, gw = (frozenset().union(*side) if side else frozenset() for side in (p, g))
            self.n[f"{role} words"] += len(pw & gw)
            self.n[f"{role} words found"] += len(pw)
            self.n[f"{role} words gold"] += len(gw)
        return right

    def show(self) -> None:
        n = self.n
        print(f"attributions: gold {n['gold']}, found {n['found']}")
        print(f"rel50         {f1(n['hit'], n['found'], n['gold'])}")
        for name in ("core", "other"):
            precision = n[f"{name} hit found"] / max(1, n[f"{name} found"])
            recall = n[f"{name} hit gold"] / max(1, n[f"{name} gold"])
            score = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"rel50 {name:7s} P {precision:.3f} R {recall:.3f} F1 {score:.3f}  (gold {n[f'{name} gold']})")
        for form in ("direct", "mixed", "indirect"):
            print(
                f"rel50 recall, {form:9s}{n[f'{form} hit'] / max(1, n[f'{form} gold']):.3f}  (gold {n[f'{form} gold']})"
            )
        for role in ROLES:
            print(f"exact {role:8s}{f1(n[f'{role} exact'], n[f'{role} found'], n[f'{role} gold'])}")
            print(f"words {role:8s}{f1(n[f'{role} words'], n[f'{role} words found'], n[f'{role} words gold'])}")


def report_of(name: str, text: str) -> Report:
    """A report whose every line is read."""
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), Label.BODY))
        start += len(line) + 1
    return Report(name, "", name, text, lines=tuple(lines))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--every", type=int, default=1, help="score each Nth document only")
    parser.add_argument("--nested", action="store_true", help="count every statement instead of projecting")
    parser.add_argument("--errors", help="write what was missed and what was made up to this file")
    options = parser.parse_args(arguments)
    if not os.path.isdir(options.data):
        print(f"skipped: {options.data} is not there")
        return 0
    model, cues, tagger, tally = load_model(), load_cues(), load_tagger(), Tally()
    documents = gold_documents(options.data, options.split)[:: options.every]
    parsing = stating = 0.0
    count = 0
    errors: list[str] = []
    for name, text, gold_spans in documents:
        report = report_of(name, text)
        began = time.process_time()
        document = model.parse(report)
        parsed = time.process_time()
        tagged = tagger.read(text, first_told(text, document.lines))
        rows = find_statements(document, report, Cast((), ()), (), cues, tagged)
        parsing, stating = parsing + parsed - began, stating + time.process_time() - parsed
        words = Words(text)
        count += len(words.spans)
        found_spans = projected(rows, text, nested=options.nested)
        found = [words.triple(roles) for roles in found_spans]
        gold = [words.triple(roles) for roles in gold_spans]
        right = tally.add(words, found, gold)
        errors += [_line(name, "+", text, r) for i, r in enumerate(found_spans) if i not in {i for i, _ in right}]
        errors += [_line(name, "-", text, r) for j, r in enumerate(gold_spans) if j not in {j for _, j in right}]
    print(f"{options.split}: {len(documents)} documents, {count} words, model {model.name}, {len(cues.verbs)} verbs")
    tally.show()
    both = count / (parsing + stating)
    print(f"words per CPU-second: statements alone {count / stating:.0f}, with the parse {both:.0f}")
    if options.errors:
        with open(options.errors, "w", encoding="utf-8") as file:
            file.write("\n".join(errors))
    return 0


def _line(name: str, sign: str, text: str, roles: dict[str, list[tuple[int, int]]]) -> str:
    cells = (" .. ".join(text[a:b] for a, b in sorted(roles[role])).replace("\n", " / ") for role in ROLES)
    return f"{sign}\t{name[:30]}\t{min(a for a, _ in roles['content'])}\t" + "\t".join(cells)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
