"""Grouping reports and event mentions on the development topics of ECB+ (Cybulska and Vossen 2014).

    python benchmarks/ecbplus.py FOLDER

Documents to events: B³ of grouping all documents of four topics. Event mentions: given, one cluster for each lemma in a
predicted group of documents; CoNLL F1, the mean of MUC, B³ and CEAF-e. Thresholds are tuned on four topics (2, 12, 21,
34) and reported on the other four (5, 18, 23, 35). The baseline is TF-IDF over these documents with average linkage.
"""

import argparse
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assignment import best_sum
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.wording import group_texts

TUNED, REPORTED = (2, 12, 21, 34), (5, 18, 23, 35)
_EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True)
class Document:
    name: str
    topic: str
    text: str
    mentions: tuple[tuple[str, int, int, str], ...]


def load(folder: Path, topics: Sequence[int]) -> list[Document]:
    paths = [path for topic in topics for path in sorted((folder / str(topic)).glob("*.xml"))]
    return [_document(path) for path in paths]


def _document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    text, at, sentence = "", {}, ""
    for token in root.iter("token"):
        if text:
            text += "\n" if token.get("sentence") != sentence else " "
        sentence = token.get("sentence") or ""
        word = token.text or ""
        at[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    chains: dict[str | None, str] = {}
    for number, link in enumerate(root.find("Relations") or ()):
        name = link.get("note") or f"{path.stem}-{number}"
        if link.tag == "INTRA_DOC_COREF":
            name = f"{path.stem}-{link.get('r_id')}"
        for source in link.iter("source"):
            chains[source.get("m_id")] = name
    mentions = []
    for mark in root.find("Markables") or ():
        spans = [at[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if mark.tag.startswith(_EVENTS) and spans:
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            label = f"{path.stem}/{mark.get('m_id')}"
            mentions.append((label, start, end, chains.get(mark.get("m_id"), label)))
    topic = path.stem.split("_")[0] + ("plus" if path.stem.endswith("plus") else "")
    return Document(path.stem, topic, text, tuple(sorted(mentions, key=lambda m: m[1])))


# --- measures ----------------------------------------------------------------------------------------

Clusters = list[set[str]]


def b_cubed(found: Clusters, truth: Clusters) -> float:
    mine = {m: c for c in found for m in c}
    real = {m: c for c in truth for m in c}
    precision = sum(len(mine[m] & real[m]) / len(mine[m]) for m in real) / len(real)
    recall = sum(len(mine[m] & real[m]) / len(real[m]) for m in real) / len(real)
    return _f1(precision, recall)


def muc(found: Clusters, truth: Clusters) -> float:
    def links(these: Clusters, those: Clusters) -> float:
        of = {m: n for n, c in enumerate(those) for m in c}
        kept = sum(len(c) - len({of[m] for m in c}) for c in these)
        asked = sum(len(c) - 1 for c in these)
        return kept / asked if asked else 0.0

    return _f1(links(found, truth), links(truth, found))


def ceaf_e(found: Clusters, truth: Clusters) -> float:
    of = {m: n for n, c in enumerate(truth) for m in c}
    gains = {
        (n, other): 2 * shared / (len(cluster) + len(truth[other]))
        for n, cluster in enumerate(found)
        for other, shared in Counter(of[m] for m in cluster).items()
    }
    total = best_sum(gains)
    return _f1(total / len(found), total / len(truth))


def conll(found: Clusters, truth: Clusters) -> float:
    return (muc(found, truth) + b_cubed(found, truth) + ceaf_e(found, truth)) / 3


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- systems -----------------------------------------------------------------------------------------


def tfidf(texts: Sequence[str], joins: float) -> list[list[int]]:
    """The baseline: TF-IDF over these documents, cosine, average linkage."""
    counts = [Counter(re.findall(r"\w+", text.casefold())) for text in texts]
    held = Counter(term for count in counts for term in count)
    vectors = []
    for count in counts:
        vector = {t: n * (math.log((len(texts) + 1) / (held[t] + 1)) + 1) for t, n in count.items()}
        length = math.sqrt(sum(v * v for v in vector.values()))
        vectors.append({t: v / length for t, v in vector.items()})

    def cosine(a: dict[str, float], b: dict[str, float]) -> float:
        return max(sum(v * b.get(t, 0.0) for t, v in a.items()), 1e-9)

    return agglomerate(vectors, [1] * len(vectors), cosine, joins)


Grouping = Callable[[Sequence[str], float], list[list[int]]]


def documents_f(documents: Sequence[Document], grouping: Grouping, joins: float) -> float:
    groups = grouping([d.text for d in documents], joins)
    truth: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        truth[document.topic].add(document.name)
    return b_cubed([{documents[n].name for n in group} for group in groups], list(truth.values()))


def tuned(measure: Callable[[float], float], values: Sequence[float]) -> float:
    """The middle of the values that come within .02 of the best: the edge of a plateau would not carry over."""
    scores = {value: measure(value) for value in values}
    good = [value for value in values if scores[value] >= max(scores.values()) - 0.02]
    return good[len(good) // 2]


def lemmas(documents: Sequence[Document]) -> dict[str, str]:
    """The lemma of the head of each mention."""
    from standoff.reading.language import load_model
    from standoff.record.rows import Line, Report
    from standoff.record.terms import Label

    model = load_model()
    found = {}
    for document in documents:
        lines, start = [], 0
        for line in document.text.split("\n"):
            if line:
                lines.append(Line(start, start + len(line), Label.BODY))
            start += len(line) + 1
        parsed = model.parse(Report(document.name, "", "", document.text, lines=tuple(lines)))
        for label, start, end, _ in document.mentions:
            inside = [n for n, t in enumerate(parsed.tokens) if t.start < end and start < t.end]
            top = next((n for n in inside if parsed.tokens[n].head not in inside or parsed.tokens[n].head == n), None)
            if top is None:
                found[label] = document.text[start:end].casefold()
            else:
                found[label] = parsed.tokens[top].lemma.casefold()
    return found


def mentions_f(documents: Sequence[Document], groups: list[list[int]], lemma: dict[str, str]) -> float:
    truth: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for label, _, _, chain in document.mentions:
            truth[chain].add(label)
    clusters: Clusters = []
    for group in groups:
        same: dict[str, set[str]] = defaultdict(set)
        for label, *_ in (mention for n in group for mention in documents[n].mentions):
            same[lemma[label]].add(label)
        clusters += same.values()
    return conll(clusters, list(truth.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", action="store_true", help="documents alone")
    options = parser.parse_args()
    tuning, reported = load(options.folder, TUNED), load(options.folder, REPORTED)
    values = [n / 100 for n in range(2, 60)]
    chosen: dict[str, float] = {}
    for name, grouping in (("TF-IDF average link", tfidf), ("ours", group_texts)):
        chosen[name] = tuned(lambda v, g=grouping: documents_f(tuning, g, v), values)  # type: ignore[misc]
        f1 = documents_f(reported, grouping, chosen[name])
        told = f"tuned {documents_f(tuning, grouping, chosen[name]):.3f}, joins at {chosen[name]:.2f}"
        print(f"documents to events, {name:20s} B3 F1 {f1:.3f}   {told}; {len(reported)} documents", flush=True)
    if options.documents:
        return
    groups = group_texts([d.text for d in reported], chosen["ours"])
    same = mentions_f(reported, groups, lemmas(reported))
    number = sum(len(d.mentions) for d in reported)
    print(f"event mentions, same lemma in our document groups  CoNLL F1 {100 * same:.1f}   {number} mentions")


if __name__ == "__main__":
    main()
